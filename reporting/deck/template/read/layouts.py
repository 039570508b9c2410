"""The masters and layouts of a template -> what each offers: placeholders, places, looks.

A placeholder inherits from that of the master, and that from the master's text styles
(ECMA-376 19.3.1.36). What is found here is what PowerPoint would come to. The words that
prompt for a text are asked as well: LibreOffice writes the look of a placeholder there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from reporting.deck.ooxml.parsing import Element, make_path
from reporting.deck.ooxml.xml import qn
from reporting.deck.template.read.backgrounds import (
    Ground,
    Painter,
    Sheet,
    draw_slide,
)
from reporting.deck.template.read.cleaning import Cleaned
from reporting.deck.template.read.colours import Scheme, Shade, read_scheme
from reporting.deck.template.read.drawings import (
    DrawingReader,
    Part,
    prints_number,
)
from reporting.deck.template.read.fills import (
    FillReader,
    find_pictures,
    read_theme_fills,
)
from reporting.deck.template.read.frames import FrameReader, parse_whole
from reporting.deck.template.read.package import TemplateError, TemplatePart
from reporting.deck.template.read.places import read_shape_rect
from reporting.design.rect import Rect
from reporting.design.units import Length, pt
from reporting.record import Record

TITLES = frozenset({"title", "ctrTitle"})
TEXTS = frozenset({"body", "subTitle", "obj"})
"""Kinds of placeholder that running text may stand in."""

FURNITURE = frozenset({"dt", "ftr", "sldNum"})
_STYLES: Mapping[str, str] = {"title": "titleStyle", "body": "bodyStyle"}
_LEAST_SIDE = pt(100)
_MOST_SIDE = pt(4032)
"""Between which the sides of a slide must be."""

_SHAPES = make_path("p:cSld/p:spTree/p:sp")
_MARK = make_path("p:nvSpPr/p:nvPr/p:ph")
_LIST_STYLE = make_path("p:txBody/a:lstStyle/a:lvl1pPr")


class TextLook(Record, frozen=True):
    """How a placeholder sets its first level of text.

    Args:
        colour: None where nothing says it.
        face: `+mj-lt` and `+mn-lt` are the theme's fonts.
        is_bold: whether it is.
        align: None where nothing says it.
        size: likewise.
        is_rtl: whether it is read from right to left.
    """

    colour: Shade | None
    face: str
    is_bold: bool
    align: str | None
    size: Length | None
    is_rtl: bool = False


class Placeholder(Record, frozen=True):
    """A placeholder of a layout.

    Args:
        kind: `title`, `body`, `ftr` and the like.
        type: as the layout writes it, which is how a slide's shape refers to it.
        index: likewise.
        rect: where it stands.
        inner: without the insets: where its text stands.
        anchor: `t`, `ctr` or `b`.
        is_upright: whether it is not turned, and its text runs from left to right.
        look: of its text.
        is_placed: whether it stands so on the layout itself, and not only on the master.
        fill: what it is filled with itself, if it is.
    """

    kind: str
    type: str | None
    index: str | None
    rect: Rect
    inner: Rect
    anchor: str
    is_upright: bool
    look: TextLook
    is_placed: bool = True
    fill: Sheet | None = None


class Layout(Record, frozen=True):
    """A layout of a template.

    Args:
        part: its name.
        master: name of its master's part.
        name: as PowerPoint shows it.
        type: what PowerPoint calls it (ECMA-376 19.7.15); empty when it does not say.
        placeholders: those that have a place.
        by_master: the same as the master has them; LibreOffice writes into layouts where a
            sample had its text.
        scheme: its colours.
        overridden: its own colour map, if it has one; its slides must repeat it.
        ground: what lies behind text.
        fonts: major and minor: typeface, and its PANOSE number if given.
        obstacles: where it and its master draw something that text must not cross.
        is_numbered: whether they write the slide's number themselves.
    """

    part: str
    master: str
    name: str
    type: str
    placeholders: tuple[Placeholder, ...]
    by_master: tuple[Placeholder, ...]
    scheme: Scheme
    overridden: Element | None
    ground: Ground
    fonts: tuple[tuple[str, str], tuple[str, str]]
    obstacles: tuple[Rect, ...] = ()
    is_numbered: bool = False

    def find_placeholder(self, kinds: frozenset[str]) -> Placeholder | None:
        """Return its first placeholder of some kinds."""
        for placeholder in self.placeholders:
            if placeholder.kind in kinds:
                return placeholder
        return None


def read_slide(found: Cleaned) -> Rect:
    """Read how large a template's slides are.

    Raises:
        TemplateError: it does not say that, or they are of no use.
    """
    size = found.parts[found.main].root.find(qn("p:sldSz"))
    width = height = Length(0)
    if size is not None:
        width = Length(parse_whole(size.get("cx", ""), 0))
        height = Length(parse_whole(size.get("cy", ""), 0))
    for side in (width, height):
        if not _LEAST_SIDE <= side <= _MOST_SIDE:
            raise TemplateError("the file does not say how large its slides are")
    return Rect(
        Length(0),
        Length(0),
        width,
        height,
    )


def read_layouts(found: Cleaned, slide: Rect) -> tuple[Layout, ...]:
    """Read a template's layouts, master by master in their order.

    Args:
        found: the template.
        slide: its size.

    Raises:
        TemplateError: it has no layout.
    """
    main = found.parts[found.main]
    layouts: list[Layout] = []
    for master in _list_targets(main, "p:sldMasterIdLst"):
        layouts += _read_master(found, master, slide)
    if not layouts:
        hint = "add one in PowerPoint: View, Slide Master"
        raise TemplateError("the file has no layout", hint)
    return tuple(layouts)


def _list_targets(part: TemplatePart, listed: str) -> Iterator[str]:
    """Yield the parts of a list such as that of the masters, in its order."""
    known = {relation.id: relation.target for relation in part.relations}
    for entry in part.root.iterfind(f"{qn(listed)}/*"):
        target = known.get(entry.get(qn("r:id"), ""))
        if target is not None:
            yield target


def _read_master(
    found: Cleaned,
    name: str,
    slide: Rect,
) -> Iterator[Layout]:
    part = found.parts[name]
    themes = [one.target for one in part.relations if one.kind == "theme"]
    if not themes or themes[0] not in found.parts:
        raise TemplateError(f"the file is damaged: {name} has no theme")
    theme = found.parts[themes[0]]
    for layout in _list_targets(part, "p:sldLayoutIdLst"):
        yield _LayoutReader(
            found,
            part,
            found.parts[layout],
            theme,
            slide,
        ).read()


class _LayoutReader:
    """Reads one layout with its master above it."""

    def __init__(
        self,
        found: Cleaned,
        master: TemplatePart,
        layout: TemplatePart,
        theme: TemplatePart,
        slide: Rect,
    ) -> None:
        self.found = found
        self.slide = slide
        self.theme = theme.root
        self.master_part = master
        self.layout_part = layout
        self.master = master.root
        self.root = layout.root
        override = make_path("p:clrMapOvr/a:overrideClrMapping")
        self.overridden = self.root.find(override)
        colour_map = self.overridden
        if colour_map is None:
            colour_map = self.master.find(qn("p:clrMap"))
        self.scheme = read_scheme(self.theme, colour_map)
        self.fills = read_theme_fills(self.theme, find_pictures(theme, found.parts))
        self.painters = []
        for part in (layout, master):
            pictures = find_pictures(part, found.parts)
            fills = FillReader(self.scheme, pictures, self.fills)
            self.painters.append(Painter(fills))

    def read(self) -> Layout:
        """Return what the layout offers."""
        content = self.root.find(qn("p:cSld"))
        shapes = self.root.findall(_SHAPES)
        shows_master = self.root.get("showMasterSp", "1") not in ("0", "false")
        here, above = self.painters
        parts = [
            Part(self.master, above, is_seen=shows_master),
            Part(self.root, here),
        ]
        paper = self.scheme.find_value("bg1")
        draw = partial(
            draw_slide,
            self.root,
            self.master,
            self.painters,
            self.slide,
        )
        return Layout(
            part=self.layout_part.name,
            master=self.master_part.name,
            name="" if content is None else content.get("name", ""),
            type=self.root.get("type", ""),
            placeholders=tuple(self._list_placeholders(shapes, is_placed=True)),
            by_master=tuple(self._list_placeholders(shapes, is_placed=False)),
            scheme=self.scheme,
            overridden=self.overridden,
            ground=Ground(self.slide, paper, draw),
            fonts=(self._read_font("a:majorFont"), self._read_font("a:minorFont")),
            obstacles=DrawingReader(self.slide, paper, parts).find_obstacles(),
            is_numbered=any(prints_number(part.root) for part in parts if part.is_seen),
        )

    def _read_font(self, which: str) -> tuple[str, str]:
        latin = self.theme.find(f".//{qn(which)}/{qn('a:latin')}")
        if latin is None:
            return "", ""
        return latin.get("typeface", ""), latin.get("panose", "")

    # ---- what lies behind

    # ---- placeholders

    def _list_placeholders(
        self,
        shapes: Sequence[Element],
        *,
        is_placed: bool,
    ) -> Iterator[Placeholder]:
        for shape in shapes:
            placeholder = self._read_placeholder(shape, is_placed=is_placed)
            if placeholder is not None:
                yield placeholder

    def _read_placeholder(
        self,
        shape: Element,
        *,
        is_placed: bool,
    ) -> Placeholder | None:
        mark = shape.find(_MARK)
        if mark is None:
            return None
        kind = mark.get("type", "obj")
        chain = [shape] if is_placed else []
        above = self._find_inherited(kind)
        if above is not None:
            chain.append(above)
        places = [read_shape_rect(shape) for shape in chain]
        rect = next((place for place in places if place), None)
        if rect is None or rect.width <= 0 or rect.height <= 0:
            return None
        frame = FrameReader(chain)
        fill = None
        for painter, filled in zip(self.painters, (shape, above), strict=True):
            if fill is None and filled is not None:
                fill = painter.read_own_fill(filled, rect)
        return Placeholder(
            kind=kind,
            type=mark.get("type"),
            index=mark.get("idx"),
            rect=rect,
            inner=frame.take_insets(rect),
            anchor=frame.find("anchor", "t"),
            is_upright=frame.is_upright,
            look=self._read_look(chain, kind),
            is_placed=is_placed,
            fill=fill.sheet if fill else None,
        )

    def _find_inherited(self, kind: str) -> Element | None:
        """Return the placeholder of the master that one of a layout inherits from."""
        wanted = "body"
        if kind in TITLES:
            wanted = "title"
        elif kind in FURNITURE:
            wanted = kind
        for shape in self.master.iterfind(_SHAPES):
            mark = shape.find(_MARK)
            if mark is not None and mark.get("type", "obj") == wanted:
                return shape
        return None

    # ---- looks

    def _read_look(
        self,
        chain: Sequence[Element],
        kind: str,
    ) -> TextLook:
        levels: list[Element] = []
        prompt = make_path("p:txBody/a:p")
        for shape in chain:
            # Its list style, then its prompt.
            levels += shape.iterfind(_LIST_STYLE)
            levels += shape.findall(prompt)[:1]
        levels += self._list_common_levels(kind)
        colour, face, size = None, "", None
        is_bold = align = direction = None
        for level in levels:
            is_prompt = level.tag == qn("a:p")
            properties = level.find(qn("a:pPr")) if is_prompt else level
            if properties is not None:
                align = align or properties.get("algn")
                direction = direction or properties.get("rtl")
            for run in _list_looks(level):
                colour = colour or self.scheme.find_shade(run.find(qn("a:solidFill")))
                latin = run.find(qn("a:latin"))
                if latin is not None:
                    face = face or latin.get("typeface", "")
                if run.get("b"):
                    is_bold = is_bold or run.get("b")
                size = size or parse_whole(run.get("sz", ""), 0)
        return TextLook(
            colour=colour,
            face=face or ("+mj-lt" if kind in TITLES else "+mn-lt"),
            is_bold=is_bold in ("1", "true"),
            align=align,
            size=pt(size / 100) if size else None,
            is_rtl=direction in ("1", "true"),
        )

    def _list_common_levels(self, kind: str) -> list[Element]:
        """Return the first level of the master's text style for a kind of placeholder."""
        name = "body"
        if kind in TITLES:
            name = "title"
        elif kind in FURNITURE:
            name = ""
        style = _STYLES.get(name, "otherStyle")
        path = f"{qn('p:txStyles')}/{qn(f'p:{style}')}/{qn('a:lvl1pPr')}"
        return self.master.findall(path)[:1]


def _list_looks(level: Element) -> Iterator[Element]:
    """Yield how a level is set; where it is a paragraph, how the words of its prompt are."""
    yield from level.findall(qn("a:defRPr"))
    if level.tag == qn("a:p"):
        yield from level.findall(make_path("a:r/a:rPr"))[:1]
        yield from level.findall(qn("a:endParaRPr"))
