"""Edits of YAML: one change and no other, in the data as in the bytes."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reporting.reading import edits
from reporting.reading.edits import (
    Change,
    InsertItem,
    InsertKey,
    Replace,
    change_data,
    edit_bytes,
    edit_text,
)
from reporting.reading.nodes import get_child, to_plain
from reporting.reading.source import read_yaml
from reporting.reading.splices import Splice
from reporting.reading.yaml_places import Path as Steps
from reporting.reading.yaml_places import Place, UnfitError
from reporting.reading.yaml_words import Flow
from tests.reading.yaml_styles import WORDS, written_yaml
from tests.tools import ROOT

NEW = st.one_of(
    WORDS,
    st.integers(0, 999),
    st.lists(WORDS, max_size=3),
    st.fixed_dictionaries(
        {"source": WORDS, "paragraph": st.integers(1, 99)},
        optional={"terms": st.lists(WORDS, min_size=1, max_size=3), "why": WORDS},
    ),
)


def read(text: str) -> Any:
    """Read a text as the house does, before letters are composed."""
    return to_plain(read_yaml(text, "x.yaml"))


def find_paths(data: Any, path: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Yield every path of some data with what stands there."""
    yield path, data
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from find_paths(item, (*path, index))
    if isinstance(data, dict):
        for key, item in data.items():
            yield from find_paths(item, (*path, key))


@st.composite
def changes(draw: st.DrawFn, data: Any) -> Change:
    """Draw a change that some data can take."""
    path, there = draw(st.sampled_from(list(find_paths(data))))
    if isinstance(there, list):
        index = draw(st.one_of(st.none(), st.integers(0, len(there))))
        return InsertItem(path, draw(NEW), index)
    if isinstance(there, dict):
        if draw(st.booleans()):
            after = draw(st.sampled_from([*there, ""]))
            return InsertKey(path, "new key", draw(NEW), after)
        return InsertItem((*path, "new list"), draw(NEW))
    return Replace(path, draw(st.one_of(WORDS, st.integers(0, 999))))


def is_subsequence(before: str, after: str) -> bool:
    rest = iter(after)
    return all(character in rest for character in before)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_random_change_of_a_random_file_is_made_and_nothing_else(
    data: st.DataObject,
) -> None:
    text = data.draw(written_yaml())
    before = read(text)
    change = data.draw(changes(before))
    expected = copy.deepcopy(before)
    change_data(expected, change)
    try:
        after = edit_text(text, [change])
    except UnfitError as error:
        assume("has no end" not in str(error))
        raise
    assert read(after) == expected
    if not isinstance(change, Replace):
        assert is_subsequence(re.sub(r" *\[ ?\]", "", text), after)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_many_changes_are_made_in_their_order(data: st.DataObject) -> None:
    text = data.draw(written_yaml())
    text += "" if text.endswith("\n") else "\n"
    said = read(text)
    wanted: list[Change] = []
    for _ in range(5):
        change = data.draw(changes(said))
        if isinstance(change, InsertKey) and change.key in find(said, change.path):
            continue
        change_data(said, change)
        wanted.append(change)
    assert read(edit_text(text, wanted)) == said


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_value_replaced_leaves_every_byte_around_it(data: st.DataObject) -> None:
    text = data.draw(written_yaml())
    paths = [(p, v) for p, v in find_paths(read(text)) if isinstance(v, str)]
    assume(paths)
    path, _ = data.draw(st.sampled_from(paths))
    scalar = find_node(read_yaml(text, "x.yaml"), path)
    start, stop = scalar.span
    after = edit_text(text, [Replace(path, "NEW")])
    rest = len(text) - stop
    assert after.startswith(text[:start])
    assert after.endswith(text[stop:])
    assert "NEW" in after[start : len(after) - rest]


def find(said: Any, path: Steps) -> Any:
    for step in path:
        said = said[step]
    return said


def find_node(node: Any, path: Steps) -> Any:
    for step in path:
        node = get_child(node, step)
    return node


CONTENTS = [
    *[ROOT / "content.yaml", ROOT / "tests/heating/content.yaml"],
    *[ROOT / "assets/example.yaml"],
]


