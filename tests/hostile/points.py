"""Every system call of a command, with a signal or an error at it -> what stands afterwards.

Commands run in children of one process that has everything loaded, so that a sweep of all
calls takes minutes. Whatever comes, the files are as they were before or as the command makes
them, all of them, at the latest after the next run; and what was printed is true.

    python -m tests.hostile.points [--share SEED/PARTS] [CASE ...]
"""

from __future__ import annotations

import argparse
import errno
import gc
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reporting.cli.main import main, run
from reporting.early import tell_early_fault
from tests.hostile.tracing import Ended, Fault, run_traced

Tree = Mapping[str, bytes]
"""The files of a desk by their paths; a link by what it says."""
LINK = b"-> "


class Case(NamedTuple):
    """A command that writes.

    Args:
        arguments: of it.
        next_run: the arguments of a command that looks where it writes.
        prepare: what is done to a desk before.
    """

    arguments: list[str]
    next_run: list[str]
    prepare: Callable[[], object] = list


def link_outputs() -> None:
    """Let an output be a link into a folder beside."""
    Path("shared").mkdir()
    Path("out/briefing.pptx").rename("shared/deck.pptx")
    Path("out/briefing.pptx").symlink_to("../shared/deck.pptx")


def write_newer_copy() -> None:
    """Let there be a newer copy of the source."""
    text = Path("minutes.txt").read_text("utf-8")
    Path("newer.txt").write_text(f"A first paragraph.\n\n{text}", "utf-8")


CASES = {
    "build": Case([], ["check", "--built", "out"]),
    "linked": Case([], ["check", "--built", "out"], link_outputs),
    "receipts": Case(["receipts"], ["check", "--built", "out"]),
    "refresh": Case(
        ["source", "refresh", "minutes", "newer.txt", "--write"],
        ["check"],
        write_newer_copy,
    ),
    "record": Case(["check", "--record"], ["check"]),
    "init": Case(["init", "fresh"], ["check", "fresh/content.yaml"]),
    "extract": Case(
        ["extract", "out/dossier.pdf", "-o", "taken"], ["check", "taken/content.yaml"]
    ),
}

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
ERRORS: Mapping[str, tuple[int, ...]] = {
    "openat": (errno.EIO, errno.EACCES, errno.ENOSPC, errno.EMFILE, errno.EINTR),
    "write": (errno.EIO, errno.ENOSPC, errno.EINTR, errno.EDQUOT),
    "fsync": (errno.EIO, errno.ENOSPC, errno.EINTR),
    "rename": (errno.EIO, errno.EACCES, errno.ENOSPC, errno.EMFILE, errno.EINTR),
    "link": (errno.EPERM, errno.EIO),
    "unlink": (errno.EIO, errno.EACCES),
    "flock": (errno.EIO, errno.ENOLCK, errno.EINTR),
    "close": (errno.EIO,),
    "read": (errno.EIO, errno.EINTR),
    "newfstatat": (errno.EIO, errno.EACCES),
    "lseek": (errno.EIO,),
    "mkdir": (errno.EACCES, errno.ENOSPC, errno.EROFS),
    "chmod": (errno.EPERM,),
    "getdents64": (errno.EIO,),
    "readlink": (errno.EIO,),
}
TOLD = re.compile(r"cannot be (opened|read)|there is no")
"""What a command says of an input that it goes on without."""
READING = {"openat", "read", "newfstatat", "getdents64", "readlink", "lseek", "close"}
"""Calls by which inputs are read, too: without one of these, outputs may come out otherwise."""
LASTING = ("openat", "write", "fsync", "rename", "unlink")
"""Calls of which all fail from one on: a disk that is full, a folder that becomes read-only."""


def read_tree() -> dict[str, bytes]:
    """Return the files of the desk, but the user's state."""
    tree: dict[str, bytes] = {}
    for folder, _, names in os.walk("."):
        if folder.startswith("./state"):
            continue
        for name in names:
            path = Path(folder) / name
            if path.is_symlink():
                tree[str(path)] = LINK + os.fsencode(path.readlink())
            else:
                tree[str(path)] = path.read_bytes()
    return tree


