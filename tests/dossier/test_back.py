"""The back matter: where things stand, said in pages that are right and that links lead to."""

from __future__ import annotations

import pytest

from reporting.dossier.pages.back_table import BackTable
from reporting.dossier.pages.measured_lines import find_lines
from reporting.dossier.pages.page_references import (
    find_entity_pages,
    format_page_numbers,
    format_page_references,
)
from reporting.dossier.render import render_dossier
from reporting.i18n import load_language
from reporting.plan.alphabet import make_sort_key
from reporting.plan.model import EntityEntry
from reporting.plan.words import Run
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.galleys import make_setting
from tests.dossier.plans import para, plan, prose, section
from tests.dossier.reading import BODY, Pdf, in_order, read, theme


def entity(name: str, *names: str) -> EntityEntry:
    return EntityEntry(
        name.lower(),
        name,
        "Tools",
        (Run("A tool."),),
        (),
        (name, *names),
    )


# ---------------------------------------------------------------- names


def test_an_entity_is_found_where_it_is_named_as_a_whole_word() -> None:
    words = {
        2: "Pomona picks.",
        3: "Pomonas pick.",
        4: "Of Pomona’s hand.",
        5: "SuperPomona",
    }
    assert find_entity_pages(words, (entity("Pomona"),)) == {"pomona": (2, 4)}


def test_the_longest_name_that_fits_is_meant() -> None:
    words = {2: "Pomona Labs bought it.", 3: "Pomona picks."}
    assert find_entity_pages(words, (entity("Pomona"), entity("Pomona Labs"))) == {
        "pomona": (3,),
        "pomona labs": (2,),
    }


def test_a_name_is_found_across_hyphens_and_fixed_spaces() -> None:
    words = {2: "Vera\u00a0La\u00adne"}
    assert find_entity_pages(words, (entity("Vera Lane"),)) == {"vera lane": (2,)}


def test_nothing_is_named_where_there_are_no_entities() -> None:
    assert find_entity_pages({2: "Pomona"}, ()) == {}


def test_names_stand_by_the_alphabet_without_articles_accents_and_case() -> None:
    names = ["Zoe", "The Orchard", "émile", "Eris", "A24", "Pomona"]
    order = sorted(names, key=lambda name: make_sort_key(name, load_language("en")))
    assert order == ["A24", "émile", "Eris", "The Orchard", "Pomona", "Zoe"]


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ((), ""),
        ((4,), "page 4"),
        ((4, 5), "pages 4, 5"),
        ((3, 4, 5, 9, 11, 12, 13, 14), "pages 3–5, 9, 11–14"),
    ],
)
def test_pages_in_a_row_are_given_as_a_span(pages: tuple[int, ...], said: str) -> None:
    class Setting:
        labels = plan().labels

    words = "".join(run.text for run in format_page_references(Setting(), pages))  # type: ignore[arg-type]
    assert words.replace("\u00a0", " ") == said


SUMMARY = 1
"""The page of the contents and of what is said in brief, counted from 0."""
FILLER = plans.WORDS * 12


@pytest.fixture(scope="module")
def book() -> Pdf:
    """A dossier whose claims and names stand on pages that are known."""
    first = section(
        prose(para(f"Pomona begins {FILLER}", 1), para(f"{FILLER} ends.", 2)),
        plans.DISAGREEMENT,
    )
    second = section(
        prose(para("Pomona and Vera Lane", 1, 5), name="other"),
        number=2,
        title="The machines",
    )
    whole = plan(first, second)
    entities = tuple(replace(entry, names=(entry.name,)) for entry in whole.entities)
    return read(replace(whole, entities=entities))


def test_the_register_says_on_which_pages_a_claim_stands(book: Pdf) -> None:
    body, second = book.page_of("Pomona begins"), book.page_of("Pomona and Vera")
    at = book.page_of("Claim text number 1 in full.")
    pages = f"{SUMMARY + 1}, {body + 1}, {second + 1}"
    in_order(book.text(at), "1 Claim text number 1 in full.", "Speaker 1", pages)
    in_order(
        book.text(at), "5 Claim text number 5 in full.", "Speaker 5", str(second + 1)
    )


def test_the_register_says_each_number_once_and_only_what_was_not_found() -> None:
    whole = plan(section(prose(para("Said", 1, 2))))
    first, second = whole.claims
    claims = (first, replace(second, checked=(Run("Checked: in another paragraph"),)))
    pdf = read(replace(whole, claims=claims))
    at = pdf.page_of("Claim text number 1 in full.")
    text = pdf.text(at)
    assert text.count("Checked") == 1
    in_order(text, "2 Claim text number 2", "Checked: in another paragraph")
    assert "1 reported" not in text


