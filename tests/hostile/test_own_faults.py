from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.assets import find_asset, find_asset_folder
from reporting.cli import fault_report, installation, make
from reporting.cli.main import main
from reporting.errors import ContentError, UsageError, refuse_file
from tests.test_cli import raising
from tests.tools import ROOT

ONION = "Zwiebelfisch 4711 geheim"
CURE = "; pip install --force-reinstall make-report\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def read_report(err: str) -> tuple[Path, str]:
    found = re.search(r"please send (\S+), which has nothing of your content", err)
    assert found, err
    return Path(found[1]), Path(found[1]).read_text("utf-8")


def fail_with_content(*_: object, **__: object) -> None:
    text = ONION  # a value at hand
    try:
        os.environ[text]
    except KeyError as error:
        raise ValueError(f"{text} is odd") from error


# ---------------------------------------------------------------- the report of a fault


def test_a_report_says_where_and_with_what_and_nothing_of_the_content(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "build_files", fail_with_content)
    given = [f"{ONION}.yaml", "--theme=geheim", "--lang", "it", "-o", "Zwiebelfisch"]
    assert main(given) == 1
    err = capsys.readouterr().err
    assert err.startswith(
        "make-report: this is our fault, not your content's: ValueError"
    )
    assert err.count("\n") == 1
    path, text = read_report(err)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.is_relative_to(desk / "state")
    assert "command      make --theme --lang -o\n" in text
    assert "builtins.ValueError, raised in:" in text
    assert "builtins.KeyError, raised in:" in text
    assert re.search(
        r"  tests/hostile/test_own_faults\.py:\d+ in fail_with_content\n", text
    )
    assert re.search(r"  reporting/cli/make\.py:\d+ in run\n", text)
    for line in ("make-report  ", "python       CPython 3", "system       ", "lxml  6"):
        assert f"\n{line}" in text
    for word in (
        "Zwiebelfisch",
        "4711",
        "geheim",
        str(desk),
        str(Path.home()),
    ):
        assert word not in text


def test_a_report_goes_elsewhere_where_the_user_has_no_home(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "state").write_bytes(b"a file")
    monkeypatch.setattr(tempfile, "tempdir", str(desk))
    monkeypatch.setattr(make, "build_files", fail_with_content)
    assert main([]) == 1
    path, text = read_report(capsys.readouterr().err)
    assert path.parent == desk
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ONION not in text


def test_where_no_report_can_be_written_the_line_stands_alone(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "state").write_bytes(b"a file")
    monkeypatch.setattr(tempfile, "tempdir", str(desk / "gone"))
    monkeypatch.setattr(make, "build_files", raising(KeyError("x")))
    assert main([]) == 1
    line = "make-report: this is our fault, not your content's: KeyError: 'x'"
    assert capsys.readouterr().err == f"{line}; --traceback shows where\n"


def test_a_report_that_does_not_fit_on_the_disk_is_none(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(desk))
    monkeypatch.setattr(os, "fdopen", refuse)
    assert fault_report.report_fault(KeyError("x"), "make", []) is None
    assert not [path for path in desk.rglob("*") if path.is_file()]


def test_only_the_last_reports_are_kept(desk: Path) -> None:
    for _ in range(25):
        assert fault_report.report_fault(KeyError("x"), "make", [])
    assert len(list((desk / "state").rglob("*.txt"))) == 20


def test_a_deep_recursion_is_told_from_both_ends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def dig(*_: object, **__: object) -> object:
        return dig()

    monkeypatch.setattr(make, "build_files", dig)
    assert main([]) == 1
    err = capsys.readouterr().err
    assert "this is our fault, not your content's: RecursionError" in err
    text = read_report(err)[1]
    assert "calls more ..." in text
    assert len(text.splitlines()) < 120


def test_memory_that_runs_out_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "build_files", raising(MemoryError()))
    assert main([]) == 1
    assert capsys.readouterr().err.startswith(
        "make-report: the machine has not enough memory for this; "
    )


