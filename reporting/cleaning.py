"""Text -> the same text as a place takes it: outputs, XML, links, file names, JSON, a terminal.

The one place that knows which characters are dangerous where. What comes from a file is
refused or cleaned as it is read; whatever writes cleans once more, so that no way in is
forgotten. What an output drops is shown, escaped, to whoever sits at a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from functools import cache
from urllib.parse import quote, urlsplit, urlunsplit

_DIRECTION = "\u202a-\u202e\u2066-\u2069"
"""Controls that turn the direction of a text (UAX #9)."""
_MARKS = "\u061c\u200e\u200f"
"""Marks of direction, without a shape; texts of two scripts may want them."""
_SURROGATES = "\ud800-\udfff"
_TAGS = "\U000e0000-\U000e007f"
"""Letters without a shape, in which words are hidden (Unicode 23.9)."""
_HIDDEN = "\u180e\u200b\u2060-\u206f\ufeff\ufff0-\ufffb\U0001d173-\U0001d17a"
"""What has no shape, and is no part of how a word is written."""
INVISIBLE_MARKS = "\u061c\u180e\u200b\u200e\u200f\u2060\u2061\u2062\u2063\u2064"
"""Those of them that a text may hold, and an address or a name may not."""
_ASIDE = f"\x7f-\x9f\u2028\u2029{_MARKS}{_DIRECTION}{_HIDDEN}{_TAGS}"
"""What neither a terminal nor a link nor a file name should hold, beside controls."""
_LINE_ENDS = "\t\n\r\x0b\x0c\x85\u2028\u2029"

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
"""What an outside address may begin with."""

_IN_LINKS = "!#$%&'()*+,/:;=?@[]"
"""What stands for itself in an address, beside letters and digits (RFC 3986, 2.2)."""

_FORMULA_MARKS = "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
_FORMULA_MARKS += "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}\N{MINUS SIGN}"
"""What a cell begins with that is worked out."""

NAME_BYTES = 160
"""The most that a file name has before its ending, in UTF-8; a number and an ending still fit
into the 255 bytes that systems allow."""
_RESERVED = r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|\Z)"
"""Names that Windows keeps for devices, whatever their ending."""
_ENDING = r"\.[A-Za-z0-9]{1,8}(?:(?i:\.gz))?\Z"


@cache
def _not_characters() -> str:
    """Return what Unicode keeps from being characters (23.7), as stands between brackets."""
    last_of_planes: list[str] = []
    for plane in range(0x10000, 0x110000, 0x10000):
        last_of_planes.append(chr(plane + 0xFFFE))
        last_of_planes.append(chr(plane + 0xFFFF))
    return f"\ufdd0-\ufdef\ufffe\uffff{''.join(last_of_planes)}"


# ---------------------------------------------------------------- outputs


@cache
def forbidden_pattern() -> re.Pattern[str]:
    """Return what finds a character that no output can hold: controls, non-characters, tags."""
    controls = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
    return re.compile(f"[{controls}\ufeff{_SURROGATES}{_TAGS}{_not_characters()}]")


@cache
def direction_pattern() -> re.Pattern[str]:
    """Return what finds a character that turns the direction of a text."""
    return re.compile(f"[{_DIRECTION}]")


def is_printable(text: str) -> bool:
    """Whether every character of a text is printed as it stands or ends a line.

    Most texts are so, and a character that no output holds never is: what is found here need
    not be searched for one, which takes twenty times as long.
    """
    return text.isprintable() or text.replace("\n", "").isprintable()


def name_character(character: str) -> str:
    """Return a character as one speaks of it: `U+0007`."""
    return f"U+{ord(character):04X}"


def find_unprintable(text: str) -> str | None:
    """Return the first character of a text that no output holds or that turns it round."""
    if is_printable(text):
        return None
    match = forbidden_pattern().search(text) or direction_pattern().search(text)
    return match[0] if match else None


def drop_unprintable(text: str) -> str:
    """Return a text without the characters that no output holds or that turn it round."""
    if is_printable(text):
        return text
    return direction_pattern().sub("", forbidden_pattern().sub("", text))


def clean_line(text: str) -> str:
    """Return what an output holds of a text, on one line: line ends become spaces."""
    if text.isprintable():
        return text
    return drop_unprintable(re.sub(f"[{_LINE_ENDS}]+", " ", text))


# ---------------------------------------------------------------- spreadsheets


