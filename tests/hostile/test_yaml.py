"""YAML that was made to hurt: each is one message with its line, and nothing runs or hangs."""

from __future__ import annotations

import json
import os
import socket
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting import ContentError, load
from reporting.limits import raise_limits
from reporting.reading.composer import Composer
from reporting.reading.nodes import Map, find_words
from tests.hostile.refusals import (
    assert_clean,
    change,
    find_place,
    refuse,
    run,
    run_in,
)
from tests.samples import MINIMAL
from tests.shares import take_share


def grow(first: str, each: str, levels: int = 10) -> str:
    """Return levels of which each stands for ten of the one below it."""
    lines = [f"a0: &a0 {first}"]
    for level in range(1, levels):
        inner = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} " + each.replace("@", inner))
    return "\n".join(lines) + "\n"


ALIAS_BOMBS = {
    "lists": grow("[x, x, x, x, x, x, x, x, x, x]", "[@]"),
    "maps": grow("{k: x}", "{k: [@]}"),
    "long text": grow("'" + "x " * 5000 + "'", "[@]", 6),
    "wide": "a: &a [" + "x," * 900 + "]\nb: [" + "*a," * 900 + "]\n",
    "of one text": "a: &a x\nb: [" + "*a," * 260_000 + "]\n",
    "in a content": MINIMAL + grow("[x, x]", "[@]"),
}


@pytest.mark.parametrize("bomb", ALIAS_BOMBS.values(), ids=ALIAS_BOMBS)
@pytest.mark.parametrize("where", ["content", "theme", "catalogue"])
def test_aliases_that_multiply_are_refused(bomb: str, where: str) -> None:
    files = {"content.yaml": bomb}
    options: tuple[str, ...] = ()
    if where == "theme":
        files = {"content.yaml": MINIMAL, "theme.yaml": bomb}
        options = ("--theme", "theme.yaml")
    if where == "catalogue":
        files = change("languages: [en]", "languages: [en]\nlabels: theme.yaml")
        files["theme.yaml"] = bomb
    said = refuse(files, *options)
    assert "the file grows here beyond 250,000 nodes, its aliases written out" in said
    assert "the limit `nodes` [E111]" in said
    assert "--limit nodes=" in said


@given(st.lists(st.lists(st.integers(0, 30), max_size=12), min_size=1, max_size=24))
@settings(max_examples=40)
def test_whatever_aliases_stand_for_is_counted(levels: list[list[int]]) -> None:
    """Property: what is kept of a document is never heavier than its limit."""
    lines = ["- &a0 x"]
    for number, inner in enumerate(levels, 1):
        names = ", ".join(f"*a{one % number}" for one in inner)
        lines.append(f"- &a{number} [{names}]")
    composer = Composer("\n".join(lines), "c.yaml", 500)
    root = composer.compose()
    assert (root is None) is any(each.code == "E111" for each in composer.problems)
    assert root is None or composer.weight <= 500


@pytest.mark.parametrize(
    "merge",
    [
        "<<: [" + ", ".join(["*a0"] * 10) + "]",
        "<<: *a0",
        "k: {<<: *a0, <<: *a0}",
        "<<: {b: c}",
        "'<<': *a0\n<<: *a0",
        grow("{k: x}", "{<<: [@]}"),
    ],
)
def test_merge_keys_are_refused_before_anything_is_merged(merge: str) -> None:
    said = refuse(
        {
            "content.yaml": f"a0: &a0 {{b: c}}\n{merge}\n".replace(
                "a0: &a0 {b: c}\na0", "a0"
            )
        }
    )
    assert "merge keys (`<<`) are not supported [E115]" in said


