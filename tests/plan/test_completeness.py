"""Every room knows every kind of block: a kind left out of any one place is named here.

A room registers its place below: what it makes of a block, called with a sample of each kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, get_args, get_origin

import pytest

from reporting.content.block_base import BlockBase as ContentBase
from reporting.content.block_base import DeckHint
from reporting.content.blocks import Block as ContentBlock
from reporting.content.blocks import Quotation
from reporting.content.chart_blocks import ChartKind
from reporting.content.chart_kinds import find_traits
from reporting.content.model import Content
from reporting.content.pieces import BLOCKS
from reporting.design.theme import Theme
from reporting.dossier.render import render_dossier
from reporting.i18n import load_language
from reporting.plan.block_base import BlockBase
from reporting.plan.block_model import Block, ChartBlock
from reporting.plan.blocks import plan_block
from reporting.plan.model import DossierPlan
from reporting.plan.scoping import make_scope
from reporting.plan.walk import find_all
from reporting.plan.words import Evidence, Para, plain_paragraph
from reporting.reading.annotations import read_annotations
from reporting.reading.model import Model
from reporting.record import Record, field_names, replace
from reporting.slides.blocks import lay_out_block
from reporting.slides.deck import plan_deck
from reporting.slides.typesetter import Typesetter
from tests.dossier import plans
from tests.dossier.dossiers import KIND_WRITERS
from tests.dossier.reading import BODY, read_blocks
from tests.tools import ROOT

KINDS: tuple[type[BlockBase], ...] = get_args(Block)
CONTENT_KINDS: tuple[type[Any], ...] = get_args(get_args(ContentBlock)[0])

Handle = Callable[[Block, DossierPlan, Theme], object]
"""What a place makes of a block of the sample's plan; it raises for a kind it does not know."""


def draw_in_print(block: Block, dossier: DossierPlan, theme: Theme) -> object:
    return render_dossier(of_one_block(block, dossier), theme).data


def show_on_slides(block: Block, dossier: DossierPlan, theme: Theme) -> object:
    slides = plan_deck(of_one_block(block, dossier), theme).slides
    return [slide for slide in slides if slide.id == block.id]


def lay_out_on_slides(block: Block, _dossier: DossierPlan, theme: Theme) -> object:
    return lay_out_block(Typesetter(theme), block)


def say_as_words(block: Block, _dossier: DossierPlan, _theme: Theme) -> object:
    return list(block.list_words())


PLACES: Mapping[str, Handle] = {
    "plan/block_model.py: list_words, for the speaker notes": say_as_words,
    "slides/blocks.py: lay_out_block": lay_out_on_slides,
    "slides/deck.py: a slide of its own": show_on_slides,
    "dossier/blocks: a drawing in print": draw_in_print,
}
"""The places that must know every kind of planned block."""


def of_one_block(block: Block, dossier: DossierPlan) -> DossierPlan:
    section = replace(dossier.sections[0], blocks=(block,))
    return replace(dossier, sections=(section,), disagreements=())


def list_samples(dossier: DossierPlan) -> dict[type[BlockBase], Block]:
    """Return a planned block of each kind of the sample, which also is shown in the deck."""
    samples: dict[type[BlockBase], Block] = {}
    for section in dossier.sections:
        for block in section.blocks:
            samples.setdefault(type(block), replace(block, placement=DeckHint.OWN))
    return samples


# ---------------------------------------------------------------- every kind, everywhere


def test_both_unions_have_as_many_kinds() -> None:
    assert len(CONTENT_KINDS) == len(KINDS), (
        "`Block` in content/blocks.py and in plan/block_model.py have a member a kind"
    )


def test_the_sample_has_every_kind(english: DossierPlan) -> None:
    missing = set(KINDS) - set(list_samples(english))
    assert missing == set(), "tests/samples.py shows none of these"


def test_every_kind_of_the_content_is_planned_as_one_of_its_own(
    content: Content,
) -> None:
    scope = make_scope(content, "en")
    blocks = [block for section in content.sections for block in section.blocks]
    planned = {type(block): type(plan_block(block, scope, "")) for block in blocks}
    missing = set(CONTENT_KINDS) - set(planned)
    assert missing == set(), "tests/samples.py shows none of these"
    in_order = [planned[kind] for kind in CONTENT_KINDS]
    assert in_order == list(KINDS), "both unions `Block` need one order"


@pytest.mark.parametrize("kind", CONTENT_KINDS)
def test_a_plan_keeps_the_title_and_the_claims_of_every_kind(
    kind: type[ContentBase], content: Content
) -> None:
    scope = make_scope(content, "en")
    blocks = [block for section in content.sections for block in section.blocks]
    block = next(block for block in blocks if isinstance(block, kind))
    cited = list_cited(plan_block(block, scope, ""))
    more = next(claim.id for claim in content.claims if claim.id not in cited)
    changed = replace(block, claims=(*block.claims, more), title=content.edition.title)
    planned = plan_block(changed, scope, "")
    assert planned.title == scope.print_text(content.edition.title)
    assert list_cited(planned) == cited | {more}


