"""Targets that are files handed to us: contents, themes, catalogues, tables, pictures, sources, templates.

Outputs that come back (`extract`, `where`, `check --built`) are in `returned`.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

import pptx
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from reporting import ContentError, add_source, check, import_sources
from reporting.content.catalogues import read_catalogue
from reporting.content.files import read_picture
from reporting.content.workbooks import read_workbook
from reporting.deck.template.load import load_template
from reporting.design.theme import load_theme
from reporting.evidence.sources.metadata import read_metadata
from reporting.evidence.sources.paragraphs import read_copy
from tests.evidence.copies import ARCHIVED, PAGE, docx, p, row, saved_page, wacz, warc
from tests.evidence.tables import workbook
from tests.fuzz.contents import edit_wildly, read_base, scale_lengths
from tests.fuzz.model import Files, Target
from tests.fuzz.payloads import make_scalar, running_words
from tests.fuzz.surgery import cut_any, cut_bytes, date_members, encode
from tests.random_edits import list_edited
from tests.samples import CROP, png
from tests.tools import ROOT

_THEN = 1_790_000_000
"""Seconds since 1970, that whatever tells its time was made."""
_LINE = "Orchard took 40 tonnes in 2025, up 16%, said Vera Lane on 2 October 2026."

# ---------------------------------------------------------------- contents, themes, catalogues


def make_content(chance: Random) -> Files:
    """Return a content edited as nodes or as text."""
    text = read_base(chance.choice(("minimal", "minimal", "every", "heating")))
    if chance.random() < 0.75:
        return {"content.yaml": encode(edit_wildly(chance, text))}
    *_, text = list_edited(text, chance.choice((1, 3)), chance.randrange(2**32))
    return {"content.yaml": encode(text)}


def prepare_beside(folder: Path) -> None:
    """Write what contents name into a folder."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    (folder / "images" / "robot.png").write_bytes(png(720, 480))
    (folder / "crop.csv").write_text(CROP, encoding="utf-8")
    for name in ("haus.de.yaml", "mix.csv", "netz.svg", "preise.xlsx"):
        (folder / name).write_bytes((ROOT / "tests" / "heating" / name).read_bytes())


def put(files: Files, folder: Path) -> None:
    """Write the files of an input into a folder."""
    for name, data in files.items():
        (folder / name).write_bytes(data)


def run_content(files: Files, folder: Path) -> bool:
    """Read a content with what lies beside it, and look at its sources."""
    put(files, folder)
    check(folder / "content.yaml")
    return True


def make_theme(chance: Random) -> Files:
    """Return a theme edited as nodes or as text."""
    text = read_base(chance.choice(("theme", "theme", "bulletin")))
    kind = chance.random()
    if kind < 0.6:
        return {"theme.yaml": encode(scale_lengths(chance, text))}
    if kind < 0.9:
        return {"theme.yaml": encode(edit_wildly(chance, text))}
    *_, text = list_edited(text, chance.choice((1, 3)), chance.randrange(2**32))
    return {"theme.yaml": encode(text)}


def make_catalogue(chance: Random) -> Files:
    """Return a catalogue of words edited as nodes or as bytes."""
    folder = ROOT / "tests" / "heating"
    paths = (folder / "haus.de.yaml", ROOT / "assets" / "labels" / "en.yaml")
    text = chance.choice(paths).read_text(encoding="utf-8")
    if chance.random() < 0.8:
        return {"text": encode(edit_wildly(chance, text))}
    return {"text": cut_bytes(chance, encode(text))}


def run_catalogue(files: Files, _folder: Path) -> bool:
    """Read a catalogue of words."""
    language, problems = read_catalogue(files["text"], "house.yaml")
    if problems:
        raise ContentError(problems)
    return language is not None


# ---------------------------------------------------------------- tables, pictures


@cache
def list_workbooks() -> tuple[bytes, ...]:
    """Return sound workbooks."""
    other = ROOT / "tests" / "heating" / "preise.xlsx"
    return date_members(workbook()), other.read_bytes()


def make_workbook(chance: Random) -> Files:
    """Return a workbook with a wound, and which of its cells are wanted."""
    data = cut_any(chance, chance.choice(list_workbooks()))
    cells = chance.choice(
        ("", "", "A1:D9", "B2", "A1:ZZZ99999999", make_scalar(chance))
    )
    return {"text": data, "cells": encode(cells)}


def run_workbook(files: Files, _folder: Path) -> bool:
    """Read the cells of a workbook."""
    cells = files["cells"].decode("utf-8", "replace")
    read_workbook(files["text"], None, cells or None)
    return True


@cache
def list_pictures() -> tuple[bytes, ...]:
    """Return sound pictures of every kind."""
    made = [png(), (ROOT / "tests" / "heating" / "netz.svg").read_bytes()]
    picture = Image.open(io.BytesIO(png(32, 24)))
    for kind, options in (
        ("JPEG", {"progressive": True}),
        ("JPEG", {}),
        ("WEBP", {}),
        ("GIF", {}),
        ("TIFF", {}),
        ("BMP", {}),
    ):
        file = io.BytesIO()
        picture.save(file, kind, **options)
        made.append(file.getvalue())
    return tuple(made)


def make_picture(chance: Random) -> Files:
    """Return a picture with a wound."""
    return {"text": cut_any(chance, chance.choice(list_pictures()))}


