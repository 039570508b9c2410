"""assets/codes.yaml -> what each code of a problem means, why it is one, and its cure.

Only who explains a code asks for it: `make-report explain`, and a report as SARIF.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, ClassVar

from reporting.assets import find_asset
from reporting.errors import Severity, Stage
from reporting.reading.model import Model
from reporting.reading.rules import Length
from reporting.reading.schema import parse_model

_FILE = "codes.yaml"
_Words = Annotated[str, Length(1)]


class CodeMeaning(Model, frozen=True, kw_only=True):
    """What a code stands for."""

    noun: ClassVar[str] = "the meaning of a code"

    title: _Words
    """The problem, in a phrase."""
    why: _Words
    """What would go wrong."""
    cure: _Words
    """What to write or to do."""
    stage: Stage = "content"
    """Who tells it."""
    example: str | None = None
    """A fragment of a content that is right."""


class CodeList(Model, frozen=True, kw_only=True):
    """Every code with its meaning."""

    noun: ClassVar[str] = "the list of codes"
    whole_map: ClassVar[str] = "codes"

    codes: Mapping[str, CodeMeaning]


@cache
def load_codes() -> Mapping[str, CodeMeaning]:
    """Return what each code means, in the order of the codes' numbers."""
    path = find_asset(_FILE)
    text = path.read_text(encoding="utf-8")
    read = parse_model(CodeList, text, f"assets/{_FILE}")
    return read.codes


def find_severity(code: str) -> Severity:
    """Return what a code is: an error, or a warning."""
    if code.startswith("E"):
        return Severity.ERROR
    return Severity.WARNING
