"""Claims and figures that measure one thing -> those that differ and are not linked.

A claim says what it measures under `measures`; a figure measures what its label and its
unit name, in its period, for the claim that it rests on.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from decimal import Decimal, InvalidOperation

from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.soundness import knows_opponents
from reporting.content.values import Text
from reporting.errors import Problem
from reporting.evidence.rules.status import find_opponents, list_values
from reporting.record import Record


class _Measurement(Record, frozen=True):
    """What one claim says of one quantity, and where that is written."""

    quantity: Hashable
    name: str
    value: Decimal | str
    shown: str
    claim: str
    piece: Piece
    parts: Parts


def check_disagreement(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield an error for every two claims that differ on one quantity and do not say so."""
    if not all(knows_opponents(parsed, claim) for _, claim in parsed.claims):
        return  # whom it disagrees with is not known
    opponents = find_opponents(list_values(parsed.claims))
    by_quantity: dict[Hashable, list[_Measurement]] = {}
    measurements = [*list_measures(parsed), *list_figures(parsed)]
    for measurement in measurements:
        earlier = by_quantity.setdefault(measurement.quantity, [])
        known_opponents = opponents.get(measurement.claim, ())
        for other in earlier:
            differs = other.value != measurement.value
            if differs and other.claim not in known_opponents:
                yield _report_disagreement(parsed, other, measurement)
                break
        earlier.append(measurement)


def list_measures(parsed: ParsedContent) -> Iterator[_Measurement]:
    """Yield what claims say that they measure."""
    for piece, claim in parsed.claims:
        for index, measure in enumerate(claim.measures):
            yield _Measurement(
                quantity=(measure.of, measure.what),
                name=f"`{measure.what}` of `{measure.of}`",
                value=read_value(measure.value),
                shown=measure.value,
                claim=claim.id,
                piece=piece,
                parts=("measures", index, "value"),
            )


def list_figures(parsed: ParsedContent) -> Iterator[_Measurement]:
    """Yield the values of figures."""
    for piece, figure in parsed.figures:
        label = _find_first(figure.label)
        unit = figure.currency
        if figure.unit:
            unit = _find_first(figure.unit)
        yield _Measurement(
            quantity=(label.casefold(), unit, figure.percent, figure.period),
            name=f"`{label}`",
            value=figure.value,
            shown=f"{figure.value:,f}",
            claim=figure.claim,
            piece=piece,
            parts=("value",),
        )


def read_value(written: str) -> Decimal | str:
    """Return the value of a measure: a number, or words, compared without their capitals.

    Args:
        written: as the curator wrote it; underscores may group its digits.
    """
    try:
        value = Decimal(written.replace("_", ""))
    except InvalidOperation:
        value = Decimal("NaN")
    if value.is_finite():
        return value
    words = written.casefold().split()
    return " ".join(words)


def _find_first(text: Text) -> str:
    """Return a text in the language in which it is written first."""
    return next(iter(text.by_language.values()))


def _report_disagreement(
    parsed: ParsedContent,
    first: _Measurement,
    second: _Measurement,
) -> Problem:
    before = f"`{first.claim}` gives {second.name} as {first.shown}"
    if first.claim == second.claim:
        message = f"the claim {before} and as {second.shown}"
        hint = "one claim says one thing"
    else:
        after = f"`{second.claim}` as {second.shown}"
        message = f"{before}, {after}, and neither says that they disagree"
        hint = "list the other claim under `disagrees_with`"
    return parsed.error(
        second.piece,
        second.parts,
        message,
        hint,
        code="E506",
    )
