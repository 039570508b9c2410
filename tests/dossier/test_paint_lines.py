from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest

from reporting.paper.marks import LineEnd, Link, TextLine
from reporting.pdf.face import find_face
from reporting.pdf.page_canvas import UntaggedTextError
from tests.dossier.geometry import Geometry
from tests.dossier.printed import (
    FACE,
    Tags,
    line,
    list_operators,
    paint,
    print_slabs,
    read,
    slab,
    span,
)

BROKEN = (
    ("Extraordinary", LineEnd.WORD), ("circumstances; never", LineEnd.HYPHEN), ("the", LineEnd.HYPHEN),
    ("less 3/", LineEnd.WITHIN), ("4 of a fine municipality.", LineEnd.WORD),
)  # fmt: skip
WHOLE = "Extraordinary circumstances; nevertheless 3/4 of a fine municipality."


def test_broken_words_come_back_whole() -> None:
    tags = Tags()
    para = tags.add("P")
    slabs = [slab(line(text, para, end=end)) for text, end in BROKEN]
    tagged = read(paint(tags, print_slabs(*slabs)))
    assert tagged.root.text == WHOLE
    (content,) = tagged.root.contents()
    assert content.text.count("\u00ad") == 2


def test_a_hyphen_that_the_typesetter_shaped_is_not_shown_twice() -> None:
    tags = Tags()
    para = tags.add("P")
    slabs = (
        slab(line("never\u00ad", para, end=LineEnd.HYPHEN)),
        slab(line("more", para)),
    )
    tagged = read(paint(tags, print_slabs(*slabs)))
    assert [one.text for one in tagged.root.contents()] == ["never\u00admore "]


def test_spans_are_read_with_the_spaces_that_part_them() -> None:
    tags = Tags()
    para = tags.add("P")
    phrase = tags.add("Span", para, inline=True, lang="it")
    spans = (
        span("They say", para, has_space=True),
        span("piano piano", phrase),
        span(", and", para, has_space=True),
        span("more.", para, size=8, rise=2),
    )
    tagged = read(paint(tags, print_slabs(slab(TextLine(0, 10, spans)))))
    assert tagged.root.text == "They say piano piano, and more."
    (node,) = tagged.root.all("Span")
    assert (node.text, str(node.attributes["/Lang"])) == ("piano piano", "it")


def test_gaps_widen_spaces_and_letter_space_is_told_once() -> None:
    tags = Tags()
    para = tags.add("P")
    set_wide = line("a b c", para, gap=2, letter=0.5)
    data = paint(tags, print_slabs(slab(set_wide), slab(line("d", para, letter=0.5))))
    with pikepdf.open(BytesIO(data)) as pdf:
        code = pdf.pages[0].Contents.read_bytes()
    assert code.count(b"Tc") == 1
    assert re.findall(rb"\)(-?\d+)\(", code) == [b"-200", b"-200"]


def test_a_space_between_spans_is_as_wide_as_the_others() -> None:
    tags = Tags()
    para = tags.add("P")
    link = tags.add("Span", para, inline=True)
    spans = (span("a", para, has_space=True), span("b", link), span(" c", para))
    data = paint(tags, print_slabs(slab(TextLine(0, 10, spans, gap=7))))
    lefts = [word.box.left for word in Geometry(data).words]
    shape = find_face(FACE).shape
    steps = [10 * (shape(letter).width + shape(" ").width) + 7 for letter in "ab"]
    assert lefts == pytest.approx([30, 30 + steps[0], 30 + sum(steps)], abs=0.1)


def test_a_link_reaches_over_its_words() -> None:
    tags = Tags()
    para = tags.add("P")
    link = tags.add("Link", para, inline=True)
    lead = Link("https://example.org", "More of it")
    spans = (
        span("They say", para, has_space=True),
        span("more and", link, link=lead, has_space=True),
        span("more", link, link=lead, size=12, rise=1),
        span(".", para),
    )
    where = TextLine(5, 10, spans, gap=1, letter=0.25)
    data = paint(tags, print_slabs(slab(where)))
    with pikepdf.open(BytesIO(data)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        left, foot, right, head = (float(edge) for edge in annotation.Rect)
        assert str(annotation.Contents) == "More of it"
    shape = find_face(FACE).shape
    space = shape(" ").width * 10 + 1.25
    start = (
        35
        + sum(shape(word).width * 10 for word in ("They", "say"))
        + 7 * 0.25
        + 2 * space
    )
    width = (
        sum(shape(word).width * 10 for word in ("more", "and")) + 7 * 0.25 + 2 * space
    )
    width += shape("more").width * 12 + 4 * 0.25
    assert (left, right) == pytest.approx((start, start + width), abs=0.02)
    assert (foot, head) == pytest.approx((168, 183), abs=0.02)


def test_lines_of_slabs_are_one_text_object() -> None:
    tags = Tags()
    para = tags.add("P")
    slabs = [slab(line("word", para)) for _ in range(3)]
    found = list_operators(paint(tags, print_slabs(*slabs)))
    assert found.count("BT") == 1
    assert [row for row in found if row.endswith("Tm")] == [
        "1 0 0 1 30.00 170.00 Tm",
        "1 0 0 1 30.00 158.00 Tm",
        "1 0 0 1 30.00 146.00 Tm",
    ]


def test_text_without_a_tag_is_a_mistake() -> None:
    with pytest.raises(UntaggedTextError):
        paint(Tags(), print_slabs(slab(line("forgotten", None))))
