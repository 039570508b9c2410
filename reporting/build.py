"""A content file -> the dossier and the deck, written to a folder: load, plan, render, write.

The one module that knows destinations and dates. Everything asked for is rendered before
anything is written, and a file is replaced only by a whole one, so the last good outputs
survive any fault.

The rooms are imported where they are used: `make-report --help` then answers at once, and a run
that makes only the dossier does not load the library that draws the deck.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reporting.checking import (
    Kind,
    examine_sources,
    load,
    name_output,
    read_source_date_epoch,
    read_verdict_record,
)
from reporting.errors import ContentError, Problem, Severity, UsageError
from reporting.evidence.report.model import Report
from reporting.output import write_files
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.content.model import Content
    from reporting.content.validate import Loaded
    from reporting.deck.template.load import Template
    from reporting.design.theme import LoadedTheme
    from reporting.evidence.report.verdict_record import VerdictRecord
    from reporting.plan.model import DossierPlan

Progress = Callable[[str], None]


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
    """

    files: tuple[Written, ...]
    warnings: tuple[Problem, ...]
    evidence: Report
    seconds: float


class _Job(Record, frozen=True):
    """What was asked for, beside the language."""

    path: str
    loaded: Loaded
    look: LoadedTheme
    recorded: VerdictRecord | None
    template: Template | None
    only: Kind | None
    epoch: int | None
    progress: Progress
    source: bool
    draft: bool

    @property
    def origin(self) -> tuple[str, bytes] | None:
        """Name and bytes of the template's file."""
        return (
            (Path(self.template.path).name, self.template.source)
            if self.template
            else None
        )


class _Rendered(Record, frozen=True):
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
    max_bytes: int | None = None,
) -> Result:
    """Make the dossier and the deck of a content file.

    Args:
        content_path: the YAML file.
        out_dir: the folder for the outputs; made when it is missing.
        languages: codes of the languages to make, `all`, or None for the content's default.
        only: `pdf` or `deck` to make one of the two.
        progress: called with a few words before each step.
        source: whether the outputs carry the files they are made from; cited sources they
            never do.
        theme: a theme file, or the name of a bundled theme; the default look when left out.
        template: a .pptx or .potx on whose layouts the deck is drawn; our own when left out.
        sources: the folder of the local copies of sources, as for `check`.
        strict: whether nothing is written unless every citation is found and nothing is
            doubtful.
        draft: whether to mark every page as a draft, and to show beside each thing the line
            it is written in; a draft never carries its source.
        max_bytes: the most that the content file may have; 20 MB when left out.

    Raises:
        ContentError: the content, the theme or the template holds errors.
        EvidenceError: `strict`, and a source does not bear what is cited from it.
        UsageError: a language that the content does not have, a theme or a folder that is
            not there, or a bad SOURCE_DATE_EPOCH.
        OutputError: the files could not be written; what stood there before still stands.
    """
    began = time.monotonic()
    progress(f"reading {content_path}")
    template = None if only == "pdf" else template
    loaded, look, drawn_on = _read(content_path, theme, template, max_bytes)
    wanted = _languages(loaded.content, languages)
    evidence = examine_sources(loaded, sources, strict=strict)
    recorded, gaps = read_verdict_record(loaded)
    carry, moment = source and not draft, read_source_date_epoch()
    read = (loaded, look, recorded, drawn_on)
    job = _Job(
        str(content_path), *read, only, moment, progress, source=carry, draft=draft
    )
    of_template = drawn_on.warnings if drawn_on else ()
    known = (*evidence.problems, *gaps, *look.warnings, *of_template)
    rendered, warnings = _rendered(job, wanted, known)
    progress(f"writing to {out_dir}")
    folder = Path(out_dir)
    inputs = _inputs(Path(content_path), loaded.content, look, template)
    write_files(folder, {file.name: file.data for file in rendered}, inputs)
    files = tuple(
        Written(
            folder / file.name, file.kind, file.language, file.count, len(file.data)
        )
        for file in rendered
    )
    return Result(files, warnings, evidence, time.monotonic() - began)


def _read(
    content_path: Path | str,
    theme: Path | str | None,
    template: Path | str | None,
    max_bytes: int | None,
) -> tuple[Loaded, LoadedTheme, Template | None]:
    """Read the content, the theme and the template; what is wrong with any comes in one error."""
    from reporting.design.theme import read_theme

    problems: list[Problem] = []
    look = loaded = drawn_on = None
    try:
        look = read_theme(theme)
    except ContentError as error:
        problems += error.problems
    try:
        loaded = load(content_path, max_bytes)
    except ContentError as error:
        problems += error.problems
    try:
        drawn_on = _template(template, look, loaded)
    except ContentError as error:
        problems += error.problems
    if look is None or loaded is None or problems:
        raise ContentError(problems)
    return loaded, look, drawn_on


