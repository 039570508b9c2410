"""Equal plans give equal bytes, anywhere and at any time; and the linter sees what it is there for."""

from __future__ import annotations

import fnmatch
import hashlib
import os
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from reporting.deck.ooxml.zip_writer import zip_members
from reporting.deck.render import render_deck
from reporting.design.theme import Theme
from tests.deck.conftest import Made
from tests.deck.linter import package_faults
from tests.samples import write_every_block
from tests.tools import ROOT

SHEET = "xl/worksheets/sheet1.xml"

RENDER = """
import datetime as dt, hashlib, sys
from reporting.content.validate import load
from reporting.deck.render import render_deck
from reporting.design.theme import load_theme
from reporting.slides.deck import plan_deck
from reporting.plan.dossier import plan_dossier
content = load(sys.argv[1]).content
theme = load_theme().assign_accents([section.id for section in content.sections])
plan = plan_dossier(content, "en", dt.datetime(2026, 11, 22, tzinfo=dt.UTC), theme)
print(hashlib.sha256(render_deck(plan_deck(plan, theme), theme)).hexdigest())
"""


@pytest.mark.parametrize(
    ("zone", "seed"), [("Pacific/Kiritimati", "1"), ("America/St_Johns", "77")]
)
def test_time_zone_and_hash_seed_change_nothing(
    english: Made, zone: str, seed: str, tmp_path: Path
) -> None:
    path = write_every_block(tmp_path)
    settings = {
        **os.environ,
        "TZ": zone,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", RENDER, str(path)],
        env=settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(english.data).hexdigest()


def test_rendering_twice_gives_the_same_bytes(english: Made, theme: Theme) -> None:
    assert render_deck(english.plan, theme) == english.data


def test_no_member_knows_when_it_was_made(english: Made) -> None:
    with zipfile.ZipFile(BytesIO(english.data)) as archive:
        members = archive.infolist()
        books = [archive.read(m) for m in members if m.filename.endswith(".xlsx")]
    assert members[0].filename == "[Content_Types].xml"
    assert books
    for book in books:
        with zipfile.ZipFile(BytesIO(book)) as archive:
            members += archive.infolist()
            assert b"2026-11-22T00:00:00Z" in archive.read("docProps/core.xml")
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}


def broken(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a package with something put wrong in one part, or in a new part.

    A `*` in the name stands for the number of whichever part holds `old` first.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {member: archive.read(member) for member in archive.namelist()}
    for member in fnmatch.filter(parts, name):
        if old in parts[member]:
            name = member
            break
    assert old in parts.get(name, b"")
    parts[name] = parts.get(name, b"").replace(old, new, 1) if old else new
    return zip_members(parts.items())


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (
            "ppt/slides/slide4.xml",
            b'id="3" name="Kicker"',
            b'id="2" name="Kicker"',
            "shape id 2 2 times",
        ),
        (
            "ppt/slides/slide7.xml",
            b"</a:tc></a:tr>",
            b"</a:tc><a:tc/></a:tr>",
            "a row of other width",
        ),
        ("ppt/presentation.xml", b'id="256"', b'id="1"', "slide id 1"),
        (
            "ppt/slides/_rels/slide1.xml.rels",
            b"slideLayout1.xml",
            b"slideLayout99.xml",
            "no part",
        ),
        ("ppt/stray.xml", b"", b"<a/>", "is not reached"),
        (
            "ppt/slides/_rels/slide*.xml.rels",
            b"https://example.org",
            b"file:///etc",
            "unsafe link",
        ),
        ("ppt/slides/slide1.xml", b"<p:sld ", b"<!DOCTYPE x><p:sld ", "document type"),
        ("ppt/slides/slide4.xml", b'r:id="rId', b'r:id="rId9', "which leads nowhere"),
        ("ppt/charts/chart1.xml", b'<c:axId val="', b'<c:axId val="-', "axis id -"),
        ("ppt/stray.odd", b"", b"x", "has no content type"),
        (
            "[Content_Types].xml",
            b"/ppt/presProps.xml",
            b"/ppt/noProps.xml",
            "is typed and missing",
        ),
    ],
)
def test_the_linter_finds_a_planted_fault(
    english: Made, part: str, old: bytes, new: bytes, fault: str
) -> None:
    assert any(
        fault in found for found in package_faults(broken(english.data, part, old, new))
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda book: book[:100], "does not open"),
        (lambda book: broken(book, SHEET, b"<v>", b"<f>1+1</f><v>"), "has a live f"),
        (
            lambda book: broken(
                book, SHEET, b"</sheetData>", b"</sheetData><hyperlink/>"
            ),
            "live hyperlink",
        ),
        (
            lambda book: broken(
                book, "xl/workbook.xml", b"<sheets>", b"<externalReference/><sheets>"
            ),
            "live ext",
        ),
    ],
)
def test_the_linter_finds_a_fault_in_a_workbook(
    english: Made, change: Callable[[bytes], bytes], fault: str
) -> None:
    with zipfile.ZipFile(BytesIO(english.data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    book = next(name for name in parts if name.endswith(".xlsx"))
    parts[book] = change(parts[book])
    assert any(fault in found for found in package_faults(zip_members(parts.items())))


def test_the_linter_finds_two_members_of_one_name(english: Made) -> None:
    with zipfile.ZipFile(BytesIO(english.data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        doubled = zip_members([*parts, parts[-1]])
    assert "members of one name" in package_faults(doubled)


def test_the_linter_finds_nothing_in_a_sound_deck(english: Made) -> None:
    assert package_faults(english.data) == []
