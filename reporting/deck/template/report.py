"""A template -> a report: which layout serves what, what is missing, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from reporting.deck.ooxml.layouts import WITH_BODY
from reporting.deck.template.fit.layout_bindings import OPENINGS
from reporting.deck.template.fit.layout_places import find_body_placeholder
from reporting.deck.template.fit.typefaces import Measured
from reporting.deck.template.load import Template, load_template
from reporting.deck.template.read.layouts import TITLES, Layout
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.errors import format_count
from reporting.record import Record
from reporting.scene import SlideKind

_SERVES: Mapping[SlideKind, str] = MappingProxyType(
    {
        **dict.fromkeys(SlideKind, "figures, tables, charts, pictures"),
        **dict.fromkeys(WITH_BODY, "text"),
        SlideKind.COVER: "cover",
        SlideKind.SECTION: "section openers",
    }
)

_FURNITURE: Mapping[str, str] = MappingProxyType(
    {"ftr": "footer", "dt": "date", "sldNum": "slide number"}
)


class Row(Record, frozen=True):
    """One layout: its name, what it is used for, and which of what we need it has."""

    name: str
    serves: str
    has: str


class Inspection(Record, frozen=True):
    """What a template offers, and what becomes of it; every item a phrase.

    Args:
        summary: how large its slides are, and how many masters and layouts it has.
        slides: where each kind of slide stands, and which places it has there.
        avoided: what keeps off the template's drawings, or is left out for them.
        sizes: how large type and lengths are on its slides.
        layouts: in order, the layouts of all masters.
        fonts: what its text is measured with.
        colours: which of its colours cannot be used as they are.
        missing: what it does not have, and what stands in for it.
        removed: what of it does not come into the deck.
    """

    summary: str
    slides: tuple[str, ...]
    layouts: tuple[Row, ...]
    avoided: tuple[str, ...]
    sizes: tuple[str, ...]
    fonts: tuple[str, ...]
    colours: tuple[str, ...]
    missing: tuple[str, ...]
    removed: tuple[str, ...]


def inspect_template(path: Path | str, theme: Theme) -> Inspection:
    """Look at a template without making a deck.

    Args:
        path: a .pptx or .potx.
        theme: ours; gives type sizes.

    Raises:
        ContentError: it cannot serve as a template.
    """
    found = load_template(path, theme)
    slide = found.grids.content.slide
    size = describe_size(slide)
    masters = len({layout.master for layout in found.layouts})
    counts = (
        format_count(masters, "master"),
        format_count(len(found.layouts), "layout"),
    )
    heading, text = found.faces
    removed = list(found.found.removed)
    samples = len(found.found.samples)
    if samples:
        removed.insert(0, format_count(samples, "sample slide"))
    fonts = (
        f"headings: {_describe_face(heading)}",
        f"text: {_describe_face(text)}",
    )
    return Inspection(
        summary=f"slides of {size}, {', '.join(counts)}",
        slides=tuple(list_standing(found)),
        layouts=tuple([make_row(found, layout) for layout in found.layouts]),
        avoided=tuple(list_avoided(found)),
        sizes=tuple(list_sizes(found)),
        fonts=fonts,
        colours=found.notes,
        missing=(*found.match.substituted, *list_text_boxes(found)),
        removed=tuple(removed),
    )


def describe_size(rect: Rect) -> str:
    """Return how large a place is: `12.00 x 4.50 in`."""
    return f"{rect.width.pt / 72:.2f} x {rect.height.pt / 72:.2f} in"


def list_standing(found: Template) -> Iterator[str]:
    """Yield for each group of kinds of slides its layout and the places on it."""
    masters = list(dict.fromkeys([layout.master for layout in found.layouts]))
    parts = [layout.part for layout in found.layouts]
    told: dict[str, SlideKind] = {}
    for kind in SlideKind:
        told.setdefault(_SERVES[kind], kind)
    for serves, kind in told.items():
        layout = found.match.layouts[kind]
        grid = found.grids.of(kind)
        place = f"layout {parts.index(layout.part) + 1} `{layout.name}`"
        if len(masters) > 1:
            place += f", master {masters.index(layout.master) + 1}"
        text = grid.lead if kind in OPENINGS else grid.body
        line = f"{serves}: {place}; title {describe_size(grid.title)}"
        if text.height > 0:
            line += f", text {describe_size(text)}"
        if grid.asides:
            line += f", {format_count(len(grid.asides), 'further place')}"
        yield line


def list_avoided(found: Template) -> Iterator[str]:
    """Yield what does not stand where the template has a place for it, and why."""
    reported = set()
    for kind, layout in found.match.layouts.items():
        if layout.part in reported:
            continue
        reported.add(layout.part)
        grid = found.grids.of(kind)
        name = layout.name
        held = layout.find_placeholder(TITLES)
        own = found.grids.content if kind in OPENINGS else None
        if (
            held
            and grid.title != held.inner
            and (own is None or grid.title != own.title)
        ):
            had = describe_size(held.inner)
            yield f"title on `{name}`: {describe_size(grid.title)} instead of {had}"
        body = find_body_placeholder(layout)
        if kind not in OPENINGS and body and grid.body.width < body.inner.width:
            free = f"{grid.body.width.pt / 72:.2f} in wide"
            yield f"text on `{name}`: {free}, to keep off what is drawn there"
        if layout.is_numbered:
            yield f"slide number on `{name}`: the template writes it itself"
        if kind is SlideKind.COVER:
            continue
        for place, what in ((grid.footer, "footer"), (grid.number, "slide number")):
            if not place.width and not (layout.is_numbered and what != "footer"):
                yield f"no {what} on `{name}`: no free place for it"


def list_sizes(found: Template) -> Iterator[str]:
    """Yield how large type is."""
    tokens = found.theme.slide
    share = round(found.grids.content.share * 100)
    yield f"type and lengths at {share}% of those on slides of 13.33 x 7.50 in"
    yield (
        f"titles {tokens.title.size.pt:g} to {tokens.title_floor.pt:g} pt, "
        f"text {tokens.body.size.pt:g} to {tokens.body_floor.pt:g} pt, "
        f"sources and foot {tokens.small.size.pt:g} pt"
    )


def make_row(found: Template, layout: Layout) -> Row:
    """Return what is told of one layout."""
    serves: dict[str, None] = {}
    for kind, chosen in found.match.layouts.items():
        if chosen.part == layout.part:
            serves[_SERVES[kind]] = None
    kinds = {placeholder.kind for placeholder in layout.placeholders}
    has = []
    if kinds & TITLES:
        has.append("title")
    if find_body_placeholder(layout):
        has.append("text")
    has += [name for kind, name in _FURNITURE.items() if kind in kinds]
    return Row(
        name=layout.name or "(without a name)",
        serves=", ".join(serves) or "not used, kept",
        has=", ".join(has) or "nothing",
    )


def _describe_face(face: Measured) -> str:
    """Say what a face is measured with."""
    words = f"{face.face}, measured with {face.family.title}"
    if face.spread > 1:
        words += f", {round((face.spread - 1) * 100)}% wider"
    if not face.is_known:
        words += ", which is a guess: its own widths are not known"
    return words


def list_text_boxes(found: Template) -> Iterator[str]:
    """Yield what stands in text boxes because a layout has no placeholder for it."""
    yield (
        "no place for the section's name and for sources: text boxes within the text area"
    )
    reported = set()
    for kind, layout in found.match.layouts.items():
        if layout.part in reported or kind is SlideKind.COVER:
            continue
        reported.add(layout.part)
        kinds = {placeholder.kind for placeholder in layout.placeholders}
        lacks = []
        grid = found.grids.of(kind)
        shown = {"ftr": grid.footer.width, "sldNum": grid.number.width}
        for furniture, name in _FURNITURE.items():
            if furniture not in kinds and shown.get(furniture):
                lacks.append(name)
        if kind in OPENINGS and find_body_placeholder(layout) is None:
            lacks.append("text")
        if lacks:
            yield f"no {' or '.join(lacks)} on `{layout.name}`: text boxes"
