"""A part of a content, or a path in it -> where it was written.

The parts of a content are the very values that were made while its file was checked, so each is
known by its identity: no step of the plan has to hand a path on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.pieces import name_kind
from reporting.content.values import EVERY, Item, Text
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node, Scalar, Seq, get_child
from reporting.reading.origin import LocatedTurn, Origin, Span
from reporting.reading.scalar_spans import map_scalar
from reporting.record import Record

_STEPS = r"[^.\[\]]+"
_LINE_END = r"\r\n|\r|\n"


class _TextPlace(Record, frozen=True):
    """Where a text stands in one language, and what its characters were written as."""

    path: str
    language: str
    span: Span


class Origins(Record, frozen=True, dict=True):
    """The provenance of a content: finds where its models, texts and characters were written.

    Nothing is prepared before the first question.

    Args:
        parsed: what was read of the file; none for a content that was made otherwise, of which
            nothing is found.
    """

    parsed: ParsedContent | None = None

    def find(self, model: Model, *steps: str | int) -> Origin | None:
        """Return where a model of the content, or something in it, was written.

        Args:
            model: a section, a block, an event of a timeline, a text …
            steps: to something in it, such as `"events", 0, "on"`; where that was left out, the
                nearest above it is found.

        Returns:
            its origin, whole; None for a model that no file holds.
        """
        known = self._models.get(id(model))
        if known is None and isinstance(model, Item):
            changed = self._items.get((name_kind(model), model.id))
            known = (changed, ()) if changed else None
        if known is None:
            return None
        piece, parts = known
        node, where = piece.find_node((*parts, *steps))
        return self._origin(node, where, "")

    def find_path(self, path: str, language: str = "") -> Origin | None:
        """Return where a path of the content leads.

        Args:
            path: such as `sections[2].blocks[0].items[1]`; the nearest above is found where
                there is nothing.
            language: of the text there, if it is one.
        """
        if self.parsed is None:
            return None
        root = self.parsed.root
        node = follow_path(root, path)
        inner = node
        if language:
            inner = follow_path(root, f"{path}.{language}")
        written_in = language if inner is not node else ""
        return self._origin(inner, path, written_in)

    def find_text(self, text: Text, language: str) -> Origin | None:
        """Return where a text was written, with the place of each of its characters."""
        place = self._find_place(text, language)
        if place:
            return self._trace(place, place.span)
        return None

    def find_characters(
        self,
        text: Text,
        language: str,
        span: Span,
    ) -> Origin | None:
        """Return where some characters of a text were written.

        Args:
            text: of the content.
            language: code of the language; a text that is the same in all is found in any.
            span: of the text in that language, such as `read_paragraphs` gives for each run.
        """
        place = self._find_place(text, language)
        if place:
            return self._trace(place, span.follow(place.span))
        return None

    # ------------------------------------------------------------ models

    @cached_property
    def _models(self) -> dict[int, tuple[Piece, Parts]]:
        """Every model by its identity; the pieces keep all of them alive."""
        known: dict[int, tuple[Piece, Parts]] = {}
        for piece in self.parsed.pieces if self.parsed else ():
            for parts, model in piece.list_models():
                known[id(model)] = (piece, parts)
        return known

    @cached_property
    def _items(self) -> dict[tuple[str, str], Piece]:
        """Pieces by kind and id, for items that were changed after the check."""
        known: dict[tuple[str, str], Piece] = {}
        for piece in self.parsed.pieces if self.parsed else ():
            if piece.id:
                known[piece.kind, piece.id] = piece
        return known

    # ------------------------------------------------------------ characters

    @cached_property
    def _places(self) -> dict[tuple[int, str], _TextPlace | None]:
        """The texts that were asked for, by identity and language."""
        return {}

    def _find_place(self, text: Text, language: str) -> _TextPlace | None:
        key = (id(text), language)
        places = self._places
        if key not in places:
            places[key] = self._locate_text(text, language)
        return places[key]

    def _locate_text(self, text: Text, language: str) -> _TextPlace | None:
        known = self._models.get(id(text))
        if known is None or self.parsed is None:
            return None
        piece, parts = known
        node, where = piece.find_node(parts)
        code = language if language in text.by_language else EVERY
        if isinstance(node, Map):
            node = node.entries.get(code, node)
        if not isinstance(node, Scalar) or node.value is None:
            return None
        words = text.by_language[code]
        span = map_scalar(node, self.parsed.text)
        if len(words) != len(node.value):
            lead = len(node.value) - len(node.value.lstrip())
            span = span.slice(lead, lead + len(words))
        return _TextPlace(
            where,
            "" if code == EVERY else code,
            span,
        )

    def _trace(self, place: _TextPlace, span: Span) -> Origin:
        starts = self._line_starts
        turns: list[LocatedTurn] = []
        for at, offset in span.turns:
            turns.append((at, offset, bisect_right(starts, offset)))
        line = bisect_right(starts, span.start)
        return Origin(
            place.path,
            place.language,
            line,
            span.start,
            span.stop,
            tuple(turns),
            span.is_verbatim,
        )

    def _origin(
        self,
        node: Node,
        path: str,
        language: str,
    ) -> Origin:
        if isinstance(node, Scalar) and self.parsed is not None:
            span = map_scalar(node, self.parsed.text)
            return self._trace(_TextPlace(path, language, span), span)
        return Origin(path, language, node.line)

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.parsed.text if self.parsed else ""
        return [0, *(match.end() for match in re.finditer(_LINE_END, text))]


def follow_path(root: Node, path: str) -> Node:
    """Return the node at a path of the content, or the nearest above it that is there."""
    node = root
    for step in re.findall(_STEPS, path):
        is_index = isinstance(node, Seq) and step.isdecimal()
        child = get_child(node, int(step) if is_index else step)
        if child is None:
            break
        node = child
    return node
