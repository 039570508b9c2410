"""Numbers and words are whole: on slides of any width, in languages of long words."""

from __future__ import annotations

import pytest

from reporting.design.slide_styles import Style
from reporting.design.theme import Theme, load_theme
from reporting.plan.block_model import FiguresBlock
from reporting.plan.model import DossierPlan
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.words import Evidence, plain_text
from reporting.record import replace
from reporting.scene import SlideKind, TextFrame
from reporting.slides.column_needs import measure_needs
from reporting.slides.table_columns import ColumnSpaces, measure_least
from reporting.slides.typesetter import Typesetter
from tests.slides.decks import deck_with, words
from tests.slides.test_side_by_side import figure, named, scenes_of

NUMBERS = (
    *("$1,234,567.89", "83,517,030", "−1.250.000,00", "1\u202f234\u202f567,89"),
    *("1\u00a0234\u00a0567\u00a0890", "12’345’678.90", "0,000\u00a0123\u00a0456", "7"),
)

LONG_WORDS = {
    "en": "Responsibility Administration Internationalisation Measurement Temperature",
    "de": "Geschwindigkeit Genehmigungsverfahren Wärmeversorgung Anschlussgebühren Pumpe",
    "fi": "Käyttöönottovaihe Lämmitysjärjestelmä Kuntayhtymä Rakennuslupa Sähkönjakelu",
    "pl": "Odpowiedzialność Przedsiębiorstwo Bezpieczeństwo Ciepłownictwo Rozporządzenie",
    "it": "Amministrazione Responsabilità Precipitazione Autorizzazione Riscaldamento",
}
"""Words of one column each."""


def shaped(ratio: str, name: str) -> Theme:
    theme = load_theme(name)
    return replace(theme, slide=replace(theme.slide, ratio=ratio))


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("name", ["editorial", "bulletin"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 8])
def test_every_number_stands_on_one_line(
    count: int, name: str, ratio: str, english: DossierPlan, proof: Evidence
) -> None:
    items = tuple(figure(value, proof, value) for value in NUMBERS[:count])
    block = FiguresBlock("f", "Figures", (), items=items)
    theme = shaped(ratio, name)
    shown = []
    for scene in scenes_of(SlideKind.FIGURES, english, theme, block):
        for item in named(scene, "Value"):
            assert isinstance(item, TextFrame)
            (large,) = [one for one in item.paragraphs if one.style is Style.VALUE]
            assert len(large.lines) == 1
            shown.append(large)
    assert [one.text for one in shown] == list(NUMBERS[:count])
    assert len({one.size for one in shown}) == 1


@pytest.mark.parametrize("language", LONG_WORDS)
@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("count", [3, 5, 7, 9])
def test_words_of_a_table_are_whole_where_a_smaller_size_has_room(
    count: int, ratio: str, language: str, english: DossierPlan
) -> None:
    theme = shaped(ratio, "editorial")
    heads = (LONG_WORDS[language].split() * 2)[:count]
    columns = tuple(TableColumn(head, Align.START, 1 / count) for head in heads)
    rows = (tuple(words(head) for head in heads),) * 4
    block = TableBlock(
        *("t", "A table", ()),
        columns=columns,
        rows=rows,
        note=None,
        has_fitted_columns=True,
    )
    setter = Typesetter(theme)
    floor = theme.slide.body_floor
    least = measure_least(setter, block, measure_needs(setter, block), floor)
    slides = deck_with(english, theme, block)
    cut = [word for slide in slides for word in list_cut(setter, slide.body.table)]
    if sum(least) <= setter.grid.body.width:
        assert cut == []
    else:
        assert count > 4, "so few columns have room for their words"


def list_cut(setter: Typesetter, table: object) -> list[str]:
    """Return the ends of lines of a table that stand within a word and have no hyphen."""
    spaces = ColumnSpaces(table.widths, table.paddings)  # type: ignore[attr-defined]
    found = []
    for row in table.rows:  # type: ignore[attr-defined]
        for column, cell in enumerate(row):
            known = plain_text(cell.runs).split()
            for line in setter.break_shown_lines(cell, spaces.measure_inner(column)):
                found += [word for word in line.split() if word not in known]
    return [word for word in found if not word.endswith(("-", "\u00ad", "\u2010"))]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_values_of_a_row_stand_on_one_line(
    count: int, english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    """However many lines the words have below them, and with a word before the number or not."""
    plain = figure("12\u00a0km", proof, "12", label="Way")
    long = figure("over\u00a0$11\u00a0billion", proof, "$11", label="Earned " * 9)
    items = (plain, *(long,) * (count - 1))
    block = FiguresBlock("f", "Figures", (), items=items)
    for scene in scenes_of(SlideKind.FIGURES, english, theme, block):
        cards = named(scene, "Card")
        values = named(scene, "Value")
        rows: dict[int, set[int]] = {}
        for card, value in zip(cards, values, strict=True):
            rows.setdefault(card.rect.top, set()).add(value.rect.top)
        assert [len(tops) for tops in rows.values()] == [1] * len(rows)


def test_a_unit_of_thirty_letters_is_whole_where_fewer_abreast_have_room(
    english: DossierPlan, theme: Theme, proof: Evidence
) -> None:
    unit = "Veröffentlichungsgenehmigungen"
    long = figure(f"rund\u00a010\u00a0{unit}", proof, "10")
    block = FiguresBlock("f", "Figures", (), items=(long,) * 6)
    lines = [
        line
        for slide in deck_with(english, theme, block)
        for frame in slide.body.frames
        for text in frame.texts
        if unit in plain_text(text.runs)
        for line in Typesetter(theme).break_shown_lines(text, frame.box.width)
    ]
    assert len([line for line in lines if unit in line]) == 6
