"""Content and a language -> what planning needs at hand: all by its id, claims numbered.

A scope is made once for a language and handed on; it turns the content's texts into runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from reporting.content.inline import (
    FigureRef,
    Inline,
    Paragraph,
    SourceMark,
    Words,
    read_lines,
    read_paragraph,
    read_paragraphs,
)
from reporting.content.model import Claim, Content, Entity, Figure
from reporting.content.origins import Origins
from reporting.content.source_model import Source
from reporting.content.values import Rich, Text
from reporting.i18n import Language
from reporting.plan.edits import has_moved, trace_edits
from reporting.plan.located_text import LocatedText
from reporting.plan.printing import (
    format_figure,
    make_source_mark,
    print_text,
)
from reporting.plan.typography import Proofreader
from reporting.plan.words import (
    Evidence,
    Line,
    Para,
    Run,
    Runs,
    join_lines,
    make_line,
)
from reporting.reading.model import Model
from reporting.reading.origin import Span
from reporting.record import Record, replace

UNTRACED = Origins()
"""Of a content that no file holds: nothing of it has an origin."""
_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a phrase for what is put there afterwards."""
_BESIDE = "\u00a0· "
"""Between the heads of a cell; no line begins with it."""


class Scope(Record, frozen=True):
    """One content in one language, everything by its id.

    Args:
        content: valid content.
        language: with its catalogue.
        code: the language's code as the content writes it.
        origins: where the content was written.
        evidence: of each claim, by its id, in the order of their numbers.
        source_numbers: by the id of a source, its number in the list of sources.
    """

    content: Content
    language: Language
    code: str
    origins: Origins
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
    source_numbers: Mapping[str, int]
    evidence: Mapping[str, Evidence]

    def print_text(self, text: Text | None) -> str:
        """Return plain words in the language, as they are printed; nothing for no text."""
        if text is None:
            return ""
        return print_text(
            text,
            self.code,
            self.language,
            self.origins,
        )

    def find_evidence(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the evidence of some claims, each once, in the order given."""
        once = dict.fromkeys(ids)
        return tuple([self.evidence[claim] for claim in once])

    def set_paragraph(self, rich: Rich) -> Para:
        """Return rich text as one paragraph."""
        words = rich.get_words(self.code)
        return self._set_paragraph(rich, read_paragraph(words))

    def set_line(self, rich: Rich | None) -> Line:
        """Return rich text as it stands in one line: words, if they are all of one look."""
        if rich is None:
            return ""
        return make_line(self.set_paragraph(rich))

    def set_spoken_lines(self, rich: Rich | None) -> tuple[Line, ...]:
        """Return what is told the speaker, a typed line each."""
        if rich is None:
            return ()
        lines: list[Line] = []
        for read in read_lines(rich.get_words(self.code)):
            line = make_line(self._set_paragraph(rich, read))
            lines.append(line)
        return tuple(lines)

    def fill_line(
        self,
        phrase: str,
        place: str,
        line: Line,
    ) -> Line:
        """Return a phrase of the catalogue with a line in one of its places.

        Args:
            phrase: its name.
            place: that is filled.
            line: what stands there.
        """
        if not isinstance(line, Para):
            return self.language.fill_phrase(phrase, **{place: line})
        whole = self.language.fill_phrase(phrase, **{place: _PLACE})
        before, _, after = whole.partition(_PLACE)
        return join_lines(before, line, after)

    def optional(self, rich: Rich | None) -> Para | None:
        """Return rich text as one paragraph, or nothing for none."""
        return self.set_paragraph(rich) if rich else None

    def set_paragraphs(self, rich: Rich) -> tuple[Para, ...]:
        """Return rich text as its paragraphs, which blank lines separate."""
        words = rich.get_words(self.code)
        paras = []
        for paragraph in read_paragraphs(words):
            para = self._set_paragraph(rich, paragraph)
            paras.append(para)
        return tuple(paras)

    def set_runs(self, rich: Rich) -> Runs:
        """Return the runs of rich text."""
        return self.set_paragraph(rich).runs

    def stand_for(
        self,
        words: str,
        model: Model,
        *steps: str | int,
    ) -> str:
        """Return words that the plan makes, with the place of what they stand for.

        Args:
            words: such as a date in full, or a number as the language writes it.
            model: of the content.
            steps: to what was written there, such as `"events", 0, "on"`.
        """
        origin = self.origins.find(model, *steps)
        if origin is None or not words:
            return words
        return LocatedText(words, replace(origin, is_verbatim=False))

    def stand_for_line(
        self,
        line: Line,
        model: Model,
        *steps: str | int,
    ) -> Line:
        """Return a line that the plan puts together; words get the place that they stand for.

        Args:
            line: runs know their places.
            model: of the content.
            steps: as `stand_for` takes them.
        """
        if isinstance(line, Para):
            return line
        return self.stand_for(line, model, *steps)

    def _set_paragraph(self, rich: Rich, paragraph: Paragraph) -> Para:
        words = [self._type_run(run) for run in paragraph.runs]
        reader = Proofreader(self.language, "".join(words))
        claims: list[str] = []
        runs: list[Run] = []
        inlines = zip(paragraph.runs, paragraph.spans, strict=True)
        for inline, span in inlines:
            if isinstance(inline, SourceMark):
                claims.append(inline.claim)
            run = self._set_run(inline, reader, rich, span)
            runs.append(run)
        return Para(tuple(runs), self.find_evidence(claims))

    def _type_run(self, inline: Inline) -> str:
        """Return the words of a run as they are typed; a mark has none."""
        match inline:
            case SourceMark():
                return ""
            case FigureRef(figure=name, part=part):
                return format_figure(
                    self.language,
                    self.figures[name],
                    self.code,
                    part,
                )
            case Words(text=typed):
                return typed
            case _:
                assert_never(inline)

    def _set_run(
        self,
        inline: Inline,
        reader: Proofreader,
        rich: Rich,
        span: Span,
    ) -> Run:
        match inline:
            case SourceMark(claim=claim):
                proof = self.evidence[claim]
                origin = self.origins.find_characters(rich, self.code, span)
                return make_source_mark(proof, origin)
            case FigureRef(figure=name, part=part):
                figure = self.figures[name]
                typed = format_figure(
                    self.language,
                    figure,
                    self.code,
                    part,
                )
                printed = reader.read(typed)
            case Words(text=typed):
                printed = reader.read(typed)
                if has_moved(typed, printed):
                    edits = trace_edits(typed, printed)
                    span = edits.follow(span)
            case _:
                assert_never(inline)
        return Run(
            printed,
            inline.bold,
            inline.italic,
            inline.link,
            origin=self.origins.find_characters(rich, self.code, span),
        )
