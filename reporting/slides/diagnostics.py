"""A plan and the content it was made from -> what is too long, cannot be set, or would print badly."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content import locate
from reporting.content.characters import borrowed, lacking
from reporting.content.validate import Loaded
from reporting.design.fonts import lenders, missing
from reporting.design.theme import Theme
from reporting.errors import ContentError, Problem
from reporting.plan.model import DossierPlan
from reporting.plan.pictures import coarse
from reporting.plan.walk import characters
from reporting.slides.model import DeckPlan


def doubts(
    loaded: Loaded, path: str, plan: DossierPlan, theme: Theme
) -> Iterator[Problem]:
    """Yield a warning for each character that one typeface lends to another, and each coarse picture.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        plan: the dossier planned from it.
        theme: gives the typefaces and the measures.

    Raises:
        ContentError: no typeface has some character.
    """
    used = characters(plan)
    if absent := missing(theme, used):
        raise ContentError((*loaded.warnings, *lacking(loaded, path, absent)))
    if lent := lenders(theme, used):
        yield from borrowed(loaded, path, lent)
    yield from coarse(loaded, theme)


def unfit(
    loaded: Loaded, path: str, language: str, deck: DeckPlan
) -> tuple[Problem, ...]:
    """Return an error for each text of a planned deck that is too long for any slide; warn of long titles."""
    lost = [one.where for one in deck.unfit if one.lost]
    long = [one.where for one in deck.unfit if not one.lost]
    return (
        *locate.unfit(loaded, path, language, lost),
        *locate.long_titles(loaded, path, language, long),
    )
