"""A plan of slides -> what the file says of its size: counts, titles, the program that made it.

Windows and SharePoint show it without opening the presentation, and PowerPoint writes it into
every file (ECMA-376 part 1, 22.2).
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.deck.ooxml.package import OFFICE_TYPE, Part
from reporting.deck.ooxml.xml import element, root_element
from reporting.scene import Scene

APP_PROPERTIES = "docProps/app.xml"
APP_RELATION = "extended-properties"

_TYPE = f"{OFFICE_TYPE}.extended-properties+xml"
_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_PROGRAM = "make-report"
_FORMATS = {"16:9": "Widescreen", "4:3": "On-screen Show (4:3)"}
"""What PowerPoint calls a slide's ratio, where it has a word."""


def make_app_properties(scenes: Sequence[Scene], ratio: str) -> Part:
    """Return the properties of a presentation.

    Args:
        scenes: its slides.
        ratio: of their width to their height, such as `16:9`; empty for a template's own.
    """
    titles = [element("vt:lpstr", text=scene.title) for scene in scenes]
    count = element("vt:i4", text=str(len(titles)))
    pairs = element(
        "vt:vector",
        element("vt:variant", element("vt:lpstr", text="Slide Titles")),
        element("vt:variant", count),
        size=2,
        baseType="variant",
    )
    listed = element(
        "vt:vector",
        *titles,
        size=len(titles),
        baseType="lpstr",
    )
    hidden = [scene for scene in scenes if scene.is_hidden]
    format_ = _FORMATS.get(ratio, "Custom")
    xml = root_element(
        "Properties",
        element("Application", text=_PROGRAM),
        element("PresentationFormat", text=format_),
        element("Slides", text=str(len(scenes))),
        element("Notes", text=str(len(scenes))),
        element("HiddenSlides", text=str(len(hidden))),
        element("HeadingPairs", pairs),
        element("TitlesOfParts", listed),
        prefixes="vt",
        xmlns=_SPACE,
    )
    return Part(APP_PROPERTIES, _TYPE, xml.encode())
