"""Text as it is typed -> text as it is printed, by the rules of its language.

Straight quotation marks and apostrophes, three dots, hyphens that stand for dashes or minus
signs, primes, and spaces: those at which no line may end, and those that a language sets
before its marks. What is typed as it is printed stays so, and so do addresses and what is
data: both outputs print what comes out here.
"""

from __future__ import annotations

import re

from reporting.i18n import Language
from reporting.number_forms import NBSP
from reporting.plan.print_rules import HARD_SPACES, bind_words, load_print_rules

_ADDRESS = re.compile(
    r"(?<![^\s\"'(<])[^\s\"'(<]*(?:://|www\.|@)[^\s\">)]*[^\s\">)'.,;:!?]"
)
_TOUCHED = re.compile(r"[\"' «»;:!?]|\.\.\.|--|-[\d$€£]")
"""A text without any of these is printed as it is typed."""
_IN_ADDRESS = re.compile(r"://|www\.|@")
"""A text without any of these has no address in it."""

# A pattern that begins with the character it looks for is searched several times as fast as one
# that begins by looking behind; what stands before it is looked at afterwards.
_DOTS = re.compile(r"\.\.\.(?<![./\\]\.\.\.)(?![./\\])")
_DASH = re.compile(r" (?<=\S )--? (?=\S)")
_TYPED_DASH = re.compile(r" (?<=\S )([–—]) (?=\S)")
_JOINED_DASH = re.compile(r"--(?<=[^\W_]--)(?=[^\W_])")
_TIGHT_ASIDE = re.compile(
    r" (?<=\S )-(?=[^\W\d_])([^-.!?\n]{1,200}(?<=[^\W_]))-(?=[\s.,;:!?»”)])"
)
"""An aside between hyphens that touch it: ` -dice ella- `."""
_SENTENCE_END = re.compile(r"[.!?…:;](?=[\s\"'”’»)])")
_MINUS = re.compile(r"-(?<![^\s(\[«“‘„‚]-)(?=[$€£]?\d)")
_PRIMES = re.compile(r"(?<=\d)'(\d+(?:[.,]\d+)?)\"")
_QUOTE = re.compile("[\"']")
_OPENS_AFTER = f" \t\n{HARD_SPACES}([{{«“‘„‚–—/¿¡"
_CLOSING = re.compile(r"'(?<=\S')(?!\w|[\"«“„]\w)")
_AHEAD = 3
"""Characters behind a text that tell whether a mark at its end closes."""
_APOSTROPHES = frozenset("'’")
_PRIME, _PRIME_TWICE = "′", "″"


