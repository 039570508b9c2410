"""A font of a theme's own: named in the deck, and carried as PowerPoint stores it."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from lxml import etree
from pptx import Presentation

from reporting import build
from reporting.deck.ooxml.embedded_fonts import write_eot
from tests.deck.linter import package_faults
from tests.small_fonts import make_font
from tests.tools import ROOT, ooxml_errors

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CUTS = ("Regular", "Italic", "Bold", "BoldItalic")
KEYS = ("regular", "italic", "bold", "bold_italic")


@dataclass(frozen=True)
class Container:
    """An Embedded OpenType file, read as the submission to the W3C describes it."""

    version: int
    flags: int
    panose: bytes
    charset: int
    italic: int
    weight: int
    rights: int
    magic: int
    ranges: tuple[int, ...]
    pages: tuple[int, ...]
    adjustment: int
    reserved: tuple[int, ...]
    names: tuple[str, ...]
    font: bytes


def read_container(data: bytes) -> Container:
    size, length, version, flags = struct.unpack_from("<4I", data)
    assert size == len(data)
    panose, charset, italic, weight, rights, magic = struct.unpack_from(
        "<10sBBIHH", data, 16
    )
    numbers = struct.unpack_from("<11I", data, 36)
    at, names = 80, []
    for _ in range(5):  # family, style, version, full name, root string
        padding, count = struct.unpack_from("<HH", data, at)
        assert padding == 0
        names.append(data[at + 4 : at + 4 + count].decode("utf-16-le"))
        at += 4 + count
    assert at + length == size
    return Container(
        *(version, flags, panose, charset, italic, weight, rights, magic),
        *(numbers[:4], numbers[4:6], numbers[6], numbers[7:]),
        tuple(names),
        data[at:],
    )


# ---------------------------------------------------------------- made fonts


def save_family(
    folder: Path, *, rights: int = 0, is_cff: bool = False, large: bool = False
) -> str:
    """Write four cuts of a family `House Sans` beside a theme; return how a theme names them."""
    letters = {chr(code): 500 for code in range(0x20, 0x17F) if chr(code) != "-"}
    letters |= {"-": 300} | dict.fromkeys("–—‘’“”…•→≈¶ ", 500)
    ending = "otf" if is_cff else "ttf"
    named = []
    for key, cut in zip(KEYS, CUTS, strict=True):
        path = folder / f"House{cut}.{ending}"
        make_font(path, letters, is_cff=is_cff, rights=rights)
        font = TTFont(path)
        style = cut.replace("dI", "d I")
        for number, words in enumerate(
            ("House Sans", style, "", f"House Sans {style}")
        ):
            if words:
                font["name"].setName(words, number + 1, 3, 1, 0x409)
        font["name"].setName("Version 1.250", 5, 3, 1, 0x409)
        font["OS/2"].usWeightClass = 700 if "Bold" in cut else 400
        font["OS/2"].fsSelection = 1 if "Italic" in cut else 0x40
        if large:
            font["DSIG"] = _filler()
        font.save(path)
        named.append(f"{key}: {path.name}")
    return ", ".join(named)


def _filler() -> object:
    table = DefaultTable("DSIG")
    table.data = bytes(500_000)
    return table


def write_theme(folder: Path, fonts: str) -> Path:
    path = folder / "house.yaml"
    path.write_text(f"fonts: {fonts}\n", encoding="utf-8")
    return path


def make_deck(folder: Path, theme: Path) -> tuple[bytes, list[str]]:
    """Return a deck of the second content, and the codes of what was warned of."""
    result = build(
        ROOT / "tests/heating/content.yaml",
        folder / "out",
        languages=["de"],
        only="deck",
        theme=theme,
    )
    codes = [problem.code for problem in result.warnings]
    return result.files[0].path.read_bytes(), codes


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str], Path]:
    folder = tmp_path_factory.mktemp("carried")
    theme = write_theme(folder, f"{{sans: {{{save_family(folder)}}}}}")
    return *make_deck(folder, theme), folder


def list_embedded(deck: bytes) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield each family that a presentation lists, with the parts of its cuts."""
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
        relations = etree.fromstring(package.read("ppt/_rels/presentation.xml.rels"))
        targets = {one.get("Id"): one for one in relations}
        for entry in root.iter(f"{P}embeddedFont"):
            cuts = {}
            for cut in list(entry)[1:]:
                relation = targets[cut.get(f"{R}id")]
                assert str(relation.get("Type")).endswith("/relationships/font")
                cuts[etree.QName(cut).localname] = package.read(
                    f"ppt/{relation.get('Target')}"
                )
            yield str(entry[0].get("typeface")), cuts


# ---------------------------------------------------------------- what is carried


def test_a_font_of_ones_own_is_named_in_the_deck_and_carried(
    carried: tuple[bytes, list[str], Path],
) -> None:
    data, warnings, folder = carried
    assert "W605" not in warnings
    ((face, cuts),) = list_embedded(data)
    assert face == "House Sans"
    assert list(cuts) == ["regular", "bold", "italic", "boldItalic"]
    deck = Presentation(io.BytesIO(data))
    theme = next(
        part for part in deck.part.package.iter_parts() if "theme1" in part.partname
    )
    assert b'<a:minorFont><a:latin typeface="House Sans"/>' in theme.blob
    for key, cut in zip(("regular", "italic", "bold", "boldItalic"), CUTS, strict=True):
        held = read_container(cuts[key])
        assert held.font == (folder / f"House{cut}.ttf").read_bytes()


