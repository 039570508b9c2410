"""Content -> the order of its claims, by which they are numbered.

First as a reader of the dossier meets them, then the rest as listed: so a claim has the same
number in both outputs and all languages. What refers to a claim is told by its type.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from reporting.content.block_base import BlockBase
from reporting.content.inline import SourceMark, read_paragraphs
from reporting.content.markers import list_markers, list_spoken_fields
from reporting.content.model import Content, Figure
from reporting.content.values import Rich, Text
from reporting.memory import MANY_PARTS, Memory, Same
from reporting.reading.model import Model
from reporting.record import MutableRecord, Record, field, field_names

_MARK = "[^"
"""How a source mark begins."""


def order_claims(content: Content) -> tuple[str, ...]:
    """Return the ids of all claims: first as a reader meets them, then the rest as listed."""
    figures = {figure.id: figure for figure in content.figures}
    reader = _Reader(content.default_language, figures)
    edition = content.edition
    reader.read((edition.subtitle, edition.why_now, edition.ask, edition.summary))
    reader.read(content.sections)
    reader.found.extend(claim.id for claim in content.claims)
    return tuple(dict.fromkeys(reader.found))


class _Met(Record, frozen=True):
    """What a block refers to.

    Args:
        claims: in reading order.
        names: of the figures that it shows.
        figures: these, as they were.
    """

    claims: list[str]
    names: list[str]
    figures: list[Figure | None]


_MET: Memory[tuple[Same[BlockBase], str], _Met] = Memory(limit=4 * MANY_PARTS)
"""What blocks refer to, in a language."""


class _Reader(MutableRecord):
    """Reads a content from beginning to end for the claims that it refers to.

    Args:
        language: that is read.
        figures: by their ids.
        found: the claims met so far, in reading order.
        names: the figures that were asked for.
    """

    language: str
    figures: Mapping[str, Figure]
    found: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def read(self, value: Any) -> None:
        """Note the claims that a part of the content refers to."""
        if isinstance(value, Rich):
            self._read_marks(value.get_words(self.language))
        elif isinstance(value, tuple):
            for part in value:
                self.read(part)
        elif isinstance(value, BlockBase):
            self._read_block(value)
        elif isinstance(value, Model) and not isinstance(value, Text):
            self._read_fields(value)

    def _read_marks(self, words: str) -> None:
        if _MARK not in words:
            return
        for paragraph in read_paragraphs(words):
            for run in paragraph.runs:
                if isinstance(run, SourceMark):
                    self.found.append(run.claim)

    def _read_block(self, block: BlockBase) -> None:
        """Note the claims of a block, read once while it and its figures stay as they are."""
        key = (Same(block), self.language)
        known = _MET.find(key)
        if known is None or known.figures != [self.figures.get(x) for x in known.names]:
            inner = _Reader(self.language, self.figures)
            inner._read_fields(block)
            figures = [self.figures.get(name) for name in inner.names]
            known = _MET.keep(key, _Met(inner.found, inner.names, figures))
        self.found += known.claims
        self.names += known.names

    def _read_fields(self, model: Model) -> None:
        for name, kinds in list_read_fields(type(model)):
            value = getattr(model, name)
            if not kinds:
                if isinstance(value, (tuple, Model)):
                    self.read(value)
                continue
            ids = (value,) if isinstance(value, str) else value or ()
            if "claims" in kinds:
                self.found.extend(ids)
            elif "figures" in kinds:
                for each in ids:
                    self.names.append(each)
                    figure = self.figures[each]
                    self.found.append(figure.claim)
                    self.read(figure.comparison)


@cache
def list_read_fields(model: type[Model]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fields of a model that are read in print, with what their ids stand for."""
    markers = dict(list_markers(model))
    spoken = list_spoken_fields(model)
    fields: list[tuple[str, tuple[str, ...]]] = []
    for name in field_names(model):
        if name in markers:
            fields.append((name, markers[name].kinds))
        elif name not in spoken:
            fields.append((name, ()))
    return tuple(fields)
