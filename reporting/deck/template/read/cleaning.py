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

from reporting.cleaning import clean_link
from reporting.deck.ooxml.base import MAIN
from reporting.deck.ooxml.package import Relation, Relations, write_package
from reporting.deck.ooxml.parsing import Element, make_path, name_local
from reporting.deck.ooxml.xml import NAMESPACES, qn
from reporting.deck.template.read.package import (
    SAVE,
    Package,
    TemplateError,
    TemplatePart,
)
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

_NEEDED = frozenset({"slideLayout", "slideMaster", "theme"})
"""Relations without whose parts nothing can be drawn."""

_SEEN = frozenset({"hdphoto", "image"})
"""Relations that are kept only where something shows them."""

_SIGNED = "digital-signature/origin"
"""How the type of the package's relation to its signatures ends (ECMA-376 part 2, 10.4)."""

_REFERENCE = f"{{{NAMESPACES['r']}}}"
_CLICKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_TREES = (qn("p:spTree"), qn("p:grpSp"))
_ASIDE = frozenset({qn("p:custDataLst"), qn("a:buBlip"), qn("a:ext"), qn("p:ext")})
"""What refers to a part beside what it is said of: without it the shape is as it was."""

_THEME = qn("a:theme")
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
        parts[name] = clean_part(package, name, dropped)
        for relation in parts[name].relations:
            if not relation.is_external:
                waiting.append(relation.target)
    for relation in package.list_relations(""):
        if relation.type.endswith(_SIGNED):
            dropped["digital signature, which holds no longer"] += 1
    start = Relations()
    start.add("officeDocument", package.main)
    written = [part.write() for part in parts.values()]
    removed = []
    for what, count in sorted(dropped.items()):
        removed.append(f"{count} x {what}" if count > 1 else what)
    samples = list(list_samples(package))
    return Cleaned(
        data=write_package(written, start.list_all()),
        parts=MappingProxyType(parts),
        main=package.main,
        samples=tuple(samples),
        removed=tuple(removed),
    )


def list_samples(package: Package) -> Iterator[str]:
    """Yield the layouts of the slides in the order in which they are shown."""
    relations = package.list_relations(package.main)
    known = {relation.id: relation.target for relation in relations}
    entries = package.read_xml(package.main).iterfind(make_path("p:sldIdLst/p:sldId"))
    for entry in entries:
        slide = known.get(entry.get(qn("r:id"), ""), "")
        if slide not in package:
            continue
        layout = ""
        for relation in package.list_relations(slide):
            if relation.kind == "slideLayout" and not layout:
                layout = relation.target
        yield layout


def clean_part(
    package: Package,
    name: str,
    dropped: Counter[str],
) -> TemplatePart:
    """Return a part without what it must not refer to."""
    kind = MAIN
    if name != package.main:
        kind = package.find_type(name)
    if not kind:
        why = f"the file is damaged: it does not say what its part {name} is"
        raise TemplateError(why, SAVE)
    if not kind.endswith(_XML):
        return TemplatePart(name, kind, package.read(name))
    root = package.read_xml(name)
    kept: list[Relation] = []
    lost: set[str] = set()
    named = list_values(root)
    for relation in package.list_relations(name):
        if relation.kind in _SEEN and relation.id not in named:
            continue
        if is_kept(package, relation):
            kept.append(relation)
            continue
        lost.add(relation.id)
        if word := describe_relation(relation):
            dropped[word] += 1
    if name == package.main:
        clean_presentation(root, dropped)
    if lost:
        unlink_relations(root, lost)
    if root.tag == _THEME or name == package.main:
        level_words(root)
    return TemplatePart(name, kind, root, tuple(kept))


def level_words(root: Element) -> None:
    """Let the words of text boxes stand on their line.

    Other programs write that a box's words are raised by a few per cent (ECMA-376
    20.1.4.1.26). LibreOffice takes them for raised marks then, in each text box, and sets them
    at about half their size, whatever a run says of itself.
    """
    for box in root.iter(qn("a:txDef"), qn("p:defaultTextStyle")):
        for look in box.iter(qn("a:defRPr")):
            if "baseline" in look.attrib:
                del look.attrib["baseline"]


def is_kept(package: Package, relation: Relation) -> bool:
    """Whether a relation leads to what a look is made of."""
    target = relation.target
    if relation.is_external:
        return relation.kind == "hyperlink" and clean_link(target) == target
    if relation.kind not in _NEEDED and target not in package:
        return False
    if relation.kind == "notesMaster":
        marks = package.read_xml(target).iter(qn("p:ph"))
        return any(mark.get("type") == "body" for mark in marks)
    return relation.kind in KEPT


def describe_relation(relation: Relation) -> str:
    """Return what is told of a dropped relation; empty where nothing need be."""
    if relation.is_external:
        return f"link to {relation.target[:80]}"
    if relation.kind == "image":
        return "picture that is missing"
    return _REPORTED.get(relation.kind, "")


def unlink_relations(root: Element, lost: set[str]) -> None:
    """Remove whatever refers to one of some relations, with the shape that shows it."""
    for element in list(root.iter(etree.Element)):
        references = set()
        for name, value in element.attrib.items():
            if str(name).startswith(_REFERENCE):
                references.add(str(value))
        if lost.isdisjoint(references):
            continue
        if root.tag == _THEME:
            hold_fill(element)
            continue
        victim = element
        if element.tag not in _CLICKS:
            victim = find_shape(element)
        parent = victim.getparent()
        if parent is not None:
            parent.remove(victim)
    for timing in root.findall(qn("p:timing")):
        root.remove(timing)


def list_values(root: Element) -> set[str]:
    """Return the values of all attributes of a part: among them what it refers to."""
    values = set()
    for element in root.iter(etree.Element):
        values.update([str(value) for value in element.attrib.values()])
    return values


def hold_fill(element: Element) -> None:
    """Put a plain fill in the place of a theme's fill whose picture is lost.

    The fills of a theme are counted: one fewer would change what all the others are for.
    """
    for above in (element, *element.iterancestors(qn("a:blipFill"))):
        parent = above.getparent()
        if above.tag == qn("a:blipFill") and parent is not None:
            plain = etree.Element(qn("a:solidFill"))
            etree.SubElement(plain, qn("a:schemeClr"), val="phClr")
            parent.replace(above, plain)


def find_shape(element: Element) -> Element:
    """Return the shape of an element, or the largest thing of its part that is not its tree.

    What is only said beside a shape is returned instead of it.
    """
    for aside in (element, *element.iterancestors(*_ASIDE)):
        if aside.tag in _ASIDE:
            return aside
    found = element
    for above in element.iterancestors():
        is_root = above.getparent() is None
        if above.tag in _TREES or is_root or above.tag == qn("p:cSld"):
            return found
        found = above
    return found


def clean_presentation(root: Element, dropped: Counter[str]) -> None:
    """Remove from a presentation what belongs to its slides, its sections included."""
    for child in list(root):
        if child.tag in _LISTS:
            root.remove(child)
            if child.tag == qn("p:modifyVerifier"):
                dropped["password against changes"] += 1
    for extensions in root.findall(qn("p:extLst")):
        for extension in list(extensions):
            names = [name_local(child) for child in extension.iter(etree.Element)]
            if "sectionLst" in names:
                extensions.remove(extension)
        if not len(extensions):
            root.remove(extensions)
