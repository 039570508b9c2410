"""A model of the content -> what its fields mean to other rooms, told by their types.

An id says in its annotation what it stands for (`ClaimId`, `FigureId` …), a name that it is a
file's, a text that it is spoken. No room asks for the names of fields, so a new kind of block
is right by its types.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from reporting.content.values import NamesFile, RefersTo, Spoken
from reporting.reading.annotations import read_annotations
from reporting.reading.model import Model

T = TypeVar("T")

Steps = tuple[str | int, ...]
"""The way from a model to something in it."""


@cache
def list_markers(model: type[Model]) -> tuple[tuple[str, RefersTo], ...]:
    """Return the fields of a model that hold ids, with what the ids stand for."""
    return tuple(_list_fields(model, RefersTo))


@cache
def list_file_fields(model: type[Model]) -> tuple[tuple[str, NamesFile], ...]:
    """Return the fields of a model that name a file beside the content, with its form."""
    return tuple(_list_fields(model, NamesFile))


@cache
def list_spoken_fields(model: type[Model]) -> frozenset[str]:
    """Return the fields of a model whose text is spoken and not read in print."""
    return frozenset(name for name, _ in _list_fields(model, Spoken))


def _list_fields(model: type[Model], kind: type[T]) -> Iterator[tuple[str, T]]:
    """Yield the fields of a model that have a marker of a kind."""
    for name, annotation in read_annotations(model).items():
        marker = _find_marker((annotation,), kind)
        if marker:
            yield name, marker


def _find_marker(annotations: tuple[Any, ...], kind: type[T]) -> T | None:
    """Return the first marker in some annotations, within lists and alternatives too."""
    for part in annotations:
        if isinstance(part, kind):
            return part
        metadata = getattr(part, "__metadata__", ())
        marker = _find_marker((*get_args(part), *metadata), kind)
        if marker:
            return marker
    return None


def list_ids(model: Model) -> Iterator[tuple[Steps, RefersTo, str]]:
    """Yield the ids by which a model refers to others: steps, what they stand for, id."""
    for name, marker in list_markers(type(model)):
        value = getattr(model, name)
        if isinstance(value, str):
            yield (name,), marker, value
        elif value is not None:
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield (name, index), marker, item
