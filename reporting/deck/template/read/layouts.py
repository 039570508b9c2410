"""The masters and layouts of a cleaned template -> what each offers: placeholders, places, looks.

A placeholder inherits from that of the master, and that from the master's text styles
(ECMA-376 19.3.1.36). What is found here is what PowerPoint would come to. The words that
prompt for a text are asked as well: LibreOffice writes the look of a placeholder there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pptx.oxml.ns import qn

from reporting.deck.ooxml.xml import Element
from reporting.deck.template.read.backgrounds import (
    Ground,
    Painter,
    Sheet,
    read_shape_box,
)
from reporting.deck.template.read.cleaning import Cleaned
from reporting.deck.template.read.colours import Scheme, Shade, read_scheme
from reporting.deck.template.read.package import Part, TemplateError
from reporting.design.grid import Rect
from reporting.design.units import Length, pt
from reporting.record import Record

TITLES = frozenset({"title", "ctrTitle"})
TEXTS = frozenset({"body", "subTitle", "obj"})
"""Kinds of placeholder that running text may stand in."""

FURNITURE = frozenset({"dt", "ftr", "sldNum"})
_STYLES: Mapping[str, str] = {"title": "titleStyle", "body": "bodyStyle"}
_INSETS: Mapping[str, int] = {
    "lIns": 91_440,
    "tIns": 45_720,
    "rIns": 91_440,
    "bIns": 45_720,
}
"""What PowerPoint keeps free within a text box where nothing is said (ECMA-376 21.1.2.1.1)."""

_MOST = 2**31


class TextLook(Record, frozen=True):
    """How a placeholder sets its first level of text."""

    colour: Shade | None
    face: str
    """`+mj-lt` and `+mn-lt` are the theme's fonts."""
    bold: bool
    align: str | None
    size: Length | None


class Placeholder(Record, frozen=True):
    """A placeholder of a layout."""

    kind: str
    type: str | None
    """As the layout writes it, which is how a slide's shape refers to it."""
    index: str | None
    """Likewise."""
    box: Rect
    inner: Rect
    """Without the insets: where its text stands."""
    anchor: str
    upright: bool
    """Whether it is not turned, and its text runs from left to right."""
    look: TextLook
    held: bool = True
    """Whether it stands so on the layout itself, and not only on the master."""


class Layout(Record, frozen=True):
    """A layout of a template."""

    part: str
    master: str
    name: str
    type: str
    """What PowerPoint calls it (ECMA-376 19.7.15); empty when it does not say."""
    placeholders: tuple[Placeholder, ...]
    by_master: tuple[Placeholder, ...]
    """The same as the master has them; LibreOffice writes into layouts where a sample had its text."""
    scheme: Scheme
    overridden: Element | None
    """Its own colour map, if it has one; its slides must repeat it."""
    ground: Ground
    fonts: tuple[tuple[str, str], tuple[str, str]]
    """Major and minor: typeface, and its PANOSE number if given."""

    def first(self, kinds: frozenset[str]) -> Placeholder | None:
        """Return its first placeholder of some kinds."""
        return next((one for one in self.placeholders if one.kind in kinds), None)


def read_layouts(found: Cleaned) -> tuple[Length, Length, tuple[Layout, ...]]:
    """Read a template's slide size and its layouts, master by master in their order.

    Raises:
        TemplateError: it has no usable size, or no layout.
    """
    root = _root(found.parts[found.package.main])
    size = root.find(qn("p:sldSz"))
    width, height = (_number(size, name) for name in ("cx", "cy"))
    if not (pt(100) <= width <= pt(4032) and pt(100) <= height <= pt(4032)):
        raise TemplateError("the file does not say how large its slides are")
    slide = Rect(Length(0), Length(0), Length(width), Length(height))
    masters = _targets(root, "p:sldMasterIdLst", found.parts[found.package.main])
    layouts = [
        layout for master in masters for layout in _of_master(found, master, slide)
    ]
    if not layouts:
        raise TemplateError(
            "the file has no layout", "add one in PowerPoint: View, Slide Master"
        )
    return Length(width), Length(height), tuple(layouts)


