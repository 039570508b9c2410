"""Charts of a deck -> what of their lettering collides, as LibreOffice shows them.

Texts and paths are read from the PDF that it makes, each with its place, in the order of
drawing: a label on a ground of paper hides what is below it. What the chart's own part says
shall be written (names, legend, labels) and is not there, is told too.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium
from pptx import Presentation

from reporting.plan.block_model import ChartBlock
from reporting.plan.chart_model import ChartSeries
from reporting.slides.model import DeckPlan
from tests.charts.collisions import Collision

Point: TypeAlias = tuple[float, float]
Outline: TypeAlias = list[Point]
Box: TypeAlias = tuple[Point, Point]
Colour: TypeAlias = tuple[int, int, int]

_POINT = 12_700
_OPAQUE = 255
"""What is drawn within something less so is a tint, which lets words be read."""
_SLACK = 0.5
"""How far what only touches may reach into a text, in points."""
_EDGE_SLACK = 1.0
_MARKER = 16.0
"""What is filled and no larger than this is a marker, or the key of a legend."""
_NEXT = 3.0
"""How far two pieces of one text may be apart, in points."""


@dataclass(frozen=True)
class Written:
    """A text that is drawn: its corners, and how many things are drawn before it."""

    text: str
    corners: Outline
    order: int

    @property
    def box(self) -> Box:
        """Its least and its greatest place."""
        return find_box(self.corners)


@dataclass(frozen=True)
class Drawn:
    """A path that is drawn: its outlines, and its colour."""

    outlines: list[Outline]
    is_filled: bool
    colour: Colour
    order: int
    box: Box


@dataclass(frozen=True)
class Frame:
    """A chart on a slide: its edges in points, y upwards, and its part."""

    left: float
    bottom: float
    right: float
    top: float
    xml: Any

    def holds(self, point: Point) -> bool:
        """Whether a point lies in the frame."""
        x, y = point
        is_level = self.bottom - _EDGE_SLACK <= y <= self.top + _EDGE_SLACK
        return is_level and self.left - _EDGE_SLACK <= x <= self.right + _EDGE_SLACK


def list_deck_collisions(
    plan: DeckPlan,
    data: bytes,
    pdf: Path,
    grid: str,
    paper: str = "#FFFFFF",
) -> dict[str, list[Collision]]:
    """Return what collides in the charts of a deck, by the id of their slides.

    Args:
        plan: of the deck.
        data: its bytes.
        pdf: as LibreOffice shows it, a page a slide.
        grid: colour of the lines that may run behind words, as #RRGGBB.
        paper: colour of grounds.
    """
    found: dict[str, list[Collision]] = {}
    quiet, ground = read_colour(grid), read_colour(paper)
    slides = Presentation(BytesIO(data)).slides
    with pypdfium2.PdfDocument(pdf) as document:
        for planned, slide, page in zip(plan.slides, slides, document, strict=True):
            block = planned.body.block
            for frame in list_frames(slide, page.get_height()):
                texts, paths = read_page(page, frame)
                paths = [path for path in paths if path.colour != quiet]
                told = [*list_text_collisions(texts, frame)]
                for text in texts:
                    told += find_struck(text, paths, ground)
                if isinstance(block, ChartBlock):
                    told += find_missing(frame.xml, block, texts)
                found.setdefault(planned.id, []).extend(told)
    return found


def read_colour(code: str) -> Colour:
    """Return the parts of a colour."""
    red, green, blue = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def list_frames(slide: Any, height: float) -> list[Frame]:
    """Return the charts of a slide of some height, in points."""
    frames: list[Frame] = []
    for shape in slide.shapes:
        if getattr(shape, "has_chart", False):
            top = height - shape.top / _POINT
            frame = Frame(
                shape.left / _POINT,
                top - shape.height / _POINT,
                (shape.left + shape.width) / _POINT,
                top,
                shape.chart._chartSpace,
            )
            frames.append(frame)
    return frames


# ---------------------------------------------------------------- what is drawn


def read_page(page: Any, frame: Frame) -> tuple[list[Written], list[Drawn]]:
    """Return texts and paths whose middle lies in a frame, in the order of drawing."""
    words = page.get_textpage()
    texts: list[Written] = []
    paths: list[Drawn] = []
    is_tint = False
    for order, thing in enumerate(page.get_objects()):
        if thing.type == pdfium.FPDF_PAGEOBJ_FORM:
            _, _, opacity = read_paint(thing.raw)
            is_tint = opacity < _OPAQUE
        left, bottom, right, top = thing.get_bounds()
        if not frame.holds(((left + right) / 2, (bottom + top) / 2)):
            continue
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            text = read_text(thing.raw, words.raw)
            if text.strip():
                texts.append(Written(text, find_corners(thing.raw), order))
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            is_filled, colour, _ = read_paint(thing.raw)
            if thing.level and is_tint:
                continue
            outlines = trace_path(thing.raw)
            box = find_box([point for line in outlines for point in line])
            paths.append(Drawn(outlines, is_filled, colour, order, box))
    return texts, paths


def read_text(thing: Any, words: Any) -> str:
    """Return the characters of a text object."""
    size = pdfium.FPDFTextObj_GetText(thing, words, None, 0)
    buffer = ctypes.create_string_buffer(size)
    place = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFTextObj_GetText(thing, words, place, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def find_corners(thing: Any) -> Outline:
    """Return the corners of an object, which may lean."""
    quad = pdfium.FS_QUADPOINTSF()
    pdfium.FPDFPageObj_GetRotatedBounds(thing, quad)
    return [
        (quad.x1, quad.y1),
        (quad.x2, quad.y2),
        (quad.x3, quad.y3),
        (quad.x4, quad.y4),
    ]


def read_paint(thing: Any) -> tuple[bool, Colour, int]:
    """Return whether a path is filled, in what colour it is filled or drawn, how opaque."""
    mode, has_stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, mode, has_stroke)
    parts = [ctypes.c_uint() for _ in range(4)]
    read = (
        pdfium.FPDFPageObj_GetFillColor
        if mode.value
        else pdfium.FPDFPageObj_GetStrokeColor
    )
    read(thing, *parts)
    red, green, blue, opacity = (part.value for part in parts)
    return bool(mode.value), (red, green, blue), opacity


def trace_path(thing: Any) -> list[Outline]:
    """Return the lines of a path in points of the page; of a curve its ends."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    outlines: list[Outline] = []
    for at in range(pdfium.FPDFPath_CountSegments(thing)):
        segment = pdfium.FPDFPath_GetPathSegment(thing, at)
        across, up = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, across, up)
        x = matrix.a * across.value + matrix.c * up.value + matrix.e
        y = matrix.b * across.value + matrix.d * up.value + matrix.f
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([])
        outlines[-1].append((x, y))
        if pdfium.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return outlines


