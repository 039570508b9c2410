"""Claims and the record of their check -> the register of claims, with what came of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from reporting.cleaning import drop_unprintable
from reporting.content.model import Claim, Status
from reporting.evidence.report.model import Verdict
from reporting.evidence.report.verdict_record import VerdictRecord
from reporting.i18n import Language
from reporting.plan.model import ClaimEntry, EvidenceKey, KeyEntry
from reporting.plan.remembering import set_runs_once
from reporting.plan.scope import Scope
from reporting.plan.words import Para, Run, Runs, list_runs


def plan_claim_entries(
    here: Scope,
    against: Mapping[str, tuple[str, ...]],
    recorded: VerdictRecord | None,
) -> tuple[ClaimEntry, ...]:
    """Return the rows of the register, in the order of their numbers.

    Args:
        here: the content in one language.
        against: by claim, those it disagrees with.
        recorded: the last check, if there is one on record.
    """
    verdicts = recorded.find_verdicts(here.content) if recorded else {}
    entries = []
    for name, proof in here.evidence.items():
        claim = here.claims[name]
        opponents = sorted(here.find_evidence(against[name]), key=attrgetter("number"))
        of_claim = verdicts.get(name, ())
        entry = ClaimEntry(
            proof,
            set_runs_once(claim.text, here),
            contradicts=tuple(opponents),
            checked=format_verdicts(here, claim, of_claim, recorded),
            is_key=claim.key,
        )
        entries.append(entry)
    return tuple(entries)


def plan_key(here: Scope) -> EvidenceKey | None:
    """Return what marks and statuses of the dossier's claims say; None without claims."""
    lang = here.language
    found = {proof.status for proof in here.evidence.values()}
    entries: list[KeyEntry] = []
    for status in Status:
        if status in found:
            word = lang.statuses[status]
            meaning = lang.meanings[status]
            entry = KeyEntry(status, word, meaning)
            entries.append(entry)
    if not entries:
        return None
    return EvidenceKey(lang.fill_phrase("key_mark"), tuple(entries))


def plan_check_paragraph(here: Scope, recorded: VerdictRecord | None) -> Para | None:
    """Return when the citations were checked, what came of it, and what that does not show."""
    if recorded is None:
        return None
    verdicts: list[Verdict | None] = []
    for of_claim in recorded.find_verdicts(here.content).values():
        verdicts += of_claim
    found = verdicts.count(Verdict.FOUND)
    total = len(verdicts)
    words = here.language.fill_phrase(
        "checked_all" if found == total else "checked_on",
        date=here.language.write_date(recorded.checked),
        found=found,
        total=total,
    )
    return Para((Run(words),))


def format_verdicts(
    here: Scope,
    claim: Claim,
    verdicts: tuple[Verdict | None, ...],
    recorded: VerdictRecord | None,
) -> Runs:
    """Write what was found of one claim's citations, unless all stand where they should.

    Where all fare alike, one word says it. The words that qualify a claim are those of its
    source, in its language.

    Args:
        here: the content in one language.
        claim: it.
        verdicts: a citation each; None where nothing is on record.
        recorded: the last check, if there is one on record.
    """
    if recorded is None or None in verdicts or set(verdicts) == {Verdict.FOUND}:
        return ()
    lang = here.language
    limits = recorded.find_limits(claim, here.content)
    said: list[Runs] = []
    for cite, verdict, words in zip(claim.cites, verdicts, limits, strict=True):
        if verdict is not None:
            runs: Runs = (Run(lang.verdicts[verdict.name.lower()]),)
            if words:
                tongue = here.sources[cite.source].language
                quoted = [quote_source(lang, limit, tongue) for limit in words]
                shown = Para(join_runs(quoted, lang.comma))
                runs = list_runs(here.fill_line("checked_qualified", "words", shown))
            said.append(runs)
    if len(set(said)) == 1:
        del said[1:]
    listed = Para(join_runs(said, lang.comma))
    return list_runs(here.fill_line("checked", "verdicts", listed))


def quote_source(lang: Language, words: str, tongue: str) -> Runs:
    """Return words of a source between the marks of the language they are told in.

    Args:
        lang: in which they are told.
        words: of the source.
        tongue: its language.
    """
    opening, closing = lang.quotes
    foreign = None if tongue == lang.code else tongue
    quoted = Run(drop_unprintable(words), lang=foreign)
    return (Run(opening), quoted, Run(closing))


def join_runs(parts: Iterable[Runs], comma: str) -> Runs:
    """Return texts in a row, with commas between them."""
    joined: list[Run] = []
    for part in parts:
        if joined:
            joined.append(Run(comma))
        joined += part
    return tuple(joined)
