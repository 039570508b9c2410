"""Every form of chart as a small bilingual dossier: what the content says, and what is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

HEAD = """\
languages: [en, it]
edition:
  number: 1
  date: 2026-11-22
  title: {en: Charts, it: Grafici}
  subtitle: {en: For tests, it: Per le prove}
  summary: {en: "Orchard grew[^growth].", it: "Orchard è cresciuta[^growth]."}
  why_now: {en: The season opens., it: Comincia la stagione.}
  audience: {en: Testers, it: Chi prova}
  minutes: 5
sources:
  - {id: gazette, title: Orchard grows, short: Gazette, outlet: The Gazette, author: Ada Reed, published: 2026-10-02, language: en, retrieved: 2026-11-01, file: gazette.txt, sha256: "0000000000000000000000000000000000000000000000000000000000000001"}
claims:
  - id: growth
    text:
      en: Orchard grew by 16% in 2023, 2024, 2025 and 2026.
      it: Orchard è cresciuta del 16% nel 2023, 2024, 2025 e 2026.
    by: [gazette]
    status: reported
    cites: [{source: gazette, paragraph: 2, terms: [Orchard, 16%, "2023", "2024", "2025", "2026"]}]
sections:
  - id: overview
    title: {en: Overview, it: In breve}
    takeaway: {en: Orchard grows., it: Orchard cresce.}
    blocks:
      - {id: opening, kind: prose, text: {en: "Orchard grew[^growth].", it: "Orchard è cresciuta[^growth]."}}