DEEP = {
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "both": "[{a: " * 50_000,
    "dashes": "- " * 100_000,
    "keys of keys": "? " * 100_000,
    "at a key": MINIMAL + "x: " + "[" * 100_000,
    "block": "\n".join(" " * depth + "a:" for depth in range(1000)),
    "closed": "[" * 5000 + "]" * 5000,
    "anchors": "&a [" * 50_000,
    "tags": "!a [" * 50_000,
    "one more": "[" * 66 + "]" * 66,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("role", ["content", "theme"])
def test_what_is_nested_too_deep_is_given_up(text: str, role: str) -> None:
    files = {"content.yaml": text}
    options: tuple[str, ...] = ()
    if role == "theme":
        files = {"content.yaml": MINIMAL, "theme.yaml": text}
        options = ("--theme", "theme.yaml")
    said = refuse(files, *options)
    assert "nested 65 levels, and the limit `depth` is 64 [E110]" in said
    assert "`--limit depth=65` raises it" in said


SIGNS = (*"[]{},:?-&*!|>'\"%@`#~.\\", "---\n", "? \n")
ALL_ROWS = [(sign, size) for size in (2, 100_000) for sign in SIGNS]
ROWS_OF_SIGNS = take_share("rows of signs", ALL_ROWS, 3, lambda case: case[1])


@pytest.mark.parametrize(("sign", "size"), ROWS_OF_SIGNS)
def test_a_sign_again_and_again_is_refused(sign: str, size: int) -> None:
    said = refuse({"content.yaml": sign * size})
    assert said.count("\n") <= 3 * 20_000 + 10


@given(st.text(max_size=80))
@settings(max_examples=60)
def test_any_text_is_told_as_problems_with_places(text: str) -> None:
    """Property: a text that is no content is refused cleanly, whatever it is."""
    refuse({"content.yaml": text.encode("utf-8", "surrogatepass")})


@given(st.binary(max_size=60))
@settings(max_examples=60)
def test_any_bytes_are_told_as_problems(data: bytes) -> None:
    """Property: bytes that are no content are refused cleanly."""
    refuse({"content.yaml": data})


@given(st.data())
@settings(max_examples=60)
def test_any_slip_in_a_content_is_clean(data: st.DataObject) -> None:
    """Property: a content that is cut, doubled or written into builds or is refused."""
    start = data.draw(st.integers(0, len(MINIMAL)))
    stop = data.draw(st.integers(start, min(len(MINIMAL), start + 40)))
    sign = st.sampled_from(
        [*"[]{}:,&*!|>'\"%#?-\t\r ~\\", "\n  ", "<<: ", "!!int ", "é"]
    )
    new = "".join(data.draw(st.lists(sign, max_size=4)))
    text = MINIMAL[:start] + new + MINIMAL[stop:]
    assert_clean(run({"content.yaml": text}, "--only", "pdf"))


KEYS = {
    "top": ("languages: [en]\n", "languages: [en]\nlanguages: [it]\n"),
    "nested": ("  minutes: 5\n", "  minutes: 5\n  minutes: 6\n"),
    "quoted": ("  minutes: 5\n", "  minutes: 5\n  'minutes': 6\n"),
    "escaped": ("  minutes: 5\n", '  minutes: 5\n  "min\\x75tes": 6\n'),
    "in braces": ("paragraph: 2", "paragraph: 2,\n paragraph: 3"),
    "in a text": ("title: A small dossier", "title: {en: a,\n    en: b}"),
    "composed": ("  minutes: 5\n", '  minutes: 5\n  é: 1\n  "e\\u0301": 2\n'),
}


@pytest.mark.parametrize("pair", KEYS.values(), ids=KEYS)
def test_a_key_that_is_given_twice_names_both_lines(pair: tuple[str, str]) -> None:
    files = change(*pair)
    said = refuse(files)
    (told,) = [line for line in said.splitlines() if "[E117]" in line]
    line = int(told.split(":")[1])
    first = int(told.partition("here and in line ")[2].split()[0])
    assert first == line - 1


@given(st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=20)
def test_wherever_a_key_stands_again_both_lines_are_named(at: int, again: int) -> None:
    """Property: the second key is refused with the line of the first."""
    keys = ["number", "date", "title", "subtitle", "why_now", "audience", "minutes"]
    lines = MINIMAL.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(f"  {keys[at]}:"))
    after = next(
        n for n, line in enumerate(lines) if line.startswith(f"  {keys[again]}:")
    )
    lines.insert(after + 1, f"  {keys[at]}: 1")
    later = max(after + 1, first + (first > after))
    earlier = min(after + 1, first + (first > after))
    said = refuse({"content.yaml": "\n".join(lines) + "\n"})
    told = f"`{keys[at]}` is given twice: here and in line {earlier + 1} [E117]"
    assert f"content.yaml:{later + 1}:3: error: the key {told}" in said


WORDS = "NO no yes On off 12:30:45 0o10 0x1F 1e3 .nan .inf = y N true 0b11 1e400 -.inf"
MORE = "010 1.10 190:20:30 1_000 +1 .5 -0 685_230.15 2026-02-30 2001-12-14"


@pytest.mark.parametrize("words", (WORDS + " " + MORE).split())
def test_text_stays_the_text_that_is_written(tmp_path: Path, words: str) -> None:
    claim = "text: Orchard grew by 16%."
    files = change(claim, f"text: Orchard grew by 16%. {words}")
    text = files["content.yaml"].replace("outlet: The Gazette", f"outlet: {words}")
    path = tmp_path / "content.yaml"
    path.write_text(text, encoding="utf-8")
    (source,) = load(path).content.sources
    assert source.outlet is not None
    assert source.outlet.get_words("en") == words


