"""A report -> `evidence.json` beside the content, and back: the verdicts that a dossier prints.

A dossier prints only what is on record. The record is a file like any other that the
content comes with: carried in the dossier, hashed, and built from again. So the outputs are
the same whether or not the sources are at hand, and a verdict is never older than the date
that stands beside it.

A verdict holds as long as what it was made from: the source's hash, the paragraph or the cell,
and the terms. It outlives every other change of the content.

The terms are with those of the `context`. That a source qualifies a claim holds only as long
as the claim says the same, too; by which words it does is recorded with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from reporting.content.model import Claim, Content
from reporting.errors import Problem, Severity, refuse_file
from reporting.evidence.report.model import Report, Verdict
from reporting.reading.disk import read_bytes
from reporting.reading.ledger import note_file
from reporting.reading.presence import is_absent
from reporting.record import Record

RECORD = "evidence.json"
"""Name of the file, in the content's folder."""

_AGAIN = "make it again: make-report check --record"
_Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
_LIMIT = 200
"""Characters of words of a source that a record may hold in a row."""
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=_LIMIT)]
_Limits = Annotated[tuple[_Words, ...], msgspec.Meta(max_length=20)]
_Paragraph = Annotated[int, msgspec.Meta(ge=1)]
_Terms = tuple[str, ...]
_Key = tuple[str, int | str, _Terms, str]
"""What a verdict was made from: the source's hash, the paragraph or the cell, the terms, and
what the claim says where that counts."""
_DIGITS = 16
"""Hexadecimal digits by which a claim's words are known."""
ClaimVerdicts = tuple[Verdict | None, ...]
"""What is on record of the citations of one claim."""


class VerdictEntry(Record, frozen=True, forbid_unknown_fields=True):
    """The verdict on one citation.

    Args:
        source: SHA-256 of the source, as the content gives it.
        terms: what must stand there.
        verdict: whether it does.
        paragraph: the paragraph that is cited; or else
        cell: the cell.
        claim: digest of what the claim says, where the source qualifies it.
        limits: the words of the source that do so, at most six in each.
    """

    source: _Hash
    terms: _Terms
    verdict: Verdict
    paragraph: _Paragraph | None = None
    cell: str = ""
    claim: str = ""
    limits: _Limits = ()


class VerdictFile(Record, frozen=True, forbid_unknown_fields=True):
    """All verdicts of one check, and its day."""

    checked: dt.date
    citations: tuple[VerdictEntry, ...]


class VerdictRecord(Record, frozen=True):
    """A record as it was read.

    Args:
        data: the file, which the dossier carries.
        checked: the day of the check.
        verdicts: by what each was made from.
        limits: likewise, the words of the sources that qualify the claims.
    """

    data: bytes
    checked: dt.date
    verdicts: Mapping[_Key, Verdict]
    limits: Mapping[_Key, tuple[str, ...]]

    def find_verdicts(self, content: Content) -> Mapping[str, ClaimVerdicts]:
        """Return the verdicts by the ids of claims, citation by citation.

        Args:
            content: whose claims; a citation that is not on record has None.
        """
        hashes = _list_hashes(content)
        verdicts: dict[str, ClaimVerdicts] = {}
        for claim in content.claims:
            claim_verdicts: list[Verdict | None] = []
            for own_key in _list_keys(claim, hashes):
                key = (*own_key[:-1], "")
                claim_verdict = self.verdicts.get(own_key, self.verdicts.get(key))
                claim_verdicts.append(claim_verdict)
            verdicts[claim.id] = tuple(claim_verdicts)
        return verdicts

    def find_limits(
        self, claim: Claim, content: Content
    ) -> tuple[tuple[str, ...], ...]:
        """Return the words that qualify a claim, by citation; of each none where nothing does.

        Args:
            claim: one of the content's.
            content: with its sources.
        """
        keys = _list_keys(claim, _list_hashes(content))
        return tuple([self.limits.get(key, ()) for key in keys])


