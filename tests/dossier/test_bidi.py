"""Text that reads from right to left: the order in which it is shown (UAX 9)."""

from __future__ import annotations

import re

import pytest

from reporting.paper.typeset.bidi import find_levels, list_shown_runs
from reporting.plan.words import Run
from reporting.record import replace
from tests.dossier.typesetting import COLUMN, join, measure, set_lines, show, styles

HEBREW = "הרשת מוסרת כי הסדרה הגיעה אל 122 מיליון צופים (Squid Game) בשבועות הראשונים. "


def shown(text: str, *, is_rtl: bool) -> str:
    """A text as it stands on paper, read from left to right."""
    levels = find_levels(text, is_rtl=is_rtl)
    if levels is None:
        return text
    parts: list[str] = []
    for start, stop, turned in list_shown_runs(levels, 0, len(text)):
        part = text[start:stop]
        parts.append(part[::-1] if turned else part)
    return re.sub("[\u200f\u202a-\u202e\u2066-\u2069]", "", "".join(parts))


@pytest.mark.parametrize(
    ("text", "is_rtl", "wanted"),
    [
        ("abc אבג 123 דה def", False, "abc הד 123 גבא def"),
        ("אבג abc 12.5% דה", True, "הד abc 12.5% גבא"),
        ("שלום (abc) 3-4!", True, "!3-4 )abc( םולש"),
        ("price: 12 ₪ אבג", False, "price: 12 ₪ גבא"),
        ("السعر 100,5 دولار", True, "رالود 100,5 رعسلا"),
        ("العام ٢٠٢٥ م", True, "م ٢٠٢٥ ماعلا"),
        ("he said “אבג, 5–6” ok.", False, "he said “6–5 ,גבא” ok."),
        ("Hello, world.", True, ".Hello, world"),
        ("אב-12", True, "12-בא"),
        ("1,234.50 אב", True, "בא 1,234.50"),
        ("a \u2067אב c\u2069 d", False, "a c בא d"),
        ("\u202eabc\u202c d", False, "cba d"),
        ("(אב) [גד]", True, "]דג[ )בא("),
        ("אב −3.45 גד", True, "דג −3.45 בא"),
        ("אב (+16%) ג-12", True, "12-ג )+16%( בא"),
        ("درجة −3.45 في", True, "يف −3.45 ةجرد"),
        ("Gazette\u200f, 2 אב", True, "בא 2 ,Gazette"),
    ],
)
def test_text_is_shown_in_the_order_of_uax_9(
    text: str,
    is_rtl: bool,  # noqa: FBT001
    wanted: str,
) -> None:
    assert shown(text, is_rtl=is_rtl) == wanted


def test_text_from_left_to_right_needs_no_levels() -> None:
    assert find_levels("Plain text – “with” signs, 12%.", is_rtl=False) is None


def test_a_hebrew_line_is_shown_from_the_right_and_read_in_order() -> None:
    style = styles("en").aside
    lines = set_lines(HEBREW * 3, style, is_rtl=True)
    assert join(lines) == (HEBREW * 3).strip()
    for line in lines:
        assert line.x + line.width == pytest.approx(COLUMN)
        assert measure(line) == pytest.approx(line.width)
    first = lines[0]
    assert first.spans[-1].words[-1].text == "הרשת"
    assert first.spans[-1].words[-1].is_rtl
    assert show(first).endswith(HEBREW[:9][::-1])


def test_numbers_and_names_within_it_read_from_left_to_right() -> None:
    style = styles("en").aside
    (line,) = set_lines("אל 122 מיליון (Squid Game)", style, is_rtl=True)
    assert show(line) == ")Squid Game( ןוילימ 122 לא"
    turned = {word.text: word.is_rtl for span in line.spans for word in span.words}
    assert turned["122"] is False
    assert turned["Squid"] is False
    assert turned["אל"] is True


def test_a_mark_stands_to_the_left_of_what_it_marks() -> None:
    style = styles("en").aside
    runs = (Run("הסדרה"), Run("14", mark=14), Run(" הגיעה"))
    (line,) = set_lines(runs, style, is_rtl=True)
    assert show(line) == "העיגה 14\u202fהרדסה"


@pytest.mark.parametrize(
    ("is_rtl", "runs", "wanted"),
    [
        (True, ("הרובוט Pomona", 2, " נבדק"), "קדבנ 2\u202fPomona טובורה"),
        (True, ("ראש Orchard", 12, "."), ".12\u202fOrchard שאר"),
        (False, ("the word שלום", 3, " means"), "the word םולש\u202f3 means"),
    ],
)
def test_a_mark_follows_a_word_that_reads_against_the_text(
    is_rtl: bool,  # noqa: FBT001
    runs: tuple[str, int, str],
    wanted: str,
) -> None:
    before, number, after = runs
    said = (Run(before), Run(str(number), mark=number), Run(after))
    (line,) = set_lines(said, styles("en").aside, is_rtl=is_rtl)
    assert show(line) == wanted


def test_a_mark_has_a_face_that_has_its_digits() -> None:
    (line,) = set_lines((Run("said"), Run("1", mark=1)), styles("en").body)
    for span in line.spans:
        for word in span.words:
            assert 0 not in word.glyphs


def test_a_quotation_in_other_letters_reads_as_they_do() -> None:
    body = replace(styles("en").body, patterns="")
    first, *_, last = set_lines(HEBREW.replace(" (Squid Game)", "") * 4, body)
    assert first.x == pytest.approx(0)
    assert first.x + first.width == pytest.approx(COLUMN - body.first)
    assert last.x + last.width == pytest.approx(COLUMN)
    assert show(last).startswith(".")
    (line,) = set_lines("Robots pick apples.", styles("en").aside, is_rtl=True)
    assert show(line) == "Robots pick apples."
    assert line.x + line.width == pytest.approx(COLUMN)


def test_marks_of_direction_are_neither_shown_nor_read() -> None:
    text = "Gazette\u200f, 2 באוק׳"
    (line,) = set_lines(text, styles("en").aside, is_rtl=True)
    assert line.text == text.replace("\u200f", "")
    assert "\u200f" not in show(line)


def test_indents_and_ends_are_on_the_other_side() -> None:
    style = replace(styles("en").aside, left=20.0, first=10.0)
    first, *others = set_lines(HEBREW * 3, style, is_rtl=True)
    assert first.x + first.width == pytest.approx(COLUMN - 30)
    assert others[0].x + others[0].width == pytest.approx(COLUMN - 20)
    end = replace(styles("en").aside, align="end")
    (line,) = set_lines("אל 122", end, is_rtl=True)
    assert line.x == pytest.approx(0)


def test_joined_letters_are_not_parted_in_justified_text() -> None:
    text = "السلام عليكم ورحمة الله وبركاته في هذا اليوم الجميل من أيام السنة " * 6
    body = replace(styles("en").body, patterns="")
    lines = set_lines(text, body, is_rtl=True)
    assert {line.letter for line in lines} == {0}
    assert any(line.gap for line in lines)
