"""Numbers as they are typed come out as each language writes them, the same on paper and slide."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from reporting import build
from tests.samples import MINIMAL, write
from tests.tools import pdf_text

FIGURES = """\
figures:
  - {id: price, label: price, value: 5.10, currency: USD, claim: growth}
  - {id: cost, label: cost, value: 1200.50, currency: EUR, claim: growth}
  - {id: loss, label: loss, value: -1_300_000, currency: EUR, claim: growth}
  - {id: yen, label: yen, value: 5000, currency: JPY, claim: growth}
  - {id: franc, label: franc, value: 1234567.5, currency: CHF, claim: growth}
  - {id: big, label: big, value: 11_000_000_000, currency: JPY, claim: growth}
  - {id: dinar, label: dinar, value: 5.5, currency: BHD, claim: growth}
  - {id: share, label: share, value: 0.52, percent: true, change: 0.04, change_unit: points, claim: growth}
"""
BLOCKS = """\
      - {id: keys, kind: figures, figures: [price, cost, loss, yen, franc, big, dinar, share]}
      - id: tiny
        kind: chart
        type: column
        title: A few grams
        unsourced: made up
        data: {categories: [a, b, c], series: [{name: S, values: [0.00000012, 0.00000003, 0]}]}
      - id: shares
        kind: chart
        type: bar
        title: Half of it
        unit: percent
        unsourced: made up
        data: {categories: [a, b, c], series: [{name: S, values: [0.52, 0.04, n/a]}]}
      - id: money
        kind: chart
        type: column
        title: It grew
        unsourced: made up
        data: {categories: [a, b, c], series: [{name: S, values: [11_000_000_000, 9_500_000_000, null]}]}
      - id: rows
        kind: table
        title: Ten of them
        unsourced: made up
        csv: rows.csv
        columns: [{label: K}, {label: N, align: decimal}]
"""
ROWS = "k,n\na,42.00\nb,1.3\nc,890\nd,\ne,n/a\n"


GIVEN = """5.1 1200.5 1300000 5000 1234567.5 11000000000 5.5 52% 4""".split()  # noqa: SIM905
"""What the claim must give, so that the figures are borne."""

PRINTED = {
    "en": [
        "$5.10",
        "€1,200.50",
        "−€1.3 million",
        "¥5,000",
        "CHF 1,234,567.50",
        "¥11 billion",
        "BHD 5.500",
        "52%",
        "up 4 percentage points on the year",
    ],
    "it": [
        "5,10 dollari",
        "1.200,50 euro",
        "−1,3 milioni di euro",
        "5.000 JPY",
        "1.234.567,50 CHF",
        "11 miliardi di JPY",
        "5,500 BHD",
        "52%",
        "+4 punti percentuali su base annua",
    ],
    "de": ["1.234.567,50 Franken", "5.000 Yen", "5,500 BHD", "52 %"],
    "pl": ["1 234 567,50 CHF", "5000 JPY", "5,500 BHD", "52%"],
    "fr": ["1 234 567,50 CHF", "5 000 ¥", "5,500 BHD", "52 %"],
}
CELLS = {
    "en": ["42.00", "1.30", "890.00"],
    "it": ["42,00", "1,30", "890,00"],
    "de": ["42,00", "1,30", "890,00"],
    "pl": ["42,00", "1,30", "890,00"],
    "fr": ["42,00", "1,30", "890,00"],
}


def content(code: str) -> str:
    """Return the smallest sample with figures, charts and a table of all kinds of numbers."""
    terms = ", ".join(f'"{term}"' for term in GIVEN)
    head, rest = MINIMAL.split("claims:\n", 1)
    claims = rest.replace("[Orchard, 16%]", f"[Orchard, 16%, {terms}]")
    text = f"{head.rstrip()}\n{FIGURES}claims:\n{claims.rstrip()}\n{BLOCKS}"
    return text.replace("languages: [en]", f"languages: [{code}]")


def tidy(text: str) -> str:
    """Return a text with plain spaces, one at a time."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def read_deck(path: Path) -> str:
    """Return all words in the frames and tables of a deck."""
    words: list[str] = []
    for slide in Presentation(str(path)).slides:
        words += list_words(slide.shapes)
    return tidy("\n".join(words))


def list_words(shapes: Iterable[Any]) -> Iterator[str]:
    """Yield the words of shapes, groups and tables gone through."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from list_words(shape.shapes)
        elif shape.has_table:
            for row in shape.table.rows:
                yield from (cell.text_frame.text for cell in row.cells)
        elif shape.has_text_frame:
            yield shape.text_frame.text


@pytest.mark.parametrize("code", PRINTED)
def test_a_number_is_the_same_in_dossier_and_deck(tmp_path: Path, code: str) -> None:
    path = write(tmp_path, content(code))
    path.with_name("rows.csv").write_text(ROWS, encoding="utf-8")
    build(path, tmp_path / "out")
    printed = tidy("\n".join(pdf_text(tmp_path / "out/dossier.pdf")))
    shown = read_deck(tmp_path / "out/briefing.pptx")
    for number in (*PRINTED[code], *CELLS[code], "n/a"):
        assert number in printed, number
        assert number in shown, number


def test_charts_are_labelled_alike(tmp_path: Path) -> None:
    path = write(tmp_path, content("en"))
    path.with_name("rows.csv").write_text(ROWS, encoding="utf-8")
    build(path, tmp_path / "out")
    printed = tidy("\n".join(pdf_text(tmp_path / "out/dossier.pdf")))
    for label in ("0.00000012", "0.00000003", "4%", "11.0 billion", "9.5 billion"):
        assert label in printed
    with zipfile.ZipFile(tmp_path / "out/briefing.pptx") as deck:
        names = [
            n for n in deck.namelist() if re.fullmatch(r"ppt/charts/[^/]*\.xml", n)
        ]
        charts = tidy(" ".join(unescape(deck.read(name).decode()) for name in names))
    assert '#,##0.00000000;"−"#,##0.00000000;0' in charts
    assert '"#,##0%"' in charts
    assert '#,##0.0,,," billion"' in charts
    assert '#,##0,,," billion";"−"#,##0,,," billion";0' in charts  # its axis
