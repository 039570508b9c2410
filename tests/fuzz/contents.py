"""Contents and themes -> the same with parts deleted, doubled, swapped, retyped and spoiled.

A content is edited as nodes of YAML, not as text: what comes out is always YAML, with anchors,
aliases, merge keys and tags, and nearly always a content still, so that what lies behind the
reading is reached. `tests/random_edits.py` and `tests/slips` spoil the text itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from tests.fuzz.payloads import Payload, make_mild_scalar, make_scalar, spoil_text
from tests.samples import EVERY_BLOCK, MINIMAL
from tests.tools import ROOT

_STR, _MAP, _SEQ = (f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq"))
_FIXED = frozenset(
    {
        "id",
        "kind",
        "type",
        "source",
        "claim",
        "claims",
        "by",
        "file",
        "sha256",
        "speaker",
        "cites",
    }
)
"""Keys whose values bind a content together: a sound edit leaves them."""
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)( ?(?:pt|mm|cm|in)?)")
_MANY = 300
"""Maps and lists that are copied; what lies beyond them stays the same node."""

Slot = tuple[Node, int]
"""A place in a map or a list: the node, and which of its children."""
Edit = Callable[[Random, Node], None]


@cache
def read_base(name: str) -> str:
    """Return a sound content by its name."""
    match name:
        case "minimal":
            return MINIMAL
        case "every":
            return EVERY_BLOCK
        case "shipped":
            return (ROOT / "content.yaml").read_text(encoding="utf-8")
        case "theme":
            return (ROOT / "assets" / "theme.yaml").read_text(encoding="utf-8")
        case "bulletin":
            return (ROOT / "assets" / "themes" / "bulletin.yaml").read_text(
                encoding="utf-8"
            )
    return (ROOT / "tests" / "heating" / "content.yaml").read_text(encoding="utf-8")


def compose(text: str) -> Node:
    """Return the nodes of a text that is YAML."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return node


def serialise(node: Node) -> str:
    """Return nodes as YAML."""
    return str(
        yaml.serialize(node, Dumper=yaml.CSafeDumper, allow_unicode=True, width=100)
    )


def list_slots(node: Node) -> Iterator[Slot]:
    """Yield every place in nodes that is not a ring."""
    seen = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, ScalarNode):
            continue
        seen.add(id(one))
        for at, child in enumerate(one.value):
            yield one, at
            waiting.append(child[1] if isinstance(one, MappingNode) else child)


def get_value(slot: Slot) -> Node:
    """Return the value at a place."""
    node, at = slot
    child: Any = node.value[at]
    value: Node = child[1] if isinstance(node, MappingNode) else child
    return value


def put_value(slot: Slot, value: Node) -> None:
    """Put a value at a place."""
    node, at = slot
    node.value[at] = (
        (node.value[at][0], value) if isinstance(node, MappingNode) else value
    )


def get_key(slot: Slot) -> str:
    """Return the key of a place; nothing of an item of a list."""
    node, at = slot
    return str(node.value[at][0].value) if isinstance(node, MappingNode) else ""


def make_plain(words: str) -> ScalarNode:
    """Return a scalar, in quotes only where it must be."""
    return ScalarNode(_STR, words)


def pick_slot(chance: Random, root: Node) -> Slot:
    """Return a place by chance."""
    return chance.choice(
        list(list_slots(root)) or [(SequenceNode(_SEQ, [make_plain("x")]), 0)]
    )


# ---------------------------------------------------------------- edits


def delete_entry(chance: Random, root: Node) -> None:
    """Take a key or an item away."""
    node, at = pick_slot(chance, root)
    del node.value[at]


def double_entry(chance: Random, root: Node) -> None:
    """Write a key or an item twice: the same node is an alias."""
    node, at = pick_slot(chance, root)
    node.value.insert(chance.randint(0, len(node.value)), node.value[at])


def copy_entry(chance: Random, root: Node) -> None:
    """Write a key or an item twice, or many times, each written out."""
    node, at = pick_slot(chance, root)
    for _ in range(chance.choice((1, 1, 3, 30))):
        node.value.append(_copy(node.value[at]))


