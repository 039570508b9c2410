"""Lines of both directions are painted in the order of reading, wherever their words stand."""

from __future__ import annotations

import pytest

from reporting.paper.marks import Look, Span, TextLine
from reporting.paper.paint.reading_order import ShownWord, has_rtl, sort_by_reading
from reporting.pdf.face import ShapedWord

LOOK = Look("face", 10, "#000000")


def shape(text: str) -> ShapedWord:
    """Return a word; capitals and commas read from right to left, as in examples of UAX 9."""
    is_rtl = text.isupper() or text == ","
    return ShapedWord(text, (1,), (500,), (), (0,), 0.5, is_rtl)


def set_line(shown: str, text: str) -> tuple[TextLine, list[ShownWord]]:
    """Return a line by its words from left to right, and by its text in the order of reading."""
    words = [shape(word) for word in shown.split()]
    span = Span(LOOK, None, tuple(words))
    line = TextLine(0, 0, (span,), text=text)
    placed = []
    for number, word in enumerate(words):
        has_space = number < len(words) - 1
        placed.append(ShownWord(10 * number, word, span, has_space))
    return line, placed


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("one two three", "one two three"),
        ("THREE TWO ONE", "ONE TWO THREE"),
        ("they said CAR A last year", "they said A CAR last year"),
        ("YEAR LAST car a SAID THEY", "THEY SAID car a LAST YEAR"),
        ("YEAR a car LAST", "LAST a car YEAR"),
        ("12 LAST", "LAST 12"),
        ("a car LAST", "LAST a car"),
        ("a car LAST", "a car LAST"),
    ],
)
def test_words_are_read_in_their_order(shown: str, read: str) -> None:
    line, words = set_line(shown, read)
    ordered = list(sort_by_reading(line, words))
    assert has_rtl(line) == (shown.lower() != shown)
    assert " ".join([one.shown.word.text for one in ordered]) == read
    assert [one.has_space for one in ordered] == [True] * (len(words) - 1) + [False]


def test_spaces_stay_where_they_part_words() -> None:
    line, words = set_line("SAYS , 12 HE", "HE 12, SAYS")
    glued = [
        word._replace(has_space=word.word.text not in {",", "HE"}) for word in words
    ]
    ordered = list(sort_by_reading(line, glued))
    assert [(one.shown.word.text, one.has_space) for one in ordered] == [
        ("HE", True),
        ("12", False),
        (",", True),
        ("SAYS", False),
    ]
