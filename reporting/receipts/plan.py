"""A planned dossier and its receipts -> everything that they say, in words of one language."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from reporting.cleaning import drop_unprintable
from reporting.content.model import Content
from reporting.evidence.receipts.excerpts import (
    FEWEST,
    LIMITS,
    MOST_WORDS,
    Excerpt,
    Passage,
)
from reporting.evidence.receipts.receipts import Receipt, Receipts
from reporting.evidence.report.model import Verdict
from reporting.evidence.report.verdict_record import ClaimVerdicts, VerdictRecord
from reporting.plan.model import ClaimEntry, DossierPlan, SourceEntry
from reporting.plan.words import CitationLine, Run, Runs
from reporting.receipts.model import (
    CitationPlan,
    ClaimPlan,
    PassagePlan,
    Place,
    ReceiptsPlan,
    weigh,
)
from reporting.receipts.reasons import format_term, list_hashes, list_reasons
from reporting.record import Record, replace

_GAP = "[…]"
_DIGITS = 16
"""Of a hash, that stand together."""


class _Day(Record, frozen=True):
    """When citations were looked at.

    Args:
        checked: the day of this check, written out.
        recorded: that of the check on record.
        on_record: what came of that, by claim.
    """

    checked: str
    recorded: str
    on_record: Mapping[str, ClaimVerdicts]


def plan_receipts(
    dossier: DossierPlan,
    content: Content,
    receipts: Receipts,
    day: dt.date,
    recorded: VerdictRecord | None,
    most_words: int | None,
) -> ReceiptsPlan:
    """Plan receipts in one language.

    Args:
        dossier: planned in that language.
        content: valid content.
        receipts: of it.
        day: of the check.
        recorded: the last check, if there is one on record.
        most_words: of each source that may be shown; None for the default.
    """
    lang = dossier.language
    days = _Day(
        lang.write_date(day),
        lang.write_date(recorded.checked) if recorded else "",
        recorded.find_verdicts(content) if recorded else {},
    )
    planner = _Planner(dossier, content, receipts, days)
    claims = tuple([planner.plan_claim(entry) for entry in dossier.claims])
    counts = Counter(each.verdict for claim in claims for each in claim.citations)
    tallies = []
    for verdict in Verdict:
        if verdict in counts:
            word = lang.verdicts[verdict.name.lower()]
            tallies.append((verdict, word, counts[verdict]))
    fill = lang.fill_phrase
    limit = fill("receipts_limit_share", limit=MOST_WORDS, least=FEWEST)
    if most_words is not None:
        limit = fill("receipts_limit", limit=most_words)
    preface: tuple[str, ...] = (fill("receipts_about"), limit, fill("receipts_rights"))
    if most_words == 0:
        preface = (fill("receipts_places"),)
    edition = content.edition
    fingerprint = fill(
        "colophon_hash",
        number=edition.number,
        date=lang.write_date(edition.date),
        fingerprint=content.sha256,
    )
    return ReceiptsPlan(
        dossier,
        fill("receipts"),
        fill("receipts_annex", title=dossier.cover.title),
        preface,
        tuple(tallies),
        claims,
        tuple([planner.plan_source(entry) for entry in dossier.sources]),
        (fill("colophon_evidence"), fingerprint),
    )


class _Planner:
    """Plans the claims and the sources of receipts.

    Args:
        dossier: planned in the language wanted.
        content: valid content.
        receipts: of it.
        days: when citations were looked at.
    """

    def __init__(
        self,
        dossier: DossierPlan,
        content: Content,
        receipts: Receipts,
        days: _Day,
    ) -> None:
        self.dossier = dossier
        self.lang = dossier.language
        self.fill = dossier.language.fill_phrase
        self.receipts = receipts
        self.days = days
        self.entries = {entry.id: entry for entry in dossier.sources}
        self.languages = {source.id: source.language for source in content.sources}
        self.hashes = {source.id: source.sha256 for source in content.sources}

    # -- claims

    def plan_claim(self, entry: ClaimEntry) -> ClaimPlan:
        """Return a claim with a receipt for each of its citations."""
        name = entry.evidence.claim
        recorded = self.days.on_record.get(name, ())
        planned: list[CitationPlan] = []
        receipts = self.receipts.by_claim[name]
        lines = entry.evidence.citations
        for place, (receipt, line) in enumerate(
            zip(
                receipts,
                lines,
                strict=True,
            )
        ):
            before = recorded[place] if recorded else None
            planned.append(self.plan_citation(receipt, line, before))
        text: list[Run] = []
        for run in entry.text:
            is_within = (run.link or "").startswith("#")
            bare = replace(run, link=None) if is_within else run
            text += [bare] if run.mark is None else []
        return ClaimPlan(
            entry.evidence,
            tuple(text),
            entry.contradicts,
            tuple(planned),
        )

    def plan_citation(
        self,
        receipt: Receipt,
        line: CitationLine,
        recorded: Verdict | None,
    ) -> CitationPlan:
        """Return the receipt of one citation.

        Args:
            receipt: what was found now.
            line: the citation as the dossier prints it.
            recorded: what is on record, where there is no copy now.
        """
        found = receipt.verdict
        state = self.receipts.sources[found.source].state
        entry = self.entries[found.source]
        language = self.languages[found.source]
        foreign = None if language == self.lang.code else language
        verdict = found.verdict
        facts = [(self.fill("receipts_checked"), self.days.checked)]
        if verdict is Verdict.UNCHECKED:
            facts.clear()
            if recorded:
                verdict = recorded
                facts.append((self.fill("receipts_recorded"), self.days.recorded))
        facts += list_hashes(receipt, state, entry, self.lang)
        terms: list[Runs] = []
        for term in receipt.terms:
            terms.append(format_term(term, foreign, self.lang))
        missing = self.fill("not_named")
        byline = [words for _, words in entry.details[:2] if words != missing]
        byline.append(line.date)
        if not receipt.excerpt.passages:
            byline.append(line.place)
        weight = weigh(verdict)
        return CitationPlan(
            source=entry.number,
            anchor=f"source-{entry.id}",
            title=(Run(entry.title, lang=entry.language),),
            byline=" · ".join(byline),
            link=entry.link,
            passages=self.plan_passages(receipt, line, foreign),
            remarks=tuple(self.list_remarks(receipt.excerpt)),
            verdict=verdict,
            verdict_word=self.lang.verdicts[verdict.name.lower()],
            reasons=tuple(list_reasons(receipt, state, self.lang)),
            terms=tuple(terms),
            facts=tuple(facts),
            shows=self.fill(f"receipts_shows_{weight}"),
            language=foreign,
        )

    # -- passages

    def plan_passages(
        self,
        receipt: Receipt,
        line: CitationLine,
        language: str | None,
    ) -> tuple[PassagePlan, ...]:
        """Return what is shown of the source, the cited paragraph with what stands beside it.

        Args:
            receipt: with its excerpt.
            line: the citation as the dossier prints it.
            language: of the source, where it is another than the page's.
        """
        found = receipt.verdict
        total = self.receipts.sources[found.source].state.paragraphs
        planned: list[PassagePlan] = []
        for passage in receipt.excerpt.passages:
            number = passage.number
            place: Place = "beside"
            phrase = "receipts_after"
            if number == found.paragraph:
                place, phrase = "cited", "receipts_place"
            elif number in found.elsewhere[:1]:
                place, phrase = "there", "receipts_there"
            elif (
                found.cell
                and number != found.paragraph - 1
                and number < found.paragraph
            ):
                phrase = "receipts_heads"
            elif number < found.paragraph:
                phrase = "receipts_before"
            label = self.fill(phrase, number=number, total=total)
            if found.cell and place == "cited":
                label = f"{line.place} · {label}"
            runs = set_runs(passage, language)
            planned.append(PassagePlan(label, place, runs))
        return tuple(planned)

    def list_remarks(self, excerpt: Excerpt) -> Iterator[str]:
        """Yield what is left out of an excerpt, and why."""
        if excerpt.is_withheld:
            yield self.fill("receipts_withheld")
        elif excerpt.is_cut:
            yield self.fill("receipts_cut")
        elif excerpt.passages and excerpt.lacks_neighbours:
            yield self.fill("receipts_no_neighbours")

    # -- sources

    def plan_source(self, entry: SourceEntry) -> SourceEntry:
        """Return a source with its whole hash, and how many words of it are shown."""
        of_source = self.receipts.sources[entry.id]
        state = of_source.state
        details = list(entry.details[:-1])
        label, _ = entry.details[-1]
        details.append((label, group_digits(self.hashes[entry.id])))
        if state.changed and state.sha256:
            details.append((self.fill("receipts_copy_now"), group_digits(state.sha256)))
        used = self.fill(
            "receipts_used",
            used=of_source.used,
            limit=of_source.limit,
        )
        if of_source.limit:
            details.append((self.fill("receipts_shown"), used))
        return replace(entry, details=tuple(details))


def set_runs(passage: Passage, language: str | None) -> Runs:
    """Return the words of a passage: what was matched strong, what limits it sloping too."""
    runs: list[Run] = []
    for piece in passage.pieces:
        if piece.is_gap:
            before = " " if runs else ""
            runs.append(Run(f"{before}{_GAP} "))
        else:
            run = Run(
                drop_unprintable(piece.text),
                bold=bool(piece.terms),
                italic=piece.terms == (LIMITS,),
                lang=language,
            )
            runs.append(run)
    if runs and runs[-1].text.endswith(f"{_GAP} "):
        runs[-1] = Run(runs[-1].text.rstrip())
    return tuple(runs)


def group_digits(digits: str) -> str:
    """Return a hash in groups, between which lines may end."""
    groups = [
        digits[at : at + _DIGITS]
        for at in range(
            0,
            len(digits),
            _DIGITS,
        )
    ]
    return " ".join(groups)
