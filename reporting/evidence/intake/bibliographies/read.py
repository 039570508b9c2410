"""The bytes of a bibliography -> its entries: BibTeX, RIS or CSL-JSON."""

from __future__ import annotations

from reporting.apart import Reader, read_apart
from reporting.evidence.intake.bibliographies.model import Bibliography
from reporting.evidence.sources.paragraphs import decode_text
from reporting.limits import find_limit, tell_excess

_CURE = "is no bibliography that is read: BibTeX (.bib), RIS (.ris) or CSL-JSON (.json)"


def read_bibliography(data: bytes, name: str) -> Bibliography:
    """Return the entries of a bibliography.

    The libraries that read them join what each part of a value names, however long it becomes,
    so that they do it in a process apart.

    Args:
        data: the whole file.
        name: its name, whose ending says what it is; else its first character does.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    if len(data) > find_limit("bibliography"):
        raise ValueError(f"has {tell_excess('bibliography', len(data))}")
    text = decode_text(data)
    reader = choose_reader(text, name)
    plain = text.encode("utf-8", "replace")
    return read_apart(reader, plain, Bibliography)


def choose_reader(text: str, name: str) -> Reader:
    """Return what reads a bibliography; arguments as those of `read_bibliography`.

    Raises:
        ValueError: it is none; the message goes on from the file's name.
    """
    begin = text.lstrip("\ufeff \t\r\n")[:2]
    low = name.lower()
    if low.endswith((".bib", ".bibtex")):
        return "bibtex"
    if low.endswith((".json", ".csljson")) or begin[:1] in {"[", "{"}:
        return "csl"
    if low.endswith(".ris") or begin == "TY":
        return "ris"
    raise ValueError(_CURE)


def read_format(reader: Reader, text: str) -> Bibliography:
    """Return the entries of a bibliography: in the process apart.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    # Each format is loaded for those who use it.
    match reader:
        case "bibtex":
            from reporting.evidence.intake.bibliographies.bibtex import (  # noqa: PLC0415
                read_bibtex,
            )

            return read_bibtex(text)
        case "csl":
            from reporting.evidence.intake.bibliographies.csl import (  # noqa: PLC0415
                read_csl,
            )

            return read_csl(text)
        case _:
            from reporting.evidence.intake.bibliographies.ris import (  # noqa: PLC0415
                read_ris,
            )

            return read_ris(text)
