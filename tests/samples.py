"""Small dossiers for tests: YAML text -> a content file in a folder, with the files it names.

`MINIMAL` is the smallest valid content, in English. `EVERY_BLOCK` is bilingual and has
every kind of block, every kind of chart and every deck hint. Nothing here is about a real
company.
"""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from pathlib import Path

WHEN = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
"""The moment that the samples are dated."""

MINIMAL = """\
languages: [en]
edition:
  number: 1
  date: 2026-11-22
  title: A small dossier
  subtitle: For tests
  summary: Orchard grew[^growth].
  why_now: The season opens.
  audience: Testers
  minutes: 5
sources:
  - id: gazette
    title: Orchard grows
    short: Gazette
    outlet: The Gazette
    author: Ada Reed
    published: 2026-10-02
    language: en
    retrieved: 2026-11-01
    file: gazette.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000001"
claims:
  - id: growth
    text: Orchard grew by 16%.
    by: [gazette]
    status: reported
    cites:
      - {source: gazette, paragraph: 2, terms: [Orchard, 16%]}
sections:
  - id: overview
    title: Overview
    takeaway: Orchard grows.
    blocks:
      - id: opening
        kind: prose
        text: Orchard grew by 16%[^growth].
"""

EVERY_BLOCK = """\
languages: [en, it]
edition:
  number: 3
  date: 2026-11-22
  title: {en: The orchard and its machines, it: Il frutteto e le sue macchine}
  subtitle: {en: Picking by robot, it: La raccolta con i robot}
  summary:
    en: |
      Orchard earned {revenue} in the second quarter[^revenue] and *tests* robots[^robots].

      Two papers disagree on what they save[^faster].
    it: |
      Orchard ha incassato {revenue} nel secondo trimestre[^revenue] e *prova* i robot[^robots].

      Due giornali non concordano su che cosa facciano risparmiare[^faster].
  why_now: {en: The harvest begins in a week., it: Il raccolto comincia fra una settimana.}
  audience: {en: The board, it: Il consiglio}
  minutes: 20
  presenter: Ada Reed
  classification: {en: Internal, it: Uso interno}
sources:
  - id: gazette
    title: Orchard grows
    short: Gazette
    outlet: The Gazette
    author: Ada Reed
    published: 2026-10-02
    language: en
    retrieved: 2026-11-01
    link: https://example.org/orchard?a=1&b=2
    file: gazette.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000001"
  - id: corriere
    title: Robot tra i meli
    short: {en: Robot tra i meli, it: Robot tra i meli}
    unnamed: [outlet, author]
    undated:
      inferred: {en: after August 2026, it: dopo l’agosto 2026}
      basis: {en: it speaks of the August trials, it: parla delle prove di agosto}
    language: it
    retrieved: 2026-11-01
    file: corriere.txt
    sha256: "0000000000000000000000000000000000000000000000000000000000000002"
    note: {en: The text names no author., it: Il testo non nomina un autore.}
entities:
  - id: orchard
    name: Orchard
    kind: company
    line: {en: Grows apples., it: Coltiva mele.}
  - id: vera-lane
    name: Vera Lane
    kind: person
    line: {en: 'Head of **Orchard**.', it: 'Guida **Orchard**.'}
    aliases:
      - {name: Vera Laine, sic: true, source: corriere}
  - id: pomona
    name: Pomona
    kind: tool
    line: {en: A picking robot., it: Un robot per la raccolta.}
  - id: first-light
    name: First Light
    kind: production
    line: {en: A film about the harvest., it: Un film sul raccolto.}
  - id: pickers
    name: {en: Pickers’ Union, it: Sindacato dei raccoglitori}
    kind: union
    line: {en: Speaks for the pickers., it: Rappresenta i raccoglitori.}
figures:
  - id: revenue
    label: {en: revenue, it: ricavi}
    value: 11_000_000_000
    currency: USD
    period: 2026-Q2
    change: 0.16
    claim: revenue
    comparison: {en: The best quarter so far, it: Il miglior trimestre finora}
  - id: speed
    label: {en: picking speed against hand work, it: velocità di raccolta rispetto al lavoro a mano}
    value: 10
    unit: {en: times, it: volte}
    qualifier: about
    claim: faster
    comparison: {en: Against the best of the pickers, it: Rispetto al migliore dei raccoglitori}
  - id: margin
    label: {en: margin, it: margine}
    value: 0.34
    percent: true
    period: 2026-07
    claim: revenue
    comparison: {en: The best margin so far, it: Il miglior margine finora}
claims:
  - id: revenue
    text:
      en: Orchard earned 11 billion dollars in the second quarter of 2026, up 16%, with a margin of 34%.
      it: Orchard ha incassato 11 miliardi di dollari nel secondo trimestre del 2026, +16%, con un margine del 34%.
    by: [orchard]
    status: confirmed
    key: true
    cites:
      - {source: gazette, paragraph: 2, terms: [Orchard, second quarter of 2026, July, 11 billion, 16%, 34%]}
  - id: robots
    text: {en: Orchard tests robots., it: Orchard prova i robot.}
    by: [gazette, {en: two growers, it: due coltivatori}]
    status: unconfirmed
    cites:
      - {source: gazette, paragraph: 3, terms: [robots, January, March, June], hedge: nobody has confirmed}
      - {source: corriere, paragraph: 1, terms: [robot]}
  - id: faster
    text: {en: The robots are 10 times faster., it: I robot sono 10 volte più veloci.}
    by: [vera-lane]
    status: disputed
    key: true
    cites:
      - {source: gazette, paragraph: 4, terms: [ten times]}
    disagrees_with: [cheaper]
  - id: cheaper
    text: {en: The robots are faster and cheaper., it: I robot sono più veloci e costano meno.}
    by: [{en: Vera Lane’s letter to the growers, it: La lettera di Vera Lane ai coltivatori}]
    status: disputed
    cites:
      - {source: corriere, paragraph: 5, terms: [meno]}
  - id: crop
    text:
      en: The crop was 40, 55 and 70 tonnes in 2024, 2025 and 2026, with 4, 5 and 7 robots.
      it: Il raccolto è stato di 40, 55 e 70 tonnellate nel 2024, 2025 e 2026, con 4, 5 e 7 robot.
    by: [orchard]
    status: reported
    cites: [{source: gazette, paragraph: 6, terms: ['40', '55', '70', '2024', '2025', '4', '5', '7']}]
    measures: [{of: first-light, what: robots-filmed, value: 7}]
sections:
  - id: overview
    title: {en: Overview, it: In breve}
    takeaway: {en: Robots pick apples and the growers profit., it: I robot raccolgono le mele e i coltivatori ci guadagnano.}
    blocks:
      - id: opening
        kind: prose
        claims: [robots]
        notes: {en: Begin with the harvest., it: Cominciare dal raccolto.}
        text:
          en: |
            The **robots** come from *[Pomona](https://example.org/pomona)*, and Orchard earned
            {revenue:value} ({revenue:change})[^revenue].

            Nobody has confirmed the trials[^robots]. Braces \\{stay\\} and \\<b>tags\\</b> & too.
          it: |
            I **robot** vengono da *[Pomona](https://example.org/pomona)* e Orchard ha incassato
            {revenue:value} ({revenue:change})[^revenue].

            Nessuno ha confermato le prove[^robots]. Le graffe \\{restano\\} e i \\<b>tag\\</b> & anche.
      - id: points
        kind: bullets
        title: {en: Three things to know, it: Tre cose da sapere}
        items:
          - {en: 'Robots are tested[^robots].', it: 'I robot sono in prova[^robots].'}
          - {en: 'They are fast[^faster].', it: 'Sono veloci[^faster].'}
          - {en: 'The crop grows[^crop].', it: 'Il raccolto cresce[^crop].'}
      - id: merged-points
        kind: bullets
        deck: merge
        items:
          - {en: 'Hand picking goes on.', it: 'La raccolta a mano continua.'}
      - id: numbers
        kind: figures
        title: {en: Orchard had its best quarter, it: Orchard ha avuto il suo miglior trimestre}
        figures: [revenue, speed, margin]
  - id: strategy
    title: {en: Strategy, it: Strategia}
    takeaway: {en: The crop grew each year., it: Il raccolto è cresciuto ogni anno.}
    blocks:
      - id: crop-table
        kind: table
        title: {en: The crop by year, it: Il raccolto per anno}
        claims: [crop]
        columns:
          - {label: {en: Year, it: Anno}, width: 1}
          - {label: {en: Crop, it: Raccolto}, align: decimal}
          - {label: {en: Remark, it: Nota}, align: end, width: 2.5}
        rows:
          - ['2024', '40', {en: 'dry[^crop]', it: 'secco[^crop]'}]
          - ['2025', '55', {en: wet, it: piovoso}]
          - ['2026', '70', {en: '*record*', it: '*record*'}]
        note: {en: In tonnes., it: In tonnellate.}
      - id: csv-table
        kind: table
        deck: out
        title: {en: The crop from the ledger, it: Il raccolto dal registro}
        claims: [crop]
        csv: crop.csv
        columns:
          - {label: {en: Year, it: Anno}}
          - {label: {en: Tonnes, it: Tonnellate}, align: decimal}
          - {label: {en: Robots, it: Robot}, align: decimal}
      - id: crop-column
        kind: chart
        type: column
        title: {en: The crop rose to 70 tonnes, it: Il raccolto è salito a 70 tonnellate}
        claims: [crop]
        unit: {en: tonnes, it: tonnellate}
        data:
          categories: ['2024', '2025', '2026']
          series:
            - {name: {en: Crop, it: Raccolto}, values: [40, 55, 70]}
        alt: {en: 'Columns: 40, 55 and 70 tonnes.', it: 'Colonne: 40, 55 e 70 tonnellate.'}
        note: {en: 'From the ledger[^crop].', it: 'Dal registro[^crop].'}
      - id: crop-bar
        kind: chart
        type: bar
        title: {en: Crop and robots grew together, it: Raccolto e robot sono cresciuti insieme}
        claims: [crop]
        data: {csv: crop.csv}
      - id: crop-line
        kind: chart
        type: line
        title: {en: The crop keeps rising, it: Il raccolto continua a salire}
        claims: [crop]
        data: {csv: crop.csv}
      - id: crop-area
        kind: chart
        type: area
        title: {en: The crop grows year by year, it: Il raccolto cresce di anno in anno}
        claims: [crop]
        data:
          categories: ['2024', '2025', '2026']
          series:
            - {name: {en: Crop, it: Raccolto}, values: [40, 55, 70]}
      - id: crop-scatter
        kind: chart
        type: scatter
        title: {en: More robots bring more apples, it: Più robot portano più mele}
        claims: [crop]
        unit: {en: tonnes, it: tonnellate}
        x: {en: robots, it: robot}
        data:
          series:
            - name: {en: Crop, it: Raccolto}
              points: [[4, 40], [5, 55], [7, 70]]
      - id: crop-dumbbell
        kind: chart
        type: dumbbell
        title: {en: Crop and robots grew in two years, it: Raccolto e robot sono cresciuti in due anni}
        claims: [crop]
        data:
          categories: [{en: Crop, it: Raccolto}, {en: Robots, it: Robot}]
          series:
            - {name: '2024', values: [40, 4]}
            - {name: '2026', values: [70, 7]}
      - id: crop-slope
        kind: chart
        type: slope
        title: {en: Robots came as the crop rose, it: I robot sono arrivati mentre il raccolto saliva}
        claims: [crop]
        data:
          categories: ['2024', '2026']
          series:
            - {name: {en: Crop, it: Raccolto}, values: [40, 70]}
            - {name: {en: Robots, it: Robot}, values: [4, 7]}
      - id: status-doughnut
        kind: chart
        type: doughnut
        title: {en: Most claims rest on one paper, it: La maggior parte delle affermazioni viene da un solo giornale}
        data: {count: status}
      - id: source-bar
        kind: chart
        type: bar
        title: {en: The Gazette bears most claims, it: La Gazette sostiene la maggior parte delle affermazioni}
        data: {count: source}
  - id: vfx
    title: {en: Machines, it: Macchine}
    takeaway: {en: The robots came step by step., it: I robot sono arrivati per gradi.}
    blocks:
      - id: history
        kind: timeline
        title: {en: From trial to harvest, it: Dalla prova al raccolto}
        events:
          - {on: 2026-03, text: {en: 'Job advertisements[^robots]', it: 'Annunci di lavoro[^robots]'}}
          - {on: 2026-08-15, inferred: true, text: {en: Trials, it: Prove}}
          - {label: {en: one day, it: un giorno}, text: {en: Whole orchards, it: Frutteti interi}}
      - id: steps
        kind: process
        title: {en: How a robot picks, it: Come raccoglie un robot}
        steps:
          - {title: {en: Look, it: Guarda}, text: {en: A camera finds the apple., it: Una camera trova la mela.}}
          - {title: {en: Reach, it: Allunga}, text: {en: An arm goes there., it: Un braccio ci arriva.}}
          - {title: {en: Pick, it: Coglie}, text: {en: 'A hand turns[^faster].', it: 'Una mano gira[^faster].'}}
      - id: hand-or-robot
        kind: comparison
        title: {en: Hands are gentle and robots are fast, it: Le mani sono delicate e i robot veloci}
        sides:
          - title: {en: Hands, it: Mani}
            points: [{en: Gentle, it: Delicate}, {en: Slow, it: Lente}]
          - title: {en: Robots, it: Robot}
            points: [{en: 'Fast[^faster]', it: 'Veloci[^faster]'}]
      - id: picture
        kind: image
        title: {en: A robot at work, it: Un robot al lavoro}
        file: images/robot.png
        alt: {en: A green square on white., it: Un quadrato verde su bianco.}
        credit: {en: Drawn for the tests, it: Disegnato per le prove}
        caption: {en: 'The robot Pomona[^robots].', it: 'Il robot Pomona[^robots].'}
      - id: to-scale
        kind: timeline
        deck: out
        scale: time
        title: {en: The trials came late, it: Le prove sono arrivate tardi}
        events:
          - {on: 2024-11, text: {en: An idea, it: Un’idea}}
          - {on: 2026-01, until: 2026-06, text: {en: 'Job advertisements[^robots]', it: 'Annunci di lavoro[^robots]'}}
          - {on: 2026-02, until: 2026-09, inferred: true, text: {en: Tests, it: Collaudi}}
          - {on: 2026-05, until: 2026-07, text: {en: Training, it: Addestramento}}
          - {label: {en: in time, it: col tempo}, text: {en: Whole orchards, it: Frutteti interi}}
  - id: controversy
    title: {en: Controversy, it: Controversie}
    takeaway: {en: What the robots save is disputed., it: Si discute su che cosa i robot facciano risparmiare.}
    blocks:
      - id: lane-says
        kind: quotation
        text: {en: the hand decides, it: è la mano che decide}
        speaker: vera-lane
        role: {en: head of Orchard, it: alla guida di Orchard}
        claim: faster
        translated_from: it
      - id: caution
        kind: callout
        title: {en: Handle with care, it: Da maneggiare con cura}
        text: {en: 'No one has measured the saving[^cheaper].', it: 'Nessuno ha misurato il risparmio[^cheaper].'}
      - id: time-or-cost
        kind: disagreement
        title: {en: The papers disagree on what is saved, it: I giornali non concordano su che cosa si risparmi}
        question: {en: 'Time, or time and cost?', it: 'Il tempo, o il tempo e i costi?'}
        claims: [faster, cheaper]
        reading: {en: The letter is the later text., it: La lettera è il testo più recente.}
      - id: terms
        kind: glossary
        title: {en: What the words mean, it: Che cosa vogliono dire le parole}
        entries:
          - term: {en: Picking robot, it: Robot raccoglitore}
            text: {en: 'A machine that *picks* apples[^robots].', it: 'Una macchina che *coglie* le mele[^robots].'}
          - term: {en: Crop, it: Raccolto}
            text: {en: All that is picked in a year., it: Tutto quello che si coglie in un anno.}
"""

