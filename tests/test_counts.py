"""What must not creep up: modules imported, fonts parsed, strings measured, parts parsed.

The golden file is written anew with `UPDATE_GOLDEN=1 pytest tests/test_counts.py`; look at its
diff, and say in the commit why a count rose. Counts depend on the versions of Python and of
the libraries, so they are held on the one Python that the file names.
"""

from __future__ import annotations

import difflib
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.bench.content import make_sections
from tests.bench.forms import write_yaml
from tests.counting import wrap_target
from tests.tools import ROOT

GOLDEN = ROOT / "tests" / "golden" / "counts.txt"
SIZES = (4, 8)
"""Sections of the two contents: what grows faster than linearly more than doubles."""
PYTHON = f"Python {sys.version_info.major}.{sys.version_info.minor}"


def run_counting(kind: str, folder: Path, *arguments: str | Path) -> dict[str, Any]:
    """Count in a process of its own."""
    result = folder / "counts.json"
    command = [sys.executable, "-m", "tests.counting", kind, result, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counts: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return counts


def format_imports(command: str, counts: Mapping[str, Any]) -> list[str]:
    """Return the lines about one command, a package a line."""
    packages = [f"    {name}" for name in counts["packages"]]
    return [
        f"{command}: {counts['modules']} modules, {counts['ours']} of ours, packages:",
        *(packages or ["    none"]),
    ]


def format_calls(runs: Sequence[Mapping[str, int]]) -> list[str]:
    """Return the lines about calls, a column a size."""
    sizes = "".join(f"{count:>10}" for count in SIZES)
    lines = [f"{'make-report, calls by number of sections:':<44}{sizes}"]
    for name in runs[0]:
        numbers = "".join(f"{counts[name]:>10,}" for counts in runs)
        lines.append(f"    {name:<40}{numbers}")
    return lines


def test_nothing_has_crept_up(tmp_path: Path) -> None:
    update = os.environ.get("UPDATE_GOLDEN")
    golden = GOLDEN.read_text("utf-8") if GOLDEN.is_file() else ""
    if not update and not golden.startswith(f"{PYTHON}\n"):
        pytest.skip(f"counted on {golden.partition(chr(10))[0]}, not on {PYTHON}")
    contents = []
    for count in SIZES:
        content = tmp_path / str(count) / "content.yaml"
        content.parent.mkdir()
        content.write_text(write_yaml(make_sections(count)), "utf-8")
        contents.append(content)
    out = tmp_path / "out"
    build: list[str | Path] = [contents[0], "-o", out]
    lines = [PYTHON, ""]
    commands: dict[str, list[str | Path]] = {
        "make-report --help": ["--help"],
        "make-report check": ["check", contents[0]],
        "make-report --only pdf": [*build, "--only", "pdf"],
        "make-report": build,
    }
    for command, arguments in commands.items():
        counts = run_counting("imports", tmp_path, *arguments)
        lines += [*format_imports(command, counts), ""]
    runs = []
    for content in contents:
        runs.append(run_counting("calls", tmp_path, content, "-o", out))
    lines += format_calls(runs)
    printed = "\n".join(lines) + "\n"
    if update:
        GOLDEN.write_text(printed, "utf-8")
        return
    diff = difflib.unified_diff(
        golden.splitlines(), printed.splitlines(), "golden", "now", lineterm="", n=1
    )
    changes = "\n".join(diff)
    how = "UPDATE_GOLDEN=1 .venv/bin/python -m pytest tests/test_counts.py"
    assert not changes, f"{changes}\n\nif it is meant to be so: {how}"


def test_a_function_is_counted_wherever_it_was_imported_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def measure(text: str) -> int:
        return len(text)

    defining = ModuleType("defining")
    importing = ModuleType("importing")
    for module, name in ((defining, "dear"), (importing, "costly")):
        monkeypatch.setitem(sys.modules, module.__name__, module)
        setattr(module, name, measure)
    counts = {"dear": 0}
    wrap_target("defining:dear", "dear", counts)
    assert importing.costly("four") == 4
    assert counts == {"dear": 1}


def test_a_target_that_was_renamed_is_told_and_a_missing_library_is_not() -> None:
    wrap_target("no_such_library:function", "x", {})
    with pytest.raises(LookupError, match="source:no_such_function is not there"):
        wrap_target("reporting.reading.source:no_such_function", "x", {})
