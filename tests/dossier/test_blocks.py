from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium
import pytest

from reporting.plan.block_model import Block
from reporting.plan.words import Para, Run
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import para
from tests.dossier.reading import BODY, Pdf, in_order, read, read_blocks, theme


def test_prose_says_its_paragraphs_with_their_marks() -> None:
    text = read_blocks(plans.PROSE).text(BODY)
    in_order(
        text,
        "What the prose says",
        "Plain, bold, slanted and linked words",
        "1",
        "go on",
        "2",
        plans.WORDS,
    )


def test_emphasis_is_set_in_the_cuts_of_the_same_family() -> None:
    pdf = read_blocks(plans.PROSE)
    fonts = {name: _font(pdf, name) for name in ("Plain,", "bold", "slanted")}
    assert fonts == {
        "Plain,": "Gelasio-Regular",
        "bold": "Gelasio-Bold",
        "slanted": "Gelasio-Italic",
    }


def _font(pdf: Pdf, text: str) -> str:
    page = pdf.file[BODY].get_textpage()
    at = page.search(text).get_next()[0]
    buffer = ctypes.create_string_buffer(80)
    pdfium.FPDFText_GetFontInfo(page.raw, at, buffer, 80, ctypes.c_int())
    return buffer.value.decode().split("+")[-1]


def test_bullets_stand_below_one_another_behind_a_drawn_mark() -> None:
    pdf = read_blocks(plans.BULLETS)
    in_order(
        pdf.text(BODY), "Points to know", "First point", "Second point", "Third point"
    )
    starts = [
        pdf.find(BODY, f"{word} point")[0] for word in ("First", "Second", "Third")
    ]
    assert len({round(char.left, 1) for char in starts}) == 1
    image, first = pdf.drawn(BODY, 4), starts[0]
    height = theme().page.height.pt
    left = theme().page.inner.pt
    beside = image.crop(
        (
            left * 4,
            (height - first.head) * 4,
            (first.left - 2) * 4,
            (height - first.foot) * 4,
        )
    )
    assert beside.convert("L").getextrema()[0] < 128


def test_a_table_aligns_numbers_on_the_decimal_mark() -> None:
    pdf = read_blocks(plans.TABLE)
    in_order(pdf.text(BODY), "A table of harvests", "Year", "Crop", "Remark", "2024", "40.5", "dry", "2025",
             "1,155.25", "wet", "2026", "7", "late", "In tonnes.")  # fmt: skip
    mark = pdf.find(BODY, "40.5")[2].left
    assert pdf.find(BODY, "1,155.25")[5].left == pytest.approx(mark, abs=0.3)
    assert pdf.find(BODY, "2026 7")[4].right == pytest.approx(mark, abs=0.8)


def test_a_table_in_italian_aligns_on_the_comma() -> None:
    rows = (
        (para("2024"), para("40,5"), para("a")),
        (para("2025"), para("1.155,25"), para("b")),
    )
    pdf = read_blocks(replace(plans.TABLE, rows=rows), code="it")
    assert pdf.find(BODY, "1.155,25")[5].left == pytest.approx(
        pdf.find(BODY, "40,5")[2].left, abs=0.3
    )


def test_a_long_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    rows = tuple(
        (para(f"Row{at}"), para(f"{at}.5"), para(f"end{at}")) for at in range(1000)
    )
    pdf = read_blocks(replace(plans.TABLE, rows=rows))
    pages = [at for at in range(len(pdf)) if "Row" in pdf.text(at)]
    assert len(pages) > 15
    for at in pages:
        text = pdf.text(at)
        assert "Year Crop Remark" in text
        assert text.count("Row") == text.count(" end")
    in_order(
        pdf.whole, *(f"Row{at} {at}.5 end{at}" for at in range(1000)), "In tonnes."
    )


def test_a_cell_longer_than_a_page_is_cut() -> None:
    long = para("word " * 3000 + "last")
    pdf = read_blocks(replace(plans.TABLE, rows=((para("2024"), para("1"), long),)))
    assert pdf.whole.count("word") == 3000
    assert "last" in pdf.whole


def test_a_timeline_runs_from_event_to_event() -> None:
    pdf = read_blocks(plans.TIMELINE)
    in_order(
        pdf.text(BODY),
        "What came when",
        "March 2026",
        "Trials begin",
        "one day (inferred)",
        "Whole orchards",
    )
    when, what = pdf.find(BODY, "March 2026")[0], pdf.find(BODY, "Trials begin")[0]
    assert when.baseline == pytest.approx(what.baseline, abs=0.2)
    assert _node(pdf, "Trials begin") < 128 < _node(pdf, "Whole orchards")


