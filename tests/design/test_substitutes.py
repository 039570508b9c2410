"""What may be shown in a face's place: known by name or by a file, and no narrower than planned."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.design.fonts import (
    find_font,
    find_slide_font,
    find_widest_face,
    split_by_family,
)
from reporting.design.measure import MeasuredText, Span, measure_advance
from reporting.design.slide_styles import Style
from reporting.design.substitutes import CUTS, Cut, Substitute, find_widths, load_widths
from reporting.design.theme import Theme, load_theme, read_theme
from reporting.design.units import pt
from reporting.errors import ContentError
from reporting.slides.typesetter import SAFETY, Typesetter
from tests.small_fonts import ARABIC, LATIN, make_font

THEME = load_theme()
SETTER = Typesetter(THEME)

WORDS = st.lists(
    st.text("aeinorstmlW’1 .,", min_size=1, max_size=14), min_size=1, max_size=30
).map(" ".join)
LOOKS = list(product(("serif", "sans"), (False, True), (False, True)))


def themed(folder: Path, fonts: str) -> Theme:
    path = folder / "theme.yaml"
    path.write_text(f"fonts: {fonts}\n", encoding="utf-8")
    return load_theme(path)


def measure_as(text: str, name: str, *, bold: bool = False) -> float:
    """Return the width of a text in a face of our tables, at size 1."""
    width = find_widths(Substitute(name), CUTS[2 * bold])
    return sum(width(char) or 0 for char in text)


# ---------------------------------------------------------------- what is known


@pytest.mark.parametrize("cut", CUTS)
def test_each_letter_has_its_width_from_the_table_and_others_have_none(
    cut: Cut,
) -> None:
    table = load_widths("LiberationSans")
    known = {}
    for first, widths in table.cuts[cut].items():
        for code, width in enumerate(widths, first):
            known[chr(code)] = width / table.unit
    width_of = find_widths(Substitute("Arial"), cut)
    letters = [chr(code) for code in range(0x2700)]
    assert "\x00" not in known
    assert {char: width_of(char) for char in letters} == {
        char: known.get(char) for char in letters
    }


@pytest.mark.parametrize(
    ("name", "text", "width"),
    [
        ("Arial", "Hello", 0.722 + 0.556 + 0.222 * 2 + 0.556),
        ("Times New Roman", "Hello", 0.722 + 0.444 + 0.278 * 2 + 0.5),
        ("DejaVu Sans", "Hello", 0.752 + 0.615 + 0.278 * 2 + 0.612),
    ],
)
def test_the_widths_are_those_that_their_makers_print(
    name: str, text: str, width: float
) -> None:
    """Arial's and Times's are those of the standard 14 fonts of PostScript."""
    assert measure_as(text, name) == pytest.approx(width, abs=0.002)


def test_a_face_that_is_not_known_is_an_error_with_its_cure(tmp_path: Path) -> None:
    path = tmp_path / "theme.yaml"
    for name, hint in (
        ("Ariel", "did you mean `Arial`?"),
        ("Comic Sans", "name one of Arial, "),
        ("none.ttf", ""),
    ):
        path.write_text(f"fonts: {{sans: {{substitutes: [{name}]}}}}", "utf-8")
        with pytest.raises(ContentError) as raised:
            read_theme(path)
        (problem,) = raised.value.problems
        assert problem.where == "fonts.sans.substitutes[0]"
        assert hint in problem.hint
        assert problem.code == ("E624" if name == "none.ttf" else "E628")


def test_a_substitute_may_be_a_font_of_ones_own(tmp_path: Path) -> None:
    wide = {char: width * 3 for char, width in LATIN.items()}
    make_font(tmp_path / "Wide.ttf", wide)
    look = themed(tmp_path, "{sans: {substitutes: [Wide.ttf]}}")
    face = find_slide_font(look, "sans", bold=True)
    assert measure_advance("AVe", face) == pytest.approx(3 * 1.72)
    narrow = find_font(look, "sans", bold=True)
    assert measure_advance("xyz", face) == measure_advance("xyz", narrow)
    files = [file.name for file in look.fonts.files]
    assert files[-1] == "Wide.ttf"


def test_a_theme_may_leave_substitutes_out(tmp_path: Path) -> None:
    look = themed(tmp_path, "{sans: {substitutes: []}}")
    own = find_font(look, "sans")
    assert measure_advance("width", find_slide_font(look, "sans")) == (
        measure_advance("width", own)
    )


# ---------------------------------------------------------------- the measure


@pytest.mark.parametrize(("family", "bold", "italic"), LOOKS)
def test_no_word_is_narrower_than_in_any_face(
    family: str, *, bold: bool, italic: bool
) -> None:
    look: dict[str, bool] = {"bold": bold, "italic": italic}
    own = find_font(THEME, family, **look)  # type: ignore[arg-type]
    widest = find_slide_font(THEME, family, **look)  # type: ignore[arg-type]
    names = [one.name for one in THEME.family(family).substitutes]  # type: ignore[arg-type]
    cut = CUTS[2 * bold + italic]
    for word in ("minimum", "1,234.5", "WAVE", "Größe", "l’été", "—", "αβγ"):
        widths = [measure_advance(word, own)]
        for name in names:
            width = find_widths(Substitute(name), cut)
            widths.append(sum(width(char) or 0 for char in word))
        assert measure_advance(word, widest) == pytest.approx(max(widths))


def test_what_is_kept_free_is_not_kept_free_twice() -> None:
    """A substitute's widths are exact: they may fill what the own face leaves free."""
    face = find_widest_face(THEME, find_font(THEME, "sans"), 1 - SAFETY)
    assert measure_advance("minimum", face) == pytest.approx(
        measure_as("minimum", "DejaVu Sans") * (1 - SAFETY)
    )


