"""A presentation whose layouts nothing can stand on -> the same with four layouts of ours.

They stand on its first master, so that its ground, its drawings, its colours and its fonts
are those of the deck: a cover, an opener, a title with text, and a title alone.
"""

from __future__ import annotations

from types import MappingProxyType

from reporting.deck.ooxml.base import PML
from reporting.deck.ooxml.package import Relations, write_package
from reporting.deck.ooxml.parsing import Element, parse_part
from reporting.deck.ooxml.xml import element, qn, root_element
from reporting.deck.template.read.cleaning import Cleaned
from reporting.deck.template.read.package import SAVE, TemplateError, TemplatePart
from reporting.design.rect import Rect
from reporting.record import Record, replace

_FIRST_ID = 2_147_483_648
"""The least number of a master or a layout (ECMA-376 19.7.13)."""

_LIST = qn("p:sldLayoutIdLst")
_BEFORE_LIST = (qn("p:cSld"), qn("p:clrMap"))
_RELATION = qn("r:id")


class _Place(Record, frozen=True):
    """A placeholder of ours: its type, its number, its name, and its shares of the slide."""

    type: str
    index: str
    name: str
    shares: tuple[float, float, float, float]
    anchor: str = "t"


_FOOT = (
    _Place("ftr", "11", "Footer", (0.06, 0.91, 0.6, 0.05), "ctr"),
    _Place("sldNum", "12", "Slide Number", (0.84, 0.91, 0.1, 0.05), "ctr"),
)
_TITLE = _Place(
    "title",
    "",
    "Title",
    (0.06, 0.06, 0.88, 0.14),
    "b",
)
_LAYOUTS: tuple[tuple[str, str, tuple[_Place, ...]], ...] = (
    (
        "title",
        "Cover",
        (
            _Place("ctrTitle", "", "Title", (0.06, 0.24, 0.88, 0.28), "b"),
            _Place("subTitle", "1", "Subtitle", (0.06, 0.55, 0.88, 0.34)),
        ),
    ),
    (
        "secHead",
        "Section",
        (
            _Place("title", "", "Title", (0.06, 0.24, 0.88, 0.28), "b"),
            _Place("body", "1", "Text", (0.06, 0.55, 0.88, 0.34)),
            *_FOOT,
        ),
    ),
    (
        "obj",
        "Title and content",
        (_TITLE, _Place("", "1", "Content", (0.06, 0.23, 0.88, 0.65)), *_FOOT),
    ),
    ("titleOnly", "Title only", (_TITLE, *_FOOT)),
)


def add_layouts(found: Cleaned, slide: Rect) -> Cleaned:
    """Return a template with layouts of ours on its first master.

    Args:
        found: the template.
        slide: its size.

    Raises:
        TemplateError: it has no master.
    """
    name = find_master(found)
    master = found.parts[name]
    theme = [one for one in master.relations if one.kind == "theme"]
    if not theme:
        raise TemplateError(f"the file is damaged: {name} has no theme", SAVE)
    parts = dict(found.parts)
    relations = Relations(master.relations)
    listed = find_list(master.root)
    number = find_last_id(found)
    for kind, title, places in _LAYOUTS:
        number += 1
        part = name_layout(parts)
        own = Relations()
        own.add("slideMaster", name)
        xml = write_layout(kind, title, places, slide)
        parts[part] = TemplatePart(
            part,
            f"{PML}.slideLayout+xml",
            parse_part(xml.encode()),
            own.list_all(),
        )
        entry = listed.makeelement(qn("p:sldLayoutId"), {"id": str(number)})
        entry.set(_RELATION, relations.add("slideLayout", part))
        listed.append(entry)
    parts[name] = replace(master, relations=relations.list_all())
    start = Relations()
    start.add("officeDocument", found.main)
    data = write_package([part.write() for part in parts.values()], start.list_all())
    return replace(found, data=data, parts=MappingProxyType(parts))


