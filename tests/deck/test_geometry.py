"""What LibreOffice shows of a deck stands in its boxes, and its boxes beside each other.

The shipped deck in every look, one in which every text is three times as long, and the
slides of 500 generated contents, in three worlds of fonts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from reporting import load
from reporting.content.model import Content
from reporting.deck.render import render_deck
from reporting.design.theme import Theme, load_theme
from reporting.plan.block_model import Block
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.plan.walk import find_all
from reporting.plan.words import Evidence, Run
from reporting.record import Record, field_names, replace
from reporting.scene import SlideKind
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan, Slide
from tests.deck.conftest import Made, recompose, walk
from tests.deck.contents import TITLES, blocks
from tests.deck.geometry import is_of_numeral, rendered_faults
from tests.deck.linter import package_faults
from tests.samples import WHEN
from tests.shares import take_share
from tests.slides.decks import unfit
from tests.tools import ROOT, World, ooxml_errors

THEMES = (None, "bulletin")
RATIOS = ("16:9", "4:3")
LOOKS = [(name, ratio) for name in THEMES for ratio in RATIOS]

Look = tuple[str | None, str]

WIDER: tuple[World, ...] = ("arial", "dejavu")
"""Worlds in which Georgia and Calibri are shown wider; a slide on which words have no room so
at any size is planned with its own faces alone, rather than refused."""

CONTENTS = 500
PARTS, WIDER_PARTS = 6, 6
"""All of them are planned; a run shows one of so many of each kind, and in the wider worlds of so
many. `SHARES=all` shows all, in 8 minutes."""
SLIDES_A_FILE = 300


@cache
def look(name: str | None, ratio: str) -> Theme:
    theme = load_theme(name)
    return replace(theme, slide=replace(theme.slide, ratio=ratio))


def faults(decks: list[bytes], folder: Path) -> list[str]:
    """Return what the linter, the Open XML SDK and the rendering find wrong in decks."""
    found = rendered_faults(decks, folder)
    for number, data in enumerate(decks):
        found += [*package_faults(data), *ooxml_errors(folder / f"deck-{number}.pptx")]
    return found


@pytest.fixture(scope="module")
def shipped() -> Content:
    return load(ROOT / "content.yaml").content


@pytest.mark.parametrize("code", ["en", "it"])
def test_the_shipped_register_of_claims_takes_five_slides(
    shipped: Content, code: str
) -> None:
    theme = look(None, "16:9")
    plan = plan_deck(plan_dossier(shipped, code, WHEN, theme), theme)
    claims = [slide for slide in plan.slides if slide.kind is SlideKind.CLAIMS]
    assert len(claims) <= 5
    assert min(slide.body.size for slide in claims) >= theme.slide.backup_floor


# ---------------------------------------------------------------- the reader of geometry


def shifted(data: Made, slide: str, name: str, **moved: int) -> bytes:
    """Return a deck of one slide on which a shape has been moved or resized."""
    plan = replace(
        data.plan, slides=tuple(one for one in data.plan.slides if one.id == slide)
    )
    theme = load_theme()
    deck = Presentation(BytesIO(render_deck(recompose(plan, theme), theme)))
    shape = next(one for one in walk(deck.slides[0].shapes) if one.name == name)
    for edge, by in moved.items():
        setattr(shape, edge, getattr(shape, edge) + by)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("slide", "name", "moved", "fault"),
    [
        ("points", "Text", {"height": -3_000_000}, "beyond its box"),
        ("numbers", "Words 1", {"height": -1_000_000}, "does not hold its words"),
        ("points", "Text", {"top": -1_500_000}, "Title over Text"),
        ("points", "Text", {"top": 4_000_000}, "beyond the slide"),
        ("crop-table", "Table", {"left": 3_000_000}, "Cell beyond the slide"),
    ],
)
def test_a_planted_fault_is_found(
    english: Made,
    tmp_path: Path,
    slide: str,
    name: str,
    moved: dict[str, int],
    fault: str,
) -> None:
    found = rendered_faults([shifted(english, slide, name, **moved)], tmp_path)
    assert any(fault in one for one in found), found


# ---------------------------------------------------------------- the shipped deck


def test_the_decks_of_every_kind_of_block_stand_in_their_boxes(
    english: Made, italian: Made, tmp_path: Path
) -> None:
    assert faults([english.data, italian.data], tmp_path) == []


def test_the_shipped_decks_stand_in_their_boxes_in_every_look(
    shipped: Content, tmp_path: Path
) -> None:
    decks = []
    for name, ratio in LOOKS:
        theme = look(name, ratio)
        for code in shipped.languages:
            plan = plan_deck(plan_dossier(shipped, code, WHEN, theme), theme)
            assert plan.unfit == ()
            decks.append(render_deck(plan, theme))
    assert faults(decks, tmp_path) == []


# ---------------------------------------------------------------- three times as long

SAID = {
    *(
        "title",
        "text",
        "label",
        "detail",
        "comparison",
        "when",
        "question",
        "attribution",
        "unit",
    ),
    *("credit", "takeaway", "subtitle", "why_now", "audience", "who"),
}
"""Fields of the plan that hold words of the curator."""


def thrice(words: str) -> str:
    return f"{words} {words} {words}"


def lengthened(value: Any) -> Any:
    """Return a planned value with all its words three times over."""
    if isinstance(value, Run):
        return value if value.mark else replace(value, text=thrice(value.text))
    if isinstance(value, tuple):
        return tuple(lengthened(one) for one in value)
    if isinstance(value, Record):
        made = {
            name: thrice(held)
            if isinstance(held, str) and held and name in SAID
            else lengthened(held)
            for name in field_names(value)
            if not isinstance(held := getattr(value, name), bytes)
        }
        return replace(value, **made)
    return value


def each_lengthened(value: Any) -> Iterator[Any]:
    """Yield a planned value with one of its words three times over, for each of them."""
    if isinstance(value, Run):
        if value.mark is None:
            yield replace(value, text=thrice(value.text))
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            for other in each_lengthened(one):
                yield (*value[:place], other, *value[place + 1 :])
    elif isinstance(value, Record):
        for name in field_names(value):
            held = getattr(value, name)
            if isinstance(held, str) and held and name in SAID:
                yield replace(value, **{name: thrice(held)})
            elif not isinstance(held, str):
                for other in each_lengthened(held):
                    yield replace(value, **{name: other})


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("code", ["en", "it"])
def test_any_text_may_be_three_times_as_long(
    shipped: Content, code: str, ratio: str
) -> None:
    theme = look(None, ratio)
    dossier = plan_dossier(shipped, code, WHEN, theme)
    tried = 0
    for other in each_mutated(dossier):
        plan = plan_deck(other, theme)
        assert not any(one.lost for one in plan.unfit)
        assert [
            fault
            for slide in plan.slides
            if not slide.backup
            for fault in unfit(slide, theme)
        ] == []
        tried += 1
    assert tried > 100


def each_mutated(dossier: DossierPlan) -> Iterator[DossierPlan]:
    """Yield small dossiers: of no section with one text of the cover, or of one block with one of its."""
    for cover in each_lengthened(dossier.cover):
        yield replace(cut_down(dossier, dossier.sections[0]), cover=cover)
    for section in dossier.sections:
        for block in section.blocks:
            for other in each_lengthened(replace(section, blocks=(block,))):
                yield cut_down(dossier, other)


def cut_down(dossier: DossierPlan, section: SectionPlan) -> DossierPlan:
    """Return a dossier of one section and the claims that it and the summary rest on."""
    cited = {proof.claim for proof in find_all((section, dossier.summary), Evidence)}
    claims = tuple(one for one in dossier.claims if one.evidence.claim in cited)
    return replace(dossier, sections=(section,), claims=claims, sources=())


def test_all_texts_may_be_three_times_as_long_at_once(
    shipped: Content, tmp_path: Path
) -> None:
    decks = []
    for code in shipped.languages:
        theme = look(None, "16:9")
        dossier = plan_dossier(shipped, code, WHEN, theme)
        plan = plan_deck(replace(lengthened(dossier), cover=dossier.cover), theme)
        assert not any(one.lost for one in plan.unfit)
        decks.append(render_deck(plan, theme))
    assert faults(decks, tmp_path) == []


# ---------------------------------------------------------------- generated contents


def of_one_section(
    dossier: DossierPlan, theme: Theme, section: SectionPlan
) -> DeckPlan:
    bare = replace(cut_down(dossier, section), sources=dossier.sources[:1])
    return plan_deck(bare, theme)


def together(plans: list[DeckPlan]) -> Iterator[DeckPlan]:
    """Yield decks of the slides of many sections; what frames them is alike in all."""
    slides: list[Slide] = []
    for number, plan in enumerate(plans):
        own = [slide for slide in plan.slides if slide.section or not number]
        slides += [replace(slide, id=f"{number}-{slide.id}") for slide in own]
        if len(slides) > SLIDES_A_FILE or number == len(plans) - 1:
            yield replace(plan, slides=tuple(slides), targets={})
            slides = []


def test_the_slides_of_generated_contents_stand_in_their_boxes(
    dossier: DossierPlan, tmp_path: Path
) -> None:
    proofs = [entry.evidence for entry in dossier.claims]
    section = next(one for one in dossier.sections if one.id == "vfx")
    names = [block.id for block in section.blocks]
    plans: defaultdict[Look, list[DeckPlan]] = defaultdict(list)

    @settings(
        max_examples=CONTENTS,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        st.sampled_from(LOOKS),
        TITLES,
        TITLES,
        st.lists(blocks(proofs), min_size=1, max_size=2),
        st.booleans(),
    )
    def generate(
        named: Look,
        title: str,
        takeaway: str,
        some: list[Block],
        alone: bool,  # noqa: FBT001  (hypothesis fills it by position)
    ) -> None:
        shown = tuple(
            replace(block, id=name) for block, name in zip(some, names, strict=False)
        )
        made = replace(
            section,
            title=title,
            takeaway=takeaway,
            blocks=shown[:1] if alone else shown,
        )
        plan = of_one_section(dossier, look(*named), made)
        assume(not any(one.lost for one in plan.unfit))
        theme = look(*named)
        assert [fault for slide in plan.slides for fault in unfit(slide, theme)] == []
        plans[named].append(plan)

    generate()
    assert sum(map(len, plans.values())) >= CONTENTS
    kinds = {
        slide.kind for some in plans.values() for plan in some for slide in plan.slides
    }
    assert kinds == set(SlideKind) or CONTENTS < 500
    assert faults(render_together(take_some(plans, PARTS)), tmp_path) == []
    roomy = {
        named: [plan for plan in some if not any(one.is_tight for one in plan.slides)]
        for named, some in plans.items()
    }
    assert sum(map(len, roomy.values())) > CONTENTS * 0.95
    decks = render_together(take_some(roomy, WIDER_PARTS))
    for world in WIDER:
        found = rendered_faults(decks, tmp_path, world)
        if world == "dejavu":
            found = [fault for fault in found if not is_of_numeral(fault)]
        assert found == [], world


def take_some(
    plans: Mapping[Look, list[DeckPlan]], parts: int
) -> dict[Look, list[DeckPlan]]:
    """Return of each look the share of this run, which has each kind of slide."""
    return {
        named: take_share(f"slides {named} of {parts}", some, parts, find_kind)
        for named, some in plans.items()
    }


def find_kind(plan: DeckPlan) -> SlideKind | None:
    """Return the kind of the first slide that a block made."""
    kinds = [slide.kind for slide in plan.slides if slide.section]
    return next((kind for kind in kinds if kind is not SlideKind.SECTION), None)


def render_together(plans: Mapping[Look, list[DeckPlan]]) -> list[bytes]:
    """Return decks of many plans, some for each look."""
    return [
        render_deck(recompose(deck, look(*named)), look(*named))
        for named, some in plans.items()
        for deck in together(some)
    ]
