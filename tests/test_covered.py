"""What CI says of branches that no test comes to: each that is planted is found."""

import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.ci_scripts import load_script
from tests.tools import ROOT


@pytest.fixture
def covered(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = load_script("covered")
    monkeypatch.setattr(module, "LEAST", {"rooms/open": 50.0, "rooms/whole.py": 100.0})
    return module


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "rooms/open").mkdir(parents=True)
    (tmp_path / "rooms/open/__init__.py").touch()
    (tmp_path / "rooms/open/one.py").write_text("pass\n")
    (tmp_path / "rooms/whole.py").write_text("pass\n")
    return tmp_path


def note(
    covered: int, branches: int, lines: list[int], ways: list[list[int]]
) -> dict[str, Any]:
    summary = {"covered_branches": covered, "num_branches": branches}
    return {"summary": summary, "missing_lines": lines, "missing_branches": ways}


def test_what_is_covered_as_asked_for_has_no_faults(
    covered: ModuleType, house: Path
) -> None:
    files = {
        "rooms/open/one.py": note(2, 4, [7], [[1, 7], [9, -1]]),
        "rooms/whole.py": note(2, 2, [], []),
    }
    assert list(covered.judge(house, files)) == []


def test_each_branch_and_line_that_no_test_comes_to_is_told(
    covered: ModuleType, house: Path
) -> None:
    files = {
        "rooms/open/one.py": note(1, 4, [7], [[1, 7], [9, -1]]),
        "rooms/whole.py": note(5, 8, [3], [[2, 3], [5, 8], [6, -1]]),
    }
    assert list(covered.judge(house, files)) == [
        "rooms/open: only 25.0% of the branches are covered",
        "rooms/whole.py: only 62.5% of the branches are covered",
        "rooms/whole.py:3: no test comes here",
        "rooms/whole.py:5: no test goes from here to line 8",
        "rooms/whole.py:6: no test goes from here to the end",
    ]


def test_a_module_that_was_never_imported_is_told(
    covered: ModuleType, house: Path
) -> None:
    files = {"rooms/open/one.py": note(0, 0, [], [])}
    assert list(covered.judge(house, files)) == ["rooms/whole.py: was not looked at"]


def test_the_rooms_that_are_judged_are_there_and_are_noted() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    noted = project["tool"]["coverage"]["run"]["include"]
    module = load_script("covered")
    asked = [room if room.endswith(".py") else f"{room}/*" for room in module.LEAST]
    assert asked == noted
    assert all(module.list_modules(ROOT, room) for room in module.LEAST)
