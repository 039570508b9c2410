"""Dossiers that the tests of conformance share, each built once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from reporting import build
from tests.samples import MINIMAL, write, write_every_block
from tests.tools import ROOT

ORCHARD = (
    MINIMAL
    + """\
      - id: words
        kind: prose
        text: |
          Nobody measures the difference between incomprehensible responsibilities and
          disproportionately internationalised telecommunications, and everybody talks about
          the consequences; notwithstanding extraordinary circumstances, representatives of the
          agricultural administration have characterised the robots as uncharacteristically
          straightforward instruments[^growth].
      - id: points
        kind: bullets
        items: ["Robots pick.", "Hands pick[^growth]."]
      - id: years
        kind: table
        claims: [growth]
        columns: [{label: Year}, {label: Remark}]
        rows: [["2025", flat], ["2026", "up 16%[^growth]"]]
      - id: robot
        kind: image
        title: A robot at work
        file: images/robot.png
        alt: A green square on white.
        credit: Drawn for the tests
"""
)
"""Small, and yet with one of everything that a defect can be planted in."""


@pytest.fixture(scope="session")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `content.yaml` and `dossier.pdf`: few pages with something of everything."""
    folder = tmp_path_factory.mktemp("orchard")
    build(write(folder, ORCHARD), folder, only="pdf")
    return folder


@pytest.fixture(scope="session")
def every_block(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `content.yaml`, `dossier.pdf` and `dossier.it.pdf`: every kind of block."""
    folder = tmp_path_factory.mktemp("every-block")
    build(write_every_block(folder), folder, languages="all", only="pdf")
    return folder


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `dossier.pdf` and `dossier.it.pdf` of the shipped content."""
    folder = tmp_path_factory.mktemp("shipped")
    build(ROOT / "content.yaml", folder, languages="all", only="pdf")
    return folder
