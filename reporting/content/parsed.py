"""Located nodes -> the pieces of a dossier, each checked by itself, with every text in it read.

A piece is a source, an entity, a figure, a claim, a section's head, a block or the edition. One
that is broken keeps its id, so that what refers to it is not called dangling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field

from reporting.content import inline
from reporting.content.blocks import Block, BlockBase
from reporting.content.inline import Fault, Inline
from reporting.content.model import Claim, Edition, Entity, Figure, Section, Source
from reporting.content.values import EVERY, Item, LanguageCode, Model, Rich, Text
from reporting.errors import Problem, Severity
from reporting.reading.characters import find_position
from reporting.reading.nodes import Map, Node, Scalar, Seq, step_path
from reporting.reading.schema import (
    check_kind,
    check_node,
    find_sound_parts,
    problem_at,
)
from reporting.record import Record, replace

Parts = tuple[str | int, ...]
"""Steps from a piece to something in it: `("cites", 0, "source")`."""

_BLANK = re.compile(r"\n[ \t]*\n\s*")

BLOCKS: Mapping[str, type[BlockBase]] = {
    get_args(model.model_fields["kind"].annotation)[0]: model
    for model in get_args(get_args(Block)[0])
}
"""The models of blocks by their `kind`."""

LISTS: Mapping[str, type[Item]] = {
    "sources": Source,
    "entities": Entity,
    "figures": Figure,
    "claims": Claim,
}
"""The models of the top level's lists."""


def name_kind(item: Item) -> str:
    """Return the kind of piece that an item is."""
    if isinstance(item, BlockBase):
        return "blocks"
    if isinstance(item, (Section, Heading)):
        return "sections"
    return next((kind for kind, model in LISTS.items() if isinstance(item, model)), "")


class Outline(Model):
    """The top level of the file; what the lists hold is checked piece by piece."""

    model_config = ConfigDict(title="the dossier")

    languages: tuple[LanguageCode, ...] = Field(min_length=1)
    edition: Any
    sources: tuple[Any, ...]
    entities: tuple[Any, ...] = ()
    figures: tuple[Any, ...] = ()
    claims: tuple[Any, ...]
    sections: tuple[Any, ...] = Field(min_length=1)


class _Languages(BaseModel):
    """What of the top level the other checks cannot do without."""

    languages: tuple[LanguageCode, ...]


class Heading(Item):
    """A section without its blocks, which are pieces of their own."""

    model_config = ConfigDict(title="a section")

    title: Text
    takeaway: Text
    blocks: tuple[Any, ...] = ()


class Piece(Record, frozen=True):
    """Something that was checked by itself; `value` is None when it is broken."""

    kind: str
    value: BaseModel | None
    node: Node
    where: str
    model: type[BaseModel] | None = None
    """What it was to be, when that could be told."""

    @property
    def id(self) -> str | None:
        """The id, even of a broken piece."""
        node = self.node.get("id") if isinstance(self.node, Map) else None
        return node.value if isinstance(node, Scalar) else None

    def models(self) -> Iterator[tuple[Parts, BaseModel]]:
        """Yield every model in the piece, with the steps to it; of a broken piece, those that are sound."""
        if self.value is not None:
            yield from walk_models(self.value)
        elif self.model is not None:
            for parts, value in find_sound_parts(self.model, self.node):
                yield from walk_models(value, parts)

    def at(self, parts: Parts) -> tuple[Node, str]:
        """Return the node of something in the piece, and its content path."""
        node, where = self.node, self.where
        for part in parts:
            if isinstance(node, Map) and isinstance(part, str) and part in node.entries:
                node = node.entries[part]
            elif isinstance(node, Seq) and isinstance(part, int):
                node = node.items[part]
            where = step_path(where, part)
        return node, where