def write_tree(tree: Tree) -> None:
    """Let the desk hold these files and no others."""
    for entry in os.scandir("."):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "state":
                shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()
    for name, data in tree.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if data.startswith(LINK):
            path.symlink_to(os.fsdecode(data.removeprefix(LINK)))
        else:
            path.write_bytes(data)


def run_command(
    arguments: Sequence[str], fault: Fault | None = None
) -> tuple[Ended, str, str]:
    """Run a command in a child; return how it ended, and what it said on both streams."""

    def work() -> None:
        for handle, name in ((1, "state/stdout"), (2, "state/stderr")):
            stream = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(stream, handle)
            os.close(stream)
        sys.argv = ["make-report", *arguments]
        os.kill(os.getpid(), signal.SIGSTOP)  # from here on calls are counted
        try:
            run()
        except (KeyboardInterrupt, OSError, ImportError) as error:
            tell_early_fault(type(error), error)

    ended = run_traced(work, fault)
    said = Path("state/stdout").read_text("utf-8", "replace")
    return ended, said, Path("state/stderr").read_text("utf-8", "replace")


def list_points(calls: Sequence[str]) -> Iterator[Fault]:
    """Yield everything that may come at the calls of a command."""
    for number in range(len(calls)):
        for each in SIGNALS:
            yield Fault(number, signal=each)
    for name, errors in ERRORS.items():
        for number in range(calls.count(name)):
            for error in errors:
                yield Fault(number, error=error, name=name)
            if name in LASTING:
                yield Fault(number, error=errno.ENOSPC, name=name, is_lasting=True)


def find_untruth(
    stood: Tree,
    made: Tree,
    now: Tree,
    ended: Ended,
    said: str,
    complained: str,
    *,
    can_speak: bool = True,
) -> str:
    """Return what of what was printed is not so; nothing where all is.

    Args:
        stood: the files before.
        made: the files as the command makes them.
        now: the files as they are.
        ended: how the command ended.
        said: on standard output.
        complained: on standard error.
        can_speak: whether anything can be written at the end.
    """
    untruths = {
        "a traceback": "Traceback" in said + complained,
        "done, and it is not": ended.code == 0 and now != made,
        "all stands as before, and it does not": "still stand" in complained
        and now != stood,
        "all was written, and it was not": "when all was written" in complained
        and now != made,
        "nothing was written": "nothing was written" in complained and now != stood,
        "it cannot be written": "cannot write" in complained and now != stood,
        "they are written": "are written" in complained and now != made,
        "not a word": ended.code > 0 and not complained and can_speak,
        "an odd code": ended.code
        not in {0, 1, 2, 3, 4, 5, 129, 130, 143, -1, -2, -9, -15},
    }
    return "; ".join(words for words, is_so in untruths.items() if is_so)


