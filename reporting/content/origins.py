"""A part of a content, or a path in it -> where it was written -> its place in the file.

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
from reporting.reading.origin import FilePlace, LocatedTurn, Origin, Span
from reporting.reading.scalar_spans import map_written
from reporting.record import Record, replace

_STEPS = r"[^.\[\]]+"
_PIECE = r"sections\[\d+\](?:\.blocks\[\d+\])?|[a-z]+\[\d+\]|edition"
_LINE_END = r"\r\n|\r|\n"


class _TextPlace(Record, frozen=True):
    """A text in one language: where it stands, and how and in which lines it was written."""

    path: str
    language: str
    span: Span
    line_ends: tuple[int, ...]


class Places(Record, frozen=True, dict=True, eq=False):
    """Where in the file everything of a content stands, by its path and language.

    Args:
        parsed: what was read of the file; none for a content that no file holds.
    """

    parsed: ParsedContent | None = None

    def locate(self, origin: Origin) -> FilePlace:
        """Return where in the file an origin is."""
        path, language = origin.path, origin.language
        if self.parsed is None:
            return FilePlace(path, language)
        start = self._starts.get((path, language))
        if start is None:
            node = self._find_node(self.parsed, path, language)
            stretch = self.parsed.find_stretch(name_piece(path))
            first = node.span[0] + stretch.start if isinstance(node, Scalar) else 0
            start = (node.line + stretch.line, first)
            self._starts[path, language] = start
        line, first = start
        return FilePlace(
            path,
            language,
            line + origin.line,
            first + origin.start,
            first + origin.stop,
        )

    def find_piece(self, where: str) -> tuple[tuple[Node, ...], int]:
        """Return the nodes that a piece is made of, and the line that its lines count from.

        A section is made anew where a block of it was edited: it is made of what stands in it
        beside its blocks.

        Args:
            where: its path; that of no piece has no nodes.
        """
        node = self._find(where) if where else None
        if self.parsed is None or node is None:
            return (), 0
        line = self.parsed.find_stretch(where).line
        if where.startswith("sections") and "." not in where and isinstance(node, Map):
            own = [child for name, child in node.entries.items() if name != "blocks"]
            return tuple(own), line
        return (node,), line

    def find_line(self, origin: Origin) -> int:
        """Return the line that an origin is in, counted as the lines in its piece are."""
        if self.parsed is None:
            return 0
        node = self._find_node(
            self.parsed,
            origin.path,
            origin.language,
        )
        return node.line + origin.line

    def find_position(self, path: str, language: str = "") -> tuple[int, int]:
        """Return line and column of what stands at a path; of the nearest above it.

        Args:
            path: in the content.
            language: of the text there, if it is one.
        """
        if self.parsed is None:
            return 0, 0
        node = self._find_node(self.parsed, path, language)
        stretch = self.parsed.find_stretch(name_piece(path))
        return node.line + stretch.line, node.column

    def _find_node(
        self,
        parsed: ParsedContent,
        path: str,
        language: str,
    ) -> Node:
        node = self._find(path) or follow_path(parsed.root, path)
        if language and isinstance(node, Map):
            return node.entries.get(language, node)
        return node

    @cached_property
    def _starts(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Line and offset at which what was asked for begins, by its path and language."""
        return {}

    @cached_property
    def _nodes(self) -> dict[str, Node | None]:
        """The nodes that were asked for, and those above them, by their paths."""
        return {"": self.parsed.root} if self.parsed else {"": None}

    def _find(self, path: str) -> Node | None:
        known = self._nodes
        if path not in known:
            at = max(path.rfind("."), path.rfind("["), 0)
            above = self._find(path[:at])
            step = path[at:].strip(".[]")
            known[path] = _take_step(above, step) if above else None
        return known[path]


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
        place = self._place_scalar(
            node,
            where,
            "" if code == EVERY else code,
        )
        if len(words) == len(node.value):
            return place
        lead = len(node.value) - len(node.value.lstrip())
        return replace(place, span=place.span.slice(lead, lead + len(words)))

    def _place_scalar(
        self,
        node: Scalar,
        path: str,
        language: str,
    ) -> _TextPlace:
        raw = self.parsed.cut_text(name_piece(path), node) if self.parsed else ""
        ends = [match.end() for match in re.finditer(_LINE_END, raw)]
        return _TextPlace(
            path,
            language,
            map_written(node.value, raw),
            tuple(ends),
        )

    def _trace(self, place: _TextPlace, span: Span) -> Origin:
        ends = place.line_ends
        turns: list[LocatedTurn] = []
        for at, offset in span.turns:
            turns.append((at, offset, bisect_right(ends, offset)))
        return Origin(
            place.path,
            place.language,
            bisect_right(ends, span.start),
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
        if isinstance(node, Scalar):
            place = self._place_scalar(node, path, language)
            return self._trace(place, place.span)
        return Origin(path, language)

    @cached_property
    def places(self) -> Places:
        """Where in the file everything stands, without what was made of it."""
        parsed = self.parsed
        if parsed is not None:
            parsed = replace(parsed, pieces=parsed.pieces[:1], problems=())
        return Places(parsed)

    def locate(self, origin: Origin) -> FilePlace:
        """Return where in the file an origin is."""
        return self.places.locate(origin)


def name_piece(path: str) -> str:
    """Return the path of the piece that something of a content stands in."""
    found = re.match(_PIECE, path)
    return found[0] if found else ""


def follow_path(root: Node, path: str) -> Node:
    """Return the node at a path of the content, or the nearest above it that is there."""
    node = root
    for step in re.findall(_STEPS, path):
        child = _take_step(node, step)
        if child is None:
            break
        node = child
    return node


def _take_step(node: Node, step: str) -> Node | None:
    is_index = isinstance(node, Seq) and step.isdecimal()
    return get_child(node, int(step) if is_index else step)
