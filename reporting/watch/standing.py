"""The problems of one build after another -> those that came, and those that went.

A problem is the same as long as it says the same of the same file: lines move with every edit.
"""

from __future__ import annotations

from collections.abc import Iterable

from reporting.errors import Problem, Severity

_Key = tuple[str, str, str, int]


class StandingProblems:
    """The problems that were told and still stand."""

    def __init__(self) -> None:
        self._known: dict[_Key, Problem] = {}

    def follow(
        self,
        problems: Iterable[Problem],
        *,
        is_whole: bool,
    ) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """Take in the problems of a build; return those that came, and those that went.

        Args:
            problems: of the files as they are.
            is_whole: whether the build was not broken off. One that was knows nothing of what
                comes later: an error at the beginning mends none behind it, and no warning.
        """
        now = _number_all(problems)
        came = {key: each for key, each in now.items() if key not in self._known}
        is_hidden = any(each.severity is Severity.ERROR for each in came.values())
        went: dict[_Key, Problem] = {}
        for key, each in self._known.items():
            is_sought = each.severity is Severity.ERROR and not is_hidden
            if key not in now and (is_whole or is_sought):
                went[key] = each
        standing = {key: each for key, each in self._known.items() if key not in went}
        self._known = standing | now
        return tuple(came.values()), tuple(went.values())


def _number_all(problems: Iterable[Problem]) -> dict[_Key, Problem]:
    """Return problems by what they say; several that say the same are counted."""
    numbered: dict[_Key, Problem] = {}
    for problem in problems:
        number = 0
        said = (problem.path, problem.code, problem.message)
        while (*said, number) in numbered:
            number += 1
        numbered[(*said, number)] = problem
    return numbered