def list_cited(block: Block) -> set[str]:
    """Return the ids of all claims that a planned block stands on."""
    return {proof.claim for proof in find_all(block, Evidence)}


@pytest.mark.parametrize("place", PLACES)
def test_no_place_forgets_a_kind(
    place: str, english: DossierPlan, theme: Theme
) -> None:
    forgotten = []
    for kind, block in list_samples(english).items():
        try:
            made = PLACES[place](block, english, theme)
        except (TypeError, KeyError, AssertionError, AttributeError) as error:
            forgotten.append(f"{place} knows no {kind.__name__}: {error}")
        else:
            if not made:
                forgotten.append(f"{place} makes nothing of a {kind.__name__}")
    assert forgotten == []


def test_the_slides_of_every_kind_stand_on_its_claims(
    english: DossierPlan, theme: Theme
) -> None:
    proof, *_ = find_all(english, Evidence)
    lost = []
    for kind, block in list_samples(english).items():
        bodies = lay_out_block(Typesetter(theme), replace(block, evidence=(proof,)))
        told = [body for body in bodies if proof in (*body.evidence, *body.shared)]
        if not told:
            lost.append(f"lay_out_block drops the evidence of a {kind.__name__}")
    assert lost == []


@pytest.mark.parametrize("kind", ChartKind)
def test_every_kind_of_chart_has_its_traits(kind: ChartKind) -> None:
    traits = find_traits(kind)
    assert traits.has_axes or not traits.is_stacked


def test_the_sample_has_every_type_of_chart(english: DossierPlan) -> None:
    blocks = [block for section in english.sections for block in section.blocks]
    shown = {block.kind for block in blocks if isinstance(block, ChartBlock)}
    assert sorted(set(ChartKind) - shown) == [], "tests/samples.py shows none of these"


@pytest.mark.parametrize("code", ["en", "it"])
def test_every_type_of_chart_has_its_name(code: str) -> None:
    missing = sorted(set(ChartKind) - set(load_language(code).chart_kinds))
    assert missing == [], f"assets/labels/{code}.yaml lacks these under `chart_kinds`"


# ---------------------------------------------------------------- ids


def is_bare(hint: Any) -> bool:
    """Tell whether a type holds a `str` that is neither a text, nor an id, nor a file."""
    if get_origin(hint) in (Annotated, ClassVar):
        return False
    return hint is str or any(map(is_bare, get_args(hint)))


def list_bare_fields(model: type[Model]) -> list[str]:
    """Return the fields of a kind, and of what it is made of, that hold a bare `str`."""
    bare = []
    for name, hint in read_annotations(model).items():
        if is_bare(hint):
            bare.append(f"{model.__name__}.{name}")
        for part in (hint, *get_args(hint)):
            if getattr(part, "__module__", "") == model.__module__ and issubclass(
                part, Model
            ):
                bare += list_bare_fields(part)
    return bare


@pytest.mark.parametrize("schema", CONTENT_KINDS)
def test_no_field_of_a_kind_is_a_bare_string(schema: type[Model]) -> None:
    assert list_bare_fields(schema) == [], "write `Text`, `Rich`, or what the id is of"


def test_a_bare_string_is_found() -> None:
    class Claimed(Quotation, frozen=True, kw_only=True):
        claim: str
        others: tuple[str, ...] = ()

    assert list_bare_fields(Claimed) == ["Claimed.claim", "Claimed.others"]


# ---------------------------------------------------------------- what the README tells

README = (ROOT / "README.md").read_text("utf-8")
OWN_SLIDE = {"scene.py", "slides/compose_body.py", "deck/ooxml/layouts.py"}
"""Places that only a kind with a kind of slide of its own has to do with."""


def list_told_places() -> list[str]:
    """Return the files that the README names to whoever adds a kind of block."""
    _, told = README.split("To add a kind of block")
    steps, _ = told.split("under “Blocks” above", 1)
    named = re.findall(r"`([\w/]+\.py)`", steps.partition("\n1. ")[2])
    return [name for name in named if name not in OWN_SLIDE]


def find_word(schema: type[ContentBase]) -> str:
    """Return the word by which a content names a kind of block."""
    (word,) = get_args(read_annotations(schema)["kind"])
    return str(word)


def list_missing_kinds(text: str) -> list[str]:
    """Return the kinds of which a file names neither the schema, nor the plan, nor the word."""
    missing = []
    for schema, planned in zip(CONTENT_KINDS, KINDS, strict=True):
        word = find_word(schema)
        names = rf"\b(?:{schema.__name__}|{planned.__name__})\b|\b{word}\b"
        if not re.search(names, text):
            missing.append(word)
    return missing


@pytest.mark.parametrize("name", list_told_places())
def test_every_place_that_the_readme_tells_has_every_kind(name: str) -> None:
    path = ROOT / name if name.startswith("tests/") else ROOT / "reporting" / name
    assert list_missing_kinds(path.read_text("utf-8")) == []


