"""Located nodes -> the pieces of a dossier, each checked by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field

from reporting.content.blocks import Block, BlockBase
from reporting.content.model import Claim, Edition, Entity, Figure, Section, Source
from reporting.content.parsed import ParsedContent, Piece
from reporting.content.values import Item, LanguageCode, Model, Text
from reporting.reading.nodes import Map, Node, Scalar, Seq, step_path
from reporting.reading.schema import check_kind, check_node


def _list_block_models() -> Mapping[str, type[BlockBase]]:
    models: dict[str, type[BlockBase]] = {}
    for model in get_args(get_args(Block)[0]):
        (kind,) = get_args(model.model_fields["kind"].annotation)
        models[kind] = model
    return models


BLOCKS = _list_block_models()
"""The models of blocks by their `kind`: the members of the union `Block`, and no others."""

LISTS: Mapping[str, type[Item]] = {
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


class Outline(Model):
    """The top level of the file; what the lists hold is checked piece by piece."""

    model_config = ConfigDict(title="the dossier")

    languages: tuple[LanguageCode, ...] = Field(min_length=1)
    edition: Any
    sources: tuple[Any, ...]
    entities: tuple[Any, ...] = ()
    figures: tuple[Any, ...] = ()
    claims: tuple[Any, ...]
    sections: tuple[Any, ...] = Field(min_length=1)


class _Languages(BaseModel):
    """What of the top level the other checks cannot do without."""

    languages: tuple[LanguageCode, ...]


class Heading(Item):
    """A section without its blocks, which are pieces of their own."""

    model_config = ConfigDict(title="a section")

    title: Text
    takeaway: Text
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
        model: type[BaseModel],
        node: Node,
        where: str,
    ) -> None:
        value, found = check_node(model, node, path, where)
        pieces.append(Piece(kind, value, node, where, model))
        problems.extend(found)

    edition = root.get("edition") if isinstance(root, Map) else None
    if edition is not None:
        add("edition", Edition, edition, "edition")
    for kind, model in LISTS.items():
        for where, node in _list_items(root, kind, ""):
            add(kind, model, node, where)
    for where, section in _list_items(root, "sections", ""):
        add("sections", Heading, section, where)
        for inner, block in _list_items(section, "blocks", where):
            value, found = check_kind(BLOCKS, "kind", block, path, inner)
            model_of_block = find_block_model(block)
            pieces.append(Piece("blocks", value, block, inner, model_of_block))
            problems += found
    languages = outline.languages if outline else ()
    if outline is None and (known := check_node(_Languages, root, "")[0]):
        languages = known.languages
    folder = Path(path).parent
    return ParsedContent(
        path,
        folder,
        text,
        languages,
        tuple(pieces),
        tuple(problems),
    )


def find_block_model(node: Node) -> type[BaseModel] | None:
    """Return what a block is to be, when its `kind` tells."""
    kind = node.get("kind") if isinstance(node, Map) else None
    return BLOCKS.get(kind.value or "") if isinstance(kind, Scalar) else None


def _list_items(
    node: Node,
    key: str,
    where: str,
) -> Iterator[tuple[str, Node]]:
    """Yield the items of the list at a key, each with its content path."""
    listed = node.get(key) if isinstance(node, Map) else None
    if isinstance(listed, Seq):
        path = step_path(where, key)
        for index, item in enumerate(listed.items):
            yield step_path(path, index), item
