"""The sources -> the slides after the claims: each with what rests on it.

They take no time of the talk. The source lines of its slides lead here.
"""

from __future__ import annotations

from collections.abc import Hashable

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.i18n import Language
from reporting.memory import Same, remember
from reporting.plan.model import DossierPlan, SourceEntry
from reporting.plan.words import Run, name_claims
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.packing import Row
from reporting.slides.source_line import name_source_anchor
from reporting.slides.stacked import lay_out_stacked, make_entry
from reporting.slides.titles import place_under_title
from reporting.slides.typesetter import Typesetter

DETAILS_SHOWN = 3
"""Of a source's details a slide shows the first: outlet, author, date."""


def _key(setter: Typesetter, dossier: DossierPlan, title: str) -> Hashable:
    """Return what the list of sources is laid out from."""
    return (setter, dossier.language, title, *map(Same, dossier.sources))


@remember(_key)
def lay_out_sources(
    setter: Typesetter,
    dossier: DossierPlan,
    title: str,
) -> tuple[SlideBody, ...]:
    """List the sources by their numbers, each with what rests on it.

    Args:
        setter: measures.
        dossier: that the deck is planned from.
        title: of the slides.

    Returns:
        none where nothing is cited.
    """
    if not dossier.sources:
        return ()

    def make_rows(size: Length) -> list[Row]:
        rows = []
        for entry in dossier.sources:
            rows.append(Row(_set_source(setter, dossier.language, entry, size)))
        return rows

    place = place_under_title(setter, title, SlideKind.SOURCES)
    tokens = setter.tokens
    floor = min(tokens.backup_floor, tokens.body_floor)
    sizes = setter.list_kind_sizes(
        SlideKind.SOURCES,
        tokens.step,
        floor,
    )
    bodies = []
    for body in lay_out_stacked(setter, SlideKind.SOURCES, make_rows, place, sizes):
        texts = body.frames[0].texts
        numbers = [text.number for text in texts if text.number]
        found = [name_source_anchor(number) for number in numbers]
        bodies.append(replace(body, anchors=tuple(found)))
    return tuple(bodies)


def _set_source(
    setter: Typesetter,
    language: Language,
    source: SourceEntry,
    size: Length,
) -> tuple[SlideText, ...]:
    """Return the texts of a source: its title, its details, the claims that rest on it."""
    shown = source.details[:DETAILS_SHOWN]
    colon = language.labels["colon"]
    details = []
    for name, value in shown:
        details.append(f"{name}{colon}{value}")
    runs = [Run(" · ".join(details))]
    if source.link:
        runs += [Run(" · "), Run(source.link, link=source.link)]
    title = Run(source.title, lang=source.language)
    texts = [
        make_entry(setter, (title,), size, source.number),
        setter.make_text(tuple(runs), Style.ENTRY_TEXT, size),
    ]
    if source.claims:
        label = f"{language.labels['rests_on_it']}{colon}"
        claims = name_claims(label, source.claims, language.comma)
        text = setter.make_text(claims, Style.ENTRY_TEXT, size)
        texts.append(text)
    return tuple(texts)
