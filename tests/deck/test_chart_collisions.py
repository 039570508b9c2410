"""Charts of a deck as LibreOffice shows them: no label on another, on a mark, or lost."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reporting.content.validate import load
from reporting.deck.render import render_deck
from reporting.design.theme import Theme
from reporting.plan.dossier import plan_dossier
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan
from tests.charts.collisions import Collision
from tests.charts.hostile import write_hostile
from tests.deck.chart_collisions import (
    Drawn,
    Written,
    find_box,
    find_struck,
    list_deck_collisions,
    meet,
)
from tests.samples import WHEN
from tests.tools import soffice_pdfs


def overlay(x: float, y: float) -> bytes:
    """Return a legend over the plot area, at a place in shares of the chart."""
    place = (
        f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x}"/><c:y val="{y}"/>'
    )
    layout = f"<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>"
    return f'<c:legend>{layout}<c:overlay val="1"/></c:legend>'.encode()


_LEGEND = rb"<c:legend>.*</c:legend>"
_PLACE = rb'<c:dLblPos val="\w+"/>'
PLANTED = {
    "bar-mixed-pair": (_LEGEND, overlay(0.4, 0.3), "label on label"),
    "bar-negative-pair": (_LEGEND, overlay(0.0, 0.4), "label on label"),
    "column-mixed": (_PLACE, b'<c:dLblPos val="inEnd"/>', "label half on a mark"),
    "line-mixed-pair": (_PLACE, b'<c:dLblPos val="ctr"/>', "label on a marker"),
    "line-negative": (_PLACE, b'<c:dLblPos val="r"/>', "label on a line"),
}
"""What is changed in the part of a chart, and what then is told of it."""


def write_deck(folder: Path, theme: Theme, *names: str) -> tuple[DeckPlan, bytes]:
    content = load(write_hostile(folder, *names)).content
    plan = plan_deck(plan_dossier(content, "en", WHEN, theme), theme)
    return plan, render_deck(plan, theme)


def plant(data: bytes) -> bytes:
    """Return a deck whose charts are changed as `PLANTED` says, in its order."""
    changed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            found = re.fullmatch(r"ppt/charts/chart(\d+)\.xml", name)
            if found:
                pattern, instead, _ = list(PLANTED.values())[int(found[1]) - 1]
                part, count = re.subn(pattern, instead, part, flags=re.DOTALL)
                assert count, name
            new.writestr(name, part)
    return changed.getvalue()


SHEET = [
    "bar-negative", "bar-mixed-pair", "bar-far-apart", "bar-many", "bar-twelve", "bar-unbroken",
    "bar-sentences", "bar-missing-pair", "bar-large-pair", "column-one", "column-equal-pair",
    "column-zero", "column-negative-pair", "column-mixed", "column-far-apart", "column-many",
    "column-many-years", "column-twelve", "column-percent", "column-large-pair", "line-one",
    "line-equal-pair", "line-negative-pair", "line-mixed", "line-far-apart", "line-many",
    "line-twelve", "line-equal-ends", "line-unbroken", "line-sentences", "line-missing",
    "line-large", "line-large-pair", "area-one", "area-mixed", "area-sentences", "doughnut-one",
    "doughnut-far-apart", "doughnut-twelve-parts", "doughnut-thin", "doughnut-two-parts",
    "doughnut-late-thin", "doughnut-unbroken-parts", "doughnut-sentence-parts", "scatter-one",
    "scatter-coinciding", "scatter-near", "scatter-negative", "scatter-far-apart",
    "scatter-unbroken", "stacked-bar-twelve", "stacked-column-large-pair", "shares-bar-sentences",
    "lines-over-bar-mixed-pair", "lines-over-column-equal-ends", "lines-over-line-mixed-pair",
    "lines-over-line-sentences", "named-beside-bar", "named-beside-column", "named-beside-line",
    "two-axes", "two-axes-of-lines",
]  # fmt: skip
"""Charts of the hostile sheet that are shown: each way out of a crowd, in each kind."""

Told = dict[str, list[Collision]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> tuple[Told, Told]:
    """What is told of the sheet, and of charts in which faults are planted."""
    folder = tmp_path_factory.mktemp("sheet")
    plan, data = write_deck(folder, theme, *SHEET)
    planted, spoilt = write_deck(folder, theme, *PLANTED)
    spoilt = plant(spoilt)
    paths = [folder / "sheet.pptx", folder / "spoilt.pptx"]
    for path, content in zip(paths, (data, spoilt), strict=True):
        path.write_bytes(content)
    pdf, spoilt_pdf = soffice_pdfs(paths)
    grid = theme.colours.hairline
    return (
        list_deck_collisions(plan, data, pdf, grid),
        list_deck_collisions(planted, spoilt, spoilt_pdf, grid),
    )


@pytest.mark.parametrize("name", SHEET)
def test_nothing_collides(told: tuple[Told, Told], name: str) -> None:
    assert list(map(str, told[0][name])) == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_collision_is_found(told: tuple[Told, Told], name: str) -> None:
    *_, kind = PLANTED[name]
    assert kind in {one.kind for one in told[1][name]}


def square(left: float, low: float, side: float) -> list[tuple[float, float]]:
    right, high = left + side, low + side
    return [(left, low), (right, low), (right, high), (left, high), (left, low)]


def draw(outline: list[tuple[float, float]], order: int, colour: int = 0) -> Drawn:
    is_filled = len(outline) > 2
    return Drawn([outline], is_filled, (colour,) * 3, order, find_box(outline))


TEXT = Written("12", square(10, 10, 10)[:4], 5)


@pytest.mark.parametrize(
    ("paths", "kinds"),
    [
        ([draw(square(0, 15, 40), 1)], ["label half on a mark"]),
        ([draw(square(0, 0, 40), 1)], []),
        ([draw(square(18, 12, 8), 1)], ["label on a marker"]),
        ([draw(square(20, 12, 8), 1)], []),
        ([draw([(0, 0), (40, 40)], 1)], ["label on a line"]),
        ([draw([(0, 15), (40, 15)], 9)], ["label on a line"]),
        ([draw([(0, 0), (40, 40)], 1), draw(square(9, 9, 12), 2, 255)], []),
        ([draw([(0, 0), (40, 40)], 3), draw(square(9, 9, 12), 2, 255)], ["label on a line"]),
        ([draw([(0, 9), (40, 9)], 1)], []),
    ],
)  # fmt: skip
def test_what_strikes_a_text_is_told_by_its_kind(
    paths: list[Drawn], kinds: list[str]
) -> None:
    found = find_struck(TEXT, paths, (255, 255, 255))
    assert [one.kind for one in found] == kinds


def test_texts_that_lean_side_by_side_do_not_meet() -> None:
    first = [(0.0, 0.0), (30.0, 30.0), (25.0, 35.0), (-5.0, 5.0)]
    second = [(x + 12, y) for x, y in first]
    assert not meet(first, second)
    assert meet(first, [(x + 5, y) for x, y in first])
