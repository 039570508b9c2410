from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reporting.content.model import Status
from reporting.dossier.galley.galley import Anchor, Galley, Ground, Note, Slab
from reporting.dossier.galley.page import PlacedNote, Placement
from reporting.dossier.galley.printed_page import Box, Layer
from reporting.paper.marks import Disc, Fill, Stroke, TextLine
from reporting.paper.paint.structure import Structure
from reporting.pdf.tagging import TaggingError
from reporting.plan.words import Evidence
from reporting.reading.origin import Origin
from tests.dossier.printed import (
    Tags,
    line,
    list_operators,
    paint,
    print_page,
    print_slabs,
    read,
    slab,
)

WASH = "#eeeeee"
EVIDENCE = Evidence("growth", 4, Status.CONFIRMED, "confirmed", "", ())


def list_fills(data: bytes, page: int = 0) -> list[str]:
    return [row for row in list_operators(data, page) if row.endswith("re f")]


# ---------------------------------------------------------------- grounds


def test_a_ground_is_one_strip_where_slabs_stand_together_on_it() -> None:
    ground = Ground(-5, 100, WASH, above=2, below=3)
    bar = Ground(-9, 2, "#000000")
    on, off = (ground, bar), (bar,)
    slabs = [Slab(10, grounds=grounds) for grounds in (on, on, off, on)]
    data = paint(Tags(), print_slabs(*slabs))
    assert list_fills(data) == [
        "25 157 100 25 re f",
        "21 140 2 40 re f",
        "25 137 100 15 re f",
    ]


def test_a_ground_that_goes_on_over_pages_ends_on_each() -> None:
    ground = Ground(0, 100, WASH, above=2, below=3)
    galley = Galley((Slab(10, grounds=(ground,)),) * 3)
    pages = [print_page(Placement(galley, *part, 0)) for part in ((0, 1), (1, 3))]
    data = paint(Tags(), *pages)
    assert [list_fills(data, page) for page in (0, 1)] == [
        ["30 167 100 15 re f"],
        ["30 157 100 25 re f"],
    ]


# ---------------------------------------------------------------- columns and notes


def test_what_is_wide_begins_where_both_columns_do() -> None:
    fill = Fill(0, 0, 10, 10, WASH)
    assert list_fills(paint(Tags(), print_slabs(slab(fill), is_wide=True))) == [
        "20 170 10 10 re f"
    ]


def set_table(tags: Tags) -> Galley:
    table = tags.add("Table")
    head = tags.add("TH", tags.add("TR", table), scope="Column")
    slabs = [slab(line("Head", head), anchors=(Anchor("table", "A table"),))]
    for number in range(4):
        cell = tags.add("TD", tags.add("TR", table))
        slabs.append(slab(line(f"row {number}", cell)))
    return Galley(tuple(slabs), tuple(tags.all), repeats=1)


def test_a_head_that_is_repeated_is_read_once() -> None:
    tags = Tags()
    galley = set_table(tags)
    pages = (
        print_page(Placement(galley, 0, 3, 0)),
        print_page(Placement(galley, 3, 5, 0, repeats=True)),
    )
    data = paint(tags, *pages)
    tagged = read(data)
    assert tagged.root.text == "Head row 0 row 1 row 2 row 3"
    words = [(one.page, one.kind, one.text) for one in tagged.artifacts if one.text]
    assert words == [(1, "Pagination", "Head ")]
    lines = [row for row in list_operators(data, 1) if row.endswith("Tm")]
    assert lines == [f"1 0 0 1 30.00 {y}.00 Tm" for y in (170, 158, 146)]


def set_note(tags: Tags) -> Note:
    note = tags.add("Note", note=EVIDENCE)
    full = (
        slab(line("4 confirmed", tags.add("P", note))),
        slab(line("The paper", note)),
    )
    short = (slab(line("4 ok", tags.add("P", note))),)
    return Note(EVIDENCE, note, full, short)


def test_a_note_that_is_shown_on_two_pages_is_read_on_the_first() -> None:
    tags = Tags()
    para = tags.add("P")
    note = set_note(tags)
    galley = Galley((slab(line("said", para)), slab(line("again", para))))
    pages = (
        print_page(
            Placement(galley, 0, 1, 0),
            notes=[PlacedNote(note, 5, is_short=False, follows=0)],
        ),
        print_page(
            Placement(galley, 1, 2, 0),
            notes=[PlacedNote(note, 5, is_short=True, follows=0)],
        ),
    )
    tagged = read(paint(tags, *pages))
    (node,) = tagged.root.all("Note")
    assert node.text == "4 confirmed The paper"
    assert str(node.attributes["/ID"]) == "note-growth-1"
    assert "4 ok " in [one.text for one in tagged.artifacts if one.page == 1]


def test_a_note_that_hangs_nowhere_is_left_out_of_the_structure() -> None:
    tags = Tags()
    para = tags.add("P")
    set_note(tags)
    tagged = read(paint(tags, print_slabs(slab(line("said", para)))))
    assert [node.tag for node in tagged.root.walk()] == ["Document", "P"]


