"""Every number of both outputs, as it is read back from the files, and where it comes from.

The list is made of what the outputs are drawn from; the files are then read by other means, and
must say the same. What is asked seldom is loaded when it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reporting.accounts.model import NumberReport


def list_numbers(
    content_path: Path | str,
    languages: Sequence[str] | Literal["all"] | None = None,
    sources: Path | str | None = None,
    *,
    built: Path | str | None = None,
    theme: Path | str | None = None,
    template: Path | str | None = None,
) -> NumberReport:
    """List every number that both outputs of a content print, and where it comes from.

    Args:
        content_path: the YAML file.
        languages: codes of languages, `all`, or None for the content's default.
        sources: the folder of the local copies of sources, as for `check`.
        built: a folder of outputs to read; else both are drawn in memory and read back.
        theme: a theme file or the name of a bundled theme; of a folder of outputs the one
            that they carry, if it is left out.
        template: a .pptx or .potx on whose layouts the deck is drawn.

    Returns:
        the numbers, those without an account among them, and what was planned and is not
        read back.

    Raises:
        ContentError: the content, the theme, the template or a written file holds errors.
        UsageError: an unknown language, theme or folder.
    """
    from reporting.accounts.listing import list_all_numbers
    from reporting.accounts.outputs import Wanted

    wanted = Wanted(languages, theme, template)
    folder = None if built is None else Path(built)
    return list_all_numbers(
        content_path,
        wanted,
        sources,
        folder,
    )
