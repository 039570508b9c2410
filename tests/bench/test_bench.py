"""The bench's content is valid, and its tables say what was measured. No time is tested."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from reporting import build, check
from tests.bench import content as bench
from tests.bench.bars import RULES, collect, judge
from tests.bench.citations import write_citations
from tests.bench.content import Section, make_sections, make_vocabulary
from tests.bench.forms import write_json, write_markdown, write_typst, write_yaml
from tests.bench.growth import HEIGHT, WIDTH, draw_growth, spread_names
from tests.bench.measure import Outcome, State, Subject, count_pages, measure
from tests.bench.stock_deck import draw_deck
from tests.bench.table import format_bars, format_table

PLACE = Path()


@pytest.fixture(scope="module")
def sections() -> list[Section]:
    return make_sections(2)


def outcome(key: str, count: int, cpu: float, state: State = State.DONE) -> Outcome:
    subject = Subject(key, f"The {key}", count, ("true",), PLACE)
    made = Outcome(subject, 300, state)
    made.cpu_rounds += [cpu, 2 * cpu]
    made.wall_rounds += [3 * cpu, cpu + 1]
    made.memory_rounds += [1234.0, 1300.0]
    return made


# ------------------------------------------------------------------ the content


def test_a_section_is_as_large_as_it_says(sections: list[Section]) -> None:
    section = sections[0]
    words = [len(text.split()) for text in section.paragraphs]
    assert words == [bench.PARAGRAPH_WORDS] * bench.PARAGRAPHS
    assert len(section.bullets) == bench.BULLETS
    assert [len(row) for row in section.table.rows] == [bench.COLUMNS] * bench.ROWS
    assert len(set(section.chart.categories)) == len(section.chart.values) == bench.BARS


def test_the_words_are_many_and_none_is_a_figure(
    sections: list[Section], tmp_path: Path
) -> None:
    words = make_vocabulary()
    assert len(set(words)) == bench.VOCABULARY_SIZE > 5_000
    content = tmp_path / "content.yaml"
    all_words = sections[0]._replace(paragraphs=(" ".join(words),))
    content.write_text(write_yaml([all_words]), "utf-8")
    assert check(content).problems == ()


def test_a_long_content_begins_as_a_short_one(sections: list[Section]) -> None:
    assert make_sections(3)[:2] == sections


def test_both_outputs_are_made_of_it_without_a_warning(
    sections: list[Section], tmp_path: Path
) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(write_yaml(sections), "utf-8")
    result = build(content, tmp_path / "out")
    assert result.warnings == ()
    counts = [count_pages(file.path) for file in result.files]
    assert counts == [f"{result.files[0].count} p", f"{result.files[1].count} s"]


@pytest.mark.parametrize("like_ours", [False, True])
def test_the_other_forms_say_the_same(
    sections: list[Section], *, like_ours: bool
) -> None:
    typst = write_typst(sections, like_ours=like_ours)
    markdown = write_markdown(sections, like_ours=like_ours)
    for section in sections:
        texts = [section.title, section.takeaway, *section.paragraphs, *section.bullets]
        cells = [cell for row in section.table.rows for cell in row]
        for text in [*texts, *cells, *section.table.columns]:
            assert text in typst
        assert section.chart.title in typst
        shown = [section.title, *section.paragraphs, *section.bullets, *cells]
        assert [text for text in shown if text not in markdown] == []


def test_python_pptx_draws_a_slide_a_block(sections: list[Section]) -> None:
    deck = draw_deck(json.loads(write_json(sections)))
    charts = [
        shape for slide in deck.slides for shape in slide.shapes if shape.has_chart
    ]
    assert len(deck.slides) == 1 + 4 * len(sections)
    assert len(charts) == len(sections)


@pytest.mark.parametrize("form", ["txt", "html", "pdf"])
def test_citations_are_found_in_their_sources(form: str, tmp_path: Path) -> None:
    report = check(write_citations(tmp_path / form, 20, form))
    verdicts = [citation.verdict for citation in report.citations]
    assert verdicts == ["found"] * 20


# ------------------------------------------------------------------ measuring


def test_commands_run_in_turn_and_tell_what_became_of_them(tmp_path: Path) -> None:
    python = (sys.executable, "-c")
    log = tmp_path / "log"
    write = f"import sys; open({str(log)!r}, 'a').write(sys.argv[1])"
    complain = (
        "import sys; print('a.yaml:1: error: too large', file=sys.stderr); sys.exit(3)"
    )
    subjects = [
        Subject("a", "A", 1, (*python, write, "a"), tmp_path),
        Subject("b", "B", 1, (*python, write, "b"), tmp_path),
        Subject("no", "No", 1, (*python, complain), tmp_path),
        Subject("bad", "Bad", 1, (*python, "raise ValueError('x')"), tmp_path),
        Subject("slow", "Slow", 1, (*python, "while True: pass"), tmp_path),
    ]
    done = measure(subjects, rounds=2, limit=1, folder=tmp_path)
    assert log.read_text() == "abab"
    assert [one.state for one in done] == ["done", "done", "refused", "failed", "late"]
    assert [len(one.cpu_rounds) for one in done] == [2, 2, 0, 0, 0]
    assert [one.words for one in done[2:4]] == ["too large", "ValueError: x"]


def test_a_command_that_takes_long_is_not_run_five_times() -> None:
    assert outcome("both", 1000, 31.0).is_settled
    assert not outcome("both", 1000, 29.0).is_settled


# ------------------------------------------------------------------ what is printed


def test_the_table_shows_the_least_of_the_rounds_or_why_there_is_none() -> None:
    made = outcome("both", 20, 0.5)
    made.counts = ("46 p", "88 s")
    late = outcome("deck", 20, 1.0, State.LATE)
    refused = outcome("pdf", 20, 1.0, State.REFUSED)
    refused.words = "the file is larger than 2 MB"
    head, *lines = format_table("20 sections", [made, late, refused])
    assert head.split() == ["20", "sections", "CPU", "wall", "memory"]
    assert [line.split("  ", 2)[1] for line in lines] == [
        "The both",
        "The deck",
        "The pdf",
    ]
    assert [" ".join(line.split()[2:]) for line in lines] == [
        "500 ms 1,500 ms 1,234 MB 46 p, 88 s",
        "not done after 300 s",
        "refused: the file is larger than 2 MB",
    ]


def test_a_bar_is_ok_or_short_or_was_not_measured() -> None:
    figures = collect(
        [
            outcome("deck", 200, 1.0),
            outcome("pandoc", 200, 2.5),
            outcome("pandoc-like-ours", 200, 4.0),
            outcome("both", 20, 3.0),
            outcome("typst", 20, 0.5),
            outcome("pandoc", 20, 0.5),
            outcome("pdf", 200, 1.0, State.LATE),
            outcome("typst", 200, 1.0),
            outcome("broken", 0, 0.25),
            outcome("import-yaml", 0, 0.05),
        ]
    )
    lines = format_bars(judge(figures))
    assert lines == [
        "ok    deck, 200 sections / Pandoc: 0.40; like ours 0.25 (at most 0.5)",
        "-     deck, 1,000 sections / 200: not measured (at most 5.3)",
        "short both, 20 / (Typst + Pandoc), first step: 3.00 (at most 2.5)",
        "short both, 20 / (Typst + Pandoc): 3.00 (at most 1)",
        "-     shipped / first commit, first step: not measured (at most 0.6)",
        "-     shipped / first commit: not measured (at most 0.35)",
        "short PDF, 200 sections / Typst: not done after 300 s (at most 0.7)",
        "-     PDF, 1,000 sections / Typst: not measured (at most 0.7)",
        "-     PDF, 1,000 sections / Typst, memory: not measured (at most 0.167)",
        "ok    (first problem - 0.15 s) / import yaml: 2.00 (at most 2.5)",
    ]
    assert len(lines) == len(RULES)


def test_growth_beyond_what_ends_is_short() -> None:
    late = outcome("deck", 200, 1.0, State.LATE)
    bar = judge(collect([late, outcome("deck", 1000, 9.0)]))[1]
    assert (bar.verdict, bar.why) == ("short", "The deck: not done after 300 s")


def test_the_picture_of_growth_is_drawn(tmp_path: Path) -> None:
    lines = {
        "both": [(20, 0.3), (200, 2.0), (1000, 9.0)],
        "typst": [(20, 0.2), (1000, 20.0)],
        "pandoc": [(20, 0.2), (200, 3.0)],
    }
    path = tmp_path / "growth.png"
    draw_growth(lines, path)
    with Image.open(path) as picture:
        assert picture.size == (WIDTH, HEIGHT)


def test_the_names_of_lines_do_not_lie_on_one_another() -> None:
    spread = spread_names({"both": 200.0, "typst": 198.0, "pandoc": 300.0})
    assert spread == {"typst": 198.0, "both": 240.0, "pandoc": 300.0}