class Sweep:
    """Sends a command through its points.

    Args:
        name: of the case.
        parts: into how many shares its points are parted.
        part: which of them is taken.
    """

    def __init__(self, name: str, parts: int = 1, part: int = 0) -> None:
        self.name = name
        self.case = CASES[name]
        self.parts, self.part = parts, part
        self.faults: list[str] = []
        self.figures = {
            "points": 0,
            "mended": 0,
            "old": 0,
            "new": 0,
            "otherwise": 0,
            "calls": 0,
        }

    def make(self, start: Tree) -> None:
        """Send it through them."""
        write_tree(start)
        self.case.prepare()
        stood = read_tree()
        main(self.case.arguments)  # which loads what is needed
        main(self.case.next_run)
        write_tree(stood)
        gc.freeze()
        ended, _, complained = run_command(self.case.arguments)
        assert ended.code == 0, complained
        made = read_tree()
        assert made != stood
        points = sorted(list_points(ended.calls), key=self.scatter)
        self.figures["calls"] = len(ended.calls)
        for point in points[self.part :: self.parts]:
            self.try_point(point, stood, made)

    def scatter(self, point: Fault) -> int:
        """Return where a point stands among the others, so that a share has some of all kinds."""
        return zlib.crc32(f"{self.name} {point}".encode())

    def try_point(self, point: Fault, stood: Tree, made: Tree) -> None:
        """Let a fault come, look at what stands, let the next run come, and look again."""
        write_tree(stood)
        ended, said, complained = run_command(self.case.arguments, point)
        now = read_tree()
        self.figures["points"] += 1
        if not ended.was_met:
            return
        kept = {name: data for name, data in now.items() if ".make-report." not in name}
        if point.name in READING and ended.code == 0 and kept != made:
            self.figures["otherwise"] += 1  # an input was as if it were not there
            if not TOLD.search(said + complained):
                changed = sorted(name for name in made if kept.get(name) != made[name])
                self.tell(point, ended, f"otherwise, and not a word: {changed}")
            if {*now} != {*made}:
                self.tell(point, ended, f"of other files: {sorted({*now} ^ {*made})}")
            return
        can_speak = point.name != "write" or not point.is_lasting
        untruth = find_untruth(
            stood, made, kept, ended, said, complained, can_speak=can_speak
        )
        if untruth:
            self.tell(point, ended, f"{untruth}: {complained.strip()[-300:]}")
        for name in {*stood, *made}:
            if now.get(name) not in (stood.get(name), made.get(name)):
                self.tell(point, ended, f"{name} is lost or torn")
        if now != kept or kept not in (stood, made):
            self.figures["mended"] += 1
            _, listed, told = run_command(self.case.next_run)
            now = read_tree()
            if kept not in (stood, made) and "an earlier run" not in listed + told:
                self.tell(
                    point, ended, f"nothing tells that files are of two runs: {told}"
                )
        self.figures["old"] += now == stood
        self.figures["new"] += now == made
        if now not in (stood, made):
            odd = {*now} ^ {*stood}
            self.tell(
                point,
                ended,
                f"of two runs, or with strays: {sorted(odd)}; {complained}",
            )

    def tell(self, point: Fault, ended: Ended, words: str) -> None:
        """Note what went wrong."""
        self.faults.append(f"{self.name} {tuple(point)} -> {ended.code}: {words}")
        print(self.faults[-1], file=sys.stderr, flush=True)


def begin_desk(names: Sequence[str]) -> Tree:
    """Return the files of a desk, with outputs of another look than those that are made."""
    assert main(["init", "."]) == 0
    if {*names} - {"init", "record"}:
        assert main(["--theme", "bulletin"]) == 0
    return read_tree()


def sweep_all(names: Sequence[str], parts: int, part: int) -> dict[str, object]:
    """Send commands through their points; return figures and faults."""
    os.environ.update(
        MAKE_REPORT_CACHE="off", SOURCE_DATE_EPOCH="1750000000", XDG_STATE_HOME="state"
    )
    with tempfile.TemporaryDirectory(prefix="points-") as desk:
        os.chdir(desk)
        os.environ["XDG_STATE_HOME"] = f"{desk}/state"
        Path("state").mkdir()
        start = begin_desk(names)
        figures: dict[str, object] = {}
        faults: list[str] = []
        for name in names:
            sweep = Sweep(name, parts, part)
            sweep.make(start)
            figures[name] = sweep.figures
            faults += sweep.faults
            print(name, sweep.figures, len(sweep.faults), file=sys.stderr, flush=True)
        os.chdir("/")
        shutil.rmtree(f"{desk}/state", ignore_errors=True)
    return {"figures": figures, "faults": faults}


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("cases", nargs="*", default=list(CASES))
    reader.add_argument("--told", type=Path, default=Path("points.json").resolve())
    reader.add_argument("--parts", type=int, default=1)
    reader.add_argument("--part", type=int, default=0)
    given = reader.parse_args()
    told = sweep_all(given.cases, given.parts, given.part)
    given.told.write_text(json.dumps(told, indent=1), "utf-8")
    raise SystemExit(bool(told["faults"]))
