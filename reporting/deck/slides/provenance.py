"""An item of a scene -> where the texts that it shows were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.reading.origin import Origin
from reporting.scene import Disc, Paragraph, SceneItem, Table, TextFrame


def list_item_origins(item: SceneItem) -> Sequence[Origin]:
    """Return the origins of an item's texts, one for each text of the content.

    Its runs say it best; an item without words of the content has its own, or none.
    """
    found: dict[tuple[str, str], Origin] = {}
    for paragraph in list_paragraphs(item):
        for run in paragraph.runs:
            origin = run.origin
            if origin is None:
                continue
            key = (origin.path, origin.language)
            known = found.get(key, origin)
            found[key] = join_origins(known, origin)
    if not found and item.origin:
        return (item.origin,)
    return tuple(found.values())


def list_paragraphs(item: SceneItem) -> Iterator[Paragraph]:
    """Yield the paragraphs of an item, but not those of items within it."""
    match item:
        case TextFrame() | Disc():
            yield from item.paragraphs
        case Table():
            for row in item.rows:
                yield from row


def join_origins(one: Origin, other: Origin) -> Origin:
    """Return the stretch of the file that reaches over two of one text."""
    return Origin(
        path=one.path,
        language=one.language,
        line=min(one.line, other.line),
        start=min(one.start, other.start),
        stop=max(one.stop, other.stop),
    )
