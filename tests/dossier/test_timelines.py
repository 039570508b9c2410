"""Timelines as set: marks at their dates, words near them, what lasts as long as it lasts."""

from __future__ import annotations

import pytest

from reporting.charts.marks import Label, Path
from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.timelines import typeset_timeline
from reporting.dossier.galley.galley import FREE, NEVER, Flow
from reporting.paper.marks import Capsule, Disc, Drawing, Stroke
from reporting.plan.block_model import Tick, TimelineBlock, TimelineEvent
from reporting.plan.words import plain_line
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.exhibits import event, to_scale
from tests.dossier.found_marks import find_line, find_lines, find_marks, join_lines
from tests.dossier.galleys import make_setting, theme
from tests.dossier.plans import para

DATED = to_scale(event("one", 0.0), event("two", 0.25), event("three", 1.0))
TIME = replace(
    DATED,
    events=(
        event("one", 0.0),
        event("two", 0.25, 0.75),
        event("three", 0.5, uncertain=True),
        event("four", 1.0),
        event("five", None, uncertain=True),
        event("six", None, uncertain=True),
    ),
)
"""Too many events for a row."""
SENTENCE = "The growers of the valley tried out the first machine between their rows"


def timeline(count: int, text: str = SENTENCE) -> TimelineBlock:
    events = [
        TimelineEvent(f"200{at}", is_uncertain=at % 2 == 1, text=para(text, at + 1))
        for at in range(count)
    ]
    return replace(plans.TIMELINE, events=tuple(events))


def set_events(block: TimelineBlock, *, is_rtl: bool = False) -> BlockBody:
    return typeset_timeline(make_setting(is_rtl=is_rtl), block)


def tick_heights(body: BlockBody) -> dict[str, float]:
    """How far below the head each tick stands, by its label."""
    (drawing,) = find_marks(body.slabs, Drawing)
    labels = [mark for mark in drawing.marks if isinstance(mark, Label)]
    paths = [mark for mark in drawing.marks if isinstance(mark, Path)]
    heights = {}
    for label, path in zip(labels, paths, strict=True):
        heights[label.text] = drawing.y + drawing.height - path.points[0][1]
    return heights


# ---------------------------------------------------------------- to scale


def test_marks_stand_where_their_dates_are() -> None:
    body = set_events(TIME)
    ticks = tick_heights(body)
    begin, end = ticks["2020"], ticks["2024"]
    discs = find_marks(body.slabs, Disc)
    assert [disc.y for disc in discs[:3]] == pytest.approx(
        [begin, (begin + end) / 2, end]
    )
    assert len({disc.x for disc in discs}) == 1
    assert all(disc.y > end for disc in discs[3:])


def test_an_uncertain_date_is_an_open_mark() -> None:
    paper = theme().colours.paper
    fills = [disc.ink for disc in find_marks(set_events(TIME).slabs, Disc)]
    assert [fill == paper for fill in fills] == [False, True, False, True, True]


def test_what_lasts_is_drawn_as_long_as_it_lasts() -> None:
    body = set_events(TIME)
    ticks = tick_heights(body)
    (bar,) = find_marks(body.slabs, Capsule)
    assert bar.head + bar.radius == pytest.approx(ticks["2021"])
    assert bar.foot == pytest.approx(ticks["2023"])


def test_words_never_run_into_each_other_and_stand_near_their_marks() -> None:
    events = [event(f"event{at} more words", at / 9) for at in range(10)]
    body = set_events(to_scale(*events))
    assert find_marks(body.slabs, Drawing)
    dates = [find_line(body.slabs, f"when event{at}") for at in range(10)]
    texts = [find_line(body.slabs, f"event{at} more") for at in range(10)]
    assert len({date.x for date in dates}) == 1
    for text, date in zip(texts, dates[1:], strict=False):
        assert date.y - text.y > 12
    for date, disc in zip(dates, find_marks(body.slabs, Disc), strict=True):
        assert abs(date.y - disc.y) < 3 * 14 + 4


