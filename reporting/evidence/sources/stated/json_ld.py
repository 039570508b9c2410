"""The JSON-LD of a page -> what it states of the article that the page is (schema.org).

A page may speak of many articles: of itself and of those that it leads to. Its own is the
only one, or the one whose address or headline the page gives as its own; else none is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reporting.evidence.sources.stated.model import Field, Statement

_MOST = 2_000_000
"""Characters of JSON-LD that are read."""
_NODES = 20_000
_DEPTH = 40
_REFERENCE = 2
"""Keys of an object that only refers to another: its type and its `@id`."""
_ARTICLE = re.compile(
    r"(?:https?://schema\.org/|schema:)?"
    r"(?:\w*Article|BlogPosting|SocialMediaPosting|LiveBlogPosting|Report|Chapter|Book"
    r"|Dataset|Legislation|GovernmentDocument|PressRelease|Thesis|Review)"
)
_PAGE = re.compile(r"(?:https?://schema\.org/|schema:)?(?:\w*WebPage|\w*Page)")
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|/[/*]\s*<!\[CDATA\[(?:\*/)?)|(?:-->|/[/*]\s*\]\]>(?:\*/)?)\s*\Z"
)
"""What old pages put around a script."""

Node = Mapping[str, Any]


def state_article(scripts: Iterable[str], own: Sequence[str]) -> Iterator[Statement]:
    """Yield what the JSON-LD of a page states of the page's article.

    Args:
        scripts: the JSON of each script.
        own: addresses and titles that the page gives as its own.
    """
    nodes: list[Node] = []
    for script in scripts:
        nodes += list_nodes(parse_script(script))
    by_id: dict[str, Node] = {}
    for node in nodes:
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > 1:
            by_id.setdefault(identity, node)
    article = choose_own(find_kinds(nodes, _ARTICLE), own)
    if article:
        yield from state_node(article, by_id)
    page = choose_own(find_kinds(nodes, _PAGE), own)
    if page and page is not article:
        yield from state_page(page, by_id)


def parse_script(script: str) -> Any:
    """Return the JSON of a script; nothing of one that is broken."""
    plain = _WRAPPING.sub("", script[:_MOST]).strip().removesuffix(";")
    try:
        return json.loads(plain, strict=False)
    except (ValueError, RecursionError):
        return None


def list_nodes(value: Any) -> list[Node]:
    """Return the objects of a JSON value, the outer ones first, as far as is looked."""
    found: list[Node] = []
    layer = [value]
    for _ in range(_DEPTH):
        inner: list[Any] = []
        for each in layer:
            if isinstance(each, dict):
                found.append(each)
                inner += each.values()
            elif isinstance(each, list):
                inner += each
        if not inner or len(found) > _NODES:
            break
        layer = inner
    return found


def find_kinds(nodes: Iterable[Node], kinds: re.Pattern[str]) -> list[Node]:
    """Return the objects whose type is one of some kinds."""
    found: list[Node] = []
    for node in nodes:
        types = node.get("@type")
        for each in types if isinstance(types, list) else [types]:
            if isinstance(each, str) and kinds.fullmatch(each):
                found.append(node)
                break
    return found


def choose_own(nodes: Sequence[Node], own: Sequence[str]) -> Node | None:
    """Return the object that the page is about; none where that is not said."""
    for node in nodes:
        names = {*list_addresses(node), *list_words(node, "headline", "name")}
        if not names.isdisjoint(own):
            return node
    telling = [node for node in nodes if len(node) > _REFERENCE]
    return telling[0] if len(telling) == 1 else None


def state_node(node: Node, by_id: Mapping[str, Node]) -> Iterator[Statement]:
    """Yield what an article states of itself."""
    for key in ("headline", "name"):
        yield from _state("title", node, key)
    for key in ("author", "creator"):
        for name in list_names(node.get(key), by_id):
            yield Statement(
                "author",
                f"JSON-LD {key}",
                name,
            )
    for name in list_names(node.get("isPartOf"), by_id, "Periodical"):
        yield Statement("outlet", "JSON-LD isPartOf", name)
    for key in ("publisher", "sourceOrganization"):
        for name in list_names(node.get(key), by_id):
            yield Statement(
                "outlet",
                f"JSON-LD {key}",
                name,
            )
    yield from _state("published", node, "datePublished")
    yield from _state("language", node, "inLanguage")
    for address in list_addresses(node):
        yield Statement("link", "JSON-LD url", address)


def state_page(node: Node, by_id: Mapping[str, Node]) -> Iterator[Statement]:
    """Yield what a page states of itself, beside an article or without one."""
    yield from _state("published", node, "datePublished")
    yield from _state("language", node, "inLanguage")
    for key in ("publisher", "isPartOf"):
        for name in list_names(node.get(key), by_id):
            yield Statement(
                "outlet",
                f"JSON-LD WebPage {key}",
                name,
            )


def _state(field: Field, node: Node, key: str) -> Iterator[Statement]:
    for words in list_words(node, key):
        yield Statement(
            field,
            f"JSON-LD {key}",
            words,
        )


def list_words(node: Node, *keys: str) -> list[str]:
    """Return the words under some keys, each plain, in a list or as a value of a language."""
    found: list[str] = []
    for key in keys:
        value = node.get(key)
        for each in value if isinstance(value, list) else [value]:
            words = each
            if isinstance(each, dict):
                words = each.get("@value") or each.get("alternateName")
            if isinstance(words, str) and words.strip():
                found.append(" ".join(words.split()))
    return found


def list_addresses(node: Node) -> list[str]:
    """Return the addresses that an object gives as its own."""
    found: list[str] = []
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith(("https://", "http://")):
            address, _, _ = value.partition("#")
            found.append(address)
    return found


def list_names(
    value: Any,
    by_id: Mapping[str, Node],
    kind: str = "",
) -> list[str]:
    """Return the names of persons or organisations.

    Args:
        value: a name, an object that has one, a reference to such an object, or a list.
        by_id: the objects of the page.
        kind: of object that alone is wanted; any if left out.
    """
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        node = each
        if isinstance(each, dict) and "name" not in each:
            node = by_id.get(str(each.get("@id")), each)
        if isinstance(node, str) and not kind:
            found.append(node)
        elif isinstance(node, dict) and kind in str(node.get("@type", "")):
            found += list_words(node, "name")[:1]
    return [name for name in found if not name.startswith(("http://", "https://"))]
