"""A dossier carries what it is made from: that comes back whole, into its folder, and makes the same."""

from __future__ import annotations

import hashlib
import importlib.metadata
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pptx import Presentation

from reporting import ContentError, OutputError, __version__, build, extract, load
from reporting.deck import source_part
from reporting.design.theme import read_theme
from reporting.manifest import carried
from tests.pdf.papers import attached, paper
from tests.samples import EVERY_BLOCK, MINIMAL, png, write
from tests.tools import ROOT, qpdf_check

CARRIED = ["content.yaml", "crop.csv", "images/robot.png", "manifest.json", "theme.yaml"]


def files(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


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


def test_what_a_dossier_is_made_from_comes_back_byte_for_byte(made: Path, tmp_path: Path) -> None:
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


@pytest.mark.parametrize("dossier", ["dossier.pdf", "dossier.it.pdf", "briefing.pptx", "briefing.it.pptx"])
def test_building_it_again_elsewhere_gives_the_same_bytes(made: Path, tmp_path: Path, dossier: str) -> None:
    extract(made / "out" / dossier, tmp_path / "far/away")
    build(tmp_path / "far/away/content.yaml", tmp_path / "again", languages="all")
    assert files(tmp_path / "again") == files(made / "out")


@pytest.mark.parametrize("code", ["", ".it"])
def test_the_deck_carries_what_the_dossier_does(made: Path, tmp_path: Path, code: str) -> None:
    extract(made / f"out/dossier{code}.pdf", tmp_path / "dossier")
    extract(made / f"out/briefing{code}.pptx", tmp_path / "deck")
    assert files(tmp_path / "deck") == files(tmp_path / "dossier")


def test_a_deck_that_was_saved_anew_still_carries_it(made: Path, tmp_path: Path) -> None:
    deck = Presentation(str(made / "out/briefing.pptx"))
    deck.slides[0].shapes.title.text = "Another title"
    deck.save(str(tmp_path / "mine.pptx"))
    extract(tmp_path / "mine.pptx", tmp_path / "back")
    assert (tmp_path / "back/content.yaml").read_bytes() == (made / "desk/content.yaml").read_bytes()


def rezipped(deck: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with zipfile.ZipFile(deck) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
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
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_part, "LIMIT", 1000)
    why = refused(made / "out/briefing.pptx", tmp_path / "back")
    assert why == "the file carries more than a deck of ours does"


def test_a_deck_without_its_source_or_of_another_program_says_so(tmp_path: Path) -> None:
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
    content = write(tmp_path / "desk", EVERY_BLOCK).rename(tmp_path / "desk/orchard.yml")
    build(content, tmp_path / "desk/out", languages=("it",))
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    command = extract(tmp_path / "desk/out/dossier.it.pdf", tmp_path / "back").command
    assert command == "SOURCE_DATE_EPOCH=1000000000 make-report content.yaml --lang it"
    script = command.replace("make-report", f"'{sys.executable}' -m reporting")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(["sh", "-c", script], cwd=tmp_path / "back", env=environment, check=True)
    assert files(tmp_path / "back/out") == files(tmp_path / "desk/out")


def test_a_theme_comes_back_with_its_fonts_and_makes_the_same_again(tmp_path: Path) -> None:
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
    assert (tmp_path / "back/logo.png").read_bytes() == (tmp_path / "brand/logo.png").read_bytes()
    build(tmp_path / "back/content.yaml", tmp_path / "again", theme=tmp_path / "back/theme.yaml")
    assert files(tmp_path / "again") == files(tmp_path / "out")


def test_a_bundled_theme_comes_back_as_a_file(tmp_path: Path) -> None:
    content = write(tmp_path / "desk", MINIMAL)
    build(content, tmp_path / "out", theme="bulletin")
    command = extract(tmp_path / "out/dossier.pdf", tmp_path / "back").command
    assert command.endswith(" --theme theme.yaml")
    build(tmp_path / "back/content.yaml", tmp_path / "again", theme=tmp_path / "back/theme.yaml")
    assert files(tmp_path / "again") == files(tmp_path / "out")


def test_the_name_and_the_place_of_the_content_leave_no_trace(made: Path, tmp_path: Path) -> None:
    content = write(tmp_path / "others place", EVERY_BLOCK).rename(tmp_path / "others place/another name")
    build(content, tmp_path / "out", languages="all")
    assert files(tmp_path / "out") == files(made / "out")


def test_the_dossier_with_its_source_is_sound(made: Path) -> None:
    assert qpdf_check(made / "out/dossier.pdf") == []


def test_the_manifest_says_what_was_at_work_and_nothing_of_the_machine(made: Path, tmp_path: Path) -> None:
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


def test_a_picture_that_is_drawn_otherwise_than_it_stands_is_carried_as_it_stands(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "WEBP")
    content = write(tmp_path / "desk", EVERY_BLOCK.replace("images/robot.png", "./images//robot.webp"))
    (tmp_path / "desk/images/robot.webp").write_bytes(file.getvalue())
    build(content, tmp_path / "out")
    extract(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert (tmp_path / "back/images/robot.webp").read_bytes() == file.getvalue()
    build(tmp_path / "back/content.yaml", tmp_path / "again")
    assert files(tmp_path / "again") == files(tmp_path / "out")


def test_cited_sources_are_never_carried(tmp_path: Path) -> None:
    content = write(tmp_path / "desk", MINIMAL)
    (tmp_path / "desk/gazette.txt").write_text("Orchard grew by 16%, all rights reserved.", encoding="utf-8")
    build(content, tmp_path / "out")
    extract(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert sorted(files(tmp_path / "back")) == ["content.yaml", "manifest.json", "theme.yaml"]
    assert not [name for name, data in files(tmp_path / "back").items() if b"all rights reserved" in data]


def test_each_is_associated_with_the_dossier_as_what_it_is(made: Path) -> None:
    with pikepdf.open(made / "out/dossier.it.pdf") as pdf:
        told = {str(file.UF): (str(file.AFRelationship), str(file.EF.F.Subtype)) for file in pdf.Root.AF}
        about = {str(file.UF): str(file.Desc) for file in pdf.Root.AF}
    assert told == {
        "content.yaml": ("/Source", "/application/yaml"),
        "crop.csv": ("/Data", "/text/csv"),
        "images/robot.png": ("/Supplement", "/image/png"),
        "theme.yaml": ("/Supplement", "/application/yaml"),
        "manifest.json": ("/Supplement", "/application/json"),
    }
    assert about["content.yaml"] == "Il contenuto da cui è fatto questo dossier"


@pytest.mark.parametrize("name", ["manifest.json", "theme.yaml", "content.yaml", "./theme.yaml"])
def test_a_table_that_is_called_like_one_of_ours_is_refused(tmp_path: Path, name: str) -> None:
    content = write(tmp_path, EVERY_BLOCK.replace("csv: crop.csv", f"csv: {name}")).rename(
        tmp_path / "c.yaml"
    )
    (tmp_path / "crop.csv").rename(tmp_path / name)
    loaded = load(content)
    with pytest.raises(ContentError, match=r"cannot be called (.|\n)*--no-source"):
        carried(loaded, read_theme(), "en", None)


# ---------------------------------------------------------------- the folder


def test_a_file_of_the_same_bytes_may_stand_there(made: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"mine")
    extract(made / "out/dossier.pdf", tmp_path)
    extract(made / "out/dossier.pdf", tmp_path)
    assert sorted(files(tmp_path)) == sorted([*CARRIED, "note.txt"])


def test_another_file_is_not_replaced_and_nothing_is_written(made: Path, tmp_path: Path) -> None:
    (tmp_path / "crop.csv").write_bytes(b"mine")
    (tmp_path / "theme.yaml").symlink_to("nowhere")
    (tmp_path / "manifest.json").mkdir()
    with pytest.raises(OutputError, match=r"other files by these names: crop.csv, theme.yaml, manifest.json"):
        extract(made / "out/dossier.pdf", tmp_path)
    assert files(tmp_path) == {"crop.csv": b"mine"}


def test_a_folder_that_is_a_link_to_elsewhere_is_not_followed(made: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "back").mkdir()
    (tmp_path / "back/images").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ContentError, match=r"images/robot.png`, which leads out"):
        extract(made / "out/dossier.pdf", tmp_path / "back")
    assert files(tmp_path) == {}


# ---------------------------------------------------------------- hostile and broken dossiers

Forge = Callable[..., Path]


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """Return what makes a PDF that carries files and a manifest that says so."""

    def make(carried: Mapping[str, bytes], manifest: bytes | None = None, **told: object) -> Path:
        entries = [
            {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in carried.items()
        ]
        honest: dict[str, object] = {
            "make_report": "0.1.0",
            "python": "3.11",
            "libraries": {},
            "language": "en",
            "source_date_epoch": None,
            "files": entries,
        }
        path = tmp_path / "forged.pdf"
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            for name, data in carried.items():
                pdf.attachments[name] = attached(pdf, data)
            data = json.dumps({**honest, **told}).encode() if manifest is None else manifest
            pdf.attachments["manifest.json"] = attached(pdf, data)
            pdf.save(path)
        return path

    return make


def refused(dossier: Path, folder: Path) -> str:
    """Return why a dossier is refused; nothing is written."""
    with pytest.raises(ContentError) as caught:
        extract(dossier, folder)
    assert not folder.exists()
    (problem,) = caught.value.problems
    assert problem.path == str(dossier)
    return problem.message


def test_a_forged_dossier_of_harmless_names_is_taken(forge: Forge, tmp_path: Path) -> None:
    extract(forge({"content.yaml": b"x", "a/b": b"y"}), tmp_path / "back")
    assert sorted(files(tmp_path / "back")) == ["a/b", "content.yaml", "manifest.json"]


@pytest.mark.parametrize(
    "name",
    [
        "../evil", "a/../../evil", "/evil", "//host/evil", "\\\\host\\evil", "..\\evil", "C:/evil", "C:evil",
        "~/evil", "%2e%2e/evil",
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(forge: Forge, tmp_path: Path, name: str) -> None:
    why = refused(forge({"content.yaml": b"x", name: b"evil"}), tmp_path / "back")
    assert why.startswith(f"the file carries `{name}`, which ")
    assert [path.name for path in tmp_path.iterdir()] == ["forged.pdf"]
    assert not Path("/evil").exists()


@pytest.mark.parametrize(
    "name", ["a\nb", "a\x1b[2Jb", "a\x00b", "\u202egpj.exe", ".", "a\x7f", "", "a//b", "./a"]
)
def test_a_name_that_is_none_is_refused_and_never_repeated(forge: Forge, tmp_path: Path, name: str) -> None:
    why = refused(forge({"content.yaml": b"x", name: b"evil"}), tmp_path / "back")
    assert why.startswith(
        ("the file carries a manifest.json that is not ours", "the file is a broken PDF file")
    )
    assert why.isprintable()


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 3000 + "b", "content.yaml/below"])
def test_a_name_that_the_system_does_not_take_is_an_output_error(
    forge: Forge, tmp_path: Path, name: str
) -> None:
    with pytest.raises(OutputError):
        extract(forge({"content.yaml": b"x", name: b"y"}), tmp_path / "back")
    assert files(tmp_path / "back") == {}


@pytest.mark.parametrize(
    "manifest", [b"", b"{}", b"[" * 100_000, b'{"files": []}', b"\xff", b'{"files": [{"name": 1}]}']
)
def test_a_manifest_that_is_none_is_refused(forge: Forge, tmp_path: Path, manifest: bytes) -> None:
    why = refused(forge({"content.yaml": b"x"}, manifest), tmp_path / "back")
    assert why == "the file carries a manifest.json that is not ours, or broken"


@pytest.mark.parametrize(
    "told",
    [
        {"language": "en; rm -rf ~"},
        {"source_date_epoch": "$(reboot)"},
        {"make_report": "1\x1b[2J"},
        {"libraries": {"a b": "1"}},
        {"files": []},
    ],
)
def test_a_manifest_puts_no_words_into_our_mouth(
    forge: Forge, tmp_path: Path, told: dict[str, object]
) -> None:
    why = refused(forge({"content.yaml": b"x"}, **told), tmp_path / "back")
    assert "not ours, or broken" in why


def test_a_file_that_was_exchanged_or_lost_is_told(forge: Forge, tmp_path: Path) -> None:
    entry = {"name": "content.yaml", "size": 1, "sha256": hashlib.sha256(b"y").hexdigest()}
    why = refused(forge({"content.yaml": b"x"}, files=[entry]), tmp_path / "back")
    assert why == "the file carries another `content.yaml` than it was made from"
    entry["name"] = "lost.csv"
    why = refused(forge({"content.yaml": b"x"}, files=[entry]), tmp_path / "back")
    assert why == "the file has lost the file `lost.csv`"


def test_what_the_manifest_does_not_name_stays_where_it_is(forge: Forge, tmp_path: Path) -> None:
    entry = {"name": "content.yaml", "size": 1, "sha256": hashlib.sha256(b"x").hexdigest()}
    extract(forge({"content.yaml": b"x", "virus.exe": b"z"}, files=[entry]), tmp_path / "back")
    assert sorted(files(tmp_path / "back")) == ["content.yaml", "manifest.json"]


def test_other_versions_and_another_theme_are_told(forge: Forge, tmp_path: Path) -> None:
    forge(
        {"content.yaml": b"x", "theme.yaml": b"y"},
        make_report="0.0.9",
        libraries={"reportlab": "4.0", "gone": "1"},
    )
    done = make_report(tmp_path, "extract", "forged.pdf")
    so = "so the dossier may come out otherwise"
    reportlab = importlib.metadata.version("reportlab")
    assert done.stderr.splitlines() == [
        f"forged.pdf: warning: made with make-report 0.0.9, and here it is {__version__}: {so}",
        f"forged.pdf: warning: made with reportlab 4.0, and here it is {reportlab}: {so}",
        f"forged.pdf: warning: made with gone 1, and here it is unknown: {so}",
        f"forged.pdf: warning: made with another theme: {so}",
    ]
    assert sorted(files(tmp_path / "source")) == ["content.yaml", "manifest.json", "theme.yaml"]


def test_a_dossier_without_its_source_says_so(tmp_path: Path) -> None:
    content = write(tmp_path / "desk", MINIMAL)
    build(content, tmp_path / "out", source=False)
    why = refused(tmp_path / "out/dossier.pdf", tmp_path / "back")
    assert why == "the file carries no files: it is a draft, was made with --no-source, or by another program"


def test_a_pdf_of_another_program_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(paper())
    assert "by another program" in refused(tmp_path / "paper.pdf", tmp_path / "back")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["invoice.xml"] = attached(pdf, b"<x/>")
        pdf.save(tmp_path / "invoice.pdf")
    why = refused(tmp_path / "invoice.pdf", tmp_path / "back")
    assert why == "the file carries no manifest.json: it was made by another program"


def test_a_cut_dossier_gives_nothing(made: Path, tmp_path: Path) -> None:
    whole = (made / "out/dossier.pdf").read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        (tmp_path / "cut.pdf").write_bytes(whole[: int(len(whole) * share)])
        assert "is a broken PDF file" in refused(tmp_path / "cut.pdf", tmp_path / "back")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "none.pdf", tmp_path / "back") == "the file does not exist"
    assert refused(tmp_path, tmp_path / "back") == "the file is a folder"
    assert refused(tmp_path / "pipe", tmp_path / "back") == "the file is a pipe"
    (tmp_path / "deck.pptx").write_bytes(b"PK\x03\x04")
    assert refused(tmp_path / "deck.pptx", tmp_path / "back") == "the file is a broken PowerPoint file"
    (tmp_path / "note.txt").write_bytes(b"words")
    assert (
        refused(tmp_path / "note.txt", tmp_path / "back") == "the file is neither a PDF nor a PowerPoint file"
    )


# ---------------------------------------------------------------- the command


def make_report(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "reporting", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_lists_what_it_wrote_and_how_to_go_on(made: Path, tmp_path: Path) -> None:
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


def test_the_codes_are_those_of_content_output_and_usage(made: Path, tmp_path: Path) -> None:
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
