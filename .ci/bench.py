"""The shipped content, a long dossier made of it, and many citations -> how long they take, and memory.

    .venv/bin/python .ci/bench.py                  # this checkout
    .venv/bin/python .ci/bench.py --against REV    # beside an earlier commit, run in turn

Every figure is the median of whole processes, start-up included.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from cited import cited

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds on the wall and of the processor, peak memory in MB, and what it printed."""

    seconds: float
    worked: float
    memory: float
    printed: str


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--against",
        metavar="REV",
        help="an earlier commit to run in turn with this checkout",
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--copies",
        type=int,
        default=16,
        help="of the shipped sections (16: about 200 pages)",
    )
    parser.add_argument(
        "--citations",
        type=int,
        default=2000,
        help="to check, in a tenth as many sources",
    )
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        _checkouts(options.against, Path(folder)) as checkouts,
    ):
        short, long = ROOT / "content.yaml", _long(Path(folder), options.copies)
        imports = ["-c", "import reportlab.platypus, pptx"]
        _compare("import reportlab.platypus, pptx", checkouts, imports, options.runs)
        for name, content, only in (
            ("both outputs of content.yaml", short, []),
            ("a long dossier", long, ["--only", "pdf"]),
        ):
            command = [
                "-m",
                "reporting",
                str(content),
                "-o",
                str(Path(folder, "out")),
                *only,
            ]
            _compare(name, checkouts, command, options.runs)
        for kind, share in (
            ("txt", 4),
            ("txt", 2),
            ("txt", 1),
            ("html", 1),
            ("pdf", 1),
        ):
            count = options.citations // share
            content = cited(Path(folder, f"{kind}-{share}"), count, kind)
            name = f"check {count} citations in {count // 10} sources of 50 KB, {kind}"
            _compare(
                name,
                checkouts,
                ["-m", "reporting", "check", str(content)],
                options.runs,
            )


@contextmanager
def _checkouts(revision: str | None, folder: Path) -> Iterator[Mapping[str, Path]]:
    if revision is None:
        yield {"this checkout": ROOT}
        return
    other = folder / "other"
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run(
        [*git, "add", "--quiet", "--detach", str(other), revision], check=True
    )
    try:
        yield {"this checkout": ROOT, revision: other}
    finally:
        subprocess.run([*git, "remove", "--force", str(other)], check=True)


def _long(folder: Path, copies: int) -> Path:
    """Write a dossier that tells the shipped sections many times over, under new ids."""
    dossier: dict[str, Any] = yaml.load(
        (ROOT / "content.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    sections = [
        {
            **section,
            "id": f"{section['id']}-{copy}",
            "blocks": [_renamed(b, copy) for b in section["blocks"]],
        }
        for copy in range(copies)
        for section in dossier["sections"]
    ]
    path = folder / "content.yaml"
    path.write_text(
        yaml.safe_dump({**dossier, "sections": sections}, allow_unicode=True), "utf-8"
    )
    shutil.copytree(ROOT / "assets" / "images", folder / "assets" / "images")
    return path


def _renamed(block: Mapping[str, Any], copy: int) -> dict[str, Any]:
    return {**block, "id": f"{block['id']}-{copy}"}


def _compare(
    name: str, checkouts: Mapping[str, Path], command: list[str], runs: int
) -> None:
    print(f"\n{name}")
    done: dict[str, list[Run]] = {title: [] for title in checkouts}
    for _ in range(runs + 1):
        for title, checkout in checkouts.items():
            done[title].append(_run(checkout, command))
    for title, all_runs in done.items():
        counted = all_runs[1:]  # the first run warms the disk up
        seconds = statistics.median(run.seconds for run in counted)
        memory = statistics.median(run.memory for run in counted)
        worked = statistics.median(run.worked for run in counted)
        told = f"  {title:20} {seconds:6.2f} s  {memory:5.0f} MB  {worked:5.2f} s of the processor"
        print(f"{told}{_a_page(seconds, counted[0].printed)}")


def _run(checkout: Path, command: list[str]) -> Run:
    began = time.monotonic()
    # `python -m` looks in the working folder first, so that each checkout runs its own package.
    with subprocess.Popen(
        [sys.executable, *command], cwd=checkout, stdout=subprocess.PIPE, text=True
    ) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    worked = usage.ru_utime + usage.ru_stime
    return Run(time.monotonic() - began, worked, usage.ru_maxrss / 1000, printed)


def _a_page(seconds: float, printed: str) -> str:
    pages = [int(count) for count in re.findall(r"(\d+) pages", printed)]
    sizes = re.findall(r"([\d,]+) KB", printed)
    return (
        f"  {sum(pages)} pages, {1000 * seconds / sum(pages):.1f} ms a page, {', '.join(sizes)} KB"
        if pages
        else ""
    )


if __name__ == "__main__":
    main()
