"""A small true dossier, bilingual, with the two sources that bear it, one English and one Italian."""

from __future__ import annotations

import hashlib
from pathlib import Path

GAZETTE = """\
Orchard has a good year

Orchard, which Vera Lane has led since 2019, took 12.4 billion dollars in the third quarter of 2026, up 18%.

Its robots, called Pomona, pick apples eleven times as fast as hands do, says Lane.
Tom Ash of the Pickers’ Union has counted seven times.

It is said, but nobody has confirmed it, that Orchard will buy Pear Works.
The Gazette, October 4, 2026
"""
CORRIERE = """\
Robot tra i meli

Secondo il Sindacato dei raccoglitori i robot Pomona di Orchard hanno preso il posto di 1.250 persone in tre anni.

Vera Lane lo nega: nel 2025 i raccoglitori erano 3.400, nel 2026 sono 3.600.
10 ottobre 2026
"""
CONTENT = """\
languages: [en, it]
edition:
  number: 1
  date: 2026-11-22
  title: {en: Orchard and its robots, it: Orchard e i suoi robot}
  subtitle: {en: Two papers on Vera Lane’s company, it: Due giornali sull’azienda di Vera Lane}
  summary:
    en: |
      Orchard took {revenue}[^revenue]. Its robots are said to be eleven times as fast as hands[^eleven], or
      seven times[^seven].

      The union counts 1,250 jobs lost[^jobs]; Vera Lane denies it[^denial].
    it: |
      Orchard ha incassato {revenue}[^revenue]. Dei suoi robot si dice che siano undici volte più veloci delle
      mani[^eleven], o sette volte[^seven].

      Il sindacato conta 1.250 posti perduti[^jobs]; Vera Lane lo nega[^denial].
  why_now: {en: Orchard’s figures for 2026 are out., it: I conti di Orchard per il 2026 sono usciti.}
  audience: {en: The board, it: Il consiglio}
  minutes: 10
sources:
  - id: gazette
    title: Orchard has a good year
    short: Gazette
    outlet: The Gazette
    unnamed: [author]
    published: 2026-10-04
    language: en
    retrieved: 2026-11-01
    file: gazette.txt
    sha256: GAZETTE
  - id: corriere
    title: Robot tra i meli
    short: Robot tra i meli
    unnamed: [outlet, author]
    published: 2026-10-10
    language: it
    retrieved: 2026-11-01
    file: corriere.txt
    sha256: CORRIERE
entities:
  - {id: orchard, name: Orchard, kind: company, line: {en: Grows apples., it: Coltiva mele.}}
  - {id: pear-works, name: Pear Works, kind: company, line: {en: Grows pears., it: Coltiva pere.}}
  - {id: lane, name: Vera Lane, kind: person, line: {en: Heads Orchard., it: Guida Orchard.}}
  - {id: ash, name: Tom Ash, kind: person, line: {en: Of the Pickers’ Union., it: Del Sindacato dei raccoglitori.}}
  - {id: pomona, name: Pomona, kind: tool, line: {en: Orchard’s robot., it: Il robot di Orchard.}}
  - id: pickers
    name: {en: Pickers’ Union, it: Sindacato dei raccoglitori}
    kind: union
    line: {en: Speaks for the pickers., it: Rappresenta chi raccoglie.}
figures:
  - id: revenue
    label: {en: Revenue of Orchard, it: Ricavi di Orchard}
    value: 12_400_000_000
    currency: USD
    period: 2026-Q3
    change: 0.18
    comparison: {en: "Derived, about $10.5 billion a year before", it: "Dedotto, circa 10,5 miliardi di dollari un anno prima"}
    derived: "{revenue} / (1 + {revenue:change})"
    claim: revenue
claims:
  - id: revenue
    text:
      en: Orchard took 12.4 billion dollars in the third quarter of 2026, 18% more than a year before.
      it: Nel terzo trimestre 2026 Orchard ha incassato 12,4 miliardi di dollari, il 18% in più di un anno prima.
    by: [orchard]
    status: confirmed
    key: true
    cites: [{source: gazette, paragraph: 2, terms: [Orchard, 12.4 billion, third quarter of 2026, 18%]}]
  - id: since
    text: {en: Vera Lane has led Orchard since 2019., it: Vera Lane guida Orchard dal 2019.}
    by: [gazette]
    status: reported
    cites: [{source: gazette, paragraph: 2, terms: [Vera Lane, Orchard, "2019"]}]
  - id: eleven
    text:
      en: Vera Lane says that Pomona picks eleven times as fast as hands.
      it: Vera Lane dice che Pomona raccoglie undici volte più veloce delle mani.
    by: [lane]
    status: disputed
    cites: [{source: gazette, paragraph: 3, terms: [Pomona, eleven times, Lane]}]
    measures: [{of: pomona, what: speed, value: 11}]
    disagrees_with: [seven]
  - id: seven
    text:
      en: Tom Ash of the Pickers’ Union has counted seven times.
      it: Tom Ash, del Sindacato dei raccoglitori, ha contato sette volte.
    by: [ash]
    status: disputed
    cites: [{source: gazette, paragraph: 4, terms: [Tom Ash, "Pickers’ Union", seven times]}]
    measures: [{of: pomona, what: speed, value: 7}]
  - id: pears
    text:
      en: It is not confirmed that Orchard will buy Pear Works.
      it: Che Orchard comprerà Pear Works non è confermato.
    by: [gazette]
    status: unconfirmed
    cites: [{source: gazette, paragraph: 5, terms: [Orchard, Pear Works], hedge: nobody has confirmed}]
  - id: jobs
    text:
      en: The Pickers’ Union says that Pomona has replaced 1,250 people.
      it: Il Sindacato dei raccoglitori dice che Pomona ha preso il posto di 1.250 persone.
    by: [pickers]
    status: disputed
    cites: [{source: corriere, paragraph: 2, terms: [Sindacato dei raccoglitori, Pomona, "1.250"]}]
    disagrees_with: [denial]
  - id: denial
    text:
      en: Vera Lane denies it; there were 3,400 pickers in 2025, and 3,600 in 2026.
      it: Vera Lane lo nega; i raccoglitori erano 3.400 nel 2025, e 3.600 nel 2026.
    by: [lane]
    status: disputed
    cites: [{source: corriere, paragraph: 3, terms: [Vera Lane, "3.400", "2025", "3.600", "2026"]}]
sections:
  - id: overview
    title: {en: Overview, it: In breve}
    takeaway: {en: "Orchard grows by 18%, and its pickers number 3,600.", it: "Orchard cresce del 18%, e ha 3.600 raccoglitori."}
    blocks:
      - id: story
        kind: prose
        text:
          en: |
            Vera Lane has led Orchard since 2019[^since]. The third quarter brought {revenue:value}[^revenue].

            Two people differ on how fast Pomona is. Lane says eleven times[^eleven], Tom Ash says
            seven times[^seven]. That Orchard will buy Pear Works is not confirmed[^pears].
          it: |
            Vera Lane guida Orchard dal 2019[^since]. Il terzo trimestre ha portato {revenue:value}[^revenue].

            Due persone non concordano su quanto sia veloce Pomona. Lane dice undici volte[^eleven], Tom Ash
            sette volte[^seven]. Che Orchard comprerà Pear Works non è confermato[^pears].
      - {id: numbers, kind: figures, figures: [revenue]}
      - id: pickers-chart
        kind: chart
        type: column
        title: {en: "Orchard had 3,400 pickers, and has 3,600", it: "Orchard aveva 3.400 raccoglitori, e ne ha 3.600"}
        claims: [denial]
        data: {categories: ["2025", "2026"], series: [{name: {en: Pickers, it: Raccoglitori}, values: [3400, 3600]}]}
      - id: years
        kind: timeline
        events:
          - {on: "2019", text: {en: "Vera Lane comes[^since]", it: "Arriva Vera Lane[^since]"}}
          - {on: 2026-10-10, text: {en: "The union counts 1,250 jobs[^jobs]", it: "Il sindacato conta 1.250 posti[^jobs]"}}
"""


def write_orchard(folder: Path) -> Path:
    """Write the content with its sources beside it; return the content's path."""
    content, words = folder / "content.yaml", CONTENT
    for name, text in (("gazette", GAZETTE), ("corriere", CORRIERE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        words = words.replace(
            f": {name.upper()}", f": {hashlib.sha256(text.encode()).hexdigest()}"
        )
    content.write_text(words, encoding="utf-8", newline="")
    return content
