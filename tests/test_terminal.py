"""What commands say to people at a terminal, in a pipe, and to other programs."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import jsonschema
import pytest

from reporting.cli import opening
from reporting.cli.commands import COMMANDS
from reporting.cli.json_answer import format_schema
from reporting.cli.main import main
from reporting.cli.terminal import Steps, can_colour, paint_problems
from tests.deck.templates import default
from tests.samples import EVERY_BLOCK, MINIMAL, write
from tests.tools import ROOT
from tests.watched import watching

HEATING = ROOT / "tests" / "heating" / "content.yaml"
BROKEN = MINIMAL.replace("minutes: 5", "minutes: five")


class Terminal(io.StringIO):
    """A stream with somebody in front of it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which commands run, with a small content."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    write(tmp_path, MINIMAL)
    return tmp_path


# ---------------------------------------------------------------- colour


@pytest.mark.parametrize(
    ("stream", "environment", "wanted"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), {"FORCE_COLOR": "0"}, False),
        (Terminal(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (Terminal(), {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour_is_for_terminals_and_who_asks_for_it(
    stream: io.StringIO, environment: dict[str, str], *, wanted: bool
) -> None:
    assert can_colour(stream, environment) is wanted


def test_place_kind_and_hint_of_a_problem_are_told_apart_by_colour() -> None:
    text = "a.yaml:1:2: error: it: error: no [E1]\n    in x\n    hint: do\n2 errors\n"
    painted = paint_problems(text)
    assert painted.startswith(
        "\x1b[1ma.yaml:1:2\x1b[0m: \x1b[31;1merror\x1b[0m: it: err"
    )
    assert "\x1b[36m    hint\x1b[0m: do" in painted
    assert re.sub(r"\x1b\[[\d;]+m", "", painted) == text


def test_problems_have_colour_where_it_is_asked_for_and_never_in_a_pipe(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "content.yaml").write_text(BROKEN, "utf-8")
    assert main([]) == 3
    plain = capsys.readouterr().err
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main([]) == 3
    painted = capsys.readouterr().err
    assert "\x1b[31;1merror\x1b[0m" in painted
    assert re.sub(r"\x1b\[[\d;]+m", "", painted) == plain


# ---------------------------------------------------------------- progress


def test_the_step_in_hand_is_shown_with_its_time_and_wiped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reporting.cli.terminal._TICK", 0.005)
    monkeypatch.setattr("reporting.cli.terminal._SHORT", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    steps = Steps(stream)
    with steps.showing() as begin:
        begin("drawing dossier.pdf")
        end = time.monotonic() + 20
        while " 0.0 s" not in stream.getvalue() and time.monotonic() < end:
            threading.Event().wait(0.005)
        begin("writing to out")
    shown = stream.getvalue()
    assert "\r\x1b[Kdrawing dossier.pdf … 0.0 s" in shown
    assert shown.endswith("\r\x1b[K")
    assert [step for step, _ in steps.list_times()] == [
        "drawing dossier.pdf",
        "writing to out",
    ]


def test_no_step_is_shown_in_a_pipe_or_on_a_dumb_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    for stream in (io.StringIO(), Terminal()):
        with Steps(stream).showing() as begin:
            begin("reading")
        assert stream.getvalue() == ""


# ---------------------------------------------------------------- less, and more


def test_quiet_says_only_what_is_wrong(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    (desk / "content.yaml").write_text(BROKEN, "utf-8")
    assert main(["--quiet"]) == 3
    assert ": error: " in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_verbose_tells_what_took_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--verbose", "--only", "pdf"]) == 0
    lines = capsys.readouterr().out.splitlines()
    steps = [line for line in lines if re.match(r" +\d+\.\d\d s  ", line)]
    assert [step.split("s  ")[1] for step in steps] == [
        "reading content.yaml",
        "planning en",
        "drawing dossier.pdf",
        "writing to out",
    ]


# ---------------------------------------------------------------- for other programs


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    described = json.loads(format_schema())
    jsonschema.Draft202012Validator.check_schema(described)
    return jsonschema.Draft202012Validator(described)


def ask(
    capsys: pytest.CaptureFixture[str],
    schema: jsonschema.Draft202012Validator,
    *arguments: str,
) -> dict[str, object]:
    """Return what a command says with `--json`, after it was held to the schema."""
    code = main([*arguments, "--json"])
    said = capsys.readouterr()
    (line,) = said.out.splitlines()
    answer: dict[str, object] = json.loads(line)
    schema.validate(answer)
    assert said.err == ""
    assert answer["exit_code"] == code
    return answer


def test_a_build_tells_files_problems_evidence_and_times(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    schema: jsonschema.Draft202012Validator,
) -> None:
    answer = ask(capsys, schema)
    result = answer["result"]
    assert isinstance(result, dict)
    written = desk / "out" / "dossier.pdf"
    assert result["files"][0] == {
        "path": "out/dossier.pdf",
        "kind": "pdf",
        "language": "en",
        "count": 3,
        "size": written.stat().st_size,
    }
    assert result["evidence"]["citations"] == 1
    assert result["evidence"]["verdicts"]["unchecked"] == 1
    assert result["steps"][0]["name"] == "reading content.yaml"
    assert (answer["command"], answer["error"]) == ("make", "")


def test_what_is_wrong_is_told_with_its_place_and_code(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    schema: jsonschema.Draft202012Validator,
) -> None:
    (desk / "content.yaml").write_text(BROKEN, "utf-8")
    answer = ask(capsys, schema)
    problems = answer["problems"]
    assert isinstance(problems, list)
    (problem,) = problems
    assert (problem["path"], problem["line"], problem["column"]) == (
        "content.yaml",
        10,
        12,
    )
    assert re.fullmatch(r"E\d{3}", problem["code"])
    assert answer["error"] == "1 error, no warnings; nothing was written"
    assert (answer["exit_code"], answer["result"]) == (3, None)
    assert ask(capsys, schema, "--theme", "fancy")["exit_code"] == 2


def test_the_other_commands_keep_to_the_same_schema(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    schema: jsonschema.Draft202012Validator,
) -> None:
    write(desk, EVERY_BLOCK)
    (desk / "corporate.potx").write_bytes(default())
    assert main(["--quiet"]) == 0
    for arguments in (
        ["check"],
        ["check", "--strict"],
        ["check", "--numbers"],
        ["where", "out/briefing.pptx", "--slide", "2"],
        ["extract", "out/dossier.pdf"],
        ["receipts", str(HEATING), "--only", "html"],
        ["template", "inspect", "corporate.potx"],
        ["init", "begun"],
    ):
        answer = ask(capsys, schema, *arguments)
        assert answer["command"] == arguments[0]
        assert answer["result"], arguments


def test_watching_tells_a_line_for_each_save(
    desk: Path, schema: jsonschema.Draft202012Validator
) -> None:
    with watching(desk, "--json", "--only", "pdf", ready='"result"') as watched:
        (desk / "content.yaml").write_text(BROKEN, "utf-8")
        watched.wait_for('"error": "1 error')
        assert watched.stop() == 130
    answers = [json.loads(line) for line in watched.lines]
    for answer in answers:
        schema.validate(answer)
    first, broken, last = answers
    assert first["result"]["written"] == ["dossier.pdf"]
    assert broken["result"]["causes"] == [str(desk / "content.yaml")]
    assert broken["result"]["built"] is None
    assert (last["exit_code"], last["result"]) == (130, None)


def test_the_schema_tells_a_wrong_answer(
    schema: jsonschema.Draft202012Validator,
) -> None:
    with pytest.raises(jsonschema.ValidationError):
        schema.validate({"command": "make", "exit_code": "0"})


# ---------------------------------------------------------------- opening


def test_what_was_written_is_opened_at_a_terminal_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(opening, "find_opener", lambda: opened.append)
    paths = [tmp_path / "a.pdf", tmp_path / "b.pptx"]
    assert "terminal" in opening.open_files(paths, {})
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert "terminal" in opening.open_files(paths, {"CI": "true"})
    assert opened == []
    assert opening.open_files(paths, {}) == ""
    assert opened == paths


@pytest.mark.skipif(sys.platform == "win32", reason="files open by themselves there")
def test_the_opener_of_the_system_is_given_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "open" if sys.platform == "darwin" else "xdg-open"
    program = tmp_path / name
    program.write_text('#!/bin/sh\necho "$1" > "$1.opened"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    opener = opening.find_opener()
    assert opener
    process = opener(tmp_path / "a.pdf")
    assert isinstance(process, subprocess.Popen)
    process.wait(20)
    assert (tmp_path / "a.pdf.opened").is_file()
    monkeypatch.setenv("PATH", "")
    assert opening.find_opener() is None


@pytest.mark.usefixtures("desk")
def test_in_a_pipe_nothing_is_opened_and_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--open", "--only", "pdf"]) == 0
    assert capsys.readouterr().err == (
        "note: nothing is opened where nobody sits at a terminal\n"
    )


# ---------------------------------------------------------------- slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chekc", "check"),
        ("Check", "check"),
        ("wach", "watch"),
        ("recipts", "receipts"),
        ("paragraph", "paragraphs"),
    ],
)
def test_a_slip_in_a_command_is_no_content(
    typed: str, meant: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([typed, "--strict"]) == 2
    assert f"did you mean `{meant}`?" in capsys.readouterr().err
    assert not (desk / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["--languge", "en"], "--lang"),
        (["--thme", "x"], "--theme"),
        (["--only", "pfd"], "pdf"),
        (["check", "--formt", "json"], "--format"),
        (["check", "--format", "jsn"], "json"),
        (["source", "refesh", "gazette"], "refresh"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_a_slip_in_an_option_is_told(
    arguments: list[str],
    meant: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert f"did you mean `{meant}`?" in capsys.readouterr().err


def test_each_command_is_known_to_the_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    for name, about in COMMANDS.items():
        assert re.search(
            rf"^  make-report {name} +{re.escape(about)}$", told, re.MULTILINE
        )


def test_the_schema_in_the_command_is_this_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["schema", "--answers"]) == 0
    assert capsys.readouterr().out == format_schema()
