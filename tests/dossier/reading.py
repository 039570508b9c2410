"""A PDF -> what a reader sees of it: text, characters with their boxes, links, outline, fonts."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reporting.design.theme import Theme, load_theme
from reporting.dossier.render import render_dossier
from reporting.plan.block_model import Block
from reporting.plan.model import DossierPlan
from reporting.record import replace
from tests.dossier import plans
from tests.pdf.reading import show_parts


@cache
def theme() -> Theme:
    """The bundled theme, but that each section begins a page, where tests look for it."""
    whole = load_theme()
    return replace(whole, print=replace(whole.print, sections="page"))


@dataclass(frozen=True, slots=True)
class Char:
    """A character and its loose box, in points from the page's lower left."""

    text: str
    left: float
    foot: float
    right: float
    head: float
    baseline: float


_LINE_END_HYPHENS = "\u0002\ufffe"
"""What PDFium makes of a hyphen at the end of a line."""


class Pdf:
    """An open PDF."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.file = pypdfium2.PdfDocument(data)

    @cached_property
    def _shown(self) -> pypdfium2.PdfDocument:
        """The file with all characters where they stand: words on two lines are read where they begin."""
        return pypdfium2.PdfDocument(show_parts(self.data))

    def __len__(self) -> int:
        return len(self.file)

    def text(self, at: int) -> str:
        """The text of a page on one line, with broken words put together."""
        raw = self.file[at].get_textpage().get_text_range()
        whole = raw.replace("\ufffe\r\n", "").replace("\ufffe", "").replace("-\r\n", "")
        return " ".join(whole.replace("\u00a0", " ").split())

    @property
    def whole(self) -> str:
        """The text of all pages."""
        return " ".join(self.text(at) for at in range(len(self)))

    def chars(self, at: int) -> list[Char]:
        """The visible characters of a page."""
        page = self._shown[at].get_textpage()
        found = []
        for index in range(page.count_chars()):
            text = chr(pdfium.FPDFText_GetUnicode(page.raw, index))
            text = "-" if text in _LINE_END_HYPHENS else text
            if not text.isspace() and text.isprintable():
                left, foot, right, head = page.get_charbox(index, loose=True)
                x, y = ctypes.c_double(), ctypes.c_double()
                pdfium.FPDFText_GetCharOrigin(page.raw, index, x, y)
                found.append(Char(text, left, foot, right, head, y.value))
        return found

    def find(self, at: int, text: str) -> list[Char]:
        """The characters of the first place on a page where a text stands without regard to spaces."""
        chars = self.chars(at)
        start = "".join(char.text for char in chars).find("".join(text.split()))
        assert start >= 0, f"{text!r} is not on page {at + 1}"
        return chars[start : start + len("".join(text.split()))]

    def page_of(self, text: str) -> int:
        """The first page, counted from 0, that has a text."""
        return next(at for at in range(len(self)) if text in self.text(at))

    def links(
        self, at: int
    ) -> Iterator[tuple[tuple[float, float, float, float], int | str]]:
        """Each link of a page: its box, and the page it leads to (from 0) or its address."""
        page = self.file[at]  # held here: a page let go closes its links
        cursor, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page.raw, cursor, link):
            box = pdfium.FS_RECTF()
            pdfium.FPDFLink_GetAnnotRect(link, box)
            yield (box.left, box.bottom, box.right, box.top), self._target(link)

    def _target(self, link: Any) -> int | str:
        dest = pdfium.FPDFLink_GetDest(self.file.raw, link)
        if dest:
            return int(pdfium.FPDFDest_GetDestPageIndex(self.file.raw, dest))
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(self.file.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(self.file.raw, action, buffer, size)
        return buffer.value.decode()

    def outline(self) -> list[tuple[int, str, int]]:
        """Level, title and page (from 0) of each entry of the outline."""
        found = []
        for entry in self.file.get_toc():
            dest = entry.get_dest()
            assert dest is not None, entry.get_title()
            found.append((entry.level, entry.get_title(), dest.get_index()))
        return found

    def drawn(self, at: int, grid: int = 1) -> Any:
        """The page as an image."""
        return self.file[at].render(scale=grid).to_pil()


def read(plan: DossierPlan) -> Pdf:
    """Draw a plan and open the file."""
    rendered = render_dossier(plan, theme())
    pdf = Pdf(rendered.data)
    assert len(pdf) == rendered.pages
    return pdf


def read_blocks(*blocks: Block, code: str = "en") -> Pdf:
    """Draw a dossier of one section with these blocks; they begin on page 3."""
    return read(plans.plan(plans.section(*blocks), code=code))


BODY = 2
"""The first section's first page, counted from 0."""


def in_order(text: str, *pieces: str) -> None:
    """Hold that pieces stand in a text one after the other."""
    at = 0
    for piece in pieces:
        found = text.find(" ".join(piece.split()), at)
        assert found >= 0, f"{piece!r} does not follow in {text[at : at + 400]!r}"
        at = found + len(piece)