def run_picture(files: Files, _folder: Path) -> bool:
    """Read a picture, raster or vector."""
    read_picture(files["text"])
    return True


# ---------------------------------------------------------------- sources


def make_pdf(words: str = _LINE) -> bytes:
    """Return a PDF of two pages, its streams as they are or packed."""
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=len(words) % 2, invariant=True)
    canvas.setTitle("Orchard grows")
    canvas.beginForm("stamp")
    canvas.drawString(10, 10, "Gazette")
    canvas.endForm()
    for _ in range(2):
        canvas.drawString(72, 700, words)
        canvas.doForm("stamp")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@cache
def list_sources() -> tuple[tuple[str, bytes], ...]:
    """Return sound local copies of every kind, with their names."""
    with patch("time.time", return_value=_THEN):  # what is packed says when it was
        archived = warc(ARCHIVED, is_packed=False)
        packed = wacz(ARCHIVED)
    word = docx(p("Orchard grows") + p(_LINE) + row("Crop", "40"))
    return (
        ("a.txt", f"{_LINE}\n\n{_LINE}\n".encode()),
        ("a.html", PAGE.encode()),
        ("a.mhtml", saved_page()),
        ("a.docx", date_members(word)),
        ("a.xlsx", list_workbooks()[0]),
        ("a.csv", CROP.encode()),
        ("a.pdf", make_pdf()),
        ("b.pdf", make_pdf(f"{_LINE}.")),
        ("a.warc", archived),
        ("a.wacz", date_members(packed)),
    )


def make_source(chance: Random) -> Files:
    """Return a local copy with a wound, or with odd words."""
    name, data = chance.choice(list_sources())
    if name.endswith((".txt", ".html", ".csv")) and chance.random() < 0.4:
        words = encode(
            f"{make_scalar(chance)}{running_words(chance)}{make_scalar(chance)}"
        )
        data = data.replace(b"Orchard", words)
    return {"text": cut_any(chance, data), "name": name.encode()}


def run_source(files: Files, _folder: Path) -> bool:
    """Read the paragraphs of a local copy, and what it states of itself."""
    name = files["name"].decode("utf-8", "replace")
    read_metadata(files["text"], name)
    read_copy(files["text"], name)
    return True


_BIBLIOGRAPHIES = {
    "a.bib": b'@article{a, title = {Orchard {G}rows}, author = "Lane, Vera and Ash, Tom", '
    b"year = 2026, month = oct, url = {https://example.org/a}, file = {a.pdf:a.pdf:PDF}}\n"
    b'@misc{b, title = {B \\\'e}, journal = j # "x", date = {2026-10-02}}\n@string{j = {Gazette}}\n',
    "a.ris": b"TY  - NEWS\nTI  - Orchard grows\nAU  - Lane, Vera\nPY  - 2026/10/02/\nLA  - en\n"
    b"UR  - https://example.org/a\nL1  - a.pdf\nER  - \n",
    "a.json": b'[{"id": "a", "type": "article", "title": "Orchard grows", "URL": "https://example.org/a", '
    b'"author": [{"family": "Lane", "given": "Vera"}], "issued": {"date-parts": [[2026, 10, 2]]}}]',
}


def make_bibliography(chance: Random) -> Files:
    """Return a bibliography with a wound."""
    name = chance.choice(tuple(_BIBLIOGRAPHIES))
    data = _BIBLIOGRAPHIES[name]
    for _ in range(chance.choice((1, 2, 5))):
        data = cut_bytes(chance, data)
    return {"text": data, "name": name.encode()}


def run_bibliography(files: Files, folder: Path) -> bool:
    """Make sources of a bibliography."""
    suffix = Path(files["name"].decode("utf-8", "replace")).suffix
    path = folder / f"refs{suffix}"
    path.write_bytes(files["text"])
    import_sources(path, folder / "content.yaml", language="en")
    return True


def run_added(files: Files, folder: Path) -> bool:
    """Make a source of a file, without writing it."""
    suffix = Path(files["name"].decode("utf-8", "replace")).suffix
    path = folder / f"added{suffix}"
    path.write_bytes(files["text"])
    add_source(path, folder / "content.yaml")
    return True


def prepare_minimal(folder: Path) -> None:
    """Write the smallest content into a folder."""
    (folder / "content.yaml").write_text(read_base("minimal"), encoding="utf-8")


# ---------------------------------------------------------------- templates


@cache
def read_template() -> bytes:
    """Return a sound template."""
    return (Path(pptx.__file__).parent / "templates" / "default.pptx").read_bytes()


def make_template(chance: Random) -> Files:
    """Return a template with a wound."""
    return {"text": cut_any(chance, read_template())}


def run_template(files: Files, folder: Path) -> bool:
    """Read a template, and fit our slides to it."""
    path = folder / "template.pptx"
    path.write_bytes(files["text"])
    load_template(path, load_theme(), ["overview"])
    return True


HANDED = (
    Target("content", make_content, run_content, "content.yaml", prepare_beside),
    Target("catalogue", make_catalogue, run_catalogue),
    Target("workbook", make_workbook, run_workbook),
    Target("picture", make_picture, run_picture),
    Target("source", make_source, run_source),
    Target("added", make_source, run_added, prepare=prepare_minimal),
    Target(
        "bibliography", make_bibliography, run_bibliography, prepare=prepare_minimal
    ),
    Target("template", make_template, run_template),
)
