"""Defects to plant in a good dossier: what a careless change to the writer could do, one each.

`CAUGHT` are those that veraPDF catches, each with the rule that it must name; `UNSEEN` are
those that it passes, each with the check of ours that must catch it. A plant changes the
objects of an open PDF, and raises where it finds nothing to spoil.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.pdf import reading
from tests.pdf.reading import SOFT_HYPHEN, decoder

Plant = Callable[[Pdf], None]


# ---------------------------------------------------------------- tools


def elements(pdf: Pdf, *tags: str) -> list[Any]:
    """Return the structure elements with some tags in order of reading; there must be one."""
    found = [
        elem for elem in _walk(pdf.Root.StructTreeRoot.K) if str(elem.S)[1:] in tags
    ]
    assert found, f"the good dossier has no {tags}"
    return found


def _walk(elem: Any) -> Iterator[Any]:
    if isinstance(elem, Array):
        for kid in elem:
            yield from _walk(kid)
    elif isinstance(elem, Dictionary) and "/S" in elem:
        yield elem
        yield from _walk(elem.get("/K", Array()))


def drop(holder: Any, key: str) -> None:
    """Drop an entry, which must be there."""
    assert key in holder, f"{key} is not there to be dropped"
    del holder[key]


def links(pdf: Pdf) -> list[Any]:
    """Return the annotations of links."""
    found = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    assert found
    return found


def attributes(elem: Any) -> list[Any]:
    """Return the attribute objects of an element."""
    owned = elem.get("/A", Array())
    return [owned] if isinstance(owned, Dictionary) else list(owned)


def add(page: pikepdf.Page, operators: str) -> None:
    """Draw at the end of a page."""
    page.contents_add(operators.encode("latin-1"))


def rewrite(pdf: Pdf, change: Callable[[pikepdf.Page, list[Any]], bool]) -> None:
    """Change the operators of the pages; the change says where it found what is to be spoiled."""
    changed = False
    for page in pdf.pages:
        operators = reading.instructions(page)
        if change(page, operators):
            page.obj.Contents = pdf.make_stream(
                pikepdf.unparse_content_stream(operators)
            )
            changed = True
    assert changed, "no page has what is to be spoiled"


def xmp(old: str, new: str) -> Plant:
    """Return a plant that replaces a pattern in the XMP."""

    def plant(pdf: Pdf) -> None:
        text, count = re.subn(
            old, new, pdf.Root.Metadata.read_bytes().decode(), count=1, flags=re.DOTALL
        )
        assert count == 1, f"the XMP has no {old}"
        pdf.Root.Metadata.write(text.encode())

    return plant


def without(entry: str) -> Plant:
    """Return a plant that drops an entry of the catalog."""
    return lambda pdf: drop(pdf.Root, entry)


def attachment(pdf: Pdf) -> Any:
    """Return the file specification of the first attachment."""
    return pdf.Root.AF[0]


# ---------------------------------------------------------------- what veraPDF catches


def alt_dropped(pdf: Pdf) -> None:
    drop(elements(pdf, "Figure")[0], "/Alt")


def heading_skipped(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H4


def text_outside_a_tag(pdf: Pdf) -> None:
    page = pdf.pages[-1]
    add(page, f"BT {next(iter(page.obj.Resources.Font))} 9 Tf 40 40 Td (!) Tj ET")


def line_outside_a_tag(pdf: Pdf) -> None:
    add(pdf.pages[-1], "0 0 m 100 100 l S")


def tag_within_an_artifact(pdf: Pdf) -> None:
    add(pdf.pages[-1], "/Artifact BMC /P <</MCID 0>> BDC 0 0 m 9 9 l S EMC EMC")


def artifact_within_a_tag(pdf: Pdf) -> None:
    add(pdf.pages[-1], "/P <</MCID 0>> BDC /Artifact BMC 0 0 m 9 9 l S EMC EMC")


def helvetica(pdf: Pdf) -> None:
    page = pdf.pages[-1]
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Name.WinAnsiEncoding,
    )
    page.obj.Resources.Font["/Helv"] = pdf.make_indirect(font)
    add(page, "/Artifact BMC BT /Helv 9 Tf 40 40 Td (7) Tj ET EMC")


def font_not_embedded(pdf: Pdf) -> None:
    font = next(iter(dict(pdf.pages[0].obj.Resources.Font).values()))
    drop(_simple(font).FontDescriptor, "/FontFile2")


def font_without_meaning(pdf: Pdf) -> None:
    for font in dict(pdf.pages[0].obj.Resources.Font).values():
        drop(font, "/ToUnicode")


def _simple(font: Any) -> Any:
    return font.DescendantFonts[0] if "/DescendantFonts" in font else font


def glyph_missing(pdf: Pdf) -> None:
    """Show code 0, which shows that the font lacks a glyph and means nothing."""
    page = pdf.pages[-1]
    add(
        page,
        f"/Artifact BMC BT {next(iter(page.obj.Resources.Font))} 9 Tf 40 40 Td <0000> Tj ET EMC",
    )


def cmyk(pdf: Pdf) -> None:
    add(pdf.pages[-1], "/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC")


def link_without_contents(pdf: Pdf) -> None:
    drop(links(pdf)[0], "/Contents")


def link_without_element(pdf: Pdf) -> None:
    drop(links(pdf)[0], "/StructParent")


def link_not_printed(pdf: Pdf) -> None:
    drop(links(pdf)[0], "/F")


def page_without_tab_order(pdf: Pdf) -> None:
    drop(next(page.obj for page in pdf.pages if "/Annots" in page.obj), "/Tabs")


def title_not_displayed(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def custom_tag(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Claim


def note_without_name(pdf: Pdf) -> None:
    drop(elements(pdf, "Note")[0], "/ID")


def notes_of_one_name(pdf: Pdf) -> None:
    first, second = elements(pdf, "Note")[:2]
    second.ID = first.ID


def head_cell_without_scope(pdf: Pdf) -> None:
    head = elements(pdf, "TH")[0]
    for owned in attributes(head):
        if "/Scope" in owned:
            del owned["/Scope"]
            return
    raise AssertionError("the head cell has no Scope")


def cell_pruned(pdf: Pdf) -> None:
    row = next(elem for elem in elements(pdf, "TR") if elem.K[-1].S == "/TD")
    del row.K[-1]


def row_in_a_list(pdf: Pdf) -> None:
    elements(pdf, "LI")[0].S = Name.TR


def item_outside_a_list(pdf: Pdf) -> None:
    elements(pdf, "L")[0].S = Name.Div


def bad_language(pdf: Pdf) -> None:
    elements(pdf, "P")[0].Lang = String("not a language")


def attachment_without_relationship(pdf: Pdf) -> None:
    drop(attachment(pdf), "/AFRelationship")


def attachment_without_type(pdf: Pdf) -> None:
    drop(attachment(pdf).EF.F, "/Subtype")


def attachment_without_second_name(pdf: Pdf) -> None:
    drop(attachment(pdf), "/UF")


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


CAUGHT: dict[str, tuple[str, Plant]] = {
    "an Alt dropped": ("ua1 7.3-1", alt_dropped),
    "a heading level skipped": ("ua1 7.4.2-1", heading_skipped),
    "text outside a tag": ("ua1 7.1-3", text_outside_a_tag),
    "a line outside a tag": ("ua1 7.1-3", line_outside_a_tag),
    "a tag within an artifact": ("ua1 7.1-2", tag_within_an_artifact),
    "an artifact within a tag": ("ua1 7.1-1", artifact_within_a_tag),
    "Helvetica": ("ua1 7.21.4.1-1", helvetica),
    "a font not embedded": ("3a 6.2.11.4.1-1", font_not_embedded),
    "a font without ToUnicode": ("ua1 7.21.7-1", font_without_meaning),
    "a glyph that the font lacks": ("ua1 7.21.7-1", glyph_missing),
    "CMYK": ("3a 6.2.4.3-3", cmyk),
    "a link without Contents": ("ua1 7.18.5-2", link_without_contents),
    "a link without an element": ("ua1 7.18.5-1", link_without_element),
    "a link that is not printed": ("3a 6.3.2-1", link_not_printed),
    "a page without tab order": ("ua1 7.18.3-1", page_without_tab_order),
    "no DisplayDocTitle": ("ua1 7.1-10", title_not_displayed),
    "no MarkInfo": ("3a 6.7.2.2-1", without("/MarkInfo")),
    "not marked": ("ua1 6.2-1", not_marked),
    "no Lang": ("ua1 7.2-34", without("/Lang")),
    "a bad Lang": ("3a 6.7.4-1", bad_language),
    "no structure tree": ("ua1 7.1-11", without("/StructTreeRoot")),
    "no XMP": ("3a 6.6.2.1-1", without("/Metadata")),
    "no output intent": ("3a 6.2.4.3-2", without("/OutputIntents")),
    "no dc:title": ("ua1 7.1-9", xmp(r"<dc:title>.*?</dc:title>", "")),
    "no pdfuaid:part": ("ua1 5-1", xmp(r"<pdfuaid:part>1</pdfuaid:part>", "")),
    "no pdfaid:conformance": ("3a 6.6.4-3", xmp(r"<pdfaid:conformance>A</pdfaid:conformance>", "")),
    "pdfuaid without its schema": (
        "3a 6.6.2.3.1-1",
        xmp(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", ""),
    ),
    "a custom tag": ("ua1 7.1-5", custom_tag),
    "a note without ID": ("ua1 7.9-1", note_without_name),
    "two notes with one ID": ("ua1 7.9-2", notes_of_one_name),
    "a head cell without Scope": ("ua1 7.5-1", head_cell_without_scope),
    "a cell pruned": ("ua1 7.2-43", cell_pruned),
    "a table row in a list": ("ua1 7.2-4", row_in_a_list),
    "a list item outside a list": ("ua1 7.2-17", item_outside_a_list),
    "an attachment without AFRelationship": ("3a 6.8-3", attachment_without_relationship),
    "an attachment without a media type": ("3a 6.8-1", attachment_without_type),
    "an attachment without UF": ("3a 6.8-2", attachment_without_second_name),
    "attachments that belong to nothing": ("3a 6.8-4", without("/AF")),
    "JavaScript": ("3a 6.5.1-1", script),
}  # fmt: skip


# ---------------------------------------------------------------- what veraPDF passes


def words_glued(pdf: Pdf) -> None:
    """Drop the space at the end of each text that is shown."""

    def change(page: pikepdf.Page, operators: list[Any]) -> bool:
        changed, decode = False, None
        for operands, operator in operators:
            if str(operator) == "Tf":
                decode = decoder(page.obj.Resources.Font[str(operands[0])])
            elif str(operator) == "TJ" and decode:
                *before, last = operands[0]
                if decode(bytes(last))[-1:] == [" "]:
                    operands[0] = Array([*before, String(bytes(last)[:-2])])
                    changed = True
        return changed

    rewrite(pdf, change)


def words_broken(pdf: Pdf) -> None:
    """Let the hyphens of broken words mean hyphens, and nothing else be read instead."""

    def change(_: pikepdf.Page, operators: list[Any]) -> bool:
        found = False
        for operands, operator in operators:
            if str(operator) == "BDC" and "/ActualText" in operands[1]:
                del operands[1]["/ActualText"]
                found = True
        return found

    rewrite(pdf, change)
    soft, changed = f"<{ord(SOFT_HYPHEN):04X}>".encode(), False
    for page in pdf.pages:
        for font in dict(page.obj.Resources.Font).values():
            cmap = font.ToUnicode.read_bytes()
            if soft in cmap.upper():
                font.ToUnicode.write(cmap.replace(soft, b"<002D>"))
                changed = True
    assert changed, "no word is broken"


def header_row_read_twice(pdf: Pdf) -> None:
    table = elements(pdf, "Table")[0]
    head = next(elem for elem in _walk(table) if elem.S == "/TR")
    body = next(elem for elem in _walk(table) if elem.S == "/TBody")
    body.K.append(pdf.make_indirect(Dictionary(head)))


def text_swept_away(pdf: Pdf) -> None:
    """Turn the paragraphs into artifacts."""

    def change(_: pikepdf.Page, operators: list[Any]) -> bool:
        found = False
        for operands, operator in operators:
            if str(operator) == "BDC" and operands[0] == "/P":
                operands[:], found = [Name.Artifact, Dictionary(Type=Name.Layout)], True
        return found

    rewrite(pdf, change)


def box_dropped(pdf: Pdf) -> None:
    owned = next(
        owned for owned in attributes(elements(pdf, "Figure")[0]) if "/BBox" in owned
    )
    del owned["/BBox"]


def numbering_dropped(pdf: Pdf) -> None:
    labelled = [elem for elem in elements(pdf, "L") if elem.K[0].K[0].S == "/Lbl"]
    owners = (owned for elem in labelled for owned in attributes(elem))
    del next(owned for owned in owners if "/ListNumbering" in owned)["/ListNumbering"]


def order_changed(pdf: Pdf) -> None:
    section = max(elements(pdf, "Sect"), key=lambda elem: len(elem.K))
    kids = list(section.K)
    section.K = Array([kids[0], *reversed(kids[1:])])


def _link(pdf: Pdf) -> tuple[Any, Any]:
    """A link to a place within the file, and the page that it stands on."""
    return next(
        (link, page)
        for page in pdf.pages
        for link in page.obj.get("/Annots", [])
        if "/Dest" in link
    )


def link_without_a_word(pdf: Pdf) -> None:
    link, _ = _link(pdf)
    link.Contents = String("12")


def link_to_its_own_line(pdf: Pdf) -> None:
    link, page = _link(pdf)
    link.Dest = Array([page.obj, Name.XYZ, 0, link.Rect[3], None])


def title_in_two_minds(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String("Another title")


UNSEEN: dict[str, tuple[str, Plant]] = {
    "words glued at line ends": ("words_out_of_place", words_glued),
    "words broken by hyphens": ("words_out_of_place", words_broken),
    "text out of order": ("words_out_of_place", order_changed),
    "content painted in another order": ("painted_out_of_order", order_changed),
    "a header row read twice": ("rows_read_twice", header_row_read_twice),
    "forgotten text swept away": ("hidden_text", text_swept_away),
    "a figure without BBox": ("figures_without_box", box_dropped),
    "a list without ListNumbering": ("lists_without_numbering", numbering_dropped),
    "a link that is named by a number": ("links_named_by_numbers", link_without_a_word),
    "a link to its own line": ("links_to_themselves", link_to_its_own_line),
    "an Info that differs from the XMP": ("metadata_differences", title_in_two_minds),
}
