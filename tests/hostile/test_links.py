"""Links and names of files that lead where they must not: refused with their line."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

from reporting.content.inline import find_link_fault
from reporting.reading.names import resolve_inside
from tests.hostile.refusals import assert_clean, change, find_place, refuse, run, run_in
from tests.samples import MINIMAL

PROSE = "text: Orchard grew by 16%[^growth]."

BAD_LINKS = [
    "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,<b>x",
    "file:///etc/passwd", "FILE:x", "\\\\host\\share", "//host/x", "ftp://x/y", "blob:http://x",
    "ms-word:ofe|u|http://x", "tel:1", "about:blank", "res://x", "jar:http://x!/", "view-source:x",
    "http://", "https://", "http:///x", "https:example.org", "https:/example.org",
    "http://[::1", "http://[x]/", "http://a]b/", "http://user:word@host/", "http://good.org@evil.org/",
    "http://host:99999/", "http://host:-1/", "http://host:x/", "http://x:80:80/",
    "mailto:", "mailto:x", "mailto:a@b?subject=x%0d%0aBcc:c@d", "mailto:a@b?body=x%0A.",
    "../x", "/etc/passwd", "C:x", "?x", "x", "#../x", "#", "#A B",
]  # fmt: skip
GOOD_LINKS = [
    "https://example.org", "http://example.org/a?b=c#d", "HTTPS://EXAMPLE.ORG/", "http://[::1]:80/x",
    "https://example.org:8443/x", "https://xn--80ak6aa92e.com/", "https://example.org/%0d%0a",
    "https://example.org/@user", "https://example.org/a:b", "mailto:a@b.org", "#overview",
    "mailto:a@b.org?subject=The%20orchard", "https://127.0.0.1/", "https://example.org?a=[b]",
]  # fmt: skip


def write_link(address: str) -> str:
    return "text: " + json.dumps(
        f"Orchard grew by 16%[^growth], [so](<{address}>) it says."
    )


@pytest.mark.parametrize("address", BAD_LINKS)
def test_a_link_that_leads_elsewhere_is_refused_in_a_text(address: str) -> None:
    files = change(PROSE, write_link(address))
    if "]" in address:  # which is no link to Markdown, but words
        assert find_link_fault(address) is not None
        return
    said = refuse(files)
    line = find_place(files["content.yaml"], '"Orchard grew by 16%[^growth], ').split(
        ":"
    )[1]
    assert re.search(rf"(?m)^content\.yaml:{line}:\d+: error: ", said)


@pytest.mark.parametrize("address", [each for each in BAD_LINKS if each])
def test_a_link_that_leads_elsewhere_is_refused_at_a_source(address: str) -> None:
    link = f"    link: {json.dumps(address)}\n    file: gazette.txt"
    files = change("    file: gazette.txt", link)
    said = refuse(files)
    assert "content.yaml:20:11: error: " in said
    assert "in sources[0].link" in said


@pytest.mark.parametrize("address", GOOD_LINKS)
def test_a_link_that_may_be_is_taken(address: str) -> None:
    assert find_link_fault(address) is None


def list_links(path: bytes) -> set[str]:
    """Return every address that a PDF may open, and every action that is none."""
    found: set[str] = set()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            index = raw.c_int(0)
            link = raw.FPDF_LINK()
            while raw.FPDFLink_Enumerate(page, index, link):
                action = raw.FPDFLink_GetAction(link)
                if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
                    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
                    buffer = (raw.c_char * size)()
                    raw.FPDFAction_GetURIPath(document, action, buffer, size)
                    found.add(buffer.value.decode())
                elif action and raw.FPDFAction_GetType(action) == raw.PDFACTION_LAUNCH:
                    found.add("launch")
    return found


def test_only_allowed_links_come_out() -> None:
    files = change(PROSE, write_link("https://example.org/a(b)?c=d&e=%22"))
    said = run(files)
    assert_clean(said)
    assert said.code == 0
    links = list_links(said.outputs["dossier.pdf"])
    assert links
    assert all(link.startswith(("https://", "http://", "mailto:")) for link in links)


@given(st.one_of(
    st.text(max_size=40),
    st.sampled_from(BAD_LINKS + GOOD_LINKS).flatmap(
        lambda link: st.text(max_size=4).map(lambda more: link + more)
    ),
    st.text(max_size=12).map(lambda more: f"https://{more}"),
    st.text(max_size=12).map(lambda more: f"mailto:a@{more}"),
))  # fmt: skip
def test_any_link_that_is_taken_is_of_a_kind_that_may_be(address: str) -> None:
    """Property: what is taken is internal, or parses as http, https or mailto, without a guise."""
    if find_link_fault(address) is not None:
        return
    assert not re.search(r"[\s\\]", address)
    if address.startswith("#"):
        assert re.fullmatch(r"#[a-z0-9-]+", address)
        return
    parts = urlsplit(address)
    assert parts.scheme in {"http", "https", "mailto"}
    if parts.scheme != "mailto":
        assert parts.hostname
        assert parts.username is None
        assert parts.port is None or 0 <= parts.port <= 65535


# ---------------------------------------------------------------- names of files

OUTSIDE = [
    "../x.png", "a/../../x.png", "..", "../", "/etc/passwd", "//host/x.png", "\\\\host\\x.png",
    "%2e%2e/x.png", "%2E%2E%2Fx.png", "..%2fx.png", "..%5cx.png", "C:/x.png", "C:x.png",
    "file:///x.png", "http://x/y.png", "~/x.png", "~root/x.png", "x.png:stream", "x.png::$DATA",
    "\\??\\C:\\x", "/dev/zero", "/proc/self/mem", "sub/../../x", "x\ty.png", "x\ny.png",
]  # fmt: skip
NONE = [
    "con",
    "nul",
    "none.png",
    ".",
    "sub",
    "．．/x.png",
    "..∕x.png",
    "x" * 300,
    "a/" * 120 + "b",
]
ROLES = {
    "image": "      - {id: im, kind: image, file: @, alt: x, credit: y}\n",
    "csv": "      - {id: tb, kind: table, unsourced: x, columns: [{label: a}], csv: @}\n",
    "workbook": "      - {id: tb, kind: table, unsourced: x, columns: [{label: a}], xlsx: @}\n",
    "chart": "      - {id: ch, kind: chart, type: bar, title: x, unsourced: x, data: {csv: @}}\n",
}


@pytest.mark.parametrize(
    "name", OUTSIDE + NONE, ids=[each[:16] for each in OUTSIDE + NONE]
)
@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES)
def test_a_file_is_never_looked_for_outside(name: str, role: str) -> None:
    text = MINIMAL + role.replace("@", json.dumps(name, ensure_ascii=False))
    said = refuse({"content.yaml": text, "sub/a.png": b""})
    assert "content.yaml:37:" in said
    if name in OUTSIDE:
        assert "does not exist" not in said


@pytest.mark.parametrize("name", OUTSIDE, ids=[each[:16] for each in OUTSIDE])
@pytest.mark.parametrize("old", ["file: gazette.txt", "languages: [en]"])
def test_a_copy_and_a_catalogue_are_never_looked_for_outside(
    name: str, old: str
) -> None:
    written = json.dumps(name)
    if "languages" in old:
        said = refuse(change(old, f"{old}\nlabels: {written}"))
        assert "content.yaml:2:9: error: " in said
        return
    built = run(change(old, f"file: {written}"), "--only", "pdf")
    assert_clean(built)
    assert "content.yaml:20:11: warning: the local copy" in built.text
    assert "what is cited from it stays unchecked" in built.text


def lead_out(folder: Path) -> None:
    (folder / "x.csv").symlink_to("/etc/passwd")


def lead_up(folder: Path) -> None:
    (folder / "x.csv").symlink_to("../x.csv")


def lead_round(folder: Path) -> None:
    (folder / "x.csv").symlink_to("y.csv")
    (folder / "y.csv").symlink_to("x.csv")


def lead_a_folder_out(folder: Path) -> None:
    (folder / "sub").symlink_to("/etc")


def lead_to_a_device(folder: Path) -> None:
    (folder / "x.csv").symlink_to("/dev/zero")


def be_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "x.csv")


def be_a_folder(folder: Path) -> None:
    (folder / "x.csv").mkdir()


@pytest.mark.parametrize(
    "plant",
    [lead_out, lead_up, lead_round, lead_a_folder_out, lead_to_a_device, be_a_pipe, be_a_folder],
)  # fmt: skip
def test_a_link_out_of_the_folder_is_refused(
    tmp_path: Path, plant: Callable[[Path], None]
) -> None:
    name = "sub/passwd" if plant is lead_a_folder_out else "x.csv"
    (tmp_path / "content.yaml").write_text(MINIMAL + ROLES["csv"].replace("@", name))
    plant(tmp_path)
    said = run_in(tmp_path)
    assert_clean(said)
    assert said.code == 3
    assert f"content.yaml:37:73: error: the CSV file `{name}` " in said.text


@given(st.one_of(
    st.text(max_size=20),
    st.lists(st.sampled_from(["..", ".", "/", "a", "%2e", "\\", ":", "~", "\0", " "]), max_size=9)
    .map("".join),
))  # fmt: skip
def test_any_name_stays_below_the_folder_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """Property: whatever a name is, the path that it gives lies below the folder."""
    folder = tmp_path_factory.getbasetemp()
    try:
        path = resolve_inside(folder, name)
    except ValueError:
        return
    assert path.is_relative_to(folder.resolve())
