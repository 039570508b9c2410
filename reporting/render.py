"""What is asked for -> the bytes of every output: read, plan, draw. Nothing is written.

All of a language comes from one plan. The rooms are imported where they are used:
`make-report --help` then answers at once, and a run that makes only the dossier does not load
the library that draws the deck.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reporting.checking import (
    choose_languages,
    examine_sources,
    name_output,
    read_verdict_record,
)
from reporting.drawing import (
    draw_brief,
    draw_deck,
    draw_dossier,
    draw_handout,
    list_attachments,
    plan_slides,
)
from reporting.errors import (
    AcceptedProblem,
    ContentError,
    Problem,
    Severity,
    UsageError,
)
from reporting.evidence.report.model import Report
from reporting.job import (
    BuildOptions,
    Job,
    Progress,
    ignore_step,
    plan_language,
    read_inputs,
)
from reporting.limits import raise_limits
from reporting.rendered import Rendered, RenderedFile

if TYPE_CHECKING:
    from reporting.handout.kinds import HandoutKind
    from reporting.pdf.attachments import Attachment


_OF_SLIDES = frozenset({None, "deck", "handout"})
"""What `only` says where slides are wanted, which a template may be for."""


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
    with raise_limits(options.limits):
        progress(f"reading {options.content}")
        template = options.template if options.only in _OF_SLIDES else None
        loaded, look, user_template = read_inputs(
            options.content,
            options.theme,
            template,
        )
        wanted = choose_languages(loaded.content, options.languages)
        evidence = examine_sources(loaded, options.sources, strict=options.strict)
        job = Job(
            path=str(options.content),
            only=options.only,
            brief=options.brief,
            handout=choose_handout(options),
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
    job: Job,
    language: str,
    *,
    is_last: bool,
) -> Iterator[RenderedFile]:
    """Plan one language once, and render what is asked for from that plan.

    For a deck the dossier is laid out too: its notes name the pages of what they tell.
    """
    plan = plan_language(job, language)
    attachments: tuple[Attachment, ...] = ()
    if job.carries_source:
        attachments = list_attachments(job, language, plan)
    if job.brief or job.only == "brief":
        yield draw_brief(job, language, plan, attachments)
        if job.only == "brief":
            return
    if job.only in {None, "pdf"}:
        dossier = draw_dossier(
            job,
            language,
            plan,
            attachments,
            is_last=is_last,
        )
        places = dossier.places
        yield dossier
    else:
        from reporting.dossier.render import find_pages

        name = name_output("pdf", language, job.loaded.content)
        job.progress(f"counting the pages of {name}")
        places = find_pages(plan, job.look.theme)
    is_deck_wanted = job.only in {None, "deck"}
    if not is_deck_wanted and not job.handout:
        return
    slides = plan_slides(job, language, plan, places)
    if is_deck_wanted:
        carried = {file.name: file.data for file in attachments}
        yield draw_deck(job, language, slides, carried)
    if job.handout and not (is_deck_wanted and slides.loses_words):
        yield draw_handout(job, language, slides, job.handout)


def choose_handout(options: BuildOptions) -> HandoutKind | None:
    """Return what a handout shows, if one is asked for.

    Raises:
        UsageError: it is asked for something that none shows.
    """
    if options.handout is None and options.only != "handout":
        return None
    from reporting.handout.kinds import DEFAULT, KINDS, HandoutKind

    kind = options.handout or DEFAULT.value
    if kind not in KINDS:
        raise UsageError(f"no handout shows `{kind}`, but {', '.join(KINDS)}")
    return HandoutKind(kind)
