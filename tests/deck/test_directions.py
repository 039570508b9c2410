"""Decks that are read from right to left: their words, their places, their charts and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pptx import Presentation

from reporting.content.validate import load
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.theme_part import write_theme
from reporting.deck.render import render_deck
from reporting.deck.template.load import load_template
from reporting.design.fonts import find_font
from reporting.design.grid import make_grid
from reporting.design.measure import measure_advance
from reporting.design.rect import Rect
from reporting.design.script_faces import find_script_face
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme, read_theme
from reporting.i18n import load_language
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.plan.table_model import TableBlock
from reporting.scene import Connector, Role, SceneItem, SlideKind, TextFrame
from reporting.slides.compose import compose_scene
from reporting.slides.deck import plan_deck
from reporting.slides.furniture import Furniture
from reporting.slides.looks import make_own_looks
from reporting.slides.mirror import mirror_grid, mirror_places
from reporting.slides.model import DeckPlan
from reporting.slides.typesetter import Typesetter
from tests.catalogues import CODES, known_languages, list_letters, write_in
from tests.deck.conftest import walk
from tests.deck.linter import package_faults
from tests.deck.templates import default, edited, parts
from tests.samples import WHEN, write
from tests.slides.outline import list_paragraphs as list_paragraphs_of
from tests.slides.outline import walk_items
from tests.small_fonts import HEBREW, LATIN, make_font
from tests.tools import ooxml_errors, soffice_pdfs

RTL = ("ar", "he")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MASTER = "ppt/slideMasters/slideMaster1.xml"
ROWS = ("Figure", "Event", "Step", "Side", "Claim", "Section", "Mark", "Number")
"""Names of items that stand in a row, each with its number."""


@dataclass(frozen=True)
class Deck:
    """A dossier in one language, its deck, and what the parts of that hold."""

    code: str
    dossier: DossierPlan
    plan: DeckPlan
    theme: Theme
    data: bytes

    @property
    def parts(self) -> dict[str, bytes]:
        return parts(self.data)

    def roots(self, pattern: str) -> list[Any]:
        """The roots of the parts whose names match, in order of their numbers."""
        named = {
            name: data for name, data in self.parts.items() if re.match(pattern, name)
        }
        ordered = sorted(
            named, key=lambda name: [int(one) for one in re.findall(r"\d+", name)]
        )
        return [etree.fromstring(named[name]) for name in ordered]

    def slide(self, kind: SlideKind) -> Any:
        """python-pptx's first slide of a kind."""
        kinds = [scene.kind for scene in self.plan.scenes]
        return Presentation(BytesIO(self.data)).slides[kinds.index(kind)]


@pytest.fixture(scope="module", autouse=True)
def languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with known_languages(tmp_path_factory.mktemp("catalogues")):
        yield


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Deck]:
    folder = tmp_path_factory.mktemp("decks")
    make_font(folder / "Others.ttf", list_letters())
    path = folder / "theme.yaml"
    path.write_text("fonts: {fallback: [Others.ttf]}\n", encoding="utf-8")
    theme = read_theme(path).theme
    made = {}
    for code in CODES:
        content = load(write(folder / code, write_in(code))).content
        dossier = plan_dossier(content, code, WHEN, theme)
        plan = plan_deck(dossier, theme)
        made[code] = Deck(code, dossier, plan, theme, render_deck(plan, theme))
    return made


def list_paragraphs(root: Any) -> list[Any]:
    return [one for one in root.iter(f"{A}p") if one.getparent().tag != f"{C}rich"]


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("code", RTL)
def test_every_paragraph_of_a_slide_and_of_its_notes_says_its_direction_and_its_side(
    decks: dict[str, Deck], code: str
) -> None:
    deck = decks[code]
    slides = deck.roots(r"ppt/slides/slide\d+\.xml")
    notes = deck.roots(r"ppt/notesSlides/notesSlide\d+\.xml")
    assert len(slides) == len(notes) == len(deck.plan.scenes)
    for root in (*slides, *notes):
        paragraphs = list_paragraphs(root)
        assert paragraphs
        for one in paragraphs:
            properties = one.find(f"{A}pPr")
            assert properties.get("rtl") == "1"
            assert properties.get("algn") in ("r", "ctr", "l")