class Proofreader:
    """Reads the texts of one paragraph in order, and knows which quotation marks are open.

    Args:
        lang: of the paragraph.
        whole: its words from first to last, as far as they are known: a quotation mark that
            opens in one look may close in another.
    """

    def __init__(self, lang: Language, whole: str = "") -> None:
        self.rules = load_print_rules(lang)
        self.ahead = whole
        self.open: list[str] = []
        self.depths = {'"': 0, "'": 0}
        """How many of each mark are open."""
        self.last_closing: int | None = None
        """Where in the text that is being set a single mark closes last; -1 for nowhere."""
        self.closes_before_end = 0
        """How far before the end of all words one closes last; 0 for nowhere."""
        for match in _CLOSING.finditer(whole) if "'" in whole else ():
            self.closes_before_end = len(whole) - match.start()
        self.before = ""
        self.following = ""
        self.opened_at = -1

    def read(self, text: str) -> str:
        """Return a text as it is printed.

        Args:
            text: what follows the texts before, as it is typed.
        """
        self.ahead = self.ahead.removeprefix(text)
        if not _TOUCHED.search(text):
            self.before = text[-1:] or self.before
            return text
        text = self.set_dashes(text)
        for binding in self.rules.bindings:
            text = binding.sub(bind_words, text)
        parts = []
        at = 0
        has_address = _IN_ADDRESS.search(text)
        for match in _ADDRESS.finditer(text) if has_address else ():
            words = text[at : match.start()]
            address = match.group()
            part = self.set_marks(words, address[0])
            parts.append(part)
            parts.append(address)
            at = match.end()
            self.before = address[-1]
        parts.append(self.set_marks(text[at:], self.ahead[:1]))
        return "".join(parts)

    def set_dashes(self, text: str) -> str:
        """Return a text with dashes for the hyphens that stand for them."""
        dash = self.rules.dash
        lead = self.before.strip()  # a mark or a figure may stand between
        tail = self.ahead[:1].strip()
        text = f"{lead}{text}{tail}"
        if not dash.startswith((" ", NBSP)):
            text = _JOINED_DASH.sub(dash, text)
        opening, closing = self.rules.aside
        if opening and text.count(" -"):
            text = set_asides(text, opening, closing)
            text = _TIGHT_ASIDE.sub(rf"{opening}\1{closing.rstrip()}", text)
        text = _TYPED_DASH.sub(rf"{NBSP}\1 ", text)
        text = _DASH.sub(dash, text)
        return text.removeprefix(lead).removesuffix(tail)

    def set_marks(self, text: str, following: str) -> str:
        """Return a text without addresses as it is printed, but for its dashes.

        Args:
            text: as it is typed, with its dashes set.
            following: the character behind it, if one is known.
        """
        if not text:
            return text
        text = _DOTS.sub("…", text)
        is_begin = not self.before or self.before.isspace()
        if is_begin or not text.startswith("-"):
            text = _MINUS.sub("−", text)
        text = _PRIMES.sub(rf"{_PRIME}\1{_PRIME_TWICE}", text)
        for pattern, mark in self.rules.guillemets:
            text = pattern.sub(mark, text)
        if self.rules.spaced:
            text = self.rules.spaced.sub(self.set_space, text)
        self.opened_at = -1
        self.last_closing = None
        self.following = following
        text = _QUOTE.sub(self.set_quote, text)
        self.before = text[-1]
        return text

    def set_space(self, match: re.Match[str]) -> str:
        """Return marks with the space that the language sets before them."""
        found = match.group()
        marks = found.lstrip()
        at = match.start()
        before = self.before
        if at:
            before = match.string[at - 1]
        is_first = not before or before in _OPENS_AFTER
        if found == marks and is_first:
            return marks
        return self.rules.spaces[marks[0]] + marks

    def set_quote(self, match: re.Match[str]) -> str:
        """Return the quotation mark, apostrophe or prime for a straight one."""
        text = match.string
        at = match.start()
        next_at = match.end()
        after = text[next_at : next_at + 1] or self.following
        before = self.before
        follows_mark = False
        if at:
            before = text[at - 1]
            follows_mark = self.opened_at == at - 1
        opens = follows_mark or before in _OPENS_AFTER
        if before in _APOSTROPHES and after.isalnum():
            elided = self.before
            if at > 1:
                elided = text[at - 2]
            opens |= elided.isalpha()  # after an article: L'"Eternauta"
        is_double = match.group() == '"'
        if is_double and before == "-" and not self.depths['"']:
            opens = after.isalnum()  # "first"-"second"
        if after.isspace():
            opens = False
        if opens and not is_double:
            is_elision = self.rules.elided.match(text, next_at)
            opens = not is_elision and self.is_closed(text, next_at)
        if opens:
            self.opened_at = at
        if is_double:
            return self.set_double(before, opens=opens)
        is_year = text[max(0, at - 3) : max(0, at - 2)] in _APOSTROPHES
        return self.set_single(before, after, opens=opens, is_year=is_year)

    def is_closed(self, text: str, at: int) -> bool:
        """Return whether a single quotation mark that opens is closed later on.

        Args:
            text: in which it stands.
            at: offset behind it.
        """
        count = len(text)
        ahead = self.ahead
        if self.last_closing is None:
            self.last_closing = -1
            for match in _CLOSING.finditer(text + ahead[:_AHEAD]):
                if match.start() <= count:
                    self.last_closing = match.start()
        if self.last_closing > at:
            return True
        return 0 < self.closes_before_end < len(ahead)

    def set_double(self, before: str, *, opens: bool) -> str:
        """Return a quotation mark of the language, or the mark of inches and seconds.

        Args:
            before: the character before it.
            opens: whether a quotation begins with it.
        """
        depth = self.depths['"']
        if opens:
            self.begin('"')
            opening, _ = self.rules.find_quotes(depth)
            return opening
        if not depth and before.isdigit():
            return _PRIME_TWICE
        if depth:
            self.close('"')
            depth -= 1
        _, closing = self.rules.find_quotes(depth)
        return closing

    def set_single(
        self,
        before: str,
        after: str,
        *,
        opens: bool,
        is_year: bool,
    ) -> str:
        """Return a single quotation mark, an apostrophe, or the mark of feet and minutes.

        Args:
            before: the character before it.
            after: the character after it.
            opens: whether a quotation begins with it.
            is_year: whether it ends a year such as `'68`.
        """
        is_within = self.depths['"'] > 0
        quotes = self.rules.inner if is_within else self.rules.single
        if opens:
            self.begin("'")
            return quotes[0]
        is_end = not after.isalnum()
        if is_end and self.depths["'"]:
            self.close("'")
            is_within = self.depths['"'] > 0
            return (self.rules.inner if is_within else self.rules.single)[1]
        if is_end and before.isdigit() and not is_year:
            return _PRIME
        return "’"

    def begin(self, mark: str) -> None:
        """Note that a quotation begins with a mark."""
        self.open.append(mark)
        self.depths[mark] += 1

    def close(self, mark: str) -> None:
        """Close the innermost mark of a kind, and what was left open within it."""
        last = ""
        while self.open and last != mark:
            last = self.open.pop()
            self.depths[last] -= 1


def set_asides(text: str, opening: str, closing: str) -> str:
    """Return a text in which two hyphens of one sentence stand around an aside.

    Args:
        text: as it is typed.
        opening: the dash before an aside, with its space.
        closing: the one behind it.
    """
    found = list(_DASH.finditer(text))
    parts: list[str] = []
    at = number = 0
    while number + 1 < len(found):
        first, second = found[number : number + 2]
        aside = text[first.end() : second.start()]
        if _SENTENCE_END.search(aside):
            number += 1
            continue
        parts += [text[at : first.start()], opening, aside, closing]
        at = second.end()
        number += 2
    return "".join([*parts, text[at:]])


def typeset_text(text: str, lang: Language | None) -> str:
    """Return a text as it is printed.

    Args:
        text: as it is typed.
        lang: its language; a text in one without a catalogue stays as it is.
    """
    if lang is None:
        return text
    return Proofreader(lang, text).read(text)


def find_unit_binding(lang: Language) -> re.Pattern[str]:
    """Return what fits a space between a number and its unit, at which no line ends.

    Args:
        lang: how its amounts are written.
    """
    return load_print_rules(lang).before_unit
