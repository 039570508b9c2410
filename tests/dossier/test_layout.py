from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, KeepTogether

from reporting.dossier.typeset.columns import Cell, Columns, Gap, Standing
from reporting.dossier.typeset.cross_references import CrossReferences


def test_a_gap_takes_what_the_page_has_left_and_no_more() -> None:
    frame = Frame(
        0, 0, 100, 100, leftPadding=0, bottomPadding=0, rightPadding=0, topPadding=0
    )
    canvas = Canvas("never written")
    assert [frame.add(Gap(height), canvas) for height in (95, 20, 20)] == [1, 1, 1]


def test_evidence_beside_columns_leaves_the_space_above_them_as_it_is() -> None:
    columns = Columns([Cell(0, 100, (Gap(30),))], before=14, after=7)
    standing = Standing(CrossReferences(), (), 10, columns)
    kept = KeepTogether([standing])
    assert (kept.getSpaceBefore(), kept.getSpaceAfter()) == (14, 7)
    assert standing.wrap(100, 1000) == (100, 30)
