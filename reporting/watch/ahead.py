"""Loads what a build may come to need, while nobody waits for it."""

from __future__ import annotations


def load_rooms() -> None:
    """Load the rooms that draw, and what explains a slip: a first build may have broken off."""
    import difflib  # noqa: F401, PLC0415  (here is where nobody waits)

    import reporting.deck.render  # noqa: PLC0415
    import reporting.dossier.render  # noqa: PLC0415
    import reporting.slides.deck  # noqa: F401, PLC0415
