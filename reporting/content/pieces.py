"""Located nodes -> the pieces of a dossier, each checked by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar

from reporting.content.blocks import Block, BlockBase
from reporting.content.model import (
    Claim,
    Edition,
    Entity,
    Figure,
    OwnKind,
    Section,
    Source,
)
from reporting.content.parsed import ParsedContent, Piece
from reporting.content.values import Headline, Item, LanguageCode, Text
from reporting.reading.annotations import list_models_by_key
from reporting.reading.model import Model
from reporting.reading.nodes import Node, Seq, find_words, get_child, step_path
from reporting.reading.rules import Length
from reporting.reading.schema import check_kind, check_node, read_value

BLOCKS: Mapping[str, type[BlockBase]] = list_models_by_key(Block)
"""The models of blocks by their `kind`: the members of the union `Block`, and no others."""

LISTS: Mapping[str, type[Item]] = {
    "kinds": OwnKind,
    "sources": Source,
    "entities": Entity,
    "figures": Figure,
    "claims": Claim,
}
"""The models of the top level's lists."""


def name_kind(item: Item) -> str:
    """Return the kind of piece that an item is."""
    if isinstance(item, BlockBase):
        return "blocks"
    if isinstance(item, (Section, Heading)):
        return "sections"
    for kind, model in LISTS.items():
        if isinstance(item, model):
            return kind
    return ""


class Outline(Model, frozen=True, kw_only=True):
    """The top level of the file; what the lists hold is checked piece by piece."""

    noun: ClassVar[str] = "the dossier"

    languages: Annotated[tuple[LanguageCode, ...], Length(1)]
    edition: Any
    kinds: tuple[Any, ...] = ()
    sources: tuple[Any, ...]
    entities: tuple[Any, ...] = ()
    figures: tuple[Any, ...] = ()
    claims: tuple[Any, ...]
    sections: Annotated[tuple[Any, ...], Length(1)]


class Heading(Item, frozen=True, kw_only=True):
    """A section without its blocks, which are pieces of their own."""

    noun: ClassVar[str] = "a section"

    title: Text
    takeaway: Headline
    blocks: tuple[Any, ...] = ()


def parse_pieces(
    root: Node,
    text: str,
    path: str,
) -> ParsedContent:
    """Check every piece of a dossier by itself.

    Args:
        root: the whole file as nodes.
        text: the same as text.
        path: the file as the user named it.

    Returns:
        the pieces with all that was found wrong in each; nothing is raised.
    """
    outline, problems = check_node(Outline, root, path)
    pieces = [Piece("outline", outline, root, "")]

    def add(
        kind: str,
        model: type[Model],
        node: Node,
        where: str,
    ) -> None:
        value, found = check_node(model, node, path, where)
        pieces.append(Piece(kind, value, node, where, model))
        problems.extend(found)

    edition = get_child(root, "edition")
    if edition is not None:
        add("edition", Edition, edition, "edition")
    for kind, model in LISTS.items():
        for where, node in _list_items(root, kind, ""):
            add(kind, model, node, where)
    for where, section in _list_items(root, "sections", ""):
        add("sections", Heading, section, where)
        for inner, block in _list_items(section, "blocks", where):
            value, found = check_kind(BLOCKS, "kind", block, path, inner)
            block_model = find_block_model(block)
            piece = Piece("blocks", value, block, inner, block_model)
            pieces.append(piece)
            problems += found
    languages = outline.languages if outline else _find_languages(root)
    folder = Path(path).parent
    return ParsedContent(
        path,
        folder,
        text,
        languages,
        tuple(pieces),
        tuple(problems),
    )


def _find_languages(root: Node) -> tuple[str, ...]:
    """Return the languages of a broken top level, which the other checks cannot do without."""
    listed = get_child(root, "languages")
    if listed is None:
        return ()
    return read_value(tuple[LanguageCode, ...], listed) or ()


def find_block_model(node: Node) -> type[Model] | None:
    """Return what a block is to be, when its `kind` tells."""
    kind = get_child(node, "kind")
    word = find_words(kind) if kind else None
    return BLOCKS.get(word or "")


def _list_items(
    node: Node,
    key: str,
    where: str,
) -> Iterator[tuple[str, Node]]:
    """Yield the items of the list at a key, each with its content path."""
    listed = get_child(node, key)
    if isinstance(listed, Seq):
        path = step_path(where, key)
        for index, item in enumerate(listed.items):
            yield step_path(path, index), item