@pytest.mark.parametrize("code", RTL)
def test_only_what_stands_at_the_end_of_the_foot_is_set_to_the_left(
    decks: dict[str, Deck], code: str
) -> None:
    for root in decks[code].roots(r"ppt/slides/slide\d+\.xml"):
        for shape in root.iter(f"{P}sp"):
            sides = {one.get("algn") for one in shape.iter(f"{A}pPr")}
            name = shape.find(f".//{P}cNvPr").get("name")
            if name in ("Date", "Slide number", "Section number"):
                assert sides == {"l"}, name
            elif not name.startswith("Number"):
                assert sides <= {"r"}, name


@pytest.mark.parametrize("code", RTL)
def test_what_is_typed_into_a_layout_later_is_read_from_right_to_left(
    decks: dict[str, Deck], code: str
) -> None:
    deck = decks[code]
    masters = deck.roots(r"ppt/(?:slide|notes)Masters/\w+\.xml")
    layouts = deck.roots(r"ppt/slideLayouts/\w+\.xml")
    for root in (*masters, *layouts):
        levels = [one for one in root.iter() if re.search(r"lvl\dpPr$", str(one.tag))]
        assert levels
        for level in levels:
            assert level.get("rtl") == "1"
    (master,) = deck.roots(r"ppt/slideMasters/\w+\.xml")
    styles = master.find(f"{P}txStyles")
    assert {one.get("algn", "r") for one in styles.iter()} == {"r"}
    (presentation,) = deck.roots(r"ppt/presentation\.xml")
    assert presentation.get("rtl") == "1"


def test_a_deck_that_is_read_from_the_left_says_nothing_of_it(
    decks: dict[str, Deck],
) -> None:
    for name, data in decks["ja"].parts.items():
        assert b"rtl=" not in data, name


@pytest.mark.parametrize("code", CODES)
def test_words_have_the_language_of_the_deck_but_for_titles_of_foreign_sources(
    decks: dict[str, Deck], code: str
) -> None:
    tag = load_language(code).tag
    titles = {"Orchard grows": {"en"}, "Robot tra i meli": {"it"}}
    for root in decks[code].roots(r"ppt/(?:slides|notesSlides|charts)/\w+\.xml"):
        looks = [*root.iter(f"{A}rPr"), *root.iter(f"{A}endParaRPr")]
        assert looks
        for look in looks:
            words = look.getparent().findtext(f"{A}t")
            assert look.get("lang") in titles.get(words, {tag}) | {tag}, words
    slides = decks[code].roots(r"ppt/slides/slide\d+\.xml")
    foreign = set()
    for root in slides:
        for look in root.iter(f"{A}rPr"):
            is_own = look.get("lang") == tag
            is_far = code == "ja" and is_own
            assert look.get("altLang") == ("en-US" if is_far else None)
            if not is_own:
                foreign.add(look.getparent().findtext(f"{A}t"))
    assert foreign == {"Orchard grows", "Robot tra i meli"}


def test_east_asian_letters_never_slope_and_emphasis_on_them_is_seen(
    decks: dict[str, Deck],
) -> None:
    emphasised = quoted = 0
    for scene in decks["ja"].plan.scenes:
        for item in walk_items(scene.items):
            for one in list_paragraphs_of(item):
                quoted += one.style is Style.QUOTE
                emphasised += any(run.italic for run in one.runs)
    assert quoted
    assert emphasised
    bold = 0
    for root in decks["ja"].roots(r"ppt/slides/slide\d+\.xml"):
        for run in root.iter(f"{A}r"):
            look, words = run.find(f"{A}rPr"), run.find(f"{A}t").text
            if re.search("[\u3040-\u30ff\u4e00-\u9fff]", words):
                assert look.get("i") == "0", words
                bold += words == "摘む" and look.get("b") == "1"
    assert bold


# ---------------------------------------------------------------- fonts


def read_faces(root: Any, family: str) -> dict[str, str]:
    """Return the faces of a family of a theme by what they set: kinds and scripts."""
    faces = {}
    for one in root.find(f".//{A}{family}Font"):
        name = one.get("script") or etree.QName(one).localname
        faces[name] = one.get("typeface")
    return faces


