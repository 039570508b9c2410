"""A sound content and the folders of its sources -> the report on its evidence.

The one module of this room that the rest of the house calls: it reads the local copies,
judges each citation, and gathers the problems. The sources' text goes no further than this
room.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reporting.content.validate import Loaded
from reporting.evidence.report.model import Report
from reporting.evidence.sources.diagnostics import (
    report_absent_sources,
    report_doubtful_citations,
)
from reporting.evidence.sources.local_sources import read_local_sources
from reporting.evidence.sources.quotations import check_quotations
from reporting.evidence.sources.text_reuse import find_text_reuse
from reporting.evidence.sources.verdicts import judge_citations

BESIDE = "sources"
"""The folder beside the content in which the copies are looked for."""


def examine_citations(loaded: Loaded, sources: Path | None = None) -> Report:
    """Hold every citation against the local copy of its source.

    Args:
        loaded: the content.
        sources: the folder of the copies; by default beside the content, and in `sources`
            beside it.
    """
    copies = read_local_sources(
        loaded.content.sources, list_source_folders(loaded.draft.folder, sources)
    )
    found = tuple(judge_citations(loaded.draft, copies))
    states = {id_: copy.state for id_, copy in copies.items()}
    texts = {id_: copy.paragraphs for id_, copy in copies.items() if copy.paragraphs}
    problems = {
        *loaded.warnings,
        *report_doubtful_citations(loaded.draft, found, states),
        *check_quotations(loaded.draft, copies),
        *find_text_reuse(loaded.draft, texts),
    }
    return Report(
        content=loaded.draft.path,
        sha256=loaded.content.sha256,
        languages=loaded.content.languages,
        citations=found,
        sources=tuple(states.values()),
        problems=tuple(sorted(problems)),
        absences=tuple(report_absent_sources(loaded.draft, found, states)),
    )


def list_source_folders(beside: Path, sources: Path | None) -> Sequence[Path]:
    """Return where local copies are looked for, the first first."""
    return (beside, beside / BESIDE) if sources is None else (sources,)
