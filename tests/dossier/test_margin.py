from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.content.model import Status
from reporting.design.stacking import stack_notes
from reporting.dossier.galley.galley import Note
from reporting.dossier.pages.wanted_notes import WantedNote, order_numbers
from reporting.paper.tag import Tag
from reporting.plan.table_model import TableBlock
from reporting.plan.words import Evidence, Para, Run
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import evidence, mark, para, prose
from tests.dossier.reading import BODY, Char, Pdf, read_blocks, theme

MARGIN = (theme().page.inner + theme().page.text + theme().page.gutter).pt


def notes(pdf: Pdf, at: int) -> list[list[Char]]:
    """The lines of the margin from top to foot, without running head and page number."""
    page = theme().page
    low, high = page.bottom.pt - 8, page.height.pt - page.top.pt + 4
    inside = [
        char
        for char in pdf.chars(at)
        if char.left >= MARGIN - 0.5 and low < char.baseline < high
    ]
    lines = itertools.groupby(
        sorted(inside, key=lambda c: (-c.baseline, c.left)),
        key=lambda c: round(c.baseline, 1),
    )
    return [list(line) for _, line in lines]


def said(line: list[Char]) -> str:
    return "".join(char.text for char in line)


def test_a_note_stands_level_with_the_line_of_its_mark() -> None:
    runs = (Run(plans.WORDS * 2 + "marked"), mark(4), Run(" " + plans.WORDS * 3))
    pdf = read_blocks(prose(Para(runs, (evidence(4),))))
    level = pdf.find(BODY, "marked")[0].baseline
    (head, citation) = notes(pdf, BODY)
    assert said(head) == "4confirmed"
    assert head[0].baseline == pytest.approx(level, abs=0.2)
    assert said(citation) == "Paper1,2October2026,¶3"


def test_a_note_follows_its_mark_over_the_page() -> None:
    text = prose(*(para(f"{plans.WORDS * 2} line{at}.", at) for at in range(1, 40)))
    pdf = read_blocks(text)
    pages = [at for at in range(BODY, len(pdf)) if "line" in pdf.text(at)]
    assert len(pages) > 1
    for at in pages:
        here = {int(number) for number in re.findall(r"line(\d+)\.", pdf.text(at))}
        numbers = {
            int("".join(c for c in said(line) if c.isdigit()))
            for line in notes(pdf, at)
            if said(line)[0].isdigit()
        }
        assert numbers == here


def test_evidence_of_a_whole_block_stands_level_with_its_first_line() -> None:
    pdf = read_blocks(prose(para(plans.WORDS), title="A heading", block=(evidence(2),)))
    assert notes(pdf, BODY)[0][0].baseline == pytest.approx(
        pdf.find(BODY, "A heading")[0].baseline, abs=0.2
    )


def test_evidence_of_a_block_that_begins_with_a_drawing_is_noted_too() -> None:
    pdf = read_blocks(replace(plans.COMPARISON, title="", evidence=(evidence(12),)))
    assert "12confirmed" in [said(line) for line in notes(pdf, BODY)]


def test_a_claim_that_comes_again_on_a_page_is_noted_once() -> None:
    pdf = read_blocks(prose(para("One", 4), para("Two", 4), para("Three", 4)))
    assert [said(line) for line in notes(pdf, BODY)].count("4confirmed") == 1


def test_citations_of_one_source_share_a_line() -> None:
    cited = evidence(4, citations=1)
    cited = replace(
        cited,
        citations=(*cited.citations, replace(cited.citations[0], place="¶ 9")),
    )
    pdf = read_blocks(prose(Para((Run("Said"), mark(4)), (cited,))))
    assert "".join(map(said, notes(pdf, BODY))) == "4confirmedPaper1,2October2026,¶3,¶9"


def _crowded(count: int, citations: int) -> Pdf:
    proofs = tuple(evidence(number, citations) for number in range(1, count + 1))
    runs = tuple(
        run
        for proof in proofs
        for run in (Run(f"word{proof.number}"), mark(proof.number), Run(" "))
    )
    return read_blocks(prose(Para(runs, proofs)))


@pytest.mark.parametrize(
    ("count", "citations"), [(3, 1), (10, 2), (14, 6), (40, 1), (150, 1)]
)
def test_notes_never_overlap_nor_leave_the_frame(count: int, citations: int) -> None:
    pdf, page = _crowded(count, citations), theme().page
    lines = notes(pdf, BODY)
    baselines = [line[0].baseline for line in lines]
    assert all(
        one - other > theme().print.margin.size.pt
        for one, other in itertools.pairwise(baselines)
    )
    assert baselines[-1] >= page.bottom.pt - 4
    assert (
        max(char.right for line in lines for char in line)
        <= MARGIN + page.margin.pt + 0.5
    )
    text = " ".join(said(line) for line in lines)
    assert all(str(number) in text for number in range(1, count + 1))