@given(
    st.text(st.characters(exclude_categories=["C", "Z", "M"]), min_size=1, max_size=40)
)
@settings(max_examples=40)
def test_a_quoted_text_is_read_as_it_is_written(words: str) -> None:
    """Property: what stands in quotes comes out as it is, or with composed letters."""
    composer = Composer(f"a: {json.dumps(words)}", "c.yaml", 100)
    root = composer.compose()
    if "\\ud" in json.dumps(words):  # YAML has no pairs of surrogates
        return
    assert isinstance(root, Map)
    assert find_words(root.entries["a"]) == unicodedata.normalize("NFC", words)


TAGS = [
    "!!python/object/apply:os.system ['touch pwned']",
    "!!python/object/new:os.system [id]",
    "!!python/name:os.system x",
    "!!python/module:os x",
    "!!binary aGVsbG8=",
    "!!int 5",
    "!!str 5",
    "!!float .nan",
    "!!timestamp 2026-01-01",
    "!!set {a, b}",
    "!!omap [a: b]",
    "!include /etc/passwd",
    "!env PATH",
    "!<tag:yaml.org,2002:str> x",
    "!%1b%5b31mPWN%07 x",
    "!<tag:%1b%5d0;pwn%07> x",
    "!%c2%9b31m x",
    "!" + "a" * 50_000 + " x",
]


@pytest.mark.parametrize("tagged", TAGS, ids=[tag[:28] for tag in TAGS])
def test_a_tag_is_a_problem_and_nothing_runs(tagged: str) -> None:
    files = change("title: A small dossier", f"title: {tagged}")
    said = refuse(files)
    assert find_place(files["content.yaml"], tagged) in said
    assert "is not supported [E112]" in said
    assert all(len(line) < 400 for line in said.splitlines())


@given(st.from_regex(r"\A!(?:[a-z0-9]|%[0-9a-f]{2}){1,20}\Z"))
@settings(max_examples=40)
def test_no_tag_reaches_the_terminal(tag: str) -> None:
    """Property: whatever a tag escapes, what is said of it is printable."""
    refuse(change("title: A small dossier", f"title: {tag} x"))


def test_a_directive_that_makes_a_tag_is_no_way_round() -> None:
    text = "%TAG !e! tag:%1b%5b31m,2000:\n---\n" + MINIMAL.replace(
        "title: A small", "title: !e!x A small"
    )
    assert "[E112]" in refuse({"content.yaml": text})


ODD = {
    "cyclic alias": ("a: &x [*x]", "the alias `*x` contains itself", 1),
    "cyclic map": ("a: &x {b: {c: *x}}", "the alias `*x` contains itself", 1),
    "cycle of itself": ("&x [*x]", "the alias `*x` contains itself", 1),
    "unknown alias": ("a: *x", "the alias `*x` has no anchor above it", 1),
    "two documents": (MINIMAL + "---\na: b\n", "a second document begins here", 37),
    "document end": (MINIMAL + "...\na: b\n", "`...` ends the content here", 37),
    "tab": ("languages: [en]\nedition:\n\tnumber: 1\n", "tab", 3),
    "empty": ("", "the file is empty", 0),
    "blank": (" \n\n  ", "the file is empty", 0),
    "comment": ("# nothing\n", "the file is empty", 0),
    "only a mark": ("\ufeff", "the file is empty", 0),
    "a mark within": (MINIMAL + "\ufeffa: b\n", "U+FEFF cannot be printed", 37),
    "a list": ("- a\n- b\n", "expected the dossier, found a list", 1),
    "words": ("hello", "not the dossier: `hello`", 1),
    "a long key": ("x" * 201 + ": b", "a key of 201 characters", 1),
}


@pytest.mark.parametrize(("text", "told", "line"), ODD.values(), ids=ODD)
def test_an_odd_document_is_told_in_a_line(text: str, told: str, line: int) -> None:
    said = refuse({"content.yaml": text})
    place = f"content.yaml:{line}:" if line else "content.yaml: error: "
    assert any(told in each and each.startswith(place) for each in said.splitlines())