"""

_YEARS = 'categories: ["2023", "2024", "2025", "2026"]'
_APPLES = "{name: {en: Apples, it: Mele}, values: [40, 55, 70, 62]}"
_PEARS = "{name: {en: Pears, it: Pere}, values: [20, 24, 31, 45]}"
_PLUMS = "{name: {en: Plums, it: Prugne}, values: [9, 12, 3, 18]}"
_LOSSES = "{name: {en: Losses, it: Perdite}, values: [-5, -8, 0, -12]}"
_ROBOTS = (
    "{name: {en: Robots, it: Robot}, values: [4, 5, 9, 14], draw: line, axis: second}"
)
_MEAN = "{name: {en: Average, it: Media}, values: [44, 50, 56, 61], draw: line}"
_GAPPY = "{name: {en: Crop, it: Raccolto}, values: [40, n/a, 70, 62]}"
_SHARES = "{name: {en: Organic, it: Biologico}, values: [0.52, 0.55, 0.605, 0.7]}"
_TINY = (
    "{name: {en: Residue, it: Residuo}, values: [0.00000012, 0.00000003, 0.0000001, 0]}"
)
_TONNES = "unit: {en: tonnes, it: tonnellate}"
_TWO_UNITS = f"{_TONNES}, second_unit: {{en: robots, it: robot}}"
_TARGET = "lines: [{value: 60, label: {en: Target, it: Obiettivo}}]"
_HALF = "lines: [{value: 0.5, label: {en: Half, it: Metà}}]"
_RANGE = "bands: [{from: 40, to: 60, label: {en: Usual range, it: Valori usuali}}]"
_ZONES = "bands: [{to: 30, label: {en: Low, it: Basso}}, {from: 30, to: 60, label: {en: Usual, it: Normale}}, {from: 60, label: {en: High, it: Alto}}]"
_STRIKE = (
    'spans: [{from: "2024", to: "2025", label: {en: Long strike, it: Lungo sciopero}}]'
)
_FROST = (
    'annotations: [{at: "2025", text: {en: Frost in May halved the number of blossoms, '
    "it: Il gelo di maggio ha dimezzato i fiori}}]"
)
_NOTED = (
    'annotations: [{at: "2025", series: Pears, text: {en: The new orchard bears for the first time, '
    "it: Il nuovo frutteto produce per la prima volta}}, "
    '{at: "2023", series: Apples, text: {en: Before the frost, it: Prima del gelo}}]'
)
_POINTS = "data: {series: [{name: {en: Crop, it: Raccolto}, points: [[4, 40], [5, 55], [7, 70]]}]}"
_WIDE = "{name: {en: Cells, it: Cellule}, values: [3, 45, 700, 12000]}"
_SMALL = "{name: {en: Residue, it: Residuo}, values: [0.002, 0.03, 0.7, 12]}"
_MONTHS = 'categories: ["2023", "2024", "2025", "2026"]'


def _many(count: int) -> str:
    rows: list[str] = []
    for number in range(count):
        values = [7 * (at + number) % 41 + 5 for at in range(4)]
        rows.append(f"{{name: Row {chr(65 + number)}, values: {values}}}")
    return ", ".join(rows)


_TOWNS = (
    "categories: [Bolzano, Merano, Bressanone, {en: Brunico in the valley of the Rienza and the "
    "villages around it, it: Brunico nella valle della Rienza e i paesi che le stanno intorno}]"
)
_FIRST = '{name: "2019", values: [62, 48.5, 71, 40]}'
_SECOND = '{name: "2024", values: [70, 66, 68.5, 52]}'
_HARVESTS = 'categories: ["2019", "2024"]'


def _rows(count: int) -> str:
    names = [f"Town {number:02}" for number in range(1, count + 1)]
    rows: list[str] = []
    for year, shift in (("2019", 0), ("2024", 9)):
        values = [7 * (at + shift) % 41 + 30 for at in range(count)]
        rows.append(f'{{name: "{year}", values: {values}}}')
    return f"categories: [{', '.join(names)}], series: [{', '.join(rows)}]"


def _slopes(*rows: tuple[str, object, object]) -> str:
    series = [f"{{name: {name}, values: [{a}, {b}]}}" for name, a, b in rows]
    return f"{_HARVESTS}, series: [{', '.join(series)}]"


_LONG = (
    "{en: Growers of the upper valley who irrigate by drops, "
    "it: Coltivatori della valle superiore che irrigano a goccia}"
)
_CROWD = tuple((f"Town {chr(65 + at)}", 40 + at % 3, 30 + 5 * at) for at in range(12))


def _dates(dates: Iterable[str], *names: str) -> str:
    """Return the categories of some dates, and for each name a series over them."""
    listed = list(dates)
    rows: list[str] = []
    for number, name in enumerate(names, 1):
        values = [(at * 7 * number + at * at) % 37 + 20 for at in range(len(listed))]
        rows.append(f"{{name: {name}, values: {values}}}")
    quoted = ", ".join(f'"{date}"' for date in listed)
    return f"data: {{categories: [{quoted}], series: [{', '.join(rows)}]}}"


def _months(first: int, count: int) -> list[str]:
    numbers = range(first * 12, first * 12 + count)
    return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]


_DAYS = [str(date(2026, 2, 25) + timedelta(at)) for at in range(16)]
_UNEVEN_YEARS = ("1990", "2000", "2010", "2015", "2020")
_OLD_YEARS = ("1850", "1870", "1880", "1913", "1938", "2000")
_QUARTERS = [f"{year}-Q{part}" for year in (2023, 2024, 2025) for part in (1, 2, 3, 4)]

_VALLEYS = (
    "data: {categories: [{en: Upper Orchard Valley, it: Valle dei frutteti alti}, {en: Lower Orchard Valley, it: Valle dei frutteti bassi}, {en: Hillside terraces, it: Terrazze in collina}], "
    "series: [{name: {en: Apples of the early harvest, it: Mele del primo raccolto}, values: [12, 40, 7]}, "
    "{name: Pears, values: [30, 22, 5]}, {name: {en: Plums and damsons, it: Prugne e susine}, values: [3, 9, 14]}]}"
)

FORMS = {
    "stacked-columns": f"type: column, stack: values, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}, {_PLUMS}]}}",
    "stacked-bars": f"type: bar, stack: values, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "stacked-areas": f"type: area, stack: values, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "negative-stack": f"type: column, stack: values, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_LOSSES}]}}",
    "shares-in-columns": f"type: column, stack: shares, {_TONNES}, {_HALF}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}, {_PLUMS}]}}",
    "shares-in-bars": f"type: bar, stack: shares, {_TONNES}, {_HALF}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "shares-in-areas": f"type: area, stack: shares, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "two-axes": f"type: column, {_TWO_UNITS}, data: {{{_YEARS}, series: [{_APPLES}, {_ROBOTS}]}}",
    "two-axes-and-target": f"type: column, {_TWO_UNITS}, {_TARGET}, data: {{{_YEARS}, series: [{_APPLES}, {_ROBOTS}]}}",
    "lines-on-two-axes": f"type: line, {_TWO_UNITS}, data: {{{_YEARS}, series: [{_APPLES}, {_ROBOTS}]}}",
    "columns-and-line": f"type: column, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_MEAN}]}}",
    "gap-in-line": f"type: line, {_TONNES}, data: {{{_YEARS}, series: [{_GAPPY}]}}",
    "gap-in-columns": f"type: column, {_TONNES}, data: {{{_YEARS}, series: [{_GAPPY}]}}",
    "gap-in-bars": f"type: bar, {_TONNES}, data: {{{_YEARS}, series: [{_GAPPY}, {_PEARS}]}}",
    "percent": f"type: column, unit: percent, data: {{{_YEARS}, series: [{_SHARES}]}}",
    "tiny": f"type: column, unit: {{en: grams, it: grammi}}, data: {{{_YEARS}, series: [{_TINY}]}}",
    "target-in-columns": f"type: column, {_TONNES}, {_TARGET}, data: {{{_YEARS}, series: [{_APPLES}]}}",
    "target-in-bars": f"type: bar, {_TONNES}, {_TARGET}, data: {{{_YEARS}, series: [{_APPLES}]}}",
    "target-in-line": f"type: line, {_TONNES}, {_TARGET}, data: {{{_YEARS}, series: [{_APPLES}]}}",
    "target-in-points": f"type: scatter, {_TONNES}, x: {{en: robots, it: robot}}, {_TARGET}, data: {{series: [{{name: {{en: Crop, it: Raccolto}}, points: [[4, 40], [5, 55], [7, 70]]}}]}}",
    "highlighted-year": f'type: column, {_TONNES}, highlight: "2025", data: {{{_YEARS}, series: [{_APPLES}]}}',
    "highlighted-bars": f'type: bar, {_TONNES}, highlight: ["2025", "2026"], data: {{{_YEARS}, series: [{_APPLES}]}}',
    "highlighted-series": f"type: line, {_TONNES}, highlight: Pears, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}, {_PLUMS}]}}",
    "highlighted-part": f'type: doughnut, {_TONNES}, highlight: "2025", data: {{{_YEARS}, series: [{_APPLES}]}}',
    "twelve-stacked": f"type: column, stack: values, {_TONNES}, data: {{{_YEARS}, series: [{_many(12)}]}}",
    "twelve-lines": f"type: line, {_TONNES}, data: {{{_YEARS}, series: [{_many(12)}]}}",
    "band-in-columns": f"type: column, {_TONNES}, {_RANGE}, data: {{{_YEARS}, series: [{_APPLES}]}}",
    "band-in-bars": f"type: bar, {_TONNES}, {_RANGE}, {_STRIKE}, {_TARGET.replace('60', '66')}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "bands-in-lines": f"type: line, {_TONNES}, {_ZONES}, {_STRIKE}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "band-and-target-in-line": f"type: line, {_TONNES}, {_RANGE}, {_TARGET.replace('60', '66')}, {_FROST}, data: {{{_YEARS}, series: [{_APPLES}]}}",
    "band-of-shares": f"type: column, stack: shares, {_TONNES}, bands: [{{from: 0.4, to: 0.6, label: {{en: Balance, it: Equilibrio}}}}], data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "span-in-areas": f"type: area, stack: values, {_TONNES}, {_STRIKE}, {_NOTED}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "band-on-two-axes": f"type: column, {_TWO_UNITS}, {_RANGE}, {_STRIKE}, data: {{{_YEARS}, series: [{_APPLES}, {_ROBOTS}]}}",
    "bands-below-zero": f"type: column, stack: values, {_TONNES}, bands: [{{to: -5, label: {{en: Too much, it: Troppo}}}}], {_STRIKE}, data: {{{_YEARS}, series: [{_APPLES}, {_LOSSES}]}}",
    "band-and-highlight": f"type: line, {_TONNES}, highlight: Pears, {_RANGE}, {_NOTED}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}, {_PLUMS}]}}",
    "span-by-date": f'type: line, {_TONNES}, spans: [{{from: 2024-04, to: 2025-09, label: {{en: Recession, it: Recessione}}}}, {{from: "2026", label: {{en: Recovery, it: Ripresa}}}}], data: {{{_MONTHS}, series: [{_APPLES}]}}',
    "noted-columns": f"type: column, {_TONNES}, {_FROST}, data: {{{_YEARS}, series: [{_APPLES}]}}",
    "noted-bars": f"type: bar, {_TONNES}, {_NOTED}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "noted-points": f"type: scatter, {_TONNES}, x: {{en: robots, it: robot}}, {_RANGE}, spans: [{{from: 4.5, to: 6, label: {{en: Trial, it: Prova}}}}], annotations: [{{at: [5, 55], text: {{en: Only the slopes, it: Solo i pendii}}}}, {{at: [7, 70], text: {{en: The whole field is picked by robots, it: I robot raccolgono tutto il campo}}}}], {_POINTS}",
    "noted-dumbbell": f"type: dumbbell, scale: log, {_TONNES}, bands: [{{from: 100, to: 400, label: {{en: Enough, it: Basta}}}}], spans: [{{from: Merano, to: Bressanone, label: {{en: Irrigated, it: Irrigati}}}}], annotations: [{{at: Merano, series: After, text: {{en: A new well, it: Un nuovo pozzo}}}}], data: {{categories: [Bolzano, Merano, Bressanone], series: [{{name: {{en: Before, it: Prima}}, values: [40, 20, 12]}}, {{name: {{en: After, it: Dopo}}, values: [55, 710, 162]}}]}}",
    "log-line": f"type: line, scale: log, {_TONNES}, data: {{{_YEARS}, series: [{_WIDE}, {_APPLES}]}}",
    "log-below-one": f"type: line, scale: log, {_TONNES}, bands: [{{from: 0.1, to: 1, label: {{en: Safe, it: Sicuro}}}}], data: {{{_YEARS}, series: [{_SMALL}]}}",
    "log-points": f"type: scatter, scale: log, x_scale: log, {_TONNES}, x: {{en: robots, it: robot}}, data: {{series: [{{name: {{en: Garden, it: Orto}}, points: [[3, 95.5]]}}, {{name: {{en: Crop, it: Raccolto}}, points: [[1, 40], [30, 550], [700, 7000]]}}]}}",
    "named-file": f"type: column, {_TWO_UNITS}, data: {{csv: crop.csv, series: [{{name: {{en: Crop, it: Raccolto}}}}, {{name: {{en: Robots, it: Robot}}, draw: line, axis: second}}]}}",
    "dumbbell": f"type: dumbbell, {_TONNES}, data: {{{_TOWNS}, series: [{_FIRST}, {_SECOND}]}}",
    "dumbbell-of-many": f"type: dumbbell, {_TONNES}, data: {{{_rows(18)}}}",
    "dumbbell-of-four": f"type: dumbbell, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}, {_PLUMS}, {_LOSSES}]}}",
    "dumbbell-with-gaps": f"type: dumbbell, {_TONNES}, {_TARGET}, highlight: [Merano], data: {{categories: [Bolzano, Merano, Bressanone], series: [{{name: {{en: Before, it: Prima}}, values: [40, 20, n/a]}}, {{name: {{en: After, it: Dopo}}, values: [55, 71, 62]}}]}}",
    "dumbbell-of-shares": f"type: dumbbell, unit: percent, {_HALF}, data: {{categories: [Bolzano, Merano, Bressanone], series: [{{name: {{en: Women, it: Donne}}, values: [0.48, 0.52, 0.505]}}, {{name: {{en: Men, it: Uomini}}, values: [0.47, 0.61, 0.505]}}]}}",
    "slope": f"type: slope, {_TONNES}, highlight: Pears, data: {{{_slopes(('Apples', 40, 62), ('Pears', 45, 30), ('Plums', 12, 44))}}}",
    "slope-of-many": f"type: slope, {_TONNES}, data: {{{_slopes(*_CROWD)}}}",
    "slope-with-gaps": f"type: slope, {_TONNES}, data: {{{_slopes(('Apples', 40, 'n/a'), ('Pears', 'n/a', 30), ('Plums', -12, 41), ('Cherries', -12, 41))}}}",
    "slope-of-long-names": f"type: slope, unit: percent, data: {{{_slopes((_LONG, 0.4, 0.62), ('Organic', 0.405, 0.605), ('Others', 0.1, 0.1))}}}",
    "years-uneven": f"type: line, {_TONNES}, {_dates(_UNEVEN_YEARS, 'Apples')}",
    "years-uneven-areas": f"type: area, {_TONNES}, {_dates(_UNEVEN_YEARS, 'Apples', 'Pears')}",
    "years-of-old": f"type: line, {_TONNES}, {_dates(_OLD_YEARS, 'Apples')}",
    "months-of-line": f"type: line, {_TONNES}, {_dates(_months(2021, 30), 'Apples', 'Pears')}",
    "months-of-columns": f"type: column, {_TONNES}, {_dates(_months(2025, 14), 'Apples')}",
    "months-of-bars": f"type: bar, {_TONNES}, {_dates(_months(2025, 5), 'Apples')}",
    "months-with-gap": f"type: line, {_TONNES}, {_dates([*_months(2024, 4), '2025-01', '2025-02'], 'Apples')}",
    "days-of-line": f"type: line, {_TONNES}, {_dates(_DAYS, 'Apples')}",
    "days-over-years": f"type: area, {_TONNES}, {_dates([str(date(2019, 3, 8) + timedelta(61 * at)) for at in range(40)], 'Apples')}",
    "quarters-of-line": f"type: line, {_TONNES}, {_dates(_QUARTERS, 'Apples', 'Pears')}",
    "quarters-of-columns": f"type: column, {_TONNES}, {_dates(_QUARTERS, 'Apples')}",
    "halves-of-line": f"type: line, {_TONNES}, {_dates(('2023-H1', '2023-H2', '2024-H1'), 'Apples')}",
    "panels-of-two": f"type: line, panels: shared, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_PEARS}]}}",
    "panels-of-five": f"type: line, panels: shared, {_TONNES}, {_dates(_months(2021, 30), 'Apples', 'Pears', 'Plums', 'Cherries', 'Quinces')}",
    "panels-of-twelve": f"type: line, panels: shared, {_TONNES}, highlight: Row C, data: {{{_YEARS}, series: [{_many(12)}]}}",
    "panels-of-their-own": f"type: line, panels: own, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {{name: Tractors, values: [4000, 4100, 3900, 4350]}}, {_SHARES}]}}",
    "panels-of-columns": f"type: column, panels: shared, {_TONNES}, data: {{{_YEARS}, series: [{_APPLES}, {_GAPPY}, {_LOSSES}, {_PLUMS}]}}",
    "panels-of-areas": f"type: area, panels: shared, {_TONNES}, highlight: Pears, {_dates(_UNEVEN_YEARS, 'Apples', 'Pears', 'Plums')}",
    "panels-of-bars": f"type: bar, panels: shared, {_TONNES}, {_VALLEYS}",
    "panels-of-bars-own": f"type: bar, panels: own, {_TONNES}, highlight: Upper Orchard Valley, {_VALLEYS}",
    "panels-of-long-names": f"type: column, panels: shared, {_TONNES}, {_VALLEYS}",
    "dates-in-file": "type: line, data: {csv: frost.csv}",
}
"""What each chart says, by its id."""

CROP = "year,tonnes,robots\n2024,40,4\n2025,,5\n2026,70,7\n"
"""The file of one of them: of 2025 the tonnes are missing."""

FROST = "day,nights\n2025-11-01,2\n2025-12-01,9\n2026-02-01,14\n2026-03-15,6\n"
"""The file of another, whose days are not at even distance."""

PRINTED = {
    "percent": ("52.0%", "55.0%", "60.5%", "70.0%"),
    "tiny": ("0.00000012", "0.00000003", "0.00000010", "0"),
}
"""What must be read in both outputs, where it is more than the digits typed."""


def write_block(name: str) -> str:
    """Return the block of one chart, as a line of YAML."""
    title = "{en: What the numbers show, it: Che cosa mostrano i numeri}"
    why = "{en: A test., it: Una prova.}"
    return f"      - {{id: {name}, kind: chart, title: {title}, unsourced: {why}, {FORMS[name]}}}\n"


def write_charts(folder: Path, *names: str) -> Path:
    """Write a dossier of some charts, or of all; return the content's path."""
    blocks = [write_block(name) for name in names or FORMS]
    (folder / "crop.csv").write_text(CROP, encoding="utf-8", newline="")
    (folder / "frost.csv").write_text(FROST, encoding="utf-8", newline="")
    path = folder / "content.yaml"
    path.write_text(HEAD + "".join(blocks), encoding="utf-8", newline="")
    return path
