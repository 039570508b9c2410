"""A part whoever wrote it -> the same with the prefixes that everyone writes.

`ns0:id` is as good as `r:id` to whoever reads namespaces (Namespaces in XML 1.0, 4), and some
programs read prefixes. Lists of prefixes, such as what an older program may ignore, go with
the new ones (ECMA-376 part 3, 7.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from reporting.deck.ooxml.parsing import Element
from reporting.deck.ooxml.xml import NAMESPACES
from reporting.patterns import compile_pattern

_DECLARATION = r'\sxmlns(?::([^\s=]+))?="([^"]+)"'
_MC = NAMESPACES["mc"]
_LISTS = frozenset(
    {
        *(f"{{{_MC}}}{name}" for name in ("Ignorable", "MustUnderstand")),
        *(f"{{{_MC}}}{name}" for name in ("ProcessContent", "PreserveElements")),
        f"{{{_MC}}}PreserveAttributes",
        "Requires",
    }
)
"""Attributes that list prefixes."""

_USUAL: Mapping[str, str] = {space: prefix for prefix, space in NAMESPACES.items()}


def set_usual_prefixes(root: Element) -> Element:
    """Return a part with the usual prefixes: itself, if it has them already.

    Args:
        root: of the part.
    """
    written = etree.tostring(root, encoding="unicode")
    declared = compile_pattern(_DECLARATION).findall(written)
    if all(_USUAL.get(space, prefix) == prefix for prefix, space in declared):
        return root
    prefixes = choose_prefixes(declared)
    names = {prefix: space for space, prefix in prefixes.items()}
    copy = etree.Element(root.tag, nsmap=names)
    copy_content(root, copy, prefixes)
    return copy


def choose_prefixes(declared: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the prefix of each declared namespace.

    Args:
        declared: prefixes as they were written, empty for none, and namespaces.
    """
    chosen: dict[str, str] = {}
    taken = set(NAMESPACES)
    for prefix, space in declared:
        if space in chosen:
            continue
        own = _USUAL.get(space, prefix)
        number = 0
        while space not in _USUAL and (not own or own in taken):
            number += 1
            own = f"x{number}"
        taken.add(own)
        chosen[space] = own
    return chosen


def copy_content(
    given: Element,
    copy: Element,
    prefixes: Mapping[str, str],
) -> None:
    """Copy what an element has, and all below it.

    Args:
        given: the element.
        copy: stands for it, with the prefixes that are wanted.
        prefixes: by namespace.
    """
    for name, value in given.attrib.items():
        written = str(value)
        if name in _LISTS:
            written = translate_prefixes(written, given, prefixes)
        copy.set(name, written)
    copy.text = given.text
    elements = set(given.iterchildren(etree.Element))
    for child in given:
        if child not in elements:  # a comment, an instruction
            copy.append(deepcopy(child))
            continue
        own = etree.SubElement(copy, child.tag)
        copy_content(child, own, prefixes)
        own.tail = child.tail


def translate_prefixes(
    listed: str,
    element: Element,
    prefixes: Mapping[str, str],
) -> str:
    """Return a list of prefixes, or of names that have some, with those that are wanted."""
    words = []
    for word in listed.split():
        prefix, colon, local = word.partition(":")
        space = element.nsmap.get(prefix, "")
        words.append(f"{prefixes.get(space, prefix)}{colon}{local}")
    return " ".join(words)
