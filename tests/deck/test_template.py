"""A deck on a template that somebody else drew: it is theirs to look at, and ours in what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from reporting.content.model import Content
from reporting.deck.ooxml.xml import root_element
from reporting.deck.render import render_deck
from reporting.deck.template.load import Template, load_template
from reporting.deck.template.report import inspect_template
from reporting.design.colour import TEXT, find_least_contrast, measure_contrast
from reporting.design.fonts import find_font
from reporting.design.measure import measure_width
from reporting.design.theme import Theme
from reporting.design.units import pt
from reporting.plan.model import DossierPlan
from reporting.plan.words import plain_line
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan
from tests.deck.conftest import walk
from tests.deck.geometry import rendered_faults
from tests.deck.linter import package_faults
from tests.deck.templates import (
    dark,
    default,
    edited,
    of_libreoffice,
    parts,
    replaced,
    sized,
    with_samples,
)
from tests.tools import ooxml_errors

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"

OTHERS = ("Beehive", "Focus", "Lights", "Midnightblue")
"""Templates of LibreOffice: art at the edges, a lively ground, a gradient, text where the master has it."""


@dataclass(frozen=True)
class Drawn:
    """A template, the plan made for it, and the deck."""

    template: Template
    plan: DeckPlan
    data: bytes
    deck: Any


Draw = Callable[[bytes], Drawn]


@pytest.fixture(scope="session")
def draw(
    content: Content,
    dossier: DossierPlan,
    theme: Theme,
    tmp_path_factory: pytest.TempPathFactory,
) -> Draw:
    """Return what draws the deck of every kind of block on a template; the same template once."""
    folder, known = tmp_path_factory.mktemp("templates"), dict[bytes, Drawn]()
    sections = [section.id for section in content.sections]

    def drawn(data: bytes) -> Drawn:
        if data not in known:
            path = folder / f"{len(known)}.pptx"
            path.write_bytes(data)
            template = load_template(path, theme, sections)
            plan = plan_deck(
                dossier, template.theme, template.grids, looks=template.looks
            )
            made = render_deck(plan, template.theme, template)
            known[data] = Drawn(template, plan, made, Presentation(BytesIO(made)))
        return known[data]

    return drawn


def colours(drawn: Drawn, slide: Any) -> set[str]:
    """Return the values of the colours of a slide's words."""
    found = set()
    for look in slide._element.iter(f"{A}rPr"):
        fill = look.find(f"{A}solidFill")
        if fill is not None:
            layout = next(
                one
                for one in drawn.template.layouts
                if one.name == slide.slide_layout.name
            )
            shade = layout.scheme.find_shade(fill)
            assert shade is not None
            found.add(shade.value)
    return found


# ---------------------------------------------------------------- what is drawn where


def test_each_slide_stands_on_the_layout_that_is_meant_for_it(draw: Draw) -> None:
    drawn = draw(default())
    named = {
        planned.kind: slide.slide_layout.name
        for planned, slide in zip(drawn.plan.slides, drawn.deck.slides, strict=True)
    }
    assert named[SlideKind.COVER] == "Title Slide"
    assert named[SlideKind.SECTION] == "Section Header"
    assert (
        named[SlideKind.TEXT]
        == named[SlideKind.AGENDA]
        == named[SlideKind.CLOSE]
        == "Title and Content"
    )
    assert (
        named[SlideKind.CHART]
        == named[SlideKind.TABLE]
        == named[SlideKind.TIMELINE]
        == "Title Only"
    )


def test_all_layouts_are_kept_and_the_slides_say_what_is_planned(draw: Draw) -> None:
    drawn = draw(default())
    assert len(drawn.deck.slide_layouts) == 11
    for slide, planned in zip(drawn.deck.slides, drawn.plan.slides, strict=True):
        assert slide.shapes.title.text.replace("\v", "") == "".join(
            run.text for run in planned.title.runs
        )
        assert slide.notes_slide.notes_text_frame.text == "\n".join(
            map(plain_line, planned.notes)
        )


