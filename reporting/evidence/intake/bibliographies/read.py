"""The bytes of a bibliography -> its entries: BibTeX, RIS or CSL-JSON."""

from __future__ import annotations

from reporting.evidence.intake.bibliographies.model import Bibliography
from reporting.evidence.sources.paragraphs import decode_text

_CURE = "is no bibliography that is read: BibTeX (.bib), RIS (.ris) or CSL-JSON (.json)"


def read_bibliography(data: bytes, name: str) -> Bibliography:
    """Return the entries of a bibliography.

    Args:
        data: the whole file.
        name: its name, whose ending says what it is; else its first character does.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    text = decode_text(data)
    begin = text.lstrip("\ufeff \t\r\n")[:2]
    low = name.lower()
    # Each format is loaded for those who use it.
    if low.endswith((".bib", ".bibtex")):
        from reporting.evidence.intake.bibliographies.bibtex import (  # noqa: PLC0415
            read_bibtex,
        )

        return read_bibtex(text)
    if low.endswith((".json", ".csljson")) or begin[:1] in {"[", "{"}:
        from reporting.evidence.intake.bibliographies.csl import (  # noqa: PLC0415
            read_csl,
        )

        return read_csl(text)
    if low.endswith(".ris") or begin == "TY":
        from reporting.evidence.intake.bibliographies.ris import (  # noqa: PLC0415
            read_ris,
        )

        return read_ris(text)
    raise ValueError(_CURE)
