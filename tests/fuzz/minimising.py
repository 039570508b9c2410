"""An input that finds something -> the least of it that still finds the same."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.model import Files, HungError, Target, describe, try_input
from tests.fuzz.running import guard_process, limit_time

_TOKEN = re.compile(rb"[\w.]+|\s+|[^\w\s]")
_MANY = 4000
"""Parts of a file above which it is not cut finer."""


def name_finding(target: Target, files: Files, folder: Path) -> str:
    """Return what an input finds, by what it is known by; nothing if it finds nothing."""
    try:
        with limit_time():
            try_input(target, files, folder)
    except (Exception, HungError) as error:  # noqa: BLE001  (whatever it is, it is a finding)
        return describe(error)
    return ""


def minimise(target: Target, files: Files) -> Files:
    """Return an input with as little in each of its files as still finds the same."""
    guard_process()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-least-"))
    if target.prepare:
        target.prepare(folder)
    return minimise_by(files, lambda tried: name_finding(target, tried, folder))


def minimise_by(files: Files, find: Callable[[Files], str]) -> Files:
    """Return the least of some files of which the same is found.

    Args:
        files: of which something is found.
        find: says what, in some words; nothing if nothing is.
    """
    wanted = find(files)
    for name in files:
        for split in (split_lines, split_tokens, split_characters):
            parts = split(files[name])
            if wanted and len(parts) <= _MANY:
                whole = dict(files)

                def holds(
                    some: list[bytes], name: str = name, whole: Files = whole
                ) -> bool:
                    return find({**whole, name: b"".join(some)}) == wanted

                files = {**files, name: b"".join(reduce_parts(parts, holds))}
    return files


def split_lines(data: bytes) -> list[bytes]:
    """Return the lines of a file."""
    return data.splitlines(keepends=True)


def split_tokens(data: bytes) -> list[bytes]:
    """Return the words of a file, and what stands between them."""
    return _TOKEN.findall(data)


def split_characters(data: bytes) -> list[bytes]:
    """Return the characters of a file if it is text, else its bytes."""
    try:
        return [character.encode() for character in data.decode()]
    except UnicodeDecodeError:
        return [bytes([byte]) for byte in data]


def reduce_parts(
    parts: list[bytes], holds: Callable[[list[bytes]], bool]
) -> list[bytes]:
    """Return as few of some parts as will do: halves first, then ever smaller stretches.

    Args:
        parts: of a file.
        holds: whether some of them still find the same.
    """
    size = len(parts) // 2
    while size:
        at = 0
        while at < len(parts):
            tried = parts[:at] + parts[at + size :]
            if holds(tried):
                parts = tried
            else:
                at += size
        size //= 2
    return parts
