import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.content.inline import (
    FigureRef,
    Inline,
    Part,
    SourceMark,
    Words,
    find_link_fault,
    parse_paragraph,
    scan_paragraph,
    split_paragraphs,
)
from reporting.limits import find_limit


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", [Words("plain")]),
        ("", []),
        ("a *b* c", [Words("a "), Words("b", italic=True), Words(" c")]),
        ("a **b *c***", [Words("a "), Words("b ", bold=True), Words("c", bold=True, italic=True)]),
        ("_b_ and snake_case", [Words("b", italic=True), Words(" and snake_case")]),
        ("2 * 3 * 4", [Words("2 * 3 * 4")]),
        (
            "[a **b**](https://x.org/?a=1&b=2 'title') c",
            [
                Words("a ", link="https://x.org/?a=1&b=2"),
                Words("b", bold=True, link="https://x.org/?a=1&b=2"),
                Words(" c"),
            ],
        ),
        ("[a](mailto:a@b.org) [b](#opening)", [
            Words("a", link="mailto:a@b.org"), Words(" "), Words("b", link="#opening"),
        ]),
        ("a[^one][^two-2].", [Words("a"), SourceMark("one"), SourceMark("two-2"), Words(".")]),
        ("{a} {b:value}{c:change}", [
            FigureRef("a"), Words(" "), FigureRef("b", Part.VALUE), FigureRef("c", Part.CHANGE),
        ]),
        ("**{a}** *x{b}*", [
            FigureRef("a", bold=True), Words(" "), Words("x", italic=True), FigureRef("b", italic=True),
        ]),
        ("[{a}](https://x.org)", [FigureRef("a", link="https://x.org")]),
        (r"\{a\} \[^b\] \*c\* \[d\](e)", [Words("{a} [^b] *c* [d](e)")]),
        ("a } b ] c", [Words("a } b ] c")]),
        ("[no link] ![no image]", [Words("[no link] ![no image]")]),
    ],
)  # fmt: skip
def test_markup_becomes_runs(text: str, runs: list[Inline]) -> None:
    assert list(parse_paragraph(text)) == runs


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b> & a <b c",
        '<onDraw name="f"/>',
        '<img src="http://127.0.0.1/x.png"/>',
        "<font color=\"os.system('x')\">y</font>",
        "&amp; &lt; &#65;",
        "`code` ~~gone~~ # head",
        "http://auto.link and <https://auto.link>",
        "=cmd|'/C calc'!A0",
        "---",
        "1. one",
    ],
)
def test_other_markup_is_literal(text: str) -> None:
    assert parse_paragraph(text) == (Words(text),)


@pytest.mark.parametrize("text", ["a\nb", "a  \nb", "a\\\nb", "a \n  b"])
def test_a_line_break_is_a_space(text: str) -> None:
    assert parse_paragraph(text) == (Words("a b"),)


@pytest.mark.parametrize(
    ("text", "written", "message"),
    [
        ("a {b c} d", "{b c}", "`{b c}` is not a figure"),
        ("a {b:all} d", "{b:all}", "`{b:all}` is not a figure"),
        ("a {} d", "{}", "`{}` is not a figure"),
        ("a {b", "{b", "`{b` is not a figure"),
        ("a[^B c] d", "[^B c]", "`[^B c]` is not a source mark"),
        ("a[^] d", "[^]", "`[^]` is not a source mark"),
        (
            "[a](javascript:alert(1))",
            "javascript:alert(1)",
            "`javascript:alert(1)` cannot be a link",
        ),
        (
            "[a](file:///etc/passwd)",
            "file:///etc/passwd",
            "`file:///etc/passwd` cannot be a link",
        ),
        (
            "[a](data:text/html,x)",
            "data:text/html,x",
            "`data:text/html,x` cannot be a link",
        ),
        (r"[a](\\\\host\\x)", "%5C%5Chost%5Cx", "`%5C%5Chost%5Cx` cannot be a link"),
        ("[a](//host/x)", "//host/x", "`//host/x` cannot be a link"),
        ("[a](page.html)", "page.html", "`page.html` cannot be a link"),
        (
            "[a](#Not an id)",
            "](",
            "a link that is not closed, or that holds a source mark",
        ),
        ("[a](#Not)", "#Not", "`#Not` cannot be a link"),
        ("[a]()", "", "`` cannot be a link"),
        ("[a](https://)", "https://", "`https://` cannot be a link"),
        (
            "[a[^b]](https://x.org)",
            "](",
            "a link that is not closed, or that holds a source mark",
        ),
        (
            "[a](https://x.org",
            "](",
            "a link that is not closed, or that holds a source mark",
        ),
    ],
)
def test_what_is_neither_markup_nor_literal_is_a_fault(
    text: str, written: str, message: str
) -> None:
    _, faults = scan_paragraph(text)
    assert [(fault.written, fault.message) for fault in faults] == [(written, message)]
    with pytest.raises(ValueError, match=re.escape(message)):
        parse_paragraph(text)


def test_all_faults_of_a_text_are_found() -> None:
    _, faults = scan_paragraph("{a b} [^C] [d](ftp://e)")
    assert len(faults) == 3


@pytest.mark.parametrize(
    "address",
    [
        "http://a.org",
        "HTTPS://a.org/b?c=d#e",
        "mailto:a@b.org",
        "#opening-2",
        "https://a.org/%7Eb",
    ],
)
def test_an_allowed_address_has_no_fault(address: str) -> None:
    assert find_link_fault(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://a b",
        "https://a.org\\b",
        "JavaScript:x",
        "vb:x",
        " https://a.org",
        "mailto:",
        "#",
    ],
)
def test_a_forbidden_address_has_one(address: str) -> None:
    assert find_link_fault(address) is not None


def test_blank_lines_part_paragraphs() -> None:
    assert split_paragraphs("\na\nb\n\nc\n \t\n\n  d\n") == ("a\nb", "c", "d")


def test_a_text_beyond_measure_is_not_looked_into() -> None:
    runs, (fault,) = scan_paragraph("*" * (find_limit("text") + 1))
    assert runs == ()
    told = "a text of 50,001 characters, and the limit `text` is 50,000"
    assert fault.message == told


@given(st.text(alphabet="ab*_[](){}^:#\\ \n<&", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_runs_or_faults(text: str) -> None:
    runs, faults = scan_paragraph(text)
    assert runs or faults or not text.strip("\n \\")
    assert all("\n" not in run.text for run in runs if isinstance(run, Words))
