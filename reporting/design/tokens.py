"""The kinds of value that tokens of a theme have: colours, lengths, type sizes, papers, files.

Each reads what is written in a theme file and says what is wrong with it in an editor's words.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, ClassVar

from reporting.assets import find_asset
from reporting.design.units import Length, mm, parse_length, pt
from reporting.errors import RefusedError
from reporting.reading.disk import read_below
from reporting.reading.model import Model
from reporting.reading.names import resolve_inside
from reporting.reading.picture_colours import convert_to_srgb, find_foreign_profile
from reporting.reading.pictures import CostlyError, open_picture
from reporting.reading.presence import is_absent
from reporting.reading.rules import Passes, ReadBeside, ReadBy
from reporting.reading.wording import suggest_word
from reporting.record import Record

if TYPE_CHECKING:
    from PIL.Image import Image

_COLOUR = r"#[0-9A-Fa-f]{6}"
FONT_ENDINGS = (".ttf", ".otf", ".ttc")
"""How the files of fonts are called."""
_TAKE_ANOTHER = (
    "save it anew from its source, or take another font (.ttf, .otf, .ttc), "
    "whatever its file is called"
)
_PROFILE_KIND = slice(12, 20)
_PRINTED = (b"prtrCMYK",)
"""Class and colours of profiles that ink is printed by (ICC.1, 7.2.5 and 7.2.6)."""
_TAKE_PROFILE = "put the profile that the printer names beside the theme, or name none"
_LONGEST_NAME = 255
"""Bytes of a file's name; systems refuse to look for a longer one."""
_PICTURE_FORMATS = ("PNG", "JPEG")
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
_SMALLEST_TYPE = pt(6)
_LARGEST_TYPE = pt(120)
_TIGHT = 0.9
_LOOSE = 3.0
"""What a leading may be, in type sizes."""
_SMALLEST = mm(100)
"""Of a paper's sides."""


def _read_measure(words: str) -> Length:
    length = parse_length(words)
    if not 0 <= length <= _LONGEST:
        message = f"not between 0 and {_LONGEST.mm:g} mm: {words}"
        raise RefusedError(message, code="E621")
    return length


def _check_colour(value: str) -> None:
    if not re.fullmatch(_COLOUR, value):
        message = f"not a colour: `{value[:20]}`"
        hint = 'a colour is written in quotes, with six digits: `"#1F4E79"`'
        digits = value.strip("“”„’‘'# ")
        if re.fullmatch(r"[0-9A-Fa-f]{3}", digits):
            digits = "".join(digit * 2 for digit in digits)
        if re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
            hint = f'write `"#{digits}"`'
        raise RefusedError(message, hint, code="E622")


Colour = Annotated[str, Passes(_check_colour)]
Measure = Annotated[Length, ReadBy(_read_measure)]


class TypeSize(Model, frozen=True, kw_only=True):
    """Type size and leading."""

    noun: ClassVar[str] = "a type size"

    size: Measure
    """Of the type."""
    leading: Measure
    """From a line to the next."""

    def check(self) -> None:
        """Refuse what nobody can read."""
        if not _SMALLEST_TYPE <= self.size <= _LARGEST_TYPE:
            bounds = f"{_SMALLEST_TYPE.pt:g} to {_LARGEST_TYPE.pt:g} pt"
            message = f"the size must be {bounds}: {self.size.pt:g} pt"
            raise RefusedError(message, code="E621")
        tightest = self.size.times(_TIGHT)
        loosest = self.size.times(_LOOSE)
        if not tightest <= self.leading <= loosest:
            bounds = f"{_TIGHT:g} to {_LOOSE:g} times the size"
            message = f"the leading must be {bounds}: {self.leading.pt:g} pt"
            raise RefusedError(message, code="E621")


# ---------------------------------------------------------------- paper


class Paper(Record, frozen=True):
    """The size of a page after it is trimmed."""

    width: Length
    height: Length


