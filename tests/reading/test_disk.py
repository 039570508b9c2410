import os
from pathlib import Path

import pytest

from reporting.reading.disk import read_bytes


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read_bytes(tmp_path / "a", 3) == b"abc"


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 2_000_001)
    with pytest.raises(ValueError, match=r"^is larger than 2 MB$"):
        read_bytes(tmp_path / "a", 2_000_000)


def test_an_endless_device_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^is a device$"):
        read_bytes(Path("/dev/zero"), 100)


def test_a_pipe_without_a_writer_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ValueError, match=r"^is a pipe$"):
        read_bytes(tmp_path / "pipe", 100)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^is a folder$"):
        read_bytes(tmp_path, 100)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^does not exist$"):
        read_bytes(tmp_path / "a", 100)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "file/below"])
def test_a_name_that_cannot_be_opened_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ValueError, match=r"^cannot be opened \(.+\)$"):
        read_bytes(tmp_path / name, 100)
