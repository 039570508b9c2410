"""A report -> SARIF 2.1.0 (OASIS, 27 March 2020), the form in which code hosts and editors show findings.

Each citation is one result, with its place in the content; what is found is told too, as a
pass.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from reporting.errors import Problem, Severity
from reporting.evidence.report.model import PROVES, Report, Verdict
from reporting.evidence.report.text_report import format_citation
from reporting.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_DOUBT = "doubt"
"""The rule of problems that are not about one citation."""

_KINDS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.FOUND: ("pass", "none"),
    Verdict.UNCHECKED: ("open", "none"),
    Verdict.ELSEWHERE: ("fail", "warning"),
    Verdict.PARTLY: ("fail", "warning"),
    Verdict.NOT_FOUND: ("fail", "error"),
    Verdict.CHANGED: ("fail", "warning"),
}
"""Kind and level of a result (3.27.9, 3.27.10): only what fails has a level."""

_MEANING: Mapping[Verdict, str] = {
    Verdict.FOUND: "Every term stands in the cited paragraph.",
    Verdict.ELSEWHERE: "Every term stands in one paragraph, but not in the one that is cited.",
    Verdict.PARTLY: "Some terms do not stand in the cited paragraph.",
    Verdict.NOT_FOUND: "No term stands in the cited paragraph, and no other paragraph has them all.",
    Verdict.CHANGED: "The local copy is not the one that was read: its SHA-256 differs.",
    Verdict.UNCHECKED: "There is no local copy of the source, or none that can be read.",
}


def format_sarif(report: Report) -> str:
    """Return a report as SARIF, with a line end.

    Args:
        report: of one content file.
    """
    rules = [
        {"id": _id(verdict), "shortDescription": {"text": _MEANING[verdict]}}
        for verdict in Verdict
    ]
    rules.append(
        {
            "id": _DOUBT,
            "shortDescription": {
                "text": "Something else that the reader should doubt."
            },
        }
    )
    driver = {
        "name": "make-report",
        "version": __version__,
        "fullDescription": {"text": PROVES},
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [*_results(report)],
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n"


def _results(report: Report) -> Iterator[dict[str, Any]]:
    ids = [*map(_id, Verdict), _DOUBT]
    places = {(each.line, each.column) for each in report.citations}
    for each in report.citations:
        kind, level = _KINDS[each.verdict]
        yield _result(
            ids,
            _id(each.verdict),
            kind,
            level,
            format_citation(each),
            (report.content, each.line, each.column),
        )
    for problem in report.problems:
        if (problem.line, problem.column) not in places:
            level = "error" if problem.severity is Severity.ERROR else "warning"
            place = (problem.path, problem.line, problem.column)
            yield _result(ids, _DOUBT, "fail", level, _told(problem), place)


def _id(verdict: Verdict) -> str:
    return verdict.value.replace(" ", "-")


def _told(problem: Problem) -> str:
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message


def _result(
    ids: list[str],
    rule: str,
    kind: str,
    level: str,
    text: str,
    place: tuple[str, int, int],
) -> dict[str, Any]:
    path, line, column = place
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if line:
        where["region"] = {"startLine": line, "startColumn": column}
    return {
        "ruleId": rule,
        "ruleIndex": ids.index(rule),
        "kind": kind,
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": where}],
    }


def _uri(path: str) -> str:
    """Return a path as a reference that a URI may hold (RFC 3986, 4.1)."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
