"""Outputs as they were and as they are -> which of their pages and slides are others.

They are held against each other by what they show, never by what was edited: an edit may change
nothing, or a page that is far from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from reporting.checking import Kind
from reporting.record import Record
from reporting.rendered import Rendered, RenderedFile


class FileChange(Record, frozen=True):
    """What became of one output.

    Args:
        kind: `pdf` for the dossier, `deck` for the briefing.
        name: of the file.
        before: its pages or slides before; 0 where it is new.
        count: its pages or slides now.
        changed: their numbers, from 1, as far as none such stood there before.
    """

    kind: Kind
    name: str
    before: int
    count: int
    changed: tuple[int, ...]


class PartDigests:
    """Keeps of the last outputs by what each page and slide is known.

    Attributes:
        known: by the name of a file.
    """

    def __init__(self) -> None:
        self.known: dict[str, tuple[int, ...]] = {}

    def compare(self, rendered: Rendered) -> tuple[FileChange, ...]:
        """Return what became of each output since the last call, those that stayed left out.

        Args:
            rendered: the outputs now.
        """
        before = self.known
        self.known = {file.name: digest_file(file) for file in rendered.files}
        changes: list[FileChange] = []
        for file in rendered.files:
            old, new = before.get(file.name, ()), self.known[file.name]
            if old != new:
                changed = find_new_parts(old, new)
                change = FileChange(file.kind, file.name, len(old), len(new), changed)
                changes.append(change)
        return tuple(changes)


def digest_file(file: RenderedFile) -> tuple[int, ...]:
    """Return by what each page or slide of an output is known within this process."""
    if file.kind != "deck":
        return file.digests
    from reporting.deck.ooxml.slide_digests import digest_slides  # noqa: PLC0415

    return digest_slides(file.data)


def find_new_parts(old: Sequence[int], new: Sequence[int]) -> tuple[int, ...]:
    """Return the numbers, from 1, of what is not among the old in its place or moved by others.

    Args:
        old: digests of pages or slides.
        new: likewise, as they are now.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[int] = []
    for kind, _, _, first, stop in matcher.get_opcodes():
        if kind in {"replace", "insert"}:
            found += range(first + 1, stop + 1)
    return tuple(found)
