"""What receipts say, in one language: frozen values that the page and the annex draw alike."""

from __future__ import annotations

from typing import Literal

from reporting.evidence.report.model import Verdict
from reporting.plan.model import DossierPlan, SourceEntry
from reporting.plan.words import Evidence, Runs
from reporting.record import Record

Place = Literal["cited", "beside", "there"]
"""Whether a paragraph is the one that is cited, a neighbour of it, or where the terms stand."""

Weight = Literal["found", "doubt", "nothing"]
"""What a verdict shows: that the words stand there, that there is a doubt, or nothing."""


def weigh(verdict: Verdict) -> Weight:
    """Return what a verdict shows."""
    if verdict is Verdict.UNCHECKED:
        return "nothing"
    return "found" if verdict is Verdict.FOUND else "doubt"


class PassagePlan(Record, frozen=True):
    """What is shown of one paragraph.

    Args:
        label: which paragraph it is.
        place: how it stands to what is cited.
        runs: its words; what was matched is strong.
    """

    label: str
    place: Place
    runs: Runs


class CitationPlan(Record, frozen=True):
    """The receipt of one citation.

    Args:
        source: number of the source.
        anchor: of the source, in the list of sources.
        title: of the source, in its own language.
        byline: outlet, author, date and paragraph.
        link: where it is on the web.
        passages: what is shown of it, in the order of its paragraphs.
        remarks: what is left out of it, and why.
        verdict: of the check.
        verdict_word: what it is called.
        reasons: what it comes from, in sentences.
        terms: what was looked for.
        facts: labels and values: the day, the hash.
        shows: what all of it shows, and what not.
        language: of the source, where it is another than the page's.
    """

    source: int
    anchor: str
    title: Runs
    byline: str
    link: str | None
    passages: tuple[PassagePlan, ...]
    remarks: tuple[str, ...]
    verdict: Verdict
    verdict_word: str
    reasons: tuple[str, ...]
    terms: tuple[Runs, ...]
    facts: tuple[tuple[str, str], ...]
    shows: str
    language: str | None


class ClaimPlan(Record, frozen=True):
    """A claim with its receipts."""

    evidence: Evidence
    text: Runs
    contradicts: tuple[Evidence, ...]
    citations: tuple[CitationPlan, ...]


class ReceiptsPlan(Record, frozen=True):
    """Everything that receipts say, in order.

    Args:
        dossier: of which they are, for its names, labels and language.
        title: what they are called.
        annex: whose annex they are.
        opening: what they are, how much they show, and that it is not ours to give away.
        tallies: what came of the check: each verdict with its word and its number.
        claims: by their numbers.
        sources: likewise, with the whole hash and how many words are shown.
        closing: how paragraphs are counted, and the fingerprint of the content.
    """

    dossier: DossierPlan
    title: str
    annex: str
    opening: tuple[str, ...]
    tallies: tuple[tuple[Verdict, str, int], ...]
    claims: tuple[ClaimPlan, ...]
    sources: tuple[SourceEntry, ...]
    closing: tuple[str, ...]
