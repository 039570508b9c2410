"""Words within one cell of a table -> the citation of that cell."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.content.cited_cells import read_address
from reporting.curating.cells import CellSearch, CellWords, name_cell
from reporting.errors import EvidenceError, RefusedError, UsageError
from reporting.evidence.report.citing import CitedPassage
from reporting.evidence.sources.cell_verdicts import CellJudge
from reporting.evidence.sources.opened import OpenSource
from reporting.evidence.sources.paragraph_hash import hash_paragraph
from reporting.evidence.sources.tables import Place, Table
from reporting.evidence.sources.term_choice import ClaimWords

_LISTED = 6
"""Cells that a message names."""


def cite_cell(
    opened: OpenSource,
    words: str,
    terms: Sequence[str],
    claim: ClaimWords | None,
    paragraph: int,
    cell: str,
) -> CitedPassage | None:
    """Return the citation of the one cell that has some words; None where no cell has them all.

    Args:
        opened: the table.
        words: as they were read.
        terms: that the cell must bear; chosen from the words where there are none.
        claim: what is to be borne out, where it is known.
        paragraph: the row that is meant; 0 for any.
        cell: the address of the one that is meant, where several have the words.

    Raises:
        UsageError: several cells have them, or the address is none.
        EvidenceError: they do not stand in the cell that is meant.
    """
    search = CellSearch(opened)
    found = search.find(words)
    places = [search.find_place(each) for each in found]
    judge = search.judge
    meant = [place for place in places if is_meant(judge, place, terms, paragraph)]
    if cell:
        meant = [choose_place(opened, meant or places, cell)]
    if not meant:
        return None
    if len(meant) > 1:
        listed = list_places(opened, meant)
        first = Table(opened.name, opened.copy.sheets).write_place(meant[0])
        raise UsageError(
            f"the words stand in several cells of `{opened.name}`, {listed}: write more "
            f"of the row, from its head on, or choose with --cell {first}"
        )
    at = places.index(meant[0])
    read = search.read(found[at], claim)
    chosen = tuple(terms) or read.terms
    return describe_cell(opened, read, chosen) if chosen else None


def is_meant(
    judge: CellJudge,
    place: Place,
    terms: Sequence[str],
    paragraph: int,
) -> bool:
    """Whether a cell is in the row that is meant, and bears all terms, one by itself."""
    number = place.sheet.paragraphs.get(place.row, 0)
    if paragraph not in {0, number}:
        return False
    return not terms or judge.bears_all(place, terms)


def choose_place(opened: OpenSource, places: Sequence[Place], cell: str) -> Place:
    """Return the cell of an address, which must be one of those that have the words.

    Raises:
        UsageError: the address is none, or names no cell of the table.
        EvidenceError: the words do not stand there.
    """
    table = Table(opened.name, opened.copy.sheets)
    try:
        place = table.locate(read_address(cell))
    except RefusedError as error:
        raise UsageError(f"--cell: {error}; {error.hint}") from None
    if place in places:
        return place
    message = f"the words do not stand in {cell} of `{opened.name}`"
    listed = list_places(opened, places)
    raise EvidenceError(f"{message}, but in {listed}" if places else message)


def list_places(opened: OpenSource, places: Sequence[Place]) -> str:
    """Return cells as a sentence lists them: `B2, B4 and 3 more`."""
    table = Table(opened.name, opened.copy.sheets)
    names = [table.write_place(place) for place in places[:_LISTED]]
    more = len(places) - len(names)
    end = f"{more} more" if more else names.pop()
    return f"{', '.join(names)} and {end}" if names else end


def describe_cell(
    opened: OpenSource, read: CellWords, terms: tuple[str, ...]
) -> CitedPassage:
    """Return the citation of a cell.

    Args:
        opened: the table.
        read: the cell and its words.
        terms: of the citation.
    """
    place = read.place
    number = place.sheet.paragraphs[place.row]
    row = opened.copy.paragraphs[number - 1]
    return CitedPassage(
        opened.name,
        number,
        terms,
        hash_paragraph(row, opened.tongue),
        read.words,
        cell=name_cell(opened, place),
    )
