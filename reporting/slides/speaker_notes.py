"""What the speaker is told: who says so, and what only the dossier shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    CalloutBlock,
    ProcessBlock,
    ProseBlock,
)
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.plan.typography import typeset_text
from reporting.plan.walk import find_all
from reporting.plan.words import (
    Evidence,
    Line,
    drop_source_marks,
    join_lines,
    plain_line,
    plain_text,
)
from reporting.slides.notes_page import list_line, make_heading, set_cue


class Speaker:
    """Writes speaker notes in the dossier's language, a paragraph each."""

    def __init__(
        self,
        dossier: DossierPlan,
        pages: Mapping[str, int],
    ) -> None:
        """Prepare the notes of a deck.

        Args:
            dossier: that the deck is planned from.
            pages: by id of a block, the page of the dossier on which it begins.
        """
        self._language = dossier.language
        self._colon = dossier.labels.colon.rstrip()
        self._label_colon = dossier.labels.colon
        self._phrase = dossier.language.fill_phrase
        self._total = len(dossier.sections)
        self._pages = pages
        self._claims: dict[str, str] = {}
        for entry in dossier.claims:
            words = plain_text(entry.text)
            self._claims[entry.evidence.claim] = words.rstrip()

    def place_section(
        self,
        section: SectionPlan,
    ) -> str:
        """Say where in the briefing a section stands."""
        return self._phrase(
            "notes_section",
            number=section.number,
            total=self._total,
            title=section.title,
        )

    def begin_with(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """Return notes whose first sentence stands out: the one to begin with."""
        language = self._language
        return set_cue(lines, (*language.before_names, *language.before_numbers))

    def list_claims(
        self,
        evidence: Sequence[Evidence],
    ) -> tuple[Line, ...]:
        """Say of each claim who says so, how sure it is, and where it stands."""
        if not evidence:
            return ()
        notes: list[Line] = [make_heading(f"{self._phrase('notes_who')}{self._colon}")]
        distinct = dict.fromkeys(evidence)
        for proof in sorted(distinct, key=lambda proof: proof.number):
            words = self._claims[proof.claim]
            places = "; ".join([citation.text for citation in proof.citations])
            who = f"{proof.who} ({proof.status_word})"
            line = f"{words} — {who}. {places}"
            note = list_line(line, number=proof.number)
            notes.append(note)
        return tuple(notes)

    def name_pages(
        self,
        blocks: Sequence[Block],
    ) -> tuple[str, ...]:
        """Say on which page of the dossier what is shown stands."""
        pages = set()
        for block in blocks:
            if block.id in self._pages:
                pages.add(self._pages[block.id])
        ordered = sorted(pages)
        return tuple([self._phrase("notes_page", page=page) for page in ordered])

    def tell_blocks(
        self,
        blocks: Sequence[Block],
    ) -> tuple[Line, ...]:
        """Return the words of blocks that are told and not shown, and who says so."""
        notes: list[Line] = []
        for page, together in groupby(blocks, lambda block: self._pages.get(block.id)):
            words = self._phrase("notes_more")
            if page is not None:
                words = self._phrase("notes_more_on", page=page)
            note = make_heading(f"{words}{self._colon}")
            notes.append(note)
            for block in together:
                if block.title:
                    notes.append(make_heading(plain_line(block.title)))
                notes += self.tell_words(block)
                if block.unsourced:
                    notes.append(plain_line(block.unsourced))
                notes += block.speaker_notes
                proofs = find_all((block, *block.speaker_notes), Evidence)
                notes += self.list_claims(proofs)
        return tuple(notes)

    def tell_words(self, block: Block) -> Iterator[Line]:
        """Yield what a block says: running text as it is written, lists as lists."""
        spaces_marks = bool(self._language.space_before)  # such as a colon
        match block:
            case ProseBlock() | CalloutBlock():
                yield from map(drop_source_marks, block.paragraphs)
            case BulletsBlock():
                for place, item in block.list_places():
                    words = drop_source_marks(item)
                    yield list_line(words, place.level, place.number)
            case ProcessBlock():
                for number, step in enumerate(block.steps, 1):
                    words = drop_source_marks(step.text)
                    title = plain_line(step.title)
                    line = join_lines(title, self._label_colon, words)
                    yield list_line(line, number=number)
            case _:
                for text in block.list_words():
                    yield typeset_text(text, self._language) if spaces_marks else text

    def name_omitted(
        self,
        blocks: Sequence[Block],
    ) -> tuple[str, ...]:
        """Name blocks that are neither shown nor told, and where the dossier has them."""
        notes = []
        for block in blocks:
            page = self._pages.get(block.id)
            if not block.title:
                continue
            title = plain_line(block.title)
            if page is None:
                notes.append(self._phrase("notes_omitted", title=title))
            else:
                note = self._phrase("notes_omitted_on", title=title, page=page)
                notes.append(note)
        return tuple(notes)
