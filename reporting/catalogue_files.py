"""The file of a bundled catalogue -> what it says, laid over the one that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from reporting.assets import find_asset
from reporting.errors import ContentError, Problem
from reporting.reading.nodes import Map, Node, find_words, merge_nodes
from reporting.reading.source import scan_yaml


@cache
def load_catalogue(code: str) -> Map:
    """Return what a bundled catalogue says, laid over its base.

    Args:
        code: of its language.
    """
    name = f"labels/{code}.yaml"
    text = find_asset(name).read_text(encoding="utf-8")
    document = scan_yaml(text, f"assets/{name}")
    return lay_over_base(document.root, document.problems)


def lay_over_base(root: Node | None, problems: Sequence[Problem] = ()) -> Map:
    """Return what a catalogue says, laid over the bundled one that it names as its base.

    Args:
        root: of its file.
        problems: what was found in it.

    Raises:
        ContentError: it is no map.
    """
    if not isinstance(root, Map):
        raise ContentError(problems)
    base = root.get("base")
    code = find_words(base) if base else None
    if not code:
        return root
    whole = merge_nodes(load_catalogue(code), root)
    return whole if isinstance(whole, Map) else root


def list_digests(codes: Sequence[str]) -> dict[str, str]:
    """Return what the files of some bundled catalogues are now, by their codes."""
    digests: dict[str, str] = {}
    for code in filter(None, codes):
        data = find_asset(f"labels/{code}.yaml").read_bytes()
        digests[code] = sha256(data).hexdigest()
    return digests
