"""A font file and some characters -> a font file that shapes and shows these as the whole does.

A font of many thousand characters is carried by what is made with it as far as it was needed.
Glyphs keep their numbers and lookups their order, so that what is made with the smaller file
has the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection

import uharfbuzz as harfbuzz

_ALWAYS = " -\u2010"
"""What may stand in for a character that a font lacks."""
_MOST_CUTS = 4
"""A cut font may be cut again, when some table of it then has parts that nothing needs."""


def cut_font(data: bytes, characters: Collection[str]) -> bytes:
    """Return a font with some of its characters.

    Args:
        data: of a TrueType or OpenType file; of a collection, its first font.
        characters: those that are kept, and with them all that their shaping may come to.

    Returns:
        a file that comes out the same when it is cut for the same characters.
    """
    for _ in range(_MOST_CUTS):
        before = data
        data = _cut_once(data, characters)
        if data == before:
            break
    return data


def _cut_once(data: bytes, characters: Collection[str]) -> bytes:
    order = harfbuzz.SubsetInput()
    order.unicode_set.update([ord(char) for char in (*characters, *_ALWAYS)])
    for kept in (
        order.layout_feature_tag_set,
        order.layout_script_tag_set,
        order.name_id_set,
    ):
        kept.clear()
        kept.invert()
    flags = harfbuzz.SubsetFlags
    order.flags = (
        flags.RETAIN_GIDS
        | flags.CFF_IDENTITY_CHARSET
        | flags.NAME_LEGACY
        | flags.NOTDEF_OUTLINE
        | flags.NO_PRUNE_UNICODE_RANGES
    )
    cut: bytes = harfbuzz.subset(harfbuzz.Face(data), order).blob.data
    return cut
