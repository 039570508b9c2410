"""Whatever a file, a name or an argument holds: what is printed steers no terminal."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from reporting.cli import main as entry
from reporting.cli import terminal
from reporting.cli.commands import Command
from reporting.cli.main import main
from reporting.cli.show import Answer, write_text
from reporting.cli.watch import LineTeller, Teller
from reporting.errors import (
    ContentError,
    EvidenceError,
    OutputError,
    Problem,
    Severity,
    UsageError,
)
from reporting.watch.rebuilder import Outcome
from reporting.watch.session import Told
from tests.deck.templates import LAYOUT, default, edited, parts, renamed, zipped
from tests.evidence.orchard import write_orchard
from tests.hostile.test_cleaning import steers
from tests.samples import MINIMAL, write, write_minimal
from tests.tools import ROOT

EVIL = (
    "\x1b[31mA\x1b]0;pwn\x07B\x9b31mC\u202eD\u2066E\u200fF\u2028G\nerror: H\rI\ud800J"
    "\ufffeK\U000e0041"
)
"""What steers, turns, hides and lies, in one word."""
SOFT = "A\x9b31mB\u202eC\u2066D\u200fE\x85F\U000e0041"
"""The same without what XML cannot hold."""
FILE = "a\x1b[31m\x9bb\u202ec\u2066d\ne\udcfff"
"""The name of a file: a byte that is no UTF-8 is half a surrogate in it."""
COLOURS = re.compile("\x1b\\[[0-9;]*m")
"""Colours of ours (ECMA-48, 8.3.117)."""


class Said:
    """What a command said, which steers nothing."""

    def __init__(self, code: object, out: str, err: str) -> None:
        assert steers(out) == []
        assert steers(err) == []
        self.code = code
        self.out = out
        self.text = out + err


Run: TypeAlias = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command and returns what it said."""

    def run_command(*arguments: str | Path) -> Said:
        capsys.readouterr()
        try:
            code: object = main([str(each) for each in arguments])
        except SystemExit as end:
            code = end.code
        return Said(code, *capsys.readouterr())

    return run_command


# ---------------------------------------------------------------- YAML

TAGS = (
    "!%1b%5b31mPWN%07",
    "!<tag:%1b%5d0;pwn%07>",
    "!%c2%9b31m",
    "!%e2%80%aePWN",
    "!!%1b%5b31m",
    "!<%e2%80%a8error:%20x>",
    "!%0aerror:",
    "!<!%1b%5b2J>",
)
HEADS = {
    "directive": "%TAG !e! tag:%1b%5b31m,2000:\n---\n",
    "directive of C1": "%TAG !e! tag:%c2%9b31m:\n---\n",
    "raw directive": "%TAG !e! tag:\x1b[31m\n---\n",
    "raw direction": "%TAG !e! tag:\u202e\n---\n",
    "version": "%YAML 9.\x9b\n---\n",
    "unknown": "%\u202eEVIL x\n---\n",
}
PLACES = {
    "anchor": "x: &\u202eevil\u2066 y\n",
    "alias": "x: *\u202eevil\n",
    "alias of C1": "x: *a\x9b31m\n",
    "key": '"\\e[31mkey\\a": y\n',
    "key of C1": '"\\x9b31m\\u202e": y\n',
    "key of lines": '"a\\nb: error: c\\r\\u2028": y\n',
    "two keys": '"\\e[31m": 1\n"\\e[31m": 2\n',
    "half": 'x: "\\ud800"\n',
    "none": 'x: "\\0\\x07\\ufffe\\U000e0041"\n',
    "raw": "x\u202e\x9b: y\n",
    "list": "? [\u202e, \u2066]\n: y\n",
}
FIELDS = (
    ("languages: [en]", 'languages: ["\\e[31m\\x9b\\u202e"]'),
    ("status: reported", 'status: "\\e[31m\\x9bm\\u202e\\nerror"'),
    ("kind: prose", 'kind: "\\e[31m\\x9bm\\u202e\\u200f"'),
    ("- id: opening", '- id: "\\e[31m\\x9bm\\u202e\\u200f"'),
    ("date: 2026-11-22", 'date: "2026-\\e[31m\\x9bm\\u202e\\u200f"'),
    ("minutes: 5", 'minutes: "\\e[31m\\x9bm\\u202e"'),
    ("by: [gazette]", 'by: ["\\e[31m\\x9bm\\u202e\\u200fwords"]'),
    ("source: gazette", 'source: "\\e[31m\\u200f"'),
    (
        "text: Orchard grew by 16%[^growth].",
        'text: "See [it](\\u200fjava:\\u200fx\\u061c) [^\\u200f]."',
    ),
    ("file: gazette.txt", 'file: "\\e[31m\\u200f\\u202e.txt"'),
    ("file: gazette.txt", 'file: gazette.txt\n    link: "https://e\\u200f\\e[31m.org"'),
    ("title: Overview", "title: {en: x, \u200f\u200e: y}"),
)


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_is_told_without_what_it_hides(
    run: Run, tmp_path: Path, tag: str
) -> None:
    text = MINIMAL.replace("date: 2026", f"date: {tag} 2026")
    said = run(write(tmp_path, text), "-o", tmp_path / "out")
    assert said.code == 3
    assert "[E112]" in said.text


