"""A theme's families -> what a deck calls them, which it carries, and warnings of rare ones."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.office_faces import explain_uncarried, is_common
from reporting.design.token_groups import Family, FamilyName, Fonts
from reporting.errors import Problem, Severity
from reporting.pdf.font_facts import read_file_facts
from reporting.reading.nodes import Map, Node, get_child
from reporting.record import replace

_FAMILIES: tuple[FamilyName, ...] = ("serif", "sans")


def forget_faces(base: Node, over: Node) -> Node:
    """Return a base without the names of faces whose fonts the file above it replaces.

    Args:
        base: what a theme file is laid over.
        over: the file.
    """
    for family in _FAMILIES:
        fonts = get_child(base, "fonts")
        below = get_child(fonts, family) if fonts else None
        above = _find_family(over, family)
        if above is None or get_child(above, "regular") is None:
            continue
        if isinstance(base, Map) and isinstance(fonts, Map) and isinstance(below, Map):
            kept = dict(below.entries)
            kept.pop("office", None)
            named = replace(below, entries=kept)
            fonts = replace(fonts, entries={**fonts.entries, family: named})
            base = replace(base, entries={**base.entries, "fonts": fonts})
    return base


def _find_family(root: Node, family: FamilyName) -> Node | None:
    fonts = get_child(root, "fonts")
    return get_child(fonts, family) if fonts else None


def list_carried_families(fonts: Fonts) -> dict[str, Family]:
    """Return by its face each family that a deck carries.

    Those are left out that Office has, and that cannot be carried.
    """
    found: dict[str, Family] = {}
    if fonts.embed == "false":
        return found
    for family in fonts.families.values():
        face = family.face
        if is_common(face) or explain_uncarried(face, family.files):
            continue
        found.setdefault(face, family)
    return found


def warn_of_rare_faces(
    fonts: Fonts,
    written: Node,
    name: str,
) -> Iterator[Problem]:
    """Yield a warning for each family that others would see in another face than meant.

    Args:
        fonts: of the theme.
        written: the theme file.
        name: of the file.
    """
    for key, family in fonts.families.items():
        node = _find_family(written, key)
        if node is None:
            continue
        is_said = get_child(node, "office") is not None
        reason = _explain_rare(fonts, family, is_said=is_said)
        if not reason:
            continue
        place = get_child(node, "office") or get_child(node, "regular") or node
        yield Problem(
            name,
            place.line,
            place.column,
            Severity.WARNING,
            f"the deck names the face `{family.face}`: {reason}",
            f"fonts.{key}",
            "give four TrueType fonts of one family that may be embedded for editing, or as "
            "`office` a face of their widths that Office has",
            code="W605",
        )


def _explain_rare(fonts: Fonts, family: Family, *, is_said: bool) -> str:
    """Return why a face may not be there where a deck is shown; nothing if it is.

    Args:
        fonts: of the theme.
        family: that the face is shown for.
        is_said: whether the theme file itself names the face.
    """
    face = family.face
    if is_common(face):
        strange = []
        own = []
        for file in family.files:
            if not file.bundled and not is_said:
                own.append(file)
        for file in own:
            if read_file_facts(file.path, file.key, file.data).family != face:
                strange.append(file.name)
        if strange:
            return f"`{strange[0]}` is not shown in it"
        return ""
    if fonts.embed == "false":
        return "few have it, and it is not carried, as `embed` is false"
    reason = explain_uncarried(face, family.files)
    return f"few have it, and it is not carried: {reason}" if reason else ""
