"""Slips in marks, links, figures and maps -> one message each, with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import ContentError, Problem, load
from tests.samples import MINIMAL, write

BILINGUAL = (
    MINIMAL.replace("[en]", "[en, it]")
    .replace("title: A small", "title: {en: A small dossier, it: Un dossier}\n#")
    .replace("takeaway: Orchard grows.", "takeaway: {en: It grows., it: Cresce.}")
)
WITH_FIGURE = MINIMAL.replace(
    "claims:\n",
    "figures:\n  - {id: growth-rate, label: growth, VALUE, claim: growth}\nclaims:\n",
).replace("text: Orchard grew by 16%[", "text: Orchard grew by {growth-rate}[")

TEXT = "Orchard grew by 16%[^growth].\n"
SLIPS = [
    # what the content is, what stands there, what is written instead, code, hint
    (MINIMAL, "16%[^growth].\n", "16%[growth].\n", "E500", "write `[^growth]`"),
    (MINIMAL, "16%[^growth].\n", "16%(^growth).\n", "E312", "write `[^growth]`"),
    (MINIMAL, "grew[^growth]", "grew {{rate}}[^growth]", "E313", "write `{rate}`"),
    (
        MINIMAL,
        TEXT,
        TEXT.replace(" by", " ([map] (https://example.org)) by"),
        "W350",
        "without a blank",
    ),
    (
        MINIMAL,
        TEXT,
        TEXT.replace(" by", " (map)[https://example.org] by"),
        "W350",
        "write [words](https://…)",
    ),
    (
        MINIMAL,
        TEXT,
        TEXT.replace(" by", " to 1_000 trees by"),
        "E500",
        "`1_000` is read",
    ),
    (MINIMAL, "[en]\n", "[en-GB]\n", "E321", "write `en`"),
    (MINIMAL, "kind: prose", "kind: numbered", "E203", "`numbered: true`"),
    (
        BILINGUAL,
        "{en: It grows., it: Cresce.}",
        "(en: It grows., it: Cresce.)",
        "E121",
        "write `{en: It grows., it: Cresce.}`",
    ),
    (WITH_FIGURE, "VALUE", "value: 1.234,5", "E400", "write 1234.5"),
    (WITH_FIGURE, "VALUE", "value: 1,234.5", "E400", "write 1234.5"),
    (WITH_FIGURE, "VALUE", 'value: 0.16, unit: "%"', "W406", "instead of `unit`"),
    (WITH_FIGURE, "VALUE", "value: 0.16, currency: EUR", "W406", "of `currency`"),
]


def find(folder: Path, text: str) -> tuple[Problem, ...]:
    """Return what is told of a content."""
    try:
        return load(write(folder, text)).warnings
    except ContentError as error:
        return error.problems


@pytest.mark.parametrize(("content", "old", "new", "code", "hint"), SLIPS)
def test_a_slip_is_told_once_with_what_to_write(
    tmp_path: Path, content: str, old: str, new: str, code: str, hint: str
) -> None:
    assert content.count(old) == 1
    (problem,) = find(tmp_path, content.replace(old, new))
    assert (problem.code, hint in (problem.hint or "")) == (code, True), problem


@pytest.mark.parametrize(
    "words",
    ["[see] (https)", "(a)[b]", r"\[it] (https://example.org)", "an array[0] (www)"],
)
def test_brackets_beside_each_other_are_not_taken_for_links(
    tmp_path: Path, words: str
) -> None:
    text = MINIMAL.replace(TEXT, TEXT.replace(" by", f" {words} by"))
    assert not [each for each in find(tmp_path, text) if each.code == "W350"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("21.10.2025", "write it as 2025-10-21"),
        ("3. 10. 2025", "write it as 2025-10-03"),
        ("3/10/2025", "write it as 2025-10-03, or 2025-03-10"),
        ("10/25/2025", "write it as 2025-10-25"),
        ("Oktober 2025", "write it as 2025-10"),
        ("1er mai 2025", "write it as 2025-05-01"),
        ("1º de maio de 2025", "write it as 2025-05-01"),
        ("October 3rd, 2025", "write it as 2025-10-03"),
        ("3 października 2025", "write it as 2025-10-03"),
        ("10/2025", "write it as 2025-10"),
        ("2025-q3", "write it as 2025-Q3"),
        ("1Q25", "write it as 2025-Q1"),
        ("FY2025", "write it as 2025"),
        ("44 v. Chr.", "write it as 44 BC"),
        ("31.11.2025", "dates are written as"),
        ("last year", "dates are written as"),
    ],
)
def test_a_date_that_is_written_otherwise_is_told_as_it_is_written_here(
    tmp_path: Path, typed: str, hint: str
) -> None:
    text = MINIMAL.replace("published: 2026-10-02", f"published: {typed}")
    (problem,) = find(tmp_path, text)
    assert problem.code == "E255"
    assert (problem.hint or "").startswith(hint)


def test_a_day_of_the_edition_is_told_with_its_own_date(tmp_path: Path) -> None:
    text = MINIMAL.replace("date: 2026-11-22", "date: 3. Oktober 2025")
    (problem,) = find(tmp_path, text)
    assert problem.hint == "write it as 2025-10-03"
    (problem,) = find(tmp_path, MINIMAL.replace("date: 2026-11-22", "date: 2026-11"))
    assert problem.hint == "a day is written year-month-day"


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        ("value: 5 lakh", "E400", "write 500_000"),
        ("value: 3 mil millones", "E400", "write 3_000_000_000"),
        ("value: 50 bps", "E401", "50 bps is written 0.005"),
        ("value: 16, change: down 4%", "E401", "down 4% is written -0.04"),
        ("value: 16, change: fell 4%", "E401", "fell 4% is written 0.04, or -0.04"),
        ("value: 16, currency: RMB", "E402", "write CNY"),
        ("value: 16, currency: dollar", "E402", "did you mean `USD`?"),
        ("value: 16, currency: euros", "E402", "did you mean `EUR`?"),
        ("value: 16, currency: BTC", "E402", "goes under `unit`"),
        ("value: 0.16, currency: EUR, percent: true", "E252", "leave out `percent"),
    ],
)
def test_what_a_figure_means_is_told(
    tmp_path: Path, value: str, code: str, hint: str
) -> None:
    (problem,) = find(tmp_path, WITH_FIGURE.replace("VALUE", value))
    assert (problem.code, hint in (problem.hint or "")) == (code, True), problem


@pytest.mark.parametrize(
    ("accepted", "hint"),
    [
        ("[W510]", "write `{warning: W510, why: …}`"),
        ("[{warning: W510, reason: so}]", "`reason` is called `why` here"),
        ("[{code: W510, why: so}]", "`code` is called `warning` here"),
    ],
)
def test_what_an_accepted_warning_needs_is_told(
    tmp_path: Path, accepted: str, hint: str
) -> None:
    text = MINIMAL.replace(
        "        kind: prose\n", f"        kind: prose\n        accept: {accepted}\n"
    )
    (problem,) = find(tmp_path, text)
    assert problem.hint == hint


def test_a_cell_with_underscores_is_told(tmp_path: Path) -> None:
    table = """\
      - id: crop
        kind: table
        unsourced: made up
        columns: [{label: Place}, {label: Trees}]
        rows: [[North, 1_000], [file_1_000, 2026_01]]
"""
    (problem,) = find(tmp_path, MINIMAL + table)
    assert (problem.code, problem.where) == ("W351", "sections[0].blocks[1].rows[0][1]")


def test_columns_that_are_labels_alone_are_told_how_they_are_written(
    tmp_path: Path,
) -> None:
    table = """\
      - {id: crop, kind: table, unsourced: made up, columns: [Place], rows: [[North]]}
"""
    (problem,) = find(tmp_path, MINIMAL + table)
    assert (problem.code, problem.hint) == ("E204", "write `{label: Place}`")
