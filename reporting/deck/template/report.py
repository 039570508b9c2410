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
        layouts: in order, the layouts of all masters.
        fonts: what its text is measured with.
        colours: which of its colours cannot be used as they are.
        missing: what it does not have, and what stands in for it.
        removed: what of it does not come into the deck.
    """

    summary: str
    layouts: tuple[Row, ...]
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
    size = f"{slide.width.pt / 72:.2f} x {slide.height.pt / 72:.2f} in"
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
        layouts=tuple([make_row(found, layout) for layout in found.layouts]),
        fonts=fonts,
        colours=found.notes,
        missing=(*found.match.substituted, *list_text_boxes(found)),
        removed=tuple(removed),
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
        for furniture, name in _FURNITURE.items():
            if furniture not in kinds and furniture != "dt":
                lacks.append(name)
        if kind in OPENINGS and find_body_placeholder(layout) is None:
            lacks.append("text")
        if lacks:
            yield f"no {' or '.join(lacks)} on `{layout.name}`: text boxes"