def test_what_the_machine_refuses_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = OSError(errno.EMFILE, "Too many open files", "/data/x.csv")
    monkeypatch.setattr(make, "build_files", raising(error))
    assert main([]) == 1
    err = capsys.readouterr().err
    line = "make-report: the machine failed, not your content: too many open files: /data/x.csv"
    assert err.startswith(line)
    assert "/data/x.csv" not in read_report(err)[1]


@given(
    words=st.text(st.characters(exclude_categories=["Cs"]), min_size=4, max_size=40),
    options=st.lists(
        st.sampled_from(["--lang", "-o", "--theme", "--json"]), max_size=4
    ),
)
def test_no_words_of_the_user_get_into_a_report(words: str, options: list[str]) -> None:
    secret = f"§{words}§"
    given_ = [secret]
    for option in options:
        given_ += [f"{option}={secret}", secret]
    path = fault_report.report_fault(ValueError(secret), "make", given_)
    assert path
    text = path.read_text("utf-8")
    path.unlink()
    assert "\\xa7" not in text
    assert "§" not in text
    named = next(line for line in text.splitlines() if line.startswith("command "))
    assert named.split()[2:] == options


# ---------------------------------------------------------------- a broken installation


def make_asset_error(number: int, *, is_named: bool) -> OSError:
    path = find_asset("theme.yaml")
    if is_named:
        return OSError(number, os.strerror(number), str(path))
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    "number", [errno.EIO, errno.EACCES, errno.EMFILE, errno.ENOENT]
)
@pytest.mark.parametrize("is_named", [True, False])
def test_a_file_of_ours_that_cannot_be_read_is_named(
    number: int,
    is_named: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    theme = find_asset("theme.yaml")

    def read(path: Path) -> None:
        assert path.is_file()
        raise make_asset_error(number, is_named=is_named)

    monkeypatch.setattr(make, "build_files", lambda *_: read(theme))
    assert main([]) == 1
    reason = os.strerror(number)
    told = f"its file {theme} ({reason[:1].lower()}{reason[1:]})"
    line = f"make-report: this installation of make-report is broken: {told}{CURE}"
    assert capsys.readouterr().err == line


def test_a_file_of_ours_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "build_files", lambda *_: find_asset("labels/tlh.yaml"))
    assert main([]) == 1
    place = find_asset_folder() / "labels/tlh.yaml"
    assert (
        f"broken: its file {place} (the bundled file is missing)"
        in capsys.readouterr().err
    )


