from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from reporting.pdf.structure import MarkedContent, StructElem, StructTree, TaggingError


def drawn(tag: str, parent: StructElem, **entries: str) -> StructElem:
    elem = StructElem(tag, parent, **entries)  # type: ignore[arg-type]
    elem.add(MarkedContent("Page1", 0))
    return elem


def tags(elem: StructElem) -> list[str]:
    return [one.tag for one in elem.walk()]


def test_reading_order_is_that_of_making_and_not_of_drawing() -> None:
    top = StructElem("Document")
    first, second = StructElem("P", top), StructElem("H1", top)
    second.add(MarkedContent("Page1", 0))
    first.add(MarkedContent("Page1", 1))
    assert tags(top) == ["Document", "P", "H1"]


def test_an_inline_element_stands_between_the_words_that_were_drawn_around_it() -> None:
    para = StructElem("P", StructElem("Document"))
    reference = StructElem("Reference", para, inline=True)
    link = StructElem("Link", reference, inline=True)
    para.add(MarkedContent("Page1", 0))
    link.add(MarkedContent("Page1", 1))
    para.add(MarkedContent("Page1", 2))
    assert para.kids == [
        MarkedContent("Page1", 0),
        reference,
        MarkedContent("Page1", 2),
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


def test_a_copy_of_an_element_is_the_element() -> None:
    elem = StructElem("P")
    assert deepcopy({"paragraph": [elem]})["paragraph"][0] is elem


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