def _copy(child: Any, made: dict[int, Any] | None = None) -> Any:
    """Return a key with its value, or a node, as another one; aliases stay aliases."""
    made = {} if made is None else made
    if isinstance(child, tuple):
        return tuple(_copy(part, made) for part in child)
    if id(child) in made:
        return made[id(child)]
    if isinstance(child, ScalarNode):
        return ScalarNode(child.tag, child.value, style=child.style)
    if len(made) > _MANY:
        return child
    copied = type(child)(child.tag, [], flow_style=child.flow_style)
    made[id(child)] = copied
    copied.value[:] = [_copy(one, made) for one in child.value]
    return copied


def swap_values(chance: Random, root: Node) -> None:
    """Let two places change what they hold."""
    one, other = pick_slot(chance, root), pick_slot(chance, root)
    first, second = get_value(one), get_value(other)
    if id(other[0]) in _list_ids(first) or id(one[0]) in _list_ids(second):
        return
    put_value(one, second)
    put_value(other, first)


def _list_ids(node: Node) -> set[int]:
    return {id(node), *(id(inner) for inner, _ in list_slots(node))}


def swap_entries(chance: Random, root: Node) -> None:
    """Let two neighbours stand the other way round."""
    node, at = pick_slot(chance, root)
    other = chance.randrange(len(node.value))
    node.value[at], node.value[other] = node.value[other], node.value[at]


def retype_value(chance: Random, root: Node) -> None:
    """Put a value of another type: a list of it, a map of it, its first part, nothing."""
    slot = pick_slot(chance, root)
    value = get_value(slot)
    key = make_plain(chance.choice(("en", "it", "text", "id", "x", "a b")))
    made: list[Node] = [
        SequenceNode(_SEQ, [value]),
        SequenceNode(_SEQ, []),
        MappingNode(_MAP, [(key, value)]),
        MappingNode(_MAP, []),
        ScalarNode("tag:yaml.org,2002:null", ""),
        make_plain(make_scalar(chance)),
    ]
    if not isinstance(value, ScalarNode) and value.value:
        made.append(get_value((value, 0)))
    put_value(slot, chance.choice(made))


def rename_key(chance: Random, root: Node) -> None:
    """Call a key otherwise: by another key of the file, or by anything."""
    slots = [slot for slot in list_slots(root) if get_key(slot)]
    if not slots:
        return
    node, at = chance.choice(slots)
    name = (
        get_key(chance.choice(slots)) if chance.random() < 0.6 else make_scalar(chance)
    )
    node.value[at] = (make_plain(name), node.value[at][1])


def spoil_scalar(chance: Random, root: Node, make: Payload = make_scalar) -> None:
    """Spoil a text, a number or a date."""
    slots = [
        slot for slot in list_slots(root) if isinstance(get_value(slot), ScalarNode)
    ]
    if not slots:
        return
    slot = chance.choice(slots)
    node = get_value(slot)
    style = chance.choice((None, None, '"', "'", "|", ">"))
    put_value(slot, ScalarNode(_STR, spoil_text(chance, node.value, make), style=style))


def nest_deeply(chance: Random, root: Node) -> None:
    """Put a value into many lists or maps."""
    slot = pick_slot(chance, root)
    value = get_value(slot)
    for _ in range(chance.choice((2, 20, 300))):
        if chance.random() < 0.5:
            value = SequenceNode(_SEQ, [value], flow_style=True)
        else:
            value = MappingNode(_MAP, [(make_plain("items"), value)], flow_style=True)
    put_value(slot, value)


def refer_back(chance: Random, root: Node) -> None:
    """Let a place hold what another one holds: an anchor, an alias, at times a ring."""
    put_value(pick_slot(chance, root), get_value(pick_slot(chance, root)))


def refer_many_times(chance: Random, root: Node) -> None:
    """Grow a value by aliases of aliases, as an alias bomb does."""
    slot = pick_slot(chance, root)
    value = get_value(slot)
    for _ in range(chance.choice((2, 4, 9))):
        value = SequenceNode(_SEQ, [value] * chance.choice((2, 10)), flow_style=True)
    put_value(slot, value)


