"""Whoever cannot see a deck is told all that it shows, in the order in which it stands."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from reporting.content.model import Content
from reporting.content.validate import load
from reporting.deck.render import render_deck
from reporting.deck.template.load import load_template
from reporting.design.theme import Theme, load_theme
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.record import replace
from reporting.slides.deck import plan_deck
from tests.deck.access import access_faults
from tests.deck.conftest import Made
from tests.deck.legibility import faint_words
from tests.deck.templates import edited, parts, with_samples
from tests.samples import WHEN
from tests.tools import ROOT

SLIDE = "ppt/slides/slide{}.xml"


def test_decks_of_every_kind_of_block_have_no_faults(
    english: Made, italian: Made
) -> None:
    assert access_faults(english.data) == []
    assert access_faults(italian.data) == []


@pytest.mark.parametrize(
    ("path", "code"), [("content.yaml", "en"), ("tests/heating/content.yaml", "fr")]
)
def test_whole_dossiers_have_no_faults(path: str, code: str) -> None:
    content = load(ROOT / path).content
    theme = load_theme().assign_accents([section.id for section in content.sections])
    dossier = plan_dossier(content, code, WHEN, theme)
    assert access_faults(render_deck(plan_deck(dossier, theme), theme)) == []


def test_a_deck_on_a_template_has_no_faults(
    dossier: DossierPlan, theme: Theme, tmp_path: Path
) -> None:
    """The number stands before the date there, and is read before it."""
    path = tmp_path / "corporate.pptx"
    path.write_bytes(with_samples())
    template = load_template(path, theme)
    plan = plan_deck(dossier, template.theme, template.grids, {}, template.looks)
    assert access_faults(render_deck(plan, template.theme, template)) == []


@pytest.mark.parametrize("name", [None, "editorial", "bulletin"])
def test_all_words_stand_out_from_what_is_behind_them(
    name: str | None, content: Content
) -> None:
    sections = [section.id for section in content.sections]
    theme = load_theme(name).assign_accents(sections)
    dossier = plan_dossier(content, "en", WHEN, theme)
    assert faint_words(render_deck(plan_deck(dossier, theme), theme)) == []


def test_faint_words_are_found(english: Made) -> None:
    """The colour of hairlines on paper, as of a slip in a theme."""

    def spoil(data: bytes) -> bytes:
        text = data.decode()
        start = text.index('name="Title"')
        old = re.compile(r"<a:solidFill>.*?</a:solidFill>", re.DOTALL)
        new = '<a:solidFill><a:srgbClr val="D8D8D8"/></a:solidFill>'
        return (text[:start] + old.sub(new, text[start:], count=1)).encode()

    found = faint_words(edited(english.data, {SLIDE.format(4): spoil}))
    assert len(found) == 1
    assert found[0].startswith("slide 4: ")


# ---------------------------------------------------------------- what would be found


def planted(deck: Made, slide: str, old: str, new: str) -> list[str]:
    """Return the faults of a deck one of whose slides was spoiled."""
    number = [one.id for one in deck.plan.slides].index(slide) + 1

    def spoil(data: bytes) -> bytes:
        text, count = re.subn(old, new, data.decode(), count=1, flags=re.DOTALL)
        assert count, old
        return text.encode()

    found = access_faults(edited(deck.data, {SLIDE.format(number): spoil}))
    assert found
    assert all(fault.startswith(f"slide {number}: ") for fault in found)
    return [fault.partition(": ")[2] for fault in found]


@pytest.mark.parametrize(
    ("slide", "old", "new", "fault"),
    [
        (
            "crop-column",
            r'(name="Chart") descr="[^"]*"',
            r"\1",
            "Chart is not described",
        ),
        (
            "picture",
            r'(name="Picture") descr="[^"]*"',
            r"\1",
            "Picture is not described",
        ),
        ("crop-table", ' firstRow="1"', "", "Table has no header row"),
        (
            "crop-table",
            r'(name="Table") descr="[^"]*"',
            r"\1",
            "Table is not described",
        ),
        ("points", r' tooltip="[^"]*"', "", "a link does not say where it leads"),
        ("points", r'name="Sources"', 'name="Text"', "2 shapes are called 'Text'"),
        ("points", r'(<a:rPr) lang="[^"]*"', r"\1", "no language"),
        (
            "points",
            r'<p:ph type="title"/>',
            '<p:ph type="body" idx="99"/>',
            "has no title",
        ),
    ],
)
def test_a_planted_fault_is_found(
    english: Made, slide: str, old: str, new: str, fault: str
) -> None:
    assert any(fault in one for one in planted(english, slide, old, new))


def test_a_title_that_stands_twice_is_found(english: Made) -> None:
    first, second = [one.id for one in english.plan.slides][3:5]
    title = english.slide(first).shapes.title.text_frame.text.replace("\v", "")
    words = "".join(f"<a:r><a:rPr lang='en-GB'/><a:t>{title}</a:t></a:r>")
    spoiled = r"\1" + words.replace("\\", "") + r"\2"
    found = planted(english, second, r'(name="Title".*?<a:p>).*?(</a:p>)', spoiled)
    assert found == [f"has the title of another: {title}"]


def test_a_link_on_decoration_is_found(english: Made) -> None:
    deck = Presentation(BytesIO(english.data))
    slide = deck.slides[3]
    strip = next(shape for shape in slide.shapes if shape.name == "Where we are")
    bar = strip.shapes[0]
    bar.click_action.target_slide = deck.slides[0]
    out = BytesIO()
    deck.save(out)
    faults = access_faults(out.getvalue())
    assert any("is decoration and leads somewhere" in fault for fault in faults)


def test_an_order_that_is_not_that_of_the_places_is_found(english: Made) -> None:
    deck = Presentation(BytesIO(english.data))
    for slide in deck.slides:
        if any(shape.name == "Sources" for shape in slide.shapes):
            break
    source = next(shape for shape in slide.shapes if shape.name == "Sources")
    tree = source._element.getparent()
    tree.remove(source._element)
    tree.insert(3, source._element)
    out = BytesIO()
    deck.save(out)
    assert any(
        "Sources is read before" in fault for fault in access_faults(out.getvalue())
    )


def test_a_frame_that_is_decoration_leads_nowhere(english: Made, theme: Theme) -> None:
    """Whatever a scene asks for: the writer makes no link of what is passed over."""
    from reporting.scene import Role, TextFrame  # noqa: PLC0415

    scenes = []
    for scene in english.plan.scenes:
        items = [
            replace(item, role=Role.DECORATION, link="#section-overview")
            if isinstance(item, TextFrame) and item.name == "Kicker"
            else item
            for item in scene.items
        ]
        scenes.append(replace(scene, items=tuple(items)))
    data = render_deck(replace(english.plan, scenes=tuple(scenes)), theme)
    for name, part in parts(data).items():
        if not name.startswith("ppt/slides/slide"):
            continue
        for about in etree.fromstring(part).iter("{*}cNvPr"):
            if about.find(".//{*}decorative") is not None:
                assert about.find("{*}hlinkClick") is None, name


# ---------------------------------------------------------------- what links say


def tips(deck: Made, slide: str) -> dict[str, str]:
    """Return what the links of a slide say, by their words."""
    found = {}
    for run in deck.slide(slide)._element.iter("{*}r"):
        link = run.find(".//{*}hlinkClick")
        if link is not None:
            found[run.findtext("{*}t")] = link.get("tooltip")
    return found


def test_links_say_where_they_lead_in_the_decks_language(
    english: Made, italian: Made
) -> None:
    said = tips(english, "points")
    assert said["2"].startswith("claim 2: ")
    assert any(tip.startswith("source 1: ") for tip in said.values())
    assert tips(italian, "points")["2"].startswith("affermazione 2: ")
    back = tips(english, "claims")
    assert re.fullmatch(r"slide \d+: .+", back["2"])


def test_the_title_of_a_source_has_its_own_language(english: Made) -> None:
    spoken = {
        run.findtext("{*}t"): run.find("{*}rPr").get("lang")
        for run in english.slide("sources")._element.iter("{*}r")
    }
    foreign = {text for text, lang in spoken.items() if lang.startswith("it")}
    assert len(foreign) == 1
