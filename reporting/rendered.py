"""What was drawn and not written yet: every output, as bytes, with what it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reporting.checking import Kind
from reporting.errors import AcceptedProblem, Problem
from reporting.evidence.report.model import Report
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.content.validate import Loaded
    from reporting.design.theme import Theme
    from reporting.dossier.galley.printed_page import PrintedPage
    from reporting.handout.render import SlidePaper
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
        paper: of a deck on a template, what its slides stand on, where that was to be kept.
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
    paper: SlidePaper | None = None
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
