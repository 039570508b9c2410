"""Problems -> those that are told: what only follows from another one is left out.

A slip shows in several places: in every language, in what is compared with it, in what is
worked out from it. It is told once, where it most likely is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from reporting.errors import Problem
from reporting.record import replace

_DIFFERENCES = ("E520", "E522", "W521")
"""What is told where the languages of a text differ."""
_UNBORNE = ("E500", "W510", "W513")
"""What is told of a number or a date that nothing bears."""
_LONG_WORD = "E180"
_CUT = "W140"
"""A text that ends before its line does."""
_CUT_OFF = "E135"
"""A text between braces that a comma ends."""
_NUMBERS = ("E400", "E401")
"""A number with other marks than a point."""
_OF_YAML = r"E1[12345]\d"
"""What is told of a file as YAML."""
_OF_PIECES = r"E2\d\d"
"""What is told of a piece that is broken."""
_DOUBTS = "W5"
_SPELLING = ("W518", "W519")
_NAMES = "W519"
_UNNAMED = "W523"
MISNAMED = "W518"
"""An entity under a name that no text uses."""
UNUSED = "W329"
"""An entity that nothing names."""
_UNWORKED = "E504"
_MISSING = ("E301", "E314")
_OF_FIGURES = ("E503", "E504")
_MARK = r"\[\^[^\]]*\]"
_PIECE = r"\w+\[\d+\]"
_NO_FIGURE = r"names `([^`]+)`, which is no figure"


class _Telling:
    """Takes problems away from all, one kind of echo after the other."""

    def __init__(self, problems: Iterable[Problem], languages: Sequence[str]) -> None:
        self.problems = sorted(problems)
        self._languages = languages

    def leave_out(self, echoes: Collection[Problem]) -> None:
        """Take some problems away."""
        if echoes:
            left = set(echoes)
            self.problems = [each for each in self.problems if each not in left]

    def replace(self, hints: Mapping[Problem, str]) -> None:
        """Give problems other hints."""
        if hints:
            known = self.problems
            told = [replace(each, hint=hints.get(each, each.hint)) for each in known]
            self.problems = told

    def select(self, codes: Collection[str]) -> list[Problem]:
        """Return the problems with some codes."""
        return [problem for problem in self.problems if problem.code in codes]

    def split_language(self, problem: Problem) -> tuple[str, str]:
        """Return the path of a text in all its languages, and the language of a problem."""
        field, _, last = problem.where.rpartition(".")
        if last in self._languages:
            return (field, last)
        return (problem.where, "")

    def group_by_field(
        self, codes: Collection[str]
    ) -> Mapping[str, Mapping[str, list[Problem]]]:
        """Return problems with some codes by the text that they stand in, and its language."""
        fields: dict[str, dict[str, list[Problem]]] = defaultdict(dict)
        for problem in self.select(codes):
            field, language = self.split_language(problem)
            if language:
                fields[field].setdefault(language, []).append(problem)
        return fields


def leave_out_echoes(
    problems: Iterable[Problem],
    languages: Sequence[str],
) -> Sequence[Problem]:
    """Return the problems of a content that are told, in the order of the file.

    Args:
        problems: all that were found.
        languages: those of the content.
    """
    telling = _Telling(problems, languages)
    _leave_out_of_long_words(telling)
    _leave_out_of_cut_texts(telling)
    _leave_out_of_misread_texts(telling)
    _choose_difference(telling)
    _leave_out_marks(telling)
    _leave_out_derived(telling)
    _leave_out_unnamed(telling)
    _leave_out_unused(telling)
    _leave_out_statuses(telling)
    _leave_out_twins(telling)
    return telling.problems


def _leave_out_of_long_words(telling: _Telling) -> None:
    """Say of a value that is one long word nothing but that it is."""
    places = {(each.line, each.column) for each in telling.select((_LONG_WORD,))}
    echoes: list[Problem] = []
    for problem in telling.problems:
        is_there = (problem.line, problem.column) in places
        if is_there and problem.code != _LONG_WORD:
            echoes.append(problem)
    telling.leave_out(echoes)


def _leave_out_of_cut_texts(telling: _Telling) -> None:
    """Say of a text that is cut off nothing but that it is."""
    cut = {telling.split_language(each)[0] for each in telling.select((_CUT,))}
    echoes: list[Problem] = []
    for problem in telling.problems:
        field, _ = telling.split_language(problem)
        if field in cut and problem.code != _CUT:
            echoes.append(problem)
    telling.leave_out(echoes)


def _leave_out_of_misread_texts(telling: _Telling) -> None:
    """Say nothing of what texts say while YAML reads one otherwise than it is meant.

    Nothing is said of how names are spelt while a piece that may name them is broken.
    """
    codes = [problem.code for problem in telling.problems]
    is_misread = any(re.match(_OF_YAML, code) for code in codes)
    is_broken = any(re.match(_OF_PIECES, code) for code in codes)
    doubts: list[Problem] = []
    for problem in telling.problems:
        is_doubt = is_misread and problem.code.startswith(_DOUBTS)
        if is_doubt or (is_broken and problem.code in _SPELLING):
            doubts.append(problem)
    numbers = {each.where.rpartition(".")[0] for each in telling.select(_NUMBERS)}
    doubts += [each for each in telling.select((_CUT_OFF,)) if each.where in numbers]
    telling.leave_out(doubts)


def _choose_difference(telling: _Telling) -> None:
    """Where languages differ, tell of the one that nothing bears, or that stands alone.

    Of two that both may be right, the default language is. An error says more than that they
    differ.
    """
    errors = {problem.where for problem in telling.select(("E500",))}
    unborne = _group_by_place(telling.select(_UNBORNE))
    echoes: set[Problem] = set()
    for code in _DIFFERENCES:
        for by_language in telling.group_by_field((code,)).values():
            found = list(by_language.values())
            everything = [each for group in found for each in group]
            if any(problem.where in errors for problem in everything):
                echoes.update(everything)
                continue
            odd = [problems for problems in found if problems[0].where in unborne]
            if len(odd) != 1:
                odd = [choose_odd(found)]
            chosen = [odd[0][0]]
            everything += unborne.get(chosen[0].where, ())
            echoes.update(set(everything).difference(chosen))
    telling.leave_out(echoes)


def _group_by_place(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Return problems by the text that they stand in."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.where].append(problem)
    return found


def choose_odd(found: Sequence[list[Problem]]) -> list[Problem]:
    """Return the problems of the language that differs from most others, else of the last."""
    counts = [len(problems) for problems in found]
    most = max(counts)
    if counts.count(most) == 1:
        return found[counts.index(most)]
    return found[-1]


def _leave_out_marks(telling: _Telling) -> None:
    """Say of a mark only where it is wanted, if that is told of the number before it."""
    wanted: set[tuple[str, str]] = set()
    for problem in telling.select(("E500",)):
        for mark in re.findall(_MARK, problem.hint):
            wanted.add((problem.where, mark))
    written = {problem.where for problem in telling.select(("E312",))}
    unequal = {problem.where for problem in telling.select(("E325",))}
    echoes: list[Problem] = []
    for problem in telling.select(("E325",)):
        marks = re.findall(_MARK, problem.message)[:1]
        is_wanted = any((problem.where, mark) in wanted for mark in marks)
        if is_wanted or problem.where in written:
            echoes.append(problem)
    for problem in telling.select(("W316",)):
        if problem.where in unequal:
            echoes.append(problem)
    telling.leave_out(echoes)
    _tell_marks_once(telling)
    _tell_underscores_once(telling)


def _tell_marks_once(telling: _Telling) -> None:
    """Say of a mark in other brackets that it is one, and not also of the number before it."""
    echoes: list[Problem] = []
    hints: dict[Problem, str] = {}
    wanted: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for unborne in telling.select(("E500",)):
        for mark in set(re.findall(_MARK, unborne.hint)):
            wanted[unborne.where, mark].append(unborne)
    for problem in telling.select(("E312", "W316")):
        for mark in set(re.findall(_MARK, problem.hint)):
            for unborne in wanted[problem.where, mark]:
                is_doubt = problem.code == "W316"
                echoes.append(problem if is_doubt else unborne)
                if is_doubt:
                    hints[unborne] = problem.hint
    telling.leave_out(echoes)
    telling.replace(hints)


def _tell_underscores_once(telling: _Telling) -> None:
    """Say of a number with underscores only that nothing bears what is read of it."""
    echoes: list[Problem] = []
    hints: dict[Problem, str] = {}
    unborne: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for each in telling.select(("E500",)):
        unborne[each.where, each.message[1:].partition("`")[0]].append(each)
    for problem in telling.select(("W351",)):
        written = problem.message.split("`")[1]
        read = written.partition("_")[0]
        for each in unborne[problem.where, read]:
            echoes.append(problem)
            hints[each] = f"`{written}` is read as `{read}`: {problem.hint}"
    telling.leave_out(echoes)
    telling.replace(hints)


def _leave_out_derived(telling: _Telling) -> None:
    """Say nothing of what is worked out from a figure that is told of itself."""
    _tell_figures_once(telling)
    missing = _list_quoted(telling.select(_MISSING))
    wrong: set[str] = set()
    for problem in telling.select(_OF_FIGURES):
        wrong.update(re.findall(_PIECE, problem.where)[:1])
    echoes: list[Problem] = []
    for problem in telling.select(("E500",)):
        if wrong.intersection(re.findall(_PIECE, problem.where)[:1]):
            echoes.append(problem)
    for problem in telling.select((_UNWORKED,)):
        name = re.search(_NO_FIGURE, problem.message)
        if name and name[1] in missing:
            echoes.append(problem)
    telling.leave_out(echoes)


def _list_quoted(problems: Iterable[Problem]) -> set[str]:
    """Return what messages put between back-ticks."""
    found: set[str] = set()
    for problem in problems:
        found.update(problem.message.split("`"))
    return found


def _tell_figures_once(telling: _Telling) -> None:
    """Tell once that a claim gives none of what a figure says: it may be another claim's."""
    seen: set[str] = set()
    echoes: list[Problem] = []
    for problem in telling.select(("E503", "W511")):
        piece = re.findall(_PIECE, problem.where)[0]
        if piece in seen:
            echoes.append(problem)
        seen.add(piece)
    telling.leave_out(echoes)


