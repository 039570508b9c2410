"""A plan -> the accounts of the numbers that it puts down itself, where it knows their place.

Sections and steps are counted, dates of events written out, sources described: what each of
these says is known with the path of what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reporting.accounts.content_answers import ContentAnswers
from reporting.accounts.data_answers import DataAnswers
from reporting.accounts.model import Account, Ground
from reporting.accounts.spotting import list_digits
from reporting.content.block_base import BlockBase
from reporting.content.blocks import Event, Table, Timeline
from reporting.content.chart_blocks import Chart
from reporting.evidence.facts.dates import Fact, list_time_facts
from reporting.plan.block_model import (
    Block,
    BulletsBlock,
    ChartBlock,
    FiguresBlock,
    ProcessBlock,
    TimelineBlock,
    TimelineEvent,
)
from reporting.plan.model import DossierPlan, SourceEntry
from reporting.plan.table_model import TableBlock
from reporting.plan.words import (
    list_evidence,
    plain_line,
)


class PlanAnswers:
    """Learns what a plan answers for.

    Args:
        plan: in one language.
        content: learns what is written out of the content.
        data: learns the values of charts and tables.
    """

    def __init__(
        self,
        plan: DossierPlan,
        content: ContentAnswers,
        data: DataAnswers,
    ) -> None:
        self.plan = plan
        self.content = content
        self.data = data
        self.bearers = content.bearers
        self.spotter = content.spotter
        self.ledger = content.ledger
        self.written: dict[str, BlockBase] = {}
        for section in content.scope.content.sections:
            for block in section.blocks:
                self.written[block.id] = block
        self.words: dict[str, str] = {}
        """By what a block says in a line of the notes, its path."""

    def learn_all(self) -> None:
        """Learn all of the plan."""
        for section in self.plan.sections:
            account = Account(Ground.SECTION, section.id)
            self.learn_number(
                section.path,
                section.number,
                account,
            )
            for block in section.blocks:
                self.learn_block(block)
        for source in self.plan.sources:
            self.learn_source(source)
        edition = Account(Ground.EDITION, "number and date")
        self.learn_text(
            "edition",
            self.plan.cover.edition_line,
            edition,
        )
        fingerprint = self.plan.meta.fingerprint
        sealed = Account(Ground.EDITION, "SHA-256 of the content")
        self.ledger.learn(
            "edition",
            list_digits(fingerprint),
            sealed,
        )

    def learn_number(self, path: str, number: int, account: Account) -> None:
        """Learn a number that the plan counts."""
        keys = (Decimal(number).normalize(), str(number))
        self.ledger.learn(
            path,
            keys,
            account,
        )

    def learn_text(self, path: str, words: str, account: Account) -> None:
        """Learn that all numbers of some words are of one account."""
        for spotted in self.spotter.spot(words):
            self.ledger.learn(
                path,
                spotted.keys,
                account,
            )

    # -- blocks

    def learn_block(self, block: Block) -> None:
        """Learn what a block puts down beside the texts of the content."""
        written = self.written.get(block.id)
        match block:
            case FiguresBlock():
                self.learn_figures(block)
            case TimelineBlock() if isinstance(written, Timeline):
                self.learn_timeline(block, written)
            case BulletsBlock():
                for place in block.places:
                    account = Account(Ground.LIST, block.id)
                    self.learn_text(
                        block.path,
                        place.label,
                        account,
                    )
            case ProcessBlock():
                for number, _ in enumerate(block.steps, 1):
                    account = Account(Ground.LIST, block.id)
                    self.learn_number(
                        block.path,
                        number,
                        account,
                    )
            case ChartBlock() if isinstance(written, Chart):
                self.data.learn_chart(block, written)
            case TableBlock() if isinstance(written, Table):
                self.data.learn_table(block, written)
        for words in block.list_words():
            self.words.setdefault(squeeze(words), block.path)

    def learn_figures(self, block: FiguresBlock) -> None:
        """Learn key figures with their periods and changes."""
        for item in block.items:
            figure = self.content.figures[item.id]
            path = item.origin.path if item.origin else block.path
            parts = {"value": item.value, "period": item.period, "change": item.change}
            for part, words in (*parts.items(), ("value", item.number)):
                account = self.content.account_figure(figure, part)
                for place in (path, block.path):
                    self.learn_text(
                        place,
                        words,
                        account,
                    )

    def learn_timeline(self, block: TimelineBlock, timeline: Timeline) -> None:
        """Learn the dates of events, and of the scale that they stand on."""
        for planned, event in zip(
            block.events,
            timeline.events,
            strict=True,
        ):
            path = planned.origin.path if planned.origin else block.path
            account = self.account_event(
                block,
                planned,
                event,
            )
            if account:
                self.learn_text(
                    path,
                    plain_line(planned.when),
                    account,
                )
        scale = Account(Ground.SCALE, f"{block.id} · time")
        for tick in block.ticks:
            self.learn_text(
                block.path,
                tick.label,
                scale,
            )

    def account_event(
        self,
        block: TimelineBlock,
        planned: TimelineEvent,
        event: Event,
    ) -> Account | None:
        """Return which claims know the date of an event, or that it is inferred."""
        facts: set[Fact] = set()
        for day in (event.on, event.until):
            if day:
                facts |= list_time_facts(day)
        if not facts:
            return None  # its label is a text of the content
        proofs = [*list_evidence(planned.text), *block.evidence]
        claims = [proof.claim for proof in proofs]
        borne = self.bearers.account_facts(
            facts,
            claims,
            "event",
        )
        if borne:
            return borne
        if event.inferred:
            return Account(Ground.INFERRED, f"event of {block.id}")
        if block.unsourced:
            return Account(Ground.UNSOURCED, plain_line(block.unsourced))
        every = list(self.bearers.support.claims)
        return self.bearers.account_facts(
            facts,
            every,
            "event",
        )

    # -- sources

    def learn_source(self, source: SourceEntry) -> None:
        """Learn what is said of a source: its number, its title, its details."""
        path = source.origin.path if source.origin else ""
        number = Account(Ground.SOURCE, f"{source.id} · number")
        self.learn_number(
            path,
            source.number,
            number,
        )
        self.learn_text(
            path, source.title, Account(Ground.SOURCE, f"{source.id} · title")
        )
        note = Account(Ground.SOURCE, f"{source.id} · note")
        self.learn_text(
            path,
            plain_line(source.note),
            note,
        )
        for label, words in source.details:
            account = Account(Ground.SOURCE, f"{source.id} · {label}")
            self.learn_text(
                path,
                words,
                account,
            )
            self.learn_text(
                path,
                label,
                Account(Ground.NAME, label),
            )
        if source.link:
            link = Account(Ground.SOURCE, f"{source.id} · link")
            self.learn_text(
                path,
                source.link,
                link,
            )


def squeeze(words: str) -> str:
    """Return words without spaces and marks, by which they are known however they are set."""
    return "".join([char for char in words if char.isalnum()])


def list_paths(plan: DossierPlan) -> Iterator[tuple[str, str]]:
    """Yield what each claim says, squeezed, with its path."""
    for entry in plan.claims:
        origin = entry.evidence.origin
        if origin:
            words = "".join([run.text for run in entry.text if run.mark is None])
            yield squeeze(words), origin.path