@given(WORDS, st.integers(300, 700), st.sampled_from(["Arial", "DejaVu Sans"]))
def test_no_face_has_more_lines_than_planned(words: str, width: int, name: str) -> None:
    text = SETTER.make_text(words, Style.TEXT, pt(20))
    planned = SETTER.count_lines(text, pt(width))
    assert len(SETTER.break_shown_lines(text, pt(width))) <= planned
    assert count_lines(words, name, width / 20) <= planned


def count_lines(words: str, name: str, room: float) -> int:
    """Return how many lines a text has in a face of our tables, broken at its spaces."""
    space = measure_as(" ", name)
    lines, filled = 1, 0.0
    for word in words.split():
        width = measure_as(word, name)
        if filled and filled + space + width > room:
            lines, filled = lines + 1, width
        else:
            filled += space + width if filled else width
    return lines


# ---------------------------------------------------------------- scripts


def lines_of(text: str, width: float, font: str) -> list[str]:
    return MeasuredText([Span(text, font)]).break_lines(pt(10), pt(width))


def test_texts_without_spaces_are_broken_by_the_rules_of_unicode(
    tmp_path: Path,
) -> None:
    text = "日本語の文章は、どこでも「改行」できる。"
    make_font(tmp_path / "Wide.ttf", dict.fromkeys(text, 1000))
    look = themed(tmp_path, "{fallback: [Wide.ttf]}")
    (span,) = split_by_family(look, text, find_font(look, "sans"))
    for room in range(30, 150, 7):
        lines = lines_of(text, room, span.font)
        assert "".join(lines) == text
        assert all(len(line) <= room // 10 for line in lines)
        assert not any(line[0] in "、」。" for line in lines)
        assert not any(line.endswith("「") for line in lines)
    assert lines_of(text, 80, span.font)[0] == "日本語の文章は、"


def test_a_bold_word_is_no_reason_to_keep_characters_together(tmp_path: Path) -> None:
    make_font(tmp_path / "Wide.ttf", dict.fromkeys("日本語。", 1000))
    look = themed(tmp_path, "{fallback: [Wide.ttf]}")
    (span,) = split_by_family(look, "日本", find_font(look, "sans"))
    measured = MeasuredText([span, Span("語", span.font), Span("。", span.font)])
    assert measured.break_lines(pt(10), pt(30)) == ["日本", "語。"]


def test_thai_is_broken_between_syllables_and_never_before_a_vowel() -> None:
    text = "เอกสารนี้อธิบายเรื่องการประชุม"
    font = find_font(THEME, "sans")
    lines = lines_of(text, 60, font)
    assert "".join(lines) == text
    assert len(lines) > 1
    starts = {line[0] for line in lines}
    assert not starts & set("\u0e31\u0e34\u0e35\u0e48\u0e49\u0e32\u0e33")


def test_korean_words_are_whole(tmp_path: Path) -> None:
    make_font(tmp_path / "Wide.ttf", dict.fromkeys("한국어문장은", 1000))
    look = themed(tmp_path, "{fallback: [Wide.ttf]}")
    (span,) = split_by_family(look, "한국어", find_font(look, "sans"))
    assert lines_of("한국어 문장은", 50, span.font) == ["한국어", "문장은"]


def test_letters_that_join_are_measured_as_they_are_shaped(tmp_path: Path) -> None:
    """Lam and alif are one glyph, narrower than the two by themselves."""
    make_font(tmp_path / "Arabic.ttf", ARABIC)
    look = themed(tmp_path, "{fallback: [Arabic.ttf]}")
    setter = Typesetter(look)
    joined = setter.make_text("\u0644\u0627", Style.TEXT, pt(10))
    assert setter.measure_text(joined).widest == pytest.approx(0.56)
    apart = setter.make_text("\u0644", Style.TEXT, pt(10))
    assert setter.measure_text(apart).widest == pytest.approx(0.7)
