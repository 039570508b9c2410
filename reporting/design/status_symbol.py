"""A status -> its symbol as plain shapes, which every output draws alike.

Confirmed is a full disc, reported a half disc in a ring, unconfirmed a ring, disputed two
opposed triangles; so a status is told apart without its colour. Shapes stand around the
origin and are measured in half the symbol's width: a writer multiplies by that. Each is
the same upside down, so it does not matter which way y grows.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from reporting.record import Record

Point = tuple[float, float]

OUTLINE_WIDTH = 0.3
"""Of the outline of a disc, half of which stands outside of its radius."""

_RADIUS = 0.85
_TIP, _BASE = 0.15, 1.1
"""How far the tip and the base of a triangle are from the middle."""


class Disc(Record, frozen=True):
    """A circle around the middle: outlined, and filled if it says so."""

    radius: float
    is_filled: bool


class HalfDisc(Record, frozen=True):
    """The left half of a disc around the middle, filled, without an outline."""

    radius: float


class Polygons(Record, frozen=True):
    """Filled areas, each between some points, without an outline."""

    areas: tuple[tuple[Point, ...], ...]


SymbolShape: TypeAlias = Disc | HalfDisc | Polygons

_RING = Disc(_RADIUS, is_filled=False)
_LEFT = (-_TIP, 0.0), (-_BASE, 1.0), (-_BASE, -1.0)
_RIGHT = (_TIP, 0.0), (_BASE, 1.0), (_BASE, -1.0)

STATUS_SYMBOLS: Mapping[str, tuple[SymbolShape, ...]] = MappingProxyType(
    {
        "confirmed": (Disc(_RADIUS, is_filled=True),),
        "reported": (_RING, HalfDisc(_RADIUS)),
        "unconfirmed": (_RING,),
        "disputed": (Polygons((_LEFT, _RIGHT)),),
    }
)
"""The shapes of each status, by its name, in the order in which they are drawn."""
