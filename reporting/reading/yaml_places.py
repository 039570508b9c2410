"""The text of a YAML file -> where each value, list and map of it stands, and in which style.

What `composer.py` reads is what a content says; this is what an editor of the file must know
besides: brackets or dashes, quotes, anchors, and where each of them ends. It is read only where
a file is to be edited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from reporting.limits import find_limit, tell_excess
from reporting.reading.composer import LOADER
from reporting.record import Record

_PROPERTIES = r"(?:[&!]\S*(?:\s+(?:#[^\r\n]*)?)*)+"
"""Anchors and tags before a value, and the blanks and comments behind each."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Path = tuple[str | int, ...]
"""The way from the root to a value: keys of maps, and indices of lists from 0."""


class UnfitError(ValueError):
    """A text cannot be edited as was asked; it is as it was.

    Args:
        message: why not, in one sentence without a full stop.
        line: of the file, from 1; 0 where no line is to blame.
    """

    def __init__(
        self,
        message: str,
        line: int = 0,
    ) -> None:
        self.line = line
        super().__init__(message)


class Place(Record, frozen=True):
    """Where a value stands, in offsets of characters from 0.

    Args:
        begin: of the first character, be it of an anchor or a tag.
        start: of the first character behind these.
        stop: behind the last character; of a list or map of lines, behind its last value.
        line: from 1.
        style: `"`, `'`, `|` or `>` of a text; `[` or `{` of a list or map between brackets;
            `-` or `:` of one in lines; `*` of an alias; empty of words without quotes.
        value: of a single value; None for a null.
        keys: of a map, one for each item.
        items: values of a list or a map.
        name: of the anchor, or the alias.
    """

    begin: int
    start: int
    stop: int
    line: int
    style: str
    value: str | None = None
    keys: tuple[Place, ...] = ()
    items: tuple[Place, ...] = ()
    name: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.style in {"[", "-"}

    @property
    def is_map(self) -> bool:
        """Whether it is a map."""
        return self.style in {"{", ":"}

    @property
    def is_flow(self) -> bool:
        """Whether it is a list or map between brackets."""
        return self.style in {"{", "["}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written where a value might be."""
        return self.start == self.stop

    def find(self, step: str | int) -> Place | None:
        """Return what stands at a key of a map or at an index of a list, or None."""
        if isinstance(step, int):
            is_there = self.is_list and 0 <= step < len(self.items)
            return self.items[step] if is_there else None
        for name, item in zip(self.keys, self.items, strict=False):
            if name.value == step:
                return item
        return None


def read_places(text: str) -> Place:
    """Return where everything in a YAML text stands.

    Args:
        text: one document, without a byte order mark.

    Raises:
        UnfitError: it is no YAML, or holds no document or a second one.
    """
    parser = LOADER(text)
    try:
        return _Reader(parser.get_event, text).read()
    except yaml.YAMLError as error:
        mark = getattr(
            error,
            "problem_mark",
            None,
        )
        line = mark.line + 1 if mark else 0
        raise UnfitError("the file is no YAML", line) from None
    finally:
        parser.dispose()


class _Reader:
    """Turns the events of a parser into places."""

    def __init__(
        self,
        next_event: Any,
        text: str,
    ) -> None:
        self._next = next_event
        self._text = text

    def read(self) -> Place:
        """Return the root of the only document."""
        self._next()  # the stream starts
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise UnfitError("the file is empty")
        root = self._read(self._next(), 0)
        self._next()  # the document ends
        after: Any = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            mark: Any = after.start_mark
            line = mark.line + 1
            raise UnfitError("a second document begins here", line)
        return root

    def _read(
        self,
        event: Any,
        depth: int,
    ) -> Place:
        mark = event.start_mark
        begin = mark.index
        line = mark.line + 1
        if depth > find_limit("depth"):
            raise UnfitError(f"nested {tell_excess('depth', depth)}", line)
        stop = event.end_mark.index
        name = event.anchor or ""
        if isinstance(event, yaml.AliasEvent):
            return Place(
                begin,
                begin,
                stop,
                line,
                "*",
                name=name,
            )
        start = begin
        if name or event.tag:
            match = re.compile(_PROPERTIES).match(self._text, begin)
            start = match.end() if match else begin
        if isinstance(event, yaml.ScalarEvent):
            value: str | None = event.value
            if value in _NULLS and event.implicit[0]:
                value = None
            start = min(start, stop)
            style = event.style or ""
            return Place(
                begin,
                start,
                stop,
                line,
                style,
                value,
                name=name,
            )
        if isinstance(event, yaml.SequenceStartEvent):
            return self._read_list(
                event,
                begin,
                start,
                depth,
            )
        return self._read_map(
            event,
            begin,
            start,
            depth,
        )

    def _read_list(
        self,
        event: Any,
        begin: int,
        start: int,
        depth: int,
    ) -> Place:
        items: list[Place] = []
        after: Any = self._next()
        while not isinstance(after, yaml.SequenceEndEvent):
            item = self._read(after, depth + 1)
            items.append(item)
            after = self._next()
        style = "[" if event.flow_style else "-"
        return make_collection(event, after, (begin, start), style, items)

    def _read_map(
        self,
        event: Any,
        begin: int,
        start: int,
        depth: int,
    ) -> Place:
        keys: list[Place] = []
        items: list[Place] = []
        after: Any = self._next()
        while not isinstance(after, yaml.MappingEndEvent):
            key = self._read(after, depth + 1)
            item = self._read(self._next(), depth + 1)
            keys.append(key)
            items.append(item)
            after = self._next()
        style = "{" if event.flow_style else ":"
        return make_collection(event, after, (begin, start), style, items, keys)


def make_collection(
    event: Any,
    after: Any,
    starts: tuple[int, int],
    style: str,
    items: Sequence[Place],
    keys: Sequence[Place] = (),
) -> Place:
    """Return where a list or a map stands; one in lines ends with its last value.

    Args:
        event: that begins it.
        after: that ends it.
        starts: offsets of its anchor or tag, and of itself.
        style: of the place.
        items: its values.
        keys: of a map, one for each.
    """
    begin, start = starts
    stop: int = after.end_mark.index
    if not event.flow_style:
        stop = items[-1].stop
    return Place(
        begin,
        start,
        stop,
        event.start_mark.line + 1,
        style,
        keys=tuple(keys),
        items=tuple(items),
        name=event.anchor or "",
    )


def read_data(root: Place) -> Any:
    """Return what a text says, as dictionaries, lists, texts and None; aliases are resolved.

    Raises:
        UnfitError: a key is given twice, is no word, or merges another map.
    """
    return _read_data(root, {})


def _read_data(place: Place, anchors: dict[str, Any]) -> Any:
    data: Any = place.value
    if place.style == "*":
        return anchors.get(place.name)
    if place.is_list:
        data = []
        for item in place.items:
            data.append(_read_data(item, anchors))
    elif place.is_map:
        data = {}
        for key, item in zip(
            place.keys,
            place.items,
            strict=True,
        ):
            name = _name_key(key, data)
            data[name] = _read_data(item, anchors)
    if place.name:
        anchors[place.name] = data
    return data


def _name_key(key: Place, known: Mapping[str, Any]) -> str:
    """Return the word that a key is."""
    name = key.value
    if name is None or key.is_list or key.is_map:
        raise UnfitError("a key of the file is no word", key.line)
    if name == "<<" and not key.style:
        raise UnfitError("merge keys (`<<`) cannot be edited", key.line)
    if name in known:
        raise UnfitError(f"the key `{name}` is given twice", key.line)
    return name


def walk(place: Place) -> Iterator[Place]:
    """Yield a value and all within it, keys excepted."""
    yield place
    for item in place.items:
        yield from walk(item)


def find_alike(place: Place, path: Path) -> Iterator[Place]:
    """Yield what stands at a path, whatever the numbers in it are: all `claims[…].cites`."""
    if not path:
        yield place
        return
    first, *rest = path
    items: list[Place] = []
    if isinstance(first, int) and place.is_list:
        items += place.items
    elif isinstance(first, str) and (item := place.find(first)):
        items.append(item)
    for item in items:
        yield from find_alike(item, tuple(rest))
