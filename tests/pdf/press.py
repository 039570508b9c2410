"""A PDF for a press -> what of it no press can print, and what breaks the rules of PDF/X-4.

No checker of PDF/X can be had for nothing, so the rules that concern us are held here, as
ISO 15930-7 has them: everything in the inks of the output intent, boxes, identification, no
annotations, no actions, nothing that is left to whoever prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tests.pdf.reading import instructions

SCREEN_COLOURS = {"rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN"}
"""Operators that set other colours than grey and CMYK."""
ALL_INKS = ("K", (1, 1, 1, 1))
RULE, HAIR, THINNEST = 1.0, 0.5, 0.25
WHITE = ("g", (1,))


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """Return what breaks the rules, one line each."""
    return sorted({*_of_document(pdf), *_of_pages(pdf), *_of_objects(pdf)})


def _of_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from _of_intents(pdf)
    yield from _of_metadata(pdf)
    for key in ("/AA", "/OpenAction", "/AcroForm", "/OCProperties"):
        if key in pdf.Root:
            yield f"the catalog has {key}"
    if pdf.pdf_version != "1.6":
        yield f"PDF {pdf.pdf_version}"
    if pdf.is_encrypted:
        yield "encrypted"
    if "/ID" not in pdf.trailer:
        yield "no identifier"


def _of_intents(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = {str(one.S): one for one in pdf.Root.get("/OutputIntents", Array())}
    if set(intents) != {"/GTS_PDFA1", "/GTS_PDFX"}:
        yield "an output intent is missing"
        return
    archived, printed = intents["/GTS_PDFA1"], intents["/GTS_PDFX"]
    if archived.DestOutputProfile.objgen != printed.DestOutputProfile.objgen:
        yield "two output profiles"
    if printed.DestOutputProfile.read_bytes()[12:20] != b"prtrCMYK":
        yield "the output profile is not of a press"
    if not str(printed.get("/OutputConditionIdentifier", "")):
        yield "the printing condition has no name"


def _of_metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    trapped = str(pdf.docinfo.get("/Trapped", ""))
    if trapped not in {"/True", "/False"}:
        yield "not told whether it is trapped"
    wanted = {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "pdf:Trapped": trapped[1:],
        "xmpMM:RenditionClass": "default",
        "xmpMM:VersionID": "1",
    }
    needed = ("xmpMM:DocumentID", "xmp:MetadataDate", "xmp:CreateDate", "dc:title")
    with pdf.open_metadata() as xmp:
        for key, value in wanted.items():
            if xmp.get(key) != value:
                yield f"{key} is not {value}"
        for key in needed:
            if not xmp.get(key):
                yield f"{key} is missing"


def _of_pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        trim, bleed = page.obj.get("/TrimBox"), page.obj.get("/BleedBox")
        if trim is None or bleed is None or "/ArtBox" in page.obj:
            yield "a page's boxes are not told"
        elif not (_within(trim, bleed) and _within(bleed, page.obj.MediaBox)):
            yield "a page's boxes do not lie in one another"
        if "/Annots" in page.obj:
            yield "an annotation"
        if "/AA" in page.obj:
            yield "a page acts"
        yield from _of_content(page)


def _within(inner: Any, outer: Any) -> bool:
    left, foot, right, head = map(float, inner)
    far_left, far_foot, far_right, far_head = map(float, outer)
    is_across = far_left <= left < right <= far_right
    return is_across and far_foot <= foot < head <= far_head


def _of_content(page: Any) -> Iterator[str]:
    for _, operator in instructions(page):
        if str(operator) in SCREEN_COLOURS:
            yield "a colour of screens"


def _of_objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for obj in pdf.objects:
        if not isinstance(obj, (Dictionary, Stream)):
            continue
        subtype = obj.get("/Subtype")
        if subtype == Name.Image and "/Filter" in obj:
            yield from _of_picture(obj)
        if subtype == Name.Form:
            group = obj.get("/Group")
            if group is not None and group.get("/CS") == Name.DeviceRGB:
                yield "a group in another space"
            yield from _of_content(obj)
        if "/ShadingType" in obj and obj.ColorSpace != Name.DeviceCMYK:
            yield "a shade in another space"
        files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(obj.keys())
        if obj.get("/Type") == Name.FontDescriptor and not files:
            yield "a font is not embedded"
        yield from _of_doings(obj)


def _of_picture(image: Any) -> Iterator[str]:
    if image.get("/ColorSpace") not in {Name.DeviceGray, Name.DeviceCMYK}:
        yield "a picture in another space"
    if "/Alternates" in image or "/OPI" in image:
        yield "a picture with a stand-in"


def _of_doings(obj: Any) -> Iterator[str]:
    if obj.get("/Subtype") == Name.PS:
        yield "PostScript"
    if {"/TR", "/TR2", "/HTP"} & set(obj.keys()):
        yield "a curve or a screen of its own"
    if obj.get("/S") in {Name.JavaScript, Name.URI, Name.GoTo, Name.Launch}:
        yield "an action"


# ---------------------------------------------------------------- rules


def unprintable_rules(pdf: pikepdf.Pdf) -> list[str]:
    """Return lines and thin rectangles that a press would break into dots, or lose."""
    found: list[str] = []
    for at, page in enumerate(pdf.pages):
        found += [f"page {at + 1}: {fault}" for fault in _rules_of(page)]
    return found


def _rules_of(page: pikepdf.Page) -> Iterator[str]:
    state: dict[str, Any] = {"g": ("g", (0,)), "G": ("G", (0,)), "w": 1.0}
    kept: list[dict[str, Any]] = []
    thin = RULE
    for operands, operator in instructions(page):
        match str(operator):
            case "q":
                kept.append(dict(state))
            case "Q":
                state = kept.pop()
            case "g" | "k" | "rg" as name:
                state["g"] = (name, tuple(map(float, operands)))
            case "G" | "K" | "RG" as name:
                state["G"] = (name, tuple(map(float, operands)))
            case "w":
                state["w"] = float(operands[0])
            case "re":
                thin = min(abs(float(size)) for size in operands[2:])
            case "m" | "l" | "c":
                thin = RULE
            case "f" if thin < RULE:
                yield from _of_rule(thin, state["g"])
            case "S" | "B":
                yield from _of_line(state["w"], state["G"])


def _of_rule(thickness: float, ink: Any) -> Iterator[str]:
    if ink not in {("g", (0,)), WHITE}:
        yield f"a rule in {ink}"
    elif thickness < THINNEST:
        yield f"a rule of {thickness} pt"


def _of_line(width: float, ink: Any) -> Iterator[str]:
    is_solid = ink in {("G", (0,)), ("G", (1,)), ALL_INKS}
    is_colour = ink[0] == "K" and width >= HAIR
    if width < THINNEST:
        yield f"a line of {width} pt"
    elif width < RULE and not is_solid and not is_colour:
        yield f"a line of {width} pt in {ink}"
