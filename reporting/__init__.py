"""One curated content.yaml -> a printable dossier (PDF) and an editable briefing deck (PowerPoint).

    from reporting import build
    result = build("content.yaml", "out")

This is the whole public surface: `load`, `build`, what they return, and the errors they raise.
"""

from __future__ import annotations

from reporting.build import Result, Written, build, load
from reporting.errors import (
    ContentError,
    EvidenceError,
    OutputError,
    Problem,
    ReportError,
    Severity,
    UsageError,
)

__version__ = "0.1.0"

__all__ = [
    "ContentError",
    "EvidenceError",
    "OutputError",
    "Problem",
    "ReportError",
    "Result",
    "Severity",
    "UsageError",
    "Written",
    "__version__",
    "build",
    "load",
]
