"""A theme and its grid -> an empty presentation: one master, one layout a kind of slide, a notes master.

Nothing of python-pptx's own template is left in it. Layouts hold real placeholders where the
slides of their kind have text, each where the grid has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from reporting.deck.ooxml.package import zip_members
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.shapes import (
    Ids,
    make_geometry,
    make_placeholder,
    make_properties,
    make_shape_tree,
    make_transform,
)
from reporting.deck.ooxml.theme_part import make_theme_part
from reporting.deck.ooxml.xml import Element, make, serialise
from reporting.design.grid import Grid, Rect
from reporting.design.slide_styles import FACES, Style
from reporting.design.tokens import TypeSize
from reporting.design.units import Length, pt
from reporting.record import Record
from reporting.scene import SlideKind

TITLE, BODY, DATE, FOOTER, NUMBER, KICKER, SOURCE = 0, 1, 10, 11, 12, 13, 14
"""Placeholder indices, the same on every layout."""

ON_COLOUR = frozenset({SlideKind.COVER, SlideKind.SECTION, SlideKind.CLOSE})
"""Kinds whose ground is a field of colour."""

OPENING = frozenset({SlideKind.COVER, SlideKind.SECTION})
"""Kinds whose title stands large in the middle."""

WITH_BODY = frozenset(
    {
        SlideKind.COVER,
        SlideKind.AGENDA,
        SlideKind.SECTION,
        SlideKind.TEXT,
        SlideKind.CALLOUT,
        SlideKind.QUOTATION,
        SlideKind.SOURCES,
        SlideKind.CLOSE,
    }
)
"""Kinds whose words are in a body placeholder; the others are made of shapes, tables or charts."""

LAYOUT_TYPES: Mapping[SlideKind, str] = MappingProxyType(
    {
        SlideKind.COVER: "title",
        SlideKind.SECTION: "secHead",
        **dict.fromkeys(
            (SlideKind.AGENDA, SlideKind.TEXT, SlideKind.SOURCES, SlideKind.CLOSE),
            "obj",
        ),
        **dict.fromkeys((SlideKind.TABLE, SlideKind.CLAIMS), "tbl"),
        SlideKind.CHART: "chart",
    }
)
"""What PowerPoint calls a layout (ECMA-376 19.7.15), where it has a word."""

PROMPTS = {
    TITLE: "Title: the message, in one sentence",
    BODY: "What proves it",
    KICKER: "Section",
    SOURCE: "Sources",
}
"""What an empty placeholder of a layout says to who edits the deck; never on a slide."""

SIZE_TYPES = {"4:3": "screen4x3"}
"""What PowerPoint calls a slide's size (ECMA-376 19.7.18), where it has a word."""

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own table style without fills and lines; cells bear theirs."""

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""Identity of the slide number's field."""

NOTES_SIZE = (6_858_000, 9_144_000)
"""Width and height of a notes page in EMU: 7.5 by 10 inches."""

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
_LANGUAGE = "en-GB"


class _Part(Record, frozen=True):
    """A part of the package: its name, its content type, its XML, what it refers to."""

    name: str
    type: str
    root: Element
    relations: tuple[tuple[str, str], ...] = ()
    """Type and target of each, numbered rId1, rId2 …"""


def make_base_presentation(paint: Paint, grid: Grid) -> bytes:
    """Return a package without slides, with a layout for each `SlideKind` in its order."""
    return zip_members(_members(_Skeleton(paint, grid).parts()))


def _members(parts: Sequence[_Part]) -> Iterator[tuple[str, bytes]]:
    yield "[Content_Types].xml", _content_types(parts)
    yield "_rels/.rels", _relations([("officeDocument", "ppt/presentation.xml")])
    for part in parts:
        yield f"ppt/{part.name}", serialise(part.root)
        if part.relations:
            folder, _, name = part.name.rpartition("/")
            yield (
                f"ppt/{folder}/_rels/{name}.rels".replace("//", "/"),
                _relations(part.relations),
            )


def _content_types(parts: Sequence[_Part]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/ppt/{p.name}" ContentType="{p.type}"/>' for p in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relations(relations: Sequence[tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{entries}</Relationships>"
    ).encode()


