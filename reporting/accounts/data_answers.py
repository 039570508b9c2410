"""Planned charts and tables -> the accounts of their values, each with the cell that it is.

A value is named by its series and its category, and by the cell of the file it was read from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reporting.accounts.bearers import Bearers
from reporting.accounts.ledger import Ledger
from reporting.accounts.model import Account, Ground
from reporting.accounts.spotting import Spotted, Spotter, normalise
from reporting.content import blocks as content_blocks
from reporting.content.chart_blocks import Chart
from reporting.content.data_files import Files
from reporting.content.data_source import Source
from reporting.content.model import CsvFile
from reporting.deck.ooxml.slide_texts import read_column
from reporting.deck.ooxml.workbook import name_column
from reporting.evidence.facts.numbers import find_numbers
from reporting.evidence.rules.chart_words import ChartFacts, find_chart_facts
from reporting.evidence.rules.data import find_scales
from reporting.numerals import Numeral
from reporting.plan.block_model import ChartBlock
from reporting.plan.table_model import TableBlock
from reporting.plan.words import plain_line, plain_paragraph

VALUES = "values"
"""Behind a chart's path: the values of its series, as numbers."""
REMARKS = "remarks"
"""Likewise the numbers of remarks that stand below it."""


def name_cell(source: Source, table: CsvFile, row: int, column: int) -> str:
    """Return the name of a cell of a file: `crop.csv B3`, `book.xlsx Crop!C4`.

    Args:
        source: what names the file, its sheet and its range.
        table: that was read of it.
        row: number of the cell's row below the head, from 0.
        column: number of its column, from 0.
    """
    line = row + 2
    if row < len(table.lines):
        line = table.lines[row]
    corner, _, _ = (source.range or "A").partition(":")
    letters = [char for char in corner.upper() if char.isalpha()]
    first = read_column("".join(letters))
    place = f"{name_column(first + column)}{line}"
    if source.xlsx is None:
        return f"{source.csv} {place}"
    if source.sheet:
        place = f"{source.sheet}!{place}"
    return f"{source.xlsx} {place}"