@pytest.mark.parametrize("head", HEADS)
def test_a_directive_is_told_without_what_it_hides(
    run: Run, tmp_path: Path, head: str
) -> None:
    said = run(write(tmp_path, f"{HEADS[head]}x: !e!%1b%5b31m%e2%80%ae y\n"))
    assert said.code == 3


@pytest.mark.parametrize("name", PLACES)
def test_names_of_yaml_are_told_without_what_they_hide(
    run: Run, tmp_path: Path, name: str
) -> None:
    said = run(write(tmp_path, PLACES[name]))
    assert said.code == 3


@pytest.mark.parametrize(("sound", "evil"), FIELDS)
def test_a_value_is_told_without_what_it_hides(
    run: Run, tmp_path: Path, sound: str, evil: str
) -> None:
    assert sound in MINIMAL
    path = write(tmp_path, MINIMAL.replace(sound, evil, 1))
    said = run("check", path, "--json")
    answer = json.loads(said.out)
    assert answer["exit_code"] == said.code == 3
    assert steers(run("check", path).text) == []


THEMES = (
    'fonts: {sans: {name: "\\e[31m\\u200f", regular: x.ttf}}\n',
    'fonts: {sans: {regular: "\\u200f\\u061c.ttf"}}\n',
    'base: "\\x9b31m\\u200f"\n',
    'colours: {"\\u200f": "#123456", cover: "\\u200f\\u202e"}\n',
    'accents: {"\\u200f\\e[31m": "#123456"}\n',
    'slide: {transition: "\\u200f\\x07"}\n',
    "page: {size: !%c2%9b31m A4}\n",
)


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_told_without_what_it_hides(
    run: Run, tmp_path: Path, theme: str
) -> None:
    path = write_minimal(tmp_path)
    (tmp_path / "house.yaml").write_text(theme, encoding="utf-8")
    said = run(path, "--theme", tmp_path / "house.yaml", "-o", tmp_path / "out")
    assert said.code in {0, 3}
    assert said.text


# ---------------------------------------------------------------- templates


def hostile_template() -> bytes:
    """Return a template whose layouts, fonts, colours and members hide something."""
    reference = "".join(f"&#{ord(each)};" for each in SOFT)
    theme = "ppt/theme/theme1.xml"

    def rename_fonts(data: bytes) -> bytes:
        renamed = data.replace(
            b'typeface="Calibri"', f'typeface="{reference}"'.encode()
        )
        return renamed.replace(b'name="Office', f'name="{reference}'.encode())

    edits = {
        LAYOUT.format(number): renamed(f"{SOFT}\n{number}") for number in range(1, 5)
    }
    return edited(default(), {**edits, theme: rename_fonts})