def _root(part: Part) -> Element:
    if isinstance(part.content, bytes):
        raise TemplateError(f"the file is damaged: its part {part.name} is not XML")
    return part.content


def _number(element: Element | None, name: str) -> int:
    try:
        return int(element.get(name, "")) if element is not None else 0
    except ValueError:
        return 0


def _targets(root: Element, listed: str, part: Part) -> list[str]:
    """Return the parts of a list such as that of the masters, in its order."""
    known = {relation.id: relation.target for relation in part.relations}
    entries = root.iterfind(f"{qn(listed)}/*")
    return [
        known[entry.get(qn("r:id"), "")]
        for entry in entries
        if entry.get(qn("r:id"), "") in known
    ]


def _of_master(found: Cleaned, name: str, slide: Rect) -> Iterator[Layout]:
    part = found.parts[name]
    root = _root(part)
    theme = next(
        (relation.target for relation in part.relations if relation.kind == "theme"), ""
    )
    if theme not in found.parts:
        raise TemplateError(f"the file is damaged: {name} has no theme")
    for layout in _targets(root, "p:sldLayoutIdLst", part):
        yield _Reader(
            found, part, found.parts[layout], _root(found.parts[theme]), slide
        ).layout()


class _Reader:
    """Reads one layout with its master above it."""

    def __init__(
        self, found: Cleaned, master: Part, layout: Part, theme: Element, slide: Rect
    ) -> None:
        self.found, self.slide, self.theme = found, slide, theme
        self.master_part, self.layout_part = master, layout
        self.master, self.root = _root(master), _root(layout)
        own = self.root.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
        self.overridden = own
        self.scheme = read_scheme(
            theme, self.master.find(qn("p:clrMap")) if own is None else own
        )

    def layout(self) -> Layout:
        cover = self.root.find(qn("p:cSld"))
        shapes = self.root.findall(f"{qn('p:cSld')}/{qn('p:spTree')}/{qn('p:sp')}")
        return Layout(
            part=self.layout_part.name,
            master=self.master_part.name,
            name="" if cover is None else cover.get("name", ""),
            type=self.root.get("type", ""),
            placeholders=tuple(
                one for shape in shapes if (one := self._placeholder(shape, held=True))
            ),
            by_master=tuple(
                one for shape in shapes if (one := self._placeholder(shape, held=False))
            ),
            scheme=self.scheme,
            overridden=self.overridden,
            ground=self._ground(),
            fonts=(self._font("a:majorFont"), self._font("a:minorFont")),
        )

    def _font(self, which: str) -> tuple[str, str]:
        latin = self.theme.find(f".//{qn(which)}/{qn('a:latin')}")
        return (
            ("", "")
            if latin is None
            else (latin.get("typeface", ""), latin.get("panose", ""))
        )

    # ---- what lies behind

    def _ground(self) -> Ground:
        above, here = self._painter(self.master_part), self._painter(self.layout_part)
        background = here.background(self.root, self.slide) or above.background(
            self.master, self.slide
        )
        shown = self.root.get("showMasterSp", "1") not in ("0", "false")
        sheets: list[Sheet] = [background] if background else []
        sheets += above.drawings(self.master) if shown else ()
        sheets += here.drawings(self.root)
        return Ground(tuple(sheets), self.scheme.value("bg1"))

    def _painter(self, part: Part) -> Painter:
        known = {
            relation.id: relation.target
            for relation in part.relations
            if relation.kind == "image"
        }

        def picture(relation: str) -> bytes | None:
            target = self.found.parts.get(known.get(relation, ""))
            return (
                target.content if target and isinstance(target.content, bytes) else None
            )

        return Painter(self.scheme, picture)

    # ---- placeholders

    def _placeholder(self, shape: Element, *, held: bool) -> Placeholder | None:
        given = _given(shape)
        if given is None:
            return None
        kind = given.get("type", "obj")
        above = self._inherited(kind)
        chain = [*([shape] if held else ()), *([] if above is None else [above])]
        box = next((box for one in chain if (box := read_shape_box(one))), None)
        if box is None or box.width <= 0 or box.height <= 0:
            return None
        bodies = [
            body
            for one in chain
            if (body := one.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")) is not None
        ]

        def said(name: str, default: str) -> str:
            return next(
                (body.get(name, "") for body in bodies if body.get(name)), default
            )

        left, top, right, bottom = (
            Length(_whole(said(name, ""), usual)) for name, usual in _INSETS.items()
        )
        inner = Rect(
            box.left + left,
            box.top + top,
            box.width - left - right,
            box.height - top - bottom,
        )
        turned = any(
            frame.get("rot", "0") != "0"
            for one in chain
            for frame in one.iter(qn("a:xfrm"))
        )
        return Placeholder(
            kind=kind,
            type=given.get("type"),
            index=given.get("idx"),
            box=box,
            inner=inner,
            anchor=said("anchor", "t"),
            upright=not turned
            and said("vert", "horz") == "horz"
            and said("rot", "0") == "0",
            look=self._look(chain, kind),
            held=held,
        )

    def _inherited(self, kind: str) -> Element | None:
        wanted = "title" if kind in TITLES else kind if kind in FURNITURE else "body"
        for shape in self.master.iterfind(
            f"{qn('p:cSld')}/{qn('p:spTree')}/{qn('p:sp')}"
        ):
            given = _given(shape)
            if given is not None and given.get("type", "obj") == wanted:
                return shape
        return None

    # ---- looks

    def _look(self, chain: list[Element], kind: str) -> TextLook:
        levels = [level for shape in chain for level in _levels(shape)]
        style = _STYLES.get(
            "title" if kind in TITLES else "" if kind in FURNITURE else "body",
            "otherStyle",
        )
        common = self.master.find(
            f"{qn('p:txStyles')}/{qn(f'p:{style}')}/{qn('a:lvl1pPr')}"
        )
        levels += [] if common is None else [common]
        runs = [
            run
            for level in levels
            for run in (*level.findall(qn("a:defRPr")), *_prompt(level))
        ]
        shades = (self.scheme.shade(run.find(qn("a:solidFill"))) for run in runs)
        faces = (
            latin.get("typeface", "")
            for run in runs
            if (latin := run.find(qn("a:latin"))) is not None
        )
        default = "+mj-lt" if kind in TITLES else "+mn-lt"
        sizes = (size for run in runs if (size := _whole(run.get("sz", ""), 0)))
        return TextLook(
            colour=next((shade for shade in shades if shade), None),
            face=next((face for face in faces if face), default),
            bold=next(
                (run.get("b") in ("1", "true") for run in runs if run.get("b")), False
            ),
            align=next((found for level in levels if (found := _align(level))), None),
            size=next((pt(size / 100) for size in sizes), None),
        )


def _given(shape: Element) -> Element | None:
    return shape.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")


def _levels(shape: Element) -> Iterator[Element]:
    """Yield what a shape says of its first level: its list style, then its prompt."""
    yield from shape.iterfind(f"{qn('p:txBody')}/{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
    yield from shape.findall(f"{qn('p:txBody')}/{qn('a:p')}")[:1]


def _prompt(level: Element) -> Iterator[Element]:
    """Yield how the words of a prompt are set, where a level is a paragraph."""
    if level.tag == qn("a:p"):
        yield from level.findall(f"{qn('a:r')}/{qn('a:rPr')}")[:1]
        yield from level.findall(qn("a:endParaRPr"))


def _align(level: Element) -> str | None:
    about = level.find(qn("a:pPr")) if level.tag == qn("a:p") else level
    return None if about is None else about.get("algn")


def _whole(text: str, usual: int) -> int:
    try:
        return min(max(int(text), 0), _MOST)
    except ValueError:
        return usual
