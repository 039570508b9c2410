"""Words of the cover and the room they have -> lines in the largest size that fits."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from reporting.dossier.galley.galley import Slabs, measure_height
from reporting.dossier.pages.measured_lines import measure_words
from reporting.dossier.typeset.context import TypesetContext
from reporting.paper.tag import Tag
from reporting.paper.typeset.styles import TextStyle
from reporting.plan.words import Line, Runs, list_runs
from reporting.record import Record, replace

_STEPS = tuple(1 - step / 20 for step in range(14))
"""Sizes that words are tried in, as shares of their style's."""
_SMALLEST = 8.0
"""Size below which no words are set that were larger, in points."""
_LONG = 400
"""Characters of a text that is tried in the smallest size first, as it hardly has room."""


class Trial(NamedTuple):
    """Words as they were set in some size, their tags, and whether they have room so."""

    slabs: Slabs
    tags: tuple[Tag, ...]
    fits: bool


class Column(Record, frozen=True, eq=False):
    """Where the cover's words stand, in what ink, and how small they may be set at least."""

    setting: TypesetContext
    width: float
    ink: str
    least: float = 0.0

    @property
    def setting_in_ink(self) -> TypesetContext:
        """The setting with source marks and links in the ink of their ground."""
        setting = self.setting
        colours = replace(setting.theme.colours, link=self.ink)
        theme = replace(setting.theme, colours=colours)
        return replace(setting, theme=theme, accent=self.ink)

    def words(self, text: str, style: TextStyle, tag: Tag | None = None) -> Slabs:
        """Return words in the ink of their ground."""
        return self.setting.words(
            text,
            style,
            width=self.width,
            tag=tag,
            ink=self.ink,
        )

    def fit(
        self, line: Line, style: TextStyle, room: float, tag: Tag, share: float = 1.0
    ) -> Slabs:
        """Return words no higher than `room` points, in the largest size that cuts no word.

        Args:
            line: what they say; the cover has no margin for the notes of its marks.
            style: at the largest size.
            room: in points.
            tag: what they are.
            share: of the column's width that they take.
        """
        least = max(min(_SMALLEST / style.size, 1.0), self.least)
        steps = [step for step in _STEPS if step >= least]
        runs = list_runs(line)
        try_step = partial(self.try_size, runs, style, room, tag, share)
        if sum([len(run.text) for run in runs]) > _LONG:
            trial = try_step(steps[-1])
            if not trial.fits:
                steps.clear()  # nor has it room in a larger one
        for step in steps:
            trial = try_step(step)
            if trial.fits:
                break
        self.setting.tags.extend(trial.tags)
        return trial.slabs

    def try_size(
        self,
        runs: Runs,
        style: TextStyle,
        room: float,
        tag: Tag,
        share: float,
        step: float,
    ) -> Trial:
        """Set words in a size, which is a share of their style's; the rest as for `fit`."""
        width = self.width * share
        left = self.setting.in_width(self.width).flip(0, width)
        size, leading = style.size * step, style.leading * step
        smaller = replace(style, size=size, leading=leading)
        trial = self.setting_in_ink.begin()
        slabs = trial.words(
            runs,
            smaller,
            width=width,
            x=left,
            tag=tag,
            ink=self.ink,
        )
        fits = measure_height(slabs) <= room
        if fits:
            fits = measure_widest(self.setting, runs, smaller) <= width
        return Trial(slabs, tuple(trial.tags), fits)


def measure_widest(setting: TypesetContext, runs: Runs, style: TextStyle) -> float:
    """Return the width of the widest word, in points."""
    widths: list[float] = []
    for run in runs:
        for word in run.text.split():
            one = (replace(run, text=word, origin=None),)
            width = measure_words(setting, one, style)
            widths.append(width)
    return max(widths, default=0.0)
