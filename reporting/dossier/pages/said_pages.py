"""A printed page -> what it says, text by text: the lines of one element put together.

Words that belong to no element are furniture, each line by itself; so is every label of a
chart, which has an element for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reporting.charts.marks import Label
from reporting.dossier.galley.printed_page import PrintedPage
from reporting.paper.marks import Drawing, LineEnd, Mark, Span, TextLine
from reporting.paper.tag import EMPHASIS, Tag
from reporting.plan.said import SaidRun, SaidText
from reporting.plan.words import Evidence
from reporting.reading.origin import Origin

FURNITURE = "furniture"
_INLINE = EMPHASIS | {"Span", "Link", "Reference", "Quote"}
"""Elements that are a part of a paragraph."""
_JOINS = {LineEnd.WORD: " ", LineEnd.HYPHEN: "", LineEnd.WITHIN: ""}
_SOFT_HYPHEN = "\u00ad"
_NOTHING = "\t\u200b"
"""What is read of the rest of a word that was read where it begins."""


def list_page_texts(printed: PrintedPage) -> Iterator[SaidText]:
    """Yield what a page says; what is printed twice on it comes twice."""
    for layer in (*printed.below, *printed.above):
        yield from list_texts(layer.marks, is_loose=layer.artifact is not None)
    page = printed.page
    marks: list[Mark] = []
    for placement in page.placements:
        galley = placement.galley
        if placement.repeats:
            for slab in galley.repeated:
                yield from list_texts(slab.marks)
        for slab in galley.slabs[placement.start : placement.stop]:
            marks += slab.marks
    for placed in page.notes:
        note = placed.note
        for slab in note.short if placed.is_short else note.full:
            marks += slab.marks
    yield from list_texts(marks)


def list_texts(marks: Iterable[Mark], *, is_loose: bool = False) -> Iterator[SaidText]:
    """Yield what marks say, the lines of one element as one text.

    Args:
        marks: in the order in which they are painted.
        is_loose: whether they belong to no element, whatever they name.
    """
    runs: dict[Tag, list[SaidRun]] = {}
    for mark in marks:
        if isinstance(mark, Drawing):
            for label in mark.marks:
                if isinstance(label, Label):
                    place = describe(mark.tag)
                    run = SaidRun(label.text)
                    yield SaidText(
                        (run,),
                        f"chart {label.part.value}",
                        *place,
                    )
        elif isinstance(mark, TextLine):
            loose: list[SaidRun] = []
            for tag, run in list_runs(mark):
                if tag is None or is_loose:
                    loose.append(run)
                else:
                    runs.setdefault(tag, []).append(run)
            if loose:
                yield SaidText(tuple(loose), FURNITURE)
    for tag, found in runs.items():
        yield SaidText(
            tuple(found),
            tag.name,
            *describe(tag),
        )


def list_runs(line: TextLine) -> Iterator[tuple[Tag | None, SaidRun]]:
    """Yield the runs of a line, each with the element whose text it is a part of.

    The spans of a line that is read from the right stand the other way: of these the words
    are taken from the line, and the source marks behind them.
    """
    end = _JOINS[line.end]
    if any(word.is_rtl for span in line.spans for word in span.words):
        for run in list_turned(line, end):
            yield find_paragraph(line.spans[0].tag), run
        for span in line.spans:
            if span.mark:
                words = " ".join([word.text for word in span.words])
                run = SaidRun(
                    f" {words} ",
                    None,
                    span.mark,
                )
                yield find_paragraph(span.tag), run
        return
    last = line.spans[-1] if line.spans else None
    for span in line.spans:
        yield find_paragraph(span.tag), make_run(span, end if span is last else "")


def list_turned(line: TextLine, end: str) -> Iterator[SaidRun]:
    """Yield the words of a line that is read from the right, what leads somewhere by itself.

    Args:
        line: whose spans stand from left to right.
        end: what follows it.
    """
    at = 0
    origin = find_own_origin(line.spans[0].tag)
    for span in reversed(line.spans):
        words = " ".join([word.text for word in span.words])
        if not span.link or span.mark:
            continue
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        match = whole.search(line.text, at)
        if match:
            yield SaidRun(line.text[at : match.start()], origin)
            yield SaidRun(words, origin, link=span.link.target)
            at = match.end()
    yield SaidRun(f"{line.text[at:]}{end}", origin)


def make_run(span: Span, end: str) -> SaidRun:
    """Return what a span says.

    Args:
        span: of a line.
        end: what follows it at the end of its line.
    """
    words = " ".join([word.text for word in span.words])
    if span.actual:
        words = span.actual.strip(_NOTHING)
    words = words.removesuffix(_SOFT_HYPHEN)
    if span.has_space and not end:
        end = " "
    link = span.link.target if span.link else ""
    origin = find_own_origin(span.tag)
    return SaidRun(
        f"{words}{end}",
        origin,
        span.mark or 0,
        link,
    )


def find_own_origin(tag: Tag | None) -> Origin | None:
    """Return where words within a line were written, if that is known of them alone."""
    while tag is not None and tag.name in _INLINE:
        if tag.origin:
            return tag.origin
        tag = tag.parent
    return None


def find_paragraph(tag: Tag | None) -> Tag | None:
    """Return the element whose text an element within a line is a part of."""
    while tag is not None and tag.name in _INLINE and tag.parent is not None:
        tag = tag.parent
    return tag


def describe(tag: Tag | None) -> tuple[Origin | None, Evidence | None, str]:
    """Return where an element was written, whose note it is, and in which part it stands."""
    origin: Origin | None = None
    evidence: Evidence | None = None
    part = ""
    while tag is not None:
        origin = origin or tag.origin
        evidence = evidence or tag.note
        if tag.id and tag.id.startswith("part-"):
            part = tag.id
        tag = tag.parent
    return origin, evidence, part
