"""What one page or slide was planned to say, and what is read back of it -> its numbers.

What is read and was not planned has no account; what was planned and is not read is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from reporting.accounts.answers import Answers
from reporting.accounts.assigning import Assigned
from reporting.accounts.model import (
    Account,
    Ground,
    ListedNumber,
    MissingNumber,
)
from reporting.accounts.spotting import find_context, list_runs
from reporting.deck.ooxml.slide_texts import ShownChart
from reporting.deck.ooxml.workbook import Date
from reporting.deck.slides.chart_data import list_rows
from reporting.plan.said import SaidRun, SaidText
from reporting.scene import Chart

_NOWHERE = Account(Ground.NONE)
_STRAY = "kept by the chart, not in its workbook"


class Place(NamedTuple):
    """A page or a slide.

    Args:
        output: in which of the two.
        language: code of its language.
        number: from 1.
        last_page: number of the last page of the dossier.
        last: number of the last page or slide of the output.
    """

    output: Literal["dossier", "deck"]
    language: str
    number: int
    last_page: int
    last: int


class PlaceList:
    """Lists the numbers of one page or slide.

    Args:
        place: which one.
        answers: what is known of the numbers of its language.
    """

    def __init__(self, place: Place, answers: Answers) -> None:
        self.place = place
        self.answers = answers
        self.numbers: list[ListedNumber] = []
        self.missing: list[MissingNumber] = []

    def list_texts(self, texts: Iterable[SaidText], said: Sequence[str]) -> None:
        """List the numbers of texts, and hold them against what is read.

        Args:
            texts: that were planned.
            said: what is read, a line or a page each.
        """
        spotter = self.answers.spotter
        planned: Counter[str] = Counter()
        for text in texts:
            words = "".join(
                [f" {run.text} " if run.mark else run.text for run in text.runs]
            )
            planned += spotter.count_marks(words)
            for found in self.answers.assigner.assign(text):
                self._add_assigned(text, found)
        for line in said:
            for mark, count in spotter.count_marks(line).items():
                more = count - max(0, planned[mark])
                planned[mark] -= count
                for _ in range(more):
                    self._add(mark, _NOWHERE, context=find_context(line, mark))
        for mark, count in (+planned).items():
            self._miss(mark, count)

    def _add_assigned(self, text: SaidText, found: Assigned) -> None:
        """Add a number of a text, if its account can be true here."""
        words = found.spotted.text
        account = found.account
        if not self._can_be(account, words):
            account = _NOWHERE
        around = ""
        if account is _NOWHERE or account.ground is Ground.NONE:
            around = find_context(text.text, words)
        self._add(
            words,
            account,
            found.path,
            found.line,
            around,
        )

    def _can_be(self, account: Account, words: str) -> bool:
        """Whether a number may be that of a page, or the number of this one."""
        runs = list_runs(words)
        if account.ground is Ground.PAGE:
            return all(1 <= int(run) <= self.place.last_page for run in runs)
        if account.ground is Ground.FURNITURE:
            own = {self.place.number, self.place.last}
            is_counted = self.place.output == "deck"
            return all(
                int(run) in own or (is_counted and int(run) <= self.place.last)
                for run in runs
            )
        return True

    # -- charts

    def list_chart(
        self,
        chart: Chart | None,
        drawn: ShownChart | None,
        shown: ShownChart,
    ) -> None:
        """List what a chart of a slide says: the cells of its workbook, and its words.

        Args:
            chart: that was planned; None if there was none.
            drawn: how it was written then.
            shown: how it is read.
        """
        path = chart.block.path if chart else ""
        origin = chart.block.origin if chart else None
        expected = Counter(list_values(chart) if chart else ())
        for value in shown.cells:
            account = None
            if expected[value] > 0:
                account = self.answers.account_value(path, value)
            expected[value] -= 1
            self._add(write_number(value), account or _NOWHERE, path)
        for value, count in (+expected).items():
            self._miss(write_number(value), count)
        for value in shown.stray:
            self._add(
                write_number(value),
                _NOWHERE,
                path,
                context=_STRAY,
            )
        words = list_words(drawn) if drawn else ()
        texts = [
            SaidText((SaidRun(word),), role="chart words", origin=origin)
            for word in words
        ]
        self.list_texts(texts, list_words(shown))

    # -- the list

    def _add(
        self,
        text: str,
        account: Account,
        path: str = "",
        line: int = 0,
        context: str = "",
    ) -> None:
        place = self.place
        number = ListedNumber(
            place.output,
            place.language,
            place.number,
            " ".join(text.split()),
            account,
            path,
            line,
            context,
        )
        self.numbers.append(number)

    def _miss(self, text: str, count: int) -> None:
        place = self.place
        missing = MissingNumber(
            place.output,
            place.language,
            place.number,
            text,
            count,
        )
        self.missing.append(missing)


def list_words(chart: ShownChart) -> tuple[str, ...]:
    """Return the words of a chart; what it keeps for each of its series once."""
    return tuple(dict.fromkeys(chart.texts))


def list_values(chart: Chart) -> Iterator[float]:
    """Yield the numbers that the workbook of a chart must have."""
    block = chart.block
    if block.traits.has_joins:
        for series in block.series:
            yield from [value for value in series.values if value is not None]
        yield from [line.value for line in block.lines]
        return
    for row in list_rows(block):
        for cell in row:
            if isinstance(cell, Date):
                yield float(cell.serial)
            elif isinstance(cell, (int, float)):
                yield float(cell)


def write_number(value: float) -> str:
    """Return a number of a workbook without needless digits."""
    return f"{value:.12g}"
