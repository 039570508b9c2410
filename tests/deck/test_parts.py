"""What a package is made of: its zip file, its relations, its base, its workbooks, its text."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from reporting.deck.ooxml import zip_writer
from reporting.deck.ooxml.base import make_base
from reporting.deck.ooxml.package import (
    DEFAULT_TYPES,
    Part,
    Relation,
    Relations,
    make_relative,
    write_package,
)
from reporting.deck.ooxml.paint import ACCENTS, Paint, Reference, make_scheme
from reporting.deck.ooxml.part_names import PartNames
from reporting.deck.ooxml.workbook import Date, Row, make_workbook, name_column
from reporting.deck.ooxml.xml import (
    NAMESPACES,
    element,
    qn,
    root_element,
    write_text,
    write_value,
)
from reporting.deck.ooxml.zip_writer import zip_members
from reporting.design.colour import change_luminance
from reporting.design.grid import make_grids
from reporting.design.palette import Shade
from reporting.design.theme import Theme
from reporting.record import replace
from reporting.scene import SlideKind
from tests.deck.conftest import Made
from tests.samples import png
from tests.tools import ROOT, ooxml_errors

WHEN = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)

# ---------------------------------------------------------------- zip


def test_a_zip_file_is_read_back_whole() -> None:
    members = [
        ("a.xml", b"<a/>" * 1000),
        ("b/c.png", png()),
        ("empty.xml", b""),
        ("è.xml", b"x"),
    ]
    with zipfile.ZipFile(io.BytesIO(zip_members(members))) as archive:
        assert archive.testzip() is None
        assert [(name, archive.read(name)) for name in archive.namelist()] == members
        kinds = {member.filename: member.compress_type for member in archive.filelist}
    assert kinds["a.xml"] == zipfile.ZIP_DEFLATED
    assert kinds["b/c.png"] == zipfile.ZIP_STORED


def test_more_members_than_a_plain_zip_file_counts_are_read_back() -> None:
    members = [(f"{number}.xml", b"") for number in range(70_000)]
    with zipfile.ZipFile(io.BytesIO(zip_members(members))) as archive:
        assert len(archive.namelist()) == 70_000
        assert archive.read("69999.xml") == b""


def test_no_member_is_dated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_writer, "LEVEL", 0)
    with zipfile.ZipFile(io.BytesIO(zip_members([("a.xml", b"a")]))) as archive:
        (member,) = archive.infolist()
    assert member.date_time == (1980, 1, 1, 0, 0, 0)


# ---------------------------------------------------------------- relations


def test_a_relation_is_made_once_and_its_id_is_free() -> None:
    given = Relation("rId1", f"{NAMESPACES['r']}/theme", "ppt/theme/theme1.xml")
    relations = Relations([given])
    first = relations.add("slide", "ppt/slides/slide1.xml")
    again = relations.add("slide", "ppt/slides/slide1.xml")
    other = relations.add("hyperlink", "https://example.org", is_external=True)
    assert (first, again, other) == ("rId2", "rId2", "rId3")
    assert relations.add("theme", "ppt/theme/theme1.xml") == "rId1"
    assert [one.kind for one in relations.list_all()] == ["theme", "slide", "hyperlink"]


@pytest.mark.parametrize(
    ("folder", "target", "written"),
    [
        ("", "ppt/presentation.xml", "ppt/presentation.xml"),
        ("ppt/slides", "ppt/slides/slide2.xml", "slide2.xml"),
        ("ppt/slides", "ppt/charts/chart1.xml", "../charts/chart1.xml"),
        ("ppt", "customXml/item1.xml", "../customXml/item1.xml"),
        ("ppt/slides", "ppt/x.xml", "../x.xml"),
    ],
)
def test_a_part_is_named_from_where_it_is_referred_to(
    folder: str, target: str, written: str
) -> None:
    assert make_relative(folder, target) == written


def test_names_of_parts_pass_those_that_a_template_has() -> None:
    names = PartNames(["ppt/slides/Slide2.xml"])
    made = [names.make_name("ppt/slides/slide") for _ in range(2)]
    assert made == ["ppt/slides/slide1.xml", "ppt/slides/slide3.xml"]
    assert names.make_name("ppt/media/image", "png") == "ppt/media/image1.png"


def test_a_part_of_an_unusual_type_has_an_entry_of_its_own() -> None:
    parts = [
        Part("a/one.xml", "application/x-one+xml", b"<a/>"),
        Part("a/two.png", DEFAULT_TYPES["png"], b""),
        Part("a/three.png", "image/x-other", b""),
    ]
    with zipfile.ZipFile(io.BytesIO(write_package(parts, ()))) as archive:
        root = etree.fromstring(archive.read("[Content_Types].xml"))
    named = {entry.get("PartName") for entry in root.iter("{*}Override")}
    endings = {entry.get("Extension") for entry in root.iter("{*}Default")}
    assert named == {"/a/one.xml", "/a/three.png"}
    assert endings == {"png", "rels", "xml"}


# ---------------------------------------------------------------- text


def test_what_is_written_is_read_as_it_was() -> None:
    text = 'a < b & c > "d" \u00a0é😀'
    root = etree.fromstring(root_element("a:t", text=text, of=text).encode())
    assert (root.tag, root.text, root.get("of")) == (qn("a:t"), text, text)


def test_only_what_is_shown_literally_is_kept_from_being_an_escape() -> None:
    assert write_text("_x0041_ & b") == "_x005F_x0041_ &amp; b"
    assert write_value("_x0041_ & b") == "_x0041_ &amp; b"
    assert write_text("_xylophone") == "_xylophone"


def test_an_element_leaves_out_what_is_none() -> None:
    written = element("a:b", None, "<c/>", on=True, off=False, none=None, r_id="rId1")
    assert written == '<a:b on="1" off="0" r:id="rId1"><c/></a:b>'


# ---------------------------------------------------------------- base


def of_one_colour(theme: Theme) -> Theme:
    accents = dict.fromkeys(theme.accents, "#37474F")
    return replace(theme, accents=accents, section_colours=("#37474F",))


def test_a_theme_of_one_colour_has_six_accents_too(
    theme: Theme, tmp_path: Path
) -> None:
    scheme = make_scheme(of_one_colour(theme))
    assert [slot for slot in scheme if slot.startswith("accent")] == list(ACCENTS)
    assert scheme["accent1"] == scheme["accent4"] == "#37474F"
    base = make_base(Paint(of_one_colour(theme)), make_grids(theme), set(SlideKind))
    part = next(part for part in base.parts if part.name.endswith("theme1.xml"))
    colours = etree.fromstring(part.data).find(f".//{qn('a:clrScheme')}")
    assert colours is not None
    assert len(colours) == 12
    path = tmp_path / "base.pptx"
    path.write_bytes(packed(base.write_main("", "", ""), base.parts, base.relations))
    assert ooxml_errors(path) == []


def packed(
    main: str, parts: tuple[Part, ...], relations: tuple[Relation, ...]
) -> bytes:
    """Return a base as a package without slides."""
    main = main.replace("<p:extLst/>", "")
    kind = "application/vnd.openxmlformats-officedocument.presentationml"
    own = Part(
        "ppt/presentation.xml",
        f"{kind}.presentation.main+xml",
        main.encode(),
        relations,
    )
    start = Relations()
    start.add("officeDocument", own.name)
    return write_package([own, *parts], start.list_all())


def test_python_pptx_finds_a_layout_for_each_kind_of_slide(theme: Theme) -> None:
    base = make_base(Paint(theme), make_grids(theme), set(SlideKind))
    data = packed(base.write_main("", "", ""), base.parts, base.relations)
    deck = Presentation(io.BytesIO(data))
    names = [layout.name for layout in deck.slide_layouts]
    assert names == [kind.value.capitalize() for kind in SlideKind]
    for layout in deck.slide_layouts:
        slide = deck.slides.add_slide(layout)
        assert slide.shapes.title is not None


# ---------------------------------------------------------------- workbooks


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")]
)
def test_columns_are_named_by_letters(number: int, letters: str) -> None:
    assert name_column(number) == letters


def test_a_workbook_has_plain_cells_in_the_number_format() -> None:
    rows: list[Row] = [(None, "=1+1"), ("https://example.org", 1.5), ("=1+1", 3e20), ()]
    data = make_workbook(rows, "0.0 %", WHEN)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    cells = [(c.get("r"), c.get("t"), c[0].text) for c in sheet.iter("{*}c")]
    assert cells == [
        ("B1", "s", "0"),
        ("A2", "s", "1"),
        ("B2", None, "1.5"),
        ("A3", "s", "0"),
        ("B3", None, "3e+20"),
    ]
    assert ["".join(map(str, entry.itertext())) for entry in strings] == [
        "=1+1",
        "https://example.org",
    ]
    formats = [entry.get("formatCode") for entry in styles.iter("{*}numFmt")]
    assert formats == ["0.0 %", "yyyy-mm-dd"]
    assert make_workbook(rows, "0.0 %", WHEN) == data


def test_a_date_is_a_number_of_days_in_its_own_format() -> None:
    rows: list[Row] = [("day",), (Date(46085, "d mmm"), 1.5)]
    data = make_workbook(rows, "0", WHEN)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    cells = [(c.get("r"), c.get("s"), c[0].text) for c in sheet.iter("{*}c")]
    assert cells[1:] == [("A2", "2", "46085"), ("B2", "1", "1.5")]
    ids = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter("{*}numFmt")}
    used = [xf.get("numFmtId") for xf in styles.iterfind("{*}cellXfs/{*}xf")]
    text = "49"  # of what looks like a formula (ECMA-376 18.8.30)
    assert [ids.get(number, number) for number in used] == ["0", "0", "d mmm", text]


def test_the_open_xml_sdk_finds_no_fault_in_a_workbook(
    english: Made, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(english.data)) as archive:
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        for number, name in enumerate(books):
            path = tmp_path / f"{number}.xlsx"
            path.write_bytes(archive.read(name))
    assert books
    assert ooxml_errors(tmp_path / "0.xlsx") == []


# ---------------------------------------------------------------- what it needs

IMPORTED = """
import sys
from reporting.deck.render import render_deck
print([name for name in ("pptx", "lxml", "xlsxwriter", "zipfile") if name in sys.modules])
"""


def test_a_deck_on_our_own_layouts_needs_no_library_of_packages() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "pptx" not in done.stdout
    assert "xlsxwriter" not in done.stdout


def test_a_shade_of_a_colour_of_the_scheme_is_written_as_one(theme: Theme) -> None:
    """What a template makes darker, a chart makes lighter: both in one reference."""
    base = change_luminance("#4472C4", 0.75, 0)
    paint = Paint(theme, {base: Reference("accent2", 75_000)})
    shade = Shade(change_luminance(base, 0.5, 0.5), base, 0.5, 0.5)
    paint.add_shade(shade)
    written = paint.colour(shade.value)
    assert 'schemeClr val="accent2"' in written
    assert 'lumMod val="37500"' in written
    assert 'lumOff val="50000"' in written
    stranger = Shade("#123456", "#654321", 0.5, 0.5)
    paint.add_shade(stranger)
    assert "srgbClr" in paint.colour(stranger.value)
