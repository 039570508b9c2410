"""A draft -> what its claims do not bear out by themselves: terms, figures and measures that say otherwise.

A number in a claim must stand among the terms of its citations, where the source is asked
for it; a figure's value, and what a claim measures, must be what the claim says.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reporting.content.inline import join_plain_words
from reporting.content.model import Claim, Figure
from reporting.content.parsed import ParsedContent, Piece
from reporting.errors import Problem
from reporting.evidence.facts.dates import Date, find_first_number
from reporting.evidence.facts.derivation import evaluate
from reporting.evidence.facts.numbers import Numeral, find_numbers, find_values
from reporting.evidence.facts.statements import find_statements
from reporting.evidence.rules.disagreement import read_value
from reporting.evidence.rules.support import ClaimSupport


def check_claims(draft: ParsedContent, bearing: ClaimSupport) -> Iterator[Problem]:
    """Yield the problems between claims and their terms, figures and measures.

    Args:
        draft: the dossier.
        bearing: its claims.
    """
    yield from _values(draft, bearing)
    for piece, claim in draft.values("claims"):
        if not isinstance(claim, Claim) or any(
            cite.source not in bearing.sources for cite in claim.cites
        ):
            continue
        yield from _unattested(draft, bearing, piece, claim)
        yield from _unsaid(draft, bearing, piece, claim)
        yield from _measured(draft, bearing, piece, claim)


def _values(draft: ParsedContent, bearing: ClaimSupport) -> Iterator[Problem]:
    """Yield values and changes that a figure's claim does not give, and derivations that have no value."""
    figures = {figure.id: figure for _, figure in draft.values("figures")}
    for piece, figure in draft.values("figures"):
        if not isinstance(figure, Figure):
            continue
        if figure.derived:
            try:
                evaluate(figure.derived, figures)
            except ValueError as error:
                hint = (
                    "write it as `{profit} / {revenue}`, with + - * / and parentheses"
                )
                yield draft.error(
                    piece, ("derived",), f"`{figure.derived[:60]}` {error}", hint
                )
        if figure.claim not in bearing.claims:
            continue
        borne = bearing.numbers((figure.claim,), with_figures=False)
        for name, value in (("value", figure.value), ("change", figure.change)):
            if value is not None and abs(value).normalize() not in borne:
                message = f"the claim `{figure.claim}` does not give this number"
                yield draft.error(
                    piece, (name,), message, "a figure is what its claim says"
                )


def _unattested(
    draft: ParsedContent, bearing: ClaimSupport, piece: Piece, claim: Claim
) -> Iterator[Problem]:
    numbers, dates = bearing.attested[claim.id], bearing.attested_dates[claim.id]
    hint = "put it among the `terms` as the source writes it, so that it is looked for there"
    for written in draft.written_in(piece):
        if written.field != ("text",):
            continue
        for code in bearing.read_as(written.language):
            words = join_plain_words(written.runs)
            stated = find_statements(words, code)
            lacking: list[Numeral | Date] = [
                n for n in stated.figures if n.value not in numbers
            ]
            lacking += [date for date in stated.dates if not date.facts <= dates]
            if lacking:
                shown = [words[found.start : found.end] for found in lacking]
                listed = ", ".join(f"`{each}`" for each in dict.fromkeys(shown))
                message = f"{listed} {'stands' if len(shown) == 1 else 'stand'} in none of the claim's terms"
                find = (
                    find_first_number(shown[0])
                    if isinstance(lacking[0], Date)
                    else shown[0].split()[0]
                )
                yield draft.warning(piece, written.parts, message, hint, find)


def _unsaid(
    draft: ParsedContent, bearing: ClaimSupport, piece: Piece, claim: Claim
) -> Iterator[Problem]:
    said = bearing.said(claim.id) | bearing.periods(claim.id)
    for place, cite in enumerate(claim.cites):
        code = bearing.sources[cite.source].language
        for index, term in enumerate(cite.terms):
            if any(numeral.foreign for numeral in find_numbers(term, code)):
                message = f"`{term}` is not how `{code}` writes a number"
                hint = "write terms as the source does"
                yield draft.warning(
                    piece, ("cites", place, "terms", index), message, hint
                )
            if not find_values(term, code) <= said:
                message = f"the claim says nothing of `{term}`"
                hint = "say in the claim what its terms are to bear out"
                yield draft.warning(
                    piece, ("cites", place, "terms", index), message, hint
                )


def _measured(
    draft: ParsedContent, bearing: ClaimSupport, piece: Piece, claim: Claim
) -> Iterator[Problem]:
    borne, dated = bearing.said(claim.id), bearing.dates((claim.id,))
    for index, measure in enumerate(claim.measures):
        value = read_value(measure.value)
        told = abs(value).normalize() in borne if isinstance(value, Decimal) else True
        if isinstance(value, str):
            stated = bearing.stated(value)
            told = {n.value for n in stated.figures} <= borne and all(
                d.facts <= dated for d in stated.dates
            )
        if not told:
            message = f"the claim does not give {measure.value}"
            yield draft.error(
                piece,
                ("measures", index, "value"),
                message,
                "a measure is what its claim says",
            )
