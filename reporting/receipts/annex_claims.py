"""A planned claim -> a galley: its words, and for each citation a receipt.

What is shown of a source stands in the text column, what came of the check beside it in the
margin.
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
from reporting.dossier.pages.measured_lines import measure_words
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import set_symbol_line
from reporting.paper.marks import Fill
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


class ClaimTypesetter:
    """Sets claims with their receipts.

    Args:
        plan: what the annex says.
        theme: its typefaces; what none of them has is shown as a box.
    """

    def __init__(self, plan: ReceiptsPlan, theme: Theme) -> None:
        self.fill = plan.dossier.language.fill_phrase
        self.boxes = box_missing(plan, theme)

    def box(self, runs: Runs) -> Runs:
        """Return runs with a box for each character that no typeface has."""
        boxed: list[Run] = []
        for run in runs:
            words = run.text.translate(self.boxes)
            boxed.append(
                run
                if words == run.text
                else replace(
                    run,
                    text=words,
                )
            )
        return tuple(boxed)

    def set_claim(self, setting: TypesetContext, claim: ClaimPlan) -> Galley:
        """Set a claim, who says so, and its receipts."""
        evidence = claim.evidence
        style = setting.styles.aside
        place = setting.group_located(
            "Sect",
            evidence.anchor,
            evidence.origin,
        )
        head = self.set_heading(place, claim)
        who = f"{self.fill('claims_who')}{setting.labels.colon}{evidence.who}"
        said = (Run(f"{evidence.status_word} · {who}"),)
        parts = [set_symbol_line(place, evidence, said)]
        if claim.contradicts:
            label = f"{setting.labels.contradicts}{setting.labels.colon}"
            comma = setting.language.comma
            against = name_claims(label, claim.contradicts, comma)
            parts.append(
                place.words(
                    against,
                    setting.styles.small,
                )
            )
        above = keep_together(stack(head, *parts, gap=2.0))
        below = place.below()
        receipts = [
            self.set_citation(
                below,
                each,
            )
            for each in claim.citations
        ]
        first = make_space(_GAP, NEVER)
        slabs = stack(
            (*above, first),
            stack(*receipts, gap=2 * _GAP),
        )
        kept = measure_height((*above, first)) + _KEPT * style.leading
        text = "".join(run.text for run in claim.text).translate(self.boxes)
        anchor = Anchor(
            evidence.anchor,
            f"{evidence.number} {text}",
            1,
        )
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
            style,
            size=style.size * _HEADING,
            leading=style.leading * _HEADING,
        )
        heading = place.elem(f"H{place.level + 1}")
        number = str(claim.evidence.number)
        taken = measure_words(place, number, style) + _NUMBER_GAP
        room = place.width - taken
        numbered = place.words(
            number,
            style,
            width=taken,
            tag=heading,
            ink=place.accent,
        )
        words = place.words(
            self.box(claim.text),
            style,
            width=room,
            tag=heading,
        )
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
            Cell(
                place.flip(0, page.text.pt),
                left,
            ),
            Cell(
                place.flip(apart, page.margin.pt),
                right,
            ),
        ]
        return abreast_up_to(cells, setting.column_height * _WHOLE)

    def set_source(self, place: TypesetContext, citation: CitationPlan) -> Slabs:
        """Return the source with what is shown of it, and what is left out."""
        styles = place.styles
        plain = replace(styles.label, patterns="")
        link = f"#{citation.anchor}"
        named = [
            replace(
                run,
                link=link,
            )
            for run in self.box(citation.title)
        ]
        title = place.heading(tuple(named), plain)
        small = replace(styles.small, patterns="")
        byline = place.words(
            self.box((Run(citation.byline),)),
            small,
        )
        parts = [keep_together((*title, *byline))]
        for passage in citation.passages:
            parts.append(self.set_passage(place, passage))
        notes = [
            place.words(
                words,
                styles.small,
            )
            for words in citation.remarks
        ]
        label = f"{self.fill('receipts_shows')}{place.labels.colon}"
        shows = (
            Run(
                label,
                bold=True,
            ),
            Run(citation.shows),
        )
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
        words = quoted.words(
            self.box(passage.runs),
            style,
            width=room,
            x=x,
        )
        bar = place.flip(0, _BAR)
        barred: list[Slab] = []
        for slab in words:
            fill = Fill(
                bar,
                0,
                _BAR,
                slab.height,
                ink,
            )
            barred.append(add_marks(slab, (fill,)))
        return (*keep_together(label), *barred)

    def set_facts(self, place: TypesetContext, citation: CitationPlan) -> Slabs:
        """Return the verdict with its reason, what was looked for, the day, the hash."""
        sign = _SIGNS[weigh(citation.verdict)]
        listed = place.group("L", numbering="None")
        reasons = " ".join(citation.reasons)
        verdict = (
            Run(
                f"{sign}\u00a0{citation.verdict_word}",
                bold=True,
            ),
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
        return stack(
            *self.set_pairs(listed, pairs),
            gap=_GAP / 2,
        )

    def set_pairs(
        self,
        listed: TypesetContext,
        pairs: Sequence[tuple[str, Runs]],
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
            used.update(
                citation.byline,
                *(run.text for run in citation.title),
            )
            for passage in citation.passages:
                used.update(*(run.text for run in passage.runs))
            for term in citation.terms:
                used.update(*(run.text for run in term))
    missing = find_missing_characters(theme, used)
    return {ord(character): _BOX for character in missing}
