from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.paraparser import ParaFrag

from reporting.pdf.canvas import TaggedCanvas, link_to
from reporting.pdf.fonts import EmbeddedFont, to_unicode
from reporting.pdf.structure import StructElem
from reporting.pdf.text import TaggedParagraph, line_ends
from tests.pdf.papers import paper
from tests.pdf.reading import Tagged
from tests.tools import ROOT, poppler_text

WORDS = (
    "Transportation authorities internationally acknowledge extraordinary circumstances; nevertheless "
    "representatives of neighbouring municipalities communicate disappointment."
)


def style() -> ParagraphStyle:
    if "Words" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(EmbeddedFont("Words", str(ROOT / "assets/fonts/Gelasio-Regular.ttf")))
    return ParagraphStyle(
        "words",
        fontName="Words",
        fontSize=10,
        leading=12,
        alignment=TA_JUSTIFY,
        hyphenationLang="en_GB",
        embeddedHyphenation=1,
    )


def piece(text: str, **more: object) -> ParaFrag:
    look = style()
    given = {"fontName": "Words", "fontSize": 10, "textColor": look.textColor, "rise": 0, "link": []}
    return ParaFrag(text=text, us_lines=[], greek=0, bold=0, italic=0, **{**given, **more})


def set_paper(*pieces: ParaFrag, elem: StructElem | None = None, width: float = 90) -> bytes:
    """Return a file with a narrow paragraph."""

    def draw(canvas: TaggedCanvas) -> None:
        words = TaggedParagraph(list(pieces), style(), elem or StructElem("P", canvas.tree.document))
        words.wrap(width, 300)
        words.drawOn(canvas, 20, 0)

    return paper(draw=draw)


def read(data: bytes) -> Tagged:
    return Tagged(pikepdf.open(BytesIO(data)))


# ---------------------------------------------------------------- line ends


@pytest.mark.parametrize(
    ("text", "lines", "ends"),
    [
        ("one two", ["one", "two"], [" ", " "]),
        ("trans\u00adport it", ["trans-", "port it"], ["\u00ad", " "]),
        ("well-meant", ["well-", "meant"], ["", " "]),
        ("Donaudampf", ["Donau", "dampf"], ["", " "]),
        ("a  b\nc", ["a b", "c"], [" ", " "]),
        ("over 122\u00a0million", ["over", "122\u00a0million"], [" ", " "]),
        ("", [], []),
    ],
)
def test_a_line_ends_as_its_last_word_does(text: str, lines: list[str], ends: list[str]) -> None:
    assert line_ends(text, lines) == ends


# ---------------------------------------------------------------- paragraphs


@pytest.mark.parametrize("pieces", [1, 2], ids=["one look", "two looks"])
def test_broken_words_come_back_whole(tmp_path: Path, pieces: int) -> None:
    half = WORDS.index("extraordinary") + 5
    parts = [WORDS] if pieces == 1 else [WORDS[:half], WORDS[half:]]
    data = set_paper(
        *(piece(part) if at == 0 else piece(part, fontSize=10.5) for at, part in enumerate(parts))
    )
    path = tmp_path / "words.pdf"
    path.write_bytes(data)
    with pypdfium2.PdfDocument(path) as pdf:
        pdfium = pdf[0].get_textpage().get_text_range()
    assert "\ufffe" in pdfium, "no word is broken, so nothing is tested"
    for text in (pdfium.replace("\ufffe", ""), re.sub("\u00ad\\s*", "", poppler_text(path)[0])):
        assert WORDS in " ".join(text.split())
    assert read(data).root.text == f"Paper number 1 {WORDS}"


def test_a_fragment_with_an_element_of_its_own_is_drawn_into_it() -> None:
    top = StructElem("Document")
    para = StructElem("P", top)
    phrase = StructElem("Span", para, inline=True, lang="it")
    link = StructElem("Link", para, inline=True)
    pieces = [
        piece("They say "), piece("piano piano", link=[(1, link_to(phrase))]), piece(" and "),
        piece("more", link=[(3, link_to(link, "https://example.org", "More of it"))]), piece("."),
    ]  # fmt: skip

    def draw(canvas: TaggedCanvas) -> None:
        para.parent = canvas.tree.document
        canvas.tree.document.kids.append(para)
        words = TaggedParagraph(pieces, style(), para)
        words.wrap(250, 300)
        words.drawOn(canvas, 20, 20)

    tagged = read(paper(draw=draw))
    assert tagged.root.text == "Paper number 1 They say piano piano and more."
    (span,), (found,) = tagged.root.all("Span"), tagged.root.all("Link")
    assert (span.text, str(span.attributes["/Lang"]), found.text) == ("piano piano", "it", "more")


def test_ligatures_are_spelled_out(tmp_path: Path) -> None:
    path = tmp_path / "ligature.pdf"
    path.write_bytes(set_paper(piece("a ﬁne ﬂow"), width=250))
    assert "a fine flow" in poppler_text(path)[0]
    assert read(path.read_bytes()).root.text.endswith("a fine flow")


# ---------------------------------------------------------------- fonts


def test_the_soft_hyphen_shows_the_hyphen() -> None:
    style()
    face = pdfmetrics.getFont("Words").face  # type: ignore[attr-defined]
    assert face.charToGlyph[0xAD] == face.charToGlyph[0x2D]
    assert face.charWidths[0xAD] == face.charWidths[0x2D]


def test_a_character_map_names_every_code_in_blocks_that_readers_take() -> None:
    subset = [0, *range(0x4E00, 0x4E00 + 150), 0xFB03, 0x1F600]
    cmap = to_unicode(subset)
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", cmap)] == [100, 52]
    assert "<97> <006600660069>" in cmap
    assert "<98> <D83DDE00>" in cmap
    assert "<00> <0000>" not in cmap
