"""What is said of the evidence: a verdict a citation, a state a source, and problems.

These values are the JSON of `make-report check --format json`; its schema is made from them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from reporting.errors import AcceptedProblem, EvidenceError, Problem, Severity
from reporting.record import Record, replace

PROVES: Final = "This shows that a source says so, not that the source is right."
"""What every form of the report says of itself."""


class Verdict(StrEnum):
    """Whether the terms of a citation stand in its source."""

    FOUND = "found"
    """Every term stands in the cited paragraph."""
    QUALIFIED = "qualified"
    """Every term does, and the words around them deny or limit what the claim says."""
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


class Term(Record, frozen=True):
    """A term that does not stand in the cited paragraph.

    Args:
        text: as the curator wrote it.
        paragraphs: where it does stand in the source, the nearest to the cited paragraph first.
    """

    text: str
    paragraphs: tuple[int, ...]


class CellState(Record, frozen=True):
    """What was found of the cell that a citation names.

    Args:
        cited: how the citation names it: `Sales!B10`, or `Net sales · 2025`.
        address: where that is in the copy; empty where there is no such cell.
        shown: what it shows, in brief.
        elsewhere: the cells that have every term, the nearest first.
        hidden: a spreadsheet does not show it: its row, its column or its sheet is hidden.
        code: of what is wrong with it; empty if nothing is.
        fault: what that is; empty where the verdict says it all.
        cure: what to do about it.
    """

    cited: str
    address: str = ""
    shown: str = ""
    elsewhere: tuple[str, ...] = ()
    hidden: bool = False
    code: str = ""
    fault: str = ""
    cure: str = ""


Kind = Literal[
    "negation",
    "condition",
    "exception",
    "doubt",
    "attribution",
    "denial",
    "affirmation",
]
"""What words of a source do to a claim; the last where the claim denies what they say."""


class Qualification(Record, frozen=True):
    """Words of a source that deny or limit what a claim takes from it.

    Args:
        kind: what they do.
        words: the words, six at most.
    """

    kind: Kind
    words: str


class CitationVerdict(Record, frozen=True):
    """What was found of one citation.

    Args:
        claim: id of the claim.
        source: id of the source.
        paragraph: the paragraph that is cited; of a cell the one that its row is, or 0.
        terms: what must stand there.
        verdict: whether it does.
        line: where the citation stands in the content, counted from 1.
        column: likewise.
        missing: the terms that do not stand there, and where they do.
        elsewhere: the paragraphs that have every term, the nearest first.
        now: of a changed source, the verdict on the text as it is now.
        qualified: what the claim leaves out, where every term stands.
        further: what else it leaves out there.
        accepted: why the curator lets it be, though it is not found as cited.
        cell: the cell that is cited, where none is the paragraph.
    """

    claim: str
    source: str
    paragraph: int
    terms: tuple[str, ...]
    verdict: Verdict
    line: int
    column: int
    missing: tuple[Term, ...] = ()
    elsewhere: tuple[int, ...] = ()
    now: Verdict | None = None
    qualified: Qualification | None = None
    further: tuple[Qualification, ...] = ()
    accepted: str = ""
    cell: CellState | None = None

    @property
    def place(self) -> str:
        """Where it says that the terms stand: `¶ 5`, or `Sales!B10`."""
        return self.cell.cited if self.cell else f"¶ {self.paragraph}"

    @property
    def limits(self) -> tuple[Qualification, ...]:
        """All that the claim leaves out, in the order in which it is told."""
        return (self.qualified, *self.further) if self.qualified else ()


class SourceState(Record, frozen=True):
    """What was found of one source.

    Args:
        id: of the source.
        file: the local copy, as the content names it.
        sha256: its hash as it is now; None where it is not there or cannot be read.
        changed: whether that is another hash than the content gives.
        paragraphs: how many it has.
        fault: why it could not be read; empty also where it is not there.
    """

    id: str
    file: str
    sha256: str | None = None
    changed: bool = False
    paragraphs: int = 0
    fault: str = ""


class Report(Record, frozen=True):
    """The evidence of a whole dossier.

    Args:
        content: the content file, as the user named it.
        sha256: hash of the content.
        languages: of the content, the default first.
        citations: in the order of the content.
        sources: likewise.
        problems: what the reader should doubt, each with its place in the content.
        absences: sources without a local copy, which are a fault only where all must be
            checked.
        accepted: warnings that the curator lets be, each with the reason.
        proves: what the report shows, and what it does not.
    """

    content: str
    sha256: str
    languages: tuple[str, ...]
    citations: tuple[CitationVerdict, ...]
    sources: tuple[SourceState, ...]
    problems: tuple[Problem, ...] = ()
    absences: tuple[Problem, ...] = ()
    accepted: tuple[AcceptedProblem, ...] = ()
    proves: Literal[
        "This shows that a source says so, not that the source is right."
    ] = PROVES

    def count(self, *verdicts: Verdict) -> int:
        """Return how many citations have one of these verdicts."""
        return sum(citation.verdict in verdicts for citation in self.citations)

    def find_failure(self) -> EvidenceError | None:
        """Return why the report does not pass where no citation may be in doubt.

        Returns:
            the error, with every doubt as an error; None if it passes.
        """
        total = len(self.citations)
        open_citations = [each for each in self.citations if not each.accepted]
        verdicts = [citation.verdict for citation in open_citations]
        qualified = verdicts.count(Verdict.QUALIFIED)
        not_found = len(verdicts) - verdicts.count(Verdict.FOUND) - qualified
        problems = sorted(self.problems + self.absences)
        if not not_found and not qualified and not problems:
            return None
        message = "there are doubts"
        if not_found:
            verb = "is" if not_found == 1 else "are"
            message = f"{not_found} of {total} citations {verb} not found as cited"
        elif qualified:
            verb = "is" if qualified == 1 else "are"
            message = f"{qualified} of {total} citations {verb} qualified in the source"
        errors = [replace(each, severity=Severity.ERROR) for each in problems]
        return EvidenceError(message, errors)
