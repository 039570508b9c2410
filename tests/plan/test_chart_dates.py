"""Dates of charts as both outputs are told them: their names, their places, their steps."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.content.chart_dates import DateUnit, read_dates
from reporting.content.periods import PlainPeriod
from reporting.design.theme import Theme
from reporting.i18n import list_languages, load_language
from reporting.plan.chart_dates import plan_dates, write_names
from reporting.plan.date_axis import DateAxis, choose_native_ticks, choose_ticks
from tests.catalogues import known_languages
from tests.plan.test_chart_forms import plan


def axis(*words: str, code: str = "en", scaled: bool = True) -> DateAxis:
    dates = read_dates(words)
    assert dates
    lang = load_language(code)
    planned = plan_dates(dates, lang, is_scaled=scaled, is_upright=True)
    assert planned
    return planned


def months(first: str, count: int) -> list[str]:
    year, month = map(int, first.split("-"))
    numbers = range(year * 12 + month - 1, year * 12 + month - 1 + count)
    return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]


def read(axis: DateAxis, width: float) -> list[str]:
    """Return what is named on an axis whose letters are five points wide."""

    def measure(lines: tuple[str, ...]) -> float:
        return 5.0 * max(map(len, lines))

    ticks = choose_ticks(axis, width, measure, 8.0)
    return ["/".join(tick.lines).replace("\u00a0", " ") for tick in ticks]


NAMES = {
    "en": (["Jan 2021", "4 Mar 2026", "Q2 2024"], "mmm yyyy"),
    "en-US": (["Jan 2021", "Mar 4, 2026", "Q2 2024"], "mmm yyyy"),
    "de": (["Jan. 2021", "4. März 2026", "Q2 2024"], "mmm yyyy"),
    "fr": (["janv. 2021", "4 mars 2026", "T2 2024"], "mmm yyyy"),
    "es": (["ene 2021", "4 mar 2026", "T2 2024"], "mmm yyyy"),
    "pt": (["jan. de 2021", "4 de mar. de 2026", "T2 de 2024"], 'mmm" de "yyyy'),
    "pt-PT": (["01/2021", "4/03/2026", "2.º trimestre de 2024"], "mm/yyyy"),
    "it": (["gen 2021", "4 mar 2026", "T2 2024"], "mmm yyyy"),
    "nl": (["jan 2021", "4 mrt 2026", "K2 2024"], "mmm yyyy"),
    "pl": (["sty 2021", "4 mar 2026", "II kw. 2024"], "mmm yyyy"),
}
"""By language: a month, a day and a quarter, and a spreadsheet's format of the month."""


def test_every_bundled_language_is_looked_at() -> None:
    assert sorted(NAMES) == sorted(list_languages())


@pytest.mark.parametrize("code", NAMES)
def test_dates_are_written_as_the_language_does(code: str) -> None:
    names, month_format = NAMES[code]
    lang = load_language(code)
    for words, name in zip(("2021-01", "2026-03-04", "2024-Q2"), names, strict=True):
        dates = read_dates([words])
        assert dates
        (written,) = write_names(dates, lang)
        assert written.replace("\u00a0", " ") == name
    native = axis("2021-01", code=code).native
    assert native
    language, _, shown = native.code.partition("]")
    assert language == f"[$-{lang.formats.office:X}"
    assert shown.replace("\u00a0", " ") == month_format


def test_languages_from_right_to_left_and_of_other_scripts_have_their_months(
    tmp_path: Path,
) -> None:
    with known_languages(tmp_path):
        arabic = axis("2020-12", "2021-01", code="ar")
        assert [tick.lines for tick in arabic.rungs[0]] == [
            ("ديسمبر", "2020"),
            ("يناير", "2021"),
        ]
        japanese = axis("2020-12", "2021-01", code="ja")
        assert [tick.lines for tick in japanese.rungs[0]] == [
            ("12月", "2020"),
            ("1月", "2021"),
        ]
        assert japanese.native
        assert japanese.native.code == '[$-411]yyyy"年"m"月"'


