"""Words set in a context: their tags, notes, anchors, bullets, and the side where lines begin."""

from __future__ import annotations

import pytest

from reporting.dossier.blocks.lists import typeset_points
from reporting.dossier.galley.galley import Anchor
from reporting.paper.marks import Disc, TextLine
from reporting.plan.words import Para, Run
from reporting.record import replace
from tests.dossier.galleys import make_setting
from tests.dossier.plans import WORDS, evidence, mark


def test_tags_are_collected_in_the_order_of_reading() -> None:
    setting = make_setting()
    item = setting.group("LI")
    item.elem("Lbl")
    runs = (
        Run("Said "),
        Run("in parole", lang="it"),
        Run(" by "),
        Run("it", link="https://a.org"),
    )
    item.words(runs, setting.styles.bullet, tag=item.elem("LBody"))
    galley = setting.finish(())
    assert [tag.name for tag in galley.tags] == ["LI", "Lbl", "LBody", "Span", "Link"]
    assert galley.tags[3].lang == "it"
    assert galley.tags[3].parent is galley.tags[2]
    assert setting.begin().tags == []


def test_headings_are_one_level_down_and_lead_to_their_place() -> None:
    setting = make_setting().below()
    (slab,) = setting.heading(
        "A title", setting.styles.h2, anchor="block-one", outline=("A title", 1)
    )
    assert setting.tags[-1].name == "H2"
    assert slab.anchors == (Anchor("block-one", "A title", 1),)


def test_a_note_stands_at_the_line_of_its_mark_and_without_one_at_the_first() -> None:
    setting = make_setting()
    runs = (Run(WORDS + "marked"), mark(4), Run(f" {WORDS}"), mark(5))
    said = Para(runs, (evidence(3), evidence(4), evidence(5)))
    slabs = setting.words(said, setting.styles.body)
    found = {
        place.note.evidence.number: at
        for at, slab in enumerate(slabs)
        for place in slab.notes
    }
    lines = [slab.marks[0] for slab in slabs]
    (marked,) = (
        at
        for at, line in enumerate(lines)
        if isinstance(line, TextLine) and "marked" in line.text
    )
    assert found == {3: 0, 4: marked, 5: len(slabs) - 1}
    assert marked > 0
    place = slabs[marked].notes[0]
    assert place.y == setting.styles.body.size
    names = [tag.name for tag in setting.tags if tag.parent is setting.place]
    assert names == ["P", "Note", "Note", "Note"]


def test_words_within_a_note_ask_for_no_note() -> None:
    setting = make_setting()
    note = setting.group("Note")
    slabs = note.words(Para((Run("said"),), (evidence(1),)), setting.styles.note)
    assert not any(slab.notes for slab in slabs)


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_bullet_stands_where_lines_begin(is_rtl: bool) -> None:  # noqa: FBT001
    setting = make_setting(is_rtl=is_rtl)
    style = setting.styles.bullet
    slab, *_ = typeset_points(setting, [Para((Run(WORDS),))])
    line, disc = sorted(slab.marks, key=lambda mark: isinstance(mark, Disc))
    assert isinstance(disc, Disc)
    assert isinstance(line, TextLine)
    assert disc.tag is not None
    assert disc.tag.name == "Lbl"
    beginning = setting.width - disc.x if is_rtl else disc.x
    assert 0 < beginning < style.left
    assert 0 < disc.y < line.y
    if is_rtl:
        assert line.x + line.width == pytest.approx(setting.width - style.left)
    else:
        assert line.x == pytest.approx(style.left)


def test_what_begins_at_the_left_begins_at_the_right_in_other_scripts() -> None:
    assert make_setting().flip(12, 30) == 12
    setting = make_setting(is_rtl=True)
    assert setting.flip(12, 30) == setting.width - 42
    assert setting.in_width(100).flip(0, 100) == 0


def test_only_running_text_is_on_the_grid_of_the_page() -> None:
    setting = make_setting()
    styles = setting.styles
    first, *others = setting.words(WORDS * 2, styles.body)
    assert first.baseline == styles.body.size
    assert {slab.baseline for slab in others} == {styles.body.size}
    flush = replace(styles.body, first=0.0)
    assert setting.words(WORDS, flush)[0].baseline == styles.body.size
    assert setting.words(WORDS, styles.small)[0].baseline is None


def test_runs_of_several_tags_make_one_paragraph() -> None:
    setting = make_setting()
    label, body = setting.elem("Lbl"), setting.elem("P")
    (slab,) = setting.join_runs(
        [((Run("One: "),), label), ((Run("other"),), body)], setting.styles.small
    )
    (line,) = slab.marks
    assert isinstance(line, TextLine)
    assert line.text == "One: other"
    assert [span.tag for span in line.spans] == [label, body]
