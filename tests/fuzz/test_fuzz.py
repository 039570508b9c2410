"""Fuzzing finds what it is there to find, and what it found before stays mended.

`python -m tests.fuzz share` tries some inputs of every target; .ci/run calls it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.minimising import minimise_by
from tests.fuzz.model import Chance, describe, try_input
from tests.fuzz.planted import FAULTS, PLANTED
from tests.fuzz.running import make_input, read_kept, run
from tests.fuzz.targets import SHARE, TARGETS
from tests.tools import ROOT

CORPUS = ROOT / "tests" / "fuzz" / "corpus"
KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_dir())


@pytest.mark.parametrize(
    "kept", KEPT, ids=lambda kept: f"{kept.parent.name}-{kept.name}"
)
def test_what_was_found_once_is_accepted_or_refused(kept: Path, tmp_path: Path) -> None:
    target = TARGETS[kept.parent.name]
    if target.prepare:
        target.prepare(tmp_path)
    is_accepted = try_input(target, read_kept(kept), tmp_path)
    wanted = (kept / "TOLD").read_text(encoding="utf-8").split(maxsplit=1)[0]
    assert is_accepted == (wanted == "accepted")


def test_every_kind_of_fault_is_found_and_the_rest_is_tried(tmp_path: Path) -> None:
    tally = run(PLANTED["planted"], 1, range(len(FAULTS)), tmp_path, seconds=0.3)
    assert tally.inputs == len(FAULTS)
    assert tally.accepted == 2
    found = "\n".join(sorted(tally.findings))
    for words in (
        "KeyError",
        "ValueError",
        "Finding",
        "HungError",
        "MemoryError",
        "died: 7",
        "hung in C",
    ):
        assert words in found
    assert len(tally.findings) == 7
    kept = [path.read_bytes() for path in tmp_path.glob("kept/planted/*/text")]
    assert sorted(kept) == sorted(name.encode() for name in FAULTS[2:-1])


def test_the_least_of_a_finding_finds_the_same() -> None:
    files = {"text": b"one,two\n3,4\n", "more": b"a\nb"}
    least = minimise_by(files, lambda tried: "found" if b"4" in tried["text"] else "")
    assert least == {"text": b"4", "more": b""}


def test_the_share_of_ci_tries_every_target() -> None:
    assert SHARE.keys() == TARGETS.keys()


def test_a_seed_makes_the_same_inputs_in_every_process() -> None:
    program = "from tests.fuzz.test_fuzz import list_digests; print(list_digests())"
    environment = {**os.environ, "PYTHONHASHSEED": "5", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program]
    told = subprocess.run(
        command, check=True, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert told.stdout.strip() == str(list_digests())


def list_digests() -> list[str]:
    """Return a digest of an input of every target that takes no outputs."""
    digests = []
    for name, target in TARGETS.items():
        if name != "returned":
            files = make_input(target, 3, 8)
            digests.append(
                hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()[:8]
            )
    return digests


def test_a_finding_is_known_by_where_it_came_from(tmp_path: Path) -> None:
    with pytest.raises(KeyError) as raised:
        try_input(
            PLANTED["planted"],
            PLANTED["planted"].make(Chance(1, "planted", 2)),
            tmp_path,
        )
    assert "KeyError" in describe(raised.value)
