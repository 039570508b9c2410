"""Honest slips: each operator makes one in a sound content, and knows its line and its cure.

An operator takes the lines of a content and a place by chance, and returns the text with the
slip, the lines that may be named for it, what the cure must say, and what it must never say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import final

import yaml


@dataclass(frozen=True)
class Slipped:
    """A content with one slip.

    Args:
        text: the content.
        lines: numbers of the lines that may be named, from 1.
        must: pattern that message and hint together must match.
        never: pattern that no message and no hint may match.
    """

    text: str
    lines: frozenset[int]
    must: str = ""
    never: str = ""


@final
@dataclass(frozen=True)
class Place:
    """A line of a content that is no part of a longer text, with what stands in it."""

    number: int
    text: str
    indent: int
    dash: str
    key: str
    value: str


Operator = Callable[["Sound", Random], Slipped | None]
OPERATORS: dict[str, Operator] = {}

_LINE = re.compile(r"( *)((?:- )*)(?:([\w-]+):(?: +|$))?(.*)$")


class Sound:
    """A sound content by lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.places = list(_find_places(self.lines))

    def pick(self, random: Random, wanted: Callable[[Place], object]) -> Place | None:
        """Return a line by chance of those that are wanted."""
        found = [place for place in self.places if wanted(place)]
        return random.choice(found) if found else None

    def put(self, number: int, *lines: str) -> str:
        """Return the text with one line replaced by some."""
        return "\n".join([*self.lines[:number], *lines, *self.lines[number + 1 :]])

    def change(
        self,
        place: Place,
        line: str,
        must: str = "",
        never: str = "",
        also: tuple[int, ...] = (),
    ) -> Slipped | None:
        """Return the content with another line there; None if it says the same."""
        if line == place.text:
            return None
        lines = {place.number + 1, *also}
        return Slipped(self.put(place.number, line), frozenset(lines), must, never)

    def before(self, place: Place) -> Place | None:
        """Return the line with words before one."""
        found = [other for other in self.places if other.number < place.number]
        return found[-1] if found else None

    def goes_on(self, place: Place) -> bool:
        """Whether the text of a line goes on in the next one."""
        below = [other for other in self.places if other.number > place.number]
        return bool(below) and not (below[0].key or below[0].dash)

    def opening(self, place: Place) -> Place:
        """Return the first line of the list item or the map that a line belongs to."""
        column = place.indent + len(place.dash)
        first = place
        for other in reversed(self.places):
            at = other.indent + len(other.dash)
            if other.number < place.number and at == column and not first.dash:
                first = other
            elif other.number < place.number and other.indent < column:
                break
        return first


def _find_places(lines: list[str]) -> Iterator[Place]:
    literal = -1
    for number, text in enumerate(lines):
        match = _LINE.match(text)
        if not match or not text.strip() or text.lstrip().startswith("#"):
            continue
        indent = len(match[1])
        if literal >= 0 and indent > literal:
            continue
        literal = -1
        key, value = match[3] or "", match[4]
        if re.fullmatch(r"[|>]-?", value):
            literal = indent + len(match[2])
        yield Place(number, text, indent, match[2], key, value)


def operator(function: Operator) -> Operator:
    """Add a kind of slip."""
    OPERATORS[function.__name__] = function
    return function


def is_same(one: str, other: str) -> bool:
    """Whether two texts say the same, so that what was done to one is no slip."""
    try:
        return bool(
            yaml.load(one, yaml.CBaseLoader) == yaml.load(other, yaml.CBaseLoader)  # noqa: S506
        )
    except yaml.YAMLError:
        return False


def has_plain_value(place: Place) -> bool:
    """Whether a line gives a key a text without quotes, braces and the like."""
    return bool(place.key and re.match(r"\w", place.value) and " " in place.value)


def head(place: Place) -> str:
    """Return a line up to its value."""
    return place.text[: len(place.text) - len(place.value)]


def braces(place: Place) -> re.Match[str] | None:
    """Return a text by language between braces, both without quotes."""
    return re.search(r"\{[a-z]{2}: (\w[^\"{}]*), [a-z]{2}: (\w[^\"{}]*)\}", place.text)


# ---------------------------------------------------------------- how lines stand

