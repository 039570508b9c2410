"""Claims and the record of their check -> the register of claims, with what was found of each and when."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from reporting.evidence.report.model import Verdict
from reporting.evidence.report.verdict_record import VerdictRecord
from reporting.plan.block_model import Para, Run
from reporting.plan.model import ClaimEntry
from reporting.plan.scope import Scope


def plan_claim_entries(
    here: Scope, against: Mapping[str, tuple[str, ...]], recorded: VerdictRecord | None
) -> tuple[ClaimEntry, ...]:
    """Return the rows of the register, in the order of their numbers.

    Args:
        here: the content in one language.
        against: by claim, those it disagrees with.
        recorded: the last check, if there is one on record.
    """
    verdicts = recorded.on(here.content) if recorded else {}
    return tuple(
        ClaimEntry(
            proof,
            here.runs(here.claims[name].text),
            contradicts=tuple(
                sorted(here.proof(against[name]), key=attrgetter("number"))
            ),
            checked=_checked(here, verdicts.get(name, ())),
            is_key=here.claims[name].key,
        )
        for name, proof in here.evidence.items()
    )


def plan_check_paragraph(here: Scope, recorded: VerdictRecord | None) -> Para | None:
    """Return when the citations were checked, how many were found, and what that does not show."""
    if recorded is None:
        return None
    verdicts = [
        verdict for claim in recorded.on(here.content).values() for verdict in claim
    ]
    words = here.language.phrase(
        "checked_on",
        date=here.language.date(recorded.checked),
        found=verdicts.count(Verdict.FOUND),
        total=len(verdicts),
    )
    return Para((Run(words),))


def _checked(here: Scope, verdicts: tuple[Verdict | None, ...]) -> str:
    """Return what was found of one claim: once where all its citations fare alike, else one by one."""
    if not verdicts or None in verdicts:
        return ""
    alike = set(verdicts) == {verdicts[0]}
    words = [
        here.language.verdicts[verdict.name.lower()] for verdict in verdicts if verdict
    ]
    return here.language.phrase(
        "checked", verdicts=words[0] if alike else ", ".join(words)
    )
