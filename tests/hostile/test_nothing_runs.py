"""Nothing outside is touched or run: all kinds of contents and commands under an audit hook."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from tests.block_forms import with_blocks
from tests.chart_samples import write_charts
from tests.charts.hostile import HOSTILE, write_hostile
from tests.evidence.copies import PAGE, warc
from tests.evidence.orchard import write_orchard
from tests.hostile.audited import PLANTS, Order, Seen
from tests.hostile.test_formulas import CELLS, CHARTS, EVIL, write_marked
from tests.samples import png, write, write_every_block
from tests.slips.operators import OPERATORS, Sound
from tests.tools import ROOT

TRAPS = (
    "PIL",
    "_rl_accel",
    "babel",
    "conftest",
    "lxml",
    "markdown_it",
    "msgspec",
    "numpy",
    "openpyxl",
    "pptx",
    "reportlab_mods",
    "reportlab_settings",
    "sitecustomize",
    "svglib",
    "usercustomize",
    "yaml",
)
"""Modules that something might import from where it should not."""
HOME_TRAPS = (
    ".reportlab_settings",
    ".reportlab_mods",
    ".pythonrc.py",
    ".pythonstartup",
)
CONFIGURATIONS = (
    ".config/fontconfig/fonts.conf",
    ".config/matplotlib/matplotlibrc",
    ".config/pip/pip.conf",
    ".fonttools.cfg",
    ".pdbrc",
    ".pypirc",
    "fonts.conf",
    "matplotlibrc",
    "pyproject.toml",
    "setup.cfg",
    "trap.pth",
)
VARIABLES = {
    "RL_xmlParser": "evil",
    "RL_shapeChecking": "nonsense",
    "RL_trustedHosts": "*",
    "MPLCONFIGDIR": ".",
    "XML_CATALOG_FILES": "file:///etc/passwd",
}
"""What libraries take from the environment."""

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
{}<rect width="9" height="9" fill="#123456"/></svg>
"""
PICTURES = {
    "script.svg": "<script>x</script>",
    "away.svg": '<image x:href="http://127.0.0.1:9/x.png" width="3" height="3"/>',
    "near.svg": '<image x:href="file:///etc/hostname" width="3" height="3"/>',
    "paint.svg": "<path d='M0 0h3' fill=\"__import__('os').system('true')\"/>",
    "style.svg": "<style>@import url(http://127.0.0.1:9/x.css); rect {{fill: url(http://127.0.0.1:9/y)}}</style>",
    "face.svg": '<text y="5" font-family="Planted Sans">words</text>',
    "used.svg": '<use x:href="http://127.0.0.1:9/x.svg#a"/>',
}
ENTITIES = """\
<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/hostname">
<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="5">&e;</text></svg>
"""
REFUSED = {
    "tag": "languages: !!python/object/apply:os.system ['true']\n",
    "name": "languages: !!python/name:os.system x\n",
    "module": "languages: !!python/module:planted x\n",
    "new": "languages: !!python/object/new:os.system [true]\n",
    "local": "%TAG ! tag:yaml.org,2002:python/object/apply:\n---\nlanguages: !os.system [true]\n",
    "merge": "languages: {<<: !!python/object/apply:os.getcwd []}\n",
}
COLOURS = ("evil", "__import__('os').system('true')", "red", "#12345G", "rgb(1,2,3)")
PAGES = {
    "saved.html": PAGE.replace(
        "</head>",
        '<script src="http://127.0.0.1:9/x.js"></script><base href="http://127.0.0.1:9/">'
        '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"></head>',
    ),
    "framed.html": '<html><body><iframe src="file:///etc/hostname"></iframe><p>Words.</p></body></html>',
    "entities.xhtml": ENTITIES.replace("<svg", "<html").replace("</svg", "</html"),
}
BIB = """\
@string{x = "Orchard"}
@article{a, title = x # " grows \\input{/etc/hostname} \\write18{true}", author = {Ash, Tom},
 journal = {Gazette}, date = {2026-10-02}, url = {javascript:alert(1)}, file = {:/etc/hostname:PDF}}
"""
MARK = "PLANTED"