class LanguageText(Record, frozen=True):
    """A text as it stands in one language (`*` for a text that is the same in all)."""

    piece: Piece
    field: Parts
    """Steps to the text as a whole."""
    parts: Parts
    """Steps to it in this language."""
    language: str
    text: str
    rich: bool
    """It may carry source marks."""
    paragraphs: tuple[tuple[Inline, ...], ...]
    faults: tuple[Fault, ...]

    @property
    def runs(self) -> tuple[Inline, ...]:
        """The runs of all its paragraphs."""
        return tuple(run for paragraph in self.paragraphs for run in paragraph)


class ParsedContent(Record, frozen=True, dict=True):
    """All that was read of a dossier, whole or not.

    Args:
        path: the file as the user named it.
        folder: where the files beside it are looked for.
        text: the YAML text.
        languages: the languages listed; empty when the list itself is broken.
        pieces: all pieces, in the order of the file.
        problems: what was found while checking each by itself.
    """

    path: str
    folder: Path
    text: str
    languages: tuple[str, ...]
    pieces: tuple[Piece, ...]
    problems: tuple[Problem, ...]

    @property
    def root(self) -> Node:
        """The whole file as nodes."""
        return self.pieces[0].node

    def values(self, kind: str) -> list[tuple[Piece, Any]]:
        """Return the sound pieces of a kind, each with its value."""
        return [
            (p, p.value) for p in self.pieces if p.kind == kind and p.value is not None
        ]

    def ids(self, *kinds: str) -> set[str]:
        """Return the ids of all pieces of some kinds, broken ones included."""
        return {piece.id for piece in self.pieces if piece.kind in kinds and piece.id}

    @cached_property
    def written(self) -> tuple[LanguageText, ...]:
        """Every text that could be read, in every language it is written in."""
        return tuple(written for piece in self.pieces for written in _written(piece))

    def written_in(self, piece: Piece) -> Sequence[LanguageText]:
        """Return the texts of one piece, in every language they are written in."""
        return self._by_piece.get(id(piece), ())

    @cached_property
    def _by_piece(self) -> Mapping[int, Sequence[LanguageText]]:
        return {
            key: tuple(texts)
            for key, texts in groupby(self.written, lambda text: id(text.piece))
        }

    def error(
        self,
        piece: Piece,
        parts: Parts,
        message: str,
        hint: str = "",
        find: str = "",
        paragraph: int = 0,
    ) -> Problem:
        """Return an error in a piece.

        Args:
            piece: the piece.
            parts: steps to what is wrong in it.
            message: what is wrong.
            hint: what to write instead.
            find: words by which the place is found more exactly, where a text holds them.
            paragraph: place of the paragraph that holds them, from 0.
        """
        node, where = piece.at(parts)
        offset = (
            self._offset(node, find, paragraph)
            if find and isinstance(node, Scalar)
            else -1
        )
        if offset < 0 or not isinstance(node, Scalar):
            return problem_at(node, self.path, where, message, hint)
        lines, column = find_position(
            self.text[node.span[0] : offset], offset - node.span[0]
        )
        first = node.column - 1 if lines == 1 else 0
        line, column = node.line + lines - 1, first + column
        return Problem(self.path, line, column, Severity.ERROR, message, where, hint)

    def warning(
        self,
        piece: Piece,
        parts: Parts,
        message: str,
        hint: str = "",
        find: str = "",
        paragraph: int = 0,
    ) -> Problem:
        """Return a warning about something in a piece; its arguments are those of `error`."""
        found = self.error(piece, parts, message, hint, find, paragraph)
        return replace(found, severity=Severity.WARNING)

    def _offset(self, node: Scalar, find: str, paragraph: int) -> int:
        """Return where whole words stand in a text, in one of its paragraphs if there; -1 for nowhere."""
        start, end = node.span
        breaks = (
            [match.end() for match in _BLANK.finditer(self.text, start, end)]
            if paragraph
            else []
        )
        before, after = (
            (r"(?<!\w)" if find[0].isalnum() else ""),
            (r"(?!\w)" if find[-1].isalnum() else ""),
        )
        words = re.compile(before + re.escape(find) + after)
        first = breaks[paragraph - 1] if 0 < paragraph <= len(breaks) else start
        match = words.search(self.text, first, end) or words.search(
            self.text, start, end
        )
        return match.start() if match else -1


