"""Timelines as drawn: marks at their dates, words near them, what lasts as long as it lasts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reporting.plan.block_model import TimelineEvent
from tests.dossier import plans
from tests.dossier.exhibits import event, to_scale
from tests.dossier.reading import BODY, Pdf, in_order, read_blocks, theme

GRID = 4


def tick(pdf: Pdf, label: str) -> tuple[float, float]:
    """Where a tick's label ends and the height of its middle, in points."""
    chars = pdf.find(BODY, label)
    return chars[-1].right, chars[0].baseline + 3


def dark(pdf: Pdf, x: float, y: float) -> bool:
    image = pdf.drawn(BODY, GRID).convert("L")
    return bool(
        image.getpixel((int(x * GRID), int((theme().page.height.pt - y) * GRID))) < 128
    )


def axis(pdf: Pdf) -> float:
    return tick(pdf, "2020")[0] + 7


def test_marks_stand_where_their_dates_are() -> None:
    pdf = read_blocks(
        to_scale(event("one", 0.0), event("two", 0.25), event("three", 1.0))
    )
    x = axis(pdf)
    for label, marked in (
        ("2020", True),
        ("2021", True),
        ("2022", False),
        ("2023", False),
        ("2024", True),
    ):
        assert dark(pdf, x + 2.5, tick(pdf, label)[1]) is marked, label


def test_an_uncertain_date_is_an_open_mark() -> None:
    pdf = read_blocks(
        to_scale(
            event("one", 0.0), event("two", 0.5, uncertain=True), event("three", 1.0)
        )
    )
    assert not dark(pdf, axis(pdf) + 1.5, tick(pdf, "2022")[1])
    assert dark(pdf, axis(pdf) + 1.5, tick(pdf, "2024")[1])


def test_what_lasts_is_drawn_as_long_as_it_lasts() -> None:
    pdf = read_blocks(
        to_scale(event("one", 0.0), event("two", 0.25, 0.75), event("three", 1.0))
    )
    heights = [tick(pdf, f"202{at}")[1] for at in range(5)]
    between = [(one + other) / 2 for one, other in pairwise(heights)]
    assert [dark(pdf, axis(pdf) + 9, y) for y in between] == [False, True, True, False]


def test_words_never_run_into_each_other_and_keep_their_order() -> None:
    events = [
        event(f"event{at} " + "more words " * 9 * (at % 2), at / 40) for at in range(9)
    ]
    pdf = read_blocks(
        to_scale(*events, event("last", 1.0), event("undated", None, uncertain=True))
    )
    in_order(
        pdf.text(BODY),
        *(f"when event{at}" for at in range(9)),
        "when last",
        "when undated",
    )
    tops = [pdf.find(BODY, f"when event{at}")[0] for at in range(9)]
    assert len({round(top.left) for top in tops}) == 1
    assert all(one.baseline - other.baseline >= 20 for one, other in pairwise(tops))


def test_a_scale_that_a_page_cannot_hold_gives_way_to_even_spacing() -> None:
    pdf = read_blocks(
        to_scale(*(event(f"event{at} {plans.WORDS}", at / 39) for at in range(40)))
    )
    in_order(pdf.whole, *(f"event{at} " for at in range(40)))
    assert "2022" not in pdf.text(BODY)


@pytest.mark.parametrize(
    "events",
    [
        (event("a", 0.0), event("b", 1.0)),
        (event("a", None), event("b", 0.0), event("c", None), event("d", 1.0, 1.0)),
    ],
)
def test_few_events_and_undated_ones_anywhere_are_drawn(
    events: tuple[TimelineEvent, ...],
) -> None:
    pdf = read_blocks(to_scale(*events))
    in_order(pdf.text(BODY), *(one.when for one in events))
