"""Words that stand beside a picture or a chart, and on which side of it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from reporting.content.values import Rich
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node
from reporting.reading.rules import ChosenBy

_KEYS = frozenset({"text", "side"})
"""Keys by which a map says more than the languages of a text."""


class Beside(Model, frozen=True, kw_only=True):
    """Words beside an exhibit."""

    noun: ClassVar[str] = "the words beside an exhibit"

    text: Rich
    """The words; a blank line parts paragraphs."""
    side: Literal["start", "end"] = "end"
    """Whether they stand before it or behind it, as lines are read."""


def choose_beside(node: Node) -> Any:
    """Return what the words are: a text, or one that says its side."""
    is_map = isinstance(node, Map) and bool(_KEYS & set(node.entries))
    return Beside if is_map else Rich


BesideText = Annotated[Rich | Beside, ChosenBy(choose_beside)]
"""Words beside an exhibit; a text alone stands behind it."""
