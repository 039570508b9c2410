"""A planned language -> the bytes of each of its outputs, and what does not fit in them.

The rooms are imported where they are used: whoever wants the dossier alone does not load what
draws the deck.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reporting.checking import Kind, name_output
from reporting.errors import Problem
from reporting.job import Job
from reporting.pdf.conformance import find_conformance
from reporting.record import Record
from reporting.rendered import RenderedFile

if TYPE_CHECKING:
    from reporting.design.theme import Theme
    from reporting.dossier.galley.printed_page import PrintedPage
    from reporting.handout.kinds import HandoutKind
    from reporting.handout.render import SlidePaper
    from reporting.pdf.attachments import Attachment
    from reporting.plan.model import DossierPlan
    from reporting.slides.model import DeckPlan


class PlannedSlides(Record, frozen=True):
    """The slides of a language, planned for a deck, for a handout, or for both."""

    plan: DossierPlan
    deck: DeckPlan
    theme: Theme
    problems: tuple[Problem, ...]
    loses_words: bool


def list_attachments(
    job: Job,
    language: str,
    plan: DossierPlan,
    handout: str = "",
) -> tuple[Attachment, ...]:
    """Return what outputs carry: their source, and the claims as data.

    Args:
        job: what is asked for.
        language: of the outputs.
        plan: what they say.
        handout: what the handout shows that carries them, if it is one.
    """
    from reporting.manifest import list_carried_files
    from reporting.plan.claims_file import make_claims_file
    from reporting.plan.walk import collect_characters

    template = job.template
    carried = list_carried_files(
        job.loaded,
        job.look,
        language,
        job.epoch,
        job.record.data if job.record else None,
        (Path(template.path).name, template.source) if template else None,
        collect_characters(plan) if job.look.theme.fonts.fallback else (),
        job.pdf,
        handout,
    )
    return (*carried, make_claims_file(job.loaded.content, plan.language))


def draw_dossier(
    job: Job,
    language: str,
    plan: DossierPlan,
    attachments: Sequence[Attachment],
    *,
    is_last: bool,
) -> RenderedFile:
    """Draw the dossier; for nothing else is a content wanted then, if it is the last file."""
    from reporting.content.locate import locate_crowded_print
    from reporting.dossier.render import render_dossier
    from reporting.evidence.facts.statements import forget_statements
    from reporting.slides.diagnostics import report_print_problems

    theme = job.look.theme
    name = name_output("pdf", language, job.loaded.content)
    job.progress(f"drawing {name}")
    # What our typefaces lack is the dossier's concern: a deck is shown in those of the
    # machine that opens it.
    problems = list(report_print_problems(job.loaded, job.path, plan, theme))
    if is_last and job.only == "pdf" and not job.keeps_pages:
        forget_statements()
        job.loaded = job.loaded.without_words()
    standards = find_conformance(job.pdf)
    printed: list[PrintedPage] = []
    keep = printed.append if job.keeps_pages else id
    dossier = render_dossier(plan, theme, attachments, standards, keep)
    if dossier.unfit:
        whole = job.loaded.read_again()
        problems += locate_crowded_print(whole, job.path, language, dossier.unfit)
    return RenderedFile(
        "pdf",
        language,
        name,
        dossier.pages,
        dossier.data,
        theme,
        places=dossier.places,
        digests=dossier.digests,
        plan=plan if job.keeps_pages else None,
        printed=tuple(printed),
        problems=tuple(problems),
    )


def draw_brief(
    job: Job,
    language: str,
    plan: DossierPlan,
    attachments: Sequence[Attachment],
) -> RenderedFile:
    """Draw the sheet for a board."""
    from reporting.content.locate import locate_crowded_print, locate_left_out
    from reporting.dossier.brief import render_brief
    from reporting.plan.brief import find_brief_path, name_brief_item

    theme = job.look.theme
    name = name_output("brief", language, job.loaded.content)
    job.progress(f"drawing {name}")
    brief = render_brief(plan, theme, attachments, find_conformance(job.pdf))
    left_out: dict[str, str] = {}
    for item in brief.left_out:
        left_out[find_brief_path(item)] = name_brief_item(plan, item)
    problems: list[Problem] = []
    if left_out or brief.unfit:
        whole = job.loaded.read_again()
        problems += locate_left_out(whole, job.path, left_out)
        problems += locate_crowded_print(whole, job.path, language, brief.unfit)
    return RenderedFile(
        "brief",
        language,
        name,
        brief.pages,
        brief.data,
        theme,
        digests=brief.digests,
        problems=tuple(problems),
    )


def plan_slides(
    job: Job,
    language: str,
    plan: DossierPlan,
    pages: Mapping[str, int],
) -> PlannedSlides:
    """Lay out the slides of a planned dossier."""
    from reporting.slides.deck import plan_deck
    from reporting.slides.diagnostics import report_unfit_texts

    kind: Kind = "handout" if job.only == "handout" else "deck"
    job.progress(f"drawing {name_output(kind, language, job.loaded.content)}")
    theme, template = job.look.theme, job.template
    if template:
        theme = template.theme
        deck = plan_deck(plan, theme, template.grids, pages, template.looks)
    else:
        deck = plan_deck(plan, theme, pages=pages)
    problems = report_unfit_texts(job.loaded, job.path, language, deck)
    loses_words = any(unfit.lost for unfit in deck.unfit)
    if loses_words:
        problems += template.too_small if template else ()
    return PlannedSlides(plan, deck, theme, tuple(problems), loses_words)


def draw_deck(
    job: Job,
    language: str,
    slides: PlannedSlides,
    carried: Mapping[str, bytes],
) -> RenderedFile:
    """Write the deck of planned slides; one that loses words is empty, and an error."""
    from reporting.deck.render import render_deck

    name = name_output("deck", language, job.loaded.content)
    deck, theme = slides.deck, slides.theme
    if slides.loses_words:
        return RenderedFile(
            "deck", language, name, 0, b"", theme, problems=slides.problems
        )
    data = render_deck(deck, theme, job.template, carried)
    return RenderedFile(
        "deck",
        language,
        name,
        len(deck.slides),
        data,
        theme,
        deck=deck,
        plan=slides.plan if job.keeps_pages else None,
        paper=find_slide_paper(job) if job.keeps_pages else None,
        problems=slides.problems,
    )


def find_slide_paper(job: Job) -> SlidePaper | None:
    """Return what slides on a user's template stand on; None on our own layouts."""
    from reporting.handout.render import SlidePaper

    template = job.template
    if template is None:
        return None
    return SlidePaper(template.grids.content.slide, template.draw_grounds())