def test_the_year_is_named_where_it_changes() -> None:
    dated = axis(*months("2021-11", 4))
    assert read(dated, 500) == ["Nov/2021", "Dec", "Jan/2022", "Feb"]
    assert read(axis("2024-Q4", "2025-Q1", "2025-Q2"), 500) == [
        "Q4/2024",
        "Q1/2025",
        "Q2",
    ]
    assert read(axis("2025-12-31", "2026-01-01"), 500) == ["31 Dec/2025", "1 Jan/2026"]


@pytest.mark.parametrize(
    ("words", "width", "named"),
    [
        (months("2021-01", 24), 300, ["Jan/2021", "Apr", "Jul", "Oct", "Jan/2022", "Apr", "Jul", "Oct"]),
        (months("2021-02", 30), 160, ["Jul/2021", "Jan/2022", "Jul", "Jan/2023", "Jul"]),
        (months("2012-03", 120), 300, [str(year) for year in range(2013, 2023)]),
        (months("2012-03", 120), 120, ["2015", "2020"]),
        ([str(year) for year in range(1967, 2027)], 150, ["1980", "2000", "2020"]),
        (["1990", "2000", "2010", "2015", "2020"], 300, ["1990", "2000", "2010", "2015", "2020"]),
        (["1990", "2000", "2010", "2015", "2020"], 130, ["1990", "2000", "2010", "2020"]),
        (["2024-02-25", "2024-03-20", "2024-06-02"], 60, ["Mar/2024", "May"]),
    ],
)  # fmt: skip
def test_what_has_no_room_gives_way_to_round_steps(
    words: list[str], width: float, named: list[str]
) -> None:
    assert read(axis(*words), width) == named


def test_where_nothing_has_room_one_date_is_named() -> None:
    assert read(axis(*months("2021-01", 8)), 20) == ["Jan/2021"]


def test_gaps_in_time_are_gaps_on_the_axis(tmp_path: Path, theme: Theme) -> None:
    block = plan(tmp_path, "years-uneven", "en", theme)
    distances = [after - before for before, after in pairwise(block.shares)]
    assert distances == pytest.approx([10 / 31, 10 / 31, 5 / 31, 5 / 31])
    even = plan(tmp_path, "months-of-columns", "en", theme)
    distances = [after - before for before, after in pairwise(even.shares)]
    assert distances == pytest.approx([1 / 14] * 13)


def test_uneven_dates_of_columns_stand_evenly_and_only_they_are_named() -> None:
    columns = axis("1990", "1994", "2001", "2005", scaled=False)
    assert [columns.find_share(place) for place in columns.places] == [
        0.125, 0.375, 0.625, 0.875,
    ]  # fmt: skip
    for ticks in columns.rungs:
        assert {tick.place for tick in ticks} <= set(columns.places)
    assert columns.native is None


@settings(max_examples=30)
@given(
    st.lists(st.integers(0, 200_000), min_size=1, max_size=60, unique=True),
    st.floats(30, 900),
)
def test_names_never_meet_and_stand_at_their_places(
    days: list[int], width: float
) -> None:
    words = [str(dt.date(1600, 1, 1) + dt.timedelta(day)) for day in sorted(days)]
    dated = axis(*words)
    assert list(dated.places) == sorted(dated.places)
    ticks = choose_ticks(dated, width, lambda lines: 5.0 * max(map(len, lines)), 8.0)
    edges = []
    for tick in ticks:
        x = dated.find_share(tick.place) * width
        assert 0 < x < width
        half = 2.5 * max(map(len, tick.lines))
        edges.append((x - half, x + half))
    for (_, end), (start, _) in pairwise(edges):
        assert start >= end + 8 - 1e-6


# ---------------------------------------------------------------- as spreadsheets count them


def test_serial_dates_are_those_of_spreadsheets() -> None:
    native = axis("1999-12-31", "2000-01-01", "2026-03-04").native
    assert native
    assert (native.serials, native.base) == ((36525, 36526, 46085), "days")
    native = axis("2021-01", "2021-03").native
    assert native
    assert (native.serials, native.base) == ((44197, 44256), "months")
    native = axis("1990", "2000").native
    assert native
    assert (native.serials, native.base) == ((32874, 36526), "years")


