"""Claims and the record of their check -> the register of claims, with what came of each."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from reporting.content.model import Status
from reporting.evidence.report.model import Verdict
from reporting.evidence.report.verdict_record import VerdictRecord
from reporting.plan.model import ClaimEntry, EvidenceKey, KeyEntry
from reporting.plan.remembering import set_runs_once
from reporting.plan.scope import Scope
from reporting.plan.words import Para, Run


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
            checked=format_verdicts(here, of_claim),
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


def format_verdicts(here: Scope, verdicts: tuple[Verdict | None, ...]) -> str:
    """Write what was found of one claim's citations, unless all stand where they should.

    Where all fare alike, one word says it.

    Args:
        here: the content in one language.
        verdicts: a citation each; None where nothing is on record.
    """
    words: list[str] = []
    if all(verdict is Verdict.FOUND for verdict in verdicts):
        return ""
    for verdict in verdicts:
        if verdict is None:
            return ""
        key = verdict.name.lower()
        words.append(here.language.verdicts[key])
    if len(set(verdicts)) == 1:
        del words[1:]
    listed = here.language.comma.join(words)
    return here.language.fill_phrase("checked", verdicts=listed)
