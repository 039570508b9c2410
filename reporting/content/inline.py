r"""The small Markdown of running text -> typed runs.

Emphasis, links and backslash escapes are CommonMark's; `[^claim-id]` is a source mark and
`{figure-id}`, `{figure-id:value}` or `{figure-id:change}` a figure written out in place.
All else, HTML and a renderer's markup included, is literal text. A literal brace is written
`\{`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reporting.content.values import ID_PATTERN
from reporting.record import Record, replace

MAX_TEXT = 50_000
"""The most characters of one text; beyond that the text is not looked into."""

_MARK = re.compile(r"\[\^([^\]\[]*)\]")
_BRACES = re.compile(r"\{([^{}]*\}?)")
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
    """Something in a text that is neither markup nor meant literally; `written` is how it stands there."""

    written: str
    message: str
    hint: str = ""


def parse_paragraph(text: str) -> tuple[Inline, ...]:
    """Read one paragraph of rich text; line breaks within it become spaces.

    Raises:
        ValueError: the text has a fault that `scan` would return.
    """
    runs, faults = scan_paragraph(text)
    if faults:
        raise ValueError("; ".join(fault.message for fault in faults))
    return runs


@lru_cache(maxsize=4096)
def scan_paragraph(text: str) -> tuple[tuple[Inline, ...], tuple[Fault, ...]]:
    """Read one paragraph of rich text as `parse` does, and return its faults instead of raising."""
    if len(text) > MAX_TEXT:
        return (), (
            Fault(
                "",
                f"the text is longer than {MAX_TEXT:,} characters",
                "make paragraphs of it",
            ),
        )
    tokens = _MARKDOWN.parseInline(text)[0].children or []
    return _Runs().read(tokens)


def join_plain_words(runs: Sequence[Inline]) -> str:
    """Return the words of some runs, with a space for each source mark and figure."""
    return "".join(run.text if isinstance(run, Words) else " " for run in runs)


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split a text at its blank lines."""
    return tuple(_BLANK.split(text.strip()))


def find_link_fault(address: str) -> Fault | None:
    """Return what keeps an address from being a link: only http, https, mailto and `#id` may be."""
    internal = address.startswith("#") and re.fullmatch(ID_PATTERN, address[1:])
    if internal or (_LINK.match(address) and not re.search(r"[\s\\]", address)):
        return None
    hint = "links begin with https://, http://, mailto: or #"
    return Fault(address, f"`{address[:60]}` cannot be a link", hint)


class _Runs:
    """Walks over tokens, knowing which look is on."""

    def __init__(self) -> None:
        self._runs: list[Inline] = []
        self._faults: list[Fault] = []
        self._bold = self._italic = 0
        self._link: str | None = None

    def read(
        self, tokens: Sequence[Token]
    ) -> tuple[tuple[Inline, ...], tuple[Fault, ...]]:
        """Return the runs and the faults of a text."""
        for token in tokens:
            self._take(token)
        return tuple(self._runs), tuple(self._faults)

    def _take(self, token: Token) -> None:
        match token.type:
            case "strong_open" | "strong_close":
                self._bold += token.nesting
            case "em_open" | "em_close":
                self._italic += token.nesting
            case "link_open":
                self._open_link(str(token.attrs["href"]))
            case "link_close":
                self._link = None
            case "source_mark":
                self._mark(token.content)
            case "figure":
                self._figure(token.content)
            case "text":
                self._literal(token.content)
            case (
                _
            ):  # an escaped character, or the space that an escaped line break leaves
                self._words(token.content or " ")

    def _literal(self, text: str) -> None:
        if "](" in text:
            hint = "put source marks after the link; a literal bracket is \\["
            self._faults.append(
                Fault(
                    "](", "a link that is not closed, or that holds a source mark", hint
                )
            )
        self._words(text)

    def _open_link(self, address: str) -> None:
        fault = find_link_fault(address)
        if fault:
            self._faults.append(fault)
        self._link = address

    def _mark(self, claim: str) -> None:
        if re.fullmatch(ID_PATTERN, claim):
            self._runs.append(SourceMark(claim))
        else:
            written = f"[^{claim}]"
            self._faults.append(
                Fault(written, f"`{written}` is not a source mark", "write [^claim-id]")
            )

    def _figure(self, inner: str) -> None:
        figure, _, part = inner.removesuffix("}").partition(":")
        known = part in {"", Part.VALUE, Part.CHANGE} and inner.endswith("}")
        if known and re.fullmatch(ID_PATTERN, figure):
            look = (bool(self._bold), bool(self._italic), self._link)
            self._runs.append(FigureRef(figure, Part(part or Part.WHOLE), *look))
            return
        hint = r"write {figure-id}, {figure-id:value} or {figure-id:change}; a literal brace is \{"
        self._faults.append(
            Fault(f"{{{inner}", f"`{{{inner[:40]}` is not a figure", hint)
        )

    def _words(self, text: str) -> None:
        folded = re.sub(r"\s*\n\s*", " ", text)
        run = Words(folded, bool(self._bold), bool(self._italic), self._link)
        last = self._runs[-1] if self._runs else None
        if isinstance(last, Words) and replace(last, text="") == replace(run, text=""):
            self._runs[-1] = replace(last, text=last.text + run.text)
        elif run.text:
            self._runs.append(run)


def _rule(pattern: re.Pattern[str], kind: str) -> Any:
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


def _accept(url: str) -> bool:  # noqa: ARG001  (markdown-it's signature)
    return True


def _markdown() -> MarkdownIt:
    # Unjoined, escaped characters stay apart from what is written plainly.
    markdown = (
        MarkdownIt("zero").enable(["emphasis", "link", "escape"]).disable("text_join")
    )
    markdown.inline.ruler.before("link", "source_mark", _rule(_MARK, "source_mark"))
    markdown.inline.ruler.before("link", "figure", _rule(_BRACES, "figure"))
    # Every address becomes a link here, so that one that is not allowed is a fault and not
    # silent text.
    markdown.validateLink = _accept  # type: ignore[method-assign]
    return markdown


_MARKDOWN = _markdown()
