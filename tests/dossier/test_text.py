"""Paragraphs as they are set: lines, spaces, hyphens, marks, and where a page may end in them."""

from __future__ import annotations

import itertools
import re
import statistics

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reporting.dossier.galley.galley import FREE, NEVER
from reporting.dossier.typeset.slabs import make_slabs
from reporting.paper.marks import LineEnd, TextLine
from reporting.paper.tag import Tag
from reporting.paper.typeset.lines import is_justified
from reporting.paper.typeset.text_row import TextRow
from reporting.pdf.face import find_face
from reporting.plan.words import Run
from reporting.record import replace
from tests.dossier.galleys import make_setting
from tests.dossier.plans import WORDS
from tests.dossier.typesetting import (
    COLUMN,
    find_space,
    join,
    make_paragraph,
    measure,
    set_lines,
    show,
    styles,
)

ENGLISH = styles("en")
ITALIAN = styles("it")
PAROLE = (
    "L’azienda tiene i suoi frutteti sul versante settentrionale, dove il gelo arriva tardi e le macchine "
    "arrivano presto; nessuno misura la differenza, e tutti parlano delle conseguenze dell’automazione. "
)
TEXTS = {"en": WORDS * 5, "it": PAROLE * 5}


def broken_words(lines: list[TextLine]) -> list[str]:
    """The words that are parted by a line's end, with a bar there."""
    text = "".join(
        line.text + {"word": " ", "hyphen": "|", "within": "¦"}[line.end.value]
        for line in lines
    )
    return [word for word in text.split(" ") if "|" in word or "¦" in word]


def mark(number: int) -> Run:
    return Run(str(number), link="#claim-one", mark=number)


# ---------------------------------------------------------------- justified text


@pytest.mark.parametrize("code", ["en", "it"])
@pytest.mark.parametrize("start", range(0, 90, 10))
def test_spaces_of_justified_text_are_even_and_hyphens_few(
    code: str, start: int
) -> None:
    body = styles(code).body
    text = TEXTS[code][start:].strip()
    lines = set_lines(text, body, code=code)
    assert join(lines) == text
    space = find_space(body.face) * body.size
    gaps = [(line.gap + line.letter) / space for line in lines[:-1]]
    assert min(gaps) > -0.25
    assert max(gaps) < 0.85
    assert statistics.pstdev(gaps) < 0.3
    assert len(broken_words(lines)) <= len(lines) / 3


def test_lines_of_justified_text_fill_the_measure_to_a_hair() -> None:
    for said in (WORDS * 4, (Run(WORDS * 2), mark(1), Run(f" efficient {WORDS * 2}"))):
        *full, last = set_lines(said, ENGLISH.body)
        first, *others = full
        assert measure(first) == pytest.approx(COLUMN - ENGLISH.body.first, abs=1e-6)
        assert first.x == ENGLISH.body.first
        for line in others:
            assert measure(line) == pytest.approx(COLUMN, abs=1e-6)
            assert line.width == pytest.approx(COLUMN, abs=1e-6)
        assert measure(last) == pytest.approx(last.width)
        assert last.width <= COLUMN + 1e-6
        assert last.gap <= 0


def test_narrow_text_is_ragged_and_so_are_bullets() -> None:
    assert is_justified(ENGLISH.body, COLUMN)
    assert not is_justified(ENGLISH.body, COLUMN / 2)
    assert not is_justified(ENGLISH.bullet, COLUMN)
    assert {line.gap for line in set_lines(WORDS * 2, ENGLISH.bullet)} == {0}


@pytest.mark.parametrize("look", ["h1", "h2", "label", "note_head"])
def test_a_word_wider_than_its_line_is_hyphenated_whatever_its_style(look: str) -> None:
    style = getattr(ENGLISH, look)
    lines = set_lines("internationalisation", style, style.size * 7)
    assert len(lines) > 1
    assert {line.end for line in lines[:-1]} == {LineEnd.HYPHEN}


