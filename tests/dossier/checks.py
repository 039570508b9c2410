"""What a printed page owes its reader, as checks of what stands where; each yields what is wrong, in words.

`CHECKS` lists them. They judge a finished PDF by its `Geometry`, and know of its making
only where the theme puts the columns and what the parts of the back matter are called.
`tests/dossier/test_geometry.py` plants for each a page that it must find fault with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.dossier.check_breaks import (
    captions_astray,
    headings_left_alone,
    headings_with_few_lines,
    pages_of_headings,
    readings_parted,
    widows_and_orphans,
)
from tests.dossier.check_evidence import (
    marks_far_off,
    marks_torn_off,
    marks_without_evidence,
    notes_astray,
)
from tests.dossier.check_places import (
    beyond_the_trim,
    outside_its_frame,
    over_the_foot,
    overlapping,
)
from tests.dossier.check_words import heads_not_repeated, rows_cut, words_cut
from tests.dossier.frames import House
from tests.dossier.geometry import Geometry

Check = Callable[[Geometry, House], Iterator[str]]

CHECKS: tuple[Check, ...] = (
    beyond_the_trim,
    outside_its_frame,
    over_the_foot,
    overlapping,
    widows_and_orphans,
    headings_left_alone,
    headings_with_few_lines,
    pages_of_headings,
    captions_astray,
    readings_parted,
    heads_not_repeated,
    rows_cut,
    words_cut,
    marks_without_evidence,
    marks_torn_off,
    notes_astray,
)
"""What holds of every dossier."""

SHARES: tuple[Check, ...] = (marks_far_off,)
"""What holds of a dossier whose margins have room for its evidence."""


def faults(
    geometry: Geometry, house: House, listed: tuple[Check, ...] = CHECKS
) -> list[str]:
    """Return everything that checks find wrong, each with the check's name."""
    return [
        f"{check.__name__}: {fault}"
        for check in listed
        for fault in check(geometry, house)
    ]
