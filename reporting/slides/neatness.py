"""Paragraphs in a column -> whether they break neatly, and on which width they do.

A line that ends within `start-up`, a source mark that stands alone, a last line left short:
none of it is wrong, but where another width or size has no more lines, it is neater.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reporting.design.units import Length, pt
from reporting.record import replace
from reporting.slides.line_breaks import halves_compound
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.typesetter import SAFETY, STEP, Typesetter

KERNED = 0.02
"""Share of a width by which kerning may draw a line together; it is measured without that."""

NARROWER = (1.0, 0.98, 0.96, 0.94, 0.92, 0.9, 0.88, 0.86)
"""Shares of a column's width on which its paragraphs are set, where they are neater there."""


def is_neat(
    setter: Typesetter,
    text: SlideText,
    width: Length,
) -> bool:
    """Whether a paragraph strands no mark, halves no compound, and has its lines for certain.

    Without the safety it has as many lines; else they may be fewer than planned where the
    slide is shown.
    """
    count = setter.count_own_lines(text, width)
    if setter.count_own_lines(text, width, 1) != count:
        return False
    planned = setter.break_shown_lines(text, width)
    loose = setter.break_shown_lines(text, width, 1)
    if halves_compound(planned) or halves_compound(loose):
        return False
    return not strands_mark(setter, text, width)


def strands_mark(
    setter: Typesetter,
    text: SlideText,
    width: Length,
) -> bool:
    """Whether a source mark may stand alone on a line.

    Office programs differ on whether a linked mark hangs on its word. So the paragraph is
    broken without its marks too: with the safety, without it, and kerned.
    """
    unmarked = [run for run in text.runs if run.mark is None]
    if len(unmarked) == len(text.runs):
        return False
    bare = replace(text, runs=tuple(unmarked))
    for share in (1 - SAFETY, 1, 1 + KERNED):
        alone = setter.break_shown_lines(bare, width, share)
        marked = setter.break_shown_lines(text, width, share)
        if _count_words(alone) != _count_words(marked):
            return True
    return False


def breaks_words(
    setter: Typesetter,
    bodies: Iterable[SlideBody],
) -> bool:
    """Whether an ordinary word is broken in the frames of some bodies."""
    for body in bodies:
        for frame in body.frames:
            width = frame.box.width
            for text in frame.texts:
                if setter.breaks_word(text, width, is_shown=True):
                    return True
    return False


def narrow_neatly(
    setter: Typesetter,
    texts: Sequence[SlideText],
    width: Length,
    room: Length = Length(0),
) -> Length:
    """Return the greatest width, little less than a box's, on which paragraphs are neat.

    They have the same height there, and no word is broken for it. Where there is none such,
    it is one on which no mark stands alone; else it is the box's.

    Args:
        setter: measures.
        texts: the paragraphs.
        width: of the box.
        room: the height that they may take so that no mark stands alone.
    """
    height = setter.measure_height(texts, width)
    second: Length | None = None
    for share in NARROWER:
        narrower = width.times(share)
        needed = setter.measure_height(texts, narrower)
        if needed > max(height, room):
            continue
        if any(setter.breaks_word(text, narrower, is_shown=True) for text in texts):
            continue
        is_same = needed == height
        if is_same and all(is_neat(setter, text, narrower) for text in texts):
            return narrower
        strands = any(strands_mark(setter, text, narrower) for text in texts)
        if second is None and not strands:
            second = narrower
    return second or width


def find_neatest_width(
    setter: Typesetter,
    texts: Sequence[SlideText],
    width: Length,
) -> Length:
    """Return the greatest width, little less than a box's, on which most paragraphs are neat.

    Each has as many lines there as on the box's, and no word is broken for it.
    """
    best, fewest = width, len(texts)
    counts = [setter.count_lines(text, width) for text in texts]
    for share in NARROWER:
        narrower = width.times(share)
        untidy = 0
        for text, count in zip(texts, counts, strict=True):
            if setter.count_lines(text, narrower) > count:
                untidy = len(texts)
            is_tidy = is_neat(setter, text, narrower)
            if not is_tidy or setter.breaks_word(text, narrower, is_shown=True):
                untidy += 1
        if untidy < fewest:
            best, fewest = narrower, untidy
        if not fewest:
            break
    return best


def balance_width(
    setter: Typesetter,
    text: SlideText,
    width: Length,
) -> Length:
    """Return the least width on which a paragraph has no more lines.

    So no line of it is left short, and no word is cut for it. It has no more lines either
    where another face is shown.
    """
    fewest = _count_all_lines(setter, text, width)
    word = setter.measure_widest_word(text)
    indent = text.stands_in
    needed = word.times(1 / (1 - SAFETY)) + indent + pt(1)
    low = max(width.part(1, 2), needed)
    low = min(low, width)
    high = width
    while max(fewest) > 1 and high - low > pt(2):
        middle = low + (high - low).part(1, 2)
        planned, shown = _count_all_lines(setter, text, middle)
        if planned > fewest[0] or shown > fewest[1]:
            low = middle
        else:
            high = middle
    wider = high
    while wider <= width:
        if not halves_compound(setter.break_shown_lines(text, wider)):
            return wider
        wider = wider + setter.scale(STEP)
    return high


def balance_texts(
    setter: Typesetter,
    texts: Sequence[SlideText],
    width: Length,
    room: Length = Length(0),
) -> Length:
    """Return a width on which paragraphs are balanced, and no mark stands alone.

    Args:
        setter: measures.
        texts: the paragraphs.
        width: of the box.
        room: the height that they may take so that no mark stands alone.
    """
    balanced = max(balance_width(setter, text, width) for text in texts)
    if any(strands_mark(setter, text, balanced) for text in texts):
        return narrow_neatly(setter, texts, width, room)
    return balanced


def _count_all_lines(
    setter: Typesetter,
    text: SlideText,
    width: Length,
) -> tuple[int, int]:
    """Return how many lines a paragraph has as planned, and as shown in its own face."""
    return setter.count_lines(text, width), setter.count_own_lines(text, width)


def _count_words(lines: Sequence[str]) -> list[int]:
    return [len(line.split()) for line in lines]
