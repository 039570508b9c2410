"""Slides and the length of a briefing -> how long each slide is spoken to.

Together that is exactly the briefing's length. A slide's share follows what there is to say:
the words it shows and the words the curator wrote for its speaker; but none is passed over.
Slides after the close and hidden ones take no time.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.memory import Same, remember
from reporting.plan.model import DossierPlan
from reporting.plan.words import plain_line, plain_text
from reporting.record import Record
from reporting.scene import SlideKind
from reporting.slides.model import Slide
from reporting.slides.topics import Topic

BRIEF = frozenset({SlideKind.COVER, SlideKind.SECTION, SlideKind.AGENDA})
"""Kinds of which the speaker says the title and goes on."""

UNITS = (30, 15, 5, 1)
"""Seconds that times are rounded to; the coarsest that leaves a choice is taken."""

CHOICE = 2
"""So many units a slide, on average, are a choice."""

TAKING_IN = 15
"""Words that one could say while a new slide is taken in."""


def share_minutes(
    words: Sequence[int],
    minutes: int,
) -> tuple[int, ...]:
    """Share a briefing's length out.

    Args:
        words: how many there are to say at each slide.
        minutes: length of the briefing.

    Returns:
        seconds for each slide; their sum is the length.
    """
    count = len(words)
    whole = minutes * 60
    fitting = []
    for unit in UNITS:
        if whole // unit >= CHOICE * count:
            fitting.append(unit)
    unit = fitting[0] if fitting else UNITS[-1]
    units = whole // unit
    least = 1 if units >= count else 0
    spare = units - least * count
    weights = [TAKING_IN + number for number in words]
    total = sum(weights)
    exact = [weight * spare / total for weight in weights]
    given = [int(share) for share in exact]
    lacks = []
    for share, wanted in zip(given, exact, strict=True):
        lacks.append(share - wanted)
    by_rest = sorted(range(count), key=lacks.__getitem__)
    left = spare - sum(given)
    for number in by_rest[:left]:
        given[number] += 1
    return tuple([(least + share) * unit for share in given])


def format_clock(seconds: int) -> str:
    """Write a time as minutes and seconds: `1:30`."""
    return f"{seconds // 60}:{seconds % 60:02}"


class Time(Record, frozen=True):
    """How long the talk stays at a slide.

    Args:
        seconds: 0 where it does not come to it.
        told: what the speaker is told of that, if anything.
    """

    seconds: int = 0
    told: tuple[str, ...] = ()


def time_slides(
    dossier: DossierPlan,
    slides: Sequence[Slide],
    topics: Sequence[Topic],
) -> tuple[Time, ...]:
    """Return how long each slide is for, and what the speaker is told of that.

    Together that is as long as the briefing. Slides after the close and hidden ones take no
    time, and nothing is told of them.
    """
    curated = {topic.id: " ".join(map(plain_line, topic.notes)) for topic in topics}
    whole = dossier.minutes
    words = []
    for slide in slides:
        if slide.is_told:
            said = curated.get(slide.id, "")
            words.append(len(said.split()) + count_words(slide))
    shares = iter(share_minutes(words, whole))
    times: list[Time] = []
    passed = 0
    for slide in slides:
        if not slide.is_told:
            times.append(Time())
            continue
        seconds = next(shares)
        passed += seconds
        note = dossier.language.fill_phrase(
            "notes_time",
            minutes=format_clock(seconds),
            until=format_clock(passed),
            whole=format_clock(whole * 60),
        )
        times.append(Time(seconds, (note,)))
    return tuple(times)


@remember(Same)
def count_words(slide: Slide) -> int:
    """Count what there is to say at a slide beside the curator's notes: what it shows."""
    texts = [slide.title]
    if slide.kind not in BRIEF:
        for frame in slide.body.frames:
            texts += frame.texts
        if slide.body.table:
            for row in slide.body.table.rows:
                texts += row
    words = [plain_text(text.runs) for text in texts]
    return len(" ".join(words).split())
