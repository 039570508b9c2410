"""Planned receipts and a theme -> a PDF in the look of the dossier, by its own page engine.

A claim stands across text and margin: what is shown of its sources in the text column, what
came of the check beside it in the margin. The annex is tagged and keeps to the standards that
the dossier keeps to; what no typeface has is shown as a box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reporting.design.fonts import find_missing_characters
from reporting.design.theme import Theme
from reporting.dossier.galley.compose import (
    Cell,
    abreast,
    abreast_up_to,
    add_anchor,
    add_marks,
    keep_together,
    make_space,
    stack,
    tie_foot,
    tie_head,
)
from reporting.dossier.galley.galley import (
    NEVER,
    Anchor,
    Galley,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.galley.marks import Fill
from reporting.dossier.galley.page import Breaking, Part
from reporting.dossier.pages.cover import make_cover
from reporting.dossier.pages.furniture import Furniture
from reporting.dossier.pages.measured_lines import measure_words
from reporting.dossier.pages.opener import typeset_heading
from reporting.dossier.pages.paginate import paginate
from reporting.dossier.pages.printed_pages import (
    list_end_pages,
    list_titled,
    measure_page,
    measure_paper,
    print_page,
)
from reporting.dossier.pages.source_list import typeset_sources
from reporting.dossier.paint.dossier import DossierPainter
from reporting.dossier.render import make_context, write_file
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import set_symbol_line
from reporting.pdf.conformance import UA_1, Conformance
from reporting.plan.model import DossierPlan
from reporting.plan.words import Run, Runs, name_claims
from reporting.receipts.model import (
    CitationPlan,
    ClaimPlan,
    PassagePlan,
    ReceiptsPlan,
    weigh,
)
from reporting.record import replace

_BOX = "□"
"""What is shown of a character that no typeface has."""
_INSET = 9.0
"""From the bar beside a passage to its words, in points."""
_BAR = 2.0
"""Width of that bar, in points."""
_GAP = 6.0
"""Between the parts of a receipt, in points."""
_NUMBER_GAP = 8.0
"""Between the number of a claim and its words, in points."""
_WHOLE = 0.45
"""Share of the column up to which a receipt is never cut."""
_KEPT = 3.0
"""Lines of a receipt that stand with the claim above it."""
_HEADING = 0.88
"""Size of a claim, as a share of a heading's."""
_SIGNS = {"found": "✓", "doubt": "▲", "nothing": "○"}
"""What stands before a verdict, by what it shows."""