def test_titles_and_furniture_stand_where_the_template_has_them(draw: Draw) -> None:
    drawn = draw(default())
    for slide, planned in zip(drawn.deck.slides, drawn.plan.slides, strict=True):
        if planned.kind in (SlideKind.COVER, SlideKind.SECTION):
            continue
        held = {shape.name: shape._element.spPr for shape in slide.placeholders}
        assert {"Title", "Footer", "Date", "Slide number"} <= held.keys()
        for name in ("Title", "Footer", "Date", "Slide number"):
            assert held[name].find(f"{A}xfrm") is None, name


def test_text_stands_within_the_text_of_the_template(draw: Draw) -> None:
    drawn = draw(default())
    master = next(
        p
        for p in drawn.deck.slide_layouts[1].placeholders
        if p.placeholder_format.idx == 1
    )
    for slide, planned in zip(drawn.deck.slides, drawn.plan.slides, strict=True):
        if planned.kind in (SlideKind.COVER, SlideKind.SECTION):
            continue
        for shape in slide.shapes:
            if shape.name not in ("Title", "Footer", "Date", "Slide number"):
                assert shape.left >= master.left
                assert shape.left + shape.width <= master.left + master.width + 1, (
                    shape.name
                )
                assert shape.top >= master.top, shape.name


def test_what_the_template_has_no_place_for_stands_in_text_boxes(draw: Draw) -> None:
    drawn = draw(default())
    for slide in drawn.deck.slides:
        for shape in slide.shapes:
            if shape.name in ("Kicker", "Sources"):
                assert not shape.is_placeholder


def test_fonts_and_colours_are_those_of_the_template(draw: Draw) -> None:
    for slide in draw(default()).deck.slides:
        faces = {face.get("typeface") for face in slide._element.iter(f"{A}latin")}
        assert faces <= {"+mj-lt", "+mn-lt", "Segoe UI Symbol"}
    named = {
        c.get("val")
        for s in draw(default()).deck.slides
        for c in s._element.iter(f"{A}schemeClr")
    }
    assert {"tx1", "accent1", "accent2", "accent3"} <= named


def test_titles_are_sentences_even_where_the_template_sets_capitals(draw: Draw) -> None:
    drawn = draw(default())
    assert b'cap="all"' in parts(default())[LAYOUT.format(3)]
    slide = next(
        s for s in drawn.deck.slides if s.slide_layout.name == "Section Header"
    )
    assert {
        look.get("cap") for look in slide.shapes.title._element.iter(f"{A}rPr")
    } == {"none"}


def test_text_boxes_are_sentences_even_where_the_template_sets_capitals(
    draw: Draw,
) -> None:
    """A template whose own text boxes are in spaced capitals."""
    size = '<a:defRPr sz="1800" kern="1200">'
    loud = '<a:defRPr sz="1800" kern="1200" cap="all" spc="300">'
    drawn = draw(edited(default(), {"ppt/presentation.xml": replaced(size, loud)}))
    for slide in drawn.deck.slides:
        looks = list(slide.shapes._spTree.iter(f"{A}rPr"))
        assert looks
        assert {(look.get("cap"), look.get("spc")) for look in looks} == {("none", "0")}


def test_sample_slides_are_gone_with_all_that_only_they_used(draw: Draw) -> None:
    drawn = draw(with_samples())
    assert len(drawn.deck.slides) == len(drawn.plan.slides)
    assert b"Sample 0" not in b"".join(parts(drawn.template.data).values())
    assert not [
        name
        for name in parts(drawn.template.data)
        if "media" in name or "slides/" in name
    ]
    assert package_faults(drawn.data) == []


def test_equal_templates_give_equal_bytes(draw: Draw, theme: Theme) -> None:
    drawn = draw(default())
    assert render_deck(drawn.plan, theme, drawn.template) == drawn.data


# ---------------------------------------------------------------- read on every ground


def fragment(xml: str) -> bytes:
    """Return written elements as a document."""
    return root_element("p:fragment", xml).encode()


