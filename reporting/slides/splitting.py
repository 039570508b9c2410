"""A paragraph that is too long -> its parts on several slides, or the part that has room.

Splitting loses no word; clipping ends in an ellipsis, and whoever clips names what is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.words import Run, Runs, cut_runs
from reporting.record import replace
from reporting.slides.model import SlideText
from reporting.slides.typesetter import Typesetter

ELLIPSIS = "…"
DOT = " · "
SENTENCE_ENDS = (". ", "! ", "? ", "; ")

CLIP_STEP = 20
"""Letters given up at once where a text without spaces is clipped."""

CONTINUATIONS: Mapping[Style, Style] = MappingProxyType(
    {
        Style.BULLET: Style.TEXT,
        Style.OPENING_BULLET: Style.OPENING_TEXT,
        Style.ENTRY: Style.ENTRY_TEXT,
    }
)
"""What the rest of a split paragraph is: it has no second bullet and no second number."""


def split_text(
    setter: Typesetter,
    text: SlideText,
    width: Length,
    most: int,
) -> tuple[SlideText, SlideText | None]:
    """Split a paragraph after at most `most` lines, at a sentence's end where one is near.

    Returns:
        What fits, and the rest, which is no new bullet or entry but goes on with the text.
    """
    breaks = setter.find_breaks(text, width)
    if len(breaks) < most:
        return text, None
    words = join_runs(text.runs)
    line_end = breaks[most - 1]
    position = len(words[:line_end].rstrip())
    sentence = 0
    for end in SENTENCE_ENDS:
        found = words.rfind(end, 0, position)
        sentence = max(sentence, found + 1)
    if sentence > position // 2:
        position = sentence
    head, tail = cut_at_spaces(text.runs, position)
    if not tail:
        return replace(text, runs=head), None
    style = CONTINUATIONS.get(text.style, text.style)
    mark = text.mark.goes_on if text.mark else None
    rest = replace(
        text,
        runs=tail,
        number=None,
        style=style,
        mark=mark,
    )
    return replace(text, runs=head), rest


def split_fitting(
    setter: Typesetter,
    text: SlideText,
    place: Rect,
    fits: Callable[[Runs], bool],
) -> tuple[SlideText, SlideText | None]:
    """Split a paragraph after as many lines as fit, but after one at least.

    Args:
        setter: measures.
        text: the paragraph.
        place: its lines are as wide as that, and never more than it has room for.
        fits: whether the first part of the paragraph fits.
    """
    low = 1
    high = int(place.height // text.leading)
    while low < high:
        middle = (low + high + 1) // 2
        head, _ = split_text(
            setter,
            text,
            place.width,
            middle,
        )
        if fits(head.runs):
            low = middle
        else:
            high = middle - 1
    return split_text(setter, text, place.width, low)


def clip_text(
    setter: Typesetter,
    text: SlideText,
    width: Length,
    most: int,
) -> SlideText:
    """Return a paragraph cut to `most` lines, with an ellipsis where words are missing."""
    breaks = setter.find_breaks(text, width)
    if len(breaks) < most:
        return text
    if most < 1:
        return replace(text, runs=())
    words = join_runs(text.runs)
    line_end = breaks[most - 1]
    position = len(words[:line_end].rstrip())
    while position > 0:
        head, _ = cut_at_spaces(text.runs, position)
        clipped = replace(text, runs=(*head, Run(ELLIPSIS)))
        if setter.count_lines(clipped, width) <= most:
            return clipped
        space = words.rfind(" ", 0, position)
        position = max(space, position - CLIP_STEP)
    return replace(text, runs=(Run(ELLIPSIS),))


def clip_texts(
    setter: Typesetter,
    texts: Sequence[SlideText],
    width: Length,
    limit: Length,
) -> tuple[SlideText, ...]:
    """Return paragraphs cut to a height; paragraphs that have no room are dropped."""
    kept: list[SlideText] = []
    for text in texts:
        room = limit - setter.measure_height(kept, width)
        if kept:
            room = room - text.before
        most = int(room // text.leading)
        if most < 1:
            break
        kept.append(clip_text(setter, text, width, most))
    return tuple(kept)


def clip_line(
    setter: Typesetter,
    words: str,
    style: Style,
    width: Length,
) -> str:
    """Return words in small type, cut to what stands on one line of a width."""
    text = setter.make_text(words, style, setter.tokens.small.size)
    return join_runs(clip_text(setter, text, width, 1).runs)


def shorten_line(
    setter: Typesetter,
    words: str,
    style: Style,
    width: Length,
) -> str:
    """Return words in small type, or the last of their parts that has room on one line.

    Parts are what stands between dots, as `Edition 1 · 22 November`: half a date would say
    nothing, so there are no words where no part has room.
    """
    for part in (words, *reversed(words.split(DOT))):
        if width and clip_line(setter, part, style, width) == part:
            return part
    return ""


def cut_at_spaces(
    runs: Runs,
    position: int,
) -> tuple[Runs, Runs]:
    """Cut runs at a position in their text; spaces at the cut are dropped."""
    words = join_runs(runs)
    end = len(words[:position].rstrip())
    rest = words[position:]
    start = len(words) - len(rest.lstrip())
    head, _ = cut_runs(runs, end)
    _, tail = cut_runs(runs, start)
    return head, tail


def join_runs(runs: Runs) -> str:
    """Return all the words of runs, source marks included."""
    return "".join([run.text for run in runs])
