"""A placeholder and what it inherits from -> how its text is framed: insets, anchor, turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.deck.ooxml.parsing import Element, make_path
from reporting.design.rect import Rect
from reporting.design.units import Length

_INSETS: Mapping[str, int] = {
    "lIns": 91_440,
    "tIns": 45_720,
    "rIns": 91_440,
    "bIns": 45_720,
}
"""What PowerPoint keeps free within a text box where nothing is said (ECMA-376 21.1.2.1.1)."""

_FRAME = make_path("p:spPr/a:xfrm")
_BODY = make_path("p:txBody/a:bodyPr")
_MOST = 2**31


class FrameReader:
    """Reads how a placeholder and what it inherits from frame their text."""

    def __init__(self, chain: Sequence[Element]) -> None:
        self._chain = chain
        bodies = [shape.find(_BODY) for shape in chain]
        self._bodies = [body for body in bodies if body is not None]

    def find(
        self,
        name: str,
        usual: str,
    ) -> str:
        """Return an attribute of the nearest text body that says it."""
        for body in self._bodies:
            if value := body.get(name):
                return value
        return usual

    def take_insets(self, rect: Rect) -> Rect:
        """Return a rectangle without the insets of its text."""
        sides = []
        for name, usual in _INSETS.items():
            side = Length(parse_whole(self.find(name, ""), usual))
            sides.append(side)
        left, top, right, bottom = sides
        return Rect(
            rect.left + left,
            rect.top + top,
            rect.width - left - right,
            rect.height - top - bottom,
        )

    @property
    def is_upright(self) -> bool:
        """Whether nothing turns the placeholder or its text."""
        for shape in self._chain:
            frame = shape.find(_FRAME)
            if frame is None:
                continue
            if frame.get("rot", "0") != "0":
                return False
            break  # the nearest says where it stands, and how it is turned
        is_horizontal = self.find("vert", "horz") == "horz"
        return is_horizontal and self.find("rot", "0") == "0"


def parse_whole(text: str, usual: int) -> int:
    """Return a whole number that is written, within what an attribute may hold."""
    try:
        return min(max(int(text), 0), _MOST)
    except ValueError:
        return usual
