"""A draft -> problems between the languages of one text: missing words, marks and figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from reporting.content.blocks import Quotation
from reporting.content.inline import FigureRef, SourceMark
from reporting.content.parsed import LanguageText, ParsedContent, Parts, Piece
from reporting.content.values import EVERY, Text
from reporting.errors import Problem
from reporting.i18n import list_languages
from reporting.reading.schema import suggest_word

QUOTABLE = 25
"""The most words that are quoted without a warning."""
_GROUPED = 10_000
_ENDLESS = Decimal("1e18")


def check_translations(draft: ParsedContent) -> Iterator[Problem]:
    """Yield the problems of languages."""
    yield from _listed(draft)
    for piece in draft.pieces:
        for parts, model in piece.models():
            if isinstance(model, Text) and draft.languages:
                yield from _complete(draft, piece, parts, model)
            if isinstance(model, Quotation):
                yield from _short(draft, piece, model)
    for texts in find_translated_texts(draft):
        yield from _same_marks(draft, texts)


def _listed(draft: ParsedContent) -> Iterator[Problem]:
    """Yield the problems of the list of languages itself."""
    root = draft.pieces[0]
    for index, code in enumerate(draft.languages):
        if code in draft.languages[:index]:
            yield draft.error(
                root, ("languages", index), f"the language `{code}` is listed twice"
            )
        elif code not in list_languages():
            hint = f"there are words for {', '.join(list_languages())}; a new language is one more catalogue"
            yield draft.error(
                root,
                ("languages", index),
                f"there are no labels for the language `{code}`",
                hint,
            )


def _complete(
    draft: ParsedContent, piece: Piece, parts: Parts, text: Text
) -> Iterator[Problem]:
    """Yield the languages that a text lacks, and those that it has in excess."""
    if EVERY in text.by_language and not text.languages:
        return
    for code in draft.languages:
        if code not in text.languages:
            written = ", ".join(f"`{other}`" for other in sorted(text.languages))
            yield draft.error(
                piece,
                parts,
                f"the translation `{code}` is missing",
                f"there is only {written}",
            )
    for code in text.by_language:
        if code not in draft.languages:
            hint = (
                suggest_word(code, draft.languages)
                or "add it to `languages`, or delete the text"
            )
            yield draft.error(
                piece,
                (*parts, code),
                f"`{code}` is not a language of this dossier",
                hint,
            )


def _short(
    draft: ParsedContent, piece: Piece, quotation: Quotation
) -> Iterator[Problem]:
    for code, words in quotation.text.by_language.items():
        if (count := len(words.split())) > QUOTABLE:
            parts = ("text",) if code == EVERY else ("text", code)
            hint = f"quote at most {QUOTABLE} words, and say the rest in your own"
            yield draft.warning(piece, parts, f"the quotation has {count} words", hint)


def find_translated_texts(draft: ParsedContent) -> Iterator[list[LanguageText]]:
    """Yield texts that stand in several languages, in the order of the dossier's languages."""
    known = [
        code for code in dict.fromkeys(draft.languages) if code in list_languages()
    ]
    for _, group in groupby(
        draft.written, key=lambda written: (id(written.piece), written.field)
    ):
        texts = [written for written in group if written.language in known]
        if len(texts) > 1:
            yield sorted(texts, key=lambda written: known.index(written.language))


# ---------------------------------------------------------------- marks


def _same_marks(draft: ParsedContent, texts: list[LanguageText]) -> Iterator[Problem]:
    """Yield source marks and figures that stand in one language and not in another."""
    for marks in ([_marks(text) for text in texts], [_figures(text) for text in texts]):
        for text, own in zip(texts, marks, strict=True):
            for other, others in zip(texts, marks, strict=True):
                for mark in sorted(others - own):
                    message = f"`{mark}` stands in `{other.language}` and is missing in `{text.language}`"
                    yield draft.error(
                        text.piece, text.parts, message, f"put {mark} where it belongs"
                    )


def _marks(text: LanguageText) -> set[str]:
    return {f"[^{run.claim}]" for run in text.runs if isinstance(run, SourceMark)}


def _figures(text: LanguageText) -> set[str]:
    return {f"{{{run.figure}}}" for run in text.runs if isinstance(run, FigureRef)}


def format_digits(number: Decimal) -> str:
    """Return a number as messages show it: long ones grouped, years not, endless ones short."""
    size = abs(number)
    return (
        f"{number:f}"
        if size < _GROUPED
        else f"{number:,f}"
        if size < _ENDLESS
        else f"{number:.3e}"
    )
