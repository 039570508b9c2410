"""README.md holds what it says: every example is read, every command is run."""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PIL import Image

from reporting import (
    ContentError,
    EvidenceError,
    OutputError,
    ReportError,
    UsageError,
    Verdict,
    load,
)
from reporting.cli.commands import COMMANDS as OWN_COMMANDS
from reporting.cli.commands import load_command
from reporting.cli.main import main
from reporting.content.block_base import DeckHint
from reporting.content.chart_blocks import ChartKind
from reporting.content.model import EntityKind, Status
from reporting.content.pieces import BLOCKS
from reporting.design.theme import load_theme, read_theme
from reporting.errors import DeadlineError
from tests.deck.templates import default
from tests.evidence.copies import PAGE
from tests.samples import PICTURE, png
from tests.tools import ROOT, missing

README = (ROOT / "README.md").read_text(encoding="utf-8")

INTERRUPTED = 130
"""The exit code of what was ended with Ctrl-C."""
BIBLIOGRAPHY = """
@misc{pears, title = {Pears shrink}, author = {Ash, Tom}, organization = {The Gazette},
  date = {2026-10-02}, langid = {english}, file = {saved.html}}
"""


def fenced(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def table_under(header: str) -> list[str]:
    """Return the first cells of the table whose header row begins so."""
    rows = README.partition(f"| {header} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [row.split("|")[1].strip(" `") for row in rows]


def example() -> str:
    """Return the whole dossier of the README, with its list of blocks added to the last section."""
    content, blocks = fenced("yaml")
    return content + textwrap.indent(blocks, " " * 6)


COMMANDS = [
    line.partition("#")[0].strip()
    for block in fenced("sh")
    for line in block.splitlines()
]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with the README's dossier, and a `make-report` on the path of its programs."""
    return lay_desk(tmp_path)


def lay_desk(tmp_path: Path) -> Path:
    """Lay what the README tells of into a folder."""
    (tmp_path / "content.yaml").write_text(example(), encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(
        example().replace("status: reported", "status: reportd"), "utf-8"
    )
    (tmp_path / "robot.png").write_bytes(png(*PICTURE))
    (tmp_path / "saved.html").write_text(
        PAGE.replace("Orchard grows", "Pears shrink").replace("/orchard", "/pears"),
        "utf-8",
    )
    (tmp_path / "newer.html").write_text(PAGE, "utf-8")
    (tmp_path / "refs.bib").write_text(BIBLIOGRAPHY, "utf-8")
    (tmp_path / "corporate.potx").write_bytes(default())
    program = tmp_path / "bin" / "make-report"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m reporting "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return tmp_path


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


# ---------------------------------------------------------------- the content


def test_the_example_is_a_whole_dossier_without_a_problem(desk: Path) -> None:
    loaded = load(desk / "content.yaml")
    assert loaded.warnings == ()
    kinds = {block.kind for block in loaded.content.sections[0].blocks}
    assert kinds == set(BLOCKS)


def test_the_example_holds_every_kind_of_block() -> None:
    kinds = set(re.findall(r"kind: (\w+)", README)) - {*EntityKind, "grower"}
    assert kinds == set(BLOCKS)


@pytest.mark.parametrize("words", [EntityKind, ChartKind, DeckHint, Status])
def test_every_word_to_choose_from_is_named(
    words: type[EntityKind | ChartKind | DeckHint | Status],
) -> None:
    assert [word.value for word in words if not re.search(rf"\b{word}\b", README)] == []


def test_the_table_of_statuses_is_whole() -> None:
    assert table_under("status") == list(Status)


def test_the_table_of_verdicts_is_whole() -> None:
    assert table_under("verdict") == list(Verdict)


# ---------------------------------------------------------------- the commands


def test_there_are_commands() -> None:
    assert {
        "bash .ci/report",
        "bash .ci/test",
        "make-report",
        "make-report --lang all",
    } <= set(COMMANDS)
    assert "make-report extract out/dossier.pdf" in COMMANDS


@pytest.mark.parametrize("name", OWN_COMMANDS)
def test_every_command_is_shown(name: str) -> None:
    shown = [line for line in COMMANDS if line.startswith(f"make-report {name}")]
    assert shown, "“Commands” shows none of it"


@pytest.mark.parametrize(
    "command", [line for line in COMMANDS if line.startswith("make-report")]
)
def test_a_command_does_what_it_says(command: str, desk: Path) -> None:
    if " extract " in command or " where " in command or "--built" in command:
        run(["make-report", "--lang", "all"], desk)
    if re.search(" (?:receipts|cite|paragraphs)", command):
        add_copy(desk)
    if re.search(" (?:watch|preview)", command):
        assert interrupt(command, desk) == INTERRUPTED
        return
    done = run(shlex.split(command), desk)
    assert (done.returncode, done.stderr) == (0, "")
    for name in promised(command):
        assert (desk / name).is_file()


def interrupt(command: str, folder: Path) -> int:
    """Run a command that does not end by itself, until it has made the outputs; return its code."""
    with subprocess.Popen(
        [sys.executable, "-m", "reporting", *shlex.split(command)[1:]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BROWSER": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if "Ctrl-C" in line:
                process.send_signal(signal.SIGINT)
    return process.returncode


def list_examples() -> list[str]:
    """Return the examples that the helps of all commands and their actions end with."""
    parsers = [load_command(name).parser() for name in ("make", *OWN_COMMANDS)]
    for parser in list(parsers):
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                parsers += action.choices.values()
    found: list[str] = []
    for parser in parsers:
        _, _, examples = (parser.epilog or "").partition("examples:\n")
        shown = re.findall(r"^  (make-report\b.*?)(?:  .*)?$", examples, re.MULTILINE)
        assert shown, parser.prog
        found += shown
    return [call for call in found if not re.search(r" (?:watch|preview)\b", call)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the README's desk with its outputs and the copy of its source."""
    folder = lay_desk(tmp_path_factory.mktemp("built"))
    add_copy(folder)
    assert run(["make-report", "--lang", "all"], folder).returncode == 0
    return folder


@pytest.mark.parametrize("call", dict.fromkeys(list_examples()))
def test_an_example_of_a_help_does_what_it_says(
    call: str,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = shutil.copytree(built, tmp_path / "desk")
    monkeypatch.chdir(folder)
    arguments = shlex.split(call.partition(" >")[0])[1:]
    code = main(arguments)
    may_be = {0, EvidenceError.exit_code} if "--strict" in arguments else {0}
    assert code in may_be, capsys.readouterr().err


def add_copy(desk: Path) -> None:
    """Put a copy of the README's source beside its dossier, and its hash into it."""
    lines = (
        "Orchard grows\nIn the second quarter it earned 11 billion dollars, up 16%; "
        "the hand decides.\n"
        "The Gazette, October 2026\nVera Laine is its head.\n"
        "It sold 40 tonnes, after 55 in 2025.\nIt sold 60 tonnes, more than ever.\n"
    )
    (desk / "gazette.txt").write_text(lines, encoding="utf-8")
    content = (desk / "content.yaml").read_text(encoding="utf-8")
    digest = hashlib.sha256(lines.encode()).hexdigest()
    content = re.sub(r'sha256: "\w+"', f'sha256: "{digest}"', content)
    (desk / "content.yaml").write_text(content, encoding="utf-8")


def promised(command: str) -> list[str]:
    line = next(line for line in README.splitlines() if line.startswith(f"{command} "))
    return re.findall(r"(?:out|source)/[\w.]+\w", line.partition("#")[2])


@pytest.mark.parametrize(
    "command", [line for line in COMMANDS if line.startswith("bash")]
)
def test_a_setup_command_runs_in_a_copy(command: str, tmp_path: Path) -> None:
    """The copy shares the virtual environment and the tools that `bash .ci/test` has set up here."""
    if run(["bash", "-c", "source .ci/env && is_set_up dev"], ROOT).returncode:
        missing("an up-to-date .venv", "the copy would set up its own")
    for name in (
        ".ci",
        "assets",
        "content.yaml",
        "pyproject.toml",
        "README.md",
        "reporting",
    ):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(
            ROOT / name, tmp_path / name
        )
    for name in (".venv", ".tools"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_one.py").write_text(
        "def test_one() -> None: ...\n", encoding="utf-8"
    )
    done = run(command.split(), tmp_path)
    assert done.returncode == 0, done.stderr
    for name in promised(command):
        assert (tmp_path / name).is_file()
    assert "1 passed" in done.stdout or promised(command)


def test_the_console_shows_what_is_printed(desk: Path) -> None:
    (console,) = fenced("console")
    command, _, printed = console.partition("\n")
    done = run(command.removeprefix("$ ").split(), desk)
    assert done.returncode == ContentError.exit_code
    assert done.stdout + done.stderr == printed


def test_the_python_example_runs(desk: Path) -> None:
    (code,) = fenced("python")
    done = run([sys.executable, "-c", code], desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "out/dossier.pdf",
        "out/briefing.pptx",
        "out/dossier.it.pdf",
        "out/briefing.it.pptx",
    ]


def test_the_table_of_exit_codes_is_whole() -> None:
    errors = (
        *(ReportError, UsageError, ContentError, EvidenceError),
        *(OutputError, DeadlineError),
    )
    assert table_under("exit code") == [
        "0",
        *(str(error.exit_code) for error in errors),
        "130",
    ]


# ---------------------------------------------------------------- the look


def test_the_theme_of_the_readme_is_one_and_nothing_in_it_is_hard_to_read(
    tmp_path: Path,
) -> None:
    (theme,) = fenced("yml")
    (tmp_path / "house.yaml").write_text(theme, encoding="utf-8")
    look = read_theme(tmp_path / "house.yaml")
    assert look.warnings == ()
    assert look.theme.page.size != load_theme().page.size


# ---------------------------------------------------------------- what is around it


PAGES = ("cover", "page", "timeline", "bulletin")
SLIDES = (
    "slide-cover",
    "slide-timeline",
    "slide-figures",
    "slide",
    "slide-list",
    "slide-claims",
)
MADE = {f"{name}.png": 882 for name in PAGES} | {f"{name}.png": 622 for name in SLIDES}
MADE["preview.png"] = 1440
"""The pictures and their widths."""
MEASURED = {"growth.png"}
"""The picture that `bash .ci/bench --growth` draws; it takes half an hour to make anew."""


def test_every_file_and_script_that_is_named_is_there() -> None:
    pictures = re.findall(r"\]\((assets/[^)]+)\)", README)
    scripts = re.findall(r"\.ci/\w+(?:\.py)?", README)
    names = {Path(name).name for name in pictures if name.endswith(".png")}
    assert sorted(names - MEASURED) == sorted(MADE)
    assert [name for name in (*pictures, *scripts) if not (ROOT / name).is_file()] == []


def test_the_pictures_can_be_made_anew(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        missing("soffice", "libreoffice-impress")
    done = run([sys.executable, ".ci/pictures.py", str(tmp_path)], ROOT)
    assert done.returncode == 0, done.stderr
    widths = {}
    for file in tmp_path.iterdir():
        with Image.open(file) as picture:
            widths[file.name] = picture.width
    assert widths == MADE
