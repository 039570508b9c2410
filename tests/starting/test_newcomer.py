"""The path of somebody new: the wheel in an empty folder, a first dossier, a word, the word again."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.tools import ROOT, missing


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return `make-report` as a wheel installs it, in an environment of its own.

    What it depends on is shared with the environment of the tests, which has it already.
    """
    folder = tmp_path_factory.mktemp("newcomer")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--outdir",
        str(folder),
        str(ROOT),
    ]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if built.returncode:
        missing("hatchling", f"the wheel cannot be built: {built.stdout[-300:]}")
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    site = Path(paths["purelib"])
    zipfile.ZipFile(wheel).extractall(site)
    shared = Path(sysconfig.get_paths()["purelib"])
    (site / "shared.pth").write_text(f"{shared}\n", "utf-8")
    script = home / "bin" / "make-report"
    entry = "from reporting.cli.main import run; run()"
    script.write_text(f"#!{home / 'bin' / 'python'} -I\n{entry}\n", "utf-8")
    script.chmod(0o755)
    return script


HANDOUT = ("--handout",)


def run(program: Path, folder: Path, *arguments: str) -> str:
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONPATH"
    }
    done = subprocess.run(
        [str(program), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def read_words(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        slides = [name for name in package.namelist() if "/slides/slide" in name]
        return "\n".join(package.read(name).decode() for name in slides)


def test_the_path_of_somebody_new(program: Path, tmp_path: Path) -> None:
    told = run(program, tmp_path, "init", "briefing")
    assert "next: cd briefing" in told
    desk = tmp_path / "briefing"
    summary = run(program, desk, *HANDOUT)
    outputs = sorted((desk / "out").iterdir())
    assert f"{len(outputs)} files, no warnings" in summary
    assert "all found" in run(program, desk, "check", "--strict")
    content = desk / "content.yaml"
    text = content.read_text("utf-8")
    assert text.count("Patience") == 1
    for path in outputs:
        assert "Stubbornness" not in read_words(path)
    content.write_text(text.replace("Patience", "Stubbornness"), "utf-8")
    run(program, desk, *HANDOUT)
    for path in outputs:
        assert "Stubbornness" in read_words(path)
    assert {path.suffix for path in outputs} == {".pdf", ".pptx"}


def test_what_stands_there_is_not_written_over(program: Path, tmp_path: Path) -> None:
    run(program, tmp_path, "init", "briefing")
    mine = tmp_path / "briefing" / "content.yaml"
    mine.write_text("mine", "utf-8")
    done = subprocess.run(
        [str(program), "init", "briefing"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 5
    assert "content.yaml" in done.stderr
    assert mine.read_text("utf-8") == "mine"