PICTURE = (720, 480)
"""Pixels of the picture that `EVERY_BLOCK` names: enough for its place in print."""

CROP = "year,Tonnes,Robots\n2024,40,4\n2025,55,5\n2026,70,7\n"


def write_chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG, with its length and its sum."""
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def png(width: int = 60, height: int = 40) -> bytes:
    """Return a PNG picture: a white frame around a green field."""
    frame = b"\xff\xff\xff" * width
    row = b"\xff\xff\xff" + b"\x0f\x6b\x46" * (width - 2) + b"\xff\xff\xff"
    raw = b"".join(
        b"\0" + (frame if y in (0, height - 1) else row) for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + write_chunk(b"IHDR", header)
        + write_chunk(b"IDAT", zlib.compress(raw, 9))
        + write_chunk(b"IEND", b"")
    )


def write(folder: Path, text: str) -> Path:
    """Write content and the files that `EVERY_BLOCK` names; return the content's path."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    (folder / "images" / "robot.png").write_bytes(png(*PICTURE))
    (folder / "crop.csv").write_text(CROP, encoding="utf-8", newline="")
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def write_minimal(folder: Path) -> Path:
    """Write the smallest valid dossier; return the content's path."""
    return write(folder, MINIMAL)


def write_every_block(folder: Path) -> Path:
    """Write a bilingual dossier with every kind of block; return the content's path."""
    return write(folder, EVERY_BLOCK)