def read_paper(value: str) -> Paper:
    """Return the paper of a name, or of a size such as `170 x 240 mm`.

    Raises:
        ValueError: it is neither, or no size for a page.
    """
    if value in _PAPERS:
        width, height = _PAPERS[value]
        return Paper(width, height)
    parts = value.replace("x", " ")
    try:
        across, down, unit = parts.split()
        width = parse_length(f"{across} {unit}")
        height = parse_length(f"{down} {unit}")
    except ValueError:
        names = ", ".join(_PAPERS)
        message = f"not a paper: write {names}, or the like of `170 x 240 mm`"
        raise RefusedError(message, code="E623") from None
    shorter = min(width, height)
    longer = max(width, height)
    if shorter < _SMALLEST or longer > _LONGEST:
        message = f"a page of {value} is too small or too large"
        raise RefusedError(message, code="E623")
    return Paper(width, height)


PaperSize = Annotated[Paper, ReadBy(read_paper)]

# ---------------------------------------------------------------- files


class FontFile(Record, frozen=True):
    """One font file, TrueType or OpenType.

    Args:
        name: as the theme names it.
        path: where it stands.
        key: under which it is registered; tells files of one name and different bytes apart.
        bundled: whether it is one of ours.
        spread: how many times as wide it is measured, where it stands in for a wider face
            on slides.
        data: the bytes of one that is not, as they were when it was looked at.
    """

    name: str
    path: Path
    key: str
    bundled: bool
    spread: float = 1.0
    data: bytes = b""

    def read(self) -> bytes:
        """Return its bytes: those that were looked at, whatever stands there now."""
        return self.data or self.path.read_bytes()


def find_font_file(value: str, folder: Path | None) -> FontFile:
    """Return the font of a name: the one beside the theme, else a bundled one.

    Args:
        value: name of its file, relative to the theme.
        folder: of the theme; None where it has none.

    Raises:
        RefusedError: there is no such file, or it cannot be used.
    """
    if len(value.encode()) > _LONGEST_NAME:
        raise RefusedError("the name of the font is too long", code="E624")
    name = PurePosixPath(value)
    bundled = None
    if name.suffix.lower() in FONT_ENDINGS:
        with suppress(FileNotFoundError):
            bundled = find_asset(value)
    if folder is not None:
        path = _resolve_beside(folder, value)
        if path != bundled and not is_absent(path):
            return _read_own_font(value, path, folder)
    if bundled is None:
        message = f"no font `{value}` stands beside the theme or is bundled"
        raise RefusedError(message, _suggest_font(value, folder), code="E624")
    return FontFile(value, bundled, name.stem, bundled=True)


def _suggest_font(name: str, folder: Path | None) -> str:
    """Return a hint for the name of a font that is not there."""
    ending = PurePosixPath(name).suffix.lower()
    if ending not in FONT_ENDINGS:
        return "a font file ends in .ttf, .otf or .ttc; web fonts do not do"
    if folder is None:
        return ""
    place = (folder / name).parent
    found = sorted(place.iterdir()) if place.is_dir() else []
    fonts = []
    for path in found:
        if path.suffix.lower() in FONT_ENDINGS:
            fonts.append(path)
    names = [path.relative_to(folder).as_posix() for path in fonts]
    return suggest_word(name, names) or "put the file there; its name is told by case"


def _resolve_beside(folder: Path, name: str) -> Path:
    try:
        return resolve_inside(folder, name, "theme")
    except ValueError as error:
        raise RefusedError(f"the file `{name}` {error}", code="E625") from None


def _read_own_font(name: str, path: Path, folder: Path) -> FontFile:
    """Return a font that stands beside the theme, if it is one that a PDF may embed."""
    from reporting.pdf.font_check import check_font  # noqa: PLC0415  (seldom)

    try:
        data = read_below(folder, path, "font")
        check_font(data)
    except ValueError as error:
        message = f"the font `{name}` {error}"
        hint = "" if ":" in str(error) else _TAKE_ANOTHER
        raise RefusedError(message, hint, code="E624") from None
    digest = hashlib.sha256(data)
    key = f"{PurePosixPath(name).stem}-{digest.hexdigest()[:12]}"
    return FontFile(name, path, key, bundled=False, data=data)


