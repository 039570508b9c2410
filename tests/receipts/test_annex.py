"""The annex of receipts: the same words as the page, in the look of the dossier, and tagged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest

from reporting import ContentError, make_receipts
from tests.receipts.conftest import GAZETTE, write_desk
from tests.tools import pdf_text, qpdf_check, verapdf_group_failures


def open_document(made: Path) -> Any:
    """Return the annex as MuPDF has it, which tells the faces of its words."""
    return pymupdf.open(made / "receipts.pdf")  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def text(made: Path) -> str:
    """Return the words of the annex, in one line."""
    return " ".join(" ".join(pdf_text(made / "receipts.pdf")).split())


def test_it_keeps_to_the_standards(made: Path, desk: Path, tmp_path: Path) -> None:
    make_receipts(desk, tmp_path, only="pdf", pdf="ua2", theme="bulletin")
    older = [made / "receipts.pdf", made / "receipts.it.pdf"]
    newer = [tmp_path / "receipts.pdf"]
    found = verapdf_group_failures([(older, ("ua1", "3a")), (newer, ("ua2", "4"))])
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert [qpdf_check(path) for path in (*older, *newer)] == [[], [], []]


def test_it_says_what_the_page_says(text: str) -> None:
    for words in (
        "Annex to “A <hostile> & “small” dossier”",
        "At most 400 words of each source are shown.",
        "found 1",
        "Orchard earned 11 billion dollars, up 16%.",
        "The farm earned 11 billion dollars in the year.",
        "16% (there: “16 per cent”)",
        "Checked on: 22 November 2026",
        "The copy has 5 paragraphs; there is no paragraph 33.",
        "not checked. There is no local copy here",
        "source changed. The copy is not the one that was read",
        "Not that the source is right",
        "words, of at most 400",
    ):
        assert words in text


def test_what_was_matched_is_told_by_its_weight(made: Path) -> None:
    bold: list[str] = []
    with open_document(made) as document:
        for page in document:
            for block in page.get_text("dict")["blocks"]:
                for line in block.get("lines", ()):
                    for span in line["spans"]:
                        if "Gelasio-Bold" in span["font"]:
                            bold.append(" ".join(span["text"].split()))
    said = " ".join(bold)
    assert "16 per cent" in said
    assert "Oct. 21, 2025" in said
    assert "The farm earned" not in said


def test_a_character_that_no_typeface_has_is_a_box(text: str) -> None:
    assert "or by half □." in text


def test_passages_are_quotations_below_headings_of_their_claims(made: Path) -> None:
    with pikepdf.open(made / "receipts.pdf") as document:
        kinds: list[str] = []
        names: list[str] = []

        def walk(element: pikepdf.Object) -> None:
            if isinstance(element, pikepdf.Array):
                for child in element:
                    walk(child)
            elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
                kinds.append(str(element.S))
                if "/ID" in element:
                    names.append(str(element.ID))
                walk(element.get("/K", pikepdf.Array()))

        walk(document.Root.StructTreeRoot.K)
    assert kinds.count("/BlockQuote") == 15
    assert {"/H1", "/H2", "/H3"} <= set(kinds)
    assert [name for name in names if name.startswith("claim-")] == [
        "claim-growth", "claim-hand", "claim-rest",
    ]  # fmt: skip


def test_its_claims_are_in_the_outline_and_its_pages_have_their_numbers(
    made: Path,
) -> None:
    with open_document(made) as document:
        outline = [" ".join(entry[1].split()) for entry in document.get_toc()]
        labels = [document[number].get_label() for number in range(2)]
    assert "1 Orchard earned 11 billion dollars, up 16%." in outline
    assert outline[0] == "Register of claims"
    assert outline[-1] == "Sources"
    assert labels == ["Cover", "2"]


def test_it_carries_nothing(made: Path) -> None:
    with pikepdf.open(made / "receipts.pdf") as document:
        assert "/AF" not in document.Root
        assert len(document.attachments) == 0


def test_a_content_that_no_typeface_can_set_is_refused_and_a_source_is_not(
    tmp_path: Path,
) -> None:
    path = write_desk(tmp_path, GAZETTE.replace("Orchard grows", "Orchard grows 東京"))
    make_receipts(path, tmp_path / "out", only="pdf")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Orchard earned", "東京 earned"), encoding="utf-8")
    with pytest.raises(ContentError, match="東"):
        make_receipts(path, tmp_path / "other")
    assert not (tmp_path / "other").exists()