def test_notes_that_would_run_past_the_foot_move_up() -> None:
    pdf = read_blocks(
        *(prose(para(plans.WORDS)) for _ in range(17)),
        prose(para("Last", 1, 2, 3, 4, 5, 6)),
    )
    at = pdf.page_of("Last")
    assert [
        said(line)[:1] for line in notes(pdf, at) if said(line)[0].isdigit()
    ] == list("123456")


@pytest.mark.parametrize("status", list(Status))
def test_each_status_has_a_shape_of_its_own(status: Status) -> None:
    shapes = {one: _shape(one) for one in Status}
    assert [one for one in Status if shapes[one] == shapes[status]] == [status]


def _shape(status: Status) -> tuple[bool, ...]:
    """Which of nine spots of a status mark are dark, in grey."""
    proof = Evidence("x", 1, status, "status", "Who", ())
    pdf = read_blocks(prose(Para((Run("Said"), Run("1", mark=1)), (proof,))))
    first = notes(pdf, BODY)[0][0]
    x, y = (
        MARGIN + 3.1,
        theme().page.height.pt - (first.baseline + theme().print.margin.size.pt * 0.3),
    )
    image = pdf.drawn(BODY, 10).convert("L")
    spots = itertools.product((-1.9, 0.0, 1.9), repeat=2)
    return tuple(
        bool(image.getpixel((int((x + dx) * 10), int((y + dy) * 10))) < 150)
        for dx, dy in spots
    )


def test_marks_in_a_table_are_noted() -> None:
    block: TableBlock = plans.TABLE
    pdf = read_blocks(block)
    level = pdf.find(BODY, "dry")[0].baseline
    (note,) = [line for line in notes(pdf, BODY) if said(line) == "5reported"]
    assert note[0].baseline == pytest.approx(level, abs=0.2)


heights = st.lists(st.floats(5, 120), min_size=1, max_size=12)


@given(heights, st.data())
def test_stacked_notes_keep_their_order_and_their_room(
    tall: list[float], data: st.DataObject
) -> None:
    wanted = sorted((data.draw(st.floats(0, 700)) for _ in tall), reverse=True)
    edges = stack_notes(wanted, tall, 700, 0)
    if edges is None:
        assert sum(tall) > 700
        return
    assert edges[0] <= 700
    assert edges[-1] - tall[-1] >= -1e-6
    for at in range(len(edges) - 1):
        assert edges[at] - tall[at] >= edges[at + 1] - 1e-6


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_no_other_arrangement_brings_a_note_nearer_to_its_line(
    tall: list[int], data: st.DataObject
) -> None:
    """Held against every arrangement on a grid in which no note is higher than it must be."""
    head = 12
    wanted = sorted((data.draw(st.integers(0, head)) for _ in tall), reverse=True)
    edges = stack_notes(list(map(float, wanted)), list(map(float, tall)), head, 0)
    if edges is None:
        assert sum(tall) > head
        return
    low = [sum(tall[at:]) for at in range(len(tall))]
    others = [
        other
        for other in itertools.product(range(head + 1), repeat=len(tall))
        if all(
            other[at] >= low[at] and other[at] <= max(wanted[at], low[at])
            for at in range(len(tall))
        )
        and all(other[at] - tall[at] >= other[at + 1] for at in range(len(tall) - 1))
    ]
    assert tuple(edges) in others
    for at, edge in enumerate(edges):
        assert abs(edge - wanted[at]) == min(
            abs(other[at] - wanted[at]) for other in others
        )


@given(heights)
def test_notes_with_room_stand_where_they_are_wanted(tall: list[float]) -> None:
    total = sum(tall)
    wanted = [total - sum(tall[:at]) for at in range(len(tall))]
    assert stack_notes(wanted, tall, total + 1, 0) == pytest.approx(wanted)


def test_what_gives_its_place_to_a_lower_number_stays_where_its_mark_is() -> None:
    above, below = (
        WantedNote(Note(evidence(number), Tag(name="Note"), (), ()), level, level, 0, 0)
        for number, level in ((3, 100.0), (2, 128.0))
    )
    wanted = [above, below]
    order_numbers(wanted, near=28.0)
    assert [(one.number, one.slot) for one in wanted] == [(2, 100.0), (3, 100.0)]
