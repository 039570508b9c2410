"""Where things stand on templates that somebody else drew: off the furniture, in the right order."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from reporting.content.model import Content
from reporting.deck.render import render_deck
from reporting.deck.template.load import Template, load_template
from reporting.deck.template.report import inspect_template
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.errors import ContentError
from reporting.plan.model import DossierPlan
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan
from tests.deck.linter import package_faults
from tests.deck.templates import (
    LAYOUT,
    MASTER,
    default,
    drawing,
    edited,
    moved,
    parts,
    renamed,
    replaced,
    without_layouts,
)
from tests.tools import ooxml_errors

WIDTH, HEIGHT = 720, 540
"""Of the default template's slide, in points."""


@pytest.fixture(scope="module")
def made(
    content: Content,
    dossier: DossierPlan,
    theme: Theme,
    tmp_path_factory: pytest.TempPathFactory,
) -> Any:
    """Return what makes a deck on a template: the template, the plan, the bytes."""
    folder = tmp_path_factory.mktemp("places")
    sections = [section.id for section in content.sections]

    def make(data: bytes) -> tuple[Template, DeckPlan, bytes]:
        path = folder / "template.pptx"
        path.write_bytes(data)
        template = load_template(path, theme, sections)
        plan = plan_deck(dossier, template.theme, template.grids, looks=template.looks)
        return template, plan, render_deck(plan, template.theme, template)

    return make


def shapes_of(data: bytes) -> Any:
    """Yield each slide of a deck with its shapes by name, groups whole."""
    for slide in Presentation(BytesIO(data)).slides:
        yield slide, {shape.name: shape for shape in slide.shapes}


def box(shape: Any) -> Rect:
    return Rect(
        Length(shape.left),
        Length(shape.top),
        Length(shape.width),
        Length(shape.height),
    )


# ---------------------------------------------------------------- furniture


def test_nothing_stands_on_a_logo(made: Any) -> None:
    """A logo at the lower right reaches into the text's place, as many do."""
    logo = Rect(pt(560), pt(420), pt(140), pt(110))
    data = edited(default(), {MASTER: drawing(logo, "C00000")})
    _, plan, deck = made(data)
    for (_, shapes), planned in zip(shapes_of(deck), plan.slides, strict=True):
        for name, shape in shapes.items():
            assert not box(shape).meets(logo), (planned.kind, name)


def test_a_faint_watermark_and_a_field_that_holds_all_are_in_nobodys_way(
    made: Any,
) -> None:
    plain = made(default())[0].grids.content.body
    faint = Rect(pt(200), pt(250), pt(300), pt(150))
    whole = Rect(pt(0), pt(0), pt(WIDTH), pt(HEIGHT))
    for rect, colour in ((faint, "FAFAFA"), (whole, "DDEEFF")):
        data = edited(default(), {MASTER: drawing(rect, colour)})
        assert made(data)[0].grids.content.body == plain, colour


def test_line_art_is_measured_by_its_path_and_not_by_its_box(made: Any) -> None:
    """A triangle in the lower right corner has a box that covers the half of the text."""
    path = (
        '<a:custGeom><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="100" y="60"/>'
        '</a:moveTo><a:lnTo><a:pt x="100" y="100"/></a:lnTo><a:lnTo><a:pt x="0" y="100"/>'
        "</a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>"
    )
    rect = Rect(pt(20), pt(140), pt(700), pt(400))
    data = edited(default(), {MASTER: drawing(rect, "C00000", path)})
    template, _, _ = made(data)
    body = template.grids.content.body
    assert body.width > pt(0.6 * WIDTH)
    assert body.bottom < pt(HEIGHT - 80)


def test_a_title_keeps_off_a_logo_beside_it(made: Any) -> None:
    logo = Rect(pt(600), pt(20), pt(90), pt(80))
    _, _, deck = made(edited(default(), {MASTER: drawing(logo, "C00000")}))
    for slide, shapes in shapes_of(deck):
        if slide.slide_layout.name in ("Title and Content", "Title Only"):
            assert not box(shapes["Title"]).meets(logo)
            assert shapes["Title"].width > pt(400)


def test_a_number_that_the_template_writes_itself_is_not_written_again(
    made: Any,
) -> None:
    field = (
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"'
        ' type="slidenum"><a:rPr lang="en"/><a:t>1</a:t></a:fld></a:p></p:txBody>'
    )
    rect = Rect(pt(650), pt(505), pt(40), pt(20))
    data = edited(default(), {MASTER: drawing(rect, "", words=field)})
    _, _, deck = made(data)
    for _, shapes in shapes_of(deck):
        assert "Slide number" not in shapes
        assert "Title" in shapes


