"""Planned receipts and a theme -> a PDF in the look of the dossier, by its own page engine.

A claim stands across text and margin: what is shown of its sources in the text column, what
came of the check beside it in the margin. The annex is tagged and keeps to the standards that
the dossier keeps to; what no typeface has is shown as a box.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.theme import Theme
from reporting.dossier.galley.compose import (
    keep_together,
    stack,
)
from reporting.dossier.galley.galley import (
    Galley,
    Slabs,
)
from reporting.dossier.galley.page import Breaking, Part
from reporting.dossier.pages.cover import make_cover
from reporting.dossier.pages.furniture import Furniture
from reporting.dossier.pages.opener import typeset_heading
from reporting.dossier.pages.paginate import paginate
from reporting.dossier.pages.printed_pages import (
    list_end_pages,
    list_titled,
    measure_page,
    print_page,
)
from reporting.dossier.pages.setting import make_context
from reporting.dossier.pages.source_list import typeset_sources
from reporting.dossier.paint.dossier import make_painter
from reporting.dossier.render import write_file
from reporting.dossier.typeset.context import TypesetContext
from reporting.pdf.conformance import UA_1, Conformance
from reporting.plan.model import DossierPlan
from reporting.plan.words import Run
from reporting.receipts.annex_claims import ClaimTypesetter
from reporting.receipts.model import (
    ReceiptsPlan,
)
from reporting.record import replace

_GAP = 3.0
"""Between the paragraphs of the opening and of the closing, in points."""


def write_annex(
    plan: ReceiptsPlan, theme: Theme, conformance: Conformance = UA_1
) -> tuple[bytes, int]:
    """Return the annex and how many pages it has; equal plans and themes give equal bytes.

    Args:
        plan: what it says.
        theme: how it looks; an annex is never for a press.
        conformance: the standards that it keeps to.
    """
    theme = replace(theme, print=replace(theme.print, press=False))
    dossier = name_annex(plan)
    setting = make_context(dossier, theme)
    painter = make_painter(setting, dossier.meta.language, conformance)
    place = setting.begin().group("Sect", id="part-cover")
    accents = [theme.accent(section.id) for section in dossier.sections]
    cover = make_cover(place, dossier.cover, accents)
    opening = painter.add_part([tuple(place.tags)])
    painter.paint(painter.begin_page(), cover, part=opening)
    parts = list(_Typesetter(setting, plan).list_parts())
    for part in parts:
        painter.add_part([galley.tags for galley in part.galleys])
        painter.add_outline(list_titled(part))
    late = setting.begin()
    furniture = Furniture(late, dossier)
    pages = paginate(parts, measure_page(setting), first_folio=2)
    for page in (
        *pages,
        *list_end_pages(
            setting.sheet,
            pages[-1],
        ),
    ):
        canvas = painter.begin_page()
        printed = print_page(late, furniture, page)
        painter.paint(canvas, printed, tuple(late.tags))
        late.tags.clear()
    painted = painter.finish()
    count = len(painted.document.pages)
    return write_file(dossier, theme, painted, ()), count


def name_annex(plan: ReceiptsPlan) -> DossierPlan:
    """Return the dossier's plan with the annex's own names, for cover and running heads."""
    dossier = plan.dossier
    cover = replace(
        dossier.cover,
        title=plan.title,
        subtitle=plan.annex,
        why_now=plan.opening[0],
        ask="",
        origin=None,
    )
    title = f"{plan.title} · {dossier.meta.title}"
    meta = replace(
        dossier.meta,
        title=title,
        subject=plan.opening[0],
    )
    return replace(dossier, cover=cover, meta=meta, running_head=title)


class _Typesetter:
    """Sets the parts of an annex.

    Args:
        setting: the text column, at the top of the document.
        plan: what it says.
    """

    def __init__(self, setting: TypesetContext, plan: ReceiptsPlan) -> None:
        self.setting = setting
        self.plan = plan
        self.fill = plan.dossier.language.fill_phrase
        self.claims = ClaimTypesetter(plan, setting.theme)

    def list_parts(self) -> Iterator[Part]:
        """Yield the claims, then the sources, each with its heading."""
        labels = self.plan.dossier.labels
        yield self.make_part("claims", labels.claims, Breaking.PAGE)
        if self.plan.sources:
            yield self.make_part("sources", labels.sources, Breaking.RUN_ON)

    def make_part(self, name: str, title: str, begins: Breaking) -> Part:
        """Return a part across text and margin."""
        wide = self.setting.in_width(self.setting.across)
        place = wide.begin().group(
            "Sect",
            id=f"part-{name}",
        )
        heading = typeset_heading(place, title, name, is_wide=True)
        below = place.below()
        galleys = [heading]
        if name == "claims":
            galleys.append(self.set_opening(below.begin()))
            for claim in self.plan.claims:
                galleys.append(
                    self.claims.set_claim(
                        below.begin(),
                        claim,
                    )
                )
        else:
            galleys += typeset_sources(below.begin(), self.plan.sources)
            galleys.append(self.set_closing(below.begin()))
        return Part(
            title,
            tuple(galleys),
            begins,
            self.setting.accent,
        )

    def set_opening(self, setting: TypesetContext) -> Galley:
        """Set how much is shown, whose it is, and what came of the check in numbers."""
        lang = self.plan.dossier.language
        style = setting.styles.aside
        width = setting.theme.page.text.pt
        x = setting.flip(0, width)
        parts: list[Slabs] = []
        for words in self.plan.opening[1:]:
            parts.append(
                setting.words(
                    words,
                    style,
                    width=width,
                    x=x,
                )
            )
        counts = [f"{word}\u00a0{count}" for _, word, count in self.plan.tallies]
        label = f"{self.fill('receipts_verdict')}{setting.labels.colon}"
        if counts:
            runs = (
                Run(label),
                Run(
                    lang.comma.join(counts),
                    bold=True,
                ),
            )
            parts.append(
                setting.words(
                    runs,
                    style,
                    width=width,
                    x=x,
                )
            )
        return setting.finish(
            stack(
                *parts,
                gap=_GAP,
            ),
            is_wide=True,
            after=style.leading,
        )

    def set_closing(self, setting: TypesetContext) -> Galley:
        """Set how paragraphs are counted, and of which content this is."""
        style = setting.styles.small
        width = setting.theme.page.text.pt
        x = setting.flip(0, width)
        parts: list[Slabs] = []
        for words in self.plan.closing:
            parts.append(
                setting.words(
                    words,
                    style,
                    width=width,
                    x=x,
                )
            )
        slabs = keep_together(
            stack(
                *parts,
                gap=_GAP,
            )
        )
        return setting.finish(slabs, is_wide=True, before=style.leading)
