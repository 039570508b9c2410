"""Any scalar of any style -> the file characters that its value was written as."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reporting.reading.nodes import Map, Scalar
from reporting.reading.origin import Span
from reporting.reading.scalar_spans import map_written
from reporting.reading.source import scan_yaml

WORDS = st.text(alphabet="abé’ßж𝛼.,-", min_size=1, max_size=6)
LINES = st.lists(
    st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=5
)
TEXTS = st.text(alphabet="ab é'\"\\\n\t:#-|>&{}[]\u202a\r", max_size=40)


def read(text: str, key: str = "k") -> Scalar:
    """Return the scalar at a key of the top level."""
    root = scan_yaml(text, "c.yaml").root
    assert isinstance(root, Map)
    node = root.entries[key]
    assert isinstance(node, Scalar)
    return node


def map_scalar(scalar: Scalar, text: str) -> Span:
    """Return which characters of the file the value of a scalar was written as."""
    start, stop = scalar.span
    return map_written(scalar.value, text[start:stop]).shift(start)


def read_back(span: Span, text: str, length: int) -> list[str]:
    """Return the file characters of each character of a value."""
    cuts = [span.slice(at, at + 1) for at in range(length)]
    return [text[cut.start : cut.stop] for cut in cuts]


def check(text: str) -> None:
    """Hold the characters that a value was written as against the value."""
    scalar = read(text)
    span = map_scalar(scalar, text)
    value = scalar.value
    if not value:
        return
    assert span.is_verbatim
    written = read_back(span, text, len(value))
    for character, raw in zip(value, written, strict=True):
        if character == " ":
            assert raw.startswith((" ", "\n", "\r", "\t", "\\"))
        elif character == "\n":
            assert raw.startswith(("\n", "\r", "\\")) or not raw.strip()
        elif not raw.startswith(("\\", "''")):
            assert raw[:1] == character
    assert scalar.span[0] <= span.start <= span.stop <= scalar.span[1]


@given(
    st.lists(LINES, min_size=1, max_size=3), st.integers(1, 4), st.sampled_from("|>")
)
def test_block_scalars(paragraphs: list[list[str]], indent: int, style: str) -> None:
    blank = "\n\n"
    body = blank.join(
        "\n".join(" " * indent + line for line in lines) for lines in paragraphs
    )
    check(f"a: 1\nk: {style}\n{body}\nz: 2\n")
    check(f"k: {style}-\r\n{body}")


@given(
    st.lists(st.tuples(st.integers(0, 3), LINES), min_size=1, max_size=4),
    st.sampled_from("|>"),
    st.sampled_from(["", "+", "-"]),
)
def test_block_scalars_with_lines_further_in(
    paragraphs: list[tuple[int, list[str]]], style: str, chomp: str
) -> None:
    lines = [
        " " * (2 + further) + line for further, lines in paragraphs for line in lines
    ]
    check(f"k: {style}2{chomp}\n" + "\n".join(lines) + "\n\n")


@given(LINES, st.booleans())
def test_plain_scalars(lines: list[str], apart: bool) -> None:  # noqa: FBT001
    between = "\n\n   " if apart else " \t\n   "
    plain = between.join(lines).lstrip("-,.")
    if plain.strip(" \t\n-,."):
        check(f"a: 1\nk: x{plain}\nz: 2\n")


@given(LINES)
def test_single_quoted_scalars(lines: list[str]) -> None:
    joined = "\n  ".join(line.replace("a", "''") for line in lines)
    check(f"k: '{joined}'\n")
    check(f"k: &name '{joined}'\n")


@given(TEXTS, st.integers(5, 200))
def test_double_quoted_scalars(value: str, width: int) -> None:
    check(yaml.dump({"k": value}, default_style='"', width=width, allow_unicode=True))
    check(yaml.dump({"k": value}, default_style='"', width=width))


@given(TEXTS, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(5, 200))
def test_whatever_a_writer_of_yaml_makes(value: str, style: str, width: int) -> None:
    text = yaml.dump({"k": value}, default_style=style, width=width, allow_unicode=True)
    if scan_yaml(text, "c.yaml").root is not None:
        check(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            r'k: "a \"b\" \u00e9\x41"',
            ["a", " ", r"\"", "b", r"\"", " ", r"\u00e9", r"\x41"],
        ),
        ('k: "a\\\n   b"', ["a\\\n   ", "b"]),
        ('k: "a \\\n\n   b"', ["a", " ", "\\\n\n   ", "b"]),
        ("k: 'it''s'", ["i", "t", "''", "s"]),
        ("k: a\n  b\n\n  c\n", ["a", "\n  ", "b", "\n\n  ", "c"]),
        ("k: >\n  a\n  b\n\n  c\n", ["a", "\n  ", "b", "\n\n  ", "c", "\n"]),
        ("k: |\n  a\n    b\n", ["a", "\n  ", " ", " ", "b", "\n"]),
        ("k: !x &y # z\n  'v'\n", ["v"]),
        ("k: a\u202ab\n", ["a\u202a", "b"]),
        ("k: |2-\n   \u202a\n", [" "]),
        ("k: |2-\n\n   \u202a\n", ["\n  ", " "]),
        ("k: >2-\n  \u202a\n  \u202a\n  a\n", ["\n  \u202a", "\n  ", "a"]),
        ("k: >-\n  a\n\n  \u202a\n   a\n", ["a", "\n\n  \u202a", "\n  ", " ", "a"]),
    ],
)
def test_each_character_knows_its_own(text: str, written: list[str]) -> None:
    scalar = read(text)
    span = map_scalar(scalar, text)
    found = read_back(span, text, len(scalar.value or ""))
    assert found == written


def test_nothing_is_a_value_without_characters() -> None:
    text = "k: ~\n"
    assert map_scalar(read(text), text) == Span(3, 4, is_verbatim=False)


# ---------------------------------------------------------------- composed letters

LOOSE = st.text(
    alphabet=[
        "a",
        "e",
        "n",
        " ",
        "-",
        "\u0301",
        "\u0323",
        "\u0304",
        "\u0308",
        "é",
        "\u1112",
        "\u1161",
        "\u11ab",
    ],
    max_size=20,
)


@given(LOOSE, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(5, 60))
def test_composed_letters_know_the_characters_that_they_were_written_as(
    value: str, style: str, width: int
) -> None:
    text = yaml.dump(
        {"k": f"x{value}x"}, default_style=style, width=width, allow_unicode=True
    )
    if scan_yaml(text, "c.yaml").root is None:
        return
    scalar = read(text)
    span = map_scalar(scalar, text)
    assert span.is_verbatim
    assert scalar.value is not None
    written = read_back(span, text, len(scalar.value))
    for character, raw in zip(scalar.value, written, strict=True):
        is_mark = unicodedata.combining(character)
        if not is_mark and not character.isspace() and not raw.startswith("\\"):
            letter = unicodedata.normalize("NFD", character)[0]
            assert letter in unicodedata.normalize("NFD", raw)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("k: Krako\u0301w\n", ["K", "r", "a", "k", "o\u0301", "w"]),
        ("k: x\u0304y\n", ["x", "\u0304", "y"]),
        ('k: "o\\u0301w"\n', ["o\\u0301", "w"]),
        ("k: |\n  o\u0301\n  w\n", ["o\u0301", "\n  ", "w", "\n"]),
    ],
)
def test_a_composed_letter_is_cut_out_whole(text: str, written: list[str]) -> None:
    scalar = read(text)
    span = map_scalar(scalar, text)
    assert read_back(span, text, len(scalar.value or "")) == written


@pytest.mark.parametrize(
    "raw", ["xyz", "|", "|\n  abc\n", ">\n  abc\n  def\n", "'xyz'"]
)
def test_what_cannot_be_told_comes_from_the_scalar_as_a_whole(raw: str) -> None:
    assert map_written("value", raw) == Span(0, len(raw), is_verbatim=False)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_that_ends_in_any_way_becomes_a_space_or_stays(end: str) -> None:
    for value, raw in (
        ("a b", f"'a{end} b'"),
        ("a\nb", f"'a{end}{end}  b'"),
        ("a b", f'"a{end} b"'),
        ("a b", f"a{end}  b"),
    ):
        span = map_written(value, raw)
        assert span.is_verbatim
        assert raw[span.locate(0)] == "a"
        assert raw[span.locate(1)] == end[0]
        assert raw[span.locate(2)] == "b"
