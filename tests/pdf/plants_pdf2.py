"""Defects to plant in a good file of PDF/UA-2 and PDF/A-4f, each with the rule that names it."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.pdf.plants import (
    Plant,
    attachment,
    attributes,
    drop,
    elements,
    links,
    without,
    xmp,
)


def jumps(pdf: Pdf) -> list[Any]:
    """Return the annotations of links that lead to a place in the file."""
    return [link for link in links(pdf) if "/A" in link and link.A.S == "/GoTo"]


def document_without_namespace(pdf: Pdf) -> None:
    drop(elements(pdf, "Document")[0], "/NS")


def link_to_a_page(pdf: Pdf) -> None:
    drop(jumps(pdf)[0].A, "/SD")


def destination_of_a_page(pdf: Pdf) -> None:
    link = jumps(pdf)[0]
    link.Dest = link.A.D
    drop(link, "/A")


def outline_to_a_page(pdf: Pdf) -> None:
    drop(pdf.Root.Outlines.First.A, "/SD")


def note_of_the_older_kind(pdf: Pdf) -> None:
    note = elements(pdf, "FENote")[0]
    note.S = Name.Note
    drop(note, "/NS")


def note_that_names_no_mark(pdf: Pdf) -> None:
    drop(elements(pdf, "FENote")[0], "/Ref")


def mark_that_names_no_note(pdf: Pdf) -> None:
    note = elements(pdf, "FENote")[0]
    drop(note.Ref[0], "/Ref")


def contents_that_name_no_section(pdf: Pdf) -> None:
    line = elements(pdf, "TOCI")[0]
    drop(next(kid for kid in line.K if kid.S == "/Reference"), "/Ref")


def note_of_no_kind(pdf: Pdf) -> None:
    (owned,) = attributes(elements(pdf, "FENote")[0])
    owned.NoteType = Name.Aside


def labels_of_nothing(pdf: Pdf) -> None:
    for listed in elements(pdf, "L"):
        for owned in attributes(listed):
            if owned.get("/ListNumbering") == "/Description":
                owned.ListNumbering = Name("/None")
                return
    raise AssertionError("no list has labels")


def caption_in_the_middle(pdf: Pdf) -> None:
    caption = elements(pdf, "Caption")[0]
    around = caption.P
    around.K = Array([*around.K, around.K[0]])


def paragraph_in_a_paragraph(pdf: Pdf) -> None:
    inner = next(elem for elem in elements(pdf, "Reference") if elem.P.S == "/P")
    inner.S = Name.P


def dictionary_beside_the_packet(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String("The same again")


def file_without_words(pdf: Pdf) -> None:
    drop(attachment(pdf), "/Desc")


def file_without_relationship(pdf: Pdf) -> None:
    drop(attachment(pdf), "/AFRelationship")


def no_file_at_all(pdf: Pdf) -> None:
    drop(pdf.Root, "/Names")


def cmyk_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("another"),
        )
    )


CAUGHT: dict[str, tuple[str, Plant]] = {
    "a document without its namespace": ("ua2 8.2.5.2-2", document_without_namespace),
    "a link to a page": ("ua2 8.8-2", link_to_a_page),
    "a destination of a page": ("ua2 8.8-1", destination_of_a_page),
    "an outline to a page": ("ua2 8.8-2", outline_to_a_page),
    "a note of the older kind": ("ua2 8.2.5.14-1", note_of_the_older_kind),
    "a note that names no mark": ("ua2 8.2.5.14-2", note_that_names_no_mark),
    "a mark that names no note": ("ua2 8.2.5.14-3", mark_that_names_no_note),
    "a note of no kind": ("ua2 8.2.5.14-4", note_of_no_kind),
    "contents that lead nowhere": ("ua2 8.2.5.8-1", contents_that_name_no_section),
    "labels of a list of nothing": ("ua2 8.2.5.25-1", labels_of_nothing),
    "a caption in the middle": ("ua2 8.2.5.27-1", caption_in_the_middle),
    "a paragraph within one": ("ua2 Table 5. P-P-1", paragraph_in_a_paragraph),
    "no rev of PDF/UA": ("ua2 5-5", xmp("<pdfuaid:rev>2024<", "<pdfuaid:rev>2014<")),
    "part 1 of PDF/UA": ("ua2 5-2", xmp("<pdfuaid:part>2<", "<pdfuaid:part>1<")),
    "no structure": ("ua2 8.2.1-1", without("/StructTreeRoot")),
    "an attachment without words": ("ua2 8.14.1-1", file_without_words),
    "an attachment of no relation": ("4f 6.9-4", file_without_relationship),
    "a carrier of nothing": ("4f 6.9-5", no_file_at_all),
    "a dictionary beside the packet": ("4f 6.1.3-4", dictionary_beside_the_packet),
    "two intents of an archive": ("4f 6.2.3-4", cmyk_intent),
    "no rev of PDF/A": ("4f 6.7.3-5", xmp("<pdfaid:rev>2020<", "<pdfaid:rev>2011<")),
    "no level of PDF/A": (
        "4f 6.7.3-3",
        xmp("<pdfaid:conformance>F</pdfaid:conformance>", ""),
    ),
}


undeclare: Plant = xmp("accessibility1.0", "accessibility2.0")
"""Declares another level of Well-Tagged PDF than there is."""


def nothing(_: Pdf) -> None:
    """Leave the file as it is."""
