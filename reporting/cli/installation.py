"""A fault -> what of this installation is broken, if that is what it comes from.

A file of ours, or of a library, that is missing or cannot be read; a library that is missing,
or of a version that was never tried. Only asked once something has gone wrong.
"""

from __future__ import annotations

import re
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import (
    PackageNotFoundError,
    distribution,
    requires,
    version,
)
from pathlib import Path
from traceback import walk_tb

from reporting.assets import find_asset_folder
from reporting.early import BROKEN, REINSTALL
from reporting.errors import ContentError

_NAME = "make-report"
_PACKAGE = Path(__file__).resolve().parent.parent
_NEAR = 4
"""Calls from where a fault arose outwards, in which a file of ours may be at hand."""
_REQUIREMENT = re.compile(r"\A([\w.-]+)\s*((?:[<>=!~][<>=!~\d.,\s]*)?)$")
_BOUND = re.compile(r"(>=|<)\s*([\d.]+)")


def explain_installation(error: Exception) -> str:
    """Return what of the installation is broken, in a sentence; empty where nothing is."""
    for what in _list_reasons(error):
        return f"{BROKEN}: {what}; {REINSTALL}"
    return ""


def _list_reasons(error: Exception) -> Iterator[str]:
    for each in list_causes(error):
        if isinstance(each, ContentError):
            yield from _list_refused_files(each)
        if isinstance(each, OSError):
            yield from _list_unread_files(each)
    for each in list_causes(error):
        if isinstance(each, ImportError):
            yield f"{each.name or each.path or 'a module'} cannot be loaded"
    if not isinstance(error, ContentError):
        yield from list_unfit_libraries()
        yield from _list_missing_files()


def list_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those that it came from, the first last."""
    seen: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in seen:
        seen.append(following)
        yield following
        following = following.__cause__ or following.__context__


def _list_refused_files(error: ContentError) -> Iterator[str]:
    """Yield the files of ours that were refused as a whole, as if they were the user's."""
    for problem in error.problems:
        shown = "" if problem.line else _show_own(problem.path)
        if shown:
            yield f"its file {shown}: {problem.message}"


def _list_unread_files(error: OSError) -> Iterator[str]:
    """Yield the files of the installation that an error is about."""
    reason = error.strerror or "cannot be read"
    reason = reason[:1].lower() + reason[1:]
    shown = _show_own(error.filename)
    if shown:
        yield f"its file {shown} ({reason})"
    if error.filename is not None:
        return
    # What fails while it is read does not say which file it is.
    calls = list(walk_tb(error.__traceback__))
    for frame, _ in reversed(calls[-_NEAR:]):
        for value in frame.f_locals.values():
            shown = _show_own(value) if isinstance(value, Path) else ""
            if shown:
                yield f"its file {shown} ({reason})"


def _show_own(path: object) -> str:
    """Return how a file of the installation is called; empty where it is none."""
    if not isinstance(path, str | Path):
        return ""
    whole = Path(path)
    if not whole.is_absolute():
        return ""
    libraries = [Path(sysconfig.get_path(kind)) for kind in ("purelib", "platlib")]
    for root in (find_asset_folder(), _PACKAGE, *libraries):
        if whole.is_relative_to(root) and whole != root:
            return str(whole)
    return ""


def list_unfit_libraries() -> Iterator[str]:
    """Yield the libraries that are missing or of a version that is not asked for."""
    try:
        wanted = requires(_NAME) or []
    except PackageNotFoundError:  # a checkout that is not installed
        return
    for requirement in wanted:
        if ";" in requirement:  # of an extra
            continue
        found = _REQUIREMENT.match(requirement)
        if found:
            yield from _judge_library(found[1], found[2])


def _judge_library(name: str, bounds: str) -> Iterator[str]:
    try:
        there = version(name)
    except PackageNotFoundError:
        yield f"the library {name} is missing"
        return
    for sign, bound in _BOUND.findall(bounds):
        is_below = _read_version(there) < _read_version(bound)
        if is_below == (sign == ">="):
            yield f"the library {name} is {there}, and {bounds} is wanted"


def _read_version(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"\d+", text.partition("+")[0])]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _list_missing_files() -> Iterator[str]:
    """Yield the files that were installed and are not there, or cannot be read."""
    try:
        files = distribution(_NAME).files or []
    except PackageNotFoundError:
        return
    for file in files:
        path = Path(str(file.locate()))
        if "__pycache__" in path.parts or not path.is_relative_to(_PACKAGE):
            continue
        try:
            with path.open("rb"):
                continue
        except OSError as error:
            with suppress(TypeError):
                yield from _list_unread_files(error)
