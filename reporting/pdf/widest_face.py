"""A face and others that may be shown in its place -> how wide words are in the widest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reporting.patterns import compile_pattern
from reporting.pdf.face import EM, Face, find_face, is_known, keep_face

_JOINED = (
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
"""Letters that are wider or narrower beside each other: Arabic, and the scripts of India."""

_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"


class _OtherAdvances(dict[str, float]):
    """Widths by character in another font, in thousandths; a letter it lacks is as before.

    Args:
        known: width of a character at size 1, or None where the font has no such character.
        lacking: widths of the font that it stands in for, in thousandths.
        share: of its widths that count.
    """

    def __init__(
        self,
        known: Callable[[str], float | None],
        lacking: Mapping[str, float],
        share: float,
    ) -> None:
        super().__init__()
        self._known = known
        self._lacking = lacking
        self._scale = EM * share

    def __missing__(self, char: str) -> float:
        width = self._known(char)
        found = self._lacking[char] if width is None else width * self._scale
        self[char] = found
        return found


class WidestFace(Face):
    """A face in whose place another may be shown: its words are as wide as in the widest.

    Words of scripts whose letters join are measured as they are shaped.

    Args:
        face: the one that is wanted.
        key: its name.
        others: of each other face the width of a character at size 1; None where it has none.
        share: of the widths of the others that counts.
    """

    def __init__(
        self,
        face: Face,
        key: str,
        others: Iterable[Callable[[str], float | None]],
        share: float,
    ) -> None:
        super().__init__(
            key, face.program, face.features, spread=face.spread, plain=face.plain
        )
        advances = []
        for other in others:
            advances.append(_OtherAdvances(other, self.program.advances, share))
        self._others = [one.__getitem__ for one in advances]

    def advance(self, text: str) -> float:
        """Return the width of text at size 1 in the widest of the faces, in points."""
        if not text.isascii() and compile_pattern(_JOINED).search(text):
            is_rtl = bool(compile_pattern(_RTL).search(text))
            return self.shape(text, is_rtl=is_rtl).width * self.spread
        own = self._unit * sum(map(self._measure, text))
        for measure in self._others:
            width = sum(map(measure, text)) / EM
            own = max(own, width)
        return own


def widen_face(
    key: str,
    name: str,
    others: Iterable[Callable[[str], float | None]],
    share: float,
) -> str:
    """Make a face known whose words are as wide as in the widest of some; return its name.

    Args:
        key: name of the face.
        name: of the new one.
        others: as `WidestFace` takes them.
        share: as `WidestFace` takes it.
    """
    if is_known(name):
        return name
    return keep_face(WidestFace(find_face(key), name, others, share))
