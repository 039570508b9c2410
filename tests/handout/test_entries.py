"""What of a slide's notes stands in the margin, and what below; lines to write on."""

from __future__ import annotations

import pytest

from reporting.design.theme import load_theme
from reporting.handout.pages.entries import EntryMaker
from reporting.handout.pages.page import HandoutPage
from reporting.paper.typeset.styles import make_styles
from reporting.plan.words import Line, Listed, Run

LINES: list[Line] = [
    "Who says so:",
    *[
        Listed((Run(f"A claim of some words, told at length by {name}."),), number=1)
        for name in "abcdef"
    ],
]


@pytest.fixture
def maker() -> EntryMaker:
    theme = load_theme()
    page = HandoutPage.of(theme, is_rtl=False)
    return EntryMaker(page, make_styles(theme, ""), 9 / 16)


def test_who_says_so_stands_in_the_margin_where_that_holds_all_of_it(
    maker: EntryMaker,
) -> None:
    """Below notes of a line it would end sooner, but would be read in two places."""
    assert maker.share_evidence(LINES, 300, 310, 700) == (LINES, ())


def test_it_stands_below_where_only_that_holds_all_of_it(maker: EntryMaker) -> None:
    assert maker.share_evidence(LINES, 600, 310, 700) == ((), LINES)


def test_it_is_parted_where_neither_does_and_its_head_never_stands_alone(
    maker: EntryMaker,
) -> None:
    near, far = maker.share_evidence(LINES, 300, 310, 320)
    assert [*near, *far] == LINES
    assert len(near) > 1
    assert far
