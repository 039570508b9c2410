"""Parsed content -> its passages: a paragraph, what it states, and the claims that it cites.

A paragraph of running text rests on the claims marked in it; what stands over it, such as a
title, on those marked around it, too. A block's own `claims` support all of it.
The cells of one row of a table support each other, and what is told in the notes rests on
all that the block cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from reporting.content.block_base import BlockBase
from reporting.content.blocks import KeyFigures, Quotation, Table
from reporting.content.chart_blocks import Chart
from reporting.content.inline import (
    FigureRef,
    Inline,
    Inlines,
    SourceMark,
    find_paragraphs,
    join_plain_words,
    read_paragraph,
)
from reporting.content.lines import blank_numbering
from reporting.content.model import Figure
from reporting.content.parsed import LanguageText, ParsedContent, Parts, Piece
from reporting.content.soundness import has_broken
from reporting.content.table_cells import list_tall_cells
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.statements import Statements, find_statements
from reporting.evidence.rules.support import ClaimSupport
from reporting.i18n import Tongue
from reporting.record import Record, replace

_Place = tuple[int, Parts]
"""A part of a piece, by the identity of the piece and the steps to it."""
_UNKNOWN = "?"
"""Stands for claims that something broken may cite."""
_CITING = ("edition", "sections", "blocks", "entities", "figures")
"""Kinds of piece whose numbers rest on claims; sources and claims are what they rest on."""


class Passage(Record, frozen=True):
    """A paragraph in one language.

    Args:
        written: the text it is part of.
        number: its place among the paragraphs of the text, from 0.
        text: its words; names, source marks and figures are blanked out.
        figures: figures that are written out in it.
        claims: ids of the claims that it cites.
        readings: what it states, in each language that it may be read in.
    """

    written: LanguageText
    number: int
    text: str
    figures: tuple[FigureRef, ...]
    claims: frozenset[str]
    readings: tuple[Statements, ...]


def find_passages(
    parsed: ParsedContent,
    support: ClaimSupport,
    names: Names,
) -> Iterator[Passage]:
    """Yield the passages with figures or dates, of everything that must rest on claims.

    Args:
        parsed: the dossier; broken pieces are left out.
        support: what its claims support.
        names: those of its entities.
    """
    cited = CitedClaims(parsed, support)
    languages = tuple(support.languages.items())
    for piece in parsed.pieces:
        if piece.kind not in _CITING or piece.value is None:
            continue
        key = ("passages", id(piece), languages)
        read = partial(read_passages, piece, support, names)
        _, passages = names.kept.recall(key, read)
        for passage in passages:
            runs = passage.written.paragraphs[passage.number]
            claims = cited.find_claims(passage.written, list_marked_claims(runs))
            yield replace(passage, claims=claims)


def read_passages(
    piece: Piece,
    support: ClaimSupport,
    names: Names,
) -> tuple[Piece, Sequence[Passage]]:
    """Return the passages of a piece that have figures or dates, without what they cite.

    Args:
        piece: which is returned too: as long as that is kept nothing else has its identity.
        support: which knows the languages that its texts may be read in.
        names: those of the entities.
    """
    passages: list[Passage] = []
    for written in piece.texts:
        languages = support.list_reading_languages(written.language)
        passages += read_text(written, languages, names)
    return piece, passages


def read_text(
    written: LanguageText,
    languages: Sequence[Tongue],
    names: Names,
) -> Iterator[Passage]:
    """Yield the passages of a text that have figures or dates, without what they cite.

    Args:
        written: the text.
        languages: that it may be read in.
        names: those of the entities.
    """
    for number, runs in enumerate(written.paragraphs):
        bare = drop_numbering(written, number, languages)
        stated = join_plain_words(bare)
        words = names.blank_out(stated)
        readings = tuple([find_statements(words, code) for code in languages])
        figures = tuple([run for run in runs if isinstance(run, FigureRef)])
        if figures or any(each.figures or each.dates for each in readings):
            yield Passage(
                written,
                number,
                words,
                figures,
                frozenset(),
                readings,
            )


class CitedClaims:
    """Which claims the texts of a dossier cite.

    Args:
        parsed: the dossier.
        support: what its claims support.
    """

    def __init__(self, parsed: ParsedContent, support: ClaimSupport) -> None:
        self._all = frozenset(support.claims)
        if has_broken(parsed, "claims") or len(self._all) < len(parsed.claims):
            self._all |= {_UNKNOWN}
        self._figure_claims: dict[str, str] = {}
        for _, figure in parsed.figures:
            self._figure_claims[figure.id] = figure.claim
        self._marks: dict[_Place, set[str]] = defaultdict(set)
        for written in parsed.marked_texts:
            self._add_marks(written)
        self._tall: dict[int, list[tuple[int, int, int]]] = {}
        self._sections: dict[int, set[str]] = {}
        section: set[str] = set()
        for piece in parsed.pieces:
            if piece.kind == "sections":
                section = self._sections[id(piece)] = set()
            elif piece.kind == "blocks" and piece.value is None:
                section.add(_UNKNOWN)
            elif piece.kind == "blocks":
                section |= self._list_block_claims(piece)
                section |= self._list_marks(piece, ())

    def find_claims(self, written: LanguageText, marked: set[str]) -> frozenset[str]:
        """Return the claims that a paragraph cites.

        Args:
            written: the text that it is part of.
            marked: the claims marked in the paragraph itself.
        """
        piece = written.piece
        match piece.kind:
            case "edition":
                if rests_alone(written):
                    return frozenset(marked)
                return self._all
            case "sections":
                return frozenset(self._sections[id(piece)] | marked)
            case "figures" if isinstance(piece.value, Figure):
                return frozenset({piece.value.claim} | marked)
            case "blocks":
                claims = self._list_block_claims(piece)
                return frozenset(claims | self._list_marks_near(written, marked))
            case _:
                return frozenset(marked)

    def _list_marks_near(self, written: LanguageText, marked: set[str]) -> set[str]:
        """Return what is marked in a paragraph of a block, or around it."""
        match written.field:
            case ("rows", row, *_):
                return self._list_marks_in_row(written.piece, row)
            case ("notes", *_):
                return self._list_marks(written.piece, ())
            case _ if rests_alone(written):
                return marked
        return self._list_marks(written.piece, written.field[:-1])

    def _list_marks_in_row(self, piece: Piece, row: str | int) -> set[str]:
        """Return what is marked in a row of a table, in cells that reach into it too."""
        marks = set(self._list_marks(piece, ("rows", row)))
        if not isinstance(row, int):
            return marks
        for first, at, stop in self._list_tall_cells(piece):
            if first < row < stop:
                marks |= self._list_marks(piece, ("rows", first, at))
        return marks

    def _list_tall_cells(self, piece: Piece) -> list[tuple[int, int, int]]:
        """Return the cells of a table that take several rows; found once."""
        key = id(piece)
        if key not in self._tall:
            table = piece.value
            rows = table.rows if isinstance(table, Table) else ()
            self._tall[key] = list(list_tall_cells(rows))
        return self._tall[key]

    def _add_marks(self, written: LanguageText) -> None:
        """Remember the marks in a text, for each part of the piece that holds it."""
        marked = list_marked_claims(written.runs)
        if marked:
            for length in range(len(written.field) + 1):
                part = written.field[:length]
                self._marks[id(written.piece), part] |= marked

    def _list_marks(self, piece: Piece, part: Parts) -> set[str]:
        """Return what is marked in the texts that a part of a piece holds."""
        return self._marks.get((id(piece), part), set())

    def _list_block_claims(self, piece: Piece) -> set[str]:
        """Return the claims that support a block as a whole."""
        block = piece.value
        claims: set[str] = set()
        if isinstance(block, BlockBase):
            claims.update(block.claims)
        if isinstance(block, KeyFigures):
            for figure in block.figures:
                if figure in self._figure_claims:
                    claims.add(self._figure_claims[figure])
        if isinstance(block, Quotation):
            claims.add(block.claim)
        if isinstance(block, Chart) and lacks_claims(block):
            claims.add(_UNKNOWN)
        return claims


def lacks_claims(chart: Chart) -> bool:
    """Whether nothing is said of what a chart's numbers rest on, which is told of itself."""
    return not (chart.claims or chart.unsourced or chart.data.count)


def drop_numbering(
    written: LanguageText,
    number: int,
    languages: Sequence[Tongue],
) -> Inlines:
    """Return the runs of a paragraph without the numbers that count its lines: `1. Order`.

    Args:
        written: the text that it is part of.
        number: its place there.
        languages: that it may be read in.
    """
    runs = written.paragraphs[number]
    if not written.is_rich or written.field[0] == "rows":
        return runs
    _, typed = find_paragraphs(written.text)[number]
    bare = blank_numbering(typed, languages)
    if bare == typed:
        return runs
    return read_paragraph(bare).runs


def rests_alone(written: LanguageText) -> bool:
    """Whether a text rests on the claims marked in it and on no others."""
    return written.is_rich and not written.is_headline


def list_marked_claims(runs: tuple[Inline, ...]) -> set[str]:
    """Return the claims that source marks among some runs name."""
    return {run.claim for run in runs if isinstance(run, SourceMark)}
