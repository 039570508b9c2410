"""Every part has the prefixes that everyone writes, whoever wrote the template."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from reporting.deck.ooxml.prefixes import set_usual_prefixes
from reporting.deck.ooxml.xml import NAMESPACES
from reporting.deck.render import render_deck
from reporting.deck.template.load import load_template
from reporting.design.theme import Theme
from reporting.plan.model import DossierPlan
from reporting.slides.deck import plan_deck
from tests.deck.conftest import Made
from tests.deck.templates import default, parts, with_samples, zipped
from tests.tools import audit_errors, ooxml_errors, strict_reader_errors

USUAL = {space: prefix for prefix, space in NAMESPACES.items()}
MC = NAMESPACES["mc"]


def strange_prefixes(data: bytes) -> set[str]:
    """Return the prefixes of a package that nobody writes, with their parts."""
    found = set()
    for name, part in parts(data).items():
        if not name.endswith(".xml"):
            continue
        for element in etree.fromstring(part).iter(etree.Element):
            for prefix, space in element.nsmap.items():
                if space in USUAL and prefix != USUAL[space]:
                    found.add(f"{name}: {prefix} for {USUAL[space]}")
            unknown = {
                word
                for word in element.get(f"{{{MC}}}Ignorable", "").split()
                if word not in element.nsmap
            }
            found |= {f"{name}: ignores {word}" for word in unknown}
    return found


def by_element_tree(data: bytes) -> bytes:
    """Return a package as ElementTree writes it, which numbers namespaces: ns0, ns1."""
    written = {}
    for name, part in parts(data).items():
        written[name] = part
        if name.endswith(".xml") and name != "[Content_Types].xml":
            root = ET.fromstring(part)  # noqa: S314  (our own bytes)
            written[name] = ET.tostring(root, "UTF-8")
    return zipped(written)


def without_prefixes(data: bytes) -> bytes:
    """Return a package whose main part and master have their own namespace without a prefix."""
    written = parts(data)
    for name in ("ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"):
        plain = re.sub(rb"(</?)p:", rb"\1", written[name])
        written[name] = plain.replace(b"xmlns:p=", b"xmlns=")
    return zipped(written)


def test_our_own_decks_have_the_usual_prefixes(english: Made) -> None:
    assert strange_prefixes(english.data) == set()


@pytest.mark.parametrize("rewrite", [by_element_tree, without_prefixes])
def test_a_deck_has_the_usual_prefixes_on_anyones_template(
    rewrite: Callable[[bytes], bytes],
    dossier: DossierPlan,
    theme: Theme,
    tmp_path: Path,
) -> None:
    given = rewrite(with_samples())
    assert strange_prefixes(given)
    path = tmp_path / "corporate.pptx"
    path.write_bytes(given)
    template = load_template(path, theme)
    plan = plan_deck(dossier, template.theme, template.grids, {}, template.looks)
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(render_deck(plan, template.theme, template))
    assert strange_prefixes(deck.read_bytes()) == set()
    assert ooxml_errors(deck) == []


def test_a_template_without_its_settings_is_given_them(
    dossier: DossierPlan, theme: Theme, tmp_path: Path
) -> None:
    """PowerPoint repairs a presentation that lacks them; those of a template are its maker's."""
    path = tmp_path / "corporate.pptx"
    path.write_bytes(default())
    template = load_template(path, theme)
    assert "ppt/viewProps.xml" not in template.found.parts
    plan = plan_deck(dossier, template.theme, template.grids, {}, template.looks)
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(render_deck(plan, template.theme, template))
    assert audit_errors(deck) == []
    assert strict_reader_errors(deck) == []
    assert b"<p:viewPr" in parts(deck.read_bytes())["ppt/viewProps.xml"]


# ---------------------------------------------------------------- one part


def rewritten(xml: str) -> str:
    root = set_usual_prefixes(etree.fromstring(xml))
    return etree.tostring(root, encoding="unicode")


def test_prefixes_are_renamed_with_the_lists_that_name_them() -> None:
    p, r, p14 = NAMESPACES["p"], NAMESPACES["r"], NAMESPACES["p14"]
    given = (
        f'<ns0:sld xmlns:ns0="{p}" xmlns:m="{MC}" xmlns:q="{p14}" xmlns:o="urn:other"'
        ' m:Ignorable="q o"><!-- kept --><m:AlternateContent><m:Choice Requires="q">'
        f'<q:media xmlns:ns9="{r}" ns9:embed="rId1"/>tail</m:Choice></m:AlternateContent>'
        "</ns0:sld>"
    )
    found = rewritten(given)
    assert "ns0" not in found
    assert '<p:sld xmlns:p="' in found
    assert 'mc:Ignorable="p14 o"' in found
    assert (
        '<mc:Choice Requires="p14"><p14:media r:embed="rId1"/>tail</mc:Choice>' in found
    )
    assert "<!-- kept -->" in found


def test_another_namespace_gives_a_usual_prefix_back() -> None:
    given = f'<r xmlns="urn:a" xmlns:r="urn:b" r:x="1"><e xmlns:y="{NAMESPACES["r"]}" y:id="2"/></r>'
    root = etree.fromstring(rewritten(given))
    assert root.nsmap["r"] == NAMESPACES["r"]
    assert root.tag == "{urn:a}r"
    assert root.get("{urn:b}x") == "1"
    assert root[0].get(f"{{{NAMESPACES['r']}}}id") == "2"


def test_a_part_with_usual_prefixes_is_left_as_it_is() -> None:
    root = etree.fromstring(f'<p:sld xmlns:p="{NAMESPACES["p"]}"/>')
    assert set_usual_prefixes(root) is root
