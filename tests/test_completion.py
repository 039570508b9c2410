"""Shells complete what there is: commands, actions, options, their words, and files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reporting.cli.commands import COMMANDS
from reporting.cli.completion_scripts import WRITERS
from reporting.cli.main import main
from reporting.cli.syntax import Argument, Syntax, list_syntaxes
from tests.shares import take_share
from tests.tools import find_program

LINES = [
    ("make-report ch", {"check"}),
    ("make-report com", {"completion"}),
    ("make-report --th", {"--theme"}),
    ("make-report --only p", {"pdf"}),
    ("make-report check --format ", {"table", "json", "sarif", "schema"}),
    ("make-report --lang pt", {"pt", "pt-PT"}),
    ("make-report source re", {"refresh"}),
    ("make-report source refresh --st", {"--strict"}),
    ("make-report where --sl", {"--slide"}),
    ("make-report watch --po", {"--poll"}),
    ("make-report template in", {"inspect"}),
]
"""What is typed, and all that may come of its last word."""

FILES = [
    ("make-report con", "content.yaml", "notes.txt"),
    ("make-report --template c", "corporate.potx", "content.yaml"),
    ("make-report watch -o b", "below", "brief.txt"),
    ("make-report --theme b", "bulletin", "brief.txt"),
]
"""What is typed, a file or word that comes of it, and one that does not."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name in ("content.yaml", "notes.txt", "corporate.potx", "brief.txt"):
        (tmp_path / name).touch()
    (tmp_path / "below").mkdir()
    for shell, write in WRITERS.items():
        (tmp_path / f"script.{shell}").write_text(write(list_syntaxes()), "utf-8")
    return tmp_path


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "TERM": "dumb",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def complete_in_bash(line: str, folder: Path) -> set[str]:
    script = (
        'source script.bash; read -ra COMP_WORDS <<< "$1"\n'
        '[[ $1 == *" " ]] && COMP_WORDS+=("")\n'
        "COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); _make_report\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    shown = run(["bash", "--norc", "-c", script, "bash", line], folder)
    return set(shown.split())


@pytest.mark.parametrize(("line", "words"), LINES)
def test_bash_completes(line: str, words: set[str], desk: Path) -> None:
    assert complete_in_bash(line, desk) == words


@pytest.mark.parametrize(("line", "wanted", "unwanted"), FILES)
def test_bash_completes_files_of_the_right_kind(
    line: str, wanted: str, unwanted: str, desk: Path
) -> None:
    found = complete_in_bash(line, desk)
    assert wanted in found
    assert unwanted not in found


def test_bash_takes_up_the_script(desk: Path) -> None:
    shown = run(
        ["bash", "--norc", "-c", "source script.bash; complete -p make-report"],
        desk,
    )
    assert shown == "complete -o filenames -F _make_report make-report\n"


def test_fish_completes(desk: Path) -> None:
    find_program("fish", "fish")
    for line, words in LINES:
        shown = run(["fish", "-c", f"source script.fish; complete -C '{line}'"], desk)
        found = {each.partition("\t")[0] for each in shown.splitlines()}
        assert found == words, line


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
def test_zsh_completes(desk: Path) -> None:
    find_program("zsh", "zsh")
    for line, words in take_share("lines in zsh", LINES, 3):  # each takes a second
        shown = list_in_zsh(line, desk, seconds=1)
        if not words <= set(re.findall(r"[\w-]+", shown)):  # the machine may be busy
            shown = list_in_zsh(line, desk, seconds=8)
        assert words <= set(re.findall(r"[\w-]+", shown)), line


def list_in_zsh(line: str, folder: Path, seconds: int) -> str:
    """Return what zsh shows below a line, some seconds after it is asked what may come."""
    script = (
        "zmodload zsh/zpty; zpty z zsh -f -i\n"
        "zpty -w z 'PROMPT=; autoload -Uz compinit; compinit -u -d ./zcompdump; "
        "source script.zsh; bindkey \"^I\" list-choices; print REA''DY'\n"
        "zpty -r -m z before '*READY*'\n"
        "zpty -n -w z \"$1\"$'\\t'; sleep $2\n"
        'while zpty -r -t z part; do print -rn -- "$part"; done; zpty -d z'
    )
    return run(["zsh", "-f", "-c", script, "zsh", line, str(seconds)], folder)


def test_powershell_completes_where_there_is_one(desk: Path) -> None:
    """Few systems have it; its script is held to a text below besides."""
    script = (desk / "script.powershell").read_text("utf-8")
    assert "Register-ArgumentCompleter" in script
    for line, words in LINES if shutil.which("pwsh") else ():
        script = (
            f". ./script.powershell; (TabExpansion2 '{line}' {len(line)})"
            ".CompletionMatches | ForEach-Object { $_.CompletionText }"
        )
        assert words <= set(run(["pwsh", "-NoProfile", "-c", script], desk).split())


# ---------------------------------------------------------------- the scripts

SMALL = [
    Syntax(
        (),
        "",
        (
            Argument(("-o", "--output"), "where: a [folder]", "folder", metavar="DIR"),
            Argument(("--only",), "one", "words", ("pdf", "deck"), metavar="X"),
            Argument(
                (), "the content", "file", endings=("yaml", "yml"), metavar="CONTENT"
            ),
        ),
    ),
    Syntax(("check",), "does it hold?", (Argument(("--strict",), "fail", "flag"),)),
]
"""Two commands of no program."""

ZSH = """\
_make_report_() {
    _arguments -s \\
        '(-o --output)'{-o,--output}'[where\\: a \\[folder\\]]:dir:_files -/' \\
        --only'[one]:x:(pdf deck)' \\
        '*:content:_files -g "*.(yaml|yml)"'
}

_make_report_check() {
    _arguments -s \\
        --strict'[fail]'
}
"""

FISH = """\
function __make_report_alone
    not __fish_seen_subcommand_from check
end
complete -c make-report -f
complete -c make-report -n __make_report_alone -s o -l output -r -f -a '(__fish_complete_directories)' -d 'where: a [folder]'
complete -c make-report -n __make_report_alone -l only -r -f -a 'pdf deck' -d 'one'
complete -c make-report -n __make_report_alone -f -a '(__fish_complete_suffix .yaml) (__fish_complete_suffix .yml)'
complete -c make-report -n __fish_is_first_arg -a check -d 'does it hold?'
complete -c make-report -n '__fish_seen_subcommand_from check' -l strict -d 'fail'
"""

POWERSHELL = """\
    $syntaxes = @{
        '' = @{
            options = @{ '-o' = 'where: a [folder]'; '--output' = 'where: a [folder]'; '--only' = 'one' }
            values = @{ '-o' = @{ kind = 'folder'; words = @() }; '--output' = @{ kind = 'folder'; words = @() }; '--only' = @{ kind = 'words'; words = @('pdf', 'deck') } }
            places = @{ kind = 'file'; words = @() }
            commands = @{ 'check' = 'does it hold?' }
        }
        'check' = @{
            options = @{ '--strict' = 'fail' }
            values = @{  }
            places = @{ kind = 'words'; words = @() }
            commands = @{  }
        }
    }
"""


@pytest.mark.parametrize(
    ("shell", "wanted"), [("zsh", ZSH), ("fish", FISH), ("powershell", POWERSHELL)]
)
def test_a_script_says_what_may_stand_where(shell: str, wanted: str) -> None:
    assert wanted in WRITERS[shell](SMALL)


def test_every_command_and_option_is_known_to_every_shell() -> None:
    syntaxes = list_syntaxes()
    assert {syntax.path[0] for syntax in syntaxes if syntax.path} == set(COMMANDS)
    flags = {
        flag for each in syntaxes for option in each.options for flag in option.flags
    }
    for shell, write in WRITERS.items():
        script = write(syntaxes)
        for name in (*COMMANDS, *flags):
            plain = name.lstrip("-") if shell == "fish" else name
            assert re.search(rf"(?<![\w-]){re.escape(plain)}(?![\w-])", script), name


def test_the_command_prints_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    for shell, write in WRITERS.items():
        assert main(["completion", shell]) == 0
        assert capsys.readouterr().out == write(list_syntaxes())
