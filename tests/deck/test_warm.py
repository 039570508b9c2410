"""A deck that is made again after an edit: byte for byte that of a program that has just begun.

`DECK_EDITS=200` in the environment edits so often, and holds each deck against one of a process
of its own; else there are a few edits, and everything is forgotten before each deck that the
others are held against.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reporting.deck.ooxml import zip_writer
from reporting.deck.slides import writing
from reporting.deck.slides.slide_writer import SlideWriter
from reporting.errors import ContentError
from reporting.job import BuildOptions
from reporting.memory import Memory, forget_all
from reporting.plan import kept
from reporting.record import replace
from reporting.render import render
from reporting.slides import deck
from reporting.slides.compose import compose_scene
from tests.deck import templates
from tests.edits import EDITS, change_word, edit_text, list_edits
from tests.samples import EVERY_BLOCK, write
from tests.tools import ROOT

COUNT = int(os.environ.get("DECK_EDITS", "0"))
HEATING = ROOT / "tests" / "heating" / "content.yaml"


class Desk:
    """A content that is edited, and the decks of it.

    Args:
        folder: an empty one.
        content: the file that is edited, beside which all stands that it is made from.
        options: of the build.
    """

    def __init__(self, folder: Path, content: Path, **options: Any) -> None:
        self.folder = folder
        if content.parent == ROOT:
            shutil.copytree(ROOT / "assets/images", folder / "assets/images")
            shutil.copy(ROOT / "evidence.json", folder)
        elif content.parent != folder:
            shutil.copytree(content.parent, folder, dirs_exist_ok=True)
        self.text = content.read_text("utf-8")
        self.file = folder / "content.yaml"
        self.options = BuildOptions(content=self.file, only="deck", **options)

    def make(self, text: str) -> bytes:
        """Return the deck of a text; nothing where that is refused."""
        self.file.write_text(text, "utf-8")
        try:
            (file,) = render(self.options).files
        except ContentError:
            return b""
        return file.data

    def make_cold(self, text: str) -> bytes:
        """Return the deck of a text as a program makes it that knows nothing."""
        if not COUNT:
            forget_all()
            return self.make(text)
        self.file.write_text(text, "utf-8")
        code = "import sys, pickle; from reporting.render import render\n"
        code += "options = pickle.loads(sys.stdin.buffer.read())\n"
        code += "sys.stdout.buffer.write(render(options).files[0].data)"
        return _run(code, self.options)

    def find_difference(self, texts: list[str]) -> int | None:
        """Return which of some texts has another deck when it is made after the others."""
        cold = [self.make_cold(text) for text in texts]
        forget_all()
        for at, (text, wanted) in enumerate(zip(texts, cold, strict=True)):
            if self.make(text) != wanted:
                return at
        assert any(cold)
        return None


def _run(code: str, options: BuildOptions) -> bytes:
    """Return what a process of its own prints; nothing where the content is refused."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps(options),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        assert b"ContentError" in done.stderr, done.stderr.decode()
        return b""
    return done.stdout


CASES: tuple[tuple[Path, dict[str, Any]], ...] = (
    (ROOT / "content.yaml", {"languages": ["en"]}),
    (HEATING, {"languages": ["fr"], "theme": "bulletin"}),
)


@pytest.mark.parametrize(("content", "options"), CASES)
def test_a_deck_after_edits_is_that_of_a_new_process(
    content: Path, options: dict[str, Any], tmp_path: Path
) -> None:
    desk = Desk(tmp_path, content, **options)
    texts = list(list_edits(16, desk.text, COUNT or 3))
    assert desk.find_difference(texts) is None


def test_so_is_a_deck_on_a_template(tmp_path: Path) -> None:
    template = tmp_path / "corporate.potx"
    template.write_bytes(templates.default())
    desk = Desk(tmp_path, write(tmp_path, EVERY_BLOCK), template=template)
    texts = list(list_edits(7, desk.text, COUNT or 3))
    assert desk.find_difference(texts) is None


# ---------------------------------------------------------------- what is kept


@pytest.fixture
def orchard(tmp_path: Path) -> Desk:
    """A small content of every block."""
    return Desk(tmp_path, write(tmp_path, EVERY_BLOCK))


def test_slides_that_an_edit_does_not_touch_are_neither_composed_nor_written_anew(
    orchard: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed, written = [], []
    write_xml = SlideWriter.write

    def note_scene(slide: Any, *others: Any, **named: Any) -> Any:
        composed.append(slide.id)
        return compose_scene(slide, *others, **named)

    def note_slide(writer: SlideWriter) -> Any:
        written.append(writer.scene.id)
        return write_xml(writer)

    monkeypatch.setattr(deck, "compose_scene", note_scene)
    monkeypatch.setattr(SlideWriter, "write", note_slide)
    forget_all()
    orchard.make(orchard.text)
    assert len(composed) == len(written) > 20
    composed.clear()
    written.clear()
    orchard.make(orchard.text.replace("Hand picking", "Picking by hand", 1))
    assert composed == written == ["points"]


def test_what_was_not_asked_for_in_the_last_build_is_let_go(orchard: Desk) -> None:
    forget_all()
    sizes = []
    chance = random.Random(3)  # noqa: S311  (nothing is secret here)
    for _ in range(6):
        orchard.make(edit_text(chance, orchard.text))
        held: list[Memory[Any, Any]] = [
            deck._SCENES,
            writing._WRITTEN,
            zip_writer._PACKED,
        ]
        sizes.append([len(memory) + len(memory._before) for memory in held])
    assert all(max(column) <= 2.2 * column[0] for column in zip(*sizes, strict=True))


# ---------------------------------------------------------------- planted faults


def test_words_that_say_the_same_in_another_place_are_told_apart(
    orchard: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Robots pick apples and the growers profit."
    texts = [orchard.text, orchard.text.replace(words, f'"{words}"', 1)]
    assert orchard.find_difference(texts) is None
    monkeypatch.setattr(kept, "find_origin", lambda _: None)
    assert orchard.find_difference(texts) == 1


def test_a_slide_that_is_known_by_too_little_is_found(
    orchard: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [orchard.text, orchard.text.replace("Hand picking", "Picking by hand", 1)]
    assert orchard.find_difference(texts) is None
    part = writing._part_number

    def forget_items(scene: Any) -> Any:
        shown, field = part(scene)
        return replace(shown, items=()), field

    monkeypatch.setattr(writing, "_part_number", forget_items)
    assert orchard.find_difference(texts) == 1


def test_every_kind_of_edit_can_be_made() -> None:
    chance = random.Random(1)  # noqa: S311  (nothing is secret here)
    text = (ROOT / "content.yaml").read_text("utf-8")
    for edit in EDITS:
        made = [edit(chance, line) for line in text.split("\n")]
        assert any(made)
    assert change_word(chance, "  id: some words here.") is None