def test_the_last_line_is_neither_the_rest_of_a_word_nor_a_stub() -> None:
    stubs = 0
    for code, text in TEXTS.items():
        for length in range(300, 420, 3):
            lines = set_lines(text[:length].strip(), styles(code).body, code=code)
            assert lines[-2].end is LineEnd.WORD
            stubs += lines[-1].width < COLUMN / 5
    assert stubs <= 4


# ---------------------------------------------------------------- words that stay whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("and over 1,234,567.89 in", "1,234,567.89"),
        ("a loss of −3.45 million", "−3.45"),
        ("it lost −€3.45\u00a0million more", "−€3.45\u00a0million"),
        ("Ted Sarandos said", "Sarandos"),
        ("by SAG-AFTRA as", "SAG-AFTRA"),
        ("of the unions that", "unions"),
        ("in 2024-25, and", "2024-25,"),
    ],
)
def test_numbers_and_names_are_not_broken(text: str, whole: str) -> None:
    for start in range(0, 100, 7):
        said = f"{WORDS[start:]}{text} {WORDS}"
        for style in (ENGLISH.body, ENGLISH.cell):
            for word in broken_words(set_lines(said, style)):
                assert whole.split("\u00a0", maxsplit=1)[0] not in re.sub(
                    "[|¦]", "", word
                )
            assert any(whole in line.text for line in set_lines(said, style)), (
                "it is parted at its no-break space"
            )


def test_a_number_and_its_unit_stay_together_across_looks() -> None:

    setting = make_setting()
    runs = (Run("It brought "), Run("$11", bold=True), Run(" billion and more"))
    pieces = setting.pieces(runs, ENGLISH.cell, None)
    assert TextRow.of(pieces).text == "It brought $11\u00a0billion and more"


def test_a_dot_between_words_hangs_at_no_lines_end() -> None:
    for width in range(60, 200, 5):
        lines = set_lines(
            "The second quarter of 2025 · Netflix · L’Indipendente", ENGLISH.cell, width
        )
        assert not any(line.text.endswith("·") for line in lines)


def test_the_last_word_of_a_ragged_paragraph_is_not_broken() -> None:
    for count in range(60, 120, 3):
        text = f"{(WORDS * 2)[:count].strip()} internationalisation"
        assert set_lines(text, ENGLISH.cell, 200)[-1].text.endswith(
            "internationalisation"
        )


def test_a_word_of_300_letters_is_broken_within_the_column() -> None:
    lines = set_lines(f"Before {'x' * 300} after it all.", ENGLISH.body)
    assert len(lines) > 4
    assert join(lines) == f"Before {'x' * 300} after it all."
    assert max(line.width for line in lines) <= COLUMN + 1e-6


def test_a_long_word_is_hyphenated_before_it_is_cut_and_a_number_never() -> None:
    said = "122\u00a0million visualisations"
    lines = set_lines(said, ENGLISH.cell, 44)
    assert join(lines).replace(" ", "\u00a0") == said.replace(" ", "\u00a0")
    assert not any(line.end is LineEnd.WITHIN for line in lines)
    number = set_lines("1,234,567,890", ENGLISH.cell, 20)
    assert [line.text for line in number] == ["1,234,567,890"]


def test_a_foreign_phrase_is_broken_by_its_own_language() -> None:
    runs = (Run("one "), Run("affermazioni straordinarie", lang="it"))
    lines = set_lines(runs, ENGLISH.cell, 60)
    assert [line.text for line in lines if line.end is LineEnd.HYPHEN] in (
        [], ["one affer"], ["straordi"], ["one affer", "straordi"], ["straordina"],
    )  # fmt: skip
    assert join(lines) == "one affermazioni straordinarie"


# ---------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "The promise to investors has two halves, and only the first can be checked",
            "The promise to investors has two halves,",
        ),
        (
            "In the sources, the road runs from a strike to a letter to investors",
            "In the sources, the road runs",
        ),
    ],
)
def test_a_title_is_parted_where_its_sense_is(title: str, wanted: str) -> None:
    first, _ = set_lines(title, ENGLISH.h2)
    assert first.text == wanted


