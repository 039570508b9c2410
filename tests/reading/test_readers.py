"""What each reader says of what it cannot read, and what it reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import pytest

from reporting.content.values import Text
from reporting.limits import raise_limits
from reporting.reading.annotations import find_reader, list_models_by_key
from reporting.reading.long_words import find_long_word
from reporting.reading.model import Model
from reporting.reading.moved_keys import move_keys
from reporting.reading.nodes import to_plain
from reporting.reading.parting import part_text
from reporting.reading.readers import Reader
from reporting.reading.rules import Absent, KeyedBy, Matches
from reporting.reading.schema import check_node
from reporting.reading.source import read_yaml, scan_yaml
from reporting.reading.type_words import describe_type, join_words
from reporting.reading.visit import FAILED, Visit
from reporting.reading.wording import suggest_form


class Trunk(Model, frozen=True, kw_only=True):
    kind: Literal["trunk"] = "trunk"
    girth: int = 1


class Branch(Model, frozen=True, kw_only=True):
    kind: Literal["branch"] = "branch"
    leaves: tuple[str, ...] = ()
    angle: int | None = None


class Names(Model, frozen=True, kw_only=True):
    whole_map = "by_language"
    by_language: Mapping[str, str]


class Tree(Model, frozen=True, kw_only=True):
    title: str = ""
    names: Names | None = None
    trunk: Trunk = Trunk()
    branches: tuple[Branch, ...] = ()


Part = Annotated[Trunk | Branch, KeyedBy("kind")]
Grams = Annotated[str, Matches(r"[a-z]+-[a-z]+", "two words")]


def read(kind: Any, text: str) -> tuple[Any, Visit]:
    """Return the value of a text as a type, and what was noted."""
    visit = Visit()
    return find_reader(kind).read(read_yaml(text, "c.yaml"), visit), visit


def told(kind: Any, text: str) -> list[str]:
    """Return what is wrong with a text as a value of a type."""
    value, visit = read(kind, text)
    problems = visit.list_problems("c.yaml", "v")
    assert (value is FAILED) == bool(problems)
    return [
        f"{each.line}:{each.column} {each.where}: {each.message} ({each.hint})"
        for each in problems
    ]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (tuple[int, int], "1", ["1:1 v: not a list: `1` (write `[1]`)"]),
        (tuple[int, int], "[1, 2, 3]", ["1:1 v: more than 2 items ()"]),
        (tuple[int, int], "[1]", ["1:1 v: item 2 of the list is missing ()"]),
        (
            tuple[int, int],
            "[1, x]",
            ["1:5 v[1]: not a whole number: `x` ()"],
        ),
        (tuple[str, ...], "a: b", ["1:1 v: expected a list, found a map (begin each item of the list with `- `)"]),
        (
            tuple[str, ...],
            "'– one'",
            ["1:1 v: not a list: `– one` (begin each item, in a line of its own, with a dash and a blank: `- `)"],
        ),
        (
            tuple[str, ...],
            "'one: two'",
            ["1:1 v: not a list: `one: two` (begin each item of the list with `- `)"],
        ),
        (int, "12 apples", ["1:1 v: not a whole number: `12 apples` (write the number alone: `12`)"]),
        (int, "[12]", ["1:1 v: expected a whole number, found a list (write one value, without brackets or dashes)"]),
        (Trunk, "[x]", ["1:1 v: expected a trunk, found a list (write its keys without the dash or the brackets before them)"]),
        (str, "[x]", ["1:1 v: expected text, found a list (put the whole text in quotes, if brackets or dashes are its own)"]),
        (str, "{en: x}", ["1:1 v: expected text, found a map (write it once, in one of the languages: it is not printed as such)"]),
        (str, "x: y", ["1:1 v: expected text, found a map (put a text with a colon in quotes)"]),
        (Mapping[str, int], "[x]", ["1:1 v: expected a map, found a list (write its keys without the dash or the brackets before them)"]),
        (
            Mapping[Literal["a", "b"], int],
            "{a: 1, c: 2}",
            ["1:8 v.c: `c` is not one of a, b ()"],
        ),
        (Grams, "Two_Words", ["1:1 v: not two words: `Two_Words` (write `two-words`)"]),
        (Grams, "one", ["1:1 v: not two words: `one` ()"]),
        (Part, "x", ["1:1 v: not a map: `x` ()"]),
        (Part, "{girth: 3}", ["1:1 v: missing `kind` (one of trunk, branch)"]),
        (Part, "{knid: trunk}", ["1:2 v.knid: `knid` is not a key here (did you mean `kind`?)"]),
        (Part, "{type: trunk}", ["1:2 v.type: `type` is not a key here (did you mean `kind`?)"]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place_and_its_cure(
    kind: Any, text: str, expected: list[str]
) -> None:
    assert told(kind, text) == expected


def test_a_list_of_more_items_than_are_read_is_one_problem() -> None:
    with raise_limits({"items": 2}):
        assert told(tuple[str, ...], "[a, b]") == []
        (said,) = told(tuple[str, ...], "[a, b, c]")
    assert said.startswith("1:1 v: the list has 3 items, and the limit `items` is 2")


def test_no_more_is_noted_than_is_told() -> None:
    """One more than are told, which shows that there are more."""
    with raise_limits({"problems": 3}):
        assert len(told(tuple[int, ...], "[a, b, c, d, e, f]")) == 4


@pytest.mark.parametrize(
    ("kind", "text", "cut"),
    [
        (str, "a #1", "a"),
        (Text, "a #1", "a"),
        (Mapping[str, str | None], "k: #1", None),
        (Mapping[str, str], "k: a #1", "a"),
        (tuple[str, ...], "- b\n- a #1", "a"),
    ],
)
def test_a_text_that_a_hash_cuts_off_is_noted(
    kind: Any, text: str, cut: str | None
) -> None:
    value, visit = read(kind, text)
    assert value is not FAILED
    assert list(map(to_plain, visit.cut_texts)) == [cut]


def test_a_text_that_a_hash_cuts_off_is_warned_of_at_its_path() -> None:
    text = "trunk: {girth: 3}\nbranches: [{kind: branch}]\ntitle: a #1\n"
    value, problems = check_node(Tree, read_yaml(text, "c.yaml"), "c.yaml")
    assert value
    assert [(each.line, each.where, each.code) for each in problems] == [
        (3, "title", "W140")
    ]


@pytest.mark.parametrize(
    ("kind", "part", "inner"),
    [
        (tuple[int, ...], 5, int),
        (tuple[int, ...], "x", None),
        (tuple[int, str], 1, str),
        (tuple[int, str], 7, str),
        (tuple[int, str], "x", None),
        (Mapping[str, int], "x", int),
        (Mapping[str, int], 0, None),
        (Annotated[int | None, Absent(frozenset({"n/a"}))], 0, None),
        (Trunk, "girth", int),
        (Trunk, "leaves", None),
        (str, 0, None),
    ],
)
def test_a_part_is_read_by_what_its_type_says(
    kind: Any, part: str | int, inner: Any
) -> None:
    found = find_reader(kind).reader_at(part)
    assert found == (find_reader(inner) if inner else None)


def test_words_that_stand_for_nothing_are_nothing() -> None:
    kind = Annotated[int | None, Absent(frozenset({"n/a"}))]
    for text, value in (("N/A", None), ("~", None), ("7", 7)):
        assert read(kind, text) == (value, Visit())


def test_whatever_a_node_is_may_be_taken_as_it_is() -> None:
    node = read_yaml("[a]", "c.yaml")
    assert Reader().read(node, Visit()) is node
    assert Reader().reader_at(0) is None


def test_nothing_tells_members_apart_without_a_key() -> None:
    assert list_models_by_key(Part) == {"trunk": Trunk, "branch": Branch}
    with pytest.raises(TypeError, match="no key tells the members of"):
        list_models_by_key(int)
    with pytest.raises(TypeError, match="nothing says which of"):
        find_reader(Trunk | Branch)


def test_a_form_is_not_suggested_where_there_is_no_telling() -> None:
    node = read_yaml("a", "c.yaml")
    assert suggest_form("a date", node) == ""
    assert suggest_form("a list", node) == "write `[a]`"


# ---------------------------------------------------------------- keys out of their place


def move(text: str) -> tuple[Any, list[tuple[str | None, int, int]]]:
    """Return what a text says with its keys in their places, and what was moved where."""
    node, moved = move_keys(
        find_reader(Tree), read_yaml(text, "c.yaml"), frozenset({"en", "it"})
    )
    return to_plain(node), [
        (each.key.value, each.key.line, each.level) for each in moved
    ]


@pytest.mark.parametrize(
    ("text", "said", "moved"),
    [
        ("title: a\n", {"title": "a"}, []),
        (
            "trunk:\n  girth: 3\n  title: a\n",
            {"trunk": {"girth": "3"}, "title": "a"},
            [("title", 3, 0)],
        ),
        (
            "branches:\n  - kind: branch\nangle: 7\n",
            {"branches": [{"kind": "branch", "angle": "7"}]},
            [("angle", 3, 4)],
        ),
        (
            "names:\n  en: a\nit: b\ntitle: c\n",
            {"names": {"en": "a", "it": "b"}, "title": "c"},
            [("it", 3, 2)],
        ),
        (
            "names:\n  en: a\n  title: b\n",
            {"names": {"en": "a"}, "title": "b"},
            [("title", 3, 0)],
        ),
        ("angle: 7\nbranches:\n  - kind: branch\n", None, []),
        ("title: a\nnonsense: 7\n", None, []),
        ("branches: []\nangle: 7\n", None, []),
        ("trunk: {}\nangle: 7\n", None, []),
        ("trunk: x\ngirth: 7\n", None, []),
        ("[a]\n", None, []),
        ("names: {en: a}\nzzz: 7\n", None, []),
    ],
)
def test_a_key_goes_where_it_belongs_or_stays(
    text: str, said: Any, moved: list[tuple[str, int, int]]
) -> None:
    before = to_plain(read_yaml(text, "c.yaml"))
    assert move(text) == (before if said is None else said, moved)


# ---------------------------------------------------------------- words for types


class Pine(Model, frozen=True, kw_only=True):
    sort = "a conifer"
    cone: str = ""


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Any, "anything"),
        (Literal["a", "b", "c"], "`a`, `b` or `c`"),
        (tuple[int, str], "a list of 2: a whole number, text"),
        (tuple[int, ...], "a list; each: a whole number"),
        (Mapping[str, int], "a map; each value: a whole number"),
        (Pine, "a conifer"),
        (Pine | None, "a conifer"),
        (int | Pine, "a whole number or a conifer"),
        (Part, "a block"),
        (Grams, "two words"),
    ],
)
def test_a_type_is_described_in_words(kind: Any, words: str) -> None:
    assert describe_type(kind) == words


def test_one_word_is_joined_to_nothing() -> None:
    assert join_words(["a"]) == "a"
    assert join_words([]) == ""


# ---------------------------------------------------------------- stretches of a text


def test_a_list_at_the_margin_belongs_to_the_key_above_it() -> None:
    entries = part_text("a:\n- x\n- y\nb: 1\n", {"a": ""})
    assert entries
    assert [(entry.key, len(entry.items)) for entry in entries] == [("a", 2), ("b", 0)]
    assert part_text("- x\na: 1\n", {"a": ""}) is None
    assert part_text("a: 1\rb: 2\r", {}) is None


# ---------------------------------------------------------------- long words


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("x" * 1_001, "word", 0),
        ("a b\n" + "x" * 1_001 + " c", "word", 1),
        ("a\n\nhttps://" + "x" * 4_001, "address", 2),
        ("a\ne" + "\u0301" * 500, "marks", 1),
        ("https://" + "x" * 3_000, None, 0),
        ("x" * 1_000, None, 0),
        ("one two " * 500, None, 0),
    ],
)
def test_the_first_word_beyond_its_limit_is_found(
    text: str, limit: str | None, line: int
) -> None:
    found = find_long_word(text)
    assert (found.limit if found else None) == limit
    if found:
        assert found.line == line
        assert f"the limit `{limit}`" in found.message
        assert f"--limit {limit}=" in found.hint
        (problem,) = scan_yaml(
            f"a: |\n  {text.replace(chr(10), chr(10) + '  ')}\n", "c"
        ).problems
        assert (problem.code, problem.message) == ("E180", found.message)


def test_no_more_slips_are_told_than_there_is_room_for() -> None:
    text = "".join(f"a: {number}\n" for number in range(9))
    with raise_limits({"problems": 3}):
        assert len(scan_yaml(text, "c.yaml").problems) == 4
