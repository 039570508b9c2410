"""How alike two PDFs of one deck are: where each word stands, and what is seen."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageMath
from pypdfium2 import raw

_CELL = 8
"""Pixels of a window of the structural similarity, across and down."""
_ONE, _TWO = (0.01 * 255) ** 2, (0.03 * 255) ** 2
"""What keeps its quotients from being of nothing (Wang and others, 2004)."""


class Word(NamedTuple):
    """A word: its letters, and where its first one stands, as shares of the page's width."""

    text: str
    x: float
    y: float


def read_words(page: pypdfium2.PdfPage) -> Iterator[Word]:
    """Yield the words of a page: letters that nothing parts."""
    text = page.get_textpage()
    width, height = page.get_size()
    letters = ""
    start = (0.0, 0.0)
    x, y = ctypes.c_double(), ctypes.c_double()
    said = text.get_text_range()
    level = 0.0
    for at, char in enumerate(said):
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        is_apart = letters and abs(y.value - level) > 0.5
        if char.isspace() or char in "\u00ad\ufffe\u00a0\u202f" or is_apart:
            if letters:
                yield Word(letters, *start)
            letters = ""
        if not char.isspace() and char not in "\u00ad\ufffe\u00a0\u202f":
            if not letters:
                start = (x.value / width, (height - y.value) / width)
            letters += char
            level = y.value
    if letters:
        yield Word(letters, *start)


def measure_shifts(one: list[Word], other: list[Word]) -> list[tuple[float, Word]]:
    """Return how far each word of a page is from its twin on another, the farthest first.

    A shift is in shares of the page's width, and 1 where there is no twin.
    """
    twins: dict[str, list[Word]] = defaultdict(list)
    for word in other:
        twins[word.text].append(word)
    shifts: list[tuple[float, Word]] = []
    for word in one:
        near = [
            max(abs(word.x - twin.x), abs(word.y - twin.y)) for twin in twins[word.text]
        ]
        shift = min(near, default=1.0)
        if near:
            del twins[word.text][near.index(shift)]
        shifts.append((shift, word))
    return sorted(shifts, reverse=True)


def show(path: Path, width: int) -> list[Image.Image]:
    """Return the pages of a PDF as grey pictures of a width, in pixels."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            page.render(scale=width / page.get_width()).to_pil().convert("L")
            for page in document
        ]


def measure_similarity(one: Image.Image, other: Image.Image) -> float:
    """Return the mean structural similarity of two grey pictures, 1 where they are the same."""
    size = (one.width - one.width % _CELL, one.height - one.height % _CELL)
    x, y = (picture.crop((0, 0, *size)).convert("F") for picture in (one, other))
    mean_x, mean_y = x.reduce(_CELL), y.reduce(_CELL)

    def mean_product(a: Image.Image, b: Image.Image) -> Image.Image:
        product = ImageMath.lambda_eval(lambda args: args["a"] * args["b"], a=a, b=b)
        assert isinstance(product, Image.Image)
        return product.reduce(_CELL)

    cells = ImageMath.lambda_eval(
        lambda args: (
            (
                (2 * args["mx"] * args["my"] + _ONE)
                * (2 * (args["xy"] - args["mx"] * args["my"]) + _TWO)
            )
            / (
                (args["mx"] * args["mx"] + args["my"] * args["my"] + _ONE)
                * (
                    args["xx"]
                    - args["mx"] * args["mx"]
                    + args["yy"]
                    - args["my"] * args["my"]
                    + _TWO
                )
            )
        ),
        mx=mean_x,
        my=mean_y,
        xx=mean_product(x, x),
        yy=mean_product(y, y),
        xy=mean_product(x, y),
    )
    mean = cells.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(mean, float)
    return mean
