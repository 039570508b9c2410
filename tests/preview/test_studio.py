"""What windows show of a content: its pages and slides, what stands where, and what is wrong."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from reporting import build
from reporting.job import BuildOptions
from reporting.pdf.page_pictures import MOST_WIDE, PagePictures
from reporting.preview.app import Preview
from reporting.preview.finding import Found, find_line
from reporting.preview.model import Box, Place, SheetKind
from reporting.preview.pictures import PictureStore
from reporting.preview.studio import Studio
from reporting.slides.model import Slide
from tests.deck.templates import default
from tests.preview.conftest import CONTENT
from tests.preview.conftest import find_line as line_of


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small dossier."""
    written = tmp_path_factory.mktemp("studio") / "content.yaml"
    written.write_text(CONTENT, encoding="utf-8")
    return written


@pytest.fixture(scope="module")
def studio(path: Path) -> Studio:
    """Return a studio that has built it."""
    made = Studio(BuildOptions(content=path))
    made.show(made.build())
    return made


@pytest.fixture(scope="module")
def dossier(path: Path) -> bytes:
    """Return the dossier's bytes."""
    build(path, path.parent / "out", only="pdf")
    return (path.parent / "out/dossier.pdf").read_bytes()


def rebuild(studio: Studio, path: Path, old: str, new: str) -> None:
    text = CONTENT.replace(old, new, 1)
    assert text != CONTENT or not old
    path.write_text(text, encoding="utf-8")
    studio.show(studio.build())


def places(studio: Studio, kind: SheetKind, sort: str) -> list[Place]:
    found: list[Place] = []
    for number in range(len(studio.view.list_sheets(kind))):
        found += studio.list_places(kind, number)
    return [place for place in found if place.kind == sort]


# ---------------------------------------------------------------- pictures


def test_a_picture_is_what_pdfium_draws(dossier: bytes) -> None:
    pictures = PagePictures(dossier)
    shown = Image.open(io.BytesIO(pictures.draw(0, 400)))
    page = pictures._document[0]
    drawn = page.render(scale=400 / page.get_width(), may_draw_forms=False).to_pil()
    pictures.close()
    assert shown.size == drawn.size
    assert ImageChops.difference(shown, drawn.convert("RGB")).getbbox() is None
    assert len(shown.getcolors(1 << 24) or []) > 50


def test_no_picture_is_wider_than_it_may_be(dossier: bytes) -> None:
    pictures = PagePictures(dossier)
    wide = Image.open(io.BytesIO(pictures.draw(0, 10**9)))
    pictures.close()
    assert wide.width <= MOST_WIDE


def test_kept_pictures_are_bounded(studio: Studio) -> None:
    store = PictureStore(most=100_000)
    pages = studio.view.pages
    pictures = studio.pictures._files
    store._files = dict(pictures)
    store._places = {page.key: ("page", number) for number, page in enumerate(pages)}
    for width in range(160, 1200, 80):
        for page in pages:
            assert store.draw(page.key, width)
    assert store.size <= 100_000 or len(store._kept) == 1
    assert store.size == sum(map(len, store._kept.values()))


def test_a_picture_is_drawn_once(studio: Studio) -> None:
    key = studio.view.pages[0].key
    first = studio.pictures.draw(key, 333)
    drawn = studio.pictures.drawn
    assert studio.pictures.draw(key, 321) is first
    assert studio.pictures.drawn == drawn
    assert studio.pictures.draw("unknown", 333) is None


# ---------------------------------------------------------------- places


@pytest.mark.parametrize("kind", ["page", "slide"])
def test_each_bar_leads_to_its_numbers(studio: Studio, kind: SheetKind) -> None:
    bars = places(studio, kind, "bar")
    assert [bar.text for bar in bars] == [
        "Harvest, Apples, 40",
        "Harvest, Pears, 20",
        "Harvest, Plums, 10",
    ]
    assert {bar.line for bar in bars} == {line_of("values: [40")}
    assert [bar.path[-9:] for bar in bars] == ["values[0]", "values[1]", "values[2]"]
    widths = [bar.box.right - bar.box.left for bar in bars]
    assert widths[0] == pytest.approx(2 * widths[1], rel=0.02)
    assert [bar.box.top for bar in bars] == sorted(bar.box.top for bar in bars)
    names = places(studio, kind, "category")
    assert [name.text for name in names] == ["Apples", "Pears", "Plums"]
    numbers = places(studio, kind, "number")
    assert {number.line for number in numbers} == {line_of("values: [40")}


def test_a_paragraph_leads_to_the_line_that_it_begins_in(studio: Studio) -> None:
    first, second = [
        place
        for place in places(studio, "page", "paragraph")
        if place.path == "sections[0].blocks[0].text"
    ]
    assert first.text.startswith("The harvest was ordinary")
    assert first.line == line_of("The harvest was ordinary")
    assert second.line == line_of("A second paragraph")
    assert first.box.bottom <= second.box.top + 0.005


def test_evidence_leads_to_its_claim(studio: Studio) -> None:
    claim = line_of("- id: growth")
    notes = places(studio, "page", "evidence")
    assert notes
    assert {note.line for note in notes} == {claim}
    told = [place for place in places(studio, "slide", "note") if place.line == claim]
    assert told
    assert told[0].text.startswith("Orchard sold 40 tonnes")


def test_a_source_mark_leads_to_its_claim(studio: Studio) -> None:
    marks = places(studio, "page", "source mark")
    assert {mark.line for mark in marks} == {line_of("- id: growth")}
    assert {mark.text for mark in marks} == {"1"}
    for mark in marks:
        assert 0.002 < mark.box.right - mark.box.left < 0.03


