"""Figures that a claim gives as a percentage -> a warning where they are printed otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.model import Claim, Figure
from reporting.content.parsed import ParsedContent, Piece
from reporting.errors import Problem
from reporting.evidence.facts.numbers import find_numbers
from reporting.evidence.rules.support import ClaimSupport
from reporting.i18n import Language


def check_ratios(parsed: ParsedContent, support: ClaimSupport) -> Iterator[Problem]:
    """Yield a warning for each figure that would be 0.52 where its claim says 52%.

    Args:
        parsed: the dossier.
        support: what its claims support.
    """
    claims: dict[str, Piece] = {}
    for claim_piece, claim in parsed.claims:
        claims[claim.id] = claim_piece
    for piece, figure in parsed.figures:
        if figure.percent or figure.claim not in claims:
            continue
        shown = find_percentage(
            support,
            claims[figure.claim],
            figure,
        )
        if shown:
            typed = f"{figure.value:f}"
            message = f"the figure is printed as {typed} where its claim says `{shown}`"
            hint = "add `percent: true`"
            for other in ("unit", "currency"):
                if getattr(figure, other):
                    hint = f"write `percent: true` instead of `{other}`"
            yield parsed.warning(
                piece,
                ("value",),
                message,
                hint,
                code="W406",
            )


def find_percentage(
    support: ClaimSupport,
    piece: Piece,
    figure: Figure,
) -> str:
    """Return the percentage by which a claim gives a figure's value; nothing if it has none.

    Args:
        support: knows in which languages a text is read.
        piece: the claim.
        figure: that rests on it.
    """
    value = abs(figure.value)
    texts: list[tuple[str, str | Language]] = []
    for written in piece.texts:
        if written.field == ("text",):
            words = written.plain_words
            for code in support.list_reading_languages(written.language):
                texts.append((words, code))
    if isinstance(piece.value, Claim):
        for cite in piece.value.cites:
            for term in cite.terms:
                texts.append((term, support.default_language))
    for words, code in texts:
        for numeral in find_numbers(words, code):
            shown = numeral.cut_from(words)
            if numeral.value == value:
                return shown if "%" in shown else ""
    return ""
