"""The models of the content and of a theme -> every key: its meaning, type, default, example.

Nothing is written twice: types and defaults are those by which a file is read, meanings the
words below the fields, and examples stand in `assets/example.yaml`, a whole dossier that has
each key once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from reporting.assets import DEFAULT_THEME, find_asset
from reporting.content.block_base import BlockBase
from reporting.content.model import Edition
from reporting.content.parsed import ParsedContent
from reporting.content.pieces import BLOCKS, LISTS, Heading, Whole, parse_pieces
from reporting.design.theme import Theme
from reporting.errors import UsageError
from reporting.reading.annotations import read_annotations
from reporting.reading.json_schema import list_defaults, write_json_schema
from reporting.reading.meanings import read_meaning
from reporting.reading.model import Model, name_key
from reporting.reading.nodes import Map, Node, find_words, get_child
from reporting.reading.source import read_yaml
from reporting.reading.type_words import describe_type, list_inner_models
from reporting.reading.wording import find_close_word
from reporting.record import UNSET, MutableRecord, Record, field, field_names

EXAMPLE = "example.yaml"
_SINGULAR = {
    "kinds": "own-kind",
    "sources": "source",
    "entities": "entity",
    "figures": "figure",
    "claims": "claim",
}
_LONGEST = 6
"""Lines of an example that are shown."""


class Key(Record, frozen=True):
    """A key of the content or of a theme.

    Args:
        name: in its part: `label`.
        path: by which it is asked for: `table.columns.label`.
        meaning: what it is for.
        type: what may stand there, in words.
        default: what holds where it is left out; empty where nothing does.
        is_required: whether it cannot be left out.
        example: lines of YAML that have it; empty where there is none.
    """

    name: str
    path: str
    meaning: str
    type: str
    default: str
    is_required: bool
    example: str


class Part(Record, frozen=True):
    """A map of the content, with its keys.

    Args:
        path: by which it is asked for: `table.columns`; empty for the file itself.
        meaning: what it is.
        keys: in the order of the model.
    """

    path: str
    meaning: str
    keys: tuple[Key, ...]


@cache
def list_parts() -> tuple[Part, ...]:
    """Return every part of a content, and of a theme, with its keys."""
    parts: list[Part] = []
    seen: set[type[Model]] = set()
    for path, model, hidden in list_roots():
        parts += _list_parts(path, model, hidden, seen)
    return tuple(parts)


def list_roots() -> Iterator[tuple[str, type[Model], frozenset[str]]]:
    """Yield the parts that stand by themselves, each with the keys that it does not repeat."""
    yield "", Whole, frozenset()
    yield "edition", Edition, frozenset()
    for name, model in LISTS.items():
        yield _SINGULAR[name], model, frozenset()
    yield "section", Heading, frozenset()
    yield "block", BlockBase, frozenset()
    common = read_annotations(BlockBase)
    for kind, block in BLOCKS.items():
        own = read_annotations(block)
        defaults = list_defaults(block)
        same = []
        for name, default in list_defaults(BlockBase).items():
            if own[name] == common[name] and defaults[name] == default:
                same.append(name)
        yield kind, block, frozenset(same)
    yield "theme", Theme, frozenset()


def _list_parts(
    path: str,
    model: type[Model],
    hidden: frozenset[str],
    seen: set[type[Model]],
) -> Iterator[Part]:
    """Yield a part, and those that stand within it and nowhere else."""
    if model in seen:
        return
    seen.add(model)
    meaning = read_meaning(model)
    annotations = read_annotations(model)
    keys: list[Key] = []
    for name, default in list_defaults(model).items():
        if name in hidden:
            continue
        key = Key(
            name=name_key(name),
            path=f"{path}.{name_key(name)}".lstrip("."),
            meaning=meaning.fields.get(name, ""),
            type=describe_type(annotations[name]),
            default=format_default(default),
            is_required=default is UNSET,
            example=find_example(model, name),
        )
        keys.append(key)
    yield Part(
        path,
        meaning.words,
        tuple(keys),
    )
    if not path:
        return
    for name in annotations:
        if name in hidden:
            continue
        for inner in list_inner_models(annotations[name]):
            yield from _list_parts(
                f"{path}.{name}",
                inner,
                frozenset(),
                seen,
            )


def format_default(default: Any) -> str:
    """Return a default as it would be written."""
    if default is UNSET or default is None:
        return ""
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, Enum):
        return str(default.value)
    if isinstance(default, float | Decimal):
        return f"{default:g}"
    return str(default)


# ---------------------------------------------------------------- examples


@cache
def read_example() -> ParsedContent:
    """Return the example, a whole dossier, piece by piece."""
    text = find_asset(EXAMPLE).read_text(encoding="utf-8")
    return parse_pieces(read_yaml(text, EXAMPLE), text, EXAMPLE)


def find_example(model: type[Model], name: str) -> str:
    """Return lines that show a key of a model, or of what it is one of; empty for none."""
    examples = find_examples()
    for base in model.__mro__:
        shown = examples.get((base, name))
        if shown:
            return shown
    return ""


@cache
def find_examples() -> Mapping[tuple[type[Model], str], str]:
    """Return lines of the example by the model and the field that they show.

    Of a theme the lines are those of the default one.
    """
    finder = _ExampleFinder()
    parsed = read_example()
    lines = parsed.text.splitlines()
    for piece in parsed.pieces:
        if piece.kind == "outline":
            finder.note(Whole, piece.node, lines)
        for parts, model in piece.list_models():
            node, _ = piece.find_node(parts)
            finder.note(type(model), node, lines)
    text = find_asset(DEFAULT_THEME).read_text(encoding="utf-8")
    finder.note_all(
        Theme,
        read_yaml(text, DEFAULT_THEME),
        text.splitlines(),
    )
    return finder.found


class _ExampleFinder(MutableRecord):
    """Notes for each key the first lines that have it."""

    found: dict[tuple[type[Model], str], str] = field(default_factory=dict)

    def note(
        self,
        model: type[Model],
        node: Node,
        lines: Sequence[str],
    ) -> None:
        """Note the keys of one map, for the model and for those that it is one of."""
        if not isinstance(node, Map):
            return
        for name in field_names(model):
            key = node.keys.get(name_key(name))
            if key is None:
                continue
            shown = cut_lines(lines, key.line, key.column)
            for base in model.__mro__:
                if issubclass(base, Model):
                    self.found.setdefault((base, name), shown)

    def note_all(
        self,
        model: type[Model],
        node: Node,
        lines: Sequence[str],
    ) -> None:
        """Note the keys of a map and of those within it."""
        self.note(model, node, lines)
        for name, kind in read_annotations(model).items():
            child = get_child(node, name)
            for inner in list_inner_models(kind) if child else ():
                self.note_all(inner, child or node, lines)


def cut_lines(lines: Sequence[str], first: int, column: int) -> str:
    """Return the lines of a key and what stands below it.

    Args:
        lines: of the whole text.
        first: the key's line, from 1.
        column: of the key, from 1.
    """
    indent = column - 1
    line = lines[first - 1]
    is_inline = bool(line[:indent].strip(" -"))
    shown = [line.strip() if is_inline else line[indent:]]
    for below in () if is_inline else lines[first:]:
        is_deeper = len(below) - len(below.lstrip()) > indent
        is_item = below[indent:].startswith("- ") and not below[:indent].strip()
        if below.strip() and not is_deeper and not is_item:
            break
        shown.append(below[indent:])
    if len(shown) > _LONGEST:
        shown = [*shown[:_LONGEST], "…"]
    return "\n".join(shown).rstrip()


# ---------------------------------------------------------------- asked for


def find_part_or_key(asked: str) -> Part | Key:
    """Return what somebody asks about.

    Args:
        asked: a part such as `chart`, or a key such as `chart.unit`.

    Raises:
        UsageError: there is no such part or key; with the one that is meant, if it is close.
    """
    known: dict[str, Part | Key] = {}
    for part in list_parts():
        for key in part.keys:
            known.setdefault(key.path, key)
    for part in list_parts():
        known[part.path or "content"] = part
    plural = {f"{name}.": f"{one}." for name, one in _SINGULAR.items()}
    name = asked
    for many, one in plural.items():
        name = name.replace(many, one, 1) if name.startswith(many) else name
    name = _SINGULAR.get(name, name)
    kind, _, rest = name.partition(".")
    if name not in known and kind in BLOCKS and f"block.{rest}" in known:
        name = f"block.{rest}"
    if name in known:
        return known[name]
    close = find_close_word(name, known)
    meant = ""
    if close:
        meant = f"; did you mean `{close}`?"
    raise UsageError(f"there is no key or code `{asked}`{meant}")


def write_content_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a content file."""
    examples = find_example_values()
    return write_json_schema(
        Whole,
        "A dossier of make-report",
        lambda model, name: examples.get((model, name)),
    )


@cache
def find_example_values() -> Mapping[tuple[type[Model], str], str]:
    """Return single values of the example by the model and the field that they show."""
    found: dict[tuple[type[Model], str], str] = {}
    for piece in read_example().pieces:
        for parts, model in piece.list_models():
            node, _ = piece.find_node(parts)
            for name in field_names(model):
                child = get_child(node, name)
                words = find_words(child) if child else None
                if words:
                    found.setdefault((type(model), name), words)
    return found