_NEIGHBOURS = r"indented by \d+, (?:its neighbours|the text it belongs to) by \d+"
_QUOTE_IT = r"in (?:straight |double |single )?quotes"


@operator
def one_space_too_many(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key and each.value and not each.dash)
    return place and sound.change(place, f" {place.text}", _NEIGHBOURS, "colon|quotes")


@operator
def two_spaces_too_many(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key and each.value and not each.dash)
    return place and sound.change(place, f"  {place.text}", _NEIGHBOURS, "colon|quotes")


@operator
def one_space_too_few(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key and each.indent and not each.dash)
    return place and sound.change(place, place.text[1:], _NEIGHBOURS, "colon|quotes")


@operator
def an_item_out_of_line(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.dash and each.key and each.indent)
    if place is None:
        return None
    moved = random.choice([f" {place.text}", place.text[1:]])
    return sound.change(place, moved, _NEIGHBOURS, "colon|quotes")


@operator
def a_line_of_a_long_text_out_of_line(sound: Sound, random: Random) -> Slipped | None:
    headers = [each for each in sound.places if each.value == "|"]
    if not headers:
        return None
    header = random.choice(headers)
    number = header.number + 2
    line = sound.lines[number]
    if (
        not line.strip()
        or not sound.lines[number - 1].strip()
        or "#" in line
        or len(line) - len(line.lstrip()) <= header.indent + len(header.dash)
    ):
        return None
    moved = " " * (header.indent + len(header.dash)) + line.lstrip()
    text = sound.put(number, moved)
    return Slipped(text, frozenset({number + 1}), r"indent", "colon")


@operator
def a_tab(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.indent >= 2)
    return place and sound.change(
        place, "\t" + place.text.lstrip(), "tab.*spaces", "quotes|colon"
    )


@operator
def no_break_spaces(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.indent >= 2 and each.key)
    if place is None:
        return None
    blank = random.choice("\u00a0\u2003\u3000\u202f")
    indent = random.choice([blank * place.indent, blank + " " * (place.indent - 1)])
    return sound.change(
        place, indent + place.text.lstrip(), r"U\+\w{4}.*cannot indent", "quotes|colon"
    )


@operator
def a_no_break_space_behind_the_colon(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key and each.value)
    return place and sound.change(
        place, f"{head(place).rstrip()}\u00a0{place.value}", "no-break space", "quotes"
    )


@operator
def a_no_break_space_behind_the_dash(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.dash == "- " and each.key)
    return place and sound.change(
        place, place.text.replace("- ", "-\u00a0", 1), "no-break space", "quotes"
    )


@operator
def a_dash_left_out(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.dash == "- " and each.key == "id")
    if place is None:
        return None
    line = place.text.replace("- ", random.choice(["", "  "]), 1)
    return sound.change(place, line, "`- `|`- id|another item", "quotes|colon")


@operator
def no_blank_behind_the_dash(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.dash == "- " and each.key)
    return place and sound.change(
        place, place.text.replace("- ", "-", 1), "blank behind the dash", "quotes"
    )


# ---------------------------------------------------------------- keys


@operator
def no_blank_behind_the_colon(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: each.key and re.match(r"[\w\"]", each.value)
    )
    return place and sound.change(
        place, head(place).rstrip() + place.value, "blank behind the colon", "quotes"
    )


@operator
def an_equals_sign(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key and re.match(r"\w", each.value))
    if place is None:
        return None
    mark = random.choice([" = ", "=", " => "])
    line = head(place).rstrip().rstrip(":") + mark + place.value
    return sound.change(place, line, f"`{place.key}: ", "quotes|indent")


@operator
def a_colon_left_out(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key)
    return place and sound.change(
        place,
        head(place).rstrip().rstrip(":") + f" {place.value}".rstrip(),
        "colon|missing",
        "quotes|indent",
    )


@operator
def a_key_twice(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            each.key
            and not each.dash
            and not re.match(r"$|[|>]|['\"{\[].*[^'\"}\]]$", each.value)
        ),
    )
    if place is None:
        return None
    text = sound.put(place.number, place.text, f"{head(place)}another")
    lines = frozenset({place.number + 1, place.number + 2})
    return Slipped(text, lines, f"`{place.key}` is given twice.*delete", "quotes")


