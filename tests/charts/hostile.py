"""Charts that are hard to letter, made by code: each kind with each kind of hostile numbers.

The words follow `tests/chart_samples.py`: by its id, what a chart says, as a line of YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

HEAD = """\
languages: [en]
edition:
  number: 1
  date: 2026-11-22
  title: Hostile charts
  subtitle: For tests
  summary: "Orchard grew[^growth]."
  why_now: The season opens.
  audience: Testers
  minutes: 5
sources:
  - {id: gazette, title: Orchard grows, short: Gazette, outlet: The Gazette, author: Ada Reed, published: 2026-10-02, language: en, retrieved: 2026-11-01, file: gazette.txt, sha256: "0000000000000000000000000000000000000000000000000000000000000001"}
claims:
  - {id: growth, text: Orchard grew by 16%., by: [gazette], status: reported, cites: [{source: gazette, paragraph: 2, terms: [Orchard, 16%]}]}
sections:
  - id: overview
    title: Overview
    takeaway: Orchard grows.
    blocks:
      - {id: opening, kind: prose, text: "Orchard grew[^growth]."}
"""

UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"
"""Sixty letters without a place to break."""
SENTENCE = (
    "What the orchards of the northern valley bore in the year after the great drought"
)

Values = Sequence[float | None]


def name(at: int) -> str:
    """Return one of many names of categories that do not follow one another."""
    fruits = ("Apple", "Pear", "Plum", "Quince", "Cherry", "Peach", "Medlar")
    return f"{fruits[at % len(fruits)]} {chr(97 + at // 26)}{chr(97 + at % 26)}"


def write_number(value: float | None) -> str:
    """Return a number in YAML, in plain digits."""
    if value is None:
        return "n/a"
    return f"{value:.12f}".rstrip("0").rstrip(".")


def write_series(rows: Mapping[str, Values]) -> str:
    """Return series by their names, in YAML."""
    written: list[str] = []
    for title, values in rows.items():
        numbers = ", ".join(map(write_number, values))
        written.append(f'{{name: "{title}", values: [{numbers}]}}')
    return ", ".join(written)


def write_data(names: Sequence[str], rows: Mapping[str, Values]) -> str:
    """Return the data of a chart with categories, in YAML."""
    quoted = ", ".join(f'"{one}"' for one in names)
    return f"data: {{categories: [{quoted}], series: [{write_series(rows)}]}}"


def write_points(rows: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Return the data of a chart of points, in YAML."""
    written: list[str] = []
    for title, points in rows.items():
        pairs = ", ".join(f"[{write_number(x)}, {write_number(y)}]" for x, y in points)
        written.append(f'{{name: "{title}", points: [{pairs}]}}')
    return f"data: {{series: [{', '.join(written)}]}}"


def years(count: int, first: int = 2015) -> list[str]:
    """Return years that follow one another."""
    return [str(first + at) for at in range(count)]


def days(count: int) -> list[str]:
    """Return days that follow one another."""
    first = date(2026, 3, 1)
    return [(first + timedelta(days=at)).isoformat() for at in range(count)]


def wave(count: int, turn: int = 0) -> list[float]:
    """Return numbers that go up and down, none of them round."""
    return [
        float((37 * (at + 3 * turn) ** 2 + 11 * at) % 89 + 7) for at in range(count)
    ]


def twelve(count: int) -> dict[str, Values]:
    """Return twelve series."""
    return {f"Orchard {chr(65 + row)}": wave(count, row) for row in range(12)}


SEVERAL: dict[str, Values] = {"Apples": wave(6, 1), "Pears": wave(6, 2)}

