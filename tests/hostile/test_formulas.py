"""Cells that look like formulas stay texts, and markup of ReportLab is printed as it is typed."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pikepdf
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reporting import build
from reporting.cleaning import clean_line, is_like_formula
from reporting.deck.ooxml.workbook import make_workbook
from reporting.plan.chart_numbers import quote
from tests.block_forms import with_blocks
from tests.samples import MINIMAL, write
from tests.tools import pdf_text, soffice_pdf

WHEN = dt.datetime(2026, 11, 28, tzinfo=dt.UTC)
FORMULAS = [
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://x.example","here")',
    '=WEBSERVICE("http://x.example")',
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "\n=1+1",
    "\u200b=1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "\N{FULLWIDTH PLUS SIGN}1",
    "\N{MINUS SIGN}2",
]
PLAIN = ["Apples", "a=b", "1+1", "e@mail", "", "2026"]


def read_cells(data: bytes) -> list[list[Any]]:
    """Return the cells of a workbook's first sheet, row by row, as openpyxl has them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[*row] for row in book.active.iter_rows()]


# ---------------------------------------------------------------- workbooks


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_a_text_that_looks_like_a_formula_is_told(text: str) -> None:
    assert is_like_formula(text)


@pytest.mark.parametrize("text", PLAIN)
def test_other_texts_are_told_from_it(text: str) -> None:
    assert not is_like_formula(text)


@given(st.lists(st.one_of(st.text(max_size=8), st.sampled_from(FORMULAS)), max_size=6))
def test_every_text_of_a_workbook_is_read_back_as_that_text(texts: list[str]) -> None:
    data = make_workbook([[text] for text in texts], "0", WHEN)
    for (cell,), text in zip(read_cells(data), texts, strict=False):
        assert cell.data_type in {"s", "n"}  # none is "f"
        words = "\n".join(clean_line(line) for line in text.split("\n"))
        assert (cell.value or "") == words
        # Who edits a cell in Excel gets a text again: what is typed is parsed anew else.
        assert cell.quotePrefix is is_like_formula(text)
        assert cell.number_format == ("@" if is_like_formula(text) else "General")


@given(st.text(st.sampled_from([*'ab";%[]$\\=']), max_size=12))
def test_words_of_a_number_format_stay_within_their_quotation_marks(words: str) -> None:
    code = quote(words)
    shown = "".join(read_literal(code))
    assert shown == words.replace(" ", "\u00a0")


def read_literal(code: str) -> Iterator[str]:
    """Yield what a format shows that has literals alone (ECMA-376 18.8.31)."""
    at = 0
    is_within = False
    while at < len(code):
        if code[at] == '"':
            is_within = not is_within
        elif is_within or code[at] == "%":
            yield code[at]
        else:
            assert code[at] == "\\", f"{code} has a code at {at}"
            at += 1
            yield code[at]
        at += 1
    assert not is_within, f"{code} is left open"


# ---------------------------------------------------------------- charts


