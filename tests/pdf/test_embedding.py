"""Words shown in a face -> codes, and the font that a file embeds: what comes out of it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import uharfbuzz

from reporting.pdf.carried_font import cut_font
from reporting.pdf.document import Document, finish_document
from reporting.pdf.embedding import FontUse, list_meanings
from reporting.pdf.face import find_face, register_face, vary_face
from reporting.pdf.font_objects import make_to_unicode
from reporting.pdf.font_uses import FontUses
from reporting.pdf.graphics_state import TextStyle
from reporting.pdf.structure import StructElem, StructTree
from reporting.pdf.xmp import Metadata
from tests.pdf.reading import Tagged
from tests.small_fonts import HEBREW, LATIN, make_font
from tests.tools import ROOT, poppler_text, verapdf_failures

WHEN = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
WORDS = "The office of fine \ufb01ne AVATAR non-stop never\u00ad a\u00a0b 1\u202f000 cafe\u0301"
SERIF = register_face("serif shown", ROOT / "assets" / "fonts" / "Gelasio-Regular.ttf")
SANS = register_face("sans shown", ROOT / "assets" / "fonts" / "Carlito-Regular.ttf")


def show(lines: Iterable[tuple[str, Sequence[str]]], *, is_rtl: bool = False) -> bytes:
    """Return a tagged file of lines of words, each in the face of a key."""
    top = StructElem("Document")
    document = Document("en")
    page = document.begin_page((420, 200))
    for number, (key, words) in enumerate(lines):
        use = document.fonts.use(key)
        face = find_face(key)
        codes: list[str] = []
        for word in words:
            encoded = use.encode(face.shape(word, is_rtl=is_rtl))
            codes.append(encoded.codes or encoded.format_parts(12))
        space = use.encode(face.shape(" ")).codes
        page.begin_line(20, 170 - 20 * number)
        style = TextStyle(use.name, 12, "#000000")
        page.show(StructElem("P", top), style, space.join(codes) + space)
    return finish_document(
        document, StructTree(top), Metadata("Words", "en", WHEN, creator="tests")
    )


def keep(folder: Path, data: bytes) -> Path:
    path = folder / "words.pdf"
    path.write_bytes(data)
    return path


def pdfium_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        text: str = pdf[0].get_textpage().get_text_range()
    return text


def boxes(folder: Path, *, is_cff: bool = False) -> str:
    kind = "CFF" if is_cff else "TrueType"
    path = make_font(folder / f"boxes {kind}", LATIN | HEBREW, is_cff=is_cff)
    return register_face(str(path), path)


# ---------------------------------------------------------------- what is extracted


@pytest.mark.parametrize("key", [SERIF, SANS])
def test_every_word_comes_out_as_it_was_put_in(tmp_path: Path, key: str) -> None:
    words = WORDS.split(" ")
    path = keep(tmp_path, show([(key, words)]))
    # What is typed as a joined letter comes out as its letters.
    assert pdfium_text(path).split(" ")[:-1] == [
        "The", "office", "of", "fine", "fine", "AVATAR", "non-stop", "never\u00ad",
        "a\u00a0b", "1\u202f000", "cafe\u0301",
    ]  # fmt: skip
    poppler = poppler_text(path)[0].split()
    assert poppler[:7] == ["The", "office", "of", "fine", "fine", "AVATAR", "non-stop"]
    with pikepdf.open(path) as pdf:
        assert "The office of fine fine AVATAR" in Tagged(pdf).root.text


def test_a_glyph_that_stands_for_two_texts_has_two_codes() -> None:
    face = find_face(SANS)
    use = FontUse(face.program)
    hyphen = use.encode(face.shape("-"))
    soft = use.encode(face.shape("\u00ad"))
    assert face.shape("-").glyphs == face.shape("\u00ad").glyphs
    assert hyphen.codes != soft.codes
    assert soft.codes == "\xff\xff"
    assert not hyphen.actual
    assert not soft.actual


def test_a_second_code_shows_the_same_glyph(tmp_path: Path) -> None:
    """Readers must follow the map from codes to glyphs: both lines look alike."""
    images: list[bytes] = []
    for hyphen in "-\u00ad":
        path = keep(tmp_path, show([(SANS, ["non-stop", f"well{hyphen}known"])]))
        with pypdfium2.PdfDocument(path) as pdf:
            images.append(pdf[0].render(scale=2).to_pil().tobytes())
    assert images[0] == images[1]


@pytest.mark.parametrize("is_cff", [False, True], ids=["TrueType", "CFF"])
def test_letters_of_either_kind_of_font_are_read_and_seen(
    tmp_path: Path, *, is_cff: bool
) -> None:
    key = boxes(tmp_path, is_cff=is_cff)
    path = keep(tmp_path, show([(key, ["fife", "AVe\u0301", "Ai-", "Ai\u00ad", "Ai"])]))
    expected = ["fife", "AVe\u0301", "Ai-", "Ai\u00ad", "Ai"]
    assert pdfium_text(path).split() == expected
    assert poppler_text(path)[0].split()[0] == "fife"
    with pypdfium2.PdfDocument(path) as pdf:
        ink = pdf[0].render(scale=1).to_pil().convert("L").histogram()[0]
    assert ink > 150


@pytest.mark.parametrize("is_cff", [False, True], ids=["TrueType", "CFF"])
def test_letters_from_right_to_left_are_read_in_their_order(
    tmp_path: Path, *, is_cff: bool
) -> None:
    """Joined letters too, which readers would leave the wrong way about."""
    key = boxes(tmp_path, is_cff=is_cff)
    words = ["\u05d0\u05d1\u05d2", "\u05d1\u05d0\u05dc\u05d2"]
    assert len(find_face(key).shape(words[1], is_rtl=True).glyphs) == 3
    for word in words:
        path = keep(tmp_path, show([(key, [word])], is_rtl=True))
        assert pdfium_text(path).strip() == word
        assert word in poppler_text(path)[0]


def test_a_word_that_its_codes_do_not_spell_says_what_it_is(tmp_path: Path) -> None:
    key = boxes(tmp_path)
    word = "\u05d0\u05d1\u05b8\u05d2"
    with pikepdf.open(BytesIO(show([(key, [word])], is_rtl=True))) as pdf:
        assert Tagged(pdf).root.text == word


def test_what_a_glyph_means_goes_by_the_letters_it_was_made_of(tmp_path: Path) -> None:
    face = find_face(boxes(tmp_path))
    assert list(list_meanings(face.shape("fife"))) == ["fi", "f", "e"]
    assert list(list_meanings(face.shape("e\u0301"))) == ["e", "\u0301"]
    assert list(list_meanings(face.shape("\u05d0\u05d1", is_rtl=True))) == [
        "\u05d1",
        "\u05d0",
    ]


# ---------------------------------------------------------------- what is shown


def test_kerning_goes_between_the_codes(tmp_path: Path) -> None:
    face = find_face(boxes(tmp_path))
    use = FontUse(face.program)
    assert use.encode(face.shape("AVA")).codes == "\x00\x03)80(\x00\x04\x00\x03"
    assert use.encode(face.shape("AVA")) == use.encode(face.shape("AVA"))


def test_a_mark_is_lifted_onto_its_letter(tmp_path: Path) -> None:
    face = find_face(boxes(tmp_path))
    use = FontUse(face.program)
    word = use.encode(face.shape("e\u0301"))
    assert not word.is_plain
    assert word.parts == (("\x00\x05", 0), (")250(\x00\x08)-250(", 150))
    shown = word.format_parts(20, 1.5)
    assert shown == (
        ")] TJ /Span <</ActualText <FEFF00650301>>> BDC [("
        ")] TJ 1.500 Ts [(\x00\x05)] TJ 4.500 Ts [()250(\x00\x08)-250()] TJ 1.500 Ts [("
        ")] TJ EMC [("
    )


def test_codes_are_escaped() -> None:
    """Numbers of glyphs may look like what ends a string (ISO 32000-1, 7.3.4.2)."""
    letters = [chr(code) for code in range(0xC0, 0x250)]
    glyphs = [find_face(SANS).shape(letter).glyphs[0] for letter in letters]
    assert {ord(char) for char in "()\\\r"} <= {glyph % 256 for glyph in glyphs}
    with pikepdf.open(BytesIO(show([(SANS, letters)]))) as pdf:
        assert Tagged(pdf).root.text.split(" ") == letters


def test_faces_of_one_file_are_one_font() -> None:
    fonts = FontUses()
    figures = vary_face(SERIF, "lnum", "tnum")
    assert fonts.use(SERIF) is fonts.use(figures)
    assert fonts.use(SANS) is not fonts.use(SERIF)
    assert [use.name for use in fonts] == ["F1", "F2"]


# ---------------------------------------------------------------- what is embedded


def test_only_what_was_shown_is_embedded() -> None:
    with pikepdf.open(BytesIO(show([(SERIF, ["fife"])]))) as pdf:
        font = pdf.pages[0].Resources.Font.F1
        descendant = font.DescendantFonts[0]
        program = descendant.FontDescriptor.FontFile2.read_bytes()
        whole = find_face(SERIF).program.path.stat().st_size
        assert len(program) < whole / 10
        assert font.BaseFont == descendant.BaseFont
        tag, _, name = str(font.BaseFont)[1:].partition("+")
        assert tag.isupper()
        assert (len(tag), name) == (6, "Gelasio-Regular")
        assert font.Encoding == "/Identity-H"
        glyphs = uharfbuzz.Face(program)
        drawn = uharfbuzz.Font(glyphs)
        for glyph in find_face(SERIF).shape("fife").glyphs:
            assert drawn.get_glyph_extents(glyph).width > 0


def test_equal_words_give_equal_bytes() -> None:
    lines = [(SERIF, WORDS.split(" ")), (SANS, WORDS.split(" "))]
    assert show(lines) == show(lines)


def test_other_words_give_the_subset_another_name() -> None:
    names: set[str] = set()
    for word in ("one", "two"):
        with pikepdf.open(BytesIO(show([(SERIF, [word])]))) as pdf:
            names.add(str(pdf.pages[0].Resources.Font.F1.BaseFont))
    assert len(names) == 2


def test_both_standards_are_kept(tmp_path: Path) -> None:
    """ISO 19005-3, 6.2.11, and ISO 14289-1, 7.21, for fonts of both kinds."""
    truetype = boxes(tmp_path)
    postscript = boxes(tmp_path, is_cff=True)
    words = ["fife", "AVe\u0301", "A-e", "A\u00ad"]
    lines = [
        (SERIF, WORDS.split(" ")),
        (SANS, WORDS.split(" ")),
        (truetype, words),
        (postscript, words),
    ]
    latin = tmp_path / "latin.pdf"
    latin.write_bytes(show(lines))
    hebrew = tmp_path / "hebrew.pdf"
    word = "\u05d0\u05d1\u05b8\u05d2"
    hebrew.write_bytes(show([(truetype, [word]), (postscript, [word])], is_rtl=True))
    assert verapdf_failures([latin, hebrew]) == {latin: [], hebrew: []}


def test_a_character_map_names_every_code_in_blocks_that_readers_take() -> None:
    meanings = {code: chr(0x4E00 + code) for code in range(150)}
    cmap = make_to_unicode(meanings | {0x300: "ffi", 0x301: "\U0001f600"})
    assert "100 beginbfchar" in cmap
    assert "52 beginbfchar" in cmap
    assert "<0300> <006600660069>" in cmap
    assert "<0301> <D83DDE00>" in cmap


def test_a_variable_font_is_embedded_as_it_is_shown(tmp_path: Path) -> None:
    """Its axes stand where they stand by default, and no table of theirs is left."""
    path = tmp_path / "variable.ttf"
    make_variable(path)
    key = register_face("variable", path)
    data = show([(key, ["AVe"])])
    with pikepdf.open(BytesIO(data)) as pdf:
        descriptor = pdf.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor
        program = descriptor.FontFile2.read_bytes()
    assert "gvar" not in uharfbuzz.Face(program).table_tags
    assert pdfium_text(keep(tmp_path, data)).strip() == "AVe"


def make_variable(path: Path) -> None:
    from fontTools.fontBuilder import FontBuilder  # noqa: PLC0415  (this test alone)
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    make_font(path, LATIN)
    builder = FontBuilder(font=TTFont(path))
    builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
    builder.setupGvar({name: [] for name in builder.font.getGlyphOrder()})
    builder.save(path)


@pytest.mark.parametrize("is_cff", [False, True], ids=["TrueType", "CFF"])
def test_a_font_cut_for_some_characters_shows_them_as_the_whole_does(
    tmp_path: Path, *, is_cff: bool
) -> None:
    key = boxes(tmp_path, is_cff=is_cff)
    whole = find_face(key).program.path
    small = tmp_path / "small"
    small.write_bytes(cut_font(whole.read_bytes(), "AVe\u0301fi"))
    cut = register_face(f"{key} cut", small)
    assert not find_face(cut).has("\u05d0")
    words = ["AVe\u0301", "fife"]
    assert show([(cut, words)]) == show([(key, words)])
    assert cut_font(small.read_bytes(), "AVe\u0301fi") == small.read_bytes()


def test_a_face_that_is_not_registered_is_no_face() -> None:
    with pytest.raises(KeyError):
        FontUses().use("nobody registered it")
