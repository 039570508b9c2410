"""Texts of a content -> for each of many names, a piece that says it.

It may say it in part, or in a case of its grammar.

Few names are looked for one after the other. Many are looked for all at once, by one walk
through all texts along a tree of what is sought (Aho and Corasick, 1975), which takes time in
proportion to names and texts together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reporting.content.model import Entity
from reporting.content.parsed import LanguageText, ParsedContent, Piece

_STEM = 4
"""Letters of a word in a name that are looked for at the least."""
_EDGE = "\0"
"""Stands where a word begins or ends: no text of a content holds it."""
_ENOUGH = 2
"""Pieces that say something: one of them is another than the one that asks."""
_FEW = 100_000
"""How many texts are asked for names one by one, before all are asked at once."""


def find_witnesses(
    parsed: ParsedContent, pieces: Sequence[Piece]
) -> list[Piece | None]:
    """Return, for each of some entities, another piece that names it, if there is one.

    Args:
        parsed: the content.
        pieces: of entities.
    """
    if len(pieces) * len(parsed.texts) > _FEW:
        search = _Search(parsed.texts, pieces)
        return [search.find(piece) for piece in pieces]
    return [_find_witness(parsed, piece) for piece in pieces]


def _find_witness(parsed: ParsedContent, piece: Piece) -> Piece | None:
    names = _list_names(piece)
    others = [text for text in parsed.texts if text.piece is not piece]
    for text in others:
        if any(name in text.text for name in names):
            return text.piece
    patterns = [re.escape(name) for name in names]
    patterns += [rf"\b{re.escape(stem)}" for stem in _list_stems(names)]
    pattern = re.compile("|".join(patterns), re.IGNORECASE)
    for text in others:
        if pattern.search(text.text):
            return text.piece
    return None


def _list_names(piece: Piece) -> list[str]:
    entity = piece.value
    if not isinstance(entity, Entity):
        return []
    names = [*entity.name.by_language.values()]
    for alias in entity.aliases:
        names += alias.name.by_language.values()
    return names


def _list_stems(names: Iterable[str]) -> Iterator[str]:
    """Yield the beginnings of words of some names that a case of grammar leaves as they are."""
    for name in names:
        for word in name.split():
            if len(word) >= _STEM:
                length = max(_STEM, -(-len(word) * 2 // 3))  # rounded up
                yield word[:length]


class _Node(dict[str, "_Node"]):
    """What follows a beginning of something that is sought, by the next character.

    Args:
        fallback: the longest other beginning that this one ends with.
        pieces: the first two that say it.
    """

    __slots__ = ("fallback", "pieces")

    def __init__(self, fallback: _Node | None = None) -> None:
        super().__init__()
        self.fallback = fallback
        self.pieces: tuple[Piece, ...] = ()

    def note(self, pieces: Sequence[Piece]) -> None:
        """Note pieces that say it, as long as there are not enough."""
        known = self.pieces
        for piece in pieces:
            if len(known) < _ENOUGH and all(piece is not each for each in known):
                known = (*known, piece)
        self.pieces = known


class _Search:
    """All names of some entities, looked for in all texts at once.

    Args:
        texts: of a content.
        pieces: of entities.
    """

    def __init__(self, texts: Iterable[LanguageText], pieces: Iterable[Piece]) -> None:
        self._root = _Node()
        self._ends = {id(piece): self._plant(piece) for piece in pieces}
        self._nodes = self._link()
        for text in texts:
            self._walk(text)
        for node in reversed(self._nodes):
            if node.fallback is not None:
                node.fallback.note(node.pieces)

    def find(self, piece: Piece) -> Piece | None:
        """Return another piece that names an entity, if there is one."""
        for end in self._ends[id(piece)]:
            for witness in end.pieces:
                if witness is not piece:
                    return witness
        return None

    def _plant(self, piece: Piece) -> list[_Node]:
        """Put what is sought of an entity into the tree; return where each of it ends."""
        names = _list_names(piece)
        sought = [_mark_edges(name).strip(_EDGE) for name in names]
        for stem in _list_stems(names):
            sought.append(_EDGE + _mark_edges(stem).strip(_EDGE))
        ends: list[_Node] = []
        for words in sought:
            node = self._root
            for letter in words:
                node = node.setdefault(letter, _Node())
            ends.append(node)
        return ends

    def _link(self) -> list[_Node]:
        """Find the fallback of each node; return all of them, the shortest first."""
        nodes = list(self._root.values())
        for node in nodes:
            node.fallback = self._root
        for node in nodes:  # which grows
            for letter, after in node.items():
                nodes.append(after)
                other = node.fallback
                while other is not None and letter not in other:
                    other = other.fallback
                after.fallback = self._root if other is None else other[letter]
        return nodes

    def _walk(self, text: LanguageText) -> None:
        """Note at each node that a text leads to that its piece says so."""
        root = self._root
        node = root
        here = (text.piece,)
        for letter in _mark_edges(text.text):
            while letter not in node and node.fallback is not None:
                node = node.fallback
            node = node.get(letter, root)
            if len(node.pieces) < _ENOUGH:
                node.note(here)


def _mark_edges(text: str) -> str:
    return re.sub(r"\b", _EDGE, text.lower())
