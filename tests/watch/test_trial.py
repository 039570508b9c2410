"""Random edits under `make-report watch`: a share of the thousand that `tests.watch.trial` does.

`WATCH_EDITS=1000` in the environment does them all here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reporting.job import BuildOptions
from reporting.render import render
from tests.samples import EVERY_BLOCK, write, write_every_block
from tests.watch.trial import check_output, check_set, run_trial, stamp_program

EDITS = int(os.environ.get("WATCH_EDITS", "30"))
MEMORY = 40.0
"""MB by which memory may grow; a thousand rebuilds that kept what they made would take gigabytes."""


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not locked there")
def test_whatever_is_saved_the_outputs_stay_whole_and_follow(tmp_path: Path) -> None:
    findings = run_trial(tmp_path, EDITS, seed=16)
    assert findings.faults == []
    assert findings.looks > 0
    assert findings.growth < MEMORY


# ---------------------------------------------------------------- planted faults


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    content = write_every_block(tmp_path_factory.mktemp("desk"))
    files = render(BuildOptions(content=content)).files
    return {file.name: file.data for file in files}


@pytest.mark.parametrize("name", ["dossier.pdf", "briefing.pptx"])
def test_an_output_that_is_not_whole_is_found(
    name: str, outputs: dict[str, bytes]
) -> None:
    data = outputs[name]
    check_output(name, data)
    for torn in (data[:-40], data[: len(data) // 2], b""):
        with pytest.raises(Exception, match=r"."):
            check_output(name, torn)


def test_outputs_of_two_builds_are_found(
    tmp_path: Path, outputs: dict[str, bytes]
) -> None:
    content = write(tmp_path, EVERY_BLOCK.replace("harvest", "crop", 1))
    (deck,) = render(BuildOptions(content=content, only="deck")).files
    check_set(outputs)
    with pytest.raises(AssertionError, match="of another build"):
        check_set({**outputs, deck.name: deck.data})


def test_a_program_that_is_edited_meanwhile_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.watch.trial.ROOT", tmp_path)
    module = tmp_path / "reporting" / "draw.py"
    module.parent.mkdir()
    module.write_text("", "utf-8")
    before = stamp_program()
    assert stamp_program() == before
    os.utime(module, (1, 1))
    assert stamp_program() != before
