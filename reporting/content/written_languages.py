"""Parsed content -> languages that are listed and not written, or written and not listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reporting.content.kept_checks import ask_pieces
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.content.values import EVERY, Text
from reporting.errors import Problem, format_count
from reporting.reading.nodes import Map
from reporting.reading.wording import suggest_word
from reporting.record import Record, replace

_MANY = 3
"""Texts in a language that is not listed from which on it is the list that lacks it."""


class _Place(Record, frozen=True):
    """A text that is written by language, and where it stands."""

    piece: Piece
    parts: Parts
    text: Text


def check_written_languages(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield the problems between the languages that are listed and those that are written."""
    unknown = list(find_unknown_languages(parsed))
    if not parsed.languages:
        return
    places = list_translated_texts(parsed)
    counts: Counter[str] = Counter()
    for place in places:
        counts.update(place.text.by_language.keys())
    absent = [code for code in parsed.languages if places and not counts[code]]
    strays: list[str] = []
    for code, count in counts.items():
        if count >= _MANY and code not in parsed.languages:
            strays.append(code)
    for problem in unknown:
        is_slip = bool(strays) and problem.code == "E321"
        hint = problem.hint
        if is_slip:
            hint = f"did you mean `{strays[0]}`?"
        yield replace(problem, hint=hint)
    if not unknown:
        yield from report_absent(parsed, absent, strays)
        if not absent:
            yield from report_strays(parsed, places, strays, counts)
    known = {*absent, *strays}
    for place in places:
        yield from find_missing_translations(parsed, place, known)


def list_translated_texts(parsed: ParsedContent) -> Sequence[_Place]:
    """Return every text that is not the same in all languages."""
    places: list[_Place] = []
    for found in ask_pieces(_list_translated, parsed.pieces):
        places += found
    return places


def _list_translated(piece: Piece) -> Sequence[_Place]:
    places: list[_Place] = []
    for parts, model in piece.list_models():
        if isinstance(model, Text) and EVERY not in model.by_language:
            place = _Place(piece, parts, model)
            places.append(place)
    return places


def find_unknown_languages(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield an error for each listed language that is listed twice or has no catalogue."""
    root = parsed.pieces[0]
    known = parsed.catalogues.codes
    for index, code in enumerate(parsed.languages):
        parts = ("languages", index)
        if code in parsed.languages[:index]:
            message = f"the language `{code}` is listed twice"
            yield parsed.error(
                root,
                parts,
                message,
                code="E320",
            )
        elif code not in known:
            message = f"there are no labels for the language `{code}`"
            hint = f"there are words for {', '.join(known)}; "
            hint += "`labels` names a catalogue of your own"
            bare = code.partition("-")[0]
            if bare in known:
                hint = f"write `{bare}`, or name a catalogue of your own under `labels`"
            yield parsed.error(
                root,
                parts,
                message,
                hint,
                code="E321",
            )


def report_absent(
    parsed: ParsedContent, absent: Sequence[str], strays: Sequence[str]
) -> Iterator[Problem]:
    """Yield an error for each listed language that no text is written in.

    Args:
        parsed: the content.
        absent: the languages.
        strays: others, which many texts are written in and which are not listed.
    """
    root = parsed.pieces[0]
    hint = "write each text in it too, or delete it from `languages`"
    if strays:
        hint = f"did you mean `{strays[0]}`, in which texts are written?"
    for code in absent:
        parts = ("languages", parsed.languages.index(code))
        message = f"no text is written in `{code}`"
        yield parsed.error(
            root,
            parts,
            message,
            hint,
            code="E322",
        )


def report_strays(
    parsed: ParsedContent,
    places: Sequence[_Place],
    strays: Sequence[str],
    counts: Counter[str],
) -> Iterator[Problem]:
    """Yield an error for each language that many texts are written in and that is not listed.

    Args:
        parsed: the content.
        places: every translated text.
        strays: the languages.
        counts: how many texts there are in each.
    """
    root = parsed.pieces[0]
    for code in strays:
        lines: list[int] = []
        for place in places:
            if code in place.text.by_language:
                parts = (*place.parts, code)
                line, _ = parsed.find_position(place.piece, parts)
                lines.append(line)
        texts = format_count(counts[code], "text")
        message = f"{texts}, from line {min(lines)} on, are written in `{code}`, "
        message += "which is not a language of this dossier"
        hint = f"add `{code}` to `languages`, or delete these texts"
        yield parsed.error(
            root,
            ("languages",),
            message,
            hint,
            code="E323",
        )


def find_missing_translations(
    parsed: ParsedContent, place: _Place, known: set[str]
) -> Iterator[Problem]:
    """Yield an error for the languages that a text lacks, or for each that it has in excess.

    Args:
        parsed: the content, whose languages are known.
        place: a text, written by language.
        known: languages of which something was said already.
    """
    written = place.text.by_language
    missing: list[str] = []
    for code in parsed.languages:
        if code not in written and code not in known:
            missing.append(code)
    excess: list[str] = []
    for code in written:
        if code not in parsed.languages and code not in known:
            excess.append(code)
    for code in excess:
        message = f"`{code}` is not a language of this dossier"
        hint = suggest_word(code, missing or parsed.languages)
        hint = hint or "add it to `languages`, or delete the text"
        if len(missing) == len(excess) == 1:
            hint = f"did you mean `{missing[0]}`?"
        yield parsed.error(
            place.piece,
            (*place.parts, code),
            message,
            hint,
            code="E323",
        )
    swallowed = find_swallowed(parsed, place, missing)
    if swallowed:
        yield swallowed
    elif missing and not excess:
        message = f"the translation {list_words(missing)} is missing"
        if len(missing) > 1:
            message = f"the translations {list_words(missing)} are missing"
        there = [code for code in written if code in parsed.languages]
        hint = ""
        if there:
            hint = f"there is only {list_words(there)}"
        yield parsed.error(
            place.piece,
            place.parts,
            message,
            hint,
            code="E322",
        )


def find_swallowed(
    parsed: ParsedContent, place: _Place, missing: Sequence[str]
) -> Problem | None:
    """Return the error that a language stands too deep, as words of the text above it."""
    node, _ = place.piece.find_node(place.parts)
    if not isinstance(node, Map):
        return None
    for written, words in place.text.by_language.items():
        for code in missing:
            key = re.search(rf"^[ \t]*{code}:[ \t]*(?:[|>]|\S.*)?", words, re.MULTILINE)
            if not key or written not in node.keys:
                continue
            level = node.keys[written].column - 1
            message = f"`{code}:` is read as words of the text in `{written}`"
            hint = f"indent it by {level}, like `{written}`"
            parts = (*place.parts, written)
            find = key[0].strip()
            return parsed.error(
                place.piece,
                parts,
                message,
                hint,
                find,
                code="E129",
            )
    return None


def list_words(words: Sequence[str]) -> str:
    """Return words as a message lists them: `` `en`, `it` and `de` ``."""
    quoted = [f"`{word}`" for word in words]
    *firsts, last = quoted
    if firsts:
        return f"{', '.join(firsts)} and {last}"
    return last
