"""Parsed content -> problems of languages: translations that are missing or say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import groupby

from reporting.content.blocks import Quotation
from reporting.content.inline import FigureRef, SourceMark, strip_markup
from reporting.content.parsed import LanguageText, ParsedContent, Parts, Piece
from reporting.content.values import EVERY, Text
from reporting.errors import Problem
from reporting.i18n import list_languages
from reporting.reading.wording import suggest_word

QUOTABLE = 25
"""The most words that are quoted without a warning."""
_GROUPED = 10_000
_ENDLESS = Decimal("1e18")


def check_translations(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield the problems of languages."""
    yield from find_unknown_languages(parsed)
    for piece in parsed.pieces:
        for parts, model in piece.list_models():
            if isinstance(model, Text) and parsed.languages and not is_shared(model):
                yield from find_missing_translations(parsed, piece, parts, model)
            if isinstance(model, Quotation):
                yield from find_long_quotations(parsed, piece, model)
    for texts in find_translated_texts(parsed):
        yield from compare_marks(parsed, texts, list_source_marks)
        yield from compare_marks(parsed, texts, list_figure_marks)


def find_unknown_languages(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield an error for each listed language that is listed twice or has no catalogue."""
    root = parsed.pieces[0]
    known = list_languages()
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
            hint += "a new language is one more catalogue"
            yield parsed.error(
                root,
                parts,
                message,
                hint,
                code="E321",
            )


def is_shared(text: Text) -> bool:
    """Whether a text is the same in all languages."""
    return EVERY in text.by_language and len(text.by_language) == 1


def find_missing_translations(
    parsed: ParsedContent,
    piece: Piece,
    parts: Parts,
    text: Text,
) -> Iterator[Problem]:
    """Yield an error for each language that a text lacks or has in excess.

    Args:
        parsed: the content, whose languages are known.
        piece: in which the text stands.
        parts: steps to it.
        text: written by language.
    """
    written = text.languages
    for code in parsed.languages:
        if code not in written:
            message = f"the translation `{code}` is missing"
            others = ", ".join(f"`{other}`" for other in sorted(written))
            yield parsed.error(
                piece,
                parts,
                message,
                f"there is only {others}",
                code="E322",
            )
    for code in text.by_language:
        if code not in parsed.languages:
            message = f"`{code}` is not a language of this dossier"
            hint = suggest_word(code, parsed.languages)
            hint = hint or "add it to `languages`, or delete the text"
            yield parsed.error(
                piece,
                (*parts, code),
                message,
                hint,
                code="E323",
            )


def find_long_quotations(
    parsed: ParsedContent,
    piece: Piece,
    quotation: Quotation,
) -> Iterator[Problem]:
    """Yield a warning for each language in which more is quoted than may be.

    Args:
        parsed: the content.
        piece: the quotation's.
        quotation: a speaker's words.
    """
    for code, words in quotation.text.by_language.items():
        count = len(strip_markup(words).split())
        if count > QUOTABLE:
            parts = ("text",) if code == EVERY else ("text", code)
            message = f"the quotation has {count} words"
            hint = f"quote at most {QUOTABLE} words, and say the rest in your own"
            yield parsed.warning(
                piece,
                parts,
                message,
                hint,
                code="W324",
            )


def find_translated_texts(parsed: ParsedContent) -> Iterator[list[LanguageText]]:
    """Yield texts that stand in several languages, in the order of the dossier's languages."""
    catalogues = list_languages()
    order: dict[str, int] = {}
    for place, code in enumerate(parsed.languages):
        if code in catalogues:
            order.setdefault(code, place)
    if len(order) < 2:  # noqa: PLR2004  (one language is no translation)
        return
    for _, group in groupby(parsed.texts, lambda text: (id(text.piece), text.field)):
        texts = [text for text in group if text.language in order]
        if len(texts) > 1:
            yield sorted(texts, key=lambda text: order[text.language])


# ---------------------------------------------------------------- marks


def compare_marks(
    parsed: ParsedContent,
    texts: list[LanguageText],
    list_marks: Callable[[LanguageText], set[str]],
) -> Iterator[Problem]:
    """Yield an error for each mark that stands in one language and not in another.

    Args:
        parsed: the content.
        texts: one text in several languages.
        list_marks: returns the marks of a text.
    """
    for text in texts:
        own = list_marks(text)
        for other in texts:
            for mark in sorted(list_marks(other) - own):
                message = f"`{mark}` stands in `{other.language}` "
                message += f"and is missing in `{text.language}`"
                hint = f"put {mark} where it belongs"
                yield parsed.error(
                    text.piece,
                    text.parts,
                    message,
                    hint,
                    code="E325",
                )


def list_source_marks(text: LanguageText) -> set[str]:
    """Return the source marks of a text, as they are written."""
    marks: set[str] = set()
    for run in text.runs:
        if isinstance(run, SourceMark):
            marks.add(f"[^{run.claim}]")
    return marks


def list_figure_marks(text: LanguageText) -> set[str]:
    """Return the figures of a text, as they are written."""
    marks: set[str] = set()
    for run in text.runs:
        if isinstance(run, FigureRef):
            marks.add(f"{{{run.figure}}}")
    return marks


def format_digits(number: Decimal) -> str:
    """Return a number as messages show it: long ones grouped, years not, endless ones short."""
    size = abs(number)
    if size < _GROUPED:
        return f"{number:f}"
    if size < _ENDLESS:
        return f"{number:,f}"
    return f"{number:.3e}"
