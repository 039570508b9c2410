"""What a command has to say -> JSON for other programs, and the JSON Schema of it.

One object on one line of standard output, whatever happens, with the exit code in it. Later
versions may add names; none is taken away or given another meaning.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from reporting import AcceptedProblem, Problem, Result, Written, __version__
from reporting.evidence.report.model import Report, Verdict
from reporting.record import Record
from reporting.watch.changes import FileChange

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class EvidenceCounts(Record, frozen=True):
    """How much of a content's evidence was checked.

    Args:
        citations: how many there are.
        verdicts: how many have each verdict.
    """

    citations: int
    verdicts: dict[str, int]


class Step(Record, frozen=True):
    """A step of a build, and the seconds that it took."""

    name: str
    seconds: float


class BuildAnswer(Record, frozen=True):
    """What a build did.

    Args:
        files: what it wrote: path, kind, language, pages or slides (`count`), bytes (`size`).
        evidence: what the local copies of the sources bear.
        notes: how files beside the content were read.
        seconds: how long it took.
        steps: the same, step by step.
    """

    files: tuple[Written, ...]
    evidence: EvidenceCounts
    notes: tuple[str, ...]
    seconds: float
    steps: tuple[Step, ...] = ()


class RebuildAnswer(Record, frozen=True):
    """What became of a save, under `watch`: a line each.

    Args:
        at: when, with the time zone (ISO 8601).
        causes: the files that were saved.
        built: what the outputs are now; null while something is wrong.
        written: the names of those that were written.
        changes: which of their pages and slides are others.
        mended: problems that are there no more.
        seconds: how long it took.
    """

    at: str
    causes: tuple[Path, ...]
    built: BuildAnswer | None
    written: tuple[str, ...]
    changes: tuple[FileChange, ...]
    mended: tuple[Problem, ...]
    seconds: float


class JsonAnswer(Record, frozen=True):
    """What every command says with `--json`.

    Args:
        command: its name; `make` for `make-report` itself.
        version: of make-report.
        exit_code: what the process ends with; 0 while `watch` goes on.
        error: why it failed, in a sentence; empty where it did not.
        problems: errors and warnings with file, line, column, code and hint.
        accepted: warnings that the curator lets be, each with the reason.
        result: what the command did; null where it failed.
    """

    command: str
    version: str
    exit_code: int
    error: str
    problems: tuple[Problem, ...]
    accepted: tuple[AcceptedProblem, ...]
    result: Any


def answer_build(
    result: Result, steps: Sequence[tuple[str, float]] = ()
) -> BuildAnswer:
    """Return what a build did, as JSON has it.

    Args:
        result: of the build.
        steps: what was done, with the seconds that it took.
    """
    taken = [Step(name, round(took, 3)) for name, took in steps]
    return BuildAnswer(
        result.files,
        count_evidence(result.evidence),
        result.notes,
        round(result.seconds, 3),
        tuple(taken),
    )


def count_evidence(report: Report) -> EvidenceCounts:
    """Return how many citations have each verdict."""
    verdicts = {verdict.value: report.count(verdict) for verdict in Verdict}
    return EvidenceCounts(len(report.citations), verdicts)


def format_answer(
    command: str,
    code: int,
    error: str = "",
    problems: tuple[Problem, ...] = (),
    accepted: tuple[AcceptedProblem, ...] = (),
    result: Record | None = None,
) -> str:
    """Return an answer as a line of JSON.

    Args:
        command: its name.
        code: what the process ends with.
        error: why it failed.
        problems: errors and warnings.
        accepted: warnings that are let be.
        result: what it did.
    """
    answer = JsonAnswer(command, __version__, code, error, problems, accepted, result)
    plain = msgspec.to_builtins(answer, enc_hook=str)
    return f"{json.dumps(plain, ensure_ascii=False)}\n"


def format_schema() -> str:
    """Return the schema that every answer keeps to, with a line end."""
    kinds = _list_results()
    (whole, *others), definitions = msgspec.json.schema_components(
        [JsonAnswer, *kinds],
        schema_hook=_describe_path,
        ref_template="#/$defs/{name}",
    )
    root = definitions.pop(whole["$ref"].rpartition("/")[2])
    root["properties"]["result"] = {"anyOf": [*others, {"type": "null"}]}
    schema = {"$schema": _DRAFT, **root, "$defs": definitions}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _list_results() -> tuple[type[Record], ...]:
    """Return what a `result` may be, command by command."""
    from reporting import Extracted, ReceiptsResult, Started  # noqa: PLC0415
    from reporting.accounts.model import NumberReport  # noqa: PLC0415
    from reporting.cli.where import PlacesAnswer  # noqa: PLC0415
    from reporting.deck.template.report import Inspection  # noqa: PLC0415

    return (
        BuildAnswer,
        RebuildAnswer,
        Report,
        NumberReport,
        PlacesAnswer,
        Extracted,
        ReceiptsResult,
        Inspection,
        Started,
    )


def _describe_path(kind: type) -> dict[str, str]:
    """Return the schema of what msgspec does not know: a path is a text."""
    if issubclass(kind, Path):
        return {"type": "string"}
    raise NotImplementedError(kind)
