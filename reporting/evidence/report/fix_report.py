"""What became of citations when a copy changed -> how that is said, a line for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.errors import format_count
from reporting.evidence.report.citing import Anchor, Fixes, Outcome


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
    return "".join(f"{line}\n" for line in lines)


def describe_anchor(anchor: Anchor) -> str:
    """Return what became of a citation; nothing where it is as it was."""
    cited = anchor.paragraph
    place = f"of `{anchor.source}` for `{anchor.claim}`"
    reworded = ", whose words were changed: read it again" if anchor.is_reworded else ""
    match anchor.outcome:
        case Outcome.MOVED:
            return f"paragraph {cited} → {anchor.now[0]} {place}{reworded}"
        case Outcome.AMBIGUOUS:
            numbers = list_numbers(anchor.now)
            other = ", by other words" if anchor.is_reworded else ""
            return f"paragraph {cited} {place} may be {numbers}{other}: choose by hand"
        case Outcome.GONE:
            terms = ", ".join(f"`{term}`" for term in anchor.missing)
            told = (
                f"{terms} stands nowhere there"
                if terms
                else "no paragraph has all its terms"
            )
            return f"paragraph {cited} {place} is gone: {told}"
    return f"paragraph {cited} {place} was changed: read it again" if reworded else ""


def list_numbers(numbers: Sequence[int], last: str = "or") -> str:
    """Return numbers as a sentence lists them: `2, 5 or 9`."""
    *first, end = map(str, numbers)
    if not first:
        return end
    return f"{', '.join(first)} {last} {end}"


def _format_sum(fixes: Fixes) -> str:
    counts: Mapping[Outcome, int] = {each: fixes.count(each) for each in Outcome}
    parts = [f"{count} {outcome.value}" for outcome, count in counts.items() if count]
    total = format_count(len(fixes.anchors), "citation")
    what = f"{fixes.content} needs no change"
    has_moves = counts[Outcome.MOVED] or any(
        not each.why_not for each in fixes.renewals
    )
    if has_moves:
        what = f"{fixes.content} was written"
    if has_moves and fixes.is_dry:
        what = f"{fixes.content} would be written (--dry-run)"
    elif not has_moves and (counts[Outcome.AMBIGUOUS] or counts[Outcome.GONE]):
        what = f"nothing in {fixes.content} was changed"
    listed = f": {', '.join(parts)}" if parts else ""
    return f"{total}{listed}; {what}"
