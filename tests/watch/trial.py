"""Random edits under a running `make-report watch`, and somebody who reads its outputs all the time.

    python -m tests.watch.trial [EDITS [SEED]]

Edits are sound and broken, whole and torn, of the content, its table, its picture, its theme and
the copy of a source; files go and come again, folders are renamed. The outputs must be whole
whenever they are looked at, and all of one build; the process must live, its memory stay flat,
and in the end the outputs be those of a cold build.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from PIL import Image

from reporting.deck.ooxml.source_part import read_carried_files
from reporting.manifest import check_manifest
from reporting.pdf.reading import read_embedded_files
from tests.samples import CROP, EVERY_BLOCK, PICTURE, png, write
from tests.tools import ROOT
from tests.watched import Watched, watching

LATE = 120.0
"""Seconds within which outputs must follow the last edit, also where much else is going on."""
NAMES = ["briefing.it.pptx", "briefing.pptx", "dossier.it.pdf", "dossier.pdf"]
INPUTS = ("content.yaml", "crop.csv", "images/robot.png", "theme.yaml")
"""What outputs of one build carry alike, if they carry it."""
CHECK = 100
"""Edits after which all is mended, and the outputs held to those of a cold build."""
ARGUMENTS = ["--lang", "all", "--theme", "./house.yaml"]
THEME = "name: House\nprint: {body: {size: 10 pt, leading: 14 pt}}\n"
_WORDS = ("apples", "pears", "plums", "quinces", "medlars", "cherries", "apricots")


@dataclass
class Findings:
    """What the trial came to.

    Args:
        edits: by their kind, how many there were.
        faults: what must not be, each in a sentence.
        looks: how often the outputs were read and whole.
        memory: of the process, in KB, after each edit.
        rebuilds: how often it built.
    """

    edits: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    looks: int = 0
    memory: list[int] = field(default_factory=list)
    rebuilds: int = 0

    @property
    def growth(self) -> float:
        """How much more memory the last tenth of the edits took than the second, in MB."""
        tenth = max(1, len(self.memory) // 10)
        second = self.memory[tenth : 2 * tenth] or self.memory
        last = self.memory[-tenth:]
        return (sum(last) / len(last) - sum(second) / len(second)) / 1000


class Orchard:
    """A content with all that it is made from, and what may befall each.

    Args:
        folder: an empty one.
        seed: of all chance.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)  # noqa: S311  (nothing is secret here)
        self.content = folder / "content.yaml"
        self.text = EVERY_BLOCK
        self.mend_all()

    # -- saving as editors do

    def save(self, path: Path, data: bytes) -> None:
        """Save a file in one of the ways in which programs save."""
        path.parent.mkdir(parents=True, exist_ok=True)
        match self.chance.randrange(4):
            case 0:
                path.write_bytes(data)
            case 1:
                other = path.with_name(f".{path.name}.swp")
                other.write_bytes(data)
                other.replace(path)
            case 2:
                self.save_in_pieces(path, data)
            case _:
                backup = path.with_name(f"{path.name}~")
                if path.exists():
                    path.replace(backup)
                path.write_bytes(data)
                backup.unlink(missing_ok=True)

    def save_in_pieces(self, path: Path, data: bytes) -> None:
        """Save a file piece by piece, with a rest between two of them."""
        cut = self.chance.randrange(len(data) + 1)
        rest = self.chance.choice((0, 0.002, 0.01, 0.05, 0.15))
        with path.open("wb") as file:
            for piece in (data[:cut], data[cut:]):
                file.write(piece)
                file.flush()
                time.sleep(rest)

    # -- what may befall

    def edit_soundly(self) -> None:
        """Change a text, so that all is well with the content."""
        word = self.chance.choice(_WORDS)
        line = re.compile(r"The harvest[^.]*\.")
        self.text = line.sub(f"The harvest of {word} is near.", self.text, count=1)
        self.save(self.content, self.text.encode())

    def insert_line(self) -> None:
        """Move all lines by one, or back."""
        comment = "# a line\n"
        if self.text.startswith(comment):
            self.text = self.text.removeprefix(comment)
        else:
            self.text = comment + self.text
        self.save(self.content, self.text.encode())

    def break_content(self) -> None:
        """Spoil the content: a character less, a line less, or some rubbish more."""
        data = bytearray(self.text.encode())
        place = self.chance.randrange(len(data))
        match self.chance.randrange(4):
            case 0:
                del data[place : place + self.chance.randrange(1, 40)]
            case 1:
                data[place:place] = self.chance.choice(
                    (b"{", b"\t", b"\xff", b"[^x]", b": ", b"\x00", b"&a *a ", b"- ")
                )
            case 2:
                lines = data.splitlines(keepends=True)
                del lines[self.chance.randrange(len(lines))]
                data = bytearray(b"".join(lines))
            case _:
                data = data[:place]
        self.save(self.content, bytes(data))

    def empty_content(self) -> None:
        """Save nothing, and then the whole."""
        self.content.write_bytes(b"")
        time.sleep(self.chance.choice((0, 0.01, 0.05, 0.5)))
        self.save(self.content, self.text.encode())

    def remove_content(self) -> None:
        """Let the content go, as the first half of a slow save."""
        self.content.unlink(missing_ok=True)

    def move_folder(self) -> None:
        """Rename the folder of the picture, or back."""
        images, away = self.folder / "images", self.folder / "away"
        if away.exists() and not images.exists():
            away.rename(images)
        elif images.exists() and not away.exists():
            images.rename(away)

    def change_picture(self) -> None:
        """Save another picture, a half one, or none."""
        path = self.folder / "images" / "robot.png"
        data = png(*PICTURE)
        match self.chance.randrange(4):
            case 0:
                data = data[: self.chance.randrange(len(data))]
            case 1:
                picture = Image.new("L", PICTURE, self.chance.randrange(256))
                held = io.BytesIO()
                picture.save(held, "PNG")
                data = held.getvalue()
            case 2:
                path.unlink(missing_ok=True)
                return
        self.save(path, data)

    def change_table(self) -> None:
        """Save other numbers, rubbish, or nothing, as the table."""
        number = self.chance.randrange(40, 60)
        texts = (CROP.replace("55", str(number)), "a;b\n1", "", CROP, "\x00")
        data = self.chance.choice(texts).encode()
        self.save(self.folder / "crop.csv", data)

    def change_theme(self) -> None:
        """Save another theme, or none that is one."""
        size = self.chance.choice(
            ("9 pt", "9.5 pt", "10 pt", "10.5 pt", "lots", "[", "")
        )
        self.save(self.folder / "house.yaml", THEME.replace("10 pt", size).encode())

    def change_copy(self) -> None:
        """Let the copy of a source come, change or go."""
        path = self.folder / "sources" / "gazette.txt"
        if path.exists() and self.chance.random() < 0.3:
            path.unlink()
        else:
            self.save(path, f"Orchard grew by {self.chance.randrange(99)}%.".encode())

    def leave_litter(self) -> None:
        """Touch what nothing is made from, and the content without changing it."""
        for name in (".content.yaml.swp", "4913", "content.yaml~", ".#content.yaml"):
            (self.folder / name).write_bytes(b"x")
            (self.folder / name).unlink()
        if self.content.exists():
            self.content.touch()

    def mend_all(self) -> None:
        """Let all be sound again."""
        if (self.folder / "away").exists():
            self.move_folder()
        write(self.folder, self.text)
        (self.folder / "house.yaml").write_text(THEME, "utf-8")

    def act(self) -> str:
        """Do something; return what."""
        acts: dict[Callable[[], None], int] = {
            self.edit_soundly: 10,
            self.insert_line: 3,
            self.break_content: 6,
            self.empty_content: 2,
            self.remove_content: 1,
            self.move_folder: 2,
            self.change_picture: 3,
            self.change_table: 3,
            self.change_theme: 2,
            self.change_copy: 2,
            self.leave_litter: 2,
            self.mend_all: 12,
        }
        (act,) = self.chance.choices(list(acts), list(acts.values()))
        act()
        return act.__name__


