"""What stands after the close, where its links lead, and how the time of the talk is shared out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.content.model import Content
from reporting.design.theme import Theme
from reporting.plan.model import DossierPlan
from reporting.plan.walk import find_all
from reporting.plan.words import Evidence, Run, plain_line, plain_text
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan, Slide, SlideText
from reporting.slides.timing import format_clock, share_minutes


@pytest.fixture(scope="module")
def whole(english: DossierPlan, theme: Theme) -> DeckPlan:
    return plan_deck(english, theme, pages={"history": 7, "opening": 4, "vfx": 6})


def runs(slide: Slide) -> Iterator[Run]:
    for frame in slide.body.frames:
        for text in frame.texts:
            yield from text.runs
    for row in slide.body.table.rows if slide.body.table else ():
        for cell in row:
            yield from cell.runs
    yield from slide.source_line


def leads(plan: DeckPlan, run: Run) -> Slide:
    """Return the slide that a run's link leads to."""
    assert run.link
    assert run.link.startswith("#")
    return next(
        slide for slide in plan.slides if slide.id == plan.targets[run.link[1:]]
    )


# ---------------------------------------------------------------- there and back


def test_after_the_close_come_every_claim_and_every_source(
    whole: DeckPlan, english: DossierPlan
) -> None:
    kinds = [slide.kind for slide in whole.slides if slide.backup]
    assert list(dict.fromkeys(kinds)) == [SlideKind.CLAIMS, SlideKind.SOURCES]
    first = next(number for number, slide in enumerate(whole.slides) if slide.backup)
    assert whole.slides[first - 1].kind is SlideKind.CLOSE
    assert all(slide.backup for slide in whole.slides[first:])
    rows = [row for slide in whole.slides for row in claim_rows(slide)]
    shown = {plain_text(row[0].runs): plain_text(row[1].runs) for row in rows}
    assert len(shown) == len(rows)
    assert shown == {
        str(entry.evidence.number): plain_text(entry.text) for entry in english.claims
    }


def claim_rows(slide: Slide) -> list[tuple[SlideText, ...]]:
    """Return the rows of a slide's claims, without the heads of their groups."""
    if slide.kind is not SlideKind.CLAIMS or not slide.body.table:
        return []
    return [row for row in slide.body.table.rows[1:] if row[1].runs]


def test_claims_stand_under_the_section_that_shows_them_first(
    whole: DeckPlan, english: DossierPlan
) -> None:
    placed: dict[str, str] = {}
    head = ""
    for slide in whole.slides:
        if slide.kind is not SlideKind.CLAIMS or not slide.body.table:
            continue
        first, *rows = slide.body.table.rows[1:]
        assert not first[1].runs, "a slide says whose claims it begins with"
        for row in (first, *rows):
            if row[1].runs:
                placed[plain_text(row[0].runs)] = head
            else:
                head = plain_text(row[0].runs)
                number = len([s for s in english.sections if head.endswith(s.title)])
                assert number == 1 or head == "Also in the dossier"
    for section in reversed(english.sections):
        for proof in find_all(section, Evidence):
            title = f"{section.number}\u2002{section.title}"
            if not any(
                proof in find_all(earlier, Evidence)
                for earlier in english.sections[: section.number - 1]
            ):
                assert placed[str(proof.number)] == title


def test_a_claims_status_has_its_sign_its_word_and_its_colour(
    whole: DeckPlan, english: DossierPlan
) -> None:
    proofs = {str(entry.evidence.number): entry.evidence for entry in english.claims}
    rows = [row for slide in whole.slides for row in claim_rows(slide)]
    signs = set()
    for row in rows:
        proof = proofs[plain_text(row[0].runs)]
        sign, word = plain_text(row[3].runs).split("\u00a0", 1)
        assert word == proof.status_word
        assert row[3].status is proof.status
        signs.add((sign, proof.status))
    assert len({sign for sign, _ in signs}) == len({status for _, status in signs}) > 2


def test_no_type_of_the_backup_is_under_its_floor(
    whole: DeckPlan, theme: Theme
) -> None:
    sizes = {slide.body.size for slide in whole.slides if slide.backup}
    assert min(sizes) >= theme.slide.backup_floor


def test_every_mark_of_the_talk_leads_to_its_claim(whole: DeckPlan) -> None:
    marks = [
        run
        for slide in whole.slides
        if not slide.backup
        for run in runs(slide)
        if run.mark
    ]
    assert len(marks) > 5
    for run in marks:
        slide = leads(whole, run)
        assert slide.kind is SlideKind.CLAIMS
        assert slide.body.table
        assert run.text in [plain_text(row[0].runs) for row in slide.body.table.rows]


