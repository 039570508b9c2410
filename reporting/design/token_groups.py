"""The groups of a theme's tokens: families, colours, page, cover, print and slide.

Each is one map of a theme file, and says what is wrong with it in an editor's words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal, TypeAlias

from reporting.design.office_faces import find_own_face
from reporting.design.substitutes import SubstituteFace
from reporting.design.tokens import (
    Colour,
    Font,
    FontFile,
    Measure,
    PaperSize,
    PictureFile,
    ProfileFile,
    TypeSize,
)
from reporting.design.units import Length, mm
from reporting.errors import RefusedError
from reporting.reading.model import Model
from reporting.reading.rules import AtLeast, AtMost, Passes
from reporting.reading.rules import Length as ItemCount

FamilyName: TypeAlias = Literal["serif", "sans"]
Embedding: TypeAlias = Literal["true", "whole", "subset", "false"]

_LEAST = {
    "text": mm(60),
    "margin": mm(30),
    "inner": mm(8),
    "top": mm(10),
    "bottom": mm(10),
}
"""What the parts of a page must have, so that words have room."""
_WIDEST_BLEED = mm(20)
_PRESS_BLEED = mm(3)
_DEEPEST_OPENER = mm(80)
_MOST_FALLBACKS = 20
_MOST_SUBSTITUTES = 8
_WHOLE_PAGE = 0.9
"""Share of the page beyond which what is left of a cover would be a strip."""


class Family(Model, frozen=True, kw_only=True):
    """Four font files, and the face of the same metrics that Office installs."""

    noun: ClassVar[str] = "a family"

    office: str = ""
    """What the deck names instead of the font, such as a face of its widths that Office has."""
    regular: Font
    """The font file."""
    italic: Font
    """The italic font file."""
    bold: Font
    """The bold font file."""
    bold_italic: Font
    """The bold italic font file."""
    substitutes: Annotated[
        tuple[SubstituteFace, ...], ItemCount(most=_MOST_SUBSTITUTES)
    ] = ()
    """What may be shown where it is missing; a slide’s words have room in these too."""

    @property
    def face(self) -> str:
        """What the deck calls the family: `office`, else the font's own name."""
        return self.office or find_own_face(self.regular)

    @property
    def title(self) -> str:
        """What the family is called: `Gelasio` of `fonts/Gelasio-Regular.ttf`."""
        path = Path(self.regular.name)
        name, _, _ = path.stem.partition("-")
        return name

    @property
    def files(self) -> tuple[FontFile, FontFile, FontFile, FontFile]:
        """Regular, italic, bold and bold italic."""
        return self.regular, self.italic, self.bold, self.bold_italic

    def file(self, *, bold: bool, italic: bool) -> FontFile:
        """Return one cut of the family."""
        return self.files[2 * bold + italic]


class Fonts(Model, frozen=True, kw_only=True):
    """The two families, and what stands behind them."""

    noun: ClassVar[str] = "`fonts`"

    serif: Family
    """The family with serifs."""
    sans: Family
    """The family without."""
    fallback: Annotated[tuple[Font, ...], ItemCount(most=_MOST_FALLBACKS)] = ()
    """Further font files, tried in their order for characters that neither family has."""
    embed: Embedding = "true"
    """Whether the deck carries fonts that Office lacks: whole, or what it needs of each.
    `true` is whole for small ones."""
    ligatures: bool = True
    """Whether letters such as f and i are joined, where a font does that."""

    @property
    def families(self) -> dict[FamilyName, Family]:
        """The two families by their names."""
        return {"serif": self.serif, "sans": self.sans}

    @property
    def files(self) -> tuple[FontFile, ...]:
        """All font files, those of the families first."""
        measured = []
        for family in self.families.values():
            for one in family.substitutes:
                if one.file is not None:
                    measured.append(one.file)
        return (*self.serif.files, *self.sans.files, *self.fallback, *measured)