@given(st.integers(3, 14), st.randoms(use_true_random=False))
def test_no_title_ends_in_a_single_word_or_breaks_after_an_article(
    count: int, random: object
) -> None:
    words = ["the", "of", "machines", "early", "measure", "and", "slope", "northern"]
    title = " ".join(random.choice(words) for _ in range(count))  # type: ignore[attr-defined]
    lines = set_lines(f"{title} consequences everywhere", ENGLISH.h2, 220)
    if len(lines) == 2:
        assert " " in lines[-1].text


# ---------------------------------------------------------------- any text


alphabet = st.text(
    st.sampled_from("abcdefgilmnoprstuvzàèìòù’-/.,WM\u00a0"), min_size=1, max_size=24
)
numbers = st.from_regex(r"[−$€]?[1-9][0-9]{0,2}([.,][0-9]{3}){0,2}%?", fullmatch=True)
scripts = st.text(
    st.sampled_from("日本語中文のカ「」、。ภาษาไทย한국אבגדابجد12"), min_size=1
)
texts = st.lists(
    st.one_of(alphabet, numbers, scripts, st.text("abc", min_size=150, max_size=300)),
    min_size=1,
    max_size=30,
)


@settings(deadline=None, max_examples=120, phases=(Phase.explicit, Phase.generate))
@given(
    texts,
    st.sampled_from(["body", "cell", "note", "h2", "aside", "cell_end"]),
    st.floats(70, 340),
    st.booleans(),
)
def test_no_word_is_lost_no_number_cut_and_no_line_wider_than_its_column(
    parts: list[str],
    look: str,
    width: float,
    is_rtl: bool,  # noqa: FBT001
) -> None:
    style = replace(getattr(ITALIAN, look), first=0.0)
    text = " ".join(parts)
    lines = set_lines(text, style, width, code="it", is_rtl=is_rtl)
    plain = text.replace("\u00a0", " ").strip(" ")
    assert join(lines).replace("\u00a0", " ").strip(" ") == plain
    for line in lines:
        if not re.fullmatch(r"\S*\d\S*", line.text):  # a number is never cut
            assert line.width <= width + 0.5
            assert line.x >= -0.5
            assert line.x + line.width <= width + 0.5
    for before, after in itertools.pairwise(lines):
        if before.end is not LineEnd.WORD:
            joined = before.text[-1:] + after.text[:1]
            assert not re.fullmatch(r"[0-9.,−$€]{2}", joined)


# ---------------------------------------------------------------- source marks


def test_a_mark_is_set_apart_from_a_number_in_another_form() -> None:
    (line,) = set_lines((Run("in 2035"), mark(2), mark(14)), ENGLISH.body)
    words, gap, two, comma, fourteen = line.spans
    assert show(line) == "in 2035\u202f[2],\u202f[14]"
    assert line.text == "in 2035"
    assert gap.words[0].width > 0
    assert two.look.face != words.look.face
    assert two.look.size < words.look.size * 0.7
    assert 0 < two.look.rise < words.look.size / 3
    assert (two.mark, comma.mark, fourteen.mark) == (2, 14, 14)


@pytest.mark.parametrize(
    ("text", "is_bracketed"),
    [
        ("in 2035", True),
        ("Resolution 4", True),
        ("asks for 44\u00a0m", True),
        ("up 16%", True),
        ("some 12 kWh", True),
        ("agree", False),
        ("122 million", False),
        ("the end.", False),
    ],
)
def test_a_mark_is_bracketed_where_it_could_be_a_power(
    text: str,
    is_bracketed: bool,  # noqa: FBT001
) -> None:
    runs = (Run(text), mark(3))
    (line,) = set_lines(runs, ENGLISH.body)
    assert show(line).endswith("[3]") is is_bracketed


def test_a_mark_stays_with_its_word() -> None:
    for count in range(40, 80):
        text = (WORDS * 2)[:count].strip()
        runs = (Run(text), mark(12), Run(f" and so on {WORDS}"))
        lines = set_lines(runs, ENGLISH.body)
        line = next(
            line for line in lines if any(span.mark == 12 for span in line.spans)
        )
        assert line.spans[0].mark is None


