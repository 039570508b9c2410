from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zlib import decompress

import pikepdf
import pytest

from reporting.pdf.document import Document
from reporting.pdf.graphics_state import Pen
from reporting.pdf.page_canvas import PageCanvas, UntaggedTextError
from reporting.pdf.paths import trace_line, trace_rectangle
from reporting.pdf.structure import (
    StructElem,
)
from reporting.pdf.tagging import TaggingError
from tests.pdf.papers import paper, write
from tests.pdf.pictures import png
from tests.pdf.reading import Tagged

SQUARE = trace_rectangle(5, 5, 90, 90)
LAYOUT = "/Artifact <</Type/Layout>> BDC"


def empty_page() -> PageCanvas:
    return Document("en").begin_page((300, 200))


def operators(page: PageCanvas) -> list[str]:
    """Return the operators of a page, the codes of its texts left out."""
    page.close()
    lines = decompress(page.content).decode("latin-1").split("\n")
    return ["TJ" if line.startswith("[(") else line for line in lines]


# ---------------------------------------------------------------- text


def test_text_outside_of_everything_is_a_mistake() -> None:
    with pytest.raises(UntaggedTextError):
        write(empty_page(), None, "forgotten")


def test_text_after_a_shape_is_no_artifact_with_it() -> None:
    page = empty_page()
    page.paint(SQUARE, "#000000")
    with pytest.raises(UntaggedTextError):
        write(page, None, "forgotten")


def test_text_in_an_artifact_is_painted_and_not_read() -> None:
    def draw(page: PageCanvas, _: StructElem) -> None:
        with page.mark_artifact("Pagination", "Footer"):
            write(page, None, "Page 1")

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        tagged = Tagged(pdf)
        assert tagged.root.text == "Paper number 1"
        artifacts = [(one.kind, one.text) for one in tagged.artifacts]
        assert ("Pagination", "Page 1") in artifacts


def test_what_belongs_to_an_element_within_an_artifact_stays_one() -> None:
    def draw(page: PageCanvas, top: StructElem) -> None:
        with page.mark_artifact(), page.mark(StructElem("P", top)):
            write(page, StructElem("P", top), "twice")
            page.link(StructElem("Link", top), (0, 0, 9, 9), "#there", "There")

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        assert Tagged(pdf).root.text == "Paper number 1"
        assert "/Annots" not in pdf.pages[0].obj


def test_lines_are_one_text_object_and_what_does_not_change_is_written_once() -> None:
    page = empty_page()
    top = StructElem("Document")
    first, second = StructElem("P", top), StructElem("P", top)
    write(page, first, "a", 100)
    write(page, first, "b", 88)
    write(page, second, "c", 76, ink="#ff0000", rise=3)
    write(page, second, "d", 64, size=8)
    assert operators(page) == [
        "BT",
        "1 0 0 1 20.00 100.00 Tm",
        "/P <</MCID 0>> BDC",
        "/F1 10 Tf",
        "TJ",
        "1 0 0 1 20.00 88.00 Tm",
        "TJ",
        "1 0 0 1 20.00 76.00 Tm",
        "EMC",
        "/P <</MCID 1>> BDC",
        "3 Ts",
        "1 0 0 rg",
        "TJ",
        "1 0 0 1 20.00 64.00 Tm",
        "/F1 8 Tf",
        "0 Ts",
        "0 0 0 rg",
        "TJ",
        "EMC",
        "ET",
    ]


def test_letter_space_holds_until_it_changes() -> None:
    page = empty_page()
    for letter in (0.1, 0.1, 0):
        page.begin_line(0, 0, letter)
    assert [line for line in operators(page) if "Tc" in line] == [
        "0.100 Tc",
        "0.000 Tc",
    ]


# ---------------------------------------------------------------- shapes


def test_shapes_next_to_one_another_are_one_artifact_or_one_content() -> None:
    page = empty_page()
    elem = StructElem("Lbl", StructElem("Document"))
    for owner in (None, None, elem, elem, None):
        page.paint(SQUARE, "#ffffff", elem=owner)
    assert operators(page) == [
        LAYOUT, "1 1 1 rg", "5 5 90 90 re f", "5 5 90 90 re f", "EMC",
        "/Lbl <</MCID 0>> BDC", "5 5 90 90 re f", "5 5 90 90 re f", "EMC",
        LAYOUT, "5 5 90 90 re f", "EMC",
    ]  # fmt: skip


def test_a_shape_ends_the_text_before_it() -> None:
    page = empty_page()
    elem = StructElem("P", StructElem("Document"))
    write(page, elem, "a")
    page.paint(SQUARE, elem=elem, pen=Pen("#000000"))
    write(page, elem, "b")
    found = [
        line for line in operators(page) if line in {"BT", "ET", "EMC"} or "BDC" in line
    ]
    assert found == [
        "BT", "/P <</MCID 0>> BDC", "EMC", "ET",
        "/P <</MCID 1>> BDC", "EMC",
        "BT", "/P <</MCID 2>> BDC", "EMC", "ET",
    ]  # fmt: skip


