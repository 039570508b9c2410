"""A written output and a page or slide of it -> what stands there, with its line.

The rooms are imported where they are used, as in `render`.
"""

from __future__ import annotations

from pathlib import Path

from reporting.errors import UsageError, format_count, refuse_file
from reporting.record import Record


class Place(Record, frozen=True):
    """Something that stands on a page or a slide.

    Args:
        name: of the shape on the slide, or the block, claim or source on the page.
        path: in the content, such as `sections[2].blocks[0].items[1]`.
        language: code of the language; empty where all languages share the text.
        line: in the content, from 1; 0 where it is not known.
    """

    name: str
    path: str
    language: str
    line: int


def where(output: Path | str, number: int) -> tuple[Place, ...]:
    """List what stands on a page of a dossier or on a slide of a deck.

    Args:
        output: a PDF or a presentation that `build` made; a deck may have been edited since.
        number: of the page or slide, from 1.

    Returns:
        each text once, in reading order.

    Raises:
        ContentError: it cannot be read, or does not know its origins.
        UsageError: it has no such page or slide.
    """
    from reporting.output import heal_folder
    from reporting.reading.disk import read_bytes

    heal_folder(Path(output).parent)
    try:
        data = read_bytes(Path(output), "output")
        is_deck = data.startswith(b"PK")
        numbered = _read_deck(data) if is_deck else _read_dossier(data)
    except ValueError as error:
        raise refuse_file(output, f"the file {error}", "E810") from None
    if not numbered:
        why = "it was made with --no-source, or by another program"
        message = f"the file does not know its origins: {why}"
        raise refuse_file(output, message, "E811")
    if number not in numbered:
        noun = "slide" if is_deck else "page"
        count = format_count(max(numbered), noun)
        raise UsageError(f"{output} has {count}, and no {noun} {number}")
    return numbered[number]


def _read_deck(data: bytes) -> dict[int, tuple[Place, ...]]:
    from reporting.deck.ooxml.origins_part import read_origins

    numbered = {}
    for slide in read_origins(data):
        named = [("Slide", slide.origin)]
        named += [(shape.name, shape.origin) for shape in slide.shapes]
        places: dict[Place, None] = {}
        for name, origin in named:
            if origin is not None:
                place = Place(
                    name,
                    origin.path,
                    origin.language,
                    origin.line,
                )
                places[place] = None
        numbered[slide.number] = tuple(places)
    return numbered


def _read_dossier(data: bytes) -> dict[int, tuple[Place, ...]]:
    from reporting.paper.page_origins import read_page_origins

    numbered = {}
    for number, elements in enumerate(read_page_origins(data), 1):
        places = []
        for element in elements:
            name = f"{element.tag} {element.id}"
            place = Place(
                name,
                element.path,
                element.language,
                element.line,
            )
            places.append(place)
        numbered[number] = tuple(places)
    return numbered
