"""A name such as `fonts/Gelasio-Regular.ttf` -> the path of the bundled file.

The files live in `assets/` at the top of a checkout and in `reporting/assets/` once installed.
"""

from __future__ import annotations

import errno
from functools import cache
from pathlib import Path

DEFAULT_THEME = "theme.yaml"
DEFAULT_THEME_NAME = "editorial"


@cache
def find_asset_folder() -> Path:
    """Return the folder of the bundled files."""
    here = Path(__file__).resolve().parent
    installed = here / "assets"
    if installed.is_dir():
        return installed
    return here.parent / "assets"


def find_asset(name: str) -> Path:
    """Return the path of a bundled file.

    Args:
        name: path below `assets/`, with forward slashes.

    Raises:
        FileNotFoundError: no such file is bundled, so the installation is broken.
    """
    path = find_asset_folder() / name
    if not path.is_file():
        words = "the bundled file is missing"
        raise FileNotFoundError(errno.ENOENT, words, str(path))
    return path


def list_bundled_themes() -> tuple[str, ...]:
    """Return what the bundled themes are called, the default first."""
    folder = find_asset(DEFAULT_THEME).parent / "themes"
    others = sorted(path.stem for path in folder.glob("*.yaml"))
    return (DEFAULT_THEME_NAME, *others)
