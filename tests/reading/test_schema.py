from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

import pytest

from reporting.content.model import Claim
from reporting.content.periods import Period
from reporting.content.values import Day, Number, Text
from reporting.errors import ContentError, Problem
from reporting.reading.model import Model
from reporting.reading.rules import STRIPPED, AtLeast, KeyedBy, Length, LessThan
from reporting.reading.scalars import parse_whole
from reporting.reading.schema import (
    check_kind,
    check_node,
    find_sound_parts,
    parse_model,
)
from reporting.reading.source import read_yaml
from reporting.reading.wording import format_value, suggest_word
from reporting.record import UNSET, UnsetType, field_names


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Leaf(Model, frozen=True, kw_only=True):
    name: Annotated[str, STRIPPED, Length(1, 8)] = "leaf"
    colour: Colour = Colour.GREEN
    size: Annotated[int, AtLeast(1), LessThan(100)] = 1
    number: Number = Decimal(1)
    share: float = 0.5
    edible: bool = False
    day: Day | None = None
    period: Period | None = None
    text: Text | None = None


class OakTree(Model, frozen=True, kw_only=True):
    title: str
    leaves: tuple[Leaf, ...] = ()
    pair: tuple[int, int] | None = None
    few: Annotated[tuple[str, ...], Length(1, 2)] = ("x",)
    by_place: Mapping[str, Leaf] = {}
    season: Literal["spring", "autumn"] | None = None

    def check(self) -> None:
        if self.title == "elm":
            raise ValueError("an elm is no oak")


def told(text: str, where: str = "") -> list[str]:
    """Return what is wrong with an oak tree: place, path, message and hint."""
    value, problems = check_node(OakTree, read_yaml(text, "c.yaml"), "c.yaml", where)
    assert (value is None) == bool(problems)
    return [_line(problem) for problem in problems]


def _line(problem: Problem) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{problem.line}:{problem.column} {problem.where}: {problem.message}{hint}"