def test_on_a_dark_master_words_are_light(draw: Draw) -> None:
    drawn = draw(dark())
    for slide in drawn.deck.slides:
        for colour in colours(drawn, slide) - {
            drawn.template.bindings[SlideKind.PROCESS].theme.colours.paper
        }:
            assert measure_contrast(colour, "#000000") >= 3.0, colour
    ink = drawn.template.bindings[SlideKind.TEXT].theme.colours.ink
    assert ink == "#FFFFFF"


@pytest.mark.parametrize("make", [default, dark])
def test_every_colour_of_words_is_read_on_its_ground(
    draw: Draw, make: Callable[[], bytes]
) -> None:
    for dress in draw(make()).template.bindings.values():
        look = dress.theme
        ground = "#000000" if make is dark else "#FFFFFF"
        words = [
            look.colours.ink,
            look.colours.muted,
            *look.accents.values(),
            *look.status.values(),
        ]
        assert find_least_contrast(ground, words) >= TEXT


def test_on_a_dark_master_further_shades_go_towards_the_ground(draw: Draw) -> None:
    """So that words on them are read: light slices bear dark words, dark ones light words."""
    for make, changes in ((default, ["lumMod", "lumOff"]), (dark, ["lumMod"])):
        paint = draw(make()).template.bindings[SlideKind.CHART].paint
        colour = etree.fromstring(fragment(paint.colour("#123456", 0.5)))[0]
        assert [etree.QName(change).localname for change in colour] == changes


def test_where_only_the_master_has_room_its_places_are_taken(draw: Draw) -> None:
    drawn = draw(of_libreoffice(OTHERS)["Midnightblue"])
    master = {
        shape.placeholder_format.type: shape
        for shape in drawn.deck.slide_masters[0].placeholders
    }
    slide = next(
        s
        for s, p in zip(drawn.deck.slides, drawn.plan.slides, strict=True)
        if p.kind is SlideKind.TEXT
    )
    assert abs(slide.shapes.title.left - master[PP_PLACEHOLDER.TITLE].left) <= 1
    assert abs(slide.shapes.title.top - master[PP_PLACEHOLDER.TITLE].top) <= 1
    assert any(
        "it stands where the master has it" in problem.message
        for problem in drawn.template.warnings
    )


def test_an_accent_that_is_too_faint_is_taken_in_a_shade_of_the_scheme(
    draw: Draw,
) -> None:
    faint = edited(
        default(),
        {
            THEME: replaced(
                '<a:accent1><a:srgbClr val="4F81BD"/>',
                '<a:accent1><a:srgbClr val="F79646"/>',
            )
        },
    )
    drawn = draw(faint)
    paint = drawn.template.bindings[SlideKind.TEXT].paint
    accents = drawn.template.bindings[SlideKind.TEXT].theme.accents
    written = paint.colour(next(iter(accents.values())))
    first = etree.fromstring(fragment(written))[0]
    assert (first.get("val"), [etree.QName(change).localname for change in first]) == (
        "accent1",
        ["lumMod"],
    )
    assert any("accent1 #F79646 is used as" in note for note in drawn.template.notes)


def test_a_lively_ground_gets_a_panel_and_a_quiet_one_none(draw: Draw) -> None:
    lively = draw(of_libreoffice(OTHERS)["Focus"])
    cover = lively.deck.slides[0]
    assert "Panel" in [shape.name for shape in cover.shapes]
    quiet = draw(default())
    assert not any(
        "Panel" in [shape.name for shape in slide.shapes] for slide in quiet.deck.slides
    )


# ---------------------------------------------------------------- what is missing is
# substituted


def test_without_a_layout_for_sections_they_stand_on_content(draw: Draw) -> None:
    data = edited(
        default(),
        {
            LAYOUT.format(3): lambda part: part.replace(
                b'type="secHead"', b'type="picTx"'
            ).replace(b"Section Header", b"Special")
        },
    )
    drawn = draw(data)
    assert (
        drawn.template.bindings[SlideKind.SECTION].layout
        == drawn.template.bindings[SlideKind.TEXT].layout
    )
    assert any(
        "no layout for section openers" in problem.message
        for problem in drawn.template.warnings
    )


