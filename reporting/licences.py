"""assets/licences/licences.toml -> what is bundled that others made, and its licence.

Only `make-report --licences` asks for it; `.ci/bill_of_materials.py` reads the same file for
the bill of materials that goes into a wheel, where nothing else is installed yet.
"""

from __future__ import annotations

import tomllib

from reporting.assets import find_asset
from reporting.record import Record

_FILE = "licences/licences.toml"


class Bundled(Record, frozen=True):
    """Something that others made and that comes along.

    Args:
        name: what it is called.
        files: patterns of its files below `assets/`.
        about: what it is, in a phrase.
        origin: the address where it came from.
        licence: an identifier of SPDX's list of licences, or a `LicenseRef-` of ours.
        text: the file below `assets/` with the licence's words; empty where it has none.
    """

    name: str
    files: tuple[str, ...]
    about: str
    origin: str
    licence: str
    text: str = ""


def list_bundled() -> tuple[Bundled, ...]:
    """Return all that comes along and that others made.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    table = tomllib.loads(find_asset(_FILE).read_text(encoding="utf-8"))
    entries = []
    for row in table["bundled"]:
        files = tuple(row["files"])
        entries.append(Bundled(**{**row, "files": files}))
    return tuple(entries)
