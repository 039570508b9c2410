"""Words that read against their language keep their own order, and their ends with them."""

from __future__ import annotations

import pytest

from reporting.plan.direction import hold_direction, reads_from_right
from reporting.plan.words import Run
from reporting.reading.origin import Origin

LRM, RLM = "\u200e", "\u200f"


@pytest.mark.parametrize(
    ("text", "is_rtl", "reads_right"),
    [
        ("Orchard grows", False, False),
        ("Orchard grows", True, False),
        ("הפרדס גדל", True, True),
        ("הפרדס גדל", False, True),
        ("ل Orchard", True, True),
        ("Orchard של 2026", False, False),
        ("2026", True, True),
        ("2026", False, False),
        ("−3.45 %", True, True),
        ("", True, True),
        ("", False, False),
        ("果樹園", True, False),
    ],
)
def test_a_paragraph_is_read_as_its_words_are(
    text: str, *, is_rtl: bool, reads_right: bool
) -> None:
    assert reads_from_right(text, is_rtl=is_rtl) is reads_right


@pytest.mark.parametrize(
    ("text", "is_rtl", "shown"),
    [
        ("Who said so?", True, f"Who said so?{LRM}"),
        ("“Who said so”", True, f"{LRM}“Who said so”{LRM}"),
        ("Orchard grows", True, "Orchard grows"),
        ("Gazette, ¶ 3", True, f"Gazette, ¶ 3{LRM}"),
        ("מי אמר?", True, "מי אמר?"),
        ("מי אמר?", False, f"מי אמר?{RLM}"),
        ("Who said so?", False, "Who said so?"),
        ("34%", True, "34%"),
    ],
)
def test_the_ends_of_words_are_held_that_read_against_their_language(
    text: str, *, is_rtl: bool, shown: str
) -> None:
    runs, before = hold_direction((Run(text),), is_rtl=is_rtl)
    assert "".join(run.text for run in runs) == shown
    assert before == shown.index(text)


def test_a_mark_of_direction_looks_as_what_it_holds_and_is_no_part_of_a_link() -> None:
    first = Run("(Gazette", bold=True, origin=Origin("a", start=0, stop=8))
    last = Run("¶ 3", link="https://example.org/", mark=None)
    runs, _ = hold_direction((first, last), is_rtl=True)
    assert runs == (Run(LRM, bold=True), first, last, Run(LRM))
