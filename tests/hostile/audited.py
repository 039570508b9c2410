"""Commands, run in one process under an audit hook -> what each of them touched beyond its own.

`python -m tests.hostile.audited ORDER` reads an order as JSON, runs its commands one after the
other, and prints what was seen as JSON. What Python tells a hook stands in its table of audit
events (PEP 578).

Trusted is what is installed: Python, its packages, this one. It may be read, imported and run.
Of everything else only what the order names may be read, and only its outputs be written.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import mimetypes
import os
import socket
import subprocess
import sys
import sysconfig
import traceback
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypedDict

ROOT = Path(__file__).resolve().parent.parent.parent

STARTERS = (
    "reporting/apart.py",
    "reporting/cli/opening.py",
)
"""The modules that may start a process."""

NEVER = (
    "ftplib.",
    "http.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.",
    "smtplib.",
    "socket.",
    "urllib.",
    "webbrowser.",
)
OURS = ("__main__", "__mp_main__", "tests")
"""Modules of the watcher itself."""
LOOKS = ("glob.glob", "os.listdir", "os.scandir", "os.walk")
WRITES = (
    "os.chmod",
    "os.chown",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "os.utime",
    "shutil.",
)

MAKERS = (
    "collections/__init__.py:namedtuple",
    "dataclasses.py:_create_fn",
    "inspect.py:<dictcomp>",
    "inspect.py:get_annotations",
    "reportlab/lib/rl_accel.py:<module>",
    "reportlab/rl_config.py:_defaults_init",
    "six.py:<module>",
    "typing.py:__init__",
    "typing.py:_evaluate",
)
"""What is installed and makes code of its own: of the names of fields, of annotations, of the
modules that ReportLab's settings stand in."""
PARSERS = (
    "reporting/evidence/facts/derivation.py",
    "reporting/reading/meanings.py",
)
"""What has Python's own parser read an expression, and runs nothing of it."""
SYSTEM = (
    "/dev/null",
    "/dev/urandom",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    *map(str, mimetypes.knownfiles),
)
"""What Python itself reads of a system: zones of time, types of files."""
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")
"""Which folders of fonts there are ReportLab asks as it is imported; it opens nothing there."""


class Order(TypedDict):
    """What is to be run.

    Attributes:
        folder: the working folder.
        reads: what may be read, besides what is installed.
        writes: what may be written, and read.
        commands: arguments of `make-report`; or `plant` and the name of a violation.
    """

    folder: str
    reads: list[str]
    writes: list[str]
    commands: list[list[str]]


class Seen(TypedDict):
    """What was seen.

    Attributes:
        faults: by command what it should not have done.
        ends: by command its exit code.
        said: by command what it printed.
        strays: modules that are loaded, and lie outside the installation.
        counts: how many events of each kind there were.
    """

    faults: dict[str, list[str]]
    ends: dict[str, object]
    said: dict[str, str]
    strays: list[str]
    counts: dict[str, int]


