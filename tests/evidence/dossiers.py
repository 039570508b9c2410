"""Small dossiers with sources of their own, in Italian and English, as plain text, HTML and PDF."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

ITALIAN = (
    "Il frutteto e le macchine",
    "Nel secondo trimestre 2026 Orchard ha incassato 3,1 miliardi di euro, il 16% in più di un anno prima.",
    "“I robot” – dice Vera Lane – hanno ridotto di dieci volte i tempi del raccolto; nel 2016 non c’erano.",
    "La notizia non è confermata, e l’azienda tace sulla filiera nata con la GenAI.",
)
ENGLISH = (
    "The orchard and its machines",
    "In the second quarter of 2026 Orchard took 3.1 billion euros, 16% more than a year before.",
    "“The robots”, says Vera Lane, have made the time of picking ten times shorter; in 2016 there were none.",
    "The news is not confirmed, and the company is silent about it.",
)

SAYS = {"en": "The paper says so", "it": "Lo dice il giornale"}
"""What each claim begins with, by the language of the dossier."""

Data = dict[str, Any]
Place = int | str | dict[str, Any]
"""A paragraph, or a cell by its address or its heads."""


def text(paragraphs: tuple[str, ...]) -> bytes:
    """Return plain text with blank lines, which are not counted."""
    return "\n\n \n".join(paragraphs).encode()


def html(paragraphs: tuple[str, ...]) -> bytes:
    """Return a page with all that may stand around and within its paragraphs."""
    head, *rest = paragraphs
    body = "".join(
        f"<div><p>{each.replace('Vera Lane', '<b>Vera</b> <i>Lane</i>')}</p></div>\n"
        for each in rest
    )
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>Orchard 999</title><style>p{}</style></head>"
        f"<body><h1>{head}</h1><script>let hidden = 999</script>{body}<!-- 999 --></body></html>"
    ).encode()


def pdf(
    paragraphs: tuple[str, ...],
    password: str | None = None,
    about: tuple[str, str] = ("", ""),
) -> bytes:
    """Return a PDF that sets the paragraphs in lines too narrow for them; with author and title."""
    style = getSampleStyleSheet()["Normal"]
    story: list[Flowable] = [
        part for each in paragraphs for part in (Paragraph(each, style), Spacer(1, 6))
    ]
    file = io.BytesIO()
    author, title = about
    SimpleDocTemplate(
        file, pagesize=(300, 400), encrypt=password, author=author, title=title
    ).build(story)
    return file.getvalue()


def picture_pdf() -> bytes:
    """Return a PDF without any text, as a scan is."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.save()
    return file.getvalue()


def dossier(
    files: Mapping[str, bytes],
    cites: Sequence[tuple[str, Place, list[str]]],
    language: str = "it",
) -> Data:
    """Return a dossier of one claim for each citation; the sources are called as their files.

    Args:
        files: local copies by their names.
        cites: source, paragraph or cell, and terms.
        language: of the content and of every source.
    """
    return {
        "languages": [language],
        "edition": {
            "number": 1,
            "date": "2026-11-22",
            "title": "The orchard",
            "subtitle": "For tests",
            "summary": "Orchard grew[^c0].",
            "why_now": "The season opens.",
            "audience": "Testers",
            "minutes": 5,
        },
        "sources": [
            {
                "id": source_id(name),
                "title": "Orchard",
                "short": "Paper",
                "unnamed": ["title", "outlet", "author"],
                "undated": {"inferred": "in 2026", "basis": "it speaks of it"},
                "language": language,
                "retrieved": "2026-11-01",
                "file": name,
                "sha256": hashlib.sha256(data).hexdigest(),
            }
            for name, data in files.items()
        ],
        "claims": [
            {
                "id": f"c{index}",
                "text": f"{SAYS.get(language, SAYS['en'])}: {', '.join(terms)}.",
                "by": [source],
                "status": "reported",
                "cites": [{"source": source, **name_place(place), "terms": terms}],
            }
            for index, (source, place, terms) in enumerate(cites)
        ],
        "sections": [
            {
                "id": "all",
                "title": "All",
                "takeaway": "Orchard grows.",
                "blocks": [
                    {
                        "id": "opening",
                        "kind": "prose",
                        "text": "".join(
                            f"It does[^c{index}]. " for index in range(len(cites))
                        ),
                    }
                ],
            }
        ],
    }


def name_place(place: Place) -> Data:
    """Return the key under which a place of a source stands: a paragraph, or a cell."""
    return {"paragraph" if isinstance(place, int) else "cell": place}


def source_id(name: str) -> str:
    """Return the id of the source that is kept in a file."""
    return name.replace(".", "-")


def write(
    folder: Path, data: Data, files: Mapping[str, bytes], below: str = "sources"
) -> Path:
    """Write a dossier and the copies of its sources; return the path of the dossier."""
    (folder / below).mkdir(parents=True, exist_ok=True)
    for name, copy in files.items():
        (folder / below / name).write_bytes(copy)
    path = folder / "content.yaml"
    path.write_text(
        yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    return path
