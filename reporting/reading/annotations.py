"""A type as an annotation gives it -> its reader, made by the first question and kept.

What reads a model is here as well: its fields are read as their annotations say.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from reporting.reading.model import Model, name_field, name_key, name_model
from reporting.reading.nodes import CutScalar, Map, Node, find_words
from reporting.reading.readers import (
    ChoiceReader,
    ListReader,
    MapReader,
    OptionalReader,
    Reader,
    RowReader,
    WordsReader,
)
from reporting.reading.rules import (
    Absent,
    ChosenBy,
    KeyedBy,
    Length,
    Matches,
    Prepared,
    ReadBeside,
    ReadBy,
    Rule,
)
from reporting.reading.scalars import PARSERS
from reporting.reading.synonyms import find_key
from reporting.reading.visit import FAILED, Visit
from reporting.reading.wording import (
    explain_choice,
    find_close_word,
    format_value,
    list_choices,
)
from reporting.record import UnsetType, field_names, list_required_fields

T = typing.TypeVar("T")
Rules = tuple[Any, ...]
"""What an annotation says of a type: rules, and markers that other rooms ask for."""

_UNIONS: tuple[Any, ...] = (Union, types.UnionType)
_LISTS: tuple[Any, ...] = (tuple, frozenset)
_ABSENT: tuple[Any, ...] = (types.NoneType, UnsetType)
"""Members of a union by which a key may be left out or say nothing."""
_TEXT = "text"
"""What an editor calls words of any form."""
_FOREIGN = ("a value of another kind", None)
"""What is said of a type that reads itself."""


class _ChosenReader(Reader, frozen=True):
    """Reads one of several types, as a function says."""

    rule: ChosenBy

    def read(self, node: Node, visit: Visit) -> Any:
        chosen = self.rule.choose(node)
        reader = find_reader(chosen)
        return reader.read(node, visit)


class KeyedReader(Reader, frozen=True):
    """Reads one of several models, as one of its keys says.

    Args:
        models: by what the key may say.
        key: such as `kind`.
    """

    models: Mapping[str, type[Model]]
    key: str

    def _refuse_missing(self, node: Map, visit: Visit) -> Any:
        """Note that the key is missing, or that another is meant to be it."""
        known: set[str] = set()
        for model in self.models.values():
            known.update(field_names(model))
        unknown = sorted(node.keys.keys() - known)
        close = find_close_word(self.key, unknown)
        for key, child in node.entries.items():
            names_model = (find_words(child) or "") in self.models
            if names_model and find_key(key, [self.key]):
                close = key
        if close:
            message = f"{format_value(close)} is not a key here"
            hint = f"did you mean `{self.key}`?"
            return visit.refuse(
                node.keys[close],
                message,
                hint,
                close,
                "E201",
            )
        hint = list_choices(self.models)
        return visit.refuse(
            node,
            f"missing `{self.key}`",
            hint,
            code="E202",
        )

    def find_reader(self, model: type[Model]) -> ModelReader:
        """Return what reads one of the models."""
        return _make_model_reader(model)

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the model that a map says it is."""
        if not isinstance(node, Map):
            return visit.expect("a map", node)
        chosen = node.get(self.key)
        if chosen is None:
            return self._refuse_missing(node, visit)
        word = find_words(chosen)
        model = self.models.get(word or "")
        if model:
            reader = find_reader(model)
            return reader.read(node, visit)
        words = list(self.models)
        message, hint = explain_choice(chosen, words)
        return visit.refuse(
            chosen,
            message,
            hint,
            self.key,
            "E203",
        )


