"""Content and a language -> what all planning needs at hand: everything by its id, claims numbered.

Claims are numbered in the order in which a reader of the dossier first meets them, and keep
that number in both outputs and all languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, assert_never

from pydantic import BaseModel

from reporting.content.inline import (
    FigureRef,
    Inline,
    Paragraph,
    Part,
    SourceMark,
    Words,
    parse_paragraph,
    read_paragraph,
    read_paragraphs,
    split_paragraphs,
)
from reporting.content.model import Citation, Claim, Content, Entity, Figure, Source
from reporting.content.origins import Origins
from reporting.content.values import Rich, Text
from reporting.i18n import Language, load_language
from reporting.plan.block_model import (
    CitationLine,
    Evidence,
    Para,
    Run,
    Runs,
)
from reporting.plan.located_text import LocatedText
from reporting.plan.typography import Proofreader, trace_edits, typeset_text
from reporting.reading.origin import Origin, Span
from reporting.record import Record, replace

UNTRACED = Origins()
"""Of a content that no file holds: nothing of it has an origin."""


class Scope(Record, frozen=True):
    """One content in one language, everything by its id."""

    content: Content
    language: Language
    code: str
    """The language's code as the content writes it."""
    origins: Origins
    claims: Mapping[str, Claim]
    evidence: Mapping[str, Evidence]
    entities: Mapping[str, Entity]
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
    source_numbers: Mapping[str, int]

    def text(self, text: Text | None) -> str:
        """Return plain words in the language, as they are printed; nothing for no text."""
        return print_text(text, self.code, self.origins) if text else ""

    def proof(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the evidence of some claims, each once, in the order given."""
        return tuple(self.evidence[claim] for claim in dict.fromkeys(ids))

    def para(self, rich: Rich) -> Para:
        """Return rich text as one paragraph."""
        return self._para(rich, read_paragraph(rich.in_(self.code)))

    def optional(self, rich: Rich | None) -> Para | None:
        """Return rich text as one paragraph, or nothing for none."""
        return self.para(rich) if rich else None

    def paras(self, rich: Rich) -> tuple[Para, ...]:
        """Return rich text as its paragraphs, which blank lines separate."""
        paragraphs = read_paragraphs(rich.in_(self.code))
        return tuple(self._para(rich, paragraph) for paragraph in paragraphs)

    def _para(self, rich: Rich, paragraph: Paragraph) -> Para:
        reader = Proofreader(self.code)
        marked: list[str] = []
        runs: list[Run] = []
        for inline, span in zip(paragraph.runs, paragraph.spans, strict=True):
            if isinstance(inline, SourceMark):
                marked.append(inline.claim)
            runs.append(self._run(inline, reader, rich, span))
        return Para(tuple(runs), self.proof(marked))

    def _run(self, inline: Inline, reader: Proofreader, rich: Rich, span: Span) -> Run:
        match inline:
            case SourceMark(claim=claim):
                origin = self.origins.find_characters(rich, self.code, span)
                return make_source_mark(self.evidence[claim], origin)
            case FigureRef(figure=figure, part=part):
                value = self.figures[figure]
                typed = format_figure(self.language, value, self.code, part)
                printed = reader.read(typed)
            case Words(text=typed):
                printed = reader.read(typed)
                if len(printed) != len(typed):
                    span = trace_edits(typed, printed).follow(span)
            case _:
                assert_never(inline)
        origin = self.origins.find_characters(rich, self.code, span)
        return Run(printed, inline.bold, inline.italic, inline.link, origin=origin)

    def runs(self, rich: Rich) -> Runs:
        """Return the runs of rich text."""
        return self.para(rich).runs

    def stand_for(self, words: str, model: BaseModel, *steps: str | int) -> str:
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


def print_text(text: Text, code: str, origins: Origins) -> LocatedText:
    """Return a plain text of the content as it is printed, with the place of its characters.

    Args:
        text: the very value that was made when the content was checked.
        code: the language wanted; one without a catalogue is not typeset.
        origins: of the content.
    """
    typed = text.in_(code)
    printed = typeset_text(typed, code)
    if len(printed) == len(typed):
        return LocatedText(printed, origins.find_text(text, code))
    edits = trace_edits(typed, printed)
    return LocatedText(printed, origins.find_characters(text, code, edits))


def make_source_mark(proof: Evidence, origin: Origin | None = None) -> Run:
    """Return the raised number of a claim, linked to where the claim stands.

    Args:
        proof: of the claim.
        origin: of what the mark stands for.
    """
    number = proof.number
    if origin and origin.is_verbatim:
        origin = replace(origin, is_verbatim=False)
    return Run(str(number), link=f"#{proof.anchor}", mark=number, origin=origin)


def format_figure(
    lang: Language, figure: Figure, code: str, part: Part = Part.WHOLE
) -> str:
    """Write a figure: its value ("$11 billion"), its change ("up 16% on the year"), or both."""
    unit = figure.unit.in_(code) if figure.unit else ""
    amount = lang.amount(
        figure.value, unit=unit, currency=figure.currency or "", percent=figure.percent
    )
    value = lang.qualified(amount, figure.qualifier)
    change = (
        "" if figure.change is None else lang.change(figure.change, figure.change_on)
    )
    match part:
        case Part.VALUE:
            return value
        case Part.CHANGE:
            return change
        case Part.WHOLE:
            return f"{value}, {change}" if change else value


def make_scope(content: Content, code: str, origins: Origins = UNTRACED) -> Scope:
    """Prepare the planning of one language.

    Args:
        content: valid content.
        code: one of its languages.
        origins: of the content, if a file holds it.
    """
    lang = load_language(code)
    claims = {claim.id: claim for claim in content.claims}
    sources = {source.id: source for source in content.sources}
    entities = {entity.id: entity for entity in content.entities}
    numbers = {source.id: number for number, source in enumerate(content.sources, 1)}

    def who(claim: Claim) -> str:
        return ", ".join(name(by) for by in claim.by)

    def name(by: str | Text) -> str:
        if isinstance(by, str):
            by = entities[by].name if by in entities else sources[by].short
        return print_text(by, code, origins)

    def cited(citation: Citation) -> CitationLine:
        source = sources[citation.source]
        return CitationLine(
            source=numbers[source.id],
            short=print_text(source.short, code, origins),
            date=format_source_date(lang, source, brief=True),
            paragraph=lang.phrase("paragraph", number=citation.paragraph).replace(
                " ", "\u00a0"
            ),
        )

    evidence = {
        name: Evidence(
            claim=name,
            number=number,
            status=claims[name].status,
            status_word=lang.statuses[claims[name].status],
            who=who(claims[name]),
            citations=tuple(cited(citation) for citation in claims[name].cites),
            origin=origins.find(claims[name]),
        )
        for number, name in enumerate(order_claims(content), 1)
    }
    figures = {figure.id: figure for figure in content.figures}
    return Scope(
        content=content,
        language=lang,
        code=code,
        origins=origins,
        claims=claims,
        evidence=evidence,
        entities=entities,
        figures=figures,
        sources=sources,
        source_numbers=numbers,
    )


def format_source_date(lang: Language, source: Source, *, brief: bool = False) -> str:
    """Return the date that a source gives, in full or brief, or the word for none."""
    if source.published is None:
        return lang.phrase("undated")
    period = source.published
    write = lang.brief if brief else lang.period
    return write(period.year, period.quarter, period.month, period.day)


def order_claims(content: Content) -> tuple[str, ...]:
    """Return the ids of all claims: first as a reader meets them, then the rest as listed."""
    bearing = {figure.id: figure.claim for figure in content.figures}
    code = content.default_language
    read = (content.edition.summary, content.sections)
    met = [claim for part in read for claim in _met(part, code, bearing)]
    return tuple(dict.fromkeys([*met, *(claim.id for claim in content.claims)]))


def _met(value: Any, code: str, bearing: Mapping[str, str]) -> Iterator[str]:
    """Yield the claims that a part of the content refers to, in reading order."""
    if isinstance(value, Rich):
        runs = (
            run
            for text in split_paragraphs(value.in_(code))
            for run in parse_paragraph(text)
        )
        yield from (run.claim for run in runs if isinstance(run, SourceMark))
    elif isinstance(value, tuple):
        for part in value:
            yield from _met(part, code, bearing)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _met_in_field(name, getattr(value, name), code, bearing)


def _met_in_field(
    name: str, value: Any, code: str, bearing: Mapping[str, str]
) -> Iterator[str]:
    match name:
        case "claims":
            yield from value
        case "claim":
            yield value
        case "figures":
            yield from (bearing[figure] for figure in value)
        case "notes":
            return  # spoken, not read
        case _:
            yield from _met(value, code, bearing)