def test_places_are_found_at_the_heads_of_their_slabs_and_titles_in_the_outline() -> (
    None
):
    tags = Tags()
    heading = tags.add("H1")
    anchors = (Anchor("one", "The first", 0), Anchor("bare"))
    data = paint(
        tags, print_slabs(Slab(30), slab(line("The first", heading), anchors=anchors))
    )
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        (entry,) = outline.root
        assert entry.title == "The first"
        assert float(entry.to_dictionary_object(pdf).Dest[3]) == 150


# ---------------------------------------------------------------- layers


def test_a_layer_is_one_artifact_or_each_mark_belongs_to_its_tag() -> None:
    tags = Tags()
    para = tags.add("P")
    head = Layer(
        10,
        15,
        (line("Running head", None), line("A part", None, x=90)),
        "Pagination",
        "Header",
    )
    cover = Layer(
        10, 60, (line("A title", para), Stroke(((0, 0), (50, 0)), "#ff0000", 2))
    )
    data = paint(tags, print_page(below=[head], above=[cover]))
    tagged = read(data)
    assert tagged.root.text == "A title"
    assert [(one.kind, one.text) for one in tagged.artifacts if one.text] == [
        ("Pagination", "Running head A part ")
    ]
    found = list_operators(data)
    assert "/Artifact <</Type/Pagination/Subtype/Header>> BDC" in found
    assert "10 140 m 60 140 l S" in found


def test_a_layer_may_be_turned_and_cut() -> None:
    within = Box(20, 30, 100, 50)
    layer = Layer(50, 60, (line("Draft", None),), "Pagination", "Watermark", 90, within)
    found = list_operators(paint(Tags(), print_page(below=[layer])))
    assert found[:4] == [
        "/Artifact <</Type/Pagination/Subtype/Watermark>> BDC",
        "q",
        "20 120 100 50 re W n",
        "0.00000 1.00000 -1.00000 0.00000 50 140 cm",
    ]
    assert found[-2:] == ["Q", "EMC"]


def test_pages_say_where_they_are_cut() -> None:
    data = paint(Tags(), print_page(), bleed=Box(5, 5, 290, 190))
    with pikepdf.open(BytesIO(data)) as pdf:
        (page,) = pdf.pages
        assert [float(edge) for edge in page.obj.BleedBox] == [5, 5, 295, 195]
        assert [float(edge) for edge in page.obj.TrimBox] == [10, 10, 290, 190]
    with pikepdf.open(BytesIO(paint(Tags(), print_page()))) as pdf:
        assert "/BleedBox" not in pdf.pages[0].obj


# ---------------------------------------------------------------- structure


def test_elements_get_names_where_their_words_are_written_or_they_are_notes() -> None:
    tags = Tags()
    origin = Origin("sections[0]", "en", 12)
    section = tags.add("Sect", id="section-one", origin=origin)
    para = tags.add("P", section, origin=origin)
    plain = tags.add("P", section)
    notes = [tags.add("Note", note=EVIDENCE, origin=origin) for _ in range(2)]
    structure = Structure(tags.document)
    structure.add(tags.all[1:])
    names = [structure.elems[tag].id for tag in (section, para, plain, *notes)]
    assert names == ["section-one", "text-2", None, "note-growth-1", "note-growth-2"]
    assert list(structure.origins) == [
        "section-one",
        "text-2",
        "note-growth-1",
        "note-growth-2",
    ]


def test_a_tag_without_its_parent_is_a_mistake() -> None:
    tags = Tags()
    with pytest.raises(KeyError):
        Structure(tags.document).add([Tags().add("P")])


@pytest.mark.parametrize(
    ("name", "entries", "why"),
    [("Figure", {}, "alternative"), ("TH", {}, "scope"), ("H2", {}, "level 0")],
)
def test_a_structure_that_is_not_sound_is_refused(
    name: str, entries: dict[str, Any], why: str
) -> None:
    tags = Tags()
    tag = tags.add(name, **entries)
    with pytest.raises(TaggingError, match=why):
        paint(tags, print_slabs(slab(line("words", tag))))


def test_the_parts_of_a_figure_share_its_box() -> None:
    tags = Tags()
    figure = tags.add("Figure", alt="Two discs.")
    marks = (
        Disc(10, 10, 5, "#ff0000", tag=figure),
        Disc(60, 20, 5, "#00ff00", tag=figure),
    )
    tagged = read(paint(tags, print_slabs(slab(*marks, height=30))))
    (node,) = tagged.root.all("Figure")
    assert [float(edge) for edge in node.attributes["/BBox"]] == [35, 155, 95, 175]
    assert len(node.kids) == 1


def test_an_empty_line_paints_nothing() -> None:
    assert list_operators(paint(Tags(), print_slabs(slab(TextLine(0, 0, ()))))) == [""]
