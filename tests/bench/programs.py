"""The programs that are compared: ours, an earlier commit of it, Typst, Pandoc, python-pptx.

All but ours get virtual environments of their own below `.tools/bench`, made by the
functions of `.ci/env`. What is there already is used again.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

from tests.tools import ROOT

PEERS = Path(__file__).parent / "peers.txt"
TOOLS = ROOT / ".tools" / "bench"
FIRST = "ebf04632"
"""The commit before speed was worked on."""


@dataclass(frozen=True, slots=True)
class Program:
    """A checkout of ours and the Python that runs it."""

    python: Path
    folder: Path

    def run(self, *arguments: str | Path) -> tuple[str, ...]:
        """Return the command of `make-report` with some arguments, to be run in `folder`."""
        return (str(self.python), "-m", "reporting", *map(str, arguments))

    def compile(self) -> None:
        """Write its byte code, as an installation does: no user compiles it at every run."""
        folder = str(self.folder / "reporting")
        command = [str(self.python), "-m", "compileall", "-q", folder]
        subprocess.run(command, check=True)


@dataclass(frozen=True, slots=True)
class Peers:
    """The Python with Typst and python-pptx, and the binary of Pandoc."""

    python: Path
    pandoc: Path


OURS = Program(Path(sys.executable), ROOT)


def install_peers() -> Peers:
    """Return the peers, installed at the versions of `peers.txt`.

    Raises:
        CalledProcessError: they could not be installed.
    """
    venv = TOOLS / "peers"
    python = venv / "bin" / "python"
    stamp = venv / "stamp"
    wanted = PEERS.read_text("utf-8")
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        _make_venv(ROOT, venv, "-r", str(PEERS))
        stamp.write_text(wanted, "utf-8")
    ask = "import pypandoc; print(pypandoc.get_pandoc_path())"
    told = subprocess.run(
        [python, "-c", ask], stdout=subprocess.PIPE, check=True, text=True
    )
    return Peers(python, Path(told.stdout.strip()))


def unpack_revision(revision: str) -> Program:
    """Return our program as it was at a commit, with the libraries that it asked for then.

    Raises:
        LookupError: git knows no such commit here.
        CalledProcessError: its libraries could not be installed.
    """
    git = ["git", "-C", str(ROOT)]
    try:
        found = subprocess.run(
            [*git, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"],
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        raise LookupError(f"git knows no commit `{revision}` here") from error
    commit = found.stdout.strip()
    folder = TOOLS / commit[:12]
    code = folder / "code"
    venv = folder / "venv"
    stamp = folder / "stamp"
    if not stamp.is_file():
        archive = subprocess.run(
            [*git, "archive", commit], stdout=subprocess.PIPE, check=True
        )
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(code, filter="data")
        _make_venv(code, venv, ".")
        stamp.write_text(f"{commit}\n", "utf-8")
    return Program(venv / "bin" / "python", code)


def _make_venv(root: Path, venv: Path, *wanted: str) -> None:
    """Make a virtual environment as a checkout's `.ci/env` does, and install into it."""
    venv.parent.mkdir(parents=True, exist_ok=True)
    print(f"setting up {venv} ...", file=sys.stderr)
    script = 'source .ci/env && make_venv "$1" && pip_install "$@"'
    subprocess.run(
        ["bash", "-ec", script, "bench", str(venv), *wanted], cwd=root, check=True
    )
