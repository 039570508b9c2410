"""Places in the frame of a chart, as shares of it -> its layouts (ECMA-376 21.2.2.95)."""

from __future__ import annotations

from reporting.deck.ooxml.xml import element


def write_layout(
    left: float,
    top: float,
    width: float,
    height: float,
    *,
    is_inner: bool = True,
) -> str:
    """Write where a part of a chart stands.

    Args:
        left: of the frame's width.
        top: of the frame's height, from its upper edge.
        width: of the frame's.
        height: of the frame's.
        is_inner: whether it is a plot area, its axes and their labels not counted.
    """
    target = element("c:layoutTarget", val="inner") if is_inner else None
    return element(
        "c:layout",
        element(
            "c:manualLayout",
            target,
            element("c:xMode", val="edge"),
            element("c:yMode", val="edge"),
            element("c:x", val=left),
            element("c:y", val=top),
            element("c:w", val=width),
            element("c:h", val=height),
        ),
    )


def write_shift(aside: float, down: float) -> str:
    """Write how far a label stands off its usual place.

    Args:
        aside: to the right, of the frame's width.
        down: of the frame's height.
    """
    return element(
        "c:layout",
        element(
            "c:manualLayout",
            element("c:x", val=aside),
            element("c:y", val=down),
        ),
    )
