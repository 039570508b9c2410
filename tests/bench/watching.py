"""From a save until both outputs in place hold it: a real `make-report watch`, real edits.

A content is edited fifty times: one text of it, a line inserted above all others, the theme.
Each edit is another than all before, so nothing is known of it. The clock runs from when the
save is done (its rename or its close has returned) until both files in `out` are new. In the
end they must be those of a cold build, byte for byte.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reporting import ReportError, load
from tests.bench.content import Section, make_sections
from tests.bench.forms import write_yaml
from tests.bench.programs import OURS
from tests.tools import ROOT
from tests.watched import Watched, watching

EDITS = 50
PAUSE = 0.25
"""Seconds between an edit and the next."""
PATIENCE = 60.0
"""Seconds after which an edit is given up."""
LONG = (49, 6)
"""Sections of the long content, each with the prose of so many: 200 pages, 200 slides."""

Edit = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Case:
    """Edits of one kind of one content.

    Args:
        title: what is edited.
        most: seconds that the median may take.
        times: of the edits that were measured.
        cpu: of each edit, seconds of the processor, with what is done when nobody waits.
        growth: of the memory, in KB, from the tenth edit to the last.
        is_equal: whether the outputs were those of a cold build in the end.
    """

    title: str
    most: float
    times: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    growth: list[int] = field(default_factory=list)
    is_equal: list[bool] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Of the times."""
        return statistics.median(self.times)

    @property
    def slow(self) -> float:
        """What 95 of 100 edits take at most."""
        return statistics.quantiles(self.times, n=20)[-1]

    @property
    def verdict(self) -> str:
        """`ok` or `short`."""
        return "ok" if all(self.is_equal) and self.median <= self.most else "short"


