"""A cited paragraph, its terms and a claim -> what qualifies the passage and is left out.

The claim rests on the sentences that hold its terms, as few as hold them all. They are judged
one by one (`scope.py`), and then the sentence after them, which may take them back. A
quotation is judged by the words around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reporting.evidence.report.model import Qualification
from reporting.evidence.sources.qualifying.commenting import Comment
from reporting.evidence.sources.qualifying.cues import TongueCues
from reporting.evidence.sources.qualifying.passage import Passage, Span
from reporting.evidence.sources.qualifying.reversals import find_reversal
from reporting.evidence.sources.qualifying.saying import Saying
from reporting.evidence.sources.qualifying.scope import Scope
from reporting.evidence.sources.qualifying.tagged import Tagged
from reporting.record import Record

ELLIPSIS = r"\s*(?:[\[(](?:…|\.\.\.)[\])]|…|\.\.\.)\s*"
EDGES = " .,;:!?"


class Cited(Record, frozen=True):
    """What a citation takes from a paragraph.

    Args:
        terms: that stand in it.
        context: words that the citation acknowledges.
        names: names of entities, in small letters; they do not tell what is said.
    """

    terms: Sequence[str]
    context: Sequence[str] = ()
    names: frozenset[str] = frozenset()


def choose_spans(
    by_term: Sequence[Sequence[Span]],
    passage: Passage,
) -> list[Span]:
    """Return the spans that the claim rests on: as few sentences as hold all terms.

    Args:
        by_term: where each term stands.
        passage: in which.
    """
    open_terms = {at for at, spans in enumerate(by_term) if spans}
    chosen: list[Span] = []
    while open_terms:
        best: list[tuple[int, Span]] = []
        for number in range(len(passage.sentences)):
            here = [
                (at, span)
                for at in sorted(open_terms)
                for span in by_term[at]
                if span[0] == number
            ]
            if len({at for at, _ in here}) > len({at for at, _ in best}):
                best = here
        chosen += [span for _, span in best]
        open_terms -= {at for at, _ in best}
    return chosen


def examine_passage(
    passage: Passage,
    cited: Cited,
    saying: Saying,
    lists: TongueCues,
) -> Iterator[Qualification]:
    """Yield what qualifies a passage and is not acknowledged, in the order of its words.

    Args:
        passage: the paragraph.
        cited: what is cited from it.
        saying: what the claim says.
        lists: the cues of the language.
    """
    if passage.is_heading:
        return
    sentences = tag_sentences(passage, cited, saying, lists)
    told = False
    for sentence in sentences.values():
        for found in Scope(sentence).list_qualifications():
            told = True
            yield found
    after = max(sentences, default=len(passage.sentences)) + 1
    comment = tag_comment(passage, after, cited, saying, lists)
    remark = Comment(comment).find_comment() if comment else None
    if remark:
        yield remark
    if told or remark or saying.own_text is None or not saying.denies:
        return
    claim = Passage(saying.own_text.words, passage.lang, lists)
    held = [passage.sentences[number] for number in sentences]
    reversal = find_reversal(held, claim.sentences, lists)
    if reversal:
        yield reversal


def tag_sentences(
    passage: Passage,
    cited: Cited,
    saying: Saying,
    lists: TongueCues,
) -> Mapping[int, Tagged]:
    """Return the sentences that the claim rests on, by their numbers.

    Where some have words of the claim beside its terms, the others only share a subject.

    Args:
        passage: the paragraph.
        cited: what is cited from it.
        saying: what the claim says.
        lists: the cues of the language.
    """
    by_term: list[Sequence[Span]] = []
    of_names: list[Sequence[Span]] = []
    for term in cited.terms:
        spans = passage.find_spans(term)
        is_name = term.casefold() in cited.names
        (of_names if is_name else by_term).append(spans)
    chosen = choose_spans(by_term if any(by_term) else of_names, passage)
    chosen = leave_out_topics(chosen, passage)
    context = find_all(cited.context, passage)
    sentences = {
        number: Tagged(
            passage.sentences[number],
            lists,
            gather_places(chosen, number),
            gather_places(context, number),
            saying,
        )
        for number in sorted({number for number, _, _ in chosen})
    }
    if len(sentences) == 1:
        return sentences
    taking = {number: each for number, each in sentences.items() if each.taken}
    return taking or sentences


def leave_out_topics(chosen: Sequence[Span], passage: Passage) -> list[Span]:
    """Return spans without those that stand alone, and hold no number, beside fuller sentences.

    Args:
        chosen: the spans that a claim rests on.
        passage: in which.
    """
    counts = Counter(number for number, _, _ in chosen)
    if len(counts) <= 1:
        return list(chosen)
    fuller = [
        number
        for number, start, end in chosen
        if counts[number] > 1
        or any(form[0].isdigit() for form in passage.sentences[number].forms[start:end])
    ]
    kept: list[Span] = []
    for span in chosen:
        number, start, end = span
        forms = passage.sentences[number].forms[start:end]
        has_number = any(form[0].isdigit() for form in forms)
        if has_number or counts[number] > 1 or number > min(fuller, default=number):
            kept.append(span)
    return kept or list(chosen)


def tag_comment(
    passage: Passage,
    number: int,
    cited: Cited,
    saying: Saying,
    lists: TongueCues,
) -> Tagged | None:
    """Return the sentence after those that the claim rests on; None after the last.

    Args:
        passage: the paragraph.
        number: of the sentence, from 0.
        cited: what is cited from it.
        saying: what the claim says.
        lists: the cues of the language.
    """
    if number >= len(passage.sentences):
        return None
    context = find_all(cited.context, passage)
    places = gather_places(context, number)
    return Tagged(passage.sentences[number], lists, frozenset(), places, saying)


def find_all(terms: Iterable[str], passage: Passage) -> list[Span]:
    """Return where some terms stand."""
    return [span for term in terms for span in passage.find_spans(term)]


def gather_places(spans: Sequence[Span], number: int) -> frozenset[int]:
    """Return the places of the words of some spans in one sentence."""
    places: set[int] = set()
    for sentence, start, end in spans:
        if sentence == number:
            places.update(range(start, end))
    return frozenset(places)


def examine_quotation(
    passage: Passage,
    words: str,
    context: Sequence[str],
    lists: TongueCues,
) -> Iterator[Qualification]:
    """Yield what a quotation leaves out of its sentence that qualifies it.

    Args:
        passage: the paragraph that it stands in.
        words: of the quotation, with an ellipsis for what is left out.
        context: words that the citation acknowledges.
        lists: the cues of the language.
    """
    parts = [part.strip(EDGES) for part in re.split(ELLIPSIS, words)]
    by_part = [passage.find_spans(part) for part in parts if part]
    spans = choose_spans(by_part, passage)
    extra = find_all(context, passage)
    for number in sorted({number for number, _, _ in spans}):
        held = gather_places(spans, number)
        sentence = Tagged(
            passage.sentences[number],
            lists,
            held,
            gather_places(extra, number),
            Saying(),
            held,
        )
        scope = Scope(sentence)
        cuts = list(scope.list_qualifications())
        if not cuts:
            shortfall = scope.find_shortfall()
            cuts = [shortfall] if shortfall else []
        yield from cuts
