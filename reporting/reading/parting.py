"""YAML text -> its stretches: what stands at each key of the top level, each item of its lists.

A stretch is read by itself, so that one which is written as before need not be read again. It
begins where the text before it has closed all that it opened. That is certain if those before
are YAML by themselves: a line that begins an item, or a key of the top level, ends every text
and list that is indented further, and nothing else can go on there but what is between
quotation marks or in brackets, which would be left open by themselves (YAML 1.2.2, 6.1, 7.3 and
8.1). Where a line stands that is neither, nothing is certain, and the text is not parted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reporting.patterns import compile_pattern
from reporting.record import Record

_CONTENT = re.compile(r"\n(?=[^ \t\r\n#])")
"""A line with something at its first column."""
_KEY = re.compile(r"([A-Za-z_][\w-]*):(?=[ \t\r\n]|\Z)")
_LIST_KEY = r":[ ]*(?:[ ]#[^\n]*)?\r?\n"
"""Behind a key with nothing but a list below it."""
_IDLE = re.compile(r"(?: *(?:#[^\n]*)?\r?\n)*")
"""Lines that say nothing."""
_FIRST_ITEM = re.compile(r"( *)-[ \r\n]")
_HEAD = re.compile(rf"{_IDLE.pattern}(?:---[ ]*\r?\n{_IDLE.pattern})?")
"""What stands before the first key: comments, and what begins a document."""


class Stretch(Record, frozen=True):
    """Some lines of a file.

    Args:
        text: they.
        line: how many lines stand before them.
        start: how many characters stand before them.
    """

    text: str
    line: int = 0
    start: int = 0


class PartedItem(Record, frozen=True):
    """An item of a list of the top level.

    Args:
        head: all of it but the items of its own list.
        inner: these, each with what stands below it.
    """

    head: Stretch
    inner: tuple[Stretch, ...] = ()


class PartedEntry(Record, frozen=True):
    """A key of the top level.

    Args:
        key: it.
        head: the key with what stands there; without the items of the list that it is.
        items: these.
    """

    key: str
    head: Stretch
    items: tuple[PartedItem, ...] = ()


def part_text(text: str, lists: Mapping[str, str]) -> tuple[PartedEntry, ...] | None:
    """Return a text as its stretches, in order; None where it is not certain where they begin.

    Args:
        text: one YAML document.
        lists: the keys of the top level at which lists stand, each with the key of a list in
            their items that is parted too, or nothing.
    """
    if text.count("\r") != text.count("\r\n"):
        return None
    return _Parter(f"\n{text}", lists).part()


class _Parter:
    """Parts one text.

    Args:
        text: begins with a line break.
        lists: as `part_text` takes them.
    """

    def __init__(self, text: str, lists: Mapping[str, str]) -> None:
        self.text = text
        self.lists = lists
        self.at = 1
        self.line = 0
        """How many lines of the file stand before `at`."""

    def part(self) -> tuple[PartedEntry, ...] | None:
        starts = self._find_keys()
        if not starts:
            return None
        entries: list[PartedEntry] = []
        stops = [*starts.values(), len(self.text)][1:]
        for (key, start), stop in zip(starts.items(), stops, strict=True):
            entry = self._part_entry(key, start, stop)
            entries.append(entry)
        return tuple(entries)

    def _find_keys(self) -> dict[str, int] | None:
        """Return where each key of the top level begins; None where that is not certain."""
        text = self.text
        starts: dict[str, int] = {}
        head = _HEAD.match(text, 1)
        for match in _CONTENT.finditer(text, head.end() - 1 if head else 0):
            at = match.end()
            key = _KEY.match(text, at)
            if key and key[1] not in starts:
                starts[key[1]] = at
                continue
            is_item = starts and _FIRST_ITEM.match(text, at)
            if not is_item:
                return None
        is_whole = not starts or not head or min(starts.values()) == head.end()
        return starts if is_whole else None

    def _part_entry(
        self,
        key: str,
        start: int,
        stop: int,
    ) -> PartedEntry:
        items: list[PartedItem] = []
        below = None
        if key in self.lists:
            below = compile_pattern(key + _LIST_KEY).match(self.text, start)
        starts = self._find_items(below.end(), stop) if below else []
        if not starts:
            return PartedEntry(key, self._cut(start, stop))
        head = self._cut(start, starts[0])
        inner = self.lists[key]
        for at, end in zip(starts, [*starts[1:], stop], strict=True):
            items.append(self._part_item(inner, at, end))
        return PartedEntry(key, head, tuple(items))

    def _part_item(
        self,
        inner: str,
        start: int,
        stop: int,
    ) -> PartedItem:
        starts: list[int] = []
        if inner:
            first = re.compile(r" *- +").match(self.text, start)
            level = first.end() - start if first else 0
            key = compile_pattern(rf"\n {{{level}}}{inner}{_LIST_KEY}")
            below = key.search(self.text, start, stop)
            if first and below:
                starts = self._find_items(below.end(), stop, level)
        if not starts:
            return PartedItem(self._cut(start, stop))
        head = self._cut(start, starts[0])
        ends = [*starts[1:], stop]
        stretches = [self._cut(*ends) for ends in zip(starts, ends, strict=True)]
        return PartedItem(head, tuple(stretches))

    def _find_items(
        self,
        start: int,
        stop: int,
        least: int = 0,
    ) -> list[int]:
        """Return where the items of a list begin; none where that is not certain.

        Args:
            start: where the line behind its key begins.
            stop: where what stands at the key ends.
            least: how far they are indented at the least.
        """
        text = self.text
        idle = _IDLE.match(text, start, stop)
        at = idle.end() if idle else start
        first = _FIRST_ITEM.match(text, at, stop)
        if not first or len(first[1]) < least:
            return []
        level = len(first[1])
        starts: list[int] = []
        said = rf"\n {{0,{level}}}(?=[^ \t\r\n#])"  # in lines not indented further
        for match in compile_pattern(said).finditer(text, at - 1, stop):
            begin = match.start() + 1
            item = _FIRST_ITEM.match(text, begin, stop)
            if not item or len(item[1]) != level:
                return []
            starts.append(begin)
        return starts

    def _cut(self, start: int, stop: int) -> Stretch:
        """Return a stretch; they are asked for in their order."""
        self.line += self.text.count("\n", self.at, start)
        self.at = start
        return Stretch(
            self.text[start:stop],
            self.line,
            start - 1,
        )