def plant_traps(folder: Path, mark: Path, *, is_home: bool = False) -> None:
    """Lay traps into a folder: whatever of them is run leaves a mark."""
    code = f"with open({str(mark)!r}, 'a') as mark: mark.write(__name__ + '\\n')\n"
    folder.mkdir(parents=True, exist_ok=True)
    for name in TRAPS:
        (folder / f"{name}.py").write_text(code)
    for name in CONFIGURATIONS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"import os; {code}")
    if is_home:
        for name in HOME_TRAPS:
            (folder / name).write_text(code)


def surround(home: Path) -> dict[str, str]:
    """Return an environment with a trapped home, and settings of libraries."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    variables = {"HOME": str(home), "MAKE_REPORT_CACHE": "off", "PYTHONPATH": str(ROOT)}
    return {**kept, **variables, **VARIABLES}


def write_pictures(folder: Path) -> list[str]:
    """Write pictures that reach out, and a content for each; return the contents."""
    drawn = {name: PICTURE.format(inner) for name, inner in PICTURES.items()}
    drawn["entities.svg"] = ENTITIES
    contents = []
    for number, (name, text) in enumerate(drawn.items()):
        (folder / name).write_text(text, encoding="utf-8")
        block = f"- {{id: robot, kind: image, file: {name}, alt: A robot, credit: By hand}}\n"
        path = folder / f"picture{number}.yaml"
        path.write_text(with_blocks(block), encoding="utf-8")
        contents.append(str(path))
    return contents


def write_slips(folder: Path) -> list[str]:
    """Write a content with each of many honest slips; return the contents."""
    sound = Sound((ROOT / "tests/heating/content.yaml").read_text("utf-8"))
    random = Random(17)  # noqa: S311  (chance that repeats)
    contents = []
    for name in sorted(OPERATORS)[::4]:
        slipped = OPERATORS[name](sound, random)
        if slipped:
            path = folder / f"{name}.yaml"
            path.write_text(slipped.text, encoding="utf-8", newline="")
            contents.append(str(path))
    return contents


def write_own(folder: Path) -> tuple[str, str]:
    """Copy the shipped content, and that of the tests; return both."""
    shipped, heating = folder / "shipped", folder / "heating"
    shipped.mkdir()
    for name in ("content.yaml", "evidence.json"):
        shutil.copy(ROOT / name, shipped)
    shutil.copytree(ROOT / "assets" / "images", shipped / "assets" / "images")
    shutil.copytree(ROOT / "tests" / "heating", heating)
    return str(shipped / "content.yaml"), str(heating / "content.yaml")


def list_builds(folder: Path) -> list[list[str]]:
    """Return what builds each content of the suite, all into folders of their own."""
    places = {
        name: folder / name for name in ("blocks", "charts", "crowd", "sums", "marked")
    }
    for place in places.values():
        place.mkdir()
    write_every_block(places["blocks"])
    write_charts(places["charts"])
    write_hostile(places["crowd"], *list(HOSTILE)[::9])
    write_marked(places["marked"])
    (places["sums"] / "evil.csv").write_text(EVIL, encoding="utf-8")
    (places["sums"] / "cells.csv").write_text(CELLS, encoding="utf-8")
    write(places["sums"], with_blocks(CHARTS))
    shipped, heating = write_own(folder)
    out = str(folder / "out")
    both = ["--handout", "--brief", "-o"]
    listed = [
        [shipped, "--lang", "all", *both, f"{out}/shipped"],
        [heating, "--lang", "all", "--theme", "bulletin", *both, f"{out}/heating"],
        [heating, "--pdf", "ua2", "--draft", "-o", f"{out}/ua2"],
    ]
    for name, place in places.items():
        listed.append([str(place / "content.yaml"), "-o", f"{out}/{name}"])
    template = f"{out}/heating/briefing.pptx"
    sums = str(places["sums"] / "content.yaml")
    listed.append([sums, "--template", template, "-o", f"{out}/template"])
    return listed


def list_others(folder: Path) -> list[list[str]]:
    """Return calls of the other commands."""
    orchard = folder / "orchard"
    orchard.mkdir()
    content = str(write_orchard(orchard))
    for name, text in PAGES.items():
        (orchard / name).write_text(text, encoding="utf-8")
    (orchard / "refs.bib").write_text(BIB, encoding="utf-8")
    (orchard / "kept.warc").write_bytes(
        warc(
            [
                (
                    "https://example.org/",
                    "200 OK",
                    {"Content-Type": "text/html"},
                    PAGE.encode(),
                )
            ]
        )
    )
    (orchard / "robot.png").write_bytes(png())
    heating, out = str(folder / "heating" / "content.yaml"), str(folder / "out")
    listed = [
        ["check", heating],
        ["check", heating, "--format", "sarif"],
        ["check", content, "--built", f"{out}/heating"],
        ["check", content, "--numbers"],
        ["check", content, "--fix", "--dry-run"],
        ["receipts", heating, "-o", f"{out}/receipts"],
        ["paragraphs", "gazette", content, "--grep", "Orchard"],
        ["cite", "gazette", "Vera Lane", content],
        ["source", "import", str(orchard / "refs.bib"), content],
        ["source", "refresh", "gazette", str(orchard / "saved.html"), content],
        ["extract", f"{out}/heating/dossier.pdf", "-o", f"{out}/back"],
        ["extract", f"{out}/heating/briefing.pptx", "-o", f"{out}/again"],
        ["where", f"{out}/shipped/dossier.pdf", "--page", "2"],
        ["where", f"{out}/shipped/briefing.pptx", "--slide", "2"],
        ["template", "inspect", f"{out}/shipped/briefing.pptx"],
        ["init", f"{out}/begun", "--language", "it"],
        ["explain", "chart.unit"],
        ["schema"],
        ["completion", "bash"],
    ]
    for name in (*PAGES, "kept.warc"):
        listed.append(["source", "add", str(orchard / name), content])
    return listed


def list_refused(folder: Path) -> list[list[str]]:
    """Return calls with contents, pictures and themes that want to reach out."""
    refused = folder / "refused"
    refused.mkdir()
    sound = str(folder / "blocks" / "content.yaml")
    out = ["--only", "pdf", "-o", str(folder / "out" / "refused")]
    listed = [[path, *out] for path in write_pictures(refused)]
    listed += [["check", path] for path in write_slips(refused)]
    for name, text in REFUSED.items():
        path = refused / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        listed.append([str(path), *out])
    for number, colour in enumerate(COLOURS):
        path = refused / f"theme{number}.yaml"
        path.write_text(f"colours: {{cover: {json.dumps(colour)}}}\n", encoding="utf-8")
        listed.append([sound, "--theme", str(path), *out])
    for number, name in enumerate(
        ("../out.png", "/etc/hostname", "%2e%2e/x.png", "link.png")
    ):
        block = f"- {{id: robot, kind: image, file: {name!r}, alt: A robot, credit: By hand}}\n"
        path = refused / f"path{number}.yaml"
        path.write_text(with_blocks(block), encoding="utf-8")
        listed.append([str(path), *out])
    (refused / "link.png").symlink_to("/etc/hostname")
    return listed


def run_order(order: Order, folder: Path, home: Path) -> Seen:
    """Run an order in a process of its own."""
    path = folder / "order.json"
    (folder / "work" / "tmp").mkdir()
    path.write_text(json.dumps(order), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-B", "-P", "-m", "tests.hostile.audited", str(path)],
        env={**surround(home), "TMPDIR": str(folder / "work" / "tmp")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: Seen = json.loads(done.stdout)
    return seen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with traps in it, beside every content and in a home."""
    folder = tmp_path_factory.mktemp("trapped")
    work, home = folder / "work", folder / "home"
    plant_traps(work, folder / MARK)
    plant_traps(home, folder / MARK, is_home=True)
    return folder


