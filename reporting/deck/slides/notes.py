"""Planned notes -> the speaker notes of a slide, a paragraph each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reporting.deck.ooxml.xml import escape_literal, make


def write_notes(slide: Any, notes: Sequence[str], language: str) -> None:
    """Write the notes of a slide into the notes placeholder.

    Args:
        slide: python-pptx's slide.
        notes: paragraphs.
        language: tag of the language (BCP 47).
    """
    body = slide.notes_slide.notes_text_frame._txBody  # noqa: SLF001  (python-pptx knows no language)
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    for words in notes or ("",):
        run = make(
            "a:r",
            make("a:rPr", lang=language, dirty=False),
            make("a:t", text=escape_literal(words)),
        )
        body.append(
            make("a:p", run if words else None, make("a:endParaRPr", lang=language))
        )