@pytest.mark.parametrize("path", CONTENTS, ids=lambda path: path.name)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_content_takes_a_source_and_a_citation(path: Path, end: str) -> None:
    text = path.read_bytes().decode().replace("\n", end)
    said = read(text)
    cite = {"source": "new", "paragraph": 3, "terms": ["11 billion", "16%", "orchard"]}
    wanted: list[Change] = [InsertItem(("sources",), {"id": "new", "title": "A: b"})]
    for index, claim in enumerate(said["claims"]):
        wanted.append(InsertItem(("claims", index, "cites"), cite))
        for number, cited in enumerate(claim.get("cites", [])):
            if "paragraph" not in cited:
                continue
            key = ("claims", index, "cites", number, "paragraph")
            wanted.append(Replace(key, 7))
            wanted.append(InsertKey(key[:-1], "seen", "0123456789abcdef"))
    for change in wanted:
        change_data(said, change)
    after = edit_text(text, wanted)
    assert read(after) == said
    assert after.count("\n") - text.count("\n") == after.count("\r") - text.count(
        "\r"
    ) or (end == "\n" and "\r" not in after)
    for line in text.split(end):
        assert "paragraph" in line or line.removesuffix("}") in after


STYLED = """\
# head

title:   'x'   # a title
notes: >-
  some folded text that
  goes on
sources: []   # none
claims:
- id: a

  cites:
  - {source: l, paragraph: 1, terms: [a, "b c"]}   # good
    # of the citation

- id: b
  cites: []
- id: c
  # about c
terms: [
  one,   # of one
  two    # of two
]
people: {ann: 1, bob: 2}
end:"""

