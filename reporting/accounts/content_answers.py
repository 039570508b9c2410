"""The texts of a content -> the accounts of their numbers, by the rules of evidence.

A passage is what the rules take it for, with the claims that it cites (`rules/passages.py`);
that a number of it is borne, follows from figures or from a chart's data is asked of the same
functions that refuse it if it is not (`rules/figures.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from reporting.accounts.bearers import Bearers
from reporting.accounts.ledger import Ledger
from reporting.accounts.model import Account, CitedPlace, Ground
from reporting.accounts.spotting import Spotter, list_digits
from reporting.content.block_base import BlockBase
from reporting.content.chart_blocks import Chart
from reporting.content.data_files import Files
from reporting.content.inline import (
    FigureRef,
    Inlines,
    Part,
    SourceMark,
)
from reporting.content.model import Figure
from reporting.content.parsed import LanguageText, ParsedContent
from reporting.content.values import EVERY
from reporting.evidence.facts.dates import Date, Fact, list_time_facts
from reporting.evidence.facts.names import Names
from reporting.evidence.facts.numbers import Numeral
from reporting.evidence.rules.chart_words import ChartData
from reporting.evidence.rules.figures import (
    count_claims,
    is_cell_borne,
    is_derived,
    list_readings,
)
from reporting.evidence.rules.passages import Passage, find_passages
from reporting.plan.printing import format_figure
from reporting.plan.scope import Scope
from reporting.plan.words import plain_line


class ContentAnswers:
    """Learns what the texts of a content answer for, in one language.

    Args:
        parsed: the content.
        scope: the same in one language.
        bearers: who bears its numbers.
        spotter: finds numbers in words of that language.
        ledger: takes in what is learnt.
    """

    def __init__(
        self,
        parsed: ParsedContent,
        scope: Scope,
        bearers: Bearers,
        spotter: Spotter,
        ledger: Ledger,
    ) -> None:
        self.parsed = parsed
        self.scope = scope
        self.bearers = bearers
        self.support = bearers.support
        self.spotter = spotter
        self.ledger = ledger
        self.figures: dict[str, Figure] = {}
        for _, figure in parsed.figures:
            self.figures[figure.id] = figure
        tables = dict(scope.content.tables)
        self.files = Files(tables=tables)
        self.data = ChartData(self.files, self.support)

    def learn_all(self, names: Names) -> None:
        """Learn every text, and the figures that are written out in some."""
        for passage in find_passages(
            self.parsed,
            self.support,
            names,
        ):
            if passage.written.language in {self.scope.code, EVERY}:
                self.learn_passage(passage)
        for written in self.parsed.texts:
            if written.language in {self.scope.code, EVERY}:
                self.learn_words(written)

    # -- passages

    def learn_passage(self, passage: Passage) -> None:
        """Learn the numbers, the dates and the figures of a passage."""
        written = passage.written
        _, path = written.piece.find_node(written.field)
        runs = written.paragraphs[passage.number]
        claims = order_claims(passage, runs)
        for readings in list_readings(passage):
            account = self.account_number(
                passage,
                readings,
                claims,
            )
            if account:
                self.learn_numeral(
                    path,
                    passage.text,
                    readings,
                    account,
                )
        for reading in passage.readings:
            for date in reading.dates:
                account = self.account_date(
                    passage,
                    date,
                    claims,
                )
                if account:
                    words = date.cut_from(passage.text)
                    keys = (date.readings, *list_digits(words))
                    self.ledger.learn(
                        path,
                        keys,
                        account,
                    )
            for numeral in reading.counts:
                account = self.account_number(
                    passage,
                    [numeral],
                    claims,
                )
                self.learn_numeral(
                    path,
                    passage.text,
                    [numeral],
                    account or Account(Ground.SMALL, "in words"),
                )
        for ref in passage.figures:
            self.learn_reference(path, ref)

    def account_number(
        self,
        passage: Passage,
        readings: list[Numeral],
        claims: Sequence[str],
    ) -> Account | None:
        """Return what bears a number of a passage, in the order in which the rules ask."""
        block = passage.written.piece.value
        borne = self.bearers.account_number(readings, claims)
        if borne:
            return borne
        if isinstance(block, Chart) and block.data.count:
            counts = count_claims(block, self.support)
            if any(reading.is_borne(counts) for reading in readings):
                return Account(Ground.COUNT, "claims of the register")
        if is_derived(
            passage,
            readings,
            self.figures,
        ) and isinstance(block, Figure):
            return Account(
                Ground.DERIVED,
                block.derived or "",
                (block.claim,),
            )
        if self.data.bear(passage, readings) and isinstance(block, Chart):
            return Account(
                Ground.DERIVED,
                f"data of {block.id}",
                tuple(block.claims),
            )
        supported = self.bearers.gather(claims)
        if is_cell_borne(passage, readings, supported, self.support):
            return Account(Ground.CLAIM, "scaled by its heads", tuple(claims))
        return self.excuse(passage)

    def account_date(
        self,
        passage: Passage,
        date: Date,
        claims: Sequence[str],
    ) -> Account | None:
        """Return who knows a date of a passage: claims cited there, others, sources."""
        near = self.bearers.account_date(date, claims)
        if near:
            return near
        far = self.bearers.account_date(date, list(self.support.claims))
        if far:
            return far
        for source in self.support.sources:
            if date.is_known(self.support.list_source_dates(source)):
                return Account(Ground.SOURCE, f"{source} · date")
        return self.excuse(passage)

    def excuse(self, passage: Passage) -> Account | None:
        """Return why nobody need bear a number of a passage, if the block says so."""
        block = passage.written.piece.value
        if isinstance(block, BlockBase) and block.unsourced:
            why = plain_line(self.scope.set_line(block.unsourced))
            return Account(Ground.UNSOURCED, why)
        return None

    def learn_numeral(
        self,
        path: str,
        text: str,
        readings: Iterable[Numeral],
        account: Account,
    ) -> None:
        """Learn a number by all that it may be read as."""
        for numeral in readings:
            words = numeral.cut_from(text)
            keys = (*numeral.list_values(), *list_digits(words))
            self.ledger.learn(
                path,
                keys,
                account,
            )

    # -- figures

    def learn_reference(self, path: str, ref: FigureRef) -> None:
        """Learn what is printed where a text names a figure."""
        figure = self.scope.figures[ref.figure]
        parts = [ref.part]
        if ref.part is Part.WHOLE:
            parts = [Part.VALUE, Part.CHANGE]
        for part in parts:
            words = format_figure(
                self.scope.language,
                figure,
                self.scope.code,
                part,
            )
            account = self.account_figure(figure, part.value)
            for spotted in self.spotter.spot(words):
                self.ledger.learn(path, spotted.keys, account)

    def account_figure(self, figure: Figure, part: str) -> Account:
        """Return the account of a part of a figure: `value`, `change` or `period`."""
        find = self.bearers.find_places
        places: tuple[CitedPlace, ...] = ()
        if part == "period" and figure.period:
            places = find(figure.claim, (), list_time_facts(figure.period))
        value = figure.stated_change if part == "change" else figure.value
        if part != "period" and value is not None:
            places = find(figure.claim, [abs(value).normalize()])
        what = f"{figure.id}:{part}"
        return Account(
            Ground.FIGURE,
            what,
            (figure.claim,),
            places,
        )

    # -- all other words

    def learn_words(self, written: LanguageText) -> None:
        """Learn digits of names and terms, small counts, and the numbers of a claim's own."""
        _, path = written.piece.find_node(written.field)
        if written.piece.kind != "entities" or written.field != ("name",):
            self.ledger.learn_text(path)  # behind a name all of its entry is printed
        words = written.plain_words
        claim = written.piece.id if written.piece.kind == "claims" else ""
        for spotted in self.spotter.spot(words):
            account = Account(Ground.NAME, spotted.text)
            if claim and written.field == ("text",):
                account = self.account_claim(claim, spotted.keys)
            elif spotted.sort in {"figure", "date"}:
                continue
            elif spotted.sort == "count":
                account = Account(Ground.SMALL, "in words")
            self.ledger.learn(
                path,
                spotted.keys,
                account,
            )

    def account_claim(self, claim: str, keys: Iterable[object]) -> Account:
        """Return that a number is what a claim says, and where its sources do."""
        values = [key for key in keys if isinstance(key, Decimal)]
        facts: set[Fact] = set()
        for key in keys:
            if isinstance(key, tuple):
                facts.update(*key)
        places: tuple[CitedPlace, ...] = ()
        if claim in self.support.claims:
            places = self.bearers.find_places(
                claim,
                values,
                facts,
            )
        return Account(
            Ground.CLAIM,
            "",
            (claim,),
            places,
        )


def order_claims(passage: Passage, runs: Inlines) -> list[str]:
    """Return the claims that a passage cites, those marked in it first."""
    marked = [run.claim for run in runs if isinstance(run, SourceMark)]
    first = [claim for claim in marked if claim in passage.claims]
    return list(dict.fromkeys([*first, *sorted(passage.claims)]))
