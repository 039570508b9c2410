"""A theme's families and further fonts -> the face of each word; and that widths are the fonts' own."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reporting import ContentError
from reporting.design.fonts import (
    find_emphasis,
    find_font,
    find_lending_families,
    find_missing_characters,
    find_tabular_face,
    split_by_family,
)
from reporting.design.measure import Span, measure_advance
from reporting.design.theme import Theme, load_theme, read_theme
from reporting.pdf.face import find_face
from tests.small_fonts import CHINESE, HEBREW, LATIN, make_font
from tests.tools import ROOT

FONTS = sorted((ROOT / "assets" / "fonts").glob("[CG]*.ttf"))
OURS = load_theme()
SERIF, SANS = find_font(OURS, "serif"), find_font(OURS, "sans")


def theme(folder: Path, fonts: str) -> Theme:
    """Return a theme with some words about its fonts, and small ones beside it."""
    make_font(folder / "chinese.otf", LATIN | CHINESE, is_cff=True)
    make_font(folder / "hebrew.ttf", HEBREW)
    path = folder / "house.yaml"
    path.write_text(f"fonts: {fonts}\n", encoding="utf-8")
    return load_theme(path)


# ---------------------------------------------------------------- widths


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_text_that_is_not_shaped_is_as_wide_as_its_letters(path: Path) -> None:
    """What the deck measures: the font's own advance of every character it has."""
    with TTFont(path) as font:
        metrics = font["hmtx"].metrics
        upem = font["head"].unitsPerEm
        names = font.getBestCmap()
    key = next(
        find_font(OURS, family, bold=bold, italic=italic)
        for family in ("serif", "sans")
        for bold in (False, True)
        for italic in (False, True)
        if OURS.family(family).file(bold=bold, italic=italic).path == path
    )
    for code, name in names.items():
        units, _ = metrics[name]
        assert measure_advance(chr(code), key) == pytest.approx(units / upem, abs=1e-9)


def test_kerning_and_ligatures_are_left_out_of_what_a_deck_measures() -> None:
    for text in ("AVATAR", "office"):
        letters = sum(measure_advance(letter, SERIF) for letter in text)
        assert measure_advance(text, SERIF) == pytest.approx(letters)


# ---------------------------------------------------------------- faces


def test_letters_are_joined_unless_the_theme_keeps_them_apart(tmp_path: Path) -> None:
    apart = find_font(theme(tmp_path, "{ligatures: false}"), "serif")
    assert apart == "Gelasio-Regular-liga"
    assert len(find_face(apart).shape("fine").glyphs) == 4
    assert len(find_face(SERIF).shape("fine").glyphs) == 3


def test_figures_of_tables_are_lining_ones_of_one_width() -> None:
    assert find_tabular_face(OURS, SANS) == SANS
    figures = find_tabular_face(OURS, SERIF)
    assert figures == "Gelasio-Regular+lnum+tnum"
    widths = {find_face(figures).shape(digit).width for digit in "0123456789"}
    assert len(widths) == 1


def test_emphasis_keeps_the_family_and_its_figures() -> None:
    figures = find_tabular_face(OURS, SERIF)
    assert find_emphasis(OURS, SERIF, bold=True, italic=False) == "Gelasio-Bold"
    assert find_emphasis(OURS, figures, bold=True, italic=False) == (
        "Gelasio-Bold+lnum+tnum"
    )
    sloping = find_font(OURS, "sans", italic=True)
    assert find_emphasis(OURS, sloping, bold=False, italic=True) == SANS


# ---------------------------------------------------------------- what a face lacks


def test_a_word_in_a_script_that_a_family_lacks_goes_whole_to_the_other() -> None:
    assert split_by_family(OURS, "The word \u0441\u0430\u0434 is a garden", SERIF) == [
        Span("The word ", SERIF),
        Span("\u0441\u0430\u0434", SANS),
        Span(" is a garden", SERIF),
    ]


def test_a_mark_goes_with_its_letter(tmp_path: Path) -> None:
    """The sans lacks the acute that stands on any letter; the serif has both."""
    word = "xe\u0301x"
    assert not find_face(SANS).has(word)
    assert split_by_family(OURS, f"a {word} z", SANS) == [
        Span("a ", SANS),
        Span(word, SERIF),
        Span(" z", SANS),
    ]
    boxes = theme(tmp_path, "{fallback: [hebrew.ttf]}")
    (span,) = split_by_family(boxes, "\u05d1\u05b8\u05d2", SERIF)
    assert find_face(span.font).program.path.name == "hebrew.ttf"


def test_further_fonts_are_tried_in_their_order(tmp_path: Path) -> None:
    look = theme(tmp_path, "{fallback: [hebrew.ttf, chinese.otf]}")
    spans = split_by_family(look, "See \u4e2d\u6587, \u05d0\u05d1 and more", SERIF)
    assert [(span.text, find_face(span.font).program.path.name) for span in spans] == [
        ("See ", "Gelasio-Regular.ttf"),
        ("\u4e2d\u6587", "chinese.otf"),
        (", ", "Gelasio-Regular.ttf"),
        ("\u05d0\u05d1", "hebrew.ttf"),
        (" and more", "Gelasio-Regular.ttf"),
    ]


def test_what_no_font_has_keeps_its_face_and_is_found(tmp_path: Path) -> None:
    look = theme(tmp_path, "{fallback: [hebrew.ttf]}")
    text = "\u05d0 \u4e2d\u00ad\u2011"
    assert find_missing_characters(OURS, text) == {"\u05d0", "\u4e2d"}
    assert find_missing_characters(look, text) == {"\u4e2d"}
    assert split_by_family(look, "\u4e2d", SERIF) == [Span("\u4e2d", SERIF)]


def test_what_a_theme_names_a_font_for_is_no_loan(tmp_path: Path) -> None:
    look = theme(tmp_path, "{fallback: [hebrew.ttf]}")
    assert find_lending_families(look, "\u05d0") == {}
    assert find_lending_families(look, "\u0441") == {"\u0441": ("Gelasio", "Carlito")}


def test_further_fonts_belong_to_the_files_of_a_theme(tmp_path: Path) -> None:
    theme(tmp_path, "{fallback: [hebrew.ttf, fonts/Carlito-Bold.ttf]}")
    assert list(read_theme(tmp_path / "house.yaml").files) == ["hebrew.ttf"]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("[none.otf]", "no font `none.otf` stands beside the theme or is bundled"),
        ("[house.yaml]", "the font `house.yaml` is not a TrueType or OpenType font"),
        ("[kept.ttf]", "the font `kept.ttf` forbids in its licence to embed"),
    ],
)
def test_a_font_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, names: str, found: str
) -> None:
    make_font(tmp_path / "kept.ttf", LATIN, rights=2)
    with pytest.raises(ContentError) as caught:
        theme(tmp_path, f"\n  fallback: {names}")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 14)
    assert problem.message.startswith(found)
