"""Marks behind words stand as they are, behind a number in brackets, and apart from each other."""

import pytest

from reporting.plan.marks import set_marks_apart, takes_power
from reporting.plan.words import Run


def marked(words: str, *numbers: int, after: str = ".") -> str:
    marks = tuple(Run(str(number), mark=number) for number in numbers)
    return "".join(
        run.text for run in set_marks_apart((Run(words), *marks, Run(after)))
    )


@pytest.mark.parametrize(
    ("words", "numbers", "shown"),
    [
        ("Orchard grew", (3,), "Orchard grew3."),
        ("Orchard grew", (15, 16), "Orchard grew15,\u00a016."),
        ("in 2035", (2,), "in 2035[2]."),
        ("noch 62\u00a0%", (11, 12), "noch 62\u00a0%11,\u00a012."),
        ("ein Netz von 48,5\u00a0km", (2,), "ein Netz von 48,5\u00a0km[2]."),
    ],
)
def test_marks_stand_apart(words: str, numbers: tuple[int, ...], shown: str) -> None:
    assert marked(words, *numbers) == shown


def test_what_stands_between_marks_is_raised_and_leads_nowhere() -> None:
    runs = set_marks_apart((Run("a"), Run("1", mark=1, link="#one"), Run("2", mark=2)))
    assert [(run.text, run.mark, run.link) for run in runs] == [
        ("a", None, None),
        ("1", 1, "#one"),
        (",\u00a0", 2, None),
        ("2", 2, None),
    ]


def test_runs_without_marks_stay_as_they_are() -> None:
    runs = (Run("5 "), Run("m", italic=True))
    assert set_marks_apart(runs) is runs


@pytest.mark.parametrize("text", ["word", "2035 apples", "", "R&D"])
def test_words_take_no_power(text: str) -> None:
    assert not takes_power(text)


def test_marks_that_stand_apart_are_left_alone() -> None:
    """A text that is cut is set again, part by part."""
    runs = (Run("5\u00a0m"), Run("1", mark=1), Run("12", mark=12))
    apart = set_marks_apart(runs)
    assert set_marks_apart(apart) == apart
    assert set_marks_apart(apart[1:]) == apart[1:]
