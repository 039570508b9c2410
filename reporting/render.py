"""What is asked for -> the bytes of every output: read, plan, draw. Nothing is written.

All of a language comes from one plan. The rooms are imported where they are used:
`make-report --help` then answers at once, and a run that makes only the dossier does not load
the library that draws the deck.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reporting.checking import (
    Kind,
    choose_languages,
    examine_sources,
    name_output,
    read_verdict_record,
)
from reporting.errors import AcceptedProblem, ContentError, Problem, Severity
from reporting.evidence.report.model import Report
from reporting.job import (
    BuildOptions,
    Job,
    Progress,
    ignore_step,
    plan_language,
    read_inputs,
)
from reporting.pdf.conformance import find_conformance
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.content.validate import Loaded
    from reporting.design.theme import Theme
    from reporting.dossier.galley.printed_page import PrintedPage
    from reporting.pdf.attachments import Attachment
    from reporting.plan.model import DossierPlan
    from reporting.slides.model import DeckPlan


class RenderedFile(Record, frozen=True):
    """One output, drawn and not written.

    Args:
        kind: `pdf` for the dossier, `deck` for the briefing.
        language: code of its language.
        name: of the file.
        count: its pages or slides.
        data: its bytes.
        theme: how it looks; of a deck on a template, that of the template.
        places: of a dossier, the printed pages of sections and blocks by their ids, and of
            claims by their anchors.
        digests: of a PDF, by which each page is known from another, within this process.
        deck: of a deck, its slides with their scenes.
        plan: what it says, where that was to be kept.
        printed: of a dossier, its pages as they are painted, in no order, where they were to
            be kept.
        problems: what does not fit.
    """

    kind: Kind
    language: str
    name: str
    count: int
    data: bytes
    theme: Theme
    places: Mapping[str, int] = MappingProxyType({})
    digests: tuple[int, ...] = ()
    deck: DeckPlan | None = None
    plan: DossierPlan | None = None
    printed: tuple[PrintedPage, ...] = ()
    problems: tuple[Problem, ...] = ()


class Rendered(Record, frozen=True):
    """All outputs of a content, drawn and not written.

    Args:
        files: language by language in the content's order.
        languages: of the content, those that were not asked for among them.
        warnings: what content, sources and theme made the reader doubt.
        evidence: what the local copies of the sources bear, as far as they were found.
        accepted: warnings that the curator lets be, each with the reason.
        notes: how files beside the content were read, where that was found by their content.
        inputs: the files that must not be written over.
        loaded: the content, as far as it is still wanted.
    """

    files: tuple[RenderedFile, ...]
    languages: tuple[str, ...]
    warnings: tuple[Problem, ...]
    evidence: Report
    accepted: tuple[AcceptedProblem, ...]
    notes: tuple[str, ...]
    inputs: tuple[Path, ...]
    loaded: Loaded


def render(
    options: BuildOptions,
    progress: Progress = ignore_step,
    *,
    keeps_pages: bool = False,
) -> Rendered:
    """Draw all outputs that are asked for; write nothing.

    Args:
        options: what is asked for.
        progress: called with a few words before each step.
        keeps_pages: whether plans and printed pages are kept beside the files.

    Raises:
        ContentError: the content, the theme or the template holds errors.
        EvidenceError: `strict`, and a source does not bear what is cited from it.
        UsageError: an unknown language, theme or folder, or a bad SOURCE_DATE_EPOCH.
    """
    progress(f"reading {options.content}")
    template = options.template if options.only in {None, "deck"} else None
    loaded, look, user_template = read_inputs(
        options.content, options.theme, template, options.max_bytes
    )
    wanted = choose_languages(loaded.content, options.languages)
    evidence = examine_sources(loaded, options.sources, strict=options.strict)
    job = Job(
        path=str(options.content),
        only=options.only,
        brief=options.brief,
        is_draft=options.draft,
        carries_source=options.source and not options.draft,
        pdf=options.pdf,
        keeps_pages=keeps_pages,
        progress=progress,
        loaded=loaded,
        look=look,
        template=user_template,
    )
    del loaded
    files, warnings, accepted = _render_all(job, wanted, evidence)
    return Rendered(
        tuple(files),
        job.loaded.content.languages,
        warnings,
        evidence,
        accepted,
        job.notes,
        tuple(job.inputs),
        job.loaded,
    )


def _render_all(
    job: Job,
    languages: Sequence[str],
    evidence: Report,
) -> tuple[list[RenderedFile], tuple[Problem, ...], tuple[AcceptedProblem, ...]]:
    """Render all that is asked for.

    Args:
        job: what was asked for.
        languages: those to make.
        evidence: with the warnings that were found before.

    Returns:
        the files, all warnings, those known first, and those that are let be.

    Raises:
        ContentError: something does not fit.
    """
    from reporting.content.accepting import find_vain_acceptances, split_accepted
    from reporting.content.locate import OF_BRIEF

    job.record, gaps = read_verdict_record(job.loaded)
    known = [*evidence.problems, *gaps, *job.look.warnings]
    if job.template:
        known += job.template.warnings
    rendered: list[RenderedFile] = []
    found: dict[Problem, None] = {}
    for language in languages:
        is_last = language == languages[-1]
        for file in _render_language(job, language, is_last=is_last):
            rendered.append(file)
            found |= dict.fromkeys(file.problems)
    kinds = job.loaded.accepted_kinds
    shown, accepted = split_accepted(kinds, (*known, *found))
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ContentError(shown)
    is_all = tuple(languages) == job.loaded.content.languages
    if is_all and job.only is None:
        unsought = frozenset() if job.brief else OF_BRIEF
        shown += find_vain_acceptances(kinds, accepted, "layout", unsought)
    all_accepted = sorted({*evidence.accepted, *accepted})
    return rendered, tuple(shown), tuple(all_accepted)


def _render_language(
    job: Job, language: str, *, is_last: bool
) -> Iterator[RenderedFile]:
    """Plan one language once, and render what is asked for from that plan.

    For a deck the dossier is laid out too: its notes name the pages of what they tell.
    """
    plan = plan_language(job, language)
    attachments: tuple[Attachment, ...] = ()
    if job.carries_source:
        attachments = _list_attachments(job, language, plan)
    if job.brief or job.only == "brief":
        yield _render_brief(job, language, plan, attachments)
        if job.only == "brief":
            return
    if job.only != "deck":
        dossier = _render_dossier(job, language, plan, attachments, is_last=is_last)
        places = dossier.places
        yield dossier
    else:
        from reporting.dossier.render import find_pages

        name = name_output("pdf", language, job.loaded.content)
        job.progress(f"counting the pages of {name}")
        places = find_pages(plan, job.look.theme)
    if job.only != "pdf":
        carried = {file.name: file.data for file in attachments}
        yield _render_deck(job, language, plan, places, carried)


def _list_attachments(
    job: Job, language: str, plan: DossierPlan
) -> tuple[Attachment, ...]:
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
    )
    return (*carried, make_claims_file(job.loaded.content, plan.language))


def _render_dossier(
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


def _render_brief(
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


def _render_deck(
    job: Job,
    language: str,
    plan: DossierPlan,
    pages: Mapping[str, int],
    carried: Mapping[str, bytes],
) -> RenderedFile:
    """Lay out and write the deck of a planned dossier."""
    from reporting.deck.render import render_deck
    from reporting.slides.deck import plan_deck
    from reporting.slides.diagnostics import report_unfit_texts

    name = name_output("deck", language, job.loaded.content)
    job.progress(f"drawing {name}")
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
        return RenderedFile(
            "deck", language, name, 0, b"", theme, problems=tuple(problems)
        )
    data = render_deck(deck, theme, template, carried)
    return RenderedFile(
        "deck",
        language,
        name,
        len(deck.slides),
        data,
        theme,
        deck=deck,
        plan=plan if job.keeps_pages else None,
        problems=tuple(problems),
    )