def format_verdict_record(
    report: Report,
    content: Content,
    day: dt.date,
) -> bytes:
    """Return the file that puts a report on record.

    Args:
        report: of the check.
        content: what was checked.
        day: of the check.
    """
    hashes = _list_hashes(content)
    claims = {claim.id: claim for claim in content.claims}
    lines: dict[_Key, str] = {}
    for found in report.citations:
        source = hashes[found.source]
        place: int | str = found.paragraph
        kind = "paragraph"
        if found.cell:
            place, kind = found.cell.cited, "cell"
        entry = {
            "source": source,
            kind: place,
            "terms": found.terms,
            "verdict": found.verdict,
        }
        says = ""
        if found.verdict is Verdict.QUALIFIED:
            says = digest_claim(claims[found.claim])
            entry["claim"] = says
            entry["limits"] = tuple(limit.words[:_LIMIT] for limit in found.limits)
        key = (source, place, found.terms, says)
        line = json.dumps(entry, ensure_ascii=False)
        lines[key] = f"    {line}"
    citations = ",\n".join(lines.values())
    text = (
        f'{{\n  "checked": "{day.isoformat()}",\n'
        f'  "citations": [\n{citations}\n  ]\n}}\n'
    )
    return text.encode()


def digest_claim(claim: Claim) -> str:
    """Return by what a claim is known as long as it says the same, as sure, by the same."""
    said = (claim.text.by_language, claim.status, claim.by)
    data = json.dumps(msgspec.to_builtins(said), sort_keys=True)
    return hashlib.sha256(data.encode()).hexdigest()[:_DIGITS]


def read_verdict_record(folder: Path) -> VerdictRecord | None:
    """Read the record beside a content file, if there is one.

    Args:
        folder: of the content.

    Raises:
        ContentError: there is a file of that name that is no record.
    """
    path = folder / RECORD
    note_file(path)
    if is_absent(path, follows=False):
        return None
    try:
        data = read_bytes(path, "record")
        read = msgspec.json.decode(data, type=VerdictFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        message = "the file is not a record of ours"
        raise refuse_file(path, message, "E541", _AGAIN) from None
    except ValueError as error:
        raise refuse_file(path, f"the file {error}", "E541", _AGAIN) from None
    verdicts: dict[_Key, Verdict] = {}
    limits: dict[_Key, tuple[str, ...]] = {}
    for entry in read.citations:
        place = entry.paragraph or entry.cell
        key = (entry.source, place, entry.terms, entry.claim)
        verdicts[key] = entry.verdict
        limits[key] = entry.limits
    return VerdictRecord(data, read.checked, verdicts, limits)


def find_record_gaps(
    recorded: VerdictRecord,
    content: Content,
    folder: Path,
) -> Iterator[Problem]:
    """Yield a warning where citations are not on record.

    Args:
        recorded: the record.
        content: whose citations.
        folder: of the content.
    """
    verdicts: list[Verdict | None] = []
    for claim_verdicts in recorded.find_verdicts(content).values():
        verdicts.extend(claim_verdicts)
    absent = verdicts.count(None)
    if absent:
        changed = "is not on record: it" if absent == 1 else "are not on record: they"
        total = len(verdicts)
        message = f"{absent} of {total} citations {changed} changed after the check"
        path = str(folder / RECORD)
        yield Problem(
            path,
            0,
            0,
            Severity.WARNING,
            message,
            hint=_AGAIN,
            code="W540",
        )


def _list_keys(claim: Claim, hashes: Mapping[str, str]) -> Iterator[_Key]:
    """Yield what the verdict on each citation of a claim is made from, with what it says."""
    says = digest_claim(claim)
    for cite in claim.cites:
        place = cite.cell.text if cite.cell else cite.paragraph
        yield hashes[cite.source], place, cite.evidence, says


def _list_hashes(content: Content) -> Mapping[str, str]:
    return {source.id: source.sha256 for source in content.sources}
