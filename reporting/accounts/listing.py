"""A content -> the list of all numbers that its outputs print, held against the files.

The list is made of what is drawn, text by text; the files are read by other means (PDFium, the
parts of the package), and what they say more or less than that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from reporting.accounts.answers import Answers, learn_answers
from reporting.accounts.model import (
    Account,
    Ground,
    ListedNumber,
    MissingNumber,
    NumberReport,
)
from reporting.accounts.outputs import (
    DrawnOutputs,
    Wanted,
    draw_outputs,
    find_carried_theme,
    list_chart_words,
    read_deck,
    read_dossier,
    read_job,
)
from reporting.accounts.spotting import find_context
from reporting.checking import choose_languages, examine_sources, name_output
from reporting.deck.ooxml.slide_texts import ShownChart, ShownSlide, read_slide_texts
from reporting.deck.ooxml.workbook import Date
from reporting.deck.slides.chart_data import list_rows
from reporting.errors import UsageError
from reporting.evidence.report.model import Report
from reporting.job import Job
from reporting.pdf.page_texts import read_page_texts
from reporting.plan.said import SaidRun, SaidText
from reporting.scene import Chart

LEFT_OUT = (
    "what a program counts by itself: the number of a slide, those of a list",
    "what PowerPoint draws of a scale by itself: round values on the axes of a chart",
    "numbers within pictures",
    "descriptions of charts and pictures for those who do not see them",
    "how often a chart of a deck keeps one name: it is told once",
)
"""What is no number of the list."""
_Output = Literal["dossier", "deck"]


def list_all_numbers(
    content_path: Path | str,
    wanted: Wanted,
    sources: Path | str | None = None,
    built: Path | None = None,
) -> NumberReport:
    """List every number that both outputs of a content print; see `list_numbers`.

    Args:
        content_path: the YAML file.
        wanted: which outputs.
        sources: the folder of the local copies of sources.
        built: a folder of outputs to read, instead of what is drawn in memory.
    """
    if built is not None and not built.is_dir():
        raise UsageError(f"there is no folder {built} to find outputs in")
    with TemporaryDirectory() as folder:
        theme = wanted.theme
        if built is not None and theme is None:
            theme = find_carried_theme(built, Path(folder))
        job = read_job(content_path, wanted._replace(theme=theme))
        codes = choose_languages(job.loaded.content, wanted.languages)
        report = examine_sources(job.loaded, sources)
        lists = [_Lister(job, report, code, built) for code in codes]
        for one in lists:
            one.list_all()
    return NumberReport(
        content=str(content_path),
        languages=codes,
        pages=sum(one.pages for one in lists),
        slides=sum(one.slides for one in lists),
        numbers=tuple([number for one in lists for number in one.numbers]),
        missing=tuple([missing for one in lists for missing in one.missing]),
        left_out=LEFT_OUT,
    )


class _Lister:
    """Lists the numbers of both outputs of one language."""

    def __init__(
        self, job: Job, report: Report, language: str, folder: Path | None
    ) -> None:
        self.job = job
        self.report = report
        self.language = language
        self.folder = folder
        self.pages = 0
        self.slides = 0
        self.numbers: list[ListedNumber] = []
        self.missing: list[MissingNumber] = []

    def list_all(self) -> None:
        """List the dossier page by page, then the deck slide by slide."""
        drawn = draw_outputs(self.job, self.language)
        answers = learn_answers(self.job.loaded, drawn.plan, self.language, self.report)
        self._list_dossier(drawn, answers)
        answers.ledger.restart()
        self._list_deck(drawn, answers)

    def _find(self, kind: Literal["pdf", "deck"]) -> Path | None:
        if self.folder is None:
            return None
        return self.folder / name_output(kind, self.language, self.job.loaded.content)

    # -- the dossier

    def _list_dossier(self, drawn: DrawnOutputs, answers: Answers) -> None:
        path = self._find("pdf")
        shown = read_page_texts(drawn.dossier_file)
        if path:
            shown = read_dossier(path)
        self.pages = len(shown)
        for place in range(1, max(len(shown), *drawn.pages) + 1):
            texts = drawn.pages.get(place, ())
            said = [shown[place - 1]] if place <= len(shown) else []
            self._list_texts("dossier", place, texts, said, answers)

    # -- the deck

    def _list_deck(self, drawn: DrawnOutputs, answers: Answers) -> None:
        path = self._find("deck")
        own = read_slide_texts(drawn.deck_file)
        shown = own
        if path:
            shown = read_deck(path)
        self.slides = len(shown)
        planned = dict(
            zip([slide.identity for slide in own], drawn.list_slides(), strict=True)
        )
        drawn_charts = {slide.identity: slide.charts for slide in own}
        for slide in shown:
            texts, charts = planned.pop(slide.identity, ((), ()))
            said = [*slide.texts, *slide.notes]
            self._list_texts("deck", slide.number, texts, said, answers)
            kept = drawn_charts.get(slide.identity, ())
            self._list_charts(slide, charts, kept, answers)
        for texts, _ in planned.values():
            self._list_texts("deck", self.slides + 1, texts, [], answers)

    def _list_charts(
        self,
        slide: ShownSlide,
        charts: Sequence[Chart],
        kept: Sequence[ShownChart],
        answers: Answers,
    ) -> None:
        """List what the charts of a slide say: cells of their workbooks, and words."""
        for at, shown in enumerate(slide.charts):
            chart = charts[at] if at < len(charts) else None
            path = chart.block.path if chart else ""
            origin = chart.block.origin if chart else None
            expected: Counter[float] = Counter()
            words: tuple[str, ...] = ()
            if chart:
                expected.update(list_values(chart))
                words = list_chart_words(kept[at])
            for value in shown.cells:
                text = f"{value:.12g}"
                account: Account | None = None
                if expected[value]:
                    account = answers.account_value(path, value)
                expected[value] -= 1
                self._add("deck", slide.number, text, account, path, context=path)
            for value, count in (+expected).items():
                self._miss("deck", slide.number, f"{value:.12g}", count)
            for value in shown.stray:
                about = "kept by the chart, not in its workbook"
                self._add(
                    "deck", slide.number, f"{value:.12g}", None, path, context=about
                )
            texts = [
                SaidText((SaidRun(word),), "chart words", origin) for word in words
            ]
            said = list_chart_words(shown)
            self._list_texts("deck", slide.number, texts, said, answers)

    # -- both

    def _list_texts(
        self,
        output: _Output,
        place: int,
        texts: Iterable[SaidText],
        said: Sequence[str],
        answers: Answers,
    ) -> None:
        """List the numbers of texts, and hold them against what is read there."""
        planned: Counter[str] = Counter()
        for text in texts:
            apart = [f" {run.text} " if run.mark else run.text for run in text.runs]
            planned += answers.spotter.count_marks("".join(apart))
            for found in answers.assigner.assign(text):
                around = ""
                if found.account.ground is Ground.NONE:
                    around = find_context(text.text, found.spotted.text)
                self._add(
                    output,
                    place,
                    found.spotted.text,
                    found.account,
                    found.path,
                    found.line,
                    around,
                )
        for line in said:
            for mark, count in answers.spotter.count_marks(line).items():
                more = max(0, count - max(0, planned[mark]))
                planned[mark] -= count
                for _ in range(more):
                    self._add(
                        output, place, mark, None, context=find_context(line, mark)
                    )
        for mark, count in (+planned).items():
            self._miss(output, place, mark, count)

    def _add(
        self,
        output: _Output,
        place: int,
        text: str,
        account: Account | None,
        path: str = "",
        line: int = 0,
        context: str = "",
    ) -> None:
        made = account or Account(Ground.NONE)
        words = " ".join(text.split())
        number = ListedNumber(
            output, self.language, place, words, made, path, line, context
        )
        self.numbers.append(number)

    def _miss(self, output: _Output, place: int, text: str, count: int) -> None:
        self.missing.append(MissingNumber(output, self.language, place, text, count))


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