def is_like_formula(text: str) -> bool:
    """Whether a spreadsheet that takes in a text might work it out instead of showing it.

    Marks of any width and behind any blank count: programs differ in what they look past.
    """
    start = drop_hidden(text).lstrip()[:1]
    return start in _FORMULA_MARKS if start else False


# ---------------------------------------------------------------- what is hidden


@cache
def _steering_pattern(kept: str = "") -> re.Pattern[str]:
    """Return what finds a character that steers a terminal or deceives who reads it.

    Args:
        kept: controls that are let be.
    """
    controls = "".join(chr(code) for code in range(0x20) if chr(code) not in kept)
    return re.compile(f"[{controls}{_ASIDE}{_SURROGATES}{_not_characters()}]")


def find_hidden(text: str) -> str | None:
    """Return the first character that no address and no name should hold, as none shows it."""
    if text.isprintable():
        return None
    match = _steering_pattern().search(text)
    return match[0] if match else None


def drop_hidden(text: str) -> str:
    """Return a text without such characters."""
    return text if text.isprintable() else _steering_pattern().sub("", text)


# ---------------------------------------------------------------- links


def clean_link(link: str) -> str:
    """Return an address that may be linked to, without what hides in it; nothing for others.

    Args:
        link: as it was written; only http, https and mailto are allowed (RFC 3986, 3.1).
    """
    bare = "".join(drop_hidden(link).split())
    try:
        parts = urlsplit(bare)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in LINK_SCHEMES or "\\" in bare:
        return ""
    is_whole = parts.path if scheme == "mailto" else parts.hostname
    return bare if is_whole else ""


def encode_link(link: str) -> str:
    """Return an address as files hold it: in ASCII, its host as networks have it (RFC 3987)."""
    if link.startswith("mailto:") or link.isascii():
        return quote(link, safe=_IN_LINKS)
    parts = urlsplit(link)
    with suppress(UnicodeError):
        host = parts.netloc.encode("idna").decode()
        link = urlunsplit(parts._replace(netloc=host))
    return quote(link, safe=_IN_LINKS)


# ---------------------------------------------------------------- file names


def split_ending(name: str) -> tuple[str, str]:
    """Return the name of a file without its ending, and the ending: `.html`, `.warc.gz`."""
    match = re.search(_ENDING, name)
    ending = match[0] if match and match.start() else ""
    return name[: len(name) - len(ending)], ending.lower()


def clean_file_name(name: str, stand_in: str = "copy") -> tuple[str, str]:
    """Return the name of a file as every system takes it, and its ending.

    Args:
        name: any words.
        stand_in: what the file is called if nothing is left of them.
    """
    composed = unicodedata.normalize("NFC", drop_unprintable(name))
    plain = re.sub(r"[^\w.+-]+", "-", composed)
    stem, ending = split_ending(plain.strip("-."))
    stem = re.sub(r"[-.]{2,}", "-", stem).rstrip("-.")
    if re.match(_RESERVED, stem, re.IGNORECASE):
        stem = f"{stand_in}-{stem}"
    cut = stem.encode()[:NAME_BYTES].decode(errors="ignore")
    return cut.rstrip("-.") or stand_in, ending


def fold_file_name(name: str) -> str:
    """Return a name as it is told from others where letters' case and form say nothing."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


# ---------------------------------------------------------------- terminals


def show_lines(text: str) -> str:
    """Return a text as a terminal may show it, its controls escaped; lines stay lines."""
    if is_printable(text):
        return text
    return _steering_pattern("\n\t").sub(_escape, text)


def show_line(text: str) -> str:
    """Return a text as a terminal may show it on one line: line ends are escaped too."""
    if text.isprintable():
        return text
    return _steering_pattern().sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    r"""Return a character as Python writes it: `\n`, `\x1b`, `\u202e`."""
    return ascii(match[0])[1:-1]


def show_json(text: str, encoding: str | None = None) -> str:
    """Return JSON as a terminal may show it: the same values, with more escapes (RFC 8259, 7).

    Half a pair of surrogates, which stands for a byte of a file's name, is a character of no
    text: it is shown as a terminal shows it.

    Args:
        text: JSON, in which line ends stand between values only.
        encoding: of the stream, if it has one; what that cannot hold is escaped too.
    """
    shown = text
    if not is_printable(text):
        shown = _steering_pattern("\n\t").sub(_escape_in_json, text)
    try:
        shown.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        shown = re.sub(r"[^\x00-\x7f]", _escape_in_json, shown)
    return shown


def _escape_in_json(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return f"\\{_escape(match)}"
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