class Faces(Model, frozen=True, kw_only=True):
    """Which family sets what, in both outputs."""

    noun: ClassVar[str] = "`faces`"

    heading: FamilyName
    """Titles, headings, quotations, and on slides what is set large."""
    text: FamilyName
    """Running text in print."""
    label: FamilyName
    """Notes, captions, tables and drawings, and running text on slides."""


class Colours(Model, frozen=True, kw_only=True):
    """Colours by what they are for."""

    noun: ClassVar[str] = "`colours`"

    ink: Colour
    """Running text."""
    paper: Colour
    """The ground of pages and slides."""
    muted: Colour
    """Captions, notes and axes."""
    hairline: Colour
    """Rules."""
    wash: Colour
    """A quiet ground behind callouts and table heads."""
    cover: Colour
    """The field of the cover."""
    on_cover: Colour
    """Words on the cover's field."""
    link: Colour
    """Links and source marks."""


class Page(Model, frozen=True, kw_only=True):
    """The dossier's page: from the inner edge, `inner` + `text` + `gutter` + `margin`."""

    noun: ClassVar[str] = "`page`"

    size: PaperSize
    """A4, A5, B5, Letter, Legal, or such as 170 x 240 mm."""
    top: Measure
    """From the upper edge to the text."""
    bottom: Measure
    """From the text to the lower edge."""
    inner: Measure
    """From the inner edge to the text."""
    text: Measure
    """Width of the text column."""
    gutter: Measure
    """Between text and evidence."""
    margin: Measure
    """Width of the evidence margin."""
    evidence: Literal["right", "left"]
    """On which side of the text the evidence stands; in duplex it is always the outer one."""

    @property
    def width(self) -> Length:
        """Width of the trimmed page."""
        return self.size.width

    @property
    def height(self) -> Length:
        """Height of the trimmed page."""
        return self.size.height

    @property
    def across(self) -> Length:
        """Width of text, gutter and margin together."""
        return self.text + self.gutter + self.margin

    def check(self) -> None:
        """Refuse columns that the paper does not hold."""
        wanted = self.inner + self.across
        if wanted > self.width:
            message = f"inner, text, gutter and margin take {wanted.mm:g} mm "
            message += f"of the page's {self.width.mm:g} mm"
            raise RefusedError(message, code="E627")
        both_ends = self.top + self.bottom
        if both_ends.times(2) > self.height:
            message = "top and bottom take more than half of the page's height"
            raise RefusedError(message, code="E627")
        narrow = []
        for name, least in _LEAST.items():
            if getattr(self, name) < least:
                narrow.append(f"{name} needs {least.mm:g} mm")
        if narrow:
            raise RefusedError(f"too narrow: {', '.join(narrow)}", code="E627")


class Cover(Model, frozen=True, kw_only=True):
    """The dossier's cover."""

    noun: ClassVar[str] = "`cover`"

    field: Annotated[float, AtMost(1), AtLeast(0.3)]
    """Share of the page's height that colour takes, from its head."""
    title: Literal["head", "foot"]
    """Where in the field the title stands."""

    @property
    def is_whole(self) -> bool:
        """Whether colour takes the whole page."""
        return self.field > _WHOLE_PAGE


class Logo(Model, frozen=True, kw_only=True):
    """A picture that says who publishes."""

    noun: ClassVar[str] = "`logo`"

    file: PictureFile
    """The picture, a file beside the theme."""
    height: Measure
    """Of the picture on the page."""
    alt: str = ""
    """What it says, in words; without, it is decoration."""

    @property
    def width(self) -> Length:
        """Its width at that height."""
        return self.height.part(self.file.width, self.file.height)


class Opener(Model, frozen=True, kw_only=True):
    """How a section opens: a bar in its colour, its number, its title and its standfirst."""

    noun: ClassVar[str] = "`opener`"

    bar: Measure
    """Thickness of the bar; none at 0."""
    width: Measure
    """How long the bar is."""
    sink: Measure
    """From the head of the column to the bar."""

    def check(self) -> None:
        """Refuse an opener that leaves no room for words."""
        if self.bar + self.sink > _DEEPEST_OPENER:
            message = f"bar and sink take more than {_DEEPEST_OPENER.mm:g} mm together"
            raise RefusedError(message, code="E627")