class Reader:
    """Reads the outputs again and again, and finds fault with them.

    Args:
        out: their folder.
        findings: is told.
    """

    def __init__(self, out: Path, findings: Findings) -> None:
        self.out = out
        self.findings = findings
        self.seen: dict[str, str] = {}
        self.end = threading.Event()
        self.thread = threading.Thread(target=self._look_again_and_again)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read meanwhile, and once more in the end."""
        self.thread.start()
        try:
            yield
        finally:
            self.end.set()
            self.thread.join()

    def _look_again_and_again(self) -> None:
        is_last = False
        while not is_last:
            is_last = self.end.wait(0.004)
            try:
                self.look()
            except Exception as fault:  # noqa: BLE001  (whatever it is, it is a finding)
                self.findings.faults.append(f"{type(fault).__name__}: {fault}")
                return

    def look(self) -> None:
        """Look at each output by itself, and at all of them while nobody writes."""
        changed = False
        for name in NAMES:
            data = (self.out / name).read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            if self.seen.get(name) != digest:
                check_output(name, data)
                self.seen[name] = digest
                changed = True
        if changed:
            with hold_folder(self.out):
                outputs = {name: (self.out / name).read_bytes() for name in NAMES}
            check_set(outputs)
        self.findings.looks += 1


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Keep others from writing into a folder, as the writer does itself."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


def check_output(name: str, data: bytes) -> dict[str, bytes]:
    """Return what an output carries.

    Raises:
        AssertionError: it is not whole.
    """
    if name.endswith(".pptx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None, f"{name}: a part is broken"
        carried = read_carried_files(data)
    else:
        assert data.rstrip().endswith(b"%%EOF"), f"{name}: it has no end"
        document = pypdfium2.PdfDocument(data)
        assert len(document) > 1, f"{name}: it has no pages"
        document.close()
        carried = read_embedded_files(data)
    check_manifest(carried)
    return carried


def check_set(outputs: dict[str, bytes]) -> None:
    """Hold outputs against each other.

    Raises:
        AssertionError: they were made from other files.
    """
    first: dict[str, bytes] | None = None
    for name, data in outputs.items():
        carried = check_output(name, data)
        inputs = {key: carried.get(key, b"") for key in INPUTS}
        first = first or inputs
        assert inputs == first, f"{name}: of another build"


def build_cold(folder: Path) -> dict[str, bytes]:
    """Return the outputs of a process of its own."""
    with tempfile.TemporaryDirectory() as cold:
        subprocess.run(
            [sys.executable, "-m", "reporting", *ARGUMENTS, "-o", cold],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        )
        return {path.name: path.read_bytes() for path in Path(cold).iterdir()}


def wait_for_outputs(out: Path, wanted: dict[str, bytes]) -> list[str]:
    """Return which outputs do not come to be what they must be."""
    end = time.monotonic() + LATE
    others = list(wanted)
    while others and time.monotonic() < end:
        time.sleep(0.05)
        with hold_folder(out):
            others = [n for n in wanted if (out / n).read_bytes() != wanted[n]]
    return others


def run_trial(folder: Path, edits: int, seed: int) -> Findings:
    """Edit at random under `watch`.

    Args:
        folder: an empty one.
        edits: how many.
        seed: of all chance.
    """
    findings = Findings()
    orchard = Orchard(folder, seed)
    program = stamp_program()
    with watching(folder, *ARGUMENTS) as watched:
        reader = Reader(watched.out, findings)
        with reader.reading():
            for number in range(edits):
                if number % CHECK == CHECK - 1:
                    hold_to_cold_build(watched, orchard, findings, program)
                name = orchard.act()
                findings.edits[name] = findings.edits.get(name, 0) + 1
                rest(watched, orchard.chance)
                findings.memory.append(watched.measure_memory())
                if watched.process.poll() is not None or findings.faults:
                    break
            hold_to_cold_build(watched, orchard, findings, program)
        end(watched, findings)
    return findings


def hold_to_cold_build(
    watched: Watched, orchard: Orchard, findings: Findings, program: int
) -> None:
    """Mend all, and find fault where the outputs do not come to be those of a cold build.

    Args:
        watched: makes the outputs.
        orchard: what they are made from.
        findings: is told.
        program: as `stamp_program` told it when watching began.
    """
    orchard.mend_all()
    wanted = build_cold(orchard.folder)
    others = wait_for_outputs(watched.out, wanted)
    if not others:
        return
    fault = "not what a cold build makes"
    if stamp_program() != program:
        fault = "the program was edited meanwhile, so that a cold build is another's"
    else:
        orchard.content.touch()  # who missed a change builds now, and is right then
        if not wait_for_outputs(watched.out, wanted):
            fault = "a change was missed"
    findings.faults.append(f"{fault}: {others}")
    findings.faults += watched.lines[-6:]


def stamp_program() -> int:
    """Return what changes when anything does that outputs are made by."""
    stamps: list[tuple[str, int]] = []
    for folder in ("reporting", "assets"):
        for path in sorted((ROOT / folder).rglob("*.*")):
            if path.suffix != ".pyc":
                stamps.append((str(path), path.stat().st_mtime_ns))
    return hash(tuple(stamps))


def rest(watched: Watched, chance: random.Random) -> None:
    """Wait a moment, or now and then until something was told of the last edit."""
    told = len(watched.lines)
    time.sleep(chance.choice((0, 0.02, 0.1, 0.3, 0.6)))
    end = time.monotonic() + chance.choice((0, 0, 0, 3))
    while len(watched.lines) == told and time.monotonic() < end:
        time.sleep(0.02)


def end(watched: Watched, findings: Findings) -> None:
    """End watching, and note what was said and left behind."""
    code = watched.stop()
    if code != 130:
        findings.faults.append(f"it ended with {code}")
    strays = sorted({path.name for path in watched.out.iterdir()} - {*NAMES})
    if strays:
        findings.faults.append(f"it left {strays}")
    findings.rebuilds = sum(
        bool(re.match(r"\d\d:\d\d:\d\d ", x)) for x in watched.lines
    )
    for line in watched.lines:
        if "our fault" in line or "Traceback" in line:
            findings.faults.append(line)


def main() -> int:
    """Run the trial as it was asked for, and print what it came to."""
    given = [int(word) for word in sys.argv[1:]]
    edits = given[0] if given else 1000
    seed = given[1] if len(given) > 1 else 1
    with tempfile.TemporaryDirectory(prefix="trial-") as folder:
        findings = run_trial(Path(folder), edits, seed)
    for name, count in sorted(findings.edits.items()):
        print(f"{count:6}  {name}")
    print(f"{findings.rebuilds} rebuilds told, outputs read {findings.looks} times")
    first, last = findings.memory[0] / 1000, findings.memory[-1] / 1000
    print(f"memory {first:.0f} -> {last:.0f} MB, growth {findings.growth:+.1f} MB")
    print("\n".join(findings.faults) or "no fault")
    return bool(findings.faults)


if __name__ == "__main__":
    sys.exit(main())
