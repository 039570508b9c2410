"""The standards that a file keeps to -> what they want otherwise than others do.

Two families are written. PDF/UA-1 with PDF/A-3a is a PDF 1.7 file that readers of the last
decade know. PDF/UA-2 with PDF/A-4 is a PDF 2.0 file: its structure names its namespace, its
links lead to elements, and its notes and their marks know of each other. Whatever differs is
a trait here, and is asked for where it matters; nothing else tells the two apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from reporting.record import Record

ConformanceName = Literal["ua1", "ua2"]

_PDF_2 = "http://iso.org/pdf2/ssn"
"""The structure namespace of PDF 2.0 (ISO 32000-2, 14.8.6.2)."""
_WELL_TAGGED = "http://pdfa.org/declarations/wtpdf"
"""Well-Tagged PDF 1.0, whose rules PDF/UA-2 shares (WTPDF 6.1)."""
_OLDER_TYPES = """
    Art BibEntry BlockQuote Code Index Note Private Quote Reference TOC TOCI
""".split()  # noqa: SIM905  (as the standard lists them)
"""Structure types that only the namespace of PDF 1.7 has (14.8.6.1)."""


class Conformance(Record, frozen=True, eq=False, kw_only=True):
    """What two standards, one of access and one of archives, want of a file.

    Args:
        name: by which it is asked for.
        version: of PDF, as the file's first line gives it.
        claims: properties of the XMP packet by which the file says what it keeps to.
        carrying: those that are said otherwise where the file carries others.
        declares: addresses of what else it declares to keep to.
        has_info: whether there is an information dictionary beside the packet.
        explains: whether the packet describes the schema that archives do not know.
        types: the structure type that is written for another; an element of no type is
            none, and what it holds belongs to its parent.
        namespace: of the structure types; empty where there is only one.
        older: types that stand outside of that namespace, in the one of PDF 1.7.
        relates: whether destinations are elements, and elements refer to each other.
        says_once: whether a link says no other words than its element (8.9.4.2).
        labelled: `ListNumbering` of a list that nothing numbers and whose items have labels.
    """

    name: ConformanceName
    version: str
    claims: Mapping[str, str]
    carrying: Mapping[str, str]
    has_info: bool
    explains: bool
    types: Mapping[str, str]
    declares: tuple[str, ...] = ()
    namespace: str = ""
    older: frozenset[str] = frozenset()
    relates: bool = False
    says_once: bool = False
    labelled: str = "None"

    def list_claims(self, *, carries: bool) -> dict[str, str]:
        """Return what the packet claims.

        Args:
            carries: whether other files are embedded.
        """
        claims = dict(self.claims)
        if carries:
            claims |= self.carrying
        return claims


UA_1 = Conformance(
    name="ua1",
    version="1.7",
    claims=MappingProxyType(
        {
            "pdfaid:part": "3",
            "pdfaid:conformance": "A",
            "pdfuaid:part": "1",
        }
    ),
    carrying=MappingProxyType({}),
    has_info=True,
    explains=True,
    types=MappingProxyType({"Title": "H1", "Em": "", "Strong": ""}),
)
"""ISO 14289-1 and ISO 19005-3, level A: what every reader knows."""

UA_2 = Conformance(
    name="ua2",
    version="2.0",
    claims=MappingProxyType(
        {
            "pdfaid:part": "4",
            "pdfaid:rev": "2020",
            "pdfuaid:part": "2",
            "pdfuaid:rev": "2024",
        }
    ),
    carrying=MappingProxyType({"pdfaid:conformance": "F"}),
    declares=(f"{_WELL_TAGGED}#accessibility1.0", f"{_WELL_TAGGED}#reuse1.0"),
    has_info=False,
    explains=False,
    types=MappingProxyType({"Note": "FENote"}),
    namespace=_PDF_2,
    older=frozenset(_OLDER_TYPES),
    relates=True,
    says_once=True,
    labelled="Description",
)
"""ISO 14289-2 and ISO 19005-4: an archive that carries no files is PDF/A-4 (6.7.3), one that
does is PDF/A-4f (annex A). It has no information dictionary (6.1.3), and explains no schema."""

_CONFORMANCES: Mapping[ConformanceName, Conformance] = {"ua1": UA_1, "ua2": UA_2}
CONFORMANCE_NAMES: tuple[ConformanceName, ...] = tuple(_CONFORMANCES)
"""As they are asked for, the default first."""


def find_conformance(name: ConformanceName) -> Conformance:
    """Return the standards of a name."""
    return _CONFORMANCES[name]
