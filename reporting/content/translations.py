"""Parsed content -> problems of languages: translations that are missing or say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from reporting.content.blocks import Quotation
from reporting.content.inline import FigureRef, SourceMark, strip_markup
from reporting.content.kept_checks import check_pieces
from reporting.content.parsed import LanguageText, ParsedContent, Piece
from reporting.content.same_texts import find_same_texts
from reporting.content.values import EVERY
from reporting.content.written_languages import check_written_languages, list_words
from reporting.errors import Problem

QUOTABLE = 25
"""The most words that are quoted without a warning."""
_GROUPED = 10_000
_ENDLESS = Decimal("1e18")


def check_translations(parsed: ParsedContent) -> Iterator[Problem]:
    """Yield the problems of languages."""
    yield from check_written_languages(parsed)
    yield from find_same_texts(parsed)
    claims = parsed.list_ids("claims")
    figures = parsed.list_ids("figures")
    order = order_languages(parsed)
    for piece in parsed.pieces:
        for _, model in piece.list_models() if piece.model is Quotation else ():
            if isinstance(model, Quotation):
                yield from find_long_quotations(parsed, piece, model)
    if len(order) > 1:  # one language is no translation
        yield from check_pieces(
            _compare_texts,
            parsed,
            order,
            claims,
            figures,
        )


def _compare_texts(
    parsed: ParsedContent,
    piece: Piece,
    order: Sequence[str],
    claims: frozenset[str],
    figures: frozenset[str],
) -> Iterator[Problem]:
    """Yield an error for each mark of a piece that is not in all languages.

    Args:
        parsed: the content.
        piece: of it.
        order: the languages, in the order of the dossier's.
        claims: ids that are given.
        figures: likewise.
    """
    for texts in group_translations(piece, order):
        if knows_marks(texts, claims, figures):
            yield from compare_marks(parsed, texts, list_source_marks)
            yield from compare_marks(parsed, texts, list_figure_marks)


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


def order_languages(parsed: ParsedContent) -> tuple[str, ...]:
    """Return the languages of a dossier that have a catalogue, each once, in its order."""
    catalogues = parsed.catalogues.codes
    once = dict.fromkeys(parsed.languages)
    return tuple([code for code in once if code in catalogues])


def group_translations(
    piece: Piece, order: Sequence[str]
) -> Iterator[list[LanguageText]]:
    """Yield the texts of a piece that stand in several languages, in the order of these."""
    for _, group in groupby(piece.texts, lambda text: text.field):
        texts = [text for text in group if text.language in order]
        if len(texts) > 1:
            yield sorted(texts, key=lambda text: order.index(text.language))


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
    marks = [list_marks(text) for text in texts]
    every = set(marks[0])
    common = set(marks[0])
    for own in marks[1:]:
        every |= own
        common &= own
    partial = every - common
    if len(texts) == len(partial) == 2:  # noqa: PLR2004  (one mark in each of two)
        first, second = (own & partial for own in marks)
        if first and second:
            yield report_exchanged(
                parsed,
                texts,
                first.pop(),
                second.pop(),
            )
            return
    for mark in sorted(partial):
        having: list[str] = []
        lacking: list[LanguageText] = []
        for text, own in zip(texts, marks, strict=True):
            if mark in own:
                having.append(text.language)
            else:
                lacking.append(text)
        others = [text.language for text in lacking]
        message = f"`{mark}` stands in {list_words(having)} "
        message += f"and is missing in {list_words(others)}"
        hint = f"put {mark} behind the same words in all languages, or in none"
        bare = mark.replace("[^", "[")
        if bare != mark and bare in lacking[0].text:
            hint = f"write `{mark}`, not `{bare}`"
        yield parsed.error(
            lacking[0].piece,
            lacking[0].parts,
            message,
            hint,
            bare,
            code="E325",
        )


def report_exchanged(
    parsed: ParsedContent, texts: list[LanguageText], first: str, second: str
) -> Problem:
    """Return the error that one language has one mark where the other has another.

    Args:
        parsed: the content.
        texts: one text in two languages.
        first: the mark that only the first of them has.
        second: likewise.
    """
    one, other = texts
    message = f"`{one.language}` has {first} where `{other.language}` has {second}"
    hint = "both languages rest on the same claims and give the same figures"
    return parsed.error(
        other.piece,
        other.parts,
        message,
        hint,
        second.rstrip("}"),
        code="E325",
    )


def knows_marks(
    texts: list[LanguageText], claims: frozenset[str], figures: frozenset[str]
) -> bool:
    """Whether all marks of some texts can be read, and stand for something.

    Args:
        texts: one text in several languages.
        claims: ids that are given.
        figures: likewise.
    """
    for text in texts:
        if text.faults:
            return False
        for run in text.runs:
            if isinstance(run, SourceMark) and run.claim not in claims:
                return False
            if isinstance(run, FigureRef) and run.figure not in figures:
                return False
    return True


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