def test_entities_say_on_which_pages_they_are_named_before_the_back_matter(
    book: Pdf,
) -> None:
    at = book.page_of("Pomona A robot · pages")
    body, second = book.page_of("Pomona begins"), book.page_of("Pomona and Vera")
    text = book.text(at)
    in_order(text, "Pomona A robot · pages", f"{body + 1}, {second + 1}")
    in_order(
        text,
        "Vera Lane Grows apples (“Vera Laine” [sic]) ·",
        f"page {second + 1}",
    )


def test_who_is_named_nowhere_has_the_pages_of_what_they_say() -> None:
    whole = plan(section(prose(para("Said", 2))))
    speaker = EntityEntry(
        "speaker",
        "Speaker 2",
        "People",
        (Run("Speaks."),),
        (),
        ("Nobody",),
        claims=(plans.evidence(2),),
    )
    pdf = read(replace(whole, entities=(speaker,)))
    in_order(pdf.whole, "Speaker 2 Speaks · page 3")


@pytest.mark.parametrize(
    ("entry", "pages"),
    [
        ("Claim text number 1 in full.", "2, 3, 5"),
        ("Pomona A robot · pages", "pages 3"),
    ],
)
def test_page_references_lead_to_the_pages_that_they_name(
    book: Pdf, entry: str, pages: str
) -> None:
    at = book.page_of(entry)
    chars = book.chars(at)
    start = chars.index(book.find(at, entry)[0])
    said = "".join(char.text for char in chars[start:])
    wanted = "".join(pages.split())
    number = chars[start + said.index(wanted) + len(wanted) - 1]
    found = [
        to
        for box, to in book.links(at)
        if box[0] - 1 <= number.left <= box[2]
        and box[1] <= number.baseline + 2 <= box[3]
    ]
    assert found == [int(number.text) - 1]


def test_disagreements_are_a_table_of_questions_sides_and_pages(book: Pdf) -> None:
    shown = book.page_of("Time, or time and cost?")
    at = book.page_of("Where the sources disagree Question Who says what Page")
    in_order(
        book.text(at),
        "They differ",
        "Time, or time and cost?",
        "3 disputed · Speaker 3",
        "Only time.",
        "7 disputed · Speaker 7",
        "Time and cost.",
    )
    assert shown in [to for _, to in book.links(at)]
    assert "The second is later." not in book.text(at)


def test_disagreements_that_no_section_shows_have_the_pages_of_their_claims() -> None:
    pdf = read(
        plan(
            section(plans.PROSE),
            disagreements=(replace(plans.DISAGREEMENT, id="pair"),),
        )
    )
    at = pdf.page_of("Where the sources disagree Question")
    in_order(pdf.text(at), "They differ", "Only time.", "Time and cost.")


def test_the_colophon_follows_the_sources_where_there_is_room() -> None:
    pdf = read(plan(section(plans.PROSE)))
    at = pdf.page_of("Title of paper 2")
    in_order(pdf.text(at), "Title of paper 2", "Colophon", "Set in two faces.")


def test_a_rendering_says_where_sections_blocks_and_claims_first_stand() -> None:
    untitled = replace(plans.FIGURES, id="untitled", title="")
    parts = (
        section(plans.PROSE, prose(para(FILLER * 3), name="long")),
        section(untitled, number=2, title="Two"),
    )
    rendered = render_dossier(plan(*parts), theme())
    pdf = Pdf(rendered.data)
    places = rendered.places
    assert (places["part-1"], places["opening"], places["long"]) == (
        BODY + 1,
        BODY + 1,
        BODY + 1,
    )
    assert (
        places["part-2"]
        == places["untitled"]
        == pdf.page_of("What to take away from part 2.") + 1
    )
    assert places[plans.evidence(7).anchor] == BODY + 1
    with pytest.raises(TypeError):
        places["part-1"] = 1  # type: ignore[index]


def test_the_colophon_never_stands_alone(book: Pdf) -> None:
    at = book.page_of("Set in two faces.")
    in_order(book.text(at), "Title of paper 2", "Colophon", "Set in two faces.")


def test_a_run_of_pages_keeps_its_column_however_narrow_that_is() -> None:
    setting = make_setting().in_width(200.0)
    shares = (0.5, 0.48, 0.02)
    table = BackTable.begin(setting, ("One", "Two"), shares, [3, 112])
    row = table.begin_row()
    runs = format_page_numbers(range(108, 113))
    page = table.cell(row, 2)
    (slab,) = page.words(runs, page.styles.small)
    (line,) = find_lines((slab,))
    assert line.text == "108–112"
    assert line.width <= table.widths[2]
    assert table.lefts[2] + table.widths[2] == pytest.approx(200.0)
    assert sum(table.widths) == pytest.approx(180.0)
