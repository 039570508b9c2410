"""The text of a YAML file and changes -> the text with these changes, every other byte kept.

Comments, blank lines, line ends, the habits of quotes and of indentation stand as they stood.
What comes out is read again before it is given back: it must say what the file said, with the
changes and nothing else; where it does not, and where an anchor would carry a change to other
places, the edit is refused.
"""

from __future__ import annotations

import copy
from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Any

from reporting.reading.edit_places import insert_item, insert_key
from reporting.reading.edit_values import replace_value
from reporting.reading.nodes import step_path
from reporting.reading.splices import Splice, apply_splices
from reporting.reading.yaml_lines import measure_habits
from reporting.reading.yaml_places import (
    Path,
    Place,
    UnfitError,
    find_alike,
    read_data,
    read_places,
    walk,
)
from reporting.reading.yaml_words import Flow, is_collection, to_plain
from reporting.record import Record

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Replace(Record, frozen=True):
    """Write another value in the place of one.

    Args:
        path: of the value.
        value: the new one. Text, numbers, truths and None; lists and maps where there was a
            single value, nothing, or brackets.
    """

    path: Path
    value: Any


class InsertKey(Record, frozen=True):
    """Write another key into a map.

    Args:
        path: of the map; empty for the root.
        key: which it has not.
        value: of the key.
        after: the key behind which it is written; the last one when left out.
    """

    path: Path
    key: str
    value: Any
    after: str = ""


class InsertItem(Record, frozen=True):
    """Write another item into a list, which is made where its map has none.

    Args:
        path: of the list.
        item: the item.
        index: of the item before which it is written; behind the last one when left out.
    """

    path: Path
    item: Any
    index: int | None = None


Change = Replace | InsertKey | InsertItem


def edit_bytes(data: bytes, changes: Sequence[Change]) -> bytes:
    """Return the bytes of a YAML file with changes; a byte order mark stays.

    Args:
        data: UTF-8.
        changes: each finds the file as those before it leave it.

    Raises:
        UnfitError: it is no UTF-8 or no YAML, or a change cannot be made safely.
    """
    body = data.removeprefix(_BYTE_ORDER_MARK)
    mark = data[: len(data) - len(body)]
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise UnfitError("the file is not UTF-8") from None
    return mark + edit_text(text, changes).encode("utf-8")


def edit_text(text: str, changes: Sequence[Change]) -> str:
    """Return the text of a YAML file with changes, every other character as it was.

    Args:
        text: one document, without a byte order mark.
        changes: each finds the file as those before it leave it.

    Raises:
        UnfitError: the text is no YAML, or a change cannot be made safely.
    """
    editor = _Editor(text)
    for change in changes:
        editor.add(change)
    return editor.apply()


