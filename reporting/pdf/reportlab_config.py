"""ReportLab's process-wide settings -> those that a file is written with, for as long as it is.

What would change a byte is pinned here and put back afterwards, so that other users of
ReportLab in the process keep their own settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab import rl_config

_SETTINGS = {
    "invariant": 1,
    "pdfComments": 0,
    "pdfMultiLine": 0,
}


@contextmanager
def pin_settings() -> Iterator[None]:
    """Pin the settings while objects are written."""
    before = {name: getattr(rl_config, name) for name in _SETTINGS}
    vars(rl_config).update(_SETTINGS)
    try:
        yield
    finally:
        vars(rl_config).update(before)