def test_layouts_are_known_by_their_names_too(draw: Draw) -> None:
    names = {
        1: ("title", "Title Slide", "Titelfolie"),
        2: ("obj", "Title and Content", "Titre et contenu"),
        3: ("secHead", "Section Header", "Intestazione sezione"),
        6: ("titleOnly", "Title Only", "Sólo el título"),
    }
    edits = {}
    for number, (kind, old, new) in names.items():

        def edit(
            part: bytes, kind: str = kind, old: str = old, new: str = new
        ) -> bytes:
            return part.replace(f'type="{kind}"'.encode(), b'type="cust"').replace(
                old.encode(), new.encode()
            )

        edits[LAYOUT.format(number)] = edit
    used = {
        kind: dress.layout
        for kind, dress in draw(edited(default(), edits)).template.bindings.items()
    }
    assert used[SlideKind.COVER] == LAYOUT.format(1)
    assert used[SlideKind.TEXT] == LAYOUT.format(2)
    assert used[SlideKind.SECTION] == LAYOUT.format(3)
    assert used[SlideKind.CHART] == LAYOUT.format(6)


def test_a_layout_without_a_title_is_never_chosen(draw: Draw) -> None:
    drawn = draw(
        edited(
            default(),
            {
                LAYOUT.format(2): replaced(
                    '<p:ph type="title"/>', '<p:ph type="pic" idx="77"/>'
                )
            },
        )
    )
    assert drawn.template.bindings[SlideKind.TEXT].layout != LAYOUT.format(2)
    assert all(slide.shapes.title is not None for slide in drawn.deck.slides)


def test_a_title_that_is_too_low_for_two_lines_gets_a_box_of_its_own(
    draw: Draw,
) -> None:
    low = edited(
        default(),
        {
            MASTER: replaced(
                '<a:off x="457200" y="274638"/><a:ext cx="8229600" cy="1143000"/>',
                '<a:off x="457200" y="274638"/><a:ext cx="8229600" cy="400000"/>',
            )
        },
    )
    drawn = draw(low)
    slide = next(
        s for s in drawn.deck.slides if s.slide_layout.name == "Title and Content"
    )
    assert slide.shapes.title.height > 400_000
    assert (
        drawn.template.grids.content.body.top
        > slide.shapes.title.top + slide.shapes.title.height
    )


def test_without_places_for_footer_and_number_they_stand_in_text_boxes(
    draw: Draw,
) -> None:
    def bare(part: bytes) -> bytes:
        root = etree.fromstring(part)
        for tree in root.iter(f"{P}spTree"):
            for shape in list(tree):
                mark = shape.find(f".//{P}ph")
                if mark is not None and mark.get("type") in ("ftr", "sldNum", "dt"):
                    tree.remove(shape)
        return etree.tostring(root)

    drawn = draw(edited(default(), {LAYOUT.format(number): bare for number in (2, 6)}))
    slide = next(
        s for s in drawn.deck.slides if s.slide_layout.name == "Title and Content"
    )
    shapes = {shape.name: shape for shape in slide.shapes}
    assert "Date" not in shapes
    assert not shapes["Footer"].is_placeholder
    assert (
        shapes["Slide number"].top + shapes["Slide number"].height
        <= drawn.deck.slide_height
    )


# ---------------------------------------------------------------- fonts


def test_a_face_that_nobody_knows_is_measured_with_a_wide_margin_and_told(
    draw: Draw, theme: Theme
) -> None:
    strange = edited(
        default(),
        {
            THEME: replaced(
                '<a:minorFont><a:latin typeface="Calibri"/>',
                '<a:minorFont><a:latin typeface="Brandon Corporate"/>',
            )
        },
    )
    drawn = draw(strange)
    ours, theirs = (
        measure_width("Robots pick apples", find_font(look, "label"), pt(20))
        for look in (theme, drawn.template.theme)
    )
    assert theirs / ours == pytest.approx(1.25, abs=0.001)
    (told,) = [
        problem
        for problem in drawn.template.warnings
        if "Brandon Corporate" in problem.message
    ]
    assert told.hint
    assert len(draw(default()).plan.slides) <= len(drawn.plan.slides)


