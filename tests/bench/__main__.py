"""Measure our program beside Typst, Pandoc and python-pptx, and hold the figures to the bars.

    bash .ci/bench                    # 20, 200 and 1,000 sections: about half an hour
    bash .ci/bench --quick            # 20 sections: about two minutes
    bash .ci/bench --watch            # from a save to both outputs in place: about five minutes
    bash .ci/bench --growth assets/readme/growth.png    # and the picture of growth in README.md

Every figure is that of a whole process, start-up included: the least of the rounds, all
commands of a size in turn. Times are user and system time of the processor, with the wall
beside. Figures of a busy machine are rough; ratios within a loop are good to about 15%.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.bars import Figures, collect, judge
from tests.bench.growth import NAMES, Points, draw_growth
from tests.bench.measure import Outcome, Subject, measure
from tests.bench.programs import (
    FIRST,
    OURS,
    Peers,
    Program,
    install_peers,
    unpack_revision,
)
from tests.bench.subjects import (
    SMALL,
    list_citations,
    list_for_growth,
    list_of_size,
    list_shipped,
)
from tests.bench.table import format_bars, format_table
from tests.bench.watching import EDITS, format_case, measure_watching

SIZES = (SMALL, 200, 1000)
GROWTH_SIZES = (SMALL, 50, 100, 200, 500, 1000)


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="bash .ci/bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--quick", action="store_true", help=f"{SMALL} sections only")
    parser.add_argument("--rounds", type=int, default=5, help="of each command")
    parser.add_argument("--limit", type=int, default=300, help="CPU seconds of each")
    parser.add_argument(
        "--against",
        metavar="REV",
        help=f"the earlier commit of ours ({FIRST}); `none` for none",
    )
    parser.add_argument("--growth", type=Path, metavar="PNG", help="draw the growth")
    parser.add_argument(
        "--citations", action="store_true", help="`check` of citations alone"
    )
    parser.add_argument(
        "--watch", action="store_true", help="`watch`: from a save to both outputs"
    )
    parser.add_argument(
        "--edits", type=int, default=EDITS, help="of each kind, with --watch"
    )
    asked = parser.parse_args()
    if asked.watch:
        return _measure_watching(asked.edits)
    try:
        first = _find_first(asked.against)
    except LookupError as error:
        parser.error(str(error))
    peers = None if asked.citations else install_peers()
    OURS.compile()
    if first:
        first.compile()
    print(_describe_machine())
    loop = _Loop(asked.rounds, asked.limit)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        if peers is None:
            loop.run("citations", list_citations(Path(folder), first), Path(folder))
            return 0
        _measure_all(loop, Path(folder), peers, first, asked)
    figures = collect(loop.outcomes)
    print("\nbars")
    print("\n".join(format_bars(judge(figures))))
    if asked.growth:
        draw_growth(select_points(figures), asked.growth)
        print(f"\n{asked.growth}")
    return 0


def _measure_watching(edits: int) -> int:
    print(_describe_machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        measure_watching(
            Path(folder), edits, lambda case: print(format_case(case), flush=True)
        )
    return 0


class _Loop:
    """Measures tables one after the other, prints each, and keeps every outcome."""

    def __init__(self, rounds: int, limit: int) -> None:
        self.rounds = rounds
        self.limit = limit
        self.outcomes: list[Outcome] = []

    def run(self, title: str, subjects: Sequence[Subject], folder: Path) -> None:
        """Measure some commands and print their table."""
        outcomes = measure(subjects, self.rounds, self.limit, folder, _say)
        _say("")
        print("\n".join(["", *format_table(title, outcomes)]), flush=True)
        self.outcomes += outcomes


def _measure_all(
    loop: _Loop,
    folder: Path,
    peers: Peers,
    first: Program | None,
    asked: argparse.Namespace,
) -> None:
    cold = _make_folder(folder, "cold")
    loop.run("cold starts", list_shipped(cold, first), cold)
    sizes = (SMALL,) if asked.quick else SIZES
    for count in sizes:
        place = _make_folder(folder, str(count))
        subjects = list_of_size(count, peers, place, first)
        loop.run(f"{count:,} sections", subjects, place)
    if asked.growth:
        for count in sorted(set(GROWTH_SIZES) - set(sizes)):
            place = _make_folder(folder, str(count))
            subjects = list_for_growth(count, peers, place)
            loop.run(f"{count:,} sections", subjects, place)


def _make_folder(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir()
    return place


def _find_first(revision: str | None) -> Program | None:
    """Return the earlier commit to compare with: ours by default, where git knows it."""
    if revision == "none":
        return None
    try:
        return unpack_revision(revision or FIRST)
    except LookupError as error:
        if revision:
            raise
        print(f"{error}; it is left out", file=sys.stderr)
        return None


def select_points(figures: Figures) -> Mapping[str, Points]:
    """Return the points of the picture of growth: what was finished, by program."""
    lines: dict[str, list[tuple[int, float]]] = {key: [] for key in NAMES}
    for (key, count), outcome in sorted(figures.items()):
        if key in lines and outcome.cpu is not None:
            lines[key].append((count, outcome.cpu))
    return lines


def _describe_machine() -> str:
    load = os.getloadavg()[0]
    version = platform.python_version()
    return f"Python {version}, {os.cpu_count()} processors, load {load:.1f}"


def _say(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
