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
from pptx.oxml.ns import qn

from reporting.deck.ooxml.xml import Element, check_link
from reporting.deck.template.read.package import (
    MAIN,
    Package,
    Part,
    Relation,
    TemplateError,
    write_package,
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

_SAID: Mapping[str, str] = MappingProxyType(
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

_LISTS = (
    "sldIdLst",
    "custShowLst",
    "photoAlbum",
    "custDataLst",
    "modifyVerifier",
    "smartTags",
)
"""Of a presentation: its slides, and what belongs to them or to who may change them."""

_REFERENCES = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CLICKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_TREES = (qn("p:spTree"), qn("p:grpSp"))
_XML = ("+xml", "/xml")


class Cleaned(Record, frozen=True):
    """A template of which only the look is left.

    Args:
        data: the package.
        parts: its XML by name, as it is in `data`.
        package: what it was made from; knows which part is the presentation.
        samples: the layouts that its own slides stand on, in order.
        removed: what else was left out, in words.
    """

    data: bytes
    parts: Mapping[str, Part]
    package: Package
    samples: tuple[str, ...]
    removed: tuple[str, ...]


def clean_package(package: Package) -> Cleaned:
    """Keep of a template only its look.

    Raises:
        TemplateError: a part that it needs is missing or damaged.
    """
    dropped: Counter[str] = Counter()
    parts: dict[str, Part] = {}
    waiting = [package.main]
    while waiting:
        name = waiting.pop()
        if name not in parts:
            parts[name] = _part(package, name, dropped)
            waiting += [
                relation.target
                for relation in parts[name].relations
                if not relation.outside
            ]
    return Cleaned(
        write_package(parts.values(), package.main),
        MappingProxyType(parts),
        package,
        tuple(_layout_of(package, slide) for slide in _slides(package)),
        tuple(
            f"{count} x {what}" if count > 1 else what
            for what, count in sorted(dropped.items())
        ),
    )


def _slides(package: Package) -> Iterator[str]:
    """Yield the parts of the slides in the order in which they are shown."""
    known = {
        relation.id: relation.target for relation in package.relations(package.main)
    }
    for entry in package.xml(package.main).iterfind(
        f"{qn('p:sldIdLst')}/{qn('p:sldId')}"
    ):
        target = known.get(entry.get(qn("r:id"), ""), "")
        if target in package:
            yield target


def _layout_of(package: Package, slide: str) -> str:
    used = (
        relation.target
        for relation in package.relations(slide)
        if relation.kind == "slideLayout"
    )
    return next(used, "")


def _part(package: Package, name: str, dropped: Counter[str]) -> Part:
    """Return a part without what it must not refer to."""
    kind = MAIN if name == package.main else package.type(name)
    if not kind:
        raise TemplateError(
            f"the file is damaged: it does not say what its part {name} is"
        )
    if not kind.endswith(_XML):
        return Part(name, kind, package.read(name))
    root = package.xml(name)
    kept: list[Relation] = []
    gone: list[Relation] = []
    for relation in package.relations(name):
        (kept if _is_kept(package, relation) else gone).append(relation)
    for relation in gone:
        if word := _word(relation):
            dropped[word] += 1
    lost = {relation.id for relation in gone}
    if name == package.main:
        _clean_presentation(root, dropped)
    if lost:
        _unlink(root, lost)
    return Part(name, kind, root, tuple(kept))


def _is_kept(package: Package, relation: Relation) -> bool:
    if relation.outside:
        return (
            relation.kind == "hyperlink"
            and check_link(relation.target) == relation.target
        )
    if relation.kind == "image":
        return relation.target in package
    if relation.kind == "notesMaster":
        return any(
            mark.get("type") == "body"
            for mark in package.xml(relation.target).iter(qn("p:ph"))
        )
    return relation.kind in KEPT


def _word(relation: Relation) -> str:
    if relation.outside:
        return f"link to {relation.target[:80]}"
    return (
        "picture that is missing"
        if relation.kind == "image"
        else _SAID.get(relation.kind, "")
    )


def _unlink(root: Element, lost: set[str]) -> None:
    """Remove whatever refers to one of some relations, with the shape that shows it."""
    for element in list(root.iter(etree.Element)):
        if lost.isdisjoint(_referred(element)):
            continue
        victim = element if element.tag in _CLICKS else _shown_by(element)
        parent = victim.getparent()
        if parent is not None:
            parent.remove(victim)
    for timing in root.findall(qn("p:timing")):
        root.remove(timing)


def _referred(element: Element) -> Iterator[str]:
    """Yield the relations that an element names."""
    for name, value in element.attrib.items():
        if str(name).startswith(_REFERENCES):
            yield str(value)


def _shown_by(element: Element) -> Element:
    """Return the shape that an element belongs to, or the largest thing of its part that is not its tree."""
    found = element
    for above in element.iterancestors():
        if (
            above.tag in _TREES
            or above.getparent() is None
            or above.tag == qn("p:cSld")
        ):
            return found
        found = above
    return found


def _clean_presentation(root: Element, dropped: Counter[str]) -> None:
    """Remove from a presentation what belongs to its slides; of its extensions only the guides stay."""
    for child in list(root):
        if child.tag in {qn(f"p:{name}") for name in _LISTS}:
            root.remove(child)
            if child.tag == qn("p:modifyVerifier"):
                dropped["password against changes"] += 1
    for extensions in root.findall(qn("p:extLst")):
        for extension in _of_slides(extensions):
            extensions.remove(extension)
        if not len(extensions):
            root.remove(extensions)


def _of_slides(extensions: Element) -> Iterator[Element]:
    for extension in list(extensions):
        if any(
            etree.QName(child).localname == "sectionLst"
            for child in extension.iter(etree.Element)
        ):
            yield extension