def test_years_before_spreadsheets_count_are_numbers_on_an_axis_of_days() -> None:
    native = axis("1850", "1870", "2000").native
    assert native
    assert (native.serials, native.base, native.code) == (
        (1850, 1870, 2000),
        "days",
        "0",
    )
    assert not native.are_days
    assert axis("1850-01", "1850-03").native is None


def test_quarters_are_words_unless_one_is_missing() -> None:
    assert axis("2024-Q1", "2024-Q2").native is None
    native = axis("2024-Q1", "2024-Q3").native
    assert native
    assert (native.base, native.serials) == ("months", (45292, 45474))
    assert native.rungs[0].step == 3


def test_a_program_counts_its_steps_from_the_first_date() -> None:
    native = axis("1987", "1992", "1997", "2007").native
    assert native
    assert [ticks.step for ticks in native.rungs][:3] == [5, 10, 25]
    assert native.rungs[0].names == ("1987", "1992", "1997", "2002", "2007")
    wide = choose_native_ticks(native, 200, lambda name: 5.0 * len(name), 8)
    assert wide.step == 5
    narrow = choose_native_ticks(native, 100, lambda name: 5.0 * len(name), 8)
    assert narrow.step == 10


def test_a_format_names_the_year_where_it_changes_while_that_is_twice_at_most() -> None:
    native = axis(*months("2021-11", 4)).native
    assert native
    code = native.rungs[0].code
    assert code == "[=44501][$-809]mmm yyyy;[=44562][$-809]mmm yyyy;[$-809]mmm"
    native = axis(*months("2021-11", 30)).native
    assert native
    assert native.rungs[0].code == "[$-809]mmm yyyy"


def test_centuries_of_days_have_few_names_to_choose_from() -> None:
    dated = axis("1066-10-14", "2026-03-04")
    assert max(map(len, dated.rungs)) <= 121
    late = axis("1901-01-02", "2026-03-04").native
    assert late
    assert max(len(ticks.names) for ticks in late.rungs) <= 127


def test_months_of_days_are_counted_from_the_first_day() -> None:
    native = axis("2025-11-08", "2026-01-20", "2026-02-20").native
    assert native
    monthly = next(ticks for ticks in native.rungs if ticks.unit == "months")
    assert [name.replace("\u00a0", " ") for name in monthly.names] == [
        "Nov 2025", "Dec", "Jan 2026", "Feb",
    ]  # fmt: skip
    assert monthly.code.startswith("[=45969][$-809]mmm yyyy;[=46030]")
    late = axis("2025-11-30", "2026-02-20").native
    assert late
    monthly = next(ticks for ticks in late.rungs if ticks.unit == "months")
    assert "[=" not in monthly.code


def test_a_language_of_numbers_mixes_them_with_no_words() -> None:
    native = axis("2021-12", "2022-01", code="pt-PT").native
    assert native
    assert native.rungs[0].code == "[$-816]mm/yyyy"


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(
    ("words", "period", "span"),
    [
        (["2000", "2010"], PlainPeriod(year=2008), (2007.5, 2008.5)),
        (["2000", "2010"], PlainPeriod(year=2008, half=2), (2008.0, 2008.5)),
        (["2008-01", "2010-01"], PlainPeriod(year=2008), (24095.5, 24107.5)),
        (
            ["2008-Q1", "2010-Q1"],
            PlainPeriod(year=2008, month=4),
            (8032.5, 8032.5 + 1 / 3),
        ),
    ],
)
def test_a_period_is_found_on_an_axis_of_another_unit(
    words: list[str], period: PlainPeriod, span: tuple[float, float]
) -> None:
    assert axis(*words).locate(period) == pytest.approx(span)


def test_days_are_found_among_days() -> None:
    dated = axis("2026-03-01", "2026-03-09")
    assert dated.unit is DateUnit.DAY
    first, last = dated.locate(PlainPeriod(year=2026, month=3))
    assert last - first == 31
    assert first + 0.5 == dated.places[0]
