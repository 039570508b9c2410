"""A block -> one of the same kind, length and settings, in which nothing is said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, assert_never

from reporting.content.block_base import BlockBase, DeckHint
from reporting.content.blocks import (
    Block,
    Bullets,
    Callout,
    Comparison,
    Disagreement,
    Glossary,
    Image,
    KeyFigures,
    Process,
    Prose,
    Quotation,
    Table,
    Timeline,
)
from reporting.content.chart_blocks import Chart, ChartKind
from reporting.content.lists import AnyItem, InnerPoint, Point
from reporting.reading.yaml_words import Flow
from reporting.record import UNSET
from reporting.starting.blanks import Blanks

CLAIMS = ("claim-a", "claim-b", "claim-c")
"""What blocks rest on until there are others: one for figures and words, two that disagree."""
FIGURE = "figure-a"
SPEAKER = "speaker-a"
PICTURE = "picture.svg"

_TWO_SERIES = frozenset({ChartKind.DUMBBELL, ChartKind.SLOPE, ChartKind.AREA})


def empty_block(block: Block, blanks: Blanks) -> dict[str, Any]:
    """Return a block as plain values, with nothing said.

    Args:
        block: of the old content.
        blanks: what stands in the place of texts.
    """
    data: dict[str, Any] = {"id": block.id, "kind": block.kind}
    if block.title is not None:
        data["title"] = blanks.make("title")
    data |= _empty_inside(block, blanks)
    data |= _keep_settings(block)
    if block.notes is not None:
        data["notes"] = blanks.make("notes")
    return data


def _keep_settings(block: BlockBase) -> dict[str, Any]:
    """Return what a block says of its own look: it is kept."""
    data: dict[str, Any] = {}
    for name in ("build", "numbered", "start"):
        value = getattr(block, name, UNSET)
        if value is not UNSET and value is not False:
            data[name] = value
    usual = DeckHint.NOTES if isinstance(block, Prose) else DeckHint.OWN
    if block.deck is not usual:
        data["deck"] = block.deck.value
    return data


def _empty_inside(block: Block, blanks: Blanks) -> dict[str, Any]:
    """Return what a kind of block has of its own."""
    data: dict[str, Any]
    match block:
        case Prose() | Callout():
            return {"text": blanks.make("text")}
        case Bullets():
            return {"items": _empty_items(block.items, blanks)}
        case KeyFigures():
            return {"figures": [FIGURE]}
        case Table():
            return _empty_table(block, blanks)
        case Chart():
            return _empty_chart(block, blanks)
        case Timeline():
            return {"events": _empty_pairs("label", len(block.events), blanks)}
        case Process():
            return {"steps": _empty_pairs("title", len(block.steps), blanks)}
        case Comparison():
            return {"sides": _empty_sides(block, blanks)}
        case Quotation():
            data = {"text": blanks.make("text"), "speaker": SPEAKER, "claim": CLAIMS[0]}
            return data | empty_given(block, ("role",), blanks)
        case Image():
            data = {
                "file": PICTURE,
                "alt": blanks.make("alt"),
                "credit": blanks.make("credit"),
            }
            return data | empty_given(block, ("caption",), blanks)
        case Disagreement():
            claims = Flow(list(CLAIMS[1:]))
            data = {"question": blanks.make("question"), "claims": claims}
            return data | empty_given(block, ("reading",), blanks)
        case Glossary():
            return {"entries": _empty_pairs("term", len(block.entries), blanks)}
        case _ as unknown:
            assert_never(unknown)


def _empty_items(
    items: Iterable[AnyItem],
    blanks: Blanks,
) -> list[Any]:
    """Return items of a list, each with as many below it as it had."""
    empty: list[Any] = []
    for number, item in enumerate(items):
        words = blanks.make("item", number)
        if isinstance(item, Point | InnerPoint):
            below = _empty_items(item.items, blanks)
            empty.append({"text": words, "items": below})
        else:
            empty.append(words)
    return empty


def _empty_table(block: Table, blanks: Blanks) -> dict[str, Any]:
    """Return a table of the same columns, with a row for whatever it had."""
    columns: list[Any] = []
    for number, column in enumerate(block.columns):
        kept: dict[str, Any] = {"label": blanks.make("label", number)}
        if column.align == "end":
            kept["align"] = column.align
        if column.head:
            kept["head"] = True
        columns.append(Flow(kept))
    cells = blanks.make_several("cell", len(columns))
    data: dict[str, Any] = {"columns": columns, "rows": [Flow(cells)]}
    return data | empty_given(block, ("note",), blanks)


def _empty_chart(block: Chart, blanks: Blanks) -> dict[str, Any]:
    """Return a chart of the same type, of two values or points a series."""
    count = 2 if block.type in _TWO_SERIES or block.stack or block.panels else 1
    data: dict[str, Any] = {"type": block.type.value}
    for name in ("stack", "panels"):
        value = getattr(block, name)
        if value is not None:
            data[name] = value.value
    data["unsourced"] = blanks.make("unsourced")
    data["unit"] = blanks.make("unit")
    series: list[Any] = []
    is_scatter = block.type is ChartKind.SCATTER
    for number in range(count):
        row: dict[str, Any] = {"name": blanks.make("name", number)}
        if is_scatter:
            row["points"] = Flow([[1, 1], [2, 2]])
        else:
            row["values"] = Flow([number + 1, number + 2])
        series.append(row)
    data["data"] = {"series": series}
    if is_scatter:
        data["x"] = blanks.make("label")
    else:
        categories = blanks.make_several("category", 2)
        data["data"] = {"categories": categories, "series": series}
    return data | empty_given(block, ("subtitle", "alt", "note"), blanks)


def _empty_pairs(
    name: str,
    count: int,
    blanks: Blanks,
) -> list[Any]:
    """Return so many items of a key and a text each, such as the steps of a process."""
    pairs: list[Any] = []
    for number in range(count):
        words = blanks.make(name, number)
        pairs.append({name: words, "text": blanks.make("text", number)})
    return pairs


def _empty_sides(block: Comparison, blanks: Blanks) -> list[Any]:
    sides: list[Any] = []
    for number, side in enumerate(block.sides):
        points = blanks.make_several("point", len(side.points))
        sides.append({"title": blanks.make("title", number), "points": points})
    return sides


def empty_given(
    owner: object,
    names: Iterable[str],
    blanks: Blanks,
) -> dict[str, Any]:
    """Return a blank for each of some keys that a part of a content has."""
    data: dict[str, Any] = {}
    for name in names:
        if getattr(owner, name) is not None:
            data[name] = blanks.make(name)
    return data
