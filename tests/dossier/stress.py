"""Contents that ask much of the page: one for each way in which pages of other people's dossiers went wrong.

`STRESS` has each by its name, as the mapping of a valid `content.yaml`; what they look like, `python -m tests.pages`
and the tests of geometry tell. `tests.dossier.dossiers.furnish` makes their pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

Content = dict[str, Any]
Block = dict[str, Any]

SENTENCE = "The valley keeps its orchards on the northern slope, where the frost comes late and the machines come early."
CLAUSES = (
    "Growers weigh what a robot picks against what a hand would have left on the branch",
    "nobody has yet measured the difference over a whole season",
    "the cooperative’s figures end with the second quarter",
    "insurers have begun to ask who is liable for a bruised apple",
    "its spokeswoman calls that “well known”",
    "the ministry’s own survey counted far fewer baskets than the newspapers did",
    "a long drought makes every comparison doubtful",
    "characteristically cautious administrators prefer to wait",
)


def prose_of(words: int, start: int = 0) -> str:
    """Running text of about so many words, none of its sentences twice in a row."""
    text: list[str] = []
    at = start
    while len(" ".join(text).split()) < words:
        first, second = CLAUSES[at % 8], CLAUSES[(at * 3 + 1) % 8]
        text.append(f"{first[0].upper()}{first[1:]}, and {second}.")
        at += 1
    return " ".join(text)


def content_of(
    *sections: Content,
    claims: int = 6,
    figures: Iterable[Content] = (),
    language: str = "en",
    entities: int = 2,
    sources: int = 2,
) -> Content:
    """A whole dossier of some sections; its claims are `c1` and so on, its figures are given."""
    return {
        "languages": [language],
        "edition": {
            "number": 1,
            "date": "2026-11-22",
            "title": "The orchard and the machine",
            "subtitle": "What is known, and who says so",
            "summary": prose_of(40),
            "why_now": "The harvest begins in a week.",
            "audience": "The board",
            "minutes": 20,
        },
        "sources": [_source(number) for number in range(1, sources + 1)],
        "entities": [_entity(number) for number in range(1, entities + 1)],
        "figures": list(figures),
        "claims": [_claim(number, sources, entities) for number in range(1, claims + 1)]
        + [_numbers()],
        "sections": list(sections),
    }


def _source(number: int) -> Content:
    return {
        "id": f"s{number}",
        "title": f"The valley in the year {2000 + number}: a report",
        "short": f"Report {number}",
        "outlet": "The Gazette",
        "author": "Ada Reed",
        "published": f"2026-10-{1 + number % 28:02}",
        "language": "en",
        "retrieved": "2026-11-01",
        "file": f"s{number}.txt",
        "sha256": "0" * 64,
    }


def _entity(number: int) -> Content:
    return {
        "id": f"e{number}",
        "name": f"Vera Lane the {number}th",
        "kind": ("person", "company", "union")[number % 3],
        "line": "Grows apples, and says what they cost.",
    }


def _claim(number: int, sources: int, entities: int) -> Content:
    source = f"s{1 + number % sources}"
    return {
        "id": f"c{number}",
        "text": f"{CLAUSES[number % 8][0].upper()}{CLAUSES[number % 8][1:]}, case {number}.",
        "by": [f"e{1 + number % entities}"],
        "status": ("confirmed", "reported", "unconfirmed")[number % 3],
        "cites": [{"source": source, "paragraph": 1 + number, "terms": ["apple"]}],
    }


def _numbers() -> Content:
    return {
        "id": "numbers",
        "text": f"{NUMBERS}, {', '.join(map(str, range(101)))}.",
        "by": ["s1"],
        "status": "reported",
        "cites": [{"source": "s1", "paragraph": 1, "terms": ["1"]}],
    }


NUMBERS = (
    "1,234.5, 1,102.5, 1,234,567,890, €−3.45 million, $11 billion, 0.25 and 122 tonnes"
)
"""Numbers of blocks that a claim must give."""
_made = 0


def block_of(kind: str, **fields: Any) -> Block:
    """A block with an id of its own."""
    global _made  # noqa: PLW0603  (ids only must differ)
    _made += 1
    return {"id": f"b{_made}", "kind": kind, **fields}


def section_of(
    number: int, *blocks: Block, title: str = "", takeaway: str = ""
) -> Content:
    """A section of some blocks."""
    return {
        "id": f"section-{number}",
        "title": title or f"What the {number}th row of trees tells",
        "takeaway": takeaway
        or "It tells that machines pick early and hands pick well.",
        "blocks": list(blocks),
    }


def table_of(columns: int, rows: int, cell: str = "1234.5", **fields: Any) -> Block:
    """A table of numbers behind a column of names."""
    heads = [{"label": "Region"}]
    heads += [
        {"label": f"Quarter {at}", "align": "decimal"} for at in range(1, columns)
    ]
    names = ("Northern", "Southern", "Eastern highlands", "Western")
    lines = [[names[row % 4], *[cell] * (columns - 1)] for row in range(rows)]
    return block_of(
        "table",
        title="The quarters differ little",
        claims=["numbers"],
        columns=heads,
        rows=lines,
        **fields,
    )


def chart_of(
    kind: str, categories: int, series: int, title: str = "The north picks most"
) -> Block:
    """A chart of so many categories and series."""
    names = [f"Year {1900 + at}" for at in range(categories)]
    lines: list[Content] = []
    for number in range(series):
        values = [(7 * at + 13 * number) % 90 + 1 for at in range(categories)]
        lines.append({"name": f"Row {number + 1}", "values": values})
    data = {"categories": names, "series": lines}
    return block_of(
        "chart", type=kind, title=title, claims=["numbers"], unit="tonnes", data=data
    )


def scatter_of(points: int) -> Block:
    """A cloud of points."""
    pairs = [[at * 7 % 101, at * 37 % 90] for at in range(points)]
    series = [{"name": "Trees", "points": pairs}]
    return block_of(
        "chart",
        type="scatter",
        title="Old trees bear more",
        claims=["numbers"],
        unit="kg",
        data={"series": series},
    )


def image_of(file: str) -> Block:
    """A picture with a caption."""
    return block_of(
        "image",
        file=file,
        alt="A field",
        credit="Photo: Ada Reed",
        caption=prose_of(20),
    )


def process_of(steps: int, words: int) -> Block:
    """Steps, each of so many words."""
    listed = [
        {"title": f"Step of the {at}th kind", "text": prose_of(words, at)}
        for at in range(steps)
    ]
    return block_of("process", title="How an apple is picked", steps=listed)


def quotation_of(words: int) -> Block:
    """A long quotation."""
    return block_of("quotation", text=prose_of(words), speaker="e1", claim="c3")


def _marked(words: str, *numbers: int) -> str:
    return words + "".join([f"[^c{number}]" for number in numbers])


# ---------------------------------------------------------------- the contents


def _words_alone() -> Content:
    prose = [block_of("prose", text="Apples.") for _ in range(2)]
    return content_of(section_of(1, prose[0]), section_of(2, prose[1]))


def _short_sections() -> Content:
    sections: list[Content] = []
    for number in range(1, 31):
        text = block_of("prose", text=_marked(prose_of(55, number), 1 + number % 6))
        sections.append(section_of(number, text))
    return content_of(*sections)


def _plain_sections() -> Content:
    sections: list[Content] = []
    for number in range(1, 21):
        text = "\n\n".join([prose_of(80, number + at) for at in range(3)])
        bullets = [prose_of(14, number + at) for at in range(4)]
        blocks = [
            block_of("prose", text=text),
            block_of("bullets", items=bullets),
            table_of(4, 5),
            chart_of("bar", 5, 1),
        ]
        sections.append(section_of(number, *blocks))
    return content_of(*sections)


def _crowded_table() -> Content:
    return content_of(section_of(1, table_of(11, 6), table_of(12, 4, "1102.5")))


def _wordy_table() -> Content:
    heads = [{"label": f"What the {at}th column tells"} for at in range(6)]
    rows = [[CLAUSES[(row + at) % 8] for at in range(6)] for row in range(9)]
    table = block_of("table", title="Everything at once", columns=heads, rows=rows)
    return content_of(section_of(1, table))


def _long_table() -> Content:
    return content_of(section_of(1, table_of(4, 300)))


def _addresses() -> Content:
    address = "https://example.org/a/very/long/address/without/any/space?number=1234567890&page=12"
    heads = [{"label": "Where"}, {"label": "What"}, {"label": "Sum", "align": "end"}]
    rows = [[address, SENTENCE, "€−3.45 million"] for _ in range(5)]
    table = block_of(
        "table", title="Where it stands", claims=["numbers"], columns=heads, rows=rows
    )
    return content_of(
        section_of(
            1, table, block_of("prose", text=f"See {address}.", claims=["numbers"])
        )
    )


def _long_quotation() -> Content:
    return content_of(
        section_of(1, quotation_of(120)), section_of(2, quotation_of(260))
    )


def _portrait_pictures() -> Content:
    first = section_of(1, image_of("tall.png"), block_of("prose", text=prose_of(200)))
    return content_of(first, section_of(2, image_of("square.png")))


def _forty_claims() -> Content:
    words = " ".join([_marked(CLAUSES[at % 8], at) + "," for at in range(1, 41)])
    return content_of(section_of(1, block_of("prose", text=words)), claims=40)


def _far_marks() -> Content:
    paragraphs = [
        _marked(prose_of(70, at), 1 + at % 3) + " " + _marked(prose_of(20, at), 2)
        for at in range(12)
    ]
    return content_of(section_of(1, block_of("prose", text="\n\n".join(paragraphs))))


def _powers() -> Content:
    words = " ".join(
        [
            _marked(f"By {at} Resolution {at % 9} asks for {at} m", 1 + at % 6) + "."
            for at in range(30, 60)
        ]
    )
    return content_of(section_of(1, block_of("prose", text=words, claims=["numbers"])))


def _short_process() -> Content:
    return content_of(section_of(1, process_of(5, 8), process_of(3, 14)))


def _long_process() -> Content:
    return content_of(section_of(1, process_of(14, 45)))


def _crowded_time() -> Content:
    days = [
        {"on": f"2026-03-{day:02}", "text": CLAUSES[day % 8]} for day in range(1, 9)
    ]
    years = [
        {"on": f"{year}-06", "text": CLAUSES[year % 8]} for year in range(2007, 2025, 3)
    ]
    line = block_of(
        "timeline", title="Many years", scale="time", events=[*years, *days]
    )
    loose = [
        {"label": "early 2025", "text": SENTENCE},
        {"on": "2025-10-21", "inferred": True, "text": SENTENCE},
        {"on": "2025-11-02", "text": SENTENCE},
    ]
    return content_of(
        section_of(1, line, block_of("timeline", title="Doubts", events=loose))
    )


def _two_columns() -> Content:
    sides = [
        {
            "title": name,
            "points": [
                _marked(CLAUSES[at], 1 + (at * 5 + len(name)) % 6) for at in range(6)
            ],
        }
        for name in ("For the hand", "For the robot")
    ]
    return content_of(
        section_of(1, block_of("comparison", title="Hand and robot", sides=sides))
    )


def _disagreements() -> Content:
    blocks = [
        block_of(
            "disagreement",
            title=f"Does the {at}th harvest need hands?",
            question="How many hands does a harvest need?",
            claims=["c1", "c2", "c3"],
            reading=prose_of(60, at),
        )
        for at in range(5)
    ]
    return content_of(section_of(1, *blocks))


def _five_lines() -> Content:
    return content_of(section_of(1, chart_of("line", 12, 5), chart_of("column", 6, 3)))


def _many_columns() -> Content:
    return content_of(section_of(1, chart_of("column", 60, 2), chart_of("bar", 48, 1)))


def _scatter() -> Content:
    return content_of(section_of(1, scatter_of(400)))


def _figures() -> Content:
    values = (
        {"value": -3_450_000, "currency": "EUR", "label": "lost in a year"},
        {"value": 11_000_000_000, "currency": "USD", "label": "spent on robots"},
        {
            "value": 122,
            "unit": "tonnes",
            "label": "picked over the year, more than ever",
        },
        {"value": 7, "unit": "robots", "label": "at work"},
        {"value": 0.25, "unit": "kg", "label": "an apple weighs"},
    )
    figures: list[Content] = []
    for at, value in enumerate(values):
        detail = {
            "period": "2025-Q2",
            "comparison": "up on the year before",
        }
        figures.append({"id": f"f{at}", "claim": "numbers", **value, **detail})
    blocks = [
        block_of("figures", figures=[f"f{at}" for at in range(count)])
        for count in (1, 2, 3, 5)
    ]
    return content_of(section_of(1, *blocks), figures=figures)


def _long_titles() -> Content:
    title = "The administration of cooperatives has two halves, and nobody knows which of the two halves the other half needs more"
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    blocks = [block_of("prose", title=title, text=f"{word} {SENTENCE}")]
    return content_of(section_of(1, *blocks, title=title, takeaway=prose_of(30)))


def _empty_sections() -> Content:
    return content_of(
        section_of(1),
        section_of(2, chart_of("bar", 3, 1)),
        section_of(3, image_of("wide.png")),
        section_of(4),
        section_of(5, block_of("bullets", items=[SENTENCE] * 40)),
    )


def _many_names() -> Content:
    entries = [
        {
            "term": f"Term {chr(97 + at // 26)}{chr(97 + at % 26)}",
            "text": prose_of(20, at),
        }
        for at in range(50)
    ]
    glossary = block_of("glossary", title="Words", entries=entries)
    return content_of(section_of(1, glossary), entities=120, sources=60, claims=80)


def _long_callouts() -> Content:
    text = "\n\n".join([prose_of(90, at) for at in range(7)])
    callout = block_of("callout", title="What to keep in mind", text=text)
    return content_of(section_of(1, block_of("prose", text=prose_of(260)), callout))


STRESS: Mapping[str, Callable[[], Content]] = MappingProxyType(
    {
        "words-alone": _words_alone,
        "short-sections": _short_sections,
        "plain-sections": _plain_sections,
        "crowded-table": _crowded_table,
        "wordy-table": _wordy_table,
        "long-table": _long_table,
        "addresses": _addresses,
        "long-quotation": _long_quotation,
        "portrait-pictures": _portrait_pictures,
        "forty-claims": _forty_claims,
        "far-marks": _far_marks,
        "powers": _powers,
        "short-process": _short_process,
        "long-process": _long_process,
        "crowded-time": _crowded_time,
        "two-columns": _two_columns,
        "disagreements": _disagreements,
        "five-lines": _five_lines,
        "many-columns": _many_columns,
        "scatter": _scatter,
        "figures": _figures,
        "long-titles": _long_titles,
        "empty-sections": _empty_sections,
        "many-names": _many_names,
        "long-callouts": _long_callouts,
    }
)
"""Every stress content, by the name of what it asks."""
