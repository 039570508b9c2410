"""A package of Office that lost its first part is refused in words, whatever it was to be.

Its directory then points before the file, of which Python's library says `negative seek value`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reporting import ContentError
from reporting.content.workbooks import read_workbook
from reporting.deck.template.load import load_template
from reporting.design.theme import load_theme
from reporting.evidence.sources.paragraphs import read_copy
from reporting.parity import read_deck_text
from reporting.reading.zips import open_zip, read_head
from tests.deck.templates import default
from tests.evidence.copies import WORD
from tests.evidence.tables import workbook
from tests.hostile.zips import pack_otherwise

_BEGIN = b"PK\x03\x04"


def behead(data: bytes) -> bytes:
    """Return a ZIP from its second part on."""
    return data[data.index(_BEGIN, 4) :]


@pytest.mark.parametrize(
    ("data", "read", "told"),
    [
        (workbook(), read_workbook, "^is a broken workbook "),
        (workbook(), lambda data: read_copy(data, "a.xlsx"), "^is a broken "),
        (default(), read_deck_text, "^is not a deck that can be read$"),
    ],
)
def test_a_package_without_its_first_part_is_told(
    data: bytes, read: Callable[[bytes], object], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        read(behead(data))


def test_a_template_without_its_first_part_is_told(tmp_path: Path) -> None:
    path = tmp_path / "template.pptx"
    path.write_bytes(behead(default()))
    with pytest.raises(ContentError, match=r"is damaged|is cut off|is no PowerPoint"):
        load_template(path, load_theme())


def test_a_workbook_packed_otherwise_is_told() -> None:
    with pytest.raises(ValueError, match=r"^packs a part in a way that is not read$"):
        read_workbook(pack_otherwise(workbook()))


def test_the_head_of_a_part_is_what_it_begins_with() -> None:
    archive = open_zip(WORD)
    part = archive.getinfo("[Content_Types].xml")
    assert read_head(archive, part, 6) == b"<Types"
