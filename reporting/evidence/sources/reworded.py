"""Citations that know the hash of their paragraph -> warnings where it is not what was read.

The terms of a citation may stand where they stood while the sentence around them was turned:
`11 billion` is in `11 billion, but only if the case is won`. The hash tells; what was added is
quoted, as far as it can be found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reporting.content.model import Citation
from reporting.content.parsed import ParsedContent
from reporting.errors import Problem
from reporting.evidence.report.model import CitationVerdict, Verdict
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.paragraph_hash import (
    find_added,
    find_parted,
    hash_paragraph,
)
from reporting.evidence.sources.verdicts import CitationKey
from reporting.i18n import Tongue

_STANDS = frozenset({Verdict.FOUND, Verdict.QUALIFIED})
"""Verdicts by which all terms stand in the paragraph."""
_Notice = tuple[str, str, str]
"""A message, its hint and its code."""


def report_reworded_paragraphs(
    parsed: ParsedContent,
    verdicts: Mapping[CitationKey, CitationVerdict],
    copies: Mapping[str, LocalSource],
) -> Iterator[Problem]:
    """Yield a warning for each citation whose terms stand in a paragraph that was changed.

    Args:
        parsed: the content.
        verdicts: on its citations.
        copies: the local copies by the ids of their sources.
    """
    for piece, claim in parsed.claims:
        for index, cite in enumerate(claim.cites):
            found = verdicts[claim.id, index]
            is_found = not {found.verdict, found.now}.isdisjoint(_STANDS)
            if not cite.hash or not cite.paragraph or not is_found:
                continue
            copy = copies[cite.source]
            tongue = parsed.catalogues.name(copy.language)
            notice = describe_rewording(cite, copy, tongue)
            if notice:
                message, hint, code = notice
                yield parsed.warning(
                    piece,
                    ("cites", index),
                    message,
                    hint,
                    code=code,
                )


def describe_rewording(
    cite: Citation,
    copy: LocalSource,
    tongue: Tongue,
) -> _Notice | None:
    """Return what is to be said of a paragraph in which the terms stand; None if it is as read.

    Args:
        cite: a citation with a hash.
        copy: of its source.
        tongue: the source's language.
    """
    number = cite.paragraph
    known = cite.hash or ""
    text = copy.paragraphs[number - 1]
    now = hash_paragraph(text, tongue)
    if now == known:
        return None
    source = cite.source
    numbers = find_hash(known, copy.paragraphs, tongue)
    if numbers:
        message = (
            f"the paragraph of `{source}` that was read is {numbers[0]} now, "
            f"not {number}, though the terms stand in both"
        )
        return message, "run `make-report check --fix`", "W576"
    message = f"paragraph {number} of `{source}` was changed since it was read"
    added = find_added(text, tongue, known)
    beside = (number - 1, number)
    parted = find_parted(copy.paragraphs, tongue, known, beside)
    if added:
        message += f", though the terms still stand: “{added}” was added"
    elif parted:
        message += f": it was parted, into {parted[0]} and {parted[1]}"
    else:
        message += ", though the terms still stand"
    hint = f"read it again, and if it bears the claim write `hash: {now}`"
    return message, hint, "W575"


def find_hash(
    known: str,
    paragraphs: tuple[str, ...],
    tongue: Tongue,
) -> tuple[int, ...]:
    """Return the numbers of the paragraphs that have a hash."""
    numbers: list[int] = []
    for number, paragraph in enumerate(paragraphs, 1):
        if hash_paragraph(paragraph, tongue) == known:
            numbers.append(number)
    return tuple(numbers)
