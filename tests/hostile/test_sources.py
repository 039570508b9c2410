"""Sources that take more than is given: each is told in words, none is read without end."""

from __future__ import annotations

import io
import resource
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reporting import Verdict, apart, check, memory
from reporting.apart import keep_processes
from reporting.evidence.intake.bibliographies.attachments import find_attachment
from reporting.evidence.intake.bibliographies.read import read_bibliography
from reporting.evidence.sources.metadata import read_metadata
from reporting.evidence.sources.paragraphs import Paragraphs, read_copy
from reporting.limits import raise_limits
from reporting.reading import crowding, html
from tests.evidence.dossiers import dossier, source_id, text, write
from tests.hostile.pdfs import (
    SAYING,
    make_bomb,
    make_forms,
    make_packed_twice,
    make_pages,
    make_plain,
    write_stream,
)
from tests.hostile.swapping import SECRET, put_link, swap_before_opening
from tests.test_apart import SILENT

FEW = settings(max_examples=40, deadline=None)
PAGE = b"<!doctype html><html><body>"
SMALL = {"process-memory": 150_000_000, "process-seconds": 1}
"""So that what takes too much is ended soon."""
OVER = "takes (more memory|longer) to read"

PDFS: dict[str, Callable[[], bytes]] = {
    "a stream that unpacks to 170 MB": lambda: make_bomb(170_000_000),
    "text that unpacks to 170 MB": lambda: make_bomb(170_000_000, SAYING),
    "a stream that is packed twice": lambda: make_packed_twice(170_000_000),
    "a form that calls itself": lambda: make_forms(1, 2, is_ring=True),
    "three forms that call each other": lambda: make_forms(3, 3, is_ring=True),
    "forms that call ten each": lambda: make_forms(12, 10, is_ring=False),
    "many pages that are one object": lambda: make_pages(
        write_stream(SAYING * 60_000), count=2000
    ),
}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_that_takes_too_much_is_not_read(name: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with raise_limits(SMALL), pytest.raises(ValueError, match=OVER):
        read_copy(PDFS[name](), "a.pdf")
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 200_000  # KB: nothing of it was unpacked here


def test_a_source_that_takes_too_much_is_unchecked_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAKE_REPORT_CACHE", "off")
    memory.forget_all()
    files = {"bad.pdf": make_bomb(170_000_000), "good.pdf": make_plain()}
    cites = [(source_id(name), 1, ["Orchard"]) for name in files]
    with raise_limits({"process-memory": SMALL["process-memory"]}):
        report = check(write(tmp_path, dossier(files, cites, "en"), files))
    assert [each.verdict for each in report.citations] == [
        Verdict.UNCHECKED,
        Verdict.FOUND,
    ]
    told = [problem for problem in report.problems if "bad.pdf" in problem.message]
    assert any("takes more memory to read" in problem.message for problem in told)


@pytest.mark.parametrize("limit", ["source-pages", "source-text"])
def test_a_pdf_beyond_a_limit_names_it(limit: str) -> None:
    data = make_pages(write_stream(SAYING), count=3)
    with raise_limits({limit: 2}), pytest.raises(ValueError, match=f"`{limit}` is 2$"):
        read_copy(data, "a.pdf")
    assert len(read_copy(data, "a.pdf")) == 3


# ---------------------------------------------------------------- pages and texts


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a\n" * 600_000, "`source-lines` is 500,000"),
        (b"\r" * 600_000 + b"a", "`source-lines` is 500,000"),
        (b"\f\n" * 300_000 + b"a", "`source-lines` is 500,000"),
        (PAGE + b"<p>" * 1_100_000, "`source-elements` is 1,000,000"),
        (PAGE + b"<p a=b>" * 600_000, "`source-elements` is 1,000,000"),
        (b"<html>" + b"<!-- x -->" * 1_100_000, "`source-elements` is 1,000,000"),
    ],
)
def test_a_text_or_page_of_too_much_is_refused_before_it_is_parted(
    data: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(etree, "fromstring", None)  # no tree is made
    with pytest.raises(ValueError, match=why):
        read_copy(data, "a.txt")


def list_attributes(count: int) -> bytes:
    return b" ".join([b"a%x" % at for at in range(count)])


PAGES = {
    "one element": PAGE + b"<p " + list_attributes(60_000) + b">x",
    "with values": PAGE
    + b"<p "
    + list_attributes(60_000).replace(b" ", b"=1 ")
    + b">x",
    "ends in values": PAGE
    + b"<p "
    + list_attributes(60_000).replace(b" ", b'=">" ')
    + b">x",
    "ends in values in turn": PAGE
    + b"<p "
    + list_attributes(60_000).replace(b" ", b"=\" ='x' > \" ")
    + b">x",
    "many elements": PAGE + (b"<p " + list_attributes(9_000) + b">x") * 30,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_endless_attributes_is_read_apart(name: str) -> None:
    assert not html.is_plain(PAGES[name])
    read_metadata(PAGES[name], "a.html")  # of its head alone
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "read_apart", lambda reader, *_: (reader,))
        assert read_copy(PAGES[name], "a.html").texts == ("page",)


def test_a_page_that_takes_too_long_is_not_read() -> None:
    with raise_limits(SMALL), pytest.raises(ValueError, match=OVER):
        read_copy(PAGES["one element"], "a.html")


def test_a_large_page_is_read_here_and_one_with_marks_in_values_apart() -> None:
    plain = PAGE + b"<p class='a'>It's \"plain\".</p>" * 4000
    assert html.is_plain(plain)
    within = plain + b'<p title="a > b">more</p>'
    assert not html.is_plain(within)
    texts = read_copy(within, "a.html").texts
    assert texts == (*read_copy(plain, "a.html").texts, "more")


def pack_word(part: bytes) -> bytes:
    """Return a Word document whose body is a part."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = f'<w:document xmlns:w="{space}"><w:body>'.encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", head + part + b"</w:body></w:document>")
    return file.getvalue()


def pack_many(count: int) -> bytes:
    """Return a ZIP whose directory names so many parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", b"")
    data = file.getvalue()
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    return data[:start] + data[start:end] * count + data[end:]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pack_word(b"<w:p/>" * 1_100_000), "`source-elements` is 1,000,000"),
        (pack_word(b" " * 70_000_000), "`source-part` is 60 MB"),
        (pack_many(30_000), "`source-parts` is 20,000"),
    ],
)
def test_a_package_of_too_much_is_refused_before_it_is_parsed(
    data: bytes, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        read_copy(data, "a.docx")


def test_a_package_packed_otherwise_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", bytes(1000))
    with pytest.raises(ValueError, match="packs a part in a way that is not read"):
        read_copy(file.getvalue(), "a.docx")


# ---------------------------------------------------------------- swaps and strange files


@pytest.mark.parametrize("swapped", ["sources", "sources/a.txt"])
def test_a_source_swapped_for_a_link_is_not_read(tmp_path: Path, swapped: str) -> None:
    memory.forget_all()
    files = {"a.txt": text(("Orchard", "took 16%"))}
    inner = tmp_path / "in"
    content = write(
        inner, dossier(files, [(source_id("a.txt"), 1, ["Orchard"])], "en"), files
    )
    outer = tmp_path / "out" / "sources"
    outer.mkdir(parents=True)
    (outer / "a.txt").write_bytes(SECRET)
    with swap_before_opening(
        lambda: put_link(inner / swapped, tmp_path / "out" / swapped)
    ):
        report = check(content)
    assert [each.verdict for each in report.citations] == [Verdict.UNCHECKED]
    assert "cannot be opened" in report.sources[0].fault


def test_an_attachment_of_a_bibliography_stays_in_its_folder(tmp_path: Path) -> None:
    inner, outer = tmp_path / "in", tmp_path / "out.pdf"
    inner.mkdir()
    outer.write_bytes(make_plain())
    (inner / "link.pdf").symlink_to(outer)
    for name in ("../out.pdf", str(outer), "link.pdf", "..\\out.pdf"):
        path, why = find_attachment(name, [inner])
        assert path is None
        assert "lies elsewhere" in why


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("a.bib", b"@misc{a, title={x}}\n"),
        ("a.ris", b"TY - JOUR\nER  - \n"),
        ("a.json", b'{"title": "x"},\n'),
    ],
)
def test_a_bibliography_of_too_many_entries_is_refused(name: str, entry: bytes) -> None:
    begin = b"[" if name.endswith("json") else b""
    with pytest.raises(ValueError, match="`bibliography-entries` is 10,000"):
        read_bibliography(begin + entry * 11_000, name)