def list_installation() -> tuple[str, ...]:
    """Return the folders of what is installed, links resolved."""
    paths = sysconfig.get_paths()
    folders = [paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    folders += [str(ROOT / "reporting"), str(ROOT / "assets"), sys.prefix]
    folders += [place for place in sys.path if place.endswith(".zip")]
    return tuple(os.path.realpath(folder) for folder in folders)


def is_below(path: object, folders: tuple[str, ...]) -> bool:
    """Whether a path is one of some, or lies below one, links resolved."""
    real = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
    return any(real == each or real.startswith(f"{each}{os.sep}") for each in folders)


def list_frames() -> Iterator[FrameType]:
    """Yield the frames that led to an event, the nearest first."""
    frame: FrameType | None = sys._getframe(1)
    while frame:
        if frame.f_code.co_filename != __file__:
            yield frame
        frame = frame.f_back


class Watcher:
    """Takes in audit events, and keeps what nobody may do.

    Args:
        order: says what may be read and written.
    """

    def __init__(self, order: Order) -> None:
        self.installed = list_installation()
        self.written = tuple(map(os.path.realpath, order["writes"]))
        self.read = (
            *self.installed,
            *map(os.path.realpath, order["reads"]),
            *self.written,
            *SYSTEM,
        )
        self.faults: list[str] | None = None
        self.counts: dict[str, int] = {}
        self._is_busy = False

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take in an event; what that itself causes is not heard."""
        if self.faults is None or self._is_busy:
            return
        self._is_busy = True
        try:
            self.counts[event] = self.counts.get(event, 0) + 1
            fault = self.judge(event, arguments)
            if fault and fault not in self.faults:
                self.faults.append(fault)
        except Exception:  # noqa: BLE001  (a hook that raises changes what is watched)
            self.faults.append(traceback.format_exc())
        finally:
            self._is_busy = False

    def judge(self, event: str, arguments: tuple[Any, ...]) -> str:
        """Return what is wrong with an event; nothing where nothing is."""
        if event.startswith(NEVER):
            return f"{event} {arguments!r:.200}"
        if event.startswith(WRITES):
            paths = [path for path in arguments if isinstance(path, str | bytes)]
            is_fine = all(is_below(path, self.written) for path in paths)
            return "" if is_fine else f"{event} {paths}"
        if event.startswith(LOOKS):
            return self.judge_look(event, arguments[0])
        match event:
            case "open":
                return self.judge_opening(*arguments)
            case "exec":
                return self.judge_code(arguments[0])
            case "compile":
                return self.judge_source(*arguments)
            case "subprocess.Popen":
                names = [frame.f_code.co_filename for frame in list_frames()]
                is_fine = any(name.endswith(STARTERS) for name in names)
                return "" if is_fine else f"{event} {arguments!r:.200}"
            case "ctypes.dlopen":
                is_fine = not arguments[0] or is_below(arguments[0], self.installed)
                return "" if is_fine else f"{event} {arguments[0]}"
            case "pickle.find_class":
                package = arguments[0].partition(".")[0]
                return "" if self.is_installed(package) else f"{event} {arguments}"
        return ""

    def judge_look(self, event: str, path: str | int | None) -> str:
        """Return what is wrong with looking into a folder: Python looks into its path."""
        if isinstance(path, int):
            return ""
        places = (*self.read, *FONTS, *map(os.path.realpath, sys.path))
        return "" if is_below(path or ".", places) else f"{event} {path}"

    def judge_opening(self, path: object, mode: str | None, flags: int) -> str:
        """Return what is wrong with opening a file."""
        if isinstance(path, int):
            return ""
        is_writing = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if mode and set(mode) & set("wax+"):
            is_writing = True
        name = os.fsdecode(path)  # type: ignore[arg-type]
        if is_writing:
            return "" if is_below(name, (*self.written, *SYSTEM)) else f"writes {name}"
        return "" if is_below(name, self.read) else f"opens {name}"

    def judge_code(self, code: CodeType) -> str:
        """Return what is wrong with code that is run."""
        name = code.co_filename
        if name.startswith("<frozen ") or is_below(name, self.installed):
            return ""
        return self.judge_maker(f"runs code of {name}")

    def judge_source(self, source: object, name: object) -> str:
        """Return what is wrong with source that is compiled."""
        if source is None or (isinstance(name, str) and is_below(name, self.installed)):
            return ""
        return self.judge_maker(f"compiles {source!r:.60}")

    def judge_maker(self, fault: str) -> str:
        """Return a fault, unless something that is installed makes code of its own."""
        first, second = [*list_frames()][:2]
        name = first.f_code.co_filename
        maker = f"{name}:{first.f_code.co_name}"
        if is_below(name, self.installed) and maker.endswith(MAKERS):
            return ""
        parser = second.f_code.co_filename
        if maker.endswith("ast.py:parse") and parser.endswith(PARSERS):
            return ""
        return f"{fault} in {maker}"

    def is_installed(self, name: str) -> bool:
        """Whether a module that is loaded is built in, or lies in the installation."""
        module = sys.modules.get(name)
        file = getattr(module, "__file__", None)
        return name in sys.modules and (not file or is_below(file, self.installed))


# ---------------------------------------------------------------- planted violations


def connect() -> None:
    """Open a socket."""
    socket.socket().close()


def ask_name() -> None:
    """Ask for the address of a host."""
    socket.gethostbyname("localhost")


def fetch() -> None:
    """Ask for a page that is in no network."""
    urllib.request.urlopen("http://127.0.0.1:9/")


def start() -> None:
    """Start a process."""
    subprocess.run([sys.executable, "-c", ""], check=True)


def shell() -> None:
    """Run a shell."""
    os.system("true")  # noqa: S605


def fork() -> None:
    """Become two."""
    if not os.fork():
        os._exit(0)
    os.wait()


def run_text() -> None:
    """Run words."""
    exec("1 + 1")  # noqa: S102


def evaluate_text() -> None:
    """Evaluate words."""
    eval("1 + 1")  # noqa: S307


def import_beside() -> None:
    """Import a module that lies in the working folder."""
    sys.path.insert(0, str(Path.cwd()))
    __import__("planted_module")


def read_outside() -> None:
    """Read a file of the system."""
    Path("/etc/hostname").read_bytes()


def read_home() -> None:
    """Read a file of the home."""
    (Path.home() / ".reportlab_settings").read_bytes()


def write_outside() -> None:
    """Write where nothing was to be written."""
    (Path.home() / "written").write_bytes(b"")


def remove_outside() -> None:
    """Remove what is not ours."""
    (Path.home() / "removed").unlink()


def look_outside() -> None:
    """Look into a folder of the system."""
    os.listdir("/etc")  # noqa: PTH208  (it has an event of its own)


def load_library() -> None:
    """Load a library that is not installed with us."""
    ctypes.CDLL(str(Path.home() / "planted.so"))


PLANTS: Mapping[str, Callable[[], None]] = {
    plant.__name__: plant
    for plant in (
        connect,
        ask_name,
        fetch,
        start,
        shell,
        fork,
        run_text,
        evaluate_text,
        import_beside,
        read_outside,
        read_home,
        write_outside,
        remove_outside,
        look_outside,
        load_library,
    )
}


# ---------------------------------------------------------------- running


def run_order(order: Order) -> Seen:
    """Run the commands of an order, and return what was seen."""
    watcher = Watcher(order)
    sys.addaudithook(watcher.hear)
    faults: dict[str, list[str]] = {"import": []}
    watcher.faults = faults["import"]
    from reporting.cli.main import main  # noqa: PLC0415  (what it imports is watched)

    ends: dict[str, object] = {}
    said: dict[str, str] = {}
    for command in order["commands"]:
        label = " ".join(command)
        stream = io.StringIO()
        watcher.faults = faults[label] = []
        with (
            contextlib.redirect_stdout(stream),
            contextlib.redirect_stderr(stream),
        ):
            try:
                if command[0] == "plant":
                    PLANTS[command[1]]()
                else:
                    ends[label] = main(command)
            except SystemExit as end:
                ends[label] = end.code
            except Exception:  # noqa: BLE001  (a planted violation may come to nothing)
                ends[label] = traceback.format_exc()
        watcher.faults = None
        said[label] = stream.getvalue()
    strays = [name for name in sorted(sys.modules) if not watcher.is_installed(name)]
    return Seen(
        faults={label: found for label, found in faults.items() if found},
        ends=ends,
        said=said,
        strays=[name for name in strays if not name.startswith(OURS)],
        counts=watcher.counts,
    )


if __name__ == "__main__":
    given: Order = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    os.chdir(given["folder"])
    sys.stdout.write(json.dumps(run_order(given)))
