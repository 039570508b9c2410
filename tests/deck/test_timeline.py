"""A timeline on a slide: what lasts is a bar, an uncertain time is open, and the line after it broken."""

from __future__ import annotations

from pathlib import Path

from pptx import Presentation
from pptx.oxml.ns import qn

from reporting import build
from tests.content.planted import changed
from tests.samples import write


def test_what_lasts_is_drawn_as_a_bar_and_open_where_it_is_uncertain(
    tmp_path: Path,
) -> None:
    text = changed("        deck: out\n        scale: time\n", "        scale: time\n")
    build(write(tmp_path, text), tmp_path / "out", only="deck")
    slides = Presentation(str(tmp_path / "out" / "briefing.pptx")).slides
    marks = [
        shape
        for slide in slides
        if slide.shapes.title is not None and "trials came" in slide.shapes.title.text
        for shape in slide.element.iter(qn("p:sp"))
        if _name(shape).startswith("Mark ")
    ]
    bars = [
        mark
        for mark in marks
        if mark.find(f".//{qn('a:prstGeom')}").get("prst") == "roundRect"
    ]
    assert (len(marks), len(bars)) == (5, 3)
    assert all(_width(bar) > 3 * _width(marks[0]) for bar in bars)
    fills = [mark.find(f".//{qn('a:solidFill')}")[0].get("val") for mark in marks]
    sure, open_ = {fills[at] for at in (0, 1, 3)}, {fills[at] for at in (2, 4)}
    assert len(sure) == len(open_) == 1
    assert sure != open_


def _name(shape: object) -> str:
    return str(shape.find(f".//{qn('p:cNvPr')}").get("name"))  # type: ignore[attr-defined]


def _width(shape: object) -> int:
    return int(shape.find(f".//{qn('a:xfrm')}/{qn('a:ext')}").get("cx"))  # type: ignore[attr-defined]
