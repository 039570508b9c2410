"""What an earlier build left in the process changes nothing but how long the next one takes.

`WARM_EDITS=200 pytest tests/dossier/test_warm.py` tries so many edits of each content.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reporting.dossier.paint import branches, dossier
from reporting.dossier.paint.pages import PagePainter
from reporting.dossier.render import render_dossier
from reporting.errors import ContentError
from reporting.job import Job, ignore_step, plan_language, read_inputs
from reporting.memory import forget_all
from reporting.pdf import painted_page
from reporting.pdf.attachments import Attachment
from reporting.pdf.syntax import pack_text
from reporting.record import replace
from tests.dossier.random_edits import edit_lines

ROOT = Path(__file__).parent.parent.parent
CONTENTS = {
    "shipped": ROOT / "content.yaml",
    "heating": ROOT / "tests/heating/content.yaml",
}
EDITS = int(os.environ.get("WARM_EDITS", "5"))


@pytest.fixture(autouse=True)
def _cold() -> Iterator[None]:
    forget_all()
    yield
    forget_all()


@pytest.fixture
def file(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A file beside a content, and so beside its pictures and tables, that is edited."""
    path = CONTENTS[request.param].with_name(f".warm-{os.getpid()}.yaml")
    path.write_text(
        CONTENTS[request.param].read_text(encoding="utf-8"), encoding="utf-8"
    )
    yield path
    path.unlink()


def draw(path: Path, lines: list[str], language: str | None = None) -> bytes:
    """Return the dossier of a content, as one build of many."""
    text = "\n".join(lines)
    path.write_text(text, encoding="utf-8")
    loaded, look, _ = read_inputs(path, None, None)
    job = Job(
        path=str(path),
        only="pdf",
        is_draft=False,
        carries_source=True,
        pdf="ua1",
        progress=ignore_step,
        loaded=loaded,
        look=look,
        template=None,
    )
    plan = plan_language(job, language or loaded.content.languages[0])
    source = Attachment("content.yaml", "text/yaml", text.encode(), "Source", "Source")
    return render_dossier(plan, look.theme, [source]).data


def list_versions(path: Path, seed: int, count: int) -> list[list[str]]:
    """Return valid versions of a content, each edited from the one before it."""
    chance = random.Random(seed)  # noqa: S311  (nothing is secret here)
    versions = [path.read_text(encoding="utf-8").split("\n")]
    while len(versions) <= count:
        edited = edit_lines(versions[-1], chance)
        path.write_text("\n".join(edited), encoding="utf-8")
        try:
            read_inputs(path, None, None)
        except ContentError:
            continue
        versions.append(edited)
    return versions


@pytest.mark.parametrize("file", CONTENTS, indirect=True)
def test_a_warm_build_gives_the_bytes_of_a_cold_one(file: Path) -> None:
    versions = list_versions(file, 16, EDITS)
    versions.append(versions[-2])  # an edit is taken back
    forget_all()
    warm = [draw(file, lines) for lines in versions]
    for lines, data in zip(versions, warm, strict=True):
        forget_all()
        assert draw(file, lines) == data


@pytest.mark.parametrize("file", ["shipped"], indirect=True)
def test_a_warm_process_gives_the_bytes_of_a_fresh_one(
    file: Path, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.dossier.test_warm import draw;"
        "path = Path(sys.argv[1]); lines = path.read_text(encoding='utf-8').split('\\n');"
        "Path(sys.argv[2]).write_bytes(draw(path, lines))"
    )
    for lines in list_versions(file, 7, 3):
        warm = draw(file, lines)
    target = tmp_path / "fresh.pdf"
    command = [sys.executable, "-c", program, str(file), str(target)]
    subprocess.run(command, check=True, cwd=ROOT)
    assert target.read_bytes() == warm


def test_a_page_that_was_kept_wrongly_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = CONTENTS["shipped"].with_name(f".warm-{os.getpid()}.yaml")
    lines = CONTENTS["shipped"].read_text(encoding="utf-8").split("\n")
    make = painted_page.record_page

    def record(*given: Any) -> Any:
        made = make(*given)
        return replace(made, stream=made.stream.replace(b"/Filter", b"/Filtre"))

    try:
        right = draw(path, lines)
        forget_all()
        monkeypatch.setattr(dossier, "record_page", record)
        draw(path, lines)
        monkeypatch.setattr(dossier, "record_page", make)
        assert draw(path, lines) != right
    finally:
        path.unlink()


# ---------------------------------------------------------------- how much is made again


def _count(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[object]:
    """Return a list that grows with each call of a function."""
    calls: list[object] = []
    made: Callable[..., Any] = getattr(owner, name)

    def count(*given: Any, **named: Any) -> Any:
        calls.append(given)
        return made(*given, **named)

    monkeypatch.setattr(owner, name, count)
    return calls


@pytest.mark.parametrize("file", ["shipped"], indirect=True)
def test_of_what_did_not_change_nothing_is_painted_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = _count(monkeypatch, PagePainter, "paint_page")
    kept = _count(monkeypatch, branches, "keep_branch")
    lines = file.read_text(encoding="utf-8").split("\n")
    draw(file, lines)
    pages, parts = len(painted), len(kept)
    painted.clear()
    kept.clear()
    draw(file, lines)
    assert (len(painted), len(kept)) == (0, 0)
    draw(file, ["# all that follows stands a line lower", *lines])
    # The colophon tells the content's digest.
    assert (len(painted), len(kept)) == (1, 1)
    assert pages > 10
    assert parts > 8


@pytest.mark.parametrize("file", ["shipped"], indirect=True)
def test_one_word_paints_its_page_and_the_colophons(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    draw(file, lines)
    painted = _count(monkeypatch, PagePainter, "paint_page")
    at = next(n for n, line in enumerate(lines) if "kind: prose" in line)
    at = next(n for n in range(at, len(lines)) if len(lines[n].split()) > 8)
    word = max(lines[at].split(), key=lambda word: len(word) * word.isalpha())
    lines[at] = lines[at].replace(word, word[::-1])
    draw(file, lines)
    assert 1 < len(painted) < 5


# ---------------------------------------------------------------- embedded texts


def test_a_text_in_parts_unpacks_as_one() -> None:
    rows = [f"row {number}: {number * number % 97},\n" for number in range(20_000)]
    for count in (0, 1, 5, 20_000):
        data = "".join(rows[:count]).encode()
        assert zlib.decompress(pack_text(data)) == data


def test_an_edit_packs_one_part_again(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)  # noqa: S311  (nothing is secret here)
    rows = ["".join(chance.choices("abcdef .,:", k=60)) + "\n" for _ in range(6_000)]
    pack_text("".join(rows).encode())
    from reporting.pdf import syntax  # noqa: PLC0415

    packed = _count(monkeypatch, syntax, "_pack_part")
    rows[40] = rows[40][:20] + "one more" + rows[40][20:]
    data = "".join(rows).encode()
    assert zlib.decompress(pack_text(data)) == data
    assert 1 <= len(packed) <= 2
