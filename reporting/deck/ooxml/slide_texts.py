"""The bytes of a presentation, whoever saved it -> what each of its slides says.

Of a slide that is the text of its shapes and tables, of its notes and of its charts, and the
numbers that these show: as the chart keeps them, and as its workbook has them. What a program
counts by itself is left out: the number of a slide (a field) and those of a list.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from reporting.deck.ooxml.package import RELATIONSHIPS
from reporting.deck.ooxml.parsing import Element, name_local, read_part
from reporting.deck.ooxml.source_part import BROKEN, UNREADABLE
from reporting.deck.ooxml.workbook import name_column
from reporting.deck.ooxml.xml import qn
from reporting.limits import find_limit
from reporting.reading.zips import PackedError, open_deck
from reporting.record import Record

_RELATIONSHIP = f"{{{RELATIONSHIPS}}}Relationship"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RANGE = re.compile(r"[^!]*!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")

Relations = Mapping[str, tuple[str, str]]
"""Type and target of what a part refers to, by the ids of its relations."""
Cells = Mapping[str, str | float]
"""What stands in the cells of a sheet, by their names: `B2`."""


class ShownChart(Record, frozen=True):
    """What a chart of a slide says.

    Args:
        texts: the words of titles, labels and shapes over it, a paragraph each, and the names
            of series and categories that it keeps.
        cells: the numbers of its workbook, row by row.
        stray: numbers that it keeps and that its workbook has otherwise.
    """

    texts: tuple[str, ...]
    cells: tuple[float, ...]
    stray: tuple[float, ...]


class ShownSlide(Record, frozen=True):
    """What a slide says.

    Args:
        identity: of the slide, which it keeps wherever it is moved (ECMA-376 19.2.1.33).
        number: its place, from 1.
        texts: of its shapes, a paragraph each.
        notes: what the speaker is told, likewise.
        charts: those on it.
    """

    identity: int
    number: int
    texts: tuple[str, ...]
    notes: tuple[str, ...]
    charts: tuple[ShownChart, ...]


def read_slide_texts(data: bytes) -> tuple[ShownSlide, ...]:
    """Return what each slide of a deck says, as they now follow.

    Args:
        data: the whole presentation.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name: `is not …`.
    """
    try:
        with open_deck(data) as archive:
            return tuple(_SlideReader(archive).list_slides())
    except PackedError:
        raise
    except (*UNREADABLE, LookupError, ValueError, ArithmeticError):
        raise ValueError(BROKEN) from None


class _SlideReader:
    """Reads the slides of one deck."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def list_slides(self) -> Iterator[ShownSlide]:
        """Yield the slides in their order."""
        (main,) = self.find_targets("", "/officeDocument")
        relations = self.read_relations(main)
        presentation = read_part(self.archive, main)
        for number, listed in enumerate(presentation.iter(qn("p:sldId")), 1):
            _, part = relations[listed.get(qn("r:id"), "")]
            notes: list[str] = []
            for target in self.find_targets(part, "/notesSlide"):
                notes += list_paragraphs(read_part(self.archive, target))
            charts = [
                self.read_chart(name) for name in self.find_targets(part, "/chart")
            ]
            slide = read_part(self.archive, part)
            yield ShownSlide(
                int(listed.get("id", "0")),
                number,
                tuple(list_paragraphs(slide)),
                tuple(notes),
                tuple(charts),
            )

    def read_chart(self, part: str) -> ShownChart:
        """Return what a chart says."""
        root = read_part(self.archive, part)
        texts = list(list_paragraphs(root))
        for target in self.find_targets(part, "/chartUserShapes"):
            texts += list_paragraphs(read_part(self.archive, target))
        for cache in root.iter(qn("c:strCache")):
            texts += [value for _, value in list_points(cache)]
        cells: Cells = {}
        for target in self.find_targets(part, "/package"):
            cells = read_cells(self.archive.read(target))
        numbers = [value for value in cells.values() if isinstance(value, float)]
        stray: list[float] = []
        for kept in root.iter(qn("c:numRef")):
            stray += list_stray(kept, cells)
        return ShownChart(
            tuple(texts),
            tuple(numbers),
            tuple(stray),
        )

    def find_targets(self, part: str, kind: str) -> list[str]:
        """Return the parts that a part refers to by relations whose type ends so."""
        found = []
        for name, target in self.read_relations(part).values():
            if name.endswith(kind):
                found.append(target)
        return found

    def read_relations(self, part: str) -> Relations:
        """Return what a part refers to; nothing where it refers to nothing."""
        folder, _, leaf = part.rpartition("/")
        name = posixpath.join(
            folder,
            "_rels",
            f"{leaf}.rels",
        )
        found: dict[str, tuple[str, str]] = {}
        if name not in self.archive.NameToInfo:
            return found
        for entry in read_part(self.archive, name).iter(_RELATIONSHIP):
            target = posixpath.join(
                "/",
                folder,
                entry.get("Target", ""),
            )
            target = posixpath.normpath(target).lstrip("/")
            found[entry.get("Id", "")] = (entry.get("Type", ""), target)
        return found


