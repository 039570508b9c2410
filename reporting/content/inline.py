r"""The small Markdown of running text -> typed runs.

Emphasis, links and backslash escapes are CommonMark's; `[^claim-id]` is a source mark and
`{figure-id}`, `{figure-id:value}` or `{figure-id:change}` a figure written out in place.
All else, HTML and a renderer's markup included, is literal text. A literal brace is written
`\{`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reporting.content.values import ID_PATTERN
from reporting.reading.origin import Span
from reporting.record import Record, replace

MAX_TEXT = 50_000
"""The most characters of one text; beyond that the text is not looked into."""

_MARK = re.compile(r"\[\^([^\]\[]*)\]")
_BRACES = re.compile(r"\{([^{}]*\}?)")
_SPECIAL = re.compile(r"[\\*_\[\]{\r]")
"""A text without any of these has no markup."""
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_LINK = re.compile(r"(https?://[^/?#\\]+|mailto:[^@\s]+@[^@\s])", re.IGNORECASE)


class Part(StrEnum):
    """What of a figure is written out in running text."""

    WHOLE = "whole"
    """The value and, where the figure has one, its change."""
    VALUE = "value"
    """The value with its unit and its `over`, `about` or `under`."""
    CHANGE = "change"
    """The change against the period before."""


class Words(Record, frozen=True):
    """A stretch of text of one look; `link` is an address that the link policy allows."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


class SourceMark(Record, frozen=True):
    """A raised mark: what stands before it rests on this claim."""

    claim: str


class FigureRef(Record, frozen=True):
    """A figure in running text; the plan writes it out in its language."""

    figure: str
    part: Part = Part.WHOLE
    bold: bool = False
    italic: bool = False
    link: str | None = None


Inline = Words | SourceMark | FigureRef


class Fault(Record, frozen=True):
    """Something in a text that is neither markup nor meant literally.

    `written` is how it stands there.
    """

    written: str
    message: str
    hint: str = ""


class Paragraph(Record, frozen=True):
    """A paragraph of rich text as it was read.

    Args:
        runs: in order.
        spans: for each run the characters of the text that it was read from.
        faults: what keeps it from being used.
    """

    runs: tuple[Inline, ...]
    spans: tuple[Span, ...]
    faults: tuple[Fault, ...] = ()


def parse_paragraph(text: str) -> tuple[Inline, ...]:
    """Read one paragraph of rich text; line breaks within it become spaces.

    Raises:
        ValueError: the text has a fault that `scan` would return.
    """
    runs, faults = scan_paragraph(text)
    if faults:
        raise ValueError("; ".join(fault.message for fault in faults))
    return runs


def scan_paragraph(text: str) -> tuple[tuple[Inline, ...], tuple[Fault, ...]]:
    """Read one paragraph as `parse_paragraph` does; its faults are returned, not raised."""
    read = read_paragraph(text)
    return read.runs, read.faults


@lru_cache(maxsize=4096)
def read_paragraph(text: str) -> Paragraph:
    """Read one paragraph of rich text, with its faults and the characters of each run."""
    if len(text) > MAX_TEXT:
        message = f"the text is longer than {MAX_TEXT:,} characters"
        return Paragraph((), (), (Fault("", message, "make paragraphs of it"),))
    if not _SPECIAL.search(text):
        reader = _RunReader()
        reader.add_words(text, 0)
        return reader.finish()
    return _RunReader().read(text)


def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Read all paragraphs of a rich text; their spans are those in the whole text."""
    paragraphs: list[Paragraph] = []
    for start, words in find_paragraphs(text):
        paragraph = read_paragraph(words)
        if start:
            spans = tuple(span.shift(start) for span in paragraph.spans)
            paragraph = replace(paragraph, spans=spans)
        paragraphs.append(paragraph)
    return tuple(paragraphs)


def join_plain_words(runs: Sequence[Inline]) -> str:
    """Return the words of some runs, with a space for each source mark and figure."""
    return "".join(run.text if isinstance(run, Words) else " " for run in runs)


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split a text at its blank lines."""
    return tuple(_BLANK.split(text.strip()))


def find_paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a text, each with its offset in it."""
    start = len(text) - len(text.lstrip())
    for words in _BLANK.split(text.strip()):
        start = text.index(words, start)
        yield start, words
        start += len(words)


def find_link_fault(address: str) -> Fault | None:
    """Return what keeps an address from being a link: only http, https, mailto and `#id` may be."""
    internal = address.startswith("#") and re.fullmatch(ID_PATTERN, address[1:])
    if internal or (_LINK.match(address) and not re.search(r"[\s\\]", address)):
        return None
    hint = "links begin with https://, http://, mailto: or #"
    return Fault(address, f"`{address[:60]}` cannot be a link", hint)


class _PlacedState(StateInline):
    """markdown-it's state while it reads a text; each token learns where it stands there."""

    def pushPending(self) -> Token:  # noqa: N802  (markdown-it's name)
        token = super().pushPending()
        token.meta["at"] = self.pos - len(token.content)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if self.pending:
            # What is before a link is pushed when the state stands behind its bracket.
            opens_link = ttype == "link_open"
            self.pos -= opens_link
            self.pushPending()
            self.pos += opens_link
        before = self.tokens[-1] if self.tokens else None
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        # The markers of an emphasis are pushed one after the other from the first one's place.
        if ttype == "text" and before and before.meta.get("first") == self.pos:
            token.meta["at"] = before.meta["at"] + 1
        token.meta["first"] = self.pos
        return token