def draw_handout(
    job: Job,
    language: str,
    slides: PlannedSlides,
    kind: HandoutKind,
) -> RenderedFile:
    """Draw the handout of planned slides; one that loses words is empty, and an error."""
    from reporting.handout.render import render_handout
    from reporting.slides.diagnostics import report_print_problems

    plan, theme = slides.plan, slides.theme
    name = name_output("handout", language, job.loaded.content)
    job.progress(f"drawing {name}")
    problems = list(slides.problems)
    if job.only == "handout":
        problems += report_print_problems(job.loaded, job.path, plan, theme)
        if slides.loses_words:
            found = tuple(problems)
            return RenderedFile(
                "handout", language, name, 0, b"", theme, problems=found
            )
    attachments: tuple[Attachment, ...] = ()
    if job.carries_source:
        attachments = list_attachments(job, language, plan, kind.value)
    if job.template:
        problems.append(job.template.tell_handout())
    handout = render_handout(
        slides.deck,
        theme,
        plan.language,
        kind,
        attachments,
        find_conformance(job.pdf),
        plan.draft.word if plan.draft else "",
        find_slide_paper(job),
    )
    return RenderedFile(
        "handout",
        language,
        name,
        handout.pages,
        handout.data,
        theme,
        digests=handout.digests,
        problems=tuple(problems),
    )
