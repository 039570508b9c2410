"""The bytes of a page or a part -> whether they hold more elements than are read.

A tree takes some 200 bytes for each element and each text between two, so that 20 MB of empty
elements take gigabytes. What begins an element is counted before any is made.
"""

from __future__ import annotations

from reporting.limits import find_limit, tell_excess

_LIMIT = "source-elements"


def refuse_crowded(data: bytes, noun: str, limit: str = _LIMIT) -> None:
    """Refuse markup that holds too much.

    Args:
        data: the whole of it.
        noun: what it is, as a problem says it.
        limit: the name of that of its elements.

    Raises:
        ValueError: it does; the message goes on from the file's name.
    """
    count = data.count(b"<") + data.count(b"=")
    if count > find_limit(limit):
        raise ValueError(f"is too large in its {noun}: {tell_excess(limit, count)}")
