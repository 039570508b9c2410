"""Whom a dossier speaks of: kinds bundled and declared, how they are grouped, and their heading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reporting.content.model import EntityKind
from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.errors import Severity
from reporting.i18n import list_languages, load_language
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from tests.content.planted import at, changed, only
from tests.samples import EVERY_BLOCK, WHEN, write

KINDS = """\
kinds:
  - {id: robot, one: {en: Robot, it: Robot}, many: {en: Robots, it: Robot}, like: tool}
sources:
"""
WITH_ROBOT = changed("kind: tool", "kind: robot").replace("sources:\n", KINDS, 1)


def plan(folder: Path, text: str, theme: Theme, code: str = "en") -> DossierPlan:
    return plan_dossier(load(write(folder, text)).content, code, WHEN, theme)


def groups(planned: DossierPlan) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in planned.entities:
        found.setdefault(entry.group, []).append(entry.name)
    return found


def test_entities_stand_by_kind_and_then_by_the_alphabet(english: DossierPlan) -> None:
    assert list(groups(english)) == ["Person", "Company", "Union", "Production", "Tool"]
    for names in groups(english).values():
        assert names == sorted(names, key=str.casefold)


def test_a_kind_of_ones_own_has_its_own_words(tmp_path: Path, theme: Theme) -> None:
    assert groups(plan(tmp_path, WITH_ROBOT, theme))["Robot"] == ["Pomona"]
    assert "Pomona" in groups(plan(tmp_path, WITH_ROBOT, theme, "it"))["Robot"]


def test_a_bundled_kind_may_be_called_otherwise(tmp_path: Path, theme: Theme) -> None:
    text = EVERY_BLOCK.replace(
        "sources:\n",
        "kinds:\n  - {id: tool, one: Machine, many: Machines, like: tool}\nsources:\n",
        1,
    )
    assert groups(plan(tmp_path, text, theme))["Machine"] == ["Pomona"]


def test_where_all_are_of_one_kind_the_heading_says_which(
    tmp_path: Path, theme: Theme
) -> None:
    text = re.sub(
        r"kind: (person|company|tool|production|union)\b", "kind: company", EVERY_BLOCK
    )
    planned = plan(tmp_path, text, theme)
    assert planned.labels.entities == "Companies"
    assert {entry.group for entry in planned.entities} == {""}


def test_without_persons_nobody_is_promised(tmp_path: Path, theme: Theme) -> None:
    text = EVERY_BLOCK.replace("kind: person", "kind: agency")
    assert plan(tmp_path, text, theme).labels.entities == "Names"


def test_an_unknown_kind_is_refused_with_the_word_that_is_close(tmp_path: Path) -> None:
    text = changed("kind: tool", "kind: tol")
    problem = only(tmp_path, text)
    assert (problem.code, problem.message, problem.hint) == (
        "E380",
        "there is no kind of entity `tol`",
        "did you mean `tool`?",
    )
    assert at(problem, text).startswith("tol")


def test_an_unknown_kind_that_is_like_none_may_be_declared(tmp_path: Path) -> None:
    problem = only(tmp_path, changed("kind: tool", "kind: orchestra"))
    assert "kinds: [{id: orchestra, one: …, many: …}]" in problem.hint


def test_a_kind_that_no_entity_is_of_is_told(tmp_path: Path) -> None:
    text = WITH_ROBOT.replace("kind: robot", "kind: tool")
    problem = only(tmp_path, text)
    assert (problem.code, problem.severity) == ("W381", Severity.WARNING)
    assert problem.message == "no entity is of the kind `robot`"


@pytest.mark.parametrize("code", list_languages())
def test_every_language_has_words_for_every_kind(code: str) -> None:
    words = load_language(code).entity_kinds
    assert sorted(words) == sorted(EntityKind)
    assert all(kind.one and kind.many for kind in words.values())


def test_one_of_an_own_kind_like_a_person_is_known_by_surname(
    tmp_path: Path, theme: Theme
) -> None:
    kinds = (
        "kinds:\n  - {id: picker, one: Picker, many: Pickers, like: person}\nsources:\n"
    )
    text = EVERY_BLOCK.replace("kind: person", "kind: picker").replace(
        "sources:\n", kinds, 1
    )
    (lane,) = [e for e in plan(tmp_path, text, theme).entities if e.id == "vera-lane"]
    assert "Lane" in lane.names


def test_words_that_say_who_makes_a_claim_lead_to_whom_they_name(
    tmp_path: Path, theme: Theme
) -> None:
    text = changed(
        "by: [{en: Vera Lane’s letter to the growers, it: La lettera di Vera Lane ai coltivatori}]",
        "by: [{en: A letter of Tom Ash, it: Una lettera di Tom Ash}]",
    )
    text = text.replace(
        "entities:\n",
        "entities:\n  - {id: tom-ash, name: Tom Ash, kind: person, line: {en: Picks., it: Coglie.}}\n",
        1,
    )
    planned = plan(tmp_path, text, theme)
    (ash,) = [entry for entry in planned.entities if entry.id == "tom-ash"]
    assert len(ash.claims) == 1
