"""What an archive may hold before any of it is unpacked, and while it is read."""

from __future__ import annotations

import zipfile

import pytest

from reporting.limits import raise_limits
from reporting.reading.zips import (
    BoundedZip,
    PackedError,
    open_deck,
    open_zip,
    read_head,
    refuse_parts,
)
from tests.deck.templates import zipped


def pack(*sizes: int, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of parts of such sizes: 0.xml, 1.xml, …."""
    return zipped(
        [(f"{index}.xml", b"x" * size) for index, size in enumerate(sizes)], method
    )


def test_parts_are_read_by_name_and_by_entry() -> None:
    with open_deck(pack(3, 5)) as archive:
        assert archive.read("0.xml") == b"xxx"
        assert archive.read(archive.getinfo("1.xml")) == b"xxxxx"
        with pytest.raises(KeyError):
            archive.read("2.xml")


def test_parts_are_counted_before_the_directory_is_read() -> None:
    with raise_limits({"output-parts": 2}):
        refuse_parts(pack(1, 1), "output-parts")
        with pytest.raises(PackedError, match=r"^has 3 parts"):
            open_deck(pack(1, 1, 1))
        with pytest.raises(PackedError, match=r"^has 3 parts"):
            refuse_parts(b"PK\x01\x02" * 3, "output-parts")


def test_what_it_unpacks_to_is_known_before_it_is_unpacked() -> None:
    with raise_limits({"output-unpacked": 100_000}):
        open_deck(pack(60_000, 40_000)).close()
        with pytest.raises(PackedError, match=r"^unpacks to "):
            open_deck(pack(60_000, 40_001))


def test_a_part_that_is_packed_otherwise_is_refused() -> None:
    open_deck(pack(9, method=zipfile.ZIP_STORED)).close()
    with pytest.raises(PackedError, match=r"^packs a part in a way that is not read$"):
        open_deck(pack(9, method=zipfile.ZIP_BZIP2))


def test_a_part_is_not_read_over_and_over() -> None:
    packed = pack(1)
    with (
        raise_limits({"source-unpacked": 30_000}),
        BoundedZip(packed, "source-unpacked", "source-parts") as archive,
    ):
        for _ in range(6):  # each counts as 10,000 bytes, of twice 30,000
            assert archive.read("0.xml") == b"x"
        with pytest.raises(PackedError, match=r"over `source-unpacked`$"):
            archive.read("0.xml")


def test_what_is_no_archive_is_told_as_that() -> None:
    with pytest.raises(zipfile.BadZipFile):
        open_deck(b"PK")


def test_the_head_of_a_part_is_read_and_no_more() -> None:
    with open_zip(pack(9)) as archive:
        assert read_head(archive, archive.getinfo("0.xml"), 2) == b"xx"
    with (
        open_zip(pack(9, method=zipfile.ZIP_BZIP2)) as archive,
        pytest.raises(PackedError, match=r"^packs a part in a way that is not read$"),
    ):
        read_head(archive, archive.getinfo("0.xml"), 2)


def test_whatever_is_damaged_is_told_in_one_way() -> None:
    with pytest.raises(zipfile.BadZipFile):
        open_zip(pack(9)[:-9])
