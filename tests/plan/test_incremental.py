"""A content that is edited and planned again in one process -> what planning it anew gives."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from reporting.checking import load_bytes
from reporting.content.validate import Loaded
from reporting.design.theme import Theme
from reporting.errors import ContentError
from reporting.memory import begin_generation, forget_all
from reporting.plan.dossier import plan_dossier
from reporting.plan.located_text import LocatedText
from reporting.plan.model import DossierPlan
from reporting.record import Record, field_names
from tests.random_edits import list_edited
from tests.samples import WHEN, write_every_block
from tests.tools import ROOT

EDITS = int(os.environ.get("INCREMENTAL_EDITS", "10"))
"""How many edits of each content are planned, if they are sound."""


def describe(value: Any) -> Iterator[object]:
    """Yield all that a planned value holds, and where each of its words was written."""
    if isinstance(value, LocatedText):
        yield str(value)
        yield value.origin
    elif isinstance(value, Record):
        yield type(value)
        for name in field_names(value):
            if name not in {"language", "places"}:
                yield from describe(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from describe(tuple(value.items()))
    elif isinstance(value, tuple | list):
        yield len(value)
        for part in value:
            yield from describe(part)
    else:
        yield value


def plan_all(path: Path, data: bytes, theme: Theme) -> list[DossierPlan]:
    """Return the plans of a content in all its languages; none of what is not sound."""
    begin_generation()
    try:
        loaded = load_bytes(path, data)
    except ContentError:
        return []
    return [plan(loaded, code, theme) for code in loaded.content.languages]


def plan(loaded: Loaded, code: str, theme: Theme) -> DossierPlan:
    return plan_dossier(loaded.content, code, WHEN, theme, None, loaded.origins)


@pytest.fixture(params=["every block", "shipped", "heating"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "shipped":
        return ROOT / "content.yaml"
    if request.param == "heating":
        return ROOT / "tests/heating/content.yaml"
    return write_every_block(tmp_path)


def list_changed(text: str) -> list[str]:
    """Return texts in each of which a word changes that others may name, or that is shown."""
    lines = text.split("\n")
    changed: list[str] = []
    for at, line in enumerate(lines):
        other = re.sub(
            r"(: (?:['\"]|.*[:.] )?[A-Z][a-z]{4,})(?=\W)", r"\1s", line, count=1
        )
        if other != line:
            changed.append("\n".join([*lines[:at], other, *lines[at + 1 :]]))
    return changed


def test_an_edited_content_is_planned_as_if_it_were_new(
    path: Path, theme: Theme
) -> None:
    text = path.read_text(encoding="utf-8")
    changed = list_changed(text)
    edited = changed[:: -(-len(changed) // EDITS)]
    edited += list_edited(text, EDITS, seed=len(text))
    forget_all()
    states = [plan_all(path, text.encode(), theme)]
    assert states[0]
    for each in edited:
        states.append(plan_all(path, each.encode(), theme))
    sound = [
        (each, plans) for each, plans in zip(edited, states[1:], strict=True) if plans
    ]
    assert len(sound) > EDITS / 2
    for each, plans in sound:
        forget_all()
        cold = plan_all(path, each.encode(), theme)
        assert [*describe(plans)] == [*describe(cold)], each


def test_what_did_not_change_is_the_very_same(path: Path, theme: Theme) -> None:
    text = path.read_text(encoding="utf-8")
    forget_all()
    before = plan_all(path, text.encode(), theme)
    after = plan_all(path, f"# aside\n{text}".encode(), theme)
    for one, other in zip(before, after, strict=True):
        for section, same in zip(one.sections, other.sections, strict=True):
            assert all(a is b for a, b in zip(section.blocks, same.blocks, strict=True))
        for claim, like in zip(one.claims, other.claims, strict=True):
            assert claim.evidence is like.evidence


def test_what_a_block_names_is_planned_anew_with_it(path: Path, theme: Theme) -> None:
    """A check that could not fail: another source changes the evidence, and what shows that."""
    text = path.read_text(encoding="utf-8")
    first = plan_all(path, text.encode(), theme)[0]
    proof = next(claim.evidence for claim in first.claims if claim.evidence.citations)
    short = proof.citations[0].short
    later = plan_all(path, text.replace(short, f"{short} II").encode(), theme)[0]
    again = next(c.evidence for c in later.claims if c.evidence.claim == proof.claim)
    assert again.citations[0].short == f"{short} II"
    shown = [*describe(later.sections)]
    assert proof not in shown