@pytest.mark.parametrize("code", CODES)
def test_the_script_of_a_deck_has_a_face_that_is_named_by_its_font(
    decks: dict[str, Deck], code: str
) -> None:
    """The fallback font of the theme, with which the slides were measured, is named Boxes."""
    own = {"ar": ("cs", "Arab"), "he": ("cs", "Hebr"), "ja": ("ea", "Jpan")}
    kind, script = own[code]
    (other,) = {"ea", "cs"} - {kind}
    for root in decks[code].roots(r"ppt/theme/theme\d\.xml"):
        for family, latin in (("major", "Georgia"), ("minor", "Calibri")):
            faces = read_faces(root, family)
            assert faces["latin"] == latin
            assert faces[kind] == faces[script] == "Boxes"
            assert faces[other] == ""
            assert faces["Deva"] == "Nirmala UI"


@pytest.mark.parametrize(
    ("tag", "kind", "face"),
    [
        ("zh-CN", "ea", "Microsoft YaHei"),
        ("zh-TW", "ea", "Microsoft JhengHei"),
        ("zh-Hant-HK", "ea", "Microsoft JhengHei"),
        ("ko-KR", "ea", "Malgun Gothic"),
        ("ja", "ea", "Yu Gothic"),
        ("th-TH", "cs", "Tahoma"),
        ("fa-IR", "cs", "Arial"),
        ("hi", "cs", "Nirmala UI"),
        ("de-DE", "latin", "Calibri"),
        ("ka", "Geor", "Sylfaen"),
    ],
)
def test_without_a_font_of_the_theme_the_face_is_one_that_office_has(
    theme: Theme, tag: str, kind: str, face: str
) -> None:
    root = etree.fromstring(write_theme(Paint(theme), tag).encode())
    faces = read_faces(root, "minor")
    assert faces[kind] == face
    named = {faces["ea"], faces["cs"]} - {""}
    assert named == ({face} if kind in ("ea", "cs") else set())


def test_a_font_whose_lines_are_too_tall_for_slides_is_not_named(
    tmp_path: Path,
) -> None:
    """Lines at an exact distance run into one another in it: Office's own stands in."""
    path = make_font(tmp_path / "Tall.ttf", HEBREW | {"ש": 500})
    with TTFont(path) as font:
        for name, value in (("ascent", 1374), ("descent", -738)):
            setattr(font["hhea"], name, value)
        font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = 1374, -738
        font.save(tmp_path / "Taller.ttf")
    faces = {}
    for name in ("Tall.ttf", "Taller.ttf"):
        text = f"fonts: {{fallback: [{name}]}}\n"
        (tmp_path / "theme.yaml").write_text(text, encoding="utf-8")
        own = read_theme(tmp_path / "theme.yaml").theme
        faces[name] = find_script_face(own, "label", "Hebr")
    assert faces == {"Tall.ttf": "Boxes", "Taller.ttf": "Arial"}


def test_a_family_that_has_a_script_sets_it_too(
    tmp_path: Path,
) -> None:
    make_font(tmp_path / "Own-Regular.ttf", LATIN | HEBREW | {"ש": 500})
    cuts = "".join(
        f"{cut}: Own-Regular.ttf, "
        for cut in ("regular", "italic", "bold", "bold_italic")
    )
    text = f"fonts: {{sans: {{office: Own Sans, {cuts}}}}}\n"
    (tmp_path / "theme.yaml").write_text(text, encoding="utf-8")
    own = read_theme(tmp_path / "theme.yaml").theme
    assert find_script_face(own, "label", "Hebr") == "Own Sans"


# ---------------------------------------------------------------- places


def compose_from_left(deck: Deck) -> list[tuple[SceneItem, ...]]:
    """Return the items of each slide as they are before they are turned."""
    setter = Typesetter(deck.theme)
    looks = make_own_looks(deck.theme, setter.grids)
    furniture = Furniture(deck.plan.footer, deck.plan.date)
    return [
        compose_scene(
            slide, number, looks[slide.kind], furniture, deck.plan.sections, setter
        ).items
        for number, slide in enumerate(deck.plan.slides, 1)
    ]


@pytest.mark.parametrize("code", RTL)
def test_slides_are_turned_about_their_middle_and_read_in_the_same_order(
    decks: dict[str, Deck], code: str
) -> None:
    deck = decks[code]
    width = deck.theme.slide.width
    turned = {"": "r", "l": "r", "r": "l", "ctr": "ctr"}
    for before, scene in zip(compose_from_left(deck), deck.plan.scenes, strict=True):
        pairs = zip(walk_items(before), walk_items(scene.items), strict=True)
        for one, other in pairs:
            assert one.name == other.name
            rect = one.rect
            assert other.rect == Rect(
                width - rect.right, rect.top, rect.width, rect.height
            )
            if isinstance(one, TextFrame) and isinstance(other, TextFrame):
                assert other.align == turned[one.align]
            if isinstance(other, Connector):
                assert other.is_leftward


