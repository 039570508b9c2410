"""Numbers and dates that no figure of a report has: refused with their line, or drawn."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.content.model import Figure
from reporting.content.periods import Period
from reporting.content.values import read_day, read_digits
from reporting.errors import RefusedError
from reporting.limits import (
    LIMITS,
    find_limit,
    format_size,
    raise_limits,
    read_limit,
    tell_cure,
    tell_excess,
)
from reporting.reading.nodes import Scalar
from reporting.reading.schema import check_node
from tests.hostile.refusals import CHART, assert_clean, change, find_place, refuse, run
from tests.samples import MINIMAL
from tests.shares import count_examples

TOO_MUCH = [
    ".nan", "NaN2", ".inf", "-.inf", "Infinity", "inf", "sNaN", "1e400", "-1e400", "1e4000",
    "1e-400", "-1e-320", "5e-324", "1e-999999999", "1e999999999", "1e9999999999999999999",
    "1" * 41, "1" * 900, "0." + "0" * 40 + "1", "1e19", "-1e19", "0x10", "0b1", "0o7", "--1",
    "1e", "∞", "½", "²", "１２", "٣", "true", "[1]", "{a: 1}", "1:30",
]  # fmt: skip
"""What no chart can show; `.nan` and `nan` without more say that nothing is known."""


def draw(values: str, kind: str = "column", more: str = "") -> dict[str, str]:
    """Return a content with a chart of two values."""
    data = "{categories: [a, b], series: [{name: S, values: " + values + "}]}"
    block = CHART.format(type=kind, data=data)
    return {"content.yaml": MINIMAL + block + more}


@pytest.mark.parametrize("number", TOO_MUCH, ids=[each[:24] for each in TOO_MUCH])
def test_a_value_that_no_chart_can_show_is_refused(number: str) -> None:
    files = draw(f"[{number}, 2]")
    said = refuse(files)
    line = find_place(files["content.yaml"], "data: {").split(":")[1]
    assert f"content.yaml:{line}:" in said
    assert "sections[0].blocks[1].data.series[0].values[0]" in said


@pytest.mark.parametrize(
    "number", TOO_MUCH[:24], ids=[each[:24] for each in TOO_MUCH[:24]]
)
@pytest.mark.parametrize("key", ["value", "change"])
def test_a_figure_that_is_no_number_is_refused(number: str, key: str) -> None:
    other = "change: 1" if key == "value" else "value: 16"
    figure = f"  - {{id: f, label: l, {key}: {number}, {other}, claim: growth}}\n"
    files = change("claims:\n", f"figures:\n{figure}claims:\n")
    said = refuse(files)
    assert f"figures[0].{key}" in said


@pytest.mark.parametrize(
    "number", TOO_MUCH[:24], ids=[each[:24] for each in TOO_MUCH[:24]]
)
def test_a_line_a_band_and_a_point_are_held_to_the_same(number: str) -> None:
    line = f"        lines: [{{value: {number}, label: l}}]\n"
    band = f"        bands: [{{from: {number}, to: 5, label: l}}]\n"
    said = refuse(draw("[1, 2]", more=line + band))
    assert ".lines[0].value" in said
    assert ".bands[0].from" in said
    data = "{series: [{name: S, points: [[1, " + number + "], [2, 3]]}]}"
    block = CHART.format(type="scatter", data=data) + "        x: Time\n"
    assert ".points[0][1]" in refuse({"content.yaml": MINIMAL + block})


WHOLE = [
    "1.5",
    "1e3",
    ".inf",
    ".nan",
    "1" * 41,
    "1" * 900,
    "-1",
    "0",
    "0x10",
    "true",
    "1e400",
]
WHOLE += ["１", "1,000", "one", "~", "[1]", "1/2"]


@pytest.mark.parametrize("number", WHOLE, ids=[each[:16] for each in WHOLE])
@pytest.mark.parametrize(
    ("old", "where"),
    [
        ("number: 1\n", "edition.number"),
        ("minutes: 5\n", "edition.minutes"),
        ("paragraph: 2,", "claims[0].cites[0].paragraph"),
    ],
)
def test_a_count_that_is_none_is_refused(number: str, old: str, where: str) -> None:
    key = old.partition(":")[0]
    said = refuse(change(old, f"{key}: {number}{old[-1]}"))
    assert f"in {where}" in said
    if number == "1" * 41:
        assert "41 digits, and the limit `digits` is 40" in said or "at most" in said


DAYS = [
    "2026-02-30",
    "2026-13-01",
    "0000-01-01",
    "10000-01-01",
    "20260101",
    "NO",
    "2026-1-1",
]
DAYS += [
    "2026-W01-1",
    "1900-02-29",
    "1" * 900,
    "-2026-01-01",
    "２０２６-11-22",
    "~",
    "{}",
]


@pytest.mark.parametrize("day", DAYS, ids=[each[:16] for each in DAYS])
def test_a_day_that_is_none_is_refused_with_its_line(day: str) -> None:
    said = refuse(change("  date: 2026-11-22", f"  date: {day}"))
    assert "content.yaml:4:9: error: " in said


PERIODS = [
    "2026-02-30",
    "2026-13",
    "2026-Q5",
    "2026-H3",
    "99999",
    "-99999999999",
    "0 BC",
]
PERIODS += [
    "2016/1972",
    "2026-01/2026-99",
    "1" * 900,
    "2026/" * 99,
    "9999s",
    "0000",
    "..",
]
PERIODS += ["2026-10-21T25:61", "1e9", "٢٠٢٦", "2026/..", "1" * 900 + " BC", "-0000"]


@pytest.mark.parametrize("period", PERIODS, ids=[each[:16] for each in PERIODS])
def test_a_period_that_is_none_is_refused_with_its_line(period: str) -> None:
    said = refuse(change("published: 2026-10-02", f"published: {period}"))
    assert "content.yaml:17:16: error: " in said
    assert "write it as 0 BC" not in said


DERIVED = [
    "{f}/0",
    "{f}" + "+{f}" * 500,
    "(" * 1000 + "{f}",
    "{f}**{f}",
    "9**9**9",
    "{f",
]
DERIVED += [
    "__import__('os')",
    "{f}^9999999",
    "-" * 5000 + "{f}",
    "{f}/1e-320",
    "1" * 900,
]


@pytest.mark.parametrize("derived", DERIVED, ids=[each[:16] for each in DERIVED])
def test_a_calculation_is_never_run_away_with(derived: str) -> None:
    figure = f'{{id: f, label: l, value: 16, percent: true, derived: "{derived}", claim: growth}}'
    said = refuse(change("claims:\n", f"figures:\n  - {figure}\nclaims:\n"))
    assert "figures[0].derived" in said


NUMBERS = st.one_of(
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
    st.from_regex(r"\A[+-]?[0-9_]{0,60}\.?[0-9_]{0,60}(e[+-]?[0-9]{1,30})?\Z"),
    st.text(max_size=20),
)


@given(NUMBERS)
@settings(max_examples=count_examples(100))
def test_a_number_that_is_read_can_be_written_out(words: str) -> None:
    """Property: whatever is read as digits is no longer than the limit when written out."""
    try:
        digits = read_digits(words)
        number = Decimal(digits)
    except (RefusedError, ArithmeticError):
        return
    if not number.is_finite() or not -(10**18) <= number <= 10**18:
        return  # which `Number` refuses
    assert len(f"{number:f}".lstrip("-0.")) <= 2 * find_limit("digits")


def as_number(value: float) -> str:
    return f"{Decimal(str(value)):.20g}"


REAL = st.one_of(
    st.floats(-1e18, 1e18, allow_subnormal=False).filter(
        lambda one: one == 0 or abs(one) > 1e-18
    ),
    st.sampled_from([0.0, 1e18, -1e18, 1e-18, -1e-18, 1e17 + 1, 0.1, 1 / 3]),
).map(as_number)


@given(
    st.sampled_from(["bar", "column", "line", "area", "doughnut", "slope", "dumbbell"]),
    st.lists(REAL, min_size=4, max_size=4),
    st.sampled_from(
        [
            "",
            "        scale: log\n",
            "        unit: percent\n",
            "        stack: shares\n",
        ]
    ),
)
@settings(max_examples=count_examples(25))
def test_numbers_that_are_read_are_drawn_or_refused(
    kind: str, values: list[str], more: str
) -> None:
    """Property: a chart of any numbers within the limits ends, in both outputs."""
    first, second = ", ".join(values[:2]), ", ".join(values[2:])
    series = f"[{{name: S, values: [{first}]}}, {{name: T, values: [{second}]}}]"
    if kind == "doughnut":
        series = f"[{{name: S, values: [{first}]}}]"
    data = "{categories: [a, b], series: " + series + "}"
    block = CHART.format(type=kind, data=data) + more
    assert_clean(run({"content.yaml": MINIMAL + block}))


@given(
    st.lists(st.tuples(REAL, REAL), min_size=1, max_size=4),
    st.sampled_from(["", "        scale: log\n        x_scale: log\n"]),
)
@settings(max_examples=count_examples(15))
def test_points_that_are_read_are_drawn_or_refused(
    points: list[tuple[str, str]], more: str
) -> None:
    """Property: points at any place within the limits are drawn, be they on one another."""
    listed = ", ".join([f"[{x}, {y}]" for x, y in points])
    data = "{series: [{name: S, points: [" + listed + "]}]}"
    block = CHART.format(type="scatter", data=data) + "        x: Time\n" + more
    assert_clean(run({"content.yaml": MINIMAL + block}))


@pytest.mark.parametrize("power", [-1, -17, -38, -40])
@pytest.mark.parametrize("scale", ["", "        scale: log\n        x_scale: log\n"])
def test_the_smallest_numbers_that_are_read_are_drawn(power: int, scale: str) -> None:
    listed = f"[1e{power}, 1e{power}], [2e{power}, 1e{power}]"
    data = "{series: [{name: S, points: [" + listed + "]}]}"
    block = CHART.format(type="scatter", data=data) + "        x: Time\n" + scale
    said = run({"content.yaml": MINIMAL + block})
    assert_clean(said)
    assert said.code == 0


SIGNS = [*"0123456789-/.: ", "T1", "-Q1", "-H2", "s", " BC", "2026", "-02-30", "/"]


@given(st.lists(st.sampled_from(SIGNS), max_size=8).map("".join))
def test_any_period_is_read_or_refused(words: str) -> None:
    """Property: words are a period, or what is wrong with them is said."""
    node = Scalar(words, 1, 1, (0, len(words)))
    period, problems = check_node(Period, node, "c.yaml")
    assert (period is None) is bool(problems)
    if period is not None:
        assert period.first_day <= period.last_day


@given(st.one_of(st.dates().map(str), st.text(max_size=12)))
def test_any_day_is_of_the_calendar_or_refused(words: str) -> None:
    """Property: a day that is read is the one that is written."""
    try:
        day = read_day(words)
    except RefusedError:
        return
    assert dt.date.isoformat(day) == words.strip()


# ---------------------------------------------------------------- the table of limits


@given(st.sampled_from(sorted(LIMITS)), st.integers(1, 10**12))
def test_a_cure_raises_its_limit_far_enough(name: str, found: int) -> None:
    """Property: who takes the hint of a refusal is not refused again."""
    cure = tell_cure(name, found)
    ceiling = LIMITS[name].ceiling
    if ceiling and found > ceiling:
        assert "--limit" not in cure
        return
    option = cure.partition("--limit ")[2].partition("`")[0]
    raised, value = read_limit(option)
    assert raised == name
    assert value >= found
    with raise_limits({raised: value}):
        assert find_limit(name) == value
        assert f"`{name}`" in tell_excess(name, found)
    assert find_limit(name) == LIMITS[name].default


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_a_larger_size_is_never_told_as_a_smaller_one(one: int, other: int) -> None:
    """Property: sizes are told in the order in which they are."""
    scales = {"bytes": 1, "KB": 1_000, "MB": 1_000_000}

    def read(told: str) -> float:
        number, unit = told.split()
        return float(number) * scales[unit]

    small, large = sorted((one, other))
    assert read(format_size(small)) <= read(format_size(large))
    assert read(format_size(small)) >= small * 0.9999


@given(st.text(max_size=30))
def test_any_limit_is_read_or_refused(text: str) -> None:
    """Property: what is given as a limit is one, or said to be none."""
    try:
        name, value = read_limit(text)
    except ValueError:
        return
    assert name in LIMITS
    assert value >= 1


def test_figures_are_the_model_that_is_tried() -> None:
    assert {"value", "change", "derived"} <= set(Figure.__struct_fields__)
