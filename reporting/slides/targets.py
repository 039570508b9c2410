"""Slides -> what links within the deck find: by anchor, the slide that it names."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.scene import SlideKind
from reporting.slides.claims_table import name_first_shown
from reporting.slides.model import Slide
from reporting.slides.openers import name_opening

AGENDA = "agenda"
"""Anchor of the agenda."""


def find_targets(slides: Sequence[Slide]) -> dict[str, str]:
    """Return by anchor the id of the first slide that a link to it finds.

    A slide has anchors of the claims that it shows, the entries that it lists, and the section
    that it opens.
    """
    targets: dict[str, str] = {}
    for slide in slides:
        body = slide.body
        anchors = list(body.anchors)
        if not slide.backup:
            for proof in (*body.shared, *body.evidence):
                anchors.append(name_first_shown(proof.claim))
        if slide.section and slide.kind is SlideKind.SECTION:
            anchors.append(name_opening(slide.section.id))
        if slide.kind is SlideKind.AGENDA:
            anchors.append(AGENDA)
        for anchor in anchors:
            targets.setdefault(anchor, slide.id)
    return targets
