"""A slip in a content -> what is told of it, held against what should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import reporting
from reporting.errors import ContentError, Problem
from tests.slips.operators import OPERATORS, Slipped, Sound, is_same

_TRIES = 30


@dataclass(frozen=True)
class Trial:
    """What was told of one slip.

    Args:
        kind: name of the operator.
        slipped: what was done.
        problems: what was told that is not told of the sound content.
    """

    kind: str
    slipped: Slipped
    problems: tuple[Problem, ...]

    @property
    def has_right_line(self) -> bool:
        """Whether what is told first stands at the line of the slip."""
        return bool(self.problems) and self.problems[0].line in self.slipped.lines

    @property
    def is_one_message(self) -> bool:
        """Whether one message is told."""
        return len(self.problems) == 1

    @property
    def has_wrong_cure(self) -> bool:
        """Whether a message advises what it should not, or not what it should."""
        never, must = self.slipped.never, self.slipped.must
        told = [f"{each.message} {each.hint}" for each in self.problems]
        if never and any(re.search(never, words) for words in told):
            return True
        return not any(re.search(must, words, re.DOTALL) for words in told)

    def describe(self) -> str:
        """Return the slip and what was told of it, for whoever mends it."""
        lines = self.slipped.text.split("\n")
        shown = [
            f"{n}: {lines[n - 1]}"
            for n in sorted(self.slipped.lines)
            if n <= len(lines)
        ]
        told = [f"    {each}" for each in self.problems[:4]]
        return "\n".join([f"## {self.kind}", *shown, *told])


def run_trials(path: Path, count: int, seed: int) -> Iterator[Trial]:
    """Yield what is told of slips of every kind in one content.

    Args:
        path: the content, which is left as it was.
        count: how many.
        seed: of chance.
    """
    text = path.read_text(encoding="utf-8")
    usual = {_key(problem) for problem in _load(path)}
    random = Random(seed)  # noqa: S311  (chance that repeats)
    sound = Sound(text)
    kinds = list(OPERATORS)
    made = 0
    tried = path.with_name("slip.yaml")
    while made < count:
        random.shuffle(kinds)
        for kind in kinds:
            slipped = _make(kind, sound, random)
            if slipped is None:
                continue
            tried.write_text(slipped.text, encoding="utf-8", newline="")
            found = [each for each in _load(tried) if _key(each) not in usual]
            yield Trial(kind, slipped, tuple(found))
            made += 1
            if made == count:
                return


def _make(kind: str, sound: Sound, random: Random) -> Slipped | None:
    for _ in range(_TRIES):
        slipped = OPERATORS[kind](sound, random)
        if slipped and not is_same(slipped.text, sound.text):
            return slipped
    return None


def _load(path: Path) -> tuple[Problem, ...]:
    try:
        return reporting.load(path).warnings
    except ContentError as error:
        return error.problems


def _key(problem: Problem) -> tuple[str, str]:
    return problem.message, problem.hint
