from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting import OutputError
from reporting.cli import ending, show, watch
from reporting.cli.commands import COMMANDS, load_command
from reporting.cli.main import main, write_answer
from tests.tools import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0"}
COMMAND = f"{shlex.quote(sys.executable)} -m reporting"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    assert main(["init", str(folder)]) == 0
    return folder


def in_shell(
    folder: Path, line: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env={**ENVIRONMENT, **variables},
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
    )


@pytest.mark.parametrize(
    ("redirected", "code", "reason"),
    [
        (">/dev/full", 5, "no space left on device"),
        (">&-", 5, "bad file descriptor"),
        ("2>&-", 0, ""),
        (">&- 2>&-", 5, ""),
        (">/dev/full 2>/dev/full", 5, ""),
        ("<&- >&- 2>&-", 5, ""),
    ],
)
@pytest.mark.parametrize("command", ["init", "build"])
def test_files_stand_whatever_becomes_of_the_streams(
    desk: Path, tmp_path: Path, command: str, redirected: str, code: int, reason: str
) -> None:
    asked, name = f"init {tmp_path}/out", "content.yaml"
    if command == "build" and redirected not in {">/dev/full", ">&- 2>&-"}:
        return  # it takes its time, and goes the same way
    if command == "build":
        asked, name = f"--only deck -o {tmp_path}/out", "briefing.pptx"
    done = in_shell(desk, f"{COMMAND} {asked} {redirected}")
    assert done.returncode == code, done.stderr
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert name in made
    assert not [name for name in made if name.startswith(".")]
    assert "Traceback" not in done.stderr
    if reason:
        line = f"make-report: standard output cannot be written to: {reason}; "
        assert done.stderr.startswith(
            f"{line}all the same these are written: {tmp_path}/out/{name}"
        )
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("options", "code"), [("--json", 5), ("--quiet", 0)])
def test_what_is_not_wanted_is_not_missed(
    desk: Path, tmp_path: Path, options: str, code: int
) -> None:
    done = in_shell(desk, f"{COMMAND} init {tmp_path}/out {options} >&-")
    assert done.returncode == code
    assert (tmp_path / "out/content.yaml").is_file()


@pytest.mark.parametrize(
    "arguments", ["--version", "schema", "check --format json", "paragraphs minutes"]
)
def test_no_command_ends_in_a_traceback_where_nothing_can_be_written(
    desk: Path, arguments: str
) -> None:
    one = "{ " + f"{COMMAND} {arguments} >/dev/full" + "; echo $? >&2; }"
    other = "{ " + f"{COMMAND} {arguments} >&-" + "; echo $? >&2; }"
    done = in_shell(desk, f"{one}; {other}")
    told = done.stderr.splitlines()
    assert told == [
        "make-report: standard output cannot be written to: no space left on device",
        "5",
        "make-report: standard output cannot be written to: bad file descriptor",
        "5",
    ]


def test_a_reader_that_leaves_is_no_fault_of_any_command(desk: Path) -> None:
    line = f"({COMMAND} schema; echo $? >&2) | true; ({COMMAND} --help; echo $? >&2) | true"
    done = in_shell(desk, line)
    assert done.stderr == "0\n0\n"


def test_what_is_wrong_keeps_its_code_where_it_cannot_be_said(desk: Path) -> None:
    done = in_shell(
        desk,
        f"{COMMAND} missing.yaml 2>&-; echo $?; {COMMAND} --nope 2>/dev/full; echo $?;"
        f"{COMMAND} missing.yaml --json >/dev/full 2>/dev/null; echo $?",
    )
    assert done.stdout == "3\n2\n3\n"


@pytest.mark.parametrize(("code", "ending_code"), [(0, 5), (3, 3), (1, 1)])
def test_warnings_that_cannot_be_said_are_no_success(
    code: int, ending_code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", ending.ClosedStream())
    answer = show.Answer("done\n", "content.yaml: warning: look\n", code)
    assert write_answer(answer, "make") == ending_code


@pytest.mark.parametrize("encoding", ["latin-1", "ascii:strict"])
def test_any_encoding_shows_any_name_and_json_stays_json(
    desk: Path, tmp_path: Path, encoding: str
) -> None:
    folder = tmp_path / "però日本😀"
    asked = f"init {shlex.quote(str(folder))} --json"
    line = f"{COMMAND} {asked}; {COMMAND} missing😀.yaml"
    done = in_shell(desk, line, PYTHONIOENCODING=encoding)
    told = json.loads(done.stdout)
    assert told["result"]["folder"] == str(folder)
    assert "Traceback" not in done.stderr
    assert "does not exist" in done.stderr


def test_a_stream_that_was_closed_takes_no_files_number(tmp_path: Path) -> None:
    """Were it left closed, what libraries print would go into the first file that is opened."""
    text = "import os, sys\nfrom reporting.cli.ending import open_streams\nopen_streams()\n"
    text += "sys.exit(os.open('/dev/null', os.O_RDONLY))"
    line = f"{shlex.quote(sys.executable)} -c {shlex.quote(text)} <&- >&- 2>&-"
    assert in_shell(tmp_path, line).returncode > 2


def test_watching_ends_with_a_word_where_nothing_can_be_said(desk: Path) -> None:
    done = in_shell(desk, f"{COMMAND} watch --only deck >/dev/full")
    assert done.returncode == 5
    words = "standard output cannot be written to: no space left on device; the last outputs"
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_goes_where_it_can(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", ending.ClosedStream())
    with pytest.raises(OutputError, match="bad file descriptor"):
        load_command(name).parser().parse_args(["--help"])
    assert main([name, "--help"]) == 5
    assert capsys.readouterr().err.count("\n") == 1


@given(
    text=st.text(st.characters(), max_size=200),
    encoding=st.sampled_from(["ascii", "utf-8"]),
)
def test_any_text_can_be_written_to_any_stream(text: str, encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    show.accept_any_character(stream)
    assert show.write_text(stream, text) == ""
    assert bool(raw.getvalue()) == bool(text)


@given(text=st.text(max_size=50), number=st.sampled_from([5, 9, 28, 122]))
def test_a_stream_that_refuses_is_told_and_never_raises(text: str, number: int) -> None:
    class Refusing(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(number, os.strerror(number))

    reason = show.write_painted(Refusing(), text)
    assert bool(reason) == bool(text)
    assert reason in ("", os.strerror(number)[:1].lower() + os.strerror(number)[1:])


def test_a_watcher_tells_why_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", ending.ClosedStream())
    with pytest.raises(
        OutputError, match="bad file descriptor; the last outputs stand"
    ):
        watch._say("built")
