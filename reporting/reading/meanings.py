"""A model -> what is written below each of its fields, and below its name.

Python keeps no text of a field: it is read from the source, when somebody asks for it.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from reporting.reading.model import Model
from reporting.record import Record, field_names


class Meaning(Record, frozen=True):
    """What a model says of itself.

    Args:
        words: of the whole, a paragraph of plain words.
        fields: of each field that has words, by its name.
    """

    words: str
    fields: Mapping[str, str]


def read_meaning(model: type[Model]) -> Meaning:
    """Return what a model and its fields mean; a field may be told where it is inherited.

    Args:
        model: whose source is at hand.
    """
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Model):
            node = _read_classes(base.__module__).get(base.__name__)
            if node:
                found.update(_list_fields(node))
    kept = {name: found[name] for name in field_names(model) if name in found}
    return Meaning(first_paragraph(model.__doc__ or ""), kept)


def first_paragraph(text: str) -> str:
    """Return the first paragraph of a docstring on one line."""
    paragraph = inspect.cleandoc(text).partition("\n\n")[0]
    return " ".join(paragraph.split())


def _list_fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield each field of a class that has words below it, with them."""
    for above, below in zip(node.body, node.body[1:], strict=False):
        if not isinstance(above, ast.AnnAssign) or not isinstance(below, ast.Expr):
            continue
        said = below.value
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            yield ast.unparse(above.target), first_paragraph(said.value)


@cache
def _read_classes(module: str) -> Mapping[str, ast.ClassDef]:
    """Return the classes of a module by their names."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
