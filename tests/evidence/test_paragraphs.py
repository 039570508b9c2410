"""How paragraphs are counted in plain text, HTML and PDF, and what is said of what cannot be read."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from reporting.evidence.sources.paragraphs import read_copy
from tests.evidence.dossiers import ENGLISH, ITALIAN, html, pdf, picture_pdf, text


def read_paragraphs(data: bytes, name: str, counted: str = "") -> tuple[str, ...]:
    return read_copy(data, name, counted).texts


@pytest.mark.parametrize("paragraphs", [ITALIAN, ENGLISH])
def test_text_html_and_pdf_have_the_same_paragraphs(
    paragraphs: tuple[str, ...],
) -> None:
    assert read_paragraphs(text(paragraphs), "a.txt") == paragraphs
    assert read_paragraphs(html(paragraphs), "a.html") == paragraphs
    assert read_paragraphs(pdf(paragraphs), "a.pdf") == paragraphs


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_may(end: str) -> None:
    data = end.join(["Uno", "", "  ", "\u00a0", "Due", ""]).encode()
    assert read_paragraphs(data, "a.txt") == ("Uno", "Due")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_the_encodings_that_say_so(encoding: str) -> None:
    assert read_paragraphs("Perché\nno".encode(encoding), "a.txt") == ("Perché", "no")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One<p>Two", ("One", "Two")),
        (
            "<div>One<br>more</div><ul><li>Two<li>Three</ul>",
            ("One more", "Two", "Three"),
        ),
        (
            "<table><tr><td>Crop<td>40<tr><th>Year<td>2025</table>",
            ("Crop 40", "Year 2025"),
        ),
        (
            "<p>One <a href=x>lin</a>k <!-- no --><b>bold</b></p>tail",
            ("One link bold", "tail"),
        ),
        ("<p hidden>No</p><p>One<template>no</template> more</p>", ("One more",)),
        ("<p>caf&eacute; &amp; 1&nbsp;000</p>", ("café & 1 000",)),
        ("<p>One</p></div></p>&bogus;<p>Two", ("One", "&bogus;", "Two")),
    ],
)
def test_a_paragraph_of_html_is_what_a_block_element_says(
    page: str, expected: tuple[str, ...]
) -> None:
    assert read_paragraphs(f"<html><body>{page}".encode(), "a") == expected


def test_html_is_read_in_the_encoding_that_it_declares() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Perché'.encode(
        "latin-1"
    )
    assert read_paragraphs(page, "a.html") == ("Perché",)


def test_deep_html_does_not_break_the_stack() -> None:
    page = b"<html><p>One</p>" + b"<div>" * 100_000 + b"deep"
    assert read_paragraphs(page, "a.html")[0] == "One"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("perché".encode("latin-1"), "is not UTF-8 in line 1"),
        (b"one\ntwo\n\xff", "is not UTF-8 in line 3"),
        (b"\xff\xfea\x00b", "is not UTF-16 in line 1"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "is not text: it holds control characters"),
        (rb"{\rtf1\ansi Orchard grows.\par}", "is RTF"),
        (b"%PDF-1.7\nnothing", "is a broken PDF file"),
        (pdf(ITALIAN)[:900], "is a broken PDF file"),
        (pdf(ITALIAN, "secret"), "is locked with a password"),
        (picture_pdf(), "holds no text: its pages may be pictures"),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"<html></html>", "is empty"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_paragraphs(data, "a.txt")


WRAPPED = """\
RFC 9999                      Orchards                      October 2025

1.  Introduction

   Orchard, which Vera Lane has led since 2019, took 12.4 billion
   dollars in the third quarter of 2026, up 18 per cent. Its robots pick
   apples eleven times as fast as hands do, says the head of the com-
   pany, who denies the rest.

2.  Terms

   The key words of this text are to be read as they are printed, and
   nothing else is meant by them than what any dictionary of English
   says, whichever edition the reader has at hand.
"""
MAIL = """\
> Orchard took twelve billion dollars in the third quarter, and it is
> said that it will buy Pear Works before the year is over.
>
> Nobody has confirmed that, although three people who work there were
> asked on the same day, and one of them twice.

I do not believe a word of it, since nothing of the kind stands in the
report that the union sent round on Monday.
"""


def test_the_paragraphs_of_a_wrapped_text_are_its_blocks() -> None:
    paragraphs = read_paragraphs(WRAPPED.encode(), "rfc.txt")
    assert len(paragraphs) == 5
    assert paragraphs[1] == "1.  Introduction"
    assert "12.4 billion dollars in the third" in paragraphs[2]
    assert "apples eleven times" in paragraphs[2]
    assert paragraphs[4].endswith("whichever edition the reader has at hand.")


def test_quoted_lines_of_a_mail_are_joined_without_their_marks() -> None:
    first, second, third = read_paragraphs(MAIL.encode(), "mail.txt")
    assert first.endswith(
        "and it is said that it will buy Pear Works before the year is over."
    )
    assert second.startswith(
        "Nobody has confirmed that, although three people who work there were asked"
    )
    assert third.startswith(
        "I do not believe a word of it, since nothing of the kind stands in the report"
    )


def test_a_text_is_counted_as_the_source_says() -> None:
    assert len(read_paragraphs(WRAPPED.encode(), "rfc.txt", "lines")) == 10
    assert read_paragraphs(b"One\ntwo\n\nThree", "a.txt", "blocks") == (
        "One two",
        "Three",
    )


@pytest.mark.parametrize(
    "words",
    [
        "One line.\nAnother line, a little longer.\n\nA third one.\nAnd a fourth, which ends.\n",
        "A heading\n\nOne long line that is a paragraph by itself, as most programs save them, however long.\n\nAnother.\n",
        "- pears\n- apples\n- plums\n\n- more pears\n- and a few more apples\n- plums\n",
    ],
)
def test_lines_that_nobody_filled_are_paragraphs(words: str) -> None:
    lines = tuple(line for line in words.splitlines() if line)
    assert read_paragraphs(words.encode(), "a.txt") == lines


def test_paragraphs_of_one_line_are_parted_where_a_longer_one_shows_how() -> None:
    """As browsers print a page: most gaps are those between paragraphs."""
    long = "Linden carried 63 million people in 2025, as the board notes in its report, but"
    lines = [
        (780, "Linden Transit, 31 January 2026"),
        (750, long),
        (737, "the figures are not audited."),
        (707, "It employs 1,204 people."),
        (677, "Year Riders Cost"),
        (647, "2025 63 88"),
    ]
    file = io.BytesIO()
    page = Canvas(file)
    page.setFont("Helvetica", 11)
    for foot, words in lines:
        page.drawString(72, foot, words)
    page.save()
    assert read_paragraphs(file.getvalue(), "a.pdf") == (
        lines[0][1],
        f"{long} {lines[2][1]}",
        *(words for _, words in lines[3:]),
    )
