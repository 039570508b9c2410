"""Files, as bytes by name -> the associated files of a PDF (ISO 19005-3, 6.8).

How they are embedded is ISO 32000-1, 7.11.4.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from reporting.pdf.syntax import (
    encode_string,
    format_stream,
    format_string,
    pack_text,
)
from reporting.pdf.xmp import format_pdf_date
from reporting.record import Record

if TYPE_CHECKING:
    from reporting.pdf.document import Document

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]
"""What a file is to the document that carries it (ISO 19005-3, 6.8)."""

_MIME = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")


class Attachment(Record, frozen=True):
    """A file that a PDF carries.

    Args:
        name: what it is called; may hold folders, with forward slashes.
        mime: its media type in small letters, such as `text/csv`.
        data: its bytes.
        description: what it is, for people.
        relationship: what it is to the document.

    Raises:
        ValueError: the name is empty, or the media type is none.
    """

    name: str
    mime: str
    data: bytes
    description: str
    relationship: Relationship

    def __post_init__(self) -> None:
        if not self.name or not _MIME.fullmatch(self.mime):
            raise ValueError(
                f"not a name and a media type: {self.name!r}, {self.mime!r}"
            )


def attach_files(
    document: Document,
    attachments: Sequence[Attachment],
    date: dt.datetime,
) -> None:
    """Put files into a PDF and associate them with it as a whole.

    Args:
        document: its catalog gets `AF` (ISO 19005-3, 6.8) and the name tree `EmbeddedFiles`
            (ISO 32000-1, 7.11.4.1).
        attachments: the files, in the order that readers are to list them in.
        date: when they were last changed, as far as the PDF tells.

    Raises:
        ValueError: two files have one name.
    """
    if not attachments:
        return
    files: dict[str, int] = {}
    changed = format_pdf_date(date)
    for file in attachments:
        if file.name in files:
            raise ValueError("two attachments have one name")
        stream = document.add_object(_write_embedded(file, changed))
        specification = _write_specification(file, stream)
        files[file.name] = document.add_object(specification)
    names: list[str] = []
    references: list[str] = []
    for name in sorted(files, key=encode_string):
        names.append(f"{format_string(name)}{files[name]} 0 R")
    for number in files.values():
        references.append(f"{number} 0 R")
    document.catalog["AF"] = f"[{' '.join(references)}]"
    tree = f"<</EmbeddedFiles<</Names[{' '.join(names)}]>>>>"
    document.catalog["Names"] = tree


def _write_embedded(file: Attachment, changed: str) -> bytes:
    """Return the stream of a file (ISO 32000-1, table 45)."""
    digest = hashlib.md5(file.data, usedforsecurity=False).hexdigest()
    mime = file.mime.replace("/", "#2F")
    keys = (
        f"/Type/EmbeddedFile/Subtype/{mime}/Params<</Size {len(file.data)}"
        f"/ModDate{format_string(changed)}/CheckSum<{digest.upper()}>>>"
    )
    # PDFium takes a compressed stream that unpacks to nothing for one that is not compressed.
    if not file.data:
        return format_stream(keys, b"")
    return format_stream(f"{keys}/Filter/FlateDecode", pack_text(file.data))


def _write_specification(file: Attachment, stream: int) -> bytes:
    """Return a file specification (ISO 32000-1, table 44).

    It has both `F` and `UF` (ISO 19005-3, 6.8).
    """
    name = format_string(file.name)
    text = (
        f"<</Type/Filespec/F{name}/UF{name}/Desc{format_string(file.description)}"
        f"/AFRelationship/{file.relationship}/EF<</F {stream} 0 R/UF {stream} 0 R>>>>"
    )
    return text.encode("latin-1")