EDITED = """\
# head

title:   'y: z'   # a title
notes: >-
  some other text that
  is folded again as it
  was before
sources:   # none
- id: s
  title:
    en: 'A: b'
    it: C
claims:
- id: a

  cites:
  - {source: l, paragraph: 2, terms: [a, "b c"], hash: '0a'}   # good
    # of the citation
  - {source: l, terms: ['16%']}

- id: b
  cites:
  - {source: l}
- id: c
  cites:
  - {source: l}
  # about c
terms: [
  one,   # of one
  two,    # of two
  'yes'
]
people: {ann: 1, bob: 2, cyd: null}
end: '2025-01-02'
new: |-
  two
  lines"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_written_looks_like_what_stands_around_it(end: str) -> None:
    after = edit_text(
        STYLED.replace("\n", end),
        [
            Replace(("title",), "y: z"),
            Replace(
                ("notes",), "some other text that is folded again as it was before"
            ),
            Replace(("claims", 0, "cites", 0, "paragraph"), 2),
            InsertKey(("claims", 0, "cites", 0), "hash", "0a"),
            InsertItem(("claims", 0, "cites"), {"source": "l", "terms": ["16%"]}),
            InsertItem(("claims", 1, "cites"), {"source": "l"}),
            InsertItem(("claims", 2, "cites"), {"source": "l"}),
            InsertItem(("terms",), "yes"),
            InsertKey(("people",), "cyd", None),
            InsertItem(("sources",), {"id": "s", "title": {"en": "A: b", "it": "C"}}),
            Replace(("end",), "2025-01-02"),
            InsertKey((), "new", "two\nlines"),
        ],
    )
    assert after.split(end) == EDITED.split("\n")
    assert not after.endswith("\n")


@pytest.mark.parametrize(
    "text",
    [
        "a:\n- 1  # one\nb: 2\n",
        "a: [1]\n",
        "a: []\n",
        "b: 2\n",
        "a: [\n  1,  # one\n]\n",
        "a: [\n  1  # one\n]\n",
    ],
)
def test_items_follow_each_other_in_their_order(text: str) -> None:
    wanted: list[Change] = [InsertItem(("a",), str(number)) for number in range(2, 30)]
    wanted.insert(9, Replace(("a", 3), "four"))
    said = read(text)
    for change in wanted:
        change_data(said, change)
    assert read(edit_text(text, wanted)) == said


def test_a_key_goes_above_a_text_that_the_end_of_the_file_cuts() -> None:
    after = edit_text("a: 1\nb: |\n  x", [InsertKey((), "c", 2)])
    assert after == "a: 1\nc: 2\nb: |\n  x"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_ends_of_lines_stay(end: str) -> None:
    data = b"\xef\xbb\xbf" + f"a: 1{end}b:{end}  - x{end}".encode()
    after = edit_bytes(data, [InsertItem(("b",), "z"), Replace(("a",), 2)])
    assert after == b"\xef\xbb\xbf" + f"a: 2{end}b:{end}  - x{end}  - z{end}".encode()


@given(
    st.one_of(WORDS, st.text(max_size=12)),
    st.sampled_from(["k: v\n", "{k: v}", "k: |\n  v\n"]),
)
def test_a_text_stays_a_text_for_every_reader(words: str, text: str) -> None:
    assume(words.isprintable() or words in {"two\nlines", "tab\tin"})
    new = edit_text(text, [Replace(("k",), words), InsertKey((), "n", [words])])
    assert yaml.safe_load(new) == {"k": words, "n": [words]}


@pytest.mark.parametrize(
    ("text", "change", "message", "line"),
    [
        ("a: &x [1]\nb: *x\n", InsertItem(("a",), 2), "stands elsewhere too, by *x", 1),
        ("a: &x 1\nb: *x\n", Replace(("a",), 2), "stands elsewhere too, by *x", 1),
        (
            "a: &x {k: 1}\nb: *x\n",
            Replace(("b", "k"), 2),
            "`*x` stands for another place",
            2,
        ),
        ("a: &x {k: 1}\nb: *x\n", Replace(("b",), 2), "an alias cannot be replaced", 2),
        ("a: &x {k: 1}\nb:\n  <<: *x\n", Replace(("a", "k"), 2), "merge keys", 3),
        ("a: 1\na: 2\n", Replace(("a",), 2), "the key `a` is given twice", 2),
        ("a: 1\n---\nb: 2\n", Replace(("a",), 2), "a second document", 2),
        ("a: [1\n", Replace(("a",), 2), "the file is no YAML", 2),
        ("a:\n  - 1\n", Replace(("a",), 2), "several lines cannot be replaced", 2),
        ("a: 1\n", Replace(("b", 0), 2), "there is no `b[0]`", 1),
        ("a: 1\n", InsertItem(("a",), 2), "`a` is no list", 1),
        ("a: 1\n", InsertKey((), "a", 2), "the key `a` is there already", 1),
        ("a:\n  - |\n    x", InsertItem(("a",), 2), "has no end: end it first", 2),
        ("a:\n- |+\n  x", InsertItem(("a",), 2), "has no end: end it first", 2),
        ("a:\n- x\u2028- b\n", InsertItem(("a",), 2), "a way that is not edited", 3),
        ("# empty\n", Replace((), 2), "the file is empty", 0),
        ("---\n", Replace((), {"a": 1}), "the file is empty", 0),
        ("~\n", InsertKey((), "a", 2), "what stands there is no map", 1),
        ("? [a]\n: 1\n", Replace((0,), 2), "a key of the file is no word", 1),
        ("a: 1\na: 2\n", InsertKey((), "b", 2), "the key `a` is given twice", 2),
        ("a: {}\n", InsertItem(("a",), 2), "`a` is no list", 1),
    ],
)
def test_what_cannot_be_edited_safely_is_refused(
    text: str, change: Change, message: str, line: int
) -> None:
    with pytest.raises(UnfitError, match=re.escape(message)) as caught:
        edit_text(text, [change])
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a:\n-\n- b\n", Replace(("a", 0), "x"), "a:\n- x\n- b\n"),
        ("a:\nb: 1\n", Replace(("a",), {"x": "z"}), "a:\n  x: z\nb: 1\n"),
        ("a:\nb: 1\n", Replace(("a",), ["x"]), "a: [x]\nb: 1\n"),
        ("a: # c\nb: 1\n", Replace(("a",), {"x": "z"}), "a: # c\n  x: z\nb: 1\n"),
        ("{a, b: 1}\n", Replace(("a",), "x"), "{a: x, b: 1}\n"),
        ("a: !!str\nb: 1\n", Replace(("a",), "x"), "a: !!str x\nb: 1\n"),
        ("a: 1\n", Replace(("a",), Flow({"x": True})), "a: {x: true}\n"),
        ("a: >-\n   x\nb: 1\n", Replace(("a",), ["z"]), "a: [z]\nb: 1\n"),
        ('a: "b"\n', Replace(("a",), "\x07 b"), 'a: "\\U00000007 b"\n'),
        ("a: [1, 2,]\n", InsertItem(("a",), 3), "a: [1, 2, 3,]\n"),
        ("a: [\n 1,\n 2 ]\n", InsertItem(("a",), 3), "a: [\n 1,\n 2,\n 3 ]\n"),
        ("a: [\n 1,\n 2, ]\n", InsertItem(("a",), 3), "a: [\n 1,\n 2,\n 3, ]\n"),
        ("a: [\n 1 # c\n]\n", InsertItem(("a",), 2), "a: [\n 1, # c\n 2\n]\n"),
        ("a: [\n 1, # c\n]\n", InsertItem(("a",), 2), "a: [\n 1, # c\n 2,\n]\n"),
        ("a:\n- 1\n\n- 2\n", InsertItem(("a",), 3, 1), "a:\n- 1\n\n- 3\n\n- 2\n"),
        ("a: |+\n  x\n", InsertKey((), "c", 1), "a: |+\n  x\nc: 1\n"),
        ("a: |+\nb: 1\n", InsertKey((), "c", 1, "a"), "a: |+\nc: 1\nb: 1\n"),
        (
            "s:\n- a: [1]\n- b: 1\n",
            InsertItem(("s", 1, "a"), "x"),
            "s:\n- a: [1]\n- b: 1\n  a: [x]\n",
        ),
        (
            "s:\n- a:\n  - 1\n- a: []\n",
            InsertItem(("s", 1, "a"), "x"),
            "s:\n- a:\n  - 1\n- a: [x]\n",
        ),
        (
            "s:\n- a: [[1]]\n- a: []\n",
            InsertItem(("s", 1, "a"), ["x"]),
            "s:\n- a: [[1]]\n- a: [[x]]\n",
        ),
    ],
)
def test_what_is_written_stands_where_it_is_looked_for(
    before: str, change: Change, after: str
) -> None:
    assert edit_text(before, [change]) == after


def test_a_file_of_other_bytes_is_no_yaml_to_edit() -> None:
    with pytest.raises(UnfitError, match=r"^the file is not UTF-8$"):
        edit_bytes(b"a: \xff\n", [])


@pytest.mark.parametrize("word", ["wrong", "["])
def test_an_edit_that_would_say_something_else_is_never_made(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    """The edited text is read again: a fault of ours in one change ends all of them."""
    changes = [Replace(("a",), "x"), Replace(("b",), "two")]
    assert edit_text("a: 1\nb: 2\n", changes) == "a: x\nb: two\n"

    def write_wrongly(
        _text: str, ways: Sequence[Place], value: str, _: Any
    ) -> list[Splice]:
        place = ways[-1]
        return [Splice(place.start, place.stop, word if value == "two" else value)]

    monkeypatch.setattr(edits, "replace_value", write_wrongly)
    message = r"^`b` is written in a way that is not edited safely$"
    with pytest.raises(UnfitError, match=message) as caught:
        edit_text("a: 1\nb: 2\n", changes)
    assert caught.value.line == 2


def test_edits_that_fail_together_are_made_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = [Replace(("a",), "x"), Replace(("b",), "two")]

    def write_late(
        text: str, ways: Sequence[Place], value: str, _: Any
    ) -> list[Splice]:
        place = ways[-1]
        is_early = value == "two" and text.startswith("a: 1")
        return [Splice(place.start, place.stop, "wrong" if is_early else value)]

    monkeypatch.setattr(edits, "replace_value", write_late)
    assert edit_text("a: 1\nb: 2\n", changes) == "a: x\nb: two\n"
