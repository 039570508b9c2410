"""The paper, its boxes and both its sides: what is cut, what is mirrored, what the pages are called."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pikepdf
import pytest
from PIL import Image

from reporting.assets import list_bundled_themes
from reporting.design.theme import Theme, load_theme
from reporting.design.units import mm
from reporting.dossier.render import render_dossier
from reporting.dossier.typeset.page_geometry import Sheet
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import para, prose
from tests.dossier.reading import Char, Pdf
from tests.pdf.reading import Tagged

WHOLE = plans.plan(
    plans.section(*plans.BLOCKS),
    plans.section(
        prose(para(plans.WORDS * 12, 2), para(plans.WORDS * 12, 3)),
        number=2,
        title="The machines",
    ),
)
PRESS = "print: {duplex: true, recto: true, bleed: 3 mm}"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    return themed(tmp_path_factory.mktemp("press"), PRESS)


@pytest.fixture(scope="module")
def pressed(press: Theme) -> Pdf:
    return Pdf(render_dossier(WHOLE, press).data)


def themed(folder: Path, text: str) -> Theme:
    path = folder / "theme.yaml"
    path.write_text(text, encoding="utf-8")
    return load_theme(path)


@cache
def simple(name: str) -> Pdf:
    return Pdf(render_dossier(WHOLE, load_theme(name)).data)


def boxes(pdf: Pdf) -> list[dict[str, tuple[float, ...]]]:
    """Return by page the boxes that are written, in millimetres."""
    with pikepdf.open(BytesIO(pdf.data)) as file:
        return [
            {
                name: tuple(
                    round(float(edge) / 72 * 25.4, 2) for edge in page[f"/{name}"]
                )
                for name in ("MediaBox", "CropBox", "TrimBox", "BleedBox")
                if f"/{name}" in page
            }
            for page in file.pages
        ]


# ---------------------------------------------------------------- boxes


def test_without_bleed_the_sheet_is_the_page() -> None:
    assert all(
        page == {"MediaBox": (0, 0, 210, 297)} for page in boxes(simple("editorial"))
    )


def test_with_bleed_the_sheet_is_larger_and_says_where_it_is_cut(pressed: Pdf) -> None:
    for page in boxes(pressed):
        assert page == {
            "MediaBox": (0, 0, 230, 317),
            "TrimBox": (10, 10, 220, 307),
            "BleedBox": (7, 7, 223, 310),
        }


def test_a_bleed_of_another_width_is_kept_in_the_boxes(tmp_path: Path) -> None:
    theme = themed(tmp_path, "page: {size: Letter}\nprint: {bleed: 0.125 in}")
    sheet = Sheet.of(theme)
    assert sheet.trim_box.left - sheet.bleed_box.left == pytest.approx(9)
    assert (sheet.trim_box.width, sheet.trim_box.height) == pytest.approx((612, 792))
    assert sheet.size[0] - sheet.trim_box.right == pytest.approx(sheet.trim_box.left)


def test_crop_marks_stand_outside_of_what_bleeds_and_point_at_the_trim(
    press: Theme,
) -> None:
    sheet = Sheet.of(press)
    marks = sheet.crop_marks()
    assert len(marks) == 8
    bled, trim = sheet.bleed_box, sheet.trim_box
    for x, y, to_x, to_y in marks:
        assert (x == to_x and x in {trim.left, trim.right}) or (
            y == to_y and y in {trim.bottom, trim.top}
        )
        inside_x = bled.left < (x + to_x) / 2 < bled.right
        inside_y = bled.bottom < (y + to_y) / 2 < bled.top
        assert not (inside_x and inside_y)
        assert min(x, to_x, y, to_y) >= 0
    assert Sheet.of(load_theme()).crop_marks() == []


def pixel(image: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour of a page, drawn at a pixel a point, at a place from its lower left."""
    return image.convert("RGB").getpixel((int(x), image.height - 1 - int(y)))  # type: ignore[return-value]


