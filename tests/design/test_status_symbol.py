from __future__ import annotations

from itertools import combinations
from typing import get_args

from reporting.content.model import Status
from reporting.design.status_symbol import (
    STATUS_SYMBOLS,
    Disc,
    HalfDisc,
    Polygons,
    SymbolShape,
)


def test_every_status_has_a_symbol_of_its_own() -> None:
    assert list(STATUS_SYMBOLS) == [status.value for status in Status]
    for one, other in combinations(STATUS_SYMBOLS.values(), 2):
        assert one != other


def test_a_symbol_is_the_same_upside_down() -> None:
    drawn = [shape for shapes in STATUS_SYMBOLS.values() for shape in shapes]
    areas = [
        area for shape in drawn if isinstance(shape, Polygons) for area in shape.areas
    ]
    assert len(areas) == 2
    for area in areas:
        assert {(x, -y) for x, y in area} == set(area)
    assert {type(shape) for shape in drawn} == set(get_args(SymbolShape))
    assert {Disc, HalfDisc, Polygons} == set(get_args(SymbolShape))
