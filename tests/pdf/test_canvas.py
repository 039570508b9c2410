from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from reportlab.platypus import Paragraph

from reporting.pdf.canvas import TaggedCanvas, UntaggedTextError, mark_artifacts
from reporting.pdf.document import FontNotEmbeddedError
from reporting.pdf.reportlab_internals import get_operators
from reporting.pdf.structure import StructElem, TaggingError
from tests.pdf.papers import paper
from tests.pdf.reading import Tagged


def below(canvas: TaggedCanvas, tag: str = "P", **entries: str) -> StructElem:
    return StructElem(tag, canvas.tree.document, **entries)  # type: ignore[arg-type]


def operators(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1")


def test_text_outside_of_everything_is_a_mistake() -> None:
    with pytest.raises(UntaggedTextError):
        paper(draw=lambda canvas: canvas.drawString(20, 20, "forgotten"))


def test_text_that_no_text_object_brings_is_a_mistake_too() -> None:
    with pytest.raises(UntaggedTextError):
        paper(
            draw=lambda canvas: get_operators(canvas).append(
                "BT 1 0 0 1 9 9 Tm (forgotten) Tj ET"
            )
        )


def test_a_paragraph_without_an_element_is_a_mistake() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        words = Paragraph("forgotten")
        words.style.fontName = canvas._fontname  # type: ignore[attr-defined]
        words.wrap(100, 100)
        words.drawOn(canvas, 20, 20)

    with pytest.raises((UntaggedTextError, FontNotEmbeddedError)):
        paper(draw=draw)


def test_text_in_an_artifact_is_drawn_and_not_read() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        with canvas.mark_artifact("Pagination", "Footer"):
            canvas.drawString(20, 20, "Page 1")

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        tagged = Tagged(pdf)
        assert tagged.root.text == "Paper number 1"
        assert ("Pagination", "Page 1") in [
            (one.kind, one.text) for one in tagged.artifacts
        ]


def test_what_is_marked_within_an_artifact_stays_one() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        with canvas.mark_artifact(), canvas.mark(below(canvas)):
            canvas.drawString(20, 20, "twice")

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        assert Tagged(pdf).root.text == "Paper number 1"


def test_a_shape_outside_of_everything_becomes_an_artifact() -> None:
    code = operators(paper(draw=lambda canvas: canvas.rect(5, 5, 90, 90, fill=1)))
    before, _, after = code.partition("/Artifact BMC")
    assert "re" not in before.split("EMC")[-1].split()
    assert (
        after.split("EMC")[0].split()[-2:] == ["re", "B"]
        or "re" in after.split("EMC")[0].split()
    )
    assert code.count("BMC") + code.count("BDC") == code.count("EMC")


def test_shapes_next_to_one_another_are_one_artifact_and_marked_ones_are_left_alone() -> (
    None
):
    code = [
        "n 0 0 m 9 9 l S",
        "n 1 1 5 5 re f*",
        "q",
        "/P <</MCID 0>> BDC",
        "n 2 2 re S",
        "EMC",
        "Q",
        "/im Do",
    ]
    assert mark_artifacts(code) == [
        "/Artifact BMC", *code[:2], "EMC", *code[2:7], "/Artifact BMC", "/im Do", "EMC",
    ]  # fmt: skip


@pytest.mark.parametrize("inner", ["mark", "artifact"])
def test_marked_content_does_not_stand_within_an_element(inner: str) -> None:
    def draw(canvas: TaggedCanvas) -> None:
        within = (
            canvas.mark(below(canvas)) if inner == "mark" else canvas.mark_artifact()
        )
        with canvas.mark(below(canvas)), within:
            canvas.drawString(20, 20, "both")

    with pytest.raises(TaggingError, match="within marked content"):
        paper(draw=draw)


def test_a_page_does_not_end_within_an_element() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        with canvas.mark(below(canvas)):
            canvas.showPage()

    with pytest.raises(TaggingError, match="a page ends"):
        paper(draw=draw)


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
def test_a_font_that_readers_bring_along_cannot_get_in(font: str) -> None:
    def draw(canvas: TaggedCanvas) -> None:
        with canvas.mark(below(canvas)):
            canvas.setFont(font, 10)
            canvas.drawString(20, 20, "strange")

    with pytest.raises(FontNotEmbeddedError, match=font):
        paper(draw=draw)


def test_a_figure_knows_its_words_and_its_box() -> None:
    def draw(canvas: TaggedCanvas) -> None:
        canvas.translate(20, 30)
        with canvas.mark_figure(below(canvas, "Figure", alt="A square."), 40, 50):
            canvas.rect(0, 0, 40, 50)

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        (figure,) = Tagged(pdf).root.all("Figure")
        assert figure.text == "A square."
        assert [float(edge) for edge in figure.attributes["/BBox"]] == [20, 30, 60, 80]


@pytest.mark.parametrize("target", ["https://example.org/a?b=1", "#place"])
def test_a_link_says_where_it_leads_and_belongs_to_its_element(target: str) -> None:
    def draw(canvas: TaggedCanvas) -> None:
        link = below(canvas, "Link")
        canvas.bookmarkPage("place")
        with canvas.mark(link):
            canvas.drawString(20, 20, "there")
        canvas.link(link, (20, 18, 60, 30), target, "To the place")

    with pikepdf.open(BytesIO(paper(draw=draw))) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        assert str(annotation.Contents) == "To the place"
        assert int(annotation.F) == 4
        assert ("/Dest" if target == "#place" else "/A") in annotation
        (link,) = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Link"]
        _, reference = link.K
        assert reference.Obj.objgen == annotation.objgen


@pytest.mark.parametrize(
    "draw",
    [
        lambda canvas: canvas.linkURL("https://example.org", (0, 0, 9, 9)),
        lambda canvas: canvas.linkRect("", "place", (0, 0, 9, 9)),
    ],
    ids=["outside", "inside"],
)
def test_a_link_without_an_element_is_a_mistake(
    draw: Callable[[TaggedCanvas], None],
) -> None:
    with pytest.raises(TaggingError, match="has no element"):
        paper(draw=draw)
