"""Dossiers in Hebrew, Arabic and Japanese, and words of many scripts in an English one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import yaml

from reporting.build import build
from reporting.content.validate import load
from reporting.design.theme import Theme, read_theme
from reporting.dossier.render import render_dossier
from reporting.errors import ContentError, Severity
from reporting.i18n import load_language
from reporting.plan.dossier import plan_dossier
from reporting.plan.drafts import mark_as_draft
from reporting.plan.model import Labels
from reporting.record import replace
from tests.catalogues import CODES, known_languages, list_letters, write_in
from tests.dossier.checks import faults
from tests.dossier.frames import Columns, House, columns
from tests.dossier.geometry import Box, Geometry, Line, Piece, Word
from tests.pdf.reading import Node, Tagged
from tests.samples import MINIMAL, WHEN, write
from tests.small_fonts import make_font
from tests.tools import poppler_text, verapdf_failures

RTL = ("ar", "he")
JAPANESE = (
    "北の谷の栽培者たちは、機械は手よりも多く摘むと言い、唯一の「誤差」は夜間の温度だと言う。"
    "その差を測った者はおらず、誰もが結果について語る。"
)
THAI = "ผู้ปลูกในหุบเขาทางเหนือกล่าวว่าเครื่องจักรเก็บแอปเปิลได้มากกว่ามือ"
KOREAN = "북쪽 계곡의 재배자들은 기계가 손보다 더 많이 딴다고 말한다."
HEBREW = "המגדלים בעמק הצפוני אומרים כי המכונות קוטפות יותר מן הידיים."


class Dossier:
    """A dossier in one language, and what is found in it."""

    def __init__(self, folder: Path, code: str, look: Theme) -> None:
        content = load(write(folder / code, write_in(code))).content
        self.code = code
        self.look = look
        self.plan = plan_dossier(content, code, WHEN, look)
        self.data = render_dossier(self.plan, look).data
        labels = Labels(**load_language(code).labels)
        self.house = House(look, labels, code in RTL)

    @cached_property
    def tagged(self) -> Tagged:
        return Tagged(pikepdf.open(BytesIO(self.data)))

    @cached_property
    def geometry(self) -> Geometry:
        return Geometry(self.data)

    def columns(self, page: int) -> Columns:
        return columns(self.geometry, self.house, page)

    def pieces(self, *tags: str) -> list[Piece]:
        return [piece for piece in self.geometry.pieces if piece.node.tag in tags]

    def lines(self, node: Node) -> list[Line]:
        """The lines of an element and all in it."""
        within = [one for one in self.geometry.pieces if one.is_within(node)]
        return [line for piece in within for line in piece.lines]


@pytest.fixture(scope="module", autouse=True)
def languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with known_languages(tmp_path_factory.mktemp("catalogues")):
        yield


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme with a font of boxes for what the bundled ones lack."""
    folder = tmp_path_factory.mktemp("look")
    make_font(folder / "Others.ttf", list_letters(f"{JAPANESE}{KOREAN}～"))
    path = folder / "theme.yaml"
    path.write_text("fonts: {fallback: [Others.ttf]}\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def dossiers(
    tmp_path_factory: pytest.TempPathFactory, look: Path
) -> dict[str, Dossier]:
    folder = tmp_path_factory.mktemp("dossiers")
    theme = read_theme(look).theme
    return {code: Dossier(folder, code, theme) for code in CODES}


# ---------------------------------------------------------------- whole dossiers


def test_dossiers_of_every_script_conform(
    dossiers: dict[str, Dossier], tmp_path: Path
) -> None:
    paths: list[Path] = []
    for code, dossier in dossiers.items():
        path = tmp_path / f"{code}.pdf"
        path.write_bytes(dossier.data)
        paths.append(path)
    assert verapdf_failures(paths) == {path: [] for path in paths}


@pytest.mark.parametrize("code", CODES)
def test_a_file_says_which_way_it_is_read(
    dossiers: dict[str, Dossier], code: str
) -> None:
    root = dossiers[code].tagged.file.Root
    direction = root.ViewerPreferences.get("/Direction")
    assert direction == (pikepdf.Name.R2L if code in RTL else None)
    assert str(root.Lang) == load_language(code).tag