@pytest.fixture(scope="module")
def seen(folder: Path) -> Seen:
    """Return what was seen of every content and command."""
    work = folder / "work"
    commands = [*list_builds(work), *list_others(work), *list_refused(work)]
    for place in work.iterdir():
        if place.is_dir():
            plant_traps(place, folder / MARK)
    order = Order(
        folder=str(work),
        reads=[],
        writes=[str(work)],
        commands=commands,
    )
    return run_order(order, folder, folder / "home")


def test_nothing_outside_is_touched_and_nothing_is_run(seen: Seen) -> None:
    told = [
        f"{label}: {fault}"
        for label, found in seen["faults"].items()
        for fault in found
    ]
    assert told == []
    assert seen["strays"] == []


def test_no_trap_was_sprung(seen: Seen, folder: Path) -> None:
    assert seen["ends"]
    assert not (folder / MARK).exists()


def test_what_was_run_was_the_suite(seen: Seen) -> None:
    ends: Mapping[str, object] = seen["ends"]
    ours = [label for label, end in ends.items() if end not in {0, 3, 4}]
    assert ours == [], seen["said"][ours[0]]
    sound = [
        label
        for label in ends
        if "/refused/" not in label and "/out/refused" not in label
    ]
    failed = {label: seen["said"][label] for label in sound if ends[label] != 0}
    assert set(failed) <= {label for label in sound if label.startswith("source ")}, (
        failed
    )
    for name in (*REFUSED, "theme0", "picture0", "path0"):
        assert any(f"/refused/{name}.yaml" in label for label in ends), name
    for label, end in ends.items():
        is_payload = any(f"/refused/{name}.yaml" in label for name in REFUSED)
        is_path = "/refused/path" in label
        if is_payload or is_path or "/refused/theme" in label:
            assert end == 3, (label, seen["said"][label])
    assert seen["counts"]["open"] > 1000
    assert seen["counts"]["exec"] > 1000


