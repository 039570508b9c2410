"""The content of the bench: N sections of made-up text, with a list, a table and a chart each.

A section is a heading, three paragraphs of 80 words, four bullets, a table of 5 rows by 4
columns and a chart of five bars. The words are drawn evenly from 6,000 made-up ones, so that
no cache of words or lines helps more than it would with real text. The same N gives the same
content on every machine, and the first sections of a long content are those of a short one.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

VOCABULARY_SIZE = 6_000
PARAGRAPHS = 3
PARAGRAPH_WORDS = 80
BULLETS = 4
ROWS = 5
COLUMNS = 4
BARS = 5

VALUES = (12, 17, 23, 28, 34, 41, 46, 53, 59, 64, 72, 88)
"""The numbers of all tables and charts: few, so that one claim can give every one of them."""

_SEED = 20261122
_ONSETS = (
    "b",
    "c",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "v",
)
_NUCLEI = ("a", "e", "i", "o", "u", "ea")
_CODAS = ("", "n", "r", "l", "s", "nt")
_SYLLABLES = (1, 2, 2, 2, 3, 3)
_NUMBER_WORDS = {"ten", "tens"}
"""Words that the syllables make, but that are figures, which a claim would have to give."""
_SENTENCE_WORDS = 16


class Table(NamedTuple):
    """A table: a label a row, and a number in every other column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Chart(NamedTuple):
    """A bar chart of one series."""

    title: str
    series: str
    categories: tuple[str, ...]
    values: tuple[int, ...]


class Section(NamedTuple):
    """One section, without any markup."""

    title: str
    takeaway: str
    paragraphs: tuple[str, ...]
    bullets: tuple[str, ...]
    table: Table
    chart: Chart


def make_vocabulary(size: int = VOCABULARY_SIZE) -> list[str]:
    """Return different made-up words of one to three syllables, the same in every run."""
    chance = random.Random(_SEED)  # noqa: S311  (nothing is secret here)
    words: dict[str, None] = {}
    while len(words) < size:
        word = ""
        for _ in range(chance.choice(_SYLLABLES)):
            word += chance.choice(_ONSETS) + chance.choice(_NUCLEI)
        word += chance.choice(_CODAS)
        if word not in _NUMBER_WORDS:
            words[word] = None
    return list(words)


def make_sections(count: int) -> list[Section]:
    """Return the first so many sections of the bench."""
    vocabulary = make_vocabulary()
    sections = []
    for number in range(1, count + 1):
        # A seed a section: the first 20 are the same, however many are asked for.
        chance = random.Random(_SEED + number)  # noqa: S311
        sections.append(_make_section(chance, vocabulary))
    return sections


def _make_section(chance: random.Random, vocabulary: Sequence[str]) -> Section:
    def make_sentence(words: int) -> str:
        chosen = chance.choices(vocabulary, k=words)
        text = " ".join(chosen)
        return f"{text.capitalize()}."

    def make_label() -> str:
        return chance.choice(vocabulary).capitalize()

    paragraphs = []
    for _ in range(PARAGRAPHS):
        sentences = [
            make_sentence(_SENTENCE_WORDS)
            for _ in range(PARAGRAPH_WORDS // _SENTENCE_WORDS)
        ]
        paragraphs.append(" ".join(sentences))
    rows = []
    for _ in range(ROWS):
        numbers = chance.choices(VALUES, k=COLUMNS - 1)
        rows.append((make_label(), *map(str, numbers)))
    table = Table(
        title=make_sentence(6).removesuffix("."),
        columns=tuple(make_label() for _ in range(COLUMNS)),
        rows=tuple(rows),
    )
    categories = chance.sample(vocabulary, BARS)
    chart = Chart(
        title=make_sentence(6).removesuffix("."),
        series=make_label(),
        categories=tuple(category.capitalize() for category in categories),
        values=tuple(chance.choices(VALUES, k=BARS)),
    )
    return Section(
        title=make_sentence(3).removesuffix("."),
        takeaway=make_sentence(8),
        paragraphs=tuple(paragraphs),
        bullets=tuple(make_sentence(10) for _ in range(BULLETS)),
        table=table,
        chart=chart,
    )
