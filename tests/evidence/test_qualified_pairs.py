"""Of passages that say less than their claim most are told, and of others hardly any.

Every pair runs through the check of a whole dossier. The rates are printed, by language and
by kind of harm: `pytest -s tests/evidence/test_qualified_pairs.py`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reporting import Verdict
from reporting.i18n import list_languages
from reporting.record import Record, replace
from tests.evidence.qualified_dossiers import (
    PAIRS,
    SETS,
    Pair,
    judge_pairs,
    read_pairs,
)

CASES = [
    pytest.param(folder, path.stem, id=f"{folder.name}: {path.stem}")
    for folder in SETS
    for path in sorted(folder.glob("*.yaml"))
]
VARIANTS = {"en-US", "pt-PT"}
"""Languages whose pairs only show what their base says otherwise."""
CAUGHT, CAUGHT_OF_EACH = 0.90, 0.88
"""Of the harmful pairs: of a set, and of one language in it at the least."""
FLAGGED, FLAGGED_OF_EACH = 0.05, 0.10
"""Of the harmless pairs: of a set, and of one language in it at the most."""
KNOWN = {Verdict.FOUND, Verdict.QUALIFIED}

Measured = dict[tuple[Path, str], "Rates"]


class Rates(Record, frozen=True):
    """How many pairs are told of how many."""

    harmful: Counter[str]
    caught: Counter[str]
    harmless: int
    flagged: list[Pair]

    @property
    def share_caught(self) -> float:
        """Of the harmful pairs."""
        return self.caught.total() / self.harmful.total()

    @property
    def share_flagged(self) -> float:
        """Of the harmless pairs."""
        return len(self.flagged) / self.harmless


@pytest.fixture(scope="module")
def rates(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    measured: Measured = {}
    for folder in SETS:
        for path in sorted(folder.glob("*.yaml")):
            place = tmp_path_factory.mktemp(path.stem)
            measured[folder, path.stem] = measure(path, place)
    return measured


def measure(path: Path, folder: Path) -> Rates:
    pairs = list(read_pairs(path))
    verdicts = judge_pairs(folder, pairs)
    told = [pair for pair in pairs if verdicts[pair.claim_id] == Verdict.QUALIFIED]
    lost = [claim for claim, verdict in verdicts.items() if verdict not in KNOWN]
    assert not lost, "the terms of each pair stand in its source"
    harmful = [pair for pair in pairs if pair.is_harmful]
    return Rates(
        harmful=Counter(pair.kind for pair in harmful),
        caught=Counter(pair.kind for pair in told if pair.is_harmful),
        harmless=len(pairs) - len(harmful),
        flagged=[pair for pair in told if not pair.is_harmful],
    )


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_of_all_pairs_the_harmful_are_told_and_the_harmless_are_not(
    folder: Path, rates: Measured
) -> None:
    own = {code: each for (place, code), each in rates.items() if place == folder}
    print(f"\n{folder.name}")
    for code, each in own.items():
        print(f"{code:6}{describe(each)}")
    harmful = sum(each.harmful.total() for each in own.values())
    caught = sum(each.caught.total() for each in own.values())
    harmless = sum(each.harmless for each in own.values())
    flagged = sum(len(each.flagged) for each in own.values())
    print(
        f"all   {caught} of {harmful} harmful told = {caught / harmful:.1%}, "
        f"{flagged} of {harmless} harmless = {flagged / harmless:.1%}"
    )
    assert caught / harmful >= CAUGHT
    assert flagged / harmless <= FLAGGED


def describe(rates: Rates) -> str:
    kinds = [f"{kind} {rates.caught[kind]}/{of}" for kind, of in rates.harmful.items()]
    return (
        f"{rates.share_caught:4.0%} of {rates.harmful.total()} harmful told, "
        f"{rates.share_flagged:3.0%} of {rates.harmless} harmless; {', '.join(kinds)}"
    )


@pytest.mark.parametrize(("folder", "code"), CASES)
def test_in_each_language_the_harmful_are_told_and_the_harmless_are_not(
    folder: Path, code: str, rates: Measured
) -> None:
    each = rates[folder, code]
    assert each.share_caught >= CAUGHT_OF_EACH, describe(each)
    quiet = [f"{pair.source} -> {pair.claim}" for pair in each.flagged]
    assert each.share_flagged <= FLAGGED_OF_EACH, quiet


def test_every_bundled_language_has_pairs_of_every_kind(rates: Measured) -> None:
    first = {code: each for (place, code), each in rates.items() if place == PAIRS}
    assert set(list_languages()) == set(first)
    assert sum(each.harmful.total() for each in first.values()) >= 300
    assert sum(each.harmless for each in first.values()) >= 300
    kinds = set(first["en"].harmful)
    for code, each in first.items():
        fewest = 12 if code in VARIANTS else 36
        assert each.harmful.total() >= fewest, code
        assert each.harmless >= fewest, code
        assert set(each.harmful) == kinds, code


@pytest.mark.parametrize(("folder", "code"), CASES)
def test_a_claim_that_repeats_its_source_leaves_nothing_out(
    folder: Path, code: str, tmp_path: Path
) -> None:
    pairs = [
        replace(pair, claim=pair.source, quote="", by="")
        for pair in read_pairs(folder / f"{code}.yaml")
        if pair.language == code
    ]
    verdicts = judge_pairs(tmp_path, pairs)
    told = [pair for pair in pairs if verdicts[pair.claim_id] != Verdict.FOUND]
    assert [pair.source for pair in told] == []