# ---------------------------------------------------------------- what collides


def list_text_collisions(texts: Sequence[Written], frame: Frame) -> Iterator[Collision]:
    """Yield texts that stand on each other, and such as reach out of the frame."""
    for one, other in combinations(texts, 2):
        if meet(one.corners, other.corners):
            yield Collision("label on label", one.text, repr(other.text))
    for one in texts:
        if not all(map(frame.holds, one.corners)):
            yield Collision("label cut at the edge", one.text)


def find_struck(
    text: Written, paths: Sequence[Drawn], ground: Colour
) -> Iterator[Collision]:
    """Yield what is drawn through a text, or ends behind it."""
    hidden = -1
    for path in paths:
        is_ground = path.is_filled and path.colour == ground and path.order < text.order
        if is_ground and is_within(text.corners, path.box):
            hidden = path.order
    for path in paths:
        if path.is_filled and path.colour == ground:
            continue
        (left, low), (right, high) = path.box
        if not share_room(text.box, path.box):
            continue
        if path.is_filled and max(right - left, high - low) <= _MARKER:
            box = [(left, low), (right, low), (right, high), (left, high)]
            if meet(text.corners, box):
                yield Collision("label on a marker", text.text)
        elif path.order > hidden and any(
            meet(text.corners, list(edge))
            for line in path.outlines
            for edge in pairwise(line)
        ):
            kind = "label half on a mark" if path.is_filled else "label on a line"
            yield Collision(kind, text.text)


