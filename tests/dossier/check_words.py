"""What a table owes: its head on every page, rows that are whole; and words and numbers that are whole, anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tests.dossier.frames import House, columns, height_of, pages_of
from tests.dossier.geometry import Geometry, Piece
from tests.pdf.reading import Node, read_own


def heads_not_repeated(geometry: Geometry, _: House) -> Iterator[str]:
    """Every page that a table goes on to begins with the table's head, as an artifact."""
    for table in geometry.root.all("Table"):
        cells = [piece for piece in geometry.inside(table) if not piece.within("Note")]
        head = Counter(
            word.text
            for cell in cells
            if cell.within("THead")
            for line in cell.lines
            for word in line.words
        )
        for page in sorted(
            {page for body in table.all("TBody") for page in pages_of(body)}
        )[1:]:
            top = max(
                (line.box.head for cell in cells for line in cell.on(page)),
                default=0.0,  # its notes alone go on there
            )
            above = Counter(
                word.text
                for word in geometry.artifacts
                if word.page == page and word.box.foot > top
            )
            if head - above:
                yield f"page {page + 1} lacks {' '.join(head - above)!r} of the table's head"


def rows_cut(geometry: Geometry, house: House) -> Iterator[str]:
    """A row of a table stands on one page, unless the head and two such rows would fill most of one."""
    for table in geometry.root.all("Table"):
        head, *rows = table.all("TR")
        for row in rows:
            pages = _pages_of_words(geometry, row)
            if len(pages) > 1:
                room = columns(geometry, house, pages[0]).text.height
                if (
                    height_of(geometry, head) + 2 * height_of(geometry, row)
                    < room * 0.6
                ):
                    yield f"the row {row.text[:60]!r} is cut after page {pages[0] + 1}"


def _pages_of_words(geometry: Geometry, row: Node) -> list[int]:
    """Return the pages on which words of a row stand, in order; its notes may stand below the table."""
    words = [piece for piece in geometry.inside(row) if not piece.within("Note")]
    return sorted({page for piece in words for page in piece.pages()})


# ---------------------------------------------------------------- words

_HASH = re.compile(r"[0-9a-f]{32,}\W?")
_LONG = 60
"""Letters that no line of text holds: a longer word is cut wherever its line ends."""


class _Letter(NamedTuple):
    """A letter as it is read, and whether a space or a soft hyphen stands before it."""

    text: str
    has_space: bool
    has_hyphen: bool


def words_cut(geometry: Geometry, _: House) -> Iterator[str]:
    """No number is on two lines, and no word without a hyphen; addresses and hashes may end a line anywhere."""
    for piece in geometry.pieces:
        if piece.node.tag == "Figure":
            continue  # labels, each a word of its own
        letters = list(_read_letters(piece.node))
        for at in _find_ends(piece, letters):
            word, place = _find_word(letters, at)
            if len(word) > _LONG or "://" in word or _HASH.fullmatch(word):
                continue
            if _is_number(word, place):
                yield f"the number {word[:place]}|{word[place:]} is cut in {piece}"
            elif not letters[at].has_hyphen and _is_within_word(word, place):
                yield f"the word {word[:place][-30:]}|{word[place:][:30]} is cut without a hyphen in {piece}"


def _read_letters(node: Node) -> Iterator[_Letter]:
    has_space = has_hyphen = False
    for text in read_own(node):
        if text == "\u00ad":
            has_hyphen = True
        elif text.isspace() or text == "\u200b":
            has_space = True
        else:
            yield _Letter(text, has_space, has_hyphen)
            has_space = has_hyphen = False


def _find_ends(piece: Piece, letters: list[_Letter]) -> Iterator[int]:
    """Yield where within words lines end, as numbers of the letters after that."""
    at = 0
    for line in piece.lines:
        if at and at < len(letters) and not letters[at].has_space:
            yield at
        for text in "".join(word.text for word in line.words):
            if at < len(letters) and letters[at].text == text:
                at += 1
            elif text != "-":
                return  # read in another order than it is shown


def _find_word(letters: list[_Letter], at: int) -> tuple[str, int]:
    """Return the word that a letter is in, and the letter's place in it."""
    first, last = at, at + 1
    while first and not letters[first].has_space:
        first -= 1
    while last < len(letters) and not letters[last].has_space:
        last += 1
    return "".join(letter.text for letter in letters[first:last]), at - first


def _is_number(word: str, place: int) -> bool:
    """Say whether a number goes over a place in a word: figures with their points and signs."""
    before, after = word[:place], word[place:]
    if after[0].isdigit():
        return before[-1].isdigit() or (
            (before[-1] in ".,’" and before[-2:-1].isdigit())
            or before in ("−", "-", "+", "€", "$", "£", "€−", "−€")
        )
    return before[-1].isdigit() and (
        after[0] in "%‰" or (after[0] in ".,’" and after[1:2].isdigit())
    )


def _is_within_word(word: str, place: int) -> bool:
    """Say whether letters that belong together stand on both sides of a place."""
    return all(
        letter.isalpha() and not _breaks_anywhere(letter)
        for letter in (word[place - 1], word[place])
    )


def _breaks_anywhere(letter: str) -> bool:
    """Say whether a letter is of a script that is written without spaces."""
    return ord(letter) >= 0x2E80 or 0x0E00 <= ord(letter) < 0x0F00
