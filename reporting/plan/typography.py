"""Text as it is typed -> text as it is printed, by the rules of its language.

Straight quotation marks and apostrophes, three dots, hyphens that stand for dashes or minus
signs, and spaces at which no line may end. What is typed as it is printed stays so, and so
do addresses and what is data: both outputs print what comes out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from reporting.i18n import NBSP, Language, list_languages, load_language
from reporting.reading.origin import Span

_ADDRESS = re.compile(r"[^\s\"'(<]*(?:://|www\.|@)[^\s\">)]*[^\s\">)'.,;:!?]")
_SPACE_OR_MARK = re.compile(r"[\"' ]|\.\.\.|-\d")
"""A text without any of these is printed as it is typed."""
_DOTS = re.compile(r"(?<![./\\])\.\.\.(?![./\\])")
_DASH = re.compile(r"(?<=\S) (?:--?|([–—])) (?=\S)")
_MINUS = re.compile(r"(?<![^\s(\[«“‘])-(?=\d)")
_QUOTE = re.compile("[\"']")
_OPENS_AFTER = f" \t\n{NBSP}([{{«“‘„–—/"
_ELIDED = re.compile(r"(?:tis|twas|til|em|n|\d\d)\b|\d\ds\b", re.IGNORECASE)
"""What an apostrophe stands before where a quotation mark might open: 'tis, rock 'n' roll, the '90s."""
_CLOSED_LATER = re.compile(r"\S'(?!\w)")
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_UNITS = (
    "%", "‰", "°C", "°F", "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "km²", "m²", "m³",
    "h", "min", "s", "ms", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "kWh", "MWh", "GWh", "V", "A",
    "B", "kB", "KB", "MB", "GB", "TB", "dpi", "px", "pt", "fps", "€", "$", "£", "USD", "EUR", "GBP",
)  # fmt: skip


class _Rules(NamedTuple):
    """What a language prints."""

    quotes: tuple[tuple[str, str], tuple[str, str]]
    """Outer and inner quotation marks."""
    before: re.Pattern[str]
    """A space between a number and its unit."""
    after: re.Pattern[str]
    """An abbreviation, a title or an initial, and the space after it."""


@cache
def _rules(code: str) -> _Rules:
    lang = load_language(code)
    units = _any(
        [
            *_UNITS,
            *lang.scales,
            *lang.percent_words,
            *lang.months,
            *_currency_words(lang),
        ]
    )
    numbered, named = _any(lang.before_numbers), _any(lang.before_names)
    return _Rules(
        (lang.quotes, lang.inner_quotes),
        re.compile(rf"(?<=\d) (?=(?:{units})(?!\w))"),
        re.compile(
            rf"([¶§№$€£]|(?<!\w)(?:{numbered})) (?=\d)"
            rf"|((?<!\w)(?:{named}|[{_CAPITAL}]\.)) (?=[{_CAPITAL}])"
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(
        map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))
    )


def _currency_words(lang: Language) -> Iterator[str]:
    for currency in lang.currencies.values():
        yield from re.findall(r"\w{3,}", currency.plain.format(amount=""))


class Proofreader:
    """Reads the texts of one paragraph one after the other, and knows which quotation marks are open.

    Args:
        code: of the language, which has a catalogue.
    """

    def __init__(self, code: str) -> None:
        self.rules = _rules(code)
        self.open: list[str] = []
        self.before = ""
        self.opened_at = -1

    def read(self, text: str) -> str:
        """Return a text as it is printed.

        Args:
            text: what follows the texts before, as it is typed.
        """
        if _SPACE_OR_MARK.search(text):
            done, at = [], 0
            text = self._spaces(text)
            for address in _ADDRESS.finditer(text):
                done += [self._marks(text[at : address.start()]), address.group()]
                at, self.before = address.end(), address.group()[-1]
            text = "".join([*done, self._marks(text[at:])])
        self.before = text[-1:] or self.before
        return text

    def _spaces(self, text: str) -> str:
        text = _DASH.sub(lambda match: f"{NBSP}{match[1] or '–'} ", text)
        text = self.rules.before.sub(NBSP, text)
        return self.rules.after.sub(lambda match: f"{match[1] or match[2]}{NBSP}", text)

    def _marks(self, text: str) -> str:
        text = _DOTS.sub("…", text)
        if not self.before or self.before.isspace() or not text.startswith("-"):
            text = _MINUS.sub("−", text)
        self.opened_at = -1
        return _QUOTE.sub(self._quote, text)

    def _quote(self, match: re.Match[str]) -> str:
        text, at = match.string, match.start()
        before = text[at - 1] if at else self.before
        follows = not before or before in _OPENS_AFTER or self.opened_at == at - 1 >= 0
        opens = follows and not text[at + 1 : at + 2].isspace()
        if match.group() == "'":
            opens = (
                opens
                and not _ELIDED.match(text, at + 1)
                and bool(_CLOSED_LATER.search(text, at + 1))
            )
        self.opened_at = at if opens else self.opened_at
        return (
            self._double(before, opens=opens)
            if match.group() == '"'
            else self._single(match, opens=opens)
        )

    def _double(self, before: str, *, opens: bool) -> str:
        depth = self.open.count('"')
        if opens:
            self.open.append('"')
            return self.rules.quotes[depth % 2][0]
        if not depth:
            return (
                '"' if before.isdigit() else self.rules.quotes[0][1]
            )  # inches stay as they are
        self._close('"')
        return self.rules.quotes[(depth - 1) % 2][1]

    def _single(self, match: re.Match[str], *, opens: bool) -> str:
        if opens:
            self.open.append("'")
            return "‘"
        if (
            "'" in self.open
            and not match.string[match.end() : match.end() + 1].isalnum()
        ):
            self._close("'")
        return "’"

    def _close(self, mark: str) -> None:
        """Close the innermost mark of a kind, and what was left open within it."""
        while self.open and self.open.pop() != mark:
            pass


def typeset_text(text: str, code: str) -> str:
    """Return a text as it is printed.

    Args:
        text: as it is typed.
        code: of its language; a text in one without a catalogue stays as it is.
    """
    return Proofreader(code).read(text) if code in list_languages() else text


def trace_edits(typed: str, printed: str) -> Span:
    """Return which characters of a typed text each character of the printed one stands for.

    Most are set one for one. Three dots become one character and a dash of two hyphens one of
    a single character; from there on the two run side by side anew.

    Args:
        typed: as the curator wrote it.
        printed: what `Proofreader.read` made of it.
    """
    turns: list[tuple[int, int]] = []
    at = 0
    for place, letter in enumerate(printed):
        at += 1
        if letter == "…" and typed.startswith("...", at - 1):
            at += 2
        elif letter in "–—" and typed.startswith("--", at - 1):
            at += 1
        else:
            continue
        turns.append((place + 1, at))
    return Span(0, len(typed), tuple(turns))