def merge_maps(chance: Random, root: Node) -> None:
    """Give a map a merge key."""
    maps = [node for node, _ in list_slots(root) if isinstance(node, MappingNode)]
    if not maps:
        return
    node, other = chance.choice(maps), chance.choice(maps)
    merged: Node = other
    if chance.random() < 0.4:
        merged = SequenceNode(_SEQ, [other] * chance.choice((1, 2, 200)))
    key = ScalarNode("tag:yaml.org,2002:merge", "<<")
    node.value.insert(chance.randint(0, len(node.value)), (key, merged))


def tag_value(chance: Random, root: Node) -> None:
    """Give a value a tag."""
    value = get_value(pick_slot(chance, root))
    tags = ("!x", "tag:yaml.org,2002:python/object/apply:os.system", "tag:yaml.org,2002:binary",
            "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:set", "!\x1b[31m", "tag:yaml.org,2002:int")  # fmt: skip
    value.tag = chance.choice(tags)


def splice_part(chance: Random, root: Node) -> None:
    """Put a part of another content in the place of one with the same key, if there is one."""
    parts = list_parts(chance.choice(("every", "shipped", "heating", "minimal")))
    slot = pick_slot(chance, root)
    likely = parts.get(get_key(slot)) or parts[""]
    put_value(slot, _copy(chance.choice(likely)))


@cache
def list_parts(name: str) -> dict[str, list[Node]]:
    """Return all values of a content by their keys; items of lists under no key."""
    parts: dict[str, list[Node]] = {}
    for slot in list_slots(compose(read_base(name))):
        parts.setdefault(get_key(slot), []).append(get_value(slot))
    return parts


WILD: tuple[Edit, ...] = (
    delete_entry, double_entry, copy_entry, swap_values, swap_entries, retype_value, rename_key,
    spoil_scalar, spoil_scalar, spoil_scalar, nest_deeply, refer_back, refer_many_times, merge_maps,
    tag_value, splice_part, splice_part,
)  # fmt: skip


def edit_wildly(chance: Random, text: str) -> str:
    """Return a content, or a theme, with some edits that ask no leave."""
    root = compose(text)
    for _ in range(chance.choice((1, 1, 2, 4, 10))):
        chance.choice(WILD)(chance, root)
    return write_guarded(root, text)


def write_guarded(root: Node, text: str) -> str:
    """Return nodes as YAML; the text where they cannot be written, as a ring of keys cannot."""
    try:
        return serialise(root)
    except (yaml.YAMLError, RecursionError, UnicodeEncodeError):
        return text


def scale_lengths(chance: Random, text: str) -> str:
    """Return a theme with some of its lengths and numbers far larger or smaller.

    Those of one map are scaled alike, as a size goes with its leading.
    """
    root = compose(text)
    slots = [
        slot
        for slot in list_slots(root)
        if _LENGTH.fullmatch(str(get_value(slot).value))
    ]
    for node, _ in chance.sample(slots, chance.choice((1, 1, 2, 4))):
        scale = chance.choice((0, 0.01, 0.3, 0.7, 0.9, 1.1, 1.2, 1.5, 2, 3, 10, -1))
        for slot in slots:
            value = get_value(slot)
            match = _LENGTH.fullmatch(value.value)
            if slot[0] is node and match:
                put_value(slot, make_plain(f"{float(match[1]) * scale:.6g}{match[2]}"))
    return write_guarded(root, text)


# ---------------------------------------------------------------- sound edits


def spoil_mildly(chance: Random, root: Node) -> None:
    """Spoil a text that binds nothing together."""
    slots = [slot for slot in list_slots(root) if _is_free(slot)]
    if slots:
        slot = chance.choice(slots)
        words = spoil_text(chance, get_value(slot).value, make_mild_scalar)
        put_value(slot, ScalarNode(_STR, words))


def _is_free(slot: Slot) -> bool:
    return isinstance(get_value(slot), ScalarNode) and get_key(slot) not in _FIXED


def change_number(chance: Random, root: Node) -> None:
    """Put another number for one."""
    slots = [slot for slot in list_slots(root) if _is_number(get_value(slot))]
    if slots:
        drawn = (
            chance.random() * 10 ** chance.randint(-3, 12),
            chance.randint(-9, 9),
            0,
            0.5,
        )
        number = chance.choice(drawn)
        put_value(
            chance.choice(slots),
            ScalarNode("tag:yaml.org,2002:float", f"{number:.10g}"),
        )


