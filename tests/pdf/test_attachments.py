from __future__ import annotations

import hashlib
import io
import logging
from pathlib import Path

import pikepdf
import pytest

from reporting.pdf.attachments import Attachment
from reporting.pdf.reading import read_embedded_files
from tests.pdf.papers import attached, paper
from tests.tools import qpdf_check, verapdf_failures

FILES = (
    Attachment(
        "content.yaml", "application/yaml", b"title: x\n" * 50, "The content", "Source"
    ),
    Attachment(
        "figures/città 1.csv", "text/csv", b"a,b\r\n1,2\r\n", "Una tabella", "Data"
    ),
    Attachment("empty.bin", "application/octet-stream", b"", "Nothing", "Supplement"),
    Attachment(
        "all bytes", "image/svg+xml", bytes(range(256)), "(a \\ b)", "Unspecified"
    ),
)
BYTES = {file.name: file.data for file in FILES}


def test_they_come_back_as_they_went_in_by_either_layout_and_any_reader(
    tmp_path: Path,
) -> None:
    for compact in (True, False):
        data = paper(compact=compact, attachments=FILES)
        assert read_embedded_files(data) == BYTES
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert {
                name: file.get_file().read_bytes()
                for name, file in pdf.attachments.items()
            } == BYTES
        (tmp_path / "paper.pdf").write_bytes(data)
        assert qpdf_check(tmp_path / "paper.pdf") == []


def test_the_validator_accepts_them(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(paper(attachments=FILES))
    assert verapdf_failures([tmp_path / "paper.pdf"]) == {tmp_path / "paper.pdf": []}


def test_each_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(paper(attachments=FILES))) as pdf:
        specifications = list(pdf.Root.AF)
        assert len(specifications) == len(FILES)
        for file, found in zip(FILES, specifications, strict=True):
            assert str(found.F) == str(found.UF) == file.name
            assert str(found.Desc) == file.description
            assert found.AFRelationship == f"/{file.relationship}"
            stream = found.EF.F
            assert stream.objgen == found.EF.UF.objgen
            assert stream.Subtype == f"/{file.mime}"
            assert stream.Params.Size == len(file.data)
            assert (
                bytes(stream.Params.CheckSum)
                == hashlib.md5(file.data, usedforsecurity=False).digest()
            )
            assert str(stream.Params.ModDate) == "D:20261122083015+00'00'"


def test_a_file_without_them_has_no_trace_of_them() -> None:
    data = paper(compact=False)
    assert read_embedded_files(data) == {}
    assert b"EmbeddedFile" not in data
    assert b"/AF" not in data


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one name"):
        paper(attachments=[FILES[0], FILES[0]])


@pytest.mark.parametrize(
    ("name", "mime"),
    [("", "text/csv"), ("x", "text"), ("x", "text/a b"), ("x", "a/b/c")],
)
def test_a_name_and_a_media_type_are_needed(name: str, mime: str) -> None:
    with pytest.raises(ValueError, match="media type"):
        Attachment(name, mime, b"", "", "Data")


# ---------------------------------------------------------------- files of others, and
# broken ones


def test_files_of_other_programs_are_read(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["../note.txt"] = attached(pdf, "../note.txt", b"hello")
        pdf.save(tmp_path / "other.pdf")
    assert read_embedded_files((tmp_path / "other.pdf").read_bytes()) == {
        "../note.txt": b"hello"
    }


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>%PDF-1.7", b"%PD"])
def test_what_is_no_pdf_is_told_as_such(data: bytes) -> None:
    with pytest.raises(ValueError, match="is not a PDF file"):
        read_embedded_files(data)


@pytest.mark.parametrize("compact", [True, False], ids=["compact", "plain"])
def test_a_cut_file_is_never_read_in_part_and_nothing_is_printed(
    compact: bool,  # noqa: FBT001
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    data = paper(compact=compact, attachments=FILES)
    caplog.set_level(logging.DEBUG)
    for length in range(20, len(data) - 20, 997):
        with pytest.raises(ValueError, match="is a broken PDF file"):
            read_embedded_files(data[:length])
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_a_changed_byte_gives_the_files_or_a_clear_word_and_nothing_else() -> None:
    data = paper(attachments=FILES)
    words = []
    for at in range(0, len(data), 211):
        broken = bytearray(data)
        broken[at] ^= 0x55
        try:
            read_embedded_files(bytes(broken))
        except ValueError as error:
            words.append(str(error))
    assert words
    clear = (
        "is a broken PDF file (",
        "is not a PDF file",
        "carries two files of one name",
    )
    assert [word for word in words if not word.startswith(clear)] == []


def test_a_name_tree_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        node = pdf.make_indirect(pikepdf.Dictionary(Kids=pikepdf.Array()))
        node.Kids.append(node)
        pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=node)
        pdf.save(tmp_path / "loop.pdf")
    assert read_embedded_files((tmp_path / "loop.pdf").read_bytes()) == {}


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["bomb"] = attached(pdf, "bomb", bytes(300_000_000))
        pdf.save(tmp_path / "bomb.pdf")
    assert (tmp_path / "bomb.pdf").stat().st_size < 1_000_000
    with pytest.raises(ValueError, match="is a broken PDF file"):
        read_embedded_files((tmp_path / "bomb.pdf").read_bytes())
