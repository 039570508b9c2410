"""The cheapest lines of a paragraph, and where a line may end in a word."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.paper.typeset.break_opportunities import (
    find_emergency_breaks,
    find_hyphenation_points,
    find_joints,
)
from reporting.paper.typeset.line_breaking import (
    Edges,
    LineStop,
    find_line_stops,
)
from reporting.paper.typeset.line_prices import Justified, Manner, Ragged, Spacing
from reporting.paper.typeset.units import Cut, Unit
from reporting.record import replace

SPACING = Spacing(space=4)
JUSTIFIED = Justified(SPACING, loosest=2)
RAGGED = Ragged(line=0)


def make_unit(
    width: float, space: float, *cuts: Cut, letters: int | None = None
) -> Unit:
    """A word of a width, with a space after it, that may be hyphenated."""
    count = int(width // 5) if letters is None else letters
    ends = space > 0
    sizes = (width + space, width, count + ends, int(ends), count, 0)
    return Unit((), count, sizes, space, kept_cuts=cuts)


def words(*widths: float, space: float = 10) -> list[Unit]:
    """Words of some widths, a space after each but the last."""
    last = len(widths) - 1
    units: list[Unit] = []
    for at, width in enumerate(widths):
        units.append(make_unit(width, space if at < last else 0))
    return units


def halve(unit: Unit) -> Unit:
    """A word that may be hyphenated in its middle."""
    cut = Cut(unit.length // 2, unit.width // 2, unit.length // 2, hyphen=8, cost=50)
    return make_unit(unit.width, unit.space, cut, letters=unit.length)


def find_stops(
    units: list[Unit],
    measure: float,
    manner: Manner,
    *,
    hyphenated: int = 0,
    forced: bool = False,
) -> list[LineStop] | None:
    edges = Edges(units, manner.spacing)
    return find_line_stops(
        edges, measure, measure, manner, hyphenated=hyphenated, forced=forced
    )


def find_ends(
    units: list[Unit], measure: float, manner: Manner, *, forced: bool = False
) -> list[int] | None:
    """After how many words each line ends."""
    stops = find_stops(units, measure, manner, forced=forced)
    return None if stops is None else [count for count, _ in stops]


def price(
    units: list[Unit], stops: tuple[int, ...], measure: float, manner: Manner
) -> float | None:
    """What lines cost that end at `stops`, without what uneven neighbours cost."""
    total = 0.0
    for start, stop in itertools.pairwise((0, *stops)):
        line = units[start:stop]
        width = sum(unit.sizes[0] for unit in line) - line[-1].space
        slack = measure - width
        if slack < 0:
            return None
        if stop == len(units):
            priced = manner.price_last(slack, measure, len(line))
        else:
            priced = manner.price(slack, 0, measure, 0)
        total += priced[0]
    return total


@given(st.lists(st.integers(5, 60), min_size=2, max_size=9))
def test_no_other_way_to_break_ragged_text_is_cheaper(widths: list[int]) -> None:
    units, measure = words(*map(float, widths)), 100.0
    count = len(units)
    ways = [
        (*(at for at, ends_here in enumerate(pattern, 1) if ends_here), count)
        for pattern in itertools.product((False, True), repeat=count - 1)
    ]
    prices = [
        found
        for way in ways
        if (found := price(units, way, measure, RAGGED)) is not None
    ]
    ends = find_ends(units, measure, RAGGED)
    assert ends is not None
    assert price(units, tuple(ends), measure, RAGGED) == pytest.approx(min(prices))


def test_a_later_line_is_not_spoilt_to_fill_an_earlier_one() -> None:
    units = words(30, 40, 10, 60, 50)  # first come, first served: 30 40 10, 60, 50
    assert find_ends(units, 100, RAGGED) == [2, 4, 5]


@pytest.mark.parametrize("loosest", [0.5, 1.0, 2.0])
def test_no_line_is_looser_or_tighter_than_allowed(loosest: float) -> None:
    spacing = Spacing(space=16)
    units = words(*(20.0 + 7 * (at * at % 5) for at in range(60)))
    ends = find_ends(units, 300, Justified(spacing, loosest))
    assert ends is not None
    for start, stop in itertools.pairwise((0, *ends[:-1])):
        line = units[start:stop]
        slack = 300 - sum(unit.sizes[0] for unit in line) + 10
        assert -1 <= spacing.find_ratio(slack, len(line) - 1, 0) <= loosest


def test_what_cannot_be_set_within_the_limits_is_refused() -> None:
    assert find_ends(words(60, 60, 60), 100, JUSTIFIED) is None


def test_a_word_wider_than_the_measure_stands_alone_only_when_it_must() -> None:
    units = words(30, 150, 30)
    assert find_ends(units, 100, RAGGED) is None
    assert find_ends(units, 100, RAGGED, forced=True) == [1, 2, 3]


def test_at_most_so_many_lines_in_a_row_end_in_a_hyphen() -> None:
    rows: dict[int, list[str]] = {1: [], 2: [], 99: []}
    for shift in range(60):
        widths = [40.0 + (at * at + shift) * 7 % 31 for at in range(30)]
        units = [halve(unit) for unit in words(*widths)]
        for most, flags in rows.items():
            manner = Justified(SPACING, loosest=9, most_broken=most)
            stops = find_stops(units, 150, manner, hyphenated=29) or []
            flags.append("".join("x" if letters else "." for _, letters in stops))
    assert not any("xx" in flags for flags in rows[1])
    assert not any("xxx" in flags for flags in rows[2])
    assert any("xx" in flags for flags in rows[2])
    assert any("xxx" in flags for flags in rows[99])


def test_the_last_line_is_no_stub() -> None:
    units = words(*[40.0] * 9, 4)
    ends = find_ends(units, 140, Justified(Spacing(10, 1), 3))
    assert ends is not None
    assert len(units) - ends[-2] > 1


def test_headings_are_as_even_as_their_fewest_lines_can_be() -> None:
    units = words(40, 40, 40, 40)
    manner = Ragged(line=1e6, evens_last=True)
    assert find_ends(units, 150, manner) == [2, 4]
    assert find_ends(units, 150, RAGGED) == [3, 4]


def test_a_heading_does_not_end_in_a_single_word() -> None:
    units = words(50, 30, 30, 60)
    assert find_ends(units, 140, Ragged(line=1e6, evens_last=True)) == [2, 4]


def test_what_a_line_lacks_is_shared_among_letters_and_spaces() -> None:
    spacing = Spacing(space=4, letter=0.1)
    word, letter = spacing.share(-3, gaps=2, letters=19)
    assert word * 2 + letter * 19 == pytest.approx(-3)
    assert -0.05 <= letter < 0
    word, letter = spacing.share(60, gaps=2, letters=19)
    assert letter == pytest.approx(0.1)
    assert word * 2 + letter * 19 == pytest.approx(60)


@given(
    widths=st.lists(st.integers(20, 70), min_size=2, max_size=30),
    manner=st.sampled_from([RAGGED, replace(JUSTIFIED, loosest=9.0)]),
)
def test_lines_that_end_in_words_fit_as_the_others_do(
    widths: list[int], manner: Manner
) -> None:
    units = [halve(unit) for unit in words(*map(float, widths))]
    stops = find_stops(units, 180, manner, hyphenated=len(units) - 1)
    edges = Edges(units, manner.spacing)
    left = 0.0
    for count, letters in (stops or ())[:-1]:
        cut = 0.0
        right = edges.rights[count - 1]
        if letters:
            (place,) = units[count].cuts
            cut = place.width
            right = edges.lefts[count] + cut + place.hyphen
        least = 0.0 if manner is RAGGED else -100.0
        assert least <= 180 - (right - left)
        left = edges.lefts[count] + cut
    assert manner is not RAGGED or stops


# ---------------------------------------------------------------- words


def shown(word: str, patterns: str) -> str:
    """A word with a bar where a line may end, and a hyphen where one would be shown."""
    found = {place.at: "|" for place in find_joints(word)}
    if patterns:
        for place in find_hyphenation_points(word, patterns):
            found.setdefault(place.at, "-")
    return "".join(found.get(at, "") + letter for at, letter in enumerate(word))


@pytest.mark.parametrize(
    ("word", "patterns", "wanted"),
    [
        ("production", "en_GB", "pro-duc-tion"),
        ("affermazione.", "it_IT", "af-fer-ma-zio-ne."),
        ("dell’azienda,", "it_IT", "dell’a-zien-da,"),
        ("azienda", "it_IT", "azien-da"),
        ("INKubator", "en_GB", "INKubator"),
        ("unions", "en_GB", "unions"),
        ("scenarios", "en_GB", "scen-arios"),
        ("AI-generated", "en_GB", "AI-|gen-er-ated"),
        ("SAG-AFTRA", "en_GB", "SAG-AFTRA"),
        ("-16%", "en_GB", "-16%"),
        ("2024-25", "en_GB", "2024-25"),
        ("e/o", "it_IT", "e/o"),
        ("content.yaml", "en_GB", "content.|yaml"),
        (
            "https://example.org/a-path/of",
            "en_GB",
            "https://|example.|org/|a-|path/|of",
        ),
        ("production", "", "production"),
        ("3.1", "en_GB", "3.1"),
    ],
)
def test_a_word_breaks_by_its_language_and_a_name_of_a_file_by_its_marks(
    word: str, patterns: str, wanted: str
) -> None:
    assert shown(word, patterns) == wanted


def test_two_letters_at_least_stay_on_either_side() -> None:
    for word in (
        "affermazione",
        "organizzazione",
        "international",
        "idea",
        "area",
        "abandonment",
    ):
        for patterns, after in (("it_IT", 2), ("en_GB", 3)):
            for place in find_hyphenation_points(word, patterns):
                assert 2 <= place.at <= len(word) - after


def test_a_name_is_broken_only_where_nothing_else_serves() -> None:
    (name,) = find_hyphenation_points("Sarandos", "en_GB")
    word = find_hyphenation_points("production", "en_GB")[0]
    assert name.cost > 3 * word.cost
    noun = find_hyphenation_points("Zusammenfassung", "de_DE")
    assert min(place.cost for place in noun) == word.cost


def test_a_word_that_is_too_wide_breaks_between_any_two_letters() -> None:
    assert [place.at for place in find_emergency_breaks("abcd")] == [1, 2, 3]
    assert not any(place.hyphen for place in find_emergency_breaks("x" * 40))
    assert find_joints("x" * 40) == ()


@pytest.mark.parametrize(
    "number",
    [
        "1,234.56",
        "−3.45",
        "€−3.45",
        "$11",
        "16%",
        "2024-25",
        "12:30",
        "(1.5)",
        "+7’000",
    ],
)
def test_a_number_is_not_even_cut_where_it_is_too_wide(number: str) -> None:
    assert find_emergency_breaks(number) == ()
    assert find_joints(number) == ()


def test_digits_among_letters_and_endless_ones_are_cut() -> None:
    assert find_emergency_breaks("9f86d081884c7d65")
    assert find_emergency_breaks("1" * 300)


def test_the_last_line_of_ragged_text_is_the_less_of_a_stub_that_can_be() -> None:
    units = [make_unit(width, 2.0) for width in (30, 30, 20, 13)]
    units.append(make_unit(6, 0.0))
    assert find_ends(units, 100, Ragged(line=2500)) == [3, 5]
