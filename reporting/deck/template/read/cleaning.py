"""The package of a template -> the same without its slides and without anything that acts.

Only what a look is made of is kept: masters, layouts, themes, pictures, fonts. Sample
slides go, and with them whatever only they use. Macros, embedded objects, controls, sounds
and links to the outside go too, with the shapes that show them, and what went is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from reporting.deck.ooxml.base import MAIN
from reporting.deck.ooxml.package import Relation, Relations, write_package
from reporting.deck.ooxml.parsing import Element, name_local
from reporting.deck.ooxml.xml import NAMESPACES, check_link, qn
from reporting.deck.template.read.package import Package, TemplateError, TemplatePart
from reporting.record import Record

KEPT = frozenset(
    {
        "font",
        "handoutMaster",
        "hdphoto",
        "image",
        "notesMaster",
        "presProps",
        "slideLayout",
        "slideMaster",
        "tableStyles",
        "theme",
        "themeOverride",
    }
)
"""Relations to what a look is made of, by the last word of their type."""

_REPORTED: Mapping[str, str] = MappingProxyType(
    {
        "vbaProject": "macros (VBA)",
        "oleObject": "embedded object (OLE)",
        "package": "embedded file",
        "control": "control (ActiveX)",
        "chart": "chart on a layout",
        "diagramData": "diagram on a layout",
        "audio": "sound",
        "video": "film",
        "media": "film or sound",
    }
)
"""What is dropped with a word, by the last word of its relation's type."""

_LISTS = frozenset(
    {
        qn("p:sldIdLst"),
        qn("p:custShowLst"),
        qn("p:photoAlbum"),
        qn("p:custDataLst"),
        qn("p:modifyVerifier"),
        qn("p:smartTags"),
    }
)
"""Of a presentation: its slides, and what belongs to them or to who may change them."""

_REFERENCE = f"{{{NAMESPACES['r']}}}"
_CLICKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_TREES = (qn("p:spTree"), qn("p:grpSp"))
_XML = ("+xml", "/xml")


class Cleaned(Record, frozen=True):
    """A template of which only the look is left.

    Args:
        data: the package.
        parts: its parts by name, as they are in `data`.
        main: name of the presentation's part.
        samples: the layouts that its own slides stand on, in order.
        removed: what else was left out, in words.
    """

    data: bytes
    parts: Mapping[str, TemplatePart]
    main: str
    samples: tuple[str, ...]
    removed: tuple[str, ...]


def clean_package(package: Package) -> Cleaned:
    """Keep of a template only its look.

    Raises:
        TemplateError: a part that it needs is missing or damaged.
    """
    dropped: Counter[str] = Counter()
    parts: dict[str, TemplatePart] = {}
    waiting = [package.main]
    while waiting:
        name = waiting.pop()
        if name in parts:
            continue
        parts[name] = _clean_part(package, name, dropped)
        for relation in parts[name].relations:
            if not relation.is_external:
                waiting.append(relation.target)
    start = Relations()
    start.add("officeDocument", package.main)
    written = [part.write() for part in parts.values()]
    removed = []
    for what, count in sorted(dropped.items()):
        removed.append(f"{count} x {what}" if count > 1 else what)
    samples = [_find_layout(package, slide) for slide in _list_slides(package)]
    return Cleaned(
        data=write_package(written, start.list_all()),
        parts=MappingProxyType(parts),
        main=package.main,
        samples=tuple(samples),
        removed=tuple(removed),
    )


def _list_slides(package: Package) -> Iterator[str]:
    """Yield the parts of the slides in the order in which they are shown."""
    relations = package.list_relations(package.main)
    known = {relation.id: relation.target for relation in relations}
    entries = package.read_xml(package.main).iterfind(
        f"{qn('p:sldIdLst')}/{qn('p:sldId')}"
    )
    for entry in entries:
        target = known.get(entry.get(qn("r:id"), ""), "")
        if target in package:
            yield target


def _find_layout(package: Package, slide: str) -> str:
    """Return the layout of a slide; empty where it has none."""
    for relation in package.list_relations(slide):
        if relation.kind == "slideLayout":
            return relation.target
    return ""


def _clean_part(package: Package, name: str, dropped: Counter[str]) -> TemplatePart:
    """Return a part without what it must not refer to."""
    kind = MAIN if name == package.main else package.find_type(name)
    if not kind:
        why = f"the file is damaged: it does not say what its part {name} is"
        raise TemplateError(why)
    if not kind.endswith(_XML):
        return TemplatePart(name, kind, package.read(name))
    root = package.read_xml(name)
    kept: list[Relation] = []
    lost: set[str] = set()
    for relation in package.list_relations(name):
        if _is_kept(package, relation):
            kept.append(relation)
            continue
        lost.add(relation.id)
        if word := _describe(relation):
            dropped[word] += 1
    if name == package.main:
        _clean_presentation(root, dropped)
    if lost:
        _unlink(root, lost)
    return TemplatePart(name, kind, root, tuple(kept))


def _is_kept(package: Package, relation: Relation) -> bool:
    target = relation.target
    if relation.is_external:
        return relation.kind == "hyperlink" and check_link(target) == target
    if relation.kind == "image":
        return target in package
    if relation.kind == "notesMaster":
        marks = package.read_xml(target).iter(qn("p:ph"))
        return any(mark.get("type") == "body" for mark in marks)
    return relation.kind in KEPT


def _describe(relation: Relation) -> str:
    """Return what is told of a dropped relation; empty where nothing need be."""
    if relation.is_external:
        return f"link to {relation.target[:80]}"
    if relation.kind == "image":
        return "picture that is missing"
    return _REPORTED.get(relation.kind, "")


def _unlink(root: Element, lost: set[str]) -> None:
    """Remove whatever refers to one of some relations, with the shape that shows it."""
    for element in list(root.iter(etree.Element)):
        if lost.isdisjoint(_list_references(element)):
            continue
        victim = element if element.tag in _CLICKS else _find_shape(element)
        parent = victim.getparent()
        if parent is not None:
            parent.remove(victim)
    for timing in root.findall(qn("p:timing")):
        root.remove(timing)


def _list_references(element: Element) -> Iterator[str]:
    """Yield the relations that an element names."""
    for name, value in element.attrib.items():
        if str(name).startswith(_REFERENCE):
            yield str(value)


def _find_shape(element: Element) -> Element:
    """Return the shape of an element, or the largest thing of its part that is not its tree."""
    found = element
    for above in element.iterancestors():
        is_root = above.getparent() is None
        if above.tag in _TREES or is_root or above.tag == qn("p:cSld"):
            return found
        found = above
    return found


def _clean_presentation(root: Element, dropped: Counter[str]) -> None:
    """Remove from a presentation what belongs to its slides, its sections included."""
    for child in list(root):
        if child.tag in _LISTS:
            root.remove(child)
            if child.tag == qn("p:modifyVerifier"):
                dropped["password against changes"] += 1
    for extensions in root.findall(qn("p:extLst")):
        for extension in list(extensions):
            if _holds_sections(extension):
                extensions.remove(extension)
        if not len(extensions):
            root.remove(extensions)


def _holds_sections(extension: Element) -> bool:
    children = extension.iter(etree.Element)
    return any(name_local(child) == "sectionLst" for child in children)