def find_box(points: Sequence[Point]) -> Box:
    """Return the least and the greatest place of some points."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return (min(xs), min(ys)), (max(xs), max(ys))


def share_room(one: Box, other: Box) -> bool:
    """Whether two upright boxes meet."""
    (left, low), (right, high) = one
    (other_left, other_low), (other_right, other_high) = other
    is_level = low <= other_high and other_low <= high
    return is_level and left <= other_right and other_left <= right


def is_within(corners: Outline, box: Box) -> bool:
    """Whether corners lie in an upright box."""
    (left, low), (right, high) = box
    return all(
        left - _SLACK <= x <= right + _SLACK and low - _SLACK <= y <= high + _SLACK
        for x, y in corners
    )


def meet(one: Outline, other: Outline) -> bool:
    """Whether two convex outlines share room; what only touches does not (separating axes)."""
    for near in (one, other):
        for (x, y), (end_x, end_y) in pairwise([*near, near[0]]):
            across, up = end_y - y, x - end_x
            length = (across**2 + up**2) ** 0.5
            if not length:
                continue
            first = [(a * across + b * up) / length for a, b in one]
            second = [(a * across + b * up) / length for a, b in other]
            common = min(max(first), max(second)) - max(min(first), min(second))
            if common <= _SLACK and not _runs_through(first, second):
                return False
    return True


def _runs_through(first: Sequence[float], second: Sequence[float]) -> bool:
    """Whether what has no width of its own lies well within the other."""
    (low, high), (other_low, other_high) = sorted(
        [(min(first), max(first)), (min(second), max(second))],
        key=lambda span: span[1] - span[0],
    )
    is_thin = high - low <= _SLACK
    return is_thin and other_low + _SLACK < low and high < other_high - _SLACK


# ---------------------------------------------------------------- what is missing


def find_missing(
    xml: Any, block: ChartBlock, texts: Sequence[Written]
) -> Iterator[Collision]:
    """Yield what a chart's part says shall be written and is not."""
    words = join_pieces(texts)
    said = squeeze("".join(text.text for text in texts))
    for name in list_named(xml):
        if squeeze(name) not in said:
            yield Collision("name not drawn", name)
    yield from find_few_named(xml, said)
    labels = list(list_labelled(xml, block))
    spaced = {squeeze(label) for label in labels if squeeze(label) != label}
    lacking = Counter(map(squeeze, labels))
    lacking -= Counter(map(squeeze, words))
    for label in lacking:
        if label not in spaced or label not in said:  # parts of these may be far apart
            yield Collision("value not drawn", label)
    for named in list_named_values(xml, block):
        if squeeze(named) not in said:
            yield Collision("name not drawn", named)


def find_few_named(xml: Any, said: str) -> Iterator[Collision]:
    """Yield that of categories which are named every so often hardly any is, or none wholly.

    A program may choose which of them it names.
    """
    skip = xml.find(".//{*}tickLblSkip")
    if skip is None:
        return
    series = xml.find(".//{*}ser")
    names = {squeeze(name.text) for name in series.iterfind("{*}cat/{*}strRef//{*}v")}
    if not names:
        return
    count = sum(name in said for name in names)
    if count < len(names) / int(skip.get("val")) / 2:
        yield Collision("name not drawn", f"{count} of {len(names)}")


def squeeze(text: str) -> str:
    """Return a text without its spaces."""
    return "".join(text.replace("\u200f", "").split())


