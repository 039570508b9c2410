"""`python -m tests.fuzz`: inputs that were made by chance, tried under guard; see --help."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.judging import judge
from tests.fuzz.minimising import minimise
from tests.fuzz.model import try_input
from tests.fuzz.planted import PLANTED
from tests.fuzz.running import (
    Tally,
    make_input,
    read_kept,
    run,
    work,
    write_files,
)
from tests.fuzz.targets import SHARE, TARGETS
from tests.tools import ROOT

SEED = 17


def main() -> int:
    """Do what is asked for; return 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    share = commands.add_parser(
        "share", help="what CI tries: some inputs of every target, in two minutes"
    )
    share.add_argument(
        "--part", type=float, default=1.0, help="of the numbers of inputs"
    )
    some = commands.add_parser("run", help="many inputs of a target")
    some.add_argument("target", choices=TARGETS)
    some.add_argument("--first", type=int, default=0)
    some.add_argument("--count", type=int, default=1000)
    for command in (share, some):
        command.add_argument("--seed", type=int, default=SEED)
        command.add_argument(
            "--notes", type=Path, help="folder for findings and counts"
        )
    one = commands.add_parser("one", help="one input again, with its traceback")
    least = commands.add_parser(
        "minimise", help="the least of an input that finds the same"
    )
    for command in (one, least):
        command.add_argument("target", choices=TARGETS)
        command.add_argument(
            "input", help="SEED:NUMBER, or the folder of an input that was kept"
        )
    guided = commands.add_parser(
        "guided", help="inputs that are led by what they reach; needs atheris"
    )
    guided.add_argument("target", choices=TARGETS)
    guided.add_argument("--seconds", type=int, default=60)
    guided.add_argument("--seed", type=int, default=SEED)
    guided.add_argument(
        "--notes", type=Path, help="folder for findings and what reaches furthest"
    )
    judged = commands.add_parser(
        "judge", help="what others' judges say of outputs that were put aside"
    )
    judged.add_argument("folder", type=Path)
    judged.add_argument(
        "--show", action="store_true", help="let LibreOffice open the decks too"
    )
    totals = commands.add_parser("totals", help="sum up the counts of some runs")
    totals.add_argument("notes", type=Path, nargs="+")
    work = commands.add_parser("work")
    for name in ("target", "seed", "first", "stop", "notes", "seconds"):
        work.add_argument(name)
    return run_command(parser.parse_args())


def run_command(asked: argparse.Namespace) -> int:
    """Run one of the commands."""
    match asked.command:
        case "work":
            numbers = range(int(asked.first), int(asked.stop))
            target = PLANTED.get(asked.target) or TARGETS[asked.target]
            work(
                target,
                int(asked.seed),
                numbers,
                Path(asked.notes),
                float(asked.seconds),
            )
            return 0
        case "share" | "run":
            return run_targets(asked)
        case "one" | "minimise":
            return run_one(asked)
        case "guided":
            return run_guided(asked)
        case "judge":
            return run_judges(asked)
    return sum_up(asked.notes)


def run_targets(asked: argparse.Namespace) -> int:
    """Try inputs of one target, or of all of them."""
    notes = asked.notes or Path(tempfile.mkdtemp(prefix="fuzz-"))
    done: list[Tally] = []
    if asked.command == "run":
        target = TARGETS[asked.target]
        done.append(
            run(
                target, asked.seed, range(asked.first, asked.first + asked.count), notes
            )
        )
        print(done[0], flush=True)
    else:
        for name, count in SHARE.items():
            numbers = range(max(1, int(count * asked.part)))
            done.append(run(TARGETS[name], asked.seed, numbers, notes))
            print(done[-1], flush=True)
    inputs, built = sum(each.inputs for each in done), sum(each.built for each in done)
    found = [
        f"{each.target}: {count} x {known}"
        for each in done
        for known, count in each.findings.items()
    ]
    print(
        f"{inputs:,} inputs, {built:,} built, {len(found)} findings, seed {asked.seed}"
    )
    for line in found:
        print(f"    {line}")
    if found:
        print(
            f"each is kept in {notes / 'kept'}; `python -m tests.fuzz one TARGET FOLDER` repeats it"
        )
    return 1 if found else 0


def run_one(asked: argparse.Namespace) -> int:
    """Try one input again, or find the least of it."""
    target = TARGETS[asked.target]
    seed, _, number = asked.input.partition(":")
    kept = Path(asked.input)
    files = (
        read_kept(kept) if kept.is_dir() else make_input(target, int(seed), int(number))
    )
    if asked.command == "minimise":
        files = minimise(target, files)
        folder = Path(tempfile.mkdtemp(prefix="fuzz-")) / "least"
        write_files(folder, files)
        print(folder)
    for name, data in files.items():
        print(f"--- {name}, {len(data)} bytes\n{data[:3000]!a}")
    place = Path(tempfile.mkdtemp(prefix="fuzz-one-"))
    if target.prepare:
        target.prepare(place)
    print("accepted" if try_input(target, files, place) else "refused")
    return 0


def run_guided(asked: argparse.Namespace) -> int:
    """Let atheris search, in a process in which none of our code was loaded before."""
    notes = asked.notes or Path(tempfile.mkdtemp(prefix="fuzz-"))
    notes.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.fuzz.guided", asked.target]
    command += [str(asked.seconds), str(asked.seed), str(notes)]
    return subprocess.run(command, check=False, cwd=ROOT).returncode


def run_judges(asked: argparse.Namespace) -> int:
    """Let the judges see all outputs that were put aside."""
    counts, faults = judge(asked.folder, shows_decks=asked.show)
    for line in faults:
        print(line)
    print(
        ", ".join(f"{judge} saw {count}" for judge, count in counts.items()),
        f"and found {len(faults)} faults",
    )
    return 1 if faults else 0


def sum_up(folders: list[Path]) -> int:
    """Print what some runs came to, by target."""
    sums: dict[str, Tally] = {}
    for folder in folders:
        for path in sorted(folder.rglob("tally.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                read = json.loads(line)
                one = sums.setdefault(
                    read["target"], Tally(read["target"], read["seed"])
                )
                one.inputs += read["inputs"]
                one.accepted += read["accepted"]
                one.built += read["built"]
                one.seconds += read["seconds"]
                one.peak = max(one.peak, read["peak"])
                one.findings.update(read["findings"])
                if read["slowest"] > one.slowest:
                    one.slowest, one.slowest_at = read["slowest"], read["slowest_at"]
    for tally in sums.values():
        print(tally)
    print(
        f"{sum(t.inputs for t in sums.values()):,} inputs, {sum(t.built for t in sums.values()):,} built"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
