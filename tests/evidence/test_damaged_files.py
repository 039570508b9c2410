"""Files that are damaged at random are read, or refused in words: nothing else happens to them."""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable, Iterator, Mapping

import pytest

from reporting.evidence.intake.bibliographies.read import read_bibliography
from reporting.evidence.sources.metadata import read_metadata
from reporting.evidence.sources.paragraphs import read_copy
from tests.evidence import copies
from tests.evidence.test_metadata import FRONT, MAIL, article, html, packet, pdf
from tests.evidence.test_source_import import BIB, CSL, RIS
from tests.test_apart import SILENT

ROUNDS = 40
COPIES: Mapping[str, bytes] = {
    "a.mhtml": copies.saved_page(),
    "b.mhtml": copies.saved_page(encoding="base64"),
    "a.docx": copies.WORD,
    "a.warc": copies.warc(copies.ARCHIVED, is_packed=False),
    "a.warc.gz": copies.warc(copies.ARCHIVED),
    "a.wacz": copies.wacz(copies.ARCHIVED),
    "a.html": html(article(headline="A", author=[{"name": "B"}])),
    "a.pdf": pdf("A", "B", "de", packet("<dc:title>A</dc:title>")),
    "a.txt": MAIL.encode(),
    "a.md": FRONT.encode(),
}
BIBLIOGRAPHIES: Mapping[str, bytes] = {
    "a.bib": BIB.encode(),
    "a.ris": RIS.encode(),
    "a.json": json.dumps(CSL).encode(),
}


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return bytes that are cut, changed, doubled or lost in places."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(damaged) + 1)
        match chance.choice(["cut", "change", "change", "double", "lose"]):
            case "cut":
                del damaged[at:]
            case "change":
                damaged[at : at + 1] = bytes([chance.randrange(256)])
            case "double":
                damaged[at:at] = damaged[at : at + 40]
            case _:
                del damaged[at : at + chance.randint(1, 30)]
    return bytes(damaged)


@contextlib.contextmanager
def may_refuse() -> Iterator[None]:
    """Let a file be refused, but not because its reader broke in the process apart."""
    try:
        yield
    except ValueError as error:
        assert str(error) != SILENT  # noqa: PT017  (it need not come)


def read(data: bytes, name: str) -> None:
    for reader in (read_copy, read_metadata):
        with may_refuse():
            reader(data, name)


def read_refs(data: bytes, name: str) -> None:
    with may_refuse():
        read_bibliography(data, name)


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [(name, data, read) for name, data in COPIES.items()]
    + [(name, data, read_refs) for name, data in BIBLIOGRAPHIES.items()],
)
def test_a_damaged_file_is_read_or_refused_in_words(
    name: str,
    data: bytes,
    reader: Callable[[bytes, str], None],
    capfd: pytest.CaptureFixture[str],
) -> None:
    chance = random.Random(name)  # noqa: S311  (of damage, not of secrets)
    for _ in range(ROUNDS):
        reader(damage(data, chance), name)
    assert capfd.readouterr() == ("", ""), "a library speaks on the terminal"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_line_of_a_web_archive_that_never_ends_is_not_read_to_its_end(
    place: int,
) -> None:
    """The library would join it block by block: 30 MB took half a minute."""
    record = copies.warc([copies.ARCHIVED[2]], is_packed=False)
    endless = b"x" * 1_000_000
    archives = (
        record + b"WARC/1.1\r\nWARC-Type: " + endless,
        record + endless,
        record.replace(b"WARC-Date", endless, 1),
    )
    with pytest.raises(ValueError, match="a line in a head is too long"):
        read_copy(archives[place], "a.warc")
