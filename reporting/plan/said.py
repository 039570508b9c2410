"""What an output says, text by text, with what is known of each stretch of it.

Both layouts tell it in these values: the dossier of a printed page, the deck of a slide. Words
and places are settled by then, so that the written files can be held against it.
"""

from __future__ import annotations

from reporting.plan.words import Evidence
from reporting.reading.origin import Origin
from reporting.record import Record


class SaidRun(Record, frozen=True):
    """A stretch of one look.

    Args:
        text: as it is printed.
        origin: where it was written, if that is known of it alone.
        mark: number of a claim, if this is its source mark.
        link: where it leads: `#claim-growth`; empty for nowhere.
    """

    text: str
    origin: Origin | None = None
    mark: int = 0
    link: str = ""


class SaidText(Record, frozen=True):
    """A paragraph, a cell or a label, or as much of it as stands on one page.

    Args:
        runs: in the order of reading.
        role: what it is to the reader: `text` where nothing more is known.
        origin: where all of it was written, or the nearest around it that is.
        evidence: of the claim whose note it is.
        part: of the back matter in which it stands: `part-claims`; empty in the body.
    """

    runs: tuple[SaidRun, ...]
    role: str = "text"
    origin: Origin | None = None
    evidence: Evidence | None = None
    part: str = ""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join([run.text for run in self.runs])
