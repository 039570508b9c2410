"""One curated content.yaml -> a printable dossier (PDF) and an editable deck (PowerPoint).

    from reporting import build
    result = build("content.yaml", "out")

This is the whole public surface: a function for each thing that `make-report` does, what they
return as far as it is loaded at once, and the errors they raise.

    load, check, build, make_receipts       a content -> what it holds, bears, and comes to
    list_numbers, extract, where            an output -> what it says, was made from, and where
    add_source, import_sources,             files -> sources of a content
      refresh_source
    list_paragraphs, cite, fix_citations    words of a source -> citations in a content
    start_dossier                           a folder -> a first dossier in it
    raise_limits                            how much of anything is read, within a `with`
"""

from __future__ import annotations

from reporting.working_folder import leave_working_folder

# isort: split
leave_working_folder()  # before anything is imported that might lie there

# isort: split
from reporting import early as _early  # noqa: F401  (faults of what follows are told by it)

# isort: split
from reporting.accounts import list_numbers
from reporting.build import Result, Written, build
from reporting.checking import check, load
from reporting.curating import (
    add_source,
    cite,
    fix_citations,
    import_sources,
    list_paragraphs,
    refresh_source,
)
from reporting.errors import (
    AcceptedProblem,
    ContentError,
    EvidenceError,
    OutputError,
    Problem,
    ReportError,
    Severity,
    UsageError,
)
from reporting.evidence.report.citing import CitedPassage, Fixes, ListedSource
from reporting.evidence.report.model import Report, Verdict
from reporting.extract import Extracted, extract
from reporting.limits import raise_limits
from reporting.receipts.make import ReceiptsResult, make_receipts
from reporting.starting import Started, start_dossier
from reporting.version import __version__
from reporting.where import Place, where

__all__ = [
    "AcceptedProblem",
    "CitedPassage",
    "ContentError",
    "EvidenceError",
    "Extracted",
    "Fixes",
    "ListedSource",
    "OutputError",
    "Place",
    "Problem",
    "ReceiptsResult",
    "Report",
    "ReportError",
    "Result",
    "Severity",
    "Started",
    "UsageError",
    "Verdict",
    "Written",
    "__version__",
    "add_source",
    "build",
    "check",
    "cite",
    "extract",
    "fix_citations",
    "import_sources",
    "list_numbers",
    "list_paragraphs",
    "load",
    "make_receipts",
    "raise_limits",
    "refresh_source",
    "start_dossier",
    "where",
]