def find_master(found: Cleaned) -> str:
    """Return the part of the first master that a presentation lists.

    Raises:
        TemplateError: there is none.
    """
    main = found.parts[found.main]
    known = {relation.id: relation.target for relation in main.relations}
    for entry in main.root.iterfind(f"{qn('p:sldMasterIdLst')}/*"):
        target = known.get(entry.get(_RELATION, ""), "")
        if target in found.parts:
            return target
    raise TemplateError("the file has no slide master", SAVE)


def find_list(master: Element) -> Element:
    """Return a master's list of layouts, which is made where it has none."""
    listed = master.find(_LIST)
    if listed is not None:
        return listed
    listed = master.makeelement(_LIST, {})
    place = 0
    for number, child in enumerate(master, 1):
        if child.tag in _BEFORE_LIST:
            place = number
    master.insert(place, listed)
    return listed


def find_last_id(found: Cleaned) -> int:
    """Return the greatest number that a master or a layout has."""
    last = _FIRST_ID
    for part in found.parts.values():
        if isinstance(part.content, bytes):
            continue
        for entry in part.content.iter(qn("p:sldMasterId"), qn("p:sldLayoutId")):
            if entry.get("id", "").isdigit():
                last = max(last, int(entry.get("id", "")))
    return last


def name_layout(parts: dict[str, TemplatePart]) -> str:
    """Return a name that no part has."""
    number = 1
    while f"ppt/slideLayouts/slideLayout{number}.xml" in parts:
        number += 1
    return f"ppt/slideLayouts/slideLayout{number}.xml"


def write_layout(
    kind: str,
    title: str,
    places: tuple[_Place, ...],
    slide: Rect,
) -> str:
    """Write a layout (ECMA-376 19.3.1.39).

    Args:
        kind: its type.
        title: as PowerPoint shows it.
        places: its placeholders.
        slide: its size.
    """
    group = element(
        "p:nvGrpSpPr",
        element("p:cNvPr", id="1", name=""),
        element("p:cNvGrpSpPr"),
        element("p:nvPr"),
    )
    shapes = [
        write_place(place, slide, number) for number, place in enumerate(places, 2)
    ]
    tree = element(
        "p:spTree",
        group,
        element("p:grpSpPr"),
        *shapes,
    )
    map_override = element("p:clrMapOvr", element("a:masterClrMapping"))
    return root_element(
        "p:sldLayout",
        element("p:cSld", tree, name=title),
        map_override,
        type=kind,
        preserve="1",
    )


def write_place(place: _Place, slide: Rect, number: int) -> str:
    """Write a placeholder of a layout; `number` is its shape's."""
    left, top, width, height = place.shares
    frame = element(
        "a:xfrm",
        element("a:off", x=slide.width.times(left), y=slide.height.times(top)),
        element("a:ext", cx=slide.width.times(width), cy=slide.height.times(height)),
    )
    mark = {"type": place.type} if place.type else {}
    index = {"idx": place.index} if place.index else {}
    words = element(
        "a:r",
        element("a:rPr", lang="en"),
        element("a:t", text=place.name),
    )
    if place.type == "sldNum":
        words = element(
            "a:fld",
            element("a:rPr", lang="en"),
            element("a:t", text="‹#›"),
            id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}",
            type="slidenum",
        )
    align = "r" if place.type == "sldNum" else "l"
    return element(
        "p:sp",
        element(
            "p:nvSpPr",
            element("p:cNvPr", id=str(number), name=place.name),
            element("p:cNvSpPr", element("a:spLocks", noGrp="1")),
            element("p:nvPr", element("p:ph", **mark, **index)),
        ),
        element("p:spPr", frame),
        element(
            "p:txBody",
            element("a:bodyPr", rot="0", vert="horz", anchor=place.anchor),
            element("a:lstStyle", element("a:lvl1pPr", algn=align)),
            element("a:p", words),
        ),
    )
