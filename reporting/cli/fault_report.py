"""A fault of ours -> a report of it in a file of the user's alone, with nothing of a content.

It says which versions were at work, which options were given (not what with), and where in
the code the fault arose: file, line and function. What an error says of itself is left out,
and so are the values at hand: both may hold what the user wrote.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from reporting.cli.installation import list_causes
from reporting.evidence.sources.copy_cache import find_user_folder, write_whole
from reporting.version import __version__

_FOLDER = "faults"
_PRIVATE_FOLDER = 0o700
_KEPT = 20
"""Reports that are kept; the oldest go."""
_SHOWN = 30
"""Calls that are shown from each end, where there are very many."""
_OPTION = re.compile(r"(--?[a-z][a-z-]*)(?:=.*)?", re.DOTALL)
_ABOUT = """\
A fault of make-report.

Nothing of your content is in here: no text, no number, no name of a file. You can read it
all. Please send it to whoever maintains make-report for you, with a word on what you did.
"""


def report_fault(
    error: BaseException, command: str, arguments: Sequence[str]
) -> Path | None:
    """Write a report of a fault; return where it is, or None where none can be written.

    Args:
        error: what was raised.
        command: the name of the command.
        arguments: that it was given.
    """
    text = "".join(f"{line}\n" for line in _list_lines(error, command, arguments))
    data = text.encode("ascii", "backslashreplace")
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    name = f"make-report-fault-{moment}-{os.urandom(4).hex()}.txt"
    for find_folder in (_find_state_folder, tempfile.gettempdir):
        with suppress(OSError, RuntimeError):
            folder = Path(find_folder())
            path = folder / name
            if not write_whole(path, data):
                continue
            reports = sorted(folder.glob("make-report-fault-*.txt"))
            for old in reports[:-_KEPT]:
                with suppress(OSError):
                    old.unlink()
            return path
    return None


def _find_state_folder() -> Path:
    folder = find_user_folder("state") / _FOLDER
    folder.mkdir(_PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def _list_lines(
    error: BaseException, command: str, arguments: Sequence[str]
) -> Iterator[str]:
    yield _ABOUT
    yield f"make-report  {__version__}"
    yield f"python       {platform.python_implementation()} {platform.python_version()}"
    yield f"system       {platform.system()} {platform.release()} {platform.machine()}"
    encoding = getattr(sys.stdout, "encoding", None)
    yield f"encodings    {sys.getfilesystemencoding()}, {encoding}"
    yield f"command      {command} {' '.join(_list_options(arguments))}".rstrip()
    yield ""
    yield from _list_libraries()
    for each in list_causes(error):
        kind = type(each)
        yield ""
        yield f"{kind.__module__}.{kind.__qualname__}, raised in:"
        yield from _list_calls(each.__traceback__)


def _list_options(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the names of options, without what they were given."""
    for argument in arguments:
        if argument == "--":
            return
        found = _OPTION.fullmatch(argument)
        if found:
            yield found[1]


def _list_libraries() -> Iterator[str]:
    wanted: Sequence[str] = ()
    with suppress(PackageNotFoundError):
        wanted = requires("make-report") or ()
    for requirement in wanted:
        name = re.split(r"[^\w.-]", requirement)[0]
        if "extra" not in requirement:
            with suppress(PackageNotFoundError):
                yield f"{name}  {version(name)}"


def _list_calls(traceback: TracebackType | None) -> Iterator[str]:
    """Yield the calls that led to a fault: file, line and function."""
    calls = list(walk_tb(traceback))
    for number, (frame, line) in enumerate(calls):
        if _SHOWN <= number < len(calls) - _SHOWN:
            if number == _SHOWN:
                yield f"  ... {len(calls) - 2 * _SHOWN} calls more ..."
            continue
        code = frame.f_code
        yield f"  {_show_file(code.co_filename)}:{line} in {code.co_qualname}"


def _show_file(name: str) -> str:
    """Return a file of code from where Python looks for it on; no folder of the user's."""
    if name.startswith("<frozen "):
        return name
    path = Path(name)
    parents = [Path(each) for each in sys.path if each]
    fitting = [each for each in parents if path.is_relative_to(each)]
    if not path.is_absolute() or not fitting:
        return "(elsewhere)"
    nearest = max(fitting, key=lambda each: len(each.parts))
    return path.relative_to(nearest).as_posix()
