"""A plan and its content -> what is too long, cannot be set, or would print badly."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content import locate
from reporting.content.characters import (
    locate_borrowed_characters,
    locate_missing_characters,
)
from reporting.content.validate import Loaded
from reporting.design.fonts import find_lending_families, find_missing_characters
from reporting.design.theme import Theme
from reporting.errors import ContentError, Problem
from reporting.plan.model import DossierPlan
from reporting.plan.pictures import find_coarse_pictures
from reporting.plan.walk import collect_characters
from reporting.slides.model import DeckPlan


def report_print_problems(
    loaded: Loaded,
    path: str,
    plan: DossierPlan,
    theme: Theme,
) -> Iterator[Problem]:
    """Warn of each character that one typeface lends to another, and of each coarse picture.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        plan: the dossier planned from it.
        theme: gives the typefaces and the measures.

    Raises:
        ContentError: no font has some character.
    """
    used = collect_characters(plan)
    if absent := find_missing_characters(theme, used):
        raise ContentError(
            (*loaded.warnings, *locate_missing_characters(loaded, path, absent))
        )
    if lent := find_lending_families(theme, used):
        yield from locate_borrowed_characters(loaded, path, lent)
    yield from find_coarse_pictures(loaded, theme)


def report_unfit_texts(
    loaded: Loaded,
    path: str,
    language: str,
    deck: DeckPlan,
) -> tuple[Problem, ...]:
    """Report texts that are too long for any slide; warn of long titles and of vain merges.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        language: code of the language of the deck.
        deck: as it is planned.
    """
    lost = [text.where for text in deck.unfit if text.lost]
    kept = [text for text in deck.unfit if not text.lost]
    long = [text.where for text in kept if not text.noted]
    noted = [text.where for text in kept if text.noted]
    return (
        *locate.locate_texts(locate.UNFIT, loaded, path, language, lost),
        *locate.locate_texts(locate.LONG_TITLE, loaded, path, language, long),
        *locate.locate_texts(locate.NOTED, loaded, path, language, noted),
        *locate.locate_vain_merges(loaded, path, deck.vain_merges),
    )
