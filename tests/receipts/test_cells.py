"""Receipts of citations that name a cell, or a paragraph by its hash."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from reporting import make_receipts
from reporting.evidence.sources.paragraph_hash import hash_paragraph
from tests.samples import MINIMAL, write

CSV = "Item,2024,2025\nNet sales,10,11\nCosts,7,8\n"
CITED = "- {source: gazette, paragraph: 2, terms: [Orchard, 16%]}"


def make_page(folder: Path, copy: str, cites: str) -> str:
    """Return the words of the receipts of one citation from a copy."""
    text = MINIMAL.replace(CITED, cites).replace("gazette.txt", "gazette.csv")
    digest = hashlib.sha256(copy.encode()).hexdigest()
    text = text.replace("0" * 63 + "1", digest)
    path = write(folder, text)
    (folder / "gazette.csv").write_text(copy, encoding="utf-8")
    make_receipts(path, folder / "out", only="html", excerpt_words=50)
    page: Any = html.document_fromstring((folder / "out/receipts.html").read_bytes())
    citation = page.find_class("citation")[0]
    marks = [mark.text_content() for mark in citation.iter("mark")]
    return " ".join(citation.text_content().split()) + f" | {marks}"


@pytest.mark.parametrize(
    ("cell", "terms", "words"),
    [
        ("C2", '["11"]', ["cell C2 · Paragraph 2 of 3", "All that was looked for stands there.", "['11']"]),
        ("{row: Costs, column: '2025'}", '["8", Costs]', ["Costs · 2025 · Paragraph 3 of 3", "['Costs', '8']"]),
        ("B2", '["11"]', ["stands in C2, and not in the cell that is cited", "11"]),
        ("C9", '["999"]', ["Nothing of what was looked for stands there."]),
    ],
)  # fmt: skip
def test_the_row_of_a_cell_is_shown_and_the_cell_named(
    tmp_path: Path, cell: str, terms: str, words: list[str]
) -> None:
    said = make_page(
        tmp_path, CSV, f"- {{source: gazette, cell: {cell}, terms: {terms}}}"
    )
    for part in words:
        assert part in said.replace("\u00a0", " ")


@pytest.mark.parametrize("is_same", [True, False])
def test_the_hash_of_a_paragraph_is_told(tmp_path: Path, *, is_same: bool) -> None:
    copy = "Orchard grows\nOrchard grew by 16 per cent.\n"
    known = hash_paragraph("Orchard grew by 16 per cent.", "en")
    if not is_same:
        known = hash_paragraph("Orchard grew by 15 per cent.", "en")
    cites = (
        f'- {{source: gazette, paragraph: 2, terms: [Orchard, 16%], hash: "{known}"}}'
    )
    said = make_page(tmp_path, copy, cites)
    assert f"Hash of the paragraph{known}" in said
    assert ("The paragraph is no longer as it was read" in said) != is_same
