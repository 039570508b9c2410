"""Lettering of drawings: drawn as wide as it was measured, in either direction."""

from __future__ import annotations

import pytest

from reporting.paper.charts.lettering import Lettering, TextMetrics, begins_rtl
from reporting.paper.marks import TextLine
from tests.dossier.galleys import theme

INK = "#000000"


def words(line: TextLine) -> list[str]:
    return [word.text for span in line.spans for word in span.words if word.text]


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize(
    "text", ["Google", "AVATAR Ta To", "1,024.5 t", "Żółw ≥ 4", "two  spaces", "a"]
)
def test_a_label_is_drawn_as_wide_as_it_is_measured(
    text: str, *, is_bold: bool
) -> None:
    line = Lettering(theme()).set_label(text, INK, is_bold=is_bold)
    measured = TextMetrics(theme()).width(text, bold=is_bold)
    assert line.width == pytest.approx(measured)
    assert line.text == text


def test_kerning_makes_a_label_narrower_than_its_letters() -> None:
    metrics = TextMetrics(theme())
    letters = sum(metrics.width(letter) for letter in "AVATAR")
    assert metrics.width("AVATAR") < letters


def test_words_that_read_from_right_to_left_are_shown_so() -> None:
    line = Lettering(theme()).set_label("תפוח 40 אדום", INK)
    assert words(line) == ["אדום", "40", "תפוח"]
    assert line.width == pytest.approx(
        TextMetrics(theme()).width("תפוח 40 אדום"), rel=0.01
    )


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [("40 t", False), ("40 תפוח", True), ("2024", False), ("", False)],
)
def test_the_first_letter_says_where_a_label_begins(text: str, *, is_rtl: bool) -> None:
    assert begins_rtl(text) is is_rtl
