"""Family, weight and slope -> a face of a font file, known to `pdf.face` under one name.

Only bundled font files and those of the theme are ever used, so that what is measured is
what is embedded. What a face lacks comes from the same cut of the other family, then from the
theme's further fonts, then from the bundled face of symbols.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product

from reporting.assets import find_asset
from reporting.design.measure import Span, measure_advance
from reporting.design.substitutes import CUTS, Width, find_widths
from reporting.design.theme import Role, Theme
from reporting.design.token_groups import FamilyName
from reporting.design.tokens import FontFile
from reporting.pdf.face import find_face, register_face, vary_face
from reporting.pdf.widest_face import widen_face

_NO_LIGATURES = {"liga": False, "clig": False}
_EVEN_FIGURES = ("lnum", "tnum")
"""Features that ask for figures of one height and of one width."""
_DIGITS = "0123456789"
_JOINERS = "\u200c\u200d"
_SYMBOLS = "fonts/ReportSymbols-Regular.ttf"
"""The bundled face of symbols that no family has, such as a tick, a star or an arrow."""
_OFFICE_WIDTH = 1.2
"""How many times as wide Segoe UI Symbol may be, which stands for it on slides."""


def _name_face(file: FontFile, *, ligatures: bool) -> str:
    if ligatures:
        return file.key
    return f"{file.key}-liga"


@cache
def _register(file: FontFile, *, ligatures: bool) -> str:
    return register_face(
        _name_face(file, ligatures=ligatures),
        file.path,
        {} if ligatures else _NO_LIGATURES,
        spread=file.spread,
        data=file.data,
    )


def register_file(theme: Theme, file: FontFile) -> str:
    """Make a further font of a theme known; return the key of its face."""
    return _register(file, ligatures=theme.fonts.ligatures)


def find_font(
    theme: Theme,
    family: Role | FamilyName,
    *,
    bold: bool = False,
    italic: bool = False,
) -> str:
    """Return the key of a face, as `pdf.face.find_face` takes it.

    Args:
        theme: names the families.
        family: what the face sets, or the name of its family.
        bold: of its two weights.
        italic: of its two slopes.
    """
    file = theme.family(family).file(
        bold=bold,
        italic=italic,
    )
    return _register(file, ligatures=theme.fonts.ligatures)


def find_slide_font(
    theme: Theme,
    family: Role | FamilyName,
    *,
    bold: bool = False,
    italic: bool = False,
) -> str:
    """Return the key of a face as slides measure it: the widest of those that may be shown.

    Args:
        theme: names the families.
        family: what the face sets, or the name of its family.
        bold: of its two weights.
        italic: of its two slopes.
    """
    face = find_font(theme, family, bold=bold, italic=italic)
    return find_widest_face(theme, face)


def find_widest_face(
    theme: Theme,
    face: str,
    share: float = 1.0,
) -> str:
    """Return a face whose words are as wide as in it or in the widest of its substitutes.

    Args:
        theme: names the families and their substitutes.
        face: key of a face.
        share: of the width of substitutes that counts, where the rest is kept free anyhow:
            what they have is known exactly.
    """
    names: list[str] = []
    widths: list[Width] = []
    look = _find_look(theme, find_face(face).plain)
    if look is not None:
        family, is_bold, is_italic = look
        cut = CUTS[2 * is_bold + is_italic]
        for one in theme.family(family).substitutes:
            names.append(one.file.key if one.file else one.name)
            widths.append(find_widths(one, cut))
    name = f"{face} or {', '.join(names)} at {share:g}"
    return widen_face(face, name, widths, share)


def find_emphasis(
    theme: Theme,
    face: str,
    *,
    bold: bool,
    italic: bool,
) -> str:
    """Return the face that emphasis asks for, of the same family and figures as another.

    Args:
        theme: names the families.
        face: key of the face without emphasis.
        bold: whether the text is bold beyond that; where the face is bold it slopes.
        italic: whether it slopes where the face does not, or stands where it slopes.
    """
    plain = find_face(face).plain
    look = _find_look(theme, plain)
    if look is None:
        return face
    family, is_bold, is_italic = look
    found = find_font(
        theme,
        family,
        bold=is_bold or bold,
        italic=is_italic != (italic or (bold and is_bold)),
    )
    return (
        found
        if face == plain
        else find_tabular_face(
            theme,
            found,
        )
    )


def _find_look(theme: Theme, face: str) -> tuple[FamilyName, bool, bool] | None:
    """Return the family of a face, whether bold, whether italic; None of a further font."""
    ligatures = theme.fonts.ligatures
    looks = product(
        theme.fonts.families,
        (False, True),
        (False, True),
    )
    for family, bold, italic in looks:
        file = theme.family(family).file(
            bold=bold,
            italic=italic,
        )
        if _name_face(file, ligatures=ligatures) == face:
            return family, bold, italic
    return None


def find_tabular_face(theme: Theme, face: str) -> str:
    """Return a face with digits of equal width: the given one, else its cut of another family.

    Args:
        theme: names the families.
        face: registered name of a face.
    """
    cuts = [face]
    cuts += [
        cut
        for cut in _list_cuts(
            theme,
            face,
        )
        if cut != face
    ]
    for cut in cuts:
        for candidate in (
            cut,
            vary_face(
                cut,
                *_EVEN_FIGURES,
            ),
        ):
            if _has_even_figures(candidate):
                return candidate
    return face


@cache
def _has_even_figures(face: str) -> bool:
    """Whether the digits of a face line up: one width, and but for curves one height."""
    return find_face(face).has_even(_DIGITS)


def split_by_family(theme: Theme, text: str, face: str) -> list[Span]:
    """Cut a text where its face lacks a character that another has.

    Args:
        theme: names the families and the fonts behind them.
        text: any text.
        face: key of the face it is set in.

    Returns:
        the text in order, in as few pieces as may be: words of one script stay whole and marks
        stay with their letters; a character that no font has keeps the face.
    """
    if find_face(face).has(text):
        return [Span(text, face)]
    faces = [
        face,
        *_list_cuts(
            theme,
            find_face(face).plain,
        ),
        *_list_fallbacks(theme),
    ]
    spans: list[Span] = []
    for word in _split_by_script(text):
        for name, part in _choose_faces(word, faces):
            before = ""
            if spans and spans[-1].font == name:
                before = spans.pop().text
            spans.append(
                Span(
                    before + part,
                    name,
                )
            )
    return spans


def measure_in_families(theme: Theme, text: str, face: str) -> float:
    """Return the width at size 1 of text on one line, each part in the face that has it.

    Args:
        theme: names the families and the fonts behind them.
        text: any text.
        face: key of the face it is set in.
    """
    spans = split_by_family(theme, text, face)
    return sum([measure_advance(span.text, span.font) for span in spans])


def _choose_faces(word: str, faces: Sequence[str]) -> list[tuple[str, str]]:
    """Return the face of a word; where none has all of it, those of its letters."""
    for face in faces:
        if find_face(face).has(word):
            return [(face, word)]
    letters = _split_letters(word)
    if len(letters) == 1:
        return [(faces[0], word)]
    found: list[tuple[str, str]] = []
    for letter in letters:
        found += _choose_faces(letter, faces)
    return found


def _split_letters(text: str) -> list[str]:
    """Cut a text into characters, each with the marks on it."""
    letters: list[str] = []
    for char in text:
        is_mark = unicodedata.category(char) in {"Mn", "Mc", "Me"}
        if letters and (is_mark or char in _JOINERS):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _split_by_script(text: str) -> list[str]:
    """Cut a text into its words of one script and what stands between them."""
    words: list[str] = []
    before = ""
    for letter in _split_letters(text):
        script = _name_script(letter[0])
        if script and script == before:
            words[-1] += letter
        else:
            words.append(letter)
        before = script
    return words


@cache
def _name_script(char: str) -> str:
    """Return the script of a letter, by its name; none for what all scripts share."""
    if not char.isalpha():
        return ""
    script, _, _ = unicodedata.name(
        char,
        "",
    ).partition(" ")
    return script


def find_missing_characters(theme: Theme, text: Iterable[str]) -> set[str]:
    """Return the characters that no font has; white space and soft hyphens need no glyph."""
    missing = {char for char in text if not char.isspace()}
    for family in theme.fonts.families:
        missing = _drop_known(
            missing,
            find_font(theme, family),
        )
    if missing:
        for name in _list_fallbacks(theme):
            missing = _drop_known(missing, name)
    return missing


def _drop_known(text: set[str], name: str) -> set[str]:
    """Return the characters that a face lacks."""
    face = find_face(name)
    return {char for char in text if not face.has(char)}


def split_symbols(
    theme: Theme,
    text: str,
    face: str,
) -> list[tuple[str, bool]]:
    """Cut a text where symbols begin and end that the bundled face of symbols alone has.

    Args:
        theme: names the families and the fonts behind them.
        text: any text.
        face: key of the face it is set in.

    Returns:
        its parts, each with whether it is of such symbols.
    """
    if find_face(face).has(text):
        return [(text, False)]
    symbols = find_symbol_face()
    parts: list[tuple[str, bool]] = []
    for span in split_by_family(theme, text, face):
        is_symbol = span.font == symbols
        before = ""
        if parts and parts[-1][1] is is_symbol:
            before, _ = parts.pop()
        parts.append((before + span.text, is_symbol))
    return parts


def find_lending_families(
    theme: Theme,
    text: Iterable[str],
) -> dict[str, tuple[str, str]]:
    """Return by letter which family lacks it and which lends it, where one does.

    A symbol looks no different among letters of another family.

    Returns:
        the names of the families' files, such as `Gelasio` and `Carlito`.
    """
    families = {}
    for name, family in theme.fonts.families.items():
        families[family.title] = find_face(
            find_font(
                theme,
                name,
            )
        )
    lent = {}
    for char in filter(str.isalpha, text):
        lenders = [name for name, face in families.items() if face.has(char)]
        lacking = [name for name in families if name not in lenders]
        if lenders and lacking:
            lent[char] = (lacking[0], lenders[0])
    return lent


def _list_cuts(theme: Theme, face: str) -> list[str]:
    """Return the cuts of all families that have the weight and slope of a face."""
    look = _find_look(theme, face)
    if look is None:
        return []
    _, bold, italic = look
    cuts: list[str] = []
    for family in theme.fonts.families:
        cuts.append(
            find_font(
                theme,
                family,
                bold=bold,
                italic=italic,
            )
        )
    return cuts


def _list_fallbacks(theme: Theme) -> list[str]:
    """Return the faces for what no family has: those of the theme, then that of symbols."""
    own = [register_file(theme, file) for file in theme.fonts.fallback]
    return [*own, find_symbol_face()]


@cache
def find_symbol_face() -> str:
    """Return the key of the bundled face of symbols."""
    path = find_asset(_SYMBOLS)
    file = FontFile(
        _SYMBOLS,
        path,
        path.stem,
        bundled=True,
        spread=_OFFICE_WIDTH,
    )
    return _register(file, ligatures=True)
