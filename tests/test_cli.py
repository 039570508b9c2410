"""`make-report` as a person meets it: what it prints, where, and its exit code."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from reporting import EvidenceError, OutputError, __version__
from reporting.cli import make
from reporting.cli.main import main
from tests.samples import EVERY_BLOCK, MINIMAL, write
from tests.tools import ROOT

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a small bilingual content.yaml."""
    write(tmp_path, EVERY_BLOCK)
    return tmp_path


def make_report(
    folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reporting", *arguments],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def outputs(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------- when all is well


def test_without_arguments_the_content_beside_becomes_a_dossier_and_a_deck(
    desk: Path,
) -> None:
    done = make_report(desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert outputs(desk / "out") == ["briefing.pptx", "dossier.pdf"]
    dossier, deck, evidence, total = done.stdout.splitlines()
    assert re.fullmatch(r"out/dossier\.pdf +\d+ pages +[\d,]+ KB", dossier)
    assert re.fullmatch(r"out/briefing\.pptx +\d+ slides +[\d,]+ KB", deck)
    assert re.fullmatch(
        r"evidence: 0 of \d+ citations checked, \d+ without local text", evidence
    )
    assert re.fullmatch(r"2 files, no warnings, \d+\.\d s to build", total)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--lang", "en"], ["briefing.pptx", "dossier.pdf"]),
        (["--lang", "it"], ["briefing.it.pptx", "dossier.it.pdf"]),
        (["--lang", "all", "--only", "pdf"], ["dossier.it.pdf", "dossier.pdf"]),
        (["--lang", "all", "--only", "deck"], ["briefing.it.pptx", "briefing.pptx"]),
    ],
)
def test_language_and_kind_are_chosen(
    desk: Path, arguments: list[str], names: list[str]
) -> None:
    assert make_report(desk, *arguments).returncode == 0
    assert outputs(desk / "out") == names


def test_the_content_and_the_folder_are_named(desk: Path) -> None:
    done = make_report(
        desk.parent,
        f"{desk.name}/content.yaml",
        "-o",
        "elsewhere/deep",
        "--only",
        "deck",
    )
    assert done.returncode == 0
    assert outputs(desk.parent / "elsewhere/deep") == ["briefing.pptx"]


def test_a_theme_changes_both_outputs(desk: Path) -> None:
    for folder, theme in (("one", []), ("two", ["--theme", "bulletin"])):
        assert make_report(desk, "-o", folder, *theme).returncode == 0
    for name in outputs(desk / "one"):
        assert (desk / "one" / name).read_bytes() != (desk / "two" / name).read_bytes()


def test_what_is_wrong_with_the_content_and_the_theme_comes_in_one_run(
    tmp_path: Path,
) -> None:
    write(tmp_path, MINIMAL.replace("minutes: 5", "minutes: five"))
    (tmp_path / "house.yaml").write_text("page: {size: A44}\n", "utf-8")
    done = make_report(tmp_path, "--theme", "house.yaml")
    assert done.returncode == 3
    assert re.findall(r"^(\S+): error: ", done.stderr, flags=re.MULTILINE) == [
        "content.yaml:10:12",
        "house.yaml:1:14",
    ]
    assert make_report(tmp_path, "--theme", "fancy").returncode == 2


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("content", "write it as content=50MB"),
        ("content=much", "write it as content=50MB"),
        ("contents=5MB", "there is no limit `contents`"),
        ("sections=0", "the limit `sections` is at least 1"),
        ("=", "write it as content=50MB"),
        ("sections=" + "9" * 40, "write it as content=50MB"),
    ],
)
def test_a_limit_that_is_none_is_a_usage_error(
    desk: Path, limit: str, told: str
) -> None:
    done = make_report(desk, "--limit", limit)
    assert done.returncode == 2
    assert told in done.stderr


def test_the_version_is_told(tmp_path: Path) -> None:
    assert make_report(tmp_path, "--version").stdout == f"make-report {__version__}\n"


def test_the_help_names_every_option_and_exit_code(tmp_path: Path) -> None:
    text = " ".join(make_report(tmp_path, "--help").stdout.split())
    for word in (
        "--output DIR",
        "--lang CODE",
        "--only {pdf,deck,brief,handout}",
        "--theme THEME",
        "--no-source",
        "--sources DIR",
        "--strict",
        "--limit NAME=VALUE",
        "--max-size SIZE",
        "--traceback",
        "--version",
    ):
        assert word in text
    assert (
        "0 done, 1 our fault, 2 usage, 3 content, 4 evidence, 5 output, "
        "6 timeout, 130 interrupted" in text
    )


