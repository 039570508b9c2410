"""Images, opacities and fonts that pages use -> the one dictionary of resources of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reporting.pdf.images import add_image
from reporting.pdf.syntax import format_number

if TYPE_CHECKING:
    from reporting.pdf.document import Document


class Resources:
    """What the pages of a document share beside its fonts (ISO 32000-1, 7.8.3)."""

    def __init__(self) -> None:
        self._images: dict[bytes, str] = {}
        self._opacities: dict[float, str] = {}

    def use_image(self, data: bytes) -> str:
        """Return the name of an image; equal bytes are one image."""
        name = self._images.get(data)
        if name is None:
            name = f"I{len(self._images) + 1}"
            self._images[data] = name
        return name

    def use_opacity(self, opacity: float) -> str:
        """Return the name of a graphics state with an opacity, from 0 to 1 (8.4.5)."""
        count = len(self._opacities)
        return self._opacities.setdefault(round(opacity, 3), f"G{count + 1}")

    def use(self, thing: bytes | float) -> str:
        """Return the name of an image, or of an opacity."""
        if isinstance(thing, bytes):
            return self.use_image(thing)
        return self.use_opacity(thing)

    def format(self, document: Document) -> bytes:
        """Return the dictionary, with the fonts of a document."""
        fonts: list[str] = []
        for use in document.fonts:
            fonts.append(f"/{use.name} {use.add_to(document)} 0 R")
        images: list[str] = []
        for data, name in self._images.items():
            images.append(f"/{name} {add_image(document, data)} 0 R")
        states: list[str] = []
        for opacity, name in self._opacities.items():
            states.append(f"/{name}<</Type/ExtGState/ca {format_number(opacity)}>>")
        inner = f"/Font<<{''.join(fonts)}>>/XObject<<{''.join(images)}>>"
        if states:
            inner += f"/ExtGState<<{''.join(states)}>>"
        return f"<<{inner}>>".encode("latin-1")
