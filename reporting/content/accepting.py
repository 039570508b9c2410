"""Problems and what a content accepts -> those that are shown, and those that are let be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from reporting.content.acceptance import Acceptance
from reporting.content.kept_checks import ask_pieces
from reporting.content.parsed import ParsedContent, Parts, Piece
from reporting.errors import AcceptedProblem, Problem, Severity, Stage
from reporting.record import Record


class AcceptedKind(Record, frozen=True):
    """A kind of warning that is accepted somewhere in a content.

    Args:
        code: of the warning.
        why: it is let be.
        where: content path of the piece that accepts it.
        is_general: whether that is the edition, which accepts it everywhere.
        place: a problem at the line where that is written.
    """

    code: str
    why: str
    where: str
    is_general: bool
    place: Problem


AcceptedKinds = Sequence[AcceptedKind]
_STEP = r"[.\[]|$"
"""Where a content path, or one of what it is within, ends."""


class _Coverage:
    """What is accepted, by its code and the place that it holds in.

    Args:
        kinds: the narrowest first.
    """

    def __init__(self, kinds: AcceptedKinds) -> None:
        self._everywhere: dict[str, AcceptedKind] = {}
        self._within: dict[tuple[str, str, str], AcceptedKind] = {}
        for kind in kinds:
            if kind.is_general:
                self._everywhere.setdefault(kind.code, kind)
            else:
                key = (kind.code, kind.place.path, kind.where)
                self._within.setdefault(key, kind)

    def find(self, problem: Problem) -> AcceptedKind | None:
        """Return the narrowest that accepts a problem, if one does."""
        code = problem.code
        if problem.severity is not Severity.WARNING:
            return None
        if self._within:
            where = problem.where
            ends = [match.start() for match in re.finditer(_STEP, where)]
            for end in reversed(ends):
                kind = self._within.get((code, problem.path, where[:end]))
                if kind is not None:
                    return kind
        return self._everywhere.get(code)


def list_accepted_kinds(parsed: ParsedContent) -> AcceptedKinds:
    """Return what the pieces of a content accept, the narrowest first."""
    found: list[AcceptedKind] = []
    accepting = ask_pieces(_list_acceptances, parsed.pieces)
    for piece, models in zip(parsed.pieces, accepting, strict=True):
        for parts, model in models:
            message = f"the accepted warning {model.warning} does not occur here"
            hint = "delete it from `accept`"
            steps = (*parts, "warning")
            place = parsed.warning(piece, steps, message, hint, code="W309")
            is_general = piece.kind == "edition"
            kind = AcceptedKind(
                model.warning,
                model.why,
                piece.where,
                is_general,
                place,
            )
            found.append(kind)
    found.sort(key=lambda kind: (kind.is_general, -len(kind.where)))
    return tuple(found)


def _list_acceptances(piece: Piece) -> Sequence[tuple[Parts, Acceptance]]:
    found: list[tuple[Parts, Acceptance]] = []
    for parts, model in piece.list_models():
        if isinstance(model, Acceptance):
            found.append((parts, model))
    return found


def split_accepted(
    kinds: AcceptedKinds, problems: Iterable[Problem]
) -> tuple[list[Problem], list[AcceptedProblem]]:
    """Return the problems that are not accepted, and those that are, each with the reason."""
    shown: list[Problem] = []
    accepted: list[AcceptedProblem] = []
    coverage = _Coverage(kinds)
    for problem in problems:
        kind = coverage.find(problem)
        if kind is None:
            shown.append(problem)
        else:
            accepted.append(AcceptedProblem(problem, kind.why))
    return shown, accepted


def find_vain_acceptances(
    kinds: AcceptedKinds,
    accepted: Iterable[AcceptedProblem],
    stage: Stage,
    unsought: Collection[str] = (),
) -> Iterator[Problem]:
    """Yield a warning for each acceptance of something that no longer occurs.

    Args:
        kinds: what is accepted.
        accepted: what was found and is accepted.
        stage: whose warnings were looked for.
        unsought: codes of those that were not, for what they are of was not made.
    """
    if not kinds:
        return
    coverage = _Coverage(kinds)
    covering = [coverage.find(each.problem) for each in accepted]
    occurring = {kind.place for kind in covering if kind is not None}
    from reporting.codes import load_codes  # noqa: PLC0415  (few contents accept any)

    meanings = load_codes()
    for kind in kinds:
        is_sought = meanings[kind.code].stage == stage and kind.code not in unsought
        if is_sought and kind.place not in occurring:
            yield kind.place
