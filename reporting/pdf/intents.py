"""What device colours of a file mean -> its output intents (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from reporting.assets import find_asset
from reporting.pdf.syntax import format_packed

if TYPE_CHECKING:
    from reporting.pdf.document import Document

CUSTOM = "Custom"
"""The name of a printing condition that no registry keeps (ISO 32000-1, table 365)."""
_ARCHIVE, _PRESS = "/GTS_PDFA1", "/GTS_PDFX"
_REGISTRY = "http://www.color.org"
"""Where names of printing conditions are kept."""


def set_intents(document: Document) -> None:
    """Say what device colours mean (ISO 19005-3, 6.2.3): sRGB, or the inks of a press.

    For a press the same profile is the intent of PDF/X-4 too (ISO 15930-7).

    Args:
        document: takes in the profile and the intents.
    """
    separation = document.separation
    kinds = [_ARCHIVE]
    if separation:
        condition = separation.condition
        data, channels = condition.profile, 4
        name, about = condition.name, condition.about
        if document.is_exchanged:
            kinds.append(_PRESS)
    else:
        data, channels = find_asset("srgb.icc").read_bytes(), 3
        name, about = "sRGB", "sRGB IEC61966-2.1"
    stream = format_packed(f"/N {channels}", data)
    profile = f"{document.add_object(stream)} 0 R"
    intents: list[PDFDictionary] = []
    for kind in kinds:
        entries: dict[str, Any] = {
            "Type": "/OutputIntent",
            "S": kind,
            "OutputConditionIdentifier": PDFString(name),
            "Info": PDFString(about),
            "DestOutputProfile": profile,
        }
        if kind == _PRESS and name != CUSTOM:
            entries["RegistryName"] = PDFString(_REGISTRY)
        intents.append(PDFDictionary(entries))
    document.catalog["OutputIntents"] = PDFArray(intents)
