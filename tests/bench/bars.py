"""What the figures are held against: the ratio of two commands, and how large it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.measure import Outcome, State

Figures = Mapping[tuple[str, int], Outcome]
"""Outcomes by the key of their subject and its number of sections."""

START_ALLOWANCE = 0.15
"""Seconds that a cold start may take beyond its multiple of `import yaml`."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Args:
        title: what is measured, against what.
        most: the largest ratio that is ok.
        ratio: what was measured; None without figures.
        like_ours: the same against the outputs of peers that are more like ours.
        why: what stood in the way of a figure.
        is_ours: whether it was our program that stood in the way.
    """

    title: str
    most: float
    ratio: float | None
    like_ours: float | None = None
    why: str = ""
    is_ours: bool = False

    @property
    def verdict(self) -> str:
        """`ok`, `short`, or `-` when there is nothing to compare with."""
        if self.ratio is None:
            return "short" if self.is_ours else "-"
        return "ok" if self.ratio <= self.most else "short"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A bar before it is measured: our command, those it is divided by, and how."""

    title: str
    most: float
    ours: tuple[str, int]
    others: tuple[tuple[str, int], ...]
    read: Callable[[Outcome], float | None] = lambda outcome: outcome.cpu
    allowance: float = 0.0


_BOTH = (("typst", 20), ("pandoc", 20))
_FIRST = (("shipped-first", 0),)
RULES = (
    _Rule("deck, 200 sections / Pandoc", 0.5, ("deck", 200), (("pandoc", 200),)),
    _Rule("deck, 1,000 sections / 200", 5.3, ("deck", 1000), (("deck", 200),)),
    _Rule("both, 20 / (Typst + Pandoc), first step", 2.5, ("both", 20), _BOTH),
    _Rule("both, 20 / (Typst + Pandoc)", 1.0, ("both", 20), _BOTH),
    _Rule("shipped / first commit, first step", 0.6, ("shipped", 0), _FIRST),
    _Rule("shipped / first commit", 0.35, ("shipped", 0), _FIRST),
    _Rule("PDF, 200 sections / Typst", 0.7, ("pdf", 200), (("typst", 200),)),
    _Rule("PDF, 1,000 sections / Typst", 0.7, ("pdf", 1000), (("typst", 1000),)),
    _Rule(
        "PDF, 1,000 sections / Typst, memory",
        1 / 6,
        ("pdf", 1000),
        (("typst", 1000),),
        lambda outcome: outcome.memory,
    ),
    _Rule(
        "(first problem - 0.15 s) / import yaml",
        2.5,
        ("broken", 0),
        (("import-yaml", 0),),
        allowance=START_ALLOWANCE,
    ),
)
"""User and system time, where nothing else is said."""


def judge(figures: Figures) -> list[Bar]:
    """Return every bar with its ratio, as far as it was measured."""
    return [_judge_one(rule, figures) for rule in RULES]


def _judge_one(rule: _Rule, figures: Figures) -> Bar:
    others = [figures.get(key) for key in rule.others]
    ours = figures.get(rule.ours)
    if ours is None or None in others:
        return Bar(rule.title, rule.most, None, why="not measured")
    if ours.state is not State.DONE:
        return Bar(rule.title, rule.most, None, why=explain(ours), is_ours=True)
    for other in others:
        if other and other.state is not State.DONE:
            why = f"{other.subject.title}: {explain(other)}"
            is_ours = other.subject.key == ours.subject.key
            return Bar(rule.title, rule.most, None, why=why, is_ours=is_ours)
    like_ours = []
    for key, count in rule.others:
        like_ours.append(figures.get((f"{key}-like-ours", count)))
    return Bar(
        rule.title,
        rule.most,
        _divide(rule, ours, others),
        _divide(rule, ours, like_ours),
    )


def _divide(
    rule: _Rule, ours: Outcome, others: Sequence[Outcome | None]
) -> float | None:
    """Return our figure over the sum of the others'; None when one of them is missing."""
    above = rule.read(ours)
    below = 0.0
    for other in others:
        value = rule.read(other) if other else None
        if value is None:
            return None
        below += value
    return None if above is None else (above - rule.allowance) / below


def explain(outcome: Outcome) -> str:
    """Return in words why a command gave no figure."""
    match outcome.state:
        case State.LATE:
            return f"not done after {outcome.limit} s"
        case State.REFUSED:
            return f"refused: {outcome.words}"
        case State.FAILED:
            return f"failed: {outcome.words}"
        case State.DONE:
            return ""


def collect(outcomes: Iterable[Outcome]) -> Figures:
    """Return outcomes by key and size."""
    figures = {}
    for outcome in outcomes:
        figures[outcome.subject.key, outcome.subject.sections] = outcome
    return figures
