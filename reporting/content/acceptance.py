"""What a curator writes to accept a warning: its code, and why it is let be."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from reporting.errors import RefusedError
from reporting.reading.model import Model
from reporting.reading.rules import STRIPPED, Length, Passes


def check_warning_code(code: str) -> None:
    """Refuse what is no code of a warning."""
    from reporting.codes import load_codes  # noqa: PLC0415  (few contents accept any)

    known = load_codes()
    if code in known and code.startswith("W"):
        return
    if code in known:
        message = f"`{code}` is an error: only warnings can be accepted"
        raise RefusedError(message, "mend what it tells", "E262")
    hint = "the code of a warning stands in brackets at the end of its first line"
    if code.upper() in known:
        hint = f"did you mean `{code.upper()}`?"
    raise RefusedError(f"there is no warning `{code}`", hint, "E263")


Reason = Annotated[str, STRIPPED, Length(1, 300)]
"""Why something is let be."""


class Acceptance(Model, frozen=True, kw_only=True):
    """A warning that is let be where it stands, and in all that is within it."""

    noun: ClassVar[str] = "an accepted warning"
    refuses_words: ClassVar[bool] = True

    @classmethod
    def read_words(cls, words: str) -> Self | None:
        """Refuse a code alone.

        Raises:
            RefusedError: always; the hint says what goes with it.
        """
        message = f"`{words[:60]}` has no reason"
        hint = f"write `{{warning: {words[:60]}, why: …}}`"
        raise RefusedError(message, hint, "E202")

    warning: Annotated[str, STRIPPED, Passes(check_warning_code, r"W\d{3}")]
    """The code of the warning, such as W510."""
    why: Reason
    """Why it is let be, for whoever reads the content next."""