CHARTS = f"""\
- id: columns
  kind: chart
  type: column
  title: What it shows
  unsourced: made up
  unit: 'a";[Red]"b'
  data: {{categories: {json.dumps(FORMULAS[:7])}, series: [{{name: "=1+1", values: [1, 2, 3, 4, 5, 6, 7]}}, {{name: "@x", values: [7, 6, 5, 4, 3, 2, 1]}}]}}
- {{id: bars, kind: chart, type: bar, title: What it shows too, unsourced: made up, data: {{csv: evil.csv}}}}
- id: points
  kind: chart
  type: scatter
  title: What it shows as well
  unsourced: made up
  x: "=x"
  data: {{series: [{{name: "-evil", points: [[1, 2], [2, 4]]}}]}}
- {{id: ends, kind: chart, type: dumbbell, title: What it shows again, unsourced: made up, data: {{categories: ["=A1", "+B1"], series: [{{name: "=C1", values: [1, 2]}}, {{name: "@D1", values: [3, 4]}}]}}}}
- {{id: slopes, kind: chart, type: slope, title: What it shows at last, unsourced: made up, data: {{categories: ["=2020", "+2021"], series: [{{name: "=E1", values: [1, 2]}}]}}}}
- {{id: cells, kind: table, unsourced: made up, csv: cells.csv, columns: [{{label: "=a"}}, {{label: "+b"}}]}}
"""
EVIL = 'name,=A1\n"=1+1",1\n"\t=2+2",2\n+3,3\n@4,4\n'
CELLS = "a,b\n=1+1,@x\n-three,+y\n"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a deck whose charts are full of formulas."""
    folder = tmp_path_factory.mktemp("formulas")
    (folder / "evil.csv").write_text(EVIL, encoding="utf-8")
    (folder / "cells.csv").write_text(CELLS, encoding="utf-8")
    path = write(folder, with_blocks(CHARTS))
    build(path, folder / "out", only="deck")
    return folder / "out" / "briefing.pptx"


@pytest.fixture(scope="module")
def workbooks(deck: Path) -> dict[str, bytes]:
    """Return its workbooks by their names."""
    with zipfile.ZipFile(deck) as package:
        names = [name for name in package.namelist() if name.endswith("xlsx")]
        return {name: package.read(name) for name in names}


def test_no_chart_carries_a_formula(workbooks: dict[str, bytes]) -> None:
    assert len(workbooks) == 5
    heads = set()
    for data in workbooks.values():
        for cell in [each for row in read_cells(data) for each in row]:
            if isinstance(cell.value, str):
                assert (cell.data_type, cell.quotePrefix) == ("s", True)
                heads.add(cell.value)
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            assert b"<f" not in book.read("xl/worksheets/sheet1.xml")
            assert [
                name for name in book.namelist() if "external" in name.lower()
            ] == []
    assert {"=1+1", "+3", "@4", "=A1", "-evil", "=C1", "=E1", "@SUM(1)"} <= heads


def test_a_planted_formula_is_seen() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    data = io.BytesIO()
    book.save(data)
    assert read_cells(data.getvalue())[0][0].data_type == "f"


def test_libreoffice_shows_texts_and_works_nothing_out(deck: Path) -> None:
    shown = squeeze("".join(pdf_text(soffice_pdf(deck))))
    for words in (
        "=1+1",
        "+1+1",
        "@SUM(1)",
        "=cmd|'/Ccalc'!A0",
        "+3",
        "@4",
        "=A1",
        "=C1",
    ):
        assert squeeze(words) in shown, words


# ---------------------------------------------------------------- markup


PAYLOADS = [
    "<b>x",
    "a <b c",
    '<onDraw name="f"/>',
    '<img src="http://127.0.0.1:9/x.png"/>',
    "<font color=\"__import__('os').system('true')\">x</font>",
    "<a href='javascript:alert(x)'>x</a>",
    "</para><para>",
    "<!-- x --> &amp; &lt;b&gt;",
    "<seq id='x'/><unichar code='A'/>",
]
FIELDS = {
    "title: A small dossier": "title: {0}",
    "subtitle: For tests": "subtitle: {0}",
    "summary: Orchard grew[^growth].": "summary: {0}",
    "why_now: The season opens.": "why_now: {0}",
    "audience: Testers": "audience: {0}\n  ask: {1}\n  presenter: {2}\n  author: {3}\n  classification: {4}",
    "title: Orchard grows\n": "title: {0}\n",
    "short: Gazette": "short: {0}",
    "outlet: The Gazette": "outlet: {0}\n    note: {1}",
    "author: Ada Reed": "author: {0}",
    "text: Orchard grew by 16%.": "text: {0}",  # and the numbers below
    "title: Overview": "title: {0}",
    "takeaway: Orchard grows.": "takeaway: {0}",
    "text: Orchard grew by 16%[^growth].": "text: {0}",
    "claims:\n": "entities:\n  - {{id: acme, name: {0}, kind: company, line: {1}}}\nfigures:\n"
    "  - {{id: sold, label: {2}, value: 12, unit: {3}, comparison: {4}, claim: growth}}\nclaims:\n",
}
AUTHOR = "q7q"
"""Stands in the one field that is printed nowhere: files are said to be by it."""
CLAIM = "q13q"
"""Stands in the claim, which has to give the numbers of the figure too."""
BLOCKS = """\
- {{id: list, kind: bullets, title: {0}, unsourced: {1}, notes: {2}, items: [{3}, {{text: {4}, items: [{5}]}}]}}
- {{id: sums, kind: figures, figures: [sold]}}
- {{id: grid, kind: table, unsourced: made up, columns: [{{label: {6}}}, {{label: Kind}}], rows: [[{7}, {8}]], note: {9}}}
- {{id: bars, kind: chart, type: bar, title: {10}, unsourced: made up, note: {11}, data: {{categories: [{12}, Other], series: [{{name: {13}, values: [1, 2]}}]}}}}
- {{id: time, kind: timeline, unsourced: made up, events: [{{on: 2026-03, text: {14}}}, {{label: {15}, text: Later}}]}}
- {{id: steps, kind: process, unsourced: made up, steps: [{{title: {16}, text: {17}}}, {{title: Pick, text: A hand}}]}}
- {{id: sides, kind: comparison, unsourced: made up, sides: [{{title: {18}, points: [{19}]}}, {{title: Robots, points: [Fast]}}]}}
- {{id: said, kind: quotation, unsourced: made up, text: {20}, speaker: acme, role: {21}, claim: growth}}
- {{id: care, kind: callout, title: {22}, text: {23}, unsourced: made up}}
- {{id: terms, kind: glossary, unsourced: made up, entries: [{{term: {24}, text: {25}}}]}}
"""


class Marked:
    """Hands out payloads, each behind a mark of its own: `q7q <b>x`."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}

    def give(self, template: str) -> str:
        """Return a template with a payload in each of its places."""
        count = len(set(re.findall(r"\{(\d+)\}", template)))
        words = []
        for _ in range(count):
            number = len(self.given)
            mark = f"q{number}q"
            self.given[mark] = PAYLOADS[number % len(PAYLOADS)]
            words.append(json.dumps(f"{mark} {self.given[mark]}"))
        return template.format(*words)


