"""Scenes -> an outline for a person to read in a diff: what stands where, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reporting.design.units import Length
from reporting.plan.words import Line, Listed, Run, Runs, list_runs
from reporting.scene import (
    Bar,
    Chart,
    Connector,
    Disc,
    Group,
    Paragraph,
    Picture,
    Rule,
    Scene,
    SceneItem,
    Side,
    Stroke,
    Symbol,
    Table,
    TextFrame,
    Triangle,
)


def outline_scenes(scenes: Iterable[Scene]) -> str:
    """Return everything that slides show, an item a line, its text indented under it."""
    lines: list[str] = []
    for scene in scenes:
        lines += _outline_scene(scene)
    return "\n".join(lines) + "\n"


def walk_items(items: Iterable[SceneItem]) -> Iterator[SceneItem]:
    """Yield items and what their groups hold."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk_items(item.items)


def list_paragraphs(item: SceneItem) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an item, cell by cell in a table."""
    if isinstance(item, TextFrame | Disc):
        return item.paragraphs
    if isinstance(item, Table):
        return tuple(cell for row in item.rows for cell in row)
    return ()


def _outline_scene(scene: Scene) -> Iterator[str]:
    about = [f"{scene.number} {scene.id}", scene.kind, scene.accent]
    if scene.ground:
        about.append(f"on {scene.ground}")
    if scene.is_built:
        about.append("paragraph by paragraph")
    if scene.is_hidden:
        about.append("hidden")
    if scene.is_backup:
        about.append("backup")
    if scene.origin:
        about.append(scene.origin.path)
    yield "# " + ", ".join(about)
    for item in scene.items:
        yield from _outline_item(item, "")
    for note in scene.notes:
        yield f"  > {_outline_note(note)}"
    yield ""


def _outline_note(note: Line) -> str:
    """Return a paragraph of notes with its number or bullet, its bold words and its links."""
    words = ""
    for (bold, link), runs in groupby(
        list_runs(note), lambda one: (one.bold, one.link)
    ):
        said = "".join(run.text for run in runs)
        words += f"**{said}**" if bold else said
        words += f" ({link})" if link else ""
    if isinstance(note, Listed):
        mark = f"{note.number}." if note.number else "-"
        return f"{'  ' * note.level}{mark} {words}"
    return words


def _outline_item(item: SceneItem, indent: str) -> Iterator[str]:
    rect = item.rect
    place = " ".join(
        f"{length.pt:.1f}" for length in (rect.left, rect.top, rect.width, rect.height)
    )
    kind = type(item).__name__
    look = " ".join(_list_looks(item))
    step = f" step {item.step}" if item.step is not None else ""
    yield f"{indent}{kind} {item.name!r} ({item.role}) {place} {look}{step}".rstrip()
    if item.alt:
        yield f"{indent}    = {item.alt}"
    if isinstance(item, Group):
        for part in item.items:
            yield from _outline_item(part, indent + "  ")
    for paragraph in list_paragraphs(item):
        yield f"{indent}    {_name_look(paragraph)}"
        for line in paragraph.lines:
            yield f"{indent}    | {_outline_runs(line)}".rstrip()


def _list_looks(item: SceneItem) -> Iterator[str]:
    """Yield what an item has beside its name, its role, its place and its words."""
    match item:
        case TextFrame():
            yield from _list_frame_looks(item)
        case Bar() | Rule() | Connector():
            yield from _list_line_looks(item)
        case Triangle():
            yield item.fill + " down" * item.is_down
        case Disc():
            outline = f" {_name_stroke(item.outline)}" if item.outline else ""
            yield item.fill + outline + " long" * item.is_long
        case Symbol():
            yield f"{item.status} {item.colour}"
        case Picture():
            yield f"{len(item.data)} bytes"
        case Chart():
            size = _name_size(item.size)
            yield f"{item.block.kind} of {item.block.id} {size} {item.accent}"
        case Table():
            yield from _list_table_looks(item)
        case Group(paragraph=int(paragraph)):
            yield f"beside paragraph {paragraph}"


def _list_line_looks(item: Bar | Rule | Connector) -> Iterator[str]:
    if isinstance(item, Bar):
        yield f"{item.fill} faded {item.fade}" if item.fade else item.fill
        if item.outline:
            yield _name_stroke(item.outline)
        return
    yield _name_stroke(item.stroke)
    if isinstance(item, Connector):
        yield f"{item.start!r} -> {item.end!r}"
        if (item.start_side, item.end_side) != (Side.RIGHT, Side.LEFT):
            yield f"from {item.start_side} to {item.end_side}"
    if item.is_leftward:
        yield "leftward"


def _list_frame_looks(frame: TextFrame) -> Iterator[str]:
    yield f"slot:{frame.slot}" if frame.slot else "box"
    yield frame.anchor
    if frame.align:
        yield frame.align
    if frame.fade:
        yield f"faded {frame.fade}"
    if not frame.wraps:
        yield "one line"
    if frame.is_number_field:
        yield "field"
    if frame.fill:
        yield f"on {frame.fill}, {_name_size(frame.inset)} inside"
    if frame.link:
        yield f"-> {frame.link}"


def _list_table_looks(table: Table) -> Iterator[str]:
    yield "widths " + " ".join(_name_size(width) for width in table.widths)
    yield "heights " + " ".join(_name_size(height) for height in table.heights)
    yield "aligns " + " ".join(table.aligns)
    yield "rules " + " ".join(_name_stroke(rule) for rule in table.rules)


def _name_look(paragraph: Paragraph) -> str:
    size, leading = _name_size(paragraph.size), _name_size(paragraph.leading)
    look = [paragraph.style, f"{size}/{leading}", paragraph.colour]
    if paragraph.before:
        look.append(f"+{_name_size(paragraph.before)}")
    if paragraph.number is not None:
        look.append(f"no. {paragraph.number}")
    if paragraph.bullet_colour:
        look.append(f"bullet {paragraph.bullet_colour}")
    if paragraph.is_bold:
        look.append("bold")
    if paragraph.holds_lines:
        look.append("lines held")
    return " ".join(look)


def _name_size(length: Length) -> str:
    return f"{length.pt:.1f}"


def _name_stroke(stroke: Stroke) -> str:
    dashed = " dashed" if stroke.is_dashed else ""
    return f"{stroke.colour} {stroke.width.pt:g}{dashed}"


def _outline_runs(runs: Runs) -> str:
    """Return a line's runs: **bold**, *italic*, [words](link), ^mark."""
    return "".join(_outline_run(run) for run in runs)


def _outline_run(run: Run) -> str:
    if run.mark is not None:
        return f"^{run.mark}"
    stars = "**" * run.bold + "*" * run.italic
    words = f"{stars}{run.text}{stars[::-1]}"
    return f"[{words}]({run.link})" if run.link else words
