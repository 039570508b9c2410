"""A plan -> an outline that a person can read in a diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reporting.content.origins import Places
from reporting.i18n import Language
from reporting.plan.block_model import Tick
from reporting.plan.model import DossierPlan
from reporting.plan.words import Evidence, Para, Run
from reporting.reading.origin import Origin
from reporting.record import Record, field_names


def dossier_outline(plan: DossierPlan) -> str:
    """Return everything a dossier says, one thing a line, indented by what it belongs to."""
    return "\n".join(_lines("dossier", plan, 0)) + "\n"


def runs_outline(runs: Iterable[Run]) -> str:
    """Return runs with their look: *italic*, **bold**, [words](link), ^mark."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.mark is not None:
        return f"^{run.mark}"
    stars = "**" * run.bold + "*" * run.italic
    words = f"{stars}{run.text}{stars[::-1]}"
    return f"[{words}]({run.link})" if run.link else words


def _short(value: Any) -> str | None:
    """Return what fits on one line, or nothing for what needs lines of its own."""
    short: str | None = str(value)
    match value:
        case Para(runs=runs):
            short = runs_outline(runs)
        case Evidence():
            cited = "; ".join(citation.text for citation in value.citations)
            short = f"{value.number} {value.claim}: {value.status_word}, {value.who} ({cited})"
        case Tick():
            short = f"{value.value:g} {value.label!r}"
        case bytes():
            short = f"{len(value)} bytes"
        case Places():
            short = ""
        case Language():
            short = value.code
        case Origin():
            short = value.path
        case bool():
            short = "yes" if value else ""
        case tuple() if value and all(isinstance(part, Run) for part in value):
            short = runs_outline(value)
        case tuple() if all(isinstance(part, str | int | float) for part in value):
            short = " | ".join(map(str, value))
        case tuple():
            short = None
        case _ if isinstance(value, Record):
            short = None
    return short


def _lines(name: str, value: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    short = _short(value)
    if short is not None:
        if short not in ("", "None"):
            yield f"{indent}{name}: {short}".replace("\u00a0", "~")
    elif isinstance(value, tuple):
        yield f"{indent}{name}:"
        for part in value:
            yield from _lines("-", part, depth + 1)
    else:
        yield f"{indent}{name}: {type(value).__name__}"
        for inner in field_names(value):
            yield from _lines(inner, getattr(value, inner), depth + 1)
