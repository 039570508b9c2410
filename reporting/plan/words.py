"""What a planned text is made of: runs of one look, paragraphs, the evidence of claims.

Words are final, numbers are written out, and a run knows which characters of the content file
it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from reporting.content.model import Status
from reporting.plan.located_text import LocatedText, find_origin
from reporting.reading.origin import Origin
from reporting.record import Record, replace

# ---------------------------------------------------------------- runs


class Run(Record, frozen=True):
    """A stretch of text of one look.

    Args:
        text: as it is printed.
        bold: whether it is strong.
        italic: whether it is emphasised.
        link: an outside address (http, https, mailto) or `#anchor` within the output.
        mark: number of a claim: the run is a source mark.
        lang: language tag of a foreign phrase.
        is_small: whether it is set smaller than what it stands beside.
        origin: where its characters were written; one that is not verbatim says what a figure,
            a source mark or words of the catalogue stand for.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    mark: int | None = None
    lang: str | None = None
    origin: Origin | None = None
    is_small: bool = False

    def slice(self, start: int, stop: int | None = None) -> Run:
        """Return some of its characters, with their own origin: `run.slice(2, 5)`."""
        first, last, _ = slice(start, stop).indices(len(self.text))
        origin = self.origin.slice(first, last) if self.origin else None
        return replace(
            self,
            text=self.text[first:last],
            origin=origin,
        )


Runs = tuple[Run, ...]


def make_run(words: str, *, bold: bool = False, italic: bool = False) -> Run:
    """Return words as a run that knows where they were written, if they know it."""
    return Run(words, bold, italic, origin=find_origin(words))


def plain_text(runs: Runs) -> str:
    """Return the words of runs, without their source marks."""
    return "".join(run.text for run in runs if run.mark is None)


def cut_runs(runs: Runs, at: int) -> tuple[Runs, Runs]:
    """Cut runs in two at a position in their text, without losing a character.

    A run that is cut stands in both parts, and each part knows its own look and its own
    share of where the run was written.

    Args:
        runs: of a paragraph.
        at: how many characters the first part has.
    """
    head: list[Run] = []
    for index, run in enumerate(runs):
        if len(run.text) > at:
            rest = runs[index:]
            if at > 0:
                head.append(run.slice(0, at))
                rest = (run.slice(at), *rest[1:])
            return tuple(head), rest
        head.append(run)
        at -= len(run.text)
    return tuple(head), ()


# ---------------------------------------------------------------- evidence


class CitationLine(Record, frozen=True):
    """One place in one source: `L'Indipendente, undated, ¶ 3`."""

    source: int
    """Number of the source in the list of sources."""
    short: str
    date: str
    place: str
    """The paragraph, or the cell of a table: `Sales!B10`, `Net sales · 2025`."""

    @property
    def text(self) -> str:
        """The citation as one line."""
        return f"{self.short}, {self.date}, {self.place}"


class Evidence(Record, frozen=True, cache_hash=True):
    """What a claim stands on. `number` is the claim's number, the same in both outputs."""

    claim: str
    number: int
    status: Status
    status_word: str
    who: str
    citations: tuple[CitationLine, ...]
    origin: Origin | None = None
    """Where the claim is written."""

    @property
    def anchor(self) -> str:
        """Where the claim stands in the register of claims."""
        return f"claim-{self.claim}"


class Para(Record, frozen=True):
    """A paragraph with the evidence of the claims marked in it, in order of their marks."""

    runs: Runs
    evidence: tuple[Evidence, ...] = ()

    @property
    def origin(self) -> Origin | None:
        """Where it is written, from its first run to its last."""
        found = [run.origin for run in self.runs if run.origin]
        if not found:
            return None
        first, last = found[0], found[-1]
        is_one = (first.path, first.language) == (last.path, last.language)
        return replace(
            first,
            stop=last.stop if is_one else first.stop,
            turns=(),
            is_verbatim=False,
        )


class Listed(Para, frozen=True):
    """A paragraph that is an item of a list.

    Args:
        level: how many items it stands below.
        number: its own, as its label or in its list; 0 of one with a bullet.
    """

    level: int = 0
    number: int = 0


def plain_paragraph(para: Para) -> str:
    """Return the words of a paragraph, without its source marks."""
    return plain_text(para.runs)


# ---------------------------------------------------------------- one line

Line: TypeAlias = str | Para
"""What stands in one line, such as a title: words, or a paragraph where they have looks,
links or source marks. Nothing is an empty string."""


def make_line(para: Para) -> Line:
    """Return a paragraph as a line: words, if they are all of one look."""
    if len(para.runs) != 1:
        return para
    (run,) = para.runs
    is_plain = run == Run(run.text, origin=run.origin)
    if is_plain:
        return LocatedText(run.text, run.origin)
    return para


def list_runs(line: Line) -> Runs:
    """Return a line as runs: words as one, nothing as none."""
    if isinstance(line, Para):
        return line.runs
    return (make_run(line),) if line else ()


def plain_line(line: Line) -> str:
    """Return the words of a line, without its source marks."""
    if isinstance(line, Para):
        return plain_paragraph(line)
    return line


def find_line_origin(line: Line) -> Origin | None:
    """Return where a line is written; None of what the plan made itself."""
    if isinstance(line, Para):
        return line.origin
    return find_origin(line)


def list_evidence(line: Line) -> tuple[Evidence, ...]:
    """Return the evidence of the claims that are marked in a line."""
    if isinstance(line, Para):
        return line.evidence
    return ()


def drop_marks(line: Line) -> Line:
    """Return a line as it is named elsewhere: with its emphasis, without marks and links."""
    if not isinstance(line, Para):
        return line
    runs: list[Run] = []
    for run in line.runs:
        if run.mark is None:
            runs.append(replace(run, link=None))
    return Para(tuple(runs))


def drop_source_marks(para: Para) -> Line:
    """Return a paragraph without its source marks, with its emphasis and its links."""
    runs = []
    for run in para.runs:
        if run.mark is None:
            runs.append(run)
    return make_line(Para(tuple(runs)))


def set_in_italics(line: Line, *, is_asked: bool = True) -> Para:
    """Return a line in italics, if that is asked; what slopes already stands upright."""
    runs: list[Run] = []
    for run in list_runs(line):
        is_word = run.mark is None and is_asked
        runs.append(replace(run, italic=not run.italic) if is_word else run)
    return Para(tuple(runs), list_evidence(line))


def join_lines(*parts: Line) -> Line:
    """Return lines one behind the other; words alone stay words, and know no place."""
    if not any(isinstance(part, Para) for part in parts):
        return "".join([plain_line(part) for part in parts])
    return join_located(*parts)


def join_located(*parts: Line) -> Para:
    """Return lines one behind the other, each of which knows where it was written."""
    runs: list[Run] = []
    evidence: dict[Evidence, None] = {}
    for part in parts:
        runs += list_runs(part)
        evidence.update(dict.fromkeys(list_evidence(part)))
    return Para(tuple(runs), tuple(evidence))


def name_claims(label: str, claims: Iterable[Evidence], comma: str) -> Runs:
    """Return the numbers of claims after a label, each linked: `Rests on it: 1, 4`.

    Args:
        label: what is said of them, with its colon.
        claims: in the order in which they are named.
        comma: what stands between them.
    """
    runs = [Run(label)]
    for at, evidence in enumerate(claims):
        runs += [Run(comma)] if at else []
        runs.append(Run(str(evidence.number), link=f"#{evidence.anchor}"))
    return tuple(runs)