@pytest.mark.parametrize("code", CODES)
def test_the_next_of_a_row_stands_where_the_reader_goes_on(
    decks: dict[str, Deck], code: str
) -> None:
    sign = -1 if code in RTL else 1
    deck = Presentation(BytesIO(decks[code].data))
    rows = 0
    for slide in deck.slides:
        shapes = {shape.name: shape for shape in walk(slide.shapes)}
        for name, shape in shapes.items():
            words, _, number = name.rpartition(" ")
            if words not in ROWS or not number.isdigit():
                continue
            after = shapes.get(f"{words} {int(number) + 1}")
            if after is not None and after.top == shape.top:
                rows += 1
                assert (after.left - shape.left) * sign > 0, name
    assert rows > 20


@pytest.mark.parametrize("code", CODES)
def test_the_marks_of_claims_stand_in_the_margin_that_is_read_last(
    decks: dict[str, Deck], code: str
) -> None:
    slide = decks[code].slide(SlideKind.TEXT)
    shapes = {shape.name: shape for shape in walk(slide.shapes)}
    text, badge = shapes["Text"], shapes["Status"]
    mark = shapes["Mark"]
    if code in RTL:
        assert badge.left + badge.width <= text.left
        assert mark.left >= badge.left + badge.width
    else:
        assert badge.left >= text.left + text.width
        assert mark.left + mark.width <= badge.left


@pytest.mark.parametrize("code", CODES)
def test_an_arrow_leads_to_the_next_step(decks: dict[str, Deck], code: str) -> None:
    slide = decks[code].slide(SlideKind.PROCESS)
    arrows = list(slide._element.iter(f"{P}cxnSp"))
    numbers = {shape.shape_id: shape for shape in walk(slide.shapes)}
    assert arrows
    for arrow in arrows:
        start, end = arrow.find(f".//{A}stCxn"), arrow.find(f".//{A}endCxn")
        first, second = numbers[int(start.get("id"))], numbers[int(end.get("id"))]
        frame = arrow.find(f".//{A}xfrm")
        left = int(frame.find(f"{A}off").get("x"))
        right = left + int(frame.find(f"{A}ext").get("cx"))
        sites = start.get("idx"), end.get("idx")
        if first.top != second.top:
            assert sites == ("2", "0")  # from below a card to above the next
        elif code in RTL:
            assert frame.get("flipH") == "1"
            assert sites == ("1", "3")
            assert (left, right) == (second.left + second.width, first.left)
        else:
            assert frame.get("flipH") is None
            assert sites == ("3", "1")
            assert (left, right) == (first.left + first.width, second.left)


def test_a_badge_and_a_head_have_room_for_letters_that_no_family_has(
    decks: dict[str, Deck],
) -> None:
    """East Asian letters are as wide as they are high, in the box of a badge too."""
    seen = 0
    for scene in decks["ja"].plan.scenes:
        for item in walk_items(scene.items):
            if item.role is Role.STATUS and isinstance(item, TextFrame):
                (words,) = item.paragraphs
                wide = sum(east_asian_width(char) == "W" for char in words.text)
                seen += wide
                assert item.rect.width >= words.size.times(wide)
    assert seen
    table = next(
        one for one in decks["ja"].slide(SlideKind.CLAIMS).shapes if one.has_table
    ).table
    head = table.cell(0, 0)
    (size,) = {run.font.size for run in head.text_frame.paragraphs[0].runs}
    assert head.text == "番号"
    properties = head._tc.tcPr
    room = (
        table.columns[0].width
        - int(properties.get("marL"))
        - int(properties.get("marR"))
    )
    assert room >= 2 * size


def test_what_steers_a_text_takes_no_room_in_it(theme: Theme) -> None:
    font = find_font(theme, "label")
    assert measure_advance("\u200e\u200f\u2067\u2069", font) == 0
    assert measure_advance("漢字", font) == 2
    assert measure_advance("a\u200fb", font) == measure_advance("ab", font)


