"""A running preview -> where it is, for the same user's programs: an editor points to a line.

A running preview leaves a note in the user's state folder, which only they can read: for each
content the port and the token. Who finds none, or one that nobody answers to, is told so.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from reporting.evidence.sources.copy_cache import find_user_folder, write_whole
from reporting.reading.disk import read_unnoted
from reporting.record import Record

HOST = "127.0.0.1"
PORT = 4650
"""At which a preview is asked, unless another is there already."""
_FOLDER = "previews"
_PRIVATE = 0o700
_NAME_BYTES = 16
_MOST = 2_000
"""Bytes of a note."""
_SECONDS = 3.0
"""For which an answer is waited."""


class Address(Record, frozen=True):
    """Where a preview is.

    Args:
        port: of loopback.
        token: that opens it.
    """

    port: int
    token: str

    @property
    def url(self) -> str:
        """What a browser opens."""
        return f"http://{HOST}:{self.port}/?token={self.token}"


def find_note(content: Path) -> Path | None:
    """Return where the note of a content is; None where nobody is at home."""
    named = str(content.resolve()).encode("utf-8", "surrogateescape")
    name = blake2b(named, digest_size=_NAME_BYTES).hexdigest()
    with suppress(RuntimeError):
        return find_user_folder("state") / _FOLDER / f"{name}.json"
    return None


@contextmanager
def leave_note(content: Path, address: Address) -> Iterator[None]:
    """Let the user's own programs find a preview while it runs; without it none does."""
    path = find_note(content)
    if path:
        with suppress(OSError):
            path.parent.mkdir(_PRIVATE, parents=True, exist_ok=True)
            note = json.dumps({"port": address.port, "token": address.token})
            write_whole(path, note.encode())
    try:
        yield
    finally:
        if path and read_note(content) == address:
            with suppress(OSError):
                path.unlink()


def read_note(content: Path) -> Address | None:
    """Return where the preview of a content is, or was; None where none has left a note."""
    path = find_note(content)
    if path is None:
        return None
    try:
        written: Any = json.loads(read_unnoted(path, _MOST))
        port, token = written["port"], written["token"]
        return Address(int(port), str(token))
    except (ValueError, KeyError, TypeError):
        return None


def point_to(content: Path, line: int) -> bool:
    """Let the windows of a running preview show what a line makes; return whether one runs.

    Args:
        content: that it shows.
        line: of the content, from 1.
    """
    address = read_note(content)
    if address is None:
        return False
    query = urlencode({"line": line, "token": address.token})
    connection = http.client.HTTPConnection(HOST, address.port, timeout=_SECONDS)
    with closing(connection):
        try:
            connection.request("POST", f"/goto?{query}")
            return connection.getresponse().status == http.client.NO_CONTENT
        except (OSError, http.client.HTTPException):
            return False
