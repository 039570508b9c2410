"""What a layout of each kind of slide is: its name, its type, and which placeholders it has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reporting.scene import SlideKind, Slot

OPENING = frozenset({SlideKind.COVER, SlideKind.SECTION})
"""Kinds whose title stands large in the middle."""

WITH_BODY = frozenset(
    {
        SlideKind.COVER,
        SlideKind.AGENDA,
        SlideKind.SECTION,
        SlideKind.TEXT,
        SlideKind.CALLOUT,
        SlideKind.QUOTATION,
        SlideKind.SOURCES,
        SlideKind.CLOSE,
    }
)
"""Kinds whose words are in a body placeholder; others are made of shapes, tables or charts."""

LAYOUT_TYPES: Mapping[SlideKind, str] = MappingProxyType(
    {
        SlideKind.COVER: "title",
        SlideKind.SECTION: "secHead",
        SlideKind.AGENDA: "obj",
        SlideKind.TEXT: "obj",
        SlideKind.SOURCES: "obj",
        SlideKind.CLOSE: "obj",
        SlideKind.TABLE: "tbl",
        SlideKind.CLAIMS: "tbl",
        SlideKind.CHART: "chart",
    }
)
"""What PowerPoint calls a layout (ECMA-376 19.7.15), where it has a word."""

SLOT_TYPES: Mapping[Slot, str] = MappingProxyType(
    {
        Slot.TITLE: "title",
        Slot.KICKER: "body",
        Slot.BODY: "body",
        Slot.SOURCE_LINE: "body",
        Slot.FOOTER: "ftr",
        Slot.DATE: "dt",
        Slot.SLIDE_NUMBER: "sldNum",
    }
)
"""What PowerPoint calls a placeholder (ECMA-376 19.7.10)."""

SLOT_INDICES: Mapping[Slot, int] = MappingProxyType(
    {
        Slot.TITLE: 0,
        Slot.BODY: 1,
        Slot.DATE: 10,
        Slot.FOOTER: 11,
        Slot.SLIDE_NUMBER: 12,
        Slot.KICKER: 13,
        Slot.SOURCE_LINE: 14,
    }
)
"""Index of each placeholder, the same on all our layouts; a title is found without it."""

SLOT_NAMES: Mapping[Slot, str] = MappingProxyType(
    {
        Slot.TITLE: "Title",
        Slot.KICKER: "Kicker",
        Slot.BODY: "Body",
        Slot.SOURCE_LINE: "Sources",
        Slot.DATE: "Date",
        Slot.FOOTER: "Footer",
        Slot.SLIDE_NUMBER: "Slide number",
    }
)
"""What the selection pane of a layout calls its placeholders."""

END_ALIGNED = frozenset({Slot.DATE, Slot.SLIDE_NUMBER})
"""Slots whose text stands where lines end."""

PROMPTS: Mapping[Slot, str] = MappingProxyType(
    {
        Slot.TITLE: "Title: the message, in one sentence",
        Slot.BODY: "What proves it",
        Slot.KICKER: "Section",
        Slot.SOURCE_LINE: "Sources",
    }
)
"""What an empty placeholder of a layout says to who edits the deck; never on a slide."""


def find_slot_type(slot: Slot, kind: SlideKind) -> str:
    """Return what PowerPoint calls a placeholder on the layout of a kind of slide."""
    if slot is Slot.TITLE and kind is SlideKind.COVER:
        return "ctrTitle"
    return SLOT_TYPES[slot]


def find_slot_index(slot: Slot) -> int | None:
    """Return the index by which a slide's placeholder finds the layout's."""
    if slot is Slot.TITLE:
        return None
    return SLOT_INDICES[slot]