def test_a_running_text_is_read_in_its_order(dossiers: dict[str, Dossier]) -> None:
    """Words of names and numbers stand in it where they are said, each with its letters in order.

    A mark is read by other words than it shows; the space behind it is none of them.
    """
    hebrew = dossiers["he"].tagged.root.text
    assert "שני עיתונים חלוקים מה הם חוסכים" in hebrew
    assert "הקוטפים" in hebrew
    assert "ברבעון השני טענה 1: מאושרת ובודקת רובוטים" in hebrew
    assert "ל־Orchard היה" in hebrew
    arabic = dossiers["ar"].tagged.root.text
    assert "لم يؤكد أحد التجارب" in arabic
    japanese = dossiers["ja"].tagged.root.text.replace(" ", "")
    assert "試験は誰も確認していない" in japanese
    assert "りも多く摘むと言い、唯一の「誤差」は夜間の−3.45度だと言う。" in japanese


# ---------------------------------------------------------------- words of the catalogues


def test_a_minus_is_kept_before_its_number_where_lines_read_from_right_to_left() -> (
    None
):
    hebrew = load_language("he")
    assert hebrew.write_number(Decimal("-3.45")) == "\u200e−3.45"
    assert hebrew.write_percent(Decimal("-0.04")) == "\u200e−4%"
    lost = hebrew.write_amount(Decimal(-3450000), currency="EUR")
    assert lost == "\u200e−3.45\u00a0מיליון\u00a0אירו"
    pounds = hebrew.write_amount(Decimal(-12), currency="GBP")
    assert pounds == "\u200e−12\u00a0£"


def test_what_numbers_may_follow_is_set_off() -> None:
    hebrew, english = load_language("he"), load_language("en")
    assert hebrew.set_off("Gazette") == "Gazette\u200f"
    assert hebrew.set_off("A24 (film)") == "A24 (film)\u200f"
    assert hebrew.set_off("הארץ") == "הארץ"
    assert hebrew.set_off("12–14") == "12–14"
    assert english.set_off("הארץ") == "הארץ\u200e"
    assert english.set_off("Gazette") == "Gazette"
    assert (
        hebrew.fill_phrase("audience", audience="Testers") == "קהל היעד: Testers\u200f"
    )


def test_numbers_that_count_by_ten_thousands_keep_every_digit() -> None:
    japanese = load_language("ja")
    assert japanese.write_compact(Decimal(11_000_000_000)) == "110億"
    assert japanese.write_compact(Decimal(123_456_000)) == "1.23456億"
    assert japanese.write_compact(Decimal(1_234_567)) == "1,234,567"


# ---------------------------------------------------------------- mirrored pages


@pytest.mark.parametrize("code", RTL)
def test_text_and_evidence_change_sides(
    dossiers: dict[str, Dossier], code: str
) -> None:
    dossier = dossiers[code]
    place = dossier.columns(2)
    assert place.margin.right < place.text.left
    found = 0
    for piece in dossier.pieces("H1", "H2"):
        for line in piece.lines:
            inner = dossier.columns(line.page).text.right
            assert line.box.right <= inner + 1
            found += line.box.right > inner - 3
    assert found > 20
    notes = [line for piece in dossier.pieces("P") if piece.within("Note")
             for line in piece.lines]  # fmt: skip
    beside = [line for line in notes if line.box.right < place.text.left]
    assert len(beside) > 20
    for line in beside:
        assert line.box.left > place.margin.left - 1
        assert line.box.right < place.margin.right + 1


@pytest.mark.parametrize("code", RTL)
def test_columns_of_tables_go_from_right_to_left(
    dossiers: dict[str, Dossier], code: str
) -> None:
    dossier = dossiers[code]
    tables = dossier.tagged.root.all("Table")
    assert len(tables) >= 4
    rows = 0
    for table in find_nodes(dossier.geometry, "Table"):
        for row in table.all("TR"):
            edges: list[float] = []
            for cell in row.all("TH", "TD"):
                lines = dossier.lines(cell)
                if lines:
                    edges.append(max(line.box.right for line in lines))
            assert edges == sorted(edges, reverse=True)
            rows += len(edges) > 1
    assert rows > 10


def find_nodes(geometry: Geometry, tag: str) -> list[Node]:
    found: dict[int, Node] = {}
    for piece in geometry.pieces:
        node = piece.within(tag)
        if node is not None:
            found[id(node)] = node
    return list(found.values())


@pytest.mark.parametrize("code", CODES)
def test_categories_of_charts_follow_the_language(
    dossiers: dict[str, Dossier], code: str
) -> None:
    years = [find_years(words) for words in words_of_pages(dossiers[code].geometry)]
    level = [row for rows in years for row in rows if len(row) % 3 == 0]
    wanted = ["2024", "2025", "2026"]
    charts = 0
    for row in level:
        side_by_side = len(row) // 3
        texts = [word.text for word in row]
        assert texts == (wanted[::-1] if code in RTL else wanted) * side_by_side
        charts += side_by_side
    assert charts >= 3


