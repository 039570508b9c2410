"""A file that was not made by us, was changed, or was made to do harm: nothing of it is written."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest

from reporting import OutputError, __version__, build, extract
from tests.carrying import files, make_report, refused
from tests.pdf.papers import attached, paper
from tests.samples import MINIMAL, write

Forge = Callable[..., Path]


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """Return what makes a PDF that carries files and a manifest that says so."""

    def make(
        carried: Mapping[str, bytes], manifest: bytes | None = None, **told: object
    ) -> Path:
        entries = [
            {
                "name": name,
                "size": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
            for name, data in carried.items()
        ]
        honest: dict[str, object] = {
            "make_report": "0.1.0",
            "python": f"{sys.version_info.major}.{sys.version_info.minor}",
            "libraries": {},
            "language": "en",
            "source_date_epoch": None,
            "files": entries,
        }
        path = tmp_path / "forged.pdf"
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            for name, data in carried.items():
                pdf.attachments[name] = attached(pdf, name, data)
            data = (
                json.dumps({**honest, **told}).encode()
                if manifest is None
                else manifest
            )
            pdf.attachments["manifest.json"] = attached(pdf, "manifest.json", data)
            pdf.save(path)
        return path

    return make


def test_a_forged_dossier_of_harmless_names_is_taken(
    forge: Forge, tmp_path: Path
) -> None:
    extract(forge({"content.yaml": b"x", "a/b": b"y"}), tmp_path / "back")
    assert sorted(files(tmp_path / "back")) == ["a/b", "content.yaml", "manifest.json"]


@pytest.mark.parametrize(
    "name",
    [
        "../evil", "a/../../evil", "/evil", "//host/evil", "\\\\host\\evil", "..\\evil", "C:/evil", "C:evil",
        "~/evil", "%2e%2e/evil",
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(
    forge: Forge, tmp_path: Path, name: str
) -> None:
    why = refused(forge({"content.yaml": b"x", name: b"evil"}), tmp_path / "back")
    assert why.startswith(f"the file carries `{name}`, which ")
    assert [path.name for path in tmp_path.iterdir()] == ["forged.pdf"]
    assert not Path("/evil").exists()


@pytest.mark.parametrize(
    "name",
    ["a\nb", "a\x1b[2Jb", "a\x00b", "\u202egpj.exe", ".", "a\x7f", "", "a//b", "./a"],
)
def test_a_name_that_is_none_is_refused_and_never_repeated(
    forge: Forge, tmp_path: Path, name: str
) -> None:
    why = refused(forge({"content.yaml": b"x", name: b"evil"}), tmp_path / "back")
    assert why.startswith(
        (
            "the file carries a manifest.json that is not ours",
            "the file is a broken PDF file",
        )
    )
    assert why.isprintable()


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 3000 + "b", "content.yaml/below"])
def test_a_name_that_the_system_does_not_take_is_an_output_error(
    forge: Forge, tmp_path: Path, name: str
) -> None:
    with pytest.raises(OutputError):
        extract(forge({"content.yaml": b"x", name: b"y"}), tmp_path / "back")
    assert files(tmp_path / "back") == {}


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{}",
        b"[" * 100_000,
        b'{"files": []}',
        b"\xff",
        b'{"files": [{"name": 1}]}',
    ],
)
def test_a_manifest_that_is_none_is_refused(
    forge: Forge, tmp_path: Path, manifest: bytes
) -> None:
    why = refused(forge({"content.yaml": b"x"}, manifest), tmp_path / "back")
    assert why == "the file carries a manifest.json that is not ours, or broken"


@pytest.mark.parametrize(
    "told",
    [
        {"language": "en; rm -rf ~"},
        {"source_date_epoch": "$(reboot)"},
        {"make_report": "1\x1b[2J"},
        {"libraries": {"a b": "1"}},
        {"files": []},
    ],
)
def test_a_manifest_puts_no_words_into_our_mouth(
    forge: Forge, tmp_path: Path, told: dict[str, object]
) -> None:
    why = refused(forge({"content.yaml": b"x"}, **told), tmp_path / "back")
    assert "not ours, or broken" in why


def test_a_file_that_was_exchanged_or_lost_is_told(
    forge: Forge, tmp_path: Path
) -> None:
    entry = {
        "name": "content.yaml",
        "size": 1,
        "sha256": hashlib.sha256(b"y").hexdigest(),
    }
    why = refused(forge({"content.yaml": b"x"}, files=[entry]), tmp_path / "back")
    assert why == "the file carries another `content.yaml` than it was made from"
    entry["name"] = "lost.csv"
    why = refused(forge({"content.yaml": b"x"}, files=[entry]), tmp_path / "back")
    assert why == "the file has lost the file `lost.csv`"


def test_what_the_manifest_does_not_name_stays_where_it_is(
    forge: Forge, tmp_path: Path
) -> None:
    entry = {
        "name": "content.yaml",
        "size": 1,
        "sha256": hashlib.sha256(b"x").hexdigest(),
    }
    extract(
        forge({"content.yaml": b"x", "virus.exe": b"z"}, files=[entry]),
        tmp_path / "back",
    )
    assert sorted(files(tmp_path / "back")) == ["content.yaml", "manifest.json"]


def test_other_versions_and_another_theme_are_told(
    forge: Forge, tmp_path: Path
) -> None:
    forge(
        {"content.yaml": b"x", "theme.yaml": b"y"},
        make_report="0.0.9",
        libraries={"reportlab": "4.0", "gone": "1"},
    )
    done = make_report(tmp_path, "extract", "forged.pdf")
    so = "so the dossier may come out otherwise"
    reportlab = importlib.metadata.version("reportlab")
    assert done.stderr.splitlines() == [
        f"forged.pdf: warning: made with make-report 0.0.9, and here it is {__version__}: {so}",
        f"forged.pdf: warning: made with reportlab 4.0, and here it is {reportlab}: {so}",
        f"forged.pdf: warning: made with gone 1, and here it is unknown: {so}",
        f"forged.pdf: warning: made with another theme: {so}",
    ]
    assert sorted(files(tmp_path / "source")) == [
        "content.yaml",
        "manifest.json",
        "theme.yaml",
    ]


def test_a_dossier_without_its_source_says_so(tmp_path: Path) -> None:
    content = write(tmp_path / "desk", MINIMAL)
    build(content, tmp_path / "out", source=False)
    why = refused(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert (
        why
        == "the file carries no files: it is a draft, was made with --no-source, or by another program"
    )


def test_a_pdf_of_another_program_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(paper())
    assert "by another program" in refused(tmp_path / "paper.pdf", tmp_path / "back")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["invoice.xml"] = attached(pdf, "invoice.xml", b"<x/>")
        pdf.save(tmp_path / "invoice.pdf")
    why = refused(tmp_path / "invoice.pdf", tmp_path / "back")
    assert why == "the file carries no manifest.json: it was made by another program"


def test_a_cut_dossier_gives_nothing(tmp_path: Path) -> None:
    build(write(tmp_path / "desk", MINIMAL), tmp_path / "out", only="pdf")
    whole = (tmp_path / "out/dossier.pdf").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        (tmp_path / "cut.pdf").write_bytes(whole[: int(len(whole) * share)])
        assert "is a broken PDF file" in refused(
            tmp_path / "cut.pdf", tmp_path / "back"
        )


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert (
        refused(tmp_path / "none.pdf", tmp_path / "back") == "the file does not exist"
    )
    assert refused(tmp_path, tmp_path / "back") == "the file is a folder"
    assert refused(tmp_path / "pipe", tmp_path / "back") == "the file is a pipe"
    (tmp_path / "deck.pptx").write_bytes(b"PK\x03\x04")
    assert (
        refused(tmp_path / "deck.pptx", tmp_path / "back")
        == "the file is a broken PowerPoint file"
    )
    (tmp_path / "note.txt").write_bytes(b"words")
    assert (
        refused(tmp_path / "note.txt", tmp_path / "back")
        == "the file is neither a PDF nor a PowerPoint file"
    )
