"""The bench's content in the form that each program reads: YAML, Typst, Markdown, JSON.

Typst and Pandoc get two forms. The plain one is the least that shows the content. The one
that is `like_ours` asks for what our outputs have: in print the same column, each section on
a new page, a running head and PDF/UA-1; in the deck a slide a block, and speaker notes.
The made-up words hold no character that any of the forms would have to escape.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from tests.bench.content import VALUES, Chart, Section, Table

TITLE = "The bench"

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# ------------------------------------------------------------------ content.yaml


def write_yaml(sections: Sequence[Section]) -> str:
    """Return a content.yaml with one source, and one claim that gives every number."""
    numbers = [str(value) for value in VALUES]
    source = {
        "id": "ledger",
        "title": "The ledger",
        "short": "Ledger",
        "unnamed": ["outlet", "author"],
        "published": "2026-10-02",
        "language": "en",
        "retrieved": "2026-11-01",
        "file": "ledger.txt",
        "sha256": "0" * 64,
    }
    claim = {
        "id": "numbers",
        "text": f"The ledger gives {', '.join(numbers)}.",
        "by": ["ledger"],
        "status": "reported",
        "cites": [{"source": "ledger", "paragraph": 1, "terms": numbers}],
    }
    edition = {
        "number": 1,
        "date": "2026-11-22",
        "title": TITLE,
        "subtitle": "Made-up words",
        "summary": "Words that mean nothing.",
        "why_now": "To measure time.",
        "audience": "Whoever measures",
        "minutes": min(600, 3 * len(sections)),
    }
    dossier = {
        "languages": ["en"],
        "edition": edition,
        "sources": [source],
        "claims": [claim],
        "sections": [_yaml_section(*pair) for pair in enumerate(sections, 1)],
    }
    text = yaml.dump(
        dossier, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
    )
    return str(text)


def _yaml_section(number: int, section: Section) -> dict[str, Any]:
    columns: list[dict[str, str]] = [{"label": section.table.columns[0]}]
    for label in section.table.columns[1:]:
        columns.append({"label": label, "align": "decimal"})
    prose = {
        "id": f"prose-{number}",
        "kind": "prose",
        "text": "\n\n".join(section.paragraphs),
    }
    bullets = {
        "id": f"bullets-{number}",
        "kind": "bullets",
        "items": list(section.bullets),
    }
    table = {
        "id": f"table-{number}",
        "kind": "table",
        "title": section.table.title,
        "claims": ["numbers"],
        "columns": columns,
        "rows": [list(row) for row in section.table.rows],
    }
    series = {"name": section.chart.series, "values": list(section.chart.values)}
    chart = {
        "id": f"chart-{number}",
        "kind": "chart",
        "type": "bar",
        "title": section.chart.title,
        "claims": ["numbers"],
        "data": {"categories": list(section.chart.categories), "series": [series]},
    }
    return {
        "id": f"section-{number}",
        "title": section.title,
        "takeaway": section.takeaway,
        "blocks": [prose, bullets, table, chart],
    }


# ------------------------------------------------------------------ Typst

_TYPST_BARS = """\
#let bars(title, names, values, height) = figure(alt: title, caption: title, align(left, stack(
  spacing: 4pt,
  ..names.zip(values).map(((name, value)) => grid(
    columns: (80pt, 1fr),
    name,
    stack(dir: ltr, spacing: 4pt, rect(width: 2pt * value, height: height), [#value]),
  )),
)))
"""
_TYPST_PLAIN = f"""\
#set document(title: "{TITLE}")
#set text(lang: "en")
#set rect(fill: navy)
#set par(justify: true)
"""
_TYPST_LIKE_OURS = f"""\
#set document(title: "{TITLE}")
#set text(lang: "en", size: 10.5pt)
#set rect(fill: navy)
#set par(justify: true, leading: 7pt, spacing: 14pt)
#set page(
  margin: (top: 26mm, bottom: 24mm, left: 20mm, right: 77mm),
  header: [{TITLE} #h(1fr) #context counter(page).display()],
)
#set heading(numbering: "1.1")
#show heading.where(level: 1): it => {{ pagebreak(weak: true); text(size: 27pt, it); v(14pt) }}
#outline(depth: 2)
"""


def write_typst(sections: Sequence[Section], *, like_ours: bool = False) -> str:
    """Return a document for Typst, whose charts are drawn by itself."""
    lines = [_TYPST_LIKE_OURS if like_ours else _TYPST_PLAIN, _TYPST_BARS]
    for section in sections:
        lines += [f"= {section.title}", "", f"_{section.takeaway}_", ""]
        for paragraph in section.paragraphs:
            lines += [paragraph, ""]
        lines += [f"- {item}" for item in section.bullets]
        lines += ["", *_typst_table(section.table, like_ours=like_ours)]
        lines += ["", *_typst_chart(section.chart, like_ours=like_ours), ""]
    return "\n".join(lines)


def _typst_table(table: Table, *, like_ours: bool) -> Iterable[str]:
    if like_ours:
        yield f"== {table.title}"
    columns = ", ".join(["1fr"] * len(table.columns))
    yield f"#table(columns: ({columns}), table.header({_typst_cells(table.columns)}),"
    for row in table.rows:
        yield f"  {_typst_cells(row)},"
    yield ")"


def _typst_cells(cells: Iterable[str]) -> str:
    return ", ".join(f"[{cell}]" for cell in cells)


def _typst_chart(chart: Chart, *, like_ours: bool) -> Iterable[str]:
    if like_ours:
        yield f"== {chart.title}"
    names = json.dumps(chart.categories).strip("[]")
    values = ", ".join(map(str, chart.values))
    height = "24pt" if like_ours else "10pt"
    yield f'#bars("{chart.title}", ({names}), ({values}), {height})'


# ------------------------------------------------------------------ Pandoc


def write_markdown(sections: Sequence[Section], *, like_ours: bool = False) -> str:
    """Return slides for Pandoc, which draws no charts; `like_ours` has tables instead."""
    lines = ["---", f"title: {TITLE}", "---", ""]
    for section in sections:
        lines += [f"# {section.title}", ""]
        if not like_ours:
            for paragraph in section.paragraphs:
                lines += [paragraph, ""]
            lines += [f"- {item}" for item in section.bullets]
            # The rule begins a slide: a table beside text would be set smaller.
            lines += ["", "---", ""]
            lines += _markdown_table(section.table.columns, section.table.rows)
            continue
        lines += [f"## {section.takeaway}", ""]
        lines += [f"- {item}" for item in section.bullets]
        lines += ["", "::: notes", "", "\n\n".join(section.paragraphs), "", ":::", ""]
        lines += [f"## {section.table.title}", ""]
        lines += _markdown_table(section.table.columns, section.table.rows)
        lines += [f"## {section.chart.title}", ""]
        numbers = map(str, section.chart.values)
        bars = list(zip(section.chart.categories, numbers, strict=True))
        lines += _markdown_table(("", section.chart.series), bars)
    return "\n".join(lines)


def _markdown_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterable[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


# ------------------------------------------------------------------ python-pptx


def write_json(sections: Sequence[Section]) -> str:
    """Return the sections for `stock_deck.py`."""
    values = []
    for section in sections:
        value = section._asdict()
        value["table"] = section.table._asdict()
        value["chart"] = section.chart._asdict()
        values.append(value)
    return json.dumps({"title": TITLE, "sections": values})