def test_all_that_stands_on_a_sheet_stands_within_its_edges(studio: Studio) -> None:
    kinds: tuple[SheetKind, ...] = ("page", "slide")
    for kind in kinds:
        for number in range(len(studio.view.list_sheets(kind))):
            for place in studio.list_places(kind, number):
                box = place.box
                assert -0.01 <= box.left <= box.right <= 1.01, place
                assert -0.01 <= box.top <= box.bottom <= 1.01, place


def test_a_line_is_found_where_it_stands_largest(studio: Studio) -> None:
    found = studio.find(line_of("takeaway"))
    title = studio.list_places("slide", found["slide"].number)[found["slide"].place]
    assert title.kind == "heading"
    assert studio.find(0) == {}
    last = studio.find(10**6)["page"]
    place = studio.list_places("page", last.number)[last.place]
    assert place.line == line_of("values: [40")


def test_the_nearest_before_a_line_is_meant_where_nothing_is_made_of_it() -> None:
    def place(line: int, last: int, size: float) -> Place:
        return Place(Box(0, 0, size, size), "", line, last, "")

    first = [place(3, 3, 0.1), place(9, 12, 0.1)]
    second = [place(3, 3, 0.5), place(20, 20, 0.1), place(0, 0, 1.0)]
    assert find_line([first, second], 3) == Found(1, 0)
    assert find_line([first, second], 11) == Found(0, 1)
    assert find_line([first, second], 15) == Found(0, 1)
    assert find_line([first, second], 2) is None


# ---------------------------------------------------------------- builds


def test_what_looks_otherwise_is_marked(path: Path) -> None:
    studio = Studio(BuildOptions(content=path))
    rebuild(studio, path, "", "")
    assert not any(sheet.is_changed for sheet in studio.view.pages)
    rebuild(studio, path, "Apples lead by far", "Apples lead by a little")
    changed = [sheet.title for sheet in studio.view.slides if sheet.is_changed]
    assert "Apples lead by a little" in changed
    assert not studio.view.slides[0].is_changed
    assert not studio.view.pages[0].is_changed
    before = studio.view.pages
    rebuild(studio, path, "Apples lead by far", "Apples  lead by a little # why")
    assert [page.key for page in studio.view.pages[:1]] == [before[0].key]
    rebuild(studio, path, "", "")


def test_the_last_good_pages_stay_while_something_is_wrong(path: Path) -> None:
    studio = Studio(BuildOptions(content=path))
    rebuild(studio, path, "", "")
    good = studio.view
    rebuild(studio, path, "status: reported", "status: reportd")
    assert studio.view.pages == good.pages
    assert not studio.view.is_current
    (fault,) = studio.view.faults
    assert fault.problem.line == line_of("status: reported")
    assert fault.source.strip() == "status: reportd"
    assert studio.pictures.draw(good.pages[0].key, 160)
    path.write_bytes(b"\xff\xfe\x00broken")
    studio.show(studio.build())
    assert studio.view.faults
    assert studio.view.pages == good.pages
    path.unlink()
    studio.show(studio.build())
    assert studio.view.faults
    rebuild(studio, path, "", "")
    assert studio.view.is_current


def test_a_fault_of_ours_is_owned_up_to_and_the_windows_stay(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = Studio(BuildOptions(content=path))
    rebuild(studio, path, "", "")

    def fail(*_: object) -> None:
        raise RuntimeError("a pencil broke")

    monkeypatch.setattr(Studio, "_draw", fail)
    studio.show(studio.build())
    (fault,) = studio.view.faults
    assert "our fault" in fault.problem.message
    assert "a pencil broke" in fault.problem.message
    assert studio.view.pages


def test_language_and_theme_are_those_that_there_are(studio: Studio) -> None:
    assert studio.view.languages == ("en", "it")
    assert not studio.choose("de", None)
    assert not studio.choose(None, "/etc/passwd")
    assert studio.view.themes[0] == "editorial"


def test_outputs_are_written_where_that_is_asked_for_and_never_in_another_look(
    path: Path, tmp_path: Path
) -> None:
    studio = Studio(BuildOptions(content=path), folder=tmp_path / "out")
    rebuild(studio, path, "", "")
    dossier = tmp_path / "out/dossier.pdf"
    written = dossier.read_bytes()
    assert studio.choose(None, "bulletin")
    studio.show(studio.build())
    assert studio.view.theme == "bulletin"
    assert dossier.read_bytes() == written
    assert studio.choose("it", "editorial")
    studio.show(studio.build())
    assert (tmp_path / "out/dossier.it.pdf").is_file()
    assert dossier.read_bytes() == written


def test_slides_on_a_template_are_as_large_as_its_own(
    path: Path, tmp_path: Path
) -> None:
    template = tmp_path / "wide.pptx"
    template.write_bytes(default())
    studio = Studio(BuildOptions(content=path, template=template))
    studio.show(studio.build())
    assert studio.view.faults == ()
    assert studio.view.slides[0].size == (720, 540)


def test_the_seconds_of_all_slides_are_the_talk(studio: Studio) -> None:
    assert sum(sheet.seconds for sheet in studio.view.slides) == 5 * 60
    for sheet in studio.view.slides:
        assert bool(sheet.seconds) is not bool(sheet.remark)
    assert "seconds" in Slide.__struct_fields__


def test_what_was_written_for_a_window_is_brought_to_the_disk(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought: list[str] = []

    def bring(_folder: Path, names: list[str]) -> None:
        brought.extend(names)

    monkeypatch.setattr("reporting.watch.rebuilder.bring_to_disk", bring)
    preview = Preview(Studio(BuildOptions(content=path), folder=tmp_path / "out"))
    asyncio.run(preview.build())
    assert not brought
    preview.close()
    assert brought == ["briefing.pptx", "dossier.pdf"]