def test_the_cover_runs_over_the_edge_and_no_further(
    pressed: Pdf, press: Theme
) -> None:
    image, sheet = pressed.drawn(0), Sheet.of(press)
    ground, white = (
        pixel(image, sheet.trim_box.left + 40, sheet.trim_box.top - 40),
        (255, 255, 255),
    )
    assert ground == (0x14, 0x20, 0x2E)
    middle = sheet.trim_box.top - 150
    for x, y in (
        (sheet.bleed_box.left + 2, middle),
        (sheet.bleed_box.right - 2, middle),
        (sheet.trim_box.left + 200, sheet.bleed_box.top - 2),
    ):
        assert pixel(image, x, y) == ground
    for x, y in (
        (sheet.bleed_box.left - 3, middle),
        (sheet.bleed_box.right + 3, middle),
        (sheet.trim_box.left + 200, sheet.bleed_box.top + 3),
    ):
        assert pixel(image, x, y) == white


def test_every_page_shows_where_it_is_cut(pressed: Pdf, press: Theme) -> None:
    sheet = Sheet.of(press)
    for at in range(len(pressed)):
        page = pressed.drawn(at, grid=2).convert("L")
        x, y = sheet.trim_box.left * 2, page.height - sheet.bleed_box.bottom * 2
        mark = page.crop((int(x) - 2, int(y) + 4, int(x) + 3, int(y) + 20))
        assert mark.getextrema()[0] < 150, at


def test_nothing_of_a_text_page_stands_where_it_is_cut(
    pressed: Pdf, press: Theme
) -> None:
    trim = Sheet.of(press).trim_box
    for at in range(len(pressed)):
        for char in pressed.chars(at):
            assert trim.left < char.left < char.right < trim.right
            assert trim.bottom < char.baseline < trim.top


# ---------------------------------------------------------------- both sides


def column(pdf: Pdf, at: int, sheet: Sheet) -> list[Char]:
    """Return the characters of a page between head and foot."""
    return [
        char for char in pdf.chars(at) if sheet.foot - 6 < char.baseline < sheet.head
    ]


def test_even_pages_are_mirrored_with_their_evidence_outside(
    pressed: Pdf, press: Theme
) -> None:
    sheet, sides = Sheet.of(press), set()
    for at in range(3, len(pressed)):
        chars, folio = column(pressed, at, sheet), at + 1
        if not chars:
            continue
        left, right = min(c.left for c in chars), max(c.right for c in chars)
        assert left >= sheet.across(folio) - 1
        assert right <= sheet.across(folio) + press.page.across.pt + 1
        outer = sheet.trim_box.right - sheet.across(folio) - press.page.across.pt
        binding = sheet.across(folio) - sheet.trim_box.left
        assert (binding, outer)[folio % 2 == 0] == pytest.approx(press.page.inner.pt)
        sides.add(folio % 2)
    assert sides == {0, 1}


def test_text_heads_notes_and_page_numbers_follow_to_their_side(
    pressed: Pdf, press: Theme
) -> None:
    sheet, found = Sheet.of(press), set()
    for at in range(len(pressed)):
        if "The machines" not in pressed.text(at) or "Contents" in pressed.text(at):
            continue
        folio = at + 1
        text, margin = sheet.text(folio), sheet.margin(folio)
        assert (margin < text) == (folio % 2 == 0)
        chars = pressed.chars(at)
        foot = [c for c in chars if c.baseline == pytest.approx(sheet.folio, abs=1)]
        head = [c for c in chars if c.baseline == pytest.approx(sheet.heads, abs=1)]
        across = sheet.across(folio)
        far = across + press.page.across.pt
        is_left = folio % 2 == 0
        for line in (foot, head):
            assert min(c.left for c in line) == pytest.approx(across, abs=1)
            assert max(c.right for c in line) == pytest.approx(far, abs=1)
        at_edge = [
            c for c in foot if (c.left < across + 12 if is_left else c.right > far - 12)
        ]
        assert "".join(c.text for c in at_edge) == str(folio)
        said = "".join(c.text for c in head)
        assert said.startswith("Themachines") == is_left
        words = pressed.find(
            at, "the orchards" if "the orchards" in pressed.text(at) else "the northern"
        )
        assert text - 1 < words[0].left < text + press.page.text.pt
        found.add(folio % 2)
    assert found == {0, 1}


