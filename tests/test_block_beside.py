"""Words beside a picture or a chart: on paper and on slides, on either side, read where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.block_forms import Built, build_blocks
from tests.pdf.reading import Node
from tests.tools import ooxml_errors, verapdf_failures

SENTENCE = "The growers hope for rain, and nobody knows what is to come of it. "
CHART = """\
- id: {name}
  kind: chart
  type: column
  title: A chart {name}
  claims: [growth]
  unsourced: It is made up.
  unit: tonnes
  beside: {beside}
  data: {{categories: [a, b], series: [{{name: Crop, values: [55, 40]}}]}}
"""
BLOCKS = (
    "- {id: p, kind: image, title: A picture behind words, file: images/robot.png, alt: Green,"
    " credit: Drawn, caption: A caption,"
    " beside: {text: 'Words that stand before[^growth].', side: start}}\n"
    + CHART.format(
        name="with words", beside="Words that stand behind[^growth]."
    ).replace("id: with words", "id: w")
    + CHART.format(name="of many words", beside=f"'{SENTENCE * 60}'").replace(
        "id: of many words", "id: m"
    )
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_blocks(tmp_path_factory.mktemp("beside"), BLOCKS)


def find_order(built: Built, *tags: str) -> list[str]:
    """Return the text of elements in the order of reading; a figure is its words."""
    return [node.text for node in built.section.all(*tags)]


def test_words_are_read_on_the_side_where_they_stand(built: Built) -> None:
    words = find_order(built, "Figure", "P")
    before = next(at for at, text in enumerate(words) if "stand before" in text)
    assert before < words.index("Green")
    behind = next(at for at, text in enumerate(words) if "stand behind" in text)
    figures = [at for at, text in enumerate(words) if "55" in text]
    assert figures
    assert figures[0] < behind


def boxes(node: Node) -> Any:
    return [float(edge) for edge in node.attributes["/BBox"]]


def test_a_picture_behind_words_stands_at_the_right(built: Built) -> None:
    picture, chart, *_ = built.section.all("Figure")
    assert boxes(picture)[0] > boxes(chart)[0] + 100


def find_shape(slide: Any, name: str) -> Any:
    return next(shape for shape in slide.shapes if shape.name.startswith(name))


def test_words_and_exhibit_share_a_slide(built: Built) -> None:
    (slide,) = built.slides_of("A picture behind words")
    picture, words = find_shape(slide, "Picture"), find_shape(slide, "Caption")
    assert words.text_frame.text.startswith("Words that stand before")
    assert words.left + words.width <= picture.left
    (slide,) = built.slides_of("A chart with words")
    chart = find_shape(slide, "Chart")
    words = next(
        shape
        for shape in slide.shapes
        if shape.has_text_frame and "stand behind" in shape.text_frame.text
    )
    assert chart.left + chart.width <= words.left
    names = [shape.name for shape in slide.shapes]
    assert names.index(chart.name) < names.index(words.name)


def test_words_that_have_no_room_beside_follow(built: Built) -> None:
    first, *others = built.slides_of("A chart of many words")
    assert find_shape(first, "Chart").width > 0.8 * 11_000_000
    said = " ".join(
        shape.text_frame.text
        for slide in others
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert said.count("hope for rain") == 60
    assert built.section.text.count("hope for rain") == 60


def test_words_beside_are_conforming(built: Built) -> None:
    assert verapdf_failures([built.pdf]) == {built.pdf: []}
    assert ooxml_errors(built.pptx) == []
