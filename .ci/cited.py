"""How many citations, in what form of source -> a dossier for the benchmark, with its sources beside it.

Ten citations a source, each of five terms that stand where they are cited. The words are
made up by chance, the same in every run; a tenth of each source is numbers, marks and
accents.
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
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

_BYTES = 50_000
_PER_SOURCE = 10


def cited(folder: Path, citations: int, kind: str) -> Path:
    """Write a dossier with its sources.

    Args:
        folder: made for it.
        citations: how many, ten to a source.
        kind: of every source: txt, html or pdf.

    Returns:
        the path of the content.
    """
    folder.mkdir()
    chance = random.Random(citations)  # noqa: S311  (nothing is secret here)
    letters = "abcdefghilmnoprstuvzàè"
    words = [
        "".join(chance.choices(letters, k=chance.randint(3, 11))) for _ in range(4000)
    ]
    sources, claims = [], []
    for number in range(citations // _PER_SOURCE):
        paragraphs = [_paragraph(chance, words) for _ in range(_BYTES // 600)]
        data = _FORMS[kind](paragraphs)
        (folder / f"{number}.{kind}").write_bytes(data)
        sources.append(_source(number, kind, data))
        claims += [_claim(number, at, paragraphs[at]) for at in range(_PER_SOURCE)]
    path = folder / "content.yaml"
    path.write_text(
        yaml.safe_dump(_dossier(sources, claims), allow_unicode=True, sort_keys=False),
        "utf-8",
    )
    return path


def _paragraph(chance: random.Random, words: Sequence[str]) -> str:
    """Return about 600 bytes."""
    said = " ".join(chance.choices(words, k=68))
    year, billions, share = (
        chance.randint(1990, 2030),
        chance.randint(2, 999),
        chance.randint(2, 99),
    )
    return f"{said}, nel {year} «{billions},5 miliardi», +{share}%"


def _source(number: int, kind: str, data: bytes) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "title": "S",
        "short": "S",
        "unnamed": ["outlet", "author"],
        "published": "2026",
        "language": "it",
        "retrieved": "2026-11-22",
        "file": f"{number}.{kind}",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _claim(number: int, at: int, paragraph: str) -> dict[str, Any]:
    words = paragraph.split()
    terms = [
        words[3],
        words[20],
        " ".join(words[30:32]),
        f"{words[-3][1:]} miliardi",
        words[-1],
    ]
    cite = {"source": f"s{number}", "paragraph": at + 1, "terms": terms}
    said = f"Dice: {', '.join(terms)}."
    return {
        "id": f"c{number}-{at}",
        "text": said,
        "by": [f"s{number}"],
        "status": "reported",
        "cites": [cite],
    }


def _dossier(
    sources: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> dict[str, Any]:
    marks = " ".join(f"x[^{claim['id']}]" for claim in claims)
    words = dict.fromkeys(("title", "subtitle", "summary", "why_now", "audience"), "x")
    block = {"id": "all", "kind": "prose", "text": marks}
    return {
        "languages": ["it"],
        "edition": {"number": 1, "date": "2026-11-22", "minutes": 10, **words},
        "sources": sources,
        "claims": claims,
        "sections": [{"id": "one", "title": "x", "takeaway": "x", "blocks": [block]}],
    }


def _text(paragraphs: Sequence[str]) -> bytes:
    return "\n".join(paragraphs).encode()


def _page(paragraphs: Sequence[str]) -> bytes:
    body = "".join(
        f"<div class='c'><p>{html.escape(each)}</p></div>\n" for each in paragraphs
    )
    return f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


def _pdf(paragraphs: Sequence[str]) -> bytes:
    """Return a PDF of seven paragraphs a page, none of which runs over its end."""
    style = getSampleStyleSheet()["Normal"].clone("spaced", spaceAfter=6)
    story = []
    for at, each in enumerate(paragraphs, 1):
        story += [Paragraph(each, style), *([PageBreak()] if at % 7 == 0 else [])]
    file = io.BytesIO()
    SimpleDocTemplate(file).build(story)
    return file.getvalue()


_FORMS: Mapping[str, Callable[[Sequence[str]], bytes]] = {
    "txt": _text,
    "html": _page,
    "pdf": _pdf,
}