@operator
def a_typo_in_a_key(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: len(each.key) > 4)
    if place is None:
        return None
    typo = transpose(place.key, random)
    line = place.text.replace(f"{place.key}:", f"{typo}:", 1)
    return sound.change(place, line, f"did you mean `{place.key}`", "belongs|missing")


@operator
def a_capital_key(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: len(each.key) > 2)
    if place is None:
        return None
    key = random.choice([place.key.capitalize(), place.key.upper()])
    line = place.text.replace(f"{place.key}:", f"{key}:", 1)
    return sound.change(place, line, f"did you mean `{place.key}`", "belongs|missing")


_REQUIRED = frozenset(
    {
        "title",
        "short",
        "retrieved",
        "sha256",
        "name",
        "label",
        "value",
        "by",
        "status",
        "cites",
        "takeaway",
        "subtitle",
        "minutes",
        "date",
        "number",
        "claim",
    }
)


@operator
def a_key_left_out(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            each.key in _REQUIRED
            and each.value not in {"", "|"}
            and not each.dash
            and not (each.key in {"title", "label"} and each.indent > 4)
        ),
    )
    if place is None:
        return None
    first = sound.opening(place)
    text = "\n".join([*sound.lines[: place.number], *sound.lines[place.number + 1 :]])
    lines = frozenset({first.number + 1, first.number, place.number + 1})
    return Slipped(text, lines, f"missing `{place.key}`", "did you mean")


@operator
def a_foreign_key(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: each.key in {"retrieved", "status", "outlet"}
    )
    if place is None:
        return None
    new = {
        "retrieved": "url: https://example.org",
        "status": "source: gazette",
        "outlet": "date: 2026-10-02",
    }[place.key]
    line = " " * (place.indent + len(place.dash)) + new
    text = sound.put(place.number, place.text, line)
    return Slipped(
        text, frozenset({place.number + 2}), "is not a key|did you mean|`link`"
    )


# ---------------------------------------------------------------- what a text holds


@operator
def a_colon_in_braces(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: braces(each) and " " in (braces(each) or [""])[1]
    )
    match = braces(place) if place else None
    if place is None or match is None:
        return None
    words = match[1].split(" ")
    at = random.randrange(1, len(words)) if len(words) > 1 else 0
    if at == 0:
        return None
    words[at - 1] = words[at - 1].rstrip(",;.") + ":"
    line = place.text.replace(match[1], " ".join(words), 1)
    return sound.change(place, line, f"colon.*{_QUOTE_IT}", r"comma|not closed|indent")


@operator
def a_colon_in_a_text(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, has_plain_value)
    if place is None:
        return None
    words = place.value.split(" ")
    at = random.randrange(1, len(words))
    words[at - 1] = words[at - 1].rstrip(",;.:") + ":"
    return sound.change(
        place, head(place) + " ".join(words), f"colon.*{_QUOTE_IT}", "comma|indented"
    )


@operator
def a_comma_in_braces(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: braces(each) and " " in (braces(each) or [""])[1]
    )
    match = braces(place) if place else None
    if place is None or match is None:
        return None
    line = place.text.replace(match[1], match[1].replace(" ", ", ", 1), 1)
    return sound.change(place, line, f"comma.*{_QUOTE_IT}", "not closed|language")


@operator
def a_comma_left_out_in_braces(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: re.search(r"\{[\w-]+: [^{}]*, [\w-]+: ", each.text)
    )
    if place is None:
        return None
    line = re.sub(r"(\{[\w-]+: [^{}]*?), ([\w-]+: )", r"\1 \2", place.text, count=1)
    return sound.change(place, line, "comma is missing", "in quotes|indent")


@operator
def a_comma_too_many_in_braces(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: re.search(r"\{[\w-]+: [^{}\"]*, [\w-]+: ", each.text)
    )
    if place is None:
        return None
    line = place.text.replace(", ", ",, ", 1)
    return sound.change(place, line, "comma", "in quotes|indent")


@operator
def no_blank_in_braces(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, braces)
    if place is None:
        return None
    match = braces(place)
    if match is None:
        return None
    glued = re.sub(r"([{,] ?[a-z]{2}:) ", r"\1", match[0])
    line = place.text.replace(match[0], glued, 1)
    return sound.change(place, line, "blank behind the colon", "language|in quotes")