def join_pieces(texts: Sequence[Written]) -> list[str]:
    """Return texts, the pieces of one joined: a minus is drawn by itself."""
    words: list[str] = []
    last: Box | None = None
    for text in texts:
        is_letter = len(text.text.strip()) == 1
        if last and (
            is_beside(last, text.box) or (is_letter and is_over(last, text.box))
        ):
            words[-1] += text.text
        else:
            words.append(text.text)
        last = text.box
    return words


def is_beside(one: Box, other: Box) -> bool:
    """Whether a text goes on right behind another."""
    (_, low), (right, high) = one
    (left, other_low), (_, other_high) = other
    is_level = abs(low + high - other_low - other_high) < 4 * _NEXT
    return is_level and abs(left - right) < _NEXT


def is_over(one: Box, other: Box) -> bool:
    """Whether a letter of an upright text goes on above another."""
    (left, _), (right, high) = one
    (other_left, low), (other_right, _) = other
    is_level = abs(left + right - other_left - other_right) < 4 * _NEXT
    return is_level and -1 < low - high < 2 * _NEXT


def list_named(xml: Any) -> Iterator[str]:
    """Yield the names of categories and series that the axes and the legend shall bear."""
    skips = [int(skip.get("val")) for skip in xml.iterfind(".//{*}tickLblSkip")]
    series = list(xml.iterfind(".//{*}ser"))
    legend = xml.find(".//{*}legend")
    has_slices = xml.find(".//{*}doughnutChart") is not None
    axis = xml.find(".//{*}catAx")
    is_named = axis is not None and axis.find("{*}delete").get("val") == "0"
    if series and not skips and (is_named or has_slices):
        for name in series[0].iterfind("{*}cat/{*}strRef//{*}v"):
            yield name.text or ""
    if legend is None or has_slices:
        return
    gone = {entry.find("{*}idx").get("val") for entry in legend.iter("{*}legendEntry")}
    for one in series:
        if one.find("{*}order").get("val") not in gone:
            yield one.findtext("{*}tx//{*}v") or ""


def list_labels(
    xml: Any, block: ChartBlock
) -> Iterator[tuple[ChartSeries, int, set[str]]]:
    """Yield the values of series that are labelled, and what their labels say."""
    by_name = {series.name: series for series in block.series}
    for one in xml.iterfind(".//{*}ser"):
        labels = one.find("{*}dLbls")
        name = one.findtext("{*}tx//{*}v") or ""
        series = by_name.get(name.replace("\n", " "))
        if labels is None or series is None:
            continue
        shown = dict.fromkeys(range(len(series.labels)), list_told(labels))
        for own in labels.iterfind("{*}dLbl"):
            shown[int(own.find("{*}idx").get("val"))] = list_told(own)
        for at, label in enumerate(series.labels):
            if label and shown.get(at):
                yield series, at, shown[at]


def list_told(labels: Any) -> set[str]:
    """Return what labels show: `Val`, `SerName`, `CatName`.

    Among points `CatName` is the x of each (ECMA-376 21.2.2.180), which joined points have for
    their value.
    """
    parts = ("Val", "SerName", "CatName")
    marks = [(part, labels.find(f"{{*}}show{part}")) for part in parts]
    told = {part for part, mark in marks if mark is not None and mark.get("val") == "1"}
    is_of_points = next(labels.iterancestors("{*}scatterChart"), None) is not None
    if is_of_points and "CatName" in told:
        return told - {"CatName"} | {"Val"}
    return told


def list_labelled(xml: Any, block: ChartBlock) -> Iterator[str]:
    """Yield the numbers that series shall bear by themselves, as they are written out."""
    for series, at, told in list_labels(xml, block):
        if told == {"Val"}:
            yield series.labels[at]


def list_named_values(xml: Any, block: ChartBlock) -> Iterator[str]:
    """Yield the numbers that names shall stand before, with these."""
    for series, at, told in list_labels(xml, block):
        if told == {"SerName"}:
            yield series.name
        elif "SerName" in told:
            yield f"{series.name} {series.labels[at]}"
        elif "CatName" in told:
            yield f"{block.categories[at]} {series.labels[at]}"
