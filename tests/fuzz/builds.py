"""Targets that go through to all outputs, and outputs that come back to be read.

What is built is held to our own checks at once: every output opens, has the pages or slides that
were told, its XML is XML, it gives back the content that it was made from, and equal input gives
equal bytes. Some outputs are put aside for the judges that others wrote; see `judging`.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
from lxml import etree

from reporting import ReportError, Result, build, check, extract, load, where
from reporting.cli.show import list_problems
from reporting.cli.terminal import write_problems
from reporting.design.theme import load_theme
from reporting.memory import forget_all
from tests.fuzz.contents import edit_soundly, read_base, slice_content
from tests.fuzz.handed import make_theme, prepare_beside, put, read_template
from tests.fuzz.model import Chance, Files, Finding, Target, check_words
from tests.fuzz.surgery import cut_any, encode

_ASIDE = "FUZZ_ASIDE"
"""Names a folder for the judges, and after how many builds another is put there: `folder:20`."""
_BASES = ("minimal",) * 50 + ("every",) * 6 + ("heating",)
_HANDOUTS = ("one", "two", "three", "slides", "script")
_WHOLE = 0.002
"""How often a content is not cut down to a block or two."""
_THEMES = ("editorial", "editorial", "bulletin", "theme.yaml")
_TOKENS = (
    "page: {{size: {size}, evidence: {side}}}\nprint: {{sections: {sections}}}\n"
    "slide: {{ratio: '{ratio}', number: {number}}}\nfaces: {{heading: {face}}}\n"
)


def write_theme(chance: Random) -> str:
    """Return a theme that differs from ours in its paper, its slides and its faces."""
    return _TOKENS.format(
        size=chance.choice(("A4", "A5", "B5", "Letter", "Legal", "170 x 240 mm")),
        side=chance.choice(("left", "right")),
        sections=chance.choice(("page", "recto", "run-on")),
        ratio=chance.choice(("16:9", "4:3")),
        number=chance.choice(("n", "n / N", "none")),
        face=chance.choice(("sans", "serif")),
    )


def make_build(chance: Chance) -> Files:
    """Return a sound content that was edited soundly, a theme, and what is asked for.

    Neighbours begin with the same content and ask for the same.
    """
    begun = begin_build(chance.shared)
    text = begun["content.yaml"].decode()
    return {**begun, "content.yaml": encode(edit_soundly(chance, text, is_sound))}


@lru_cache(maxsize=2)
def begin_build(seed: str) -> Files:
    """Return what the builds of some neighbours begin with."""
    chance = Random(seed)  # noqa: S311  (nothing is secret here)
    asked = {
        "theme": chance.choice(_THEMES),
        "brief": chance.random() < 0.06,
        "handout": chance.choice((None,) * 60 + _HANDOUTS),
        "draft": chance.random() < 0.05,
        "pdf": chance.choice(("ua1", "ua1", "ua1", "ua2")),
        "languages": chance.choice((None,) * 9 + ("all",)),
    }
    text = read_base(chance.choice(_BASES))
    if chance.random() >= _WHOLE:
        text = slice_content(chance, text)
    return {
        "content.yaml": encode(edit_soundly(chance, text, is_sound)),
        "theme.yaml": encode(write_theme(chance)),
        "options.json": json.dumps(asked).encode(),
    }


def is_sound(text: str) -> bool:
    """Whether a content may be built, as far as can be told without laying it out."""
    path = find_workshop() / "content.yaml"
    path.write_bytes(encode(text))
    try:
        load(path)
    except ReportError:
        return False
    return True


@cache
def find_workshop() -> Path:
    """Return the folder in which edited contents are held to be sound, once it is written."""
    from tempfile import mkdtemp  # noqa: PLC0415  (for whoever makes builds)

    folder = Path(mkdtemp(prefix="fuzz-sound-"))
    prepare_beside(folder)
    return folder


def run_build(files: Files, folder: Path) -> bool:
    """Build all outputs that are asked for, and hold them to our own checks."""
    put(files, folder)
    asked = read_options(files)
    result = build_once(folder, "out", asked)
    told = io.StringIO()
    write_problems(told, list_problems((*result.warnings, *result.accepted)))
    check_words(told.getvalue())
    number = int(hashlib.sha256(files["content.yaml"]).hexdigest(), 16)
    for written in result.files if number % 4 == 0 else ():
        check_output(written.path, written.count)
    if number % 4 == 0 and not asked.get("draft"):
        check_carried(result, files["content.yaml"], folder)
    if number % 20 == 0:
        check_again(folder, asked, result)
        check(folder / "content.yaml", built=folder / "out")
    put_aside(result, files, number)
    return True


def read_options(files: Files) -> dict[str, Any]:
    """Return what is asked for of a build."""
    asked: dict[str, Any] = json.loads(files.get("options.json", b"{}"))
    return asked


def build_once(folder: Path, out: str, asked: dict[str, Any]) -> Result:
    """Build into a folder of its own."""
    theme = asked.get("theme")
    path = folder / "theme.yaml" if theme == "theme.yaml" else theme
    return build(folder / "content.yaml", folder / out, **{**asked, "theme": path})


def check_output(path: Path, count: int) -> None:
    """Open an output; hold it to have as many pages or slides as were told."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            found = len(document)
    else:
        found = 0
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(name))
                found += name.startswith("ppt/slides/slide")
    if found != count:
        raise Finding(f"{path.name} has {found} pages or slides, told were {count}")