DATA: dict[str, tuple[Sequence[str], Mapping[str, Values]]] = {
    "one": (["Orchard"], {"Crop": [42]}),
    "equal": (years(6), {"Crop": [5] * 6}),
    "equal-pair": (years(6), {"Apples": [5] * 6, "Pears": [5] * 6}),
    "zero": (years(6), {"Crop": [0] * 6}),
    "negative": (years(6), {"Crop": [-5, -12, -3.5, -40, -1, -22]}),
    "negative-pair": (
        years(5),
        {"Apples": [-5, -12, -3, -40, -1], "Pears": [-9, -2, -30, -4, -7]},
    ),
    "mixed": (years(6), {"Crop": [15, -12, 3.5, -40, 0, 22]}),
    "mixed-pair": (
        years(5),
        {"Apples": [5, -12, 3, -40, 1], "Pears": [-9, 2, -30, 4, 17]},
    ),
    "far-apart": (
        years(6),
        {"Crop": [0.00000001, 1, 1000, 1000000, 1000000000, 1000000000000]},
    ),
    "many": ([name(at) for at in range(200)], {"Crop": wave(200)}),
    "many-pairs": (
        [name(at) for at in range(200)],
        {"Apples": wave(200), "Pears": wave(200, 5)},
    ),
    "many-years": (years(200, 1820), {"Crop": wave(200)}),
    "twelve": (years(6), twelve(6)),
    "equal-ends": (
        years(6),
        {title: [*values[:-1], 50] for title, values in twelve(6).items()},
    ),
    "unbroken": (
        [UNBROKEN, "Pear", UNBROKEN[::-1]],
        {UNBROKEN: [4, 5, 6], "Pears": [3, 5, 1]},
    ),
    "sentences": (
        [f"{SENTENCE}, {at}" for at in "abcde"],
        {SENTENCE: wave(5), f"{SENTENCE[:50]} too": wave(5, 2)},
    ),
    "missing": (years(7), {"Crop": [5, None, None, 9, None, 3, None]}),
    "missing-pair": (
        years(6),
        {"Apples": [5, None, 4, 9, 7, None], "Pears": [None, 8, 4, 9, None, None]},
    ),
    "percent": (years(6), {"Organic": [0.525, 0.5351, 0.605, 0.7, 0.004, 1]}),
    "days": (days(31), {"Crop": wave(31)}),
    "large": (years(8), {"Crop": [1234567.25 * (at + 1) for at in range(8)]}),
    "large-pair": (
        years(8),
        {
            "Apples": [1234567 * (at + 1) for at in range(8)],
            "Pears": [7654321 - 900000 * at for at in range(8)],
        },
    ),
    "thin": (
        ["Coal", "Gas", "Oil", "Wood", "Peat"],
        {"Share": [0.78, 0.2, 0.012, 0.005, 0.003]},
    ),
    "two-parts": (["Apples", "Pears"], {"Crop": [70, 30]}),
    "nearly-all": (["Apples", "Pears"], {"Crop": [99.9, 0.1]}),
    "twelve-parts": ([name(at) for at in range(12)], {"Crop": wave(12)}),
    "late-thin": (
        ["Coal", "Gas", "Oil", "Wood", "Peat", "Sun", "Wind"],
        {"Crop": [1, 1, 1, 2, 90, 1, 1]},
    ),
}
"""Categories and series, by what is hard about them."""

