"""Every chart sample as a reader has it: in print and in the deck, by five kinds of sight.

OUT_FOLDER has ten numbered sheets of all charts (`01-print-colour.png` to `10-deck-tritan.png`)
and in `each/` two pictures a chart, with a column for each kind of sight.

python -m tests.charts OUT_FOLDER                     # all samples
python -m tests.charts OUT_FOLDER percent two-axes    # some, hostile ones too
python -m tests.charts OUT_FOLDER hostile             # all that are hard to letter
python -m tests.charts OUT_FOLDER content.yaml        # the charts of a content of one's own
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pptx
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from reporting import build
from reporting.design.sight import SIGHTS
from tests.chart_samples import FORMS, write_charts
from tests.charts.hostile import HOSTILE, write_hostile
from tests.charts.seeing import see_picture
from tests.tools import ROOT, soffice_pdfs

PRINT_SCALE, DECK_SCALE = 110 / 72, 72 / 72
"""Pixels a point, of pages and of slides."""

ABOVE, BELOW, ASIDE = 52, 40, 6
"""What is shown around a chart on paper, in points: its title, its notes."""

COLUMNS, CELL, GAP, HEAD = 5, 560, 12, 22
FACE = ROOT / "assets" / "fonts" / "Carlito-Regular.ttf"

Named = tuple[str, Image.Image]


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the charts, show them, and write the pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.charts", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--theme")
    parser.add_argument("--template")
    parser.add_argument("--lang", default="en")
    asked = parser.parse_args(arguments)
    names = asked.names or list(FORMS)
    if names == ["hostile"]:
        names = list(HOSTILE)
    with tempfile.TemporaryDirectory() as name:
        content = find_content(Path(name), names)
        made = build(
            content,
            Path(name, "out"),
            languages=[asked.lang],
            theme=asked.theme,
            template=asked.template,
        )
        paths = {file.path.suffix: file.path for file in made.files}
        deck = paths[".pptx"]
        (shown,) = soffice_pdfs([deck])
        rows = {
            "print": name_pictures(crop_charts(paths[".pdf"]), names),
            "deck": name_pictures(show_slides(deck, shown), names),
        }
    asked.folder.mkdir(parents=True, exist_ok=True)
    write_sheets(asked.folder, rows)
    write_each(asked.folder / "each", rows)


def find_content(folder: Path, names: Sequence[str]) -> Path:
    """Return the content that is asked for: a file, or samples by their names."""
    if names and names[0].endswith((".yaml", ".yml")):
        return Path(names[0])
    if names[0] in HOSTILE:
        return write_hostile(folder, *names)
    return write_charts(folder, *names)


# ---------------------------------------------------------------- charts on pages and slides


def crop_charts(path: Path) -> Iterator[Image.Image]:
    """Yield each chart of a dossier, cut out of its page with its title and its notes."""
    boxes = list_figures(path)
    with pypdfium2.PdfDocument(path) as document:
        for number, (left, low, right, high) in boxes:
            page = document[number]
            width, height = page.get_size()
            crop = (
                max(left - ASIDE, 0),
                max(low - BELOW, 0),
                max(width - right - ASIDE, 0),
                max(height - high - ABOVE, 0),
            )
            shown = page.render(scale=PRINT_SCALE, crop=crop)
            yield shown.to_pil().convert("RGB")


def list_figures(path: Path) -> list[tuple[int, tuple[float, ...]]]:
    """Return the page and the place of each figure that is described, in their order."""
    found: list[tuple[int, tuple[float, ...]]] = []
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        for element in walk_elements(pdf.Root.StructTreeRoot.K):
            if element.get("/S") != "/Figure" or "/Alt" not in element:
                continue
            box = find_box(element)
            page = find_page(element)
            if box and page is not None:
                found.append((pages[page.objgen], box))
    return found


def walk_elements(node: Any) -> Iterator[Any]:
    """Yield the structure elements below a node, from first to last."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from walk_elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from walk_elements(node.K)


