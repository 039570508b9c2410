"""Parsed content -> long texts that are the same in languages which are not.

A name, a number or a few words may well be the same in all; a sentence never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reporting.content.blocks import Quotation
from reporting.content.kept_checks import ask_pieces
from reporting.content.parsed import LanguageText, ParsedContent, Piece
from reporting.content.values import EVERY
from reporting.errors import Problem, format_count

_WORD = r"[^\W\d_]+"
_FEWEST = 4
"""Words that a sentence has at the least."""
_NAMES = {
    "sources": {"title", "short", "outlet", "author"},
    "entities": {"name"},
    "edition": {"presenter"},
}
"""Texts that are somebody's own words, or a name, by the kind of piece that they stand in."""


def find_same_texts(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield a warning for each long text that is the same in all languages, or in two."""
    tongues = {code.partition("-")[0] for code in parsed.languages}
    if len(tongues) < 2:  # noqa: PLR2004  (`en` and `en-US` may well share a text)
        return
    shared = list(list_shared_sentences(parsed))
    if shared and not any(text.language != EVERY for text in parsed.texts):
        yield report_all(parsed, shared)
        return
    for text in shared:
        message = "this text is the same in all languages"
        hint = "write it by language: "
        hint += f"`{{{', '.join(f'{code}: …' for code in parsed.languages)}}}`"
        yield parsed.warning(
            text.piece,
            text.field,
            message,
            hint,
            code="W326",
        )


def report_all(parsed: ParsedContent, shared: Sequence[LanguageText]) -> Problem:
    """Return the warning that no text at all is translated.

    Args:
        parsed: the content.
        shared: its sentences.
    """
    line, _ = parsed.find_position(shared[0].piece, shared[0].parts)
    count = format_count(len(shared), "sentence")
    verb = "is" if len(shared) == 1 else "are"
    message = f"{count}, from line {line} on, {verb} the same in all languages"
    hint = "write each text by language, or list one language"
    root = parsed.pieces[0]
    return parsed.warning(
        root,
        ("languages",),
        message,
        hint,
        code="W326",
    )


def list_shared_sentences(parsed: ParsedContent) -> Iterator[LanguageText]:
    """Yield each sentence that two languages have in common, once."""
    for found in ask_pieces(_list_shared, parsed.pieces):
        yield from found


def _list_shared(piece: Piece) -> Sequence[LanguageText]:
    seen: dict[object, LanguageText] = {}
    found: list[LanguageText] = []
    for text in piece.texts:
        if text.language != EVERY:
            first = seen.setdefault((text.field, text.text), text)
            tongue = text.language.partition("-")[0]
            if first.language.partition("-")[0] == tongue:
                continue
        if not is_own(text) and is_sentence(text.plain_words):
            found.append(text)
    return found


def is_own(text: LanguageText) -> bool:
    """Whether a text is a name, or the words of somebody who said them in one language."""
    if isinstance(text.piece.value, Quotation):
        return True
    return text.field[0] in _NAMES.get(text.piece.kind, ())


def is_sentence(words: str) -> bool:
    """Whether words are no name: there are several, and half of them begin small."""
    found = re.findall(_WORD, words)
    small = [word for word in found if word[0].islower()]
    return len(found) >= _FEWEST and len(small) * 2 >= len(found)
