"""Fields with their types -> values: the one kind of record that the program is made of.

A dataclass costs 1.5 ms to define, which two hundred of them turn into a third of a second at
every start. A `Struct` of msgspec costs 0.03 ms, is made ten times as fast, and type
checkers know it.
"""

from __future__ import annotations

from msgspec import NODEFAULT, UNSET, Struct, UnsetType, field
from msgspec.structs import astuple, force_setattr, replace

__all__ = [
    "UNSET",
    "MutableRecord",
    "Record",
    "UnsetType",
    "astuple",
    "field",
    "field_names",
    "force_setattr",
    "list_required_fields",
    "replace",
]


class Record(Struct, frozen=True):
    """A frozen value: compared and hashed by its fields."""


class MutableRecord(Struct):
    """A value that is filled step by step within one function or while one page is drawn."""


AnyRecord = Record | MutableRecord


def field_names(value: AnyRecord | type[AnyRecord]) -> tuple[str, ...]:
    """Return the names of the fields of a record or of its class, as they are declared."""
    return value.__struct_fields__


def list_required_fields(kind: type[AnyRecord]) -> frozenset[str]:
    """Return the fields of a record that have no default."""
    names = kind.__struct_fields__
    defaults = kind.__struct_defaults__
    required = set(names[: len(names) - len(defaults)])
    with_defaults = names[len(names) - len(defaults) :]
    for name, default in zip(with_defaults, defaults, strict=True):
        if default is NODEFAULT:
            required.add(name)
    return frozenset(required)
