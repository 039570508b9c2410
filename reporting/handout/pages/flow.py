"""Entries -> pages: each at the head of its share of a page; what is long goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from reporting.design.rect import Rect
from reporting.handout.pages.entries import GAP, Column, Entry
from reporting.handout.pages.page import HandoutPage
from reporting.handout.pages.strips import (
    force_strips,
    measure_strips,
    place_strips,
    take_strips,
)
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.scene import DrawnSlide
from reporting.paper.marks import Mark, Stroke
from reporting.record import Record, replace

_PITCH = 22.0
"""From one line to write on to the next."""
_FEWEST = 2
"""Lines to write on that are worth it."""
_HAIR = 0.4
_LEAST = 60.0
"""Height of an entry without a picture that is worth beginning on a page."""


class PlacedSlide(Record, frozen=True, eq=False):
    """A slide, or the words of one, on a page: where it begins, and its picture's place."""

    setting: SlideContext
    top: float
    slide: DrawnSlide | None = None
    place: Rect[float] | None = None


class FilledPage(Record, frozen=True, eq=False):
    """What stands on a page; places in points from its upper left.

    Args:
        slides: that begin on it.
        marks: of notes, in the order of reading.
        rules: frames and lines, which nobody reads.
        part: what its running head says.
    """

    slides: tuple[PlacedSlide, ...]
    marks: tuple[Mark, ...]
    rules: tuple[Mark, ...]
    part: str


class PageFlow:
    """Fills pages with entries.

    Args:
        page: where columns stand.
        count: how many entries a page has at the most; 0 for as many as have room.
        hairline: colour of frames and lines, as #RRGGBB.
    """

    def __init__(self, page: HandoutPage, count: int, hairline: str) -> None:
        self.page = page
        self.count = count
        self.hairline = hairline
        self.slot = (page.room + GAP) / max(count, 1)
        self._begin("")

    def _begin(self, part: str) -> None:
        self._top = self.page.top
        self._slides: list[PlacedSlide] = []
        self._marks: list[Mark] = []
        self._rules: list[Mark] = []
        self._part = part
        self._begun = 0

    def _finish(self) -> FilledPage:
        return FilledPage(
            tuple(self._slides),
            tuple(self._marks),
            tuple(self._rules),
            self._part,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the page so far."""
        return not self._slides and not self._marks

    def fill(self, entries: Sequence[Entry]) -> Iterator[FilledPage]:
        """Yield pages with entries, none of whose lines is left out."""
        for entry in entries:
            if not self.is_empty and not self._has_room(entry):
                yield self._finish()
                self._begin("")
            yield from self._place(entry)
        if not self.is_empty:
            yield self._finish()

    def _has_room(self, entry: Entry) -> bool:
        """Whether an entry begins on this page: whole, or if it is longer than any page."""
        left = self.page.bottom - self._top
        if self.count and self._begun >= self.count:
            return False
        need = measure_entry(entry)
        least = entry.picture.height if entry.picture else _LEAST
        if left < least:
            return False
        return need <= left or need > self.page.room or entry.picture is None

    def _place(self, entry: Entry) -> Iterator[FilledPage]:
        """Place an entry, and yield the pages that it fills."""
        if not self.is_empty and not self.count:
            y = self._top - GAP / 2
            ends = ((self.page.left, y), (self.page.left + self.page.across, y))
            self._rules.append(Stroke(ends, self.hairline, _HAIR))
        self._part = self._part or entry.title
        top = self._top
        place = None
        if entry.picture:
            place = replace(entry.picture, top=top + entry.picture.top)
            self._frame(place)
        self._slides.append(
            PlacedSlide(
                entry.setting,
                top,
                entry.slide,
                place,
            )
        )
        columns = entry.columns
        foot = place.bottom if place else top
        while True:
            columns, reached = self._place_columns(columns, top)
            foot = max(foot, reached)
            if not columns:
                break
            yield self._finish()
            self._begin(entry.title)
            top = foot = self.page.top
        self._end(entry, foot)

    def _place_columns(
        self, columns: Sequence[Column], top: float
    ) -> tuple[tuple[Column, ...], float]:
        """Place as much as the page has room for; return the rest, and how far it reaches."""
        foot = top
        rest: list[Column] = []
        for column in columns:
            head = top + column.start
            room = self.page.bottom - head
            is_fresh = head == self.page.top
            take = force_strips if is_fresh else take_strips
            taken, left = take(column.strips, room)
            self._marks += place_strips(taken, head)
            foot = max(foot, head + measure_strips(taken))
            if left:
                rest.append(Column(left))
        return tuple(rest), foot

    def _end(self, entry: Entry, foot: float) -> None:
        """Settle where the next entry begins; rule what is left of this one's share."""
        if not self.count:
            self._top = foot + GAP
            return
        used = (foot - self.page.top) / self.slot
        shares = ceil(round(used, 4))
        end = max(self.page.top + shares * self.slot, self._top + self.slot)
        is_even = foot - self._top <= self.slot and shares < self.count
        if entry.writing:
            self._draw_lines(entry.writing, foot, min(end - GAP, self.page.bottom))
        elif not is_even:
            end = foot + GAP
        self._top = end
        self._begun += 1

    def _draw_lines(self, where: tuple[float, float], top: float, foot: float) -> None:
        """Rule lines to write on, where there is room for a few."""
        left, width = where
        lines = int((foot - top) / _PITCH)
        if lines < _FEWEST:
            return
        for number in range(1, lines + 1):
            y = top + number * _PITCH
            ends = ((left, y), (left + width, y))
            self._rules.append(Stroke(ends, self.hairline, _HAIR))

    def _frame(self, place: Rect[float]) -> None:
        """Draw a line around a slide."""
        corners = (
            (place.left, place.top),
            (place.right, place.top),
            (place.right, place.bottom),
            (place.left, place.bottom),
            (place.left, place.top),
        )
        self._rules.append(Stroke(corners, self.hairline, _HAIR))


def measure_entry(entry: Entry) -> float:
    """Return the height of an entry on a page that holds all of it, in points."""
    height = entry.picture.height if entry.picture else 0.0
    for column in entry.columns:
        height = max(height, column.start + measure_strips(column.strips))
    return height
