"""What receipts show of a source: never more words than the limit, and the matched ones first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.evidence.receipts.excerpts import (
    Excerpt,
    SourceExcerpts,
    Wanted,
    choose_limit,
    excerpt_source,
)
from reporting.evidence.receipts.word_ranges import find_tokens


def words(number: int, count: int) -> str:
    return " ".join(f"p{number}w{word}" for word in range(count))


def want(paragraphs: list[str], number: int, *terms: str) -> Wanted:
    text = paragraphs[number - 1]
    matches = [
        ((text.index(term), text.index(term) + len(term)), at)
        for at, term in enumerate(terms)
    ]
    return Wanted((number,), {number: matches})


def said(excerpt: Excerpt) -> str:
    return " | ".join(
        "".join(piece.text for piece in passage.pieces) for passage in excerpt.passages
    )


def shown_words(found: SourceExcerpts) -> set[str]:
    """Return the words that are shown; each stands once in its source."""
    shown: set[str] = set()
    for excerpt in found.excerpts:
        for passage in excerpt.passages:
            for piece in passage.pieces:
                if not piece.is_gap:
                    shown |= set(piece.text.split())
    return shown


FOUR = [words(number, 10) for number in range(1, 5)]


def test_a_neighbour_stands_on_each_side_where_there_is_room() -> None:
    found = excerpt_source(FOUR, [want(FOUR, 2, "p2w3")], 30)
    (excerpt,) = found.excerpts
    assert [passage.number for passage in excerpt.passages] == [1, 2, 3]
    assert found.used == 30
    assert not excerpt.is_cut
    assert not excerpt.lacks_neighbours


def test_neighbours_go_first() -> None:
    found = excerpt_source(FOUR, [want(FOUR, 2, "p2w3")], 19)
    (excerpt,) = found.excerpts
    assert said(excerpt) == FOUR[1]
    assert excerpt.lacks_neighbours
    assert not excerpt.is_cut
    assert found.used == 10


def test_then_words_around_what_was_matched_are_cut() -> None:
    found = excerpt_source(FOUR, [want(FOUR, 2, "p2w3", "p2w7")], 6)
    (excerpt,) = found.excerpts
    assert excerpt.is_cut
    assert said(excerpt) == "…p2w2 p2w3 p2w4…p2w6 p2w7 p2w8…"
    assert [piece.terms for piece in excerpt.passages[0].pieces if piece.terms] == [
        (0,),
        (1,),
    ]
    assert found.used == 6


def test_a_term_that_stands_there_twice_is_shown_where_it_is_near_the_others() -> None:
    text = "alpha " + words(1, 20) + " alpha beta"
    spans = [((0, 5), 0), ((text.rindex("alpha"), text.rindex("alpha") + 5), 0)]
    beta = text.index("beta")
    wanted = Wanted((1,), {1: [*spans, ((beta, beta + 4), 1)]})
    found = excerpt_source([text], [wanted], 2)
    assert said(found.excerpts[0]) == "…alpha beta"


def test_a_paragraph_that_is_cited_twice_counts_once() -> None:
    twice = [want(FOUR, 2, "p2w3"), want(FOUR, 2, "p2w8")]
    found = excerpt_source(FOUR, twice, 10)
    assert found.used == 10
    assert [said(excerpt) for excerpt in found.excerpts] == [FOUR[1], FOUR[1]]


def test_what_the_limit_has_no_room_for_is_withheld() -> None:
    wanted = [
        want(FOUR, 2, "p2w3"),
        want(FOUR, 3, "p3w1", "p3w2"),
        want(FOUR, 4, "p4w1"),
    ]
    found = excerpt_source(FOUR, wanted, 2)
    assert [excerpt.is_withheld for excerpt in found.excerpts] == [False, True, False]
    assert found.used == 2


def test_no_words_at_all_may_be_asked_for() -> None:
    found = excerpt_source(FOUR, [want(FOUR, 2, "p2w3")], 0)
    assert found.used == 0
    assert found.excerpts[0].passages == ()
    assert not found.excerpts[0].is_withheld  # no limit is used up


@pytest.mark.parametrize(
    ("total", "limit"), [(4, 100), (40, 100), (300, 150), (600, 300), (5000, 300)]
)
def test_of_a_short_source_no_more_than_half_is_shown(total: int, limit: int) -> None:
    assert choose_limit([words(1, total)], None) == (limit, total)
    assert choose_limit([words(1, total)], 77) == (77, total)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one two, three", 3),
        ("東京の塔", 4),
        ("x" * 60, 3),
        ("ภาษาไทยยาว", 3),
        (" ", 0),
    ],
)
def test_words_are_counted_where_no_spaces_part_them(text: str, count: int) -> None:
    assert len(find_tokens(text)) == count


@settings(max_examples=150)
@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=8),
    st.lists(
        st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)),
        max_size=9,
    ),
    st.integers(0, 120),
)
def test_no_more_is_ever_shown_than_the_limit(
    lengths: list[int], cited: list[tuple[int, int, int]], limit: int
) -> None:
    paragraphs = [words(number, count) for number, count in enumerate(lengths, 1)]
    wanted = []
    for place, one, other in cited:
        number = place % len(lengths) + 1
        there = paragraphs[number - 1].split()
        terms = {there[one % len(there)], there[other % len(there)]}
        spaced = f"{paragraphs[number - 1]} "
        spans = [(spaced.index(f"{term} "), term) for term in sorted(terms)]
        matches = [((at, at + len(term)), 0) for at, term in spans]
        wanted.append(Wanted((number,), {number: matches}))
    found = excerpt_source(paragraphs, wanted, limit)
    shown = shown_words(found)
    assert len(shown) == found.used <= limit
    assert shown <= set(" ".join(paragraphs).split())
    for want_one, excerpt in zip(wanted, found.excerpts, strict=True):
        if excerpt.is_withheld or not limit:
            assert excerpt.passages == ()
            continue
        marked = {
            piece.terms for passage in excerpt.passages for piece in passage.pieces
        }
        assert (0,) in marked
        assert want_one.numbers[0] in {passage.number for passage in excerpt.passages}
