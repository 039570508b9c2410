"""Three hundred honest slips: the right line, one message each, and no wrong cure."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml

from reporting.errors import Problem, Severity
from tests.evidence.orchard import write_orchard
from tests.slips.operators import OPERATORS, Slipped
from tests.slips.trial import Trial, run_trials
from tests.tools import ROOT

COUNT = 300
SEED = 20261127
RIGHT_LINES = 0.98
ONE_MESSAGE = 0.95


def write_shipped(folder: Path) -> Path:
    """Copy the shipped content, with the pictures that it names, into a folder."""
    pictures = folder / "assets" / "images"
    shutil.copytree(ROOT / "assets" / "images", pictures)
    return Path(shutil.copy(ROOT / "content.yaml", folder))


def write_heating(folder: Path) -> Path:
    """Copy the second content, with all that stands beside it, into a folder."""
    shutil.copytree(ROOT / "tests" / "heating", folder, dirs_exist_ok=True)
    return folder / "content.yaml"


def write_restyled(folder: Path) -> Path:
    """Write a small content as another program does: long lines folded, lists not indented."""
    path = write_orchard(folder)
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
    text = yaml.safe_dump(data, width=70, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8", newline="")
    return path


CONTENTS = (write_shipped, write_heating, write_orchard, write_restyled)


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> list[Trial]:
    """Make the slips: two thirds of them in the whole contents, the rest in small ones."""
    found: list[Trial] = []
    for number, write in enumerate(CONTENTS):
        path = write(tmp_path_factory.mktemp(write.__name__))
        count = COUNT // 3 if number < 2 else COUNT // 6
        found += run_trials(path, count, SEED + number)
    return found


def share(trials: list[Trial], good: list[Trial]) -> float:
    return len(good) / len(trials)


def list_bad(trials: list[Trial], good: list[Trial]) -> str:
    return "\n".join(trial.describe() for trial in trials if trial not in good)


def test_honest_slips_are_told_at_their_line_once_and_with_their_cure(
    trials: list[Trial], capsys: pytest.CaptureFixture[str]
) -> None:
    right = [trial for trial in trials if trial.has_right_line]
    single = [trial for trial in trials if trial.is_one_message]
    cured = [trial for trial in trials if not trial.has_wrong_cure]
    with capsys.disabled():
        print(
            f"\n{len(trials)} slips of {len({trial.kind for trial in trials})} kinds: "
            f"the right line in {share(trials, right):.1%}, one message in "
            f"{share(trials, single):.1%}, a wrong cure in {len(trials) - len(cured)}"
        )
    assert len(trials) == COUNT
    assert share(trials, right) >= RIGHT_LINES, list_bad(trials, right)
    assert share(trials, single) >= ONE_MESSAGE, list_bad(trials, single)
    assert cured == trials, list_bad(trials, cured)


def test_every_kind_of_slip_is_made(trials: list[Trial]) -> None:
    counts = Counter(trial.kind for trial in trials)
    assert counts.keys() == OPERATORS.keys()


@pytest.mark.parametrize(
    ("lines", "message", "hint", "is_right", "is_cured"),
    [
        ([3], "`x` is unknown", "did you mean `y`?", True, True),
        ([2], "`x` is unknown", "did you mean `y`?", False, True),
        ([3], "`x` is unknown", "put it in quotes", True, False),
        ([3], "`x` is unknown", "did you mean `y`? or put it in quotes", True, False),
    ],
)
def test_what_is_told_wrongly_counts_as_wrong(
    lines: list[int],
    message: str,
    hint: str,
    is_right: bool,  # noqa: FBT001  (parametrized)
    is_cured: bool,  # noqa: FBT001
) -> None:
    slipped = Slipped("a\nb\nc\n", frozenset(lines), "did you mean", "quotes")
    problem = Problem("c", 3, 1, Severity.ERROR, message, hint=hint)
    trial = Trial("a_kind", slipped, (problem,))
    assert trial.has_right_line is is_right
    assert trial.has_wrong_cure is not is_cured
    assert trial.is_one_message
    twice = Trial("a_kind", slipped, (problem, problem))
    assert not twice.is_one_message
    assert not Trial("a_kind", slipped, ()).has_right_line
