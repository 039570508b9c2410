"""What the dossier says: every word, number and order, as an outline kept beside this test."""

import os
from pathlib import Path

import pytest

from reporting.content.model import Content
from reporting.content.validate import load
from reporting.design.theme import Theme
from reporting.plan.block_model import FiguresBlock, QuotationBlock, TimelineBlock
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.plan.words import plain_line, plain_text
from tests.outline import dossier_outline, runs_outline
from tests.samples import EVERY_BLOCK, WHEN, write

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("code", ["en", "it"])
def test_the_plan_reads_as_its_golden_outline(
    code: str, content: Content, theme: Theme
) -> None:
    outline = dossier_outline(plan_dossier(content, code, WHEN, theme))
    golden = GOLDEN / f"every_block.{code}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(outline, encoding="utf-8")
    assert outline == golden.read_text(encoding="utf-8")


def blocks(plan: DossierPlan) -> dict[str, object]:
    return {block.id: block for section in plan.sections for block in section.blocks}


def test_both_languages_say_the_same_things_in_the_same_order(
    english: DossierPlan, italian: DossierPlan
) -> None:
    assert list(blocks(english)) == list(blocks(italian))
    assert [(c.evidence.claim, c.evidence.number) for c in english.claims] == [
        (c.evidence.claim, c.evidence.number) for c in italian.claims
    ]


def test_claims_are_numbered_as_a_reader_meets_them(english: DossierPlan) -> None:
    assert [entry.evidence.claim for entry in english.claims] == [
        "revenue",
        "robots",
        "faster",
        "crop",
        "cheaper",
    ]
    assert [entry.evidence.number for entry in english.claims] == [1, 2, 3, 4, 5]


def test_one_figure_is_written_as_each_language_writes_it(
    english: DossierPlan, italian: DossierPlan
) -> None:
    def told(plan: DossierPlan) -> list[tuple[str, str]]:
        block = blocks(plan)["numbers"]
        assert isinstance(block, FiguresBlock)
        return [
            (item.value.replace("\u00a0", " "), item.detail.replace("\u00a0", " "))
            for item in block.items
        ]

    assert told(english) == [
        ("$11 billion", "second quarter of 2026 · up 16% on the year"),
        ("about 10 times", ""),
        ("34%", "July 2026"),
    ]
    assert told(italian) == [
        ("11 miliardi di dollari", "secondo trimestre 2026 · +16% su base annua"),
        ("circa 10 volte", ""),
        ("34%", "luglio 2026"),
    ]


def test_disagreement_said_of_one_claim_holds_of_both(english: DossierPlan) -> None:
    against = {
        c.evidence.claim: [o.claim for o in c.contradicts] for c in english.claims
    }
    assert against["faster"] == ["cheaper"]
    assert against["cheaper"] == ["faster"]
    assert against["crop"] == []


def test_claims_that_disagree_are_set_side_by_side_even_where_no_block_does(
    tmp_path: Path, theme: Theme
) -> None:
    without = EVERY_BLOCK.split("      - id: time-or-cost")[0]
    plan = plan_dossier(load(write(tmp_path, without)).content, "en", WHEN, theme)
    (found,) = plan.disagreements
    assert found.title == "Claims 3 and 5 also disagree"
    assert [plain_text(side.runs) for side in found.sides] == [
        "The robots are 10 times faster.",
        "The robots are faster and cheaper.",
    ]


def test_a_date_that_is_not_given_is_marked(english: DossierPlan) -> None:
    timeline = blocks(english)["history"]
    assert isinstance(timeline, TimelineBlock)
    told = [
        (plain_line(event.when).replace("\u00a0", " "), event.is_uncertain)
        for event in timeline.events
    ]
    assert told == [
        ("March 2026", False),
        ("15 August 2026 (inferred)", True),
        ("one day", True),
    ]


def test_a_translated_quotation_says_so_and_the_original_does_not(
    english: DossierPlan, italian: DossierPlan
) -> None:
    one, other = blocks(english)["lane-says"], blocks(italian)["lane-says"]
    assert isinstance(one, QuotationBlock)
    assert isinstance(other, QuotationBlock)
    assert (one.text, one.attribution) == (
        "“the hand decides”",
        "Vera Lane, head of Orchard (our translation)",
    )
    assert (other.text, other.attribution) == (
        "«è la mano che decide»",
        "Vera Lane, alla guida di Orchard",
    )


def test_a_misspelt_name_is_marked_sic_with_its_source(english: DossierPlan) -> None:
    (lane,) = [entity for entity in english.entities if entity.id == "vera-lane"]
    assert lane.aliases == ("“Vera Laine” [sic], as printed by Robot tra i meli",)
    assert runs_outline(lane.line) == "Head of **Orchard**."


def test_a_source_says_what_it_does_not_say(english: DossierPlan) -> None:
    details = dict(english.sources[1].details)
    assert details["Outlet"] == details["Author"] == "not named by the source"
    assert (
        details["Date"]
        == "undated; inferred: after August 2026 (basis: it speaks of the August trials)"
    )
    assert [evidence.claim for evidence in english.sources[1].claims] == [
        "robots",
        "cheaper",
    ]


def test_a_plan_does_not_change(english: DossierPlan) -> None:
    with pytest.raises(AttributeError, match="immutable"):
        english.running_head = "other"  # type: ignore[misc]
    hash(english)
