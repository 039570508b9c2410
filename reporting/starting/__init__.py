"""A folder -> a first dossier in it, which builds at once: a lesson, or a content's skeleton.

The rooms are imported where they are used, as in `render`.
"""

from __future__ import annotations

from pathlib import Path

from reporting.errors import OutputError
from reporting.reading.presence import is_absent
from reporting.record import Record


class Started(Record, frozen=True):
    """A dossier that was begun.

    Args:
        folder: where it stands.
        files: their names within it, the content first.
    """

    folder: Path
    files: tuple[str, ...]


def start_dossier(
    folder: Path | str,
    language: str | None = None,
    like: Path | str | None = None,
) -> Started:
    """Begin a dossier in a folder that has none of its files.

    Args:
        folder: made when it is missing.
        language: code of its language; English, or those of `like`, when left out.
        like: a content whose structure is kept, with what it says left out; without one the
            dossier is a small one that has each kind of block, and a source with its copy.

    Raises:
        UsageError: no such language can be begun with.
        ContentError: `like` cannot be read.
        OutputError: one of its files stands there, or cannot be written.
    """
    from reporting.output import write_files

    if like is not None:
        from reporting.starting.skeleton import make_skeleton

        files = make_skeleton(like, language)
    else:
        from reporting.starting.lesson import make_lesson

        files = make_lesson(language or "en")
    place = Path(folder)
    taken = [name for name in files if not is_absent(place / name)]
    if taken:  # it may be somebody's work
        raise OutputError(
            f"{place} has {', '.join(taken)} already; begin in a folder without them"
        )
    write_files(place, files)
    return Started(place, tuple(files))