def _is_number(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag.endswith((":int", ":float"))


def repeat_item(chance: Random, root: Node) -> None:
    """Write an item of a list again, under another id, some or many times."""
    lists = [
        node
        for node, _ in list_slots(root)
        if isinstance(node, SequenceNode) and node.value
    ]
    node = chance.choice(lists)
    item = chance.choice(node.value)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 5, 20))):
        made = _copy(item)
        for slot in list_slots(made):
            if get_key(slot) == "id":
                put_value(
                    slot,
                    make_plain(f"{get_value(slot).value}-{chance.randrange(10**6)}"),
                )
        node.value.append(made)


def drop_item(chance: Random, root: Node) -> None:
    """Take an item from a list of several, or an optional key."""
    node, at = pick_slot(chance, root)
    if len(node.value) > 1:
        del node.value[at]


def move_block(chance: Random, root: Node) -> None:
    """Put items of a list in another order."""
    lists = [node for node, _ in list_slots(root) if isinstance(node, SequenceNode)]
    chance.shuffle(chance.choice(lists).value)


def change_choice(chance: Random, root: Node) -> None:
    """Put another choice: a type of chart, a hint for the deck, how something stands."""
    choices = {
        "type": "bar column line area doughnut scatter dumbbell slope",
        "deck": "own merge notes hidden out",
        "stack": "values shares",
        "panels": "shared own",
        "scale": "time log",
        "align": "left right centre decimal",
        "draw": "line column",
        "axis": "first second",
        "status": "confirmed reported unconfirmed disputed",
        "unit": "percent points tonnes",
        "numbered": "true false",
        "build": "true false",
        "total": "true false",
    }
    slots = [slot for slot in list_slots(root) if isinstance(slot[0], MappingNode)]
    known = [slot for slot in slots if get_key(slot) in choices]
    key = chance.choice(tuple(choices))
    if known and chance.random() < 0.7:
        slot = chance.choice(known)
        key = get_key(slot)
        put_value(slot, make_plain(chance.choice(choices[key].split())))
        return
    node = chance.choice(slots)[0]
    node.value.append(
        (make_plain(key), make_plain(chance.choice(choices[key].split())))
    )


SOUND: tuple[Edit, ...] = (
    spoil_mildly, spoil_mildly, spoil_mildly, spoil_mildly, change_number, repeat_item, repeat_item, drop_item,
    move_block, change_choice, change_choice, splice_part, swap_values,
)  # fmt: skip


def slice_content(chance: Random, text: str) -> str:
    """Return a content with one or two of its sections, of each a block or two, and what they name.

    It stays sound, and takes a tenth of the time to build.
    """
    root = compose(text)
    parts = {key.value: value for key, value in root.value}
    sections = parts["sections"].value
    sections[:] = chance.sample(
        sections, min(len(sections), chance.choice((1, 1, 1, 2)))
    )
    for slot in list_slots(parts["sections"]):
        if get_key(slot) == "blocks":
            blocks = get_value(slot).value
            blocks[:] = chance.sample(
                blocks, min(len(blocks), chance.choice((1, 1, 2)))
            )
    for name in ("figures", "claims", "entities", "sources"):
        if name in parts:
            drop_unnamed(root, parts[name])
    return serialise(root)


def drop_unnamed(root: Node, listed: Node) -> None:
    """Take from a list all items whose ids nothing else says, but for one."""
    said = Counter(re.findall(r"[\w-]+", serialise(root)))
    kept = [item for item in listed.value if said[find_id(item)] > 1]
    listed.value[:] = kept or listed.value[:1]


def find_id(item: Node) -> str:
    """Return the id of an item of a list."""
    return next((value.value for key, value in item.value if key.value == "id"), "")


def edit_soundly(chance: Random, text: str, is_sound: Callable[[str], bool]) -> str:
    """Return a content with some edits, each of which leaves it sound.

    Args:
        chance: by which all is chosen.
        text: a sound content.
        is_sound: whether a content may be built.
    """
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        root = compose(text)
        for _ in range(chance.choice((1, 1, 2))):
            chance.choice(SOUND)(chance, root)
        edited = write_guarded(root, text)
        if is_sound(edited):
            text = edited
    return text