@pytest.mark.parametrize("code", CODES)
def test_the_layouts_hold_what_slides_repeat_where_the_slides_have_it(
    decks: dict[str, Deck], code: str
) -> None:
    """Who adds a slide of the same layout finds its foot on the same side."""
    seen = 0
    for slide in Presentation(BytesIO(decks[code].data)).slides:
        layout = {
            one.placeholder_format.idx: one for one in slide.slide_layout.placeholders
        }
        for one in slide.placeholders:
            if one.name in ("Footer", "Date", "Slide number"):
                own = layout[one.placeholder_format.idx]
                seen += 1
                assert (one.left, one.width) == (own.left, own.width), one.name
                is_left = own.left + own.width / 2 < decks[code].theme.slide.width / 2
                assert is_left is ((one.name == "Footer") is not (code in RTL))
    assert seen > 50


def test_a_grid_that_is_turned_twice_is_as_before(theme: Theme) -> None:
    grid = make_grid(theme)
    turned = mirror_grid(grid)
    assert mirror_grid(turned) == grid
    assert turned.evidence.right <= turned.text.left
    held = mirror_places(grid)
    assert held.title == turned.title
    assert held.evidence.left - held.text.left == grid.evidence.left - grid.text.left


# ---------------------------------------------------------------- tables and charts


@pytest.mark.parametrize("code", CODES)
def test_the_first_column_of_a_table_stands_where_reading_begins(
    decks: dict[str, Deck], code: str
) -> None:
    deck = decks[code]
    block = deck.dossier.sections[1].blocks[0]
    assert isinstance(block, TableBlock)
    for kind in (SlideKind.TABLE, SlideKind.CLAIMS):
        frame = next(shape for shape in deck.slide(kind).shapes if shape.has_table)
        properties = frame.table._tbl.tblPr
        assert properties.get("rtl") == ("1" if code in RTL else None)
        assert properties.get("firstRow") == "1"
        sides = {one.get("algn") for one in frame.table._tbl.iter(f"{A}pPr")}
        assert sides == ({"r"} if code in RTL else {"l", "r"} & sides)
    frame = next(one for one in deck.slide(SlideKind.TABLE).shapes if one.has_table)
    heads = [frame.table.cell(0, number).text for number in range(3)]
    assert heads == [column.label for column in block.columns]


def read_axis(root: Any, tag: str) -> tuple[str, str, str]:
    """Return the place of an axis, the way it goes, and the direction of its words."""
    axis = root.find(f".//{C}{tag}")
    if axis is None:
        axis = root.find(f".//{C}dateAx")  # of years, through which a line runs
    way = axis.find(f"{C}scaling/{C}orientation")
    words = axis.find(f".//{A}pPr")
    return (
        axis.find(f"{C}axPos").get("val"),
        "minMax" if way is None else way.get("val"),
        words.get("rtl", ""),
    )


CHARTS = {
    "column": (("b", "maxMin", "1"), ("r", "minMax", "0")),
    "bar": (("r", "maxMin", "1"), ("b", "maxMin", "0")),
    "line": (("b", "maxMin", "1"), ("r", "minMax", "0")),
    "area": (("b", "maxMin", "1"), ("r", "minMax", "0")),
}


def list_charts(deck: Deck) -> dict[str, Any]:
    """Return the first chart of each kind; joined points and slopes are of no such kind."""
    charts: dict[str, Any] = {}
    for root in deck.roots(r"ppt/charts/chart\d+\.xml"):
        is_slope = root.find(f".//{C}valAx/{C}delete[@val='1']") is not None
        if is_slope or root.find(f".//{C}numLit") is not None:
            continue
        group = root.find(f".//{C}plotArea")
        kind = next(
            etree.QName(one).localname for one in group if one.tag.endswith("Chart")
        )
        if kind == "barChart":
            kind = {"bar": "bar", "col": "column"}[
                root.find(f".//{C}barDir").get("val")
            ]
        charts.setdefault(kind.removesuffix("Chart"), root)
    return charts


@pytest.mark.parametrize("code", RTL)
@pytest.mark.parametrize("kind", CHARTS)
def test_categories_of_a_chart_begin_at_the_right_as_in_print(
    decks: dict[str, Deck], code: str, kind: str
) -> None:
    root = list_charts(decks[code])[kind]
    names, values = CHARTS[kind]
    assert read_axis(root, "catAx") == names
    assert read_axis(root, "valAx") == values


