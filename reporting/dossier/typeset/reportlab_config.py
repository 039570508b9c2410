"""ReportLab's process-wide settings -> the ones a dossier needs, for as long as it is drawn.

ReportLab reads a `reportlab_settings.py` from the working folder, `~/.reportlab_settings`
and `RL_*` variables when it is first imported. What would change a page or a byte is pinned
here and put back afterwards, so that a dossier depends on its plan and theme alone, and
other users of ReportLab in the same process keep their own settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from reportlab import rl_config
from reportlab.platypus import doctemplate, flowables

_DRAWING: dict[str, Any] = {
    "useA85": 0,
    "wrapA85": 0,
    "pageCompression": 1,
    "pdfComments": 0,
    "pdfMultiLine": 0,
    "invariant": 1,
    "documentLang": None,
    "defaultImageCaching": 0,
    "canvas_baseColor": None,
    "allowTableBoundsErrors": 1,
    "allowShortTableRows": 1,
    "longTableOptimize": 1,
    "overlapAttachedSpace": 1,
    "emptyTableAction": "error",
    "warnOnMissingFontGlyphs": 0,
    "showBoundary": 0,
    "defCWRF": 0.02,
    "verbose": 0,
}

_COPIES: tuple[tuple[ModuleType, dict[str, Any]], ...] = (
    (
        flowables,
        {
            "_FUZZ": 1e-6,
            "overlapAttachedSpace": 1,
            "ignoreContainerActions": 1,
            "listWrapOnFakeWidth": 1,
        },
    ),
    (doctemplate, {"verbose": 0, "invariant": 1}),
)
"""Settings that these modules copied when they were imported."""


@contextmanager
def pin_settings(font: str) -> Iterator[None]:
    """Pin ReportLab's settings while a dossier is drawn.

    Args:
        font: registered name of the embedded font to begin every page with, so that none of the
            fonts that PDF readers bring along gets into the file.
    """
    drawing = {**_DRAWING, "canvas_basefontname": font}
    wanted = [(rl_config, drawing), *_COPIES]
    before: list[tuple[ModuleType, dict[str, Any]]] = []
    for module, values in wanted:
        kept = {name: getattr(module, name) for name in values}
        before.append((module, kept))
    try:
        _apply(wanted)
        yield
    finally:
        _apply(before)


def _apply(settings: Iterable[tuple[ModuleType, dict[str, Any]]]) -> None:
    for module, values in settings:
        for name, value in values.items():
            setattr(module, name, value)
