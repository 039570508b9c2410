"""What is in hand, told to whoever asked to hear it: a block, or a part of the content.

Nobody does unless a command may take only so long: to tell it costs next to nothing then.
"""

from __future__ import annotations

from collections.abc import Callable

HEARERS: list[Callable[[str], None]] = []
"""Are called with each place that is taken in hand, such as ``block `crop` ``."""


def tell_place(noun: str, name: str) -> None:
    """Tell what is in hand.

    Args:
        noun: what it is: `block`.
        name: of it, in the content.
    """
    for hear in HEARERS:
        hear(f"{noun} `{name}`")