@pytest.mark.parametrize("code", RTL)
def test_numbers_of_a_chart_keep_their_minus_and_a_scatter_its_axes(
    decks: dict[str, Deck], code: str
) -> None:
    charts = list_charts(decks[code])
    seen = 0
    for root in charts.values():
        for labels in root.iter(f"{C}dLbls", f"{C}dLbl"):
            told = [labels.find(f"{C}show{part}Name") for part in ("Ser", "Cat")]
            if all(one is None or one.get("val") == "0" for one in told):
                for words in labels.iterfind(f"{C}txPr//{A}pPr"):
                    assert words.get("rtl") == "0"
                    seen += 1
        assert root.find(f"{C}txPr/{A}p/{A}pPr").get("rtl") == "1"
    assert seen > len(charts)
    scatter = charts["scatter"]
    ways = [one.get("val") for one in scatter.iter(f"{C}orientation")]
    assert set(ways) == {"minMax"}
    assert (
        charts["doughnut"].find(f".//{C}legend") is None
    )  # its parts have their names


def test_charts_that_are_read_from_the_left_are_as_they_were(
    decks: dict[str, Deck],
) -> None:
    charts = list_charts(decks["ja"])
    assert read_axis(charts["column"], "catAx") == ("b", "minMax", "")
    assert read_axis(charts["column"], "valAx") == ("l", "minMax", "")
    assert read_axis(charts["bar"], "catAx") == ("l", "maxMin", "")


# ---------------------------------------------------------------- templates


def from_right(data: bytes) -> bytes:
    """Return a template whose master is read from right to left, as in an Israeli Office."""

    def turn(part: bytes) -> bytes:
        text = re.sub(r'(<a:lvl\dpPr[^>]*?) algn="l"', r'\1 algn="r"', part.decode())
        return re.sub(r'(<a:lvl\dpPr[^>]*?) rtl="0"', r'\1 rtl="1"', text).encode()

    return edited(data, {MASTER: turn})


def draw(deck: Deck, template: bytes, folder: Path) -> Any:
    path = folder / "template.pptx"
    path.write_bytes(template)
    sections = [section.id for section in deck.dossier.sections]
    found = load_template(path, deck.theme, sections)
    plan = plan_deck(deck.dossier, found.theme, found.grids, None, found.looks)
    data = render_deck(plan, found.theme, found)
    (folder / "deck.pptx").write_bytes(data)
    assert package_faults(data) == []
    return Presentation(BytesIO(data))


def test_words_from_the_left_say_so_on_a_master_that_is_read_from_the_right(
    decks: dict[str, Deck], tmp_path: Path
) -> None:
    deck = draw(decks["ja"], from_right(default()), tmp_path)
    for slide in deck.slides:
        for root in (slide._element, slide.notes_slide._element):
            for one in root.iter(f"{A}pPr"):
                assert one.get("rtl") == "0"
        title = slide.shapes.title._element.find(f".//{A}pPr")
        assert title.get("algn") in ("l", "ctr")
    assert ooxml_errors(tmp_path / "deck.pptx") == []


@pytest.mark.parametrize("make", [default, lambda: from_right(default())])
def test_words_from_the_right_stand_in_the_places_of_a_template(
    decks: dict[str, Deck], tmp_path: Path, make: Any
) -> None:
    """The places are the template's own; what stands between them is turned."""
    deck = draw(decks["he"], make(), tmp_path)
    for slide in deck.slides:
        layout = {
            one.placeholder_format.idx: one for one in slide.slide_layout.placeholders
        }
        for one in slide.placeholders:
            own = layout[one.placeholder_format.idx]
            if one.placeholder_format.type is not None and "TITLE" in str(
                one.placeholder_format.type
            ):
                assert (
                    own.left <= one.left <= one.left + one.width <= own.left + own.width
                )
        for one in slide._element.iter(f"{A}pPr"):
            assert one.get("rtl") == "1"
        for shape in walk(slide.shapes):
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
    kinds = [scene.kind for scene in decks["he"].plan.scenes]
    points = {one.name: one for one in deck.slides[kinds.index(SlideKind.TEXT)].shapes}
    badge = next(one for name, one in points.items() if name.startswith("Status: "))
    assert badge.left + badge.width <= points["Text"].left
    columns = {
        one.name: one for one in deck.slides[kinds.index(SlideKind.TABLE)].shapes
    }
    state = next(one for name, one in columns.items() if name.startswith("Status: "))
    assert state.left + state.width <= columns["Kicker"].left
    steps = deck.slides[kinds.index(SlideKind.PROCESS)]
    places = [one.left for one in walk(steps.shapes) if one.name.startswith("Number")]
    assert places == sorted(places, reverse=True)
    assert len(places) == 3
    assert ooxml_errors(tmp_path / "deck.pptx") == []