_PARTED = (Run("\u00a0·"), Run(" "))
"""Stands between two terms; no line begins with it."""


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
    painter = DossierPainter(
        measure_paper(setting), theme, dossier.meta.language, setting.place, conformance
    )
    place = setting.begin().group("Sect", id="part-cover")
    accents = [theme.accent(section.id) for section in dossier.sections]
    cover = make_cover(place, dossier.cover, accents)
    painter.add_tags(place.tags)
    painter.paint(painter.begin_page(), cover)
    parts = list(_Typesetter(setting, plan).list_parts())
    for part in parts:
        for galley in part.galleys:
            painter.add_tags(galley.tags)
        painter.add_outline(list_titled(part))
    late = setting.begin()
    furniture = Furniture(late, dossier)
    pages = paginate(parts, measure_page(setting), first_folio=2)
    for page in (*pages, *list_end_pages(setting.sheet, pages[-1])):
        canvas = painter.begin_page()
        printed = print_page(late, furniture, page)
        painter.add_tags(late.tags)
        late.tags.clear()
        painter.paint(canvas, printed)
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
    meta = replace(dossier.meta, title=title, subject=plan.opening[0])
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
        self.boxes = box_missing(plan, setting.theme)

    def list_parts(self) -> Iterator[Part]:
        """Yield the claims, then the sources, each with its heading."""
        labels = self.plan.dossier.labels
        yield self.make_part("claims", labels.claims, Breaking.PAGE)
        if self.plan.sources:
            yield self.make_part("sources", labels.sources, Breaking.RUN_ON)

    def make_part(self, name: str, title: str, begins: Breaking) -> Part:
        """Return a part across text and margin."""
        wide = self.setting.in_width(self.setting.across)
        place = wide.begin().group("Sect", id=f"part-{name}")
        heading = typeset_heading(place, title, name, is_wide=True)
        below = place.below()
        galleys = [heading]
        if name == "claims":
            galleys.append(self.set_opening(below.begin()))
            for claim in self.plan.claims:
                galleys.append(self.set_claim(below.begin(), claim))
        else:
            galleys += typeset_sources(below.begin(), self.plan.sources)
            galleys.append(self.set_closing(below.begin()))
        return Part(title, tuple(galleys), begins, self.setting.accent)

    # -- words

    def box(self, runs: Runs) -> Runs:
        """Return runs with a box for each character that no typeface has."""
        boxed: list[Run] = []
        for run in runs:
            words = run.text.translate(self.boxes)
            boxed.append(run if words == run.text else replace(run, text=words))
        return tuple(boxed)

    def set_opening(self, setting: TypesetContext) -> Galley:
        """Set how much is shown, whose it is, and what came of the check in numbers."""
        lang = self.plan.dossier.language
        style = setting.styles.aside
        width = setting.theme.page.text.pt
        x = setting.flip(0, width)
        parts: list[Slabs] = []
        for words in self.plan.opening[1:]:
            parts.append(setting.words(words, style, width=width, x=x))
        counts = [f"{word}\u00a0{count}" for _, word, count in self.plan.tallies]
        label = f"{self.fill('receipts_verdict')}{setting.labels.colon}"
        if counts:
            runs = (Run(label), Run(lang.comma.join(counts), bold=True))
            parts.append(setting.words(runs, style, width=width, x=x))
        return setting.finish(
            stack(*parts, gap=_GAP / 2), is_wide=True, after=style.leading
        )

    def set_closing(self, setting: TypesetContext) -> Galley:
        """Set how paragraphs are counted, and of which content this is."""
        style = setting.styles.small
        width = setting.theme.page.text.pt
        x = setting.flip(0, width)
        parts: list[Slabs] = []
        for words in self.plan.closing:
            parts.append(setting.words(words, style, width=width, x=x))
        slabs = keep_together(stack(*parts, gap=_GAP / 2))
        return setting.finish(slabs, is_wide=True, before=style.leading)

    # -- claims

    def set_claim(self, setting: TypesetContext, claim: ClaimPlan) -> Galley:
        """Set a claim, who says so, and its receipts."""
        evidence = claim.evidence
        style = setting.styles.aside
        place = setting.group_located("Sect", evidence.anchor, evidence.origin)
        head = self.set_heading(place, claim)
        who = f"{self.fill('claims_who')}{setting.labels.colon}{evidence.who}"
        said = (Run(f"{evidence.status_word} · {who}"),)
        parts = [set_symbol_line(place, evidence, said)]
        if claim.contradicts:
            label = f"{setting.labels.contradicts}{setting.labels.colon}"
            comma = setting.language.comma
            against = name_claims(label, claim.contradicts, comma)
            parts.append(place.words(against, setting.styles.small))
        above = keep_together(stack(head, *parts, gap=2.0))
        below = place.below()
        receipts = [self.set_citation(below, each) for each in claim.citations]
        first = make_space(_GAP, NEVER)
        slabs = stack((*above, first), stack(*receipts, gap=2 * _GAP))
        kept = measure_height((*above, first)) + _KEPT * style.leading
        text = "".join(run.text for run in claim.text).translate(self.boxes)
        anchor = Anchor(evidence.anchor, f"{evidence.number} {text}", 1)
        return setting.finish(
            add_anchor(tie_head(slabs, kept), anchor),
            is_wide=True,
            before=style.leading * 1.4,
            after=style.leading,
        )

    def set_heading(self, place: TypesetContext, claim: ClaimPlan) -> Slabs:
        """Return number and words of a claim side by side, one heading."""
        style = place.styles.h2
        style = replace(
            style, size=style.size * _HEADING, leading=style.leading * _HEADING
        )
        heading = place.elem(f"H{place.level + 1}")
        number = str(claim.evidence.number)
        taken = measure_words(place, number, style) + _NUMBER_GAP
        room = place.width - taken
        numbered = place.words(
            number, style, width=taken, tag=heading, ink=place.accent
        )
        words = place.words(self.box(claim.text), style, width=room, tag=heading)
        cells = [
            Cell(place.flip(0, taken), numbered),
            Cell(place.flip(taken, room), words),
        ]
        return abreast(cells, whole=True)

    # -- receipts

    def set_citation(self, setting: TypesetContext, citation: CitationPlan) -> Slabs:
        """Return a receipt: what is shown in the text column, what came of it beside."""
        page = setting.theme.page
        place = setting.group("Sect")
        text = place.in_width(page.text.pt)
        margin = place.in_width(page.margin.pt)
        left = self.set_source(text, citation)
        right = self.set_facts(margin, citation)
        apart = page.across.pt - page.margin.pt
        cells = [
            Cell(place.flip(0, page.text.pt), left),
            Cell(place.flip(apart, page.margin.pt), right),
        ]
        return abreast_up_to(cells, setting.column_height * _WHOLE)

    def set_source(self, place: TypesetContext, citation: CitationPlan) -> Slabs:
        """Return the source with what is shown of it, and what is left out."""
        styles = place.styles
        plain = replace(styles.label, patterns="")
        link = f"#{citation.anchor}"
        named = [replace(run, link=link) for run in self.box(citation.title)]
        title = place.heading(tuple(named), plain)
        small = replace(styles.small, patterns="")
        byline = place.words(self.box((Run(citation.byline),)), small)
        parts = [keep_together((*title, *byline))]
        for passage in citation.passages:
            parts.append(self.set_passage(place, passage))
        notes = [place.words(words, styles.small) for words in citation.remarks]
        label = f"{self.fill('receipts_shows')}{place.labels.colon}"
        shows = (Run(label, bold=True), Run(citation.shows))
        notes.append(place.words(shows, styles.small))
        gap = _GAP * 0.6
        below = keep_together(stack(*notes, gap=gap))
        kept = measure_height(below) + gap + 2 * styles.aside.leading
        return tie_foot(stack(*parts, below, gap=gap), kept)

    def set_passage(self, place: TypesetContext, passage: PassagePlan) -> Slabs:
        """Return a paragraph of a source beside a bar, below the word on which it is."""
        styles = place.styles
        style = styles.aside if passage.place != "beside" else styles.cell
        ink = place.accent
        if passage.place == "beside":
            ink = place.theme.colours.hairline
        label = place.words(passage.label, styles.small)
        room = place.width - _INSET
        x = place.flip(_INSET, room)
        quoted = place.group("BlockQuote")
        words = quoted.words(self.box(passage.runs), style, width=room, x=x)
        bar = place.flip(0, _BAR)
        barred: list[Slab] = []
        for slab in words:
            fill = Fill(bar, 0, _BAR, slab.height, ink)
            barred.append(add_marks(slab, (fill,)))
        return (*keep_together(label), *barred)

    def set_facts(self, place: TypesetContext, citation: CitationPlan) -> Slabs:
        """Return the verdict with its reason, what was looked for, the day, the hash."""
        sign = _SIGNS[weigh(citation.verdict)]
        listed = place.group("L", numbering="None")
        reasons = " ".join(citation.reasons)
        verdict = (
            Run(f"{sign}\u00a0{citation.verdict_word}", bold=True),
            Run(f". {reasons}"),
        )
        terms: list[Run] = []
        for number, term in enumerate(citation.terms):
            terms += _PARTED if number else ()
            terms += self.box(term)
        pairs: list[tuple[str, Runs]] = [
            (self.fill("receipts_verdict"), verdict),
            (self.fill("receipts_terms"), tuple(terms)),
        ]
        for label, value in citation.facts:
            pairs.append((label, (Run(value),)))
        return stack(*self.set_pairs(listed, pairs), gap=_GAP / 2)

    def set_pairs(
        self, listed: TypesetContext, pairs: Sequence[tuple[str, Runs]]
    ) -> Iterator[Slabs]:
        """Yield labels with their values behind them, an item each."""
        plain = replace(listed.styles.cell, patterns="")
        for label, value in pairs:
            item = listed.group("LI")
            named = (Run(f"{label}{listed.labels.colon}"),)
            parts = [(named, item.elem("Lbl")), (value, item.elem("LBody"))]
            yield keep_together(item.join_runs(parts, plain))


def box_missing(plan: ReceiptsPlan, theme: Theme) -> Mapping[int, str]:
    """Return a box for each character of what receipts say that no typeface has."""
    used: set[str] = set()
    for claim in plan.claims:
        used.update(*(run.text for run in claim.text))
        for citation in claim.citations:
            used.update(citation.byline, *(run.text for run in citation.title))
            for passage in citation.passages:
                used.update(*(run.text for run in passage.runs))
            for term in citation.terms:
                used.update(*(run.text for run in term))
    missing = find_missing_characters(theme, used)
    return {ord(character): _BOX for character in missing}