def test_a_face_of_known_metrics_is_measured_as_it_is(draw: Draw, theme: Theme) -> None:
    drawn = draw(default())
    assert drawn.template.warnings == ()
    assert find_font(drawn.template.theme, "label") == find_font(theme, "label")


# ---------------------------------------------------------------- judged by others


@pytest.mark.parametrize("make", [default, dark, with_samples])
def test_the_open_xml_sdk_finds_no_fault(
    draw: Draw, make: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(draw(make()).data)
    assert ooxml_errors(path) == []
    assert package_faults(path.read_bytes()) == []


@pytest.mark.parametrize("name", OTHERS)
def test_decks_on_templates_of_libreoffice_are_sound(
    draw: Draw, name: str, tmp_path: Path
) -> None:
    drawn = draw(of_libreoffice(OTHERS)[name])
    path = tmp_path / "deck.pptx"
    path.write_bytes(drawn.data)
    assert ooxml_errors(path) == []
    assert len(drawn.deck.slides) == len(drawn.plan.slides)
    assert all(slide.shapes.title.text for slide in drawn.deck.slides)


def test_nothing_stands_outside_its_box(draw: Draw, tmp_path: Path) -> None:
    """Calibri, and in the template of LibreOffice DejaVu Sans, are what the rendering has too."""
    decks = [
        draw(default()).data,
        draw(dark()).data,
        draw(of_libreoffice(OTHERS)["Focus"]).data,
    ]
    assert rendered_faults(decks, tmp_path) == []


def test_no_type_is_smaller_than_the_floor(draw: Draw) -> None:
    small = {"Kicker", "Sources", "Footer", "Date", "Slide number", "Status"}
    drawn = draw(of_libreoffice(OTHERS)["Beehive"])
    tokens = drawn.template.theme.slide
    for slide, planned in zip(drawn.deck.slides, drawn.plan.slides, strict=True):
        floor = tokens.backup_floor if planned.backup else tokens.body_floor
        for shape in walk(slide.shapes):
            if shape.has_text_frame and shape.name not in small:
                sizes = {int(run.get("sz")) for run in shape._element.iter(f"{A}rPr")}
                assert min(sizes, default=9999) >= floor.pt * 100, shape.name


@pytest.mark.parametrize(
    ("width", "height", "share"),
    [(13.333, 7.5, 1), (10, 5.625, 0.75), (26.667, 15, 2), (10, 7.5, 0.866)],
)
def test_lengths_are_as_large_as_the_slide_lets_them_be(
    draw: Draw, theme: Theme, width: float, height: float, share: float
) -> None:
    template = draw(sized(width, height)).template
    ours, theirs = theme.slide, template.theme.slide
    assert template.grids.content.share == pytest.approx(share, abs=0.001)
    for name in ("body", "small", "figure", "cover"):
        size, own = getattr(theirs, name).size, getattr(ours, name).size
        assert size / own == pytest.approx(share, abs=0.01), name
    for name in ("step", "body_floor", "backup_floor"):
        scaled = getattr(theirs, name) / getattr(ours, name)
        assert scaled == pytest.approx(share, abs=0.01), name


def test_the_same_template_in_another_size_has_the_same_slides(draw: Draw) -> None:
    """A slide of 10 x 5.63 in is shown as large as one of 26.67 x 15 in."""
    small, large = (draw(sized(*size)) for size in ((10, 5.625), (26.667, 15)))
    assert len(small.deck.slides) == len(large.deck.slides)


# ---------------------------------------------------------------- what is said of it


def test_inspect_tells_what_each_layout_is_for(tmp_path: Path, theme: Theme) -> None:
    path = tmp_path / "corporate.potx"
    path.write_bytes(with_samples())
    found = inspect_template(path, theme)
    serves = {row.name: row.serves for row in found.layouts}
    assert serves["Title Slide"] == "cover"
    assert serves["Title and Content"] == "text"
    assert serves["Two Content"] == "not used, kept"
    assert found.summary == "slides of 10.00 x 7.50 in, 1 master, 11 layouts"
    assert found.fonts == (
        "headings: Calibri, measured with Carlito",
        "text: Calibri, measured with Carlito",
    )
    assert found.removed == ("2 sample slides",)
