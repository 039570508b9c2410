"""The plan of a cover -> the first slide: what it is about, why it matters now, for whom.

Above stand title and subtitle, below on a field of its own why it matters now, and at the foot
who speaks to whom. Type shrinks before words are lost, and the lower field gives way to a long
subtitle.
"""

from __future__ import annotations

from reporting.design.rect import Rect
from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.model import CoverPlan
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.held_covers import lay_out_held_cover
from reporting.slides.model import PlannedFrame, SlideBody, SlideText
from reporting.slides.splitting import clip_texts
from reporting.slides.typesetter import Typesetter

SPACE = 0.6
"""Between the paragraphs of a cover that stand in one place, as a share of their leading."""

FIELD_INSET = 0.55
"""From the edge of the lower field to its words, as a share of the slide's margin."""


class _CoverTexts(Record, frozen=True):
    """The words of a cover at one size: what it is about, why now, for whom."""

    size: Length
    subtitle: SlideText
    reason: SlideText
    foot: SlideText


def any_words(text: SlideText) -> bool:
    """Whether a paragraph says anything."""
    return any(run.text for run in text.runs)


def lay_out_cover(
    setter: Typesetter,
    plan: CoverPlan,
) -> SlideBody:
    """Lay out the first slide under its title."""
    grid = setter.grids.of(SlideKind.COVER)
    if grid.fixed:
        return lay_out_held_cover(setter, plan)
    for size in setter.list_sizes(floor=setter.tokens.small.size):
        texts = _set_texts(setter, plan, size)
        body = _lay_out_fields(setter, texts)
        if not body.clipped:
            break
    return body


def _set_texts(setter: Typesetter, plan: CoverPlan, size: Length) -> _CoverTexts:
    """Set the words of a cover at a size; whom it is for is said no larger than all else."""
    least = min(size, setter.tokens.body_floor.times(1.25))
    return _CoverTexts(
        size,
        setter.make_text(plan.subtitle, Style.OPENING, size),
        setter.make_text(
            plan.why_now,
            Style.OPENING_TEXT,
            size,
            SPACE,
        ),
        setter.make_text(
            plan.parties,
            Style.OPENING_TEXT,
            least,
            SPACE,
        ),
    )


def _lay_out_fields(setter: Typesetter, texts: _CoverTexts) -> SlideBody:
    """Lay a cover out on our own layout: its lower field begins where the subtitle lets it."""
    grid = setter.grids.of(SlideKind.COVER)
    panel = grid.panel or grid.lead
    lead = grid.lead
    bottom = grid.strip.top
    height = setter.measure_height((texts.subtitle,), lead.width)
    gap = grid.kicker.left.times(FIELD_INSET)
    top = max(panel.top, lead.top + height + gap)
    panel = replace(panel, top=top, height=panel.bottom - top)
    depth = setter.measure_height((texts.foot,), lead.width)
    if not any_words(texts.foot):
        depth = Length(0)
    inner = Rect(
        lead.left,
        top + gap,
        lead.width,
        bottom - top - gap,
    )
    taken = depth
    if depth:
        taken = depth + gap.part(1, 2)
    place = inner.tall(max(inner.height - taken, Length(0)))
    kept = clip_texts(
        setter,
        (texts.reason,),
        lead.width,
        place.height,
    )
    under = inner.below(inner.height - depth)
    clipped = []
    if kept != (texts.reason,) and any_words(texts.reason):
        clipped.append("why_now")
    if inner.height < taken:
        clipped.append("subtitle")
    return SlideBody(
        SlideKind.COVER,
        texts.size,
        frames=(
            PlannedFrame(lead.tall(height), (texts.subtitle,)),
            PlannedFrame(place, kept),
            PlannedFrame(under, (texts.foot,)),
        ),
        clipped=tuple(clipped),
        panel=panel,
    )