def parse_pieces(root: Node, text: str, path: str) -> ParsedContent:
    """Check every piece of a dossier by itself.

    Args:
        root: the whole file as nodes.
        text: the same as text.
        path: the file as the user named it.
    """
    outline, problems = check_node(Outline, root, path)
    pieces = [Piece("outline", outline, root, "")]
    if isinstance(root, Map):
        for piece, found in _pieces(root, path):
            pieces.append(piece)
            problems += found
    languages = outline.languages if outline else _languages(root)
    return ParsedContent(
        path, Path(path).parent, text, languages, tuple(pieces), tuple(problems)
    )


def walk_models(value: Any, parts: Parts = ()) -> Iterator[tuple[Parts, BaseModel]]:
    """Yield every model within a value, itself included, with the steps that lead to it."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk_models(item, (*parts, index))
    elif isinstance(value, BaseModel):
        yield parts, value
        if not isinstance(value, Text):
            for name in type(value).model_fields:
                yield from walk_models(getattr(value, name), (*parts, name))


def _languages(root: Node) -> tuple[str, ...]:
    """Return the languages of a file whose top level is broken, when they can be told."""
    known, _ = check_node(_Languages, root, "")
    return known.languages if known else ()


def _pieces(root: Map, path: str) -> Iterator[tuple[Piece, list[Problem]]]:
    if (edition := root.get("edition")) is not None:
        yield _piece("edition", Edition, edition, path, "edition")
    for name, model in LISTS.items():
        for where, node in _items(root, name, ""):
            yield _piece(name, model, node, path, where)
    for where, node in _items(root, "sections", ""):
        yield _piece("sections", Heading, node, path, where)
        for inner, block in _items(node, "blocks", where):
            value, found = check_kind(BLOCKS, "kind", block, path, inner)
            yield Piece("blocks", value, block, inner, _block_model(block)), found


def _piece(
    kind: str, model: type[BaseModel], node: Node, path: str, where: str
) -> tuple[Piece, list[Problem]]:
    value, found = check_node(model, node, path, where)
    return Piece(kind, value, node, where, model), found


def _block_model(node: Node) -> type[BaseModel] | None:
    chosen = node.get("kind") if isinstance(node, Map) else None
    return BLOCKS.get(chosen.value or "") if isinstance(chosen, Scalar) else None


def _items(node: Node, key: str, where: str) -> Iterator[tuple[str, Node]]:
    listed = node.get(key) if isinstance(node, Map) else None
    if isinstance(listed, Seq):
        for index, item in enumerate(listed.items):
            yield step_path(step_path(where, key), index), item


def _written(piece: Piece) -> Iterator[LanguageText]:
    for parts, text in piece.models():
        if isinstance(text, Text):
            for language, words in text.by_language.items():
                inner = parts if language == EVERY else (*parts, language)
                rich = isinstance(text, Rich)
                yield LanguageText(
                    piece,
                    parts,
                    inner,
                    language,
                    words,
                    rich,
                    *_paragraphs(words, rich=rich),
                )


def _paragraphs(
    words: str, *, rich: bool
) -> tuple[tuple[tuple[Inline, ...], ...], tuple[Fault, ...]]:
    if len(words) > inline.MAX_TEXT:
        runs, faults = inline.scan_paragraph(words)
        return (runs,), faults
    if not rich:
        return ((inline.Words(words),),), ()
    scanned = [
        inline.scan_paragraph(paragraph) for paragraph in inline.split_paragraphs(words)
    ]
    return tuple(runs for runs, _ in scanned), tuple(
        f for _, faults in scanned for f in faults
    )
