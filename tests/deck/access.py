"""A presentation's bytes -> what keeps whoever cannot see it, or cannot point, from following.

The rules of PowerPoint's accessibility checker that can be read from a file, and some it does
not have: where links lead in words, nothing to click on what is passed over, the order in
which shapes are read against where they stand. Places are read with python-pptx; nothing
here knows what was planned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

from pptx import Presentation

ANY = "{*}"
SLACK = 25_400
"""Two points, by which shapes may share their edges."""


def access_faults(data: bytes) -> list[str]:
    """Return every fault, with its slide."""
    deck = Presentation(BytesIO(data))
    found = []
    titles: Counter[str] = Counter()
    for number, slide in enumerate(deck.slides, 1):
        title = slide.shapes.title
        name = title.text_frame.text.strip() if title is not None else ""
        titles[name] += 1
        if not name:
            found.append(f"slide {number}: has no title")
        elif titles[name] > 1:
            found.append(f"slide {number}: has the title of another: {name}")
        is_rtl = slide._element.find(f".//{ANY}pPr[@rtl='1']") is not None
        for fault in (
            *_unnamed(slide),
            *_untold(slide.shapes),
            *_links(slide),
            *_tables(slide),
            *_languages(slide),
            *_out_of_order(list(slide.shapes), is_rtl=is_rtl),
        ):
            found.append(f"slide {number}: {fault}")
    return found


def is_decorative(shape: Any) -> bool:
    """Whether a shape is marked as decoration (MS-ODRAWXML 2.24)."""
    mark = _about(shape).find(f".//{ANY}decorative")
    return mark is not None and mark.get("val") == "1"


def _about(shape: Any) -> Any:
    return next(shape._element.iter(f"{ANY}cNvPr"))


def _says(shape: Any) -> bool:
    """Whether a shape says something: its own words, or words that stand for it."""
    if _about(shape).get("descr"):
        return True
    return bool(shape.has_text_frame and shape.text_frame.text.strip())


def _unnamed(slide: Any) -> Iterator[str]:
    names = Counter(shape.name for shape in slide.shapes)
    for name, count in names.items():
        if not name.strip() or count > 1:
            yield f"{count} shapes are called {name!r}"


def _untold(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        if is_decorative(shape):
            if _about(shape).get("descr"):
                yield f"{shape.name} is decoration and described"
        elif hasattr(shape, "shapes"):
            if not _about(shape).get("descr"):
                yield from _untold(shape.shapes)
        elif not getattr(shape, "has_table", False) and not _says(shape):
            yield f"{shape.name} is not described"


def _links(slide: Any) -> Iterator[str]:
    for about in slide._element.iter(f"{ANY}cNvPr"):
        mark = about.find(f".//{ANY}decorative")
        if mark is None or mark.get("val") != "1":
            continue
        whole = about.getparent().getparent()
        if next(whole.iter(f"{ANY}hlinkClick"), None) is not None:
            yield f"{about.get('name')} is decoration and leads somewhere"
    for link in slide._element.iter(f"{ANY}hlinkClick"):
        if not link.get("tooltip", "").strip():
            yield "a link does not say where it leads"


def _tables(slide: Any) -> Iterator[str]:
    for table in slide._element.iter(f"{ANY}tbl"):
        properties = table.find(f"{ANY}tblPr")
        about = next(table.getparent().getparent().getparent().iter(f"{ANY}cNvPr"))
        if properties is None or properties.get("firstRow") != "1":
            yield f"{about.get('name')} has no header row"
        merged = [
            cell
            for cell in table.iter(f"{ANY}tc")
            if cell.get("gridSpan") or cell.get("rowSpan")
        ]
        if merged and not about.get("descr"):
            yield f"{about.get('name')} has merged cells, which nothing tells"
        if not about.get("descr"):
            yield f"{about.get('name')} is not described"


def _languages(slide: Any) -> Iterator[str]:
    for run in slide._element.iter(f"{ANY}r", f"{ANY}fld"):
        look = run.find(f"{ANY}rPr")
        if look is None or not look.get("lang"):
            yield f"no language: {run.findtext(f'{ANY}t')!r}"


# ---------------------------------------------------------------- order


def _out_of_order(shapes: list[Any], *, is_rtl: bool) -> Iterator[str]:
    """Yield pairs that are read in another order than they stand in.

    The title is read first, and what stands above it next; what all slides repeat at the foot
    is read last.
    """
    told = [shape for shape in shapes if not is_decorative(shape)]
    if told and not _is_title(told[0]):
        yield f"{told[0].name} is read before the title"
    places = [
        shape for shape in told if not _is_title(shape) and shape.name != "Kicker"
    ]
    for one, other in pairwise(places):
        if _precedes(other, one, is_rtl=is_rtl):
            yield f"{one.name} is read before {other.name}"


def _is_title(shape: Any) -> bool:
    return bool(shape.is_placeholder) and shape.placeholder_format.type in (1, 3)


def _precedes(one: Any, other: Any, *, is_rtl: bool) -> bool:
    """Whether one stands before another: above it in its column, or where lines begin."""
    is_above = one.top + one.height <= other.top + SLACK
    is_below = other.top + other.height <= one.top + SLACK
    is_left = one.left + one.width <= other.left + SLACK
    is_right = other.left + other.width <= one.left + SLACK
    comes_first, comes_after = (is_right, is_left) if is_rtl else (is_left, is_right)
    if is_above:
        return not comes_after
    return comes_first and not is_below