def test_a_number_place_that_is_too_small_is_enlarged(made: Any) -> None:
    small = moved("sldNum", Rect(pt(690), pt(510), pt(10), pt(10)))
    data = edited(default(), {LAYOUT.format(2): small, LAYOUT.format(6): small})
    template, plan, deck = made(data)
    least = template.theme.slide.small.size
    for (_, shapes), planned in zip(shapes_of(deck), plan.slides, strict=True):
        if planned.kind is SlideKind.TEXT:
            number = shapes["Slide number"]
            assert number.width >= least.times(2)
            assert number.left + number.width <= pt(WIDTH)


def test_a_date_that_has_no_room_for_the_edition_is_said_alone_and_never_cut(
    made: Any,
) -> None:
    narrow = moved("dt", Rect(pt(36), pt(500), pt(150), pt(28)))
    data = edited(default(), {LAYOUT.format(n): narrow for n in (2, 6)})
    whole, cut = (made(one) for one in (default(), data))
    (edition,) = {
        slide.kicker for slide in whole[1].slides if slide.kind is SlideKind.COVER
    }
    said = {
        shapes["Date"].text_frame.text
        for (_, shapes), planned in zip(shapes_of(cut[2]), cut[1].slides, strict=True)
        if "Date" in shapes and planned.kind is not SlideKind.COVER
    }
    assert said
    assert said <= set(edition.split(" · "))


def test_text_keeps_beside_a_drawing_at_the_foot_where_it_has_more_room_there(
    made: Any,
) -> None:
    """Over the whole width it would be a strip: little is left of that under its kicker."""
    star = Rect(pt(470), pt(380), pt(190), pt(110))
    data = edited(default(), {MASTER: drawing(star, "C00000")})
    grid = made(data)[0].grids.content
    assert grid.body.bottom > star.top
    assert not grid.body.meets(star)


# ---------------------------------------------------------------- covers and openers


def test_a_cover_with_a_line_for_its_subtitle_is_never_refused(made: Any) -> None:
    """The rest stands in further places or in the notes, and the plan says what."""
    line = moved("subTitle", Rect(pt(60), pt(380), pt(600), pt(26)))
    wall = drawing(Rect(pt(0), pt(412), pt(WIDTH), pt(128)), "203040")
    data = edited(default(), {LAYOUT.format(1): lambda part: wall(line(part))})
    _, plan, deck = made(data)
    assert not [text for text in plan.unfit if text.lost]
    noted = {text.where for text in plan.unfit if text.noted}
    assert "edition.subtitle" not in noted
    cover = next(iter(Presentation(BytesIO(deck)).slides))
    shown = " ".join(
        shape.text_frame.text for shape in cover.shapes if shape.has_text_frame
    )
    notes = cover.notes_slide.notes_text_frame.text
    body = plan.slides[0].body
    assert noted == {f"edition.{path}" for path, _ in body.noted}
    assert noted
    for _, words in body.noted:
        assert str(words) in notes
        assert str(words) not in shown


def test_the_list_of_an_opener_never_stands_above_its_title(made: Any) -> None:
    """In PowerPoint's own layouts of 2007 the text of an opener is above its title."""
    _, plan, deck = made(default())
    openers = [
        shapes
        for (_, shapes), planned in zip(shapes_of(deck), plan.slides, strict=True)
        if planned.kind is SlideKind.SECTION
    ]
    assert openers
    for shapes in openers:
        names = list(shapes)
        assert names[0] == "Title"
        if "Text" in shapes:
            assert shapes["Text"].top >= shapes["Title"].top


def test_the_list_of_an_opener_keeps_clear_of_a_title_that_grew(made: Any) -> None:
    """The text of the layout begins within its title, as designers' places do."""
    title = moved("title", Rect(pt(300), pt(200), pt(380), pt(80)))
    text = moved("body", Rect(pt(300), pt(262), pt(380), pt(200)))
    data = edited(default(), {LAYOUT.format(3): lambda part: text(title(part))})
    _, plan, deck = made(data)
    listed = [
        (shapes["Title"], shapes["Text"])
        for (_, shapes), planned in zip(shapes_of(deck), plan.slides, strict=True)
        if planned.kind is SlideKind.SECTION and "Text" in shapes
    ]
    assert listed
    for heading, below in listed:
        assert below.top > heading.top + heading.height


def test_words_keep_their_distance_from_the_edges_of_a_title_with_a_ground(
    made: Any,
) -> None:
    fill = '<a:solidFill><a:srgbClr val="203040"/></a:solidFill></p:spPr>'
    place = Rect(pt(20), pt(20), pt(680), pt(44))
    title = moved("title", place)

    def ground(part: bytes) -> bytes:
        head, title_shape, rest = title(part).partition(b'type="title"')
        return head + title_shape + rest.replace(b"</p:spPr>", fill.encode(), 1)

    data = edited(default(), {LAYOUT.format(n): ground for n in (2, 6)})
    template, plan, deck = made(data)
    words = template.grids.content.title
    for (_, shapes), planned in zip(shapes_of(deck), plan.slides, strict=True):
        if planned.kind in (SlideKind.COVER, SlideKind.SECTION):
            continue
        heading = shapes["Title"]
        frame = heading._element.txBody.bodyPr
        assert frame.get("lIns") is None
        assert heading.left < words.left
        assert heading.left + heading.width > words.right


