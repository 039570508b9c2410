"""The working folder leaves the path where `python -m reporting` has put it there, and only there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from reporting.working_folder import leave_working_folder


def begin(
    monkeypatch: pytest.MonkeyPatch, folder: Path, command: list[str], argv: list[str]
) -> None:
    """Let Python have been begun so in a folder, and not yet know what `-m` names."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "orig_argv", command)
    monkeypatch.setattr(sys, "argv", argv)
    monkeypatch.setattr(sys, "path", [str(folder), "elsewhere"])


@pytest.mark.parametrize(
    "command", [["python", "-m", "reporting"], ["python", "-mreporting"]]
)
def test_nothing_is_imported_from_the_working_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
) -> None:
    begin(monkeypatch, tmp_path, [*command, "x"], ["-m", "x"])
    leave_working_folder()
    assert sys.path == ["elsewhere"]


@pytest.mark.parametrize(
    ("command", "argv"),
    [
        (["python", "-m", "other"], ["-m"]),
        (["python", "make-report"], ["make-report"]),
        (["python", "-m", "reporting"], ["/a/reporting/__main__.py"]),
    ],
)
def test_another_program_keeps_its_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str], argv: list[str]
) -> None:
    begin(monkeypatch, tmp_path, command, argv)
    leave_working_folder()
    assert sys.path == [str(tmp_path), "elsewhere"]


def test_a_path_that_begins_elsewhere_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin(monkeypatch, tmp_path, ["python", "-m", "reporting"], ["-m"])
    sys.path.insert(0, "before")
    leave_working_folder()
    assert sys.path == ["before", str(tmp_path), "elsewhere"]


def test_python_that_is_safe_has_not_put_it_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin(monkeypatch, tmp_path, ["python", "-P", "-m", "reporting"], ["-m"])
    monkeypatch.setattr(sys, "flags", SimpleNamespace(safe_path=True))
    leave_working_folder()
    assert sys.path == [str(tmp_path), "elsewhere"]


def test_a_working_folder_that_is_gone_holds_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin(monkeypatch, tmp_path, ["python", "-m", "reporting"], ["-m"])

    def fail() -> str:
        raise FileNotFoundError(2, "gone")

    monkeypatch.setattr(os, "getcwd", fail)
    leave_working_folder()
    assert sys.path == [str(tmp_path), "elsewhere"]
