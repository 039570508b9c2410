"""A model -> a JSON Schema (2020-12), by which editors complete and check a file.

It says of each value what the readers ask of it, as far as a schema can: what values say
together in another way than by their presence, and whether what is named exists, is told when
the file is read. Values are as YAML 1.2 reads them (10.3, the core schema).
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from reporting.reading.annotations import part_annotation, read_annotations
from reporting.reading.meanings import read_meaning
from reporting.reading.model import LeftOut, Model, name_key
from reporting.reading.rules import (
    STRIPPED,
    Absent,
    AtLeast,
    AtMost,
    KeyedBy,
    Length,
    LessThan,
    Matches,
    MoreThan,
    Passes,
    ReadBy,
)
from reporting.record import (
    UNSET,
    MutableRecord,
    UnsetType,
    field,
    list_required_fields,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]
FindExample = Callable[[type[Model], str], Any]
"""Takes a model and the name of a field; returns a value that stands there, or None."""

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_NUMBER = r"^\s*[-+]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)([eE][-+]?\d+)?\s*$"
_WHOLE = r"^\s*[-+]?\d[\d_]*(\.0+)?\s*$"
_YES_OR_NO = "^([Oo][Nn]|[Tt]|[Tt][Rr][Uu][Ee]|[Yy]|[Yy][Ee][Ss]|1|"
_YES_OR_NO += "[Oo][Ff][Ff]|[Ff]|[Ff][Aa][Ll][Ss][Ee]|[Nn]|[Nn][Oo]|0)$"
_BOUNDS = {
    AtLeast: "minimum",
    AtMost: "maximum",
    MoreThan: "exclusiveMinimum",
    LessThan: "exclusiveMaximum",
}
_YEAR = "2025"
"""Words that YAML reads as a number."""
_UNIONS: tuple[Any, ...] = (Union, types.UnionType)
_NOTHING = type(None)


def write_json_schema(
    model: type[Model],
    title: str,
    find_example: FindExample = lambda *_: None,
) -> Schema:
    """Return the schema of a file.

    Args:
        model: of the whole file.
        title: what the file is.
        find_example: finds an example for a field.
    """
    writer = _SchemaWriter(find_example)
    whole = writer.write_model(model)
    return {
        "$schema": DIALECT,
        "title": title,
        **whole,
        "$defs": dict(sorted(writer.models.items())),
    }


class _SchemaWriter(MutableRecord):
    """Writes schemas of types, and once those of the models in them."""

    find_example: FindExample
    models: dict[str, Schema] = field(default_factory=dict)

    def write(self, kind: Any) -> Schema:
        """Return the schema of a type as an annotation gives it."""
        kind, rules = part_annotation(kind)
        args = get_args(kind)
        origin = get_origin(kind)
        if kind is Any:
            return {}
        if origin in _UNIONS:
            return self._write_union(args, rules)
        if origin is Literal:
            return {"enum": list(args)}
        if origin is tuple and Ellipsis not in args:
            return self._write_row(args)
        if origin in {tuple, frozenset}:
            return self._write_list(args[0], rules)
        if origin is Mapping:
            return self._write_map(*args)
        if issubclass(kind, Model):
            return self._refer_to(kind)
        if issubclass(kind, Enum):
            return {"enum": [member.value for member in kind]}
        return write_words(kind, rules)

    # -- models

    def _refer_to(self, model: type[Model]) -> Schema:
        """Return a reference to a model, whose schema is written by the first one."""
        name = model.__name__
        if name not in self.models:
            self.models[
                name
            ] = {}  # a list within a list refers to it while it is written
            self.models[name] = self._write_forms(model)
        return {"$ref": f"#/$defs/{name}"}

    def _write_forms(self, model: type[Model]) -> Schema:
        """Return the schema of a model that may be written as one value too."""
        meaning = read_meaning(model)
        words = dict(_SCALAR)
        if model.words_pattern:
            forms = [_match(_whole(model.words_pattern))]
            if re.fullmatch(model.words_pattern, _YEAR):
                forms.append({"type": "integer", "minimum": 1000, "maximum": 9999})
            return {"description": meaning.words, "anyOf": forms}
        as_map = self.write_model(model)
        if not reads_words(model):
            return as_map
        if model.words_form:
            words["pattern"] = model.words_form
        if not as_map.get("properties", model.whole_map):
            return words
        return {"description": meaning.words, "anyOf": [words, as_map]}

    def write_model(self, model: type[Model]) -> Schema:
        """Return the schema of a model that is written as a map."""
        annotations = read_annotations(model)
        if model.whole_map:
            return self.write(annotations[model.whole_map])
        meaning = read_meaning(model)
        properties: Schema = {}
        required: list[str] = []
        for own, default in list_defaults(model).items():
            schema = self.write(annotations[own])
            name = name_key(own)
            said = meaning.fields.get(own)
            if said:
                schema = {"description": said, **schema}
            if default is UNSET:
                required.append(name)
            elif default is not None:
                schema = {**schema, "default": default}
            example = self.find_example(model, own)
            if example is not None:
                schema = {**schema, "examples": [example]}
            properties[name] = schema
        whole: Schema = {
            "description": meaning.words,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }
        return {**whole, **model.keys_together}

    # -- others

    def _write_union(self, members: tuple[Any, ...], rules: tuple[Any, ...]) -> Schema:
        """Return the schema of one of several types."""
        kinds = [kind for kind in members if kind not in {_NOTHING, UnsetType}]
        if any(isinstance(rule, KeyedBy) for rule in rules):
            return {"oneOf": [self.write(kind) for kind in kinds]}
        forms: list[Schema] = []
        for kind in kinds:
            if can_be_written(kind):
                whole = kind
                if rules and len(kinds) == 1:
                    whole = Annotated[(kind, *rules)]
                forms.append(self.write(whole))
        if _NOTHING in members:
            forms.append({"type": "null"})
            for rule in rules:
                if isinstance(rule, Absent):
                    words = {*rule.words, *[word.upper() for word in rule.words]}
                    blank = _match(r"^\s*$") if "" in words else None
                    forms += [{"enum": sorted(words)}, *([blank] if blank else [])]
        if len(forms) == 1:
            return forms[0]
        return {"anyOf": forms}

    def _write_row(self, items: tuple[Any, ...]) -> Schema:
        """Return the schema of a list of so many values."""
        count = len(items)
        prefix = [self.write(item) for item in items]
        return {
            "type": "array",
            "prefixItems": prefix,
            "minItems": count,
            "maxItems": count,
        }

    def _write_list(self, item: Any, rules: tuple[Any, ...]) -> Schema:
        """Return the schema of a list of any length, or of one between two."""
        schema: Schema = {"type": "array", "items": self.write(item)}
        for rule in rules:
            if isinstance(rule, Length):
                schema["minItems"] = rule.least
                if rule.most is not None:
                    schema["maxItems"] = rule.most
        return schema

    def _write_map(self, key: Any, value: Any) -> Schema:
        """Return the schema of a map with keys of any name, or with some words as keys."""
        schema: Schema = {
            "type": "object",
            "additionalProperties": self.write(value),
            "minProperties": 1,
        }
        if get_origin(key) is Literal:
            schema["propertyNames"] = {"enum": list(get_args(key))}
        for rule in get_args(key)[1:] if get_origin(key) is Annotated else ():
            pattern = getattr(rule, "pattern", "")
            if pattern:
                schema["propertyNames"] = {"pattern": _whole(pattern)}
        return schema


def reads_words(model: type[Model]) -> bool:
    """Whether a model may be written as a single value."""
    return not model.refuses_words and any(
        "read_words" in vars(base) for base in model.__mro__ if base is not Model
    )


def can_be_written(kind: Any) -> bool:
    """Whether anything is read as a type; a model without fields only tells what is wrong."""
    if not isinstance(kind, type) or not issubclass(kind, Model):
        return True
    return bool(list_defaults(kind)) or reads_words(kind)


def list_defaults(model: type[Model]) -> Mapping[str, Any]:
    """Return what holds where a field is left out, as JSON; `UNSET` where it cannot be."""
    names = model.__struct_fields__
    given = model.__struct_defaults__
    required = list_required_fields(model)
    found: dict[str, Any] = dict.fromkeys(names, UNSET)
    for name, default in zip(names[len(names) - len(given) :], given, strict=True):
        found[name] = UNSET if name in required else make_plain(default)
    return found


def make_plain(value: Any) -> Any:
    """Return a default as JSON; None for one that says nothing."""
    if value is UNSET or isinstance(value, LeftOut):
        return None
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, bool | int | float | str):
        return value
    return None


def write_words(kind: Any, rules: tuple[Any, ...]) -> Schema:
    """Return the schema of a single value.

    Args:
        kind: the type that its words are read as.
        rules: what it must keep to.
    """
    if kind is bool:
        return {"anyOf": [{"type": "boolean"}, {"enum": [0, 1]}, _match(_YES_OR_NO)]}
    if kind in {int, float, Decimal}:
        bounds = {}
        for rule in rules:
            keyword = _BOUNDS.get(type(rule))
            if keyword:
                bounds[keyword] = float(rule.bound)
        name = "integer" if kind is int else "number"
        pattern = _WHOLE if kind is int else _NUMBER
        return {"anyOf": [{"type": name, **bounds}, _match(pattern)]}
    parts = [_write_form(rule) for rule in rules]
    if STRIPPED in rules and any(part.get("minLength") for part in parts):
        parts.insert(0, {"pattern": r"\S"})
    return reduce(or_, parts, dict(_SCALAR))


def _write_form(rule: Any) -> Schema:
    """Return what a rule says of the form of words."""
    match rule:
        case Length(least=least, most=most):
            bounds: Schema = {"minLength": least} if least else {}
            if most is None:
                return bounds
            return {**bounds, "maxLength": most}
        case Matches(pattern=pattern):
            kinds = ["string"]
            for kind, sample in (("integer", "1"), ("boolean", "true")):
                if re.fullmatch(pattern, sample):
                    kinds.append(kind)
            form: Schema = {"type": kinds, "pattern": _whole(pattern)}
            takes_sign = re.fullmatch(pattern, "-1")
            return form if takes_sign else {**form, "minimum": 0}
        case ReadBy(pattern=pattern) | Passes(pattern=pattern) if pattern:
            return {"type": "string", "pattern": _whole(pattern)}
    return {}


def _match(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


def _whole(pattern: str) -> str:
    """Return a pattern for all of a text, the blanks around it aside."""
    bare = pattern.removeprefix("^").removesuffix("$")
    bare = re.sub(r"\?P<\w+>", "?:", bare)  # ECMA-262 has no such names
    return rf"^\s*(?:{bare})\s*$"
