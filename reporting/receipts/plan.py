"""A planned dossier and its receipts -> everything that they say, in words of one language."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

from reporting.content.model import Content
from reporting.evidence.receipts.excerpts import (
    FEWEST,
    LIMITS,
    MOST_WORDS,
    Excerpt,
    Passage,
)
from reporting.evidence.receipts.receipts import Receipt, Receipts, Term
from reporting.evidence.report.model import CitationVerdict, SourceState, Verdict
from reporting.evidence.report.verdict_record import ClaimVerdicts, VerdictRecord
from reporting.i18n import Language
from reporting.plan.model import ClaimEntry, DossierPlan, SourceEntry
from reporting.plan.words import Run, Runs
from reporting.reading.characters import drop_unprintable
from reporting.receipts.model import (
    CitationPlan,
    ClaimPlan,
    PassagePlan,
    ReceiptsPlan,
    weigh,
)
from reporting.record import Record, replace

_GAP = "[…]"
_DIGITS = 16
"""Of a hash, that stand together."""
_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a phrase for words that have a language of their own."""


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
        (fill("receipts_about"), limit, fill("receipts_rights")),
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
        for place, receipt in enumerate(self.receipts.by_claim[name]):
            before = recorded[place] if recorded else None
            date = entry.evidence.citations[place].date
            planned.append(
                self.plan_citation(
                    receipt,
                    date,
                    before,
                )
            )
        text: list[Run] = []
        for run in entry.text:
            is_within = (run.link or "").startswith("#")
            if run.mark is None:
                text.append(
                    replace(
                        run,
                        link=None,
                    )
                    if is_within
                    else run
                )
        return ClaimPlan(
            entry.evidence,
            tuple(text),
            entry.contradicts,
            tuple(planned),
        )

    def plan_citation(
        self, receipt: Receipt, date: str, recorded: Verdict | None
    ) -> CitationPlan:
        """Return the receipt of one citation.

        Args:
            receipt: what was found now.
            date: of the source, in brief.
            recorded: what is on record, where there is no copy now.
        """
        found = receipt.verdict
        state = self.receipts.sources[found.source].state
        entry = self.entries[found.source]
        language = self.languages[found.source]
        foreign = None if language == self.lang.code else language
        verdict = found.verdict
        when = [(self.fill("receipts_checked"), self.days.checked)]
        if verdict is Verdict.UNCHECKED:
            when.clear()
            if recorded:
                verdict = recorded
                when.append((self.fill("receipts_recorded"), self.days.recorded))
        terms = tuple(
            [
                self.format_term(
                    term,
                    foreign,
                )
                for term in receipt.terms
            ]
        )
        missing = self.fill("not_named")
        whose = [words for _, words in entry.details[:2] if words != missing]
        if not receipt.excerpt.passages:
            date = f"{date} · {self.format_place(found, state)}"
        return CitationPlan(
            source=entry.number,
            anchor=f"source-{entry.id}",
            title=(Run(entry.title, lang=entry.language),),
            byline=" · ".join([*whose, date]),
            link=entry.link,
            passages=self.plan_passages(receipt, foreign),
            remarks=tuple(self.list_remarks(receipt.excerpt)),
            verdict=verdict,
            verdict_word=self.lang.verdicts[verdict.name.lower()],
            reasons=tuple(self.list_reasons(found, state)),
            terms=terms,
            facts=(
                *when,
                *self.list_hashes(
                    found,
                    state,
                    entry,
                ),
            ),
            shows=self.fill(f"receipts_shows_{weigh(verdict)}"),
            language=foreign,
        )

    def format_place(self, found: CitationVerdict, state: SourceState) -> str:
        """Return which paragraph is cited, and of how many where that is known; or the cell."""
        number = found.paragraph
        if found.cell:
            return self.lang.set_off(found.cell.cited)
        if number <= state.paragraphs:
            total = state.paragraphs
            return self.fill("receipts_place", number=number, total=total)
        return self.fill("paragraph", number=number)

    # -- passages

    def plan_passages(
        self, receipt: Receipt, language: str | None
    ) -> tuple[PassagePlan, ...]:
        """Return what is shown of the source, the cited paragraph with what stands beside it.

        Args:
            receipt: with its excerpt.
            language: of the source, where it is another than the page's.
        """
        cited = receipt.verdict.paragraph
        planned: list[PassagePlan] = []
        for passage in receipt.excerpt.passages:
            number = passage.number
            if number == cited:
                total = self.receipts.sources[receipt.verdict.source].state.paragraphs
                label = self.fill("receipts_place", number=number, total=total)
                if receipt.verdict.cell:
                    cited_cell = self.lang.set_off(receipt.verdict.cell.cited)
                    label = f"{cited_cell} · {label}"
                planned.append(
                    PassagePlan(
                        label,
                        "cited",
                        set_runs(passage, language),
                    )
                )
                continue
            if number in receipt.verdict.elsewhere[:1]:
                label = self.fill("receipts_there", number=number)
                planned.append(
                    PassagePlan(
                        label,
                        "there",
                        set_runs(passage, language),
                    )
                )
                continue
            side = "receipts_before" if number < cited else "receipts_after"
            label = self.fill(side, number=number)
            planned.append(
                PassagePlan(
                    label,
                    "beside",
                    set_runs(passage, language),
                )
            )
        return tuple(planned)

    def list_remarks(self, excerpt: Excerpt) -> Iterable[str]:
        """Yield what is left out of an excerpt, and why."""
        if excerpt.is_withheld:
            yield self.fill("receipts_withheld")
        elif excerpt.is_cut:
            yield self.fill("receipts_cut")
        elif excerpt.passages and excerpt.lacks_neighbours:
            yield self.fill("receipts_no_neighbours")

    # -- verdicts

    def list_reasons(self, found: CitationVerdict, state: SourceState) -> Iterable[str]:
        """Yield what a verdict comes from, and why it is let be where it is."""
        current = found.now or found.verdict
        if found.now:
            word = self.lang.verdicts[current.name.lower()]
            yield self.fill("receipts_changed", verdict=word)
        if current is not Verdict.UNCHECKED and found.paragraph > state.paragraphs:
            total = state.paragraphs
            yield self.fill("receipts_beyond", total=total, number=found.paragraph)
        elif found.elsewhere:
            yield self.fill(
                "receipts_elsewhere",
                number=found.elsewhere[0],
            )
        elif found.qualified:
            yield self.fill("receipts_qualified", words=found.qualified.words)
        else:
            yield self.fill(f"receipts_{current.name.lower()}")
        if found.accepted:
            yield self.fill("receipts_accepted", why=found.accepted)

    def format_term(self, term: Term, language: str | None) -> Runs:
        """Return what was looked for, and how it stands there or where else.

        Args:
            term: of the citation.
            language: of the source, where it is another than the page's.
        """
        words = [
            Run(
                drop_unprintable(term.text),
                lang=language,
                bold=term.is_there,
            )
        ]
        if term.is_there and term.written:
            written = drop_unprintable(term.written)
            words.append(Run(written, lang=language))
            return fill_runs(self.lang, "receipts_written", words, "term", "words")
        if term.is_there:
            return tuple(words)
        if not term.elsewhere:
            return fill_runs(self.lang, "receipts_missing", words, "term")
        numbers = self.lang.comma.join(
            map(
                str,
                term.elsewhere[:3],
            )
        )
        words.append(Run(numbers))
        return fill_runs(self.lang, "receipts_missing_in", words, "term", "numbers")

    def list_hashes(
        self, found: CitationVerdict, state: SourceState, entry: SourceEntry
    ) -> Iterable[tuple[str, str]]:
        """Yield the beginning of the copy's hash; of a changed one, of both copies."""
        label, written = entry.details[-1]
        yield label, written
        if found.verdict is Verdict.CHANGED and state.sha256:
            digits = len(written) - 1
            yield self.fill("receipts_copy_now"), f"{state.sha256[:digits]}…"

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


def fill_runs(lang: Language, phrase: str, words: Iterable[Run], *places: str) -> Runs:
    """Return a phrase of the catalogue with runs in its places.

    Args:
        lang: whose catalogue.
        phrase: its name.
        words: a run for each place.
        places: their names.
    """
    given = dict(zip(places, words, strict=True))
    marks = {place: f"{_PLACE}{place}{_PLACE}" for place in places}
    runs: list[Run] = []
    for part in lang.fill_phrase(
        phrase,
        **marks,
    ).split(_PLACE):
        if part:
            runs.append(given.get(part) or Run(part))
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
