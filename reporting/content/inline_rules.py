r"""The rules of running text that are not CommonMark's, for markdown-it's inline parser.

- A mark within a word is a character: `5*3*2`, `snake_case`; so is more than one underscore.
  Scripts without capitals, some of which have no spaces, keep CommonMark's rule.
- Addresses and Windows paths are characters throughout: `https://example.org/_a_`, `C:\_b`.
- A backslash is an escape before what this markup, or a kindred one, gives a meaning; before
  anything else it is a character.
- `[^claim-id]` and `{figure-id}` are tokens of their own, and so is what has no place here: a
  picture, the definition of a footnote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import Any
from unicodedata import category

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from reporting.cleaning import drop_hidden
from reporting.content.addresses import find_addresses, is_path
from reporting.content.inline import Fault
from reporting.record import Record

_MARK = re.compile(r"\[\^([^\]\[]*)\]")
_BRACES = re.compile(r"\{((?:\{[^{}\n]+\}\}|[^{}]*\}?))")
_PICTURE = re.compile(r"!\[([^\]\[]*)\]\([^()\s]*(?:\s[^()]*)?\)")
_SLASHED = re.compile(r"(?<![^\s\[\]()\"“”«»])[^\s\[\]()\"“”«»]*\\[^\s\[\]()\"“”«»]*")
"""Characters without a space, a backslash among them, from the first of them on."""
_ESCAPED = frozenset("\\*_[]{}<>()#~=$&`!^|-+.•\"'\n")
"""What a backslash may stand before without being printed."""
_WILDCARD = re.compile(r"\*(?<![\w*]\*)\.\w")
"""Stands for the names of files: `*.csv`."""
_REACH = 80
"""Letters of a word that is shown with the stars beside it."""
_BEGINS = tuple("([{")
_ENDS = tuple(")]}")
"""What emphasis does not end behind, and does not begin before."""
_OPENING = tuple("“‘\"'«‹([{¿¡$€£")
_CLOSING = tuple("”’\"'»›)]}.,!?…%")
"""What words begin and end with, beside letters and digits."""
_CASELESS = frozenset({"Lo", "Lm"})


class Verbatim(Record, frozen=True):
    """Where characters of a text stand for themselves, whatever they are.

    Args:
        spans: where each stretch begins and ends, in their order.
    """

    spans: tuple[tuple[int, int], ...]

    def find_end(self, at: int) -> int | None:
        """Return the end of the stretch that a place is in; None outside of any."""
        found = bisect_right(self.spans, at, key=itemgetter(0))
        if not found or at >= self.spans[found - 1][1]:
            return None
        return self.spans[found - 1][1]


def find_verbatim(text: str) -> Verbatim:
    """Return the addresses and the Windows paths of a text."""
    spans = list(find_addresses(text)) if "//" in text else []
    for match in _SLASHED.finditer(text) if "\\" in text else ():
        if is_path(match.group()):
            spans.append(match.span())
    return Verbatim(tuple(sorted(spans)))


# ---------------------------------------------------------------- rules


@cache
def make_parser() -> MarkdownIt:
    """Return markdown-it with emphasis, links and escapes, and with our rules."""
    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    # Unjoined, what is escaped and what is literal keep their places.
    parser.disable(["text_join", "fragments_join"])
    rules = parser.inline.ruler
    rules.before("escape", "verbatim", read_verbatim)
    rules.at("escape", read_escape)
    rules.at("emphasis", read_emphasis)
    rules.before("link", "footnote", read_footnote)
    rules.before(
        "link",
        "source_mark",
        _make_rule(_MARK, "source_mark"),
    )
    rules.before(
        "link",
        "figure",
        _make_rule(_BRACES, "figure"),
    )
    rules.before(
        "link",
        "picture",
        _make_rule(_PICTURE, "picture"),
    )
    # Every address becomes a link here, so that one that is not allowed is a fault and not
    # silent text.
    parser.normalizeLink = normalize_link  # type: ignore[assignment,method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def normalize_link(address: str) -> str:
    """Return an address as CommonMark has it, without what hides in it."""
    return normalizeLink(drop_hidden(address))


def read_verbatim(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (not ours)
    """Take the rest of an address or a path as it stands."""
    verbatim: Verbatim = state.env["verbatim"]
    end = verbatim.find_end(state.pos)
    if end is None or end > state.posMax:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def read_escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (not ours)
    """Take a backslash and what it stands before; before most letters it is a character."""
    at = state.pos
    if state.src[at] != "\\" or at + 1 >= state.posMax:
        return False
    escaped = state.src[at + 1]
    if escaped not in _ESCAPED:
        return False
    end = at + 2
    if escaped == "\n":
        while end < state.posMax and state.src[end] in " \t":
            end += 1
    if not silent and escaped == "\n":
        state.push("hardbreak", "br", 0)
    elif not silent:
        token = state.push("text_special", "", 0)
        token.content = escaped
        token.markup = f"\\{escaped}"
        if is_needless(state.src, at):
            state.env["doubts"].append(explain_escape(escaped))
    state.pos = end
    return True


def is_needless(text: str, at: int) -> bool:
    r"""Whether a backslash may have been meant: `orchard\_archive`, `\\server\\data`."""
    before = text[at - 1 : at]
    escaped = text[at + 1]
    after = text[at + 2 : at + 3]
    if escaped == "\\":
        return not before.strip() and after.isalnum()
    return escaped == "_" and before.isalnum() and after.isalnum()


def explain_escape(escaped: str) -> Fault:
    """Return what to write where a backslash is lost."""
    message = f"the backslash before `{escaped}` is not printed"
    cure = f"write `\\\\{escaped}` to print a backslash, `{escaped}` alone without one"
    return Fault(
        f"\\{escaped}",
        message,
        cure,
        "W332",
    )


def read_emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (not ours)
    """Take stars, or one underscore, as marks that may begin or end emphasis."""
    text = state.src
    at = state.pos
    marker = text[at]
    if silent or marker not in "*_":
        return False
    before = text[at - 1 : at]
    scanned = state.scanDelims(at, canSplitWord=marker == "*")
    after = text[at + scanned.length : at + scanned.length + 1]
    if marker == "*" and not is_caseless(before) and not is_caseless(after):
        scanned = state.scanDelims(at, canSplitWord=False)
    is_wildcard = marker == "*" and _WILDCARD.match(text, at)
    if is_wildcard or (marker == "_" and scanned.length > 1):
        state.pending += text[at : at + scanned.length]
        state.pos += scanned.length
        return True
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        delimiter = Delimiter(
            ord(marker),
            scanned.length,
            len(state.tokens) - 1,
            -1,
            scanned.can_open and after not in _ENDS,
            scanned.can_close and before not in _BEGINS,
        )
        state.delimiters.append(delimiter)
    state.pos += scanned.length
    return True


def is_caseless(letter: str) -> bool:
    """Whether a character is a letter of a script that has no capitals."""
    return bool(letter) and category(letter) in _CASELESS


def read_footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (not ours)
    """Take the beginning of a footnote: `[^1]:` at the head of a line."""
    at = state.pos
    match = _MARK.match(state.src, at)
    if not match or not state.src.startswith(":", match.end()):
        return False
    if state.src[:at].rpartition("\n")[2].strip():
        return False
    if not silent:
        token = state.push("footnote", "", 0)
        token.content = match.group()
    state.pos = match.end()
    return True


def _make_rule(pattern: re.Pattern[str], kind: str) -> Any:
    """Return an inline rule of markdown-it that makes a token of what a pattern matches."""

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (not ours)
        match = pattern.match(state.src, state.pos)
        if not match:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.content = match[1]
        state.pos = match.end()
        return True

    return rule


# ---------------------------------------------------------------- what is left over


class Stars(Record, frozen=True):
    """Stars that stand together and were not all read as marks.

    Args:
        text: that they stand in.
        start: where they begin.
        end: where they end.
        opens: whether emphasis could begin with them.
        closes: whether it could end with them.
    """

    text: str
    start: int
    end: int
    opens: bool
    closes: bool

    @classmethod
    def around(
        cls,
        text: str,
        at: int,
        delimiter: Delimiter,
    ) -> Stars:
        """Return the stars around a place, of which a delimiter is one."""
        start = len(text[:at].rstrip("*"))
        rest = text[at:]
        end = len(text) - len(rest.lstrip("*"))
        return cls(
            text,
            start,
            end,
            delimiter.open,
            delimiter.close,
        )

    @property
    def is_meant(self) -> bool:
        """Whether their other end was forgotten; stars as in `5*` are none."""
        before = self.text[self.start - 1 : self.start]
        after = self.text[self.end : self.end + 1]
        if self.opens and (after.isalnum() or after in _OPENING):
            return True
        is_rating = before.isdigit() and self.end - self.start == 1
        is_end = before.isalnum() or before in _CLOSING
        return self.closes and is_end and not is_rating

    @property
    def shown(self) -> str:
        """The stars with the word that they stand beside."""
        before = self.text[max(0, self.start - _REACH) : self.start]
        after = self.text[self.end : self.end + _REACH]
        stars = self.text[self.start : self.end]
        if self.opens:
            word = re.match(r"\w*", after)
            if word:
                return stars + word.group()
            return stars
        word = re.search(r"\w*$", before)
        if word:
            return word.group() + stars
        return stars

    def explain(self) -> Fault:
        """Return what to write for stars that are printed."""
        message = f"`{self.shown}` is printed with its star: "
        message += "the emphasis has no other end of as many stars"
        cure = "write *emphasis* or **strong** around whole words; "
        cure += r"a literal star is \*"
        return Fault(self.shown, message, cure, "W333")


def list_open_marks(state: StateInline) -> list[Fault]:
    """Return a doubt for each star that begins or ends emphasis which has no other end."""
    groups = [state.delimiters]
    for meta in state.tokens_meta:
        if meta and "delimiters" in meta:
            groups.append(meta["delimiters"])
    found: dict[int, Fault] = {}
    for delimiters in groups:
        for delimiter in find_unmatched(delimiters):
            at = state.tokens[delimiter.token].meta["at"]
            stars = Stars.around(state.src, at, delimiter)
            if stars.is_meant:
                found.setdefault(stars.end, stars.explain())
    return list(found.values())


def find_unmatched(delimiters: list[Delimiter]) -> Iterator[Delimiter]:
    """Yield the stars of one level that were read as no mark."""
    used: set[int] = set()
    for number, delimiter in enumerate(delimiters):
        if delimiter.end >= 0:
            used |= {number, delimiter.end}
    for number, delimiter in enumerate(delimiters):
        if number not in used and chr(delimiter.marker) == "*":
            yield delimiter
