"""Files, as bytes by name -> the associated files of a PDF (ISO 19005-3, 6.8).

How they are embedded is ISO 32000-1, 7.11.4.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFText,
    PDFZCompress,
)

from reporting.pdf.xmp import format_pdf_date
from reporting.record import Record

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
    document: Any,
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
    files: dict[str, PDFObjectReference] = {}
    for file in attachments:
        if file.name in files:
            raise ValueError("two attachments have one name")
        specification = _make_specification(document, file, date)
        files[file.name] = document.Reference(specification)
    keys: list[tuple[bytes, PDFObjectReference]] = []
    for name, reference in files.items():
        key = PDFString(name).format(document)
        keys.append((key, reference))
    names: list[bytes | PDFObjectReference] = []
    for key, reference in sorted(keys):
        names += (key, reference)
    embedded = PDFDictionary({"Names": PDFArray(names)})
    document.catalog["AF"] = PDFArray(list(files.values()))
    document.catalog["Names"] = PDFDictionary({"EmbeddedFiles": embedded})


def _make_specification(
    document: Any,
    file: Attachment,
    date: dt.datetime,
) -> PDFDictionary:
    """Return a file specification (ISO 32000-1, table 44), its stream embedded (table 45).

    It has both `F` and `UF` (ISO 19005-3, 6.8).
    """
    digest = hashlib.md5(file.data, usedforsecurity=False).digest()
    changed = format_pdf_date(date)
    parameters = {
        "Size": len(file.data),
        "ModDate": PDFString(changed),
        "CheckSum": PDFText(digest, enc="raw"),
    }
    mime = file.mime.replace("/", "#2F")
    keys = {
        "Type": "/EmbeddedFile",
        "Subtype": f"/{mime}",  # PDFName would escape the `#` as well
        "Params": PDFDictionary(parameters),
    }
    # PDFium takes a compressed stream that unpacks to nothing for one that is not compressed.
    filters = [PDFZCompress] if file.data else []
    embedded = PDFStream(PDFDictionary(keys), file.data, filters)
    stream = document.Reference(embedded)
    return PDFDictionary(
        {
            "Type": "/Filespec",
            "F": PDFString(file.name),
            "UF": PDFString(file.name),
            "Desc": PDFString(file.description),
            "AFRelationship": f"/{file.relationship}",
            "EF": PDFDictionary({"F": stream, "UF": stream}),
        }
    )
