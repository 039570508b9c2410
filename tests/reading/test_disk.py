import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from reporting.reading import disk
from reporting.reading.disk import TooLargeError, read_bytes, read_inside
from tests.hostile.swapping import SECRET, put_link, swap_before_opening


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


def test_a_file_that_grows_is_read_no_further_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    real = os.read

    def grow(handle: int, size: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"y" * 50)
        return real(handle, min(size, 10))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "read", grow)
        with pytest.raises(TooLargeError, match=r"^is larger than 100 bytes$"):
            read_bytes(path, 100)


def test_a_file_that_says_it_is_empty_is_read_whole() -> None:
    assert read_bytes(Path("/proc/self/cmdline"), 1_000_000)


def test_what_opens_and_cannot_be_read_is_told() -> None:
    with pytest.raises(ValueError, match=r"^cannot be read \(Input/output error\)$"):
        read_bytes(Path("/proc/self/mem"), 100)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    path.touch()
    os.truncate(path, 1 << 40)
    with pytest.raises(TooLargeError):
        read_bytes(path, 1 << 39)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file in a folder, beside another with a secret of that name."""
    for name, data in (("in", b"plain"), ("out", SECRET)):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "file").write_bytes(data)
    return tmp_path / "in"


@pytest.mark.parametrize("swapped", ["deep/file", "deep"])
def test_a_link_put_in_the_way_is_not_followed(folder: Path, swapped: str) -> None:
    outside = folder.parent / "out" / swapped
    with (
        swap_before_opening(lambda: put_link(folder / swapped, outside)),
        pytest.raises(ValueError, match=r"^cannot be opened \("),
    ):
        read_inside(folder, "deep/file", 100)


@pytest.mark.parametrize("swapped", ["deep/file", "deep"])
def test_without_descent_a_link_put_in_the_way_is_seen(
    folder: Path, swapped: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_HAS_DESCENT", False)
    assert read_inside(folder, "deep/file", 100) == b"plain"
    outside = folder.parent / "out" / swapped
    with (
        swap_before_opening(lambda: put_link(folder / swapped, outside)),
        pytest.raises(ValueError, match="was changed into something else"),
    ):
        read_inside(folder, "deep/file", 100)


def test_links_within_the_folder_are_followed(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "deep")
    (folder / "other").symlink_to("link/file")
    assert read_inside(folder, "link/file", 100) == b"plain"
    assert read_inside(folder, "other", 100) == b"plain"


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir])
def test_what_is_put_in_the_place_of_a_file_is_told(
    folder: Path, put: Callable[[Path], None]
) -> None:
    path = folder / "deep" / "file"

    def swap() -> None:
        path.unlink()
        put(path)

    with (
        swap_before_opening(swap),
        pytest.raises(ValueError, match=r"^is a (pipe|folder)$"),
    ):
        read_inside(folder, "deep/file", 100)


def test_no_descriptor_is_left_open(folder: Path) -> None:
    before = list(Path("/proc/self/fd").iterdir())
    for name in ("deep/file", "deep", "none", "deep/file/below"):
        with suppress(ValueError):
            read_inside(folder, name, 3)
    assert list(Path("/proc/self/fd").iterdir()) == before