class _Editor:
    """Gathers the splices of changes, and applies them where two would meet."""

    def __init__(self, text: str) -> None:
        self._read(text)

    def _read(self, text: str) -> None:
        self._text = text
        self._root = read_places(text)
        self._data = read_data(self._root)
        self._habits = measure_habits(text, self._root)
        self._splices: list[tuple[int, int, int, Splice]] = []
        """In the order of the text, those in one place in the order in which they came."""
        self._pending: list[Change] = []

    def add(self, change: Change) -> None:
        """Take one more change."""
        splices = self._try(change)
        if splices is None:
            self.apply()
            splices = self._splice(change)
        for splice in splices:
            order = len(self._splices)
            insort(
                self._splices,
                (splice.start, splice.stop, order, splice),
            )
        self._pending.append(change)
        if isinstance(change, InsertItem) and change.index is not None:
            self.apply()  # what follows has other indices

    def _try(self, change: Change) -> list[Splice] | None:
        """Return the splices of a change that needs none of those that wait, or None."""
        if not self._pending:
            return self._splice(change)
        try:
            splices = self._splice(change)
        except UnfitError:
            return None
        if self._goes_on(change, splices):
            return splices
        for new in splices:
            at = bisect_left(self._splices, (new.start, 0))
            for _, _, _, old in self._splices[max(at - 1, 0) : at + 1]:
                if new.start <= old.stop and old.start <= new.stop:
                    return None
        return splices

    def _goes_on(
        self,
        change: Change,
        splices: Sequence[Splice],
    ) -> bool:
        """Whether a change appends to a list to which the one before it did, in one place."""
        last = self._pending[-1]
        is_append = isinstance(change, InsertItem) and change.index is None
        if (
            not is_append
            or not isinstance(last, InsertItem)
            or last.path != change.path
        ):
            return False
        target = self._find(change.path)[-1]
        return len(splices) == 1 and target.is_list and len(target.items) > 0

    def apply(self) -> str:
        """Return the text with what was taken so far, read again."""
        if not self._pending:
            return self._text
        expected = copy.deepcopy(self._data)
        for change in self._pending:
            change_data(expected, change)
        splices = [splice for *_, splice in self._splices]
        pending = self._pending
        before = self._text
        try:
            self._read(apply_splices(before, splices))
        except UnfitError:
            self._data = None
        if self._data != expected:
            self._read(before)
            return self._apply_each(pending)
        return self._text

    def _apply_each(self, changes: Sequence[Change]) -> str:
        """Make changes that fail together one by one, so that one of them is to blame."""
        first, *rest = changes
        if not rest:
            line = self._find(first.path)[-1].line
            message = (
                f"{_say(first.path)} is written in a way that is not edited safely"
            )
            raise UnfitError(message, line)
        for change in changes:
            self.add(change)
            self.apply()
        return self._text

    # -------------------------------------------------------------- places

    def _find(self, path: Path) -> list[Place]:
        """Return the places from the root to a path, as far as there are any.

        Raises:
            UnfitError: an alias stands on the way, or what changes stands in other places too.
        """
        place = self._root
        ways = [place]
        for step in path:
            if place.style == "*":
                message = f"`*{place.name}` stands for another place: write it out"
                raise UnfitError(message, place.line)
            inner = place.find(step)
            if inner is None:
                break
            place = inner
            ways.append(place)
        names = frozenset(way.name for way in ways if way.name and way.style != "*")
        places = walk(self._root) if names else ()
        aliases = {each.name for each in places if each.style == "*"}
        if not aliases.isdisjoint(names):
            message = (
                f"what changes stands elsewhere too, by *{min(names)}: write it out"
            )
            raise UnfitError(message, place.line)
        return ways

    def _find_whole(self, path: Path) -> list[Place]:
        ways = self._find(path)
        if len(ways) <= len(path):
            raise UnfitError(f"there is no {_say(path)}", ways[-1].line)
        return ways

    def _splice(self, change: Change) -> list[Splice]:
        """Return what a change does to the text."""
        text = self._text
        habits = self._habits
        if isinstance(change, Replace):
            ways = self._find_whole(change.path)
            return replace_value(
                text,
                ways,
                change.value,
                habits,
            )
        if isinstance(change, InsertKey):
            ways = self._find_whole(change.path)
            entry = (change.key, change.value, change.after)
            return insert_key(
                text,
                ways,
                entry,
                habits,
            )
        ways = self._find(change.path)
        items = self._shape_list(change)
        if len(ways) == len(change.path):
            key = str(change.path[-1])
            return insert_key(
                text,
                ways,
                (key, items, ""),
                habits,
            )
        ways = self._find_whole(change.path)
        target = ways[-1]
        if target.is_list:
            item = self._shape_item(change)
            is_lined = is_collection(item) and not isinstance(items, Flow)
            index = change.index
            return insert_item(
                text,
                ways,
                item,
                index,
                habits,
                is_lined=is_lined,
            )
        if target.style or target.value is not None:
            raise UnfitError(f"{_say(change.path)} is no list", target.line)
        return replace_value(
            text,
            ways,
            items,
            habits,
        )

    def _shape_item(self, change: InsertItem) -> Any:
        """Return an item in the style of others at such places: between brackets or not."""
        item = change.item
        if not is_collection(item):
            return item
        for place in find_alike(self._root, change.path):
            if place.style == "-":
                return Flow(item) if place.items[-1].is_flow else item
        return item

    def _shape_list(self, change: InsertItem) -> Any:
        """Return a list of one item in the style of others at such places."""
        items = [self._shape_item(change)]
        for place in find_alike(self._root, change.path):
            if place.is_list and place.items:
                return Flow(items) if place.is_flow else items
        return items


def _say(path: Path) -> str:
    """Return a path as messages say it."""
    where = ""
    for step in path:
        where = step_path(where, step)
    return f"`{where}`" if where else "the whole file"


def change_data(data: Any, change: Change) -> None:
    """Make a change in what a file says, so that the file can be compared with it."""
    *ways, last = change.path or ("",)
    for step in ways:
        data = data[step]
    if isinstance(change, Replace):
        data[last] = to_plain(change.value)
    elif isinstance(change, InsertKey):
        target = data[last] if change.path else data
        target[change.key] = to_plain(change.value)
    else:
        _change_list(data, last, change)


def _change_list(
    data: Any,
    key: str | int,
    change: InsertItem,
) -> None:
    items = data
    if change.path:
        has_key = not isinstance(data, dict) or data.get(str(key)) is not None
        items = data[key] if has_key else []
        data[key] = items
    index = len(items) if change.index is None else change.index
    items.insert(index, to_plain(change.item))
