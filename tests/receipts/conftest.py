"""A small dossier with a citation of every verdict, its sources, and the receipts of it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reporting import make_receipts

if TYPE_CHECKING:
    pass

GAZETTE = """\
Orchard grows
The farm earned 11 billion dollars in the year. That is 16 per cent more, <b>The Gazette</b> & others say.
"The hand decides", says Vera Lane.
Its head, Vera Lane, spoke of robots on Oct. 21, 2025, or by half \U0001f34e.
Sales rose in 2025, but only if the pending court case is won.
"""
CONTENT = """\
languages: [en, it]
edition:
  number: 1
  date: 2026-11-22
  title: {{en: 'A <hostile> & "small" dossier', it: Un piccolo dossier}}
  subtitle: {{en: For tests, it: Per le prove}}
  summary: {{en: "Orchard grew[^growth].", it: "Orchard è cresciuta[^growth]."}}
  why_now: {{en: Now., it: Ora.}}
  audience: {{en: Testers, it: Chi prova}}
  minutes: 5
sources:
  - id: gazette
    title: "Orchard grows <script>alert(1)</script>"
    short: Gazette
    outlet: "The \\"Gazette\\" & sons"
    unnamed: [author]
    published: 2026-10
    language: en
    retrieved: 2026-11-01
    link: https://example.org/a?b=1&c='2'"><script>
    file: gazette.txt
    sha256: "{sha256}"
  - {{id: lost, title: Verloren, short: Lost, unnamed: [outlet, author], published: 2026, language: de,
     retrieved: 2026-11-01, file: lost.txt, sha256: "{lost}"}}
  - {{id: old, title: An old one, short: Old, unnamed: [outlet, author], published: 2026, language: en,
     retrieved: 2026-11-01, file: old.txt, sha256: "{lost}"}}
entities:
  - {{id: vera, name: Vera Lane, kind: person, line: {{en: Its head., it: La guida.}}}}
claims:
  - id: growth
    text: {{en: "Orchard earned 11 billion dollars, up 16%.", it: "Orchard ha incassato 11 miliardi di dollari, +16%."}}
    by: [gazette]
    status: reported
    cites: [{{source: gazette, paragraph: 2, terms: [11 billion, "16%"]}}]
  - id: hand
    text: {{en: "Vera Lane <i>speaks</i> of the hand.", it: "Vera Lane parla della mano."}}
    by: ["Vera <Lane>"]
    status: disputed
    disagrees_with: [growth]
    cites: [{{source: gazette, paragraph: 4, terms: [The hand decides, Vera Lane]}}]
  - id: rest
    text: {{en: "Sales rose, on 21 October 2025.", it: "Le vendite sono salite, il 21 ottobre 2025."}}
    by: [vera]
    status: unconfirmed
    cites:
      - {{source: gazette, paragraph: 4, terms: ["21 October 2025", xyzzy]}}
      - {{source: gazette, paragraph: 3, terms: [plugh]}}
      - {{source: gazette, paragraph: 33, terms: [plugh]}}
      - {{source: lost, paragraph: 2, terms: [hier]}}
      - {{source: old, paragraph: 1, terms: [old]}}
      - {{source: gazette, paragraph: 5, terms: [Sales, rose, "2025"]}}
sections:
  - id: overview
    title: {{en: Overview, it: In breve}}
    takeaway: {{en: Orchard grows., it: Orchard cresce.}}
    blocks:
      - id: opening
        kind: prose
        text: {{en: "It grew[^growth] [^hand] [^rest].", it: "È cresciuta[^growth] [^hand] [^rest]."}}
"""


def write_desk(folder: Path, gazette: str = GAZETTE) -> Path:
    """Write the dossier and the copies of its sources; return the content file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gazette.txt").write_text(gazette, encoding="utf-8")
    (folder / "old.txt").write_text("An old source was changed.\n", encoding="utf-8")
    digest = hashlib.sha256(gazette.encode()).hexdigest()
    path = folder / "content.yaml"
    text = CONTENT.format(sha256=digest, lost="0" * 63 + "1")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content file of the small dossier."""
    return write_desk(tmp_path_factory.mktemp("receipts") / "desk")


@pytest.fixture(scope="session")
def made(desk: Path) -> Path:
    """Return a folder with its receipts in both languages, dated 22 November 2026."""
    folder = desk.parent / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795348800")
        make_receipts(desk, folder, "all", excerpt_words=400)
    return folder
