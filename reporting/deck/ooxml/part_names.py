"""Kinds of parts -> names that no part of the package has yet."""

from __future__ import annotations

from collections.abc import Collection


class PartNames:
    """Numbers parts, each kind from 1, past the names that a template has taken."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        self._taken = {name.lower() for name in taken}
        self._last: dict[str, int] = {}

    def make_name(
        self,
        stem: str,
        ending: str = "xml",
    ) -> str:
        """Return the next name of a kind, such as `ppt/slides/slide1.xml`."""
        while True:
            number = self._last.get(stem, 0) + 1
            self._last[stem] = number
            name = f"{stem}{number}.{ending}"
            if name.lower() not in self._taken:
                return name

    def make_single_name(self, stem: str) -> str:
        """Return the name of the one part of a kind, with a number only where it is taken."""
        name = f"{stem}.xml"
        if name.lower() in self._taken:
            return self.make_name(stem)
        return name
