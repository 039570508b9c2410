"""Things are dealt out to as few slides as they need, and evenly."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reporting.design.units import Length
from reporting.slides.pagination import group_evenly, paginate, paginate_evenly

HEIGHTS = st.lists(
    st.tuples(st.integers(0, 5).map(Length), st.integers(1, 40).map(Length)),
    min_size=1,
    max_size=40,
)
LIMITS = st.integers(40, 120).map(Length)


def measure_page(heights: list[tuple[Length, Length]], page: slice) -> int:
    """Return the height of what stands on a slide, without the space above the first."""
    (_, first), *others = heights[page]
    return first + sum(gap + height for gap, height in others)


def check_pages(pages: list[slice], count: int) -> None:
    assert pages[0].start == 0
    assert pages[-1].stop == count
    assert all(page.start < page.stop for page in pages)
    starts = [page.start for page in pages[1:]]
    assert starts == [page.stop for page in pages[:-1]]


@given(heights=HEIGHTS, limit=LIMITS)
def test_no_slide_is_overfull_and_none_is_wasted(
    heights: list[tuple[Length, Length]], limit: Length
) -> None:
    pages = paginate(heights, limit)
    check_pages(pages, len(heights))
    assert all(measure_page(heights, page) <= limit for page in pages)
    for page, after in pairwise(pages):
        assert measure_page(heights, slice(page.start, after.start + 1)) > limit


@given(heights=HEIGHTS, limit=LIMITS)
def test_even_pages_are_as_many_and_fit_as_well(
    heights: list[tuple[Length, Length]], limit: Length
) -> None:
    pages = paginate_evenly(heights, limit)
    check_pages(pages, len(heights))
    assert len(pages) == len(paginate(heights, limit))
    assert all(measure_page(heights, page) <= limit for page in pages)


@given(heights=HEIGHTS, limit=LIMITS)
def test_even_pages_are_those_of_the_plain_rule(
    heights: list[tuple[Length, Length]], limit: Length
) -> None:
    """The same rule, which asks anew at every place how many slides the rest needs."""
    pages = []
    start = 0
    for left in range(len(paginate(heights, limit)), 0, -1):
        share = sum(gap + height for gap, height in heights[start:]) / left
        end, used = start, 0
        while end < len(heights):
            gap, height = heights[end]
            used += height + (gap if end > start else 0)
            is_full = used > limit or used - height / 2 > share
            if end > start and is_full and len(paginate(heights[end:], limit)) < left:
                break
            end += 1
        pages.append(slice(start, end))
        start = end
    assert paginate_evenly(heights, limit) == pages


def test_nothing_at_all_stands_on_one_slide() -> None:
    assert (
        paginate_evenly([], Length(100)) == [slice(0, 0)] == paginate([], Length(100))
    )


@given(count=st.integers(1, 60), most=st.integers(1, 7))
def test_groups_are_as_equal_as_can_be(count: int, most: int) -> None:
    pages = group_evenly(count, most)
    check_pages(pages, count)
    sizes = {page.stop - page.start for page in pages}
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1
