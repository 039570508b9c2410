"""The handout: slides with their notes, slides alone, the script; tagged, whole, and the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reporting import build
from reporting.content.validate import load
from reporting.design.theme import Theme, load_theme
from reporting.errors import UsageError
from reporting.handout.kinds import KINDS, HandoutKind
from reporting.handout.render import render_handout, render_slides
from reporting.job import BuildOptions
from reporting.manifest import MANIFEST
from reporting.pdf.conformance import UA_1, UA_2
from reporting.pdf.reading import read_embedded_files
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.plan.words import plain_line
from reporting.record import replace
from reporting.render import render
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan
from reporting.where import where
from tests.handout.likeness import read_words
from tests.pdf.reading import Node, Tagged
from tests.samples import EVERY_BLOCK, MINIMAL, WHEN, write
from tests.tools import ROOT, verapdf_group_failures

NOTED = ("one", "two", "three")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> DossierPlan:
    folder = tmp_path_factory.mktemp("every")
    loaded = load(write(folder, EVERY_BLOCK))
    return plan_dossier(loaded.content, "en", WHEN, load_theme(), None, loaded.origins)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme()


@pytest.fixture(scope="module")
def deck(dossier: DossierPlan, theme: Theme) -> DeckPlan:
    """Return a deck with a hidden slide: its last list."""
    plan = plan_deck(dossier, theme)
    kinds = [scene.kind for scene in plan.scenes]
    at = len(kinds) - 1 - kinds[::-1].index(SlideKind.TEXT)
    scenes, slides = list(plan.scenes), list(plan.slides)
    scenes[at] = replace(scenes[at], is_hidden=True)
    slides[at] = replace(slides[at], hidden=True, seconds=0)
    return replace(plan, scenes=tuple(scenes), slides=tuple(slides))


@pytest.fixture(scope="module")
def handouts(deck: DeckPlan, theme: Theme, dossier: DossierPlan) -> Mapping[str, bytes]:
    return {
        kind: render_handout(deck, theme, dossier.language, HandoutKind(kind)).data
        for kind in KINDS
    }


def read_pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(word.text for word in read_words(page)) for page in document]


def read_tags(data: bytes) -> Node:
    with pikepdf.open(BytesIO(data)) as pdf:
        return Tagged(pdf).root


def squeeze(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


# ---------------------------------------------------------------- what it says


@pytest.mark.parametrize("kind", NOTED)
def test_every_slide_and_every_word_of_its_notes_is_there(
    handouts: Mapping[str, bytes], deck: DeckPlan, kind: str
) -> None:
    said = squeeze(read_tags(handouts[kind]).text)
    for scene in deck.scenes:
        assert squeeze(scene.title) in said
        for line in scene.notes:
            assert squeeze(plain_line(line)) in said, (scene.id, plain_line(line))


def test_slides_alone_are_those_that_a_show_comes_to(
    handouts: Mapping[str, bytes], deck: DeckPlan
) -> None:
    shown = [scene for scene in deck.scenes if not scene.is_hidden]
    assert len(shown) < len(deck.scenes)
    pages = read_pages(handouts["slides"])
    assert len(pages) == len(shown)
    for scene, page in zip(shown, pages, strict=True):
        assert squeeze(scene.title) in squeeze(page)
    with pikepdf.open(BytesIO(handouts["slides"])) as pdf:
        labels = [str(page.label) for page in pdf.pages]
        assert labels == [str(scene.number) for scene in shown]
        assert pdf.Root.PageLayout == "/SinglePage"
        assert pdf.Root.ViewerPreferences.FitWindow
        first = pdf.pages[0].MediaBox
        assert float(first[2]) / float(first[3]) == pytest.approx(16 / 9)


def test_all_slides_are_drawn_for_a_preview(
    deck: DeckPlan, theme: Theme, dossier: DossierPlan
) -> None:
    data = render_slides(deck, theme, dossier.language)
    assert len(read_pages(data)) == len(deck.scenes)


def test_a_script_has_the_running_clock_and_no_slide_that_takes_no_time(
    handouts: Mapping[str, bytes], deck: DeckPlan
) -> None:
    text = squeeze(read_tags(handouts["script"]).text)
    passed = 0
    at = 0
    for scene, slide in zip(deck.scenes, deck.slides, strict=True):
        if not slide.is_told:
            continue
        title = text.find(squeeze(scene.title), at)
        clock = text.find(squeeze(f"{passed // 60}:{passed % 60:02}"), title)
        assert title >= at
        assert clock >= title
        at = title
        passed += slide.seconds
    backup = [scene for scene in deck.scenes if scene.kind is SlideKind.CLAIMS]
    assert backup
    assert squeeze(backup[0].title) not in text


def test_notes_that_are_long_go_on_over_pages_and_lose_no_word(
    deck: DeckPlan, theme: Theme, dossier: DossierPlan
) -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    scenes = (replace(deck.scenes[0], notes=(words,)), *deck.scenes[1:])
    long = replace(deck, scenes=scenes)
    for kind in (*NOTED, "script"):
        data = render_handout(long, theme, dossier.language, HandoutKind(kind)).data
        pages = squeeze(" ".join(read_pages(data)))
        for number in range(1, 3000, 7):
            assert f"word{number}" in pages


# ---------------------------------------------------------------- structure


def test_slides_are_sections_with_headings_lists_tables_and_figures(
    handouts: Mapping[str, bytes], deck: DeckPlan
) -> None:
    root = read_tags(handouts["two"])
    sections = root.all("Sect")
    assert len(sections) == len(deck.scenes)
    for section, scene in zip(sections, deck.scenes, strict=True):
        (title, *_) = section.all("H1", "H2")
        assert squeeze(title.text) == squeeze(scene.title)
        if scene.kind is SlideKind.CHART:
            assert section.all("Figure")
            assert section.all("TD")
        if scene.kind is SlideKind.TABLE:
            heads = section.all("TH")
            assert {str(head.attributes["/Scope"]) for head in heads} >= {"/Column"}
    assert all(figure.attributes.get("/Alt") for figure in root.all("Figure"))
    assert root.all("Lbl")


def test_links_lead_to_slides_and_to_addresses(handouts: Mapping[str, bytes]) -> None:
    with pikepdf.open(BytesIO(handouts["slides"])) as pdf:
        pages = {page.objgen for page in pdf.pages}
        inner, outer = 0, 0
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                assert str(link.Contents).strip()
                if "/Dest" in link:
                    assert link.Dest[0].objgen in pages
                    inner += 1
                else:
                    assert str(link.A.URI).startswith(("http", "mailto"))
                    outer += 1
        assert inner > 10
        assert outer


def test_it_keeps_to_the_standards(
    deck: DeckPlan, theme: Theme, dossier: DossierPlan, tmp_path: Path
) -> None:
    made: dict[str, list[Path]] = {"ua1": [], "ua2": []}
    for kind in HandoutKind:
        for standard in (UA_1, UA_2):
            draft = "Draft" if kind is HandoutKind.ONE else ""
            handout = render_handout(
                deck, theme, dossier.language, kind, (), standard, draft
            )
            path = tmp_path / f"{kind}.{standard.name}.pdf"
            path.write_bytes(handout.data)
            made[standard.name].append(path)
    failures = verapdf_group_failures(
        [(made["ua1"], ("ua1", "3a")), (made["ua2"], ("ua2", "4"))]
    )
    assert {path.name: found for path, found in failures.items() if found} == {}


# ---------------------------------------------------------------- how it is made


def test_it_stands_beside_the_others_and_changes_neither(tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    plain = build(content, tmp_path / "plain")
    whole = build(content, tmp_path / "whole", handout="three")
    assert [file.kind for file in whole.files] == ["pdf", "deck", "handout"]
    for file in plain.files:
        assert (tmp_path / "whole" / file.path.name).read_bytes() == (
            file.path.read_bytes()
        )
    alone = build(content, tmp_path / "alone", only="handout", handout="three")
    (file,) = alone.files
    assert file.path.name == "handout.pdf"
    assert file.path.read_bytes() == (tmp_path / "whole/handout.pdf").read_bytes()


def test_it_carries_its_source_and_knows_where_it_is_written(tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    (file,) = build(content, tmp_path / "out", only="handout", handout="one").files
    carried = read_embedded_files(file.path.read_bytes())
    assert carried["content.yaml"] == content.read_bytes()
    assert b"--handout one" in carried[MANIFEST]
    places = where(file.path, 1)
    assert ("edition.title", "") in {(place.path, place.language) for place in places}
    assert all(place.line for place in places)


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    (file,) = build(content, tmp_path / "out", only="handout", draft=True).files
    data = file.path.read_bytes()
    assert all("Draft" in page for page in read_pages(data))
    assert read_embedded_files(data) == {}


def test_paper_and_margins_are_the_themes(tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    theme = tmp_path / "a5.yaml"
    theme.write_text("page: {size: A5}\n", encoding="utf-8")
    build(content, tmp_path / "out", only="handout", theme=theme)
    with pikepdf.open(tmp_path / "out/handout.pdf") as pdf:
        box = [round(float(side)) for side in pdf.pages[0].MediaBox]
    assert box == [0, 0, 420, 595]


@pytest.mark.parametrize("kind", ["one", "two"])
def test_one_slide_a_page_leaves_lines_to_write_on(kind: str, tmp_path: Path) -> None:
    content = write(tmp_path, MINIMAL)
    build(content, tmp_path / "out", only="handout", handout=kind)
    pdf = pypdfium2.PdfDocument(tmp_path / "out/handout.pdf")
    page = pdf[1]
    lines = 0
    for thing in page.get_objects(max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        is_low = top < page.get_height() / 3
        lines += is_low and top - bottom < 2 and right - left > 200
    assert (lines > 3) == (kind == "one")


def test_what_no_handout_shows_is_refused() -> None:
    options = BuildOptions(content=ROOT / "content.yaml", handout="five")
    with pytest.raises(UsageError, match="no handout shows `five`"):
        render(options)