# ---------------------------------------------------------------- when something is wrong


def test_problems_are_printed_with_their_place_and_the_last_outputs_stand(
    tmp_path: Path,
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/dossier.pdf").write_bytes(b"the last good one")
    write(
        tmp_path,
        MINIMAL.replace("status: reported", "status: rumoured").replace(
            "minutes: 5", "minutes: five"
        ),
    )
    done = make_report(tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert re.findall(
        r"^content\.yaml:(\d+):\d+: error: ", done.stderr, flags=re.MULTILINE
    ) == ["10", "26"]
    assert done.stderr.endswith("2 errors, no warnings; nothing was written\n")
    assert (tmp_path / "out/dossier.pdf").read_bytes() == b"the last good one"
    assert outputs(tmp_path / "out") == ["dossier.pdf"]


def test_missing_content_is_one_clear_line(tmp_path: Path) -> None:
    done = make_report(tmp_path)
    assert done.returncode == 3
    assert done.stderr.startswith("content.yaml: error: ")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "fr"],
        ["--only", "html"],
        ["--pages", "3"],
        ["a.yaml", "b.yaml"],
        ["--lang"],
    ],
)
def test_a_wrong_request_is_a_usage_error(desk: Path, arguments: list[str]) -> None:
    done = make_report(desk, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk / "out").exists()


def test_an_unknown_language_is_answered_with_those_there_are(desk: Path) -> None:
    assert make_report(desk, "--lang", "fr").stderr == (
        "make-report: the dossier is not written in `fr`; its languages are: en, it\n"
    )


