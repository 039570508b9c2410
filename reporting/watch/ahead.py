"""What is done once, after the first build and while nobody waits, for all that follow."""

from __future__ import annotations

import gc


def get_ready() -> None:
    """Load the rooms that draw, and what explains a slip: a first build may have broken off.

    Garbage is looked for no more among all that lives by then, which mostly stays.
    """
    import difflib  # noqa: F401, PLC0415  (here is where nobody waits)

    import reporting.deck.render  # noqa: PLC0415
    import reporting.dossier.render  # noqa: PLC0415
    import reporting.slides.deck  # noqa: F401, PLC0415

    gc.collect()
    gc.freeze()