def test_a_theme_of_ours_that_cannot_be_opened_is_no_fault_of_the_theme(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = find_asset("theme.yaml")
    error = refuse_file(place, "the file cannot be opened (Permission denied)", "E100")
    monkeypatch.setattr(make, "build_files", raising(error))
    assert main([]) == 1
    told = f"its file {place}: the file cannot be opened (Permission denied)"
    assert capsys.readouterr().err.endswith(f"is broken: {told}{CURE}")


def test_files_of_the_user_are_no_part_of_the_installation(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = refuse_file(desk / "theme.yaml", "the file cannot be opened", "E100")
    monkeypatch.setattr(make, "build_files", raising(error))
    assert main([]) == 3
    assert "broken" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "error",
    [
        ModuleNotFoundError("No module named 'lxml'", name="lxml"),
        ImportError("libxml2.so: cannot open", name="lxml", path="/x/lxml/etree.so"),
    ],
)
def test_a_library_that_cannot_be_loaded_is_named(
    error: ImportError,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(make, "build_files", raising(error))
    assert main([]) == 1
    assert f"is broken: lxml cannot be loaded{CURE}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ("5.9.1", "the library lxml is 5.9.1, and >=6,<7 is wanted"),
        ("7", "the library lxml is 7, and >=6,<7 is wanted"),
        ("", "the library lxml is missing"),
        ("6", ""),
        ("6.0.0", ""),
        ("6.99.post1", ""),
    ],
)
def test_a_library_of_a_version_that_is_not_wanted_is_named(
    there: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(_: str) -> str:
        if not there:
            raise metadata.PackageNotFoundError
        return there

    monkeypatch.setattr(installation, "version", find)
    wanted = ["lxml>=6,<7", "warcio>=1.7 ; extra == 'warc'"]
    monkeypatch.setattr(installation, "requires", lambda _: wanted)
    assert list(installation.list_unfit_libraries()) == ([told] if told else [])
    found = installation.explain_installation(KeyError("x"))
    assert (told in found) == bool(told) or not told


@given(
    numbers=st.lists(st.integers(0, 30), min_size=1, max_size=4),
    others=st.lists(st.integers(0, 30), min_size=1, max_size=4),
)
def test_versions_are_compared_as_numbers(
    numbers: list[int], others: list[int]
) -> None:
    one, other = ".".join(map(str, numbers)), ".".join(map(str, others))
    size = max(len(numbers), len(others))
    padded = [*numbers, *[0] * (size - len(numbers))]
    padded_other = [*others, *[0] * (size - len(others))]
    told = installation._read_version(one) < installation._read_version(other)
    assert told == (padded < padded_other)


def test_a_module_that_is_missing_while_the_program_is_loaded_is_named(
    desk: Path,
) -> None:
    (desk / "path").mkdir()
    (desk / "path" / "sitecustomize.py").write_text(
        "import sys\nsys.modules['msgspec'] = None\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "reporting"],
        env={**os.environ, "PYTHONPATH": f"{desk}/path:{ROOT}"},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(
        "make-report: this installation of make-report is broken: "
    )
    assert "msgspec" in done.stderr
    assert done.stderr.endswith(CURE)
    assert done.stderr.count("\n") == 1


# ---------------------------------------------------------------- odd surroundings


@pytest.mark.parametrize("arguments", [[], ["check"], ["init", "x"], ["missing.yaml"]])
def test_a_working_folder_that_is_gone_is_named(
    desk: Path, arguments: list[str]
) -> None:
    line = 'mkdir gone; cd gone; rmdir ../gone; exec "$0" -m reporting "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, *arguments],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr.count("\n") == 1
    assert "fault" not in done.stderr
    if arguments[:1] == ["init"]:
        assert done.returncode == 5
        return
    assert done.returncode == 2
    words = "the folder that it was started in is gone; start it in one that is there"
    assert done.stderr == f"make-report: {words}\n"


def test_no_room_for_temporary_files_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def find(*_: object) -> None:
        words = "No usable temporary directory found in ['/tmp', '/var/tmp']"
        raise FileNotFoundError(errno.ENOENT, words)

    monkeypatch.setattr(make, "build_files", find)
    assert main([]) == 5
    line = "there is no folder for temporary files that can be written to; name one in TMPDIR"
    assert capsys.readouterr().err == f"make-report: {line}\n"


def test_what_the_system_shows_as_a_file_and_does_not_give_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["/proc/self/mem"]) == 3
    err = capsys.readouterr().err
    assert "/proc/self/mem: error: the file cannot be read (Input/output error)" in err


def test_a_usage_error_is_never_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "build_files", raising(UsageError("no such language")))
    monkeypatch.setattr(installation, "explain_installation", raising(KeyError("x")))
    assert main([]) == 2


def test_a_fault_before_anything_runs_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "reporting.cli.main.load_command", raising(ZeroDivisionError("x"))
    )
    assert main([]) == 1
    err = capsys.readouterr().err
    assert err.startswith("make-report: this is our fault, not your content's: Zero")
    assert err.count("\n") == 1


def test_an_interruption_before_anything_runs_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reporting.cli.main.load_command", raising(KeyboardInterrupt()))
    assert main([]) == 130
    line = "make-report: interrupted; the files that stood before still stand\n"
    assert capsys.readouterr().err == line


def test_every_content_error_of_the_users_stays_one() -> None:
    error = ContentError(refuse_file("content.yaml", "does not exist", "E100").problems)
    assert installation.explain_installation(error) == ""
