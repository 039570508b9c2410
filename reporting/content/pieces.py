"""Located nodes -> the pieces of a dossier, each checked by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from reporting.content.block_base import BlockBase
from reporting.content.blocks import Block
from reporting.content.chart_blocks import Names
from reporting.content.model import Claim, Edition, Entity, Figure, OwnKind, Section
from reporting.content.parsed import ParsedContent, Piece, find_stretch
from reporting.content.source_model import Source
from reporting.content.values import Headline, Item, LanguageCode, Text
from reporting.errors import Problem
from reporting.limits import find_limit, tell_cure, tell_excess
from reporting.memory import MANY_PARTS, Memory
from reporting.reading.annotations import find_reader, list_models_by_key
from reporting.reading.model import Model
from reporting.reading.nodes import Map, Node, Seq, find_words, get_child, step_path
from reporting.reading.parted_yaml import PartedYaml, read_parted
from reporting.reading.rules import Length
from reporting.reading.schema import check_kind, check_node, read_value
from reporting.reading.source import find_max_weight, scan_yaml
from reporting.reading.wording import problem_at
from reporting.record import replace

if TYPE_CHECKING:
    from reporting.reading.moved_keys import Moved

_MISPLACED = frozenset({"E200", "E201", "E202", "E209"})
"""Codes of what is told where a key stands too deep or too high."""

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
    """The languages that every text is written in; the first is the default."""
    labels: Names = ()
    """Catalogues of words beside the content: over a bundled one, or of a further language."""
    edition: Any
    kinds: tuple[Any, ...] = ()
    sources: tuple[Any, ...]
    entities: tuple[Any, ...] = ()
    figures: tuple[Any, ...] = ()
    claims: tuple[Any, ...]
    sections: Annotated[tuple[Any, ...], Length(1)]


class Whole(Outline, frozen=True, kw_only=True):
    """The top level with all that it holds, by which a key is found that stands elsewhere."""

    edition: Edition
    """What is published, when, and for whom."""
    kinds: tuple[OwnKind, ...] = ()
    """Kinds of entities, beside the bundled ones."""
    sources: tuple[Source, ...]
    """The documents that claims are cited from."""
    entities: tuple[Entity, ...] = ()
    """Whom and what the dossier speaks of."""
    figures: tuple[Figure, ...] = ()
    """Numbers that texts and blocks refer to, written in each language by rule."""
    claims: tuple[Claim, ...]
    """What is said, by whom, how surely, and where."""
    sections: tuple[Section, ...]
    """The parts of the dossier, in order."""


class Heading(Item, frozen=True, kw_only=True):
    """A section without its blocks, which are pieces of their own."""

    noun: ClassVar[str] = "a section"

    title: Text
    """What the section is called, in a word or a few."""
    takeaway: Headline
    """One sentence: the standfirst in print, the title of the first slide of the section."""
    blocks: tuple[Any, ...] = ()
    """What the section holds, in order; each has a `kind`."""


_MODELS: Mapping[str, type[Model]] = {
    **LISTS,
    "edition": Edition,
    "sections": Heading,
}
"""The models of pieces but blocks, by their kind."""

_PARTED = {**dict.fromkeys(LISTS, ""), "sections": "blocks"}
"""The lists that are read item by item, each with the list in its items that is so too."""
_KEPT = frozenset({"edition"})
"""What else is read by itself, and is a piece."""

_PIECES: Memory[tuple[str, str, str, str], tuple[Piece, tuple[Problem, ...]]] = Memory(
    limit=MANY_PARTS
)
"""Pieces with what is wrong with them, by file, kind, path and the stretch they stand in."""


def read_pieces(
    text: str,
    path: str,
) -> tuple[ParsedContent | None, tuple[Problem, ...]]:
    """Read a dossier and check every piece of it by itself.

    What is written as it was for the last build is not read again, nor checked.

    Args:
        text: of the file.
        path: the file as the user named it.

    Returns:
        the pieces with all that was found wrong in each, or None for no YAML; and the problems
        of the YAML.
    """
    weight = find_max_weight(text)
    parted = read_parted(
        text,
        path,
        weight,
        _PARTED,
        _KEPT,
    )
    if parted:
        excess = find_excess(parted.root, path)
        if excess:
            return None, excess
        parsed = _parse(parted.root, text, path, parted)
        if not is_misplaced(parsed):
            return parsed, parted.problems
    document = scan_yaml(text, path)
    if document.root is None:
        return None, document.problems
    excess = find_excess(document.root, path)
    if excess:
        return None, excess
    return parse_pieces(document.root, text, path), document.problems


def find_excess(root: Node, path: str) -> tuple[Problem, ...]:
    """Return an error for each list of pieces that is longer than is read.

    Args:
        root: of the content.
        path: the file as the user named it.
    """
    found: list[Problem] = []
    for key in (*LISTS, "sections"):
        listed = get_child(root, key)
        if listed is None:
            continue
        limit = "sections" if key == "sections" else "items"
        found += _refuse_long(listed, limit, path, key)
        if key != "sections" or found:
            continue
        for where, section in _list_items(root, key, ""):
            blocks = get_child(section, "blocks")
            if blocks is not None:
                found += _refuse_long(blocks, "items", path, f"{where}.blocks")
    return tuple(found)


def _refuse_long(node: Node, limit: str, path: str, where: str) -> Iterator[Problem]:
    """Yield an error where a list has more items than its limit."""
    if isinstance(node, Seq) and len(node.items) > find_limit(limit):
        count = len(node.items)
        message = f"the list has {tell_excess(limit, count)}"
        yield problem_at(node, path, where, message, tell_cure(limit, count), "E181")


def is_misplaced(parsed: ParsedContent) -> bool:
    """Whether a key may stand too deep or too high."""
    return any(problem.code in _MISPLACED for problem in parsed.problems)


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
    parsed = _parse(root, text, path)
    if not is_misplaced(parsed):
        return parsed
    # Loaded only where a key may stand out of its place.
    from reporting.reading.moved_keys import move_keys  # noqa: PLC0415

    languages = frozenset(parsed.languages)
    mended, moved = move_keys(
        find_reader(Whole),
        root,
        languages,
    )
    if not moved:
        return parsed
    parsed = _parse(mended, text, path)
    told = [_tell_moved(each, path) for each in moved]
    return replace(parsed, problems=(*parsed.problems, *told))


def _tell_moved(moved: Moved, path: str) -> Problem:
    """Return the error that a key stands too deep or too high."""
    key = moved.key
    message = f"`{key.value}` is indented by {key.column - 1}, "
    message += f"its neighbours by {moved.level}"
    hint = f"indent it by {moved.level}"
    return problem_at(
        key,
        path,
        "",
        message,
        hint,
        "E129",
    )


def _parse(
    root: Node,
    text: str,
    path: str,
    parted: PartedYaml | None = None,
) -> ParsedContent:
    outline, problems = check_node(Outline, root, path)
    pieces = [Piece("outline", outline, root, "")]
    stretches = parted.stretches if parted else {}
    nodes = parted.nodes if parted else {}

    most = find_limit("problems")

    def add(kind: str, node: Node, where: str) -> None:
        if len(problems) > most:
            return  # all of them are told to be too many
        stretch = find_stretch(stretches, where)
        if stretch is None:
            piece, found = check_piece(kind, node, path, where)
        else:
            node = nodes.get(where, node)
            key = (path, kind, where, stretch.text)
            piece, found = _PIECES.recall(
                key,
                lambda: check_piece(kind, node, path, where),
            )
        pieces.append(piece)
        for problem in found:
            line = problem.line + stretch.line if stretch else problem.line
            problems.append(replace(problem, line=line))

    edition = get_child(root, "edition")
    if edition is not None:
        add("edition", edition, "edition")
    for kind in LISTS:
        for where, node in _list_items(root, kind, ""):
            add(kind, node, where)
    for where, section in _list_items(root, "sections", ""):
        add("sections", section, where)
        for inner, block in _list_items(section, "blocks", where):
            add("blocks", block, inner)
    languages = outline.languages if outline else _find_languages(root)
    labels = outline.labels if outline else ()
    folder = Path(path).parent
    return ParsedContent(
        path,
        folder,
        text,
        languages,
        tuple(pieces),
        tuple(problems),
        (labels,) if isinstance(labels, str) else labels,
        is_one_catalogue=isinstance(labels, str),
        stretches=stretches,
    )


def check_piece(
    kind: str,
    node: Node,
    path: str,
    where: str,
) -> tuple[Piece, tuple[Problem, ...]]:
    """Check a piece by itself.

    Args:
        kind: of piece: the key of its list, or `edition`.
        node: what was written.
        path: the file as the user named it.
        where: content path of the piece.

    Returns:
        the piece, and what is wrong with it, placed as the node is.
    """
    value: Model | None
    if kind == "blocks":
        value, problems = check_kind(
            BLOCKS,
            "kind",
            node,
            path,
            where,
        )
        model = find_block_model(node)
    else:
        model = _MODELS[kind]
        value, problems = check_node(model, node, path, where)
    return Piece(kind, value, node, where, model), tuple(problems)


def _find_languages(root: Node) -> tuple[str, ...]:
    """Return the languages of a broken top level, which the other checks cannot do without.

    Where they cannot be read, they are those of the title.
    """
    listed = get_child(root, "languages")
    languages = read_value(tuple[LanguageCode, ...], listed) if listed else None
    if languages:
        return tuple(languages)
    edition = get_child(root, "edition")
    title = get_child(edition, "title") if edition else None
    if isinstance(title, Map):
        return tuple(title.entries)
    return ()


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
    items = listed.items if isinstance(listed, Seq) else ()
    if isinstance(listed, Map) and "id" in listed.entries:
        items = (listed,)  # an item whose dash was left out, which is told elsewhere
    path = step_path(where, key)
    for index, item in enumerate(items):
        yield step_path(path, index), item
