"""A content -> the list of all numbers that its outputs print, held against the files.

The list is made of what is drawn, text by text; the files are read by other means (PDFium, the
parts of the package), and what they say more or less than that is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from reporting.accounts.answers import Answers, learn_answers
from reporting.accounts.comparing import Place, PlaceList
from reporting.accounts.model import NumberReport
from reporting.accounts.outputs import (
    DrawnOutputs,
    Wanted,
    draw_outputs,
    find_carried_theme,
    read_deck,
    read_dossier,
    read_job,
)
from reporting.checking import choose_languages, examine_sources, name_output
from reporting.deck.ooxml.slide_texts import read_slide_texts
from reporting.errors import UsageError
from reporting.evidence.report.model import Report
from reporting.job import Job
from reporting.output import heal_folder
from reporting.pdf.page_texts import read_page_texts

LEFT_OUT = (
    "what a program counts by itself: the number of a slide, those of a list",
    "what PowerPoint draws of a scale by itself: round values on the axes of a chart",
    "numbers within pictures, and what a template of yours has on its layouts",
    "descriptions of charts and pictures for those who do not see them",
    "how often a chart of a deck keeps one name: it is told once",
)
"""What is no number of the list."""


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
    if built is not None:
        heal_folder(built)
    with TemporaryDirectory() as folder:
        theme = wanted.theme
        if built is not None and theme is None:
            theme = find_carried_theme(built, Path(folder))
        job = read_job(content_path, wanted._replace(theme=theme))
        codes = choose_languages(job.loaded.content, wanted.languages)
        report = examine_sources(job.loaded, sources)
        places: list[PlaceList] = []
        for code in codes:
            places += _Lister(job, report, code, built).list_places()
    outputs = [one.place.output for one in places]
    return NumberReport(
        content=str(content_path),
        languages=codes,
        pages=outputs.count("dossier"),
        slides=outputs.count("deck"),
        numbers=tuple([number for one in places for number in one.numbers]),
        missing=tuple([missing for one in places for missing in one.missing]),
        left_out=LEFT_OUT,
    )


class _Lister:
    """Lists the numbers of both outputs of one language.

    Args:
        job: the content, and what its outputs are drawn with.
        report: what was found of its citations.
        language: code of the language.
        folder: of outputs to read; None for those that are drawn.
    """

    def __init__(
        self,
        job: Job,
        report: Report,
        language: str,
        folder: Path | None,
    ) -> None:
        self.job = job
        self.report = report
        self.language = language
        self.folder = folder

    def list_places(self) -> Iterator[PlaceList]:
        """Yield the pages of the dossier, then the slides of the deck."""
        drawn = draw_outputs(self.job, self.language)
        answers = learn_answers(
            self.job.loaded,
            drawn.plan,
            self.language,
            self.report,
        )
        yield from self.list_pages(drawn, answers)
        answers.ledger.restart()
        yield from self.list_slides(drawn, answers)

    def find_file(self, kind: Literal["pdf", "deck"]) -> Path | None:
        """Return the output that is to be read, if it is not the one that is drawn."""
        if self.folder is None:
            return None
        content = self.job.loaded.content
        return self.folder / name_output(kind, self.language, content)

    def list_pages(
        self,
        drawn: DrawnOutputs,
        answers: Answers,
    ) -> Iterator[PlaceList]:
        """Yield the pages of the dossier."""
        path = self.find_file("pdf")
        shown = read_dossier(path) if path else read_page_texts(drawn.dossier_file)
        last = max(len(shown), *drawn.pages)
        for number in range(1, last + 1):
            place = Place(
                "dossier",
                self.language,
                number,
                last_page=last,
                last=last,
            )
            page = PlaceList(place, answers)
            said = shown[number - 1 : number]
            page.list_texts(drawn.pages.get(number, ()), said)
            yield page

    def list_slides(
        self,
        drawn: DrawnOutputs,
        answers: Answers,
    ) -> Iterator[PlaceList]:
        """Yield the slides of the deck as they follow in the file, then those that it lacks."""
        own = read_slide_texts(drawn.deck_file)
        path = self.find_file("deck")
        shown = read_deck(path) if path else own
        planned = {}
        for slide, said in zip(own, drawn.list_slides(), strict=True):
            planned[slide.identity] = (*said, slide.charts)
        last = len(shown) + len(planned)
        for slide in shown:
            texts, charts, kept = planned.pop(slide.identity, ((), (), ()))
            place = self._place_slide(slide.number, drawn, last)
            listed = PlaceList(place, answers)
            listed.list_texts(texts, [*slide.texts, *slide.notes])
            for at, chart in enumerate(slide.charts):
                is_known = at < len(charts)
                listed.list_chart(
                    charts[at] if is_known else None,
                    kept[at] if is_known else None,
                    chart,
                )
            yield listed
        for number, (texts, _, _) in enumerate(planned.values(), len(shown) + 1):
            listed = PlaceList(self._place_slide(number, drawn, last), answers)
            listed.list_texts(texts, ())
            yield listed

    def _place_slide(self, number: int, drawn: DrawnOutputs, last: int) -> Place:
        return Place(
            "deck",
            self.language,
            number,
            last_page=max(drawn.pages),
            last=last,
        )
