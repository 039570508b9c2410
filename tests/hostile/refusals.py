"""Files in a folder -> what `make-report` says of them, and whether the last good outputs stand.

It runs in this process, under an alarm: what hangs becomes a failed test.
"""

from __future__ import annotations

import contextlib
import io
import re
import signal
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from reporting.cli.main import main
from tests.samples import MINIMAL

SECONDS = 240.0
"""Longer than anything here takes on a machine that is busy with other things."""
KEPT = {"dossier.pdf": b"the last good dossier", "briefing.pptx": b"and its deck"}
CHART = """\
      - id: drawn
        kind: chart
        type: {type}
        title: What it shows
        unsourced: a test
        data: {data}
"""


class Said(NamedTuple):
    """What a run said and did.

    Args:
        code: its exit code.
        text: of standard error, the folder's name left out.
        outputs: the files in the folder of the outputs.
    """

    code: int
    text: str
    outputs: Mapping[str, bytes]


def run(files: Mapping[str, str | bytes], *options: str) -> Said:
    """Build a content of which good outputs stand already.

    Args:
        files: what stands in its folder; `content.yaml` among them.
        options: of `make-report`; names of files are below the folder.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for file, data in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            written = data if isinstance(data, bytes) else data.encode()
            path.write_bytes(written)
        return run_in(folder, *options)


def run_in(folder: Path, *options: str, content: str = "content.yaml") -> Said:
    """Build a content in a folder, beside outputs that are good."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    for file, data in KEPT.items():
        (out / file).write_bytes(data)
    given = [f"{folder / content}", "-o", f"{out}"]
    for option in options:
        is_file = not option.startswith("-") and (folder / option).is_file()
        given.append(f"{folder / option}" if is_file else option)
    said = io.StringIO()
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(said),
        alarm(),
    ):
        try:
            code = main(given)
        except SystemExit as end:
            code = int(end.code or 0)
    outputs = {path.name: path.read_bytes() for path in out.iterdir()}
    text = said.getvalue().replace(f"{folder}/", "")
    return Said(code, text, outputs)


@contextlib.contextmanager
def alarm() -> Iterator[None]:
    """Raise where something takes longer than it may."""

    def ring(number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {SECONDS:g} s, signal {number}")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def refuse(files: Mapping[str, str | bytes], *options: str) -> str:
    """Return why a content is refused; that it is, cleanly, is asserted."""
    said = run(files, *options)
    assert_clean(said)
    assert said.code == 3, said.text
    assert said.outputs == KEPT
    return said.text


def assert_clean(said: Said) -> None:
    """Assert that no fault of ours came up, and that nothing was said to the terminal itself."""
    assert "our fault" not in said.text, said.text
    assert "Traceback" not in said.text, said.text
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said.text
    )
    assert said.code in {0, 3}, said.text
    has_errors = re.search(r"(?m)^\S.*: error: .* \[E\d{3}\]$", said.text)
    assert (said.code == 3) is bool(has_errors), said.text


def change(old: str, new: str, text: str = MINIMAL) -> dict[str, str]:
    """Return a content in which one thing is written otherwise."""
    assert text.count(old) == 1, old
    return {"content.yaml": text.replace(old, new)}


def find_place(text: str, words: str) -> str:
    """Return where words stand in a content, as problems say it."""
    before = text[: text.index(words)]
    column = len(before) - before.rfind("\n")
    return f"content.yaml:{before.count(chr(10)) + 1}:{column}: "
