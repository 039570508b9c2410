"""Outcomes and bars as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.bench.bars import Bar, explain
from tests.bench.measure import Outcome, State

_TITLE = 46
_TOLD = 60


def format_table(title: str, outcomes: Sequence[Outcome]) -> list[str]:
    """Return a line a command: its times, its memory, and its pages or slides."""
    lines = [f"{title:<{_TITLE + 2}}{'CPU':>11}{'wall':>11}{'memory':>10}"]
    for outcome in outcomes:
        start = f"  {outcome.subject.title:<{_TITLE}}"
        if outcome.state is not State.DONE:
            lines.append(f"{start}  {explain(outcome)[:_TOLD]}")
            continue
        cpu = format_time(outcome.cpu or 0.0)
        wall = format_time(outcome.wall or 0.0)
        memory = f"{outcome.memory:,.0f} MB"
        counts = ", ".join(outcome.counts)
        lines.append(f"{start}{cpu:>11}{wall:>11}{memory:>10}  {counts}".rstrip())
    return lines


def format_time(seconds: float) -> str:
    """Return seconds as whole milliseconds."""
    return f"{1000 * seconds:,.0f} ms"


def format_bars(bars: Iterable[Bar]) -> list[str]:
    """Return a line a bar: its verdict first, then what was measured and what is asked."""
    lines = []
    for bar in bars:
        told = bar.why[:_TOLD] if bar.ratio is None else f"{bar.ratio:.2f}"
        if bar.like_ours is not None:
            told += f"; like ours {bar.like_ours:.2f}"
        lines.append(f"{bar.verdict:<6}{bar.title}: {told} (at most {bar.most:.3g})")
    return lines
