"""Content -> the order of its claims, by which they are numbered.

First as a reader of the dossier meets them, then the rest as listed: so a claim has the same
number in both outputs and all languages. What refers to a claim is told by its type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reporting.content.inline import SourceMark, read_paragraphs
from reporting.content.markers import list_markers, list_spoken_fields
from reporting.content.model import Content
from reporting.content.values import Rich
from reporting.reading.model import Model
from reporting.record import Record, field_names


def order_claims(content: Content) -> tuple[str, ...]:
    """Return the ids of all claims: first as a reader meets them, then the rest as listed."""
    supports = {figure.id: figure.claim for figure in content.figures}
    reader = _Reader(content.default_language, supports)
    order = [
        *reader.list_claims(content.edition.summary),
        *reader.list_claims(content.sections),
        *(claim.id for claim in content.claims),
    ]
    return tuple(dict.fromkeys(order))


class _Reader(Record, frozen=True):
    """Reads a content from beginning to end for the claims that it refers to.

    Args:
        language: that is read.
        supports: by the id of a figure, the claim that it rests on.
    """

    language: str
    supports: Mapping[str, str]

    def list_claims(self, value: Any) -> Iterator[str]:
        """Yield the claims that a part of the content refers to, in reading order."""
        match value:
            case Rich():
                for paragraph in read_paragraphs(value.get_words(self.language)):
                    marks = paragraph.runs
                    yield from (
                        run.claim for run in marks if isinstance(run, SourceMark)
                    )
            case tuple():
                for part in value:
                    yield from self.list_claims(part)
            case Model():
                yield from self._list_in_fields(value)

    def _list_in_fields(self, model: Model) -> Iterator[str]:
        markers = dict(list_markers(type(model)))
        spoken = list_spoken_fields(type(model))
        for name in field_names(model):
            value = getattr(model, name)
            kinds = markers[name].kinds if name in markers else ()
            ids = (value,) if isinstance(value, str) else value
            if "claims" in kinds:
                yield from ids or ()
            elif "figures" in kinds:
                for figure in ids or ():
                    yield self.supports[figure]
            elif name not in spoken and not kinds:
                yield from self.list_claims(value)
