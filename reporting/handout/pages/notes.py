"""The notes of a slide -> lines of set text: the speaker's words, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from reporting.handout.pages.strips import Strip
from reporting.handout.slides.context import SlideContext, find_origin
from reporting.handout.slides.line_fitting import fit_lines
from reporting.paper.marks import Disc, Mark, TextLine
from reporting.paper.tag import NestedLists, Tag
from reporting.paper.typeset.fragments import (
    Fragment,
    FragmentMaker,
    Linking,
    bind_numbers,
)
from reporting.paper.typeset.paragraph import Paragraph
from reporting.paper.typeset.styles import TextStyle
from reporting.plan.lists import format_label
from reporting.plan.words import Line, Listed, Run, list_runs, plain_line
from reporting.record import Record, replace

_HANG, _DIGIT = 0.95, 0.55
"""From a bullet to its words, and what each digit of a number takes besides, as multiples
of the type."""
_BULLET, _RADIUS, _RISE = 0.32, 0.14, 0.28
"""Middle of a bullet, its radius, and how far it is over the baseline, likewise."""
_LETTER = 0.5
"""Width of a letter, about, as a share of the type size."""
_PAIR = 2
"""Lines of a paragraph that stand together at the foot and at the head of a column."""


class ToldNotes(Record, frozen=True):
    """The notes of a slide in their parts.

    Args:
        time: how long the slide is for; empty where the talk does not come to it.
        words: what the speaker says.
        evidence: who says so, and how sure it is.
    """

    time: str
    words: tuple[Line, ...]
    evidence: tuple[Line, ...]


class NoteLook(Record, frozen=True):
    """How notes are set.

    Args:
        style: of their words.
        gap: above a paragraph, in points.
        item_gap: above an item of a list.
        is_plain: whether lines are filled one after the other, not balanced over a paragraph,
            as what is looked up may be.
    """

    style: TextStyle
    gap: float
    item_gap: float
    is_plain: bool = False

    def guess_height(self, line: Line, width: float) -> float:
        """Return how high a paragraph is about in a column of a width, in points."""
        letters = len(plain_line(line)) * _LETTER * self.style.size
        lines = ceil(letters / width)
        return lines * self.style.leading + self.gap


def part_notes(
    notes: Sequence[Line],
    head: str,
    *,
    has_time: bool,
) -> ToldNotes:
    """Return notes in their parts.

    Args:
        notes: of a slide, a paragraph each.
        head: what stands over who says so.
        has_time: whether the first says how long the slide is for.
    """
    rest = list(notes)
    time = plain_line(rest.pop(0)) if has_time and rest else ""
    words: list[Line] = []
    evidence: list[Line] = []
    is_evidence = False
    for line in rest:
        is_item = isinstance(line, Listed)
        is_evidence = plain_line(line) == head or (is_evidence and is_item)
        part = evidence if is_evidence else words
        part.append(line)
    return ToldNotes(time, tuple(words), tuple(evidence))


class NoteSetter:
    """Sets notes in one column.

    Args:
        setting: of the slide, at the place that its notes belong to.
        accent: colour of its section, as #RRGGBB.
        x: left edge of the column, in points.
        width: of the column.
    """

    def __init__(
        self,
        setting: SlideContext,
        accent: str,
        x: float,
        width: float,
    ) -> None:
        self.setting = setting
        self.accent = accent
        self.x = x
        self.width = width
        self.linking = Linking(setting.links.targets, {})
        self.hang = 0.0
        """From a bullet or a number to its words, in points."""
        self.lists = NestedLists(setting)

    def set_notes(self, lines: Sequence[Line], look: NoteLook) -> list[Strip]:
        """Return paragraphs and lists as strips."""
        strips: list[Strip] = []
        numbers = [line.number for line in lines if isinstance(line, Listed)]
        digits = len(str(max(numbers))) if any(numbers) else 0
        self.hang = (_HANG + _DIGIT * digits) * look.style.size
        for line in lines:
            own = list(self.set_line(line, look))
            if own:
                gap = look.item_gap if isinstance(line, Listed) else look.gap
                own[0] = replace(own[0], before=gap)
            strips += own
        return strips

    def set_words(self, words: str, style: TextStyle) -> list[Strip]:
        """Return plain words as a paragraph."""
        tag = self.setting.elem("P")
        look = NoteLook(style, 0.0, 0.0)
        return list(
            self.break_lines(
                (Run(words),),
                look,
                tag,
                0.0,
            )
        )

    def set_heading(self, words: str, style: TextStyle) -> list[Strip]:
        """Return a heading, which stands with what follows."""
        tag = self.setting.elem(self.setting.heading)
        look = NoteLook(style, 0.0, 0.0)
        strips = list(
            self.break_lines(
                (Run(words),),
                look,
                tag,
                0.0,
            )
        )
        return [replace(strip, keeps=True) for strip in strips]

    def set_line(self, line: Line, look: NoteLook) -> Iterator[Strip]:
        """Yield the lines of a paragraph, or of an item behind its bullet or number."""
        runs = list_runs(line)
        if not isinstance(line, Listed):
            self.lists.end()
            tag = self.setting.elem("P", find_origin(runs))
            leads = bool(runs) and all(run.bold for run in runs)
            strips = list(
                self.break_lines(
                    runs,
                    look,
                    tag,
                    0.0,
                )
            )
            if leads and strips:
                strips[-1] = replace(strips[-1], keeps=True)
            yield from strips
            return
        hang = self.hang
        inset = hang * (line.level + 1)
        _, label, body = self.lists.add(line.level, is_numbered=bool(line.number))
        tag = body.elem("P", find_origin(runs))
        strips = list(
            self.break_lines(
                runs,
                look,
                tag,
                inset,
            )
        )
        if strips:
            first = strips[0]
            mark = self.draw_label(
                line,
                look.style,
                inset - hang,
                label,
            )
            strips[0] = replace(first, marks=(*mark, *first.marks))
        yield from strips

    def break_lines(
        self,
        runs: Sequence[Run],
        look: NoteLook,
        tag: Tag,
        inset: float,
    ) -> Iterator[Strip]:
        """Yield the lines of runs; two stand together where a column ends."""
        style = look.style
        maker = FragmentMaker(
            style,
            self.setting.theme,
            self.linking,
            self.accent,
            tag,
            self.setting.tags,
        )
        maker.add_runs(tuple(runs))
        pieces = bind_numbers(maker.pieces, self.setting.language)
        style = replace(style, left=inset)
        lines = self.set_pieces(pieces, style, is_plain=look.is_plain)
        last = len(lines) - 1
        for at, line in enumerate(lines):
            parts_one = at in (0, last - 1) and last >= _PAIR - 1
            keeps = parts_one and at != last
            yield Strip(style.leading, (line,), keeps=keeps)

    def set_pieces(
        self,
        pieces: Sequence[Fragment],
        style: TextStyle,
        *,
        is_plain: bool = False,
    ) -> list[TextLine]:
        """Return pieces as lines, each with its baseline in a line of its own."""
        paragraph = Paragraph(
            pieces,
            style,
            self.width,
            language=self.setting.language,
            x=self.x,
            is_rtl=self.setting.is_rtl,
        )
        if is_plain:
            broken = fit_lines(paragraph.row, paragraph.measure.rest)
            return paragraph.set_broken(broken) if broken else []
        return paragraph.set_lines()

    def draw_label(
        self,
        line: Listed,
        style: TextStyle,
        inset: float,
        tag: Tag,
    ) -> tuple[Mark, ...]:
        """Return the bullet or the number before an item."""
        if line.number:
            words = format_label(line.level, line.number)
            maker = FragmentMaker(
                style,
                self.setting.theme,
                self.linking,
                self.accent,
                tag,
                self.setting.tags,
            )
            maker.add_runs((Run(words),))
            return tuple(self.set_pieces(maker.pieces, replace(style, left=inset)))
        x = inset + _BULLET * style.size
        if self.setting.is_rtl:
            x = self.width - x
        y = style.size - _RISE * style.size
        return (
            Disc(
                self.x + x,
                y,
                _RADIUS * style.size,
                style.ink,
                tag=tag,
            ),
        )
