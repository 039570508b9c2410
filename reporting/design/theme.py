"""assets/theme.yaml -> frozen tokens: families, sizes, colours, page and slide measures.

The theme says how things look and knows nothing of what is said. Another theme is a file
that names only what it changes: it is laid over its `base`, another bundled theme, token by
token, and that over `assets/theme.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import floor
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from reporting.assets import find_asset
from reporting.design.contrast import find_weak_pairs
from reporting.design.tokens import (
    Colour,
    Font,
    FontFile,
    Measure,
    PaperSize,
    PictureFile,
    Tokens,
    TypeSize,
)
from reporting.design.units import Length, mm
from reporting.errors import ContentError, Problem, Severity, UsageError
from reporting.reading.schema import check_node
from reporting.reading.source import (
    Map,
    Node,
    Scalar,
    decode,
    merge_nodes,
    read_file,
    read_yaml,
    scan_yaml,
)
from reporting.record import Record

FamilyName = Literal["serif", "sans"]
Role = Literal["heading", "text", "label"]

_BUNDLED, _DEFAULT = "theme.yaml", "editorial"
_NAME = re.compile(r"[a-z][a-z0-9-]*")


_LEAST = {
    "text": mm(60),
    "margin": mm(30),
    "inner": mm(8),
    "top": mm(10),
    "bottom": mm(10),
}
"""What the parts of a page must have, so that words have room."""
_BLEED, _OPENER = mm(20), mm(80)


class Family(Tokens, title="a family"):
    """Four TrueType files, and the face of the same metrics that Office installs."""

    office: str
    regular: Font
    italic: Font
    bold: Font
    bold_italic: Font

    @property
    def title(self) -> str:
        """What the family is called: `Gelasio` of `fonts/Gelasio-Regular.ttf`."""
        return Path(self.regular.name).stem.partition("-")[0]

    @property
    def files(self) -> tuple[FontFile, FontFile, FontFile, FontFile]:
        """Regular, italic, bold and bold italic."""
        return self.regular, self.italic, self.bold, self.bold_italic

    def file(self, *, bold: bool, italic: bool) -> FontFile:
        """Return one cut of the family."""
        return self.files[2 * bold + italic]


class Faces(Tokens, title="`faces`"):
    """Which family sets what, in both outputs."""

    heading: FamilyName
    """Titles, headings, quotations, and on slides what is set large."""
    text: FamilyName
    """Running text in print."""
    label: FamilyName
    """Notes, captions, tables and drawings, and running text on slides."""


class Colours(Tokens, title="`colours`"):
    """Colours by what they are for."""

    ink: Colour
    paper: Colour
    muted: Colour
    hairline: Colour
    wash: Colour
    """A quiet ground behind callouts and table heads."""
    cover: Colour
    on_cover: Colour
    """Words on the cover's field."""
    link: Colour


class Page(Tokens, title="`page`"):
    """The dossier's page: from the inner edge, `inner` + `text` + `gutter` + `margin`."""

    size: PaperSize
    top: Measure
    bottom: Measure
    inner: Measure
    text: Measure
    """Width of the text column."""
    gutter: Measure
    margin: Measure
    """Width of the evidence margin."""
    evidence: Literal["right", "left"]
    """On which side of the text the evidence stands; printed on both sides, it is always the outer one."""

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

    @model_validator(mode="after")
    def _fits(self) -> Self:
        """Refuse columns that the paper does not hold."""
        if self.inner + self.across > self.width:
            wanted, given = (self.inner + self.across).mm, self.width.mm
            raise ValueError(
                f"inner, text, gutter and margin take {wanted:g} mm of the page's {given:g} mm"
            )
        if (self.top + self.bottom).times(2) > self.height:
            raise ValueError("top and bottom take more than half of the page's height")
        narrow = [name for name, least in _LEAST.items() if getattr(self, name) < least]
        if narrow:
            raise ValueError(
                f"too narrow: {', '.join(f'{n} needs {_LEAST[n].mm:g} mm' for n in narrow)}"
            )
        return self


class Cover(Tokens, title="`cover`"):
    """The dossier's cover."""

    field: float = Field(ge=0.3, le=1)
    """Share of the page's height that colour takes, from its head."""
    title: Literal["head", "foot"]
    """Where in the field the title stands."""

    @property
    def is_whole(self) -> bool:
        """Whether colour takes the whole page."""
        return self.field > 0.9  # noqa: PLR2004  (what is left would be a strip)


