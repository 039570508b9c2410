"""A deck says where its shapes were written, and still says so when others have saved it."""

from __future__ import annotations

import io
import zipfile

import pytest
from pptx import Presentation

from reporting.content.origins import Places
from reporting.content.pieces import parse_pieces
from reporting.deck.ooxml.custom_xml import ORIGINS
from reporting.deck.ooxml.origins import SlideOrigins
from reporting.deck.ooxml.origins_part import read_origins
from reporting.deck.ooxml.xml import qn
from reporting.deck.ooxml.zip_writer import zip_members
from reporting.deck.render import render_deck
from reporting.design.theme import Theme
from reporting.plan.words import Run
from reporting.reading.origin import FilePlace, Origin
from reporting.reading.source import read_yaml
from reporting.record import replace
from reporting.scene import Scene, SceneItem, TextFrame
from tests.deck.conftest import Made
from tests.deck.linter import package_faults

FILES = {"content.yaml": b"languages: [en]\n"}


TEXT = """\
items:
  - en: |
      One, and
      two.
claims: [first, second, third]
"""
PLACES = Places(parse_pieces(read_yaml(TEXT, "c.yaml"), TEXT, "c.yaml"))


def marked(item: SceneItem, path: str, line: int) -> SceneItem:
    """Return an item that was written some lines below where its text begins."""
    return replace(item, origin=Origin(path, "en", line, line * 10, line * 10 + 5))


@pytest.fixture(scope="module")
def scenes(english: Made) -> tuple[Scene, ...]:
    """Return the scenes of the sample, whose text frames were written at lines of their own."""
    made = []
    line = 0
    for scene in english.plan.scenes:
        items: list[SceneItem] = []
        for item in scene.items:
            if isinstance(item, TextFrame):
                line += 1
                items.append(marked(item, f"{scene.id}.{item.name}", line))
            else:
                items.append(replace(item, origin=None))
        made.append(replace(scene, items=tuple(items)))
    return tuple(made)


@pytest.fixture(scope="module")
def data(english: Made, scenes: tuple[Scene, ...], theme: Theme) -> bytes:
    plan = replace(english.plan, scenes=scenes, places=PLACES)
    return render_deck(plan, theme, carried=FILES)


def found_in(data: bytes) -> dict[tuple[int, str], FilePlace]:
    """Return origins by number of the slide and name of the shape."""
    return {
        (slide.number, shape.name): shape.origin
        for slide in read_origins(data)
        for shape in slide.shapes
    }


def test_every_frame_leads_to_where_it_was_written(
    data: bytes, scenes: tuple[Scene, ...]
) -> None:
    expected = {
        (number, item.name): PLACES.locate(item.origin)
        for number, scene in enumerate(scenes, 1)
        for item in scene.items
        if isinstance(item, TextFrame) and item.origin
    }
    assert found_in(data) == expected
    assert package_faults(data) == []


def test_a_shape_leads_to_each_text_that_it_shows(english: Made, theme: Theme) -> None:
    scene = next(scene for scene in english.plan.scenes if scene.id == "points")
    frame = next(item for item in scene.items if item.name == "Text")
    assert isinstance(frame, TextFrame)
    paragraph = frame.paragraphs[0]
    runs = (
        Run("One", origin=Origin("items[0]", "en", 1, 8, 11)),
        Run(" and ", bold=True),
        Run("two", origin=Origin("items[0]", "en", 2, 23, 26)),
        Run("3", mark=3, origin=Origin("claims[2]", "", 0, 0, 5)),
    )
    frame = replace(frame, paragraphs=(replace(paragraph, runs=runs),))
    scene = replace(scene, items=(frame,), is_built=False)
    plan = replace(english.plan, scenes=(scene,), targets={}, places=PLACES)
    (slide,) = read_origins(render_deck(plan, theme, carried=FILES))
    first, last = TEXT.index("One"), TEXT.index("third")
    assert [shape.origin for shape in slide.shapes] == [
        FilePlace("items[0]", "en", 3, first, TEXT.index("two") + 3),
        FilePlace("claims[2]", "", 5, last, last + 5),
    ]
    assert {shape.name for shape in slide.shapes} == {"Text"}


def test_slides_lead_to_what_they_show(data: bytes, scenes: tuple[Scene, ...]) -> None:
    read = {slide.number: slide.origin for slide in read_origins(data)}
    assert read == {
        number: PLACES.locate(scene.origin) if scene.origin else None
        for number, scene in enumerate(scenes, 1)
    }


def test_it_holds_no_text_of_the_content(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(f"customXml/item{n}.xml").decode() for n in (1, 2)]
    (part,) = [part for part in parts if f'"{ORIGINS}"' in part]
    assert "Robots" not in part
    assert "orchard and its machines" not in part


def test_moved_and_added_slides_and_lost_shapes_are_borne(data: bytes) -> None:
    before = read_origins(data)
    deck = Presentation(io.BytesIO(data))
    listed = deck.part._element.find(qn("p:sldIdLst"))
    assert listed is not None
    first = listed[0]
    listed.remove(first)
    listed.append(first)
    deck.slides.add_slide(deck.slide_layouts[0])
    tree = deck.slides[0].shapes
    tree[0]._element.getparent().remove(tree[0]._element)
    saved = io.BytesIO()
    deck.save(saved)
    after = read_origins(saved.getvalue())
    count = len(before)
    assert [slide.number for slide in after] == list(range(1, count + 1))
    assert after[-1].slide == before[0].slide
    assert after[-1].shapes == before[0].shapes
    assert len(after[0].shapes) == len(before[1].shapes) - 1


def test_a_deck_without_its_source_says_nothing(english: Made) -> None:
    assert read_origins(english.data) == ()
    assert b"customXml" not in english.data


@pytest.mark.parametrize("number", ["x", "-", "1.5"])
def test_a_broken_entry_is_told(data: bytes, number: str) -> None:
    old = b'<origins:slide id="256"'
    broken = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            new = f'<origins:slide id="{number}"'.encode()
            broken.append((name, content.replace(old, new)))
    with pytest.raises(ValueError, match="is a broken PowerPoint file"):
        read_origins(zip_members(broken))


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_what_is_no_deck_is_told(data: bytes, cut: int) -> None:
    with pytest.raises(ValueError, match="is a broken PowerPoint file"):
        read_origins(data[:cut])


def test_an_origin_that_is_empty_is_left_out(english: Made, theme: Theme) -> None:
    bare = [replace(scene, origin=None) for scene in english.plan.scenes]
    plan = replace(english.plan, scenes=tuple(bare))
    slides: tuple[SlideOrigins, ...] = read_origins(
        render_deck(plan, theme, carried=FILES)
    )
    assert all(slide.origin is None for slide in slides)
