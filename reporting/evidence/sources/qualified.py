"""Claims and the copies of their sources -> what qualifies the passages that are cited.

Only in a language whose catalogue lists cues; in another, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from reporting.content.inline import strip_markup
from reporting.content.model import Citation, Claim
from reporting.content.parsed import ParsedContent
from reporting.content.source_model import Source
from reporting.content.values import Text
from reporting.evidence.report.model import Qualification
from reporting.evidence.sources.local_sources import LocalSource, read_place
from reporting.evidence.sources.matching import clean_text
from reporting.evidence.sources.qualifying.cues import TongueCues
from reporting.evidence.sources.qualifying.examining import (
    Cited,
    examine_passage,
    examine_quotation,
)
from reporting.evidence.sources.qualifying.passage import Passage
from reporting.evidence.sources.qualifying.saying import ClaimText, Saying, load_cues
from reporting.i18n import find_catalogue, load_language

_QUOTED = r'"([^"]+)"'
_MARKS = frozenset('"“”„«»')
"""Marks of a quotation."""
_WORDS = 3
"""Words between quotation marks from which on they are a quotation, and no name."""


class PassageReader:
    """Looks past the words that are cited.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
    """

    def __init__(
        self,
        parsed: ParsedContent,
        copies: Mapping[str, LocalSource],
    ) -> None:
        self._parsed = parsed
        self._copies = copies
        self._passages: dict[tuple[str, int | str], Passage] = {}
        self._sayings: dict[tuple[str, str], Saying] = {}

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        """All names of each entity, by its id."""
        names: dict[str, frozenset[str]] = {}
        for _, entity in self._parsed.entities:
            texts = (entity.name, *(alias.name for alias in entity.aliases))
            names[entity.id] = frozenset(
                words for text in texts for words in text.by_language.values()
            )
        return names

    @cached_property
    def _small_names(self) -> frozenset[str]:
        groups = self._names.values()
        return frozenset(name.casefold() for names in groups for name in names)

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return {source.id: source for _, source in self._parsed.sources}

    @cached_property
    def _press(self) -> frozenset[str]:
        """The ids of those who report and are no party to it."""
        ids = {entity.id for _, entity in self._parsed.entities if entity.press}
        return frozenset(ids | set(self._sources))

    def examine_citation(
        self,
        claim: Claim,
        citation: Citation,
    ) -> Iterator[Qualification]:
        """Yield all that qualifies a passage that has every term.

        Args:
            claim: that cites it.
            citation: where it stands.
        """
        copy = self._copies[citation.source]
        tongue = self._parsed.catalogues.name(copy.language)
        lists = load_cues(tongue)
        if lists is None:
            return
        saying = self._describe(claim, citation.source)
        passage = self._read(citation, lists)
        if not lists.qualifying.stand_in(passage.text) and not saying.denies:
            return
        context = citation.context
        if citation.hedge:
            context = (*context, citation.hedge)
        cited = Cited(citation.terms, context, self._small_names)
        told = tuple(examine_passage(passage, cited, saying, lists))
        yield from told
        own = saying.own_text
        if own is None or _MARKS.isdisjoint(own.words):
            return
        quotations = re.findall(_QUOTED, clean_text(own.words))
        for quoted in quotations:
            if len(quoted.split()) >= _WORDS:
                rest = [other for other in quotations if other != quoted]
                known = (*context, *rest)  # `"It will", said he, "if it rains"`
                for cut in examine_quotation(passage, quoted, known, lists):
                    if cut not in told:
                        yield cut

    def examine_quote(
        self,
        words: str,
        citation: Citation,
    ) -> Sequence[Qualification]:
        """Return all that a quotation in the source's language leaves out.

        Args:
            words: of the quotation.
            citation: where it stands.
        """
        copy = self._copies[citation.source]
        lists = load_cues(self._parsed.catalogues.name(copy.language))
        if lists is None:
            return ()
        passage = self._read(citation, lists)
        return tuple(examine_quotation(passage, words, citation.context, lists))

    def _read(self, citation: Citation, lists: TongueCues) -> Passage:
        cell = citation.cell
        place = cell.text if cell else citation.paragraph
        key = (citation.source, place)
        if key not in self._passages:
            copy = self._copies[citation.source]
            tongue = self._parsed.catalogues.name(copy.language)
            self._passages[key] = Passage(
                read_place(citation, copy),
                load_language(find_catalogue(tongue)),
                lists,
                copy.order,
            )
        return self._passages[key]

    def _list_texts(self, text: Text) -> list[ClaimText]:
        """Return a text in each language of the content."""
        texts: list[ClaimText] = []
        for code in self._parsed.languages:
            words = strip_markup(text.get_words(code))
            lists = load_cues(self._parsed.catalogues.name(code))
            texts.append(ClaimText(code, words, lists))
        return texts

    def _describe(self, claim: Claim, source_id: str) -> Saying:
        """Return what a claim says, to be held against a source."""
        key = (claim.id, source_id)
        if key not in self._sayings:
            parties = [
                who
                for who in claim.by
                if isinstance(who, Text) or who not in self._press
            ]
            self._sayings[key] = Saying(
                self._list_texts(claim.text),
                self._copies[source_id].language,
                tuple(self._list_voices(claim, source_id)),
                claim.status,
                has_party=bool(parties),
            )
        return self._sayings[key]

    def _list_voices(self, claim: Claim, source_id: str) -> Iterator[str]:
        source = self._sources[source_id]
        for text in (source.short, source.outlet, source.author):
            if text is not None:
                yield from text.by_language.values()
        for who in claim.by:
            if isinstance(who, Text):
                yield from who.by_language.values()
            else:
                yield from self._names.get(who, ())
