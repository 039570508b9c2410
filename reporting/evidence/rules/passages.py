"""A draft -> its passages: a paragraph in one language, what it states, and the claims cited there.

A paragraph that can carry source marks rests on the claims marked in it; a text that
cannot, such as a title, on those marked around it. A block's own `claims` bear all of it.
The cells of one row of a table bear each other, and what is told in the notes rests on all
that the block cites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reporting.content.blocks import BlockBase, KeyFigures, Quotation
from reporting.content.inline import FigureRef, Inline, SourceMark, join_plain_words
from reporting.content.model import Figure
from reporting.content.parsed import LanguageText, ParsedContent, Parts, Piece
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.statements import Statements, find_statements
from reporting.evidence.rules.support import ClaimSupport
from reporting.record import Record

_CITING = ("edition", "sections", "blocks", "entities", "figures")
"""Kinds of piece whose numbers rest on claims; a source speaks for itself, and a claim is what bears."""


class Passage(Record, frozen=True):
    """A paragraph in one language.

    Args:
        written: the text it is part of.
        number: its place among the paragraphs of the text, from 0.
        text: its words; names, source marks and figures are blanked out.
        figures: figures that are written out in it.
        claims: ids of the claims that it cites.
        codes: the languages whose way of writing numbers it may follow.
    """

    written: LanguageText
    number: int
    text: str
    figures: tuple[FigureRef, ...]
    claims: frozenset[str]
    codes: Sequence[str]

    @property
    def readings(self) -> Iterator[Statements]:
        """The figures and dates that it states, in each language that it may be read in."""
        return (find_statements(self.text, code) for code in self.codes)


def find_passages(
    draft: ParsedContent, bearing: ClaimSupport, names: Names
) -> Iterator[Passage]:
    """Yield the passages of everything that must be borne by a claim.

    Args:
        draft: the dossier; broken pieces are left out.
        bearing: its claims.
        names: those of its entities.
    """
    cited = _Cited(draft, bearing)
    for written in draft.written:
        if written.piece.kind not in _CITING or written.piece.value is None:
            continue
        for number, runs in enumerate(written.paragraphs):
            words = names.without(join_plain_words(runs))
            figures = tuple(run for run in runs if isinstance(run, FigureRef))
            claims = frozenset(cited.by(written, list_marked_claims(runs)))
            yield Passage(
                written,
                number,
                words,
                figures,
                claims,
                bearing.read_as(written.language),
            )


class _Cited:
    """Which claims the texts of a draft cite.

    Args:
        draft: the dossier.
        bearing: its claims.
    """

    def __init__(self, draft: ParsedContent, bearing: ClaimSupport) -> None:
        self._all = frozenset(bearing.claims)
        self._figures = {
            figure.id: figure.claim for _, figure in draft.values("figures")
        }
        self._marks: dict[int, list[tuple[Parts, set[str]]]] = defaultdict(list)
        for written in draft.written:
            if marks := list_marked_claims(written.runs):
                self._marks[id(written.piece)].append((written.field, marks))
        self._sections = self._under_sections(draft)

    def _under_sections(self, draft: ParsedContent) -> dict[int, set[str]]:
        """Return what the blocks of each section cite, by the section's piece."""
        found: dict[int, set[str]] = {}
        current: set[str] = set()
        for piece in draft.pieces:
            if piece.kind == "sections":
                current = found.setdefault(id(piece), set())
            elif piece.kind == "blocks":
                current |= self._whole(piece) | self._around(piece, ())
        return found

    def by(self, written: LanguageText, marks: set[str]) -> set[str] | frozenset[str]:
        """Return the claims that a paragraph cites, given its own marks."""
        piece, value = written.piece, written.piece.value
        match piece.kind:
            case "edition":
                return marks if written.rich else self._all
            case "sections":
                return self._sections[id(piece)]
            case "figures" if isinstance(value, Figure):
                return {value.claim}
            case "blocks":
                return self._whole(piece) | self._near(written, marks)
            case _:
                return marks

    def _near(self, written: LanguageText, marks: set[str]) -> set[str]:
        match written.field:
            case ("rows", row, *_):
                return self._around(written.piece, ("rows", row))
            case ("notes", *_):
                return self._around(written.piece, ())
            case _ if written.rich:
                return marks
        return self._around(written.piece, written.field[:-1])

    def _around(self, piece: Piece, parts: Parts) -> set[str]:
        """Return what is marked in the texts of a block that lie below some steps."""
        near = (
            marks
            for field, marks in self._marks[id(piece)]
            if field[: len(parts)] == parts
        )
        return set().union(*near)

    def _whole(self, piece: Piece) -> set[str]:
        """Return the claims that bear a block as a whole."""
        block = piece.value
        found = set(block.claims) if isinstance(block, BlockBase) else set()
        if isinstance(block, KeyFigures):
            found |= {
                self._figures[name] for name in block.figures if name in self._figures
            }
        elif isinstance(block, Quotation):
            found.add(block.claim)
        return found


def list_marked_claims(runs: tuple[Inline, ...]) -> set[str]:
    """Return the claims that source marks among some runs name."""
    return {run.claim for run in runs if isinstance(run, SourceMark)}
