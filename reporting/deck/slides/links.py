"""Where clicks on a slide lead -> hyperlinks of DrawingML, and relations of its part."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.deck.ooxml.package import Relations
from reporting.deck.ooxml.xml import NAMESPACES, check_link, write_value

_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    f'<ahyp:hlinkClr xmlns:ahyp="{NAMESPACES["ahyp"]}" val="tx"/></a:ext></a:extLst>'
)
"""Lets a link keep the colour of its text (MS-ODRAWXML 2.26.2)."""


class SlideLinks:
    """Writes the links of one slide."""

    def __init__(
        self,
        slide: str,
        targets: Mapping[str, str],
        relations: Relations,
    ) -> None:
        """Begin with no links.

        Args:
            slide: name of the slide's part.
            targets: by anchor, the part of the slide that a link within the deck leads to.
            relations: of the slide, to which those of its links are added.
        """
        self.relations = relations
        self._slide = slide
        self._targets = targets

    def write_click(self, link: str | None, tip: str = "") -> str:
        """Write where a click leads: to another slide, to an outside address, or nowhere.

        Args:
            link: `#anchor` within the deck, or an address.
            tip: says where that is; empty for nothing.
        """
        if not link:
            return ""
        if link.startswith("#"):
            target = self._targets.get(link[1:])
            if target is None or target == self._slide:
                return ""
            relation = self.relations.add("slide", target)
            jump = "ppaction://hlinksldjump"  # ECMA-376 21.1.2.3.5
            said = f' tooltip="{write_value(tip)}"' if tip else ""
            head = f'<a:hlinkClick r:id="{relation}" action="{jump}"{said}>'
            return f"{head}{_OWN_COLOUR}</a:hlinkClick>"
        address = check_link(link)
        if address is None:
            return ""
        relation = self.relations.add("hyperlink", address, is_external=True)
        return f'<a:hlinkClick r:id="{relation}">{_OWN_COLOUR}</a:hlinkClick>'