@pytest.mark.parametrize("first", [0.0, 0.4, 0.97])
def test_eight_days_among_years_do_not_stand_level_with_the_years(first: float) -> None:
    days = [event(f"day{at} {SENTENCE}", first + at / 400) for at in range(8)]
    block = to_scale(event("begin", 0.0), *days, event("end", 1.0))
    body = set_events(block)
    assert not find_marks(body.slabs, Drawing)
    assert "Not to scale" in join_lines(body.slabs)
    heights = [find_line(body.slabs, f"when day{at}").y for at in range(8)]
    assert heights == sorted(heights)


def test_a_scale_that_is_kept_says_nothing_of_it() -> None:
    assert "scale" not in join_lines(set_events(TIME).slabs)
    assert "scale" not in join_lines(set_events(timeline(9)).slabs)


def test_a_scale_that_a_page_cannot_hold_gives_way_to_even_spacing() -> None:
    events = [event(f"event{at} {plans.WORDS}", at / 39) for at in range(40)]
    body = set_events(to_scale(*events))
    assert body.flow is Flow.TEXT
    assert "2022" not in join_lines(body.slabs)
    assert not find_marks(body.slabs, Drawing)


@pytest.mark.parametrize(
    "events",
    [
        (event("a", 0.0), event("b", 1.0)),
        (event("a", None), event("b", 0.0), event("c", None), event("d", 1.0, 1.0)),
        (event("a", None), event("b", 0.0), event("c", None), event("d", 1.0)),
    ],
)
def test_few_events_and_undated_ones_anywhere_are_drawn(
    events: tuple[TimelineEvent, ...],
) -> None:
    text = join_lines(set_events(to_scale(*events)).slabs)
    places = [text.index(plain_line(one.when)) for one in events]
    assert places == sorted(places)


def test_a_scale_without_ticks_is_spaced_evenly() -> None:
    body = set_events(replace(DATED, ticks=()))
    assert not find_marks(body.slabs, Drawing)


# ---------------------------------------------------------------- in a row


def test_few_events_of_few_words_stand_in_a_row() -> None:
    body = set_events(timeline(5))
    assert body.is_wide
    assert body.flow is Flow.FLOAT
    dates = [find_line(body.slabs, f"200{at}") for at in range(5)]
    assert len({date.y for date in dates}) == 1
    assert [date.x for date in dates] == sorted(date.x for date in dates)
    for disc, date in zip(find_marks(body.slabs, Disc), dates, strict=True):
        assert disc.x - disc.radius == pytest.approx(date.x)


def test_a_row_to_scale_has_its_marks_at_their_dates_and_leads_to_the_words() -> None:
    shares = (0.0, 0.3, 0.5, 0.6, 1.0)
    events = [
        replace(one, start=share)
        for one, share in zip(timeline(5).events, shares, strict=True)
    ]
    body = set_events(to_scale(*events))
    assert body.is_wide
    discs = find_marks(body.slabs, Disc)
    begin, end = discs[0].x, discs[-1].x
    for disc, share in zip(discs, shares, strict=True):
        assert disc.x == pytest.approx(begin + share * (end - begin))
    leaders = [line for line in find_marks(body.slabs, Stroke) if len(line.points) == 4]
    dates = [find_line(body.slabs, f"200{at}") for at in range(5)]
    for leader, disc, date in zip(leaders, discs, dates, strict=True):
        assert leader.points[0] == (disc.x, disc.y)
        x, y = leader.points[-1]
        assert date.x <= x <= date.x + 8
        assert y < date.y


def test_a_row_whose_words_would_stand_far_from_their_marks_is_no_row() -> None:
    events = [
        replace(one, start=share)
        for one, share in zip(
            timeline(5).events, (0.0, 0.96, 0.97, 0.98, 1.0), strict=True
        )
    ]
    assert not set_events(to_scale(*events)).is_wide


def test_ticks_whose_names_would_meet_make_no_row() -> None:
    names = [f"the beginning of the year 202{at} as we count it" for at in range(9)]
    ticks = [Tick(at / 8, name) for at, name in enumerate(names)]
    events = [replace(one, start=at / 4) for at, one in enumerate(timeline(5).events)]
    block = replace(to_scale(*events), ticks=tuple(ticks))
    assert not set_events(block).is_wide


