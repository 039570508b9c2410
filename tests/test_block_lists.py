"""Lists of several levels and of numbers: on paper, on slides, in the structure, and refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reporting.plan.lists import format_label, format_letter, format_roman
from tests.block_forms import Built, build_blocks, find_problems
from tests.pdf.reading import Node
from tests.tools import ooxml_errors, verapdf_failures

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LISTS = """\
- id: nested
  kind: bullets
  title: A list of levels
  items:
    - The first
    - text: The second
      items:
        - Below the second
        - text: Below it too
          items: [The deepest]
    - The third[^growth]
- id: steps
  kind: bullets
  title: A list of numbers
  numbered: true
  start: 9
  items:
    - The ninth
    - text: The tenth
      items:
        - First of it
        - text: Second of it
          items: [Deep one, Deep two]
    - The eleventh
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_blocks(tmp_path_factory.mktemp("lists"), LISTS)


def outline(node: Node) -> list[Any]:
    """Return a list of the structure: its labels, its words, the lists below its items."""
    found: list[Any] = [str(node.attributes["/ListNumbering"]).removeprefix("/")]
    for item in [kid for kid in node.kids if isinstance(kid, Node)]:
        label, body = [kid for kid in item.kids if isinstance(kid, Node)]
        kids = [kid for kid in body.kids if isinstance(kid, Node)]
        words = next(kid.text for kid in kids if kid.tag == "P")
        found.append(f"{label.text} {words}")
        found += [outline(kid) for kid in kids if kid.tag == "L"]
    return found


def test_a_list_below_an_item_is_part_of_its_body(built: Built) -> None:
    nested, *_ = built.section.all("L")
    assert outline(nested) == [
        "Disc",
        "• The first",
        "• The second",
        ["Circle", "◦ Below the second", "◦ Below it too", ["Square", "▪ The deepest"]],
        "• The third claim 1: reported",
    ]


def test_numbers_are_printed_and_named_in_the_structure(built: Built) -> None:
    steps = next(
        node
        for node in built.section.all("L")
        if node.attributes["/ListNumbering"] == "/Decimal"
    )
    deep = ["LowerRoman", "i. Deep one", "ii. Deep two"]
    assert outline(steps) == [
        "Decimal",
        "9. The ninth",
        "10. The tenth",
        ["LowerAlpha", "a. First of it", "b. Second of it", deep],
        "11. The eleventh",
    ]


def test_the_deck_numbers_by_itself_on_each_level(built: Built) -> None:
    (slide,) = built.slides_of("A list of numbers")
    frame = next(shape for shape in slide.placeholders if shape.name == "Text")
    found = []
    for paragraph in frame.text_frame.paragraphs:
        properties = paragraph._p.pPr
        numbering = properties.find(f"{A}buAutoNum")
        found.append(
            (
                int(properties.get("lvl", "0")),
                numbering.get("type"),
                int(numbering.get("startAt")),
            )
        )
    assert found == [
        (0, "arabicPeriod", 9),
        (0, "arabicPeriod", 9),
        (1, "alphaLcPeriod", 1),
        (1, "alphaLcPeriod", 1),
        (2, "romanLcPeriod", 1),
        (2, "romanLcPeriod", 1),
        (0, "arabicPeriod", 9),
    ]


def test_each_level_stands_further_in_on_a_slide(built: Built) -> None:
    (slide,) = built.slides_of("A list of levels")
    frame = next(shape for shape in slide.placeholders if shape.name == "Text")
    bullets = []
    edges = []
    for paragraph in frame.text_frame.paragraphs:
        bullets.append(paragraph._p.pPr.find(f"{A}buChar").get("char"))
        edges.append(int(paragraph._p.pPr.get("marL")))
    assert bullets == ["•", "•", "◦", "◦", "▪", "•"]
    assert edges[0] == edges[1] == edges[5] < edges[2] == edges[3] < edges[4]


def test_lists_are_conforming(built: Built) -> None:
    assert verapdf_failures([built.pdf]) == {built.pdf: []}
    assert ooxml_errors(built.pptx) == []


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ("[{One: [a, b]}]", "the item's text stands as a key"),
        (
            "[One, [a, b]]",
            "expected an item (a text, or `text` with `items`), found a list",
        ),
        ("[{text: One, items: []}]", "needs at least 1 item"),
        ("[{text: One}]", "missing `items`"),
        (
            "[{text: a, items: [{text: b, items: [{text: c, items: [d]}]}]}]",
            "a list has three levels, and this would be a fourth",
        ),
    ],
)
def test_what_is_no_list_of_items_is_told_with_its_cure(
    tmp_path: Path, items: str, message: str
) -> None:
    (found,) = find_problems(tmp_path, f"- {{id: l, kind: bullets, items: {items}}}\n")
    assert message in found


def test_a_first_number_needs_numbers(tmp_path: Path) -> None:
    (found,) = find_problems(
        tmp_path, "- {id: l, kind: bullets, start: 3, items: [One]}\n"
    )
    assert "`start` is a number, and the items have none" in found


# ---------------------------------------------------------------- plans


def test_labels_are_those_that_powerpoint_counts_by() -> None:
    assert [format_label(level, 4) for level in range(3)] == ["4.", "d.", "iv."]
    assert [format_letter(number) for number in (1, 26, 27, 53)] == [
        "a",
        "z",
        "aa",
        "aaa",
    ]
    assert [format_roman(number) for number in (9, 14, 40, 99)] == [
        "ix",
        "xiv",
        "xl",
        "xcix",
    ]
