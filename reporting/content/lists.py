"""Items of a list -> what each says, and the items below it, two levels deep."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeAlias

from reporting.content.values import Rich
from reporting.errors import RefusedError
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node, Seq
from reporting.reading.rules import ChosenBy, Length

_CURE = "write `text:` for the item and `items:` for those below it"


def is_point(node: Node) -> bool:
    """Whether a node is an item with items of its own, or was meant as one."""
    if not isinstance(node, Map):
        return isinstance(node, Seq)
    if {"text", "items"} & set(node.entries):
        return True
    return any(
        isinstance(
            value,
            Seq,
        )
        for value in node.entries.values()
    )


class Nest(Model, frozen=True, kw_only=True):
    """An item that has items of its own."""

    noun: ClassVar[str] = "an item (a text, or `text` with `items`)"

    @classmethod
    def check_map(cls, node: Map) -> None:
        """Refuse `Words: [items]`, which says the text as a key."""
        if not {"text", "items"} & set(node.entries):
            message = "the item's text stands as a key"
            raise RefusedError(message, _CURE, code="E460")


class _DeepPoint(Nest, frozen=True, kw_only=True):
    """An item with items where there is no room for a further level."""

    @classmethod
    def check_map(cls, node: Map) -> None:  # noqa: ARG003  (it is refused whatever it holds)
        """Refuse it."""
        message = "a list has three levels, and this would be a fourth"
        raise RefusedError(message, "make a list of its own of it", code="E461")


def choose_leaf(node: Node) -> Any:
    """Return what an item of the third level is: a text, or one level too many."""
    return _DeepPoint if is_point(node) else Rich


class InnerPoint(Nest, frozen=True, kw_only=True):
    """An item of the second level with items of its own."""

    text: Rich
    """What the item says."""
    items: Annotated[
        tuple[Annotated[Rich | _DeepPoint, ChosenBy(choose_leaf)], ...],
        Length(1),
    ]
    """The items below it."""


def choose_inner_point(node: Node) -> Any:
    """Return what an item of the second level is: a text, or one with items."""
    return InnerPoint if is_point(node) else Rich


class Point(Nest, frozen=True, kw_only=True):
    """An item of the first level with items of its own."""

    text: Rich
    """What the item says."""
    items: Annotated[
        tuple[Annotated[Rich | InnerPoint, ChosenBy(choose_inner_point)], ...],
        Length(1),
    ]
    """The items below it."""


def choose_point(node: Node) -> Any:
    """Return what an item of a list is: a text, or one with items."""
    return Point if is_point(node) else Rich


AnyItem: TypeAlias = Rich | Point | InnerPoint | _DeepPoint
"""What may be read as an item of a list, on some level; the last is always refused."""

ListItem = Annotated[Rich | Point, ChosenBy(choose_point)]
"""An item: a text, or a text with items below it."""