class ModelReader(Reader, frozen=True):
    """Reads a model.

    Args:
        model: its class.
        fields: what reads each key.
        required: keys that cannot be left out.
        has_check: whether the fields say something together.
    """

    model: type[Model]
    fields: Mapping[str, Reader]
    required: frozenset[str]
    has_check: bool

    def read(self, node: Node, visit: Visit) -> Any:
        """Return the model that a node is, or `FAILED`."""
        try:
            if isinstance(node, Map) and not self.model.words_pattern:
                value = self._read_map(node, visit)
            else:
                value = self._read_words(node, visit)
            if value is not FAILED and self.has_check:
                value.check()
        except ValueError as error:
            return visit.refuse_value(node, error)
        return value

    def reader_at(self, part: str | int) -> Reader | None:
        """Return what reads a key."""
        return self.fields.get(str(part))

    def _read_words(self, node: Node, visit: Visit) -> Any:
        words = find_words(node)
        value = None
        if words is not None:
            value = self.model.read_words(words)
        if value is None:
            noun = name_model(self.model)
            return visit.expect(noun, node)
        if isinstance(node, CutScalar) and self.model.noun == _TEXT:
            visit.cut_texts.append(node)
        return value

    def _read_map(self, node: Map, visit: Visit) -> Any:
        self.model.check_map(node)
        name = self.model.whole_map
        if name:
            reader = self.fields[name]
            value = reader.read(node, visit)
            if value is FAILED:
                return FAILED
            return self.model(**{name: value})
        values: dict[str, Any] = {}
        faults = visit.faults
        begin = len(faults)
        entries = node.entries
        unknown = [key for key in entries if key not in self.fields]
        close = self._find_close_keys(node, unknown) if unknown else {}
        for name, reader in self.fields.items():
            child = entries.get(name)
            if child is None:
                # A key under a wrong name is told once, as unknown.
                if name in self.required and name not in close.values():
                    visit.refuse(
                        node,
                        f"missing `{name}`",
                        code="E202",
                    )
                continue
            before = len(faults)
            value = reader.read(child, visit)
            if value is FAILED:
                visit.step_out(before, name)
            values[name_field(name)] = value
        for key in unknown:
            self._refuse_key(
                node,
                key,
                close.get(key),
                visit,
            )
        if len(faults) > begin:
            return FAILED
        return self.model(**values)

    def _refuse_key(
        self,
        node: Map,
        key: str,
        close: str | None,
        visit: Visit,
    ) -> None:
        """Note that a key is unknown; `close` is the one that is meant by it, if any."""
        noun = name_model(self.model)
        message = f"{format_value(key)} is not a key of {noun}"
        hint = f"did you mean `{close}`?"
        if close and find_key(key, [close]):
            hint = f"`{key}` is called `{close}` here"
        if close is None:
            names = ", ".join(self.fields)
            hint = f"its keys are {names}"
        place = node.keys.get(key) or node.entries[key]
        visit.refuse(
            place,
            message,
            hint,
            key,
            "E201",
        )

    def _find_close_keys(
        self,
        node: Map,
        unknown: Sequence[str],
    ) -> dict[str, str]:
        """Return the keys that are meant by unknown ones, of those that are not given."""
        free = [name for name in self.fields if name not in node.keys]
        close: dict[str, str] = {}
        for key in unknown:
            meant = find_key(key, free) or find_close_word(key, free)
            if isinstance(node.entries[key], Map) and f"{key}s" in free:
                meant = f"{key}s"
            if meant:
                close[key] = meant
        return close


# ---------------------------------------------------------------- made from annotations


def part_annotation(kind: Any) -> tuple[Any, Rules]:
    """Return a type as an annotation gives it, and what is said of it beside.

    Args:
        kind: a type, annotated or not.
    """
    if get_origin(kind) is not Annotated:
        return kind, ()
    bare, *rules = get_args(kind)
    return bare, tuple(rules)


@cache
def find_reader(kind: Any) -> Reader:
    """Return the reader of a type, made by the first question.

    Args:
        kind: a type as an annotation gives it.

    Raises:
        TypeError: no reader is known for it.
    """
    kind, rules = part_annotation(kind)
    args = get_args(kind)
    origin = get_origin(kind)
    if kind is Any:
        return Reader()
    if origin in _UNIONS:
        return _make_union_reader(args, rules)
    if origin is Literal:
        return ChoiceReader({word: word for word in args})
    if origin is tuple and Ellipsis not in args:
        items = [find_reader(item) for item in args]
        return RowReader(tuple(items))
    if origin in _LISTS:
        item = find_reader(args[0])
        length = _find_rule(rules, Length)
        return ListReader(item, origin, length or Length())
    if origin is Mapping:
        return _make_map_reader(args, rules)
    if issubclass(kind, Model):
        return _make_model_reader(kind)
    if issubclass(kind, StrEnum):
        return ChoiceReader({member.value: member for member in kind})
    return _make_words_reader(kind, rules)