def test_a_mark_stays_with_its_word_also_where_that_is_cut() -> None:
    for count in range(100, 140):
        runs = (Run("x" * count), mark(12), Run("y" * 70))
        for line in set_lines(runs, ENGLISH.cell, 100):
            assert line.spans[0].mark is None
            ends = [span.words[-1].text for span in line.spans if span.mark]
            assert ends in ([], ["\u202f", "12"])


@pytest.mark.parametrize("width", [40, 50, 60, 70])
def test_an_address_that_ends_in_a_number_is_cut_where_its_marks_have_no_room(
    width: float,
) -> None:
    runs = (Run("https://example.org/type?number=1234567890"), mark(5), mark(4))
    lines = set_lines(runs, ENGLISH.cell, width)
    assert max(line.width for line in lines) <= width
    assert "".join(map(show, lines)) == f"{runs[0].text}\u202f[5],\u202f[4]"
    assert all(line.spans[0].mark is None for line in lines)


def test_a_mark_is_a_reference_with_a_link_that_says_its_claim() -> None:
    tags: list[Tag] = []
    runs = (Run("said"), Run("1", link="#claim-one", mark=1))
    (line,) = make_paragraph(runs, ENGLISH.body, tags=tags).set_lines()
    assert [tag.name for tag in tags] == ["Reference", "Link"]
    assert line.spans[-1].tag is tags[1]
    assert tags[1].parent is tags[0]
    assert tags[1].alt == "claim 1: confirmed"


def test_spaces_have_the_look_of_what_they_stand_in() -> None:
    runs = (Run("plain "), Run("sloped", italic=True), Run(" plain"))
    (line,) = set_lines(runs, ENGLISH.body)
    assert [span.has_space for span in line.spans] == [True, False, False]
    assert [word.text for word in line.spans[2].words] == ["", "plain"]


def test_figures_beside_capitals_are_as_high_as_they_are() -> None:
    (line,) = set_lines("In 2024 A24 made it", ENGLISH.body)
    faces = {word.text: span.look.face for span in line.spans for word in span.words}
    assert faces["A24"] != faces["2024"]
    assert faces["2024"] == ENGLISH.body.face
    lining = find_face(faces["A24"]).shape("24")
    assert lining.glyphs != find_face(faces["2024"]).shape("24").glyphs


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("count", range(1, 9))
def test_two_lines_at_least_stand_together_on_a_page(count: int) -> None:
    lines = set_lines(" ".join([WORDS.strip()] * 9)[: 62 * count], ENGLISH.aside)
    slabs = make_slabs(lines, ENGLISH.aside, on_grid=False)
    assert len(slabs) == len(lines)
    for at, slab in enumerate(slabs[:-1], 1):
        is_alone = at == 1 or at == len(slabs) - 1
        assert (slab.cut == NEVER) is is_alone


def test_a_page_pays_for_ending_within_a_word() -> None:
    found = 0
    for start in range(0, 160, 4):
        lines = set_lines((WORDS * 6)[start:], ENGLISH.body)
        for slab in make_slabs(lines, ENGLISH.body, on_grid=True)[1:-2]:
            (line,) = slab.marks
            assert isinstance(line, TextLine)
            is_broken = line.end is LineEnd.HYPHEN
            assert (slab.cut > FREE) is is_broken
            found += is_broken
    assert found, "no line is broken, so nothing is tested"


def test_a_heading_is_never_parted_from_what_follows() -> None:
    lines = set_lines("A heading of some words that needs two lines", ENGLISH.h1)
    slabs = make_slabs(lines, ENGLISH.h1, on_grid=False)
    assert {slab.cut for slab in slabs} == {NEVER}


def test_no_words_take_the_room_of_a_line() -> None:
    (slab,) = make_slabs(set_lines("", ENGLISH.body), ENGLISH.body, on_grid=True)
    assert slab.height == ENGLISH.body.leading
    assert not slab.marks