@pytest.mark.parametrize("duplex", ["true", "false"])
def test_the_register_stands_across_text_and_margin_on_both_sides(
    tmp_path: Path, duplex: str
) -> None:
    theme = themed(tmp_path, f"print: {{duplex: {duplex}, recto: true}}")
    pdf, sheet = Pdf(render_dossier(WHOLE, theme).data), Sheet.of(theme)
    at = pdf.page_of("Claim text number 1 in full.")
    across = sheet.across(at + 1)
    claim = pdf.find(at, "Claim text number 1 in full.")[0]
    cited = pdf.find(at, "Paper 1, 2 October 2026, ¶ 3")
    assert across < claim.left < across + 50
    assert claim.left < cited[0].left < cited[-1].right < across + theme.page.across.pt
    assert cited[0].baseline == pytest.approx(claim.baseline, abs=0.1)
    assert sheet.text(at + 1) != across or cited[-1].right > sheet.margin(at + 1)


def test_sections_begin_on_right_hand_pages_and_the_pages_before_stay_empty(
    pressed: Pdf,
) -> None:
    sections = {f"{part.number} {part.title}" for part in WHOLE.sections}
    names = {"Contents", *sections, "Where the sources disagree"}
    starts = [at + 1 for _, title, at in pressed.outline() if title in names]
    assert len(starts) == len(names)
    assert starts[0] == 3
    assert all(folio % 2 == 1 for folio in starts)
    empty = [at for at in range(len(pressed)) if not pressed.chars(at)]
    assert empty
    assert all((at + 2) in starts or at + 1 == len(pressed) for at in empty)
    assert len(pressed) % 2 == 0


def test_contents_give_the_numbers_that_are_printed(pressed: Pdf) -> None:
    listed = pressed.text(2)
    for level, title, at in pressed.outline()[1:]:
        if level == 0:
            assert f"{title} {at + 1}" in listed


