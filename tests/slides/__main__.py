"""How full the slides of decks are, at what sizes, along which edges: a table to read.

Each slide has a line, each deck its figures, and at the end stands which bars are not held.

python -m tests.slides                     # the shipped content and the second one
python -m tests.slides content.yaml ...    # contents, in each of their languages
python -m tests.slides --deck deck.pptx    # decks as they are
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from reporting import build
from tests.deck.filling import Filling, measure_fillings
from tests.deck.filling_bars import BARS, list_faults
from tests.tools import ROOT

CONTENTS = (ROOT / "content.yaml", ROOT / "tests" / "heating" / "content.yaml")
LEGEND = """
empty: share of the field's 16-point cells in which nothing is drawn; sizes: characters at each size, in points"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line a slide, and the figures of each deck."""
    parser = argparse.ArgumentParser(prog="python -m tests.slides", description=__doc__)
    parser.add_argument("contents", nargs="*", type=Path)
    parser.add_argument("--deck", action="append", type=Path, default=[])
    parser.add_argument("--theme")
    parser.add_argument("--template")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        decks = list(asked.deck)
        contents = asked.contents or (() if decks else CONTENTS)
        for number, content in enumerate(contents):
            made = build(
                content,
                Path(folder, str(number)),
                languages="all",
                only="deck",
                theme=asked.theme,
                template=asked.template,
            )
            decks += [file.path for file in made.files]
        data = [deck.read_bytes() for deck in decks]
        fillings = measure_fillings(data, Path(folder))
    names = [f"{deck.parent.name}/{deck.name}" for deck in decks]
    try:
        print_all(dict(zip(names, fillings, strict=True)))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_all(decks: Mapping[str, Sequence[Filling]]) -> None:
    """Print a line a slide, the figures of each deck, and what falls short of the bars."""
    for name, slides in decks.items():
        print(f"\n{name}")
        print_fillings(slides)
    print(LEGEND)
    print()
    print_summary(decks)


def print_summary(decks: Mapping[str, Sequence[Filling]]) -> None:
    """Print how empty each deck is, how many faults it has by bar, and each of them."""
    width = max(len(name) for name in decks)
    heads = "  ".join(["mean empty", "most", "smallest", *BARS])
    print(f"{'':{width}}  {heads}")
    for name, slides in decks.items():
        empty = [slide.empty for slide in slides if slide.is_content] or [0.0]
        least = min((slide.smallest for slide in slides), default=0)
        counts = "  ".join(
            f"{len(judge(slides)):>{len(bar)}}" for bar, judge in BARS.items()
        )
        mean = sum(empty) / len(empty)
        print(
            f"{name:{width}}  {mean:>10.0%}  {max(empty):>4.0%}  {least:>8g}  {counts}"
        )
    for name, slides in decks.items():
        for fault in list_faults(slides):
            print(f"{name}: {fault}")


def print_fillings(slides: Sequence[Filling]) -> None:
    """Print the figures of a deck."""
    for slide in slides:
        sizes = " ".join(
            f"{size:g}:{count}" for size, count in sorted(slide.sizes.items())
        )
        lefts = " ".join(f"{left:g}" for left in slide.lefts)
        print(
            f"{slide.number:4} {slide.kind:14.14} {slide.empty:5.0%}  {slide.title_width:5.0f}  "
            f"{sizes:40.40}  {lefts:28.28}  {slide.title[:40]}"
        )
    content = [slide.empty for slide in slides if slide.is_content]
    talk = [slide.smallest for slide in slides if not slide.is_backup]
    backup = [slide.smallest for slide in slides if slide.is_backup]
    if content:
        print(
            f"content slides: {sum(content) / len(content):.0%} empty on average, {max(content):.0%} at most"
        )
    print(
        f"smallest type: {min(talk):g} in the talk, {min(backup, default=0):g} in the backup"
    )


if __name__ == "__main__":
    main()