def _leave_out_unnamed(telling: _Telling) -> None:
    """Say of a misspelt name only that it is."""
    misspelt = {problem.where for problem in telling.select((_NAMES,))}
    unnamed = telling.select((_UNNAMED,))
    telling.leave_out([each for each in unnamed if each.where in misspelt])
    echoes: list[Problem] = []
    for by_language in telling.group_by_field((_UNNAMED,)).values():
        found = list(by_language.values())
        if len(found) > 1:
            chosen = choose_odd(found)[0]
            echoes += [each for group in found for each in group if each != chosen]
    telling.leave_out(echoes)


def _leave_out_unused(telling: _Telling) -> None:
    """Say nothing of an entity that nothing names where its name is told of."""
    slips = {problem.where for problem in telling.select((MISNAMED,))}
    unused = telling.select((UNUSED,))
    telling.leave_out([each for each in unused if each.where in slips])


def _leave_out_statuses(telling: _Telling) -> None:
    """Say nothing of a status where who says so is told, or who says otherwise."""
    at_odds = _list_quoted(telling.select(("E506",)))
    named: set[str] = set()
    for problem in telling.select(("W315",)):
        named.update(re.findall(_PIECE, problem.where)[:1])
    echoes: list[Problem] = []
    for problem in telling.select(("W516", "W517")):
        claim = problem.message.split()[0].strip("`")
        is_at_odds = problem.code == "W517" and claim in at_odds
        if is_at_odds or named.intersection(re.findall(_PIECE, problem.where)[:1]):
            echoes.append(problem)
    telling.leave_out(echoes)


def _leave_out_twins(telling: _Telling) -> None:
    """Tell in the first language of what is the same in several."""
    echoes: list[Problem] = []
    for code in _UNBORNE:
        for by_language in telling.group_by_field((code,)).values():
            counts = Counter(len(problems) for problems in by_language.values())
            if len(counts) == 1 and len(by_language) > 1:
                _, *others = by_language.values()
                echoes += [each for group in others for each in group]
    telling.leave_out(echoes)