@operator
def a_brace_left_open(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            re.match(r"[\[{].*[\]}]$", each.value)
            and each.text.count("{") + each.text.count("[")
            == each.text.count("}") + each.text.count("]")
        ),
    )
    return place and sound.change(
        place, place.text[:-1], "never closed", "in quotes|colon|indent"
    )


@operator
def a_bracket_left_open_within(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: re.search(r"\[[^\[\]]*\]\}", each.text))
    return place and sound.change(
        place, place.text.replace("]}", "}", 1), "never closed", "in quotes|colon"
    )


@operator
def a_bracket_too_many(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: re.match(r"[\[{].*[\]}]$", each.value))
    return place and sound.change(
        place, place.text + place.text[-1], "closes nothing.*delete", "in quotes|colon"
    )


@operator
def a_quote_left_open(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: re.search(r"\"[^\"]*\"", each.text))
    if place is None:
        return None
    quotes = list(re.finditer(r"\"[^\"]*\"", place.text))
    match = random.choice(quotes)
    line = place.text[: match.end() - 1] + place.text[match.end() :]
    return sound.change(place, line, "quotation mark|closing", "colon|indent|comma")


@operator
def a_quote_that_only_opens(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, has_plain_value)
    mark = random.choice("\"'")
    return place and sound.change(
        place,
        f"{head(place)}{mark}{place.value}",
        "quotation mark|apostrophe",
        "colon|indent",
    )


@operator
def an_apostrophe_in_single_quotes(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: has_plain_value(each) and "'" not in each.value
    )
    if place is None:
        return None
    words = re.sub(r"(\w+) ", r"\1's ", place.value, count=1)
    return sound.change(
        place, f"{head(place)}'{words}'", "apostrophe.*double quotes", "colon|indent"
    )


@operator
def quotes_within_quotes(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            has_plain_value(each)
            and each.value.count(" ") > 2
            and '"' not in each.value
        ),
    )
    if place is None:
        return None
    first, second, rest = place.value.split(" ", 2)
    return sound.change(
        place,
        f'{head(place)}"{first} "{second}" {rest}"',
        "within the text.*single quotes",
        "indent",
    )


@operator
def a_first_word_in_quotes(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: has_plain_value(each) and '"' not in each.value
    )
    if place is None:
        return None
    mark = random.choice("\"'")
    first, rest = place.value.split(" ", 1)
    if mark in rest:
        return None
    return sound.change(
        place,
        f"{head(place)}{mark}{first}{mark} {rest}",
        f"behind the closing.*{_QUOTE_IT}",
        "indent",
    )


@operator
def smart_quotes(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: re.search(r"[{,] ?\w+: \"[^\"]*(?:, |: )[^\"]*\"[,}]", each.text),
    )
    if place is None:
        return None
    line = re.sub(
        r"([{,] ?\w+: )\"([^\"]*(?:, |: )[^\"]*)\"", r"\1“\2”", place.text, count=1
    )
    return sound.change(place, line, "quot", "not closed|indent")


@operator
def a_first_character_of_yaml(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, has_plain_value)
    if place is None:
        return None
    first, rest = place.value.split(" ", 1)
    begin = random.choice(
        [
            f"*{first}*",
            f"@{first}",
            f"%{first}",
            f"`{first}`",
            f"[{first}]",
            f"&{first}",
            f"{{{first}}}",
            f"> {first}",
            f"| {first}",
            f"- {first}",
            f"? {first}",
            f"!{first}",
        ]
    )
    return sound.change(place, f"{head(place)}{begin} {rest}", _QUOTE_IT, "indent")


@operator
def a_figure_first(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, has_plain_value)
    return place and sound.change(
        place, f"{head(place)}{{revenue}} {place.value}", _QUOTE_IT, "indent"
    )


@operator
def a_mark_in_braces(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, braces)
    match = braces(place) if place else None
    if place is None or match is None:
        return None
    mark = random.choice(
        ["[^growth]", " {revenue}", " {revenue:value} more", "[^one][^two]"]
    )
    line = place.text.replace(match[1], f"{match[1]}{mark}", 1)
    return sound.change(place, line, _QUOTE_IT, "comma is missing|closed|indent")