def test_a_pen_is_written_where_it_changes_and_taken_back_with_the_state() -> None:
    page = empty_page()
    line = trace_line(((0, 0), (9, 9)))
    page.save()
    page.paint(line, pen=Pen("#ff0000", 2, (1, 3), 1, 1))
    page.paint(line, pen=Pen("#ff0000", 2, (1, 3), 1, 1))
    page.restore()
    page.paint(line, pen=Pen("#000000", 1))
    assert operators(page) == [
        "q", LAYOUT, "1 0 0 RG", "2 w", "[1 3] 0 d", "1 J", "1 j",
        "0 0 m 9 9 l S", "0 0 m 9 9 l S", "EMC", "Q",
        LAYOUT, "0 0 m 9 9 l S", "EMC",
    ]  # fmt: skip


@pytest.mark.parametrize("inner", ["mark", "artifact", "text", "shape"])
def test_marked_content_does_not_stand_within_an_element(inner: str) -> None:
    page = empty_page()
    top = StructElem("Document")
    within = {
        "mark": lambda: page.mark(StructElem("P", top)).__enter__(),
        "artifact": lambda: page.mark_artifact().__enter__(),
        "text": lambda: write(page, StructElem("P", top), "both"),
        "shape": lambda: page.paint(SQUARE, "#000000", elem=StructElem("P", top)),
    }
    with (
        pytest.raises(TaggingError, match="within marked content"),
        page.mark(StructElem("P", top)),
    ):
        within[inner]()


def test_a_page_does_not_end_within_an_element() -> None:
    page = empty_page()
    with (
        pytest.raises(TaggingError, match="a page ends"),
        page.mark(StructElem("P", StructElem("Document"))),
    ):
        page.close()


# ---------------------------------------------------------------- figures and pictures


def test_a_figure_knows_its_words_and_the_box_of_all_its_parts() -> None:
    def draw(page: PageCanvas, top: StructElem) -> None:
        figure = StructElem("Figure", top, alt="A square.")
        for box in ((20, 30, 60, 80), (10, 40, 30, 50)):
            with page.mark_figure(figure, box):
                page.paint(SQUARE, "#000000")

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        (figure,) = Tagged(pdf).root.all("Figure")
        assert figure.text == "A square."
        assert [float(edge) for edge in figure.attributes["/BBox"]] == [10, 30, 60, 80]


def test_equal_pictures_are_one_image_and_what_is_transparent_is_masked() -> None:
    def draw(page: PageCanvas, top: StructElem) -> None:
        for data in (png("RGBA"), png("RGBA"), png("RGB")):
            figure = StructElem("Figure", top, alt="A square.")
            page.paint_image(data, (20, 20, 60, 60), figure)

    data = paper(draw=draw)
    assert data == paper(draw=draw)
    with pikepdf.open(BytesIO(data)) as pdf:
        images = dict(pdf.pages[0].obj.Resources.XObject)
        assert sorted(images) == ["/I1", "/I2"]
        assert "/SMask" in images["/I1"]
        assert "/SMask" not in images["/I2"]
        assert (
            pdf.pages[0].Contents.read_bytes().count(b"q 40 0 0 40 20 20 cm /I1 Do Q")
            == 2
        )


def test_a_jpeg_goes_in_as_it_is() -> None:
    picture = png("RGB", form="JPEG")

    def draw(page: PageCanvas, _: StructElem) -> None:
        page.paint_image(picture, (20, 20, 60, 60))

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        assert pdf.pages[0].obj.Resources.XObject.I1.read_raw_bytes() == picture


# ---------------------------------------------------------------- links


@pytest.mark.parametrize("target", ["https://example.org/a?b=(1)", "#place"])
def test_a_link_says_where_it_leads_and_belongs_to_its_element(target: str) -> None:
    def draw(page: PageCanvas, top: StructElem) -> None:
        link = StructElem("Link", top)
        page.bookmark("place", 150)
        page.bookmark("place", 10)
        write(page, link, "there")
        page.link(link, (20, 18, 60, 30), target, "To the plàce")

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        assert str(annotation.Contents) == "To the plàce"
        assert int(annotation.F) == 4
        if target == "#place":
            found: Any = annotation.Dest
            page, kind, _, y, _ = found
            assert (page.objgen, kind, y) == (pdf.pages[0].objgen, "/XYZ", 150)
        else:
            assert str(annotation.A.URI) == target
        (link,) = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Link"]
        _, reference = link.K
        assert reference.Obj.objgen == annotation.objgen


def lead_nowhere(page: PageCanvas, top: StructElem) -> None:
    page.link(StructElem("Link", top), (0, 0, 9, 9), "#nowhere", "Nowhere")


def outline_nowhere(page: PageCanvas, _: StructElem) -> None:
    page.document.add_outline("Nowhere", "nowhere", 0)


@pytest.mark.parametrize("draw", [lead_nowhere, outline_nowhere])
def test_what_leads_nowhere_is_a_mistake(
    draw: Callable[[PageCanvas, StructElem], None],
) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        paper(draw=draw)