class _Skeleton:
    """Makes the parts of one theme."""

    def __init__(self, paint: Paint, grid: Grid) -> None:
        self.paint = paint
        self.grid = grid
        self.theme = paint.theme
        self.tokens = paint.theme.slide

    def parts(self) -> list[_Part]:
        layouts = [
            f"slideLayouts/slideLayout{number}.xml"
            for number, _ in enumerate(SlideKind, 1)
        ]
        theme_type = "application/vnd.openxmlformats-officedocument.theme+xml"
        return [
            _Part(
                "presentation.xml",
                f"{_TYPE}.presentation.main+xml",
                self._presentation(),
                (
                    ("slideMaster", "slideMasters/slideMaster1.xml"),
                    ("notesMaster", "notesMasters/notesMaster1.xml"),
                    ("presProps", "presProps.xml"),
                    ("viewProps", "viewProps.xml"),
                    ("theme", "theme/theme1.xml"),
                    ("tableStyles", "tableStyles.xml"),
                ),
            ),
            _Part(
                "slideMasters/slideMaster1.xml",
                f"{_TYPE}.slideMaster+xml",
                self._master(),
                (
                    *(("slideLayout", f"../{name}") for name in layouts),
                    ("theme", "../theme/theme1.xml"),
                ),
            ),
            *(
                _Part(
                    name,
                    f"{_TYPE}.slideLayout+xml",
                    self._layout(kind),
                    (("slideMaster", "../slideMasters/slideMaster1.xml"),),
                )
                for name, kind in zip(layouts, SlideKind, strict=True)
            ),
            _Part("theme/theme1.xml", theme_type, make_theme_part(self.paint)),
            _Part(
                "notesMasters/notesMaster1.xml",
                f"{_TYPE}.notesMaster+xml",
                self._notes_master(),
                (("theme", "../theme/theme2.xml"),),
            ),
            _Part("theme/theme2.xml", theme_type, make_theme_part(self.paint)),
            _Part("presProps.xml", f"{_TYPE}.presProps+xml", make("p:presentationPr")),
            _Part("viewProps.xml", f"{_TYPE}.viewProps+xml", make("p:viewPr")),
            _Part(
                "tableStyles.xml",
                f"{_TYPE}.tableStyles+xml",
                make("a:tblStyleLst", **{"def": NO_STYLE}),
            ),
        ]

    def _presentation(self) -> Element:
        width, height = NOTES_SIZE
        return make(
            "p:presentation",
            make("p:sldMasterIdLst", make("p:sldMasterId", id=2**31, r_id="rId1")),
            make("p:notesMasterIdLst", make("p:notesMasterId", r_id="rId2")),
            make(
                "p:sldSz",
                cx=self.tokens.width.emu,
                cy=self.tokens.height.emu,
                type=SIZE_TYPES.get(self.tokens.ratio),
            ),
            make("p:notesSz", cx=width, cy=height),
            saveSubsetFonts=True,
        )

    # ---- master

    def _master(self) -> Element:
        grid, small = self.grid, self.tokens.small
        ids = Ids()
        shapes = (
            self._placeholder(
                ids, TITLE, "title", "Title", grid.title, Style.TITLE, self.tokens.title
            ),
            self._placeholder(
                ids, BODY, "body", "Body", grid.body, Style.TEXT, self.tokens.body
            ),
            self._placeholder(ids, DATE, "dt", "Date", grid.date, Style.SMALL, small),
            self._placeholder(
                ids, FOOTER, "ftr", "Footer", grid.footer, Style.SMALL, small
            ),
            self._placeholder(
                ids, NUMBER, "sldNum", "Slide number", grid.number, Style.SMALL, small
            ),
        )
        layouts = (
            make("p:sldLayoutId", id=2**31 + number, r_id=f"rId{number}")
            for number, _ in enumerate(SlideKind, 1)
        )
        return make(
            "p:sldMaster",
            make(
                "p:cSld",
                self._ground(self.theme.colours.paper),
                make_shape_tree(*shapes),
            ),
            _colour_map(),
            make("p:sldLayoutIdLst", *layouts),
            make("p:txStyles", *self._text_styles()),
        )

    def _ground(self, colour: str) -> Element:
        return make(
            "p:bg", make("p:bgPr", self.paint.fill(colour), make("a:effectLst"))
        )

    def _text_styles(self) -> Iterator[Element]:
        yield make("p:titleStyle", self._level(1, Style.TITLE, self.tokens.title))
        yield make(
            "p:bodyStyle",
            *(self._level(n, Style.TEXT, self.tokens.body) for n in range(1, 10)),
        )
        yield make(
            "p:otherStyle",
            *(self._level(n, Style.TEXT, self.tokens.body) for n in range(1, 10)),
        )

    def _level(
        self, level: int, style: Style, token: TypeSize, align: str = "l"
    ) -> Element:
        face = FACES[style]
        return make(
            f"a:lvl{level}pPr",
            make("a:lnSpc", make("a:spcPts", val=round(token.leading.pt * 100))),
            make("a:spcBef", make("a:spcPts", val=0)),
            make("a:buNone"),
            make(
                "a:defRPr",
                self.paint.fill(face.tone.colour(self.theme, self.theme.accent(None))),
                *self.paint.fonts(face.family),
                sz=round(token.size.pt * 100),
                b=face.bold,
                i=face.italic,
            ),
            marL=0,
            indent=0,
            algn=align,
        )

    def _placeholder(
        self,
        ids: Ids,
        index: int,
        kind: str,
        name: str,
        box: Rect,
        style: Style,
        token: TypeSize,
    ) -> Element:
        align = "r" if index in (DATE, NUMBER) else "l"
        frame = make(
            "a:bodyPr",
            make("a:noAutofit"),
            wrap="square",
            lIns=0,
            tIns=0,
            rIns=0,
            bIns=0,
            anchor="t",
        )
        words = make(
            "p:txBody",
            frame,
            make("a:lstStyle", self._level(1, style, token, align)),
            _field() if index == NUMBER else _prompt(PROMPTS.get(index, "")),
        )
        return make_placeholder(
            ids.next(), name, index=index, kind=kind, box=box, words=words
        )

    # ---- layouts

    def _layout(self, kind: SlideKind) -> Element:
        colours = self.theme.colours
        ground = colours.cover if kind in ON_COLOUR else None
        return make(
            "p:sldLayout",
            make(
                "p:cSld",
                self._ground(ground) if ground else None,
                make_shape_tree(*self._layout_shapes(kind)),
                name=kind.value.capitalize(),
            ),
            make("p:clrMapOvr", make("a:masterClrMapping")),
            type=LAYOUT_TYPES.get(kind),
            preserve=True,
            userDrawn=True,
        )

    def _layout_shapes(self, kind: SlideKind) -> Iterator[Element]:
        grid, tokens, ids = self.grid, self.tokens, Ids()
        opening, on_colour = kind in OPENING, kind in ON_COLOUR
        title = Style.OPENING if on_colour else Style.TITLE
        small = Style.OPENING_TEXT if on_colour else Style.SMALL
        yield self._placeholder(
            ids,
            TITLE,
            "ctrTitle" if kind is SlideKind.COVER else "title",
            "Title",
            grid.opening if opening else grid.title,
            title,
            tokens.cover if opening else tokens.title,
        )
        kicker = Style.OPENING_LABEL if on_colour else Style.KICKER
        yield self._placeholder(
            ids, KICKER, "body", "Kicker", grid.kicker, kicker, tokens.small
        )
        if kind in WITH_BODY:
            body = Style.OPENING_TEXT if on_colour else Style.TEXT
            place = grid.lead if opening else grid.body
            yield self._placeholder(ids, BODY, "body", "Body", place, body, tokens.body)
        if not on_colour:
            yield self._placeholder(
                ids, SOURCE, "body", "Sources", grid.source, Style.SMALL, tokens.small
            )
        yield self._placeholder(ids, DATE, "dt", "Date", grid.date, small, tokens.small)
        yield self._placeholder(
            ids, FOOTER, "ftr", "Footer", grid.footer, small, tokens.small
        )
        yield self._placeholder(
            ids, NUMBER, "sldNum", "Slide number", grid.number, small, tokens.small
        )

    # ---- notes

    def _notes_master(self) -> Element:
        width, height = NOTES_SIZE
        margin = pt(36)
        picture_width = width - 2 * margin
        picture_height = round(picture_width * self.tokens.height / self.tokens.width)
        picture = Rect(margin, margin, Length(picture_width), Length(picture_height))
        top = picture.bottom + pt(24)
        words = Rect(margin, top, Length(picture_width), Length(height) - top - pt(60))
        number = Rect(margin, Length(height) - pt(40), Length(picture_width), pt(18))
        ids, small = Ids(), self.tokens.small
        image = make(
            "p:sp",
            make(
                "p:nvSpPr",
                make_properties(ids.next(), "Slide"),
                make(
                    "p:cNvSpPr",
                    make("a:spLocks", noGrp=True, noRot=True, noChangeAspect=True),
                ),
                make("p:nvPr", make("p:ph", type="sldImg", idx=2)),
            ),
            make(
                "p:spPr",
                make_transform(picture),
                make_geometry("rect"),
                make("a:noFill"),
                self.paint.line(None),
            ),
        )
        shapes = (
            image,
            self._placeholder(ids, 3, "body", "Notes", words, Style.TEXT, small),
            self._placeholder(
                ids, NUMBER, "sldNum", "Slide number", number, Style.SMALL, small
            ),
        )
        levels = (self._level(n, Style.TEXT, small) for n in range(1, 10))
        return make(
            "p:notesMaster",
            make(
                "p:cSld",
                self._ground(self.theme.colours.paper),
                make_shape_tree(*shapes),
            ),
            _colour_map(),
            make("p:notesStyle", *levels),
        )


def _colour_map() -> Element:
    accents = {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    return make(
        "p:clrMap",
        bg1="lt1",
        tx1="dk1",
        bg2="lt2",
        tx2="dk2",
        **accents,
        hlink="hlink",
        folHlink="folHlink",
    )


def _prompt(words: str) -> Element:
    if not words:
        return make("a:p", make("a:endParaRPr", lang=_LANGUAGE))
    return make(
        "a:p", make("a:r", make("a:rPr", lang=_LANGUAGE), make("a:t", text=words))
    )


def _field() -> Element:
    return make(
        "a:p",
        make(
            "a:fld",
            make("a:rPr", lang=_LANGUAGE),
            make("a:t", text="‹#›"),
            id=NUMBER_FIELD,
            type="slidenum",
        ),
    )
