"""A presentation and its rendering -> how full its slides are, at what sizes, along which edges.

Emptiness is what a room sees: the field between title and source line is cut into cells of 16
points, and a cell is empty where nothing is drawn in it, neither a word nor a form. Sizes and
edges are read back from the presentation; nothing here knows what was planned.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Length

from tests.tools import soffice_pdfs

CELL = 16.0
"""Points; the side of a cell of the field."""

DOTS = 2
"""Pixels to a point in the picture that is looked at."""

TOLD = 6
"""Levels of grey by which ink differs from the ground."""

OPENINGS = ("cover", "section", "close")
"""Layouts on a ground of colour."""

APART = (*OPENINGS, "quotation")
"""Layouts that the bar of emptiness does not hold: few words, said large."""

BACKUP = ("claims", "sources")
"""Layouts of what stands after the close."""


@dataclass(frozen=True)
class Filling:
    """How one slide is filled.

    Args:
        number: of the slide.
        kind: name of its layout.
        title: of the slide.
        empty: share of the field's cells that are empty.
        sizes: how many characters stand at each size, in points; the foot is apart.
        foot: how many characters of the foot (sources, footer, date, number) do.
        lefts: left edges of what stands in the field, in points.
        title_left: in points.
        title_width: in points.
        layout_width: of the title's place on the layout, in points.
        levels: the largest size in the shapes of a name, by their name without its number.
    """

    number: int
    kind: str
    title: str
    empty: float
    sizes: Counter[float] = field(default_factory=Counter)
    foot: Counter[float] = field(default_factory=Counter)
    lefts: tuple[float, ...] = ()
    title_left: float = 0.0
    title_width: float = 0.0
    layout_width: float = 0.0
    levels: Mapping[str, frozenset[float]] = field(default_factory=dict)

    @property
    def is_content(self) -> bool:
        """Whether the bar of emptiness holds it."""
        return self.kind not in (*APART, *BACKUP, "agenda")

    @property
    def is_backup(self) -> bool:
        """Whether it stands after the close."""
        return self.kind in BACKUP

    @property
    def smallest(self) -> float:
        """The smallest type on it, foot included; 0 where there is none."""
        return min([*self.sizes, *self.foot], default=0.0)


TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
"""Types of the place of a title."""

FOOT = ("Sources", "Footer", "Date", "Slide number")
"""Names of what stands at the foot of every slide."""


def measure_fillings(decks: Sequence[bytes], folder: Path) -> list[list[Filling]]:
    """Return how the slides of some decks are filled; they are rendered in one go."""
    paths = [folder / f"filling-{number}.pptx" for number, _ in enumerate(decks)]
    for path, data in zip(paths, decks, strict=True):
        path.write_bytes(data)
    found = []
    for data, pdf in zip(decks, soffice_pdfs(paths), strict=True):
        slides = list_shown(data)
        with pypdfium2.PdfDocument(pdf) as document:
            assert len(document) == len(slides)
            found.append(
                [
                    replace(read_filling(number, slide), empty=_look_at(slide, page))
                    for number, (slide, page) in enumerate(
                        zip(slides, document, strict=True), 1
                    )
                ]
            )
    return found


def read_fillings(data: bytes) -> list[Filling]:
    """Return what can be read of a deck's slides without rendering them: all but emptiness."""
    return [read_filling(number, one) for number, one in enumerate(list_shown(data), 1)]


def list_shown(data: bytes) -> list[Any]:
    """Return the slides of a deck that are not hidden."""
    deck = Presentation(BytesIO(data))
    return [slide for slide in deck.slides if slide._element.get("show") != "0"]


def _look_at(slide: Any, page: Any) -> float:
    picture = page.render(scale=DOTS).to_pil().convert("RGB")
    return measure_emptiness(picture, find_field(slide))


