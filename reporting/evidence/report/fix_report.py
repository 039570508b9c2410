"""What became of citations when a copy changed -> how that is said, a line for each."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.cleaning import show_line
from reporting.errors import format_count
from reporting.evidence.report.citing import Anchor, Fixes, Outcome
from reporting.evidence.report.wording import quote_words

_SHOWN = 5
"""Cells that may be meant, of which so many are named."""


def format_fixes(fixes: Fixes) -> str:
    """Return what was done, and what remains to be done by hand, a line each."""
    lines: list[str] = []
    for anchor in fixes.anchors:
        told = describe_anchor(anchor)
        if told:
            lines.append(f"{fixes.content}:{anchor.line}: {told}")
    for renewal in fixes.renewals:
        told = f"`sha256` of `{renewal.source}` renewed: all that is cited stands there"
        if renewal.why_not:
            told = f"`sha256` of `{renewal.source}` left: {renewal.why_not}"
        lines.append(f"{fixes.content}:{renewal.line}: {told}")
    lines.append(_format_sum(fixes))
    return "".join(f"{show_line(line)}\n" for line in lines)


def describe_anchor(anchor: Anchor) -> str:
    """Return what became of a citation; nothing where it is as it was."""
    if anchor.cell:
        return describe_cell_anchor(anchor)
    cited = anchor.paragraph
    place = f"of `{anchor.source}` for `{anchor.claim}`"
    reworded = ", whose words were changed: read it again" if anchor.is_reworded else ""
    match anchor.outcome:
        case Outcome.MOVED:
            by_hand = (
                ": write it by hand, for others share it" if anchor.is_left else ""
            )
            return f"paragraph {cited} → {anchor.now[0]} {place}{reworded}{by_hand}"
        case Outcome.AMBIGUOUS:
            numbers = list_numbers(anchor.now)
            other = ", by other words" if anchor.is_reworded else ""
            return f"paragraph {cited} {place} may be {numbers}{other}: choose by hand"
        case Outcome.GONE:
            told = "no paragraph has all its terms"
            if anchor.missing:
                told = f"{quote_words(anchor.missing)} stands nowhere there"
            if anchor.now:
                told += f"; its other terms stand in {list_numbers(anchor.now)}"
            return f"paragraph {cited} {place} is gone: {told}"
    return f"paragraph {cited} {place} was changed: read it again" if reworded else ""


def describe_cell_anchor(anchor: Anchor) -> str:
    """Return where a cell is now, or where it may be."""
    place = f"of `{anchor.source}` for `{anchor.claim}`"
    if anchor.outcome is Outcome.MOVED:
        by_hand = ": write it by hand, for others share it" if anchor.is_left else ""
        return f"cell {anchor.cell} → {anchor.cells[0]} {place}{by_hand}"
    listed = ", ".join(anchor.cells[:_SHOWN])
    return f"cell {anchor.cell} {place} may be {listed}: choose by hand"


def list_numbers(numbers: Sequence[int], last: str = "or") -> str:
    """Return numbers as a sentence lists them: `2, 5 or 9`."""
    *first, end = map(str, numbers)
    if not first:
        return end
    return f"{', '.join(first)} {last} {end}"


def _format_sum(fixes: Fixes) -> str:
    """Return how many citations came to what, and whether the file was written."""
    counts: list[str] = []
    for outcome in Outcome:
        count = fixes.count(outcome)
        if count:
            counts.append(f"{count} {outcome.value}")
    total = format_count(len(fixes.anchors), "citation")
    listed = f": {', '.join(counts)}" if counts else ""
    is_open = any(not anchor.is_certain for anchor in fixes.anchors)
    what = f"{fixes.content} needs no change"
    if fixes.is_written:
        what = f"{fixes.content} was written"
    elif fixes.has_changes:
        what = f"{fixes.content} would be written (--dry-run)"
    elif is_open:
        what = f"nothing in {fixes.content} was changed"
    return f"{total}{listed}; {what}"
