"""Words that somebody read -> the passage of a source that has them, and its terms."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.curating.opening import search_source
from reporting.errors import EvidenceError, UsageError
from reporting.evidence.report.citing import CitedPassage
from reporting.evidence.report.fix_report import list_numbers
from reporting.evidence.sources.matching import Matcher
from reporting.evidence.sources.opened import OpenSource
from reporting.evidence.sources.paragraph_hash import hash_paragraph
from reporting.evidence.sources.passage_search import (
    Passage,
    PassageSearch,
    split_passage,
)
from reporting.evidence.sources.term_choice import (
    ClaimWords,
    choose_terms,
    list_unsaid,
)

_ROW = "the row is cited, as no cell alone is meant: choose with --terms"


def find_passage(
    opened: OpenSource,
    words: str,
    paragraph: int = 0,
) -> Passage:
    """Return where words stand in a source.

    Args:
        opened: the source.
        words: with `…` for what is left out.
        paragraph: which one is meant; 0 for the only one that has them.

    Raises:
        UsageError: there are no words, or several paragraphs have them.
        EvidenceError: they do not stand there.
    """
    if not split_passage(words):
        raise UsageError("write some words of the passage: “first … last”")
    search = search_source(opened)
    found = search.find(words)
    if not found:
        raise EvidenceError(
            explain_absence(
                search,
                opened.name,
                words,
            )
        )
    numbers = [each.number for each in found]
    for each in found:
        if each.number == paragraph:
            return each
    listed = list_numbers(numbers, "and")
    noun = "paragraph" if len(numbers) == 1 else "paragraphs"
    if paragraph:
        message = f"the words stand in {noun} {listed} of `{opened.name}`, "
        raise EvidenceError(f"{message}not in {paragraph}")
    if len(found) > 1:
        message = f"the words stand in paragraphs {listed} of `{opened.name}`: "
        raise UsageError(f"{message}write more of them, or choose with --paragraph N")
    return found[0]


def explain_absence(
    search: PassageSearch,
    name: str,
    words: str,
) -> str:
    """Return that words stand nowhere, and what is nearest to them."""
    message = f"these words stand nowhere in `{name}`"
    ends = search.find_ends(words)
    if len(ends) > 1:
        listed = list_numbers(ends, "and")
        cure = "a citation names one paragraph, so cite each"
        return f"these words stand in paragraphs {listed} of `{name}`: {cure}"
    near = search.find_near(words)
    if near is None:
        return f"{message}; `make-report paragraphs {name}` lists what does"
    message += f"; paragraph {near.number} is nearest"
    if near.words and near.stands:
        return f"{message}: it has “{near.stands}” where you wrote “{near.words}”"
    if near.words:
        return f"{message}: it lacks “{near.words}”"
    return f"{message}: it has “{near.stands}” besides" if near.stands else message


def _choose(
    opened: OpenSource,
    found: Passage,
    terms: Sequence[str],
    claim: ClaimWords | None,
) -> tuple[str, ...]:
    """Return the terms of a citation: those that were given, or some of the passage.

    Raises:
        EvidenceError: one that was given does not stand in the paragraph.
        UsageError: the passage has nothing that could be a term.
    """
    copy = opened.copy
    matcher = Matcher(
        copy.paragraphs,
        opened.tongue,
        copy.order,
    )
    for term in terms:
        if not matcher.has_term(found.number, term):
            place = f"paragraph {found.number} of `{opened.name}`"
            raise EvidenceError(f"`{term}` does not stand in {place}")
    if terms:
        return tuple(terms)
    text = copy.paragraphs[found.number - 1]
    words = text[found.start : found.stop]
    chosen = choose_terms(
        words,
        found.number,
        matcher,
        opened.tongue,
        copy.paragraphs,
        claim,
    )
    if not chosen:
        bare = " … ".join(split_passage(words))
        lack = (
            "no word to cite it by" if claim is None else "nothing that the claim says"
        )
        raise UsageError(f"“{bare}” has {lack}: choose with --terms")
    return chosen


def cite_words(
    opened: OpenSource,
    words: str,
    terms: Sequence[str] = (),
    claim: ClaimWords | None = None,
    place: tuple[int, str] = (0, ""),
) -> CitedPassage:
    """Return the citation of words: of a table's cell that has them all, else of a paragraph.

    Args:
        opened: the source.
        words: with `…` for what is left out.
        terms: what must stand there; chosen from the words where there are none.
        claim: what is to be borne out, where it is known.
        place: the paragraph and the cell that are meant; 0 and none for the only ones.

    Raises:
        UsageError: there are no words, or several places have them.
        EvidenceError: they do not stand there.
    """
    paragraph, cell = place
    if opened.copy.sheets:
        from reporting.curating.cell_citations import cite_cell  # noqa: PLC0415  (rare)

        cited = cite_cell(opened, words, terms, claim, paragraph, cell)
        if cited is not None:
            return cited
    elif cell:
        raise UsageError(f"`{opened.name}` has no cells: choose with --paragraph N")
    found = find_passage(opened, words, paragraph)
    return cite_passage(opened, found, terms, claim)


def cite_passage(
    opened: OpenSource,
    found: Passage,
    terms: Sequence[str] = (),
    claim: ClaimWords | None = None,
) -> CitedPassage:
    """Return the citation of a passage.

    Args:
        opened: its source.
        found: the passage.
        terms: what must stand there; chosen from the passage where there are none.
        claim: what is to be borne out, where it is known.
    """
    text = opened.copy.paragraphs[found.number - 1]
    passage = text[found.start : found.stop]
    notes: list[str] = []
    if claim is not None and not terms:
        unsaid = list_unsaid(passage, opened.tongue, claim)
        listed = ", ".join(unsaid)
        notes = [f"no term asks for {listed}: the claim does not say it"] * bool(unsaid)
    chosen = _choose(opened, found, terms, claim)
    cell: str | dict[str, str] = ""
    if opened.copy.sheets:
        asked = chosen
        cell, chosen = choose_cell(opened, found.number, chosen, is_given=bool(terms))
        left = ", ".join(f"`{term}`" for term in asked if term not in chosen)
        if not cell:
            notes.append(_ROW)
        elif left:
            notes.append(f"no term asks for {left}, which stands in other cells")
    return CitedPassage(
        opened.name,
        found.number,
        chosen,
        hash_paragraph(text, opened.tongue),
        passage,
        notes=tuple(notes),
        cell=cell,
    )


def choose_cell(
    opened: OpenSource, paragraph: int, terms: tuple[str, ...], *, is_given: bool
) -> tuple[str | dict[str, str], tuple[str, ...]]:
    """Return the cell that terms mean, with those it bears; none where several may be meant.

    Of terms that were chosen from a passage with several numbers, the last counts: there it
    ends, in `Net sales … 1300`.

    Args:
        opened: the table.
        paragraph: the row.
        terms: of the citation.
        is_given: whether all of them must be borne.
    """
    from reporting.curating.cells import find_cells, name_cell  # noqa: PLC0415
    from reporting.evidence.sources.cell_terms import Standing  # noqa: PLC0415  (rare)
    from reporting.evidence.sources.cell_verdicts import CellJudge  # noqa: PLC0415

    places = find_cells(opened, paragraph, terms)
    if not places and not is_given:
        places = find_cells(opened, paragraph, terms[-1:])
    if len(places) != 1:
        return "", terms
    place = places[0]
    standings = CellJudge(opened.copy, opened.tongue).weigh(place, terms)
    borne = [
        term
        for term, standing in zip(terms, standings, strict=True)
        if standing is not Standing.NOWHERE
    ]
    return name_cell(opened, place), tuple(borne)
