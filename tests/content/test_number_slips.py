"""A number that is not written as one is told with what to write; so is a currency."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting.content.number_cures import find_cure
from reporting.content.validate import load
from tests.content.planted import at, changed, only
from tests.samples import EVERY_BLOCK, write

NO_CODE = "what has no code of three letters goes under `unit`"
CHANGE = "    change: 0.16\n"
VALUE = "value: 11_000_000_000"


@pytest.mark.parametrize(
    ("typed", "hint", "code"),
    [
        ("11 billion", "write 11_000_000_000", "E400"),
        ("11,000,000,000", "write 11_000_000_000", "E400"),
        ("11 miliardi", "write 11_000_000_000", "E400"),
        ("11bn", "write 11_000_000_000", "E400"),
        ("11 000 000 000", "write 11_000_000_000", "E400"),
        ("11.000.000.000", "write 11_000_000_000", "E400"),
        (
            "11 billion dollars",
            "write 11_000_000_000; `dollars` belongs under `unit`, `currency` or `qualifier`",
            "E400",
        ),
        ('"5,3"', "write 5.3", "E400"),
        ("1.234,5", "write 1234.5", "E400"),
        ("1,234.5", "write 1234.5", "E400"),
        ('"1,234"', "write 1234, or 1.234", "E400"),
        ("16%", "16% is written 0.16", "E401"),
        ("16,5 %", "16,5 % is written 0.165", "E401"),
        ("−5,5", "write -5.5", "E400"),
    ],
)
def test_what_was_meant_is_told_for_a_figure(
    tmp_path: Path, typed: str, hint: str, code: str
) -> None:
    text = changed(VALUE, f"value: {typed}")
    problem = only(tmp_path, text)
    assert problem.hint == hint
    assert problem.code == code
    assert problem.message.startswith("not a plain number: ")
    assert at(problem, text) == typed
    assert problem.where == "figures[0].value"


def test_what_was_meant_is_told_for_a_change_and_in_a_chart(tmp_path: Path) -> None:
    problem = only(tmp_path, changed(CHANGE, "    change: 16%\n"))
    assert (problem.code, problem.hint) == ("E401", "16% is written 0.16")
    first = EVERY_BLOCK.replace("values: [40, 55, 70]", "values: [40, '5,3', 70]", 1)
    problem = only(tmp_path, first)
    assert (problem.code, problem.hint) == ("E400", "write 5.3")


@pytest.mark.parametrize("words", ["abc", "2026-05", "3/4", "1 to 5", "A24 and 5"])
def test_what_is_no_number_has_no_cure(words: str) -> None:
    assert find_cure(words) is None


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("usd", "not a currency code (such as USD): `usd`", "write USD"),
        ("€", "not a currency code (such as USD): `€`", "write EUR"),
        ("EUO", "no currency has the code `EUO`", "did you mean `EUR`?"),
        ("GPB", "no currency has the code `GPB`", "did you mean `GBP`?"),
        ("QQQ", "no currency has the code `QQQ`", NO_CODE),
    ],
)
def test_a_currency_that_nobody_has_is_refused(
    tmp_path: Path, typed: str, message: str, hint: str
) -> None:
    problem = only(tmp_path, changed("currency: USD", f"currency: {typed}"))
    assert (problem.message, problem.hint, problem.code) == (message, hint, "E402")


def test_any_currency_of_the_world_is_taken(tmp_path: Path) -> None:
    content = load(write(tmp_path, changed("currency: USD", "currency: BHD"))).content
    assert content.figures[0].currency == "BHD"