def find_box(element: Any) -> tuple[float, ...] | None:
    """Return where a figure stands on its page, if it says so (ISO 32000-1, 14.8.5.4.3)."""
    attributes = element.get("/A")
    several = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    for one in several:
        if isinstance(one, pikepdf.Dictionary) and "/BBox" in one:
            return tuple(float(edge) for edge in one.BBox)
    return None


def find_page(element: Any) -> Any:
    """Return the page of an element, or of the first below it that has one."""
    if "/Pg" in element:
        return element.Pg
    for child in walk_elements(element.get("/K")):
        if "/Pg" in child:
            return child.Pg
    kids = element.get("/K")
    several = kids if isinstance(kids, pikepdf.Array) else [kids]
    for kid in several:
        if isinstance(kid, pikepdf.Dictionary) and "/Pg" in kid:
            return kid.Pg
    return None


def show_slides(deck: Path, shown: Path) -> Iterator[Image.Image]:
    """Yield each slide with a chart, as LibreOffice shows it."""
    slides = pptx.Presentation(str(deck)).slides
    with pypdfium2.PdfDocument(shown) as document:
        for slide, page in zip(slides, document, strict=True):
            if any(shape.has_chart for shape in slide.shapes):
                yield page.render(scale=DECK_SCALE).to_pil().convert("RGB")


# ---------------------------------------------------------------- pictures


def write_sheets(folder: Path, rows: Mapping[str, Sequence[Named]]) -> None:
    """Write a numbered sheet of all charts for each output and kind of sight."""
    number = 0
    for output, pictures in rows.items():
        widest = max(picture.width for _, picture in pictures)
        cells = [(name, shrink(one, CELL / widest)) for name, one in pictures]
        sheet = arrange(cells, COLUMNS)
        for sight in SIGHTS:
            number += 1
            path = folder / f"{number:02d}-{output}-{sight}.png"
            see_picture(sheet, sight).save(path)
            print(path)


def write_each(folder: Path, rows: Mapping[str, Sequence[Named]]) -> None:
    """Write a picture a chart and output, a column a kind of sight."""
    folder.mkdir(exist_ok=True)
    for output, pictures in rows.items():
        for number, (name, picture) in enumerate(pictures, 1):
            seen = [(sight, see_picture(picture, sight)) for sight in SIGHTS]
            sheet = arrange(seen, len(seen))
            sheet.save(folder / f"{number:02d}-{name}-{output}.png")


def name_pictures(pictures: Iterable[Image.Image], names: Sequence[str]) -> list[Named]:
    """Return pictures with the names of their samples, where there is one for each."""
    shown = list(pictures)
    numbers = [str(number) for number in range(1, len(shown) + 1)]
    return list(zip(names if len(names) == len(shown) else numbers, shown, strict=True))


def shrink(picture: Image.Image, scale: float) -> Image.Image:
    """Return a smaller picture."""
    size = round(picture.width * scale), round(picture.height * scale)
    return picture.resize(size, Image.Resampling.LANCZOS)


def arrange(cells: Sequence[Named], columns: int) -> Image.Image:
    """Return pictures in rows, each with its number and its name above."""
    width = max(cell.width for _, cell in cells) + GAP
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    heights = [max(cell.height for _, cell in row) + HEAD + GAP for row in rows]
    sheet = Image.new("RGB", (width * min(columns, len(cells)), sum(heights)), "white")
    draw = ImageDraw.Draw(sheet)
    face = ImageFont.truetype(str(FACE), HEAD - 4)
    top = number = 0
    for row, height in zip(rows, heights, strict=True):
        for at, (name, cell) in enumerate(row):
            number += 1
            draw.text((at * width + 2, top), f"{number} {name}", "black", face)
            sheet.paste(cell, (at * width, top + HEAD))
        top += height
    return sheet


if __name__ == "__main__":
    main()
