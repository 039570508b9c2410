"""How many citations, in what form of source -> a dossier with its sources beside it.

Ten citations a source of 50 KB, each of five terms that stand where they are cited. A tenth
of each source is numbers, marks and accents. The same arguments give the same bytes.
"""

from __future__ import annotations

import hashlib
import html
import io
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

_SOURCE_BYTES = 50_000
_PARAGRAPH_BYTES = 600
_PARAGRAPH_WORDS = 68
_PER_SOURCE = 10
_LETTERS = "abcdefghilmnoprstuvzàè"
_PER_PAGE = 7


def write_citations(folder: Path, count: int, form: str) -> Path:
    """Write a dossier and its sources.

    Args:
        folder: made for it.
        count: citations, ten to a source.
        form: of every source: txt, html or pdf.

    Returns:
        the path of the content.
    """
    folder.mkdir(parents=True)
    chance = random.Random(count)  # noqa: S311  (nothing is secret here)
    words = []
    for _ in range(4000):
        letters = chance.choices(_LETTERS, k=chance.randint(3, 11))
        words.append("".join(letters))
    sources = []
    claims = []
    for number in range(count // _PER_SOURCE):
        paragraphs = []
        for _ in range(_SOURCE_BYTES // _PARAGRAPH_BYTES):
            paragraphs.append(_make_paragraph(chance, words))
        data = _FORMS[form](paragraphs)
        (folder / f"{number}.{form}").write_bytes(data)
        sources.append(_make_source(number, form, data))
        for place in range(_PER_SOURCE):
            claims.append(_make_claim(number, place, paragraphs[place]))
    path = folder / "content.yaml"
    dossier = _make_dossier(sources, claims)
    text = yaml.safe_dump(dossier, allow_unicode=True, sort_keys=False)
    path.write_text(text, "utf-8")
    return path


def _make_paragraph(chance: random.Random, words: Sequence[str]) -> str:
    said = " ".join(chance.choices(words, k=_PARAGRAPH_WORDS))
    year = chance.randint(1990, 2030)
    billions = chance.randint(2, 999)
    share = chance.randint(2, 99)
    return f"{said}, nel {year} «{billions},5 miliardi», +{share}%"


def _make_source(number: int, form: str, data: bytes) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "title": "S",
        "short": "S",
        "unnamed": ["title", "outlet", "author"],
        "published": "2026",
        "language": "it",
        "retrieved": "2026-11-22",
        "file": f"{number}.{form}",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _make_claim(number: int, place: int, paragraph: str) -> dict[str, Any]:
    words = paragraph.split()
    phrase = " ".join(words[30:32])
    billions = words[-3].removeprefix("«")
    terms = [words[3], words[20], phrase, f"{billions} miliardi", words[-1]]
    cite = {"source": f"s{number}", "paragraph": place + 1, "terms": terms}
    return {
        "id": f"c{number}-{place}",
        "text": f"Dice: {', '.join(terms)}.",
        "by": [f"s{number}"],
        "status": "reported",
        "cites": [cite],
    }


def _make_dossier(
    sources: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> dict[str, Any]:
    marks = " ".join(f"x[^{claim['id']}]" for claim in claims)
    names = ("title", "subtitle", "summary", "why_now", "audience")
    block = {"id": "all", "kind": "prose", "text": marks}
    section = {"id": "one", "title": "x", "takeaway": "x", "blocks": [block]}
    edition = {"number": 1, "date": "2026-11-22", "minutes": 10}
    return {
        "languages": ["it"],
        "edition": {**edition, **dict.fromkeys(names, "x")},
        "sources": sources,
        "claims": claims,
        "sections": [section],
    }


def _write_text(paragraphs: Sequence[str]) -> bytes:
    return "\n".join(paragraphs).encode()


def _write_html(paragraphs: Sequence[str]) -> bytes:
    head = "<!doctype html><html><head><meta charset=utf-8></head><body>"
    lines = []
    for paragraph in paragraphs:
        lines.append(f"<div class='c'><p>{html.escape(paragraph)}</p></div>\n")
    return f"{head}{''.join(lines)}</body></html>".encode()


def _write_pdf(paragraphs: Sequence[str]) -> bytes:
    """Return a PDF of seven paragraphs a page, none of which runs over its end."""
    style = getSampleStyleSheet()["Normal"].clone("spaced", spaceAfter=6)
    story: list[Flowable] = []
    for number, paragraph in enumerate(paragraphs, 1):
        story.append(Paragraph(paragraph, style))
        if number % _PER_PAGE == 0:
            story.append(PageBreak())
    file = io.BytesIO()
    SimpleDocTemplate(file).build(story)
    return file.getvalue()


_FORMS: Mapping[str, Callable[[Sequence[str]], bytes]] = {
    "txt": _write_text,
    "html": _write_html,
    "pdf": _write_pdf,
}
