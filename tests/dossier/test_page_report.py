"""The bars of `python -m tests.pages`: what holds of the pages of every dossier that the suite makes."""

from __future__ import annotations

from functools import cache

import pytest

from tests.dossier.stress import STRESS
from tests.layout import Layout
from tests.pages import (
    DRAFT,
    SAMPLES,
    THEMES,
    format_layout,
    measure_sample,
    measure_shipped,
)

RUN_ON = [name for name in THEMES if name not in {"page", "recto"}]
CROWDED = {"powers", "two-columns"}
"""Contents with more claims in a few lines than short notes stand beside them."""

shipped = cache(measure_shipped)
sample = cache(measure_sample)


def told(layout: Layout) -> str:
    return " | ".join(format_layout(layout))


@pytest.mark.parametrize("name", RUN_ON)
def test_pages_of_the_shipped_dossier_are_full(name: str) -> None:
    for layout in shipped(name):
        assert layout.empty_but_last < 0.08, told(layout)
        assert layout.empty < 0.10, told(layout)
        assert not layout.too_empty, told(layout)


@pytest.mark.parametrize("name", THEMES)
def test_notes_of_the_shipped_dossier_stand_beside_their_marks(name: str) -> None:
    for layout in shipped(name):
        assert layout.near >= 0.95, told(layout)
        assert layout.count("crowd") == 0, told(layout)
        assert None not in layout.marks, told(layout)


@pytest.mark.parametrize("name", THEMES)
def test_text_of_the_shipped_dossier_is_set_well(name: str) -> None:
    for layout in shipped(name):
        assert layout.least_tied >= 4, told(layout)
        assert layout.count("off_grid") == 0, told(layout)
        assert layout.count("broken") <= 0.01 * layout.count("lines"), told(layout)
        assert layout.stretch <= 0.2, told(layout)


def test_a_draft_breaks_as_the_final_does() -> None:
    for final, draft in zip(shipped("editorial"), shipped(DRAFT), strict=True):
        assert draft.sheets == final.sheets, told(draft)


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_of_other_contents_hold_the_bars_too(name: str) -> None:
    for layout in sample(name):
        assert not layout.too_empty, told(layout)
        assert layout.near >= 0.95 or name in CROWDED, told(layout)
        assert layout.least_tied >= 3, told(layout)
        assert layout.count("off_grid") == 0, told(layout)


def test_what_is_excused_is_still_asked_for() -> None:
    assert set(STRESS) >= CROWDED
