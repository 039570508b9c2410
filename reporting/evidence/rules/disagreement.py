"""Claims and figures that measure one thing -> those that say different values and are not linked.

A claim says what it measures under `measures`; a figure measures what its label and its
unit name, in its period, for the claim that bears it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from decimal import Decimal, InvalidOperation

from reporting.content.model import Claim, Figure
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import Problem
from reporting.evidence.rules.status import find_opponents
from reporting.record import Record


class _Reading(Record, frozen=True):
    """What one claim says of one quantity, and where that is written."""

    quantity: Hashable
    name: str
    value: Decimal | str
    shown: str
    claim: str
    piece: Piece
    parts: Parts


def check_disagreement(draft: ParsedContent) -> Iterator[Problem]:
    """Yield an error for every two claims that differ on one quantity and do not say so."""
    against = find_opponents(claim for _, claim in draft.values("claims"))
    told: dict[Hashable, list[_Reading]] = {}
    for reading in (*_measures(draft), *_figures(draft)):
        earlier = told.setdefault(reading.quantity, [])
        for other in earlier:
            if other.value != reading.value and other.claim not in against.get(
                reading.claim, ()
            ):
                yield _unlinked(draft, other, reading)
                break
        earlier.append(reading)


def _unlinked(draft: ParsedContent, one: _Reading, other: _Reading) -> Problem:
    if one.claim == other.claim:
        message = f"the claim `{other.claim}` gives {other.name} as {one.shown} and as {other.shown}"
        return draft.error(
            other.piece, other.parts, message, "one claim says one thing"
        )
    message = (
        f"`{one.claim}` gives {other.name} as {one.shown}, `{other.claim}` as {other.shown}, "
        "and neither says that they disagree"
    )
    return draft.error(
        other.piece, other.parts, message, "list the other claim under `disagrees_with`"
    )


def _measures(draft: ParsedContent) -> Iterator[_Reading]:
    for piece, claim in draft.values("claims"):
        if not isinstance(claim, Claim):
            continue
        for index, measure in enumerate(claim.measures):
            name = f"`{measure.what}` of `{measure.of}`"
            parts = ("measures", index, "value")
            value = read_value(measure.value)
            yield _Reading(
                (measure.of, measure.what),
                name,
                value,
                measure.value,
                claim.id,
                piece,
                parts,
            )


def _figures(draft: ParsedContent) -> Iterator[_Reading]:
    for piece, figure in draft.values("figures"):
        if isinstance(figure, Figure):
            label = next(iter(figure.label.by_language.values()))
            unit = (
                next(iter(figure.unit.by_language.values()))
                if figure.unit
                else figure.currency
            )
            quantity = (label.casefold(), unit, figure.percent, figure.period)
            shown = f"{figure.value:,f}"
            yield _Reading(
                quantity,
                f"`{label}`",
                figure.value,
                shown,
                figure.claim,
                piece,
                ("value",),
            )


def read_value(written: str) -> Decimal | str:
    """Return the value of a measure: a number, or words that are compared without their capitals."""
    try:
        value = Decimal(written.replace("_", ""))
    except InvalidOperation:
        value = Decimal("NaN")
    return value if value.is_finite() else " ".join(written.casefold().split())
