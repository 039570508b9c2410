"""Paragraphs as they are set: lines, spaces, hyphens, and how they are cut at a page's end."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle

from reporting.dossier.typeset.cross_references import CrossReferences
from reporting.dossier.typeset.fragments import Fragment
from reporting.dossier.typeset.lines import (
    BrokenLine,
    break_paragraph,
    choose_spacing,
    is_justified,
)
from reporting.dossier.typeset.paragraph import EvidenceParagraph, Ties
from reporting.dossier.typeset.paragraph_styles import Styles, make_styles
from reporting.pdf.structure import StructElem
from reporting.pdf.text import LineEnd
from reporting.plan.words import Para, Run
from tests.dossier.plans import WORDS, evidence, mark, para, prose
from tests.dossier.reading import BODY, read_blocks, theme

COLUMN = theme().page.text.pt
ENGLISH, ITALIAN = make_styles(theme(), "en_GB"), make_styles(theme(), "it_IT")
PAROLE = (
    "L’azienda tiene i suoi frutteti sul versante settentrionale, dove il gelo arriva tardi e le macchine "
    "arrivano presto; nessuno misura la differenza, e tutti parlano delle conseguenze dell’automazione. "
)


def piece(text: str, style: ParagraphStyle, **more: object) -> Fragment:
    made = Fragment(
        text=text, font=style.fontName, size=style.fontSize, ink=style.textColor, elem=StructElem("P"),
        patterns=style.patterns,
    )  # fmt: skip
    for name, value in more.items():
        setattr(made, name, value)
    return made


def set_lines(
    text: str, style: ParagraphStyle, width: float = COLUMN
) -> list[BrokenLine]:
    return break_paragraph([piece(text, style)], style, width)


def said(line: BrokenLine) -> str:
    return "".join(text for _, text in line.strings)


def whole(lines: Sequence[BrokenLine]) -> str:
    """The text that lines were broken from."""
    return "".join(
        said(line) + (" " if line.end is LineEnd.WORD else "") for line in lines
    ).strip(" ")


def words(text: str, style: ParagraphStyle = ENGLISH.body) -> EvidenceParagraph:
    return EvidenceParagraph(
        [piece(text, style)], style, Ties(CrossReferences()), StructElem("P")
    )


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize("styles", [ENGLISH, ITALIAN])
@pytest.mark.parametrize("start", range(0, 90, 10))
def test_spaces_of_justified_text_are_even_and_hyphens_few(
    styles: Styles, start: int
) -> None:
    text = ((WORDS if styles is ENGLISH else PAROLE) * 5)[start:].strip()
    lines, give = set_lines(text, styles.body), choose_spacing(styles.body)
    assert whole(lines) == text
    ratios = [give.ratio(line.filling) for line in lines[:-1]]
    assert min(ratios) >= -1
    assert max(ratios) <= 2
    assert sum(map(abs, ratios)) / len(ratios) < 0.7
    ends = "".join("-" if line.end is LineEnd.HYPHEN else "." for line in lines)
    assert "---" not in ends
    assert ends.count("-") < len(lines) / 2


alphabet = st.text(
    st.sampled_from("abcdefgilmnoprstuvzàèìòù’-/.,1234567890\u00a0WM"),
    min_size=1,
    max_size=24,
)
texts = st.lists(
    st.one_of(alphabet, st.text("abc", min_size=150, max_size=300)),
    min_size=1,
    max_size=30,
)


@settings(deadline=None, max_examples=60, phases=(Phase.explicit, Phase.generate))
@given(
    texts,
    st.sampled_from(["body", "cell", "note", "h2", "aside", "cell_end"]),
    st.floats(40, 340),
)
def test_no_line_is_wider_than_its_column_and_no_word_is_lost(
    parts: list[str], look: str, width: float
) -> None:
    style = getattr(ITALIAN, look)
    text = " ".join(parts)
    lines = set_lines(text, style, width)
    assert whole(lines) == text
    for line in lines:
        least = 0.0
        if is_justified(style, width):
            least = -(
                line.filling.gaps * choose_spacing(style).narrower
                + line.filling.letters * choose_spacing(style).closer
            )
        assert line.filling.slack >= least - 1e-6


def test_a_word_of_300_letters_is_broken_within_the_column() -> None:
    lines = set_lines(f"Before {'x' * 300} after it all.", ENGLISH.body)
    assert len(lines) > 4
    assert whole(lines) == f"Before {'x' * 300} after it all."


def test_narrow_text_is_ragged() -> None:
    assert is_justified(ENGLISH.body, COLUMN)
    assert not is_justified(ENGLISH.body, COLUMN / 2)
    assert is_justified(ENGLISH.bullet, COLUMN - ENGLISH.bullet.leftIndent)


def test_the_last_word_of_a_paragraph_is_not_broken() -> None:
    for count in range(60, 120, 3):
        text = f"{(WORDS * 2)[:count].strip()} internationalisation"
        assert set_lines(text, ENGLISH.cell, 200)[-1].strings
        assert said(set_lines(text, ENGLISH.cell, 200)[-1]).endswith(
            "internationalisation"
        )


def test_the_lines_of_a_heading_are_about_as_long() -> None:
    lines = set_lines(
        "A heading of some words that needs two lines to be said in", ENGLISH.h2
    )
    assert len(lines) == 2
    assert abs(lines[0].filling.slack - lines[1].filling.slack) < COLUMN / 4


def test_a_foreign_phrase_is_broken_by_its_own_language() -> None:
    style = ENGLISH.cell
    phrase = piece("affermazioni straordinarie", style, patterns="it_IT")
    lines = break_paragraph([piece("one ", style), phrase], style, 70)
    assert [said(line) for line in lines if line.end is LineEnd.HYPHEN] in (
        [], ["one affer"], ["straordi"], ["one affer", "straordi"],
    )  # fmt: skip
    assert whole(lines) == "one affermazioni straordinarie"


def test_a_mark_stays_with_its_word() -> None:
    style = ENGLISH.body
    for count in range(40, 80):
        text = piece((WORDS * 2)[:count].strip(), style)
        raised = piece("12", style, size=7.0, mark=12)
        lines = break_paragraph(
            [text, raised, piece(" and so on " + WORDS, style)], style, COLUMN
        )
        at = next(line for line in lines if any(one.mark for one, _ in line.strings))
        assert at.strings[0][0].mark is None


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("room", range(9))
def test_two_lines_at_least_stay_on_either_side_of_a_cut(room: int) -> None:
    for count in (2, 3, 4, 5, 8):
        whole_text = words(" ".join([WORDS.strip()] * 9)[: 66 * count])
        whole_text.wrap(COLUMN, 999)
        lines, leading = len(whole_text.lines), whole_text.style.leading
        parts = whole_text.split(COLUMN, room * leading)
        if room >= lines:
            assert parts == [whole_text]
        elif parts:
            heights = [round(part.wrap(COLUMN, 999)[1] / leading) for part in parts]
            assert min(heights) >= 2
            assert sum(heights) == lines
            assert heights[0] <= room
        else:
            assert room < 2 or lines < 4


def test_a_page_does_not_end_within_a_word_where_another_line_will_do() -> None:
    found = 0
    for start in range(0, 160, 4):
        text = words((WORDS * 6)[start:])
        text.wrap(COLUMN, 999)
        for room in range(3, len(text.lines) - 2):
            broken_here = text.lines[room - 1].end is LineEnd.HYPHEN
            first = text.split(COLUMN, room * text.style.leading)[0]
            assert isinstance(first, EvidenceParagraph)
            found += broken_here
            before = text.lines[max(1, room - 3) : room]
            if any(line.end is not LineEnd.HYPHEN for line in before):
                assert first.lines[-1].end is not LineEnd.HYPHEN
    assert found, "no line is broken, so nothing is tested"


def test_a_part_of_a_paragraph_keeps_its_lines_and_is_not_cut_off_at_its_end() -> None:
    text = words(WORDS * 3)
    text.wrap(COLUMN, 999)
    one, other = text.split(COLUMN, 5 * text.style.leading)
    assert isinstance(one, EvidenceParagraph)
    assert isinstance(other, EvidenceParagraph)
    assert [*one.lines, *other.lines] == list(text.lines)
    assert not one.lines[-1].filling.is_last
    assert other.lines[-1].filling.is_last


# ---------------------------------------------------------------- on paper


def test_justified_lines_end_at_the_columns_edge() -> None:
    pdf = read_blocks(prose(para(WORDS * 3)))
    page = theme().page
    start = pdf.find(BODY, "The valley keeps")[0].baseline
    body = [
        char
        for char in pdf.chars(BODY)
        if char.baseline <= start + 1 and char.left < (page.inner + page.text).pt
    ]
    lines = [
        list(line)
        for _, line in itertools.groupby(
            (char for char in body if char.baseline > page.bottom.pt),
            key=lambda char: round(char.baseline),
        )
    ]
    assert len(lines) > 6
    for line in lines[:-1]:
        assert line[0].left == pytest.approx(page.inner.pt, abs=1.5)
        assert max(char.right for char in line) == pytest.approx(
            (page.inner + page.text).pt, abs=0.6
        )


def test_a_note_stands_level_with_its_mark_also_in_the_middle_of_a_line() -> None:
    runs = (Run(WORDS + "marked"), mark(4), Run(" " + WORDS))
    pdf = read_blocks(prose(Para(runs, (evidence(4),))))
    marked = pdf.find(BODY, "marked4")
    assert marked[-1].baseline > marked[0].baseline
