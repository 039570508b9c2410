"""A file that may carry what it was made from -> what comes back, or why it is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reporting import ContentError, extract
from tests.tools import ROOT


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(dossier: Path, folder: Path) -> str:
    """Return why a dossier is refused; nothing is written."""
    with pytest.raises(ContentError) as caught:
        extract(dossier, folder)
    assert not folder.exists()
    (problem,) = caught.value.problems
    assert problem.path == str(dossier)
    return problem.message


def make_report(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "reporting", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
