"""Words beside a picture or a chart, of a content -> the same as they are planned."""

from __future__ import annotations

from reporting.content.values import Rich
from reporting.content.words_beside import Beside
from reporting.plan.block_model import TextBeside
from reporting.plan.scope import Scope


def plan_beside(written: Rich | Beside | None, scope: Scope) -> TextBeside | None:
    """Plan the words beside an exhibit; None for none."""
    if written is None:
        return None
    if isinstance(written, Beside):
        paragraphs = scope.set_paragraphs(written.text)
        return TextBeside(paragraphs, is_first=written.side == "start")
    return TextBeside(scope.set_paragraphs(written))
