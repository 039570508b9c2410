"""Lengths, themes and measured text."""

import pytest

from reporting.design.fonts import find_font
from reporting.design.measure import MeasuredText, Span, measure_advance, measure_width
from reporting.design.theme import load_theme
from reporting.design.units import Length, inch, mm, parse_length, pt

THEME = load_theme()
SERIF, SANS = find_font(THEME, "serif"), find_font(THEME, "sans")


def break_lines(spans: list[Span], size: Length, limit: Length) -> list[str]:
    return MeasuredText(spans).break_lines(size, limit)


def test_a_length_is_the_same_in_every_unit() -> None:
    assert inch(1) == pt(72) == mm(25.4) == Length(914_400)
    assert (pt(10) + pt(2) - mm(0)).pt == 12
    assert sum([pt(1), pt(2)], pt(0)).pt == 3
    assert pt(10).part(1, 4).pt == 2.5
    assert (-pt(3)).pt == -3


@pytest.mark.parametrize("text", ["22", "22mm x", "22 em", "mm", ""])
def test_a_length_without_a_unit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a length"):
        parse_length(text)


def test_a_length_says_its_unit() -> None:
    assert parse_length("0.5 in") == inch(0.5)


def test_no_line_is_wider_than_the_column() -> None:
    text = (
        "The valley lines carry more people than the motorway on the busiest days of the year. "
        * 4
    )
    column = pt(180)
    broken = break_lines([Span(text, SERIF)], pt(11), column)
    assert " ".join(broken) == text.strip()
    assert all(measure_advance(line, SERIF) * 11 <= 180 for line in broken)
    fewest = measure_advance(text, SERIF) * 11 / 180
    assert fewest <= len(broken) <= fewest * 1.25


def test_spaces_between_words_are_one_wherever_they_stand() -> None:
    space = measure_advance(" ", SANS)
    one, two = measure_advance("one", SANS), measure_advance("two", SANS)
    for spans in (["one two"], ["one \t\n two"], ["one", " two"], ["one ", "two  "]):
        measured = MeasuredText([Span(text, SANS) for text in spans])
        assert measured.whole == pytest.approx(one + space + two)
        assert measured.widest == pytest.approx(max(one, two))
    inset = MeasuredText([Span("  one", SANS)])
    assert inset.whole == pytest.approx(space + one)
    assert inset.widest == pytest.approx(one)


def test_a_word_wider_than_the_column_is_cut() -> None:
    word = "x" * 300
    broken = break_lines([Span("before " + word + " after", SANS)], pt(16), pt(200))
    assert "".join(broken).replace("before", "").replace("after", "").strip() == word
    assert all(measure_advance(line, SANS) * 16 <= 200 for line in broken)


def test_a_cut_of_uneven_letters_still_fits() -> None:
    broken = break_lines([Span("i" * 200 + "W" * 200, SANS)], pt(16), pt(150))
    assert all(measure_advance(line, SANS) * 16 <= 150 for line in broken)


def test_a_mark_hangs_on_its_word() -> None:
    word = measure_width("certainly", SERIF, pt(12))
    broken = break_lines(
        [Span("is certainly", SERIF), Span("12", SERIF)], pt(12), word + pt(15)
    )
    assert broken == ["is", "certainly12"]


def test_a_short_text_and_none_at_all_have_one_line() -> None:
    assert break_lines([Span("one two", SERIF)], pt(10), pt(400)) == ["one two"]
    assert break_lines([], pt(10), pt(400)) == [""]


def test_lines_begin_where_the_text_says() -> None:
    measured = MeasuredText([Span("one  two-", SERIF), Span("part three", SERIF)])
    breaks = measured.find_breaks(pt(10), measure_width("two-part", SERIF, pt(10)))
    assert [measured.text[start:] for start in breaks] == ["two-part three", "three"]


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.1, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") < 4.5


def test_every_colour_of_text_can_be_read() -> None:
    colours = THEME.colours
    text = [
        colours.ink,
        colours.muted,
        colours.link,
        *THEME.section_colours,
        *THEME.accents.values(),
        *THEME.status.values(),
    ]
    for colour in text:
        assert contrast(colour, colours.paper) >= 4.5, colour
        assert contrast(colour, colours.wash) >= 4.5, colour
    assert contrast(colours.paper, colours.cover) >= 4.5
    for accent in (*THEME.section_colours, *THEME.accents.values()):
        assert contrast(colours.paper, accent) >= 4.5, accent


def test_a_section_without_an_accent_takes_the_default() -> None:
    assert (
        THEME.accent("no-such-section")
        == THEME.accent(None)
        == THEME.accents["default"]
    )


def test_a_word_wider_than_the_line_may_end_lines_after_its_slashes() -> None:
    """Some programs fill the line, some end it after a slash: the more lines are planned."""
    parts = break_lines(
        [Span("https://example.org/a/very/long/address", SANS)], pt(20), pt(160)
    )
    assert parts == ["https://", "example.org/a/", "very/long/address"]


def test_a_line_may_not_end_before_a_part_of_one_letter() -> None:
    """Then the parts before it have a line less to share: the more lines are planned."""
    room = measure_width("https://example.org/", SANS, pt(20))
    parts = break_lines([Span("https://example.org/a/very/long", SANS)], pt(20), room)
    assert parts == ["https://", "example.org/a/very/", "long"]
