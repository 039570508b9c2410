"""A target -> inputs that are led by what they reach in our code (atheris, on libFuzzer).

    python -m tests.fuzz guided TARGET --seconds N

It begins with inputs that the target makes by chance, and goes on from those that reach lines which
none before them reached. Half of what it tries are such inputs with their bytes changed, half are
made by the target. Findings are kept as `running` keeps them, and the search goes on.

It needs `pip install -r tests/fuzz/requirements.txt`, and Python 3.11 or 3.12.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

_SEEDS = 200
_LONGEST = 1 << 16


def guide(name: str, seconds: int, seed: int, notes: Path) -> None:
    """Search until the time is over, then end the process.

    Args:
        name: of the target.
        seconds: of the clock.
        seed: of all chance.
        notes: folder for findings, counts, and the inputs that reach furthest.
    """
    atheris: Any = import_module("atheris")  # where it is there

    with atheris.instrument_imports(include=["reporting"]):
        from tests.fuzz.running import guard_process, make_input  # noqa: PLC0415
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415

        target = TARGETS[name]
        folder = Path(tempfile.mkdtemp(prefix="fuzz-guided-"))
        if target.prepare:
            target.prepare(folder)
        search = Search(target, folder, seed, notes, time.monotonic() + seconds)
        begun = [make_input(target, seed, number) for number in range(_SEEDS)]
        for files in begun:  # what is loaded where it is used is instrumented too
            search.take(files)
    seeds = notes / "reached" / name
    seeds.mkdir(parents=True, exist_ok=True)
    for number, files in enumerate(begun):
        (seeds / f"begun-{number}").write_bytes(files[target.main][:_LONGEST])
    words = notes / "words"
    words.write_text(write_dictionary(), encoding="ascii")
    guard_process()
    options = [f"-seed={seed}", f"-max_len={_LONGEST}", f"-dict={words}", "-timeout=60"]
    options += ["-rss_limit_mb=0", "-print_final_stats=0", "-verbosity=0"]

    def mutate(data: bytes, size: int, chance: int) -> bytes:
        if chance % 2:
            return bytes(atheris.Mutate(data, size))
        return make_input(target, chance, 0)[target.main][:size]

    arguments = ["fuzz", *options, str(seeds)]
    atheris.Setup(arguments, search.take_bytes, custom_mutator=mutate)
    atheris.Fuzz()


class Search:
    """Takes inputs in and counts them.

    Args:
        target: what is fuzzed.
        folder: with the files that are not edited.
        seed: of all chance.
        notes: folder for findings and counts.
        until: when the time is over.
    """

    def __init__(
        self, target: Any, folder: Path, seed: int, notes: Path, until: float
    ) -> None:
        from tests.fuzz.running import Tally, make_input  # noqa: PLC0415  (behind what is instrumented)

        self.target = target
        self.folder = folder
        self.notes = notes
        self.until = until
        self.tally = Tally(target.name, seed)
        self.rest = make_input(target, seed, 0)

    def take_bytes(self, data: bytes) -> None:
        """Try an input of one file; end the process when the time is over."""
        self.take({**self.rest, self.target.main: data})
        if time.monotonic() > self.until:
            self.end()

    def take(self, files: dict[str, bytes]) -> None:
        """Try an input."""
        from tests.fuzz.running import keep_finding, try_guarded  # noqa: PLC0415  (see above)

        tally = self.tally
        began = time.process_time()
        found = try_guarded(self.target, files, self.folder)
        taken = time.process_time() - began
        tally.inputs += 1
        if taken > tally.slowest:
            tally.slowest, tally.slowest_at = taken, tally.inputs
        if isinstance(found, BaseException):
            known = keep_finding(
                self.notes, self.target, f"guided:{tally.inputs}", files, found
            )
            tally.findings[known] += 1
        else:
            tally.accepted += found

    def end(self) -> None:
        """Write what the search came to, and end the process: libFuzzer never returns."""
        from tests.fuzz.running import find_peak, write_tally  # noqa: PLC0415  (see above)

        self.tally.built = self.tally.accepted * self.target.is_built
        self.tally.seconds = time.process_time()
        self.tally.peak = find_peak(os.getpid())
        write_tally(self.notes, self.tally)
        print(self.tally, flush=True)
        for known, count in self.tally.findings.items():
            print(f"    {count} x {known}", flush=True)
        os._exit(1 if self.tally.findings else 0)


def write_dictionary() -> str:
    """Return the scalars of the dictionary as libFuzzer reads them."""
    from tests.fuzz.payloads import list_words  # noqa: PLC0415  (see above)

    lines = []
    for word in dict.fromkeys(list_words()):
        data = word.encode("utf-8", "surrogatepass")[:60]
        if data:
            lines.append('"' + "".join(f"\\x{byte:02X}" for byte in data) + '"')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    _, _name, _seconds, _seed, _notes = sys.argv
    guide(_name, int(_seconds), int(_seed), Path(_notes))