def _select_rules(rules: Rules, kind: type[T]) -> tuple[T, ...]:
    """Return the rules of one kind."""
    return tuple(rule for rule in rules if isinstance(rule, kind))


def _find_rule(rules: Rules, kind: type[T]) -> T | None:
    """Return the first rule of a kind, if there is one."""
    selected = _select_rules(rules, kind)
    return selected[0] if selected else None


def _make_words_reader(kind: Any, rules: Rules) -> Reader:
    noun, parse = PARSERS.get(kind, _FOREIGN)
    own = _find_rule(rules, ReadBy)
    beside = _find_rule(rules, ReadBeside)
    has_form = _find_rule(rules, Matches) or own or beside
    if parse is None and own is None and beside is None:
        raise TypeError(f"nothing says how {kind} is read")
    return WordsReader(
        noun,
        own.read if own else parse,
        beside.read if beside else None,
        _select_rules(rules, Prepared),
        _select_rules(rules, Rule),
        noun == _TEXT and not has_form,
    )


def _make_map_reader(args: tuple[Any, ...], rules: Rules) -> Reader:
    key, item = args
    has_words = get_origin(key) is Literal
    keys = get_args(key) if has_words else None
    value = find_reader(item)
    key_rules: tuple[Rule, ...] = ()
    if get_origin(key) is Annotated:
        key_rules = _select_rules(get_args(key), Rule)
    return MapReader(
        keys,
        value,
        _select_rules(rules, Rule),
        key_rules,
    )


def _make_union_reader(members: tuple[Any, ...], rules: Rules) -> Reader:
    kinds = [kind for kind in members if kind not in _ABSENT]
    choice = _find_rule(rules, ChosenBy)
    keyed = _find_rule(rules, KeyedBy)
    reader: Reader
    if len(kinds) == 1:
        kind = Annotated[(kinds[0], *rules)] if rules else kinds[0]
        reader = find_reader(kind)
    elif keyed:
        models: dict[str, type[Model]] = {}
        for model in kinds:
            (word,) = get_args(read_annotations(model)[keyed.key])
            models[word] = model
        reader = KeyedReader(models, keyed.key)
    elif choice:
        reader = _ChosenReader(choice)
    else:
        raise TypeError(f"nothing says which of {kinds} a node is")
    if types.NoneType in members:
        return OptionalReader(reader, _find_rule(rules, Absent))
    return reader


def list_models_by_key(union: Any) -> dict[str, Any]:
    """Return the models of an annotated union by the words that their key may say."""
    reader = find_reader(union)
    if not isinstance(reader, KeyedReader):
        raise TypeError(f"no key tells the members of {union} apart")
    return dict(reader.models)


@cache
def read_annotations(model: type[Model]) -> dict[str, Any]:
    """Return the types of a model's fields, with all that is said of them, by their names."""
    hints: dict[str, Any] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Model):
            hints |= _read_own_annotations(base)
    return {name: hints[name] for name in field_names(model)}


@cache
def _read_own_annotations(model: type[Model]) -> dict[str, Any]:
    """Return the types that a class says itself: each is read once, not for each heir."""
    return inspect.get_annotations(model, eval_str=True)


def _make_model_reader(model: type[Model]) -> ModelReader:
    fields: dict[str, Reader] = {}
    for name, kind in read_annotations(model).items():
        fields[name_key(name)] = find_reader(kind)
    required = frozenset(map(name_key, list_required_fields(model)))
    has_check = model.check is not Model.check
    return ModelReader(model, fields, required, has_check)