def _check_bleed(bleed: Length) -> None:
    """Refuse a bleed wider than any press asks for."""
    if bleed > _WIDEST_BLEED:
        raise RefusedError(f"more than {_WIDEST_BLEED.mm:g} mm", code="E627")


class Print(Model, frozen=True, kw_only=True):
    """How the dossier is printed, and its type sizes."""

    noun: ClassVar[str] = "`print`"

    duplex: bool
    """Whether both sides are printed: margins, running heads and folios are mirrored."""
    sections: Literal["run-on", "page", "recto"]
    """Whether a part begins below the one before it, on a new page or on a right-hand one."""
    recto: bool = False
    """An older way to write `sections: recto`, which dossiers that are rebuilt may carry."""
    bleed: Annotated[Measure, Passes(_check_bleed)]
    """How far colour runs over the edge of the trimmed page; with any, there are crop marks."""
    press: bool = False
    """Whether it is for a press: text and rules in black alone, colours in CMYK, 3 mm of bleed
    at least, both sides, pages by fours, PDF/X-4 without links."""
    profile: ProfileFile | None = None
    """With `press`, the ICC profile of the printing condition; else that of coated offset."""
    body: TypeSize
    """Running text."""
    standfirst: TypeSize
    """The sentence below a section’s title."""
    number: TypeSize
    """The number of a section where it opens."""
    h1: TypeSize
    """Titles of sections."""
    h2: TypeSize
    """Titles of blocks."""
    h3: TypeSize
    """Titles within blocks."""
    small: TypeSize
    """Captions and foot."""
    margin: TypeSize
    """The evidence beside the text."""
    figure: TypeSize
    """Key figures."""
    quote: TypeSize
    """Quotations."""
    cover: TypeSize
    """The title on the cover."""

    @property
    def is_duplex(self) -> bool:
        """Whether both sides are printed, as a press always does."""
        return self.duplex or self.press

    @property
    def bled(self) -> Length:
        """How far colour runs over the edge, on a press as far as sheets may be cut wrongly."""
        if self.press:
            return max(self.bleed, _PRESS_BLEED)
        return self.bleed

    @property
    def breaking(self) -> Literal["run-on", "page", "recto"]:
        """Where a part begins, as `sections` says it."""
        return "recto" if self.recto else self.sections


class SlideMeasures(Model, frozen=True, kw_only=True):
    """The slide, its margin on every side, its type sizes and their floors."""

    noun: ClassVar[str] = "`slide`"

    ratio: Literal["16:9", "4:3"]
    """Width to height."""
    height: Measure
    """Of the slide."""
    margin: Measure
    """On every side."""
    transition: Literal["none", "fade", "morph"]
    """How one slide gives way to the next; `morph` moves what both have, or fades."""
    number: Literal["n", "n / N", "none"]
    """A slide’s number at its foot: alone, or with that of the talk’s last slide; or none."""
    title: TypeSize
    """Titles."""
    title_floor: Measure
    """The smallest size of a title."""
    body: TypeSize
    """Running text at its largest."""
    step: Measure
    """Steps, events and sides, which stand in columns, at their largest."""
    body_floor: Measure
    """Running text at its smallest."""
    backup_floor: Measure
    """Lists after the close, for questions, at their smallest."""
    small: TypeSize
    """Source lines and foot."""
    figure: TypeSize
    """Key figures."""
    quote: TypeSize
    """Quotations."""
    cover: TypeSize
    """The title of the first slide."""

    @property
    def width(self) -> Length:
        """Width of the slide: its height by its ratio."""
        across, down = map(int, self.ratio.split(":"))
        return self.height.part(across, down)