@operator
def a_backslash(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: re.match(r"\"[^\"]*\"$", each.value))
    return place and sound.change(
        place,
        head(place) + '"C:\\Users\\vera ' + place.value[1:],
        "backslash",
        "indent|closed",
    )


@operator
def a_hash_within(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            has_plain_value(each)
            and each.key in {"de", "en", "fr", "it", "title", "name"}
        ),
    )
    if place is None:
        return None
    first, rest = place.value.split(" ", 1)
    return sound.change(place, f"{head(place)}{first} #1 {rest}", f"#.*{_QUOTE_IT}")


@operator
def a_hash_in_brackets(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, braces)
    match = braces(place) if place else None
    if place is None or match is None:
        return None
    line = place.text.replace(match[1], f"{match[1]} #1", 1)
    return sound.change(place, line, f"#.*{_QUOTE_IT}|quotes", "indent")


@operator
def nothing_behind_a_key(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            has_plain_value(each)
            and each.key
            in {"title", "short", "name", "de", "en", "fr", "it", "takeaway"}
        ),
    )
    if place is None or sound.goes_on(place):
        return None
    return sound.change(place, head(place).rstrip(), "nothing|empty", "quotes")


@operator
def an_empty_text(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            has_plain_value(each)
            and each.key
            in {"title", "short", "name", "de", "en", "fr", "it", "takeaway"}
        ),
    )
    return place and sound.change(place, f'{head(place)}""', "empty", "quotes")


# ---------------------------------------------------------------- whole lines


@operator
def a_merge_conflict(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: each.key and each.value and each.value != "|"
    )
    if place is None:
        return None
    text = sound.put(
        place.number,
        "<<<<<<< HEAD",
        place.text,
        "=======",
        place.text,
        ">>>>>>> theirs",
    )
    lines = frozenset(range(place.number + 1, place.number + 6))
    return Slipped(text, lines, "merge conflict", "quotes|indent|twice")


@operator
def a_line_of_dashes(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key and each.number > 30)
    if place is None:
        return None
    mark = random.choice(["---", "..."])
    text = sound.put(place.number, mark, place.text)
    return Slipped(text, frozenset({place.number + 1}), "delete this line", "quotes")


@operator
def another_comment(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key and each.value and not each.dash)
    if place is None:
        return None
    line = " " * place.indent + "// to be checked"
    text = sound.put(place.number, line, place.text)
    return Slipped(text, frozenset({place.number + 1}), "`# `", "quotes|indent")


# ---------------------------------------------------------------- values


@operator
def a_typo_in_a_status(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: each.key == "status")
    return place and sound.change(
        place,
        head(place) + transpose(place.value, random),
        f"did you mean `{place.value}`",
        "quotes",
    )


@operator
def a_capital_word(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            each.key in {"status", "kind", "type"}
            and re.fullmatch("[a-z]+", each.value)
        ),
    )
    return place and sound.change(
        place,
        head(place) + random.choice([place.value.upper(), place.value.capitalize()]),
        f"(?:did you mean|write) `{place.value}`",
        "quotes",
    )


@operator
def a_date_of_another_form(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random, lambda each: each.key in {"date", "retrieved"} and not each.dash
    )
    if place is None:
        return None
    value = random.choice(
        [
            "22/11/2026",
            "22 November 2026",
            "2026-13-01",
            "2026-02-30",
            "22.11.2026",
            "2026/11/22",
        ]
    )
    return sound.change(
        place, head(place) + value, r"2026-11-22|no such date|20\d\d-", "quotes"
    )


@operator
def a_word_for_a_number(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            each.key in {"number", "minutes"} and re.fullmatch(r"\d+", each.value)
        ),
    )
    return place and sound.change(
        place,
        head(place) + random.choice(["ten", "10 min", "10.5", "ca. 10"]),
        "whole number",
        "quotes",
    )


@operator
def one_word_for_a_list(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            each.key in {"by", "languages", "claims", "disagrees_with"}
            and re.fullmatch(r"\[[\w-]+\]", each.value)
        ),
    )
    if place is None:
        return None
    word = place.value.strip("[]")
    return sound.change(
        place, head(place) + word, rf"list.*\[{word}\]", "quotes|no claim"
    )