class Logo(Tokens, title="`logo`"):
    """A picture that says who publishes."""

    file: PictureFile
    height: Measure
    alt: str = ""
    """What it says, in words; without, it is decoration."""

    @property
    def width(self) -> Length:
        """Its width at that height."""
        return self.height.part(self.file.width, self.file.height)


class Opener(Tokens, title="`opener`"):
    """How a section opens: a bar in its colour, its number, its title and its standfirst."""

    bar: Measure
    """Thickness of the bar; none at 0."""
    width: Measure
    sink: Measure
    """From the head of the column to the bar."""

    @model_validator(mode="after")
    def _leaves_room(self) -> Self:
        """Refuse an opener that leaves no room for words."""
        if self.bar + self.sink > _OPENER:
            raise ValueError(f"bar and sink take more than {_OPENER.mm:g} mm together")
        return self


class Print(Tokens, title="`print`"):
    """How the dossier is printed, and its type sizes."""

    duplex: bool
    """Whether it is printed on both sides: margins, running heads and page numbers are mirrored."""
    recto: bool
    """Whether each part begins on a right-hand page."""
    bleed: Measure
    """How far colour runs over the edge of the trimmed page; with any, there are crop marks."""
    body: TypeSize
    standfirst: TypeSize
    number: TypeSize
    """The number of a section where it opens."""
    h1: TypeSize
    h2: TypeSize
    h3: TypeSize
    small: TypeSize
    margin: TypeSize
    figure: TypeSize
    quote: TypeSize
    cover: TypeSize

    @field_validator("bleed")
    @classmethod
    def _bleeds_little(cls, bleed: Length) -> Length:
        """Refuse a bleed wider than any press asks for."""
        if bleed > _BLEED:
            raise ValueError(f"more than {_BLEED.mm:g} mm")
        return bleed


class SlideMeasures(Tokens, title="`slide`"):
    """The slide, its margin on every side, its type sizes and their floors."""

    ratio: Literal["16:9", "4:3"]
    height: Measure
    margin: Measure
    transition: Literal["none", "fade"]
    """How one slide gives way to the next."""
    title: TypeSize
    title_floor: Measure
    body: TypeSize
    body_floor: Measure
    small: TypeSize
    figure: TypeSize
    quote: TypeSize
    cover: TypeSize

    @property
    def width(self) -> Length:
        """Width of the slide: its height by its ratio."""
        across, down = map(int, self.ratio.split(":"))
        return self.height.part(across, down)


class Theme(Tokens):
    """All tokens of one look."""

    name: str
    base: str = _DEFAULT
    """The bundled theme that a file is laid over."""
    faces: Faces
    fonts: Mapping[FamilyName, Family]
    colours: Colours
    accents: Mapping[str, Colour]
    """Accent colour by section id; `default` for the others."""
    status: Mapping[Literal["confirmed", "reported", "unconfirmed", "disputed"], Colour]
    page: Page
    cover: Cover
    opener: Opener
    print: Print
    slide: SlideMeasures = Field()
    logo: Logo | None = None
    """On the dossier's cover."""

    @field_validator("base")
    @classmethod
    def _is_bundled(cls, base: str) -> str:
        if base not in theme_names():
            raise ValueError(
                f"no bundled theme is called `{base}`: there are {', '.join(theme_names())}"
            )
        return base

    @field_validator("accents")
    @classmethod
    def _has_default(cls, accents: Mapping[str, str]) -> Mapping[str, str]:
        if "default" not in accents:
            raise ValueError(
                "give a `default` accent for sections that have none of their own"
            )
        return accents

    def accent(self, section: str | None) -> str:
        """Return the accent colour of a section, as #RRGGBB."""
        return self.accents.get(section or "default", self.accents["default"])

    @property
    def palette(self) -> dict[str, str]:
        """All colours by their tokens: `colours.ink`, `accents.default`."""
        groups = (
            ("colours", dict(self.colours)),
            ("accents", self.accents),
            ("status", self.status),
        )
        return {
            f"{group}.{name}": colour
            for group, colours in groups
            for name, colour in colours.items()
        }

    def family(self, name: Role | FamilyName) -> Family:
        """Return a family by its name or by what it sets."""
        if name == "serif" or name == "sans":  # noqa: PLR1714  (so that the type is narrowed)
            return self.fonts[name]
        chosen: FamilyName = getattr(self.faces, name)
        return self.fonts[chosen]


