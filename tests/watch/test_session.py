"""Outputs follow their files: what is kept, what is told, and when."""

from __future__ import annotations

import gc
import queue
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reporting import build
from reporting.errors import Problem
from reporting.job import BuildOptions
from reporting.memory import forget_all
from reporting.watch.rebuilder import Rebuilder, list_problems
from reporting.watch.session import Session, Told
from reporting.watch.waiting import InputWatch
from tests.samples import EVERY_BLOCK, MINIMAL, PICTURE, png, write
from tests.small_fonts import LATIN, make_font

LONG = 60.0
PROSE = "      - {id: more, kind: prose, text: 'It rains in Bari.'}\n"
MAP = "      - {id: map, kind: image, file: plan.png, alt: A plan, credit: Ours}\n"


class Desk:
    """A content that is watched."""

    def __init__(self, folder: Path, text: str) -> None:
        self.content = write(folder, text)
        self.out = folder / "out"
        self.told: queue.Queue[Told] = queue.Queue()
        self.stop = threading.Event()
        rebuilder = Rebuilder(BuildOptions(content=self.content), self.out)
        session = Session(rebuilder, InputWatch(), self.told.put)
        self.thread = threading.Thread(target=session.run, args=(self.stop,))

    def next(self) -> Told:
        return self.told.get(timeout=LONG)

    def save(self, text: str) -> Told:
        self.content.write_text(text, "utf-8")
        return self.next()

    def list_files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.out.iterdir()}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, MINIMAL)
    desk.thread.start()
    yield desk
    desk.stop.set()
    desk.thread.join()
    assert desk.told.empty()


def build_cold(desk: Desk) -> dict[str, bytes]:
    forget_all()
    folder = desk.out.with_name("cold")
    build(desk.content, folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_outputs_follow_an_edit_and_the_last_good_ones_outlive_a_slip(
    desk: Desk,
) -> None:
    first = desk.next()
    assert first.outcome.written == ("dossier.pdf", "briefing.pptx")
    edited = desk.save(MINIMAL.replace("Orchard grows.", "Orchard thrives."))
    assert edited.causes == (desk.content,)
    assert edited.outcome.written == ("dossier.pdf", "briefing.pptx")
    good = desk.list_files()

    slip = desk.save(MINIMAL.replace("minutes: 5", "minutes: five"))
    (problem,) = slip.came
    assert (problem.line, problem.column) == (10, 12)
    assert slip.outcome.written == ()
    assert desk.list_files() == good

    mended = desk.save(MINIMAL)
    assert (mended.came, mended.went) == ((), (problem,))
    assert desk.list_files() == build_cold(desk)


def test_what_a_save_changed_is_told_by_what_pages_and_slides_show(desk: Desk) -> None:
    desk.next()
    edited = desk.save(MINIMAL.replace("why_now: The", "why_now: At last the"))
    by_name = {change.name: change for change in edited.changes}
    # The colophon, on the last page, has the hash of the content.
    assert by_name["dossier.pdf"].changed == (1, 3)
    assert by_name["dossier.pdf"].count == 3
    assert by_name["briefing.pptx"].changed == (1,)


def test_a_half_saved_file_is_not_told_and_never_written(desk: Desk) -> None:
    desk.next()
    good = desk.list_files()
    text = MINIMAL + PROSE
    for torn in ("", text[:200], text[:-30]):
        desk.content.write_text(torn, "utf-8")
        threading.Event().wait(0.05)
    told = desk.save(text)
    assert (told.came, told.went, told.outcome.error) == ((), (), None)
    assert desk.list_files() != good


def test_a_missing_picture_is_waited_for(desk: Desk) -> None:
    desk.next()
    told = desk.save(MINIMAL + MAP)
    (problem,) = told.came
    assert problem.code == "E490"
    picture = desk.content.with_name("plan.png")
    picture.write_bytes(png(*PICTURE))
    told = desk.next()
    assert (told.causes, told.went) == ((picture,), (problem,))
    assert told.outcome.rendered


def test_a_fault_of_ours_ends_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.next()

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("apples")

    with monkeypatch.context() as patch:
        patch.setattr("reporting.watch.rebuilder.render", fail)
        told = desk.save(MINIMAL + "\n")
        (problem,) = told.came
        assert "our fault" in problem.message
        assert "apples" in problem.message
    assert desk.save(MINIMAL).went == (problem,)


def test_an_output_that_cannot_be_written_ends_nothing(desk: Desk) -> None:
    desk.next()
    deck = desk.out / "briefing.pptx"
    deck.unlink()
    deck.mkdir()
    told = desk.save(MINIMAL + PROSE)
    assert [problem.message for problem in told.came] == [
        f"cannot write {deck}: it is a folder"
    ]
    deck.rmdir()
    assert desk.save(MINIMAL).outcome.error is None
    assert desk.list_files() == build_cold(desk)


def test_outputs_whose_bytes_are_the_same_are_not_written(desk: Desk) -> None:
    desk.next()
    times = {path: path.stat().st_mtime_ns for path in desk.out.iterdir()}
    desk.content.touch()
    assert desk.next().outcome.written == ()
    assert {path: path.stat().st_mtime_ns for path in desk.out.iterdir()} == times


def test_files_that_change_while_they_are_read_are_read_again(
    tmp_path: Path,
) -> None:
    content = write(tmp_path, MINIMAL)
    steps: list[str] = []

    def change_once(step: str) -> None:
        steps.append(step)
        if len(steps) == 2:
            content.write_text(MINIMAL + PROSE, "utf-8")

    options = BuildOptions(content=content)
    outcome = Rebuilder(options, tmp_path / "out", change_once).rebuild()
    assert sum(step.startswith("reading") for step in steps) == 2
    assert sum(step.startswith("writing") for step in steps) == 1
    assert outcome.rendered
    build(content, tmp_path / "cold")
    for name in outcome.written:
        assert (tmp_path / "out" / name).read_bytes() == (
            tmp_path / "cold" / name
        ).read_bytes()


def test_what_is_known_already_is_waited_for_all_the_same(tmp_path: Path) -> None:
    content = write(tmp_path, EVERY_BLOCK)
    make_font(tmp_path / "Boxes.ttf", LATIN)
    (tmp_path / "logo.png").write_bytes(png(*PICTURE))
    theme = tmp_path / "theme.yaml"
    theme.write_text(
        "name: ours\nlogo: {file: logo.png, height: 10 mm}\n"
        "fonts: {fallback: [Boxes.ttf]}\n",
        "utf-8",
    )
    rebuilder = Rebuilder(BuildOptions(content=content, theme=theme, only="pdf"))
    first, second = rebuilder.rebuild(), rebuilder.rebuild()
    assert first.rendered
    assert set(second.inputs) == set(first.inputs)
    names = {path.name for path in second.inputs}
    assert {"Boxes.ttf", "logo.png", "crop.csv", "robot.png"} <= names


class Ring:
    """Garbage that only a search for rings finds."""

    def __init__(self) -> None:
        self.me = self


def test_what_a_build_leaves_behind_is_gone_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reporting.watch.session.IDLE", LONG)
    find = list_problems
    left: list[weakref.ref[Ring]] = []

    def leave_ring(*given: Any) -> tuple[Problem, ...]:
        left.append(weakref.ref(Ring()))
        return find(*given)

    desk.next()
    monkeypatch.setattr("reporting.watch.rebuilder.list_problems", leave_ring)
    gc.disable()
    try:
        for text in (MINIMAL + PROSE, MINIMAL):
            desk.save(text)
    finally:
        gc.enable()
    assert left[0]() is None