class DataAnswers:
    """Learns what charts and tables answer for, in one language.

    Args:
        bearers: who bears the numbers of the dossier.
        spotter: finds numbers in words.
        ledger: takes in what is learnt.
        files: beside the content.
    """

    def __init__(
        self,
        bearers: Bearers,
        spotter: Spotter,
        ledger: Ledger,
        files: Files,
    ) -> None:
        self.bearers = bearers
        self.spotter = spotter
        self.ledger = ledger
        self.files = files

    # -- tables

    def learn_table(self, planned: TableBlock, table: content_blocks.Table) -> None:
        """Learn the cells of a table that come from a file; others are passages."""
        file = self.files.find_table(table)
        if file is None:
            return
        for row, cells in enumerate(planned.rows):
            for column, cell in enumerate(cells):
                words = plain_paragraph(cell)
                place = name_cell(
                    table,
                    file,
                    row,
                    column,
                )
                what = f"{planned.id} · {place}"
                for spotted in self.spotter.spot(words):
                    account = self.account(
                        Ground.TABLE, spotted, table.claims, what, table.unsourced
                    )
                    self.learn_cell(
                        planned.path,
                        spotted,
                        account,
                    )
        for head in planned.columns:
            for spotted in self.spotter.spot(plain_line(head.label)):
                account = Account(Ground.TABLE, f"{planned.id} · head")
                self.ledger.learn(
                    planned.path,
                    spotted.keys,
                    account,
                )

    def learn_cell(self, path: str, spotted: Spotted, account: Account) -> None:
        """Learn a number of a cell: by its words in order, and by what it says."""
        self.ledger.learn_cell(
            path,
            normalise(spotted.text),
            account,
        )
        self.ledger.learn(
            path,
            spotted.keys,
            account,
        )

    def account(
        self,
        ground: Ground,
        spotted: Spotted,
        claims: Sequence[str],
        what: str,
        unsourced: object = None,
    ) -> Account:
        """Return the account of a value, with the first claim that gives it."""
        values = [abs(key) for key in spotted.keys if isinstance(key, Decimal)]
        made = self.bearers.account_value(
            ground,
            values,
            claims,
            what,
        )
        if unsourced and not made.claims:
            return Account(ground, f"{what} (unsourced)")
        return made

    # -- charts

    def learn_chart(self, planned: ChartBlock, chart: Chart) -> None:
        """Learn the values of a chart, its names, its scale and what follows from it."""
        path = planned.path
        cells = dict(self.name_cells(planned, chart))
        scales = find_scales(chart.unit, self.bearers.support)
        for number, series in enumerate(planned.series):
            for at, label in enumerate(series.labels):
                what = cells[number, at]
                value = series.values[at]
                if value is None:
                    continue
                exact = Decimal(repr(value))
                values = {exact * scale for scale in scales} | {exact}
                account = self.account_value(
                    planned,
                    chart,
                    values,
                    what,
                )
                self.ledger.learn_cell(
                    path,
                    normalise(label),
                    account,
                )
                self.ledger.learn_cell(
                    f"{path}.{VALUES}",
                    exact.normalize(),
                    account,
                )
                for spotted in self.spotter.spot(label):
                    self.learn_cell(path, spotted, account)
                if series.x:
                    across = Decimal(repr(series.x[at])).normalize()
                    self.ledger.learn_cell(
                        f"{path}.{VALUES}",
                        across,
                        account,
                    )
                    self.ledger.learn(
                        path,
                        [across],
                        account,
                    )
        if chart.data.count:
            counted = Account(Ground.COUNT, "claims of the register")
            for spotted in self.spotter.spot(planned.source_line):
                self.ledger.learn(planned.path, spotted.keys, counted)
        self.learn_names(planned)
        self.learn_scale(planned)
        self.learn_words(planned, chart)

    def account_value(
        self,
        planned: ChartBlock,
        chart: Chart,
        values: set[Decimal],
        what: str,
    ) -> Account:
        """Return the account of a value of a chart.

        Args:
            planned: the chart as it is drawn.
            chart: as it is written.
            values: the value in each scale that its unit may mean.
            what: which value it is.
        """
        if chart.data.count:
            return Account(Ground.COUNT, what)
        made = self.bearers.account_value(
            Ground.CHART,
            values,
            chart.claims,
            what,
        )
        if chart.unsourced and not made.claims:
            why = plain_line(planned.unsourced)
            return Account(Ground.UNSOURCED, f"{what}: {why}" if why else what)
        return made

    def name_cells(
        self, planned: ChartBlock, chart: Chart
    ) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield the name of each value: block, series, category, and its cell of a file."""
        table = self.files.find_table(chart.data)
        for number, series in enumerate(planned.series):
            for at in range(len(series.values)):
                place = str(at + 1)
                if at < len(planned.categories):
                    place = planned.categories[at]
                what = f"{planned.id} · {series.name} · {place}"
                if table:
                    cell = name_cell(
                        chart.data,
                        table,
                        at,
                        number + 1,
                    )
                    what = f"{what} · {cell}"
                yield (number, at), what

    def learn_names(self, planned: ChartBlock) -> None:
        """Learn the numbers in names of categories and series, and in dates on the axis."""
        account = Account(Ground.CHART, f"{planned.id} · names")
        words = [*planned.categories, planned.unit, planned.x_label]
        words += [planned.second_unit, planned.subtitle]
        words += [series.name for series in planned.series]
        words += list_date_words(planned)
        for word in words:
            for spotted in self.spotter.spot(word):
                self.ledger.learn(
                    planned.path,
                    spotted.keys,
                    account,
                )
        native = planned.native_dates
        for serial in native.serials if native else ():
            place = f"{planned.path}.{VALUES}"
            self.ledger.learn_cell(
                place,
                Decimal(repr(serial)).normalize(),
                account,
            )

    def learn_scale(self, planned: ChartBlock) -> None:
        """Learn round values, and lines, bands and spans across a chart."""
        scale = Account(Ground.SCALE, f"{planned.id} · axis")
        ticks = [*planned.ticks, *planned.x_ticks, *planned.second_ticks]
        for panel in planned.panels:
            ticks += panel.ticks
        labels = [(tick.label, scale) for tick in ticks]
        for line in planned.lines:
            account = Account(Ground.SCALE, f"{planned.id} · line {line.name}")
            labels += [(line.label, account), (line.name, account)]
            place = f"{planned.path}.{VALUES}"
            self.ledger.learn_cell(
                place, Decimal(repr(line.value)).normalize(), account
            )
        for band in planned.bands:
            account = Account(Ground.SCALE, f"{planned.id} · band {band.name}")
            for words in (band.name, band.low_label, band.high_label):
                labels.append((words, account))
        for span in planned.spans:
            account = Account(Ground.SCALE, f"{planned.id} · span {span.name}")
            for words in (span.name, span.start_label, span.end_label):
                labels.append((words, account))
        for tick in planned.x_ticks:
            self.ledger.learn_cell(
                f"{planned.path}.{VALUES}", Decimal(repr(tick.value)).normalize(), scale
            )
        for words, account in labels:
            for spotted in self.spotter.spot(words):
                self.ledger.learn(
                    planned.path,
                    spotted.keys,
                    account,
                )

    def learn_words(self, planned: ChartBlock, chart: Chart) -> None:
        """Learn what our own words say of the data: sums, extremes, counts, gaps."""
        words = [planned.alt, planned.subtitle, planned.gaps]
        words += [panel.alt for panel in planned.panels]
        words += [remark.told for remark in planned.annotations]
        left: list[tuple[Numeral, str]] = []
        for text in words:
            for numeral in find_numbers(text, self.spotter.tongue):
                if not self.ledger.knows(planned.path, numeral.value):
                    left.append((numeral, text))
        if left:
            facts = find_chart_facts(
                chart,
                self.files,
                self.bearers.support,
            )
            self.learn_derived(
                planned,
                left,
                facts,
            )
        for number, _ in enumerate(planned.annotations, 1):
            account = Account(Ground.LIST, f"remarks of {planned.id}")
            self.ledger.learn_cell(
                f"{planned.path}.{REMARKS}",
                str(number),
                account,
            )

    def learn_derived(
        self,
        planned: ChartBlock,
        told: Sequence[tuple[Numeral, str]],
        facts: ChartFacts,
    ) -> None:
        """Learn what follows from the data of a chart: what is told, each in its text."""
        account = Account(Ground.DERIVED, f"data of {planned.id}")
        for numeral, text in told:
            if facts.bear(numeral, text):
                self.ledger.learn(
                    planned.path,
                    numeral.list_values(),
                    account,
                )


def list_date_words(planned: ChartBlock) -> Iterator[str]:
    """Yield what the axis of dates of a chart may say, on paper and on slides."""
    if planned.dates is None:
        return
    for ticks in planned.dates.rungs:
        for tick in ticks:
            yield from (" ".join(tick.lines), *tick.lines)
    native = planned.native_dates
    for rung in native.rungs if native else ():
        yield from rung.names
