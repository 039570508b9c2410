"""Faces that a document shows, page by page -> its fonts, in the order of their first use."""

from __future__ import annotations

from typing import Any

from reporting.pdf.embedding import FontUse
from reporting.pdf.face import FontProgram, find_face
from reporting.pdf.font_state import NOTHING_SHOWN, Assigned, FontState


class FontUses:
    """The fonts of one document, in the order in which they are first used.

    Attributes:
        state: what was used before the page at hand.
    """

    def __init__(self) -> None:
        self.state = NOTHING_SHOWN
        self._by_face: dict[str, FontUse] = {}
        self._by_program: dict[FontProgram, FontUse] = {}
        self._log: list[Assigned] = []
        self._behind: list[FontState] = []

    def use(self, face: str) -> FontUse:
        """Return what the document shows of a face.

        Args:
            face: its key.
        """
        found = self._by_face.get(face)
        if found is None:
            program = find_face(face).program
            found = self._by_program.get(program)
            if found is None:
                self._log.append(Assigned(program))
                found = self._begin(program)
            self._by_face[face] = found
        return found

    def _begin(self, program: FontProgram) -> FontUse:
        number = len(self._by_program) + 1
        found = FontUse(program, f"F{number}", self._log)
        self._by_program[program] = found
        return found

    # -- page by page

    def settle(self) -> FontState:
        """Return what was used up to the end of a page, by which the next one is painted."""
        if self._log:
            self.state = self.state.follow(self._log)
            self._log.clear()
        return self.state

    def skip(self, state: FontState) -> None:
        """Go on behind a page that is not painted again, to what was used up to its end."""
        if state is not self.state:
            state.keep()
            self.state = state
            self._behind.append(state)

    def catch_up(self) -> None:
        """Take in what was used on the pages that were not painted again."""
        for state in self._behind:
            for assigned in state.assigned:
                if assigned.is_font:
                    self._begin(assigned.program)
                else:
                    self._by_program[assigned.program].take(assigned)
        self._behind.clear()

    def may_keep(self) -> bool:
        """Whether nothing was used since the last page whose order counts."""
        return not any(one.is_font or one.is_spare for one in self._log)

    def begin_again(self) -> None:
        """Forget what was used since the last page; what was made of fonts is of no use."""
        self._log.clear()
        self._by_face.clear()
        self._by_program.clear()
        self._behind = self.state.list_all()
        self.catch_up()

    def __iter__(self) -> Any:
        """Yield what is shown of each font."""
        self.catch_up()
        return iter(self._by_program.values())