@pytest.mark.parametrize("epoch", ["soon", "9" * 30, "1.5"])
def test_a_date_that_is_none_is_a_usage_error(desk: Path, epoch: str) -> None:
    done = make_report(desk, SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_a_folder_that_is_a_file_is_an_output_error(desk: Path) -> None:
    done = make_report(desk, "-o", "content.yaml")
    assert (done.returncode, done.stdout) == (5, "")
    assert (
        done.stderr
        == "make-report: cannot write to content.yaml: it is, or lies below, a file and not a folder\n"
    )
    assert (desk / "content.yaml").read_text(encoding="utf-8") == EVERY_BLOCK


def test_an_output_equal_to_the_input_is_refused(desk: Path) -> None:
    (desk / "dossier.pdf").write_text(EVERY_BLOCK, encoding="utf-8")
    done = make_report(desk, "dossier.pdf", "-o", ".")
    assert done.returncode == 5
    assert (desk / "dossier.pdf").read_text(encoding="utf-8") == EVERY_BLOCK


# ---------------------------------------------------------------- faults, one by one


def raising(error: BaseException) -> Callable[..., None]:
    def build(*_: object, **__: object) -> None:
        raise error

    return build


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (
            EvidenceError("source gazette does not bear claim growth"),
            4,
            "make-report: source gazette does not",
        ),
        (
            OutputError("cannot write to out: no space left on device"),
            5,
            "make-report: cannot write to out",
        ),
        (
            KeyError("x\ny"),
            1,
            "make-report: this is our fault, not your content's: KeyError: 'x\\ny'; --traceback",
        ),
        (
            RecursionError("too\ndeep"),
            1,
            "make-report: this is our fault, not your content's: RecursionError: too deep",
        ),
        (KeyboardInterrupt(), 130, "make-report: interrupted"),
    ],
)
def test_a_fault_is_one_line_and_a_code(
    error: BaseException,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(make, "build_files", raising(error))
    assert main([]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(line)
    assert err.count("\n") == 1


def test_the_traceback_is_there_for_whoever_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "build_files", raising(KeyError("x")))
    assert main(["--traceback"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("Traceback (most recent call last):")
    line = err.splitlines()[-1]
    assert line.startswith(
        "make-report: this is our fault, not your content's: KeyError: 'x'; please send "
    )


# ---------------------------------------------------------------- streams


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_reader_that_left_is_no_fault(desk: Path, stream: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = ["--only", "deck"] if stream == "stdout" else ["missing.yaml"]
    done = subprocess.run(
        [sys.executable, "-m", "reporting", *arguments],
        cwd=desk,
        env=ENVIRONMENT,
        check=False,
        stdout=writing if stream == "stdout" else subprocess.PIPE,
        stderr=writing if stream == "stderr" else subprocess.PIPE,
    )
    os.close(writing)
    assert done.returncode == (0 if stream == "stdout" else 3)
    assert not (done.stderr if stream == "stdout" else done.stdout)


def test_a_narrow_terminal_shows_escapes(desk: Path) -> None:
    (desk / "però").mkdir()
    done = make_report(desk, "-o", "però", "--only", "deck", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.startswith("per\\xf2/briefing.pptx")


def read_to_its_end(terminal: int) -> str:
    """All that was written to a terminal: one read may give a part, the end is an error (EIO)."""
    shown = b""
    with suppress(OSError):
        while part := os.read(terminal, 10_000):
            shown += part
    os.close(terminal)
    return shown.decode()


def test_progress_shows_on_a_terminal_and_is_wiped(desk: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reporting", "--only", "deck"]
    subprocess.run(
        command,
        cwd=desk,
        env={**ENVIRONMENT, "TERM": "xterm"},
        check=True,
        stderr=theirs,
        stdout=subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = read_to_its_end(ours)
    steps = ["reading content.yaml", "planning en", "counting the pages of dossier.pdf"]
    steps += ["drawing briefing.pptx", "writing to out"]
    found = re.findall(r"\r\x1b\[K([^\r]+) …", shown)
    assert list(dict.fromkeys(found)) == steps  # one that is slow is shown again
    assert shown.endswith("\r\x1b[K")


# ---------------------------------------------------------------- what is loaded


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], {"yaml", "reportlab", "pptx", "babel"}),
        (["--only", "deck"], {"pypdfium2"}),
        (["--only", "pdf"], {"pptx", "pypdfium2"}),
    ],
)
def test_only_what_is_needed_is_loaded(
    desk: Path, arguments: list[str], unwanted: set[str]
) -> None:
    code = (
        "import sys\nfrom reporting.cli.main import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        f"sys.exit(', '.join(sorted({unwanted!r} & sys.modules.keys())) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=desk,
        env=ENVIRONMENT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


# ---------------------------------------------------------------- how much is read


@pytest.mark.parametrize("command", [(), ("check",)], ids=["make", "check"])
def test_an_option_lets_more_be_read(desk: Path, command: tuple[str, ...]) -> None:
    refused = make_report(desk, *command, "--max-size", "1KB")
    assert refused.returncode == 3
    assert "and the limit `content` is 1 KB [E101]" in refused.stderr
    assert "hint: if that is right, `--limit content=" in refused.stderr
    assert make_report(desk, *command, "--max-size", "1 mb").returncode == 0
    assert make_report(desk, *command, "--limit", "content=1MB").returncode == 0


@pytest.mark.parametrize("size", ["", "0MB", "50 elephants", "-1MB", "1e9"])
def test_a_size_that_is_none_is_a_usage_error(desk: Path, size: str) -> None:
    done = make_report(desk, f"--max-size={size}")
    assert done.returncode == 2
    assert "write it as 50MB" in done.stderr


# ---------------------------------------------------------------- a slip on the command line


@pytest.mark.parametrize(
    ("word", "cure"),
    [
        ("chekc", "did you mean `check`?"),
        ("templates", "did you mean `template`?"),
        ("begin", "the commands are "),
    ],
)
def test_a_word_that_is_no_command_and_no_file_is_told(
    tmp_path: Path, word: str, cure: str
) -> None:
    done = make_report(tmp_path, word)
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"make-report: no such command or file: `{word}`; {cure}"
    )
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_called_like_no_command_is_read(desk: Path) -> None:
    (desk / "content.yaml").rename(desk / "orchard")
    assert make_report(desk, "orchard", "--only", "pdf").returncode == 0


def test_a_content_that_is_not_there_names_the_one_that_is(desk: Path) -> None:
    done = make_report(desk, "content.yml")
    assert done.returncode == 3
    assert "    hint: did you mean `content.yaml`?\n" in done.stderr


def test_an_option_that_there_is_not_names_the_one_that_is_meant(desk: Path) -> None:
    done = make_report(desk, "check", "--strct")
    assert done.returncode == 2
    assert done.stderr.endswith("--strct; did you mean `--strict`?\n")
