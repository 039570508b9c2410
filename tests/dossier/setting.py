"""The place that blocks are set in by themselves, and what stands on their slabs."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from reporting.design.theme import Theme, load_theme
from reporting.dossier.galley.compose import shift_marks
from reporting.dossier.galley.galley import Slabs
from reporting.dossier.galley.marks import Mark, TextLine
from reporting.dossier.galley.tag import Tag
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.fragments import Linking
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.dossier.typeset.styles import make_styles
from reporting.i18n import load_language
from reporting.plan.model import Labels

M = TypeVar("M", bound=Mark)


@cache
def theme() -> Theme:
    """The bundled theme."""
    return load_theme()


def make_setting(*, is_rtl: bool = False, code: str = "en") -> TypesetContext:
    """The text column of the bundled theme, within a section."""
    language = load_language(code)
    return TypesetContext(
        theme=theme(),
        styles=make_styles(theme(), language.hyphenation),
        labels=Labels(**language.labels),
        language=language,
        linking=Linking({}, {}),
        sources={},
        sheet=Sheet.of(theme()),
        accent=theme().accents["default"],
        width=theme().page.text.pt,
        place=Tag(name="Sect"),
        tags=[],
        is_rtl=is_rtl,
    )


def find_marks(slabs: Slabs, kind: type[M]) -> list[M]:
    """The marks of one kind in the order of painting, counted from the head of all."""
    top = 0.0
    found: list[M] = []
    for slab in slabs:
        for mark in shift_marks(slab.marks, 0, top):
            if isinstance(mark, kind):
                found.append(mark)
        top += slab.height
    return found


def find_lines(slabs: Slabs) -> list[TextLine]:
    """All lines of text, their baselines counted from the head of all."""
    return find_marks(slabs, TextLine)


def find_line(slabs: Slabs, text: str) -> TextLine:
    """The first line that has some words."""
    return next(line for line in find_lines(slabs) if text in line.text)


def read_lines(slabs: Slabs) -> str:
    """All text, as it is painted."""
    return " ".join(line.text for line in find_lines(slabs))
