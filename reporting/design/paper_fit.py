"""The columns of a base theme and another paper -> columns that this paper holds.

A theme that names only `page.size` gets a page that works: where its paper is narrower than
that of its base, all that the base says of columns and edges shrinks with the width. What
the theme gives itself stays as it is given.
"""

from __future__ import annotations

from reporting.design.tokens import read_paper
from reporting.design.units import parse_length
from reporting.reading.nodes import Map, Node, Scalar, find_words, get_child
from reporting.record import replace

_MEASURES = ("top", "bottom", "inner", "text", "gutter", "margin")
"""The tokens of a page that are lengths."""


def fit_to_paper(base: Node, written: Node) -> Node:
    """Return a base theme whose page fits the paper of what is laid over it.

    Args:
        base: the tokens below.
        written: the tokens of the theme file, which may name a paper or none.
    """
    page = get_child(base, "page")
    over = get_child(written, "page")
    if over is None:
        return base
    if not isinstance(base, Map) or not isinstance(page, Map):
        return base
    factor = _compare_widths(page, over)
    if factor >= 1:
        return base
    entries = dict(page.entries)
    for name in _MEASURES:
        measure = page.entries[name]
        if isinstance(measure, Scalar):
            own = parse_length(measure.value or "")
            length = own.times(factor)
            entries[name] = replace(measure, value=f"{length.mm:.1f} mm")
    fitted = replace(page, entries=entries)
    return replace(base, entries={**base.entries, "page": fitted})


def _compare_widths(page: Map, over: Node) -> float:
    """Return how wide the paper of a theme is, as a share of its base's; 1 without one."""
    size = get_child(over, "size")
    wanted = find_words(size) if size else None
    given = find_words(page.entries["size"])
    try:
        return read_paper(wanted or "").width / read_paper(given or "").width
    except ValueError:
        return 1.0  # the schema tells what is wrong with it
