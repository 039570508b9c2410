"""The bytes of a PDF, whoever wrote it -> the files it carries, by name (ISO 32000-1, 7.11.4).

Independent of the rest of this room: here a library reads, since what it is given may be
anything.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

_SHOWN = 100
"""Characters of a message that are repeated."""


def read_embedded_files(data: bytes) -> dict[str, bytes]:
    """Return the files embedded in a PDF, in the order of its name tree.

    Args:
        data: the whole PDF.

    Returns:
        bytes by name; the names are whatever the PDF says, so they may lead anywhere.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name: `is not …`.
    """
    from pypdf import PdfReader  # noqa: PLC0415  (read by whoever extracts, and by nobody else)

    if not data.lstrip().startswith(b"%PDF-"):
        raise ValueError("is not a PDF file")
    with _quiet():
        try:
            reader = PdfReader(io.BytesIO(data))
            found = [(file.name, file.content) for file in reader.attachment_list]
        except Exception as error:  # noqa: BLE001  (a parser may raise anything over broken bytes)
            raise ValueError(f"is a broken PDF file ({_printable(error)})") from None
    if len(dict(found)) < len(found):
        raise ValueError("carries two files of one name")
    return dict(found)


def _printable(error: Exception) -> str:
    """Return what went wrong; the words may repeat whatever the file says, terminal controls included."""
    words = str(error)[:_SHOWN] or type(error).__name__
    return "".join(character if character.isprintable() else "?" for character in words)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library from writing its doubts to standard error."""
    logger = logging.getLogger("pypdf")
    before, logger.propagate = logger.propagate, False
    logger.addHandler(
        silent := logging.NullHandler()
    )  # without one, Python would print warnings itself
    try:
        yield
    finally:
        logger.propagate = before
        logger.removeHandler(silent)