def _node(pdf: Pdf, event: str) -> int:
    """The grey in the middle of an event's mark: dark when its date is known, light when it is not."""
    first, height = pdf.find(BODY, event)[0], theme().page.height.pt
    size = theme().print.body.size.pt
    y = height - (first.baseline + size * 0.32)
    return int(
        pdf.drawn(BODY, 4)
        .convert("L")
        .getpixel((int((first.left - 12) * 4), int(y * 4)))
    )


def test_a_process_numbers_its_steps() -> None:
    text = read_blocks(plans.PROCESS).text(BODY)
    in_order(
        text,
        "How it is done",
        "1",
        "Look",
        "An eye finds it",
        "2",
        "Reach",
        "An arm goes there",
    )


def test_a_comparison_sets_its_sides_beside_one_another() -> None:
    pdf = read_blocks(plans.COMPARISON)
    in_order(
        pdf.text(BODY), "Two ways", "By hand", "Gentle", "Slow", "By robot", "Fast"
    )
    left, right = pdf.find(BODY, "By hand")[0], pdf.find(BODY, "By robot")[0]
    assert left.baseline == pytest.approx(right.baseline)
    assert right.left > pdf.find(BODY, "Gentle")[-1].right


def test_a_quotation_is_larger_than_the_text_and_attributed() -> None:
    pdf = read_blocks(plans.QUOTATION)
    in_order(
        pdf.text(BODY), "“The hand decides”", "Vera Lane, grower (our translation)", "3"
    )
    said, by = pdf.find(BODY, "“The hand")[0], pdf.find(BODY, "Vera Lane")[0]
    assert said.head - said.foot > 1.5 * (by.head - by.foot)


def test_a_callout_stands_on_a_ground() -> None:
    pdf = read_blocks(plans.CALLOUT)
    in_order(pdf.text(BODY), "Handle with care", "Nobody has measured it.", "5")
    first, height = pdf.find(BODY, "Handle")[0], theme().page.height.pt
    ground = pdf.drawn(BODY).getpixel((int(first.left - 5), int(height - first.foot)))
    assert ground == tuple(bytes.fromhex(theme().colours.wash[1:]))


def test_a_disagreement_sets_claims_side_by_side_with_status_and_speaker() -> None:
    pdf = read_blocks(plans.DISAGREEMENT)
    text = pdf.text(BODY)
    in_order(text, "They differ", "Time, or time and cost?", "disputed", "Only time.", "3", "Speaker 3",
             "disputed", "Time and cost.", "7", "Speaker 7", "The second is later.")  # fmt: skip
    one, other = pdf.find(BODY, "Only time.")[0], pdf.find(BODY, "Time and cost.")[0]
    assert one.baseline == pytest.approx(other.baseline)
    assert one.left < other.left


def test_every_side_of_a_wide_disagreement_is_shown() -> None:
    sides = tuple(para(f"View{at} of it.", at) for at in range(1, 6))
    in_order(
        read_blocks(replace(plans.DISAGREEMENT, sides=sides)).text(BODY),
        *(f"View{at} of it." for at in range(1, 6)),
    )


@pytest.mark.parametrize("block", plans.BLOCKS, ids=lambda block: block.id)
@pytest.mark.parametrize("code", ["en", "it"])
def test_hostile_text_is_printed_as_it_stands(block: Block, code: str) -> None:
    hostile = (
        '<b>x</b> & a <b c <img src="http://h/"/> <onDraw name="f"/> &amp; %s {0} \\n'
    )
    sections = plans.section(replace(block, title=hostile))
    plan = plans.plan(sections, code=code, summary=(para(hostile, 1),))
    squeezed = "".join(read(plan).whole.split())
    assert squeezed.count("".join(hostile.split())) >= 3 - (
        block.id == "words"
    )  # summary, heading, contents


def test_a_link_within_the_text_may_be_an_id_or_lead_nowhere() -> None:
    runs = (
        Run("to the entity", link="#pomona"),
        Run(" and "),
        Run("to nothing", link="#nothing"),
    )
    pdf = read_blocks(plans.prose(Para(runs)))
    word, nothing = pdf.find(BODY, "to the entity")[0], pdf.find(BODY, "to nothing")[0]
    targets = [
        target for box, target in pdf.links(BODY) if box[0] <= word.left + 1 <= box[2]
    ]
    assert targets == [pdf.page_of("A robot.")]
    assert not [
        box for box, _ in pdf.links(BODY) if box[0] <= nothing.left + 1 <= box[2]
    ]
