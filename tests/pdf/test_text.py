from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics

from reporting.pdf.canvas import TaggedCanvas
from reporting.pdf.fonts import EmbeddedFont, make_to_unicode
from reporting.pdf.structure import StructElem
from reporting.pdf.text import Line, LineEnd, Piece, show_lines
from tests.pdf.papers import paper
from tests.pdf.reading import Tagged
from tests.tools import ROOT, poppler_text

WORDS = (
    "Extraordinary circumstances; never\u00adthe\u00adless 3/4 of a\u00a0municipality."
)
BROKEN = (
    ("Extraordinary", LineEnd.WORD), ("circumstances; never", LineEnd.HYPHEN), ("the", LineEnd.HYPHEN),
    ("less 3/", LineEnd.WITHIN), ("4 of a\u00a0municipality.", LineEnd.WORD),
)  # fmt: skip


def words_font() -> str:
    if "Words" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(
            EmbeddedFont("Words", str(ROOT / "assets/fonts/Gelasio-Regular.ttf"))
        )
    return "Words"


def piece(
    elem: StructElem, size: float = 10, target: str = "", contents: str = ""
) -> Piece:
    return Piece(
        text="", font=words_font(), size=size, ink=HexColor("#000000"), elem=elem, target=target,
        contents=contents,
    )  # fmt: skip


def set_paper(*lines: tuple[str, LineEnd], looks: int = 1) -> bytes:
    """Return a file with some lines, each in as many looks."""

    def draw(canvas: TaggedCanvas) -> None:
        elem = StructElem("P", canvas.tree.document)
        pieces = [piece(elem, 10 + at / 2) for at in range(looks)]
        placed = []
        for at, (text, end) in enumerate(lines):
            cuts = [len(text) * look // looks for look in range(looks + 1)]
            strings = [
                (one, text[start:stop])
                for one, start, stop in zip(pieces, cuts, cuts[1:], strict=False)
            ]
            placed.append(
                Line(20, 100 - 12 * at, strings, end, word_space=0.5, letter_space=0.1)
            )
        show_lines(canvas, placed)

    return paper(draw=draw)


def read(data: bytes) -> Tagged:
    return Tagged(pikepdf.open(BytesIO(data)))


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize("looks", [1, 2], ids=["one look", "two looks"])
def test_broken_words_come_back_whole(tmp_path: Path, looks: int) -> None:
    whole = " ".join(WORDS.replace("\u00ad", "").split())
    path = tmp_path / "words.pdf"
    path.write_bytes(set_paper(*BROKEN, looks=looks))
    with pypdfium2.PdfDocument(path) as pdf:
        pdfium = pdf[0].get_textpage().get_text_range()
    for text in (
        pdfium.replace("\ufffe", ""),
        re.sub("\u00ad\\s*", "", poppler_text(path)[0]),
    ):
        assert whole.replace("3/4", "3/ 4") in " ".join(
            text.replace("3/4", "3/ 4").split()
        )
    assert read(path.read_bytes()).root.text == f"Paper number 1 {whole}"


def test_a_piece_with_an_element_of_its_own_is_drawn_into_it() -> None:
    top = StructElem("Document")
    para = StructElem("P", top)
    phrase = StructElem("Span", para, inline=True, lang="it")
    link = StructElem("Link", para, inline=True)
    leading = piece(link, target="https://example.org", contents="More of it")
    line = Line(
        20, 20,
        [(piece(para), "They say "), (piece(phrase), "piano piano"), (piece(para), " and "),
         (leading, "more"), (piece(para), ".")],
        LineEnd.WORD,
    )  # fmt: skip

    def draw(canvas: TaggedCanvas) -> None:
        para.parent = canvas.tree.document
        canvas.tree.document.kids.append(para)
        show_lines(canvas, [line])

    data = paper(draw=draw)
    tagged = read(data)
    assert tagged.root.text == "Paper number 1 They say piano piano and more."
    (span,), (found,) = tagged.root.all("Span"), tagged.root.all("Link")
    assert (span.text, str(span.attributes["/Lang"]), found.text) == (
        "piano piano",
        "it",
        "more",
    )
    with pikepdf.open(BytesIO(data)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        left, foot, right, head = (float(edge) for edge in annotation.Rect)
    start = 20 + sum(line.advance(one, text) for one, text in line.strings[:3])
    assert (left, right) == pytest.approx(
        (start, start + line.advance(leading, "more")), abs=0.02
    )
    assert (foot, head) == pytest.approx((18, 30), abs=0.02)


def test_spaces_and_letters_are_as_wide_as_a_line_says() -> None:
    line = Line(0, 0, [], LineEnd.WORD, word_space=2, letter_space=0.5)
    one = piece(StructElem("P"))
    bare = pdfmetrics.stringWidth("a b\u00a0c", "Words", 10)
    assert line.advance(one, "a b\u00a0c") == pytest.approx(bare + 2 * 2 + 5 * 0.5)


def test_ligatures_are_spelled_out(tmp_path: Path) -> None:
    path = tmp_path / "ligature.pdf"
    path.write_bytes(set_paper(("a ﬁne ﬂow", LineEnd.WORD)))
    assert "a fine flow" in poppler_text(path)[0]
    assert read(path.read_bytes()).root.text.endswith("a fine flow")


# ---------------------------------------------------------------- fonts


def test_the_soft_hyphen_shows_the_hyphen() -> None:
    words_font()
    face = pdfmetrics.getFont("Words").face  # type: ignore[attr-defined]
    assert face.charToGlyph[0xAD] == face.charToGlyph[0x2D]
    assert face.charWidths[0xAD] == face.charWidths[0x2D]


def test_a_character_map_names_every_code_in_blocks_that_readers_take() -> None:
    subset = [0, *range(0x4E00, 0x4E00 + 150), 0xFB03, 0x1F600]
    cmap = make_to_unicode(subset)
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", cmap)] == [100, 52]
    assert "<97> <006600660069>" in cmap
    assert "<98> <D83DDE00>" in cmap
    assert "<00> <0000>" not in cmap