def squeeze(text: str) -> str:
    """Return a text without what typesetting changes: blanks, breaks, the shape of quotes."""
    for signs, plain in (("“”„", '"'), ("‘’", "'"), ("\u00ad\u200b-‐–", "")):
        for sign in signs:
            text = text.replace(sign, plain)
    return "".join(text.split())


def list_words(deck: Path) -> Iterator[str]:
    """Yield every text of slides, notes and charts, in the order of their files."""
    with zipfile.ZipFile(deck) as package:
        for name in package.namelist():
            if re.match(r"ppt/(slides|notesSlides|charts|drawings)/[^/]+[.]xml", name):
                root = etree.fromstring(package.read(name))
                for element in root.iter("{*}t", "{*}v"):
                    yield element.text or ""


def write_marked(folder: Path) -> tuple[Path, dict[str, str]]:
    """Write a content with markup of ReportLab in every field; return it, and what it says."""
    marked = Marked()
    text = MINIMAL
    for plain, template in FIELDS.items():
        assert plain in text, plain
        text = text.replace(plain, marked.give(template), 1)
    claim = json.dumps(f"{CLAIM} {marked.given[CLAIM]}")
    text = text.replace(claim, f'{claim[:-1]} Orchard grew by 16% to 12."')
    text = text.replace("terms: [Orchard, 16%]", 'terms: [Orchard, 16%, "12"]')
    blocks = marked.give(BLOCKS)
    indented = "".join(f"      {line}\n" for line in blocks.splitlines())
    return write(folder, text + indented), marked.given


def test_markup_is_printed_as_it_is_typed_in_every_field(tmp_path: Path) -> None:
    path, given = write_marked(tmp_path)
    build(path, tmp_path / "out", handout="two")
    pages = squeeze("".join(pdf_text(tmp_path / "out" / "dossier.pdf")))
    handout = squeeze("".join(pdf_text(tmp_path / "out" / "handout.pdf")))
    deck = squeeze("".join(list_words(tmp_path / "out" / "briefing.pptx")))
    unseen = []
    for mark, payload in given.items():
        words = squeeze(f"{mark} {payload}")
        for place in (pages, deck, handout):
            # Wherever a text begins it goes on as it was typed: nothing of it was read.
            assert place.count(mark) == place.count(words), (mark, payload)
        if words not in pages and words not in deck:
            unseen.append(mark)
    assert unseen == [AUTHOR]
    author = squeeze(f"{AUTHOR} {given[AUTHOR]}")
    with pikepdf.open(tmp_path / "out" / "dossier.pdf") as document:
        assert squeeze(str(document.docinfo["/Author"])) == author
        with document.open_metadata() as metadata:
            assert [squeeze(each) for each in metadata["dc:creator"]] == [author]
    presentation = pptx.Presentation(str(tmp_path / "out" / "briefing.pptx"))
    assert squeeze(presentation.core_properties.author) == author
