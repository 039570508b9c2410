"""One curated content.yaml -> a printable dossier (PDF) and an editable deck (PowerPoint).

    from reporting import build
    result = build("content.yaml", "out")

This is the whole public surface: `load`, `check`, `build`, `extract`, `cite`, `fix_citations`,
`list_numbers`, `list_paragraphs`, `make_receipts`, `where`, what they return, and the errors
they raise.
"""

from __future__ import annotations

from reporting.accounts import list_numbers
from reporting.build import Result, Written, build
from reporting.checking import check, load
from reporting.citing import cite, fix_citations, list_paragraphs
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
from reporting.receipts.make import ReceiptsResult, make_receipts
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
    "UsageError",
    "Verdict",
    "Written",
    "__version__",
    "build",
    "check",
    "cite",
    "extract",
    "fix_citations",
    "list_numbers",
    "list_paragraphs",
    "load",
    "make_receipts",
    "where",
]