ENCODED = {
    "latin 1": "title: caff\xe9".encode("latin-1"),
    "utf-16": MINIMAL.encode("utf-16"),
    "utf-16 without its mark": MINIMAL.encode("utf-16-le"),
    "utf-32": MINIMAL.encode("utf-32"),
    "lone surrogate": b"a: \xed\xa0\x80",
    "overlong": b"a: \xc0\xaf",
    "binary": bytes(range(256)) * 100,
    "zip": b"PK\x03\x04" + bytes(200),
    "gzip": b"\x1f\x8b\x08" + bytes(range(200)),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_what_is_not_utf_8_is_told(data: bytes) -> None:
    said = refuse({"content.yaml": data})
    assert "[E103]" in said or "[E104]" in said or "[E105]" in said


def test_a_byte_order_mark_at_the_head_is_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + MINIMAL.encode())
    assert load(path).content.languages == ("en",)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    here = os.open(path.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(f"/proc/self/fd/{here}/{path.name}")
    finally:
        os.close(here)


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


NO_FILES = {
    "folder": (make_folder, "the file is a folder"),
    "pipe": (make_pipe, "the file is a pipe"),
    "socket": (make_socket, "the file cannot be opened"),
    "device": (link_to("/dev/zero"), "the file is a device"),
    "terminal": (link_to("/dev/tty"), "the file "),
    "loop": (link_to("content.yaml"), "the file cannot be opened"),
    "dangling": (link_to("nowhere"), "the file does not exist"),
    "memory": (link_to("/proc/self/mem"), "the file cannot be read"),
    "nothing": (lambda _: None, "the file does not exist"),
}


@pytest.mark.parametrize(("make", "told"), NO_FILES.values(), ids=NO_FILES)
@pytest.mark.parametrize("role", ["content", "theme"])
def test_what_is_no_file_is_named_as_what_it_is(
    tmp_path: Path, make: Callable[[Path], None], told: str, role: str
) -> None:
    make(tmp_path / "content.yaml")
    if role == "content":
        said = run_in(tmp_path)
    else:
        (tmp_path / "other.yaml").write_text(MINIMAL, encoding="utf-8")
        theme = f"{tmp_path / 'content.yaml'}"
        said = run_in(tmp_path, "--theme", theme, content="other.yaml")
    assert_clean(said)
    assert said.code == 3
    assert f"content.yaml: error: {told}" in said.text


CHARACTERS = ["\\0", "\\x07", "\\x1b", "\\x7f", "\\x85", "\\x9b", "\\ufffe", "\\uffff"]
CHARACTERS += ["\\ufeff", "\\u2028", "\\ufdd0", "\\U0001fffe", "\\U0010ffff"]


@pytest.mark.parametrize("escape", CHARACTERS)
def test_a_character_that_no_output_holds_is_refused(escape: str) -> None:
    files = change("title: A small dossier", f'title: "A {escape} small dossier"')
    said = refuse(files)
    assert "cannot be printed [E105]" in said
    assert find_place(files["content.yaml"], f'"A {escape}') in said


@pytest.mark.parametrize("escape", ["\\ud800", "\\uDFFF", "\\x9", "\\U00110000", "\\q"])
def test_an_escape_that_is_no_character_is_refused(escape: str) -> None:
    said = refuse(
        change("title: A small dossier", f'title: "A {escape} small dossier"')
    )
    assert "content.yaml:5:" in said
    assert "[E12" in said


@pytest.mark.parametrize(
    "blank", ["\\u200b", "\\u00ad", "\\u2060\\u200d", "\\u202e", " \\u00a0"]
)
def test_a_text_that_shows_nothing_is_refused(blank: str) -> None:
    said = refuse(change("title: A small dossier", f'title: "{blank}"'))
    assert "the text is empty [E254]" in said


def test_problems_end_where_nobody_reads_on() -> None:
    with raise_limits({"problems": 50}):
        keys = refuse(
            {
                "content.yaml": MINIMAL
                + "  - {"
                + "".join(f"k{n}: 1, " for n in range(500))
                + "}\n"
            }
        )
        numbers = refuse(
            change(
                "text: Orchard grew by 16%[^growth].",
                "text: " + " ".join(map(str, range(1000, 1500))),
            )
        )
        yaml = refuse({"content.yaml": MINIMAL + "x: [" + "!a b, " * 500 + "]\n"})
    for said in (keys, numbers, yaml):
        assert "more problems follow: the limit `problems` is 50 [E182]" in said
        assert said.count(": error: ") <= 52


def test_a_raised_limit_reads_more(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_text(MINIMAL + "x: " + "[" * 70 + "]" * 70 + "\n", encoding="utf-8")
    for limits, code in (({}, "E110"), ({"depth": 80}, "E201")):
        with raise_limits(limits), pytest.raises(ContentError) as caught:
            load(path)
        assert [each.code for each in caught.value.problems] == [code]