def test_a_claim_leads_on_to_its_source_and_back_to_where_it_is_first_shown(
    whole: DeckPlan,
) -> None:
    shown = set()
    for slide in whole.slides:
        if slide.kind is not SlideKind.CLAIMS or not slide.body.table:
            continue
        for number, _, _, _, where in claim_rows(slide):
            assert {leads(whole, run).kind for run in where.runs if run.link} == {
                SlideKind.SOURCES
            }
            (run,) = number.runs
            if run.link and run.link[1:] in whole.targets:
                shown.add(run.text)
                back = leads(whole, run)
                assert not back.backup
                proofs = (*back.body.shared, *back.body.evidence)
                assert run.text in {str(proof.number) for proof in proofs}
    assert len(shown) > 3


def test_a_source_is_reached_from_the_foot_and_leads_to_what_rests_on_it(
    whole: DeckPlan,
) -> None:
    foot = [run for slide in whole.slides for run in slide.source_line if run.link]
    assert foot
    assert {leads(whole, run).kind for run in foot} == {SlideKind.SOURCES}
    listed = [
        r
        for s in whole.slides
        if s.kind is SlideKind.SOURCES
        for r in runs(s)
        if r.link and r.link[0] == "#"
    ]
    assert listed
    assert {leads(whole, run).kind for run in listed} == {SlideKind.CLAIMS}


def test_every_section_is_reached(whole: DeckPlan) -> None:
    for section in whole.sections:
        assert whole.targets[f"section-{section.id}"] == section.id


# ---------------------------------------------------------------- time and pages


def seconds(words: str) -> int:
    minutes, _, rest = words.partition(":")
    return 60 * int(minutes) + int(rest)


def test_the_times_of_the_talk_add_up_to_the_briefing(
    whole: DeckPlan, content: Content
) -> None:
    talk = [slide for slide in whole.slides if not slide.backup]
    told = [
        re.fullmatch(
            r"Time: (\d+:\d\d) \(until (\d+:\d\d) of 20:00\)\.",
            plain_line(slide.notes[0]),
        )
        for slide in talk
    ]
    times = [seconds(found[1]) for found in told if found]
    assert len(times) == len(talk)
    assert sum(times) == 60 * content.edition.minutes
    assert [seconds(found[2]) for found in told if found] == [
        sum(times[: n + 1]) for n in range(len(times))
    ]
    assert not any(
        "Time:" in plain_line(line)
        for slide in whole.slides
        if slide.backup
        for line in slide.notes
    )


@given(st.lists(st.integers(0, 500), min_size=1, max_size=300), st.integers(1, 600))
def test_shares_of_time_are_whole_and_more_words_get_no_less(
    words: list[int], minutes: int
) -> None:
    given_out = share_minutes(words, minutes)
    assert sum(given_out) == 60 * minutes
    assert min(given_out) >= (1 if 60 * minutes >= len(words) else 0)
    order = [time for _, time in sorted(zip(words, given_out, strict=True))]
    assert all(fewer <= more + 30 for fewer, more in pairwise(order))


def test_no_slide_of_the_talk_is_passed_over_and_evidence_takes_no_time(
    whole: DeckPlan,
) -> None:
    times = [
        seconds(plain_line(slide.notes[0]).split()[1])
        for slide in whole.slides
        if not slide.backup
    ]
    assert min(times) > 0
    assert times[-1] <= 3 * min(times), (
        "the close lists every key claim, which nobody reads out"
    )


def test_the_speaker_opens_with_the_summary_and_who_says_it(
    whole: DeckPlan, english: DossierPlan
) -> None:
    told = [plain_line(line) for line in whole.slides[0].notes[1:]]
    assert english.summary
    assert told[: len(english.summary)] == [
        plain_text(para.runs) for para in english.summary
    ]
    assert told[len(english.summary)] == "Who says so:"


def test_a_time_is_written_in_minutes_and_seconds() -> None:
    assert [format_clock(time) for time in (0, 5, 75, 3600)] == [
        "0:00",
        "0:05",
        "1:15",
        "60:00",
    ]


def test_the_notes_name_the_pages_of_the_dossier(whole: DeckPlan) -> None:
    told = {slide.id: list(map(plain_line, slide.notes)) for slide in whole.slides}
    assert "In the dossier: page 7." in told["history"]
    assert "Also in the dossier, page 4:" in told["overview"]
    assert not any("page" in line for line in told["steps"])


def test_without_a_source_there_is_no_slide_of_sources(
    english: DossierPlan, theme: Theme
) -> None:
    bare = replace(english, sources=())
    kinds = {slide.kind for slide in plan_deck(bare, theme).slides}
    assert SlideKind.SOURCES not in kinds
    assert SlideKind.CLOSE in kinds