DATA |= {
    "one-pair": (["Orchard"], {"Apples": [42], "Pears": [45]}),
    "four": (
        [name(at) for at in range(9)],
        {title: wave(9, at) for at, title in enumerate(("A", "Pears", "C", "D"))},
    ),
    "far-apart-pair": (
        years(5),
        {"Apples": [0.00000001, 1, 1000, 0, 3], "Pears": [1000000000000, 7, 1, 2, 4]},
    ),
    "near": (
        years(4),
        {"Before the drought": [60, 61, 60, 59], "After the drought": [61, 61, 62, 62]},
    ),
    "percent-pair": (years(3), {"Women": [0.525, 1, 0.5], "Men": [0, 0.5351, 0.5]}),
    "two-ends": (years(2), {"Apples": [40, 62], "Pears": [45, 30], "Plums": [12, 44]}),
    "one-line": (years(2), {"Apples": [40, 62]}),
    "twelve-ends": (years(2), twelve(2)),
    "equal-ends-of-twelve": (years(2), {title: [50, 50] for title in twelve(2)}),
    "far-apart-ends": (
        years(2),
        {"Apples": [0.00000001, 1000000000000], "Pears": [-5, 7], "Plums": [0, 0]},
    ),
    "unbroken-ends": (
        [UNBROKEN, "Pear"],
        {UNBROKEN: [4, 5], UNBROKEN[::-1]: [4, 5.1], "Pears": [3, 5]},
    ),
    "sentence-ends": (
        [f"{SENTENCE}, {at}" for at in "ab"],
        {f"{SENTENCE}, {at}": [50 + at / 10, 60] for at in range(6)},
    ),
    "missing-ends": (
        years(2),
        {"Apples": [5, None], "Pears": [None, 5], "Plums": [5, 5.2], "Figs": [5, None]},
    ),
    "percent-ends": (years(2), {"Women": [0.525, 1], "Men": [0, 0.5351]}),
}

KINDS = {
    "bar": "one equal equal-pair zero negative negative-pair mixed mixed-pair far-apart many many-pairs twelve unbroken sentences missing missing-pair percent days large large-pair",
    "column": "one equal equal-pair zero negative negative-pair mixed mixed-pair far-apart many many-pairs many-years twelve unbroken sentences missing missing-pair percent days large large-pair",
    "line": "one equal equal-pair zero negative negative-pair mixed mixed-pair far-apart many many-years twelve equal-ends unbroken sentences missing missing-pair percent days large large-pair",
    "area": "one equal zero mixed equal-pair far-apart many many-years twelve sentences percent days large",
    "doughnut": "one equal far-apart twelve-parts thin two-parts nearly-all late-thin unbroken-parts sentence-parts",
    "dumbbell": "equal-pair negative-pair mixed-pair many-pairs four far-apart-pair near unbroken sentences missing-pair one-pair percent-pair large-pair",
    "slope": "two-ends one-line twelve-ends equal-ends-of-twelve far-apart-ends unbroken-ends sentence-ends missing-ends percent-ends",
}
"""Which of them each kind of chart is drawn with."""

LONG = (
    "Orchards on the northern slopes of the valley",
    "Orchards along the river, up to the old weir",
    "Orchards of the school and its many children",
    "Orchards that nobody has ever looked after",
)
DATA["long-rows"] = (years(4), {row: wave(4, at) for at, row in enumerate(LONG)})
DATA["unbroken-parts"] = ([UNBROKEN, "Pear", UNBROKEN[::-1]], {"Crop": [4, 5, 6]})
DATA["sentence-parts"] = ([f"{SENTENCE}, {at}" for at in "abcde"], {"Crop": wave(5)})

_PERCENT = frozenset({"percent", "thin", "percent-pair", "percent-ends"})
_TONNES = "unit: tonnes"
_LINES = "lines: [{value: 60, label: Target}, {value: 62, label: What was promised}]"
_TWO_AXES = "unit: tonnes, second_unit: robots"


def scatter_points() -> dict[str, dict[str, list[tuple[float, float]]]]:
    """Return points of several kinds of crowd."""
    cloud = [(x % 97 + x / 400, (x * x) % 83 + x / 50) for x in range(400)]
    return {
        "one": {"Crop": [(4, 40)]},
        "cloud": {"Crop": cloud},
        "two-clouds": {
            "Apples": cloud[:200],
            "Pears": [(x / 2, y) for x, y in cloud[200:]],
        },
        "coinciding": {"Apples": [(4, 40)] * 5, "Pears": [(4, 40), (4, 41), (5, 40)]},
        "equal": {"Crop": [(at, 7) for at in range(9)]},
        "zero": {"Crop": [(0, 0), (0, 0)]},
        "near": {"Crop": [(4 + at / 10, 40 + at % 3) for at in range(11)]},
        "negative": {"Crop": [(-4, -40), (-5, -50), (6, 3), (-7, 2)]},
        "far-apart": {
            "Crop": [(0.00000001, 1000000000000), (1, 0.00000001), (1000000, 5)]
        },
        "unbroken": {UNBROKEN: [(1, 2), (3, 4)], SENTENCE: [(2, 5), (3, 3)]},
        "twelve": {
            title: [(at, y) for at, y in enumerate(values) if y is not None]
            for title, values in twelve(3).items()
        },
    }


