"""Processes as set: steps with their numbers, in a row or cut between two and two."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reporting.design.units import mm
from reporting.dossier.blocks.body import BlockBody
from reporting.dossier.blocks.process import typeset_process
from reporting.dossier.galley.galley import FREE, NEVER, Flow, measure_height
from reporting.paper.marks import Disc, Polygon
from reporting.plan.block_model import ProcessBlock, ProcessStep
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.found_marks import find_line, find_lines, find_marks, join_lines
from tests.dossier.galleys import make_setting, theme
from tests.dossier.plans import para

SHORT = "A soft hand turns the fruit until it gives way, then lets go"


def process(count: int, text: str = SHORT) -> ProcessBlock:
    steps = [ProcessStep(f"Step{at}", para(text, at)) for at in range(1, count + 1)]
    return replace(plans.PROCESS, steps=tuple(steps))


def set_steps(count: int, text: str = SHORT, *, is_rtl: bool = False) -> BlockBody:
    return typeset_process(make_setting(is_rtl=is_rtl), process(count, text))


def test_two_short_steps_stay_in_the_column_and_float() -> None:
    body = set_steps(2)
    assert not body.is_wide
    assert body.flow is Flow.FLOAT
    one, other = (find_line(body.slabs, f"Step{at}") for at in (1, 2))
    assert one.x == other.x
    assert one.y < other.y


@pytest.mark.parametrize(
    ("count", "text"), [(3, f"{SHORT}, {SHORT}"), (4, SHORT), (5, SHORT)]
)
def test_up_to_five_steps_of_few_words_stand_in_a_row(count: int, text: str) -> None:
    body = set_steps(count, text)
    assert body.is_wide
    assert body.flow is Flow.FLOAT
    titles = [find_line(body.slabs, f"Step{at}") for at in range(1, count + 1)]
    assert len({title.y for title in titles}) == 1
    assert [title.x for title in titles] == sorted(title.x for title in titles)
    for line in find_lines(body.slabs):
        assert line.x + line.width <= theme().page.across.pt + 0.1


@pytest.mark.parametrize(("count", "text"), [(6, SHORT), (4, plans.WORDS * 3)])
def test_more_steps_and_long_ones_stand_below_one_another(
    count: int, text: str
) -> None:
    body = set_steps(count, text)
    assert not body.is_wide
    heights = [find_line(body.slabs, f"Step{at}").y for at in range(1, count + 1)]
    assert heights == sorted(heights)


def test_a_title_that_a_row_would_break_keeps_the_steps_in_the_column() -> None:
    block = process(5)
    first = replace(block.steps[0], title="Unternehmensverantwortlichkeit")
    block = replace(block, steps=(first, *block.steps[1:]))
    assert not typeset_process(make_setting(), block).is_wide


def test_a_page_too_narrow_for_a_row_keeps_the_steps_in_the_column() -> None:
    page = replace(theme().page, text=mm(80), margin=mm(38), gutter=mm(5))
    small = replace(theme(), page=page)
    setting = make_setting(look=small)
    assert not typeset_process(setting, process(5)).is_wide
    assert typeset_process(setting, process(4)).is_wide


@pytest.mark.parametrize("count", [6, 9, 14])
def test_a_long_process_is_cut_between_steps_with_two_on_either_side(
    count: int,
) -> None:
    body = set_steps(count, plans.WORDS)
    assert body.flow is Flow.TEXT
    assert len(body.slabs) == count
    cuts = [slab.cut for slab in body.slabs[:-1]]
    assert cuts == [NEVER, *[FREE] * (count - 3), NEVER]


def test_a_step_higher_than_a_page_can_be_cut() -> None:
    body = set_steps(3, plans.WORDS * 60)
    column = theme().page.height - theme().page.top - theme().page.bottom
    assert measure_height(body.slabs) > column.pt
    assert max(slab.height for slab in body.slabs) < column.pt / 4


def test_numbers_stand_in_their_discs_before_the_words_of_their_steps() -> None:
    for count in (2, 5, 7):
        slabs = set_steps(count).slabs
        discs = find_marks(slabs, Disc)
        assert len(discs) == count
        for number, disc in enumerate(discs, 1):
            line = next(line for line in find_lines(slabs) if line.text == str(number))
            assert line.x + line.width / 2 == pytest.approx(disc.x, abs=0.5)
            assert disc.y - disc.radius < line.y < disc.y + disc.radius
        text = join_lines(slabs)
        places = [text.index(f"{at} Step{at}") for at in range(1, count + 1)]
        assert places == sorted(places)


@pytest.mark.parametrize("count", [2, 4, 8])
def test_an_arrow_leads_from_each_step_to_the_next(count: int) -> None:
    slabs = set_steps(count).slabs
    arrows = find_marks(slabs, Polygon)
    assert len(arrows) == count - 1
    for arrow, (one, other) in zip(
        arrows, pairwise(find_marks(slabs, Disc)), strict=True
    ):
        *_, (x, y) = arrow.points
        assert min(one.x, other.x) <= x <= max(one.x, other.x)
        assert min(one.y, other.y) <= y <= max(one.y, other.y)


@pytest.mark.parametrize("count", [4, 8])
def test_from_right_to_left_a_process_is_mirrored(count: int) -> None:
    body = set_steps(count, is_rtl=True)
    width = theme().page.across.pt if body.is_wide else theme().page.text.pt
    plain = find_marks(set_steps(count).slabs, Disc)
    mirrored = find_marks(body.slabs, Disc)
    for one, other in zip(plain, mirrored, strict=True):
        assert one.x + other.x == pytest.approx(width)
        assert one.y == other.y
    if body.is_wide:
        for arrow in find_marks(body.slabs, Polygon):
            tail, _, point = arrow.points
            assert point[0] < tail[0]


def test_notes_and_tags_are_those_of_what_was_chosen() -> None:
    setting = make_setting()
    body = typeset_process(setting, process(5))
    numbers = [
        place.note.evidence.number for slab in body.slabs for place in slab.notes
    ]
    assert numbers == [1, 2, 3, 4, 5]
    assert [tag.name for tag in setting.tags].count("LI") == 5
    assert [tag.name for tag in setting.tags].count("Note") == 5
