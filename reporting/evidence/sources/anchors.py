"""Citations and the copies as they are -> where each stands now: as cited, moved, or no more.

A paragraph is known again by its hash, where the citation has one, and else by its terms. Only
what can be meant by one paragraph alone counts as moved; whatever might be meant by several is
left to whoever can read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from reporting.content.model import Citation
from reporting.content.parsed import ParsedContent
from reporting.evidence.report.citing import Anchor, Outcome
from reporting.evidence.sources.local_sources import LocalSource
from reporting.evidence.sources.matching import Matcher
from reporting.evidence.sources.paragraph_hash import (
    find_added,
    find_parted,
    hash_paragraph,
)
from reporting.i18n import Tongue

_UNSEEN = 0.5
"""What is added to the other paragraphs that have a term, so that none is not never."""
_LIKELY = 0.1
"""Paragraphs that may have all terms by chance, from which on one is not taken for sure."""


class AnchorFinder:
    """Finds again what is cited from one source.

    Args:
        copy: its local copy, with paragraphs.
        tongue: its language.
        cites: all that is cited from it: what one citation knows of a paragraph holds for all.
    """

    def __init__(
        self,
        copy: LocalSource,
        tongue: Tongue,
        cites: Iterable[Citation] = (),
    ) -> None:
        self._copy = copy
        self._tongue = tongue
        self._is_changed = copy.state.changed
        self._matcher = Matcher(
            copy.paragraphs,
            tongue,
            copy.order,
        )
        self._hashes: list[str] = []
        self._by_hash: dict[str, list[int]] = defaultdict(list)
        for number, paragraph in enumerate(copy.paragraphs, 1):
            known = hash_paragraph(paragraph, tongue)
            self._hashes.append(known)
            self._by_hash[known].append(number)
        self._cited: dict[str, set[int]] = defaultdict(set)
        """The numbers by which the paragraph of a hash is cited."""
        for cite in cites:
            if cite.hash:
                self._cited[cite.hash].add(cite.paragraph)

    def find(self, cite: Citation) -> tuple[Outcome, tuple[int, ...], bool]:
        """Return what became of a citation, where it may stand, and whether it was reworded."""
        cited = cite.paragraph
        bearing = self._matcher.find_paragraphs(cite.evidence, cited)
        known = self._find_hash(cite)
        same = self._by_hash.get(known, [])
        if not known and not self._is_changed and cited in bearing:
            return Outcome.UNCHANGED, (cited,), False
        if cited in same:
            return Outcome.UNCHANGED, (cited,), False
        if same and cited in bearing and not self._is_changed:
            numbers = (cited, *same)  # the number or the hash was written by hand
            return Outcome.AMBIGUOUS, numbers, False
        if same:
            return (*self._find_alone(cited, tuple(same)), False)
        others = tuple(each for each in bearing if not self._is_other(each, cited))
        if known and not others:
            others = self._find_parted(known)
        outcome, numbers = self._find_alone(cited, others)
        if (
            known
            and outcome is Outcome.MOVED
            and not self._is_sure(cite, numbers[0], known)
        ):
            outcome = Outcome.AMBIGUOUS
        return outcome, numbers, bool(known)

    def _find_hash(self, cite: Citation) -> str:
        """Return the hash of what is cited, if this citation or another of it has one."""
        if cite.hash or not self._is_changed:
            return cite.hash or ""
        known: list[str] = []
        for each, numbers in self._cited.items():
            if numbers == {cite.paragraph}:
                known.append(each)
        return known[0] if len(known) == 1 else ""

    def _is_other(self, number: int, cited: int) -> bool:
        """Whether a paragraph of a changed copy is known to be one that had another number."""
        numbers = self._cited.get(self._hashes[number - 1], ())
        return self._is_changed and bool(numbers) and cited not in numbers

    def _is_sure(
        self,
        cite: Citation,
        number: int,
        known: str,
    ) -> bool:
        """Whether a paragraph of other words is what was cited, and not another with its terms.

        It is, where the words that were cited are within it, or its terms are too rare to
        stand together by chance.
        """
        paragraph = self._copy.paragraphs[number - 1]
        if find_added(paragraph, self._tongue, known):
            return True
        count = len(self._copy.paragraphs)
        chance = count - 1.0
        for term in cite.evidence:
            numbers = self._matcher.find_paragraphs([term], number)
            chance *= (len(numbers) - 1 + _UNSEEN) / count
        return chance < _LIKELY or number in self._find_parted(known)

    def _find_parted(self, known: str) -> tuple[int, ...]:
        """Return the two paragraphs that were one when it was hashed, if there are such."""
        paragraphs = self._copy.paragraphs
        firsts = range(1, len(paragraphs))
        return find_parted(paragraphs, self._tongue, known, firsts)

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

    def find_rest(self, cite: Citation) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return the terms that stand nowhere in the source, and where all others stand."""
        missing: list[str] = []
        rest: list[str] = []
        for term in cite.evidence:
            found = self._matcher.find_paragraphs([term], cite.paragraph)
            (rest if found else missing).append(term)
        if not missing or not rest:
            return tuple(missing), ()
        return tuple(missing), self._matcher.find_paragraphs(rest, cite.paragraph)


def find_anchors(
    parsed: ParsedContent,
    copies: Mapping[str, LocalSource],
) -> Iterator[Anchor]:
    """Yield where each citation stands now whose source has a copy that can be read.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
    """
    cites: dict[str, list[Citation]] = defaultdict(list)
    for _, claim in parsed.claims:
        for cite in claim.cites:
            if cite.paragraph:
                cites[cite.source].append(cite)
    finders: dict[str, AnchorFinder] = {}
    for source_id, of_source in cites.items():
        copy = copies[source_id]
        tongue = parsed.catalogues.name(copy.language)
        finders[source_id] = AnchorFinder(copy, tongue, of_source)
    for piece, claim in parsed.claims:
        for index, cite in enumerate(claim.cites):
            if not cite.paragraph or not copies[cite.source].paragraphs:
                continue
            finder = finders[cite.source]
            outcome, numbers, is_reworded = finder.find(cite)
            line, _ = parsed.find_position(piece, ("cites", index, "paragraph"))
            missing: tuple[str, ...] = ()
            if outcome is Outcome.GONE:
                missing, numbers = finder.find_rest(cite)
            yield Anchor(
                claim.id,
                index,
                cite.source,
                line,
                cite.paragraph,
                outcome,
                numbers,
                is_reworded,
                missing,
            )