def list_forms() -> Iterator[tuple[str, str]]:
    """Yield what each chart says, by its id."""
    for kind, wanted in KINDS.items():
        for key in wanted.split():
            names, rows = DATA[key]
            unit = "unit: percent" if key in _PERCENT else _TONNES
            yield f"{kind}-{key}", f"type: {kind}, {unit}, {write_data(names, rows)}"
    for key, points in scatter_points().items():
        axis = "x: robots"
        yield (
            f"scatter-{key}",
            f"type: scatter, {_TONNES}, {axis}, {write_points(points)}",
        )
    for kind in ("bar", "column", "area"):
        for key in ("twelve", "large-pair", "equal-pair", "sentences"):
            data = write_data(*DATA[key])
            yield (
                f"stacked-{kind}-{key}",
                f"type: {kind}, stack: values, {_TONNES}, {data}",
            )
            yield (
                f"shares-{kind}-{key}",
                f"type: {kind}, stack: shares, {_TONNES}, {data}",
            )
    data = write_data(*DATA["long-rows"])
    for kind in ("bar", "column", "line"):
        stacked = "" if kind == "line" else "stack: shares, "
        yield f"named-beside-{kind}", f"type: {kind}, {stacked}{_TONNES}, {data}"
    data = write_data(*DATA["mixed-pair"])
    yield "lines-over-dumbbell", f"type: dumbbell, {_TONNES}, {_LINES}, {data}"
    for kind in ("bar", "column", "line"):
        for key in ("equal-ends", "mixed-pair", "sentences"):
            data = write_data(*DATA[key])
            yield (
                f"lines-over-{kind}-{key}",
                f"type: {kind}, {_TONNES}, {_LINES}, {data}",
            )
    data = write_data(years(8), {"Apples": wave(8)})
    second = ", draw: line, axis: second}]"
    robots = write_series({"Robots": [4, 5, 9, 14, 30, 31, 31, 12]}).removesuffix("}")
    data = data.replace("}]}", f"}}, {robots}{second}}}")
    low = {"Plums": [9, 12, 3, 18]}
    columns = {"Apples": [40, 55, 70, 62], "Pears": [20, 24, 31, 45]}
    for key, rows, options in (
        ("columns-under-a-line", columns, "highlight: Plums"),
        ("columns-of-shares-under-a-line", columns, "stack: shares"),
        ("ten-columns-under-a-line", dict([*twelve(4).items()][:10]), ""),
    ):
        line = write_series(low).removesuffix("}") + ", draw: line, axis: second}"
        data = write_data(years(4), rows).replace("}]}", f"}}, {line}]}}")
        said = f"{options}, " if options else ""
        yield key, f"type: column, {_TWO_AXES}, {said}{data}"
    data = write_data(years(8), {"Apples": wave(8)})
    data = data.replace("}]}", f"}}, {robots}{second}}}")
    yield "two-axes", f"type: column, {_TWO_AXES}, {data}"
    yield "two-axes-of-lines", f"type: line, {_TWO_AXES}, {data}"


HOSTILE = dict(list_forms())
"""What each chart says, by its id."""


def write_hostile(folder: Path, *names: str) -> Path:
    """Write a dossier of some charts, or of all; return the content's path."""
    blocks = [
        f"      - {{id: {one}, kind: chart, title: What the numbers show, unsourced: A test., {HOSTILE[one]}}}\n"
        for one in names or HOSTILE
    ]
    path = folder / "content.yaml"
    path.write_text(HEAD + "".join(blocks), encoding="utf-8", newline="")
    return path
