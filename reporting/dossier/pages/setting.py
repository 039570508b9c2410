"""A plan and a theme -> the context a dossier is set in, one object while both stay equal.

What is set belongs to elements within the document's, and these are told apart by identity. So
a block that did not change is set once and stands in the next build's document as well.
"""

from __future__ import annotations

from collections.abc import Hashable

from reporting.design.theme import Theme
from reporting.dossier.pages.anchors import list_anchors, name_source_anchor
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.memory import Memory
from reporting.paper.tag import Tag
from reporting.paper.typeset.fragments import Linking
from reporting.paper.typeset.styles import make_styles
from reporting.plan.model import DossierPlan

_THEMES: Memory[str, Theme] = Memory()
"""By its name, a theme as it was last seen."""
_SETTINGS: Memory[Hashable, TypesetContext] = Memory()


def make_context(plan: DossierPlan, theme: Theme) -> TypesetContext:
    """Return the context in which a dossier is set, at the top of its structure.

    A draft has a new one each time: it shows lines of the content, which move.
    """
    theme = settle_theme(theme)
    if plan.draft:
        return _make_context(plan, theme)
    sections: list[tuple[str, ...]] = []
    for section in plan.sections:
        sections.append((section.id, *[block.id for block in section.blocks]))
    key = (
        id(theme),
        plan.language,
        plan.labels,
        plan.meta.title,
        tuple(sections),
        tuple([entry.evidence for entry in plan.claims]),
        tuple([entry.id for entry in plan.entities]),
        tuple([(source.number, source.id) for source in plan.sources]),
    )
    return _SETTINGS.recall(key, lambda: _make_context(plan, theme))


def settle_theme(theme: Theme) -> Theme:
    """Return the theme of an earlier build, if it was the same."""
    known = _THEMES.recall(theme.name, lambda: theme)
    if known is not theme and known != theme:
        known = _THEMES[theme.name] = theme
    return known


def _make_context(plan: DossierPlan, theme: Theme) -> TypesetContext:
    sources: dict[int, str] = {}
    for source in plan.sources:
        sources[source.number] = name_source_anchor(source.id)
    language = plan.language
    document = Tag(name="Document", title=plan.meta.title)
    return TypesetContext(
        theme=theme,
        styles=make_styles(theme, language.hyphenation),
        labels=plan.labels,
        language=language,
        linking=Linking(
            list_anchors(plan),
            speak_claims(plan),
            speak_claims(plan, is_brief=True),
            plan.labels.page,
        ),
        sources=sources,
        sheet=Sheet.of(theme, is_rtl=language.is_rtl),
        accent=theme.accent(None),
        width=theme.page.text.pt,
        place=document,
        tags=[],
        draft=plan.draft,
        is_rtl=language.is_rtl,
    )


def speak_claims(plan: DossierPlan, *, is_brief: bool = False) -> dict[int, str]:
    """Return what the source mark of each claim says to those who do not see the margin.

    Args:
        plan: everything the dossier says.
        is_brief: whether its sources are left out.
    """
    language = plan.language
    spoken: dict[int, str] = {}
    for entry in plan.claims:
        evidence = entry.evidence
        names = dict.fromkeys([line.short for line in evidence.citations])
        if is_brief:
            names.clear()
        words = language.comma.join([*names, evidence.status_word])
        spoken[evidence.number] = language.fill_phrase(
            "spoken_claim", number=evidence.number, words=words
        )
    return spoken
