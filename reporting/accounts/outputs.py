"""A content -> both outputs of a language: what they were planned to say, and what they do.

They are drawn in memory, as a build draws them; with a folder, the files there are read
instead, and held against what was drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from reporting.apart import read_apart
from reporting.checking import read_verdict_record
from reporting.deck.ooxml.slide_texts import ShownSlide, read_slide_texts
from reporting.deck.render import render_deck
from reporting.dossier.pages.said_pages import list_page_texts
from reporting.dossier.render import render_dossier
from reporting.errors import ContentError, OutputError, refuse_file
from reporting.extract import extract
from reporting.job import Job, plan_language, read_inputs
from reporting.manifest import THEME
from reporting.plan.model import DossierPlan
from reporting.plan.said import SaidText
from reporting.reading.disk import read_bytes
from reporting.record import Record
from reporting.scene import Chart
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan
from reporting.slides.said_slides import list_slide_charts, list_slide_texts

T = TypeVar("T")


class Wanted(NamedTuple):
    """Which outputs of a content are asked for, as `build` takes it."""

    languages: Sequence[str] | Literal["all"] | None = None
    theme: Path | str | None = None
    template: Path | str | None = None


class DrawnOutputs(Record, frozen=True):
    """Both outputs of a language as they are drawn.

    Args:
        plan: what they say.
        pages: what each page of the dossier says, by its place.
        deck: the scenes of the deck.
        dossier_file: the bytes of the dossier.
        deck_file: the bytes of the deck.
    """

    plan: DossierPlan
    pages: dict[int, tuple[SaidText, ...]]
    deck: DeckPlan
    dossier_file: bytes
    deck_file: bytes

    def list_slides(self) -> Iterator[tuple[tuple[SaidText, ...], tuple[Chart, ...]]]:
        """Yield what each slide says, and its charts."""
        for scene in self.deck.scenes:
            yield tuple(list_slide_texts(scene)), tuple(list_slide_charts(scene))


def read_job(content_path: Path | str, wanted: Wanted) -> Job:
    """Read a content and what its outputs are drawn with.

    Raises:
        ContentError: the content, the theme or the template holds errors.
    """
    loaded, look, template = read_inputs(
        content_path,
        wanted.theme,
        wanted.template,
    )
    record, _ = read_verdict_record(loaded)
    return Job(
        path=str(content_path),
        only=None,
        is_draft=False,
        carries_source=False,
        pdf="ua1",
        progress=lambda _: None,
        loaded=loaded,
        look=look,
        template=template,
        record=record,
    )


def find_carried_theme(folder: Path, beside: Path) -> Path | None:
    """Return the theme that the outputs of a folder carry; None for the default.

    Args:
        folder: of outputs.
        beside: an empty folder into which what they carry may be written.
    """
    for path in sorted(folder.glob("dossier*.pdf")):
        try:
            extracted = extract(path, beside)
        except (ContentError, OutputError):
            return None
        if f"--theme {THEME}" in extracted.command:
            return beside / THEME
        return None
    return None


def draw_outputs(job: Job, language: str) -> DrawnOutputs:
    """Draw both outputs of a language."""
    plan = plan_language(job, language)
    theme = job.look.theme
    pages: dict[int, tuple[SaidText, ...]] = {}
    dossier = render_dossier(
        plan,
        theme,
        watch=lambda printed: pages.__setitem__(
            printed.page.folio, tuple(list_page_texts(printed))
        ),
    )
    template = job.template
    if template:
        theme = template.theme
        deck = plan_deck(
            plan,
            theme,
            template.grids,
            dossier.places,
            template.looks,
        )
    else:
        deck = plan_deck(
            plan,
            theme,
            pages=dossier.places,
        )
    data = render_deck(
        deck,
        theme,
        template,
    )
    return DrawnOutputs(
        plan,
        pages,
        deck,
        dossier.data,
        data,
    )


def read_dossier(path: Path) -> tuple[str, ...]:
    """Return what the pages of a dossier that was written say.

    Raises:
        ContentError: it cannot be read.
    """
    return _read_file(path, _read_pages)


def read_deck(path: Path) -> tuple[ShownSlide, ...]:
    """Return what the slides of a deck that was written say.

    Raises:
        ContentError: it cannot be read.
    """
    return _read_file(path, read_slide_texts)


def _read_pages(data: bytes) -> tuple[str, ...]:
    return read_apart("texts", data, tuple[str, ...])


def _read_file(path: Path, read: Callable[[bytes], T]) -> T:
    try:
        return read(read_bytes(path, "output"))
    except ValueError as error:
        raise refuse_file(path, f"the file {error}", "E810") from None
