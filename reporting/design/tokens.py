"""The kinds of value that a theme's tokens have: colours, lengths, type sizes, papers and files.

Each reads what is written in a theme file and says what is wrong with it in an editor's words.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Self

from PIL import Image
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationInfo,
    model_validator,
)

from reporting.assets import find_asset
from reporting.design.units import Length, mm, parse_length, pt
from reporting.reading.disk import read_bytes
from reporting.reading.names import resolve_inside
from reporting.record import Record

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
FONT_BYTES = 20_000_000
PICTURE_BYTES = 5_000_000
_PICTURE_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""Modes of pictures that both outputs take as they are."""

_PAPERS: Mapping[str, tuple[Length, Length]] = {
    "A4": (mm(210), mm(297)),
    "A5": (mm(148), mm(210)),
    "B5": (mm(176), mm(250)),
    "Letter": (mm(215.9), mm(279.4)),
    "Legal": (mm(215.9), mm(355.6)),
}
"""Width and height of the papers that have a name (ISO 216; ANSI/ASME Y14.1)."""


_LONGEST = mm(2000)
_TYPE = pt(6), pt(120)
_TIGHT, _LOOSE = 0.9, 3.0
"""What a leading may be, in type sizes."""
_SMALLEST = mm(100)
"""Of a paper's sides."""


class Tokens(BaseModel):
    """Base of all groups of tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _length(value: Any) -> Any:
    length = parse_length(value) if isinstance(value, str) else value
    if isinstance(length, int) and not 0 <= length <= _LONGEST:
        raise ValueError(f"not between 0 and {_LONGEST.mm:g} mm: {value}")
    return length


def _colour(value: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise ValueError(f"not a colour: `{value[:20]}`; write it as `#1F4E79`")
    return value


Colour = Annotated[str, AfterValidator(_colour)]
Measure = Annotated[Length, BeforeValidator(_length)]


class TypeSize(Tokens, title="a type size"):
    """Type size and leading."""

    size: Measure
    leading: Measure

    @model_validator(mode="after")
    def _is_legible(self) -> Self:
        """Refuse what nobody can read."""
        least, most = _TYPE
        if not least <= self.size <= most:
            raise ValueError(
                f"the size must be {least.pt:g} to {most.pt:g} pt: {self.size.pt:g} pt"
            )
        if not self.size.times(_TIGHT) <= self.leading <= self.size.times(_LOOSE):
            raise ValueError(
                f"the leading must be {_TIGHT:g} to {_LOOSE:g} times the size: {self.leading.pt:g} pt"
            )
        return self


# ---------------------------------------------------------------- paper


class Paper(Record, frozen=True):
    """The size of a page after it is trimmed."""

    width: Length
    height: Length


def _paper(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value in _PAPERS:
        return Paper(*_PAPERS[value])
    try:
        *numbers, unit = value.replace("x", " ").split()
        width, height = (parse_length(f"{number} {unit}") for number in numbers)
    except ValueError:
        names = ", ".join(_PAPERS)
        raise ValueError(
            f"not a paper: write {names}, or the like of `170 x 240 mm`"
        ) from None
    if not all(_SMALLEST <= side <= _LONGEST for side in (width, height)):
        raise ValueError(f"a page of {value} is too small or too large")
    return Paper(width, height)


PaperSize = Annotated[Paper, BeforeValidator(_paper)]

# ---------------------------------------------------------------- files


class FontFile(Record, frozen=True):
    """One TrueType file.

    Args:
        name: as the theme names it.
        path: where it stands.
        key: under which it is registered; tells files of one name and different bytes apart.
        bundled: whether it is one of ours.
        spread: how many times as wide it is measured, where it stands in for a wider face
            on slides.
    """

    name: str
    path: Path
    key: str
    bundled: bool
    spread: float = 1.0


def _font_file(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, str):
        return value
    folder: Path | None = (info.context or {}).get("folder")
    stem = PurePosixPath(value).stem
    ours = _bundled(value)
    if (
        folder is not None
        and (path := _beside(folder, value)).exists()
        and path != ours
    ):
        return _own_font(value, path, stem)
    if ours is None:
        raise ValueError(f"no font `{value}` stands beside the theme or is bundled")
    return FontFile(value, ours, stem, bundled=True)


def _bundled(name: str) -> Path | None:
    try:
        return find_asset(name)
    except FileNotFoundError:
        return None


def _beside(folder: Path, name: str) -> Path:
    try:
        return resolve_inside(folder, name, "theme")
    except ValueError as error:
        raise ValueError(f"the file `{name}` {error}") from None


def _own_font(name: str, path: Path, stem: str) -> FontFile:
    """Return a font that stands beside the theme, if it is one that a PDF may embed."""
    from reporting.pdf.fonts import EmbeddedFont  # noqa: PLC0415  (only a theme with fonts of its own needs it)

    try:
        key = f"{stem}-{hashlib.sha256(read_bytes(path, FONT_BYTES)).hexdigest()[:12]}"
    except ValueError as error:
        raise ValueError(f"the font `{name}` {error}") from None
    try:
        EmbeddedFont(key, str(path))
    except Exception:  # noqa: BLE001  (a reader of fonts may raise anything over broken bytes)
        raise ValueError(
            f"`{name}` is not a TrueType font that may be embedded"
        ) from None
    return FontFile(name, path, key, bundled=False)


Font = Annotated[FontFile, BeforeValidator(_font_file)]


class Picture(Record, frozen=True):
    """A picture that stands beside a theme, PNG or JPEG.

    Args:
        name: as the theme names it.
        path: where it stands.
        data: its bytes.
        width: in pixels.
        height: in pixels.
    """

    name: str
    path: Path
    data: bytes
    width: int
    height: int


def _picture(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, str):
        return value
    path = _beside((info.context or {})["folder"], value)
    try:
        data = read_bytes(path, PICTURE_BYTES)
    except ValueError as error:
        raise ValueError(f"the file `{value}` {error}") from None
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            picture.load()
            (width, height), mode = picture.size, picture.mode
    except Exception:  # noqa: BLE001  (a decoder may raise anything over broken bytes)
        raise ValueError(f"`{value}` is not a PNG or JPEG picture") from None
    if mode not in _PICTURE_MODES:
        raise ValueError(f"`{value}` is not in grey or RGB of 8 bits: save it so")
    return Picture(value, path, data, width, height)


PictureFile = Annotated[Picture, BeforeValidator(_picture)]
