"""What is asked for, and what is read for it; a language of it -> the plan of both outputs.

Whatever draws outputs begins here: `build`, and the list of their numbers. The rooms are
imported where they are used, as in `render`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reporting.checking import Kind, load, read_source_date_epoch
from reporting.errors import ContentError, Problem
from reporting.pdf.conformance import ConformanceName
from reporting.record import MutableRecord, Record, field

if TYPE_CHECKING:
    from reporting.content.validate import Loaded
    from reporting.deck.template.load import Template
    from reporting.design.theme import LoadedTheme
    from reporting.evidence.report.verdict_record import VerdictRecord
    from reporting.handout.kinds import HandoutKind
    from reporting.plan.model import DossierPlan

Progress = Callable[[str], None]


def ignore_step(step: str) -> None:
    """Say nothing of a step."""


class BuildOptions(Record, frozen=True, kw_only=True):
    """What is asked for, as `build` takes it.

    Args:
        content: the YAML file.
        languages: codes of languages, `all`, or None for the content's default.
        only: the one output that is wanted; None for the dossier and the deck.
        brief: whether the sheet for a board is made beside them.
        handout: what a handout beside them shows, as `HandoutKind` names it: `one`, `two` or
            `three` slides a page with their notes, `slides` alone, or the `script`; None for
            no handout, unless `only` asks for one.
        source: whether the outputs carry what they are made from; never cited sources.
        theme: a theme file, or the name of a bundled theme.
        template: a .pptx or .potx on whose layouts the deck is drawn.
        sources: the folder of the local copies of sources, as for `check`.
        strict: whether there are no outputs unless every citation is found beyond doubt.
        draft: whether to mark pages as drafts, with lines of the content, without its source.
        pdf: `ua1` for PDF/UA-1 with PDF/A-3a, `ua2` for PDF/UA-2 with PDF/A-4.
        limits: by name, those of `reporting.limits` that are to be others.
    """

    content: Path | str
    languages: Sequence[str] | Literal["all"] | None = None
    only: Kind | None = None
    brief: bool = False
    handout: str | None = None
    source: bool = True
    theme: Path | str | None = None
    template: Path | str | None = None
    sources: Path | str | None = None
    strict: bool = False
    draft: bool = False
    pdf: ConformanceName = "ua1"
    limits: Mapping[str, int] = field(default_factory=dict)


class Job(MutableRecord, kw_only=True):
    """What was asked for, and what was read for it: as much of that as is still wanted."""

    path: str
    only: Kind | None
    brief: bool = False
    handout: HandoutKind | None = None
    is_draft: bool
    carries_source: bool
    pdf: ConformanceName
    keeps_pages: bool = False
    progress: Progress
    loaded: Loaded
    look: LoadedTheme
    template: Template | None
    record: VerdictRecord | None = None
    epoch: int | None = field(default_factory=read_source_date_epoch)

    @property
    def date(self) -> dt.datetime:
        """The moment that both files bear: SOURCE_DATE_EPOCH, else the edition's day."""
        if self.epoch is not None:
            return dt.datetime.fromtimestamp(self.epoch, dt.UTC)
        day = self.loaded.content.edition.date
        return dt.datetime.combine(day, dt.time(), dt.UTC)

    @property
    def inputs(self) -> list[Path]:
        """The files that must not be written over."""
        from reporting.evidence.report.verdict_record import RECORD

        path, content = Path(self.path), self.loaded.content
        tables = [table.file or name for name, table in content.tables.items()]
        names = (*content.images, *tables, *content.catalogues, RECORD)
        inputs = [path, *self.look.paths]
        inputs += [path.parent / name for name in names]
        if self.template:
            inputs.append(Path(self.template.path))
        return inputs

    @property
    def notes(self) -> tuple[str, ...]:
        """How files beside the content were read, where that was found by their content."""
        from reporting.content.notes import list_notes

        return list_notes(self.loaded.content)


def read_inputs(
    content_path: Path | str,
    theme: Path | str | None,
    template: Path | str | None,
) -> tuple[Loaded, LoadedTheme, Template | None]:
    """Read content, theme and template; what is wrong with any of them is one error.

    A build begins here, and with it a generation of all that is kept from build to build.

    Args:
        content_path: the YAML file.
        theme: a theme file, or the name of a bundled theme; None for the default.
        template: on which the deck is drawn; None for our own layouts.

    Raises:
        ContentError: any of them holds errors.
    """
    from reporting.design.theme import load_theme, read_theme
    from reporting.memory import begin_generation

    begin_generation()
    problems: list[Problem] = []
    sections: list[str] = []
    look = loaded = user_template = None
    try:
        look = read_theme(theme)
    except ContentError as error:
        problems += error.problems
    try:
        loaded = load(content_path)
        sections = [section.id for section in loaded.content.sections]
    except ContentError as error:
        problems += error.problems
    if template is not None:
        from reporting.deck.template.load import load_template

        # The template's accents go to the content's sections in their order.
        tokens = look.theme if look else load_theme()
        try:
            user_template = load_template(template, tokens, sections)
        except ContentError as error:
            problems += error.problems
    if look is None or loaded is None or problems:
        raise ContentError(problems)
    look = look.assign_accents(sections)
    if loaded.content.images:
        from reporting.plan.large_pictures import set_down_pictures

        loaded = set_down_pictures(loaded, look.theme)
    return loaded, look, user_template


def plan_language(job: Job, language: str) -> DossierPlan:
    """Plan what both outputs of a language say."""
    from reporting.plan.dossier import plan_dossier

    job.progress(f"planning {language}")
    loaded, theme = job.loaded, job.look.theme
    plan = plan_dossier(
        loaded.content, language, job.date, theme, job.record, loaded.origins
    )
    if job.is_draft:
        from reporting.plan.drafts import mark_as_draft

        plan = mark_as_draft(plan, loaded.parsed, job.path)
    return plan