Font = Annotated[FontFile, ReadBeside(find_font_file)]


class Picture(Record, frozen=True):
    """A picture that stands beside a theme, PNG or JPEG.

    Args:
        name: as the theme names it.
        path: where it stands.
        source: its bytes.
        data: the same in sRGB, if it has another profile.
        width: in pixels.
        height: in pixels.
    """

    name: str
    path: Path
    source: bytes
    data: bytes
    width: int
    height: int


def _read_picture(value: str, folder: Path | None) -> Picture:
    if folder is None:
        message = f"no file `{value}` stands beside the theme"
        raise RefusedError(message, code="E625")
    path = _resolve_beside(folder, value)
    try:
        data = read_below(folder, path, "theme-picture")
    except ValueError as error:
        raise RefusedError(f"the file `{value}` {error}", code="E625") from None
    try:
        with open_picture(data, _PICTURE_FORMATS) as picture:
            picture.load()
            width, height = picture.size
            mode = picture.mode
            shown = _show_in_srgb(picture) or data
    except CostlyError as error:
        raise RefusedError(f"the file `{value}` {error}", code="E625") from None
    except Exception:  # noqa: BLE001  (a decoder may raise anything over broken bytes)
        message = f"`{value}` is not a PNG or JPEG picture"
        raise RefusedError(message, code="E625") from None
    if mode not in _PICTURE_MODES:
        message = f"`{value}` is not in grey or RGB of 8 bits: save it so"
        raise RefusedError(message, code="E625")
    return Picture(
        value,
        path,
        data,
        shown,
        width,
        height,
    )


def _show_in_srgb(picture: Image) -> bytes:
    """Return a picture as a PNG in sRGB; nothing where it is so already."""
    profile = find_foreign_profile(picture)
    if not profile or picture.mode not in _PICTURE_MODES:
        return b""
    file = io.BytesIO()
    shown = convert_to_srgb(picture, profile)
    shown.info.pop("icc_profile", None)
    shown.save(file, "PNG")
    return file.getvalue()


PictureFile = Annotated[Picture, ReadBeside(_read_picture)]


class Profile(Record, frozen=True):
    """An ICC profile of a printing condition, which stands beside a theme.

    Args:
        name: as the theme names it.
        path: where it stands.
        data: its bytes.
        about: what it says of itself.
    """

    name: str
    path: Path
    data: bytes
    about: str


def _read_profile(value: str, folder: Path | None) -> Profile:
    from PIL import ImageCms  # noqa: PLC0415  (few themes have a profile)

    if folder is None:
        message = f"no file `{value}` stands beside the theme"
        raise RefusedError(message, _TAKE_PROFILE, code="E629")
    path = _resolve_beside(folder, value)
    try:
        data = read_below(folder, path, "profile")
        about = ImageCms.getProfileDescription(io.BytesIO(data)).strip()
    except (ValueError, ImageCms.PyCMSError) as error:
        message = f"the file `{value}` {error}"
        if not isinstance(error, ValueError):
            message = f"`{value}` is not an ICC profile"
        raise RefusedError(message, _TAKE_PROFILE, code="E629") from None
    if data[_PROFILE_KIND] not in _PRINTED:
        message = f"`{value}` is not the profile of a press or a printer in CMYK"
        raise RefusedError(message, _TAKE_PROFILE, code="E629")
    screen = ImageCms.createProfile("sRGB")
    try:
        ImageCms.buildTransform(screen, io.BytesIO(data), "RGB", "CMYK")
    except ImageCms.PyCMSError:
        message = f"`{value}` is cut off, or does not say which inks a colour takes"
        raise RefusedError(message, _TAKE_PROFILE, code="E629") from None
    return Profile(value, path, data, about)


ProfileFile = Annotated[Profile, ReadBeside(_read_profile)]
