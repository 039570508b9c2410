"""Files that are whole -> in their places, all or none; and what this process did to folders.

The latter is here, apart from what writes: whoever ends the process is to tell of it, and most
commands load what writes only when there is something to write.
"""

from __future__ import annotations

from pathlib import Path


class Doings:
    """What this process has done to folders, for whoever is to tell the truth about it.

    Attributes:
        placed: the files that were put into place, as they were named.
        mended: what was mended, or could not be, a sentence each.
    """

    def __init__(self) -> None:
        self.placed: list[Path] = []
        self.mended: list[str] = []

    def forget(self) -> None:
        """Begin anew, as a command does when it begins."""
        self.placed.clear()
        self.mended.clear()


DOINGS = Doings()