def test_the_container_says_what_the_font_says(
    carried: tuple[bytes, list[str], Path],
) -> None:
    data, _, folder = carried
    ((_, cuts),) = list_embedded(data)
    held = read_container(cuts["boldItalic"])
    font = TTFont(folder / "HouseBoldItalic.ttf")
    os2 = font["OS/2"]
    assert held.version == 0x00020001
    assert held.flags == 0
    assert held.magic == 0x504C
    assert held.charset == 1
    assert (held.italic, held.weight, held.rights) == (1, 700, 0)
    assert held.names == (
        *("House Sans", "Bold Italic", "Version 1.250", "House Sans Bold Italic"),
        "",
    )
    assert held.adjustment == font["head"].checkSumAdjustment
    assert held.ranges == tuple(
        getattr(os2, f"ulUnicodeRange{number}") for number in (1, 2, 3, 4)
    )
    assert held.reserved == (0, 0, 0, 0)
    assert len(held.panose) == 10


def test_the_deck_is_sound_and_the_same_each_time(
    carried: tuple[bytes, list[str], Path], tmp_path: Path
) -> None:
    data, _, folder = carried
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert ooxml_errors(path) == []
    assert package_faults(data) == []
    again, _ = make_deck(tmp_path, folder / "house.yaml")
    assert again == data


def test_faces_that_office_has_are_not_carried(tmp_path: Path) -> None:
    data, _ = make_deck(tmp_path, write_theme(tmp_path, "{embed: whole}"))
    assert list(list_embedded(data)) == []


def test_a_bundled_face_is_carried_where_the_deck_is_to_name_it(tmp_path: Path) -> None:
    theme = write_theme(tmp_path, "{sans: {office: Carlito}, embed: subset}")
    data, warnings = make_deck(tmp_path, theme)
    assert "W605" not in warnings
    ((face, cuts),) = list_embedded(data)
    assert face == "Carlito"
    held = read_container(cuts["regular"])
    assert held.flags == 1
    font = TTFont(io.BytesIO(held.font))
    whole = ROOT / "assets/fonts/Carlito-Regular.ttf"
    assert len(held.font) < whole.stat().st_size / 2
    assert held.adjustment == font["head"].checkSumAdjustment
    known = set(font.getBestCmap())
    words = "".join(
        shape.text_frame.text
        for slide in Presentation(io.BytesIO(data)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    had = set(TTFont(whole).getBestCmap())
    assert {ord(char) for char in words} & had <= known
    assert {ord("Q"), ord("@"), ord("ž")} <= known


def test_a_large_font_is_carried_in_part_unless_whole_is_asked_for(
    tmp_path: Path,
) -> None:
    family = save_family(tmp_path, large=True)
    for embed, flags in (("true", 1), ("whole", 0)):
        theme = write_theme(tmp_path, f"{{sans: {{{family}}}, embed: {embed}}}")
        data, _ = make_deck(tmp_path, theme)
        ((_, cuts),) = list_embedded(data)
        held = read_container(cuts["regular"])
        assert held.flags == flags
        assert (len(held.font) > 500_000) is (embed == "whole")


# ---------------------------------------------------------------- what is not


@pytest.mark.parametrize(
    ("more", "rights", "is_cff", "reason"),
    [
        ("", 4, False, "the licence of `HouseRegular.ttf` forbids to edit"),
        ("", 0, True, "`HouseRegular.otf` has outlines of PostScript"),
        ("embed: false", 0, False, "`embed` is false"),
        ("office: House Text", 0, False, "is of the family `House Sans`"),
    ],
)
def test_what_cannot_be_carried_is_named_with_a_warning(
    tmp_path: Path,
    more: str,
    rights: int,
    is_cff: bool,  # noqa: FBT001  (pytest fills it)
    reason: str,
) -> None:
    family = save_family(tmp_path, rights=rights, is_cff=is_cff)
    inner, outer = (more, "") if "office" in more else ("", more)
    sans = ", ".join(filter(None, (family, inner)))
    fonts = ", ".join(filter(None, (f"sans: {{{sans}}}", outer)))
    result = build(
        ROOT / "tests/heating/content.yaml",
        tmp_path / "out",
        languages=["de"],
        only="deck",
        theme=write_theme(tmp_path, f"{{{fonts}}}"),
    )
    (warning,) = [one for one in result.warnings if one.code == "W605"]
    assert reason in warning.message
    assert warning.where == "fonts.sans"
    assert list(list_embedded(result.files[0].path.read_bytes())) == []


def test_a_face_that_office_has_needs_no_warning(tmp_path: Path) -> None:
    family = save_family(tmp_path, is_cff=True)
    theme = write_theme(tmp_path, f"{{sans: {{office: Verdana, {family}}}}}")
    data, warnings = make_deck(tmp_path, theme)
    assert "W605" not in warnings
    assert list(list_embedded(data)) == []


def test_a_cut_of_ones_own_beside_a_face_of_office_is_warned_of(tmp_path: Path) -> None:
    save_family(tmp_path)
    theme = write_theme(tmp_path, "{sans: {bold: HouseBold.ttf}}")
    _, warnings = make_deck(tmp_path, theme)
    assert "W605" in warnings


def test_a_part_of_a_font_says_so(tmp_path: Path) -> None:
    data = make_font(tmp_path / "Boxes.ttf", {"A": 600, " ": 300}).read_bytes()
    assert read_container(write_eot(data, is_subset=True)).flags == 1
    assert read_container(write_eot(data, is_subset=False)).font == data