def test_a_sound_text_is_an_instance() -> None:
    tree = parse_model(
        OakTree,
        "title: 010\nleaves: [{size: 7, day: 2026-11-22, edible: yes}]",
        "c.yaml",
    )
    assert (tree.title, tree.leaves[0].size, str(tree.leaves[0].day)) == (
        "010",
        7,
        "2026-11-22",
    )
    assert tree.leaves[0].edible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leaves: []", "1:1 : missing `title`"),
        (
            "title: a\nleafs: []",
            "2:1 leafs: `leafs` is not a key of an oak tree (did you mean `leaves`?)",
        ),
        (
            "titel: a",
            "1:1 titel: `titel` is not a key of an oak tree (did you mean `title`?)",
        ),
        (
            "title: a\nzzz: a",
            f"2:1 zzz: `zzz` is not a key of an oak tree (its keys are {', '.join(field_names(OakTree))})",
        ),
        (
            "title: a\nleaves:\n  - {nmae: x}",
            "3:6 leaves[0].nmae: `nmae` is not a key of a leaf (did you mean `name`?)",
        ),
        (
            "title: a\nby_place:\n  leaves: {colur: red}",
            "3:12 by_place.leaves.colur: `colur` is not a key of a leaf (did you mean `colour`?)",
        ),
        (
            "title: a\nleaves: [{colour: gren}]",
            "2:19 leaves[0].colour: `gren` is not one of red, green (did you mean `green`?)",
        ),
        (
            "title: a\nleaves: [{colour: [red]}]",
            "2:19 leaves[0].colour: expected a word, found a list (one of red, green)",
        ),
        (
            "title: a\nseason: sprin",
            "2:9 season: `sprin` is not one of spring, autumn (did you mean `spring`?)",
        ),
        (
            "title: a\nleaves: [{size: abc}]",
            "2:17 leaves[0].size: not a whole number: `abc`",
        ),
        (
            "title: a\nleaves: [{size: 1.5}]",
            "2:17 leaves[0].size: not a whole number: `1.5`",
        ),
        (
            "title: a\nleaves: [{size: 0}]",
            "2:17 leaves[0].size: must be at least 1: `0`",
        ),
        (
            "title: a\nleaves: [{size: 1000}]",
            "2:17 leaves[0].size: must be less than 100: `1000`",
        ),
        (
            f"title: a\nleaves: [{{size: {'9' * 500}}}]",
            "2:17 leaves[0].size: the number has 500 digits, and the limit `digits` is 40 (no more than 80 are ever read: check it)",
        ),
        (
            f"title: a\nleaves: [{{number: {'9' * 500}}}]",
            "2:19 leaves[0].number: the number has 500 digits, and the limit `digits` is 40 (no more than 80 are ever read: check it)",
        ),
        (
            "title: a\nleaves: [{number: .nan}]",
            "2:19 leaves[0].number: not a number: `.nan`",
        ),
        (
            "title: a\nleaves: [{number: .inf}]",
            "2:19 leaves[0].number: not a number: `.inf`",
        ),
        (
            "title: a\nleaves: [{number: NaN}]",
            "2:19 leaves[0].number: not a number: `NaN`",
        ),
        (
            "title: a\nleaves: [{number: 1e400}]",
            "2:19 leaves[0].number: must be at most 1e+18: `1e400`",
        ),
        (
            "title: a\nleaves: [{number: ~}]",
            "2:19 leaves[0].number: expected a number, found nothing (write it here)",
        ),
        ("title: a\nleaves: [{share: x}]", "2:18 leaves[0].share: not a number: `x`"),
        (
            "title: a\nleaves: [{edible: maybe}]",
            "2:19 leaves[0].edible: not `true` or `false`: `maybe`",
        ),
        (
            "title: a\nleaves: [{name: too long a name}]",
            "2:17 leaves[0].name: longer than 8 characters",
        ),
        ("title: a\nleaves: [{name: ' '}]", "2:17 leaves[0].name: the text is empty"),
        (
            "title: [a]",
            "1:8 title: expected text, found a list (put the whole text in quotes, if brackets or dashes are its own)",
        ),
        (
            "title: {a: b}",
            "1:8 title: expected text, found a map (put a text with a colon in quotes)",
        ),
        (
            "title: {en: b, pt-PT: c}",
            "1:8 title: expected text, found a map (write it once, in one of the languages: it is not printed as such)",
        ),
        ("title:", "1:7 title: expected text, found nothing (write it here)"),
        ("title: a\nleaves: b", "2:9 leaves: not a list: `b` (write `[b]`)"),
        (
            "title: a\nleaves: {b: c}",
            "2:9 leaves: expected a list, found a map (begin each item of the list with `- `)",
        ),
        ("title: a\nleaves: [b]", "2:10 leaves[0]: not a leaf: `b`"),
        (
            "title: a\nleaves: [[]]",
            "2:10 leaves[0]: expected a leaf, found a list (write its keys without the dash or the brackets before them)",
        ),
        (
            "title: a\nby_place: []",
            "2:11 by_place: expected a map, found a list (write its keys without the dash or the brackets before them)",
        ),
        (
            "[a]",
            "1:1 : expected an oak tree, found a list (write its keys without the dash or the brackets before them)",
        ),
        ("title: a\npair: [1]", "2:7 pair: item 2 of the list is missing"),
        ("title: a\npair: [1, 2, 3]", "2:7 pair: more than 2 items"),
        ("title: a\nfew: []", "2:6 few: needs at least 1 item"),
        ("title: a\nfew: [a, b, c]", "2:6 few: more than 2 items"),
        (
            "title: a\nfew: [[]]",
            "2:7 few[0]: expected text, found a list (put the whole text in quotes, if brackets or dashes are its own)",
        ),
        ("title: elm", "1:1 : an elm is no oak"),
        (
            "title: a\nleaves: [{day: 2026-02-30}]",
            "2:16 leaves[0].day: no such date: `2026-02-30`",
        ),
        (
            "title: a\nleaves: [{day: 86400}]",
            "2:16 leaves[0].day: not a date: `86400` (a day is written year-month-day)",
        ),
        (
            "title: a\nleaves: [{period: 2025-13-01}]",
            "2:19 leaves[0].period: no such date: `2025-13-01`",
        ),
        (
            "title: a\nleaves: [{period: May}]",
            "2:19 leaves[0].period: not a date: `May` (dates are written as 2025-10-21, 2025-10, 2025-Q2, 2025-H1, 2025, 1970s, 44 BC or 2025-10-21T17:30, or as a range such as 1972/2016)",
        ),
        (
            "title: a\nleaves: [{text: []}]",
            "2:17 leaves[0].text: expected text, found a list (put the whole text in quotes, if brackets or dashes are its own)",
        ),
        ("title: a\nleaves: [{text: {}}]", "2:17 leaves[0].text: the text is empty"),
        (
            "title: a\nleaves: [{text: {en: [x]}}]",
            "2:22 leaves[0].text.en: expected text, found a list (put the whole text in quotes, if brackets or dashes are its own)",
        ),
        (
            "title: a\nleaves: [{text: {en: '', it: x}}]",
            "2:22 leaves[0].text.en: the text is empty",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_as_an_editor_understands_it(
    text: str, expected: str
) -> None:
    assert told(text) == [expected]


def test_all_faults_are_told() -> None:
    assert told("leaves: [{size: a, colour: b}, {zzz: c}]") == [
        "1:1 : missing `title`",
        "1:28 leaves[0].colour: `b` is not one of red, green",
        "1:17 leaves[0].size: not a whole number: `a`",
        f"1:33 leaves[1].zzz: `zzz` is not a key of a leaf (its keys are {', '.join(field_names(Leaf))})",
    ]


def test_the_path_goes_on_from_where_the_node_stands() -> None:
    assert told("title: ~", "trees[3]") == [
        "1:8 trees[3].title: expected text, found nothing (write it here)"
    ]


def test_a_list_is_not_called_short_because_its_items_are_broken() -> None:
    claim = "{id: a, text: b, by: [c], status: reported, cites: [{source: d, paragraph: 0, terms: [e]}]}"
    _, problems = check_node(Claim, read_yaml(claim, "c.yaml"), "c.yaml")
    assert [problem.message for problem in problems] == ["must be at least 1: `0`"]


def test_who_says_so_is_an_id_or_words_and_faults_name_neither() -> None:
    claim = "{id: a, text: b, by: [c, D. E., {en: f}, [], {en: []}], status: reported, cites: []}"
    _, problems = check_node(Claim, read_yaml(claim, "c.yaml"), "c.yaml")
    assert [(p.where, p.message) for p in problems] == [
        ("by[3]", "expected text, found a list"),
        ("by[4].en", "expected text, found a list"),
        ("cites", "needs at least 1 item"),
    ]


# ---------------------------------------------------------------- one of several models


class Elm(Model, frozen=True, kw_only=True):
    noun: ClassVar[str] = "the elm"

    kind: Literal["elm"]
    elm: tuple[int, ...] = ()
    height: int


KINDS: Mapping[str, type[Model]] = {"elm": Elm, "leaf": Leaf}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: elm\nheight: x", "2:9 trees[1].height: not a whole number: `x`"),
        (
            "kind: elm\nelm: [x]\nheight: 1",
            "2:7 trees[1].elm[0]: not a whole number: `x`",
        ),
        (
            "kind: elm\nhigh: 2\nheight: 1",
            "2:1 trees[1].high: `high` is not a key of the elm (its keys are kind, elm, height)",
        ),
        (
            "kind: lef",
            "1:7 trees[1].kind: `lef` is not one of elm, leaf (did you mean `leaf`?)",
        ),
        (
            "kind: [elm]",
            "1:7 trees[1].kind: expected a word, found a list (one of elm, leaf)",
        ),
        (
            "kind:",
            "1:6 trees[1].kind: expected a word, found nothing (one of elm, leaf)",
        ),
        ("height: 1", "1:1 trees[1]: missing `kind` (one of elm, leaf)"),
        (
            "- a",
            "1:1 trees[1]: expected a map, found a list (write its keys without the dash or the brackets before them)",
        ),
        ("word", "1:1 trees[1]: not a map: `word`"),
    ],
)
def test_a_kind_leaves_no_trace_in_the_path(text: str, expected: str) -> None:
    value, problems = check_kind(
        KINDS, "kind", read_yaml(text, "c.yaml"), "c.yaml", "trees[1]"
    )
    assert value is None
    assert list(map(_line, problems)) == [expected]


