"""The shipped dossier as it is heard: what is said, in which order, and how often."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pikepdf
import pytest

from tests.pdf.reading import Tagged
from tests.pdf.reading_aloud import read_aloud, read_file
from tests.tools import ROOT

GOLDEN = ROOT / "tests" / "golden"
FILES = {"en": "dossier.pdf", "it": "dossier.it.pdf"}


@pytest.mark.parametrize("code", FILES)
def test_the_shipped_dossier_is_heard_as_the_golden_file_says(
    shipped: Path, code: str
) -> None:
    """UPDATE_GOLDEN=1 writes it anew; what it is called that is announced stays English."""
    heard = read_file((shipped / FILES[code]).read_bytes())
    golden = GOLDEN / f"dossier.aloud.{code}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(heard, encoding="utf-8")
    assert heard == golden.read_text(encoding="utf-8")


def test_everything_is_heard_that_is_read(every_block: Path) -> None:
    """The reading leaves nothing out: all words of the tree are said, in their order."""
    with pikepdf.open(every_block / FILES["en"]) as pdf:
        tagged = Tagged(pdf)
        heard = iter(list_words("\n".join(read_aloud(tagged))))
        read = list_words(tagged.root.text)
    assert len(read) > 500
    assert [word for word in read if word not in heard] == []


def list_words(text: str) -> list[str]:
    """The words of a text, without what the reading sets between them."""
    return re.findall(r"\w+", text)


def test_roles_are_announced(every_block: Path) -> None:
    heard = read_file((every_block / FILES["en"]).read_bytes())
    for said in (
        "Heading 1: ", "Heading 2: ", "List with ", "Table with ", "Heads: ", "Figure: ", "Quotation:",
        "Note: ", "[claim 1: confirmed]", "Caption: ",
    ):  # fmt: skip
        assert said in heard, said
