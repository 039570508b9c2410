"""Pictures: within the column, never coarse, credited, their captions where there is room."""

from __future__ import annotations

import pytest

from reporting.record import replace
from tests.dossier import plans
from tests.dossier.reading import BODY, Pdf, in_order, read_blocks, theme
from tests.samples import png

Box = tuple[float, float, float, float]


def picture(width: int, height: int) -> tuple[Pdf, Box]:
    """A page with a picture of so many pixels, and the box it is drawn in, in points."""
    block = replace(plans.IMAGE, data=png(width, height), width=width, height=height)
    pdf = read_blocks(block)
    (box,) = [one.get_bounds() for one in pdf.file[BODY].get_objects() if one.type == 3]
    return pdf, box


@pytest.mark.parametrize(
    ("width", "height"),
    [(60, 40), (1200, 800), (600, 900), (300, 3000), (10_000, 100), (100, 10_000)],
)
def test_a_picture_fits_with_caption_and_credit_and_is_never_coarse(
    width: int, height: int
) -> None:
    pdf, (left, foot, right, head) = picture(width, height)
    in_order(pdf.text(BODY), "A picture", "The field", "Drawn for the tests")
    page = theme().page
    assert left >= page.inner.pt - 0.1
    assert right <= (page.inner + page.text).pt + 0.1
    assert foot >= page.bottom.pt
    assert (right - left) / (head - foot) == pytest.approx(width / height, rel=0.01)
    assert width / (right - left) * 72 >= 149.9


def test_a_picture_of_many_pixels_fills_the_column() -> None:
    _, (left, _, right, _) = picture(1200, 800)
    assert right - left == pytest.approx(theme().page.text.pt, abs=0.1)


def test_a_narrow_picture_has_its_caption_beside_it_and_a_wide_one_below() -> None:
    pdf, (_, _, right, head) = picture(300, 900)
    first = pdf.find(BODY, "The field")[0]
    assert first.left > right
    assert first.head == pytest.approx(head, abs=4)
    pdf, (left, foot, _, _) = picture(1200, 800)
    first = pdf.find(BODY, "The field")[0]
    assert first.left == pytest.approx(left, abs=1)
    assert first.head < foot
