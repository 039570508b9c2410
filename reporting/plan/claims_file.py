"""Claims in every language -> the file in which an output carries them for programs to read."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.content.inline import FigureRef, Words, read_paragraph
from reporting.content.model import Content, Figure
from reporting.content.values import Rich
from reporting.evidence.report.claims_data import CLAIMS, write_claims
from reporting.i18n import Language
from reporting.pdf.attachments import Attachment
from reporting.plan.printing import format_figure
from reporting.plan.typography import typeset_text

_TYPE = "application/ld+json"


def make_claims_file(content: Content, language: Language) -> Attachment:
    """Return the claims of a content as JSON-LD.

    Args:
        content: valid content.
        language: of the output that carries them.
    """
    data = write_claims(content, print_claims(content))
    about = language.fill_phrase("carried_claims")
    return Attachment(CLAIMS, _TYPE, data, about, "Data")


def print_claims(content: Content) -> dict[str, dict[str, str]]:
    """Return what claims say, as it is printed, by their ids and then by language.

    Args:
        content: valid content.
    """
    figures = {figure.id: figure for figure in content.figures}
    said: dict[str, dict[str, str]] = {claim.id: {} for claim in content.claims}
    for code in content.languages:
        language = content.tongues.load(code)
        for claim in content.claims:
            typed = type_words(claim.text, code, language, figures)
            said[claim.id][code] = typeset_text(
                typed,
                language,
            )
    return said


def type_words(
    text: Rich,
    code: str,
    language: Language,
    figures: Mapping[str, Figure],
) -> str:
    """Return the words of a running text as they are typed, without its marks.

    Args:
        text: of the content.
        code: the language wanted.
        language: that of the code.
        figures: of the content, by their ids.
    """
    words: list[str] = []
    for run in read_paragraph(text.get_words(code)).runs:
        if isinstance(run, Words):
            words.append(run.text)
        elif isinstance(run, FigureRef):
            figure = figures[run.figure]
            words.append(
                format_figure(
                    language,
                    figure,
                    code,
                    run.part,
                )
            )
    return "".join(words)
