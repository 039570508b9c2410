from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reporting.pdf.structure import (
    AnnotationRef,
    MarkedContent,
    StructElem,
    StructTree,
)
from reporting.pdf.tagging import TaggingError


def drawn(tag: str, parent: StructElem, **entries: str) -> StructElem:
    elem = StructElem(tag, parent, **entries)  # type: ignore[arg-type]
    elem.add(MarkedContent(1, 0))
    return elem


def tags(elem: StructElem) -> list[str]:
    return [one.tag for one in elem.walk()]


def test_reading_order_is_that_of_making_and_not_of_drawing() -> None:
    top = StructElem("Document")
    first, second = StructElem("P", top), StructElem("H1", top)
    second.add(MarkedContent(1, 0))
    first.add(MarkedContent(1, 1))
    assert tags(top) == ["Document", "P", "H1"]


def test_an_inline_element_stands_between_the_words_that_were_drawn_around_it() -> None:
    para = StructElem("P", StructElem("Document"))
    reference = StructElem("Reference", para, inline=True)
    link = StructElem("Link", reference, inline=True)
    para.add(MarkedContent(1, 0))
    link.add(MarkedContent(1, 1))
    para.add(MarkedContent(1, 2))
    assert para.kids == [
        MarkedContent(1, 0),
        reference,
        MarkedContent(1, 2),
    ]
    assert reference.kids == [link]


def test_what_was_never_drawn_is_dropped_but_a_cell_holds_its_column() -> None:
    top = StructElem("Document")
    StructElem("P", StructElem("Sect", top))
    row = StructElem("TR", StructElem("TBody", StructElem("Table", top)))
    StructElem("TD", row)
    drawn("TD", row)
    StructTree(top).close()
    assert tags(top) == ["Document", "Table", "TBody", "TR", "TD", "TD"]


@pytest.mark.parametrize(
    ("levels", "sound"),
    [
        ((1, 2, 3, 2, 1, 2), True),
        ((1, 1), True),
        ((1, 3), False),
        ((2,), False),
        ((1, 2, 1, 3), False),
    ],
)
def test_a_heading_skips_no_level(levels: tuple[int, ...], sound: bool) -> None:  # noqa: FBT001
    top = StructElem("Document")
    for level in levels:
        drawn(f"H{level}", StructElem("Sect", top))
    if sound:
        StructTree(top).close()
    else:
        with pytest.raises(TaggingError, match="follows a heading"):
            StructTree(top).close()


@pytest.mark.parametrize("tag", ["Figure", "Note", "TH"])
def test_what_an_element_must_have_is_asked_for(tag: str) -> None:
    top = StructElem("Document")
    drawn(tag, top)
    with pytest.raises(TaggingError):
        StructTree(top).close()


def test_two_notes_of_one_name_are_refused() -> None:
    top = StructElem("Document")
    drawn("Note", top, id="n")
    drawn("Note", top, id="n")
    with pytest.raises(TaggingError, match="name of its own"):
        StructTree(top).close()


def test_a_bounding_box_grows_with_what_is_drawn() -> None:
    figure = StructElem("Figure", alt="A field.")
    figure.include((10, 20, 30, 40))
    figure.include((5, 25, 35, 30))
    assert figure.bbox == (5, 20, 35, 40)


def test_elements_are_written_with_their_content_and_all_that_they_say() -> None:
    top = StructElem("Document", title="All")
    para = drawn("P", top, lang="it", id="text-1")
    link = drawn("Link", para)
    link.add(AnnotationRef(1, 9))
    para.add(MarkedContent(2, 4))
    figure = drawn("Figure", top, alt="A (round) field, città")
    figure.include((1, 2, 3, 4.5))
    StructElem("P", top)
    drawn("TH", drawn("L", top, numbering="Disc"), scope="Row", actual="x")
    tree = StructTree(top)
    assert [tree.key([para, figure]), tree.key(link)] == [0, 1]
    tree.close()
    assert b"\n".join(tree.write(10)).decode() == WRITTEN


