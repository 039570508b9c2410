"""What a source and a claim state in each language: the same is no problem, other facts are told."""

from __future__ import annotations

import pytest

from reporting.evidence.facts.statements import find_statements
from reporting.evidence.rules.claims import is_in_terms
from reporting.evidence.rules.support import SupportedFacts
from reporting.evidence.sources.matching import Matcher
from tests.evidence.fact_pairs import PAIRS

CASES = [
    pytest.param(code, source, claim, is_same, id=f"{code}: {claim} | {source}")
    for code, pairs in PAIRS.items()
    for source, claim, is_same in pairs
]
FEWEST = 40


def list_stated(claim: str, code: str) -> list[tuple[object, str]]:
    statements = find_statements(claim, code)
    stated: list[tuple[object, str]] = []
    stated += [(each, each.cut_from(claim)) for each in statements.figures]
    stated += [(each, each.cut_from(claim)) for each in statements.dates]
    return stated


@pytest.mark.parametrize(("code", "source", "claim", "is_same"), CASES)
def test_a_claim_is_borne_by_what_says_the_same_and_by_nothing_else(
    code: str, source: str, claim: str, *, is_same: bool
) -> None:
    facts = SupportedFacts(terms=[(source, code, "")])
    stated = list_stated(claim, code)
    assert stated, "the claim states nothing"
    assert all(is_in_terms(each, facts) for each, _ in stated) == is_same  # type: ignore[arg-type]


@pytest.mark.parametrize(("code", "source", "claim", "is_same"), CASES)
def test_what_a_claim_says_is_found_in_the_paragraph_that_says_the_same(
    code: str, source: str, claim: str, *, is_same: bool
) -> None:
    matcher = Matcher([source], code)
    found = [matcher.has_term(1, words) for _, words in list_stated(claim, code)]
    assert all(found) == is_same


@pytest.mark.parametrize("code", PAIRS)
def test_every_language_has_enough_pairs_of_both_kinds(code: str) -> None:
    same = [is_same for _, _, is_same in PAIRS[code]]
    assert len(same) >= FEWEST
    assert same.count(False) >= FEWEST // 4
