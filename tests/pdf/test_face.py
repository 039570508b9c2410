"""Font files -> shaped words: kerning, ligatures, marks, figures, and letters from right to left."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.pdf.face import (
    Face,
    FontProgram,
    find_face,
    register_face,
    vary_face,
)
from tests.small_fonts import HEBREW, LATIN, make_font
from tests.tools import ROOT

FONTS = ROOT / "assets" / "fonts"
SERIF = Face("a serif", FontProgram(FONTS / "Gelasio-Regular.ttf"))
SANS = Face("a sans", FontProgram(FONTS / "Carlito-Regular.ttf"))


def boxes(folder: Path, features: dict[str, bool] | None = None) -> Face:
    path = make_font(folder / "boxes.ttf", LATIN | HEBREW)
    return Face("boxes", FontProgram(path), features)


@pytest.mark.parametrize("pair", ["AV", "To", "Ty"])
def test_pairs_of_letters_are_kerned(pair: str) -> None:
    alone = sum(SANS.shape(letter).width for letter in pair)
    assert SANS.shape(pair).width < alone - 0.02
    assert SANS.advance(pair) == pytest.approx(alone, abs=0.001)


def test_letters_are_joined_unless_that_is_switched_off() -> None:
    apart = Face("a serif apart", SERIF.program, {"liga": False})
    joined = SERIF.shape("office")
    assert len(joined.glyphs) < len("office")
    assert len(apart.shape("office").glyphs) == len("office")
    assert joined.clusters == (0, 1, 4, 5)  # ffi is one glyph


def test_a_word_is_shaped_once() -> None:
    assert SERIF.shape("once") is SERIF.shape("on" + "ce")
    assert SERIF.shape("once") is not SANS.shape("once")


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_word_without_letters_has_no_width(*, is_rtl: bool) -> None:
    fresh = Face("a serif anew", SERIF.program)
    word = fresh.shape("", is_rtl=is_rtl)
    assert (word.glyphs, word.width) == ((), 0)


def test_a_width_is_the_sum_of_what_is_drawn() -> None:
    word = SERIF.shape("AVATAR")
    assert word.width == sum(word.advances) / 1000


def test_a_mark_stands_on_its_letter(tmp_path: Path) -> None:
    word = boxes(tmp_path).shape("e\u0301")
    assert word.width == 0.5
    assert word.offsets == ((0, 0), (-250, 150))
    assert word.clusters == (0, 1)


def test_a_word_from_right_to_left_is_shown_from_its_end(tmp_path: Path) -> None:
    face = boxes(tmp_path)
    word = face.shape("\u05d0\u05d1\u05d2", is_rtl=True)
    assert word.clusters == (2, 1, 0)
    assert word.advances == (430, 520, 510)
    assert face.shape("\u05d0\u05d1\u05d2").clusters == (0, 1, 2)


def test_a_hyphen_and_spaces_that_a_font_lacks_are_shown(tmp_path: Path) -> None:
    face = boxes(tmp_path)
    hyphen = face.shape("-")
    for lacking in ("\u00ad", "\u2011"):
        assert face.has(lacking)
        assert face.shape(lacking).glyphs == hyphen.glyphs
        assert face.advance(lacking) == 0.25
    for lacking, width in (("\u00a0", 0.3), ("\u202f", 0.15)):
        assert face.has(lacking)
        assert face.shape(lacking).width == width
        assert face.advance(lacking) == width
    assert not face.has("\u4e2d")


def test_figures_line_up_where_that_is_asked_for() -> None:
    register_face("a serif for tables", SERIF.program.path)
    key = vary_face("a serif for tables", "lnum", "tnum")
    assert key == "a serif for tables+lnum+tnum"
    assert find_face(key).plain == "a serif for tables"
    assert find_face(key).has_even("0123456789")
    assert not SERIF.has_even("0123456789")
    assert SANS.has_even("0123456789")


def test_a_face_may_be_measured_wider_than_it_is() -> None:
    wide = Face("a wide sans", SANS.program, spread=1.25)
    assert wide.advance("Width") == pytest.approx(1.25 * SANS.advance("Width"))


def test_no_system_decides_how_a_word_is_shaped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """HarfBuzz would take the language of the system: Turkish joins no f and i."""
    before = SERIF.shape("fish").glyphs
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    assert Face("a Turkish serif", SERIF.program).shape("fish").glyphs == before


@pytest.mark.parametrize("face", [SERIF, SANS])
def test_a_narrow_space_within_a_word_is_seen(face: Face) -> None:
    bare = face.shape("assez").width + face.shape("?").width
    assert face.shape("assez\u202f?").width - bare > 0.15
    assert face.shape("11\u202f000").width > face.shape("11000").width + 0.15
