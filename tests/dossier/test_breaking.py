from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.dossier.typeset.break_opportunities import (
    find_break_opportunities,
    find_emergency_breaks,
    find_joints,
)
from reporting.dossier.typeset.line_breaking import (
    Chunk,
    Justified,
    Manner,
    Ragged,
    Spacing,
    fill_line,
    find_line_ends,
)
from reporting.record import replace

SPACING = Spacing(wider=4, narrower=2, apart=0, closer=0)
JUSTIFIED = Justified(SPACING, loosest=2)
RAGGED = Ragged(line=0)


def words(*widths: float, space: float = 10) -> list[Chunk]:
    """Words of some widths, a space after each but the last."""
    last = len(widths) - 1
    return [
        Chunk(width, space if at < last else 0, int(at < last), int(width // 5))
        for at, width in enumerate(widths)
    ]


def price(
    chunks: list[Chunk], stops: tuple[int, ...], measure: float, manner: Manner
) -> float | None:
    """What lines cost that end at `stops`, without what hyphens and uneven neighbours cost."""
    total = 0.0
    for start, stop in itertools.pairwise((0, *stops)):
        line = fill_line(chunks[start:stop], measure, is_last=stop == len(chunks))
        priced = manner.price(line, chunks[stop - 1])
        if priced is None:
            return None
        total += priced[0]
    return total


@given(st.lists(st.integers(5, 60), min_size=2, max_size=9))
def test_no_other_way_to_break_ragged_text_is_cheaper(widths: list[int]) -> None:
    chunks, measure = words(*map(float, widths)), 100.0
    count = len(chunks)
    ways = [
        (*(at for at, ends_here in enumerate(pattern, 1) if ends_here), count)
        for pattern in itertools.product((False, True), repeat=count - 1)
    ]
    prices = [
        found
        for way in ways
        if (found := price(chunks, way, measure, RAGGED)) is not None
    ]
    stops = find_line_ends(chunks, measure, measure, RAGGED)
    assert stops is not None
    assert price(chunks, tuple(stops), measure, RAGGED) == pytest.approx(min(prices))


def test_a_later_line_is_not_spoilt_to_fill_an_earlier_one() -> None:
    chunks = words(30, 40, 10, 60, 50)  # first come, first served: 30 40 10, 60, 50
    assert find_line_ends(chunks, 100, 100, RAGGED) == [2, 4, 5]


@pytest.mark.parametrize("loosest", [0.5, 1.0, 2.0])
def test_no_line_is_looser_or_tighter_than_allowed(loosest: float) -> None:
    spacing = Spacing(wider=16, narrower=6, apart=0, closer=0)
    manner = Justified(spacing, loosest)
    chunks = words(*(20.0 + 7 * (at * at % 5) for at in range(60)))
    stops = find_line_ends(chunks, 300, 300, manner)
    assert stops is not None
    for start, stop in itertools.pairwise((0, *stops)):
        line = fill_line(chunks[start:stop], 300, is_last=stop == len(chunks))
        assert line.is_last or -1 <= spacing.ratio(line) <= loosest


def test_what_cannot_be_set_within_the_limits_is_refused() -> None:
    chunks = words(60, 60, 60)
    assert find_line_ends(chunks, 100, 100, JUSTIFIED) is None


def test_a_word_wider_than_the_measure_stands_alone_only_when_it_must() -> None:
    chunks = words(30, 150, 30)
    assert find_line_ends(chunks, 100, 100, RAGGED) is None
    assert find_line_ends(chunks, 100, 100, RAGGED, forced=True) == [1, 2, 3]


def _broken(count: int) -> list[Chunk]:
    """Words each of which just overfills its line unless it is broken in two."""
    return [
        chunk
        for at in range(count)
        for chunk in (
            Chunk(88.0, 0, 0, 10, hyphen=2, cost=50, broken=True),
            Chunk(10.0, 0 if at == count - 1 else 0.5, int(at < count - 1), 2),
        )
    ]


def test_at_most_two_lines_in_a_row_end_in_a_hyphen() -> None:
    manner = Justified(Spacing(400, 1, 1, 1), loosest=1e9)
    for most, chunks in ((2, _broken(8)), (1, _broken(5))):
        stops = find_line_ends(chunks, 100, 100, replace(manner, most_broken=most))
        assert stops is not None
        flags = "".join("x" if chunks[stop - 1].broken else "." for stop in stops)
        assert "x" * (most + 1) not in flags
    free = find_line_ends(_broken(8), 100, 100, replace(manner, most_broken=99))
    assert free is not None


def test_the_last_line_is_no_stub() -> None:
    chunks = words(*[40.0] * 9, 4)
    stops = find_line_ends(chunks, 140, 140, Justified(Spacing(10, 4, 1, 1), 3))
    assert stops is not None
    assert len(chunks) - stops[-2] > 1


def test_headings_are_as_even_as_their_fewest_lines_can_be() -> None:
    chunks = words(40, 40, 40, 40)
    manner = Ragged(line=1e6, evens_last=True)
    assert find_line_ends(chunks, 150, 150, manner) == [2, 4]
    assert find_line_ends(chunks, 150, 150, RAGGED) == [3, 4]


def test_what_a_line_lacks_is_shared_among_letters_and_spaces() -> None:
    spacing = Spacing(wider=4, narrower=2, apart=0.1, closer=0.05)
    line = fill_line(words(30, 30, 30), 100, is_last=False)
    word, letter = spacing.share(line)
    assert word * line.gaps + letter * line.letters == pytest.approx(line.slack)
    assert -0.05 <= letter < 0
    wide = line._replace(slack=60.0)
    word, letter = spacing.share(wide)
    assert letter == pytest.approx(0.1)
    assert word * wide.gaps + letter * wide.letters == pytest.approx(60)


# ---------------------------------------------------------------- words


def shown(word: str, patterns: str) -> str:
    """A word with a bar where a line may end, and a hyphen where one would be shown."""
    found = {
        place.at: "-" if place.hyphen else "|"
        for place in find_break_opportunities(word, patterns)
    }
    return "".join(found.get(at, "") + letter for at, letter in enumerate(word))


@pytest.mark.parametrize(
    ("word", "patterns", "wanted"),
    [
        ("production", "en_GB", "pro-duc-tion"),
        ("affermazione.", "it_IT", "af-fer-ma-zio-ne."),
        ("dell’azienda,", "it_IT", "dell’a-zien-da,"),
        ("azienda", "it_IT", "azien-da"),
        ("INKubator", "en_GB", "INKubator"),
        ("AI-generated", "en_GB", "AI-|gen-er-ated"),
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
    assert shown(word, patterns).replace("-|", "-") == wanted.replace("-|", "-")


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
            assert all(
                2 <= place.at <= len(word) - after
                for place in find_break_opportunities(word, patterns)
            )


def halve(word: Chunk) -> tuple[Chunk, Chunk]:
    """A word in two parts, with a hyphen that is at most as wide as two spaces."""
    letters = word.letters // 2
    width = word.width // 2
    head = Chunk(width, 0, 0, letters, hyphen=8, cost=50, broken=True)
    return head, word._replace(width=word.width - width, letters=word.letters - letters)


@given(
    widths=st.lists(st.integers(10, 70), min_size=2, max_size=40),
    manner=st.sampled_from(
        [
            RAGGED,
            Ragged(line=2500, most_free=0.25, near=0.75),
            *[replace(JUSTIFIED, loosest=loosest) for loosest in (0.6, 1.0, 2.0, 9.0)],
            Justified(Spacing(4, 2, 1, 0.5), loosest=1.0),
        ]
    ),
)
def test_words_that_are_hyphenated_late_break_as_if_all_were(
    widths: list[int], manner: Manner
) -> None:
    whole = words(*map(float, widths))
    parts = list(itertools.chain.from_iterable(map(halve, whole)))
    expected = find_line_ends(parts, 180, 200, manner)
    divided: dict[int, tuple[Chunk, Chunk]] = {}

    def divide(number: int) -> tuple[Chunk, Chunk]:
        return divided.setdefault(number, halve(whole[number]))

    stops = find_line_ends(whole, 180, 200, manner, divide=divide)
    if expected is None:
        assert stops is None
        return
    assert stops is not None
    laid: list[Chunk] = []
    for number, word in enumerate(whole):
        laid += divided.get(number, (word,))
    ends = [sum(chunk.letters for chunk in laid[:stop]) for stop in stops]
    assert ends == [sum(chunk.letters for chunk in parts[:stop]) for stop in expected]


def test_words_far_from_a_line_end_are_not_hyphenated() -> None:
    whole = words(*[40.0] * 40)
    asked: list[int] = []

    def divide(number: int) -> tuple[Chunk, Chunk]:
        asked.append(number)
        return halve(whole[number])

    find_line_ends(whole, 500, 500, Justified(Spacing(4, 2, 0, 0), 1), divide=divide)
    assert 9 in asked
    assert set(range(7)).isdisjoint(asked)


def test_a_word_that_is_too_wide_breaks_between_any_two_letters() -> None:
    assert [place.at for place in find_emergency_breaks("abcd", "en_GB")] == [1, 2, 3]
    assert not any(place.hyphen for place in find_emergency_breaks("x" * 40, "en_GB"))
    assert find_joints("x" * 40) == ()


def test_the_last_line_of_ragged_text_is_the_less_of_a_stub_that_can_be() -> None:
    chunks = [Chunk(width, 2.0, 1, 5) for width in (30, 30, 20, 13, 6)]
    assert find_line_ends(chunks, 100, 100, Ragged(line=2500)) == [3, 5]
