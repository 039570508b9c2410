"""Text as it is typed -> text as it is printed, by the rules of its language.

Straight quotation marks and apostrophes, three dots, hyphens that stand for dashes or minus
signs, and spaces at which no line may end. What is typed as it is printed stays so, and so
do addresses and what is data: both outputs print what comes out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reporting.i18n import list_languages, load_language
from reporting.number_forms import NBSP
from reporting.reading.origin import Span
from reporting.record import Record

_ADDRESS = re.compile(r"[^\s\"'(<]*(?:://|www\.|@)[^\s\">)]*[^\s\">)'.,;:!?]")
_SPACE_OR_MARK = re.compile(r"[\"' ]|\.\.\.|-\d")
"""A text without any of these is printed as it is typed."""
_IN_ADDRESS = re.compile(r"://|www\.|@")
"""A text without any of these has no address in it."""

# A pattern that begins with the character it looks for is searched several times as fast as one
# that begins by looking behind; what stands before it is looked at afterwards.
_DOTS = re.compile(r"\.\.\.(?<![./\\]\.\.\.)(?![./\\])")
_DASH = re.compile(r" (?<=\S )(?:--?|([–—])) (?=\S)")
_MINUS = re.compile(r"-(?<![^\s(\[«“‘]-)(?=\d)")
_QUOTE = re.compile("[\"']")
_OPENS_AFTER = f" \t\n{NBSP}([{{«“‘„–—/"
_ELIDED = re.compile(r"(?:tis|twas|til|em|n|\d\d)\b|\d\ds\b", re.IGNORECASE)
"""What an apostrophe, and no quotation mark, stands before: 'tis, rock 'n' roll, the '90s."""
_CLOSED_LATER = re.compile(r"\S'(?!\w)")
_WRITTEN = {"…": "...", "–": "--", "—": "--"}
"""Characters for which more than one may have been typed."""
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_UNITS = """
    % ‰ °C °F km m cm mm kg g mg t l ml ha km² m² m³ h min s ms Hz kHz MHz GHz W kW MW GW
    kWh MWh GWh V A B kB KB MB GB TB dpi px pt fps € $ £ USD EUR GBP
"""


class _Rules(Record, frozen=True):
    """What a language prints.

    Args:
        outer: quotation marks.
        inner: quotation marks within others.
        before_unit: a space between a number and its unit.
        after_title: the space after an abbreviation, a title or an initial.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    before_unit: re.Pattern[str]
    after_title: re.Pattern[str]

    def find_quotes(self, depth: int) -> tuple[str, str]:
        """Return the quotation marks to set within some others: outer and inner in turn."""
        return self.inner if depth % 2 else self.outer


@cache
def _load_rules(code: str) -> _Rules:
    lang = load_language(code)
    units = _UNITS.split()
    units += lang.scales
    units += lang.percent_words
    units += lang.months
    for currency in lang.currencies.values():
        words = currency.plain.format(amount="")
        units += re.findall(r"\w{3,}", words)
    unit = match_any(units)
    numbered = follow_any(lang.before_numbers)
    named = follow_any(lang.before_names)
    before_number = rf"(?=\d)(?:(?<=[¶§№$€£] )|{numbered})"
    before_name = rf"(?=[{_CAPITAL}])(?:(?<=(?<!\w)[{_CAPITAL}]\. )|{named})"
    return _Rules(
        outer=lang.quotes,
        inner=lang.inner_quotes,
        before_unit=re.compile(rf" (?<=\d )(?=(?:{unit})(?!\w))"),
        after_title=re.compile(f" (?:{before_number}|{before_name})"),
    )


def match_any(words: Iterable[str]) -> str:
    """Return a regular expression of any of some words, the longest first."""
    by_name = sorted(set(words))
    by_length = sorted(by_name, key=len, reverse=True)
    return "|".join(map(re.escape, by_length))


