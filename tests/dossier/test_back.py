"""The back matter: where things stand, said in pages that are right and that links lead to."""

from __future__ import annotations

import pytest

from reporting.content.model import EntityKind
from reporting.dossier.pages.page_references import (
    find_entity_pages,
    format_page_references,
)
from reporting.dossier.render import render_dossier
from reporting.dossier.typeset.cross_references import CrossReferences
from reporting.plan.model import EntityEntry
from reporting.plan.words import Run
from reporting.record import replace
from tests.dossier import plans
from tests.dossier.plans import para, plan, prose, section
from tests.dossier.reading import BODY, Pdf, in_order, read, theme


def entity(name: str, *names: str) -> EntityEntry:
    return EntityEntry(
        name.lower(),
        name,
        EntityKind.TOOL,
        "tools",
        (Run("A tool."),),
        (),
        (name, *names),
    )


def heard(**pages: str) -> CrossReferences:
    record = CrossReferences()
    for name, text in pages.items():
        record.hear(text, int(name.removeprefix("p")))
    return record


# ---------------------------------------------------------------- names


def test_an_entity_is_found_where_it_is_named_as_a_whole_word() -> None:
    record = heard(
        p2="Pomona picks.", p3="Pomonas pick.", p4="Of Pomona’s hand.", p5="SuperPomona"
    )
    assert find_entity_pages(record, (entity("Pomona"),)) == {"pomona": (2, 4)}


def test_the_longest_name_that_fits_is_meant() -> None:
    record = heard(p2="Pomona Labs bought it.", p3="Pomona picks.")
    assert find_entity_pages(record, (entity("Pomona"), entity("Pomona Labs"))) == {
        "pomona": (3,),
        "pomona labs": (2,),
    }


def test_a_name_is_found_across_hyphens_and_fixed_spaces() -> None:
    assert find_entity_pages(
        heard(p2="Vera\u00a0La\u00adne"), (entity("Vera Lane"),)
    ) == {"vera lane": (2,)}


def test_nothing_is_named_where_there_are_no_entities() -> None:
    assert find_entity_pages(heard(p2="Pomona"), ()) == {}


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
    in_order(
        book.text(at),
        "Claim text number 1",
        "Speaker 1",
        "pages",
        f"{body + 1}, {second + 1}",
    )
    in_order(book.text(at), "Claim text number 5", "Speaker 5", f"page {second + 1}")


def test_entities_say_on_which_pages_they_are_named_before_the_back_matter(
    book: Pdf,
) -> None:
    at = book.page_of("Pomona A robot.")
    body, second = book.page_of("Pomona begins"), book.page_of("Pomona and Vera")
    text = book.text(at)
    in_order(text, "Vera Lane Grows apples.", f"page {second + 1}")
    in_order(text, "Pomona A robot.", f"pages {body + 1}, {second + 1}")


@pytest.mark.parametrize(
    ("entry", "pages"),
    [("Claim text number 1 in full.", "pages 3, 4"), ("Pomona A robot.", "pages 4")],
)
def test_page_references_lead_to_the_pages_that_they_name(
    book: Pdf, entry: str, pages: str
) -> None:
    at = book.page_of(entry)
    number = book.find(at, pages)[-1]
    found = [
        to
        for box, to in book.links(at)
        if box[0] - 1 <= number.left <= box[2]
        and box[1] <= number.baseline + 2 <= box[3]
    ]
    assert found == [BODY]


def test_disagreements_that_sections_show_are_referred_to_and_not_repeated(
    book: Pdf,
) -> None:
    shown, at = (
        book.page_of("Time, or time and cost?"),
        book.page_of("Where the sources disagree They differ"),
    )
    text = book.text(at)
    in_order(text, "They differ", "Time, or time and cost?", "3 Speaker 3 · disputed", "7 Speaker 7",
             f"page {shown + 1}")  # fmt: skip
    assert "Only time." not in text
    assert shown in [to for _, to in book.links(at)]


def test_disagreements_that_no_section_shows_are_shown() -> None:
    pdf = read(
        plan(
            section(plans.PROSE),
            disagreements=(replace(plans.DISAGREEMENT, id="pair"),),
        )
    )
    at = pdf.page_of("Where the sources disagree They differ")
    in_order(
        pdf.text(at),
        "They differ",
        "Only time.",
        "Time and cost.",
        "The second is later.",
    )


def test_the_colophon_follows_the_sources_where_there_is_room(book: Pdf) -> None:
    at = book.page_of("Title of paper 2")
    in_order(book.text(at), "Title of paper 2", "Colophon", "Set in two faces.")


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