def read_filling(number: int, slide: Any) -> Filling:
    """Return what can be read of a slide without rendering it."""
    title = slide.shapes.title
    sizes: Counter[float] = Counter()
    foot: Counter[float] = Counter()
    largest: dict[str, float] = defaultdict(float)
    for name, text, size in _runs(slide.shapes):
        (foot if name in FOOT else sizes)[size] += len(text.strip())
        largest[name] = max(largest[name], size)
    _, top, _, bottom = find_field(slide)
    lefts = []
    for shape in slide.shapes:
        if not shape.top or not shape.height:  # what has no height is a hairline
            continue
        if top - 1 <= Length(shape.top).pt < bottom - 1:
            lefts.append(round(Length(shape.left).pt, 1))
    return Filling(
        number=number,
        kind=slide.slide_layout.name.lower(),
        title=(title.text_frame.text if title is not None else "").replace("\v", " "),
        empty=0.0,
        sizes=+sizes,
        foot=+foot,
        lefts=tuple(sorted(set(lefts))),
        title_left=round(Length(title.left).pt, 1) if title is not None else 0.0,
        title_width=round(Length(title.width).pt, 1) if title is not None else 0.0,
        layout_width=_find_layout_width(slide),
        levels=_join_levels(largest),
    )


def _find_layout_width(slide: Any) -> float:
    for place in slide.slide_layout.placeholders:
        if place.placeholder_format.type in TITLES:
            return round(Length(place.width).pt, 1)
    return 0.0


def _join_levels(largest: Mapping[str, float]) -> dict[str, frozenset[float]]:
    """Return the sizes of shapes by what they are: `Step 1` and `Step 2` are one."""
    joined: dict[str, set[float]] = defaultdict(set)
    for name, size in largest.items():
        joined[re.sub(r"\d+", "#", name)].add(size)
    return {name: frozenset(sizes) for name, sizes in joined.items()}


def find_field(slide: Any) -> tuple[float, float, float, float]:
    """Return the field of a slide: from under its title to its source line, margin to margin.

    In points: left, top, right, bottom. Where a slide has no source line the field ends above
    the strip or the footer.
    """
    width = Length(slide.part.package.presentation_part.presentation.slide_width).pt
    height = Length(slide.part.package.presentation_part.presentation.slide_height).pt
    title = slide.shapes.title
    top = 0.0
    left = 0.05 * width
    if title is not None and title.top is not None:
        top = Length(title.top + title.height).pt
        left = Length(title.left).pt
    ends = [height]
    for shape in slide.shapes:
        if shape.name in (*FOOT, "Where we are") and shape.top is not None:
            at = Length(shape.top).pt
            if at > top:
                ends.append(at)
    return left, top, width - left, min(ends)


def measure_emptiness(
    picture: Image.Image, box: tuple[float, float, float, float]
) -> float:
    """Return the share of a field's cells in which nothing is drawn.

    The ground is the colour of most of the picture: what differs from it is ink, be it a word,
    a line or the ground of a card.
    """
    small = picture.resize((64, 36), Image.Resampling.NEAREST)
    counts: Any = small.getcolors(64 * 36)
    _, ground = max(counts)
    plain = Image.new("RGB", picture.size, ground)
    bands = ImageChops.difference(picture, plain).split()
    ink = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    ink = ink.point([0] * TOLD + [255] * (256 - TOLD))
    left, top, right, bottom = box
    across, down = int((right - left) // CELL), int((bottom - top) // CELL)
    empty = 0
    for row in range(down):
        for column in range(across):
            x, y = left + column * CELL, top + row * CELL
            cell = ink.crop(
                (
                    round(x * DOTS),
                    round(y * DOTS),
                    round((x + CELL) * DOTS),
                    round((y + CELL) * DOTS),
                )
            )
            empty += cell.getbbox() is None
    return empty / max(1, across * down)


def _runs(shapes: Any) -> Iterator[tuple[str, str, float]]:
    """Yield each run of a slide: name of its shape, its words, its size in points."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _runs(shape.shapes)
        elif shape.has_table:
            for row in shape.table.rows:
                for cell in row.cells:
                    yield from _frame_runs(shape.name, cell.text_frame)
        elif shape.has_text_frame:
            yield from _frame_runs(shape.name, shape.text_frame)


def _frame_runs(name: str, frame: Any) -> Iterator[tuple[str, str, float]]:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            is_raised = (
                run._r.rPr is not None and int(run._r.rPr.get("baseline", 0)) > 0
            )
            if run.text.strip() and run.font.size is not None and not is_raised:
                yield name, run.text, run.font.size.pt
