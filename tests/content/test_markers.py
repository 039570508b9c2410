"""The fields of every model say by their types what they refer to."""

from __future__ import annotations

import pytest

from reporting.content.block_base import BlockBase
from reporting.content.blocks import KeyFigures, Quotation
from reporting.content.chart_blocks import ChartData
from reporting.content.markers import (
    list_file_fields,
    list_ids,
    list_markers,
    list_spoken_fields,
)
from reporting.content.model import Alias, Citation, Claim, Figure, Measure
from reporting.content.pieces import BLOCKS
from reporting.content.source_model import Source
from reporting.content.values import ClaimId, FigureId
from reporting.reading.model import Model


def kinds(model: type[Model]) -> dict[str, tuple[str, ...]]:
    """Return what the ids in each field of a model stand for."""
    return {name: marker.kinds for name, marker in list_markers(model)}


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (Alias, {"source": ("sources",)}),
        (Citation, {"source": ("sources",)}),
        (Source, {"quotes": ("sources", "entities")}),
        (Measure, {"of": ("entities",)}),
        (Figure, {"claim": ("claims",)}),
        (Claim, {"by": ("entities", "sources"), "disagrees_with": ("claims",)}),
        (BlockBase, {"claims": ("claims",)}),
        (KeyFigures, {"claims": ("claims",), "figures": ("figures",)}),
        (
            Quotation,
            {"claims": ("claims",), "speaker": ("entities",), "claim": ("claims",)},
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_ids_say_what_they_stand_for(
    model: type[Model], expected: dict[str, tuple[str, ...]]
) -> None:
    assert kinds(model) == expected


@pytest.mark.parametrize("model", BLOCKS.values(), ids=BLOCKS)
def test_the_notes_of_every_block_are_spoken(model: type[Model]) -> None:
    assert list_spoken_fields(model) == {"notes"}
    assert kinds(model)["claims"] == ("claims",)


def test_files_are_named_by_type() -> None:
    forms = {}
    for kind, model in {**BLOCKS, "chart's data": ChartData}.items():
        for name, marker in list_file_fields(model):
            forms[kind, name] = marker.form
    assert forms == {
        ("table", "csv"): "table",
        ("table", "xlsx"): "book",
        ("image", "file"): "image",
        ("chart's data", "csv"): "table",
        ("chart's data", "xlsx"): "book",
    }


class Novelty(BlockBase, frozen=True, kw_only=True):
    """A kind that nobody has told of."""

    rests_on: ClaimId | None = None
    numbers: tuple[tuple[FigureId, ...], ...] | tuple[FigureId, ...] = ()


def test_a_kind_that_nobody_told_of_is_right_by_its_types() -> None:
    block = Novelty(id="a", claims=("b",), rests_on="c", numbers=("d", "e"))
    found = [(steps, marker.kinds, id_) for steps, marker, id_ in list_ids(block)]
    assert found == [
        (("claims", 0), ("claims",), "b"),
        (("rests_on",), ("claims",), "c"),
        (("numbers", 0), ("figures",), "d"),
        (("numbers", 1), ("figures",), "e"),
    ]
