"""Timelines: dates in words, what lasts, and where events stand when their time is to scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.content.periods import Period
from reporting.i18n import load_language
from reporting.plan.block_model import TimelineBlock, TimelineEvent
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.plan.timeline import TimeScale, explain_first_marks, plan_time_ticks
from reporting.plan.words import Para, make_run
from tests.content.planted import changed, only


def timelines(plan: DossierPlan) -> dict[str, TimelineBlock]:
    return {
        b.id: b for s in plan.sections for b in s.blocks if isinstance(b, TimelineBlock)
    }


def test_what_lasts_names_both_its_dates(
    english: DossierPlan, italian: DossierPlan
) -> None:
    for plan, words in ((english, "May – July 2026"), (italian, "maggio–luglio 2026")):
        lasting = [
            event for event in timelines(plan)["to-scale"].events if event.is_lasting
        ]
        assert lasting[2].when == words


def test_an_evenly_spaced_timeline_has_no_scale(english: DossierPlan) -> None:
    block = timelines(english)["history"]
    assert block.ticks == ()
    assert {event.start for event in block.events} == {None}


def test_a_timeline_to_scale_puts_events_at_their_share_of_the_time(
    english: DossierPlan,
) -> None:
    block = timelines(english)["to-scale"]
    idea, adverts, trials, training, in_time = block.events
    assert (idea.start, trials.end) == (0, 1)
    assert adverts.start == pytest.approx(
        426 / 698
    )  # days from 1 November 2024, of those to 30 September 2026
    assert adverts.end == pytest.approx(606 / 698)
    assert idea.end is None
    assert training.start == pytest.approx(546 / 698)
    assert (in_time.start, in_time.end) == (None, None)


def test_the_scale_is_marked_by_months_or_years(english: DossierPlan) -> None:
    labels = [tick.label for tick in timelines(english)["to-scale"].ticks]
    assert labels == ["January 2025", "April 2025", "July 2025", "October 2025", "January 2026", "April 2026",
                      "July 2026"]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("until: 2026-07,", "until: 2026-04,", "`until` is not after `on`"),
        (
            "{on: 2026-05, until: 2026-07,",
            "{label: May, until: 2026-07,",
            "`until` needs `on`",
        ),
        ("- {on: 2026-05, until", "- {on: 2023-05, until", "in order of time"),
        ("scale: time", "scale: log", "`log`"),
    ],
)
def test_a_time_that_cannot_be_is_a_problem(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    problem = only(tmp_path, changed(old, new))
    assert message in problem.message
    assert problem.line


def test_the_first_timeline_with_an_uncertain_date_says_how_it_is_marked() -> None:
    sure, unsure = (
        TimelineBlock(
            "when",
            "",
            (),
            events=(TimelineEvent("2024", doubt, Para((make_run("x"),))),),
        )
        for doubt in (False, True)
    )
    sections = [
        SectionPlan("one", 1, "One", "", (sure, unsure, unsure)),
        SectionPlan("two", 2, "Two", "", (unsure, sure)),
    ]
    keys = [
        [block.has_key for block in section.blocks if isinstance(block, TimelineBlock)]
        for section in explain_first_marks(sections)
    ]
    assert keys == [[False, True, False], [False, False]]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("753 BC", "AD 476", ["500 BC", "1 AD"]),
        (
            "-0043-03",
            "-0043-06",
            ["March 44 BC", "April 44 BC", "May 44 BC", "June 44 BC"],
        ),
        (
            "2026-10-21T06:45",
            "2026-10-21T17:30",
            ["08:00", "10:00", "12:00", "14:00", "16:00"],
        ),
    ],
)
def test_the_scale_reaches_to_years_bc_and_to_hours(
    first: str, last: str, labels: list[str]
) -> None:
    scale = TimeScale(
        Period.read_words(first).first_minute,
        Period.read_words(last).last_minute,
    )
    ticks = plan_time_ticks(scale, load_language("en"))
    assert [tick.label.replace("\u00a0", " ") for tick in ticks] == labels
    assert all(0 <= tick.value <= 1 for tick in ticks)
