"""A field, a kind of growth and a size -> a dossier with that field so large, and how much is called to build it."""

from __future__ import annotations

import copy
import json
from _lsprof import Profiler
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from reporting.content.pieces import Whole
from reporting.content.values import Text
from reporting.design.theme import Theme
from reporting.errors import ReportError
from reporting.job import BuildOptions
from reporting.reading.annotations import read_annotations
from reporting.reading.model import Model, name_key
from reporting.reading.type_words import list_inner_models
from reporting.render import render
from tests.growth.fields import Field, list_fields, read_content, read_theme
from tests.growth.payloads import UNITS, grow_text, grow_word
from tests.test_reference import write_example

MARK = "GROWN-HERE"
WORD, TEXT, ITEMS = (60, 120, 240), (400, 800, 1600), (20, 40, 80)
"""Sizes of what is grown: characters of a word and of a text, items of a list."""


class Case(NamedTuple):
    """A field and how it grows.

    Args:
        field: the field.
        kind: a kind of text, or `items`.
        shape: `word`, `text` or `items`.
    """

    field: Field
    kind: str
    shape: str

    @property
    def name(self) -> str:
        """What the test of it is called."""
        return f"{self.field.name}-{self.kind}-{self.shape}"

    @property
    def sizes(self) -> tuple[int, int, int]:
        """A size, twice it, and four times it."""
        return {"word": WORD, "text": TEXT, "items": ITEMS}[self.shape]


@cache
def list_texts() -> frozenset[str]:
    """Return the names of the fields that hold texts by language."""
    found: set[str] = set()
    seen: set[type[Model]] = set()

    def visit(model: type[Model]) -> None:
        if model in seen:
            return
        seen.add(model)
        for name, kind in read_annotations(model).items():
            if _holds_text(kind):
                found.add(f"{model.__name__}.{name_key(name)}")
            for inner in list_inner_models(kind):
                visit(inner)

    visit(Whole)
    visit(Theme)
    return frozenset(found)


def _holds_text(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, Text):
        return True
    return any(_holds_text(inner) for inner in getattr(kind, "__args__", ()))


FEW = ("letters", "words", "digits", "quotes", "newlines", "accents")
"""Kinds of growth of what is no text: it is refused, and that too may not take long."""


def list_cases() -> list[Case]:
    """Return every field with every kind of its growth, in an order that never changes."""
    cases: list[Case] = []
    for field in list_fields():
        if not field.steps:
            continue
        if field.is_list:
            cases.append(Case(field, "items", "items"))
            if not isinstance(find_value(field)[0], str):
                continue
        kinds = list(UNITS) if field.name in list_texts() else FEW
        for kind in kinds:
            cases.append(Case(field, kind, "text"))
            if UNITS[kind].strip():
                cases.append(Case(field, kind, "word"))
    return cases


@cache
def _read(*, is_theme: bool) -> dict[str, Any]:
    return read_theme() if is_theme else read_content()


def find_value(field: Field) -> Any:
    """Return what the example has in the place of a field."""
    value: Any = _read(is_theme=field.is_theme)
    for step in field.steps:
        value = value[step]
    return value


class _PlainDumper(yaml.SafeDumper):
    """Writes words as they are, for types come from the model."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (theirs)

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def dump(data: Any) -> str:
    """Return plain data as YAML, each value as it is written."""
    return yaml.dump(
        data, Dumper=_PlainDumper, allow_unicode=True, width=10**9, sort_keys=False
    )


def write_grown(case: Case, size: int, folder: Path) -> BuildOptions:
    """Write a dossier whose field has a size; return what builds it."""
    data = copy.deepcopy(_read(is_theme=case.field.is_theme))
    *way, last = case.field.steps
    place: Any = data
    for step in way:
        place = place[step]
    grown = ""
    if case.shape == "items":
        items = place[last]
        place[last] = [
            *items,
            *[_vary(items[at % len(items)], at) for at in range(size)],
        ]
    else:
        grow: Callable[[str, int], str] = (
            grow_text if case.shape == "text" else grow_word
        )
        grown = json.dumps(grow(case.kind, size), ensure_ascii=False)
        if case.field.is_list:
            place[last] = [MARK, *place[last][1:]]
        else:
            place[last] = MARK
    text = dump(data).replace(MARK, grown, 1)
    write_example(folder)
    content, theme = folder / "content.yaml", folder / "theme.yaml"
    content.write_text(dump(_read(is_theme=False)), "utf-8")
    (theme if case.field.is_theme else content).write_text(text, "utf-8")
    return BuildOptions(
        content=content,
        theme=theme if case.field.is_theme else None,
        brief=True,
        handout="two",
    )


def _vary(item: Any, number: int) -> Any:
    """Return an item of a list with an id and words of its own."""
    letters = "".join(chr(97 + int(digit)) for digit in str(number))
    if isinstance(item, dict):
        item = copy.deepcopy(item)
        for key in {"id", "name"} & item.keys():
            if isinstance(item[key], str):
                item[key] += f"-{letters}" if key == "id" else f" {letters.upper()}"
        return item
    if isinstance(item, str):
        return f"{item} {letters}"
    return item


def count_calls(options: BuildOptions) -> int:
    """Return how often functions are called, ours and those of libraries, to build it or to refuse it."""
    profiler = Profiler()
    profiler.enable()
    try:
        render(options)
    except ReportError:
        pass
    finally:
        profiler.disable()
    return sum([entry.callcount for entry in profiler.getstats()])
