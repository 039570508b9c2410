"""What the speaker is told: the curator's words, who says so, and what only the dossier shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ChartBlock,
    ComparisonBlock,
    DisagreementBlock,
    Evidence,
    FiguresBlock,
    ImageBlock,
    ProcessBlock,
    ProseBlock,
    QuotationBlock,
    TableBlock,
    TimelineBlock,
    plain_text,
)
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.plan.walk import find_all


class Speaker:
    """Writes speaker notes in the dossier's language, a paragraph each."""

    def __init__(self, dossier: DossierPlan, pages: Mapping[str, int]) -> None:
        self._phrase = dossier.language.phrase
        self._dossier = dossier
        self._pages = pages
        self._claims = {
            entry.evidence.claim: plain_text(entry.text).rstrip()
            for entry in dossier.claims
        }

    def section(self, section: SectionPlan) -> str:
        """Say where in the briefing a section stands."""
        total = len(self._dossier.sections)
        return self._phrase(
            "notes_section", number=section.number, total=total, title=section.title
        )

    def who_says(self, evidence: Sequence[Evidence]) -> tuple[str, ...]:
        """Say of each claim who says so, how sure it is, and where it stands."""
        if not evidence:
            return ()
        found = sorted(dict.fromkeys(evidence), key=lambda proof: proof.number)
        heading = self._phrase("notes_who")
        return (f"{heading}:", *(self._claim(proof) for proof in found))

    def _claim(self, proof: Evidence) -> str:
        where = "; ".join(citation.text for citation in proof.citations)
        words = self._claims[proof.claim]
        return f"{proof.number}. {words} — {proof.who} ({proof.status_word}). {where}"

    def where(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        """Say on which page of the dossier what is shown stands."""
        pages = sorted(
            {self._pages[block.id] for block in blocks if block.id in self._pages}
        )
        return tuple(self._phrase("notes_page", page=page) for page in pages)

    def told(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        """Return the words of blocks that are told and not shown, where they stand, and who says so."""
        lines: list[str] = []
        for page, told in groupby(blocks, lambda block: self._pages.get(block.id)):
            lines.append(self._more(page))
            lines += (line for block in told for line in self._told(block))
        return tuple(lines)

    def omitted(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        """Name blocks that are neither shown nor told, and where the dossier has them."""
        phrase = self._phrase
        return tuple(
            phrase("notes_omitted_on", title=block.title, page=self._pages[block.id])
            if block.id in self._pages
            else phrase("notes_omitted", title=block.title)
            for block in blocks
            if block.title
        )

    def _more(self, page: int | None) -> str:
        phrase = self._phrase
        return f"{phrase('notes_more') if page is None else phrase('notes_more_on', page=page)}:"

    def _told(self, block: Block) -> Iterator[str]:
        if block.title:
            yield block.title
        yield from list_words(block)
        if block.unsourced:
            yield block.unsourced
        yield from block.speaker_notes
        yield from self.who_says(tuple(find_all(block, Evidence)))


def list_words(block: Block) -> Iterator[str]:
    """Yield the words of a block in its order, a line for each paragraph or item."""
    match block:
        case ProseBlock(paragraphs=paras) | CalloutBlock(paragraphs=paras):
            yield from (plain_text(para.runs) for para in paras)
        case BulletsBlock():
            yield from (f"– {plain_text(item.runs)}" for item in block.items)
        case FiguresBlock():
            yield from (
                "; ".join(
                    filter(None, (f"{i.label}: {i.value}", i.detail, i.comparison))
                )
                for i in block.items
            )
        case TableBlock():
            yield " | ".join(column.label for column in block.columns)
            yield from (
                " | ".join(plain_text(cell.runs) for cell in row) for row in block.rows
            )
        case ChartBlock() | ImageBlock():
            yield block.alt
        case TimelineBlock():
            yield from (
                f"{event.when}: {plain_text(event.text.runs)}" for event in block.events
            )
        case ProcessBlock():
            yield from (
                f"{n}. {s.title}: {plain_text(s.text.runs)}"
                for n, s in enumerate(block.steps, 1)
            )
        case ComparisonBlock():
            yield from (
                f"{s.title}: {'; '.join(plain_text(point.runs) for point in s.points)}"
                for s in block.sides
            )
        case QuotationBlock():
            yield f"{block.text} — {block.attribution}"
        case DisagreementBlock():
            yield block.question
            yield from (f"– {plain_text(side.runs)}" for side in block.sides)
            yield from (plain_text(block.reading.runs),) if block.reading else ()
