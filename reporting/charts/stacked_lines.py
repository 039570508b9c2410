"""Lines of words -> labels one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reporting.charts.marks import Label
from reporting.record import replace


def stack_lines(
    first: Label,
    lines: Iterable[str],
    leading: float,
) -> Iterator[Label]:
    """Yield a label a line, the first where the given one stands, each as that looks.

    Args:
        first: the place and the look of the first line.
        lines: the words.
        leading: from one line down to the next, in points.
    """
    baseline = first.y
    for line in lines:
        yield replace(first, y=baseline, text=line)
        baseline -= leading
