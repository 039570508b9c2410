"""The fonts of a theme -> the parts in which a presentation carries them (EOT).

PowerPoint stores a font in an Embedded OpenType container, one for each cut, neither packed
nor ciphered here (MS-OI29500 2.1.32 and 2.1.1133; EOT as submitted to the W3C in 2008).
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Sequence

from reporting.deck.ooxml.package import Part, Relations
from reporting.deck.ooxml.xml import element
from reporting.design.deck_faces import list_carried_families
from reporting.design.token_groups import Embedding, Family, Fonts
from reporting.memory import remember
from reporting.pdf.carried_font import cut_font
from reporting.pdf.font_facts import FontFacts, read_font_facts
from reporting.record import Record

FONT_TYPE = "application/x-fontdata"
"""Content type of a carried font."""

LARGEST_WHOLE = 400_000
"""Bytes of a font up to which it is carried whole, so that any word can be written in it."""

_ALWAYS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180))))
"""What a part of a font has at the least: someone may edit the deck."""

_TAGS = ("p:regular", "p:italic", "p:bold", "p:boldItalic")
"""The cuts of a family, as a theme lists them."""
_ORDER = ("p:regular", "p:bold", "p:italic", "p:boldItalic")
"""The same in the order of ECMA-376 19.2.1.9."""

_VERSION, _MAGIC, _SUBSET = 0x0002_0001, 0x504C, 0x1
_ANY_CHARSET = 1


class EmbeddedFamily(Record, frozen=True):
    """A family that a presentation carries.

    Args:
        face: as the slides name it.
        panose: the ten digits of its look.
        cuts: containers of its cuts, in the order of a theme.
    """

    face: str
    panose: bytes
    cuts: tuple[bytes, ...]


def embed_families(
    fonts: Fonts,
    characters: Collection[str],
) -> list[EmbeddedFamily]:
    """Return the families that a deck of a theme carries.

    Args:
        fonts: of the theme, and whether they are carried.
        characters: of the deck, for a font of which a part is carried.
    """
    found = []
    for face, family in list_carried_families(fonts).items():
        found.append(_embed(face, family, characters, fonts.embed))
    return found


def _embed(
    face: str,
    family: Family,
    characters: Collection[str],
    how: Embedding,
) -> EmbeddedFamily:
    wanted = tuple(sorted({*_ALWAYS, *characters}))
    cuts = []
    for file in family.files:
        data = file.read()
        is_small = len(data) <= LARGEST_WHOLE
        is_whole = how == "whole" or (how == "true" and is_small)
        is_single = not read_font_facts(data).is_collection
        kept = wanted if not is_whole or not is_single else ()
        cuts.append(cut_and_wrap(data, kept, is_subset=not is_whole))
    panose = read_font_facts(family.regular.read()).panose
    return EmbeddedFamily(face, panose, tuple(cuts))


@remember(lambda data, wanted, is_subset: (data, wanted, is_subset))
def cut_and_wrap(data: bytes, wanted: tuple[str, ...], *, is_subset: bool) -> bytes:
    """Return the container of a font, or of the part of it that some characters take."""
    if wanted:
        data = cut_font(data, wanted)
    return write_eot(data, is_subset=is_subset)


def write_eot(data: bytes, *, is_subset: bool) -> bytes:
    """Return a font in the container that PowerPoint reads it from.

    Args:
        data: of a TrueType file.
        is_subset: whether it is a part of a font.
    """
    facts = read_font_facts(data)
    names = b""
    for name in (facts.family, facts.style, facts.version, facts.full_name, ""):
        encoded = name.encode("utf-16-le")
        names += struct.pack("<HH", 0, len(encoded)) + encoded
    head = _write_head(facts, is_subset=is_subset) + names
    size = len(head) + 8 + len(data)
    return struct.pack("<II", size, len(data)) + head + data


def _write_head(facts: FontFacts, *, is_subset: bool) -> bytes:
    """Return what stands between the sizes and the names."""
    return struct.pack(
        "<II10sBBIHH4I2II4I",
        _VERSION,
        _SUBSET if is_subset else 0,
        facts.panose,
        _ANY_CHARSET,
        facts.is_italic,
        facts.weight,
        facts.rights,
        _MAGIC,
        *facts.unicode_ranges,
        *facts.code_pages,
        facts.checksum_adjustment,
        *(0, 0, 0, 0),
    )


def write_embedded_fonts(
    families: Sequence[EmbeddedFamily],
    relations: Relations,
) -> tuple[str, list[Part]]:
    """Write the list of the fonts that a presentation carries (ECMA-376 19.2.1.9), and them.

    Args:
        families: to be listed.
        relations: of the presentation's main part.

    Returns:
        the list, empty where there are none, and the parts.
    """
    parts: list[Part] = []
    entries = []
    for family in families:
        panose = family.panose.hex().upper()
        font = element("p:font", typeface=family.face, panose=panose)
        cuts = {}
        for tag, data in zip(_TAGS, family.cuts, strict=True):
            name = f"ppt/fonts/font{len(parts) + 1}.fntdata"
            part = Part(name, FONT_TYPE, data)
            parts.append(part)
            cuts[tag] = element(tag, r_id=relations.add("font", name))
        ordered = [cuts[tag] for tag in _ORDER]
        entry = element("p:embeddedFont", font, *ordered)
        entries.append(entry)
    if not entries:
        return "", parts
    return element("p:embeddedFontLst", *entries), parts