@operator
def a_list_for_one_word(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: each.key in {"title", "short", "name"} and has_plain_value(each),
    )
    return place and sound.change(
        place,
        f"{head(place)}[{place.value.replace(',', '')}]",
        f"list.*{_QUOTE_IT}",
        "indent",
    )


@operator
def a_typo_in_a_mark(sound: Sound, random: Random) -> Slipped | None:
    numbers = [
        n for n, line in enumerate(sound.lines) if re.search(r"\[\^[\w-]{5,}\]", line)
    ]
    if not numbers:
        return None
    number = random.choice(numbers)
    line = sound.lines[number]
    match = random.choice(list(re.finditer(r"\[\^([\w-]{5,})\]", line)))
    typo = transpose(match[1], random)
    text = sound.put(number, line[: match.start(1)] + typo + line[match.end(1) :])
    return Slipped(
        text, frozenset({number + 1}), f"did you mean `{match[1]}`", "belongs"
    )


@operator
def a_typo_in_a_reference(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: (
            each.key in {"claim", "speaker", "source"}
            and len(each.value) > 4
            and re.fullmatch(r"[\w-]+", each.value)
        ),
    )
    if place is None:
        return None
    typo = transpose(place.value, random)
    return sound.change(
        place, head(place) + typo, f"did you mean `{place.value}`", "belongs"
    )


@operator
def a_typo_in_a_cited_source(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(random, lambda each: re.search(r"source: [\w-]{5,}", each.text))
    if place is None:
        return None
    match = re.search(r"source: ([\w-]{5,})", place.text)
    if match is None:
        return None
    typo = transpose(match[1], random)
    line = place.text[: match.start(1)] + typo + place.text[match.end(1) :]
    return sound.change(place, line, f"did you mean `{match[1]}`", "belongs")


@operator
def a_mark_left_open(sound: Sound, random: Random) -> Slipped | None:
    numbers = [
        n
        for n, line in enumerate(sound.lines)
        if re.search(r"\[\^[\w-]+\](?!\])", line) and line.count("[^") == 1
    ]
    if not numbers:
        return None
    number = random.choice(numbers)
    line = re.sub(r"(\[\^[\w-]+)\]", r"\1", sound.lines[number], count=1)
    text = sound.put(number, line)
    return Slipped(text, frozenset({number + 1}), r"\[\^|mark|closed|\]", "indent")


@operator
def an_id_twice(sound: Sound, random: Random) -> Slipped | None:
    places = [each for each in sound.places if each.dash and each.key == "id"]
    if len(places) < 2:
        return None
    one = random.choice(places)
    same = [
        each
        for each in places
        if each.indent == one.indent and each.number > one.number
    ]
    lists = sound_list(sound, one)
    same = [each for each in same if sound_list(sound, each) == lists]
    if not same:
        return None
    other = random.choice(same)
    text = sound.put(other.number, head(other) + one.value)
    lines = frozenset({one.number + 1, other.number + 1})
    return Slipped(text, lines, f"`{one.value}`", "did you mean|there is no")


def sound_list(sound: Sound, place: Place) -> str:
    """Return the top-level list that a line stands in."""
    for other in reversed(sound.places):
        is_top = other.indent == 0 and other.key and not other.dash
        if other.number < place.number and is_top:
            return other.key
    return ""


@operator
def a_missing_picture(sound: Sound, random: Random) -> Slipped | None:
    place = sound.pick(
        random,
        lambda each: each.key == "file" and each.value.endswith((".png", ".jpg")),
    )
    return place and sound.change(
        place,
        head(place) + place.value.replace(".", "x.", 1),
        "does not exist",
        "indent|quotes",
    )


def transpose(word: str, random: Random) -> str:
    """Return a word with two of its letters in each other's place, or one of them lost."""
    places = [
        at
        for at in range(1, len(word) - 1)
        if word[at] != word[at + 1] and word[at].isalpha() and word[at + 1].isalpha()
    ]
    if not places:
        return word + "x"
    at = random.choice(places)
    if random.random() < 0.5:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
