"""In a draft: a flowable -> the same flowable with the line of the content it is made from.

The line stands small in the inner margin, level with the head of what it belongs to. It is an
artifact, takes no room, and moves no page break.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from reporting.dossier.pages.line_reference import SIZE, draw_line_reference
from reporting.dossier.typeset.context import RenderContext
from reporting.pdf.reportlab_internals import get_kept_flowables, takes_no_room

_AIR = 6.0
"""Between the text column and a line's reference, in points."""


class Located(Flowable):
    """A flowable, and where it is written.

    Args:
        inner: what is drawn.
        text: where it is written.
        setting: sheet and record, for the side that the inner margin is on.
    """

    def __init__(
        self,
        inner: Flowable,
        text: str,
        setting: RenderContext,
    ) -> None:
        super().__init__()
        self.inner = inner
        self.text = text
        self.setting = setting

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of what is drawn."""
        self.width, self.height = self.inner.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut what is drawn; the first part keeps the line."""
        parts = self.inner.split(width, height)
        if not parts:
            return []
        first, *others = parts
        return [Located(first, self.text, self.setting), *others]

    def drawOn(  # noqa: N802  (ReportLab's name)
        self, canvas: Any, x: float, y: float, *rest: Any, **options: Any
    ) -> None:
        """Draw the flowable, and its line beside it."""
        sheet = self.setting.sheet
        folio = self.setting.record.folio(canvas.getPageNumber())
        right = sheet.trim_box.right if sheet.is_mirrored(folio) else sheet.text(folio)
        room = sheet.page.inner.pt - 2 * _AIR
        baseline = y + self.height - SIZE - 1
        draw_line_reference(
            canvas, self.setting.theme, self.text, right - _AIR, baseline, room
        )
        self.inner.drawOn(
            canvas,
            x,
            y,
            *rest,
            **options,
        )

    def getSpaceBefore(self) -> float:  # noqa: N802  (ReportLab's name)
        """Return the space above what is drawn."""
        return float(self.inner.getSpaceBefore())

    def getSpaceAfter(self) -> float:  # noqa: N802  (ReportLab's name)
        """Return the space below what is drawn."""
        return float(self.inner.getSpaceAfter())

    def getKeepWithNext(self) -> Any:  # noqa: N802  (ReportLab's name)
        """Return whether what is drawn keeps to what follows."""
        return getattr(self.inner, "keepWithNext", 0)


def add_line_references(
    flowables: Sequence[Flowable],
    text: str,
    setting: RenderContext,
) -> list[Flowable]:
    """Return flowables, the first that is seen with where it is written.

    Args:
        flowables: as they follow one another.
        text: where they are written; empty where nothing is to be shown.
        setting: sheet and record.
    """
    done = list(flowables)
    if not text:
        return done
    for number, flowable in enumerate(done):
        if isinstance(flowable, KeepTogether):
            kept = get_kept_flowables(flowable)
            kept[:] = add_line_references(kept, text, setting)
            break
        if not takes_no_room(flowable):
            done[number] = Located(flowable, text, setting)
            break
    return done
