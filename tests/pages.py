"""How the pages of dossiers are set: a table to read, and the bars that CI holds.

    python -m tests.pages                      # every dossier the suite makes
    python -m tests.pages content.yaml ...     # contents, in each of their languages
    python -m tests.pages --pages content.yaml # a line a page

The pages are measured before they are painted, where a line is known to be body text and a note to be a note.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from reporting import load
from reporting.design.theme import Theme, load_theme
from reporting.plan.dossier import plan_dossier
from reporting.plan.drafts import mark_as_draft
from tests.dossier.dossiers import furnish, write
from tests.dossier.stress import STRESS
from tests.layout import Layout, measure_layout
from tests.samples import WHEN, write_every_block
from tests.tools import ROOT

DRAFT = "draft"
THEMES = {
    "editorial": "",
    "bulletin": "base: bulletin",
    "letter": "page: {size: Letter}",
    "bulletin letter": "base: bulletin\npage: {size: Letter}",
    "A5": "page: {size: A5, top: 18 mm, bottom: 18 mm, inner: 12 mm, text: 84 mm, gutter: 5 mm, margin: 38 mm}",
    "duplex": "print: {duplex: true, bleed: 3 mm}",
    DRAFT: "",
    "page": "print: {sections: page}",
    "recto": "print: {duplex: true, sections: recto}",
}
"""The looks in which the shipped content is set; in the last two every section begins a page."""
EVERY_BLOCK = "every block"
SAMPLES = (EVERY_BLOCK, *STRESS)
"""The suite's other contents."""
HEADS = (
    "", "pages", "empty", ">40%", "marks", "near", "far", "crowd", "tied", "broken", "scraps", "sd", "off grid",
)  # fmt: skip
LEGEND = """\
empty: mean share of the column below what stands lowest; >40%: pages but the last emptier than that
near: marks whose note is within two lines; far: lines that the farthest note is off; crowd: notes the margin did not hold
tied: fewest lines below an opener or heading; broken: lines that end within a word; scraps: last lines under a fifth
sd: of the stretch of spaces, as a share of the face's; off grid: lines of body text
"""


def make_theme(folder: Path, text: str) -> Theme:
    """Return the theme of some tokens."""
    if not text:
        return load_theme()
    path = folder / "theme.yaml"
    path.write_text(text, encoding="utf-8")
    return load_theme(path)


def measure_content(path: Path, theme: Theme, name: str) -> Iterator[Layout]:
    """Yield the layout of a content in each of its languages."""
    loaded = load(path)
    content = loaded.content
    for code in content.languages:
        plan = plan_dossier(content, code, WHEN, theme)
        if name == DRAFT:
            plan = mark_as_draft(plan, loaded.parsed, path.name)
        yield measure_layout(f"{name}, {code}", plan, theme)


def measure_shipped(name: str) -> tuple[Layout, ...]:
    """Return the layouts of the shipped content in one of the looks."""
    with tempfile.TemporaryDirectory() as folder:
        theme = make_theme(Path(folder), THEMES[name])
    return tuple(measure_content(ROOT / "content.yaml", theme, name))


def measure_sample(name: str) -> tuple[Layout, ...]:
    """Return the layouts of one of the suite's other contents."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if name == EVERY_BLOCK:
            path = write_every_block(folder)
        else:
            path = furnish(folder)
            write(path, STRESS[name]())
        return tuple(measure_content(path, load_theme(), name))


# ---------------------------------------------------------------- the table


def format_layout(layout: Layout) -> list[str]:
    """Return a row of the table."""
    marks = layout.marks
    return [
        layout.name,
        str(len(layout.sheets)),
        f"{layout.empty:.1%}",
        ", ".join(map(str, layout.too_empty)) or "-",
        str(len(marks)),
        f"{layout.near:.0%}" if marks else "-",
        f"{layout.farthest:.1f}" if marks else "-",
        str(layout.count("crowd") or "-"),
        str(layout.least_tied),
        f"{layout.count('broken')} of {layout.count('lines')}",
        f"{layout.count('scraps')} of {layout.count('last')}",
        f"{layout.stretch:.2f}",
        f"{layout.count('off_grid')} of {layout.count('body')}",
    ]


def print_table(layouts: Sequence[Layout]) -> None:
    """Print a row a dossier under the heads."""
    rows = [list(HEADS), *map(format_layout, layouts)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]
    for row in rows:
        name, *figures = row
        cells = [name.ljust(widths[0])]
        for at, figure in enumerate(figures, 1):
            cells.append(figure.rjust(widths[at]))
        print("  ".join(cells))
    print(f"\n{LEGEND}", end="")


def print_sheets(layout: Layout) -> None:
    """Print a line a page: its folio, a bar as long as it is full, and its faults."""
    print(layout.name)
    for sheet in layout.sheets:
        full = round((1 - sheet.empty) * 40)
        far = [mark for mark in sheet.marks if mark is None or mark > 2.05]
        faults = f", {len(far)} of {len(sheet.marks)} marks far" if far else ""
        bar = ("#" * full).ljust(40, ".")
        print(f"  {sheet.folio:>3} {bar} {sheet.empty:>4.0%} empty{faults}")


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="contents")
    parser.add_argument("--pages", action="store_true", help="a line a page")
    asked = parser.parse_args()
    layouts: list[Layout] = []
    for path in asked.files:
        layouts += measure_content(path, load_theme(), path.stem)
    if not asked.files:
        for name in THEMES:
            layouts += measure_shipped(name)
        for name in SAMPLES:
            layouts += measure_sample(name)
    if asked.pages:
        for layout in layouts:
            print_sheets(layout)
    print_table(layouts)


if __name__ == "__main__":
    main()