def _template(
    path: Path | str | None, look: LoadedTheme | None, loaded: Loaded | None
) -> Template | None:
    """Read a template, if one is given; its accents go to the content's sections in their order."""
    if path is None:
        return None
    from reporting.deck.template.load import load_template
    from reporting.design.theme import load_theme

    sections = [section.id for section in loaded.content.sections] if loaded else []
    return load_template(path, look.theme if look else load_theme(), sections)


def _languages(
    content: Content, wanted: Sequence[str] | Literal["all"] | None
) -> tuple[str, ...]:
    """Settle which languages to make, in the content's order."""
    if wanted is None:
        return (content.default_language,)
    if wanted == "all":
        return content.languages
    for language in wanted:
        if language not in content.languages:
            have = ", ".join(content.languages)
            raise UsageError(
                f"the dossier is not written in `{language}`; its languages are: {have}"
            )
    return tuple(language for language in content.languages if language in wanted)


def _rendered(
    job: _Job, languages: Sequence[str], known: tuple[Problem, ...]
) -> tuple[list[_Rendered], tuple[Problem, ...]]:
    """Draw what is asked for; return it, and what is known and was found by drawing.

    Raises:
        ContentError: something does not fit.
    """
    rendered = [file for language in languages for file in _render(job, language)]
    found = tuple(
        dict.fromkeys(problem for file in rendered for problem in file.problems)
    )
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ContentError((*known, *found))
    return rendered, (*known, *found)


def _render(job: _Job, language: str) -> list[_Rendered]:
    """Plan one language once, and draw what is asked for from it.

    The dossier is always drawn: the deck's notes say on which of its pages a thing stands.
    """
    from reporting.dossier.render import render_dossier
    from reporting.manifest import list_carried_files
    from reporting.plan.dossier import plan_dossier
    from reporting.slides.diagnostics import report_print_problems

    theme, content = job.look.theme, job.loaded.content
    job.progress(f"planning {language}")
    plan = plan_dossier(
        content, language, _date(job), theme, job.recorded, job.loaded.origins
    )
    if job.draft:
        from reporting.plan.drafts import mark_as_draft

        plan = mark_as_draft(plan, job.loaded.draft.pieces, job.path)
    record = job.recorded.data if job.recorded else None
    files = (
        list_carried_files(
            job.loaded, job.look, language, job.epoch, record, job.origin
        )
        if job.source
        else ()
    )
    name = name_output("pdf", language, content)
    # A deck is shown in the typefaces of the machine that opens it: what ours lack is the
    # dossier's doubt.
    warnings = (
        tuple(report_print_problems(job.loaded, job.path, plan, theme))
        if job.only != "deck"
        else ()
    )
    job.progress(
        f"drawing {name}" if job.only != "deck" else f"counting the pages of {name}"
    )
    drawn = render_dossier(plan, theme, files)
    made = []
    if job.only != "deck":
        made.append(_Rendered("pdf", language, name, drawn.pages, drawn.data, warnings))
    if job.only != "pdf":
        made.append(
            _deck(
                job,
                language,
                plan,
                drawn.places,
                {file.name: file.data for file in files},
            )
        )
    return made


def _deck(
    job: _Job,
    language: str,
    plan: DossierPlan,
    places: Mapping[str, int],
    files: Mapping[str, bytes],
) -> _Rendered:
    """Plan and draw the deck of a planned dossier."""
    from reporting.deck.render import render_deck
    from reporting.slides.deck import plan_deck
    from reporting.slides.diagnostics import report_unfit_texts

    theme, content = job.look.theme, job.loaded.content
    name = name_output("deck", language, content)
    job.progress(f"drawing {name}")
    on = job.template
    look, grids = (on.theme, on.grids) if on else (theme, None)
    deck = plan_deck(plan, look, grids, places, on.looks if on else None)
    problems = report_unfit_texts(job.loaded, job.path, language, deck)
    lost = any(one.lost for one in deck.unfit)
    problems += job.template.too_small if lost and job.template else ()
    data = b"" if lost else render_deck(deck, look, on, files)
    return _Rendered("deck", language, name, len(deck.slides), data, problems)


def _date(job: _Job) -> dt.datetime:
    """Return the moment both files carry: SOURCE_DATE_EPOCH, else the edition's day."""
    if job.epoch is not None:
        return dt.datetime.fromtimestamp(job.epoch, dt.UTC)
    return dt.datetime.combine(job.loaded.content.edition.date, dt.time(), dt.UTC)


def _inputs(
    content_path: Path, content: Content, look: LoadedTheme, template: Path | str | None
) -> list[Path]:
    from reporting.evidence.report.verdict_record import RECORD

    names = (*content.images, *content.tables, RECORD)
    beside = (content_path.parent / name for name in names)
    return [content_path, *beside, *look.paths, *([Path(template)] if template else ())]