# ---------------------------------------------------------------- whatever it is


@pytest.fixture(scope="module", autouse=True)
def _processes() -> Iterator[None]:
    """Keep the processes that read PDFs from one example to the next."""
    with keep_processes():
        yield


KINDS: dict[str, bytes] = {
    "a.pdf": make_plain(),
    "a.html": PAGE + b"<h1 class='x'>Title</h1><p>One &amp; two<table><tr><td>3",
    "a.docx": pack_word(b"<w:p><w:r><w:t>Orchard</w:t></w:r></w:p>"),
    "a.mhtml": b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b"
    b"\n\n--b\nContent-Type: text/html\n\n<p>Orchard\n--b--\n",
    "a.csv": b"year;sum\n2025;1,5\n",
}


def read_or_refuse(data: bytes, name: str) -> None:
    """Read a copy, of which nothing but a refusal in words may come, and no broken reader."""
    for read in (read_copy, read_metadata):
        told = ""
        try:
            found = read(data, name)
        except ValueError as error:
            told = str(error)
            found = None
        assert told or found is not None
        assert not isinstance(found, Paragraphs) or found.texts
        assert "Traceback" not in told
        assert told != SILENT


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.mhtml", "a.csv"])
@FEW
@given(at=st.floats(0, 1), drawn=st.binary(min_size=1, max_size=6))
def test_a_damaged_copy_is_read_or_refused(name: str, at: float, drawn: bytes) -> None:
    data = KINDS[name]
    place = int(at * len(data))
    read_or_refuse(data[:place], name)
    read_or_refuse(data[:place] + drawn + data[place + len(drawn) :], name)


