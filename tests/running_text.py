"""The sample of every block -> the same with something written into every text of a kind.

Which fields are running text is read from the models, so that a new field is covered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, get_args

from reporting.content.model import Edition
from reporting.content.parsed import Parts, Piece
from reporting.content.pieces import BLOCKS, LISTS, Heading, parse_pieces
from reporting.content.values import EVERY, Rich, Text
from reporting.reading.annotations import read_annotations
from reporting.reading.model import Model
from reporting.reading.nodes import to_plain
from reporting.reading.source import scan_yaml
from tests.samples import EVERY_BLOCK

Field = tuple[type[Model], str]
"""A field of a model that holds a text, by itself or in lists."""

Write = Callable[[Field, str, str], str]
"""Takes the words of a text of a field and the code of their language, and returns others."""

_WORDS = {"en": "Words", "it": "Parole"}
_POINT = {"text": _WORDS, "items": [_WORDS, {"text": _WORDS, "items": [_WORDS]}]}
"""An item with items on both levels below it."""
_SECOND = {"name": "Robots", "values": [4, 5, 7], "axis": "second", "draw": "line"}


def list_fields(kind: type[Text]) -> Iterator[Field]:
    """Yield every field of every model whose texts are of one kind or of a kind of it."""
    seen: set[type[Model]] = set()
    waiting: list[type[Model]] = [Edition, Heading, *LISTS.values(), *BLOCKS.values()]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, annotation in read_annotations(model).items():
            for part in set(_list_parts(annotation)):
                if issubclass(part, kind):
                    yield model, name
                elif issubclass(part, Model) and not issubclass(part, Text):
                    waiting.append(part)


def _list_parts(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _list_parts(part)


def fill_in(model: type[Model], data: dict[str, Any]) -> None:
    """Give a part of the sample a running text for each key that it leaves out."""
    for name, annotation in read_annotations(model).items():
        is_text = any(issubclass(part, Rich) for part in _list_parts(annotation))
        if is_text and "tuple" not in str(annotation):
            data.setdefault(name, {"en": f"Of the {name}", "it": f"Del {name}"})


def read_sample() -> dict[str, Any]:
    """Return the sample of every block as data; every block has a title, notes and a reason."""
    root = scan_yaml(EVERY_BLOCK, "content.yaml").root
    assert root is not None
    data: dict[str, Any] = to_plain(root)
    data["edition"]["author"] = {"en": "The desk", "it": "La redazione"}
    words = {"en": "a hall", "it": "un capannone"}
    data["kinds"] = [{"id": "hall", "one": words, "many": words, "like": "place"}]
    line = {"en": "Keeps the apples.", "it": "Conserva le mele."}
    hall = {"id": "long-hall", "name": "Long Hall", "kind": "hall", "line": line}
    data["entities"].append(hall)
    fill_in(Edition, data["edition"])
    for section in data["sections"]:
        for block in section["blocks"]:
            fill_in(BLOCKS[block["kind"]], block)
            if block["kind"] == "prose":
                block["deck"] = "own"
            if block["id"] == "crop-line":
                block["beside"] = {"text": dict(_WORDS)}
                block["bands"] = [{"from": 10, "to": 20, "label": dict(_WORDS)}]
                block["spans"] = [{"from": "2025", "label": dict(_WORDS)}]
                at = {"at": "2025", "series": "Robots", "text": dict(_WORDS)}
                block["annotations"] = [at]
            if block["id"] == "crop-column":
                block["lines"] = [{"value": 50, "label": dict(_WORDS)}]
                block["second_unit"] = dict(_WORDS)
                block["subtitle"] = dict(_WORDS)
                block["data"]["series"].append(deepcopy(_SECOND))
            if block["id"] == "points":
                block["items"].append(deepcopy(_POINT))
            if block["id"] == "crop-table":
                block["rows"][1][2] = {"text": block["rows"][1][2]}
    return data


def write_into(
    kind: type[Text], write: Write, left_out: str = ""
) -> tuple[str, list[Field]]:
    """Return the sample with something else in every text of a kind, and the fields that have one.

    Args:
        kind: of the texts.
        write: makes their words.
        left_out: a key of blocks that the sample is to do without.
    """
    data = read_sample()
    for section in data["sections"]:
        for block in section["blocks"]:
            block.pop(left_out, None)
    text = json.dumps(data, indent=1, ensure_ascii=False)
    root = scan_yaml(text, "content.yaml").root
    assert root is not None
    done: list[Field] = []
    for piece in parse_pieces(root, text, "content.yaml").pieces:
        for parts, model in piece.list_models():
            for name, value in _list_texts(model):
                if isinstance(value, kind):
                    done.append((type(model), str(name[0])))
                    _replace(data, piece, (*parts, *name), done[-1], write)
    return json.dumps(data, indent=1, ensure_ascii=False), done


def _list_texts(model: Model) -> Iterator[tuple[Parts, Text]]:
    """Yield the texts that a model holds itself, with the steps to each."""
    for name in model.__struct_fields__:
        yield from _find_texts((name,), getattr(model, name))


def _find_texts(steps: Parts, value: Any) -> Iterator[tuple[Parts, Text]]:
    if isinstance(value, Text):
        yield steps, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _find_texts((*steps, number), part)


def _replace(data: Any, piece: Piece, parts: Parts, field: Field, write: Write) -> None:
    """Write something else at the place of a text."""
    path = [*_split(piece.where), *parts]
    for step in path[:-1]:
        data = data[step]
    words = data[path[-1]]
    if isinstance(words, dict):
        data[path[-1]] = {
            code: write(field, each, code) for code, each in words.items()
        }
    else:
        data[path[-1]] = write(field, words, EVERY)


def _split(where: str) -> Iterator[str | int]:
    for step in where.replace("[", ".").replace("]", "").split("."):
        yield int(step) if step.isdigit() else step


def name_field(field: Field) -> str:
    """Return a field as it is told: `Column.label`."""
    model, name = field
    return f"{model.__name__}.{name}"


RICH = sorted(set(list_fields(Rich)), key=name_field)
PLAIN = sorted(set(list_fields(Text)) - set(RICH), key=name_field)