def test_a_title_does_not_end_in_a_single_word(made: Any) -> None:
    _, plan, deck = made(default())
    for slide, _ in shapes_of(deck):
        lines = slide.shapes.title.text.split("\v")
        assert all(len(line.split()) > 1 for line in lines[1:]), lines
    assert any(slide.title.line_starts for slide in plan.slides)


def test_new_text_boxes_are_not_raised_where_another_program_wrote_that_they_are(
    made: Any,
) -> None:
    """LibreOffice draws the words of all boxes at half their size then."""
    raised = (
        "<a:txDef><a:spPr/><a:bodyPr/><a:lstStyle>"
        '<a:lvl1pPr><a:defRPr sz="5000" baseline="3999"/></a:lvl1pPr>'
        "</a:lstStyle></a:txDef></a:objectDefaults>"
    )
    theme = "ppt/theme/theme1.xml"

    size, higher = '<a:defRPr sz="1800"', '<a:defRPr sz="1800" baseline="3999"'
    edits = {
        theme: replaced("</a:objectDefaults>", raised),
        "ppt/presentation.xml": replaced(size, higher),
    }
    kept = parts(made(edited(default(), edits))[2])
    assert b'baseline="3999"' not in kept["ppt/presentation.xml"]
    (written,) = [one for name, one in kept.items() if name.endswith("theme1.xml")]
    assert b"txDef" in written
    assert b'baseline="3999"' not in written


# ---------------------------------------------------------------- matching


def test_layouts_are_known_by_their_places_in_a_language_that_nobody_knows(
    made: Any,
) -> None:
    names = {1: "甲", 2: "乙", 3: "丙", 6: "丁"}
    data = edited(
        default(),
        {LAYOUT.format(number): renamed(name) for number, name in names.items()},
    )
    template, _, _ = made(data)
    chosen = {kind: layout.name for kind, layout in template.match.layouts.items()}
    assert chosen[SlideKind.COVER] == "甲"
    assert chosen[SlideKind.TEXT] == "乙"
    assert chosen[SlideKind.SECTION] == "丙"
    assert chosen[SlideKind.CHART] == "丁"


def test_text_never_stands_on_the_cover_where_its_place_is_low(made: Any) -> None:
    """A text that grows with its words is saved as high as its prompt."""
    low = moved("obj", Rect(pt(40), pt(126), pt(640), pt(60)))
    data = edited(
        default(),
        {
            LAYOUT.format(2): lambda part: renamed("本文")(low(part)),
            LAYOUT.format(1): renamed("表紙"),
        },
    )
    template, _, _ = made(data)
    assert template.match.layouts[SlideKind.TEXT].name != "表紙"
    assert template.grids.content.body.height > pt(200)


# ---------------------------------------------------------------- no layouts


def test_a_presentation_without_layouts_gets_ours_on_its_master(
    made: Any, tmp_path: Path
) -> None:
    template, plan, deck = made(without_layouts())
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert ooxml_errors(path) == []
    assert package_faults(deck) == []
    read = Presentation(BytesIO(deck))
    assert len(read.slides) == len(plan.slides)
    assert {slide.slide_layout.name for slide in read.slides} == {
        "Cover",
        "Section",
        "Title and content",
        "Title only",
    }
    assert any("four of ours" in problem.message for problem in template.warnings)


# ---------------------------------------------------------------- what is told


def test_inspect_tells_where_slides_stand_and_what_is_avoided(
    tmp_path: Path, theme: Theme
) -> None:
    logo = Rect(pt(600), pt(20), pt(90), pt(80))
    path = tmp_path / "logo.pptx"
    path.write_bytes(edited(default(), {MASTER: drawing(logo, "C00000")}))
    found = inspect_template(path, theme)
    cover, text = found.slides[0], found.slides[1]
    assert cover.startswith("cover: layout 1 `Title Slide`; title ")
    assert text.startswith("text: layout 2 `Title and Content`; title ")
    assert any("title on `Title and Content`" in line for line in found.avoided)
    assert (
        found.sizes[0]
        == "type and lengths at 87% of those on slides of 13.33 x 7.50 in"
    )


def test_a_file_without_a_master_is_refused_with_a_cure(
    tmp_path: Path, theme: Theme
) -> None:
    path = tmp_path / "bare.pptx"
    path.write_bytes(
        edited(
            without_layouts(),
            {"ppt/presentation.xml": _without_masters},
        )
    )
    with pytest.raises(ContentError) as refused:
        load_template(path, theme)
    (problem,) = refused.value.problems
    assert problem.code == "E610"
    assert problem.hint


def _without_masters(part: bytes) -> bytes:
    root = etree.fromstring(part)
    space = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
    for listed in root.findall(f"{space}sldMasterIdLst"):
        root.remove(listed)
    return etree.tostring(root)