@settings(max_examples=12, deadline=None)
@given(at=st.floats(0, 1), drawn=st.binary(min_size=1, max_size=6))
def test_a_damaged_pdf_is_read_or_refused(at: float, drawn: bytes) -> None:
    data = KINDS["a.pdf"]
    place = int(at * len(data))
    read_or_refuse(data[:place] + drawn + data[place + len(drawn) :], "a.pdf")


@FEW
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.html", "a.warc"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@FEW
@given(st.lists(st.sampled_from([b"<p>", b"=", b'"', b"'", b">", b"<a ", b" ", b"x"])))
def test_a_mark_within_a_value_is_seen(pieces: list[bytes]) -> None:
    """What is plain has no element in which a mark stands that does not end it."""
    page = b"".join(pieces)
    tree = html.parse_html(PAGE + page)
    inside = [value for element in tree.iter() for value in element.attrib.values()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "HEAD", 0)
        if html.is_plain(page):
            assert not any(">" in value for value in inside)


@FEW
@given(st.binary(max_size=200), st.integers(1, 20))
def test_no_more_elements_are_read_than_are_counted(data: bytes, most: int) -> None:
    with raise_limits({"source-elements": most}):
        try:
            crowding.refuse_crowded(data, "page")
        except ValueError:
            return
    assert data.count(b"<") <= most


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 200))
def test_a_packed_stream_of_any_length_is_read(cut: int) -> None:
    packed = zlib.compress(SAYING * 40)
    read_or_refuse(make_pages(write_stream(packed[:cut])), "b.txt")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.bib",
            b"@string{s = {" + b"y" * 2_000_000 + b"}}\n"
            b"@article{a, title = " + b"s # " * 500 + b"s}",
        ),
        ("a.bib", b"@article{a, title = {" + b"\\emph{a} $x$ " * 380_000 + b"}}"),
    ],
    ids=["a string that is joined 500 times", "a title of 380,000 commands"],
)
def test_a_bibliography_that_takes_too_much_is_refused(name: str, data: bytes) -> None:
    with (
        raise_limits({"process-memory": 300_000_000, "process-seconds": 1}),
        pytest.raises(ValueError, match="than is given"),
    ):
        read_bibliography(data, name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.ris", b"TY  - JOUR\nTI  - A\nZZ  -\n" * 3 + b"ER  - \n"),
        ("a.ris", b"TY - J\n" * 40),
        ("a.json", b'[{"title": "A", "author": [{"literal": ["a", {}]}]}]'),
        ("a.json", b'{"a":' * 100_000),
        ("a.json", b"[" * 100_000),
        ("a.json", b'[{"id":' + b"1" * 100_000 + b"}]"),
        ("a.bib", b"@article{a, title = {" + b"{" * 10_000),
    ],
)
def test_a_hostile_bibliography_is_read_or_told(name: str, data: bytes) -> None:
    found = read_bibliography(data, name)
    assert found.entries or found.faults
