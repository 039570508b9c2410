"""The pairs of colours in use -> those that are hard to tell apart (WCAG 2.2, 1.4.3, 1.4.11).

Here is declared what stands on what, for both outputs. Grounds and hairlines say nothing,
and ask for nothing beyond what stands on them.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator, Mapping
from itertools import product

from reporting.design.colour import (
    BLACK,
    LARGE,
    TEXT,
    WHITE,
    measure_contrast,
    mix_colours,
)
from reporting.record import Record

_OPENERS = "the words of the deck's section openers"
_STEPS = 50
"""From a colour to black or to white."""


class Pair(Record, frozen=True):
    """What stands on what.

    Args:
        front: the token of the colour in front, such as `colours.ink`; `accents.*` for all
            of a group.
        ground: the token of the colour behind it.
        what: what is drawn so.
    """

    front: str
    ground: str
    what: str


PAIRS: tuple[tuple[float, tuple[Pair, ...]], ...] = (
    (
        TEXT,
        (
            Pair("colours.ink", "colours.paper", "running text and figures"),
            Pair("colours.ink", "colours.wash", "the words of callouts"),
            Pair("colours.muted", "colours.paper", "captions and notes"),
            Pair("colours.muted", "colours.wash", "captions of callouts"),
            Pair("colours.link", "colours.paper", "links"),
            Pair("colours.link", "colours.wash", "links in callouts"),
            Pair("accents.*", "colours.paper", "standfirsts and source marks"),
            Pair("section_colours.*", "colours.paper", "standfirsts and source marks"),
            Pair("accents.*", "colours.wash", "source marks in callouts"),
            Pair("section_colours.*", "colours.wash", "source marks in callouts"),
            Pair("status.*", "colours.paper", "the words of statuses"),
            Pair("status.*", "colours.wash", "the words of statuses in callouts"),
            Pair(
                "colours.on_cover",
                "colours.cover",
                "the words of the dossier's cover",
            ),
            Pair("colours.paper", "colours.cover", "the words of the deck's cover"),
            Pair("colours.paper", "accents.*", _OPENERS),
            Pair("colours.paper", "section_colours.*", _OPENERS),
        ),
    ),
    (
        LARGE,
        (
            Pair("accents.*", "colours.paper", "bars of charts, bullets and rules"),
            Pair(
                "section_colours.*",
                "colours.paper",
                "bars of charts, bullets and rules",
            ),
            Pair("colours.muted", "colours.paper", "axes, and rules beside an accent"),
            Pair("status.*", "colours.paper", "status marks"),
        ),
    ),
)
"""By the contrast they ask for. Marks on the cover only decorate it."""


class Weak(Record, frozen=True):
    """Two colours that are hard to tell apart.

    Args:
        front: token of the colour in front.
        ground: token of the colour behind it.
        what: what is drawn so.
        ratio: their contrast, from 1 to 21.
        asked: the contrast that would be needed.
        cure: a colour like the one in front that has it, as #RRGGBB.
    """

    front: str
    ground: str
    what: str
    ratio: float
    asked: float
    cure: str


def find_weak_pairs(colours: Mapping[str, str]) -> Iterator[Weak]:
    """Yield the pairs in use that are too weak, each pair of colours once.

    Args:
        colours: as #RRGGBB, by their tokens.
    """
    reported = set()
    for asked, pair, front, ground in _find_token_pairs(colours):
        ratio = measure_contrast(colours[front], colours[ground])
        if ratio >= asked or (front, ground) in reported:
            continue
        reported.add((front, ground))
        cure = _find_stronger_colour(
            colours[front],
            colours[ground],
            asked,
        )
        yield Weak(
            front,
            ground,
            pair.what,
            ratio,
            asked,
            cure,
        )


def _find_token_pairs(
    colours: Mapping[str, str],
) -> Iterator[tuple[float, Pair, str, str]]:
    """Yield the contrast asked for, the pair, and the two tokens of each pair in use."""
    for asked, pairs in PAIRS:
        for pair in pairs:
            fronts = fnmatch.filter(colours, pair.front)
            grounds = fnmatch.filter(colours, pair.ground)
            for front, ground in product(fronts, grounds):
                yield asked, pair, front, ground


def _find_stronger_colour(front: str, ground: str, asked: float) -> str:
    """Return the first colour on the way to black, or to white, that has the contrast."""
    end = max(BLACK, WHITE, key=lambda extreme: measure_contrast(extreme, ground))
    for step in range(_STEPS + 1):
        colour = mix_colours(end, front, step / _STEPS)
        if measure_contrast(colour, ground) >= asked:
            return colour
    return end