def words_of_pages(geometry: Geometry) -> list[list[Word]]:
    pages: dict[int, list[Word]] = {}
    for word in geometry.words:
        pages.setdefault(word.page, []).append(word)
    return list(pages.values())


def find_years(words: list[Word]) -> list[list[Word]]:
    """Years on one baseline, from left to right."""
    rows: dict[float, list[Word]] = {}
    for word in words:
        if word.text in {"2024", "2025", "2026"}:
            rows.setdefault(round(word.baseline, 1), []).append(word)
    return [sorted(row, key=lambda word: word.box.left) for row in rows.values()]


@pytest.mark.parametrize("code", RTL)
def test_labels_of_charts_stand_within_the_columns(
    dossiers: dict[str, Dossier], code: str
) -> None:
    geometry = dossiers[code].geometry
    for page, words in enumerate(words_of_pages(geometry)):
        sheet = geometry.trim[page]
        place = Box(sheet.left + 20, sheet.foot, sheet.right - 20, sheet.head)
        for word in words:
            assert place.holds(word.box), word


@pytest.mark.parametrize("code", RTL)
def test_page_numbers_stand_at_the_outer_edge_and_leaders_run_to_them(
    dossiers: dict[str, Dossier], code: str
) -> None:
    geometry = dossiers[code].geometry
    width = geometry.trim[2].right
    folio = min(
        [one for one in geometry.artifacts if one.page == 2],
        key=lambda word: word.box.left + word.box.foot,
    )
    assert folio.text == "3"
    assert folio.box.left < width / 4
    text = dossiers[code].columns(1).text
    for node in find_nodes(geometry, "TOCI"):
        words = [word for line in dossiers[code].lines(node) for word in line.words]
        page = min(words, key=lambda word: word.box.left)
        assert page.text.isdigit()
        assert page.box.left == pytest.approx(text.left, abs=2)


@pytest.mark.parametrize("code", RTL)
def test_a_citation_is_shown_in_the_order_in_which_it_is_read(
    dossiers: dict[str, Dossier], code: str
) -> None:
    """A number after a Latin name would be drawn to it."""
    dossier = dossiers[code]
    citations = [
        line
        for piece in dossier.pieces("P")
        for line in piece.lines
        if line.text.count("Gazette") and "¶" in line.text
    ]
    assert citations
    for line in citations:
        by_place = sorted(line.words, key=lambda word: -word.box.left)
        shown = "".join(word.text for word in by_place if word.text not in ",،:")
        at = shown.index("Gazette")
        assert shown[at:].startswith("Gazette2") or shown[at:].startswith("Gazette,2")


# ---------------------------------------------------------------- drafts and paper


def test_a_draft_bound_on_the_right_conforms(
    dossiers: dict[str, Dossier], tmp_path: Path
) -> None:
    dossier = dossiers["he"]
    printed = replace(dossier.look.print, duplex=True)
    theme = replace(dossier.look, print=printed)
    loaded = load(write(tmp_path, write_in("he")))
    plan = mark_as_draft(dossier.plan, loaded.parsed, "content.yaml")
    path = tmp_path / "draft.pdf"
    path.write_bytes(render_dossier(plan, theme).data)
    assert verapdf_failures([path]) == {path: []}
    geometry = Geometry(path.read_bytes())
    refs = [word for word in geometry.artifacts if word.text.startswith(":1")]
    assert len(refs) > 5, "a line's number stands behind its colon"


# ---------------------------------------------------------------- words of other scripts


def write_mixed(folder: Path) -> Path:
    """An English content with texts in many scripts, in every place that takes one."""
    whole = yaml.safe_load(MINIMAL)
    whole["edition"] |= {"title": "Orchard と 果樹園の機械", "subtitle": THAI}
    whole["sources"][0]["title"] = JAPANESE[:30]
    whole["claims"][0]["text"] = f"Orchard grew by 16%. {JAPANESE}"
    section = whole["sections"][0]
    section |= {"title": JAPANESE[:24], "takeaway": f"Orchard {KOREAN}"}
    texts = (JAPANESE * 4, THAI * 4, KOREAN * 4, HEBREW * 4)
    for number, text in enumerate(texts):
        block = {"id": f"p{number}", "kind": "prose", "title": text[:40], "text": text}
        section["blocks"].append(block)
    columns = [{"label": "言語"}, {"label": "単語"}, {"label": "説明"}]
    rows = [
        ["日本語", "果樹園", JAPANESE],
        ["ไทย", "สวน", THAI],
        ["עברית", "פרדס", HEBREW],
    ]
    section["blocks"] += [
        {"id": "words", "kind": "table", "title": "Words", "claims": ["growth"],
         "columns": columns, "rows": rows},
        {"id": "points", "kind": "bullets", "items": [JAPANESE, THAI, HEBREW]},
        {"id": "terms", "kind": "glossary", "title": "用語",
         "entries": [{"term": JAPANESE[:12], "text": JAPANESE}]},
    ]  # fmt: skip
    return write(folder, yaml.safe_dump(whole, allow_unicode=True, sort_keys=False))