def follow_any(words: Iterable[str]) -> str:
    """Return what fits after any of some whole words and the space behind it."""
    ends = [rf"(?<=(?<!\w){re.escape(word)} )" for word in sorted(set(words))]
    return "|".join(ends) or "(?!)"


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
            rules = self.rules
            text = _DASH.sub(_set_dash, text)
            text = rules.before_unit.sub(NBSP, text)
            text = rules.after_title.sub(NBSP, text)
            parts = []
            at = 0
            has_address = _IN_ADDRESS.search(text)
            for match in _ADDRESS.finditer(text) if has_address else ():
                words = text[at : match.start()]
                address = match.group()
                parts.append(self.set_marks(words))
                parts.append(address)
                at = match.end()
                self.before = address[-1]
            rest = text[at:]
            parts.append(self.set_marks(rest))
            text = "".join(parts)
        if text:
            self.before = text[-1]
        return text

    def set_marks(self, text: str) -> str:
        """Return a text without addresses as it is printed, but for its spaces."""
        text = _DOTS.sub("…", text)
        is_begin = not self.before or self.before.isspace()
        if is_begin or not text.startswith("-"):
            text = _MINUS.sub("−", text)
        self.opened_at = -1
        return _QUOTE.sub(self.set_quote, text)

    def set_quote(self, match: re.Match[str]) -> str:
        """Return the quotation mark or apostrophe for a straight one."""
        text = match.string
        at = match.start()
        next_at = match.end()
        after = text[next_at : next_at + 1]
        before = self.before
        follows_mark = False
        if at:
            before = text[at - 1]
            follows_mark = self.opened_at == at - 1
        opens = follows_mark or before in _OPENS_AFTER
        if after.isspace():
            opens = False
        is_double = match.group() == '"'
        if opens and not is_double:
            is_elision = _ELIDED.match(text, next_at)
            is_closed = _CLOSED_LATER.search(text, next_at)
            opens = not is_elision and bool(is_closed)
        if opens:
            self.opened_at = at
        if is_double:
            return self.set_double(before, opens=opens)
        return self.set_single(after, opens=opens)

    def set_double(self, before: str, *, opens: bool) -> str:
        """Return a quotation mark of the language; inches stay as they are.

        Args:
            before: the character before it.
            opens: whether a quotation begins with it.
        """
        depth = self.open.count('"')
        if opens:
            self.open.append('"')
            opening, _ = self.rules.find_quotes(depth)
            return opening
        if not depth and before.isdigit():
            return '"'
        if depth:
            self.close('"')
            depth -= 1
        _, closing = self.rules.find_quotes(depth)
        return closing

    def set_single(self, after: str, *, opens: bool) -> str:
        """Return a single quotation mark or an apostrophe.

        Args:
            after: the character after it.
            opens: whether a quotation begins with it.
        """
        if opens:
            self.open.append("'")
            return "‘"
        is_end = not after.isalnum()
        if is_end and "'" in self.open:
            self.close("'")
        return "’"

    def close(self, mark: str) -> None:
        """Close the innermost mark of a kind, and what was left open within it."""
        while self.open and self.open.pop() != mark:
            pass


def _set_dash(match: re.Match[str]) -> str:
    return f"{NBSP}{match[1] or '–'} "


def typeset_text(text: str, code: str) -> str:
    """Return a text as it is printed.

    Args:
        text: as it is typed.
        code: of its language; a text in one without a catalogue stays as it is.
    """
    if code not in list_languages():
        return text
    return Proofreader(code).read(text)


def find_unit_binding(code: str) -> re.Pattern[str]:
    """Return what fits a space between a number and its unit, at which no line ends.

    Args:
        code: of a language that has a catalogue.
    """
    return _load_rules(code).before_unit


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
    for place, letter in enumerate(printed, 1):
        written = _WRITTEN.get(letter, "")
        if written and typed.startswith(written, at):
            at += len(written)
            turns.append((place, at))
        else:
            at += 1
    length = len(typed)
    return Span(0, length, tuple(turns))
