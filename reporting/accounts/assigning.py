"""A text that an output says -> its numbers, each with its account.

What a number is shows first in how it stands (a source mark, a link, the furniture of a page),
then in the place that its text was written in, and last in the words of our own around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reporting.accounts.citations import Citations
from reporting.accounts.data_answers import REMARKS
from reporting.accounts.ledger import Ledger
from reporting.accounts.model import Account, Ground
from reporting.accounts.phrases import Phrases
from reporting.accounts.plan_answers import list_paths, squeeze
from reporting.accounts.spotting import Sort, Spotted, Spotter, normalise
from reporting.dossier.pages.said_pages import FURNITURE
from reporting.patterns import compile_pattern
from reporting.plan.model import DossierPlan
from reporting.plan.said import SaidRun, SaidText
from reporting.plan.words import plain_line
from reporting.record import Record
from reporting.slides.sources_list import DETAILS_SHOWN

_FURNITURE = frozenset({FURNITURE, "footer", "date", "slide number", "decoration"})
_LABELS = ("chart ", "TD", "TH", "cell")
_MARKED = ("#claim-", "#shown-")
_PART = re.compile(r"[(\s](\d+)/(\d+)\)?\s*$")
_REMARK = re.compile(r"\((\d+)\)")
"""How a remark on a chart begins that has no room in it."""
_NUMBERED = frozenset({"source line", "cell"})
"""What names claims by their numbers."""
_CONTENTS = "part-contents"
_FONTS = "part-colophon"


class Assigned(Record, frozen=True):
    """A number of a text with its account, and where the text was written."""

    spotted: Spotted
    account: Account
    path: str = ""
    line: int = 0


class Assigner:
    """Finds the accounts of the numbers of one language's outputs.

    Args:
        plan: what is said.
        ledger: what the content and the plan answer for, by place.
        citations: what names claims and sources.
        phrases: of the language.
        spotter: finds numbers in texts.
        words: by what a block says in a line of the notes, its path.
    """

    def __init__(
        self,
        plan: DossierPlan,
        ledger: Ledger,
        citations: Citations,
        phrases: Phrases,
        spotter: Spotter,
        words: dict[str, str],
    ) -> None:
        self.places = plan.places
        self.ledger = ledger
        self.citations = citations
        self.phrases = phrases
        self.spotter = spotter
        self.paths = dict(words)
        for said, path in list_titles(plan):
            self.paths.setdefault(squeeze(said), path)
        self.claims = dict(list_paths(plan))

    def assign(self, text: SaidText) -> Iterator[Assigned]:
        """Yield the numbers of a text."""
        marks, words = part_marks(text)
        for run in marks:
            for spotted in self.spotter.spot(run.text):
                digits = normalise(spotted.text)
                account = self.citations.account_mark(digits)
                yield self.locate(
                    spotted,
                    account,
                    text,
                    run,
                )
        for spotted in self.spotter.spot(words):
            run = find_run(text, spotted.start)
            account = self.account(
                text,
                words,
                run,
                spotted,
            )
            yield self.locate(
                spotted,
                account,
                text,
                run,
            )

    def locate(
        self,
        spotted: Spotted,
        account: Account | None,
        text: SaidText,
        run: SaidRun,
    ) -> Assigned:
        """Return a number with its account and with where it was written."""
        origin = run.origin or text.origin
        made = account or Account(Ground.NONE)
        if origin is None:
            return Assigned(spotted, made)
        return Assigned(
            spotted,
            made,
            origin.path,
            self.places.locate(origin).line,
        )

    def account(
        self,
        text: SaidText,
        words: str,
        run: SaidRun,
        spotted: Spotted,
    ) -> Account | None:
        """Return the account of a number, by the first that knows it."""
        digits = normalise(spotted.text)
        if run.link.startswith(_MARKED) and run.text.strip().isdigit():
            return self.citations.account_mark(digits)
        if text.role == "status":
            return self.citations.account_mark(digits)
        if run.link.startswith("#page-") and is_pages(run.text):
            return Account(Ground.PAGE, "of the dossier")
        where = text.origin.path if text.origin else ""
        proof = text.evidence or self.citations.by_path.get(where)
        if proof:
            found = self.citations.account_note(
                proof,
                words,
                spotted,
            )
            if found:
                return found
        if text.origin:
            found = self.find_cell(
                text,
                words,
                spotted,
                digits,
            )
            if found:
                return found
        is_last = not compile_pattern(r"\d").search(words, spotted.stop)
        if text.part == _CONTENTS and is_last and run.text.strip().isdigit():
            return account_contents(text)
        origin = run.origin or text.origin
        if run.origin or self.ledger.is_text(where):
            return self.account_written(text, words, run, spotted)
        found = self.account_ours(words, run, spotted)
        if found is None and origin:
            found = self.ledger.find(origin.path, spotted)
        return found or self.account_place(text, words, spotted)

    def account_written(
        self,
        text: SaidText,
        words: str,
        run: SaidRun,
        spotted: Spotted,
    ) -> Account | None:
        """Return the account of a number in words of the content."""
        origin = run.origin or text.origin
        found = self.ledger.find(origin.path, spotted) if origin else None
        found = found or self.account_ours(words, run, spotted)
        return found or self.account_place(text, words, spotted)

    def find_cell(
        self,
        text: SaidText,
        words: str,
        spotted: Spotted,
        digits: str,
    ) -> Account | None:
        """Return the account of a label of a chart, or of a cell of a table."""
        piece = find_piece(text.origin.path if text.origin else "")
        remark = _REMARK.match(words)
        if remark and remark.start() <= spotted.start < remark.end():
            found = self.ledger.find_cell(f"{piece}.{REMARKS}", digits)
            if found:
                return found
        if text.role.startswith(_LABELS):
            return self.ledger.find_cell(piece, digits)
        return None

    def account_ours(
        self,
        words: str,
        run: SaidRun,
        spotted: Spotted,
    ) -> Account | None:
        """Return the account of a number in words that the plan put together."""
        for place in self.phrases.find_places(words):
            if place.start <= spotted.start < place.stop:
                if place.account.ground is Ground.MARK:
                    return self.citations.account_mark(normalise(spotted.text))
                return place.account
        found = self.citations.account_cited(
            words,
            spotted,
            run.link,
        )
        return found or self.find_elsewhere(words, spotted)

    def account_place(
        self,
        text: SaidText,
        words: str,
        spotted: Spotted,
    ) -> Account | None:
        """Return what a number is by where it stands, as nothing else knows it."""
        part = _PART.search(words)
        if part and part.start() <= spotted.start:
            return Account(Ground.PART, part[0].strip(" ()"))
        digits = normalise(spotted.text)
        if text.role in _NUMBERED or text.part:
            found = self.citations.account_mark(digits)
            if found:
                return found
        if text.role == "step" and digits == text.text.strip():
            return Account(Ground.LIST, "of steps")
        if text.part == _FONTS or spotted.sort in {Sort.NAME, Sort.ADDRESS}:
            return Account(Ground.NAME, spotted.text)
        if spotted.sort is Sort.COUNT:
            return Account(Ground.SMALL, "in words")
        return self.account_furniture(text, words, spotted)

    def account_furniture(
        self,
        text: SaidText,
        words: str,
        spotted: Spotted,
    ) -> Account | None:
        """Return the account of a number around a page: its own, or that of a title."""
        if text.role not in _FURNITURE:
            return None
        own = Account(Ground.FURNITURE, text.role.removeprefix(FURNITURE))
        if not any(char.isalpha() for char in words):
            return own
        found = self.ledger.find("edition", spotted)
        said = squeeze(words)
        for known, path in self.paths.items():
            if found is None and known.startswith(said):  # a title may be cut
                found = self.ledger.find(path, spotted)
        return found or own

    def find_elsewhere(self, words: str, spotted: Spotted) -> Account | None:
        """Return the account of a number in words that stand in the content as a whole."""
        said = squeeze(_PART.sub("", words))
        if not any(char.isalpha() for char in said):
            return None
        path = self.paths.get(said) or self.claims.get(said)
        if path is None and " — " in words:
            head, _, _ = words.rpartition(" — ")
            path = self.claims.get(squeeze(head))
        return self.ledger.find(path, spotted) if path else None


def account_contents(text: SaidText) -> Account:
    """Return what a number that stands alone in the contents is."""
    if text.role == "Lbl":
        return Account(Ground.SECTION, "in the contents")
    return Account(Ground.PAGE, "of the dossier")


def part_marks(text: SaidText) -> tuple[list[SaidRun], str]:
    """Return the source marks of a text, and its words with spaces in their place."""
    marks: list[SaidRun] = []
    words: list[str] = []
    for run in text.runs:
        if run.mark:
            marks.append(run)
            words.append(" " * len(run.text))
        else:
            words.append(run.text)
    return marks, "".join(words)


def find_run(text: SaidText, at: int) -> SaidRun:
    """Return the run of a text that a character belongs to."""
    end = 0
    for run in text.runs:
        end += len(run.text)
        if at < end:
            return run
    return text.runs[-1]


def is_pages(words: str) -> bool:
    """Whether words are numbers of pages and nothing else: `4`, `4–6`."""
    return not any(char.isalpha() for char in words)


def find_piece(path: str) -> str:
    """Return the block that a path leads into; the path itself where it leads into none."""
    match = re.match(r"sections\[\d+\]\.blocks\[\d+\]", path)
    return match[0] if match else path


def list_titles(plan: DossierPlan) -> Iterator[tuple[str, str]]:
    """Yield words of the content that are printed in other places too, with their paths."""
    cover = plan.cover
    for said in (cover.title, cover.subtitle, cover.why_now, cover.ask, cover.parties):
        yield plain_line(said), "edition"
    for section in plan.sections:
        yield section.title, section.path
        yield f"{section.number} {section.title}", section.path
        yield plain_line(section.takeaway), section.path
        for block in section.blocks:
            yield plain_line(block.title), block.path
            yield plain_line(block.unsourced), block.path
            for line in block.speaker_notes:
                yield plain_line(line), block.path
    for source in plan.sources:
        if source.origin:
            yield source.title, source.origin.path
            shown = source.details[:DETAILS_SHOWN]
            details = " ".join([f"{label} {words}" for label, words in shown])
            yield f"{details} {source.link or ''}", source.origin.path
    for entity in plan.entities:
        if entity.origin:
            yield entity.name, entity.origin.path