class _RunReader:
    """Turns tokens into runs, knowing which look is on."""

    def __init__(self) -> None:
        self._runs: list[Inline] = []
        self._spans: list[Span] = []
        self._faults: list[Fault] = []
        self._bold = 0
        self._italic = 0
        self._link: str | None = None
        self._has_stray_bracket = False
        """Whether the text that is being read has one that was reported."""

    def read(self, text: str) -> Paragraph:
        """Read a text by its markup."""
        parser = _make_parser()
        # Two characters of a line end stay two, so that offsets hold.
        source = text.replace("\r\n", "\n ").replace("\r", "\n")
        state = _PlacedState(source, parser, {}, [])
        parser.inline.tokenize(state)
        for rule in parser.inline.ruler2.getRules(""):
            rule(state)
        for token in state.tokens:
            self._take(token)
        return self.finish()

    def finish(self) -> Paragraph:
        """Return what was read."""
        return Paragraph(tuple(self._runs), tuple(self._spans), tuple(self._faults))

    def _take(self, token: Token) -> None:
        if token.type != "text":
            self._has_stray_bracket = False
        match token.type:
            case "strong_open" | "strong_close":
                self._bold += token.nesting
            case "em_open" | "em_close":
                self._italic += token.nesting
            case "link_open":
                self._link = str(token.attrs["href"])
                fault = find_link_fault(self._link)
                if fault:
                    self._faults.append(fault)
            case "link_close":
                self._link = None
            case "source_mark":
                self._add_mark(token.content, token.meta["at"])
            case "figure":
                self._add_figure(token.content, token.meta["at"])
            case "text":
                self._add_text(token.content, token.meta["at"])
            case "text_special":
                self.add_words(token.content, token.meta["at"], len(token.markup))
            case _:  # the space that an escaped line break leaves
                self.add_words(" ", token.meta["at"])

    def _add_text(self, text: str, at: int) -> None:
        if "](" in text and not self._has_stray_bracket:
            message = "a link that is not closed, or that holds a source mark"
            hint = "put source marks after the link; a literal bracket is \\["
            self._faults.append(Fault("](", message, hint))
            self._has_stray_bracket = True
        self.add_words(text, at)

    def _add_mark(self, claim: str, at: int) -> None:
        written = f"[^{claim}]"
        if re.fullmatch(ID_PATTERN, claim):
            self._runs.append(SourceMark(claim))
            self._spans.append(Span(at, at + len(written), is_verbatim=False))
            return
        message = f"`{written}` is not a source mark"
        self._faults.append(Fault(written, message, "write [^claim-id]"))

    def _add_figure(self, inner: str, at: int) -> None:
        figure, _, part = inner.removesuffix("}").partition(":")
        written = f"{{{inner}"
        is_part = part in {"", Part.VALUE, Part.CHANGE} and inner.endswith("}")
        if is_part and re.fullmatch(ID_PATTERN, figure):
            look = (bool(self._bold), bool(self._italic), self._link)
            self._runs.append(FigureRef(figure, Part(part or Part.WHOLE), *look))
            self._spans.append(Span(at, at + len(written), is_verbatim=False))
            return
        hint = r"write {figure-id}, {figure-id:value} or {figure-id:change}; a literal brace is \{"
        message = f"`{written[:41]}` is not a figure"
        self._faults.append(Fault(written, message, hint))

    def add_words(self, text: str, at: int, written: int = 0) -> None:
        """Add words to the runs, joined to those before them if they look the same.

        Args:
            text: the words.
            at: offset of their first character in the paragraph.
            written: how many characters they are written with, if not one each.
        """
        folded, turns = _fold_lines(text, at)
        if written and written != len(text):
            turns = ((len(text), at + written),)
        run = Words(folded, bool(self._bold), bool(self._italic), self._link)
        span = Span(at, at + (written or len(text)), turns)
        last = self._runs[-1] if self._runs else None
        if isinstance(last, Words) and replace(last, text="") == replace(run, text=""):
            self._runs[-1] = replace(last, text=last.text + run.text)
            self._spans[-1] = self._spans[-1].join(span, len(last.text))
        elif run.text:
            self._runs.append(run)
            self._spans.append(span)


def _fold_lines(text: str, at: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text on one line, and the turns of its span, which begins at `at`."""
    if "\n" not in text:
        return text, ()
    parts: list[str] = []
    turns: list[tuple[int, int]] = []
    length = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        words = line
        if number:
            words = words.lstrip()
        indent = len(line) - len(words)
        is_last = number == len(lines) - 1
        if not is_last:
            words = words.rstrip()
        if words or is_last or not number:
            if number:
                turns.append((length, at + indent))
            parts.append(words)
            length += len(words) + 1
        at += len(line) + 1
    return " ".join(parts), tuple(turns)


def _make_rule(pattern: re.Pattern[str], kind: str) -> Any:
    """Return an inline rule of markdown-it that makes a token of what a pattern matches."""

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (markdown-it's signature)
        match = pattern.match(state.src, state.pos)
        if not match:
            return False
        if not silent:
            token = state.push(kind, "", 0)
            token.content = match[1]
        state.pos = match.end()
        return True

    return rule


@cache
def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
    # Unjoined, what is escaped and what is literal keep their places.
    parser.disable(["text_join", "fragments_join"])
    rules = parser.inline.ruler
    rules.before("link", "source_mark", _make_rule(_MARK, "source_mark"))
    rules.before("link", "figure", _make_rule(_BRACES, "figure"))
    # Every address becomes a link here, so that one that is not allowed is a fault and not
    # silent text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser
