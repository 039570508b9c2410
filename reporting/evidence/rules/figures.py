"""A draft -> the figures and dates in it that no claim cited beside them bears.

Figures without a claim are errors. A date needs no claim of its own, but one that no claim
and no source of the dossier knows is a warning. A block that is `unsourced` says why, and
is let be.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reporting.content.blocks import BlockBase, Chart, Timeline
from reporting.content.inline import Part
from reporting.content.model import Edition, Figure
from reporting.content.parsed import ParsedContent, Piece
from reporting.errors import Problem
from reporting.evidence.facts.dates import Fact, find_first_number, list_time_facts
from reporting.evidence.facts.derivation import agrees_when_rounded, evaluate
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.numbers import Numeral
from reporting.evidence.rules.passages import Passage, find_passages, list_marked_claims
from reporting.evidence.rules.status import rule_claims
from reporting.evidence.rules.support import ClaimSupport

_SOME = 3
"""How many claims a hint names."""
_WHERE = {"sections": "a block of this section"}
_CURES = {
    "sections": "cite a claim that says so in one of the section's blocks",
    "blocks": "or say on the block why it is `unsourced`",
}
"""By the kind of piece: where a claim is cited for it, and what else can be done."""


def check_figures(
    draft: ParsedContent, bearing: ClaimSupport, names: Names
) -> Iterator[Problem]:
    """Yield the problems of figures and dates in every text that rests on claims.

    Args:
        draft: the dossier.
        bearing: its claims.
        names: those of its entities.
    """
    figures = {figure.id: figure for _, figure in draft.values("figures")}
    known = _known_dates(draft, bearing)
    for passage in find_passages(draft, bearing, names):
        if _settled(passage, bearing):
            yield from _unborne(draft, bearing, passage, figures)
        yield from _unknown(draft, passage, known)
    yield from _periods(draft, bearing)


def _settled(passage: Passage, bearing: ClaimSupport) -> bool:
    """Whether it can be told what a passage rests on, and it must rest on something."""
    block = passage.written.piece.value
    unsourced = isinstance(block, BlockBase) and block.unsourced is not None
    return not unsourced and passage.claims <= bearing.claims.keys()


# ---------------------------------------------------------------- in texts


def _unborne(
    draft: ParsedContent,
    bearing: ClaimSupport,
    passage: Passage,
    figures: dict[str, Figure],
) -> Iterator[Problem]:
    """Yield the numbers of a passage that no claim bears which it cites, and no sum or count comes to."""
    borne = bearing.numbers(passage.claims) | _counted(draft, bearing, passage)

    def fits(numeral: Numeral) -> bool:
        return numeral.value in borne or _derived(passage, numeral, figures)

    readings = [{n.start: n for n in reading.figures} for reading in passage.readings]
    for start, numeral in readings[0].items() if readings else ():
        if not any(fits(reading[start]) for reading in readings if start in reading):
            shown = passage.text[start : numeral.end]
            yield _told(
                draft, bearing, passage, f"`{shown}`", numeral.value, shown.split()[0]
            )
    for ref in passage.figures:
        figure = figures.get(ref.figure)
        value = figure and (figure.change if ref.part is Part.CHANGE else figure.value)
        if isinstance(value, Decimal) and abs(value).normalize() not in borne:
            shown = f"the figure `{ref.figure}`"
            yield _told(
                draft,
                bearing,
                passage,
                shown,
                abs(value).normalize(),
                f"{{{ref.figure}",
            )


def _told(
    draft: ParsedContent,
    bearing: ClaimSupport,
    passage: Passage,
    shown: str,
    value: Decimal,
    find: str,
) -> Problem:
    written, message = (
        passage.written,
        f"{shown} is borne by no claim that is cited here",
    )
    hint = _hint(bearing, passage, value)
    return draft.error(
        written.piece, written.parts, message, hint, find, passage.number
    )


def _counted(
    draft: ParsedContent, bearing: ClaimSupport, passage: Passage
) -> set[Decimal]:
    """Return the numbers that a chart which counts the claims itself may speak of."""
    chart = passage.written.piece.value
    if not isinstance(chart, Chart) or not chart.data.count:
        return set()
    entities = (entity for _, entity in draft.values("entities"))
    claims = rule_claims(bearing.claims.values(), bearing.sources.values(), entities)
    return {
        Decimal(number).normalize()
        for number in (len(claims), *chart.data.tally(claims).values())
    }


def _derived(passage: Passage, numeral: Numeral, figures: dict[str, Figure]) -> bool:
    """Whether a number in a figure's comparison is what its derivation comes to."""
    figure = passage.written.piece.value
    if (
        not isinstance(figure, Figure)
        or not figure.derived
        or passage.written.field != ("comparison",)
    ):
        return False
    try:
        return agrees_when_rounded(
            numeral, passage.text, evaluate(figure.derived, figures)
        )
    except ValueError:
        return False


def _hint(bearing: ClaimSupport, passage: Passage, value: Decimal) -> str:
    bearer, kind = bearing.bearer(value), passage.written.piece.kind
    if kind == "figures":
        return (
            "write what its claim says, or under `derived` how it follows from figures"
        )
    if bearer and passage.written.rich:
        return f"the claim `{bearer}` bears it: put [^{bearer}] behind it"
    if bearer:
        return (
            f"the claim `{bearer}` bears it: cite it in {_WHERE.get(kind, 'this part')}"
        )
    cited = ", ".join(sorted(passage.claims)[:_SOME])
    rests = (
        f"what is cited here ({cited}) says otherwise"
        if cited
        else "no claim of this dossier bears it"
    )
    return f"{rests}; {_CURES.get(kind, 'write what a claim says, and cite it')}"


# ---------------------------------------------------------------- dates


def _known_dates(draft: ParsedContent, bearing: ClaimSupport) -> frozenset[Fact]:
    """Return the dates that some claim or source gives, and the day of the edition."""
    known = bearing.dates(bearing.claims)
    for source in bearing.sources:
        known |= bearing.source_dates(source)
    for _, edition in draft.values("edition"):
        if isinstance(edition, Edition):
            day = edition.date
            known |= {
                ("year", day.year, 0),
                ("month", day.month, 0),
                ("day", day.month, day.day),
            }
    return frozenset(known)


def _unknown(
    draft: ParsedContent, passage: Passage, known: frozenset[Fact]
) -> Iterator[Problem]:
    dates = {date.start: date for reading in passage.readings for date in reading.dates}
    for date in dates.values():
        if not date.facts <= known:
            shown = passage.text[date.start : date.end]
            message = (
                f"`{shown}` is a date that no claim and no source of this dossier gives"
            )
            written = passage.written
            find = find_first_number(shown)
            yield draft.warning(
                written.piece,
                written.parts,
                message,
                "check it, or cite who gives it",
                find,
                passage.number,
            )


def _periods(draft: ParsedContent, bearing: ClaimSupport) -> Iterator[Problem]:
    """Yield dates of events and periods of figures that the claims cited there do not give."""
    for piece, figure in draft.values("figures"):
        if (
            isinstance(figure, Figure)
            and figure.period
            and figure.claim in bearing.claims
        ):
            lacking = list_time_facts(figure.period) - bearing.dates((figure.claim,))
            if lacking:
                message = f"the claim `{figure.claim}` does not give this period"
                yield draft.warning(
                    piece, ("period",), message, "write the period that the claim gives"
                )
    for piece, block in draft.values("blocks"):
        if isinstance(block, Timeline) and not block.unsourced:
            yield from _events(draft, bearing, piece, block)


def _events(
    draft: ParsedContent, bearing: ClaimSupport, piece: Piece, block: Timeline
) -> Iterator[Problem]:
    marks: dict[int, set[str]] = {}
    for written in draft.written_in(piece):
        if written.field[:1] == ("events",):
            marks.setdefault(int(written.field[1]), set()).update(
                list_marked_claims(written.runs)
            )
    for index, event in enumerate(block.events):
        claims = marks.get(index, set()) | set(block.claims)
        if not claims or not claims <= bearing.claims.keys():
            continue
        for name, day in (("on", event.on), ("until", event.until)):
            if day and list_time_facts(day) - bearing.dates(claims):
                message = f"the claims cited here ({', '.join(sorted(claims))}) do not give this date"
                yield draft.warning(
                    piece,
                    ("events", index, name),
                    message,
                    "write the date that they give",
                )