# ---------------------------------------------------------------- cut, keyed, mirrored


@pytest.mark.parametrize("count", [9, 20])
def test_a_long_timeline_is_cut_between_events_with_two_on_either_side(
    count: int,
) -> None:
    body = set_events(timeline(count, plans.WORDS))
    assert body.flow is Flow.TEXT
    assert len(body.slabs) == count
    cuts = [slab.cut for slab in body.slabs[:-1]]
    assert cuts == [NEVER, *[FREE] * (count - 3), NEVER]


def test_an_event_higher_than_a_page_can_be_cut() -> None:
    block = timeline(3, plans.WORDS * 60)
    events = [replace(one, is_lasting=True) for one in block.events]
    body = set_events(replace(block, events=tuple(events)))
    column = theme().page.height - theme().page.top - theme().page.bottom
    assert max(slab.height for slab in body.slabs) < column.pt / 4


def test_only_the_line_of_a_last_event_that_lasts_goes_on_below_its_mark() -> None:
    block = timeline(6)
    for is_lasting in (False, True):
        last = replace(block.events[-1], is_lasting=is_lasting)
        body = set_events(replace(block, events=(*block.events[:-1], last)))
        foot = max(stroke.points[1][1] for stroke in find_marks(body.slabs, Stroke))
        mark = find_marks(body.slabs, Disc)[-1]
        assert (foot > mark.y + 10) is is_lasting


def test_open_marks_are_explained_where_the_plan_wants_it() -> None:
    for count in (4, 8):
        block = timeline(count)
        assert "no full date" not in join_lines(set_events(block).slabs)
        body = set_events(replace(block, has_key=True))
        key = find_line(body.slabs, "the source gives no full date")
        assert "italics" not in key.text
        discs = find_marks(body.slabs, Disc)
        assert abs(discs[-1].y - key.y) < 5
        assert body.slabs[-2].cut == NEVER


def test_a_date_of_ours_is_in_italics_and_the_source_s_words_are_not() -> None:
    block = timeline(8)
    inferred = replace(block.events[3], when="May 2003 (inferred)", is_inferred=True)
    words = replace(block.events[5], when="early 2005")
    events = (*block.events[:3], inferred, block.events[4], words, *block.events[6:])
    body = set_events(replace(block, events=events, has_key=True))
    ours, theirs = (find_line(body.slabs, when) for when in ("May 2003", "early 2005"))
    faces = [line.spans[0].look.face for line in (ours, theirs)]
    assert "Italic" in faces[0]
    assert "Italic" not in faces[1]
    assert "in italics: inferred by us" in join_lines(body.slabs)


@pytest.mark.parametrize("block", [timeline(5), timeline(9), TIME, DATED])
def test_from_right_to_left_a_timeline_is_mirrored(block: TimelineBlock) -> None:
    body = set_events(block, is_rtl=True)
    width = theme().page.across.pt if body.is_wide else theme().page.text.pt
    plain = set_events(block).slabs
    for one, other in zip(
        find_marks(plain, Disc), find_marks(body.slabs, Disc), strict=True
    ):
        assert one.x + other.x == pytest.approx(width)
        assert one.y == other.y
    for line in find_lines(body.slabs):
        assert -0.1 <= line.x <= line.x + line.width <= width + 0.1


@pytest.mark.parametrize("is_rtl", [False, True], ids=["ltr", "rtl"])
def test_the_figure_of_a_timeline_ends_where_words_begin(*, is_rtl: bool) -> None:
    body = set_events(TIME, is_rtl=is_rtl)
    (drawing,) = find_marks(body.slabs, Drawing)
    lines = find_lines(body.slabs)
    assert lines
    if is_rtl:
        assert drawing.x > max(line.x + line.width for line in lines)
        assert drawing.x + drawing.width == pytest.approx(make_setting().width)
    else:
        assert drawing.x == 0
        assert drawing.width < min(line.x for line in lines)
