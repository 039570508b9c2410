"""A report -> `evidence.json` beside the content, and back: the verdicts that a dossier prints.

A dossier prints only what is on record. The record is a file like any other that the
content comes with: carried in the dossier, hashed, and built from again. So the outputs are
the same whether or not the sources are at hand, and a verdict is never older than the date
that stands beside it.

A verdict holds as long as what it was made from: the source's hash, the paragraph and the
terms. It outlives every other change of the content.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from reporting.content.model import Citation, Content
from reporting.errors import ContentError, Problem, Severity
from reporting.evidence.report.model import Report, Verdict
from reporting.reading.disk import read_bytes
from reporting.record import Record

RECORD = "evidence.json"
"""Name of the file, in the content's folder."""

_BYTES = 20_000_000
_AGAIN = "make it again: make-report check --record"
_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Key = tuple[str, int, tuple[str, ...]]
"""What a verdict was made from: the source's hash, the paragraph, the terms."""


class VerdictEntry(BaseModel):
    """The verdict on one citation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: _Hash
    """SHA-256 of the source, as the content gives it."""
    paragraph: int = Field(ge=1)
    terms: tuple[str, ...]
    verdict: Verdict

    @property
    def key(self) -> _Key:
        """What the verdict was made from."""
        return self.source, self.paragraph, self.terms


class VerdictFile(BaseModel):
    """All verdicts of one check, and its day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    checked: dt.date
    citations: tuple[VerdictEntry, ...]


class VerdictRecord(Record, frozen=True):
    """A record as it was read.

    Args:
        data: the file, which the dossier carries.
        checked: the day of the check.
        verdicts: by what each was made from.
    """

    data: bytes
    checked: dt.date
    verdicts: Mapping[_Key, Verdict]

    def on(self, content: Content) -> Mapping[str, tuple[Verdict | None, ...]]:
        """Return the verdicts by the ids of claims, citation by citation; None where one is not on record."""
        hashes = {source.id: source.sha256 for source in content.sources}
        return {
            claim.id: tuple(
                self.verdicts.get(_key(citation, hashes)) for citation in claim.cites
            )
            for claim in content.claims
        }


def _key(citation: Citation, hashes: Mapping[str, str]) -> _Key:
    return hashes[citation.source], citation.paragraph, citation.evidence


def format_verdict_record(report: Report, content: Content, day: dt.date) -> bytes:
    """Return the file that puts a report on record.

    Args:
        report: of the check.
        content: what was checked.
        day: of the check.
    """
    hashes = {source.id: source.sha256 for source in content.sources}
    entries = {
        (hashes[found.source], found.paragraph, found.terms): found.verdict
        for found in report.citations
    }
    told = [
        {"source": source, "paragraph": paragraph, "terms": terms, "verdict": verdict}
        for (source, paragraph, terms), verdict in entries.items()
    ]
    lines = ",\n".join(f"    {json.dumps(line, ensure_ascii=False)}" for line in told)
    return f'{{\n  "checked": "{day.isoformat()}",\n  "citations": [\n{lines}\n  ]\n}}\n'.encode()


def read_verdict_record(folder: Path) -> VerdictRecord | None:
    """Read the record beside a content file, if there is one.

    Args:
        folder: of the content.

    Raises:
        ContentError: there is a file of that name that is no record.
    """
    path = folder / RECORD
    if not path.is_symlink() and not path.exists():
        return None
    try:
        data = read_bytes(path, _BYTES)
        read = VerdictFile.model_validate_json(data)
    except ValidationError:
        raise ContentError(
            [_fault(path, "the file is not a record of ours", _AGAIN)]
        ) from None
    except ValueError as error:
        raise ContentError([_fault(path, f"the file {error}", _AGAIN)]) from None
    return VerdictRecord(
        data, read.checked, {entry.key: entry.verdict for entry in read.citations}
    )


def find_record_gaps(
    recorded: VerdictRecord, content: Content, folder: Path
) -> Iterator[Problem]:
    """Yield a warning where citations are not on record."""
    verdicts = [verdict for claim in recorded.on(content).values() for verdict in claim]
    absent = verdicts.count(None)
    if absent:
        changed = "is not on record: it" if absent == 1 else "are not on record: they"
        message = (
            f"{absent} of {len(verdicts)} citations {changed} changed after the check"
        )
        yield Problem(
            str(folder / RECORD), 0, 0, Severity.WARNING, message, hint=_AGAIN
        )


def _fault(path: Path, message: str, hint: str) -> Problem:
    return Problem(str(path), 0, 0, Severity.ERROR, message, hint=hint)
