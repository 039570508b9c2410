"""A language or a script -> the face in which a deck names its letters.

Latin letters have the theme's two families. For others a presentation names a face for East
Asian letters, one for scripts that need shaping, and one for every script that some words of
it may be in (ECMA-376 20.1.4.1.16 and 20.1.4.1.24). Each is what the slides were measured
with, where the theme has a font for it; else what Office installs on Windows and on a Mac.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from reporting.design.fonts import find_font, register_file
from reporting.design.theme import Role, Theme
from reporting.pdf.face import find_face
from reporting.record import Record

Kind = Literal["ea", "cs", ""]
"""Which of a run's faces sets a script (ECMA-376 21.1.2.3.1 and 21.1.2.3.3); Latin if none."""


class ScriptFace(Record, frozen=True):
    """A script as Office has it.

    Args:
        kind: which face of a run sets it.
        letter: one that a font of the script has.
        office: the face that Office installs for it.
    """

    kind: Kind
    letter: str
    office: str


SCRIPTS: Mapping[str, ScriptFace] = MappingProxyType(
    {
        "Jpan": ScriptFace("ea", "あ", "Yu Gothic"),
        "Hang": ScriptFace("ea", "가", "Malgun Gothic"),
        "Hans": ScriptFace("ea", "们", "Microsoft YaHei"),
        "Hant": ScriptFace("ea", "們", "Microsoft JhengHei"),
        "Arab": ScriptFace("cs", "ع", "Arial"),
        "Hebr": ScriptFace("cs", "ש", "Arial"),
        "Thai": ScriptFace("cs", "ก", "Tahoma"),
        "Deva": ScriptFace("cs", "क", "Nirmala UI"),
        "Beng": ScriptFace("cs", "ক", "Nirmala UI"),
        "Gujr": ScriptFace("cs", "ક", "Nirmala UI"),
        "Guru": ScriptFace("cs", "ਕ", "Nirmala UI"),
        "Knda": ScriptFace("cs", "ಕ", "Nirmala UI"),
        "Mlym": ScriptFace("cs", "ക", "Nirmala UI"),
        "Orya": ScriptFace("cs", "କ", "Nirmala UI"),
        "Taml": ScriptFace("cs", "க", "Nirmala UI"),
        "Telu": ScriptFace("cs", "క", "Nirmala UI"),
        "Sinh": ScriptFace("cs", "ක", "Nirmala UI"),
        "Khmr": ScriptFace("cs", "ក", "Leelawadee UI"),
        "Laoo": ScriptFace("cs", "ກ", "Leelawadee UI"),
        "Mymr": ScriptFace("cs", "က", "Myanmar Text"),
        "Tibt": ScriptFace("cs", "ཀ", "Microsoft Himalaya"),
        "Syrc": ScriptFace("cs", "ܐ", "Estrangelo Edessa"),
        "Thaa": ScriptFace("cs", "ހ", "MV Boli"),
        "Ethi": ScriptFace("", "አ", "Nyala"),
        "Geor": ScriptFace("", "ა", "Sylfaen"),
        "Armn": ScriptFace("", "ա", "Sylfaen"),
    }
)
"""By their names (ISO 15924)."""

_OF_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ja": "Jpan",
        "ko": "Hang",
        "zh": "Hans",
        "yue": "Hant",
        **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "Arab"),
        **dict.fromkeys(("he", "yi"), "Hebr"),
        "th": "Thai",
        **dict.fromkeys(("hi", "mr", "ne", "sa"), "Deva"),
        **dict.fromkeys(("as", "bn"), "Beng"),
        "gu": "Gujr",
        "pa": "Guru",
        "kn": "Knda",
        "ml": "Mlym",
        "or": "Orya",
        "ta": "Taml",
        "te": "Telu",
        "si": "Sinh",
        "km": "Khmr",
        "lo": "Laoo",
        "my": "Mymr",
        "bo": "Tibt",
        "syr": "Syrc",
        "dv": "Thaa",
        **dict.fromkeys(("am", "ti"), "Ethi"),
        "ka": "Geor",
        "hy": "Armn",
    }
)
_TALLEST = 1.6
"""Height of a line of a font in sizes of its type, beyond which some programs push lines that
have an exact distance into one another; Office's own face then stands in for it."""
_TRADITIONAL = frozenset({"hk", "mo", "tw"})
"""Where Chinese is written in traditional letters, unless its tag says otherwise."""


def find_script(tag: str) -> str:
    """Return the script of a language, if it is one of `SCRIPTS`; else nothing.

    Args:
        tag: of the language (BCP 47), such as `he-IL` or `zh-Hant-HK`.
    """
    language, *subtags = tag.split("-")
    for subtag in subtags:
        if subtag.title() in SCRIPTS:
            return subtag.title()
    is_traditional = not _TRADITIONAL.isdisjoint(tag.lower().split("-"))
    if language.lower() == "zh" and is_traditional:
        return "Hant"
    return _OF_LANGUAGES.get(language.lower(), "")


def find_script_face(theme: Theme, role: Role, script: str) -> str:
    """Return the face that a deck names for a script.

    Args:
        theme: names the families and the fonts behind them.
        role: what the face sets.
        script: one of `SCRIPTS`.
    """
    known = SCRIPTS[script]
    if find_face(find_font(theme, role)).has(known.letter):
        return theme.family(role).face
    for file in theme.fonts.fallback:
        face = find_face(register_file(theme, file))
        is_low = face.program.line_height <= _TALLEST
        if is_low and face.has(known.letter):
            return face.program.family or known.office
    return known.office
