"""What a deck says when it is opened again: each kind of slide, read back with python-pptx."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from reporting import build
from reporting.content.chart_blocks import ChartKind
from reporting.deck.render import render_deck
from reporting.design.theme import Theme
from reporting.plan.block_model import ChartBlock
from reporting.plan.words import plain_line, plain_text
from reporting.record import replace
from reporting.scene import SlideKind
from tests.deck.conftest import Made, recompose, walk
from tests.deck.linter import package_faults
from tests.samples import MINIMAL, write
from tests.tools import ooxml_errors, pdf_text, soffice_pdf

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def xml(shape: Any) -> str:
    return etree.tostring(shape._element, encoding="unicode")


def body(made: Made, slide: str) -> Any:
    return next(
        p for p in made.slide(slide).placeholders if p.placeholder_format.idx == 1
    )


# ---------------------------------------------------------------- every slide


def test_it_has_a_slide_for_each_planned_one_on_the_layout_of_its_kind(
    english: Made,
) -> None:
    layouts = [slide.slide_layout.name for slide in english.deck.slides]
    assert layouts == [slide.kind.value.capitalize() for slide in english.plan.slides]


def test_unused_layouts_are_gone(english: Made, theme: Theme) -> None:
    assert len(english.deck.slide_layouts) == len(SlideKind)
    plan = replace(english.plan, slides=english.plan.slides[:2])
    data = render_deck(recompose(plan, theme), theme)
    with ZipFile(BytesIO(data)) as archive:
        layouts = [
            name
            for name in archive.namelist()
            if re.search(r"slideLayouts/[^/]+$", name)
        ]
    assert layouts == [
        "ppt/slideLayouts/slideLayout1.xml",
        "ppt/slideLayouts/slideLayout2.xml",
    ]
    assert package_faults(data) == []


def test_titles_footers_and_numbers_stand_in_their_placeholders(english: Made) -> None:
    for number, (slide, planned) in enumerate(
        zip(english.deck.slides, english.plan.slides, strict=True), 1
    ):
        assert slide.shapes.title.text.replace("\v", "") == "".join(
            run.text for run in planned.title.runs
        )
        kinds = {p.placeholder_format.type: p for p in slide.placeholders}
        if planned.kind is not SlideKind.COVER:
            assert kinds[PP_PLACEHOLDER.FOOTER].text == english.plan.footer
            assert (
                kinds[PP_PLACEHOLDER.DATE].text
                == english.plan.date
                == "Edition 3 · 22\u00a0November 2026"
            )
            (field,) = kinds[PP_PLACEHOLDER.SLIDE_NUMBER]._element.iter(f"{A}fld")
            assert (field.get("type"), field.findtext(f"{A}t")) == (
                "slidenum",
                str(number),
            )
        sources = [p for p in slide.placeholders if p.name == "Sources"]
        assert [p.text for p in sources] == (
            [plain_text(planned.source_line)] if planned.source_line else []
        )


def test_no_placeholder_is_empty_and_no_prompt_is_left(english: Made) -> None:
    for slide in english.deck.slides:
        assert all(p.has_text_frame and p.text.strip() for p in slide.placeholders)
        assert not re.search("Click to|Title: the message", xml(slide.shapes))


def test_notes_are_as_planned(english: Made) -> None:
    for slide, planned in zip(english.deck.slides, english.plan.slides, strict=True):
        assert slide.notes_slide.notes_text_frame.text == "\n".join(
            map(plain_line, planned.notes)
        )


def test_every_run_has_its_language_size_and_no_autofit(
    english: Made, italian: Made
) -> None:
    for made, tag in ((english, "en-GB"), (italian, "it-IT")):
        for slide in made.deck.slides:
            root = slide._element
            found = {run.get("lang") for run in root.iter(f"{A}rPr", f"{A}endParaRPr")}
            if slide.slide_layout.name == "Sources":  # whose titles have their own
                assert tag in found
                continue
            assert found == {tag}
            assert all(run.get("sz") for run in root.iter(f"{A}rPr"))
            assert not list(root.iter(f"{A}normAutofit", f"{A}spAutoFit"))
            assert all(
                frame.find(f"{A}noAutofit") is not None
                for frame in root.iter(f"{P}txBody/{A}bodyPr")
            )


def test_no_type_is_smaller_than_the_floor_but_in_marks_and_furniture(
    english: Made, theme: Theme
) -> None:
    for slide in english.deck.slides:
        for shape in walk(slide.shapes):
            if not shape.has_text_frame or shape.name in (
                "Kicker",
                "Sources",
                "Footer",
                "Date",
                "Slide number",
                "Status",
            ):
                continue
            sizes = {int(run.get("sz")) for run in shape._element.iter(f"{A}rPr")}
            assert min(sizes, default=9999) >= theme.slide.body_floor.pt * 100, (
                shape.name
            )


def test_what_is_no_text_is_described_or_is_decoration(english: Made) -> None:
    for slide in english.deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                continue
            properties = next(shape._element.iter(f"{P}cNvPr"))
            decorative = properties.find(".//{*}decorative") is not None
            assert decorative != bool(properties.get("descr")), shape.name


def test_the_theme_is_ours(english: Made, theme: Theme) -> None:
    master = english.deck.slide_master
    part = next(
        rel.target_part
        for rel in master.part.rels.values()
        if rel.reltype.endswith("/theme")
    )
    root = etree.fromstring(part.blob)
    faces = [face.get("typeface") for face in root.iter(f"{A}latin")]
    assert faces == [theme.fonts.serif.office, theme.fonts.sans.office]
    scheme = root.find(f".//{A}clrScheme")
    assert scheme is not None
    colours = [slot[0].get("val") for slot in scheme]
    assert colours[:2] == [theme.colours.ink[1:], theme.colours.paper[1:]]
    assert {accent[1:] for accent in theme.accents.values()} <= set(colours)


def test_section_colours_follow_the_scheme(english: Made) -> None:
    kicker = next(
        p for p in english.slide("history").placeholders if p.name == "Kicker"
    )
    assert [c.get("val") for c in kicker._element.iter(f"{A}schemeClr")] == ["accent3"]


def test_slides_are_sorted_into_sections(english: Made) -> None:
    root = english.deck.part._element
    named = {
        s.get("name"): len(list(s.iter("{*}sldId"))) for s in root.iter("{*}section")
    }
    assert named["Machines"] == 5
    assert sum(named.values()) == len(english.plan.slides)


def test_properties_come_from_the_edition(english: Made) -> None:
    core = english.deck.core_properties
    assert (core.title, core.subject, core.author, core.language) == (
        "The orchard and its machines",
        "Picking by robot",
        "Ada Reed",
        "en-GB",
    )
    assert core.created == core.modified == english.plan.meta.date.replace(tzinfo=None)
    assert core.identifier == english.plan.meta.fingerprint


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("presenter: Ada Reed", "Ada Reed"),
        ("presenter: Ada Reed\n  author: Orchard Research", "Orchard Research"),
        ("author: Orchard Research", "Orchard Research"),
        ("", ""),
    ],
)
def test_the_author_is_named_or_nobody_is(
    tmp_path: Path, written: str, author: str
) -> None:
    text = MINIMAL.replace("edition:\n", f"edition:\n  {written}\n")
    build(write(tmp_path, text), tmp_path, only="deck")
    with ZipFile(tmp_path / "briefing.pptx") as package:
        core = package.read("docProps/core.xml").decode()
    named = re.findall("<(?:dc:creator|cp:lastModifiedBy)>(.*?)</", core)
    assert named == ([author] * 2 if author else [])
    assert "<dc:creator/>" not in core


def test_the_file_says_how_large_it_is(english: Made) -> None:
    with ZipFile(BytesIO(english.data)) as package:
        root = etree.fromstring(package.read("docProps/app.xml"))
    said = {etree.QName(one).localname: one.text for one in root}
    assert said["Slides"] == said["Notes"] == str(len(english.plan.slides))
    assert said["HiddenSlides"] == "0"
    assert said["PresentationFormat"] == "Widescreen"
    titles = root.xpath("//*[local-name() = 'TitlesOfParts']//*/text()")
    shown = [slide.shapes.title.text for slide in english.deck.slides]
    assert titles == [title.replace("\v", "") for title in shown]


# ---------------------------------------------------------------- each kind


def test_cover(english: Made) -> None:
    assert body(english, "cover").text == "Picking by robot"
    below = [english.shape("cover", f"Text {n}").text_frame.text for n in (2, 3)]
    assert below == [
        "The harvest begins in a week.",
        "Audience: The board · Presenter: Ada Reed · Internal",
    ]


def test_the_agenda_is_cards_that_lead_to_their_sections(english: Made) -> None:
    openers = [s for s in english.plan.slides if s.kind is SlideKind.SECTION]
    colours = []
    for number, opener in enumerate(openers, 1):
        card = english.shape("agenda", f"Section {number}")
        head, takeaway = card.text_frame.text.split("\n")
        section = english.plan.sections[number - 1]
        assert opener.section is not None
        assert opener.section.id == section.id
        assert head == f"{number}\u2002{section.title}"
        assert takeaway == plain_line(section.takeaway)
        assert card.click_action.target_slide == english.slide(opener.id)
        click = card._element.find(f".//{P}cNvPr/{A}hlinkClick")
        assert click.get("tooltip") == f"section {number}: {takeaway}"
        colours.append(card.fill.fore_color.theme_color)
    assert len(set(colours)) == len(openers) == 4


def test_bullets_are_bullets_with_raised_marks(english: Made) -> None:
    first = body(english, "points").text_frame.paragraphs[0]
    assert first._p.pPr.find(f"{A}buChar").get("char") == "•"
    words, mark, stop = first.runs
    assert (words.text, mark.text, stop.text) == ("Robots are tested", "2", ".")
    assert mark._r.rPr.get("baseline") == "30000"


def test_status_chips_have_form_word_and_colour(english: Made, theme: Theme) -> None:
    chips = [s for s in english.slide("points").shapes if s.name.startswith("Status: ")]
    assert [chip.name for chip in chips] == [
        "Status: 2 unconfirmed",
        "Status: 3 disputed",
        "Status: 4 reported",
    ]
    mark, word = chips[0].shapes
    assert word.text_frame.text == "2 unconfirmed"
    assert theme.status["unconfirmed"][1:] in xml(word)
    assert theme.status["unconfirmed"][1:] in xml(mark)
    forms = {
        xml(chip.shapes[0]).split("<p:spPr>")[1].split("</a:xfrm>")[1][:200]
        for chip in chips[:2]
    }
    assert len(forms) == 2


def test_figures(english: Made) -> None:
    value = english.shape("numbers", "Value 1").text_frame
    assert value.text.replace("\u00a0", " ") == "$11 billion"
    sizes = {run.text.strip(): run.font.size.pt for run in value.paragraphs[0].runs}
    assert sizes == {"$11": 66, "billion": 24}
    assert english.shape("numbers", "Words 1").text_frame.text == (
        "revenue\nsecond quarter of 2026\nup 16% on the year\nThe best quarter so far"
    )
    change = english.shape("numbers", "Change 1")
    assert 'prst="triangle"' in xml(change)
    assert "flipV" not in xml(change)


def test_table_is_a_table_with_a_header_row(english: Made) -> None:
    frame = english.shape("crop-table", "Table")
    assert frame.has_table
    assert frame.table.first_row
    cells = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert cells == [
        ["Year", "Crop", "Remark"],
        ["2024", "40", "dry4"],
        ["2025", "55", "wet"],
        ["2026", "70", "record"],
    ]
    planned = next(
        slide.body.table for slide in english.plan.slides if slide.body.table
    )
    assert [column.width for column in frame.table.columns] == list(planned.widths)
    assert [row.height for row in frame.table.rows] == list(planned.heights)


def test_timeline_marks_what_is_not_dated(english: Made) -> None:
    group = english.shape("history", "Timeline")
    assert (
        "15\u00a0August 2026 (inferred) Trials"
        in group._element.nvGrpSpPr.cNvPr.get("descr")
    )
    dashed = [shape.name for shape in walk(group.shapes) if "prstDash" in xml(shape)]
    dashed = [name for name in dashed if name.startswith("Line")]
    assert dashed == ["Line 2", "Line 3"]
    assert (
        english.shape("history", "Words 1").text_frame.text
        == "March 2026\nJob advertisements2"
    )


def test_process_steps_are_joined_by_connectors(english: Made) -> None:
    group = english.shape("steps", "Process")
    ids = {shape.name: shape.shape_id for shape in walk(group.shapes)}
    joined = [
        (
            int(line._element.find(f".//{A}stCxn").get("id")),
            int(line._element.find(f".//{A}endCxn").get("id")),
        )
        for line in group.shapes
        if line.name.startswith("To step")
    ]
    assert joined == [
        (ids["Card 1"], ids["Card 2"]),
        (ids["Card 2"], ids["Card 3"]),
    ]
    sites = [
        (line._element.find(f".//{A}{end}Cxn").get("idx"))
        for line in group.shapes
        if line.name.startswith("To step")
        for end in ("st", "end")
    ]
    assert sites == ["3", "1"] * 2  # from the right of a card to the left of the next
    assert english.shape("steps", "Number 2").text_frame.text == "2"
    assert (
        english.shape("steps", "Words 2").text_frame.text == "Reach\nAn arm goes there."
    )


def test_comparison(english: Made) -> None:
    left = english.shape("hand-or-robot", "Side 1")
    right = english.shape("hand-or-robot", "Side 2")
    said = [
        [shape.text_frame.text for shape in walk(side.shapes) if shape.has_text_frame]
        for side in (left, right)
    ]
    assert [[words for words in side if words] for side in said] == [
        ["Hands", "Gentle", "Slow"],
        ["Robots", "Fast3", "3 disputed"],
    ]


def test_quotation(italian: Made) -> None:
    assert body(italian, "lane-says").text == "«è la mano che decide»"
    title = italian.shape("lane-says", "Title").text_frame.text
    assert title == "Vera Lane, alla guida di Orchard:"  # and not once more below


def test_callout(english: Made) -> None:
    assert body(english, "caution").text == "No one has measured the saving5."


def test_disagreement(english: Made) -> None:
    assert (
        english.shape("time-or-cost", "Question").text_frame.text
        == "Time, or time and cost?"
    )
    assert (
        english.shape("time-or-cost", "Words 1").text_frame.text
        == "The robots are 10 times faster.3"
    )
    assert english.shape("time-or-cost", "Who 1").text_frame.text == "Vera Lane"
    assert (
        english.shape("time-or-cost", "Reading").text_frame.text
        == "The letter is the later text."
    )


def test_picture_keeps_its_proportions_and_its_description(english: Made) -> None:
    picture = english.shape("picture", "Picture")
    assert picture.width / picture.height == pytest.approx(60 / 40, rel=0.001)
    assert picture._element.nvPicPr.cNvPr.get("descr") == "A green square on white."
    words = [english.shape("picture", f"Caption {number}") for number in (1, 2)]
    assert [one.text_frame.text for one in words] == [
        "The robot Pomona2.",
        "Drawn for the tests",
    ]


def test_sources_are_numbered_and_linked(english: Made) -> None:
    text = body(english, "sources")
    link = next(
        run.hyperlink.address
        for p in text.text_frame.paragraphs
        for run in p.runs
        if run.hyperlink.address
    )
    assert link == "https://example.org/orchard?a=1&b=2"
    assert [n.get("startAt") for n in text._element.iter(f"{A}buAutoNum")] == ["1", "2"]


def test_close(italian: Made) -> None:
    assert (
        body(italian, "close").text.splitlines()[0]
        == "I robot raccolgono le mele e i coltivatori ci guadagnano."
    )


# ---------------------------------------------------------------- read back whole


def test_every_cell_chart_and_note_is_as_planned(english: Made, italian: Made) -> None:
    cells = charts = 0
    for deck in (english, italian):
        for slide, planned in zip(deck.deck.slides, deck.plan.slides, strict=True):
            assert slide.notes_slide.notes_text_frame.text == "\n".join(
                map(plain_line, planned.notes)
            )
            for shape in slide.shapes:
                if shape.has_table and planned.body.table:
                    found = [
                        [cell.text for cell in row.cells] for row in shape.table.rows
                    ]
                    assert found == [
                        ["".join(r.text for r in c.runs) for c in row]
                        for row in planned.body.table.rows
                    ]
                    assert shape.table.first_row
                    cells += sum(map(len, found))
                elif shape.has_chart and isinstance(planned.body.block, ChartBlock):
                    block = planned.body.block
                    assert read_series(shape.chart, block) == {
                        series.name: series.values for series in block.series
                    }
                    charts += 1
    assert (cells > 50, charts) == (True, 2 * 9)


def read_series(chart: Any, block: ChartBlock) -> dict[str, tuple[float, ...]]:
    """Return the values of each series of a chart.

    Joined points have them for their x; what names and joins them are series besides.
    """
    found: dict[str, tuple[float, ...]] = {}
    names = {series.name for series in block.series}
    for series in chart.plots[0].series:
        values = tuple(series.values)
        if block.kind is ChartKind.DUMBBELL:
            numbers = series._element.iterfind("{*}xVal//{*}v")
            values = tuple(float(one.text) for one in numbers)
            if series.name not in names or len(values) < len(block.categories):
                continue
        assert series.name not in found
        found[series.name] = values
    return found


def test_every_shape_has_a_name_that_says_what_it_is(english: Made) -> None:
    for slide in english.deck.slides:
        names = [shape.name for shape in walk(slide.shapes)]
        assert all(names)
        assert not [
            name
            for name in names
            if re.fullmatch(r"(Shape|TextBox|Rectangle|Group) ?\d*", name)
        ]
        placed = [shape.name for shape in slide.shapes if shape.is_placeholder]
        assert len(placed) == len(set(placed))


@pytest.mark.parametrize(
    ("slide", "name", "joined"),
    [
        ("history", "Timeline", 0),
        ("steps", "Process", 2),
        ("hand-or-robot", "Comparison", 0),
    ],
)
def test_drawings_are_groups_whose_connectors_are_glued(
    english: Made, slide: str, name: str, joined: int
) -> None:
    group = english.shape(slide, name)
    ids = {str(shape.shape_id) for shape in walk(group.shapes)}
    ends = [end.get("id") for end in group._element.iter(f"{A}stCxn", f"{A}endCxn")]
    assert len(ends) == 2 * joined
    assert set(ends) <= ids
    assert group._element.nvGrpSpPr.cNvPr.get("descr")


def test_a_jump_leads_to_a_slide_of_the_deck(english: Made) -> None:
    parts = {slide.part for slide in english.deck.slides}
    jumps = 0
    for slide in english.deck.slides:
        for click in slide._element.iter(f"{A}hlinkClick"):
            relation = slide.part.rels[click.get(qn("r:id"))]
            if relation.is_external:
                assert not click.get("action")
                continue
            assert click.get("action") == "ppaction://hlinksldjump"
            assert relation.target_part in parts - {slide.part}
            assert click.find(".//{*}hlinkClr").get("val") == "tx"
            jumps += 1
    assert jumps > 50


def test_colours_of_the_look_are_references_that_follow_a_changed_scheme(
    english: Made, theme: Theme
) -> None:
    """Only what means something keeps its colour: the marks and words of a status."""
    meant = {colour[1:].upper() for colour in theme.status.values()}
    hairline = theme.colours.hairline[1:].upper()
    for slide in english.deck.slides:
        fixed = {colour.get("val") for colour in slide._element.iter(f"{A}srgbClr")}
        assert fixed <= meant | {hairline}


# ---------------------------------------------------------------- judged by others


def test_the_package_is_sound(english: Made, italian: Made) -> None:
    assert package_faults(english.data) == package_faults(italian.data) == []


@pytest.mark.parametrize("language", ["english", "italian"])
def test_the_open_xml_sdk_finds_no_fault(
    language: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(request.getfixturevalue(language).data)
    assert ooxml_errors(path) == []


def test_libreoffice_shows_every_slide_with_its_words(
    english: Made, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(english.data)
    pages = pdf_text(soffice_pdf(path))
    assert len(pages) == len(english.plan.slides)
    for page, planned in zip(pages, english.plan.slides, strict=True):
        flat = re.sub(r"\s+", "", page)
        for text in (
            planned.title,
            *(text for frame in planned.body.frames for text in frame.texts),
        ):
            assert re.sub(r"\s+", "", "".join(run.text for run in text.runs)) in flat
