"""The pieces of a dossier, each checked by itself, and every text in it read.

A piece is a source, an entity, a figure, a claim, a section's head, a block or the edition. One
that is broken keeps its id, so that what refers to it is not called dangling. `pieces.py` makes
them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar

from reporting.content.block_base import BlockBase
from reporting.content.inline import (
    Fault,
    FigureRef,
    Inlines,
    Words,
    join_plain_words,
    read_runs,
)
from reporting.content.model import (
    Claim,
    Edition,
    Entity,
    EntityKind,
    Figure,
    OwnKind,
    map_natures,
)
from reporting.content.source_model import Source
from reporting.content.values import EVERY, Headline, Rich, Text
from reporting.content.walking import Models, walk_models
from reporting.content.written_words import find_written_words
from reporting.errors import Problem, Severity
from reporting.i18n import Languages
from reporting.reading.characters import find_position
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node, Scalar, get_child, step_path
from reporting.reading.parting import Stretch
from reporting.reading.schema import find_sound_parts
from reporting.record import Record, replace

T = TypeVar("T")

Parts = tuple[str | int, ...]
"""Steps from a piece to something in it: `("cites", 0, "source")`."""

_FILE = Stretch("")
"""The file as a whole, in which what has no stretch of its own is placed."""


class Piece(Record, frozen=True, dict=True):
    """Something that was checked by itself.

    One that is written as it was for the last build is the very same value. So its nodes are
    placed in the stretch of the file that it stands in, wherever that is.

    Args:
        kind: the list that it stands in, such as `claims`; `blocks`, `edition` or `outline`.
        value: what it is; None when it is broken.
        node: what was written.
        where: its content path.
        model: what it was to be, when that could be told.
    """

    kind: str
    value: Model | None
    node: Node
    where: str
    model: type[Model] | None = None

    @cached_property
    def id(self) -> str | None:
        """The id, even of a broken piece."""
        node = self.node.get("id") if isinstance(self.node, Map) else None
        if isinstance(node, Scalar):
            return node.value
        return None

    @property
    def steps(self) -> Parts:
        """The way to an item of one of the lists of a content: `("claims", 3)`."""
        index = re.sub(r"\D", "", self.where)
        return self.kind, int(index)

    def list_models(self) -> Models:
        """Return every model in the piece, with the steps to it.

        Of a broken piece, those that are sound.
        """
        return self._models

    @cached_property
    def _models(self) -> Models:
        if self.value is not None:
            return walk_models(self.value)
        found: list[tuple[Parts, Model]] = []
        if self.model is not None:
            for parts, value in find_sound_parts(self.model, self.node):
                found += walk_models(value, parts)
        return found

    @cached_property
    def texts(self) -> tuple[LanguageText, ...]:
        """Every text in it that could be read, in every language it is written in."""
        return tuple(_list_texts(self))

    @cached_property
    def marked_texts(self) -> tuple[LanguageText, ...]:
        """The texts that hold more than words: a mark, a figure, a link, or a fault."""
        found: list[LanguageText] = []
        for text in self.texts:
            words = [type(run) is Words and run.link is None for run in text.runs]
            if text.faults or not all(words):
                found.append(text)
        return tuple(found)

    @cached_property
    def written_figures(self) -> tuple[str, ...]:
        """The ids of the figures that its texts write out."""
        found: dict[str, None] = {}
        for text in self.marked_texts:
            for run in text.runs:
                if isinstance(run, FigureRef):
                    found[run.figure] = None
        return tuple(found)

    def find_node(self, parts: Parts) -> tuple[Node, str]:
        """Return the node of something in the piece, and its content path.

        Where in the file the node is, `ParsedContent.find_position` knows.
        """
        node = self.node
        where = self.where
        for part in parts:
            node = get_child(node, part) or node
            where = step_path(where, part)
        return node, where


Located = Sequence[tuple[Piece, T]]
"""Sound pieces, each with its value."""


class LanguageText(Record, frozen=True, dict=True):
    """A text as it stands in one language.

    Args:
        piece: in which it stands.
        field: steps to the text as a whole.
        parts: steps to it in this language.
        language: code of the language; `*` for a text that is the same in all.
        text: its words.
        is_rich: whether it may carry source marks.
        is_headline: whether it rests on what is cited around it, too.
        paragraphs: the runs of each.
        faults: what keeps it from being used.
    """

    piece: Piece
    field: Parts
    parts: Parts
    language: str
    text: str
    is_rich: bool
    is_headline: bool
    paragraphs: tuple[Inlines, ...]
    faults: tuple[Fault, ...]

    @property
    def runs(self) -> Inlines:
        """The runs of all its paragraphs."""
        if len(self.paragraphs) == 1:
            return self.paragraphs[0]
        return tuple(chain.from_iterable(self.paragraphs))

    @cached_property
    def plain_paragraphs(self) -> tuple[str, ...]:
        """What each of its paragraphs states, as words alone: many rules ask for it."""
        return tuple(map(join_plain_words, self.paragraphs))

    @cached_property
    def plain_words(self) -> str:
        """What all its paragraphs state, as words alone."""
        if len(self.paragraphs) == 1:
            return self.plain_paragraphs[0]
        return join_plain_words(self.runs)


class ParsedContent(Record, frozen=True, dict=True):
    """All that was read of a dossier, whole or not.

    The sound pieces of a kind are `kinds`, `sources`, `entities`, `figures`, `claims` and
    `blocks`, each with its value; what is broken is left out of them, and not of `pieces`.

    Args:
        path: the file as the user named it.
        folder: where the files beside it are looked for.
        text: the YAML text.
        languages: the languages listed; empty when the list itself is broken.
        pieces: all pieces, in the order of the file.
        problems: what was found while checking each by itself.
        labels: the catalogues beside the content, by the names it gives them.
        is_one_catalogue: whether the only one is named without a list.
        catalogues: the languages that the content may be in.
        stretches: by the content paths of pieces, the stretches of the file that their nodes
            are placed in; those of a piece that has none are placed in the file.
        places_problems: whether problems are placed in the file, and not in such a stretch.
    """

    path: str
    folder: Path
    text: str
    languages: tuple[str, ...]
    pieces: tuple[Piece, ...]
    problems: tuple[Problem, ...]
    labels: tuple[str, ...] = ()
    is_one_catalogue: bool = False
    catalogues: Languages = Languages()
    stretches: Mapping[str, Stretch] = {}
    places_problems: bool = True

    @property
    def root(self) -> Node:
        """The whole file as nodes."""
        return self.pieces[0].node

    # ------------------------------------------------------------ pieces

    @cached_property
    def edition(self) -> Located[Edition]:
        """The edition, if it is sound."""
        return self._select("edition", Edition)

    @cached_property
    def kinds(self) -> Located[OwnKind]:
        """The sound kinds of entities that the content declares."""
        return self._select("kinds", OwnKind)

    @cached_property
    def natures(self) -> Mapping[str, EntityKind]:
        """By its name the bundled kind whose rules each kind of entity has."""
        return map_natures(kind for _, kind in self.kinds)

    @cached_property
    def sources(self) -> Located[Source]:
        """The sound sources."""
        return self._select("sources", Source)

    @cached_property
    def entities(self) -> Located[Entity]:
        """The sound entities."""
        return self._select("entities", Entity)

    @cached_property
    def figures(self) -> Located[Figure]:
        """The sound figures."""
        return self._select("figures", Figure)

    @cached_property
    def claims(self) -> Located[Claim]:
        """The sound claims."""
        return self._select("claims", Claim)

    @cached_property
    def blocks(self) -> Located[BlockBase]:
        """The sound blocks of all sections."""
        return self._select("blocks", BlockBase)

    def _select(self, kind: str, model: type[T]) -> Located[T]:
        found: list[tuple[Piece, T]] = []
        for piece in self.pieces:
            if piece.kind == kind and isinstance(piece.value, model):
                found.append((piece, piece.value))
        return tuple(found)

    def list_ids(self, *kinds: str) -> frozenset[str]:
        """Return the ids of all pieces of some kinds, broken ones included."""
        found = [self._ids_by_kind.get(kind, frozenset()) for kind in kinds]
        return found[0].union(*found[1:])

    @cached_property
    def _ids_by_kind(self) -> Mapping[str, frozenset[str]]:
        """The ids of all pieces by their kinds: of many claims, each asks for all."""
        ids: defaultdict[str, set[str]] = defaultdict(set)
        for piece in self.pieces:
            if piece.id:
                ids[piece.kind].add(piece.id)
        return {kind: frozenset(of_kind) for kind, of_kind in ids.items()}

    # ------------------------------------------------------------ texts

    @cached_property
    def texts(self) -> tuple[LanguageText, ...]:
        """Every text that could be read, in every language it is written in."""
        texts = [piece.texts for piece in self.pieces]
        return tuple(chain.from_iterable(texts))

    @cached_property
    def marked_texts(self) -> tuple[LanguageText, ...]:
        """The texts that hold more than words: a mark, a figure, a link, or a fault."""
        texts = [piece.marked_texts for piece in self.pieces]
        return tuple(chain.from_iterable(texts))

    # ------------------------------------------------------------ places

    def find_stretch(self, where: str) -> Stretch:
        """Return the stretch of the file that the nodes of a piece are placed in.

        Args:
            where: content path of the piece.
        """
        return find_stretch(self.stretches, where) or _FILE

    def cut_text(self, where: str, scalar: Scalar) -> str:
        """Return a scalar as it is written.

        Args:
            where: content path of its piece.
            scalar: in it.
        """
        first = self.find_stretch(where).start
        start, stop = scalar.span
        return self.text[first + start : first + stop]

    def find_position(self, piece: Piece, parts: Parts) -> tuple[int, int]:
        """Return line and column in the file of something in a piece."""
        node, _ = piece.find_node(parts)
        return node.line + self.find_stretch(piece.where).line, node.column

    @cached_property
    def unplaced(self) -> ParsedContent:
        """The same, whose problems are placed as the nodes of their pieces are."""
        return replace(self, places_problems=False)

    def place(self, piece: Piece, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield problems that are placed as the nodes of a piece, as they are in the file."""
        lines = self.find_stretch(piece.where).line
        for problem in problems:
            yield replace(problem, line=problem.line + lines)

    # ------------------------------------------------------------ problems

    def error(
        self,
        piece: Piece,
        parts: Parts,
        message: str,
        hint: str = "",
        find: str = "",
        paragraph: int = 0,
        code: str = "",
    ) -> Problem:
        """Return an error in a piece.

        Args:
            piece: the piece.
            parts: steps to what is wrong in it.
            message: what is wrong.
            hint: what to write instead.
            find: words by which the place is found more exactly, where a text holds them.
            paragraph: place of the paragraph that holds them, from 0.
            code: its stable name.
        """
        node, where = piece.find_node(parts)
        stretch = self.find_stretch(piece.where)
        line = node.line
        column = node.column
        if find and isinstance(node, Scalar):
            written = self.cut_text(piece.where, node)
            offset = find_written_words(node, written, find, paragraph)
            lines, across = find_position(written, max(0, offset))
            line += lines - 1
            column = across if lines > 1 else column + across - 1
        if self.places_problems:
            line += stretch.line
        return Problem(
            self.path,
            line,
            column,
            Severity.ERROR,
            message,
            where,
            hint,
            code,
        )

    def warning(
        self,
        piece: Piece,
        parts: Parts,
        message: str,
        hint: str = "",
        find: str = "",
        paragraph: int = 0,
        code: str = "",
    ) -> Problem:
        """Return a warning about something in a piece; its arguments are those of `error`."""
        problem = self.error(
            piece,
            parts,
            message,
            hint,
            find,
            paragraph,
            code=code,
        )
        return replace(problem, severity=Severity.WARNING)


def find_stretch(stretches: Mapping[str, Stretch], where: str) -> Stretch | None:
    """Return the stretch of a piece; that of its section for a block which has none.

    Args:
        stretches: by content path.
        where: content path of the piece.
    """
    return stretches.get(where) or stretches.get(where.partition(".")[0])


def _list_texts(piece: Piece) -> Iterator[LanguageText]:
    """Yield the texts of a piece in each of their languages."""
    for field, text in piece.list_models():
        if not isinstance(text, Text):
            continue
        is_rich = isinstance(text, Rich)
        is_running = is_rich and not isinstance(text, Headline)
        limit = "text" if is_running else "line"
        for language, words in text.by_language.items():
            parts = field
            if language != EVERY:
                parts = (*field, language)
            runs, faults = read_runs(words, is_rich=is_rich, limit=limit)
            yield LanguageText(
                piece,
                field,
                parts,
                language,
                words,
                is_rich,
                isinstance(text, Headline),
                runs,
                faults,
            )
