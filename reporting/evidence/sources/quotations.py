"""Quotations and the sources -> warnings: words that are not the source's, or too many.

A quotation in the source's own language must stand, word by word, in a paragraph that its
claim cites; an ellipsis may part it. In another language it is a translation, which nothing
here can judge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from reporting.content.blocks import Quotation
from reporting.content.inline import strip_markup
from reporting.content.model import Citation, Claim
from reporting.content.parsed import ParsedContent
from reporting.content.translations import QUOTABLE
from reporting.content.values import EVERY
from reporting.errors import Problem
from reporting.evidence.report.model import Qualification
from reporting.evidence.sources.local_sources import LocalSource, read_place
from reporting.evidence.sources.matching import Matcher

if TYPE_CHECKING:
    from reporting.evidence.sources.qualified import PassageReader

_ELLIPSIS = r"\s*(?:[\[(](?:…|\.\.\.)[\])]|…|\.\.\.)\s*"
_EDGES = " .,;:!?"
"""What may stand at the ends of a part of a quotation and not in the source."""


Fault = tuple[str, str, str]
"""What is wrong with a quotation, its cure, and the code of the problem."""


def check_quotations(
    parsed: ParsedContent,
    copies: Mapping[str, LocalSource],
    reader: PassageReader | None,
) -> Iterator[Problem]:
    """Yield a warning for each quotation that its source does not say, or that quotes too much.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
        reader: of these copies, if any can be read.
    """
    claims = {claim.id: claim for _, claim in parsed.claims}
    word_counts: Counter[tuple[str, str]] = Counter()
    for piece, block in parsed.blocks:
        if not isinstance(block, Quotation):
            continue
        claim = claims[block.claim]
        for code, typed in block.text.by_language.items():
            words = strip_markup(typed)
            parts = ("text",) if code == EVERY else ("text", code)
            fault = find_fault(words, code, claim, copies, parsed)
            fault = fault or describe_cut(words, code, claim, copies, reader)
            if fault:
                message, hint, problem_code = fault
                yield parsed.warning(
                    piece,
                    parts,
                    message,
                    hint,
                    code=problem_code,
                )
            for source in dict.fromkeys(cite.source for cite in claim.cites):
                before = word_counts[source, code]
                now = before + len(words.split())
                word_counts[source, code] = now
                if 0 < before <= QUOTABLE < now:
                    message = (
                        f"with this quotation, {now} words are quoted from `{source}`"
                    )
                    hint = (
                        f"quote at most {QUOTABLE} words of one source, "
                        "and say the rest in your own"
                    )
                    yield parsed.warning(
                        piece,
                        parts,
                        message,
                        hint,
                        code="W537",
                    )


def find_fault(
    words: str,
    code: str,
    claim: Claim,
    copies: Mapping[str, LocalSource],
    parsed: ParsedContent,
) -> Fault | None:
    """Return that a quotation stands in no cited paragraph; None where it does.

    Args:
        words: the quotation.
        code: its language; `*` where it is the same in all.
        claim: whose citations say where it stands.
        copies: the local copies by the ids of their sources.
        parsed: the content.
    """
    if is_quoted_rightly(words, code, claim, copies, parsed):
        return None
    message = f"these words do not stand in the paragraphs that `{claim.id}` cites"
    hint = "quote what the source prints, with … for what is left out"
    return message, hint, "W536"


def describe_cut(
    words: str,
    code: str,
    claim: Claim,
    copies: Mapping[str, LocalSource],
    reader: PassageReader | None,
) -> Fault | None:
    """Return what a quotation leaves out that qualifies it; None where there is nothing.

    Args:
        words: the quotation.
        code: its language; `*` where it is the same in all.
        claim: whose citations say where it stands.
        copies: the local copies by the ids of their sources.
        reader: of these copies, if any can be read.
    """
    cuts = list_cuts(words, code, claim, copies, reader)
    if not cuts:
        return None
    limits = ", ".join(f"“{cut.words}” ({cut.kind})" for cut in cuts)
    message = f"the source goes on, and that limits it: {limits}"
    hint = "quote these words too, or write `context: [words]` on the citation"
    return message, hint, "W574"


def list_cuts(
    words: str,
    code: str,
    claim: Claim,
    copies: Mapping[str, LocalSource],
    reader: PassageReader | None,
) -> Sequence[Qualification]:
    """Return what a quotation in its source's language leaves out that qualifies it.

    Args:
        words: the quotation.
        code: its language; `*` where it is the same in all.
        claim: whose citations say where it stands.
        copies: the local copies by the ids of their sources.
        reader: of these copies, if any can be read.
    """
    for cite in claim.cites:
        copy = copies[cite.source]
        is_there = 0 < cite.paragraph <= len(copy.paragraphs)
        if reader and is_there and is_same_language(code, copy.language):
            cuts = reader.examine_quote(words, cite)
            if cuts:
                return cuts
    return ()


def is_same_language(code: str, other: str) -> bool:
    """Whether a text is in the language of a source, as it is spoken in whatever country."""
    return code == EVERY or code.partition("-")[0] == other.partition("-")[0]


def is_quoted_rightly(
    words: str,
    code: str,
    claim: Claim,
    copies: Mapping[str, LocalSource],
    parsed: ParsedContent,
) -> bool:
    """Whether a cited paragraph has the words of a quotation, as far as that can be told.

    Args:
        words: the quotation.
        code: its language; `*` where it is the same in all.
        claim: whose citations say where it stands.
        copies: the local copies by the ids of their sources.
        parsed: the content.
    """
    if code == EVERY and len(parsed.languages) == 1:
        code = parsed.languages[0]
    is_found = False
    is_comparable = False
    for cite in claim.cites:
        copy = copies[cite.source]
        if not copy.paragraphs:
            return True
        if is_same_language(code, copy.language):
            is_comparable = True
            is_found = is_found or has_quotation(words, cite, copy, parsed)
    return is_found or not is_comparable


def has_quotation(
    words: str,
    cite: Citation,
    copy: LocalSource,
    parsed: ParsedContent,
) -> bool:
    """Whether the paragraph or the cell that a citation names has every part of a quotation.

    Args:
        words: the quotation.
        cite: the citation.
        copy: of its source.
        parsed: the content.
    """
    tongue = parsed.catalogues.name(copy.language)
    number = cite.paragraph
    paragraphs = copy.paragraphs
    if cite.cell is not None:
        paragraphs = (read_place(cite, copy),)
        number = 1
    matcher = Matcher(paragraphs, tongue, copy.order)
    for part in re.split(_ELLIPSIS, words):
        stripped = part.strip(_EDGES)
        if stripped and not matcher.has_term(number, stripped):
            return False
    return True
