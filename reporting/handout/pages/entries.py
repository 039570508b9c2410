"""A slide and its notes -> what takes its place on a page: picture, columns, lines."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.design.rect import Rect
from reporting.handout.pages.notes import NoteLook, NoteSetter, ToldNotes
from reporting.handout.pages.page import HandoutPage
from reporting.handout.pages.strips import Strip, measure_strips
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.scene import DrawnSlide
from reporting.paper.typeset.styles import Styles, TextStyle
from reporting.plan.words import Line, Listed
from reporting.record import Record, replace

GAP = 22.0
"""Between the shares of a page, in points."""
_BELOW = 12.0
"""From a slide to its notes, in points."""
_BESIDE = 0.46
"""Share of the width that a slide takes where its notes stand beside it."""
_SCRIPT = 1.5
"""Size of the words of a script, to that of running text."""
_TITLE, _NUMBER = 1.25, 1.75
"""Sizes of a title in a script, and of a number or a time in the margin, to that of labels."""


class Column(Record, frozen=True, eq=False):
    """Lines from some height of an entry downwards.

    Args:
        strips: the lines.
        start: where they begin, from the head of the entry, in points.
    """

    strips: Sequence[Strip]
    start: float = 0.0


class Entry(Record, frozen=True, eq=False):
    """What takes the place of a slide.

    Args:
        slide: its picture; None in a script.
        setting: of the slide.
        title: of the slide, for the running head.
        picture: where the slide stands, from the head of the entry.
        columns: of its notes.
        writing: left edge and width of what is left to write on; None for nothing.
    """

    slide: DrawnSlide | None
    setting: SlideContext
    title: str
    picture: Rect[float] | None
    columns: tuple[Column, ...]
    writing: tuple[float, float] | None = None


class EntryMaker:
    """Makes the entries of one handout.

    Args:
        page: where things stand.
        styles: how notes are set.
        ratio: height of a slide to its width.
    """

    def __init__(self, page: HandoutPage, styles: Styles, ratio: float) -> None:
        self.page = page
        self.styles = styles
        self.ratio = ratio
        line = styles.body.leading
        aside = replace(styles.aside, after=0.0)
        self.words = NoteLook(aside, line / 2, line / 4)
        small = styles.note
        self.evidence = NoteLook(
            small,
            small.leading / 2,
            small.leading / 3,
            is_plain=True,
        )

    def set_evidence(self, setter: NoteSetter, lines: Sequence[Line]) -> list[Strip]:
        """Return who says so, in a column."""
        evidence = setter.set_notes(lines, self.evidence)
        if evidence:
            evidence[0] = replace(evidence[0], before=self.styles.note.leading)
        return evidence

    def share_evidence(
        self,
        lines: Sequence[Line],
        margin: float,
        text: float,
        room: float,
    ) -> tuple[Sequence[Line], Sequence[Line]]:
        """Return what of the evidence stands in the margin, and what below the notes.

        All of it stands in the margin if that has room, else below; where neither has, so much
        stands in the margin that the lower of both ends as high as may be.

        Args:
            lines: who says so.
            margin: where it begins in the margin, from the head of the entry, in points.
            text: where the notes end, likewise.
            room: height that an entry has on a page, in points.
        """
        look = self.evidence
        beside = [look.guess_height(line, self.page.margin_width) for line in lines]
        below = [look.guess_height(line, self.page.text_width) for line in lines]
        if margin + sum(beside) <= room:
            return lines, ()
        if text + sum(below) <= room:
            return (), lines
        best, least = 0, text + sum(below)
        for count, line in enumerate(lines, 1):
            is_head = not isinstance(line, Listed)
            reach = max(margin + sum(beside[:count]), text + sum(below[count:]))
            if reach < least and not is_head:
                best, least = count, reach
        return lines[:best], lines[best:]

    def make_tall(self, drawn: DrawnSlide, told: ToldNotes, *, is_whole: bool) -> Entry:
        """Return a slide with its notes below it, and who says so in the margin.

        Where it has the page to itself, there are lines to write on below short notes.

        Args:
            drawn: the slide.
            told: its notes.
            is_whole: whether it is as wide as text and margin together.
        """
        page = self.page
        width = page.across if is_whole else page.text_width
        height = width * self.ratio
        place = drawn.setting.group("Div")
        accent = drawn.scene.accent
        text = NoteSetter(
            place,
            accent,
            page.text,
            page.text_width,
        )
        margin = NoteSetter(
            place,
            accent,
            page.margin,
            page.margin_width,
        )
        start = height + _BELOW
        beside = start if is_whole else 0.0
        number = enlarge(self.styles.label, _NUMBER)
        aside = margin.set_words(str(drawn.scene.number), replace(number, ink=accent))
        if told.time:
            aside += margin.set_words(told.time, self.styles.note)
        words = text.set_notes(told.words, self.words)
        near, far = self.share_evidence(
            told.evidence,
            beside + measure_strips(aside),
            start + measure_strips(words),
            page.room if is_whole else page.room / 2,
        )
        aside += self.set_evidence(margin, near)
        words += self.set_evidence(text, far)
        left = page.left if is_whole else page.text
        return Entry(
            drawn,
            drawn.setting,
            drawn.scene.title,
            Rect[float](
                left,
                0.0,
                width,
                height,
            ),
            (Column(words, start), Column(aside, beside)),
            (page.text, page.text_width) if is_whole else None,
        )

    def make_wide(self, drawn: DrawnSlide, told: ToldNotes) -> Entry:
        """Return a slide with its notes beside it, and lines to write on below these."""
        page = self.page
        width = page.across * _BESIDE
        gap = page.across * (1 - 2 * _BESIDE) / 2
        left = page.left
        beside = left + width + gap
        room = page.across - width - gap
        if drawn.setting.is_rtl:
            beside = page.left
            left = page.left + page.across - width
        place = drawn.setting.group("Div")
        accent = drawn.scene.accent
        setter = NoteSetter(
            place,
            accent,
            beside,
            room,
        )
        head = setter.set_words(
            " · ".join(filter(None, (str(drawn.scene.number), told.time))),
            replace(self.styles.label, ink=accent),
        )
        words = setter.set_notes(told.words, self.words)
        evidence = setter.set_notes(told.evidence, self.evidence)
        for part in (words, evidence):
            if part:
                part[0] = replace(part[0], before=self.styles.note.leading / 2)
        return Entry(
            drawn,
            drawn.setting,
            drawn.scene.title,
            Rect[float](
                left,
                0.0,
                width,
                width * self.ratio,
            ),
            (Column([*head, *words, *evidence]),),
            (beside, room),
        )

    def make_spoken(
        self,
        setting: SlideContext,
        accent: str,
        title: str,
        told: ToldNotes,
        clock: str,
    ) -> Entry:
        """Return the words of a slide in large type, and in the margin the running clock.

        Args:
            setting: of the slide, at its place in the structure.
            accent: colour of its section.
            title: of the slide.
            told: its notes.
            clock: when the talk comes to it.
        """
        page = self.page
        body = enlarge(self.styles.aside, _SCRIPT)
        head = replace(enlarge(self.styles.label, _TITLE), ink=accent)
        look = NoteLook(body, body.leading / 2, body.leading / 4)
        setter = NoteSetter(
            setting,
            accent,
            page.text,
            page.text_width,
        )
        words = setter.set_heading(title, head)
        said = setter.set_notes(told.words, look)
        if said:
            said[0] = replace(said[0], before=body.leading / 4)
        margin = NoteSetter(
            setting,
            accent,
            page.margin,
            page.margin_width,
        )
        large = enlarge(self.styles.label, _NUMBER)
        beside = margin.set_words(clock, replace(large, ink=accent))
        beside += margin.set_words(told.time, self.styles.note)
        evidence = self.set_evidence(margin, told.evidence)
        return Entry(
            None,
            setting,
            title,
            None,
            (Column([*words, *said]), Column([*beside, *evidence])),
        )


def enlarge(style: TextStyle, by: float) -> TextStyle:
    """Return a style whose type is some times as large."""
    return replace(style, size=style.size * by, leading=style.leading * by)
