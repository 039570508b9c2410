"""assets/theme.yaml -> frozen tokens: families, sizes, colours, page and slide measures.

The theme says how things look and knows nothing of what is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, field_validator

from reporting.assets import asset
from reporting.design.units import Length, parse_length
from reporting.reading.schema import parse

FamilyName = Literal["serif", "sans"]


def _length(value: Any) -> Any:
    return parse_length(value) if isinstance(value, str) else value


Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Measure = Annotated[Length, BeforeValidator(_length)]


class Tokens(BaseModel):
    """Base of all groups of tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Family(Tokens):
    """Four bundled font files, and the face of the same metrics that Office installs."""

    office: str
    regular: str
    italic: str
    bold: str
    bold_italic: str

    def file(self, *, bold: bool, italic: bool) -> str:
        """Return the asset name of one cut of the family."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


class Colours(Tokens):
    """Colours by what they are for."""

    ink: Colour
    paper: Colour
    muted: Colour
    hairline: Colour
    wash: Colour
    """A quiet ground behind callouts and table heads."""
    cover: Colour
    link: Colour


class TypeSize(Tokens):
    """Type size and leading."""

    size: Measure
    leading: Measure


class Page(Tokens):
    """The dossier's page: from the inner edge, `inner` + `text` + `gutter` + `margin`."""

    width: Measure
    height: Measure
    top: Measure
    bottom: Measure
    inner: Measure
    text: Measure
    """Width of the text column."""
    gutter: Measure
    margin: Measure
    """Width of the evidence margin."""


class PrintSizes(Tokens):
    """Type sizes of the dossier."""

    body: TypeSize
    standfirst: TypeSize
    h1: TypeSize
    h2: TypeSize
    h3: TypeSize
    small: TypeSize
    margin: TypeSize
    figure: TypeSize
    quote: TypeSize
    cover: TypeSize


class SlideMeasures(Tokens):
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
    fonts: Mapping[FamilyName, Family]
    colours: Colours
    accents: Mapping[str, Colour]
    """Accent colour by section id; `default` for the others."""
    status: Mapping[Literal["confirmed", "reported", "unconfirmed", "disputed"], Colour]
    page: Page
    print: PrintSizes
    slide: SlideMeasures = Field()

    @field_validator("accents")
    @classmethod
    def _has_default(cls, accents: Mapping[str, str]) -> Mapping[str, str]:
        if "default" not in accents:
            raise ValueError("give a `default` accent for sections that have none of their own")
        return accents

    def accent(self, section: str | None) -> str:
        """Return the accent colour of a section, as #RRGGBB."""
        return self.accents.get(section or "default", self.accents["default"])


def load_theme(path: Path | None = None) -> Theme:
    """Read a theme.

    Args:
        path: a theme file; the bundled one when left out.

    Raises:
        ContentError: the file is not a theme; every problem with its line.
    """
    source = path or asset("theme.yaml")
    return parse(Theme, source.read_text(encoding="utf-8"), str(source) if path else "assets/theme.yaml")
