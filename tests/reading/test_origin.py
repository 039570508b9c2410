"""Spans of texts: what is cut, shifted and followed comes from where it was written."""

from __future__ import annotations

from reporting.reading.origin import Origin, Span


def test_a_part_of_what_is_not_verbatim_comes_from_all_of_it() -> None:
    number = Span(3, 9, is_verbatim=False)
    assert number.slice(1, 2) is number
    origin = Origin("a", start=3, stop=9, is_verbatim=False)
    assert origin.slice(1, 2) is origin


def test_a_span_is_shifted_with_its_turns() -> None:
    span = Span(0, 9, ((2, 5),))
    assert span.shift(0) is span
    assert span.shift(4) == Span(4, 13, ((2, 9),))


def test_a_span_is_followed_into_what_its_source_was_made_of() -> None:
    inner = Span(2, 6)
    assert inner.follow(Span(10, 20)) == Span(12, 16)
    whole = Span(10, 20, is_verbatim=False)
    assert inner.follow(whole) is whole
    number = Span(2, 6, is_verbatim=False)
    assert number.follow(Span(10, 20, ((4, 16),))) == Span(12, 18, is_verbatim=False)


def test_turns_of_both_texts_are_followed() -> None:
    inner = Span(0, 8, ((2, 4),))  # characters 2 and 3 of the source were dropped
    outer = Span(10, 30, ((1, 20), (6, 28)))
    followed = inner.follow(outer)
    for at in range(6):
        assert followed.locate(at) == outer.locate(inner.locate(at))


def test_texts_are_joined_with_a_turn_where_they_do_not_touch() -> None:
    assert Span(0, 3).join(Span(3, 5), 3) == Span(0, 5)
    assert Span(0, 3).join(Span(4, 9, ((1, 6),)), 3) == Span(0, 9, ((3, 4), (4, 6)))
