"""What stands where in finished dossiers: the shipped one, hostile ones and random ones keep every rule.

Each rule is first shown a page that breaks it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from reporting.content.model import Content
from reporting.content.validate import load
from reporting.design.theme import Theme, load_theme
from reporting.dossier.render import render_dossier
from reporting.i18n import load_language
from reporting.plan.block_model import Block, ComparisonSide, TextBeside
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan, Labels
from reporting.plan.table_model import Align, TableColumn
from reporting.plan.walk import find_all
from reporting.plan.words import Para, Run
from reporting.record import replace
from tests.dossier import (
    check_breaks,
    check_evidence,
    check_places,
    check_words,
    handmade,
    plans,
)
from tests.dossier.checks import CHECKS, SHARES, Check, faults
from tests.dossier.dossiers import LONG_WORD, contents, furnish, write
from tests.dossier.frames import House
from tests.dossier.geometry import Geometry
from tests.dossier.handmade import SOUND, Put, Puts, moved, said, without
from tests.dossier.plans import para, prose
from tests.dossier.reading import read_blocks, theme
from tests.dossier.stress import STRESS
from tests.pdf.reading import Tagged
from tests.samples import WHEN
from tests.shares import take_share
from tests.tools import ROOT

HOUSE = House(theme(), Labels(**load_language("en").labels))
LOOKS = {
    "editorial": "",
    "letter": "page: {size: Letter}",
    "press": "print: {duplex: true, recto: true, bleed: 3 mm}",
    "bulletin": (ROOT / "assets" / "themes" / "bulletin.yaml").read_text(
        encoding="utf-8"
    ),
}
"""Themes, each laid over the bundled one."""


class _Looks(dict[str, Theme]):
    """Themes by name; a message that a test failed names them, and says not all that is in them."""

    def __repr__(self) -> str:
        return f"<{', '.join(self)}>"


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Theme]:
    folder = tmp_path_factory.mktemp("looks")
    for name, text in LOOKS.items():
        (folder / f"{name}.yaml").write_text(
            text or "name: Editorial", encoding="utf-8"
        )
    return _Looks((name, load_theme(folder / f"{name}.yaml")) for name in LOOKS)


def printed(content: Content, code: str, theme: Theme) -> tuple[House, bytes]:
    """Draw a dossier; return what the checks know of it beside the file, and the file."""
    plan = plan_dossier(content, code, WHEN, theme)
    return House(theme, plan.labels), render_dossier(plan, theme).data


# ---------------------------------------------------------------- the checks themselves


def test_pages_as_they_ought_to_be_have_no_fault() -> None:
    assert faults(Geometry(handmade.draw()), HOUSE, (*CHECKS, *SHARES)) == []


PLANTED: list[tuple[Check, str, Puts]] = [
    (check_places.beyond_the_trim, "a line over the edge", moved("q.2", (400, 0))),
    (check_places.beyond_the_trim, "a line below the foot", moved("p.4", (0, -80))),
    (
        check_places.outside_its_frame,
        "a line that reaches into the margin",
        moved("q.2", (200, 0)),
    ),
    (
        check_places.outside_its_frame,
        "a line above the head of the column",
        moved("p.more.1", (0, 30)),
    ),
    (
        check_places.outside_its_frame,
        "a note in the text column",
        moved("note", (-90, 0)),
    ),
    (check_places.outside_its_frame, "the key in the gutter", moved("key", (-18, 0))),
    (
        check_places.outside_its_frame,
        "a table in the text column whose cell reaches into the margin",
        moved("td.2.2", (180, 0)),
    ),
    (
        check_places.outside_its_frame,
        "a wide table with a note beside it",
        moved("wnote", (345, 80)),
    ),
    (
        check_places.outside_its_frame,
        "words that leave their figure",
        moved("figure", (0, 60)),
    ),
    (check_places.over_the_foot, "a line over the foot", moved("p.4", (0, -6))),
    (check_places.over_the_foot, "a note over the foot", moved("note", (0, -668))),
    (check_places.overlapping, "a line upon the next one", moved("q.1", (0, -8))),
    (
        check_places.overlapping,
        "a note upon a note's first line",
        moved("note.2", (0, 6)),
    ),
    (check_places.overlapping, "a caption upon its figure", moved("caption", (0, 30))),
    (
        check_breaks.widows_and_orphans,
        "a last line alone",
        moved("p.more.1", (0, -700), page=1),
    ),
    (
        check_breaks.widows_and_orphans,
        "a first line alone",
        without("p.1", "p.2", "p.3"),
    ),
    (
        check_breaks.headings_left_alone,
        "a heading whose text is over the page",
        moved("q", (0, 0), page=3),
    ),
    (
        check_breaks.headings_left_alone,
        "a heading with one line of its text",
        moved("q.2", (0, 100), page=3, puts=without("ag")),
    ),
    (
        check_breaks.headings_with_few_lines,
        "a heading with two lines below it",
        moved("t", (0, -60), page=3, puts=without("agmark", "agnote")),
    ),
    (
        check_breaks.headings_with_few_lines,
        "an opener with its standfirst and two lines",
        moved("r.3", page=5, puts=moved(("w", "d2", "q2", "side", "reading"), page=5)),
    ),
    (
        check_breaks.pages_of_headings,
        "a page with a heading alone",
        moved(("p", "key"), (0, 100), page=2),
    ),
    (
        check_breaks.pages_of_headings,
        "a page of nothing",
        moved(("h1", "p", "key"), page=2),
    ),
    (check_breaks.captions_astray, "a caption over the page", moved("caption", page=3)),
    (check_breaks.readings_parted, "a reading over the page", moved("reading", page=5)),
    (
        check_words.heads_not_repeated,
        "a table's head that lacks a column",
        without("again.2"),
    ),
    (check_words.rows_cut, "a row on two pages", moved("td.3.2", (0, 100), page=3)),
    (
        check_words.words_cut,
        "a number on two lines",
        said({"wd.1.2.1": "1102", "wd.1.2.2": ".5"}),
    ),
    (
        check_words.words_cut,
        "a sign on another line than its number",
        said({"wd.1.2.1": "€", "wd.1.2.2": "7"}),
    ),
    (
        check_words.words_cut,
        "a word on two lines without a hyphen",
        said({"wd.1.1.1": "Nort", "wd.1.1.2": "hern"}),
    ),
    (
        check_evidence.marks_without_evidence,
        "a mark without a note",
        without("note", "ag"),
    ),
    (
        check_evidence.marks_without_evidence,
        "a mark whose note is a page off",
        moved("note", page=1, puts=without("ag")),
    ),
    (
        check_evidence.marks_without_evidence,
        "a mark in a wide table without a note below",
        without("wnote.3"),
    ),
    (
        check_evidence.marks_torn_off,
        "a mark at the head of a line",
        moved("mark", (-93, 0)),
    ),
    (check_evidence.marks_far_off, "a mark far below its only note", without("agnote")),
    (
        check_evidence.notes_astray,
        "a note lower than its claim",
        moved("note", (0, -30)),
    ),
    (
        check_evidence.notes_astray,
        "a note higher than its claim",
        moved(
            "note",
            (0, 12),
            puts=moved("mark", (0, -200), puts=moved("p.more", (0, -200))),
        ),
    ),
    (
        check_evidence.notes_astray,
        "a note above its mark in a wide table",
        moved("wnote.2", (0, 95)),
    ),
    (
        check_evidence.notes_astray,
        "notes in a row out of order",
        moved("wnote.2", (340, 0)),
    ),
    (
        check_evidence.notes_astray,
        "a note in the margin beside a wide table",
        moved("agnote", (0, 20), page=4),
    ),
]


@pytest.mark.parametrize(
    ("check", "puts"),
    [(check, puts) for check, _, puts in PLANTED],
    ids=[name for _, name, _ in PLANTED],
)
def test_a_planted_fault_is_found(check: Check, puts: Puts) -> None:
    assert list(check(Geometry(handmade.draw(puts)), HOUSE))


def test_every_check_has_a_fault_planted_for_it() -> None:
    assert {check for check, _, _ in PLANTED} == {*CHECKS, *SHARES}
    assert all(puts != SOUND for _, _, puts in PLANTED)


@pytest.mark.parametrize(
    ("page", "is_sound"),
    [(1, True), (3, False), (4, False)],
    ids=["before a part", "before text that goes on", "on the right"],
)
def test_only_a_left_page_before_a_part_is_blank(page: int, *, is_sound: bool) -> None:
    printed = replace(theme().print, sections="recto")
    house = HOUSE._replace(theme=replace(theme(), print=printed))
    blank = {
        key: put._replace(page=put.page + (put.page >= page))
        for key, put in SOUND.items()
    }
    found = list(check_breaks.pages_of_headings(Geometry(handmade.draw(blank)), house))
    assert (found == []) is is_sound


RUNNING = {"again.head": Put(6, *SOUND["again.1"][1:3], "A running head")}
"""A line on the page after the last."""


@pytest.mark.parametrize(
    ("prints", "puts", "blank", "is_sound"),
    [
        ({"duplex": True}, without("z"), 1, True),
        ({"press": True}, SOUND, 2, True),
        ({}, SOUND, 1, False),
        ({"duplex": True}, SOUND, 1, False),
        ({"duplex": True}, SOUND, 2, False),
        ({"press": True}, SOUND, 1, False),
        ({"press": True}, SOUND, 6, False),
        ({"press": True}, {**SOUND, **RUNNING}, 1, False),
    ],
    ids=[
        "the back of the last leaf",
        "two of the last folded sheet",
        "one printed on one side",
        "the front of a leaf",
        "a leaf",
        "one of the last folded sheet",
        "a folded sheet more",
        "one with a running head",
    ],
)
def test_only_what_the_last_sheet_lacks_is_blank(
    prints: dict[str, bool], puts: Puts, blank: int, *, is_sound: bool
) -> None:
    printed = replace(theme().print, **prints)
    house = HOUSE._replace(theme=replace(theme(), print=printed))
    drawn = Geometry(handmade.draw(puts, blank))
    assert (list(check_breaks.pages_of_headings(drawn, house)) == []) is is_sound


# ---------------------------------------------------------------- what random dossiers found

_LONG = plans.WORDS * 30
FOUND: list[Block] = [
    plans.TABLE,
    replace(
        plans.TABLE,
        id="words-among-numbers",
        columns=tuple(
            TableColumn(f"Column {at}", Align.DECIMAL, 1 / 6) for at in range(6)
        ),
        rows=(
            tuple(para("7", at) for at in range(6)),
            tuple(para(f"{plans.WORDS} 12 kilograms of apples") for _ in range(6)),
            tuple(para("1155.25 kilograms of apples") for _ in range(6)),
        ),
    ),
    replace(
        plans.BULLETS,
        id="marks-of-a-long-word",
        items=(para(LONG_WORD, *range(1, 10)),) * 3,
    ),
    replace(
        plans.TABLE,
        id="long-rows",
        rows=((para(LONG_WORD, 1), para("7"), para(_LONG)),) * 4,
    ),
    replace(
        plans.QUOTATION,
        id="words-with-evidence",
        title="",
        evidence=(plans.evidence(4),),
    ),
    replace(
        plans.TIMELINE,
        id="a-long-event",
        events=(replace(plans.TIMELINE.events[0], text=para(_LONG)),) * 3,
    ),
    prose(
        Para(
            (
                Run(
                    "well-to-do, north-north-easterly, state-of-the-art machines",
                    bold=True,
                ),
            )
        ),
        name="a-line-that-fits-by-narrow-spaces",
    ),
    replace(
        plans.IMAGE,
        id="words-beside-with-much-evidence",
        title="",
        evidence=tuple(plans.evidence(number, 50) for number in range(1, 4)),
        beside=TextBeside((para(plans.WORDS * 4),), is_first=True),
    ),
    replace(
        plans.IMAGE,
        id="words-beside-that-end-before-the-margin",
        beside=TextBeside((para("Apples fall"),)),
    ),
    replace(
        plans.COMPARISON,
        id="points-below-high-titles",
        sides=(
            ComparisonSide(plans.WORDS, (para(_LONG, 1),)),
            ComparisonSide("By robot", (para(_LONG, 2),)),
        ),
    ),
    replace(
        plans.DISAGREEMENT,
        id="a-reading-of-two-lines",
        sides=tuple(
            replace(para("Only time."), evidence=(plans.evidence(number, 30),))
            for number in (1, 2, 3)
        ),
        reading=para(plans.WORDS[:120], 4),
    ),
]


@pytest.mark.parametrize("lines", [0, 17, 25, 29])
@pytest.mark.parametrize("block", FOUND, ids=lambda block: block.id)
def test_what_once_had_a_fault_has_none(block: Block, lines: int) -> None:
    above = (prose(para("A line"), name=f"line-{at}") for at in range(lines))
    assert faults(Geometry(read_blocks(*above, block).data), HOUSE) == []


# ---------------------------------------------------------------- the shipped dossier


@pytest.fixture(scope="module")
def shipped() -> Content:
    return load(ROOT / "content.yaml").content


@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize("name", LOOKS)
def test_the_shipped_dossier_has_no_fault(
    shipped: Content, looks: Mapping[str, Theme], code: str, name: str
) -> None:
    house, data = printed(shipped, code, looks[name])
    assert faults(Geometry(data), house, (*CHECKS, *SHARES)) == []


def test_what_repeats_is_drawn_once_a_page(
    shipped: Content, looks: Mapping[str, Theme]
) -> None:
    """Of words that are drawn twice in one place, the geometry knows one; the content streams know both."""
    _, data = printed(shipped, "en", looks["press"])
    with pikepdf.open(BytesIO(data)) as file:
        feet = [one.page for one in Tagged(file).artifacts if "Edition 1" in one.text]
    assert len(feet) == len(set(feet)) > 10


# ---------------------------------------------------------------- contents that ask much

CROWDED = {"powers", "two-columns"}
"""Contents with more marks than the margin beside them has room for notes of."""


@pytest.mark.parametrize("name", STRESS)
def test_contents_that_ask_much_have_no_fault(
    desk: Path, looks: Mapping[str, Theme], name: str
) -> None:
    write(desk, STRESS[name]())
    house, data = printed(load(desk).content, "en", looks["editorial"])
    listed = CHECKS if name in CROWDED else (*CHECKS, *SHARES)
    assert faults(Geometry(data), house, listed) == []


# ---------------------------------------------------------------- random dossiers


def _lost(plan: DossierPlan, geometry: Geometry) -> Iterator[str]:
    """Yield the words of a plan that the file does not say, from one source mark to the next."""
    said = geometry.root.text
    for each in find_all(plan.sections, Para):
        for marked, runs in groupby(each.runs, key=lambda run: run.mark is not None):
            words = " ".join("".join(run.text for run in runs).split())
            if not marked and words not in said:
                yield f"lost: {words}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where random dossiers are written, one over the other."""
    return furnish(tmp_path_factory.mktemp("random"))


_DOSSIERS = int(os.environ.get("DOSSIERS", "500"))
"""How many are drawn where all are; another number looks further, or not as far."""
_PARTS = 4
"""Tests that they are parted among; a run makes one of them."""


@pytest.mark.parametrize("part", take_share("random dossiers", range(_PARTS), _PARTS))
def test_random_dossiers_have_no_fault(
    desk: Path, looks: Mapping[str, Theme], part: int
) -> None:
    @seed(20261122 + part)
    @settings(
        max_examples=_DOSSIERS // _PARTS,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(written=contents(), name=st.sampled_from(sorted(LOOKS)))
    def draw(written: dict[str, Any], name: str) -> None:
        write(desk, written)
        content = load(desk).content
        plan = plan_dossier(content, content.default_language, WHEN, looks[name])
        geometry = Geometry(render_dossier(plan, looks[name]).data)
        assert [
            *faults(geometry, House(looks[name], plan.labels)),
            *_lost(plan, geometry),
        ] == []

    draw()
