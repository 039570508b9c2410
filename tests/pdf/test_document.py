from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf

from reporting.pdf.document import Document, PageLabels, finish_document
from reporting.pdf.page_canvas import PageCanvas
from reporting.pdf.structure import StructElem, StructTree
from reporting.pdf.writer import write_pdf
from reporting.record import replace
from tests.pdf.papers import METADATA, paper, write
from tests.tools import pdf_text, qpdf_check, verapdf_failures

LAYOUTS = pytest.mark.parametrize("compact", [True, False], ids=["compact", "plain"])


def opened(data: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(data))


# ---------------------------------------------------------------- both layouts


@LAYOUTS
def test_other_programs_find_nothing_wrong(tmp_path: Path, compact: bool) -> None:  # noqa: FBT001
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper(compact=compact, pages=120))
    assert qpdf_check(file) == []
    assert pdf_text(file)[119].strip() == "Paper number 120"


def test_both_layouts_keep_to_both_standards(tmp_path: Path) -> None:
    files = {
        tmp_path / f"{compact}.pdf": paper(compact=compact) for compact in (True, False)
    }
    for file, data in files.items():
        file.write_bytes(data)
    assert verapdf_failures(files) == {file: [] for file in files}


@LAYOUTS
def test_equal_input_gives_equal_bytes(compact: bool) -> None:  # noqa: FBT001
    assert paper(compact=compact) == paper(compact=compact)


def test_the_identifier_is_that_of_the_objects_and_changes_with_them() -> None:
    def identifier(data: bytes) -> bytes:
        first, second = opened(data).trailer.ID
        assert bytes(first) == bytes(second)
        return bytes(first)

    assert len(identifier(paper())) == 16
    assert identifier(paper()) == identifier(paper(compact=False))
    assert identifier(paper()) != identifier(
        paper(metadata=replace(METADATA, subject=METADATA.subject.upper()))
    )


def test_objects_are_packed_and_the_plain_layout_packs_none() -> None:
    packed, plain = paper(pages=60), paper(pages=60, compact=False)
    assert len(packed) < len(plain) * 0.7
    assert b"/Type/ObjStm" in packed
    assert b"/Type/XRef" in packed
    assert b"\nxref\n" not in packed
    assert b"\nxref\n" in plain
    assert b"ObjStm" not in plain
    assert re.search(rb"/StructTreeRoot \d+ 0 R", plain)


@LAYOUTS
def test_every_stream_ends_on_a_line_of_its_own(compact: bool) -> None:  # noqa: FBT001
    data = paper(compact=compact)
    ends = [match.start() for match in re.finditer(rb"endstream\nendobj", data)]
    assert len(ends) >= 5
    # A line feed alone would be one line's end with a return that data end in.
    assert all(data[at - 2 : at] == b"\r\n" for at in ends)


def test_the_file_is_version_1_7_and_marked_as_binary() -> None:
    first, second = paper().split(b"\n")[:2]
    assert first == b"%PDF-1.7"
    assert second[:1] == b"%"
    assert len([byte for byte in second[1:] if byte > 127]) >= 4


# ---------------------------------------------------------------- the writer by itself


@LAYOUTS
@pytest.mark.parametrize("count", [3, 200, 201, 70_000])
def test_every_object_is_found_again_under_its_number(
    compact: bool,  # noqa: FBT001
    count: int,
) -> None:
    catalog, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"
    stream = b"<</Length 9>>\nstream\nendstream\nendstream"
    others = [b"(text %d endstream)" % at for at in range(count - 3)]
    with opened(
        write_pdf([catalog, pages, stream, *others], 1, 2, compact=compact)
    ) as pdf:
        assert pdf.Root.Type == "/Catalog"
        assert pdf.get_object(3, 0).read_raw_bytes() == b"endstream"
        for number in {4, 203, count} & set(range(4, count + 1)):
            assert str(pdf.get_object(number, 0)) == f"text {number - 4} endstream"


