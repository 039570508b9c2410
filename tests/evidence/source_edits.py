"""Sources and random edits of them, each with what became of every paragraph."""

from __future__ import annotations

import io
import random
import textwrap
from dataclasses import dataclass, field

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Set

ROOTS = [
    "bran",
    "cel",
    "dor",
    "fen",
    "gar",
    "hol",
    "ister",
    "jun",
    "kel",
    "lor",
    "mun",
    "nar",
    "opal",
    "pern",
    "quel",
    "ros",
    "sel",
    "tor",
    "ul",
    "vam",
    "wen",
    "yor",
    "zan",
    "ald",
    "bor",
]
ENDS = ["a", "en", "ic", "ia", "ow", "ard", "ell", "ing", "or", "us", "ent", "al"]
WORDS = [root + end for root in ROOTS for end in ENDS]
"""Words that are no number in any language."""
SURNAMES = [
    "Lane",
    "Ash",
    "Birch",
    "Cole",
    "Dunn",
    "Frost",
    "Hale",
    "Marsh",
    "Nye",
    "Rowe",
]
GIVEN = ["Vera", "Tom", "Ines", "Otto", "Maud", "Karl", "Nora", "Hugo"]


@dataclass
class Piece:
    """A paragraph, with which paragraphs of the source before the edit it has words of."""

    text: str
    origins: set[int] = field(default_factory=set)


Source = list[Piece]


def write_sentence(chance: random.Random) -> str:
    """Return a sentence with a number and a name, as a newspaper has them."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(5, 11))]
    figure = chance.choice(
        [
            f"{chance.randint(2, 98)}%",
            f"{chance.randint(11, 99)}.{chance.randint(1, 9)} million",
            f"{chance.randint(100, 9999):,}",
        ]
    )
    name = f"{chance.choice(GIVEN)} {chance.choice(SURNAMES)}"
    words.insert(chance.randint(1, len(words)), figure)
    words.insert(chance.randint(1, len(words)), name)
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."


def write_paragraph(chance: random.Random) -> str:
    """Return a paragraph of a few sentences."""
    return " ".join(write_sentence(chance) for _ in range(chance.randint(1, 4)))


def write_source(chance: random.Random, count: int) -> Source:
    """Return a source of some paragraphs."""
    return [Piece(write_paragraph(chance), {index}) for index in range(count)]


# ------------------------------------------------------------------ edits


def insert(chance: random.Random, source: Source) -> None:
    for _ in range(chance.randint(1, 3)):
        source.insert(chance.randint(0, len(source)), Piece(write_paragraph(chance)))


def remove(chance: random.Random, source: Source) -> None:
    del source[chance.randrange(len(source))]


def split(chance: random.Random, source: Source) -> None:
    at = chance.randrange(len(source))
    sentences = source[at].text.split(". ")
    if len(sentences) > 1:
        first = ". ".join(sentences[:1]) + "."
        rest = ". ".join(sentences[1:])
        origins = source[at].origins
        source[at : at + 1] = [Piece(first, set(origins)), Piece(rest, set(origins))]


def join(chance: random.Random, source: Source) -> None:
    at = chance.randrange(len(source) - 1)
    one, two = source[at : at + 2]
    joined = Piece(f"{one.text} {two.text}", one.origins | two.origins)
    source[at : at + 2] = [joined]


def swap(chance: random.Random, source: Source) -> None:
    one, two = chance.sample(range(len(source)), 2)
    source[one], source[two] = source[two], source[one]


def reword(chance: random.Random, source: Source) -> None:
    piece = chance.choice(source)
    words = piece.text.split()
    for _ in range(chance.randint(1, 3)):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    piece.text = " ".join(words)


def add_words(chance: random.Random, source: Source) -> None:
    piece = chance.choice(source)
    words = piece.text.split()
    words.insert(chance.randint(1, len(words)), "but not yet")
    piece.text = " ".join(words)


def duplicate(chance: random.Random, source: Source) -> None:
    piece = chance.choice(source)
    copy = Piece(piece.text, set(piece.origins))
    source.insert(chance.randint(0, len(source)), copy)


def rewrap(_chance: random.Random, _source: Source) -> None:
    """Change nothing but how the file is written; see `WRITERS`."""


EDITS = [insert, remove, split, join, swap, reword, add_words, duplicate, rewrap]


def edit(chance: random.Random, source: Source) -> Source:
    """Return a source after one edit or a few."""
    edited = [Piece(piece.text, set(piece.origins)) for piece in source]
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        chance.choice(EDITS)(chance, edited)
    return edited


# ------------------------------------------------------------------ files


def write_lines(source: Source, *, again: bool) -> bytes:
    """Return plain text, a paragraph a line; after an edit, with other line ends."""
    end = "\r\n" if again else "\n\n"
    return end.join(piece.text for piece in source).encode()


def write_wrapped(source: Source, *, again: bool) -> bytes:
    """Return plain text with wrapped lines; after an edit, of another width."""
    width = 58 if again else 72
    blocks = ["\n".join(textwrap.wrap(piece.text, width)) for piece in source]
    return ("\n\n".join(blocks) + "\n").encode()


def write_html(source: Source, *, again: bool) -> bytes:
    """Return a page; after an edit, with other elements and typography."""
    parts = ["<!doctype html><html><head><title>A page</title></head><body>"]
    for piece in source:
        words = piece.text
        if again:
            first, _, rest = words.partition(" ")
            words = f"<b>{first}</b>\n {rest.replace(' ', '&nbsp;', 1)}"
        parts.append(f"<div>{words}</div>" if again else f"<p>{words}</p>")
    return "\n".join([*parts, "</body></html>"]).encode()


def write_pdf(source: Source, *, again: bool) -> bytes:
    """Return a PDF; after an edit, with other lines and pages."""
    style = getSampleStyleSheet()["Normal"]
    story: list[Flowable] = []
    for piece in source:
        story += [Set(piece.text, style), Spacer(1, 9)]
    file = io.BytesIO()
    size = (420, 2400) if again else (380, 2400)
    SimpleDocTemplate(file, pagesize=size).build(story)
    return file.getvalue()


WRITERS = {
    "txt": write_lines,
    "wrapped.txt": write_wrapped,
    "html": write_html,
    "pdf": write_pdf,
}
