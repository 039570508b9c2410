"""A dossier carries what it is made from: that comes back whole, into its folder, and makes the same."""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pptx import Presentation

from reporting import ContentError, OutputError, build, extract, load
from reporting.design.theme import read_theme
from reporting.limits import raise_limits
from reporting.manifest import list_carried_files
from tests.carrying import files, make_report, refused
from tests.samples import EVERY_BLOCK, MINIMAL, png, write
from tests.small_fonts import CHINESE, HEBREW, LATIN, make_font
from tests.tools import ROOT, qpdf_check

CARRIED = [
    "content.yaml",
    "crop.csv",
    "images/robot.png",
    "manifest.json",
    "theme.yaml",
]


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every kind of block built in both languages, its source beside."""
    folder = tmp_path_factory.mktemp("made")
    build(write(folder / "desk", EVERY_BLOCK), folder / "out", languages="all")
    return folder


# ---------------------------------------------------------------- there and back


def test_what_a_dossier_is_made_from_comes_back_byte_for_byte(
    made: Path, tmp_path: Path
) -> None:
    found = extract(made / "out/dossier.pdf", tmp_path / "back")
    back = files(tmp_path / "back")
    assert sorted(back) == CARRIED
    assert [path.relative_to(tmp_path / "back").as_posix() for path in found.files] == [
        "content.yaml", "crop.csv", "images/robot.png", "theme.yaml", "manifest.json",
    ]  # fmt: skip
    for name in ("content.yaml", "crop.csv", "images/robot.png"):
        assert back[name] == (made / "desk" / name).read_bytes()
    assert back["theme.yaml"] == (ROOT / "assets/theme.yaml").read_bytes()
    assert found.command == "make-report content.yaml --lang en"
    assert found.differences == ()


@pytest.mark.parametrize(
    "dossier", ["dossier.pdf", "dossier.it.pdf", "briefing.pptx", "briefing.it.pptx"]
)
def test_building_it_again_elsewhere_gives_the_same_bytes(
    made: Path, tmp_path: Path, dossier: str
) -> None:
    extract(made / "out" / dossier, tmp_path / "far/away")
    build(tmp_path / "far/away/content.yaml", tmp_path / "again", languages="all")
    assert files(tmp_path / "again") == files(made / "out")


@pytest.mark.parametrize("code", ["", ".it"])
def test_the_deck_carries_what_the_dossier_does(
    made: Path, tmp_path: Path, code: str
) -> None:
    extract(made / f"out/dossier{code}.pdf", tmp_path / "dossier")
    extract(made / f"out/briefing{code}.pptx", tmp_path / "deck")
    assert files(tmp_path / "deck") == files(tmp_path / "dossier")


def test_a_deck_that_was_saved_anew_still_carries_it(
    made: Path, tmp_path: Path
) -> None:
    deck = Presentation(str(made / "out/briefing.pptx"))
    deck.slides[0].shapes.title.text = "Another title"
    deck.save(str(tmp_path / "mine.pptx"))
    extract(tmp_path / "mine.pptx", tmp_path / "back")
    assert (tmp_path / "back/content.yaml").read_bytes() == (
        made / "desk/content.yaml"
    ).read_bytes()


def rezipped(deck: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with (
        zipfile.ZipFile(deck) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


ITEM = "customXml/item1.xml"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data[: len(data) // 2], "is a broken PowerPoint file"),
        (lambda data: data.replace(b">", b">*", 3), "is a broken PowerPoint file"),
        (lambda data: b"<!DOCTYPE x [<!ENTITY e 'y'>]>" + data, "carries no files"),
        (lambda data: data.replace(b"make-report", b"other"), "carries no files"),
    ],
)
def test_a_broken_or_hostile_part_is_told(
    made: Path, tmp_path: Path, change: Callable[[bytes], bytes], why: str
) -> None:
    deck = rezipped(
        made / "out/briefing.pptx",
        tmp_path / "deck.pptx",
        lambda name, data: change(data) if name == ITEM else data,
    )
    assert refused(deck, tmp_path / "back").startswith(f"the file {why}")


def test_a_part_that_unpacks_without_end_is_not_unpacked(
    made: Path, tmp_path: Path
) -> None:
    with raise_limits({"carried": 1000}):
        why = refused(made / "out/briefing.pptx", tmp_path / "back")
    assert re.fullmatch(
        r"the file carries a part that has \d+ KB, and the limit `carried` is 1 KB", why
    )


def test_a_deck_without_its_source_or_of_another_program_says_so(
    tmp_path: Path,
) -> None:
    build(write(tmp_path / "desk", MINIMAL), tmp_path / "out", source=False)
    with zipfile.ZipFile(tmp_path / "out/briefing.pptx") as deck:
        assert not [name for name in deck.namelist() if name.startswith("customXml")]
    Presentation().save(str(tmp_path / "other.pptx"))
    for path in (tmp_path / "out/briefing.pptx", tmp_path / "other.pptx"):
        assert refused(path, tmp_path / "back").startswith("the file carries no files")


def test_the_command_of_the_manifest_makes_the_same_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    content = write(tmp_path / "desk", EVERY_BLOCK).rename(
        tmp_path / "desk/orchard.yml"
    )
    build(content, tmp_path / "desk/out", languages=("it",))
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    command = extract(tmp_path / "desk/out/dossier.it.pdf", tmp_path / "back").command
    assert command == "SOURCE_DATE_EPOCH=1000000000 make-report content.yaml --lang it"
    script = command.replace("make-report", f"'{sys.executable}' -m reporting")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(
        ["sh", "-c", script], cwd=tmp_path / "back", env=environment, check=True
    )
    assert files(tmp_path / "back/out") == files(tmp_path / "desk/out")


def test_a_theme_comes_back_with_its_fonts_and_makes_the_same_again(
    tmp_path: Path,
) -> None:
    desk = write(tmp_path / "desk", MINIMAL).parent
    (tmp_path / "brand/fonts").mkdir(parents=True)
    font = (ROOT / "assets/fonts/Carlito-Bold.ttf").read_bytes()
    (tmp_path / "brand/fonts/House.ttf").write_bytes(font)
    theme = tmp_path / "brand/house.yaml"
    (tmp_path / "brand/logo.png").write_bytes(png(40, 20))
    theme.write_text(
        "page: {size: Letter}  # ours\nfonts: {sans: {bold: fonts/House.ttf}}\n"
        "logo: {file: logo.png, height: 9 mm, alt: The Orchard Press}\n",
        "utf-8",
    )
    build(desk / "content.yaml", tmp_path / "out", theme=theme)
    found = extract(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert (found.command, found.differences) == (
        "make-report content.yaml --lang en --theme theme.yaml",
        (),
    )
    assert (tmp_path / "back/theme.yaml").read_bytes() == theme.read_bytes()
    assert (tmp_path / "back/fonts/House.ttf").read_bytes() == font
    assert (tmp_path / "back/logo.png").read_bytes() == (
        tmp_path / "brand/logo.png"
    ).read_bytes()
    build(
        tmp_path / "back/content.yaml",
        tmp_path / "again",
        theme=tmp_path / "back/theme.yaml",
    )
    assert files(tmp_path / "again") == files(tmp_path / "out")


def test_of_a_fallback_font_comes_back_what_makes_the_same_again(
    tmp_path: Path,
) -> None:
    desk = write(
        tmp_path / "desk", MINIMAL.replace("Orchard grows", "\u4e2d\u6587 grows")
    ).parent
    whole = make_font(desk / "more.otf", LATIN | HEBREW | CHINESE, is_cff=True)
    theme = desk / "house.yaml"
    theme.write_text("fonts: {fallback: [more.otf]}", encoding="utf-8")
    build(desk / "content.yaml", tmp_path / "out", theme=theme)
    extract(tmp_path / "out/dossier.pdf", tmp_path / "back")
    carried = tmp_path / "back/more.otf"
    assert carried.stat().st_size < whole.stat().st_size
    build(
        tmp_path / "back/content.yaml",
        tmp_path / "again",
        theme=tmp_path / "back/theme.yaml",
    )
    assert files(tmp_path / "again") == files(tmp_path / "out")


def test_a_bundled_theme_comes_back_as_a_file(tmp_path: Path) -> None:
    content = write(tmp_path / "desk", MINIMAL)
    build(content, tmp_path / "out", theme="bulletin")
    command = extract(tmp_path / "out/dossier.pdf", tmp_path / "back").command
    assert command.endswith(" --theme theme.yaml")
    build(
        tmp_path / "back/content.yaml",
        tmp_path / "again",
        theme=tmp_path / "back/theme.yaml",
    )
    assert files(tmp_path / "again") == files(tmp_path / "out")


def test_the_name_and_the_place_of_the_content_leave_no_trace(
    made: Path, tmp_path: Path
) -> None:
    content = write(tmp_path / "others place", EVERY_BLOCK).rename(
        tmp_path / "others place/another name"
    )
    build(content, tmp_path / "out", languages="all")
    assert files(tmp_path / "out") == files(made / "out")


def test_the_dossier_with_its_source_is_sound(made: Path) -> None:
    assert qpdf_check(made / "out/dossier.pdf") == []


def test_the_manifest_says_what_was_at_work_and_nothing_of_the_machine(
    made: Path, tmp_path: Path
) -> None:
    extract(made / "out/dossier.it.pdf", tmp_path)
    text = (tmp_path / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    assert (manifest["language"], manifest["source_date_epoch"]) == ("it", None)
    assert manifest["command"] == "make-report content.yaml --lang it"
    assert manifest["libraries"]["reportlab"] == importlib.metadata.version("reportlab")
    assert {entry["name"]: entry["sha256"] for entry in manifest["files"]} == {
        name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        for name in CARRIED
        if name != "manifest.json"
    }
    assert str(made) not in text
    assert str(Path.home()) not in text


def test_a_picture_that_is_drawn_otherwise_than_it_stands_is_carried_as_it_stands(
    tmp_path: Path,
) -> None:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "WEBP")
    content = write(
        tmp_path / "desk",
        EVERY_BLOCK.replace("images/robot.png", "./images//robot.webp"),
    )
    (tmp_path / "desk/images/robot.webp").write_bytes(file.getvalue())
    build(content, tmp_path / "out")
    extract(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert (tmp_path / "back/images/robot.webp").read_bytes() == file.getvalue()
    build(tmp_path / "back/content.yaml", tmp_path / "again")
    assert files(tmp_path / "again") == files(tmp_path / "out")


def test_cited_sources_are_never_carried(tmp_path: Path) -> None:
    content = write(tmp_path / "desk", MINIMAL)
    (tmp_path / "desk/gazette.txt").write_text(
        "Orchard grew by 16%, all rights reserved.", encoding="utf-8"
    )
    build(content, tmp_path / "out")
    extract(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert sorted(files(tmp_path / "back")) == [
        "content.yaml",
        "manifest.json",
        "theme.yaml",
    ]
    assert not [
        name
        for name, data in files(tmp_path / "back").items()
        if b"all rights reserved" in data
    ]


def test_each_is_associated_with_the_dossier_as_what_it_is(made: Path) -> None:
    with pikepdf.open(made / "out/dossier.it.pdf") as pdf:
        told = {
            str(file.UF): (str(file.AFRelationship), str(file.EF.F.Subtype))
            for file in pdf.Root.AF
        }
        about = {str(file.UF): str(file.Desc) for file in pdf.Root.AF}
    assert told == {
        "content.yaml": ("/Source", "/application/yaml"),
        "crop.csv": ("/Data", "/text/csv"),
        "images/robot.png": ("/Supplement", "/image/png"),
        "theme.yaml": ("/Supplement", "/application/yaml"),
        "manifest.json": ("/Supplement", "/application/json"),
        "origins.json": ("/Supplement", "/application/json"),
        "claims.jsonld": ("/Data", "/application/ld+json"),
    }
    assert about["content.yaml"] == "Il contenuto da cui è fatto questo dossier"


@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "origins.json",
        "claims.jsonld",
        "theme.yaml",
        "content.yaml",
        "./theme.yaml",
    ],
)
def test_a_table_that_is_called_like_one_of_ours_is_refused(
    tmp_path: Path, name: str
) -> None:
    content = write(
        tmp_path, EVERY_BLOCK.replace("csv: crop.csv", f"csv: {name}")
    ).rename(tmp_path / "c.yaml")
    (tmp_path / "crop.csv").rename(tmp_path / name)
    loaded = load(content)
    with pytest.raises(ContentError, match=r"cannot be called (.|\n)*--no-source"):
        list_carried_files(loaded, read_theme(), "en", None)


# ---------------------------------------------------------------- the folder


def test_a_file_of_the_same_bytes_may_stand_there(made: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"mine")
    extract(made / "out/dossier.pdf", tmp_path)
    extract(made / "out/dossier.pdf", tmp_path)
    assert sorted(files(tmp_path)) == sorted([*CARRIED, "note.txt"])


def test_another_file_is_not_replaced_and_nothing_is_written(
    made: Path, tmp_path: Path
) -> None:
    (tmp_path / "crop.csv").write_bytes(b"mine")
    (tmp_path / "theme.yaml").symlink_to("nowhere")
    (tmp_path / "manifest.json").mkdir()
    with pytest.raises(
        OutputError,
        match=r"other files by these names: crop.csv, theme.yaml, manifest.json",
    ):
        extract(made / "out/dossier.pdf", tmp_path)
    assert files(tmp_path) == {"crop.csv": b"mine"}


def test_a_folder_that_is_a_link_to_elsewhere_is_not_followed(
    made: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "back").mkdir()
    (tmp_path / "back/images").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ContentError, match=r"images/robot.png`, which leads out"):
        extract(made / "out/dossier.pdf", tmp_path / "back")
    assert files(tmp_path) == {}


# ---------------------------------------------------------------- the command


def test_the_command_lists_what_it_wrote_and_how_to_go_on(
    made: Path, tmp_path: Path
) -> None:
    done = make_report(tmp_path, "extract", str(made / "out/dossier.pdf"), "-o", "back")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "back/content.yaml",
        "back/crop.csv",
        "back/images/robot.png",
        "back/theme.yaml",
        "back/manifest.json",
        "5 files; to make the dossier again, in back: make-report content.yaml --lang en",
    ]


def test_the_codes_are_those_of_content_output_and_usage(
    made: Path, tmp_path: Path
) -> None:
    (tmp_path / "content.yaml").write_bytes(b"mine")
    codes = {
        ("extract", "none.pdf"): 3,
        ("extract", "content.yaml"): 3,
        ("extract", str(made / "out/dossier.pdf"), "-o", "."): 5,
        ("extract", str(made / "out/dossier.pdf"), "-o", "content.yaml"): 5,
        ("extract",): 2,
        ("extract", "a", "b"): 2,
        ("extract", "a", "--lang", "it"): 2,
    }
    for arguments, code in codes.items():
        done = make_report(tmp_path, *arguments)
        assert (done.returncode, done.stdout) == (code, "")
        assert done.stderr
        assert "Traceback" not in done.stderr
    assert files(tmp_path) == {"content.yaml": b"mine"}


def test_a_content_file_called_extract_is_built_by_its_path(tmp_path: Path) -> None:
    write(tmp_path, MINIMAL).rename(tmp_path / "extract")
    assert make_report(tmp_path, "./extract", "--only", "pdf").returncode == 0
    assert (tmp_path / "out/dossier.pdf").is_file()


def test_no_source_leaves_all_of_it_out(tmp_path: Path) -> None:
    write(tmp_path, EVERY_BLOCK)
    assert make_report(tmp_path, "--no-source", "--only", "pdf").returncode == 0
    with pikepdf.open(tmp_path / "out/dossier.pdf") as pdf:
        assert dict(pdf.attachments) == {}
        assert "/AF" not in pdf.Root
