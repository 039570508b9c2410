"""The geometry of a shape -> a mask: where within its box it has any substance.

Line art, waves and logos are drawn as paths in boxes that they hardly fill, and must not be
taken for fields of colour. What counts is which text a shape lies behind (ECMA-376 20.1.9):
a preset outline is drawn at its usual proportions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PIL import Image, ImageChops, ImageDraw

from reporting.deck.ooxml.parsing import Element
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.paths import (
    Point,
    TracedPath,
    trace_ellipse,
    trace_paths,
)

_PRESET = qn("a:prstGeom")
_WHOLE = 100_000

_POLYGONS: Mapping[str, Sequence[Point]] = MappingProxyType(
    {
        "triangle": ((0.5, 0), (1, 1), (0, 1)),
        "rtTriangle": ((0, 0), (1, 1), (0, 1)),
        "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
        "flowChartDecision": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
        "parallelogram": ((0.25, 0), (1, 0), (0.75, 1), (0, 1)),
        "trapezoid": ((0.25, 0), (0.75, 0), (1, 1), (0, 1)),
        "hexagon": ((0.25, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0.25, 1), (0, 0.5)),
        "homePlate": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1)),
        "chevron": ((0, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0, 1), (0.25, 0.5)),
        "diagStripe": ((0.5, 0), (1, 0), (0, 1), (0, 0.5)),
        "corner": ((0, 0), (0.5, 0), (0.5, 0.5), (1, 0.5), (1, 1), (0, 1)),
        "halfFrame": ((0, 0), (1, 0), (0.67, 0.33), (0.33, 0.33), (0.33, 0.67), (0, 1)),
    }
)
"""Outlines with corners, as shares of the box."""

_ELLIPSES = frozenset({"ellipse", "flowChartConnector", "donut", "pie", "chord"})
_HOLLOW = frozenset({"donut", "frame"})
_LINES = frozenset(
    """
    line lineInv arc leftBracket rightBracket bracketPair leftBrace rightBrace bracePair
    straightConnector1 straightConnector2 straightConnector3 straightConnector4
    straightConnector5 bentConnector2 bentConnector3 bentConnector4 bentConnector5
    curvedConnector2 curvedConnector3 curvedConnector4 curvedConnector5
    """.split()  # noqa: SIM905  (a list of twenty quoted words is harder to read)
)
"""Outlines without an inside, or whose inside nobody fills."""

_RIM = 0.125
"""Of a frame and of a ring, where they do not say it."""


def draw_mask(
    shape: Element,
    across: int,
    down: int,
) -> Image.Image | None:
    """Draw where a shape has substance when it is filled.

    Args:
        shape: its `p:spPr`.
        across: columns of the mask.
        down: its rows.

    Returns:
        A mask from 0 (nothing) to 255; None where the shape fills its whole box.
    """
    paths = trace_paths(shape)
    if paths is not None:
        return _draw_paths(paths, across, down)
    preset = shape.find(_PRESET)
    name = ""
    if preset is not None:
        name = preset.get("prst", "")
    mask = Image.new("1", (across, down))
    if name in _LINES:
        return mask.convert("L")
    polygon = _POLYGONS.get(name)
    if name in _ELLIPSES:
        polygon = trace_ellipse()
    if name == "frame":
        polygon = ((0, 0), (1, 0), (1, 1), (0, 1))
    if polygon is None or preset is None:
        return None
    _fill(mask, [_scale(polygon, across, down)])
    if name in _HOLLOW:
        rim = _read_rim(preset) * min(across, down)
        share_across = 1 - 2 * rim / across
        share_down = 1 - 2 * rim / down
        inner = []
        for x, y in polygon:
            inner_x = 0.5 + (x - 0.5) * share_across
            inner_y = 0.5 + (y - 0.5) * share_down
            inner.append((inner_x, inner_y))
        _fill(mask, [_scale(inner, across, down)])
    return mask.convert("L")


def _read_rim(preset: Element) -> float:
    """Return how wide the rim of a hollow shape is, as a share of its shorter side."""
    for guide in preset.iter(qn("a:gd")):
        formula = guide.get("fmla", "")
        _, _, value = formula.partition("val ")
        try:
            share = int(value) / _WHOLE
            return min(max(share, 0), 0.5)
        except ValueError:
            break
    return _RIM


def _scale(
    points: Sequence[Point],
    across: float,
    down: float,
) -> list[Point]:
    return [(x * across, y * down) for x, y in points]


def _fill(mask: Image.Image, rings: Sequence[Sequence[Point]]) -> None:
    """Fill rings; where two of them lie upon each other there is a hole."""
    for ring in rings:
        if len(set(ring)) < 3:  # noqa: PLR2004  (a line has no inside)
            continue
        layer = Image.new("1", mask.size)
        ImageDraw.Draw(layer).polygon(list(ring), fill=1)
        mask.paste(ImageChops.logical_xor(mask, layer))


def _draw_paths(paths: Sequence[TracedPath], across: int, down: int) -> Image.Image:
    """Draw the paths that a shape defines itself."""
    mask = Image.new("1", (across, down))
    for path in paths:
        if not path.is_filled:
            continue
        layer = Image.new("1", mask.size)
        rings = [_scale(ring, across, down) for ring in path.rings]
        _fill(layer, rings)
        mask = ImageChops.logical_or(mask, layer)
    return mask.convert("L")