# ---------------------------------------------------------------- as programs show them


@pytest.mark.parametrize("code", CODES)
def test_packages_are_as_the_standard_has_them(
    decks: dict[str, Deck], code: str, tmp_path: Path
) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(decks[code].data)
    assert ooxml_errors(path) == []
    assert package_faults(decks[code].data) == []


def read_box(page: Any, shape: Any) -> str:
    """Return what LibreOffice shows within the box of a shape."""
    height = page.get_height()
    left, top = shape.left / 12_700, shape.top / 12_700
    right, bottom = left + shape.width / 12_700, top + shape.height / 12_700
    text = page.get_textpage().get_text_bounded(
        left, height - bottom, right, height - top
    )
    return " ".join(text.split())


def find_letters(page: Any, letters: str) -> list[float]:
    """Return where letters stand on a page, from its left."""
    text = page.get_textpage()
    places = []
    for at in range(text.count_chars()):
        if text.get_text_range(at, 1) in letters:
            left, _, _, _ = text.get_charbox(at)
            places.append(left)
    assert places, letters
    return places


def find_word(page: Any, word: str) -> float:
    """Return where a word begins on a page, from its left."""
    text = page.get_textpage()
    first, _ = text.search(word).get_next()
    left, _, _, _ = text.get_charbox(first)
    return float(left)


def find_last(page: Any, word: str) -> float:
    """Return where a word begins where it stands last: below a chart, not over it."""
    text = page.get_textpage()
    text_before = text.get_text_range()
    left, _, _, _ = text.get_charbox(find_index(text, word, text_before.count(word)))
    return float(left)


def find_index(text: Any, word: str, times: int) -> int:
    """Return the place of the last of so many occurrences of a word."""
    search = text.search(word)
    found = [search.get_next() for _ in range(times)]
    return int([one for one in found if one][-1][0])


def test_libreoffice_shows_rows_and_words_in_the_order_of_reading(
    decks: dict[str, Deck], tmp_path: Path
) -> None:
    shown = ("he", "ja")
    paths = []
    for code in shown:
        path = tmp_path / f"{code}.pptx"
        path.write_bytes(decks[code].data)
        paths.append(path)
    for code, pdf in zip(shown, soffice_pdfs(paths), strict=True):
        is_rtl = code in RTL
        deck = Presentation(BytesIO(decks[code].data))
        kinds = [scene.kind for scene in decks[code].plan.scenes]
        with pypdfium2.PdfDocument(pdf) as document:
            place = kinds.index(SlideKind.PROCESS)
            for shape in walk(deck.slides[place].shapes):
                if re.fullmatch(r"Number \d", shape.name):
                    assert read_box(document[place], shape) == shape.name[-1]
            columns = document[kinds.index(SlideKind.CHART)]
            years = [find_last(columns, year) for year in ("2024", "2025", "2026")]
            assert years == sorted(years, reverse=is_rtl)
            points = kinds.index(SlideKind.TEXT)
            body = next(one for one in deck.slides[points].shapes if one.name == "Text")
            side = body.left + body.width if is_rtl else body.left
            bullets = find_letters(document[points], "•")
            assert all(abs(one - side / 12_700) < 30 for one in bullets)


def test_libreoffice_shows_a_name_behind_what_is_said_before_it(
    decks: dict[str, Deck], tmp_path: Path
) -> None:
    """הרובוט Pomona: the name is read last, so it stands at the left, its own letters as ever."""
    deck = decks["he"]
    path = tmp_path / "he.pptx"
    path.write_bytes(deck.data)
    (pdf,) = soffice_pdfs([path])
    place = [scene.kind for scene in deck.plan.scenes].index(SlideKind.IMAGE)
    slide = deck.slide(SlideKind.IMAGE)
    caption = next(one for one in slide.shapes if one.name == "Caption 1")
    assert caption.text_frame.text.startswith("הרובוט Pomona")
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[place]
        name = find_word(page, "Pomona")
        (first, *_) = find_letters(page, "P")
        (second, *_) = find_letters(page, "m")
        assert first == name < second
        said = read_box(page, caption)
        assert "Pomona" in said
        before = [one for one in find_letters(page, "הרובט") if one > name]
        assert before
        right = (caption.left + caption.width) / 12_700
        assert any(right - 20 < one < right for one in before)
