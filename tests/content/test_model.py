import datetime as dt
import json
from decimal import Decimal
from typing import Any, TypeVar

import pytest

from reporting.content.blocks import Event, Table
from reporting.content.chart_blocks import Chart
from reporting.content.model import Claim, Entity, Figure
from reporting.content.periods import Period
from reporting.content.source_model import Source
from reporting.content.values import Text
from reporting.errors import ContentError
from reporting.reading.model import Model
from reporting.reading.schema import parse_model

M = TypeVar("M", bound=Model)

SOURCE = {
    "id": "a",
    "title": "T",
    "short": "T",
    "outlet": "O",
    "author": "A",
    "published": "2026",
    "language": "en",
    "retrieved": "2026-11-01",
    "file": "a.txt",
    "sha256": "0" * 64,
}
TABLE = {"id": "a", "kind": "table", "columns": [{"label": "x"}]}
CHART = {"id": "a", "kind": "chart", "title": "T", "type": "bar"}
FIGURE = {"id": "a", "label": "x", "value": "1", "claim": "b"}


def parse(model: type[M], value: Any) -> M:
    """Return the model that a plain value is, written as YAML."""
    return parse_model(model, json.dumps(value, ensure_ascii=False), "c.yaml")


@pytest.mark.parametrize(
    ("model", "value", "message"),
    [
        (Source, {**SOURCE, "published": None}, "give either `published` or `undated`"),
        (
            Source,
            {**SOURCE, "undated": {"inferred": "a", "basis": "b"}},
            "give either `published` or `undated`",
        ),
        (
            Source,
            {**SOURCE, "outlet": None},
            "give `outlet`, or list it under `unnamed`",
        ),
        (
            Source,
            {**SOURCE, "unnamed": ["author"]},
            "give `author`, or list it under `unnamed`",
        ),
        (Source, {**SOURCE, "sha256": "0" * 63}, "not a SHA-256"),
        (Source, {**SOURCE, "language": "English"}, "not a language code"),
        (Source, {**SOURCE, "retrieved": "20261101"}, "not a date: `20261101`"),
        (
            Figure,
            {**FIGURE, "currency": "USD", "unit": "x"},
            "give `unit` or `currency`, not both",
        ),
        (Figure, {**FIGURE, "currency": "usd"}, "not a currency code"),
        (Figure, {**FIGURE, "value": "Infinity"}, "not a number: `Infinity`"),
        (
            Entity,
            {"id": "Not An Id", "name": "x", "kind": "tool", "line": "y"},
            "not an id",
        ),
        (
            Entity,
            {"id": "a" * 65, "name": "x", "kind": "tool", "line": "y"},
            "longer than 64 characters",
        ),
        (Table, TABLE, "give either `rows` or a file: `csv` or `xlsx`"),
        (
            Table,
            {**TABLE, "rows": [["a"]], "csv": "x.csv"},
            "give either `rows` or a file: `csv` or `xlsx`",
        ),
        (
            Table,
            {**TABLE, "rows": [["a"], ["b", "c"]]},
            "row 2 has 2 cells for 1 column",
        ),
        (Chart, {**CHART, "data": {}}, "give one of `series`"),
        (
            Chart,
            {**CHART, "data": {"csv": "x.csv", "count": "status"}},
            "give one of `series`",
        ),
        (Event, {"text": "x"}, "give `on`"),
        (Period, "2025-Q5", "not a date"),
        (Period, "2025-02-30", "no such date"),
        (Period, "0000", "no such date: `0000`"),
        (Period, "2025-00", "no such date: `2025-00`"),
        (Period, "2025-01-00", "no such date: `2025-01-00`"),
        (Period, "٢٠٢٥", "not a date"),
        (Text, " ", "the text is empty"),
        (Text, {"en": "a", "it": "  "}, "the text is empty"),
    ],
)
def test_what_contradicts_itself_is_refused(
    model: type[Model], value: Any, message: str
) -> None:
    with pytest.raises(ContentError, match=message):
        parse(model, value)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-10-21", dt.date(2025, 10, 21)),
        ("2025-10", dt.date(2025, 10, 1)),
        ("2025-Q2", dt.date(2025, 4, 1)),
        ("2025", dt.date(2025, 1, 1)),
    ],
)
def test_a_period_is_as_fine_as_it_is_written(written: str, day: dt.date) -> None:
    assert parse(Period, written).first_day == day


def test_who_says_so_is_an_id_or_words() -> None:
    cite = {"source": "s", "paragraph": 1, "terms": ["x"]}
    who = ["vera-lane", "Vera Lane", {"en": "two growers"}]
    claim = parse(
        Claim,
        {"id": "a", "text": "x", "by": who, "status": "reported", "cites": [cite]},
    )
    assert claim.by == (
        "vera-lane",
        parse(Text, "Vera Lane"),
        parse(Text, {"en": "two growers"}),
    )


def test_digits_may_be_grouped() -> None:
    assert parse(Figure, {**FIGURE, "value": "11_000_000_000"}).value == Decimal(
        11_000_000_000
    )


def test_a_text_is_the_same_in_all_languages_or_its_own_in_each() -> None:
    assert parse(Text, " a ").get_words("it") == "a"
    text = parse(Text, {"en": "a", "it": "b"})
    assert text.get_words("it") == "b"
    assert text.languages == frozenset({"en", "it"})
