"""Quotations and the sources -> warnings: words that are not the source's, and too many that are.

A quotation in the source's own language must stand, word by word, in a paragraph that its
claim cites; an ellipsis may part it. In another language it is a translation, which nothing
here can judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reporting.content.blocks import Quotation
from reporting.content.model import Citation, Claim
from reporting.content.parsed import ParsedContent
from reporting.content.translations import QUOTABLE
from reporting.content.values import EVERY
from reporting.errors import Problem
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matching import Matcher

_PARTED = re.compile(r"\s*(?:[\[(](?:…|\.\.\.)[\])]|…|\.\.\.)\s*")
_EDGES = " .,;:!?"


def check_quotations(
    draft: ParsedContent, copies: Mapping[str, LocalSource]
) -> Iterator[Problem]:
    """Yield a warning for each quotation that its source does not say, and where too much is quoted.

    Args:
        draft: the content, sound.
        copies: the local copies by the ids of their sources.
    """
    claims = {claim.id: claim for _, claim in draft.values("claims")}
    counts: dict[tuple[str, str], int] = {}
    for piece, block in draft.values("blocks"):
        if isinstance(block, Quotation):
            claim = claims[block.claim]
            for code, words in block.text.by_language.items():
                parts = ("text",) if code == EVERY else ("text", code)
                for message, hint in (
                    *_unsaid(words, _language(draft, code), claim, copies),
                    *_too_much(words, code, claim, counts),
                ):
                    yield draft.warning(piece, parts, message, hint)


def _language(draft: ParsedContent, code: str) -> str | None:
    """Return the language of a text; None where it is the same in several."""
    if code != EVERY:
        return code
    return draft.languages[0] if len(draft.languages) == 1 else None


def _unsaid(
    words: str, language: str | None, claim: Claim, copies: Mapping[str, LocalSource]
) -> Iterator[tuple[str, str]]:
    """Yield a message and a hint where no cited paragraph in the quotation's language has its words."""
    if not all(copies[cite.source].paragraphs for cite in claim.cites):
        return
    own = [
        cite for cite in claim.cites if language in {None, copies[cite.source].language}
    ]
    if own and not any(_stands(words, cite, copies[cite.source]) for cite in own):
        message = f"these words do not stand in the paragraphs that `{claim.id}` cites"
        yield message, "quote what the source prints, with … for what is left out"


def _stands(words: str, cite: Citation, copy: LocalSource) -> bool:
    matcher = Matcher(copy.paragraphs, copy.language)
    parts = (part.strip(_EDGES) for part in _PARTED.split(words))
    return all(matcher.has(cite.paragraph, part) for part in parts if part)


def _too_much(
    words: str, code: str, claim: Claim, counts: dict[tuple[str, str], int]
) -> Iterator[tuple[str, str]]:
    """Yield a message and a hint at the quotation with which a source is quoted too much."""
    for source in dict.fromkeys(cite.source for cite in claim.cites):
        before = counts.get((source, code), 0)
        counts[source, code] = now = before + len(words.split())
        if 0 < before <= QUOTABLE < now:
            message = f"with this quotation, {now} words are quoted from `{source}`"
            yield (
                message,
                f"quote at most {QUOTABLE} words of one source, and say the rest in your own",
            )