class LoadedTheme(Record, frozen=True):
    """A sound theme, what was found in it that does not stop a build, and what it was read from.

    Args:
        theme: the tokens.
        source: the theme file, as it was written.
        files: fonts and logo that stand beside it, by their names.
        paths: where all of these stand.
        is_default: whether it is the one that is used where none is named.
        warnings: such as two colours that are hard to tell apart.
    """

    theme: Theme
    source: bytes
    files: Mapping[str, bytes]
    paths: tuple[Path, ...]
    is_default: bool
    warnings: tuple[Problem, ...] = ()


def theme_names() -> tuple[str, ...]:
    """Return what the bundled themes are called, the default first."""
    default = find_asset(_BUNDLED)
    return (
        _DEFAULT,
        *sorted(path.stem for path in (default.parent / "themes").glob("*.yaml")),
    )


def load_theme(given: Path | str | None = None) -> Theme:
    """Read a theme's tokens, as `read_theme` does."""
    return read_theme(given).theme


def read_theme(given: Path | str | None = None) -> LoadedTheme:
    """Read a theme.

    Args:
        given: a theme file, or the name of a bundled theme; the default one when left out.

    Raises:
        UsageError: no bundled theme has that name.
        ContentError: the file is not a theme; every problem with its line.
    """
    path, name = _find(given)
    data = read_file(path, name)
    is_default = data == find_asset(_BUNDLED).read_bytes()
    theme, warnings = _checked(data, path, name, laid=not is_default)
    own = [
        file
        for family in theme.fonts.values()
        for file in family.files
        if not file.bundled
    ]
    files = {file.name: file.path.read_bytes() for file in own}
    paths = [path, *(file.path for file in own)]
    if theme.logo:
        files[theme.logo.file.name] = theme.logo.file.data
        paths.append(theme.logo.file.path)
    return LoadedTheme(
        theme, data, files, tuple(paths), is_default=is_default, warnings=warnings
    )


def _find(given: Path | str | None) -> tuple[Path, str]:
    """Return the file of a theme, and what to call it in problems."""
    if given is None or given == _DEFAULT:
        return find_asset(_BUNDLED), f"assets/{_BUNDLED}"
    if isinstance(given, Path) or not _NAME.fullmatch(given):
        return Path(given), str(given)
    if given not in theme_names():
        have = ", ".join(theme_names())
        raise UsageError(
            f"no theme is called `{given}`: there are {have}; a file is given as ./{given}"
        )
    return find_asset(f"themes/{given}.yaml"), f"assets/themes/{given}.yaml"


def _checked(
    data: bytes, path: Path, name: str, *, laid: bool
) -> tuple[Theme, tuple[Problem, ...]]:
    """Check a theme file, laid over its base where it is laid over any; return it with the warnings."""
    document = scan_yaml(decode(data, name), name)
    problems, theme = list(document.problems), None
    if document.root is not None:
        context = {"folder": path.absolute().parent}
        whole = (
            merge_nodes(_base(document.root), document.root) if laid else document.root
        )
        theme, found = check_node(Theme, whole, name, context=context)
        problems += found
    if (
        document.root is None
        or theme is None
        or any(p.severity is Severity.ERROR for p in problems)
    ):
        raise ContentError(problems)
    return theme, tuple(sorted([*problems, *_weak_pairs(theme, document.root, name)]))


def _base(written: Node) -> Node:
    """Return what a theme file is laid over: the default theme, under the bundled one that it names."""
    default, named = _bundled(_BUNDLED), _node(written, "base")
    if isinstance(named, Scalar) and named.value in theme_names()[1:]:
        return merge_nodes(default, _bundled(f"themes/{named.value}.yaml"))
    return default


def _bundled(name: str) -> Node:
    """Read a bundled theme file."""
    return read_yaml(decode(find_asset(name).read_bytes(), name), name)


def _weak_pairs(theme: Theme, written: Node, name: str) -> Iterator[Problem]:
    """Yield a warning for each pair of colours that is too weak, at the one that the file names."""
    for pair in find_weak_pairs(theme.palette):
        where, node = next(
            (token, node)
            for token in (pair.front, pair.ground)
            if (node := _node(written, token))
        )
        message = (
            f"`{pair.front}` on `{pair.ground}` has a contrast of {floor(pair.ratio * 10) / 10:.1f} to 1; "
            f"{pair.what} ask for {pair.asked:g}"
        )
        hint = f'`{pair.front}: "{pair.cure}"` has it'
        yield Problem(
            name, node.line, node.column, Severity.WARNING, message, where, hint
        )


def _node(root: Node, token: str) -> Node | None:
    """Return what a theme file says of a token, if anything."""
    node: Node | None = root
    for part in token.split("."):
        node = node.get(part) if isinstance(node, Map) else None
    return node
