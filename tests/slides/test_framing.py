"""Cover, agenda, close and furniture: with few sections, with many, and in every theme."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reporting.content.model import Status
from reporting.design.fonts import find_slide_font
from reporting.design.measure import measure_width
from reporting.design.slide_styles import Style
from reporting.design.theme import Theme, load_theme
from reporting.design.units import Length
from reporting.plan.model import DossierPlan
from reporting.plan.table_model import Align, TableBlock, TableColumn
from reporting.plan.words import Para, Run, plain_text
from reporting.record import replace
from reporting.scene import Role, Scene, SlideKind, TextFrame
from reporting.slides.agenda import MOST_CARDS, inset_card
from reporting.slides.deck import plan_deck
from reporting.slides.model import DeckPlan, Slide
from reporting.slides.status_badges import SYMBOL_ROOM
from reporting.slides.typesetter import Typesetter
from tests.slides.decks import SENTENCE, overlap, unfit
from tests.slides.outline import walk_items

THEMES = ["editorial", "bulletin"]


def with_sections(english: DossierPlan, count: int, takeaway: str) -> DossierPlan:
    first = replace(english.sections[0], blocks=())
    sections = [
        replace(first, id=f"s{n}", number=n, title=f"Part {n}", takeaway=takeaway)
        for n in range(1, count + 1)
    ]
    return replace(english, sections=tuple(sections))


def slides_of(plan: DeckPlan, kind: SlideKind) -> list[Slide]:
    return [slide for slide in plan.slides if slide.kind is kind]


def scene_of(plan: DeckPlan, kind: SlideKind) -> Scene:
    return next(scene for scene in plan.scenes if scene.kind is kind)


# ---------------------------------------------------------------- agenda


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 7, MOST_CARDS])
def test_each_section_has_a_card_that_holds_its_words(
    count: int, ratio: str, name: str, english: DossierPlan
) -> None:
    theme = load_theme(name)
    theme = replace(theme, slide=replace(theme.slide, ratio=ratio))
    plan = plan_deck(with_sections(english, count, SENTENCE), theme)
    (agenda,) = slides_of(plan, SlideKind.AGENDA)
    setter = Typesetter(theme)
    assert len(agenda.body.cards) == count
    for number, card in enumerate(agenda.body.cards, 1):
        assert plain_text(card.texts[0].runs) == f"{number}\u2002Part {number}"
        assert plan.targets[card.link[1:]] == f"s{number}"
        inner = inset_card(setter, card.box)
        assert setter.measure_height(card.texts, inner.width) <= inner.height
        assert min(text.size for text in card.texts) >= theme.slide.body_floor
        others = agenda.body.cards[number:]
        assert not any(overlap(card.box, other.box) for other in others)
        assert card.box.bottom < setter.grid.strip.top
        assert setter.grid.title.left <= card.box.left
        assert card.box.right <= setter.grid.title.right


def test_more_sections_than_cards_are_a_list_that_leads_to_them(
    english: DossierPlan, theme: Theme
) -> None:
    plan = plan_deck(with_sections(english, MOST_CARDS + 8, SENTENCE), theme)
    agenda = slides_of(plan, SlideKind.AGENDA)
    assert not any(slide.body.cards for slide in agenda)
    links = [
        run.link
        for slide in agenda
        for text in slide.body.frames[0].texts
        for run in text.runs
        if run.link
    ]
    assert [plan.targets[link[1:]] for link in links] == [
        f"s{n}" for n in range(1, MOST_CARDS + 9)
    ]


# ---------------------------------------------------------------- ways


def test_kickers_lead_to_the_opener_and_openers_to_the_agenda(
    english: DossierPlan, theme: Theme
) -> None:
    plan = plan_deck(english, theme)
    for slide, scene in zip(plan.slides, plan.scenes, strict=True):
        (kicker,) = [i for i in scene.items if i.role is Role.KICKER]
        assert isinstance(kicker, TextFrame)
        if slide.kind in (SlideKind.COVER, SlideKind.AGENDA):
            assert not kicker.link
            continue
        target = plan.targets[kicker.link[1:]]
        is_within = slide.section and slide.kind is not SlideKind.SECTION
        assert slide.section or target == "agenda"
        assert target == (slide.section.id if is_within and slide.section else "agenda")


def test_nothing_decorative_leads_anywhere(english: DossierPlan, theme: Theme) -> None:
    for scene in plan_deck(english, theme).scenes:
        for item in walk_items(scene.items):
            if item.is_decorative:
                assert not getattr(item, "link", "")


# ---------------------------------------------------------------- cover and close


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("words", ["Now", SENTENCE * 2, SENTENCE * 3])
def test_a_cover_holds_what_it_is_given(
    words: str, ratio: str, name: str, english: DossierPlan
) -> None:
    theme = load_theme(name)
    theme = replace(theme, slide=replace(theme.slide, ratio=ratio))
    cover = replace(
        english.cover,
        subtitle=words.strip(),
        why_now=words.strip(),
        audience=words[:60],
    )
    plan = plan_deck(replace(english, cover=cover), theme)
    assert not [text for text in plan.unfit if text.lost]
    first = plan.slides[0]
    lead = [frame.box for frame in first.body.frames if frame.texts]
    boxes = [first.title_box, *lead]
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)
    for above, below in pairwise(boxes):
        assert above.bottom <= below.top
    assert boxes[-1].bottom <= Length(theme.slide.height)


def test_what_is_to_be_decided_is_the_title_of_the_close(
    english: DossierPlan, theme: Theme
) -> None:
    ask = "Shall the orchard buy a third robot?"
    asking = replace(english, cover=replace(english.cover, ask=ask))
    (close,) = slides_of(plan_deck(asking, theme), SlideKind.CLOSE)
    assert plain_text(close.title.runs) == ask
    assert close.title.size > theme.slide.title.size
    label, *takeaways = close.body.frames[0].texts
    assert plain_text(label.runs) == english.labels.closing
    assert [plain_text(text.runs) for text in takeaways] == [
        section.takeaway for section in english.sections
    ]
    silent = replace(english, cover=replace(english.cover, ask=""))
    (close,) = slides_of(plan_deck(silent, theme), SlideKind.CLOSE)
    assert plain_text(close.title.runs) == english.labels.closing
    assert len(close.body.frames[0].texts) == len(english.sections)


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
@pytest.mark.parametrize("count", [1, 4, 20])
def test_the_frames_of_few_and_of_many_sections_fit(
    count: int, ratio: str, english: DossierPlan, theme: Theme
) -> None:
    theme = replace(theme, slide=replace(theme.slide, ratio=ratio))
    plan = plan_deck(with_sections(english, count, SENTENCE), theme)
    framing = [slide for slide in plan.slides if not slide.backup]
    assert [fault for slide in framing for fault in unfit(slide, theme)] == []
    for close in slides_of(plan, SlideKind.CLOSE):
        assert close.body.panel
        assert close.title_box.bottom <= close.body.panel.top
        assert close.body.frames[0].box.top > close.body.panel.top


# ---------------------------------------------------------------- numbers


def numbers_of(plan: DeckPlan) -> list[str]:
    found = []
    for scene in plan.scenes:
        for item in scene.items:
            if item.role is Role.SLIDE_NUMBER and isinstance(item, TextFrame):
                found.append(item.paragraphs[0].text)
    return found


def test_slides_of_the_talk_are_numbered_as_the_theme_asks(
    english: DossierPlan, theme: Theme
) -> None:
    def plan_numbered(number: str) -> DeckPlan:
        slide = replace(theme.slide, number=number)
        return plan_deck(english, replace(theme, slide=slide))

    plain = numbers_of(plan_numbered("n"))
    assert plain == [str(n) for n in range(2, len(plain) + 2)]
    assert numbers_of(plan_numbered("none")) == []
    plan = plan_numbered("n / N")
    close = next(s.number for s in plan.scenes if s.kind is SlideKind.CLOSE)
    assert numbers_of(plan) == [
        f"{number} / {close}" if int(number) <= close else number for number in plain
    ]


@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_the_numeral_of_an_opener_is_level_with_its_title(
    ratio: str, english: DossierPlan, theme: Theme
) -> None:
    theme = replace(theme, slide=replace(theme.slide, ratio=ratio))
    plan = plan_deck(with_sections(english, 3, SENTENCE), theme)
    places = set()
    for scene in plan.scenes:
        if scene.kind is not SlideKind.SECTION:
            continue
        numeral, title = (
            next(item.rect for item in walk_items(scene.items) if item.name == name)
            for name in ("Section number", "Title")
        )
        assert numeral.top < title.bottom
        assert title.top < numeral.bottom
        assert not numeral.meets(title)
        places.add((numeral, title))
    assert len(places) == 1


# ---------------------------------------------------------------- kicker and statuses


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ratio", ["16:9", "4:3"])
def test_statuses_at_the_head_have_their_words_in_any_face_and_kickers_give_way(
    english: DossierPlan, ratio: str, name: str
) -> None:
    theme = load_theme(name)
    theme = replace(theme, slide=replace(theme.slide, ratio=ratio))
    setter = Typesetter(theme)
    words = ("confirmed", "reported", "unconfirmed", "disputed")
    proof = english.claims[0].evidence
    for count in range(1, len(Status) + 1):
        marked = tuple(
            [
                replace(proof, number=20 + at, status=status, status_word=word)
                for at, (status, word) in enumerate(zip(Status, words, strict=True))
            ]
        )[:count]
        table = TableBlock(
            id="t",
            title="Apples",
            evidence=marked,
            columns=(TableColumn("Year", Align.START, 1.0),),
            rows=((Para((Run("2025"),)),),),
            note=None,
        )
        section = replace(english.sections[0], title=SENTENCE.strip(), blocks=(table,))
        plan = plan_deck(replace(english, sections=(section,)), theme)
        (slide,) = [one for one in plan.slides if one.kind is SlideKind.TABLE]
        bold = find_slide_font(theme, "label", bold=True)
        size = theme.slide.small.size
        assert [badge.status for badge in slide.head] == list(Status)[:count]
        for badge in slide.head:
            assert badge.status.value in badge.text
            needed = measure_width(badge.text, bold, size) + size.times(SYMBOL_ROOM)
            assert badge.box.width >= needed
            assert badge.box.left >= slide.kicker_box.right
        for one, other in pairwise(slide.head):
            assert one.box.right < other.box.left
        assert slide.head[-1].box.right <= setter.grid.head.right
        text = setter.make_text(slide.kicker, Style.KICKER, size)
        assert setter.count_lines(text, slide.kicker_box.width) == 1
