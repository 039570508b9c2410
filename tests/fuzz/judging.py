"""Folders of outputs that were put aside -> what the judges that others wrote find wrong in them.

Many files go into one call: qpdf, veraPDF, the Open XML SDK, openxml-audit and a strict reader.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests.tools import (
    audit_errors,
    qpdf_check,
    sdk_errors,
    soffice_pdfs,
    strict_reader_errors,
    verapdf_group_failures,
)

_BATCH = 60
JUDGED = (
    "qpdf",
    "veraPDF",
    "Open XML SDK",
    "openxml-audit",
    "BetterOffice",
    "LibreOffice",
)


def judge(
    folder: Path, *, shows_decks: bool = False
) -> tuple[dict[str, int], list[str]]:
    """Return how many outputs each judge saw, and what it found, one line a fault.

    Args:
        folder: with a folder for each build.
        shows_decks: whether LibreOffice opens the decks too, which takes long.
    """
    pdfs = sorted(folder.glob("*/*.pdf"))
    decks = sorted(folder.glob("*/*.pptx"))
    faults = [f"qpdf {path}: {line}" for path in pdfs for line in qpdf_check(path)]
    for start in range(0, len(pdfs), _BATCH):
        faults += judge_pdfs(pdfs[start : start + _BATCH])
    for deck in decks:
        for name, find in (
            ("Open XML SDK", sdk_errors),
            ("openxml-audit", audit_errors),
            ("BetterOffice", strict_reader_errors),
        ):
            faults += [f"{name} {deck}: {line}" for line in find(deck)]
    shown = soffice_pdfs(decks) if shows_decks else []
    counts = (len(pdfs), len(pdfs), len(decks), len(decks), len(decks), len(shown))
    return dict(zip(JUDGED, counts, strict=True)), faults


def judge_pdfs(paths: list[Path]) -> Iterator[str]:
    """Yield what veraPDF finds wrong in some PDFs, each by what it claims to be."""
    newer: list[Path] = []
    older: list[Path] = []
    bare: list[Path] = []
    for path in paths:
        options = path.parent / "options.json"
        asked = json.loads(options.read_bytes()) if options.exists() else {}
        if asked.get("pdf") != "ua2":
            older.append(path)
        elif asked.get("draft"):
            bare.append(path)
        else:
            newer.append(path)
    groups = [
        (older, ("ua1", "3a")),
        (newer, ("ua2", "4f", "access", "reuse")),
        (bare, ("ua2", "4", "access", "reuse")),
    ]
    asked_of = [(files, profiles) for files, profiles in groups if files]
    for path, found in verapdf_group_failures(asked_of).items():  # type: ignore[arg-type]
        yield from (f"veraPDF {path}: {line}" for line in found)
