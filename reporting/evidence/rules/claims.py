"""Claims -> what does not support itself: terms, figures and measures that say otherwise.

A number in a claim must stand among the terms of its citations, where the source is asked
for it; a figure's value, and what a claim measures, must be what the claim says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import partial

from reporting.content.model import Claim, Figure
from reporting.content.parsed import ParsedContent, Piece
from reporting.errors import Problem
from reporting.evidence.facts.dates import (
    PARTS,
    Date,
    find_first_number,
    find_loose_dates,
)
from reporting.evidence.facts.derivation import evaluate
from reporting.evidence.facts.numbers import Numeral, find_numbers, find_values
from reporting.evidence.facts.statements import find_statements
from reporting.evidence.report.clear import Clear, find_unless_clear
from reporting.evidence.report.wording import quote_words
from reporting.evidence.rules.disagreement import read_value
from reporting.evidence.rules.support import ClaimSupport, SupportedFacts
from reporting.i18n import Tongue
from reporting.memory import Memory
from reporting.reading.wording import suggest_word
from reporting.record import replace

_CLEAR: Clear = Memory()
"""Claims in which there was nothing to tell, with what they answer for."""
_SAY_IT = "say in the claim what its terms are to bear out"


def check_claims(parsed: ParsedContent, support: ClaimSupport) -> Iterator[Problem]:
    """Yield the problems between claims and their terms, figures and measures.

    Args:
        parsed: the dossier.
        support: what its claims support.
    """
    yield from check_figure_values(parsed, support)
    for piece, claim in parsed.claims:
        if claim.id in support.claims:
            facts = support.find_facts(claim.id)
            key = (id(piece), id(facts), support.default_language)
            check = partial(check_claim, parsed, support, piece, claim)
            yield from find_unless_clear(_CLEAR, key, (piece, facts), check)


def check_claim(
    parsed: ParsedContent,
    support: ClaimSupport,
    piece: Piece,
    claim: Claim,
) -> Iterator[Problem]:
    """Yield the problems between a claim and its terms and measures."""
    yield from check_words(parsed, support, piece, claim)
    yield from check_measures(parsed, support, piece, claim)


def check_figure_values(
    parsed: ParsedContent,
    support: ClaimSupport,
) -> Iterator[Problem]:
    """Yield values that a figure's claim does not give, and derivations without a value."""
    figures: dict[str, Figure] = {}
    for _, figure in parsed.figures:
        figures[figure.id] = figure
    for piece, figure in parsed.figures:
        if figure.derived:
            try:
                evaluate(figure.derived, figures)
            except ValueError as error:
                message = f"`{figure.derived[:60]}` {error}"
                hint = suggest_derivation(str(error), figures)
                yield parsed.error(
                    piece,
                    ("derived",),
                    message,
                    hint,
                    code="E504",
                )
        if figure.claim not in support.claims:
            continue
        facts = support.find_facts(figure.claim)
        supported = facts.text_numbers | facts.term_numbers
        values = {"value": figure.value, "change": figure.stated_change}
        for name, value in values.items():
            if value is not None and abs(value).normalize() not in supported:
                message = f"the claim `{figure.claim}` does not give this number"
                hint = find_ratio_cure(figure, name, supported)
                yield parsed.error(
                    piece,
                    (name,),
                    message,
                    hint or "a figure is what its claim says",
                    code="E503",
                )


def check_words(
    parsed: ParsedContent,
    support: ClaimSupport,
    piece: Piece,
    claim: Claim,
) -> Iterator[Problem]:
    """Yield what a claim's text and its terms do not both say.

    Where each has a number that the other lacks, that is one slip, and told of the term.
    """
    lacking = tuple(check_text(parsed, support, piece, claim))
    strange = tuple(check_terms(parsed, support, piece, claim))
    if lacking and strange:
        words = lacking[0].message.partition(" stand")[0]
        hint = f"its text says {words}, which no term has: write the same in both"
        for problem in strange:
            is_open = problem.hint == _SAY_IT
            yield replace(problem, hint=hint) if is_open else problem
        return
    yield from lacking
    yield from strange


def suggest_derivation(fault: str, figures: Iterable[str]) -> str:
    """Return how to write what cannot be worked out.

    Args:
        fault: what is wrong with it.
        figures: ids of all figures.
    """
    name = re.search(r"names `([^`]+)`", fault)
    close = ""
    if name:
        close = suggest_word(name[1], figures)
    return close or "write it as `{profit} / {revenue}`, with + - * / and parentheses"


def find_ratio_cure(figure: Figure, name: str, supported: AbstractSet[Decimal]) -> str:
    """Return what to write where a percentage was meant; nothing where it was none.

    Args:
        figure: whose claim does not give a number of it.
        name: the key of that, `value` or `change`.
        supported: what the claim gives.
    """
    from reporting.content.number_cures import write_plain  # noqa: PLC0415  (seldom)

    typed = figure.value if name == "value" else figure.change
    if typed is None:
        return ""
    share = abs(typed).scaleb(-2).normalize()
    ratio = write_plain(typed.scaleb(-2).normalize())
    in_points = name == "change" and figure.change_unit == "points"
    if in_points and abs(typed).normalize() in supported:
        return f"{typed:f} percentage points are written {ratio}"
    if share in supported:
        also = "" if name == "change" or figure.percent else ", with `percent: true`"
        return f"{typed:f}% is written {ratio}{also}"
    times = abs(typed).scaleb(2).normalize()
    if name == "change" and not in_points and times in supported:
        points = f"{times:f} percentage points"
        return f"if it is {points} that the claim gives, add `change_unit: points`"
    return ""


