"""What is said of the evidence: a verdict for each citation, a state for each source, and problems.

These values are the JSON of `make-report check --format json`; their schema is made from them.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from reporting.errors import Problem


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Verdict(StrEnum):
    """Whether the terms of a citation stand in its source. What it never says: that the source is right."""

    FOUND = "found"
    """Every term stands in the cited paragraph."""
    ELSEWHERE = "elsewhere"
    """Every term stands in one paragraph, but not in the one that is cited."""
    PARTLY = "partly"
    """Some terms stand in the cited paragraph."""
    NOT_FOUND = "not found"
    """No term stands in the cited paragraph, and no other paragraph has them all."""
    CHANGED = "source changed"
    """The local copy is not the one that was read: its SHA-256 differs."""
    UNCHECKED = "unchecked"
    """There is no local copy, or none that can be read."""


class Term(_Value):
    """One term of a citation."""

    text: str
    """As the curator wrote it."""
    paragraphs: tuple[int, ...]
    """Where it stands in the source, the nearest to the cited paragraph first."""


class CitationVerdict(_Value):
    """What was found of one citation."""

    claim: str
    """Id of the claim."""
    source: str
    """Id of the source."""
    paragraph: int
    """The paragraph that is cited."""
    terms: tuple[str, ...]
    """What must stand there."""
    verdict: Verdict
    missing: tuple[Term, ...] = ()
    """The terms that do not stand there, and where they do."""
    elsewhere: tuple[int, ...] = ()
    """The paragraphs that have every term, the nearest first."""
    now: Verdict | None = None
    """Of a changed source: the verdict on the text as it is now."""
    line: int
    """Where the citation stands in the content, counted from 1."""
    column: int


class SourceState(_Value):
    """What was found of one source."""

    id: str
    file: str
    """The local copy, as the content names it."""
    sha256: str | None
    """Its hash as it is now; null when it is not there or cannot be read."""
    changed: bool = False
    """It is not the hash that the content gives."""
    paragraphs: int = 0
    """How many paragraphs it has."""
    fault: str = ""
    """Why it could not be read; empty also when it is not there."""


class Report(_Value):
    """The evidence of a whole dossier."""

    content: str
    """The content file, as the user named it."""
    sha256: str
    """Hash of the content."""
    languages: tuple[str, ...]
    citations: tuple[CitationVerdict, ...]
    """In the order of the content."""
    sources: tuple[SourceState, ...]
    problems: tuple[Problem, ...] = ()
    """What the reader should doubt, each with its place in the content."""

    def count(self, *verdicts: Verdict) -> int:
        """Return how many citations have one of these verdicts."""
        return sum(citation.verdict in verdicts for citation in self.citations)
