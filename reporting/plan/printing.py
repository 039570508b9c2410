"""Single values of the content -> as they are printed: texts, figures, dates, source marks."""

from __future__ import annotations

from reporting.content.inline import Part
from reporting.content.model import Figure
from reporting.content.origins import Origins
from reporting.content.source_model import Source
from reporting.content.values import Text
from reporting.i18n import Language
from reporting.plan.edits import has_moved, trace_edits
from reporting.plan.located_text import LocatedText
from reporting.plan.periods import format_period
from reporting.plan.typography import typeset_text
from reporting.plan.words import Evidence, Run
from reporting.reading.origin import Origin
from reporting.record import replace


def print_text(
    text: Text,
    code: str,
    lang: Language | None,
    origins: Origins,
) -> LocatedText:
    """Return a plain text of the content as it is printed, with the place of its characters.

    Args:
        text: the very value that was made when the content was checked.
        code: of the language wanted.
        lang: how it is printed; without a catalogue it is not typeset.
        origins: of the content.
    """
    typed = text.get_words(code)
    printed = typeset_text(typed, lang)
    if has_moved(typed, printed):
        edits = trace_edits(typed, printed)
        origin = origins.find_characters(text, code, edits)
    else:
        origin = origins.find_text(text, code)
    return LocatedText(printed, origin)


def make_source_mark(proof: Evidence, origin: Origin | None = None) -> Run:
    """Return the raised number of a claim, linked to where the claim stands.

    Args:
        proof: of the claim.
        origin: of what the mark stands for.
    """
    number = proof.number
    if origin and origin.is_verbatim:
        origin = replace(origin, is_verbatim=False)
    return Run(
        str(number),
        link=f"#{proof.anchor}",
        mark=number,
        origin=origin,
    )


def format_figure(
    lang: Language,
    figure: Figure,
    code: str,
    part: Part = Part.WHOLE,
) -> str:
    """Write a figure: its value ("$11 billion"), its change ("up 16% on the year"), or both."""
    amount = format_amount(lang, figure, code)
    value = lang.qualify(amount, figure.qualifier)
    change = ""
    if figure.change is not None:
        in_points = figure.change_unit == "points"
        change = lang.write_change(
            figure.change,
            figure.change_on,
            in_points=in_points,
        )
    match part:
        case Part.VALUE:
            return value
        case Part.CHANGE:
            return change
        case Part.WHOLE:
            if change:
                return f"{value}{lang.comma}{change}"
            return value


def format_amount(lang: Language, figure: Figure, code: str) -> str:
    """Write the value of a figure with what it counts, without its `over` or `about`."""
    unit = ""
    if figure.unit:
        unit = figure.unit.get_words(code)
    return lang.write_amount(
        figure.value,
        unit=unit,
        currency=figure.currency or "",
        percent=figure.percent,
    )


def format_source_date(lang: Language, source: Source, *, brief: bool = False) -> str:
    """Return the date that a source gives, in full or brief, or the word for none."""
    period = source.published
    if period is None:
        return lang.fill_phrase("undated")
    return format_period(lang, period, is_brief=brief)