# ---------------------------------------------------------------- planted violations


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Return what was seen of every violation that there is."""
    folder = tmp_path_factory.mktemp("planted")
    home = folder / "home"
    plant_traps(home, folder / MARK, is_home=True)
    (home / "removed").touch()
    work = folder / "work"
    work.mkdir()
    (work / "planted_module.py").write_text("")
    commands = [["plant", name] for name in PLANTS]
    order = Order(folder=str(work), reads=[], writes=[str(work)], commands=commands)
    return run_order(order, folder, home)


@pytest.mark.parametrize("name", list(PLANTS))
def test_a_planted_violation_is_seen(planted: Seen, name: str) -> None:
    assert planted["faults"].get(f"plant {name}"), planted["ends"]


def test_a_module_from_elsewhere_is_seen(planted: Seen) -> None:
    assert planted["strays"] == ["planted_module"]


# ---------------------------------------------------------------- starting


def start(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the trapped folder, as somebody does who works there."""
    return subprocess.run(
        command,
        cwd=folder / "work",
        env=surround(folder / "home"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "switches",
    [
        ("-m", "reporting"),
        ("-P", "-m", "reporting"),
        ("-mreporting",),
        ("-B", "-m", "reporting"),
    ],
    ids=" ".join,
)
def test_a_start_in_a_trapped_folder_springs_no_trap(
    folder: Path, switches: tuple[str, ...]
) -> None:
    done = start(folder, sys.executable, *switches, "schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (folder / MARK).exists()


def test_the_command_that_is_installed_springs_no_trap(folder: Path) -> None:
    code = "import sys; sys.argv[0] = 'make-report'; from reporting.cli.main import run; run()"
    (folder / "make-report").write_text(code)
    done = start(folder, sys.executable, str(folder / "make-report"), "schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (folder / MARK).exists()


def test_the_traps_are_live(folder: Path) -> None:
    mark = folder / MARK
    for code in ("import yaml", "import reportlab.rl_config"):
        environment = {
            **surround(folder / "home"),
            "RL_xmlParser": "lxml",
            "RL_shapeChecking": "1",
        }
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder / "work",
            env=environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert mark.read_text(), code
        mark.unlink()