def check_text(
    parsed: ParsedContent,
    support: ClaimSupport,
    piece: Piece,
    claim: Claim,
) -> Iterator[Problem]:
    """Yield the figures and dates of a claim's text that stand in none of its terms."""
    facts = support.find_facts(claim.id)
    for written in piece.texts:
        if written.field != ("text",):
            continue
        words = written.plain_words
        for code in support.list_reading_languages(written.language):
            statements = find_statements(words, code)
            stated: list[Numeral | Date] = [*statements.figures, *statements.dates]
            lacking = []
            for each in stated:
                if not is_in_terms(each, facts):
                    lacking.append(each)
            if not lacking:
                continue
            shown = [each.cut_from(words) for each in lacking]
            listed = quote_words(dict.fromkeys(shown))
            verb = "stands" if len(shown) == 1 else "stand"
            message = f"{listed} {verb} in none of the claim's terms"
            hint = (
                "put it among the `terms` as the source writes it, "
                "so that it is looked for there"
            )
            if isinstance(lacking[0], Date):
                find = find_first_number(shown[0])
            else:
                first_words = shown[0].split()
                find = first_words[0]
            yield parsed.warning(
                piece,
                written.parts,
                message,
                hint,
                find,
                code="W513",
            )


def is_in_terms(stated: Numeral | Date, facts: SupportedFacts) -> bool:
    """Whether a number or a date stands among the terms of a claim."""
    if isinstance(stated, Date):
        return stated.is_known(facts.term_dates, PARTS)
    return stated.is_borne(facts.term_numbers)


def check_terms(
    parsed: ParsedContent,
    support: ClaimSupport,
    piece: Piece,
    claim: Claim,
) -> Iterator[Problem]:
    """Yield the terms whose numbers the claim does not say, or that are written otherwise."""
    facts = support.find_facts(claim.id)
    for place, cite in enumerate(claim.cites):
        code = support.sources[cite.source].language
        cut: set[int] = set()
        for index, term in enumerate(cite.terms):
            parts = ("cites", place, "terms", index)
            tongue = support.name_source_language(cite.source)
            order = support.find_order(cite.source)
            is_known, numerals = read_term(term, tongue, order, facts)
            is_foreign = any(numeral.foreign for numeral in numerals)
            if is_foreign:
                message = f"`{term}` is not how `{code}` writes a number"
                hint = "write terms as the source does"
                yield parsed.warning(
                    piece,
                    parts,
                    message,
                    hint,
                    code="W525",
                )
            known = facts.own_numbers
            is_known &= all(numeral.is_borne(known) for numeral in numerals)
            if index in cut or is_foreign:
                continue
            whole = join_cut_number(cite.terms, index, tongue, known)
            if whole:
                cut.add(index + 1)
                message = f"`{whole}` is cut in two at its comma"
                hint = f'put it in quotes: "{whole}"'
                yield parsed.warning(piece, parts, message, hint, code="W514")
            elif not is_known:
                message = f"the claim says nothing of `{term}`"
                yield parsed.warning(piece, parts, message, _SAY_IT, code="W514")


def join_cut_number(
    terms: Sequence[str],
    index: int,
    tongue: Tongue,
    known: Collection[Decimal],
) -> str:
    """Return the number whose comma parts two terms, `7,8 millions`; nothing where none does.

    Args:
        terms: of a citation.
        index: of the first of the two.
        tongue: the language of the source.
        known: what the claim says, which is the whole number.
    """
    one, *rest = terms[index : index + 2]
    if not rest or not one[-1].isdigit() or not rest[0][0].isdigit():
        return ""
    whole = f"{one},{rest[0]}"
    numerals = find_numbers(whole, tongue)
    is_one = len(numerals) == 1 and numerals[0].is_borne(known)
    return whole if is_one else ""


def read_term(
    term: str,
    code: Tongue,
    order: str,
    facts: SupportedFacts,
) -> tuple[bool, list[Numeral]]:
    """Return whether a claim says the dates of one of its terms, and the term's other numbers.

    Args:
        term: as the source writes it.
        code: the language of the source.
        order: of its dates in digits, where it says so.
        facts: what the claim answers for.
    """
    of_dates: set[int] = set()
    is_known = True
    for date in find_statements(term, code, order).dates:
        values = find_values(date.cut_from(term), code)
        is_known &= date.is_known(facts.own_dates) or values <= facts.own_numbers
        offsets = range(date.start, date.end)
        of_dates.update(offsets)
    for date in find_loose_dates(term, code, order):
        if date.is_known(facts.own_dates):  # the 5.40 of a claim that says at what time
            offsets = range(date.start, date.end)
            of_dates.update(offsets)
    others = []
    for each in find_numbers(term, code):
        if each.start not in of_dates:
            others.append(each)
    return is_known, others


def check_measures(
    parsed: ParsedContent,
    support: ClaimSupport,
    piece: Piece,
    claim: Claim,
) -> Iterator[Problem]:
    """Yield the measures whose value the claim does not give."""
    facts = support.find_facts(claim.id)
    for index, measure in enumerate(claim.measures):
        value = read_value(measure.value)
        if isinstance(value, Decimal):
            measured = {abs(value).normalize()}
            is_dated = True
        else:
            statements = find_statements(value, support.default_language)
            measured = {numeral.value for numeral in statements.figures}
            is_dated = all(date.is_known(facts.dates) for date in statements.dates)
        if not measured <= facts.text_numbers or not is_dated:
            parts = ("measures", index, "value")
            message = f"the claim does not give {measure.value}"
            hint = "a measure is what its claim says"
            yield parsed.error(
                piece,
                parts,
                message,
                hint,
                code="E505",
            )
