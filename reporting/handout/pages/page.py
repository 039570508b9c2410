"""A theme -> where things stand on a page of a handout; its running head and its foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reporting.design.colour import mix_colours
from reporting.design.theme import Theme
from reporting.i18n import Language
from reporting.paper.marks import Mark, TextLine
from reporting.paper.typeset.fragments import FragmentMaker, Linking
from reporting.paper.typeset.paragraph import Paragraph
from reporting.paper.typeset.styles import Styles, TextStyle
from reporting.plan.words import Run
from reporting.record import Record, replace

_HEADS, _FOOT = 0.58, 0.5
"""Baselines of the running head and of the foot, as shares of what is above and below."""
_MORE = "…"
_LIGHT = 0.8
"""How much paper is in the colour of the word across a draft."""
_WATERMARK, _DROP = 0.6, 0.3
"""Its length to that of a page's diagonal, and its baseline below that, to its size."""
_ENDLESS = 1e6


class HandoutPage(Record, frozen=True):
    """The places of a page; lengths in points from its upper left.

    Args:
        width: of the page.
        height: of the page.
        left: of text and margin together.
        across: width of both.
        text: left edge of the text column.
        text_width: of that.
        margin: left edge of the margin.
        margin_width: of that.
        top: head of the columns.
        bottom: their foot.
        heads: baseline of the running head.
        foot: baseline of the foot.
    """

    width: float
    height: float
    left: float
    across: float
    text: float
    text_width: float
    margin: float
    margin_width: float
    top: float
    bottom: float
    heads: float
    foot: float

    @classmethod
    def of(cls, theme: Theme, *, is_rtl: bool) -> HandoutPage:
        """Return the page of a theme, which is that of its dossier, printed on one side."""
        page = theme.page
        width = page.width.pt
        height = page.height.pt
        across = page.across.pt
        is_mirrored = (page.evidence == "left") != is_rtl
        left = page.inner.pt
        text = left
        margin = left + page.text.pt + page.gutter.pt
        if is_mirrored:
            left = width - page.inner.pt - across
            margin = left
            text = left + page.margin.pt + page.gutter.pt
        return cls(
            width=width,
            height=height,
            left=left,
            across=across,
            text=text,
            text_width=page.text.pt,
            margin=margin,
            margin_width=page.margin.pt,
            top=page.top.pt,
            bottom=height - page.bottom.pt,
            heads=page.top.pt * _HEADS,
            foot=height - page.bottom.pt * _FOOT,
        )

    @property
    def room(self) -> float:
        """Height of the columns."""
        return self.bottom - self.top


class Furniture:
    """Sets what all pages repeat.

    Args:
        page: where it stands.
        theme: for the faces.
        styles: how it is set.
        language: of its words.
        title: of the deck, with what `--draft` says.
        edition: and its date.
    """

    def __init__(
        self,
        page: HandoutPage,
        theme: Theme,
        styles: Styles,
        language: Language,
        title: str,
        edition: str,
    ) -> None:
        self.page = page
        self.theme = theme
        self.language = language
        self.plain = replace(styles.small, patterns="", last_patterns="")
        self.strong = styles.label
        self.title = title
        self.edition = edition

    def list_marks(self, folio: int, part: str) -> list[Mark]:
        """Return the running head and the foot of a page.

        Args:
            folio: number of the page.
            part: what stands on it.
        """
        head, foot = self._repeated
        page = self.page
        number = str(folio)
        return [
            *head,
            *self.set_line(
                part,
                self.plain,
                self._half,
                page.heads,
                is_end=True,
            ),
            *foot,
            *self.set_line(
                number,
                self.strong,
                self._half,
                page.foot,
                is_end=True,
            ),
        ]

    @property
    def _half(self) -> float:
        return self.page.across / 2 - self.plain.size

    @cached_property
    def _repeated(self) -> tuple[list[Mark], list[Mark]]:
        """What all pages say alike, at the head and at the foot."""
        page = self.page
        head = self.set_line(
            self.title,
            self.plain,
            self._half,
            page.heads,
        )
        foot = self.set_line(
            self.edition,
            self.plain,
            self._half,
            page.foot,
        )
        return head, foot

    def set_watermark(self, word: str, room: float) -> TextLine:
        """Return a word that is as long as a share of some room, large and light."""
        colours = self.theme.colours
        ink = mix_colours(colours.paper, colours.muted, _LIGHT)
        look = replace(self.strong, ink=ink, align="start")
        (line,) = self.break_words(
            word,
            look,
            _ENDLESS,
            0.0,
        )
        size = look.size * _WATERMARK * room / line.width
        large = replace(look, size=size, leading=size)
        (line,) = self.break_words(
            word,
            large,
            _ENDLESS,
            0.0,
        )
        return replace(line, x=0.0, y=-_DROP * size)

    def set_line(
        self,
        words: str,
        style: TextStyle,
        width: float,
        baseline: float,
        *,
        is_end: bool = False,
    ) -> list[Mark]:
        """Return a line at one edge; what does not fit into half the page ends in dots."""
        if not words:
            return []
        x = self.page.left
        if is_end != self.language.is_rtl:
            x += self.page.across - width
        look = replace(style, align="end" if is_end else "start")
        lines = self.break_words(
            words,
            look,
            width,
            x,
        )
        while len(lines) > 1 and " " in words:
            words = words.rpartition(" ")[0].rstrip(" ,;:·")
            lines = self.break_words(
                f"{words} {_MORE}",
                look,
                width,
                x,
            )
        return [replace(line, y=baseline) for line in lines[:1]]

    def break_words(
        self, words: str, style: TextStyle, width: float, x: float
    ) -> Sequence[TextLine]:
        """Return words as lines that belong to no element."""
        linking = Linking({}, {})
        maker = FragmentMaker(
            style,
            self.theme,
            linking,
            style.ink,
            None,
            [],
        )
        maker.add_runs((Run(words),))
        paragraph = Paragraph(
            maker.pieces,
            style,
            width,
            x=x,
            is_rtl=self.language.is_rtl,
        )
        return paragraph.set_lines()
