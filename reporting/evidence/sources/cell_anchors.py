"""Cells that are cited by their addresses, and the copies as they are -> where each is now.

A cell is known again by its terms, where one cell of the whole table bears them all. Of a
number of a digit or two that may be chance, unless words of its heads stand beside it. A cell
that is cited by its heads needs no new place: it is where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reporting.content.cited_cells import CellAddress
from reporting.content.parsed import ParsedContent
from reporting.evidence.report.citing import Anchor, Outcome
from reporting.evidence.report.model import Verdict
from reporting.evidence.sources.cell_verdicts import CellJudge
from reporting.evidence.sources.local_sources import LocalSource

_TELLING = 3
"""Digits from which on a number hardly stands in a table twice by chance."""


def find_cell_anchors(
    parsed: ParsedContent, copies: Mapping[str, LocalSource]
) -> Iterator[Anchor]:
    """Yield each cited cell whose terms stand in another cell of a changed copy.

    Args:
        parsed: the content, sound.
        copies: the local copies by the ids of their sources.
    """
    judges: dict[str, CellJudge] = {}
    for piece, claim in parsed.claims:
        for index, cite in enumerate(claim.cites):
            copy = copies[cite.source]
            if not isinstance(cite.cell, CellAddress) or not copy.state.changed:
                continue
            if cite.source not in judges:
                tongue = parsed.catalogues.name(copy.language)
                judges[cite.source] = CellJudge(copy, tongue)
            judge = judges[cite.source]
            if judge.judge(cite).verdict is not Verdict.ELSEWHERE:
                continue
            cells = judge.list_bearing(cite.evidence)
            is_sure = len(cells) == 1 and is_telling(cite.evidence)
            line, _ = parsed.find_position(piece, ("cites", index, "cell"))
            yield Anchor(
                claim.id,
                index,
                cite.source,
                line,
                0,
                Outcome.MOVED if is_sure else Outcome.AMBIGUOUS,
                cell=cite.cell.text,
                cells=cells,
            )


def is_telling(terms: Iterable[str]) -> bool:
    """Whether terms hold a word, or a number that is long enough to be no chance."""
    for term in terms:
        digits = re.sub(r"\D", "", term).strip("0")
        if not digits or len(digits) >= _TELLING:
            return True
    return False
