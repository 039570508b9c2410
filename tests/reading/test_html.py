"""The paragraphs of a page, as a browser shows them; and what a page may not cost."""

from __future__ import annotations

import pytest
from lxml import etree

from reporting.limits import raise_limits
from reporting.reading.crowding import refuse_crowded
from reporting.reading.html import HEAD, is_plain, parse_html, read_html_paragraphs


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        ("One <b>bold</b> word", ["One bold word"]),
        ("one<br>two<p>three", ["one two", "three"]),
        (
            "<table><tr><td>a</td><th>b</th></tr><tr><td>c</td></tr></table>",
            ["a b", "c"],
        ),
        ("a<script>x<b>y</b></script> b", ["a b"]),
        ("a <p hidden>no <b>more</b></p>b<p> </p>", ["a b"]),
        ("<head><title>T</title></head><body>a</body>", ["a"]),
        ("<svg><text>a<svg><text>b</text></svg>c</text></svg>d", ["d"]),
        ("<!-- no -->a<?php no ?>", ["a"]),
    ],
)
def test_a_page_says_what_a_browser_shows(page: str, paragraphs: list[str]) -> None:
    assert list(read_html_paragraphs(page.encode())) == paragraphs


def test_a_page_is_utf8_or_what_it_declares() -> None:
    page = '<meta charset="latin-1"><p>Größe</p>'
    assert read_html_paragraphs(page.encode("latin-1")) == ("Größe",)
    assert read_html_paragraphs(page.encode()) == ("Größe",)


@pytest.mark.parametrize("page", [b"", b" \n", b"<!-- x -->", b"<!DOCTYPE html>"])
def test_a_page_without_an_element_is_empty(page: bytes) -> None:
    with pytest.raises(ValueError, match=r"^is an empty HTML page$"):
        parse_html(page)


def test_what_the_parser_cannot_take_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # libxml2 takes whatever it is given; older ones raised for some of it.
    def give_up(data: bytes, parser: etree.HTMLParser) -> etree._Element:
        raise etree.LxmlError(f"{len(data)} bytes for {type(parser).__name__}")

    monkeypatch.setattr(etree, "fromstring", give_up)
    words = r"^is a broken HTML page \(3 bytes for HTMLParser\)$"
    with pytest.raises(ValueError, match=words):
        parse_html(b"<p>")


def test_a_page_of_more_marks_than_are_read_is_refused() -> None:
    with raise_limits({"source-elements": 3}):
        assert read_html_paragraphs(b"<p>a</p>") == ("a",)
        assert read_html_paragraphs(b"<p id=a>a") == ("a",)
        with pytest.raises(ValueError, match=r"^is too large in its page: 4 marks of"):
            read_html_paragraphs(b"<p id=a>a</p><br>")
        with pytest.raises(
            ValueError, match=r"^is too large in its drawing: 4 marks of"
        ):
            refuse_crowded(b"<<==", "drawing")


@pytest.mark.parametrize(
    ("page", "is_quick"),
    [
        (b"<p a=1>" * HEAD, True),
        (b"<p " + b"a=1 " * 200_000 + b">", False),
        (b"<p " + b"a='>' " * 200_000 + b">", False),
        (b'<p title="a>b">' + b"<p>" * HEAD, False),
        (b"<p " + b"a" * (HEAD - 3), True),
    ],
    ids=["many", "one", "one-with-marks", "a-value-with-a-mark", "small"],
)
def test_a_page_of_one_endless_element_is_not_plain(
    page: bytes, *, is_quick: bool
) -> None:
    assert is_plain(page) == is_quick
