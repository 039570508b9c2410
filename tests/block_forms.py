"""Contents made of the forms that a block may take, built once: their PDF, their deck, their plan."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import indent
from typing import Any

import pikepdf
from pptx import Presentation

from reporting import build
from tests.content.planted import problems
from tests.pdf.reading import Node, Tagged
from tests.samples import MINIMAL, write

NO_CLAIM = "unsourced: It is made up.\n"


@dataclass(frozen=True)
class Built:
    """What became of some blocks.

    Args:
        tagged: the PDF.
        section: the element of the section that holds them.
        deck: as python-pptx opens it.
        pdf: path of the PDF.
        pptx: path of the deck.
        notes: what was told.
    """

    tagged: Tagged
    section: Node
    deck: Any
    pdf: Path
    pptx: Path
    notes: tuple[str, ...]

    def slides_of(self, title: str) -> list[Any]:
        """Return the slides whose title begins with words."""
        return [
            slide
            for slide in self.deck.slides
            if slide.shapes.title is not None
            and slide.shapes.title.text.startswith(title)
        ]


def with_blocks(blocks: str) -> str:
    """Return the smallest content with these blocks after its own."""
    return MINIMAL + indent(blocks, "      ")


def find_problems(folder: Path, blocks: str) -> list[str]:
    """Return the messages that blocks give, with their hints."""
    found = problems(folder, with_blocks(blocks))
    return [f"{problem.message} / {problem.hint}" for problem in found]


def build_blocks(folder: Path, blocks: str, **options: Any) -> Built:
    """Build a content of some blocks and open what is written."""
    path = write(folder, with_blocks(blocks))
    result = build(path, folder / "out", **options)
    assert result.warnings == ()
    pdf, pptx = folder / "out" / "dossier.pdf", folder / "out" / "briefing.pptx"
    tagged = Tagged(pikepdf.open(BytesIO(pdf.read_bytes())))
    (section,) = [
        node
        for node in tagged.root.all("Sect")
        if node.text.startswith("1 Overview Orchard")
    ]
    return Built(tagged, section, Presentation(str(pptx)), pdf, pptx, result.notes)