def test_an_english_dossier_and_deck_take_texts_without_spaces(
    tmp_path: Path, look: Path
) -> None:
    path = write_mixed(tmp_path / "in")
    result = build(path, tmp_path / "out", theme=look)
    assert {file.kind for file in result.files} == {"pdf", "deck"}
    (pdf,) = [file.path for file in result.files if file.kind == "pdf"]
    assert verapdf_failures([pdf]) == {pdf: []}
    house = House(read_theme(look).theme, Labels(**load_language("en").labels))
    assert faults(Geometry(pdf.read_bytes()), house) == []
    tagged = Tagged(pikepdf.open(pdf))
    assert JAPANESE * 4 in tagged.root.text.replace(" ", "")
    assert THAI in tagged.root.text


def test_short_words_of_a_table_are_not_parted(tmp_path: Path, look: Path) -> None:
    path = write_mixed(tmp_path / "in")
    result = build(path, tmp_path / "out", only="pdf", theme=look)
    geometry = Geometry(result.files[0].path.read_bytes())
    cells = [line.text for piece in geometry.pieces if piece.node.tag in ("TH", "TD")
             for line in piece.lines]  # fmt: skip
    assert {"日本語", "果樹園"} <= set(cells)


# ---------------------------------------------------------------- what no font has


def test_what_the_dossier_itself_writes_is_refused_where_no_font_has_it(
    tmp_path: Path,
) -> None:
    """Dates of Japanese have a sign between months that stands in no text of the content."""
    make_font(tmp_path / "Others.ttf", list_letters())
    theme = tmp_path / "theme.yaml"
    theme.write_text("fonts: {fallback: [Others.ttf]}\n", encoding="utf-8")
    path = write(tmp_path / "in", write_in("ja"))
    with pytest.raises(ContentError) as raised:
        build(path, tmp_path / "out", only="pdf", theme=theme)
    (problem,) = [
        one for one in raised.value.problems if one.severity is Severity.ERROR
    ]
    assert "“～” (U+FF5E), which the dossier’s own words" in problem.message
    assert "fallback" in problem.hint


@pytest.mark.parametrize(
    "text",
    ["a smile 😀", "a family 👨\u200d👩\u200d👧", "a flag 🇮🇹"],
)
def test_signs_that_no_font_has_are_refused_once_a_text(
    tmp_path: Path, text: str
) -> None:
    path = write(
        tmp_path, MINIMAL.replace("takeaway: Orchard", f"takeaway: {text} Orchard")
    )
    with pytest.raises(ContentError) as raised:
        build(path, tmp_path / "out", only="pdf")
    (problem,) = raised.value.problems
    assert problem.where == "sections[0].takeaway"
    _, _, emoji = text.split(" ")
    assert problem.message == f"emoji are not printed: “{emoji}”"


def test_a_sign_that_may_be_an_emoji_is_printed_in_one_tone(tmp_path: Path) -> None:
    path = write(
        tmp_path, MINIMAL.replace("takeaway: Orchard", "takeaway: a ❤\ufe0f Orchard")
    )
    result = build(path, tmp_path / "out", only="pdf")
    tagged = Tagged(pikepdf.open(result.files[0].path))
    assert "a ❤" in tagged.root.text


def test_marks_and_joiners_are_read_as_they_are_written(tmp_path: Path) -> None:
    text = (
        "Tiếng Việt, ọ̀s\u0323un, été, co\u00adopera\u00adtion and e\u0301te\u0301 too"
    )
    path = write(
        tmp_path, MINIMAL.replace("takeaway: Orchard", f"takeaway: {text}, Orchard")
    )
    result = build(path, tmp_path / "out", only="pdf")
    tagged = Tagged(pikepdf.open(result.files[0].path))
    words = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    assert words in tagged.root.text
    assert "ọ̀ṣun" in " ".join(poppler_text(result.files[0].path))
