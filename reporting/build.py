"""A content file -> the dossier and the deck, written to a folder: load, plan, render, write.

The one module that knows destinations and dates. Everything asked for is rendered before
anything is written, and a file is replaced only by a whole one, so the last good outputs
survive any fault.

The rooms are imported where they are used: `make-report --help` then answers at once, and a run
that makes only the dossier does not load the library that draws the deck.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Literal

from reporting.checking import (
    Kind,
    choose_languages,
    examine_sources,
    name_output,
    read_verdict_record,
)
from reporting.errors import (
    AcceptedProblem,
    ContentError,
    Problem,
    Severity,
)
from reporting.evidence.report.model import Report
from reporting.job import (
    Job,
    Progress,
    plan_language,
    read_inputs,
)
from reporting.output import write_files
from reporting.pdf.conformance import ConformanceName, find_conformance
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.dossier.render import RenderedDossier
    from reporting.pdf.attachments import Attachment
    from reporting.plan.model import DossierPlan


class Written(Record, frozen=True):
    """One file that a build wrote.

    Args:
        path: where it stands.
        kind: `pdf` for the dossier, `deck` for the briefing.
        language: code of its language.
        count: its pages or slides.
        size: its length in bytes.
    """

    path: Path
    kind: Kind
    language: str
    count: int
    size: int


class Result(Record, frozen=True):
    """What a build did.

    Args:
        files: what was written, language by language in the content's order.
        warnings: what content, sources and theme made the reader doubt, without stopping
            the build.
        evidence: what the local copies of the sources bear, as far as they were found.
        seconds: how long it took, measured within `build`.
        accepted: warnings that the curator lets be, each with the reason.
        notes: how files beside the content were read, where that was found by their content.
    """

    files: tuple[Written, ...]
    warnings: tuple[Problem, ...]
    evidence: Report
    seconds: float
    accepted: tuple[AcceptedProblem, ...] = ()
    notes: tuple[str, ...] = ()


class _RenderedFile(Record, frozen=True):
    kind: Kind
    language: str
    name: str
    count: int
    data: bytes
    problems: tuple[Problem, ...] = ()


def build(
    content_path: Path | str,
    out_dir: Path | str,
    languages: Sequence[str] | Literal["all"] | None = None,
    only: Kind | None = None,
    progress: Progress = lambda _: None,
    *,
    source: bool = True,
    theme: Path | str | None = None,
    template: Path | str | None = None,
    sources: Path | str | None = None,
    strict: bool = False,
    draft: bool = False,
    pdf: ConformanceName = "ua1",
    max_bytes: int | None = None,
) -> Result:
    """Make the dossier and the deck of a content file.

    Args:
        content_path: the YAML file.
        out_dir: the folder for the outputs; made when it is missing.
        languages: codes of languages, `all`, or None for the content's default.
        only: `pdf` or `deck` to make one of the two.
        progress: called with a few words before each step.
        source: whether the outputs carry what they are made from; never cited sources.
        theme: a theme file, or the name of a bundled theme.
        template: a .pptx or .potx on whose layouts the deck is drawn.
        sources: the folder of the local copies of sources, as for `check`.
        strict: whether to write nothing unless every citation is found beyond doubt.
        draft: whether to mark pages as drafts, with lines of the content, without its source.
        pdf: `ua1` for PDF/UA-1 with PDF/A-3a, `ua2` for PDF/UA-2 with PDF/A-4.
        max_bytes: the most that the content file may have; 20 MB when left out.

    Raises:
        ContentError: the content, the theme or the template holds errors.
        EvidenceError: `strict`, and a source does not bear what is cited from it.
        UsageError: an unknown language, theme or folder, or a bad SOURCE_DATE_EPOCH.
        OutputError: the files could not be written; what stood there before still stands.
    """
    began = monotonic()
    progress(f"reading {content_path}")
    template = None if only == "pdf" else template
    loaded, look, user_template = read_inputs(content_path, theme, template, max_bytes)
    wanted = choose_languages(loaded.content, languages)
    evidence = examine_sources(loaded, sources, strict=strict)
    job = Job(
        path=str(content_path),
        only=only,
        is_draft=draft,
        carries_source=source and not draft,
        pdf=pdf,
        progress=progress,
        loaded=loaded,
        look=look,
        template=user_template,
    )
    del loaded
    rendered, warnings, accepted = _render_all(job, wanted, evidence)
    written = _write(Path(out_dir), rendered, job)
    return Result(written, warnings, evidence, monotonic() - began, accepted, job.notes)


def _write(
    folder: Path, rendered: Sequence[_RenderedFile], job: Job
) -> tuple[Written, ...]:
    job.progress(f"writing to {folder}")
    write_files(folder, {file.name: file.data for file in rendered}, job.inputs)
    written = []
    for file in rendered:
        path, size = folder / file.name, len(file.data)
        written.append(Written(path, file.kind, file.language, file.count, size))
    return tuple(written)


def _render_all(
    job: Job,
    languages: Sequence[str],
    evidence: Report,
) -> tuple[list[_RenderedFile], tuple[Problem, ...], tuple[AcceptedProblem, ...]]:
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

    job.record, gaps = read_verdict_record(job.loaded)
    known = [*evidence.problems, *gaps, *job.look.warnings]
    if job.template:
        known += job.template.warnings
    rendered: list[_RenderedFile] = []
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
        shown += find_vain_acceptances(kinds, accepted, "layout")
    all_accepted = sorted({*evidence.accepted, *accepted})
    return rendered, tuple(shown), tuple(all_accepted)


def _render_language(
    job: Job, language: str, *, is_last: bool
) -> Iterator[_RenderedFile]:
    """Plan one language once, and render what is asked for from that plan.

    The dossier is always laid out: the deck's notes name the pages of what they tell.
    """
    plan = plan_language(job, language)
    attachments: tuple[Attachment, ...] = ()
    if job.carries_source:
        attachments = _list_attachments(job, language, plan)
    if job.only != "deck":
        dossier, file = _render_dossier(
            job, language, plan, attachments, is_last=is_last
        )
        places = dossier.places
        yield file
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
) -> tuple[RenderedDossier, _RenderedFile]:
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
    if is_last and job.only == "pdf":
        forget_statements()
        job.loaded = job.loaded.without_words()
    standards = find_conformance(job.pdf)
    dossier = render_dossier(plan, theme, attachments, standards)
    if dossier.unfit:
        whole = job.loaded.read_again()
        problems += locate_crowded_print(whole, job.path, language, dossier.unfit)
    file = _RenderedFile(
        "pdf",
        language,
        name,
        dossier.pages,
        dossier.data,
        tuple(problems),
    )
    return dossier, file


def _render_deck(
    job: Job,
    language: str,
    plan: DossierPlan,
    pages: Mapping[str, int],
    carried: Mapping[str, bytes],
) -> _RenderedFile:
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
        return _RenderedFile("deck", language, name, 0, b"", problems)
    data = render_deck(deck, theme, template, carried)
    return _RenderedFile("deck", language, name, len(deck.slides), data, problems)
