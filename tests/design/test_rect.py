from __future__ import annotations

from reporting.design.rect import PageRect, Rect
from reporting.design.units import pt


def rect(left: float, top: float, width: float, height: float) -> Rect:
    return Rect(pt(left), pt(top), pt(width), pt(height))


def test_the_y_of_a_slide_grows_downwards_and_that_of_a_page_upwards() -> None:
    assert rect(1, 2, 3, 4).bottom == pt(6)
    assert PageRect(1, 2, 3, 4).bottom == -2
    assert rect(1, 2, 3, 4).below(pt(1)) == rect(1, 3, 3, 3)
    assert PageRect(1, 2, 3, 4).below(1) == PageRect(1, 1, 3, 3)
    assert PageRect(1, 2, 3, 4).above(0) == PageRect(1, 2, 3, 2)


def test_a_page_s_rectangle_is_made_of_its_edges_and_gives_them_back() -> None:
    assert PageRect.of_edges(1, 2, 11, 22).edges == (1, 2, 11, 22)
    assert PageRect.of_edges(1, 2, 11, 22).grow(1).edges == (0, 1, 12, 23)


def test_rectangles_that_only_touch_do_not_meet() -> None:
    one = PageRect.of_edges(0, 0, 10, 10)
    assert one.meets(PageRect.of_edges(9, 9, 20, 20))
    assert not one.meets(PageRect.of_edges(10, 0, 20, 10))
    assert not one.meets(PageRect.of_edges(0, 10, 10, 20))
    assert one.contains(PageRect.of_edges(0, 0, 10, 10))
    assert not one.contains(PageRect.of_edges(0, -1, 10, 10))
    assert rect(0, 0, 9, 9).meets(rect(8, 8, 9, 9))
    assert not rect(0, 0, 9, 9).meets(rect(0, 9, 9, 9))
    assert rect(0, 0, 9, 9).contains(rect(1, 1, 8, 8))
    assert not rect(0, 0, 9, 9).contains(rect(1, 1, 8, 9))


def test_columns_and_rows_share_what_the_gaps_leave() -> None:
    assert rect(0, 0, 10, 4).columns(2, pt(2)) == (rect(0, 0, 4, 4), rect(6, 0, 4, 4))
    assert rect(0, 0, 4, 10).rows(2, pt(2)) == (rect(0, 0, 4, 4), rect(0, 6, 4, 4))
