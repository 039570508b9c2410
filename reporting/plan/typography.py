"""Text as it is typed -> text as it is printed, by the rules of its language.

Straight quotation marks and apostrophes, three dots, hyphens that stand for dashes or minus
signs, and spaces at which no line may end. What is typed as it is printed stays so, and so
do addresses and what is data: both outputs print what comes out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reporting.i18n import NBSP, list_languages, load_language
from reporting.reading.origin import Span
from reporting.record import Record

_ADDRESS = re.compile(r"[^\s\"'(<]*(?:://|www\.|@)[^\s\">)]*[^\s\">)'.,;:!?]")
_SPACE_OR_MARK = re.compile(r"[\"' ]|\.\.\.|-\d")
"""A text without any of these is printed as it is typed."""
_DOTS = re.compile(r"(?<![./\\])\.\.\.(?![./\\])")
_DASH = re.compile(r"(?<=\S) (?:--?|([–—])) (?=\S)")
_MINUS = re.compile(r"(?<![^\s(\[«“‘])-(?=\d)")
_QUOTE = re.compile("[\"']")
_OPENS_AFTER = f" \t\n{NBSP}([{{«“‘„–—/"
_ELIDED = re.compile(r"(?:tis|twas|til|em|n|\d\d)\b|\d\ds\b", re.IGNORECASE)
"""What an apostrophe, and no quotation mark, stands before: 'tis, rock 'n' roll, the '90s."""
_CLOSED_LATER = re.compile(r"\S'(?!\w)")
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_UNITS = (
    "% ‰ °C °F km m cm mm kg g mg t l ml ha km² m² m³ h min s ms Hz kHz MHz GHz W kW MW GW "
    "kWh MWh GWh V A B kB KB MB GB TB dpi px pt fps € $ £ USD EUR GBP"
).split()


class _Rules(Record, frozen=True):
    """What a language prints.

    Args:
        quotes: outer and inner quotation marks.
        before_unit: a space between a number and its unit.
        after_title: an abbreviation, a title or an initial, and the space after it.
    """

    quotes: tuple[tuple[str, str], tuple[str, str]]
    before_unit: re.Pattern[str]
    after_title: re.Pattern[str]


@cache
def _load_rules(code: str) -> _Rules:
    lang = load_language(code)
    units = [*_UNITS, *lang.scales, *lang.percent_words, *lang.months]
    for currency in lang.currencies.values():
        units += re.findall(r"\w{3,}", currency.plain.format(amount=""))
    numbered = _match_any(lang.before_numbers)
    named = _match_any(lang.before_names)
    before_number = rf"([¶§№$€£]|(?<!\w)(?:{numbered})) (?=\d)"
    before_name = rf"((?<!\w)(?:{named}|[{_CAPITAL}]\.)) (?=[{_CAPITAL}])"
    return _Rules(
        quotes=(lang.quotes, lang.inner_quotes),
        before_unit=re.compile(rf"(?<=\d) (?=(?:{_match_any(units)})(?!\w))"),
        after_title=re.compile(f"{before_number}|{before_name}"),
    )


def _match_any(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first."""
    ordered = sorted(sorted(set(words)), key=len, reverse=True)
    return "|".join(map(re.escape, ordered))


class Proofreader:
    """Reads the texts of one paragraph in order, and knows which quotation marks are open.

    Args:
        code: of the language, which has a catalogue.
    """

    def __init__(self, code: str) -> None:
        self.rules = _load_rules(code)
        self.open: list[str] = []
        self.before = ""
        self.opened_at = -1

    def read(self, text: str) -> str:
        """Return a text as it is printed.

        Args:
            text: what follows the texts before, as it is typed.
        """
        if _SPACE_OR_MARK.search(text):
            text = _DASH.sub(_set_dash, text)
            text = self.rules.before_unit.sub(NBSP, text)
            text = self.rules.after_title.sub(_hold_together, text)
            parts = []
            at = 0
            for address in _ADDRESS.finditer(text):
                parts.append(self._set_marks(text[at : address.start()]))
                parts.append(address.group())
                at = address.end()
                self.before = text[at - 1]
            parts.append(self._set_marks(text[at:]))
            text = "".join(parts)
        self.before = text[-1:] or self.before
        return text

    def _set_marks(self, text: str) -> str:
        text = _DOTS.sub("…", text)
        if not self.before or self.before.isspace() or not text.startswith("-"):
            text = _MINUS.sub("−", text)
        self.opened_at = -1
        return _QUOTE.sub(self._set_quote, text)

    def _set_quote(self, match: re.Match[str]) -> str:
        text, at = match.string, match.start()
        before = text[at - 1] if at else self.before
        follows_mark = self.opened_at == at - 1 >= 0
        opens = not before or before in _OPENS_AFTER or follows_mark
        if text[at + 1 : at + 2].isspace():
            opens = False
        is_single = match.group() == "'"
        if is_single and opens:
            is_elision = _ELIDED.match(text, at + 1)
            opens = not is_elision and bool(_CLOSED_LATER.search(text, at + 1))
        if opens:
            self.opened_at = at
        if is_single:
            after = text[at + 1 : at + 2]
            return self._set_single(after, opens=opens)
        return self._set_double(before, opens=opens)

    def _set_double(self, before: str, *, opens: bool) -> str:
        depth = self.open.count('"')
        if opens:
            self.open.append('"')
            opening, _ = self.rules.quotes[depth % 2]
            return opening
        if not depth and before.isdigit():
            return '"'  # inches stay as they are
        if depth:
            self._close('"')
            depth -= 1
        _, closing = self.rules.quotes[depth % 2]
        return closing

    def _set_single(self, after: str, *, opens: bool) -> str:
        if opens:
            self.open.append("'")
            return "‘"
        if "'" in self.open and not after.isalnum():
            self._close("'")
        return "’"

    def _close(self, mark: str) -> None:
        """Close the innermost mark of a kind, and what was left open within it."""
        while self.open and self.open.pop() != mark:
            pass


def _set_dash(match: re.Match[str]) -> str:
    return f"{NBSP}{match[1] or '–'} "


def _hold_together(match: re.Match[str]) -> str:
    return f"{match[1] or match[2]}{NBSP}"


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
