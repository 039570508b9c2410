r"""What an entry says of its files -> the files it names, and which of them may be taken.

    JabRef, Mendeley   `:folder/a.pdf:PDF`, several with `;` between them
    Zotero             `Full text:files/12/a.pdf:application/pdf`
    RIS                `file:///home/me/a.pdf`, `internal-pdf://a.pdf`

Names escape a colon as `\:`. A file counts if it lies below the folder of the bibliography, or
below another that is given: a bibliography may come from anywhere, and names whatever it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

_SEVERAL = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\([:;\\_%&#])")
_DRIVE = re.compile(r"[A-Za-z]\Z")
_SCHEMES = ("file://localhost/", "file:///", "file:", "internal-pdf://")
_LENGTH = 4000


def split_attachments(words: str) -> Iterator[str]:
    """Yield the files that a `file` field of BibTeX names."""
    for piece in _SEVERAL.split(words):
        name = choose_part(piece.strip())
        if name:
            yield plain_name(name)


def choose_part(piece: str) -> str:
    """Return the file in one piece of the field: `description:file:type`, or the file alone."""
    parts = re.split(r"(?<!\\):", piece)
    parts = join_drives(parts)
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:  # noqa: PLR2004  (a file and its type, or a description before it)
        return parts[1] if not parts[0] else parts[0]
    return parts[1]


def join_drives(parts: Sequence[str]) -> list[str]:
    r"""Return pieces between colons, with the drive of Windows (`C:\a.pdf`) left whole."""
    joined: list[str] = []
    for part in parts:
        is_path = part.startswith(("/", "\\"))
        if joined and is_path and _DRIVE.match(joined[-1]):
            joined[-1] = f"{joined[-1]}:{part}"
        else:
            joined.append(part)
    return joined


def plain_name(name: str) -> str:
    """Return the name of a file without what escapes its characters."""
    plain = _ESCAPED.sub(r"\1", name.strip())
    for scheme in _SCHEMES:
        if plain.lower().startswith(scheme):
            rest = unquote(plain[len(scheme) :])
            return f"/{rest.lstrip('/')}" if scheme.startswith("file:/") else rest
    return plain


def find_attachment(name: str, folders: Sequence[Path]) -> tuple[Path | None, str]:
    """Return the file that an entry names, or why it is not taken.

    Args:
        name: as the entry gives it.
        folders: below one of which it must lie; relative names are looked for in each.
    """
    shown = f"`{name[-80:]}`"
    if "\0" in name or len(name) > _LENGTH:
        return None, "its attachment has a name that is none"
    is_there = False
    for folder in folders:
        path = folder / name.replace("\\", "/")
        try:
            whole = path.resolve()
            exists = whole.is_file()
        except (OSError, RuntimeError, ValueError):
            continue
        is_there = is_there or exists
        if exists and whole.is_relative_to(folder.resolve()):
            return whole, ""
    if is_there:
        return (
            None,
            f"its attachment {shown} lies elsewhere: give its folder with --files",
        )
    return None, f"its attachment {shown} is not there"