def test_the_cross_reference_stream_says_where_everything_is() -> None:
    """Most readers find packed objects by their number alone, so that they would not miss the index."""
    packed = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 0/Kids[]>>",
        *[b"(x)"] * 300,
    ]
    data = write_pdf([*packed, b"<</Length 1>>\nstream\nx\nendstream"], 1, 2)
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    number, size = int(data[start:].split()[0]), 1 + 303 + 3
    assert number == size - 1
    with opened(data) as pdf:
        rows = pdf.get_object(number, 0).read_bytes()
        heads = {at: pdf.get_object(at, 0).read_bytes().split() for at in (304, 305)}
    assert len(rows) == size * 7
    assert rows[:7] == b"\x00" + bytes(4) + b"\xff\xff"
    for at in range(1, size):
        kind, place, index = (
            rows[at * 7],
            int.from_bytes(rows[at * 7 + 1 : at * 7 + 5]),
            rows[at * 7 + 6],
        )
        if kind == 1:
            assert data[place:].startswith(b"%d 0 obj\n" % at)
        else:
            assert int(heads[place][2 * index]) == at
    kinds = [rows[at * 7] for at in range(size)]
    assert kinds == [0, *[2] * 302, 1, 1, 1, 1]


# ---------------------------------------------------------------- what the catalog and the
# pages say


def test_the_catalog_says_that_the_file_is_tagged_in_which_language_and_what_its_colours_mean() -> (
    None
):
    pdf = opened(paper())
    root = pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "en-GB"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert root.StructTreeRoot.Type == "/StructTreeRoot"
    (intent,) = root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile
    assert profile.N == 3
    assert profile.read_bytes()[36:40] == b"acsp"
    assert profile.read_bytes()[12:20] == b"mntrRGB "


def test_a_page_is_tabbed_through_in_the_order_of_the_structure() -> None:
    for page in opened(paper(pages=2)).pages:
        assert page.Tabs == "/S"
        assert page.StructParents >= 0
        assert "/Trans" not in page


def test_pages_are_called_as_they_are_labelled() -> None:
    labels = [
        PageLabels(3, prefix="A-", start=7),
        PageLabels(0, "r"),
        PageLabels(2, "D"),
        PageLabels(5, None, prefix="end"),
    ]
    with opened(paper(pages=6, labels=labels)) as pdf:
        assert [int(first) for first in list(pdf.Root.PageLabels.Nums)[::2]] == [
            0,
            2,
            3,
            5,
        ]
        assert [str(page.label) for page in pdf.pages] == [
            "i",
            "ii",
            "1",
            "A-7",
            "A-8",
            "end",
        ]


def test_the_outline_has_the_places_in_their_order_and_depth() -> None:
    numbers = iter(range(9))
    titles = (("One", 0), ("One, one", 1), ("One, twö", 1), ("Two", 0), ("Two, one", 1))

    def draw(page: PageCanvas, _: StructElem) -> None:
        number = next(numbers)
        title, level = titles[number]
        page.bookmark(f"place {number}", 150 - number)
        page.document.add_outline(title, f"place {number}", level)

    with opened(paper(pages=5, draw=draw)) as pdf:
        assert pdf.Root.PageMode == "/UseOutlines"
        with pdf.open_outline() as outline:
            found = [
                (one.title, [kid.title for kid in one.children]) for one in outline.root
            ]
        assert found == [("One", ["One, one", "One, twö"]), ("Two", ["Two, one"])]
        first = pdf.Root.Outlines.First
        assert (int(pdf.Root.Outlines.Count), int(first.Count)) == (2, -2)
        found_place: Any = first.First.Next.Dest
        page, _, _, y, _ = found_place
        assert (page.objgen, y) == (pdf.pages[2].objgen, 148)
        assert first.Next.Prev.objgen == first.objgen == first.First.Parent.objgen


def test_without_places_there_is_no_outline() -> None:
    assert "/Outlines" not in opened(paper()).Root


def test_a_page_says_where_it_is_cut() -> None:
    document = Document("en")
    top = StructElem("Document")
    page = document.begin_page((300, 200), (20, 20, 280, 180), (10, 10, 290, 190))
    write(page, StructElem("P", top), "A page")
    with opened(finish_document(document, StructTree(top), METADATA)) as pdf:
        (found,) = pdf.pages
        assert [float(edge) for edge in found.mediabox] == [0, 0, 300, 200]
        assert [float(edge) for edge in found.trimbox] == [20, 20, 280, 180]
        assert [float(edge) for edge in found.obj.BleedBox] == [10, 10, 290, 190]


def test_no_font_but_ours_is_in_the_file() -> None:
    assert b"Helvetica" not in paper(compact=False)
    fonts = re.findall(rb"/BaseFont\s*/(\S+)", paper(compact=False))
    assert fonts
    assert all(b"+Carlito" in font for font in fonts)
