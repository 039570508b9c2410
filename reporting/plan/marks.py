"""Runs with source marks -> how the marks stand apart from what is before them.

A mark behind a number would read as its power, and two marks as one number.
"""

from __future__ import annotations

from reporting.patterns import compile_pattern
from reporting.plan.words import Run, Runs
from reporting.record import replace

_TAKES_POWER = r"\d[^\w\s]{0,2}$|\d[ \u00a0\u202f]?[^\W\d_]{1,3}$"
"""A number, or one with a short unit, at the end of a text: what may be raised to a power."""
_BETWEEN = ",\u00a0"
"""Stands between two marks, raised as they are."""


def takes_power(text: str) -> bool:
    """Whether a raised number behind a text would be read as a power: `2035²`, `5 m²`."""
    return bool(compile_pattern(_TAKES_POWER).search(text))


def set_marks_apart(runs: Runs) -> Runs:
    """Return runs whose marks are parted from each other, and bracketed behind numbers.

    Marks that stand apart already, as those of a text that is cut, stay as they are.
    """
    for run in runs:
        if run.mark is not None:
            break
    else:
        return runs
    done: list[Run] = []
    said = ""
    for run in runs:
        if run.mark is None:
            said += run.text
            done.append(run)
            continue
        is_first = not done or done[-1].mark is None
        if not is_first and _BETWEEN not in (run.text, done[-1].text):
            done.append(Run(_BETWEEN, mark=run.mark))
        is_power = run.text.isdecimal() and takes_power(said)
        written = run.text
        if is_power:
            written = f"[{run.text}]"
        done.append(replace(run, text=written))
    return tuple(done)
