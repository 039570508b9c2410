"""The models of a content and of a theme -> every field, with a place of it in the example.

Nothing is listed by hand: a field is found in its model, and its place in `assets/example.yaml`
(or `assets/theme.yaml`), which has each key once. A field without a place is named by a test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import yaml

from reporting.content.pieces import BLOCKS, Whole
from reporting.design.theme import Theme
from reporting.reading.annotations import read_annotations
from reporting.reading.model import Model, name_key
from reporting.reading.type_words import list_inner_models
from tests.tools import ROOT

Steps = tuple[str | int, ...]
"""The way to a value: keys of maps and places in lists."""

LANGUAGE = "en"
"""The one of the example's languages that is grown: what holds of one holds of two."""


class Field(NamedTuple):
    """A field of a model.

    Args:
        name: that of its model and its own: `Chart.unit`.
        steps: a place that has it; empty where the example has none.
        is_list: whether it holds items.
        is_theme: whether it is one of a theme.
    """

    name: str
    steps: Steps
    is_list: bool
    is_theme: bool = False


_NOWHERE = Field("", (), is_list=False)


def read_content() -> dict[str, Any]:
    """Return the example as plain data in one language, each value as it is written."""
    text = (ROOT / "assets" / "example.yaml").read_text("utf-8")
    content = yaml.load(text, yaml.BaseLoader)  # noqa: S506  (it makes words alone)
    content["languages"] = [LANGUAGE]
    return dict(_choose_language(content))


def _choose_language(value: Any) -> Any:
    if isinstance(value, list):
        return [_choose_language(item) for item in value]
    if not isinstance(value, dict):
        return value
    if LANGUAGE in value:
        return value[LANGUAGE]
    return {key: _choose_language(item) for key, item in value.items()}


def read_theme() -> dict[str, Any]:
    """Return the bundled theme as plain data, each value as it is written."""
    text = (ROOT / "assets" / "theme.yaml").read_text("utf-8")
    return dict(yaml.load(text, yaml.BaseLoader))  # noqa: S506


@cache
def list_fields() -> tuple[Field, ...]:
    """Return every field of a content and of a theme once, in the order of the models."""
    found: dict[str, Field] = {}
    content, theme = read_content(), read_theme()
    _note_all(Whole, [((), content)], found, is_theme=False)
    _note_all(Theme, [((), theme)], found, is_theme=True)
    return tuple(found.values())


def _note_all(
    model: type[Model],
    places: Sequence[tuple[Steps, Any]],
    found: dict[str, Field],
    *,
    is_theme: bool,
) -> None:
    """Note the fields of a model that stands in some places, and those within it."""
    maps = [(steps, value) for steps, value in places if isinstance(value, dict)]
    for name, kind in read_annotations(model).items():
        key = name_key(name)
        inside = [((*steps, key), value[key]) for steps, value in maps if key in value]
        label = f"{model.__name__}.{key}"
        if not found.get(label, _NOWHERE).steps:
            lists = [steps for steps, value in inside if isinstance(value, list)]
            some = [steps for steps, _ in inside]
            new = [(*steps, key) for steps, _ in maps]
            steps = next(iter([*lists, *some, *new]), ())
            found[label] = Field(label, steps, bool(lists), is_theme)
        elif label in found and not inside:
            continue
        values = list(_flatten(inside))
        for inner in list_inner_models(kind):
            chosen = _choose_places(inner, values)
            _note_all(inner, chosen, found, is_theme=is_theme)


def _flatten(places: Sequence[tuple[Steps, Any]]) -> Iterator[tuple[Steps, Any]]:
    for steps, value in places:
        yield steps, value
        if isinstance(value, list):
            yield from _flatten([((*steps, at), item) for at, item in enumerate(value)])


def _choose_places(
    model: type[Model], places: Sequence[tuple[Steps, Any]]
) -> list[tuple[Steps, Any]]:
    """Return the places that a model can be in: a block's are those of its kind."""
    kinds: dict[type[Model], str] = {block: kind for kind, block in BLOCKS.items()}
    kind = kinds.get(model)
    if kind is None:
        return list(places)
    return [
        (steps, value)
        for steps, value in places
        if isinstance(value, dict) and value.get("kind") == kind
    ]
