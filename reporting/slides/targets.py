"""Slides -> what links within the deck find: by anchor, the slide that it names, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.plan.model import DossierPlan
from reporting.plan.words import plain_line, plain_text
from reporting.scene import SlideKind
from reporting.slides.claims_table import name_first_shown
from reporting.slides.model import Slide
from reporting.slides.openers import name_opening
from reporting.slides.source_line import name_source_anchor

AGENDA = "agenda"
"""Anchor of the agenda."""


def find_targets(slides: Sequence[Slide]) -> dict[str, str]:
    """Return by anchor the id of the first slide that a link to it finds.

    One that is shown goes before one that is hidden.

    A slide has anchors of the claims that it shows, the entries that it lists, and the section
    that it opens.
    """
    targets: dict[str, str] = {}
    for slide in sorted(slides, key=lambda slide: slide.hidden):
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


def tell_targets(
    dossier: DossierPlan,
    slides: Sequence[Slide],
    targets: Mapping[str, str],
) -> dict[str, str]:
    """Return by anchor where a link to it leads, in the deck's language.

    A link is often a bare number; this is what is read out with it, and what stands beside
    the pointer.

    Args:
        dossier: that the deck is planned from.
        slides: of the deck.
        targets: by anchor, the id of the slide that a link to it finds.
    """
    phrase = dossier.language.fill_phrase
    slide_tips: dict[str, str] = {}
    for number, slide in enumerate(slides, 1):
        title = plain_text(slide.title.runs)
        slide_tips[slide.id] = phrase(
            "spoken_slide",
            number=number,
            title=title,
        )
    tips = {anchor: slide_tips[identity] for anchor, identity in targets.items()}
    for entry in dossier.claims:
        words = plain_text(entry.text)
        number = entry.evidence.number
        tips[entry.evidence.anchor] = phrase(
            "spoken_claim",
            number=number,
            words=words,
        )
    for source in dossier.sources:
        anchor = name_source_anchor(source.number)
        tips[anchor] = phrase(
            "spoken_source",
            number=source.number,
            title=source.title,
        )
    for section in dossier.sections:
        title = plain_line(section.takeaway)
        tips[name_opening(section.id)] = phrase(
            "spoken_section",
            number=section.number,
            title=title,
        )
    return tips
