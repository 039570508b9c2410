"""What is said of citing: a source's paragraphs, a passage of them, and what became of it."""

from __future__ import annotations

from enum import StrEnum

from reporting.errors import Problem
from reporting.record import Record


class ListedParagraph(Record, frozen=True):
    """A paragraph of a source.

    Args:
        number: from 1.
        text: of the paragraph.
        hash: by which a citation knows it again.
        start: offset in it of what was looked for.
        stop: offset behind that; equal to `start` where nothing was looked for.
    """

    number: int
    text: str
    hash: str
    start: int = 0
    stop: int = 0


class ListedSource(Record, frozen=True):
    """A source, and the paragraphs of it that were asked for.

    Args:
        source: its id, or the file where no content names it.
        file: the local copy.
        sha256: of the copy.
        count: how many paragraphs it has.
        paragraphs: in their order; not all where something was looked for.
    """

    source: str
    file: str
    sha256: str
    count: int
    paragraphs: tuple[ListedParagraph, ...]


class CitedPassage(Record, frozen=True):
    """A passage of a source, as it is cited.

    Args:
        source: id of the source, or the file.
        paragraph: from 1.
        terms: what must stand there.
        hash: of the paragraph, by which it is known again.
        passage: the words that were found.
        content: the content file that it was written to, as the user named it; empty where it
            was not.
        line: of the citation there.
        notes: what else was written, or is to be known.
        doubts: warnings about the citation that was written.
        cell: of a table, the cell that is meant: its heads, or its address.
    """

    source: str
    paragraph: int
    terms: tuple[str, ...]
    hash: str
    passage: str
    content: str = ""
    line: int = 0
    notes: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()
    cell: str | dict[str, str] = ""

    @property
    def entry(self) -> dict[str, object]:
        """The citation by its keys."""
        if self.cell:
            return {"source": self.source, "cell": self.cell, "terms": list(self.terms)}
        return {
            "source": self.source,
            "paragraph": self.paragraph,
            "terms": list(self.terms),
            "hash": self.hash,
        }


class Outcome(StrEnum):
    """What became of the paragraph that a citation names."""

    UNCHANGED = "unchanged"
    """It is where it was."""
    MOVED = "moved"
    """It is another paragraph now, and no third may be meant."""
    AMBIGUOUS = "ambiguous"
    """Several paragraphs may be meant."""
    GONE = "gone"
    """No paragraph has its hash, or all its terms."""


class Anchor(Record, frozen=True):
    """Where a citation stands now.

    Args:
        claim: id of the claim.
        index: of the citation among those of the claim, from 0.
        source: id of the source.
        line: of the number of the paragraph in the content.
        paragraph: that is cited.
        outcome: what became of it.
        now: the paragraphs that may be meant, the nearest first.
        is_reworded: whether its words are not those that were hashed.
        missing: the terms that stand nowhere in the source.
        is_left: whether the new number is not written, since an alias stands there.
        cell: that is cited, where none is the paragraph.
        cells: the cells that may be meant.
        sheet: the new name of its sheet, where that alone is written.
    """

    claim: str
    index: int
    source: str
    line: int
    paragraph: int
    outcome: Outcome
    now: tuple[int, ...] = ()
    is_reworded: bool = False
    missing: tuple[str, ...] = ()
    is_left: bool = False
    cell: str = ""
    cells: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether the paragraph is known, and reads as it was read."""
        is_known = self.outcome in {Outcome.UNCHANGED, Outcome.MOVED}
        return is_known and not self.is_reworded and not self.is_left


class Renewal(Record, frozen=True):
    """Whether the hash of a source whose copy changed was written anew.

    Args:
        source: its id.
        line: of its `sha256` in the content.
        sha256: of the copy as it is.
        why_not: why it was left; empty where it was renewed.
    """

    source: str
    line: int
    sha256: str
    why_not: str = ""


class Fixes(Record, frozen=True):
    """What `check --fix` did, or would do.

    Args:
        content: the content file, as the user named it.
        anchors: in the order of the content.
        renewals: of the sources whose copy changed.
        is_written: whether the content was written.
        has_changes: whether there was something to write.
    """

    content: str
    anchors: tuple[Anchor, ...]
    renewals: tuple[Renewal, ...]
    is_written: bool = False
    has_changes: bool = False

    def count(self, outcome: Outcome) -> int:
        """Return how many citations came to something."""
        return sum(anchor.outcome is outcome for anchor in self.anchors)
