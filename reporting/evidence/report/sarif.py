"""A report -> SARIF 2.1.0 (OASIS, 27 March 2020), which code hosts and editors show.

Each citation is one result, with its place in the content; what is found is told too, as a
pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from reporting.errors import Problem, Severity
from reporting.evidence.report.json_report import dump_json
from reporting.evidence.report.model import PROVES, Report, Verdict
from reporting.evidence.report.text_report import format_citation
from reporting.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_Object = dict[str, Any]

_KINDS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.FOUND: ("pass", "none"),
    Verdict.QUALIFIED: ("fail", "warning"),
    Verdict.UNCHECKED: ("open", "none"),
    Verdict.ELSEWHERE: ("fail", "warning"),
    Verdict.PARTLY: ("fail", "warning"),
    Verdict.NOT_FOUND: ("fail", "error"),
    Verdict.CHANGED: ("fail", "warning"),
}
"""Kind and level of a result (3.27.9, 3.27.10): only what fails has a level."""

_MEANING: Mapping[Verdict, str] = {
    Verdict.FOUND: "Every term stands in the cited paragraph.",
    Verdict.QUALIFIED: (
        "Every term stands in the cited paragraph, and the words around them deny or limit "
        "what the claim says."
    ),
    Verdict.ELSEWHERE: "Every term stands in one paragraph, but not in the one that is cited.",
    Verdict.PARTLY: "Some terms do not stand in the cited paragraph.",
    Verdict.NOT_FOUND: (
        "No term stands in the cited paragraph, and no other paragraph has them all."
    ),
    Verdict.CHANGED: "The local copy is not the one that was read: its SHA-256 differs.",
    Verdict.UNCHECKED: "There is no local copy of the source, or none that can be read.",
}


def format_sarif(report: Report) -> str:
    """Return a report as SARIF, with a line end.

    Args:
        report: of one content file.
    """
    return dump_json(make_log(list_rules(report), list_results(report)))


def make_log(rules: list[_Object], results: list[_Object]) -> _Object:
    """Return a log of one run (3.13), whose results learn where their rules stand.

    Args:
        rules: all that results may be of.
        results: what was found.
    """
    driver = {
        "name": "make-report",
        "version": __version__,
        "fullDescription": {"text": PROVES},
        "rules": rules,
    }
    ids = [rule["id"] for rule in rules]
    for result in results:
        result["ruleIndex"] = ids.index(result["ruleId"])
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def list_rules(report: Report) -> list[_Object]:
    """Return the rules (3.19.23): one for each verdict, and one for each code that is told."""
    from reporting.codes import load_codes  # noqa: PLC0415  (it reads YAML)

    rules: list[_Object] = []
    for verdict in Verdict:
        text = {"text": _MEANING[verdict]}
        rule_id = _make_rule_id(verdict)
        rules.append({"id": rule_id, "shortDescription": text})
    told = {problem.code for problem, _ in _list_problems(report)}
    meanings = load_codes()
    for code in sorted(told):
        meaning = meanings[code]
        rule = {
            "id": code,
            "shortDescription": {"text": f"{meaning.title}."},
            "fullDescription": {"text": meaning.why},
            "help": {"text": meaning.cure},
        }
        rules.append(rule)
    return rules


def list_results(report: Report) -> list[_Object]:
    """Return the results (3.27): each citation, and each problem that stands elsewhere."""
    results: list[_Object] = []
    for found in report.citations:
        rule = _make_rule_id(found.verdict)
        kind, level = _KINDS[found.verdict]
        message = format_citation(found)
        location = make_location(
            report.content,
            found.line,
            found.column,
        )
        result = make_result(
            rule,
            kind,
            level,
            message,
            location,
            found.accepted,
        )
        results.append(result)
    for problem, why in _list_problems(report):
        level = "error" if problem.severity is Severity.ERROR else "warning"
        message = problem.message
        if problem.hint:
            message = f"{message}; {problem.hint}"
        location = make_location(
            problem.path,
            problem.line,
            problem.column,
        )
        result = make_result(
            problem.code,
            "fail",
            level,
            message,
            location,
            why,
        )
        results.append(result)
    return results


def _list_problems(report: Report) -> Iterator[tuple[Problem, str]]:
    """Yield the problems that are about no citation, each with why it is let be, if it is."""
    places = {(found.line, found.column) for found in report.citations}
    for problem in report.problems:
        if (problem.line, problem.column) not in places:
            yield problem, ""
    for each in report.accepted:
        if (each.problem.line, each.problem.column) not in places:
            yield each.problem, each.why


def make_result(
    rule: str,
    kind: str,
    level: str,
    message: str,
    location: _Object,
    why: str = "",
) -> _Object:
    """Return one result (3.27), which does not know yet where its rule stands.

    Args:
        rule: id of the rule.
        kind: whether it passes, fails or is open (3.27.9).
        level: how bad a failure is (3.27.10).
        message: what was found.
        location: where (3.28).
        why: it is let be; it is not, if left out (3.27.23).
    """
    result = {
        "ruleId": rule,
        "kind": kind,
        "level": level,
        "message": {"text": message},
        "locations": [location],
    }
    if why:
        suppression = {
            "kind": "inSource",
            "status": "accepted",
            "justification": why,
        }
        result["suppressions"] = [suppression]
    return result


def make_location(
    path: str,
    line: int,
    column: int,
) -> _Object:
    """Return a location (3.28): a file as a URI may hold it (RFC 3986, 4.1), and a place in it.

    Args:
        path: of the file, as the user named it.
        line: counted from 1; 0 for the whole file.
        column: likewise.
    """
    pure = PurePath(path)
    uri = quote(pure.as_posix())
    if pure.is_absolute():
        uri = pure.as_uri()
    physical: _Object = {"artifactLocation": {"uri": uri}}
    if line:
        physical["region"] = {"startLine": line, "startColumn": column}
    return {"physicalLocation": physical}


def _make_rule_id(verdict: Verdict) -> str:
    return verdict.value.replace(" ", "-")
