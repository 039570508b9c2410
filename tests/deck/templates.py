"""Templates for tests: python-pptx's own, those of LibreOffice, and what hands have done to the first."""

from __future__ import annotations

import functools
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pptx
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from reporting.design.rect import Rect
from tests.samples import png
from tests.tools import missing

DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"
"""Drawn by PowerPoint, 4:3, with the eleven usual layouts."""

RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"

Edit = Callable[[bytes], bytes]


def default() -> bytes:
    return DEFAULT.read_bytes()


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(
    members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], how: int = ZIP_DEFLATED
) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", how) as archive:
        for name, data in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(name, data)
    return out.getvalue()


def edited(data: bytes, edits: Mapping[str, Edit]) -> bytes:
    """Return a package with some parts changed; each change must change something."""
    known = parts(data)
    for name, edit in edits.items():
        changed = edit(known[name])
        assert changed != known[name], name
        known[name] = changed
    return zipped(known)


def replaced(old: str, new: str) -> Edit:
    return lambda data: data.replace(old.encode(), new.encode())


@functools.cache
def with_samples(count: int = 2) -> bytes:
    """Return the default template with slides of its own, a picture and notes on each."""
    deck = Presentation(io.BytesIO(default()))
    for number in range(count):
        slide = deck.slides.add_slide(deck.slide_layouts[number])
        slide.shapes.title.text = f"Sample {number}"
        slide.shapes.add_picture(io.BytesIO(png()), Pt(10), Pt(10))
        slide.notes_slide.notes_text_frame.text = "A word to the speaker"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def dark() -> bytes:
    """Return the default template with light text on a dark ground, as a colour map has it."""
    return edited(
        default(),
        {
            "ppt/slideMasters/slideMaster1.xml": replaced(
                'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"',
                'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"',
            )
        },
    )


def drawing(rect: Rect, colour: str, geometry: str = "", words: str = "") -> Edit:
    """Return what draws something on a master or a layout, under its placeholders.

    Args:
        rect: where.
        colour: of its fill, as RRGGBB; empty for none.
        geometry: written, if it is no rectangle.
        words: likewise, its text body.
    """
    geometry = geometry or '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    frame = (
        f'<a:xfrm><a:off x="{int(rect.left)}" y="{int(rect.top)}"/>'
        f'<a:ext cx="{int(rect.width)}" cy="{int(rect.height)}"/></a:xfrm>'
    )
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Art"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{frame}{geometry}{fill if colour else '<a:noFill/>'}</p:spPr>{words}</p:sp>"
    )
    return lambda part: part.replace(b"</p:spTree>", f"{shape}</p:spTree>".encode())


def moved(kind: str, rect: Rect) -> Edit:
    """Return what gives a layout's first placeholder of a kind a place of its own."""

    def edit(part: bytes) -> bytes:
        root = etree.fromstring(part)
        for shape in root.iter(qn("p:sp")):
            mark = shape.find(f".//{qn('p:ph')}")
            if mark is None or mark.get("type", "obj") != kind:
                continue
            (properties,) = shape.findall(qn("p:spPr"))
            for old in properties.findall(qn("a:xfrm")):
                properties.remove(old)
            frame = etree.Element(qn("a:xfrm"))
            etree.SubElement(
                frame, qn("a:off"), x=str(int(rect.left)), y=str(int(rect.top))
            )
            etree.SubElement(
                frame, qn("a:ext"), cx=str(int(rect.width)), cy=str(int(rect.height))
            )
            properties.insert(0, frame)
            break
        return bytes(etree.tostring(root))

    return edit


def renamed(name: str) -> Edit:
    """Return what gives a layout another name, and takes away its type."""

    def edit(part: bytes) -> bytes:
        root = etree.fromstring(part)
        if "type" in root.attrib:
            del root.attrib["type"]
        for content in root.iterfind(qn("p:cSld")):
            content.set("name", name)
        return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))

    return edit


def without_layouts() -> bytes:
    """Return the default template with its master, and no layout."""
    known = parts(default())
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    for name in list(known):
        if "slideLayout" in name:
            del known[name]
    master = etree.fromstring(known[MASTER])
    for listed in master.findall(qn("p:sldLayoutIdLst")):
        master.remove(listed)
    known[MASTER] = etree.tostring(master)
    for name, mark in ((rels, "Target"), ("[Content_Types].xml", "PartName")):
        root = etree.fromstring(known[name])
        for entry in list(root):
            if "slideLayout" in entry.get(mark, ""):
                root.remove(entry)
        known[name] = etree.tostring(root)
    return zipped(known)


@functools.cache
def sized(width: float, height: float) -> bytes:
    """Return the default template at another size, in inches, with all that it draws."""
    deck = Presentation(io.BytesIO(default()))
    before = int(deck.slide_width or 0), int(deck.slide_height or 0)
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    across, down = width * 914_400 / before[0], height * 914_400 / before[1]
    master = deck.slide_master
    for holder in (master, *master.slide_layouts):
        for frame in holder._element.iter(qn("a:xfrm")):
            for child in frame:
                for name, factor in (
                    ("x", across),
                    ("cx", across),
                    ("y", down),
                    ("cy", down),
                ):
                    if child.get(name):
                        child.set(name, str(round(int(child.get(name)) * factor)))
    for look in master._element.iter(qn("a:defRPr")):
        if look.get("sz"):
            size = int(look.get("sz")) * min(across, down)
            look.set("sz", str(round(size)))
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def related(
    data: bytes, part: str, kind: str, target: str, *, outside: bool = False
) -> bytes:
    """Return a package in which a part refers to another, or to the outside."""
    folder, _, name = part.rpartition("/")
    mode = ' TargetMode="External"' if outside else ""
    entry = f'<Relationship Id="rId99" Type="{RELS}/{kind}" Target="{target}"{mode}/></Relationships>'
    return edited(
        data, {f"{folder}/_rels/{name}.rels": replaced("</Relationships>", entry)}
    )


def of_libreoffice(names: tuple[str, ...]) -> dict[str, bytes]:
    """Return templates that come with LibreOffice, converted by it in one go."""
    return {name: _converted(names)[name] for name in names}


@functools.cache
def _converted(names: tuple[str, ...]) -> dict[str, bytes]:
    program = shutil.which("soffice") or missing("soffice", "libreoffice-impress")
    folder = (
        Path(program).resolve().parents[1] / "share" / "template" / "common" / "presnt"
    )
    files = [folder / f"{name}.otp" for name in names]
    if not all(file.is_file() for file in files):
        missing("LibreOffice's templates", "libreoffice-common")
    with tempfile.TemporaryDirectory() as made:
        switches = [
            f"-env:UserInstallation={Path(made, 'profile').as_uri()}",
            "--headless",
            "--norestore",
        ]
        command = [
            program,
            *switches,
            "--convert-to",
            "pptx",
            "--outdir",
            made,
            *map(str, files),
        ]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
        return {name: Path(made, f"{name}.pptx").read_bytes() for name in names}