WRITTEN = """\
<</Type/StructTreeRoot/K 11 0 R/ParentTree<</Kids[17 0 R]>>/ParentTreeNextKey 2/IDTree<</Names[(text-1) 12 0 R]>>>>
<</S/Document/P 10 0 R/K[12 0 R 14 0 R 15 0 R]/T(All)>>
<</S/P/P 11 0 R/Pg 1 0 R/K[0 13 0 R <</Type/MCR/Pg 2 0 R/MCID 4>>]/Lang(it)/ID(text-1)>>
<</S/Link/P 12 0 R/Pg 1 0 R/K[0 <</Type/OBJR/Pg 1 0 R/Obj 9 0 R>>]>>
<</S/Figure/P 11 0 R/Pg 1 0 R/K[0]/Alt<FEFF004100200028\
0072006F0075006E006400290020006600690065006C0064002C00200063006900740074\
00E0>/A[<</O/Layout/Placement/Block/BBox[1 2 3 4.5]>>]>>
<</S/L/P 11 0 R/Pg 1 0 R/K[0 16 0 R]/A[<</O/List/ListNumbering/Disc>>]>>
<</S/TH/P 15 0 R/Pg 1 0 R/K[0]/ActualText(x)/A[<</O/Table/Scope/Row>>]>>
<</Limits[0 1]/Nums[0[12 0 R 14 0 R] 1 13 0 R]>>"""


def test_a_figure_that_goes_on_over_pages_has_no_box() -> None:
    top = StructElem("Document")
    figure = drawn("Figure", top, alt="Bars.")
    figure.add(MarkedContent(2, 0))
    figure.include((1, 2, 3, 4))
    tree = StructTree(top)
    tree.close()
    assert b"BBox" not in b"".join(tree.write(1))


@pytest.mark.parametrize("name", ["dossier.pdf", "dossier.it.pdf"])
def test_every_marked_content_belongs_to_one_element_and_back(
    shipped: Path, name: str
) -> None:
    with pikepdf.open(shipped / name) as pdf:
        parents = numbers(pdf.Root.StructTreeRoot.ParentTree)
        by_page = {
            page.obj.objgen: parents[int(page.obj.StructParents)] for page in pdf.pages
        }
        seen = [
            (page, mcid, elem.objgen)
            for elem in elements(pdf.Root.StructTreeRoot.K)
            for page, mcid in owned(elem)
        ]
        assert sorted((page, mcid) for page, mcid, _ in seen) == sorted(
            (page, mcid)
            for page, elems in by_page.items()
            for mcid in range(len(elems))
        )
        assert all(by_page[page][mcid].objgen == elem for page, mcid, elem in seen)
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", []):
                assert parents[int(annotation.StructParent)].S == "/Link"


def numbers(tree: pikepdf.Object) -> dict[int, pikepdf.Object]:
    """Return what a number tree holds, and hold that its leaves say rightly what is in them."""
    found: dict[int, pikepdf.Object] = {}
    for leaf in tree.Kids:
        keys = [int(key) for key in list(leaf.Nums)[::2]]
        assert [keys[0], keys[-1]] == [int(limit) for limit in leaf.Limits]
        found.update(zip(keys, list(leaf.Nums)[1::2], strict=True))
    return found


def elements(elem: pikepdf.Object) -> list[pikepdf.Object]:
    below = [
        kid
        for kid in elem.get("/K", [])
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
    ]
    return [elem, *(one for kid in below for one in elements(kid))]


def owned(elem: pikepdf.Object) -> list[tuple[tuple[int, int], int]]:
    """Return the marked content of an element, as its page and its number there."""
    found = []
    kid: Any  # a number of marked content, an element, or a reference to either
    for kid in elem.get("/K", []):
        if isinstance(kid, int):
            found.append((elem.Pg.objgen, kid))
        elif kid.get("/Type") == "/MCR":
            found.append((kid.Pg.objgen, int(kid.MCID)))
    return found
