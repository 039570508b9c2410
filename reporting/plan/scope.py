"""Content and a language -> what all planning needs at hand: everything by its id, claims numbered.

Claims are numbered in the order in which a reader of the dossier first meets them, and keep
that number in both outputs and all languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from reporting.content.inline import (
    FigureRef,
    Inline,
    Part,
    SourceMark,
    Words,
    parse_paragraph,
    split_paragraphs,
)
from reporting.content.model import Citation, Claim, Content, Entity, Figure, Source
from reporting.content.values import Rich, Text
from reporting.i18n import Language, load_language
from reporting.plan.block_model import CitationLine, Evidence, Para, Run, Runs
from reporting.plan.typography import Proofreader, typeset_text
from reporting.record import Record


class Scope(Record, frozen=True):
    """One content in one language, everything by its id."""

    content: Content
    language: Language
    code: str
    """The language's code as the content writes it."""
    claims: Mapping[str, Claim]
    evidence: Mapping[str, Evidence]
    entities: Mapping[str, Entity]
    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
    source_numbers: Mapping[str, int]

    def text(self, text: Text | None) -> str:
        """Return plain words in the language, as they are printed; nothing for no text."""
        return typeset_text(text.in_(self.code), self.code) if text else ""

    def proof(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the evidence of some claims, each once, in the order given."""
        return tuple(self.evidence[claim] for claim in dict.fromkeys(ids))

    def para(self, rich: Rich) -> Para:
        """Return rich text as one paragraph."""
        return self._para(rich.in_(self.code))

    def optional(self, rich: Rich | None) -> Para | None:
        """Return rich text as one paragraph, or nothing for none."""
        return self.para(rich) if rich else None

    def paras(self, rich: Rich) -> tuple[Para, ...]:
        """Return rich text as its paragraphs, which blank lines separate."""
        return tuple(self._para(text) for text in split_paragraphs(rich.in_(self.code)))

    def _para(self, text: str) -> Para:
        inlines = parse_paragraph(text)
        marks = (inline.claim for inline in inlines if isinstance(inline, SourceMark))
        reader = Proofreader(self.code)
        return Para(
            tuple(self._run(inline, reader) for inline in inlines), self.proof(marks)
        )

    def _run(self, inline: Inline, reader: Proofreader) -> Run:
        match inline:
            case SourceMark(claim=claim):
                proof = self.evidence[claim]
                return Run(
                    str(proof.number), link=f"#{proof.anchor}", mark=proof.number
                )
            case FigureRef(
                figure=figure, part=part, bold=bold, italic=italic, link=link
            ):
                words = format_figure(
                    self.language, self.figures[figure], self.code, part
                )
                return Run(reader.read(words), bold, italic, link)
            case Words(text=text, bold=bold, italic=italic, link=link):
                return Run(reader.read(text), bold, italic, link)

    def runs(self, rich: Rich) -> Runs:
        """Return the runs of rich text."""
        return self.para(rich).runs


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


def make_scope(content: Content, code: str) -> Scope:
    """Prepare the planning of one language.

    Args:
        content: valid content.
        code: one of its languages.
    """
    lang = load_language(code)
    claims = {claim.id: claim for claim in content.claims}
    sources = {source.id: source for source in content.sources}
    entities = {entity.id: entity for entity in content.entities}
    numbers = {source.id: number for number, source in enumerate(content.sources, 1)}

    def who(claim: Claim) -> str:
        names = (_name(by, code, entities, sources) for by in claim.by)
        return ", ".join(names)

    def cited(citation: Citation) -> CitationLine:
        source = sources[citation.source]
        return CitationLine(
            source=numbers[source.id],
            short=typeset_text(source.short.in_(code), code),
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
        )
        for number, name in enumerate(order_claims(content), 1)
    }
    figures = {figure.id: figure for figure in content.figures}
    return Scope(
        content, lang, code, claims, evidence, entities, figures, sources, numbers
    )


def _name(
    by: str | Text,
    code: str,
    entities: Mapping[str, Entity],
    sources: Mapping[str, Source],
) -> str:
    if isinstance(by, str):
        by = entities[by].name if by in entities else sources[by].short
    return typeset_text(by.in_(code), code)


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