class Desk:
    """A content in a folder of its own, with a theme beside it."""

    def __init__(self, folder: Path, content: Path) -> None:
        shutil.copytree(content.parent, folder, ignore=_leave_out, dirs_exist_ok=True)
        self.folder = folder
        self.content = folder / content.name
        self.text = self.content.read_text("utf-8")
        self.theme = folder / "house.yaml"
        self.number = 0

    def save(self, path: Path, text: str) -> float:
        """Save a file, by a rename or in place in turn; return when that was done."""
        self.number += 1
        if self.number % 2:
            other = path.with_name(f".{path.name}.swp")
            other.write_text(text, "utf-8", newline="")
            other.replace(path)
        else:
            path.write_text(text, "utf-8", newline="")
        return time.perf_counter()

    def save_theme(self, step: int) -> float:
        """Save a theme with other sizes of type: all is to be laid out anew."""
        print_size = 10.5 - 0.01 * step
        slide_size = 28 - 0.05 * step
        text = (
            f"name: Step {step}\n"
            f"print: {{body: {{size: {print_size:.2f} pt, leading: 14 pt}}}}\n"
            f"slide: {{body: {{size: {slide_size:.2f} pt, leading: 34 pt}}}}\n"
        )
        return self.save(self.theme, text)

    def list_word_edits(self, count: int) -> Iterator[str]:
        """Yield the content with one more word of a text changed each time, always sound."""
        words = list(self._list_words())
        step = max(1, len(words) // (3 * count))
        changes: dict[int, str] = {}
        found = 0
        for match in words[::step]:
            tried = {**changes, match.start(): f"{match[0]}o"}
            text = _replace_words(self.text, tried)
            if found < count and self._is_sound(text):
                changes = tried
                found += 1
                yield text

    def _list_words(self) -> Iterator[re.Match[str]]:
        """Yield words of texts in the language that is built, no comments."""
        language = load(self.content).content.default_language
        key = re.compile(r"\b(de|en|es|fr|it|nl|pl|pt): ")
        for match in re.finditer(r"(?<=[a-z,] )[a-z]{7,}(?=[ .,])", self.text):
            before = self.text[: match.start()]
            keys = key.findall(before[-20_000:])
            is_comment = "#" in before.rpartition("\n")[2]
            if not is_comment and (not keys or keys[-1] == language):
                yield match

    def _is_sound(self, text: str) -> bool:
        other = self.content.with_name("tried.yaml")
        other.write_text(text, "utf-8", newline="")
        try:
            warnings = load(other).warnings
        except ReportError:
            return False
        finally:
            other.unlink()
        return len(warnings) == 0


def _leave_out(folder: str, names: list[str]) -> list[str]:
    """Leave out of a checkout what no content is made from."""
    if Path(folder) != ROOT:
        return [name for name in names if name in {"out", "__pycache__"}]
    return [name for name in names if name not in {"content.yaml", "assets"}]


def _replace_words(text: str, changes: dict[int, str]) -> str:
    for start in sorted(changes, reverse=True):
        word = changes[start]
        text = text[:start] + word + text[start + len(word) - 1 :]
    return text


def time_edits(case: Case, desk: Desk, edits: Iterator[Callable[[], float]]) -> None:
    """Measure edits under a running `watch`."""
    if not desk.theme.exists():
        desk.save_theme(0)
    arguments = [desk.content.name, "--theme", "./house.yaml"]
    with watching(desk.folder, *arguments) as watched:
        memory = []
        used = watched.measure_cpu()
        for edit in edits:
            time.sleep(PAUSE)
            before = _list_inodes(watched.out)
            saved = edit()
            case.times.append(_wait_for_both(watched, before) - saved)
            memory.append(watched.measure_memory())
        case.cpu.append((watched.measure_cpu() - used) / len(memory))
        watched.stop()
    case.growth.append(memory[-1] - memory[min(9, len(memory) - 1)])
    case.is_equal.append(_is_as_built_cold(desk, arguments))


def _list_inodes(folder: Path) -> dict[str, int]:
    return {entry.name: entry.inode() for entry in os.scandir(folder)}


def _wait_for_both(watched: Watched, before: dict[str, int]) -> float:
    """Return when all outputs are others than before.

    Raises:
        TimeoutError: they stay what they were.
    """
    end = time.perf_counter() + PATIENCE
    waiting = dict(before)
    while waiting:
        now = time.perf_counter()
        for name, inode in list(waiting.items()):
            if (watched.out / name).stat().st_ino != inode:
                del waiting[name]
        if now > end:
            raise TimeoutError("\n".join(watched.lines[-5:]))
        time.sleep(0.0005)
    return now


def _is_as_built_cold(desk: Desk, arguments: list[str]) -> bool:
    cold = desk.folder / "cold"
    command = OURS.run(*arguments, "-o", cold)
    subprocess.run(
        command,
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    for path in cold.iterdir():
        if path.read_bytes() != (desk.folder / "out" / path.name).read_bytes():
            return False
    return True


def list_long_sections() -> list[Section]:
    """Return the sections of the long content."""
    count, share = LONG
    sections = make_sections(count * share)
    joined: list[Section] = []
    for first in range(0, len(sections), share):
        group = sections[first : first + share]
        paragraphs = [text for section in group for text in section.paragraphs]
        joined.append(group[0]._replace(paragraphs=tuple(paragraphs)))
    return joined


def measure_watching(folder: Path, edits: int, say: Callable[[Case], object]) -> None:
    """Measure all cases, the long content last.

    Args:
        folder: an empty one.
        edits: of each kind.
        say: is given each case that was measured.
    """
    long = folder / "long" / "content.yaml"
    long.parent.mkdir()
    long.write_text(write_yaml(list_long_sections()), "utf-8")
    contents = [
        ("shipped", ROOT / "content.yaml", 0.15, 0.35),
        ("tests/heating", ROOT / "tests" / "heating" / "content.yaml", 0.15, 0.35),
        ("200 pages, 200 slides", long, 0.5, None),
    ]
    for name, content, one, all_anew in contents:
        desk = Desk(folder / f"desk-{content.parent.name}", content)
        case = Case(f"{name}: one text", one)
        texts = list(desk.list_word_edits(edits))
        time_edits(case, desk, _save_texts(desk, texts))
        say(case)
        if all_anew is None:
            continue
        last = texts[-1]
        above = "# a line above\n"
        lines = [above * step + last for step in range(1, edits + 1)]
        case = Case(f"{name}: a line inserted above all", all_anew)
        time_edits(case, desk, _save_texts(desk, lines))
        say(case)
        case = Case(f"{name}: the theme", all_anew)
        time_edits(case, desk, _save_themes(desk, edits))
        say(case)


def _save_texts(desk: Desk, texts: list[str]) -> Iterator[Callable[[], float]]:
    for text in texts:
        yield lambda text=text: desk.save(desk.content, text)  # type: ignore[misc]


def _save_themes(desk: Desk, count: int) -> Iterator[Callable[[], float]]:
    for step in range(1, count + 1):
        yield lambda step=step: desk.save_theme(step)  # type: ignore[misc]


def format_case(case: Case) -> str:
    """Return a line: the verdict first, then what was measured, and what is asked."""
    equal = "" if all(case.is_equal) else "; NOT what a cold build makes"
    growth = sum(case.growth) / 1000
    return (
        f"{case.verdict:<6}{case.title:<44} median {case.median:.3f} s"
        f" (at most {case.most:g}), 95% {case.slow:.3f} s,"
        f" {len(case.times)} edits of {sum(case.cpu):.3f} s of CPU,"
        f" memory {growth:+.1f} MB{equal}"
    )
