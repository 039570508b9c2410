"""A cue -> the kind of qualification that it is, and the kinds of cue that acknowledge it."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.evidence.report.model import Kind
from reporting.evidence.sources.qualifying.cues import BESIDES, Cue
from reporting.evidence.sources.qualifying.parts import CONDITION, EXCEPTION

OPPOSITE = "opposite"
"""What a claim says of itself that has a word which stands for a negation."""

KINDS: Mapping[str, Kind] = {
    "negation": "negation",
    "lack": "negation",
    "condition": "condition",
    "exception": "exception",
    "pending": "condition",
    "exemption": "exception",
    "possibility": "doubt",
    "doubt": "doubt",
    "attribution": "attribution",
    "denial": "denial",
}
"""What a cue of each kind does."""

ACKNOWLEDGED_BY: Mapping[str, frozenset[str]] = {
    "negation": frozenset(
        {"negation", "lack", "denial", "pending", EXCEPTION, OPPOSITE}
    ),
    CONDITION: frozenset({CONDITION, "pending", EXCEPTION}),
    EXCEPTION: frozenset(
        {CONDITION, EXCEPTION, "exemption", BESIDES, "negation", "lack"}
    ),
    "doubt": frozenset({"doubt", "possibility"}),
    "attribution": frozenset({"attribution", "possibility", "doubt", "denial"}),
    "denial": frozenset({"denial", "doubt", "negation", "lack", OPPOSITE}),
}
"""The kinds of cue by which a claim says so too."""


def name_kind(cue: Cue) -> Kind:
    """Return what a message calls the kind of a cue."""
    return KINDS[cue.kind]
