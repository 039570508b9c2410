"""Citations and the copies as they are -> where each stands now: as cited, moved, or no more.

A paragraph is known again by its hash, where the citation has one, and else by its terms. Only
what can be meant by one paragraph alone counts as moved; whatever might be meant by several is
left to whoever can read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from reporting.content.model import Citation
from reporting.content.parsed import ParsedContent
from reporting.evidence.report.citing import Anchor, Outcome
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matching import Matcher
from reporting.evidence.sources.paragraph_hash import hash_paragraph
from reporting.i18n import Tongue


class AnchorFinder:
    """Finds again what is cited from one source.

    Args:
        copy: its local copy, with paragraphs.
        tongue: its language.
    """

    def __init__(
        self,
        copy: LocalSource,
        tongue: Tongue,
    ) -> None:
        self._copy = copy
        self._matcher = Matcher(
            copy.paragraphs,
            tongue,
            copy.order,
        )
        self._by_hash: dict[str, list[int]] = defaultdict(list)
        for number, paragraph in enumerate(copy.paragraphs, 1):
            self._by_hash[hash_paragraph(paragraph, tongue)].append(number)

    def find(self, cite: Citation) -> tuple[Outcome, tuple[int, ...], bool]:
        """Return what became of a citation, where it may stand, and whether it was reworded."""
        cited = cite.paragraph
        same = self._by_hash.get(cite.hash or "", [])
        bearing = self.find_bearing(cite)
        is_same_copy = not self._copy.state.changed
        if not cite.hash and is_same_copy and cited in bearing:
            return Outcome.UNCHANGED, (cited,), False
        if not cite.hash:
            return (*self._find_alone(cited, bearing), False)
        if not same:
            outcome, numbers = self._find_alone(cited, bearing)
            return outcome, numbers, True
        if cited in same:
            return Outcome.UNCHANGED, (cited,), False
        if is_same_copy and cited in bearing:
            numbers = (cited, *same)  # the number or the hash was written by hand
            return Outcome.AMBIGUOUS, numbers, False
        return (*self._find_alone(cited, tuple(same)), False)

    def _find_alone(
        self,
        cited: int,
        numbers: tuple[int, ...],
    ) -> tuple[Outcome, tuple[int, ...]]:
        """Return what became of a citation that some paragraphs may be meant by."""
        if not numbers:
            return Outcome.GONE, ()
        if len(numbers) > 1:
            return Outcome.AMBIGUOUS, numbers
        if numbers[0] == cited:
            return Outcome.UNCHANGED, numbers
        return Outcome.MOVED, numbers

    def find_bearing(self, cite: Citation) -> tuple[int, ...]:
        """Return the paragraphs that have all terms of a citation, the nearest first."""
        return self._matcher.find_paragraphs(cite.evidence, cite.paragraph)

    def find_missing(self, cite: Citation) -> tuple[str, ...]:
        """Return the terms of a citation that stand nowhere in the source."""
        missing: list[str] = []
        for term in cite.evidence:
            if not self._matcher.find_paragraphs([term], cite.paragraph):
                missing.append(term)
        return tuple(missing)


def find_anchors(
    parsed: ParsedContent,
    copies: Mapping[str, LocalSource],
) -> Iterator[Anchor]:
    """Yield where each citation stands now whose source has a copy that can be read.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
    """
    finders: dict[str, AnchorFinder] = {}
    for piece, claim in parsed.claims:
        for index, cite in enumerate(claim.cites):
            copy = copies[cite.source]
            if not copy.paragraphs or not cite.paragraph:
                continue
            if cite.source not in finders:
                tongue = parsed.catalogues.name(copy.language)
                finders[cite.source] = AnchorFinder(copy, tongue)
            finder = finders[cite.source]
            outcome, numbers, is_reworded = finder.find(cite)
            node, _ = piece.find_node(("cites", index, "paragraph"))
            missing: tuple[str, ...] = ()
            if outcome is Outcome.GONE:
                missing = finder.find_missing(cite)
            yield Anchor(
                claim.id,
                index,
                cite.source,
                node.line,
                cite.paragraph,
                outcome,
                numbers,
                is_reworded,
                missing,
            )
