"""Text that means something to XML, to PowerPoint or to a spreadsheet comes out as text, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from reporting.cleaning import clean_line, clean_link
from reporting.deck.ooxml.xml import element, escape_literal
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import pt
from reporting.plan.words import Run
from reporting.record import replace
from reporting.slides.model import SlideText
from tests.deck.conftest import Made, made, recompose
from tests.deck.linter import package_faults
from tests.tools import ooxml_errors

PAYLOADS = (
    "<b>x</b> & a <b c",
    '"/><p:bogus/>',
    "null \x00 bell \x07 vertical \x0b noncharacter \ufffe surrogate \ud800 end",
    "_x0041_ and _x005F_",
    "=cmd|'/C calc'!A0",
    "&amp; &#0; <!DOCTYPE x [<!ENTITY e 'y'>]>",
    "line\nbreak\r\nand\u2028more\ttab",
    "\u202eright to left\u202c",
    "a" * 5000,
)


def dressed(english: Made, theme: Theme, text: str, link: str | None = None) -> Made:
    """Return a deck of one slide that says a text wherever it can."""
    slide = next(slide for slide in english.plan.slides if slide.id == "points")
    words = SlideText((Run(text, link=link),), Style.TEXT, pt(16), pt(20))
    frame = replace(slide.body.frames[0], texts=(words,))
    chip = replace(slide.body.badges[0], text=text)
    slide = replace(
        slide,
        kicker=text,
        source_line=(Run(text),),
        notes=(text,),
        title=replace(slide.title, runs=(Run(text),)),
        body=replace(slide.body, frames=(frame,), badges=(chip,)),
    )
    meta = replace(
        english.plan.meta, title=text, subject=text, author=text, keywords=(text,)
    )
    section = replace(english.plan.sections[0], title=text)
    slide = replace(slide, section=section)
    sections = (section, *english.plan.sections[1:])
    plan = replace(
        english.plan, meta=meta, footer=text, slides=(slide,), sections=sections
    )
    return made(recompose(plan, theme), theme)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_text_everywhere(
    english: Made, theme: Theme, payload: str, tmp_path: Path
) -> None:
    deck = dressed(english, theme, payload)
    (slide,) = deck.deck.slides
    body = next(p for p in slide.placeholders if p.placeholder_format.idx == 1)
    assert body.text == slide.shapes.title.text == escape_literal(payload)
    assert slide.notes_slide.notes_text_frame.text == escape_literal(payload)
    assert package_faults(deck.data) == []
    path = tmp_path / "hostile.pptx"
    path.write_bytes(deck.data)
    assert ooxml_errors(path) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c", "abc"),
        ("a\ud800b\ufffec\ufdd0d", "abcd"),
        ("a\r\nb\u2028c\td", "a b c d"),
        ("é漢😀", "é漢😀"),
    ],
)
def test_what_xml_cannot_carry_is_left_out(text: str, kept: str) -> None:
    assert clean_line(text) == kept
    assert etree.fromstring(element("t", text=text)).text == kept
    assert etree.fromstring(element("t", of=text)).get("of") == kept


def test_an_escape_of_powerpoint_stays_what_it_says() -> None:
    assert (
        escape_literal("_x0041_ _x00e9_ x0041") == "_x005F_x0041_ _x005F_x00e9_ x0041"
    )


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//host/share",
        "data:text/html,x",
        "vbscript:x",
        "https:",
        "http://[",
        "#claim-robots",
        "ppaction://hlinkshowjump",
        "",
        None,
    ],
)
def test_links_off_the_list_are_dropped(
    english: Made, theme: Theme, link: str | None
) -> None:
    assert clean_link(link or "") == ""
    deck = dressed(english, theme, "words", link)
    assert addresses(deck) == []


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://exam\u202eple.org/", "https://example.org/"),
    ],
)
def test_links_on_the_list_are_kept_without_what_hides_in_them(
    english: Made, theme: Theme, link: str, written: str
) -> None:
    assert addresses(dressed(english, theme, "words", link)) == [written]


def addresses(deck: Made) -> list[Any]:
    rels = deck.deck.slides[0].part.rels.values()
    return [rel.target_ref for rel in rels if rel.is_external]