def test_the_samples_of_the_tests_have_every_kind() -> None:
    missing = set(KINDS) - {type(block) for block in plans.BLOCKS}
    assert missing == set(), "`BLOCKS` in tests/dossier/plans.py lacks these"
    unwritten = set(BLOCKS) ^ set(KIND_WRITERS)
    assert unwritten == set(), "`KIND_WRITERS` in tests/dossier/dossiers.py differs"
    drawn = (ROOT / "tests/deck/contents.py").read_text("utf-8")
    undrawn = [kind for kind in KINDS if f"{kind.__name__}(" not in drawn]
    assert undrawn == [], "tests/deck/contents.py draws none of these"


def test_the_readme_shows_every_kind() -> None:
    _, blocks = README.split("### Blocks")
    blocks, _ = blocks.split("## Commands")
    for schema in CONTENT_KINDS:
        word = find_word(schema)
        told = f"kind: {word}" in blocks or word == "prose"
        assert told, f"“Blocks” of the README shows no `{word}`"


def test_the_readme_names_every_type_of_chart() -> None:
    _, told = README.split("type: column ", 1)
    told, _ = told.split("\n", 1)
    assert re.findall(r"\b(?!or\b)\w+", told) == [kind.value for kind in ChartKind]


def test_a_place_without_a_kind_is_told() -> None:
    text = (ROOT / "reporting/slides/blocks.py").read_text("utf-8")
    without = text.replace("ImageBlock", "").replace("TableBlock", "")
    assert list_missing_kinds(without) == ["table", "image"]


# ---------------------------------------------------------------- no word is lost

TOLD_ELSEWHERE = {
    "id", "title", "unsourced", "speaker_notes", "origin", "source_line", "link", "lang",
}  # fmt: skip
"""Fields that are no words, or that the speaker is told beside the words of the block."""
IN_ALT = {
    "categories",
    "dates",
    "series",
    "ticks",
    "x_ticks",
    "unit",
    "x_label",
    "number_format",
    "second_ticks",
    "second_unit",
    "second_format",
    "second_axis_format",
    "gaps",
    "axis_format",
    "x_format",
}
"""Fields that the alternative text of a chart says in words."""


def list_texts(value: Any) -> Iterator[str]:
    """Yield every text that a planned value holds, but for its evidence."""
    match value:
        case Evidence():
            return
        case Para():
            yield plain_paragraph(value)
        case str():
            yield value
        case tuple():
            for part in value:
                yield from list_texts(part)
        case Record():
            fields = set(field_names(value)) - TOLD_ELSEWHERE
            if "alt" in fields:
                fields -= IN_ALT
            for name in sorted(fields - {"placement", "align", "kind", "ticks"}):
                yield from list_texts(getattr(value, name))


def list_lost_words(block: Block) -> list[str]:
    """Return the texts of a block that its words as the speaker has them lack."""
    said = "\n".join(block.list_words())
    texts = [text for text in list_texts(block) if text.strip()]
    return [text for text in texts if text.strip() not in said]


@pytest.mark.parametrize("code", ["english", "italian"])
def test_the_words_of_a_block_are_all_of_its_words(
    code: str, request: pytest.FixtureRequest
) -> None:
    dossier: DossierPlan = request.getfixturevalue(code)
    for section in dossier.sections:
        for block in section.blocks:
            assert list_lost_words(block) == []


class ForgetfulBlock(BlockBase, frozen=True):
    """A kind that does not tell all that it holds."""

    question: str
    items: tuple[Para, ...]

    def list_words(self) -> Iterator[str]:
        """Yield its items, and not its question."""
        yield from map(plain_paragraph, self.items)


def test_a_lost_word_is_found(english: DossierPlan) -> None:
    items = english.summary
    forgetful: Any = ForgetfulBlock("f", "Title", (), "Why?", items)
    assert list_lost_words(forgetful) == ["Why?"]


def test_a_kind_that_a_place_does_not_know_is_named(
    english: DossierPlan, theme: Theme
) -> None:
    unknown: Any = ForgetfulBlock("f", "Title", (), "Why?", english.summary)
    for place in (
        "slides/blocks.py: lay_out_block",
        "dossier/blocks: a drawing in print",
    ):
        with pytest.raises((TypeError, KeyError, AssertionError)):
            PLACES[place](unknown, english, theme)


# ---------------------------------------------------------------- print shows every word

NOT_SET = IN_ALT | {"alt", "data", "placement"}
"""Fields that are drawn, or said to whoever cannot see them."""


def squeeze(text: str) -> str:
    """Return a text's letters: a line's end changes spaces and hyphens, a source mark is a number."""
    return re.sub(r"[\W\d]+", "", text)


def list_unprinted_texts(block: Block) -> list[str]:
    """Return the texts of a block that its pages lack."""
    pdf = read_blocks(block)
    printed = squeeze(" ".join(pdf.text(at) for at in range(BODY, len(pdf))))
    told = set(field_names(block)) - TOLD_ELSEWHERE - NOT_SET
    texts = list_texts(tuple(getattr(block, name) for name in sorted(told)))
    return [text for text in texts if squeeze(text) not in printed]


@pytest.mark.parametrize("block", plans.BLOCKS, ids=lambda block: block.id)
def test_the_pages_of_a_block_have_all_of_its_words(block: Block) -> None:
    assert list_unprinted_texts(block) == []
