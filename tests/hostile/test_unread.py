"""What is there and cannot be looked at or opened is never taken for nothing.

Nothing is put into its place, and nothing is made as if it were not there without a word.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reporting import OutputError
from reporting.cli.main import main
from reporting.limits import raise_limits
from reporting.output import heal_folder, write_files
from reporting.reading.presence import is_absent
from tests.evidence.orchard import GAZETTE, write_orchard
from tests.hostile.test_outputs import NEW, OLD, leave_torn, stand

ERRORS = (errno.EIO, errno.EACCES)
CALLS = ("open", "stat")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a sound content, its copies, and a newer copy of one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    write_orchard(tmp_path)
    newer = GAZETTE.replace("up 18%.", "up 19%.")
    (tmp_path / "newer.txt").write_text(newer, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refuse(
    patch: pytest.MonkeyPatch, place: Path, error: int, call: str = "open"
) -> None:
    """Let a call fail for a path."""
    real: Callable[..., Any] = getattr(os, call)

    def fail(path: Any, *rest: Any, **options: Any) -> Any:
        if not isinstance(path, int) and Path(path).absolute() == place:
            raise OSError(error, os.strerror(error), str(path))
        return real(path, *rest, **options)

    patch.setattr(os, call, fail)


@pytest.mark.parametrize("error", [*ERRORS, errno.ENAMETOOLONG, errno.ELOOP])
def test_only_what_the_system_says_is_not_there_is_absent(
    tmp_path: Path, error: int
) -> None:
    path = tmp_path / "a.txt"
    assert is_absent(path)
    assert is_absent(path / "below")
    assert is_absent(tmp_path / "a\0b")
    path.symlink_to("nothing")
    assert is_absent(path)
    assert not is_absent(path, follows=False)
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, path, error, "stat")
        assert not is_absent(path)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", CALLS)
def test_a_copy_that_cannot_be_read_is_not_replaced(
    desk: Path, capsys: pytest.CaptureFixture[str], error: int, call: str
) -> None:
    before = stand(desk)
    arguments = ["source", "refresh", "gazette", "newer.txt", "--write"]
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, desk / "gazette.txt", error)
        if call == "stat":
            refuse(patch, desk / "gazette.txt", error, call)
        code = main(arguments)
    told = capsys.readouterr().err
    assert code == 3
    assert f"cannot be opened ({os.strerror(error)}): it cannot be kept" in told
    assert "let it be read, or move it to another folder" in told
    assert stand(desk) == before
    assert main(arguments) == 0  # read again, it is kept and replaced
    kept = [data for name, data in stand(desk).items() if name not in before]
    assert kept == [before["gazette.txt"]]


def test_a_copy_that_is_too_large_to_be_kept_is_not_replaced(desk: Path) -> None:
    before = stand(desk)
    with raise_limits({"container": 10}):
        assert main(["source", "refresh", "gazette", "newer.txt", "--write"]) == 3
    assert stand(desk) == before


@pytest.mark.parametrize("error", ERRORS)
def test_a_copy_that_cannot_be_looked_at_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str], error: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, desk / "gazette.txt", error)
        refuse(patch, desk / "gazette.txt", error, "stat")
        main(["check"])
    told = capsys.readouterr()
    assert f"cannot be opened ({os.strerror(error)})" in told.out + told.err


@pytest.mark.parametrize("call", CALLS)
def test_a_record_that_cannot_be_read_stops_a_build(
    desk: Path, capsys: pytest.CaptureFixture[str], call: str
) -> None:
    assert main(["check", "--record"]) == 0
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, desk / "evidence.json", errno.EIO)
        refuse(patch, desk / "evidence.json", errno.EIO, call)
        assert main(["--only", "deck"]) == 3
    assert "evidence.json: error: the file cannot be opened" in capsys.readouterr().err
    assert not (desk / "out").exists()


@pytest.mark.parametrize("call", CALLS)
def test_a_content_that_cannot_be_read_is_not_begun_anew(
    desk: Path, capsys: pytest.CaptureFixture[str], call: str
) -> None:
    before = stand(desk)
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, desk / "content.yaml", errno.EIO, call)
        assert main(["init", "."]) == 5
        assert "has content.yaml" in capsys.readouterr().err
    assert stand(desk) == before


def test_what_stands_where_files_are_taken_out_is_not_replaced(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--only", "deck"]) == 0
    (name,) = [path.name for path in (desk / "out").iterdir()]
    arguments = ["extract", f"out/{name}", "-o", "taken"]
    assert main(arguments) == 0
    before = stand(desk)
    for call in CALLS:
        with pytest.MonkeyPatch.context() as patch:
            refuse(patch, desk / "taken/gazette.txt", errno.EIO, call)
            refuse(patch, desk / "taken/content.yaml", errno.EIO)
            assert main(arguments) == 5
    assert "has other files by these names" in capsys.readouterr().err
    assert stand(desk) == before


def test_a_font_that_cannot_be_looked_at_is_not_the_bundled_one(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "theme.yaml").write_text(
        "fonts: {sans: {regular: Own.ttf}}\n", encoding="utf-8"
    )
    (desk / "Own.ttf").write_bytes(b"a font")
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, desk / "Own.ttf", errno.EIO)
        refuse(patch, desk / "Own.ttf", errno.EIO, "stat")
        assert main(["--theme", "theme.yaml"]) == 3
    assert "`Own.ttf` cannot be opened" in capsys.readouterr().err


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("name", [".make-report.commit", "dossier.pdf"])
def test_what_a_dead_run_left_stays_until_it_can_be_read(
    tmp_path: Path, name: str, error: int
) -> None:
    write_files(tmp_path, OLD)
    leave_torn(tmp_path, NEW)
    torn = stand(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, tmp_path / name, error)
        mended = heal_folder(tmp_path)
        assert mended.is_torn
        assert f"({os.strerror(error).lower()}: {name})" in mended.told.lower()
        with pytest.raises(OutputError, match=name):
            write_files(tmp_path, OLD)
    assert stand(tmp_path) == torn
    heal_folder(tmp_path)
    assert stand(tmp_path) == NEW
