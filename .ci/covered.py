"""Judge what the tests have covered, room by room, by what coverage.py has noted.

`python .ci/covered.py coverage.json` exits with 1 where a room has fewer of its branches
covered than are asked for, or where one of its files is missing in what was noted. What
reads, cleans, finds and writes files is to be covered wholly; `LEAST` says how far it is.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LEAST = {
    "reporting/content": 95.0,
    "reporting/plan": 95.0,
    "reporting/reading": 98.0,
    "reporting/writing": 95.0,
    "reporting/cleaning.py": 95.0,
    "reporting/limits.py": 100.0,
    "reporting/output.py": 95.0,
    "reporting/working_folder.py": 100.0,
}
"""By room or module, how many of a hundred branches are covered at the least."""
WHOLE = 100.0


def list_modules(root: Path, room: str) -> list[str]:
    """Return the modules of a room as coverage.py names them, those without a word excepted."""
    path = root / room
    found = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    said = [module for module in found if module.stat().st_size]
    return [module.relative_to(root).as_posix() for module in said]


def judge(root: Path, files: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is not covered as it is asked for, a line each.

    Args:
        root: of the checkout.
        files: what was noted of each module.
    """
    for room, least in LEAST.items():
        modules = list_modules(root, room)
        yield from [
            f"{module}: was not looked at" for module in modules if module not in files
        ]
        noted = {module: files[module] for module in modules if module in files}
        all_ = sum(each["summary"]["num_branches"] for each in noted.values())
        covered = sum(each["summary"]["covered_branches"] for each in noted.values())
        share = WHOLE * covered / all_ if all_ else WHOLE
        print(f"{room}: {share:.1f}% of {all_} branches; {least:g}% are asked for")
        if share < least:
            yield f"{room}: only {share:.1f}% of the branches are covered"
        if least == WHOLE:
            for module, each in noted.items():
                yield from list_left(module, each)


def list_left(module: str, noted: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines and the branches of a module to which no test comes."""
    lines = noted["missing_lines"]
    for line in lines:
        yield f"{module}:{line}: no test comes here"
    for start, stop in noted["missing_branches"]:
        if start not in lines and stop not in lines:
            where = f"to line {stop}" if stop > 0 else "to the end"
            yield f"{module}:{start}: no test goes from here {where}"


def main(path: str) -> int:
    """Judge the file that `coverage json` wrote."""
    files = json.loads(Path(path).read_text("utf-8"))["files"]
    faults = list(judge(ROOT, files))
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
