"""A planned dossier -> the names under which links, contents and outline find its places."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.dossier.blocks.text_blocks import name_block_anchor
from reporting.plan.model import DossierPlan


def name_section_anchor(name: str) -> str:
    """Return the name under which links and the contents find the section of an id."""
    return f"section-{name}"


def name_source_anchor(name: str) -> str:
    """Return the name under which links find a source."""
    return f"source-{name}"


def name_entity_anchor(name: str) -> str:
    """Return the name under which links find an entity."""
    return f"entity-{name}"


def list_section_anchors(plan: DossierPlan) -> dict[str, str]:
    """Return the anchor of each section, by its id."""
    names = [section.id for section in plan.sections]
    return {name: name_section_anchor(name) for name in names}


def list_block_anchors(plan: DossierPlan) -> dict[str, str]:
    """Return the anchor of each block that a section shows, by its id."""
    anchors: dict[str, str] = {}
    for section in plan.sections:
        for block in section.blocks:
            anchors[block.id] = name_block_anchor(block.id)
    return anchors


def list_anchors(plan: DossierPlan) -> Mapping[str, str]:
    """Return where links lead: by the place's name, and by the bare id that content uses.

    An id may be that of two things; then the later of these is meant.
    """
    names = [*list_section_anchors(plan).items()]
    names += [*list_block_anchors(plan).items()]
    names += [(entry.evidence.claim, entry.evidence.anchor) for entry in plan.claims]
    names += [(entry.id, name_entity_anchor(entry.id)) for entry in plan.entities]
    names += [(entry.id, name_source_anchor(entry.id)) for entry in plan.sources]
    places = {anchor: anchor for _, anchor in names}
    return dict(names) | places
