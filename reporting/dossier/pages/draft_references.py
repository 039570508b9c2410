"""In a draft: a flowable -> the same flowable with the line of the content file that it is made from.

The line stands small in the inner margin, level with the head of what it belongs to. It is an
artifact, takes no room, and moves no page break.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from reporting.dossier.pages.line_reference import SIZE, draw_line_reference
from reporting.dossier.typeset.context import RenderContext

_AIR = 6.0
"""Between the text column and a line's reference, in points."""


class Located(Flowable):
    """A flowable, and where it is written.

    Args:
        inner: what is drawn.
        text: where it is written.
        setting: sheet and record, for the side that the inner margin is on.
    """

    def __init__(self, inner: Flowable, text: str, setting: RenderContext) -> None:
        super().__init__()
        self.inner, self.text, self.setting = inner, text, setting

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of what is drawn."""
        self.width, self.height = self.inner.wrap(width, height)
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Cut what is drawn; the first part keeps the line."""
        parts = self.inner.split(width, height)
        return [
            Located(part, self.text, self.setting) if at == 0 else part
            for at, part in enumerate(parts)
        ]

    def drawOn(
        self, canvas: Any, x: float, y: float, *rest: Any, **options: Any
    ) -> None:
        """Draw the flowable, and its line beside it."""
        sheet, folio = (
            self.setting.sheet,
            self.setting.record.folio(canvas.getPageNumber()),
        )
        text, room = sheet.text(folio), sheet.page.inner.pt - 2 * _AIR
        end = sheet.trim.right - _AIR if sheet.mirrored(folio) else text - _AIR
        draw_line_reference(
            canvas, self.setting.theme, self.text, end, y + self.height - SIZE - 1, room
        )
        self.inner.drawOn(canvas, x, y, *rest, **options)

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
    flowables: Sequence[Flowable], text: str, setting: RenderContext
) -> list[Flowable]:
    """Return flowables, the first that is seen with where they are written; as they are without a text."""
    done = list(flowables)
    for at, flowable in enumerate(done if text else ()):
        if isinstance(flowable, KeepTogether):
            inner = vars(flowable)
            inner["_content"] = add_line_references(inner["_content"], text, setting)
            break
        if not getattr(flowable, "_ZEROSIZE", False):
            done[at] = Located(flowable, text, setting)
            break
    return done