def test_the_kind_chooses_the_model() -> None:
    value, problems = check_kind(
        KINDS, "kind", read_yaml("{kind: elm, height: 3}", "c.yaml"), "c.yaml"
    )
    assert value == Elm(kind="elm", height=3)
    assert problems == []


# ---------------------------------------------------------------- in one go


def test_faults_of_yaml_and_of_the_schema_are_told_together() -> None:
    with pytest.raises(ContentError) as caught:
        parse_model(OakTree, "title: a\ntitle: b\nleaves: c\n", "theme.yaml")
    assert [str(problem).splitlines()[0] for problem in caught.value.problems] == [
        "theme.yaml:2:1: error: the key `title` is given twice: here and in line 1 [E117]",
        "theme.yaml:3:9: error: not a list: `c` [E204]",
    ]


def test_text_that_is_no_yaml_is_told() -> None:
    with pytest.raises(ContentError, match="the quotation mark `'` is never closed"):
        parse_model(OakTree, "title: 'a", "theme.yaml")


def test_a_warning_alone_does_not_stop() -> None:
    assert parse_model(OakTree, "title: a\u202eb", "theme.yaml").title == "ab"


def test_a_long_value_is_cut_in_the_message() -> None:
    assert format_value("a\nb") == "`a b`"
    assert len(format_value("a" * 1000)) == 62


