"""Where clicks on a slide lead -> hyperlinks of DrawingML, and relations of its part.

Each says where it leads, to whoever points at it and to whoever has it read out. A relation to
another slide is to its id: what its part is called is settled when all slides are written.
"""

from __future__ import annotations

from collections.abc import Mapping

from reporting.cleaning import clean_link, encode_link
from reporting.deck.ooxml.package import Relations
from reporting.deck.ooxml.xml import NAMESPACES, write_value

_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    f'<ahyp:hlinkClr xmlns:ahyp="{NAMESPACES["ahyp"]}" val="tx"/></a:ext></a:extLst>'
)
"""Lets a link keep the colour of its text (MS-ODRAWXML 2.26.2)."""

_MOST = 255
"""Characters of a tip that PowerPoint shows."""


class SlideLinks:
    """Writes the links of one slide."""

    def __init__(
        self,
        slide: str,
        targets: Mapping[str, str],
        tips: Mapping[str, str],
        relations: Relations,
    ) -> None:
        """Begin with no links.

        Args:
            slide: id of the slide.
            targets: by anchor, the id of the slide that a link within the deck leads to.
            tips: by anchor, where such a link leads, in words.
            relations: of the slide, to which those of its links are added.
        """
        self.relations = relations
        self._slide = slide
        self._targets = targets
        self._tips = tips
        self.answers: dict[str, tuple[str, str]] = {}
        """Where the links lead that were asked for: a slide, and that in words."""

    def write_click(self, link: str | None) -> str:
        """Write where a click leads: to another slide, to an outside address, or nowhere.

        Args:
            link: `#anchor` within the deck, or an address.
        """
        if not link:
            return ""
        if link.startswith("#"):
            target, words = self.find(link[1:])
            if not target:
                return ""
            relation = self.relations.add("slide", target)
            jump = "ppaction://hlinksldjump"  # ECMA-376 21.1.2.3.5
            tip = write_tip(words)
            head = f'<a:hlinkClick r:id="{relation}" action="{jump}"{tip}>'
            return f"{head}{_OWN_COLOUR}</a:hlinkClick>"
        address = clean_link(link)
        if not address:
            return ""
        relation = self.relations.add(
            "hyperlink", encode_link(address), is_external=True
        )
        tip = write_tip(link.removeprefix("mailto:"))
        return f'<a:hlinkClick r:id="{relation}"{tip}>{_OWN_COLOUR}</a:hlinkClick>'

    def find(self, anchor: str) -> tuple[str, str]:
        """Return to which other slide an anchor leads, if to any, and that in words."""
        answer = ("", "")
        target = self._targets.get(anchor)
        if target is not None and target != self._slide:
            answer = (target, self._tips.get(anchor, ""))
        self.answers[anchor] = answer
        return answer


def write_tip(words: str) -> str:
    """Write what is said of a link (ECMA-376 21.1.2.3.5), if anything is."""
    if not words:
        return ""
    if len(words) > _MOST:
        words = f"{words[: _MOST - 1].rstrip()}…"
    return f' tooltip="{write_value(words)}"'
