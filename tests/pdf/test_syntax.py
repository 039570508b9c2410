from __future__ import annotations

import pikepdf
import pytest

from reporting.pdf.syntax import (
    format_colour,
    format_number,
    format_stream,
    format_string,
)


@pytest.mark.parametrize(
    ("number", "written"),
    [(12, "12"), (12.5, "12.5"), (-0.001, "0"), (0.004, "0"), (100, "100"), (-7.126, "-7.13"), (1e-9, "0"), (1234.5, "1234.5")],
)  # fmt: skip
def test_a_number_is_as_short_as_it_can_be(number: float, written: str) -> None:
    assert format_number(number) == written


@pytest.mark.parametrize(
    "text", ["plain", "a (round) \\ one)", "città", "line\nline", "日本語 😀", ""]
)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    written = format_string(text)
    assert written.isascii()
    with pikepdf.new() as pdf:
        found = pikepdf.Object.parse(written.encode())
        pdf.docinfo["/Title"] = found
        assert str(pdf.docinfo["/Title"]) == text


def test_a_colour_is_written_in_shares() -> None:
    assert format_colour("#00ff80") == "0 1 .502"


def test_a_stream_says_how_long_it_is_and_ends_on_a_line_of_its_own() -> None:
    assert format_stream("/Type/X", b"abc\n") == (
        b"<</Type/X/Length 4>>\nstream\nabc\n\r\nendstream"
    )
    assert format_stream("", b"") == b"<</Length 0>>\nstream\n\r\nendstream"