def test_a_near_word_is_offered_and_a_far_one_is_not() -> None:
    assert suggest_word("staus", ["status", "text"]) == "did you mean `status`?"
    assert suggest_word("zzz", ["status", "text"]) == ""


# ---------------------------------------------------------------- types that have no reader


class Grove(Model, frozen=True, kw_only=True):
    trees: tuple[OakTree | Elm, ...] = ()


def test_a_union_must_say_which_of_its_members_a_node_is() -> None:
    with pytest.raises(TypeError, match="nothing says which of"):
        check_node(Grove, read_yaml("{trees: []}", "c.yaml"), "c.yaml")


class Barn(Model, frozen=True, kw_only=True):
    height: complex


def test_a_type_must_say_how_it_is_read() -> None:
    with pytest.raises(TypeError, match=r"nothing says how .*complex.* is read"):
        check_node(Barn, read_yaml("{height: 1}", "c.yaml"), "c.yaml")


class Ash(Model, frozen=True, kw_only=True):
    kind: Literal["ash"]


class Park(Model, frozen=True, kw_only=True):
    trees: tuple[Annotated[Elm | Ash, KeyedBy("kind")], ...]
    width: int | UnsetType = UNSET


def park(text: str) -> tuple[Park | None, list[str]]:
    value, problems = check_node(Park, read_yaml(text, "c.yaml"), "c.yaml")
    return value, [_line(problem) for problem in problems]


def test_members_of_a_union_are_told_apart_by_a_key() -> None:
    value, problems = park("trees: [{kind: ash}, {kind: elm, height: 1}]")
    assert value == Park(trees=(Ash(kind="ash"), Elm(kind="elm", height=1)))
    assert problems == []
    assert park("trees: [{kind: oak}, {kind: elm, height: x}]")[1] == [
        "1:16 trees[0].kind: `oak` is not one of elm, ash",
        "1:42 trees[1].height: not a whole number: `x`",
    ]


def test_a_key_that_was_left_out_is_told_from_one_that_says_nothing() -> None:
    value, _ = park("trees: []")
    assert value is not None
    assert value.width is UNSET
    assert park("{trees: [], width: ~}")[1] == [
        "1:20 width: expected a whole number, found nothing (write it here)"
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [(" +1_000.00 ", 1000), ("-01", -1), ("0_1", 1), ("1__0", None), ("٣", None)],
)
def test_whole_numbers_are_read_as_people_write_them(
    words: str, value: int | None
) -> None:
    assert parse_whole(words) == value


def test_what_is_sound_in_a_broken_node_is_found() -> None:
    node = read_yaml("{title: [], leaves: [{name: a}, {size: x, text: t}]}", "c.yaml")
    found = dict(find_sound_parts(OakTree, node))
    assert found["leaves", 0] == Leaf(name="a")
    assert found["leaves", 1, "text"] == Text(by_language={"*": "t"})
    assert ("title",) not in found
