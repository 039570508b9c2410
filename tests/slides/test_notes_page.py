"""Notes begin with a sentence that stands out, keep their lists and links, and fit their page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.design.grid import Grids, make_grid
from reporting.design.theme import Theme, load_theme
from reporting.plan.model import DossierPlan
from reporting.plan.words import Line, Listed, Para, Run, list_runs, plain_line
from reporting.slides.deck import plan_deck
from reporting.slides.notes_page import (
    HEIGHT,
    SIZES,
    choose_notes_size,
    find_first_sentence,
    set_cue,
)
from reporting.slides.typesetter import Typesetter

ABBREVIATIONS = frozenset({"Dr.", "no.", "Mr"})


def bold(line: Line) -> str:
    return "".join(run.text for run in list_runs(line) if run.bold)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Begin here. Then go on.", "Begin here."),
        ("Ask “who says so?” Then wait.", "Ask “who says so?”"),
        ("Dr. Lane came. She spoke.", "Dr. Lane came."),
        ("J. K. Lane came. She spoke.", "J. K. Lane came."),
        ("It cost 3.5 million. Then more.", "It cost 3.5 million."),
        ("See no. 5 first. Then go.", "See no. 5 first."),
        ("The firm earns e.g. fees. So be it.", "The firm earns e.g. fees."),
        ("Warten… dann weiter. Ende.", "Warten… dann weiter."),
        ("まず収穫から。次に価格。", "まず収穫から。"),
        ("No end at all", "No end at all"),
        ("(Pause.) Then on.", "(Pause.)"),
    ],
)
def test_the_first_sentence_ends_where_a_reader_ends_it(text: str, first: str) -> None:
    assert text[: find_first_sentence(text, ABBREVIATIONS)] == first


@given(st.text("Aa. !?\u2019”", max_size=40))
def test_the_cue_loses_no_words(text: str) -> None:
    lines = (Para((Run(text[:7]), Run(text[7:], italic=True))), "Second.")
    cued = set_cue(lines, ABBREVIATIONS)
    assert [plain_line(line) for line in cued] == [text, "Second."]
    assert text.startswith(bold(cued[0]))
    assert bold(cued[1]) == ""


def test_a_cue_keeps_links_and_slopes() -> None:
    first = Para(
        (Run("See "), Run("it", italic=True, link="https://a.org"), Run(". So."))
    )
    (line,) = set_cue((first,), ())
    assert [(run.text, run.bold, run.link) for run in list_runs(line)] == [
        ("See ", True, None),
        ("it", True, "https://a.org"),
        (".", True, None),
        (" So.", False, None),
    ]


def test_slides_open_with_a_cue_and_head_their_lists(
    english: DossierPlan, theme: Theme
) -> None:
    whole = plan_deck(english, theme)
    for slide in whole.slides:
        for before, line in pairwise(slide.notes):
            if isinstance(line, Listed) and not isinstance(before, Listed):
                assert bold(before) == plain_line(before), plain_line(before)
    opener = next(slide for slide in whole.slides if slide.id == "overview")
    assert bold(opener.notes[0]) == ""  # the time
    assert bold(opener.notes[1]) == "Section 1 of 4: Overview."


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    theme: Theme = load_theme()
    return Typesetter(theme, Grids(make_grid(theme)))


def test_longer_notes_are_smaller_until_they_fit(setter: Typesetter) -> None:
    sizes = [
        choose_notes_size(setter, ["Some words to say about apples. " * 10] * count).pt
        for count in range(1, 12)
    ]
    assert sizes[0] == SIZES[0]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == SIZES[-1]
    assert HEIGHT < 324  # what PowerPoint lays out, with its insets
