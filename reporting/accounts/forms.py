"""The list of numbers -> a table for people, JSON, SARIF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from reporting.accounts.model import (
    Account,
    Ground,
    ListedNumber,
    MissingNumber,
    NumberReport,
)
from reporting.evidence.report.json_report import dump_json, write_plain
from reporting.evidence.report.sarif import make_location, make_log, make_result

_COUNTED = frozenset(
    {
        Ground.FIGURE,
        Ground.CLAIM,
        Ground.MARK,
        Ground.PAGE,
        Ground.SECTION,
        Ground.LIST,
        Ground.SMALL,
    }
)
"""Grounds whose word is a noun that is counted: `3 figures`."""
_PLACES: Mapping[str, str] = {"dossier": "p.", "deck": "slide"}
_NONE = "number-without-account"
_MISSING = "number-not-read-back"


def format_table(report: NumberReport) -> str:
    """Return the list as a table, page by page and slide by slide, with its sum below."""
    lines: list[str] = []
    by_output = groupby(report.numbers, lambda number: (number.output, number.language))
    for (output, language), numbers in by_output:
        lines += [f"{output}, {language}", ""]
        for place, there in groupby(numbers, lambda number: number.place):
            lines += list_place(f"{_PLACES[output]} {place}", list(there))
            lines.append("")
    for missing in report.missing:
        lines.append(format_missing(missing))
    lines += [f"not listed: {'; '.join(report.left_out)}", format_sum(report), ""]
    return "\n".join(lines)


def list_place(place: str, numbers: list[ListedNumber]) -> Iterator[str]:
    """Yield a line for each number of a page or slide; equal ones once, counted."""
    counted: dict[tuple[str, str], int] = {}
    for number in numbers:
        row = (number.text, describe(number))
        counted[row] = counted.get(row, 0) + 1
    width = max(len(text) for text, _ in counted)
    for (text, account), count in counted.items():
        times = f" (×{count})" if count > 1 else ""
        yield f"{place}  {text:{width}}  {account}{times}"


def describe(number: ListedNumber) -> str:
    """Return where a number comes from, and around what words one without an account stands."""
    words = format_account(number.account)
    if number.context:
        return f"{words}: “{number.context}”"
    return words


def format_account(account: Account) -> str:
    """Return an account in a line: `figure revenue ← claim growth ← gazette ¶ 2 (found)`."""
    head = f"{account.ground.value} {account.what}".rstrip()
    parts = [head]
    if account.ground is Ground.CLAIM and not account.what:
        parts = []
    parts += [f"claim {claim}" for claim in account.claims]
    places: list[str] = []
    for place in account.places:
        verdict = f" ({place.verdict})" if place.verdict else ""
        places.append(f"{place.source} {place.place}{verdict}")
    if account.ground is Ground.SOURCE and places:
        parts[0] = f"{account.ground.value} {places.pop()}"  # it is the place itself
    if places:
        parts.append("; ".join(places))
    return " ← ".join(parts)


def format_missing(missing: MissingNumber) -> str:
    """Return that a number was planned and is not there."""
    place = f"{_PLACES[missing.output]} {missing.place}"
    times = f" (×{missing.count})" if missing.count > 1 else ""
    return f"{place}  {missing.text}  planned, and not read back{times}"


def format_sum(report: NumberReport) -> str:
    """Return the sum of the list: `312 numbers on 14 pages and 22 slides: 180 figures, …`."""
    count = count_noun(len(report.numbers), "number")
    pages = count_noun(report.pages, "page")
    slides = count_noun(report.slides, "slide")
    grounds = report.count()
    parts: list[str] = []
    for ground in Ground:
        number = grounds[ground]
        if ground in _COUNTED and number:
            parts.append(count_noun(number, ground.value))
        elif number or ground is Ground.NONE:
            parts.append(f"{number:,} {ground.value}")
    if report.missing:
        parts.append(f"{len(report.missing):,} not read back")
    return f"{count} on {pages} and {slides}: {', '.join(parts)}"


def count_noun(count: int, noun: str) -> str:
    """Return a counted noun, of which there may be thousands: `1,449 numbers`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def format_json(report: NumberReport) -> str:
    """Return the list as JSON, with a line end."""
    return dump_json(write_plain(report))


def format_sarif(report: NumberReport) -> str:
    """Return what nothing accounts for, and what was not read back, as SARIF 2.1.0."""
    results: list[dict[str, Any]] = []
    for number in report.list_unaccounted():
        place = f"{_PLACES[number.output]} {number.place} ({number.language})"
        message = f"`{number.text}` on {place} is not accounted for"
        if number.context:
            message = f"{message}: “{number.context}”"
        location = make_location(
            report.content,
            number.line,
            1,
        )
        results.append(
            make_result(
                _NONE,
                "fail",
                "error",
                message,
                location,
            )
        )
    for missing in report.missing:
        message = format_missing(missing)
        location = make_location(
            report.content,
            0,
            0,
        )
        results.append(
            make_result(
                _MISSING,
                "fail",
                "error",
                message,
                location,
            )
        )
    rules = {
        _NONE: "A number of an output comes from nothing that is known.",
        _MISSING: "A number was planned and is not in the written output.",
    }
    listed = [
        {"id": name, "shortDescription": {"text": text}} for name, text in rules.items()
    ]
    return dump_json(make_log(listed, results))
