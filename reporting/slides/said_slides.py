"""A scene -> what its slide says, text by text, and the charts on it.

What the speaker is told comes last. A number that a program counts by itself (that of a slide,
those of a numbered list) is no text of a slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reporting.plan.said import SaidRun, SaidText
from reporting.plan.words import Line, Run, list_runs
from reporting.reading.origin import Origin
from reporting.scene import (
    Chart,
    Disc,
    Group,
    Paragraph,
    Scene,
    SceneItem,
    Table,
    TextFrame,
)

NOTES = "notes"
"""The role of what the speaker is told."""


def list_slide_texts(scene: Scene) -> Iterator[SaidText]:
    """Yield what a slide says, and then its notes."""
    for item in list_items(scene.items):
        origin = item.origin or scene.origin
        if isinstance(item, TextFrame):
            link = item.link
            for paragraph in item.paragraphs:
                runs = paragraph.runs
                if item.is_number_field:
                    runs = runs[1:]
                yield make_text(
                    runs,
                    item.role.value,
                    origin,
                    link,
                )
        elif isinstance(item, Disc):
            for paragraph in item.paragraphs:
                yield make_text(
                    paragraph.runs,
                    item.role.value,
                    origin,
                )
        elif isinstance(item, Table):
            for cell in list_cells(item):
                yield make_text(
                    cell.runs,
                    "cell",
                    origin,
                )
    for line in scene.notes:
        yield make_note(line, scene.origin)


def list_slide_charts(scene: Scene) -> Iterator[Chart]:
    """Yield the charts of a slide; panels of one are several."""
    for item in list_items(scene.items):
        if isinstance(item, Chart):
            yield item


def list_items(items: Iterable[SceneItem]) -> Iterator[SceneItem]:
    """Yield items, those in groups too."""
    for item in items:
        if isinstance(item, Group):
            yield from list_items(item.items)
        else:
            yield item


def list_cells(table: Table) -> Iterator[Paragraph]:
    """Yield the cells of a table, row by row."""
    for row in table.rows:
        yield from row


def make_note(line: Line, origin: Origin | None) -> SaidText:
    """Return what the speaker is told in one paragraph."""
    return make_text(
        list_runs(line),
        NOTES,
        origin,
    )


def make_text(
    runs: Sequence[Run],
    role: str,
    origin: Origin | None,
    link: str = "",
) -> SaidText:
    """Return a paragraph as a text that is said.

    Args:
        runs: its words.
        role: what it is to the reader.
        origin: where all of it was written.
        link: to which a click on all of it leads.
    """
    said: list[SaidRun] = []
    for run in runs:
        lead = run.link or link
        said.append(
            SaidRun(
                run.text,
                run.origin,
                run.mark or 0,
                lead,
            )
        )
    return SaidText(
        tuple(said),
        role,
        origin,
    )
