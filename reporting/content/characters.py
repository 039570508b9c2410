"""Characters and a sound content -> where they stand in its files, as problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reporting.cleaning import name_character
from reporting.content.origins import name_piece
from reporting.content.validate import Loaded
from reporting.errors import Problem, Severity, format_count
from reporting.reading.characters import find_position
from reporting.reading.nodes import Map, Node, Scalar, Seq, step_path
from reporting.reading.scalar_spans import map_written
from reporting.record import Record

_MOST_NAMED = 5
"""Characters that one problem names; a text in a script that no font has is full of them."""


class _Place(Record, frozen=True):
    """A character in a file, and the text that it stands in."""

    character: str
    file: str
    line: int
    column: int
    where: str
    text: str

    def report(
        self,
        severity: Severity,
        message: str,
        hint: str = "",
        code: str = "",
    ) -> Problem:
        """Return a problem here."""
        return Problem(
            self.file,
            self.line,
            self.column,
            severity,
            message,
            self.where,
            hint,
            code,
        )


def list_characters(loaded: Loaded) -> set[str]:
    """Return every character that a content and its tables are written with."""
    characters: set[str] = set()
    for _, scalar in _list_scalars(loaded.parsed.root, ""):
        characters.update(scalar.value or "")
    for table in loaded.content.tables.values():
        for row in table.rows:
            characters.update(*row)
    return characters


def locate_missing_characters(
    loaded: Loaded,
    path: str,
    characters: Collection[str],
) -> Iterator[Problem]:
    """Yield an error for every text with characters that cannot be set, where the first stands.

    One more tells of those that the dossier itself writes, in a date or a label.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        characters: those that no font of the theme has.
    """
    texts: dict[tuple[str, str, int], list[_Place]] = {}
    for place in _find_places(loaded, path, characters):
        row = 0 if place.where else place.line  # a row of a table has no name
        text = (place.file, place.where, row)
        found = texts.setdefault(text, [])
        found.append(place)
    for places in texts.values():
        places.sort(key=lambda place: (place.line, place.column))
        yield from refuse_characters(places)
    written = {place.character for found in texts.values() for place in found}
    if added := sorted(set(characters) - written):
        message = f"no font has the {_name_characters(added)}"
        message += ", which the dossier’s own words or dates are written with"
        hint = "give the theme a font that has it: `fonts: {fallback: [Some-Font.otf]}`"
        where = "languages"
        yield Problem(
            path,
            0,
            0,
            Severity.ERROR,
            message,
            where,
            hint,
            code="E602",
        )


def refuse_characters(places: Sequence[_Place]) -> Iterator[Problem]:
    """Yield an error for the characters of a text that cannot be set; emoji are told whole."""
    from reporting.content.emoji import find_emoji  # noqa: PLC0415  (seldom)

    missing = [place.character for place in places]
    emoji = find_emoji(places[0].text, missing)
    if emoji:
        shown = ", ".join([f"“{one}”" for one in emoji[:_MOST_NAMED]])
        rest = len(emoji) - _MOST_NAMED
        more = ""
        if rest > 0:
            more = f" and {format_count(rest, 'other')}"
        message = f"emoji are not printed: {shown}{more}"
        hint = "say it in words, or with a symbol such as ✓ ✗ ★ ☐ ⚠ →"
        yield places[0].report(
            Severity.ERROR,
            message,
            hint,
            "E465",
        )
    told = set("".join(emoji))
    others = [place for place in places if place.character not in told]
    if others:
        characters = [place.character for place in others]
        message = f"no font has the {_name_characters(characters)}"
        hint = "write it another way, or give the theme a font that has it: "
        hint += "`fonts: {fallback: [Some-Font.otf]}`"
        yield others[0].report(
            Severity.ERROR,
            message,
            hint,
            "E602",
        )


def _name_characters(characters: Sequence[str]) -> str:
    """Return characters in words: the first few by their numbers."""
    named: list[str] = []
    for character in characters[:_MOST_NAMED]:
        named.append(f"“{character}” ({name_character(character)})")
    rest = len(characters) - len(named)
    noun = "characters" if len(characters) > 1 else "character"
    more = ""
    if rest:
        more = f" and {format_count(rest, 'other')}"
    return f"{noun} {', '.join(named)}{more}"


def locate_borrowed_characters(
    loaded: Loaded,
    path: str,
    lenders: dict[str, tuple[str, str]],
) -> Iterator[Problem]:
    """Yield a warning for all that one typeface lends to another, where it first does.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        lenders: by character, the family that lacks it and the one that lends it.
    """
    places = list(_find_places(loaded, path, lenders))
    for pair in dict.fromkeys(lenders.values()):
        lent = [place for place in places if lenders[place.character] == pair]
        if lent:
            lacks, lends = pair
            letters = " ".join(sorted({place.character for place in lent}))
            message = f"{lacks} lacks “{letters}”; {lends} lends it"
            yield lent[0].report(Severity.WARNING, message, code="W603")


def _find_places(
    loaded: Loaded,
    path: str,
    characters: Collection[str],
) -> Iterator[_Place]:
    wanted = set(characters)
    text = loaded.parsed.text
    for where, scalar in _list_scalars(loaded.parsed.root, ""):
        for character in sorted(wanted.intersection(scalar.value or "")):
            first = loaded.parsed.find_stretch(name_piece(where)).start
            start, stop = scalar.span
            start, stop = first + start, first + stop
            words = scalar.value or ""
            offset = text.find(character, start, stop)
            if offset < 0:  # an escape, or a letter with a loose mark
                written = map_written(scalar.value, text[start:stop])
                offset = start + written.locate(words.index(character))
            line, column = find_position(text, offset)
            yield _Place(character, path, line, column, where, words)
    for name, table in loaded.content.tables.items():
        for line, row in enumerate(table.rows, 2):
            words = "".join(row)
            for character in sorted(wanted.intersection(words)):
                yield _Place(character, name, line, 1, "", words)


def _list_scalars(node: Node, where: str) -> Iterator[tuple[str, Scalar]]:
    match node:
        case Scalar():
            yield where, node
        case Seq(items=items):
            for number, item in enumerate(items):
                yield from _list_scalars(item, step_path(where, number))
        case Map(entries=entries):
            for key, value in entries.items():
                yield from _list_scalars(value, step_path(where, key))
