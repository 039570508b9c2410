"""Words on slides know the characters of the file that they come from, however they are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reporting.content.validate import Loaded, load
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme
from reporting.design.units import pt
from reporting.plan.dossier import plan_dossier
from reporting.plan.words import Run
from reporting.reading.origin import Origin
from reporting.scene import Paragraph, Role, Scene, SlideKind, Table
from reporting.slides.deck import plan_deck
from reporting.slides.splitting import clip_text, split_text
from reporting.slides.titles import set_title
from reporting.slides.typesetter import Typesetter
from tests.samples import WHEN
from tests.slides.outline import list_paragraphs, walk_items
from tests.tools import ROOT


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(ROOT / "content.yaml")


@pytest.fixture(scope="module")
def scenes(loaded: Loaded, theme: Theme) -> tuple[Scene, ...]:
    dossier = plan_dossier(loaded.content, "en", WHEN, theme, origins=loaded.origins)
    return plan_deck(dossier, theme).scenes


def list_scene_paragraphs(scenes: tuple[Scene, ...]) -> list[Paragraph]:
    return [
        paragraph
        for scene in scenes
        for item in walk_items(scene.items)
        for paragraph in list_paragraphs(item)
    ]


def keep_letters(text: str) -> str:
    """Return the letters and digits of a text: typesetting changes only what is between them."""
    return "".join(char for char in text if char.isalnum())


def test_each_line_comes_from_its_own_characters(
    scenes: tuple[Scene, ...], loaded: Loaded
) -> None:
    source = loaded.source.decode()
    count = 0
    for paragraph in list_scene_paragraphs(scenes):
        for line in paragraph.lines:
            for run in line:
                if run.origin and run.origin.is_verbatim and run.origin.stop:
                    place = loaded.origins.locate(run.origin)
                    written = source[place.start : place.stop]
                    assert keep_letters(written) == keep_letters(run.text)
                    count += 1
    assert count > 200


def test_a_broken_run_has_an_origin_for_each_line(scenes: tuple[Scene, ...]) -> None:
    count = 0
    for paragraph in list_scene_paragraphs(scenes):
        lines = paragraph.lines
        for before, after in pairwise(lines):
            first, second = before[-1].origin, after[0].origin
            if first and second and first.is_verbatim and second.is_verbatim:
                assert first.stop <= second.start
                assert first.line <= second.line
                count += 1
    assert count > 20


def test_titles_badges_and_exhibits_are_located(
    scenes: tuple[Scene, ...], loaded: Loaded
) -> None:
    for scene in scenes:
        if not scene.section:
            continue
        title = scene.items[0]
        assert title.origin is not None, scene.id
        assert loaded.origins.locate(title.origin).line > 1
        assert scene.origin is not None, scene.id
        for item in scene.items:
            if item.role in (Role.EXHIBIT, Role.STATUS, Role.KICKER):
                assert item.origin is not None, (scene.id, item.name)
            if isinstance(item, Table):
                assert any(run.origin for row in item.rows for run in row[0].runs)


def test_a_continued_title_keeps_the_origin_of_its_words(
    loaded: Loaded, theme: Theme
) -> None:
    dossier = plan_dossier(loaded.content, "en", WHEN, theme, origins=loaded.origins)
    words = dossier.sections[0].takeaway
    title = set_title(Typesetter(theme), words, " (2/3)", SlideKind.TEXT).text
    run, part = title.runs
    assert run.text == words
    assert run.origin is not None
    assert part == Run(" (2/3)")


# ---------------------------------------------------------------- splitting


def located(text: str) -> Run:
    return Run(text, origin=Origin("x", "en", 1, 100, 100 + len(text)))


def test_both_parts_of_a_split_text_are_located(theme: Theme) -> None:
    setter = Typesetter(theme)
    words = " ".join(f"On day {day} the growers count." for day in range(9))
    text = setter.make_text((located(words),), Style.BULLET, pt(20))
    head, rest = split_text(setter, text, pt(300), 3)
    assert rest is not None
    first, second = head.runs[0], rest.runs[0]
    assert first.origin is not None
    assert second.origin is not None
    assert first.origin.start == 100
    assert first.origin.stop == 100 + len(first.text)
    assert second.origin.start == 100 + words.index(second.text)
    assert second.origin.start == first.origin.stop + 1


def test_the_ellipsis_of_a_clipped_text_comes_from_nowhere(theme: Theme) -> None:
    setter = Typesetter(theme)
    text = setter.make_text((located("apple " * 90),), Style.TEXT, pt(20))
    *kept, ellipsis = clip_text(setter, text, pt(300), 2).runs
    assert ellipsis == Run("…")
    (run,) = kept
    assert run.origin is not None
    assert run.origin.stop - run.origin.start == len(run.text)
