"""The front matter: contents, the key to the evidence beside them, what is said in brief."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.content.model import Status
from reporting.design.theme import load_theme
from reporting.dossier.galley.compose import make_space
from reporting.dossier.galley.galley import NEVER, Slab, measure_height
from reporting.dossier.pages.artifacts import set_shortened
from reporting.dossier.pages.measured_lines import find_lines, measure_lines
from reporting.dossier.pages.parts import typeset_front
from reporting.dossier.pages.setting import make_context
from reporting.dossier.pages.two_columns import fill_columns, part_evenly
from reporting.dossier.render import render_dossier
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.plan.model import EvidenceKey, KeyEntry
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import para, plan, prose, section
from tests.dossier.reading import BODY, Pdf, in_order, read, theme

KEY = EvidenceKey(
    "A raised number marks a claim.",
    (
        KeyEntry(Status.CONFIRMED, "confirmed", "two say so"),
        KeyEntry(Status.DISPUTED, "disputed", "another says otherwise"),
    ),
)


def with_blocks(count: int, **changes: Any) -> Pdf:
    """A dossier whose contents name some blocks, with a key."""
    blocks = [
        prose(para("Apples."), title=f"Sentence {at}", name=f"b{at}")
        for at in range(count)
    ]
    return read(plan(section(*blocks), key=KEY, **changes))


# ---------------------------------------------------------------- the key


def test_the_key_stands_in_the_margin_level_with_the_first_line_of_the_contents() -> (
    None
):
    pdf = with_blocks(12)
    sheet = Sheet.of(theme())
    title = pdf.find(1, "How sure is it?")
    assert title[0].left == pytest.approx(sheet.margin(2), abs=1)
    first = pdf.find(1, "In brief 2")[0]
    assert title[0].baseline == pytest.approx(first.baseline, abs=6)
    in_order(pdf.text(1), "A raised number", "confirmed", "two say so", "disputed")


def test_the_key_stands_below_contents_that_are_shorter_than_it() -> None:
    whole = plan(section(), summary=(), disagreements=(), claims=(), entities=(), sources=(),
                 colophon=(), key=KEY)  # fmt: skip
    pdf = read(whole)
    sheet = Sheet.of(theme())
    title = pdf.find(1, "How sure is it?")
    assert title[0].left == pytest.approx(sheet.text(2), abs=1)


def test_the_symbol_of_each_status_stands_before_its_word() -> None:
    pdf = with_blocks(12)
    image = pdf.drawn(1, 4).convert("L")
    left = Sheet.of(theme()).margin(2)
    for word in ("confirmed two", "disputed another"):
        first = pdf.find(1, word)[0]
        x = (left + 1.5) * 4
        y = image.height - (first.baseline + theme().print.margin.size.pt * 0.3) * 4
        assert image.getpixel((int(x), int(y))) < 160
        assert first.left > left + 8


def test_there_is_no_key_where_nothing_is_claimed() -> None:
    assert "How sure is it?" not in read(plan(section(plans.PROSE))).text(1)


# ---------------------------------------------------------------- contents and in brief


LONG = 20
"""Blocks in contents that leave room for five sentences of running text, and no larger ones."""


def test_what_has_room_below_the_contents_is_not_parted_for_a_fuller_next_page() -> (
    None
):
    setting = make_context(plan(section()), theme())
    paras = (para("Apples fall. " * 20), para("Machines pick. " * 20))
    _, summary = typeset_front(setting, plan(section(), summary=paras)).parts
    *above, last = summary.galleys
    for galley in above:
        assert galley.ties > 0
    below = above[0].ties - above[1].ties
    assert below == pytest.approx(measure_height(above[1].slabs) + above[1].after)
    assert all(slab.cut >= NEVER for slab in last.slabs)


def test_what_is_said_in_brief_is_set_smaller_to_stand_whole_below_the_contents() -> (
    None
):
    sizes = {}
    for count in (4, LONG):
        summary = (para(plans.WORDS * 3, 1), para(f"{plans.WORDS * 2} Last.", 2))
        pdf = with_blocks(count, summary=summary)
        assert pdf.page_of("Last.") == 1
        first = pdf.find(1, plans.WORDS[:30])[0]
        sizes[count] = first.head - first.foot
    assert sizes[LONG] < sizes[4]


def test_a_number_of_the_contents_stands_at_the_last_line_of_its_title() -> None:
    title = "A title that goes on and on until it does not stand in one line of the contents"
    pdf = read(plan(section(prose(para("x"), title=title))))
    chars = pdf.find(1, f"{title} {BODY + 1}")
    assert len({round(char.baseline) for char in chars}) == 2
    assert chars[-1].baseline == pytest.approx(chars[-2].baseline, abs=0.1)
    edge = Sheet.of(theme()).text(2) + theme().page.text.pt
    assert chars[-1].right == pytest.approx(edge, abs=1)


# ---------------------------------------------------------------- running heads


def test_a_running_head_of_more_than_two_lines_ends_with_three_dots() -> None:
    setting = make_context(plan(section()), theme())
    long = plans.WORDS * 3
    slabs = set_shortened(setting, long, setting.styles.small, 150, 2)
    first, second = find_lines(slabs)
    assert second.text.endswith(" …")
    assert long.startswith(f"{first.text.strip()} {second.text.removesuffix(' …')}")
    assert measure_lines(slabs) <= 150
    assert setting.tags == []


def test_running_heads_belong_to_no_element() -> None:
    setting = make_context(plan(section()), theme())
    slabs = set_shortened(setting, "Apples", setting.styles.small, 150, 2)
    (line,) = find_lines(slabs)
    assert [span.tag for span in line.spans] == [None]


# ---------------------------------------------------------------- two columns


def test_columns_are_filled_page_by_page_and_the_last_ones_are_even() -> None:
    setting = make_context(plan(section()), theme())
    things = [(Slab(10.0),)] * 21
    slabs = fill_columns(setting, things, 0, first_room=40, room=50)
    heights = [slab.height for slab in slabs if not slab.is_space]
    assert heights == [40, 50, 20]
    assert fill_columns(setting, [], 0, first_room=40, room=50) == ()


@pytest.mark.parametrize(
    ("heights", "left"),
    [([10], 1), ([10, 10], 1), ([10, 10, 10], 2), ([50, 10, 10], 1)],
)
def test_things_are_parted_evenly(heights: list[float], left: int) -> None:
    things = [(make_space(height),) for height in heights]
    first, second = part_evenly(things, 0)
    assert len(first) == left
    assert [*first, *second] == things
    assert (
        measure_height(tuple(slab for thing in first for slab in thing))
        >= sum(heights) / 2
    )


# ---------------------------------------------------------------- long contents


@pytest.mark.parametrize("count", [60, 105])
def test_long_contents_take_one_page_in_two_columns_with_the_key_below(
    count: int,
) -> None:
    pdf = with_blocks(count)
    sheet = Sheet.of(theme())
    left, right = pdf.find(1, "In brief"), pdf.find(1, "Colophon")
    assert left[0].left > sheet.text(2)
    assert right[0].left > sheet.text(2) + sheet.page.across.pt / 2
    key = pdf.find(1, "How sure is it?")
    assert key[0].left == pytest.approx(sheet.text(2), abs=1)
    assert key[0].baseline < right[0].baseline
    in_order(
        pdf.text(1), "In brief", "Sentence 0", f"Sentence {count - 1} ", "How sure"
    )


def test_contents_stand_closer_rather_than_go_on_by_a_few_lines() -> None:
    loose, close = with_blocks(30), with_blocks(47)
    for pdf, count in ((loose, 30), (close, 47)):
        last = pdf.find(1, f"Sentence {count - 1} ")
        assert last[0].left < Sheet.of(theme()).text(2) + 60
    apart = [
        pdf.find(1, "Sentence 8 ")[0].baseline - pdf.find(1, "Sentence 9 ")[0].baseline
        for pdf in (loose, close)
    ]
    assert apart[1] < apart[0] - 0.5


def test_both_columns_of_long_contents_begin_level_and_lead_to_their_pages() -> None:
    pdf = with_blocks(80)
    first = pdf.find(1, "In brief")[0]
    middle = Sheet.of(theme()).text(2) + Sheet.of(theme()).page.across.pt / 2
    beside = [char for char in pdf.chars(1) if char.left > middle]
    heads = max(char.baseline for char in beside if char.baseline < first.head)
    assert heads == pytest.approx(first.baseline, abs=4)
    for _, title, at in pdf.outline()[2:]:
        assert f"{title} {at + 1}" in pdf.text(1), title


# ---------------------------------------------------------------- right to left


def test_a_dossier_that_reads_from_right_to_left_is_mirrored() -> None:
    whole = plan(section(plans.PROSE), key=KEY)
    language = replace(whole.language, code="he", locale="he", tag="he", hyphenation="")
    pdf = Pdf(render_dossier(replace(whole, language=language), load_theme()).data)
    sheet = Sheet.of(load_theme(), is_rtl=True)
    assert sheet.margin(2) < sheet.text(2)
    # PDFium gives Latin words of a file from right to left in the order from the right
    heading = pdf.find(1, "2 Contents")
    edge = sheet.text(2) + load_theme().page.text.pt
    assert heading[-1].right == pytest.approx(edge, abs=1.5)
    assert pdf.find(1, "raised")[-1].right < sheet.text(2)


def test_notes_of_what_is_said_in_brief_never_reach_up_to_the_key() -> None:
    pdf = with_blocks(12, summary=(para("Said by many", *range(1, 40)),))
    last = pdf.find(1, "another says otherwise")
    low = min(char.baseline for char in last)
    sheet = Sheet.of(theme())
    notes = [
        char
        for char in pdf.chars(1)
        if char.left >= sheet.margin(2) and sheet.foot < char.baseline < low
    ]
    assert notes
    assert max(char.head for char in notes) < low