def test_a_template_is_told_without_what_it_hides(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "house.pptx"
    path.write_bytes(hostile_template())
    said = run("template", "inspect", path)
    assert said.code == 0
    assert "\\x9b31m" in said.out
    assert "\\u202e" in said.out
    told = run("template", "inspect", path, "--json")
    names = [each["name"] for each in json.loads(told.out)["result"]["layouts"]]
    assert any("\x9b31mB\u202e" in name for name in names)
    content = write_minimal(tmp_path)
    built = run(content, "--template", path, "-o", tmp_path / "out")
    assert built.code == 0


@pytest.mark.parametrize(
    "name",
    [
        "ppt/\x1b[31m.xml",
        "\u202ex",
        "ppt/media/\x9b.bin",
        "ppt/../\n",
        "ppt/vba\u200fProject.bin",
    ],
)
def test_members_of_a_template_are_told_without_what_they_hide(
    run: Run, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "house.pptx"
    path.write_bytes(zipped({**parts(default()), name: b"<"}))
    assert run("template", "inspect", path).text


# ---------------------------------------------------------------- sources


def test_paragraphs_and_passages_are_shown_without_what_they_hide(
    run: Run, tmp_path: Path
) -> None:
    path = write_orchard(tmp_path)
    copy = tmp_path / "evil.txt"
    copy.write_text(f"Orchard {SOFT} grew by 40 tonnes.\n\nMore.\n", encoding="utf-8")
    for arguments in (
        ("paragraphs", copy, path),
        ("paragraphs", copy, path, "--format", "json"),
        ("paragraphs", copy, path, "--grep", "grew"),
        ("cite", copy, "40 tonnes", path),
        ("cite", copy, EVIL, path),
        ("source", "add", copy, path),
        ("source", "refresh", "gazette", copy, path),
    ):
        assert run(*arguments).text
    (tmp_path / "controls.txt").write_text(EVIL.replace("\ud800", ""), encoding="utf-8")
    assert run("paragraphs", tmp_path / "controls.txt", path).code == 2


def test_what_is_found_is_bold_and_nothing_else_steers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_orchard(tmp_path)
    copy = tmp_path / "evil.txt"
    copy.write_text(f"Orchard {SOFT} grew.\n", encoding="utf-8")
    stream = Screen()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["paragraphs", str(copy), str(path), "--grep", "grew"]) == 0
    assert stream.getvalue().count("\x1b[1mgrew") == 1
    assert steers(COLOURS.sub("", stream.getvalue())) == []


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


PAGE = """<html><head><title>T\x9b31m\u202eX&#27;[31m&#x9b;&#x202e;</title>
<meta name="author" content="A\u202eB&#7;"></head><body><p>Words\u202e of it.</p></body></html>"""
BIB = '@book{{"\u202ek\x9b", title = {{T\u202e\x9b31m}}, author = {{A\u200f}}, file = {{:\u202e.pdf:PDF}}}}'


def test_what_files_say_of_themselves_is_told_without_what_they_hide(
    run: Run, tmp_path: Path
) -> None:
    path = write_orchard(tmp_path)
    for name, text in {"saved.html": PAGE, "refs.bib": BIB}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("source", "add", tmp_path / "saved.html", path).text
    assert run("source", "import", tmp_path / "refs.bib", path).text


# ---------------------------------------------------------------- names and arguments


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such names")
def test_names_of_files_are_told_on_their_line_without_what_they_hide(
    run: Run, tmp_path: Path
) -> None:
    place = tmp_path / FILE
    place.mkdir()
    path = write_minimal(place)
    odd = path.rename(place / f"{FILE}.yaml")
    for arguments in (
        (odd, "-o", place / "out"),
        (odd, "-o", place / "out", "--json"),
        (place / f"no{FILE}",),
        ("check", odd),
        ("check", odd, "--format", "sarif"),
        (odd, "--theme", place / f"{FILE}.theme"),
        (odd, "--template", place / f"{FILE}.pptx"),
        ("extract", place / "out" / "dossier.pdf", "-o", place / "back"),
        ("extract", odd),
        ("where", place / "out" / "dossier.pdf", "--page", "1"),
        ("template", "inspect", odd),
        ("init", place / "new"),
        ("paragraphs", "gazette", odd),
        ("cite", odd, "Orchard grew", odd, "--paragraph", "1"),
        ("check", odd, "--fix", "--dry-run"),
        ("check", odd, "--numbers"),
        ("source", "add", odd, odd),
        ("receipts", odd, "-o", place / "out"),
        (odd, "-o", odd),
    ):
        said = run(*arguments)
        assert said.text, arguments
        assert "\ne\udcff" not in said.text
        assert "\ne\\udcff" not in said.text  # nothing begins a line that is no line


@pytest.mark.parametrize(
    "arguments",
    [
        (EVIL,),
        (f"--{EVIL}",),
        ("--lang", EVIL),
        ("--only", EVIL),
        ("--max-size", EVIL),
        ("--limit", f"{EVIL}=1"),
        ("--limit", EVIL),
        ("--pdf", EVIL),
        ("--handout", EVIL),
        ("watch", "--poll", EVIL),
        ("explain", EVIL),
        ("explain", f"chart.{SOFT}"),
        ("check", "--format", EVIL),
        ("check", "--built", EVIL),
        ("completion", EVIL),
        ("template", EVIL, "x"),
        ("where", "x", "--page", EVIL),
        ("cite", EVIL, EVIL, EVIL),
        ("source", EVIL),
        ("source", "add", EVIL),
        ("init", "x", "--language", EVIL),
        ("preview", "--port", EVIL),
        ("extract", EVIL, "-o", EVIL),
    ],
    ids=ascii,
)
def test_arguments_are_told_without_what_they_hide(
    run: Run,
    arguments: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*arguments)
    assert said.code in {2, 3, 4, 5}
    assert not any(line.startswith("error: H") for line in said.text.splitlines())


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    "error",
    [
        UsageError(EVIL),
        OutputError(EVIL),
        EvidenceError(
            EVIL, [Problem(EVIL, 1, 2, Severity.WARNING, EVIL, EVIL, EVIL, "W107")]
        ),
        ContentError([Problem(EVIL, 1, 2, Severity.ERROR, EVIL, EVIL, EVIL, "E105")]),
        ValueError(EVIL),
        UnicodeDecodeError("utf-8", b"\x1b[31m", 0, 1, EVIL),
        OSError(5, EVIL, EVIL),
        KeyError(EVIL),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("extra", [(), ("--json",), ("--traceback",)], ids="".join)
def test_errors_are_told_without_what_they_hide(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    error: Exception,
    extra: tuple[str, ...],
) -> None:
    def fail(_options: Namespace) -> Answer:
        raise error

    def make_parser() -> ArgumentParser:
        parser = ArgumentParser()
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--traceback", action="store_true")
        return parser

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(entry, "load_command", lambda _name: Command(make_parser, fail))
    said = run("explain", *extra)
    assert said.code in {1, 2, 3, 4, 5}
    if "--json" in extra:
        assert json.loads(said.out)["exit_code"] == said.code
    if not extra:
        assert not any(line.startswith("error: H") for line in said.text.splitlines())


# ---------------------------------------------------------------- terminals


def test_colours_are_ours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    stream = Screen()
    problem = Problem(EVIL, 3, 4, Severity.ERROR, EVIL, EVIL, EVIL, "E105")
    terminal.write_problems(stream, f"{problem}\n")
    text = stream.getvalue()
    assert COLOURS.findall(text)
    assert steers(COLOURS.sub("", text)) == []
    assert text.count("\n") == 3


def test_the_step_in_hand_is_shown_without_what_it_hides() -> None:
    stream = Screen()
    steps = terminal.Steps(stream)
    steps.begin(EVIL)
    shown = stream.getvalue()
    assert shown.startswith("\r\x1b[K")
    assert steers(shown.removeprefix("\r\x1b[K")) == []
    assert "\n" not in shown


def test_what_is_written_is_clean_whoever_writes_it() -> None:
    stream = Screen()
    write_text(stream, EVIL)
    assert steers(stream.getvalue()) == []


def tell(*, is_json: bool, capsys: pytest.CaptureFixture[str]) -> Said:
    """Return what watching says of a save of files with odd names."""
    problem = Problem(EVIL, 1, 2, Severity.ERROR, EVIL, EVIL, EVIL, "E105")
    error = ContentError([problem])
    outcome = Outcome(None, error.problems, error, {}, (), 0.1)
    told = Told(outcome, (Path(FILE), Path(EVIL)), (), (problem,), (problem,))
    options = Namespace(
        output=Path(FILE), content=Path(FILE), traceback=True, quiet=False, open=False
    )
    (LineTeller(options) if is_json else Teller(options)).tell(told)
    return Said(0, *capsys.readouterr())


def test_watching_tells_names_without_what_they_hide(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = tell(is_json=False, capsys=capsys)
    assert "mended: " in said.text
    assert json.loads(tell(is_json=True, capsys=capsys).out)["problems"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_is_json_on_every_stream(tmp_path: Path, encoding: str) -> None:
    path = write(
        tmp_path, MINIMAL.replace("status: reported", "status: häufig漢\u200f")
    )
    done = subprocess.run(
        [sys.executable, "-m", "reporting", "check", str(path), "--json"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=60,
        check=False,
    )
    answer = json.loads(done.stdout.decode(encoding))
    assert "häufig漢\u200f" in answer["problems"][0]["message"]


# ---------------------------------------------------------------- the one way out

WRITERS = {
    "apart.py": "answers of a process apart go through a pipe",
    "early.py": "says that the installation is broken, before anything can be imported",
    "cli/deadline.py": "tells the process that waits what is in hand, through a pipe",
    "cli/show.py": "the one way out",
    "cli/watch.py": "cleans, and ends where nobody reads on",
    "output.py": "writes files",
    "writing/journal.py": "writes a file",
}
"""Modules that may write to a stream, each with why."""
STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__", "buffer"}


def find_writes(tree: ast.AST) -> Iterator[int]:
    """Yield the lines on which something is printed: by `print`, a stream or a descriptor."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id="print"):
                yield node.lineno
            case ast.Attribute(
                attr="write" | "writelines", value=ast.Attribute(attr=name)
            ):
                if name in STREAMS:
                    yield node.lineno
            case ast.Attribute(
                attr="write" | "writelines", value=ast.Name(id="stream")
            ):
                yield node.lineno
            case ast.Attribute(attr="write", value=ast.Name(id="os")):
                yield node.lineno


def test_all_that_is_printed_goes_one_way() -> None:
    found = []
    for path in sorted((ROOT / "reporting").rglob("*.py")):
        name = path.relative_to(ROOT / "reporting").as_posix()
        code = path.read_text("utf-8")
        if name in WRITERS or not re.search(r"\bprint\(|\.write(lines)?\(", code):
            continue
        found += [f"{name}:{line}" for line in find_writes(ast.parse(code))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "print(name)",
        "sys.stdout.write(name)",
        "sys.stderr.writelines([name])",
        "sys.stdout.buffer.write(name)",
        "os.write(2, name)",
        "stream.write(name)",
    ],
)
def test_a_planted_way_out_is_found(code: str) -> None:
    assert list(find_writes(ast.parse(code))) == [1]