@pytest.mark.parametrize("code", ["en", "it"])
def test_pages_are_called_by_the_numbers_they_print_and_the_first_is_the_cover(
    code: str,
) -> None:
    data = render_dossier(
        plans.plan(plans.section(*plans.BLOCKS), code=code), load_theme()
    ).data
    with pikepdf.open(BytesIO(data)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    cover = {"en": "Cover", "it": "Copertina"}[code]
    assert labels == [cover, *(str(at + 2) for at in range(len(labels) - 1))]


def test_equal_input_gives_equal_bytes(press: Theme, pressed: Pdf) -> None:
    assert render_dossier(WHOLE, press).data == pressed.data


# ---------------------------------------------------------------- the column


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", list_bundled_themes())
def test_a_line_of_the_text_has_60_to_72_characters(
    tmp_path: Path, name: str, paper: str
) -> None:
    page = load_theme(name).page
    size = themed(tmp_path, f"page: {{size: {paper}}}").page.size
    theme = replace(load_theme(name), page=replace(page, size=size))
    data = render_dossier(
        plans.plan(plans.section(prose(para(plans.WORDS * 12)))), theme
    ).data
    lines: dict[float, list[Char]] = {}
    pdf, sheet = Pdf(data), Sheet.of(theme)
    at = pdf.page_of("The valley keeps its orchards")
    first = pdf.find(at, "The valley keeps its orchards")[0]
    for char in column(pdf, at, sheet):
        if char.head - char.foot == pytest.approx(first.head - first.foot, abs=0.1):
            lines.setdefault(round(char.baseline), []).append(char)
    full = sorted(lines.items(), reverse=True)[:-1]
    assert len(full) > 10
    for _, line in full:
        assert line[-1].right - line[0].left == pytest.approx(page.text.pt, abs=2)
    spaced = len(plans.WORDS) / len("".join(plans.WORDS.split()))
    assert 60 <= mean(len(line) for _, line in full) * spaced <= 72
    assert sheet.trim_box.width == pytest.approx(
        {"A4": mm(210).pt, "Letter": 612}[paper]
    )


# ---------------------------------------------------------------- the cover


@pytest.mark.parametrize("name", list_bundled_themes())
@pytest.mark.parametrize("alt", ["The Orchard Press", ""])
def test_a_logo_stands_at_the_foot_of_the_cover_and_is_read_if_it_says_something(
    tmp_path: Path, name: str, alt: str
) -> None:
    file = BytesIO()
    Image.new("RGBA", (80, 40), (200, 30, 30, 255)).save(file, "PNG")
    (tmp_path / "logo.png").write_bytes(file.getvalue())
    logo = themed(
        tmp_path, f"logo: {{file: logo.png, height: 20 mm, alt: '{alt}'}}"
    ).logo
    theme = replace(load_theme(name), logo=logo)
    pdf, sheet = Pdf(render_dossier(WHOLE, theme).data), Sheet.of(theme)
    x = sheet.across(1) + theme.page.across.pt - 10
    assert pixel(pdf.drawn(0), x, sheet.foot + 10) == (200, 30, 30)
    with pikepdf.open(BytesIO(pdf.data)) as opened:
        figures = [node.text for node in Tagged(opened).root.all("Figure")]
    assert (figures[0] == alt) == bool(alt)


TITLES = {
    "short": "Go",
    "long": "An orchard that keeps its machines on the northern slope, where frost comes late, leaves early, "
    "is measured by nobody, and is talked about by everybody who has ever had to pick a single apple in it",
    "one-word": "Machinelearningorchardkeepingassociation",
}


@pytest.mark.parametrize("name", list_bundled_themes())
@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_length_fits_the_cover_whole(name: str, title: str) -> None:
    theme = load_theme(name)
    cover = replace(
        WHOLE.cover, title=TITLES[title], subtitle=plans.WORDS, why_now=plans.WORDS
    )
    pdf, sheet = (
        Pdf(render_dossier(plans.plan(cover=cover), theme).data),
        Sheet.of(theme),
    )
    chars = pdf.find(0, TITLES[title])
    for char in pdf.chars(0):
        assert (
            sheet.across(1) - 1
            <= char.left
            < char.right
            <= sheet.across(1) + theme.page.across.pt + 1
        )
    assert "".join(c.text for c in chars) == "".join(TITLES[title].split())
    sizes = [round(char.head - char.foot) for char in chars]
    assert len(set(sizes)) == 1
    below = pdf.find(0, plans.WORDS)[0]
    assert min(c.baseline for c in chars) > below.head - 2
    if title == "short":
        assert sizes[0] >= theme.print.cover.size.pt


def test_long_lines_below_do_not_run_into_why_it_matters() -> None:
    words, starts = TITLES["long"], ("Why?", "For", "By", "Only")
    why, audience, presenter, classification = (f"{start} {words}" for start in starts)
    changes = {
        "why_now": why,
        "audience": audience,
        "presenter": presenter,
        "classification": classification,
    }
    for name in list_bundled_themes():
        pdf = Pdf(
            render_dossier(
                plans.plan(cover=replace(WHOLE.cover, **changes)), load_theme(name)
            ).data
        )
        for above, below in pairwise(
            pdf.find(0, f"{start} {words}") for start in starts
        ):
            assert (
                min(char.baseline for char in above)
                > max(char.baseline for char in below) + 8
            )


# ---------------------------------------------------------------- the contents and the openers


def test_the_contents_take_the_pages_they_need_and_a_long_title_is_set_smaller() -> (
    None
):
    blocks = [
        prose(para("Apples."), title=f"Sentence {at} of the orchard")
        for at in range(80)
    ]
    parts = [
        plans.section(
            *(
                replace(block, id=f"block-{number}-{at}")
                for at, block in enumerate(blocks)
            ),
            number=number,
            title=TITLES["long"] if number == 3 else f"Part {number}",
        )
        for number in range(1, 7)
    ]
    pdf, foot = (
        Pdf(render_dossier(plans.plan(*parts), load_theme()).data),
        Sheet.of(load_theme()).foot,
    )
    entries = pdf.outline()
    start = entries[1][2]
    assert start > 3
    listed = " ".join(pdf.text(at) for at in range(1, start + 1))
    for at in range(1, start):
        assert (
            min(char.baseline for char in pdf.chars(at) if char.baseline > foot - 10)
            >= foot
        )
    for _, title, at in entries[1:]:
        assert f"{title} {at + 1}" in listed, title
    opens = next(at for _, title, at in entries if title == f"3 {TITLES['long']}")
    size = load_theme().print.h1.size.pt
    found = pdf.find(opens, f"3 {TITLES['long']} What to take away")[1:]
    assert len({round(char.baseline) for char in found}) <= 8
    assert found[0].head - found[0].foot < size