# ---------------------------------------------------------------- words


def list_paragraphs(root: Element) -> Iterator[str]:
    """Yield the paragraphs of a part that hold text (ECMA-376 21.1.2.2.6)."""
    for fallback in list(root.iter(_FALLBACK)):
        fallback.clear()
    for paragraph in root.iter(qn("a:p")):
        words = "".join([read_run(run) for run in paragraph])
        if words:
            yield words


def read_run(run: Element) -> str:
    """Return what a part of a paragraph says; a raised one stands by itself."""
    kind = name_local(run)
    if kind == "br":
        return " "
    words = run.findtext(qn("a:t")) or ""
    if kind != "r":
        return ""
    look = run.find(qn("a:rPr"))
    is_raised = look is not None and look.get("baseline", "0") != "0"
    return f" {words} " if is_raised else words


# ---------------------------------------------------------------- numbers of charts


def list_points(cache: Element) -> Iterator[tuple[int, str]]:
    """Yield what a cache keeps, each with its place from 0 (ECMA-376 21.2.2.153)."""
    for point in cache.iter(qn("c:pt")):
        value = point.findtext(qn("c:v")) or ""
        yield int(point.get("idx", "0")), value


def list_stray(kept: Element, cells: Cells) -> Iterator[float]:
    """Yield the numbers that a chart keeps of cells, and that these have otherwise."""
    names = list_names(kept.findtext(qn("c:f")) or "")
    for place, value in list_points(kept):
        number = float(value)
        name = names[place] if place < len(names) else ""
        if cells.get(name) != number:
            yield number


def list_names(formula: str) -> list[str]:
    """Return the names of the cells of a formula, such as `Sheet1!$B$2:$B$5`."""
    match = _RANGE.fullmatch(formula)
    if match is None:
        return []
    first, top, last, bottom = match.groups()
    left = read_column(first)
    right = read_column(last or first)
    rows = range(int(top), int(bottom or top) + 1)
    columns = range(left, right + 1)
    if len(rows) * len(columns) > find_limit("output-cells"):
        return []
    return [f"{name_column(column)}{row}" for row in rows for column in columns]


def read_column(letters: str) -> int:
    """Return the number of a column, from 1."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def read_cells(data: bytes) -> Cells:
    """Return what stands in the first sheet of a workbook, as a chart's has it."""
    cells: dict[str, str | float] = {}
    with open_deck(data) as archive:
        strings: list[str] = []
        if "xl/sharedStrings.xml" in archive.NameToInfo:
            shared = read_part(archive, "xl/sharedStrings.xml")
            for entry in shared.iter(f"{_SHEET}si"):
                words = [text.text or "" for text in entry.iter(f"{_SHEET}t")]
                strings.append("".join(words))
        sheet = read_part(archive, "xl/worksheets/sheet1.xml")
        for cell in sheet.iter(f"{_SHEET}c"):
            value = cell.findtext(f"{_SHEET}v")
            if value is None:
                continue
            kind = cell.get("t", "n")
            name = cell.get("r", "")
            if kind == "s":
                cells[name] = strings[int(value)]
            elif kind == "n":
                cells[name] = float(value)
            else:
                cells[name] = value
    return cells
