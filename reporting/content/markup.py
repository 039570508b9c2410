"""A text with markup -> its runs, each with the characters that it is made of.

markdown-it reads it (CommonMark 0.31.2, 6.2 and 6.3), with the rules of `inline_rules.py`;
`inline.py` loads this module by the first text that has markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reporting.content.inline import (
    Fault,
    FigureRef,
    Inline,
    Paragraph,
    Part,
    SourceMark,
    Words,
    find_link_fault,
    fold_lines,
)
from reporting.content.inline_rules import (
    find_verbatim,
    list_open_marks,
    make_parser,
)
from reporting.content.values import ID_PATTERN
from reporting.reading.origin import Span
from reporting.record import replace

_SEVERAL_IDS = r"[\s,;^]*[a-z0-9-]+(?:[\s,;&^]+[a-z0-9-]+)*[\s,;]*"
"""Ids with something between or around them that does not belong there."""
_OPEN_MARK = r"\[\^[a-z0-9]+(?:-[a-z0-9]+)*"


class _PlacedState(StateInline):
    """markdown-it's state while it reads a text; each token learns where it stands there."""

    def pushPending(self) -> Token:  # noqa: N802  (markdown-it's name)
        token = super().pushPending()
        token.meta["at"] = self.pos - len(token.content)
        return token

    def push(
        self,
        ttype: str,
        tag: str,
        nesting: Literal[-1, 0, 1],
    ) -> Token:
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


def read_markup(text: str) -> Paragraph:
    """Read one paragraph by its markup; line breaks within it become spaces."""
    parser = make_parser()
    # Two characters of a line end stay two, so that offsets hold.
    source = text.replace("\r\n", "\n ").replace("\r", "\n")
    doubts: list[Fault] = []
    environment = {"verbatim": find_verbatim(source), "doubts": doubts}
    state = _PlacedState(source, parser, environment, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    reader = RunReader()
    for token in state.tokens:
        reader.add(token)
    return Paragraph(
        tuple(reader.runs),
        tuple(reader.spans),
        tuple(reader.faults),
        (*doubts, *list_open_marks(state)),
    )


class RunReader:
    """Turns tokens into runs, knowing which look is on."""

    def __init__(self) -> None:
        self.runs: list[Inline] = []
        self.spans: list[Span] = []
        self.faults: list[Fault] = []
        self._bold = 0
        self._italic = 0
        self._link: str | None = None
        self._has_stray_bracket = False
        """Whether the text that is being read has one that was reported."""
        self._readers: Mapping[str, Callable[[str, int], None]] = {
            "source_mark": self.add_mark,
            "figure": self.add_figure,
            "picture": self.refuse_picture,
            "footnote": self.refuse_footnote,
        }

    def add(self, token: Token) -> None:
        """Add what a token says, or change the look of what follows."""
        at = token.meta["at"]
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
                    self.faults.append(fault)
            case "link_close":
                self._link = None
            case "source_mark" | "figure" | "picture" | "footnote":
                self._readers[token.type](token.content, at)
            case "text":
                self.add_text(token.content, at)
            case "text_special":
                self.add_words(
                    token.content,
                    at,
                    len(token.markup),
                )
            case _:  # the space that an escaped line break leaves
                self.add_words(" ", at)

    def add_text(self, text: str, at: int) -> None:
        """Add what is written plainly, in which a bracket of a link is a fault."""
        if "](" in text and not self._has_stray_bracket:
            message = "a link that is not closed, or that holds a source mark"
            hint = "put source marks after the link; a literal bracket is \\["
            self.faults.append(Fault("](", message, hint, "E311"))
            self._has_stray_bracket = True
        for written in re.findall(_OPEN_MARK, text):
            message = f"the source mark `{written}` is not closed"
            hint = f"write `{written}]`"
            self.faults.append(Fault(written, message, hint, "E312"))
        self.add_words(text, at)

    def add_mark(self, claim: str, at: int) -> None:
        """Add a source mark, or the fault of one that names no claim."""
        written = f"[^{claim}]"
        if re.fullmatch(ID_PATTERN, claim):
            self._add_run(SourceMark(claim), at, written)
            return
        message = f"`{written}` is not a source mark"
        hint = "write [^claim-id]"
        names = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", claim)
        if names and re.fullmatch(_SEVERAL_IDS, claim):
            marks = "".join(f"[^{name}]" for name in names)
            hint = f"write `{marks}`"
        self.faults.append(Fault(written, message, hint, "E312"))

    def refuse_picture(self, words: str, _at: int) -> None:
        """Add the fault of a picture among words."""
        message = "a picture cannot stand in running text"
        hint = "make a block of it: `kind: image`, with `file`, `alt` and `credit`"
        self.faults.append(Fault(f"![{words}](", message, hint, "E334"))

    def refuse_footnote(self, written: str, _at: int) -> None:
        """Add the fault of a footnote that is written out in the text."""
        message = f"`{written}:` begins a footnote, which has no place in a text"
        hint = "what a mark stands for is a claim: write it under `claims`, with what it cites"
        self.faults.append(Fault(written, message, hint, "E335"))

    def add_figure(self, inner: str, at: int) -> None:
        """Add a figure, or the fault of braces that hold none."""
        written = f"{{{inner}"
        figure, _, part = inner.removesuffix("}").partition(":")
        is_closed = inner.endswith("}")
        is_part = part in {"", Part.VALUE, Part.CHANGE}
        if is_closed and is_part and re.fullmatch(ID_PATTERN, figure):
            shown = Part(part or Part.WHOLE)
            run = FigureRef(figure, shown, *self._look)
            self._add_run(run, at, written)
            return
        message = f"`{written[:41]}` is not a figure"
        hint = "write {figure-id}, {figure-id:value} or {figure-id:change}; "
        hint += r"a literal brace is \{"
        doubled = re.fullmatch(r"\{([a-z0-9:-]+)\}\}", inner)
        if doubled:
            hint = f"write `{{{doubled[1]}}}`"
        self.faults.append(Fault(written, message, hint, "E313"))

    def add_words(
        self,
        text: str,
        at: int,
        written: int = 0,
    ) -> None:
        """Add words to the runs, joined to those before them if they look the same.

        Args:
            text: the words.
            at: offset of their first character in the paragraph.
            written: how many characters they are written with, if not one each.
        """
        words, turns = fold_lines(text, at)
        stop = at + (written or len(text))
        if stop - at != len(text):
            turns = ((len(text), stop),)
        span = Span(at, stop, turns)
        last = self.runs[-1] if self.runs else None
        if isinstance(last, Words) and self._look == (
            last.bold,
            last.italic,
            last.link,
        ):
            self.runs[-1] = replace(last, text=last.text + words)
            before = self.spans[-1]
            self.spans[-1] = before.join(span, len(last.text))
        elif words:
            self.runs.append(Words(words, *self._look))
            self.spans.append(span)

    @property
    def _look(self) -> tuple[bool, bool, str | None]:
        return bool(self._bold), bool(self._italic), self._link

    def _add_run(
        self,
        run: Inline,
        at: int,
        written: str,
    ) -> None:
        """Add a run that stands for what is written there as a whole."""
        self.runs.append(run)
        self.spans.append(
            Span(
                at,
                at + len(written),
                is_verbatim=False,
            )
        )