def check_carried(result: Result, content: bytes, folder: Path) -> None:
    """Hold the first output of each form to give back the content that it was made from."""
    for written in {written.kind: written for written in result.files}.values():
        back = folder / "back" / written.kind
        for file in back.glob("*"):
            if file.is_file():
                file.unlink()
        extract(written.path, back)
        if (back / "content.yaml").read_bytes() != content:
            raise Finding(f"{written.path.name} gives back another content")
        if not where(written.path, 1):
            raise Finding(f"{written.path.name} does not know what stands first")


def check_again(folder: Path, asked: dict[str, Any], first: Result) -> None:
    """Hold a build from which nothing was kept before to the same bytes."""
    forget_all()
    again = build_once(folder, "again", asked)
    for one, other in zip(first.files, again.files, strict=True):
        if one.path.read_bytes() != other.path.read_bytes():
            raise Finding(f"{one.path.name} is another one when it is built anew")


def put_aside(result: Result, files: Files, number: int) -> None:
    """Keep the outputs of some builds for the judges, with their inputs."""
    folder, _, share = os.environ.get(_ASIDE, "").rpartition(":")
    if not folder or number % int(share):
        return
    kept = Path(folder) / f"{number % 10**12:012}"
    kept.mkdir(parents=True, exist_ok=True)
    put(files, kept)
    for written in result.files:
        (kept / written.path.name).write_bytes(written.path.read_bytes())


# ---------------------------------------------------------------- outputs that come back


@cache
def list_outputs() -> tuple[tuple[str, bytes], ...]:
    """Return a sound dossier and a sound deck."""
    folder = find_workshop()
    (folder / "content.yaml").write_text(read_base("minimal"), encoding="utf-8")
    result = build(folder / "content.yaml", folder / "out")
    return tuple(
        [(written.path.name, written.path.read_bytes()) for written in result.files]
    )


def make_returned(chance: Random) -> Files:
    """Return an output with a wound."""
    name, data = chance.choice(list_outputs())
    return {"text": cut_any(chance, data), "name": name.encode()}


def prepare_built(folder: Path) -> None:
    """Write a content and its outputs into a folder."""
    (folder / "content.yaml").write_text(read_base("minimal"), encoding="utf-8")
    (folder / "out").mkdir(exist_ok=True)


def run_returned(files: Files, folder: Path) -> bool:
    """Hand an output to `extract`, `where` and `check --built`."""
    name = Path(files["name"].decode("utf-8", "replace")).name
    for sound, data in list_outputs():
        (folder / "out" / sound).write_bytes(data)
    path = folder / "out" / name
    path.write_bytes(files["text"])
    check(folder / "content.yaml", built=folder / "out")
    accepted = 0
    back = folder / "back" / hashlib.sha256(files["text"]).hexdigest()[:16]
    for step in (lambda: where(path, 1), lambda: extract(path, back)):
        try:
            step()
            accepted += 1
        except ReportError as error:
            check_words(str(error))
    return accepted == 2


# ---------------------------------------------------------------- themes and templates


def make_themed(chance: Chance) -> Files:
    """Return a theme edited as nodes or as text, and a content of a block or two."""
    content = slice_content(chance, read_base(chance.choice(("minimal", "every"))))
    return {**make_theme(chance), "content.yaml": encode(content)}


def run_theme(files: Files, folder: Path) -> bool:
    """Read a theme, and build both outputs of a content with it."""
    put(files, folder)
    theme = folder / "theme.yaml"
    load_theme(theme)
    result = build(folder / "content.yaml", folder / "out", theme=theme)
    for written in result.files:
        check_output(written.path, written.count)
    return True


def make_fitted(chance: Random) -> Files:
    """Return a template with a wound, for the smallest content."""
    return {"template.pptx": cut_any(chance, read_template())}


def run_fitted(files: Files, folder: Path) -> bool:
    """Build the deck of the smallest content on a template."""
    put(files, folder)
    content = folder / "content.yaml"
    result = build(
        content, folder / "out", only="deck", template=folder / "template.pptx"
    )
    for written in result.files:
        check_output(written.path, written.count)
    return True


BUILT = (
    Target(
        "theme", make_themed, run_theme, "theme.yaml", prepare_beside, is_built=True
    ),
    Target(
        "build", make_build, run_build, "content.yaml", prepare_beside, is_built=True
    ),
    Target("returned", make_returned, run_returned, prepare=prepare_built),
    Target("fitted", make_fitted, run_fitted, "template.pptx", prepare_built),
)
