"""The file of a content, whole or not -> the sources that it has already, to know them again.

A source that is proposed is checked here by itself, before it stands in any content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reporting.content.pieces import parse_pieces
from reporting.content.source_model import Source
from reporting.errors import ContentError, Problem
from reporting.evidence.intake.propose import Taken
from reporting.evidence.sources.formats.web_archive import simplify_address
from reporting.reading.nodes import Map, Seq, find_words, get_child
from reporting.reading.presence import is_absent
from reporting.reading.schema import parse_model
from reporting.reading.source import decode, read_file, scan_yaml
from reporting.reading.yaml_words import write_flow
from reporting.record import Record, replace


class KnownSource(Record, frozen=True):
    """A source that a content has: what is needed to know it again."""

    id: str
    title: str
    link: str
    sha256: str


class ContentFile(Record, frozen=True):
    """A content as it stands, whole or not.

    Args:
        path: the file as the user named it.
        data: its bytes; nothing where there is no file.
        ids: of all that has one.
        sources: those it has.
        shorts: the short names of its sources.
    """

    path: Path
    data: bytes = b""
    ids: frozenset[str] = frozenset()
    sources: tuple[KnownSource, ...] = ()
    shorts: frozenset[str] = frozenset()

    @property
    def taken(self) -> Taken:
        """What no other source may be called."""
        return Taken(self.ids, self.shorts)

    def with_source(self, source: KnownSource, short: str) -> ContentFile:
        """Return it as it will be with another source."""
        return replace(
            self,
            ids=self.ids | {source.id},
            sources=(*self.sources, source),
            shorts=self.shorts | {short},
        )

    def find_same(self, link: str = "", title: str = "", sha256: str = "") -> str:
        """Return the id of a source with a hash, an address or a title; nothing if none has."""
        plain = simplify_title(title)
        address = simplify_address(link)
        for source in self.sources:
            if sha256 and source.sha256 == sha256:
                return source.id
        for source in self.sources:
            if address and simplify_address(source.link) == address:
                return source.id
        for source in self.sources:
            if plain and simplify_title(source.title) == plain:
                return source.id
        return ""


@cache
def simplify_title(title: str) -> str:
    """Return a title as titles are compared: its letters and digits alone."""
    words = re.findall(r"\w+", title.casefold())
    return "".join(words)


def read_content_file(path: Path, *, must_exist: bool) -> ContentFile:
    """Return a content as it stands.

    Args:
        path: the file.
        must_exist: whether a missing one is a fault.

    Raises:
        ContentError: it cannot be read, or is no YAML.
    """
    if not must_exist and is_absent(path):
        return ContentFile(path)
    name = str(path)
    data = read_file(path, name)
    text = decode(data, name)
    document = scan_yaml(text, name)
    if document.root is None:
        raise ContentError(document.problems)
    parsed = parse_pieces(document.root, text, name)
    ids = [piece.id for piece in parsed.pieces]
    shorts: list[str] = []
    for _, source in parsed.sources:
        shorts += source.short.by_language.values()
    listed = get_child(document.root, "sources")
    known: list[KnownSource] = []
    items = listed.items if isinstance(listed, Seq) else ()
    for node in items:
        if isinstance(node, Map):
            known.append(read_known(node))
    return ContentFile(
        path,
        data,
        frozenset(filter(None, ids)),
        tuple(known),
        frozenset(shorts),
    )


def read_known(node: Map) -> KnownSource:
    """Return what a source says by which it is known again, broken as it may be."""
    words: dict[str, str] = {}
    for key in ("id", "title", "link", "sha256"):
        child = node.get(key)
        words[key] = (child and find_words(child)) or ""
    return KnownSource(**words)


def check_item(
    item: dict[str, Any], keys: Sequence[str], name: str
) -> tuple[Problem, ...]:
    """Return what is wrong with some keys of a source that is proposed.

    Args:
        item: the source.
        keys: those that are told of: what is missing is told elsewhere.
        name: of the file that the source is made of, as problems say it.
    """
    lines = "".join(f"{key}: {write_item(value)}\n" for key, value in item.items())
    try:
        parse_model(Source, lines, name)
    except ContentError as error:
        found: list[Problem] = []
        for problem in error.problems:
            key, *_ = re.split(r"[.\[]", problem.where)
            if key in keys:
                found.append(replace(problem, line=0, column=0))
        return tuple(found)
    return ()


def write_item(value: Any) -> str:
    """Return a value as YAML in one line."""
    return write_flow(value, '"', is_flow=False)
