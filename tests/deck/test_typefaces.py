"""The fonts of a template: which are measured, which are warned of, and which are kept."""

from __future__ import annotations

import pytest

from tests.deck.conftest import Load
from tests.deck.templates import default, edited, parts, related, replaced, zipped

MAIN = "ppt/presentation.xml"
THEME = "ppt/theme/theme1.xml"
TYPES = "[Content_Types].xml"


def set_in(face: str) -> bytes:
    """Return the default template with its text in some face."""
    if face == "Calibri":
        return default()
    old = '<a:minorFont><a:latin typeface="Calibri"/>'
    new = f'<a:minorFont><a:latin typeface="{face}"/>'
    return edited(default(), {THEME: replaced(old, new)})


def carrying(face: str) -> bytes:
    """Return that template with the face in it, as PowerPoint embeds fonts."""
    data = related(set_in(face), MAIN, "font", "fonts/font1.fntdata")
    listed = (
        f'<p:embeddedFontLst><p:embeddedFont><p:font typeface="{face}"/>'
        '<p:regular r:id="rId99"/></p:embeddedFont></p:embeddedFontLst><p:defaultTextStyle>'
    )
    kind = (
        '<Default Extension="fntdata" ContentType="application/x-fontdata"/><Default '
    )
    data = edited(
        data,
        {
            MAIN: replaced("<p:defaultTextStyle>", listed),
            TYPES: replaced("<Default ", kind),
        },
    )
    return zipped({**parts(data), "ppt/fonts/font1.fntdata": b"font"})


@pytest.mark.parametrize(
    "face",
    ["Calibri", "Aptos", "Aptos Display", "Segoe UI Semibold", "ＭＳ Ｐゴシック"],
)
def test_a_font_that_office_has_is_not_warned_of(face: str, load: Load) -> None:
    assert [one.code for one in load(set_in(face)).warnings] == []


@pytest.mark.parametrize(
    ("face", "code"), [("Poppins", "W615"), ("Poppins Light", "W615"), ("Ours", "W611")]
)
def test_a_font_that_few_have_is_warned_of(face: str, code: str, load: Load) -> None:
    found = load(set_in(face))
    assert [one.code for one in found.warnings] == [code]
    assert face in found.warnings[0].message


def test_a_font_that_the_template_carries_is_kept_and_not_warned_of(load: Load) -> None:
    found = load(carrying("Poppins"))
    assert not found.warnings
    left = parts(found.data)
    assert left["ppt/fonts/font1.fntdata"] == b"font"
    assert b'<p:font typeface="Poppins"/>' in left[MAIN]


def test_a_wide_face_is_taken_to_be_wide(load: Load) -> None:
    spreads = [
        load(set_in(face)).faces[1].spread for face in ("Calibri", "Aptos", "Poppins")
    ]
    assert spreads == sorted(spreads)
    assert spreads[0] == 1


def test_fonts_of_other_scripts_stay_those_of_the_theme(load: Load) -> None:
    old = '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    new = '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="Meiryo"/><a:cs typeface="Arial"/>'
    left = parts(load(edited(default(), {THEME: replaced(old, new)})).data)[THEME]
    assert b'<a:ea typeface="Meiryo"/><a:cs typeface="Arial"/>' in left
    assert b'<a:font script="Jpan"' in left
