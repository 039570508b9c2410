import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.errors import ContentError, Problem, Severity
from reporting.limits import raise_limits
from reporting.reading import composer
from reporting.reading.nodes import Map, Scalar, Seq, to_plain
from reporting.reading.source import decode, read_file, read_yaml, scan_yaml

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test run with the parser in C, and with the one that stands in for it."""
    monkeypatch.setattr(composer, "LOADER", getattr(yaml, request.param))


def found(text: str) -> list[str]:
    """Return what is found in a text, each as `line:column: message`."""
    return [
        f"{p.line}:{p.column}: {p.message}" for p in scan_yaml(text, "c.yaml").problems
    ]


# ---------------------------------------------------------------- text stays text


@pytest.mark.parametrize(
    "word",
    ["NO", "yes", "12:30:45", "010", "1.10", "0x1F", "2026-02-30", ".nan", "1e400"],
)
@pytest.mark.usefixtures("loader")
def test_a_plain_scalar_is_the_text_that_was_written(word: str) -> None:
    assert to_plain(read_yaml(f"a: {word}", "c.yaml")) == {"a": word}


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
@pytest.mark.usefixtures("loader")
def test_a_plain_null_is_nothing(word: str) -> None:
    assert to_plain(read_yaml(f"a: {word}\nb: x", "c.yaml")) == {"a": None, "b": "x"}


@pytest.mark.parametrize("word", ["'~'", '"null"', "''", "|\n  ~"])
def test_a_null_in_quotes_is_text(word: str) -> None:
    assert to_plain(read_yaml(f"a: {word}", "c.yaml")) == {"a": yaml.safe_load(word)}


def test_lists_and_maps_nest() -> None:
    assert to_plain(read_yaml("a: [{b: c}, [d]]\ne: |\n  f\n  g\n", "c.yaml")) == {
        "a": [{"b": "c"}, ["d"]],
        "e": "f\ng\n",
    }


# ---------------------------------------------------------------- places


@pytest.mark.usefixtures("loader")
def test_nodes_know_where_they_stand() -> None:
    root = read_yaml("à: b\nlist:\n  - x\n  - {k: 'v'}\n", "c.yaml")
    assert isinstance(root, Map)
    assert (root.line, root.column) == (1, 1)
    assert (root.keys["list"].line, root.keys["list"].column) == (2, 1)
    first = root.entries["à"]
    assert (first.line, first.column) == (1, 4)
    items = root.entries["list"]
    assert isinstance(items, Seq)
    assert [(node.line, node.column) for node in items.items] == [(3, 5), (4, 5)]
    inner = items.items[1]
    assert isinstance(inner, Map)
    assert inner.entries["k"] == Scalar("v", 4, 9, (25, 28))


def test_windows_line_ends_count_once() -> None:
    root = read_yaml("a: b\r\nc: d\r\n", "c.yaml")
    assert isinstance(root, Map)
    assert root.entries["c"].line == 2


# ---------------------------------------------------------------- what YAML takes and we do not


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: the key `a` is given twice: here and in line 1"),
        (
            "x:\n  a: 1\n  'a': 3\n",
            "3:3: the key `a` is given twice: here and in line 2",
        ),
        ("a: !!str b", "1:4: the tag `tag:yaml.org,2002:str` is not supported"),
        ("a: !mine [b]", "1:4: the tag `!mine` is not supported"),
        (
            "!!python/object/apply:os.system [touch x]",
            "1:1: the tag `tag:yaml.org,2002:python/object/apply:os.system` is not supported",
        ),
        ("a: &x [*x]", "1:8: the alias `*x` contains itself"),
        ("a: &x {b: {c: *x}}", "1:15: the alias `*x` contains itself"),
        ("a: *x", "1:4: the alias `*x` has no anchor above it"),
        ("a: &x [b]\nc: &x [d]", "2:4: the anchor `&x` is defined twice"),
        ("a: &x {b: c}\nd:\n  <<: *x", "3:3: merge keys (`<<`) are not supported"),
        ("? [a]\n: b", "1:3: a key must be a word"),
        ("~: b", "1:1: a key must be a word"),
        ("x" * 300 + ": b", "1:1: a key of 300 characters, and the limit `key` is 200"),
        ("a: b\n---\nc: d", "2:1: a second document begins here"),
        ("", "0:0: the file is empty"),
        ("# nothing\n", "0:0: the file is empty"),
        ('a: "\\0"', "1:4: the character U+0000 cannot be printed"),
        ('a: "\\x07"', "1:4: the character U+0007 cannot be printed"),
        ('a: "\\ufffe"', "1:4: the character U+FFFE cannot be printed"),
        ("a: x\0y", "1:5: the character U+0000 cannot be printed"),
        ("a: b\n\x1b[31mc: d", "2:1: the character U+001B cannot be printed"),
        ("a: \ud800", "1:4: the character U+D800 cannot be printed"),
        ("a: \U0001ffff", "1:4: the character U+1FFFF cannot be printed"),
        ("a: b\u2028c", "1:5: the character U+2028 cannot be printed"),
        ("a: b\ufeffc", "1:5: the character U+FEFF cannot be printed"),
    ],
)
@pytest.mark.usefixtures("loader")
def test_what_is_refused_is_one_problem_with_its_place(
    text: str, expected: str
) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", "1:5: a colon within the text `b: c`"),
        ("a: 'b\n\nc", "1:4: a quotation mark is never closed"),
        ("a:\n\t- c", "2:1: a tab cannot indent"),
        ("a: b\n\tc: d", "2:1: a tab cannot indent"),
        ("a: @b", "1:4: a text cannot begin with `@`"),
        ('a: "\\ud800"', "1:5: `\\u` is no escape in a text in double quotes"),
        ('a: "b\\q"', "1:6: `\\q` is no escape in a text in double quotes"),
        ("a: [b\nc: d", "1:4: `[` is never closed: `[b`"),
        ("a: {b: c", "1:4: `{` is never closed: `{b: c`"),
        ("- a\nb: c", "2:1: this line does not fit the list above it"),
        ("a: b\n- c", "2:1: this line does not fit the lines above it"),
        (" a: b\nc: d", "1:2: `a` is indented by 1, its neighbours by 0"),
        (
            "a: b\nc\nd: e",
            "2:1: this line has no key; as a part of the text above, it is indented too little",
        ),
        (
            "%TAG x",
            "1:6: not YAML: did not find expected '!' while scanning a tag directive",
        ),
    ],
)
def test_what_is_no_yaml_is_one_problem_that_an_editor_understands(
    text: str, expected: str
) -> None:
    assert found(text) == [expected]


def test_all_that_is_wrong_is_found_in_one_run() -> None:
    text = 'a: 1\na: 2\n<<: {b: c}\nd: !x e\nf: "\\x07"\n'
    assert [line.split(":")[0] for line in found(text)] == ["2", "3", "4", "5"]


def test_what_was_wrong_before_a_fault_of_syntax_is_told_too() -> None:
    assert found("a: 1\na: 2\nb: 'c") == [
        "2:1: the key `a` is given twice: here and in line 1",
        "3:4: the quotation mark `'` is never closed",
    ]


def test_a_problem_names_its_content_path() -> None:
    (problem,) = scan_yaml("claims:\n  - {id: a, id: b}", "c.yaml").problems
    assert problem.where == "claims[0]"


def test_nothing_runs_that_a_tag_names(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    scan_yaml(f"a: !!python/object/apply:os.system ['touch {mark}']", "c.yaml")
    assert not mark.exists()


def test_an_alias_stands_for_what_it_names() -> None:
    assert to_plain(
        read_yaml("a: &x [1, 2]\nb: *x\nc: &y k\nd: {*y : v}", "c.yaml")
    ) == {
        "a": ["1", "2"],
        "b": ["1", "2"],
        "c": "k",
        "d": {"k": "v"},
    }


def test_direction_controls_are_dropped_with_a_warning() -> None:
    document = scan_yaml("a: 'b\u202ec\u2066d'\n", "c.yaml")
    assert document.root is not None
    assert to_plain(document.root) == {"a": "bcd"}
    assert [(p.severity, p.line, p.message) for p in document.problems] == [
        (Severity.WARNING, 1, "the direction control U+202E was dropped from the text"),
        (Severity.WARNING, 1, "the direction control U+2066 was dropped from the text"),
    ]
    assert to_plain(read_yaml("a: b\u202ec", "c.yaml")) == {"a": "bc"}


def test_a_binary_file_does_not_give_a_problem_a_byte() -> None:
    problems = found("\x01" * 1000)
    assert len(problems) == 21
    assert problems[-1] == "1:21: more such characters follow: is this a text file?"


# ---------------------------------------------------------------- what grows


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{" * 100_000, "- " * 10_000, "a: " + "[" * 66, "? " * 1000]
)
@pytest.mark.usefixtures("loader")
def test_deep_nesting_is_given_up_early(text: str) -> None:
    assert [line.split(": ", 1)[1] for line in found(text)] == [
        "nested 65 levels, and the limit `depth` is 64"
    ]


def test_depth_up_to_the_cap_is_read() -> None:
    assert scan_yaml("[" * 64 + "]" * 64, "c.yaml").root is not None


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        BOMB + "b:\n  <<: [*a8, *a8]\n",
        "a: &a '" + "x" * 100_000 + "'\nb: [" + "*a, " * 1000 + "]\n",
        "[" + "x, " * 250_001 + "]",
    ],
    ids=["aliases", "merge", "long text", "items"],
)
def test_what_expands_beyond_all_measure_is_refused(text: str) -> None:
    assert [line.split(": ", 1)[1] for line in found(text)] == [
        "the file grows here beyond 250,000 nodes, its aliases written out: the limit `nodes`"
    ]


def test_a_long_file_may_hold_as_much_more() -> None:
    text = "- something of some length\n" * 300_000
    document = scan_yaml(text, "c.yaml")
    assert document.problems == ()
    assert isinstance(document.root, Seq)
    assert len(document.root.items) == 300_000


def test_the_most_that_is_read_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("a: bcd\n", encoding="utf-8")
    with raise_limits({"content": 7}):
        assert read_file(path, "c.yaml") == b"a: bcd\n"
    with raise_limits({"content": 6}), pytest.raises(ContentError) as caught:
        read_file(path, "c.yaml")
    (problem,) = caught.value.problems
    assert (problem.message, problem.hint) == (
        "the file has 7 bytes, and the limit `content` is 6 bytes",
        "if that is right, `--limit content=7` raises it",
    )


def test_a_deep_file_does_not_kill_the_process() -> None:
    code = "from reporting.reading.source import scan_yaml; print(scan_yaml('[' * 1_000_000, 'c').problems[0].message)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (
        0,
        "nested 65 levels, and the limit `depth` is 64\n",
    ), done.stderr


@given(st.text(alphabet="ab:-[]{}&*!'\"|>?#%@ \n\t,<~\\0", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_nodes_or_problems(text: str) -> None:
    document = scan_yaml(text, "c.yaml")
    assert document.root is not None or document.problems
    lines = text.count("\n") + 1
    assert all(0 <= problem.line <= lines + 1 for problem in document.problems)


# ---------------------------------------------------------------- files


def refused(path: Path) -> Problem:
    with pytest.raises(ContentError) as caught:
        decode(read_file(path, "c.yaml"), "c.yaml")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("data", "message", "place"),
    [
        (b"", "the file is empty", (0, 0)),
        (b" \n\n", "the file is empty", (0, 0)),
        (b"\xff\xfea\0", "the file is UTF-16, not UTF-8", (1, 1)),
        ("a: caffè\n".encode("utf-16-be"), "the file is UTF-16, not UTF-8", (1, 1)),
        (
            b"a: b\nc: caff\xe8\n",
            "the file is not UTF-8 from here on: `caffè` is written in Windows-1252",
            (2, 8),
        ),
        (
            b"a: b\nc: \x93caff\x94\n",
            "the file is not UTF-8 from here on",
            (2, 4),
        ),
        (b"a: \xed\xa0\x80", "the file is not UTF-8 from here on", (1, 4)),
        (b"a: caff\xa4x\n", "the file is not UTF-8 from here on", (1, 8)),
        (b"a: caff\xe8 \x81\n", "the file is not UTF-8 from here on", (1, 8)),
        (
            ("\u00e9" * 260 + "\0" * 200).encode(),
            "the file is not UTF-8 from here on",
            (1, 261),
        ),
        (
            b"a" * 20_000_001,
            "the file has 20.1 MB, and the limit `content` is 20 MB",
            (0, 0),
        ),
    ],
)
def test_a_file_that_is_no_text_is_one_problem(
    tmp_path: Path, data: bytes, message: str, place: tuple[int, int]
) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(data)
    problem = refused(path)
    assert (problem.message, (problem.line, problem.column)) == (message, place)


def test_a_folder_or_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    assert refused(tmp_path).message == "the file is a folder"
    assert refused(tmp_path / "no.yaml").message == "the file does not exist"


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_bytes("a: è".encode())
    assert decode(read_file(tmp_path / "c.yaml", "c.yaml"), "c.yaml") == "a: è"


def test_reading_raises_all_problems() -> None:
    with pytest.raises(ContentError) as caught:
        read_yaml("a: 1\na: 2\na: 3\n", "c.yaml")
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_a_byte_order_mark_at_the_head_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes("\ufeffà: b\nc: d\n".encode())
    text = decode(read_file(path, "c.yaml"), "c.yaml")
    assert text == "à: b\nc: d\n"


# ---------------------------------------------------------------- one form of each letter


@pytest.mark.parametrize("style", ["{}", "'{}'", '"{}"', "|\n  {}", "[{}]"])
def test_letters_are_composed(style: str) -> None:
    loose = "Krako\u0301w, Mu\u0308ller, x\u0304, Ade\u0323\u0301, \u1112\u1161\u11ab"
    root = to_plain(read_yaml(f"a: {style.format(loose)}\n", "c.yaml"))
    tight = "Kraków, Müller, x\u0304, Ad\u1eb9\u0301, 한"
    assert tight in str(root).replace("', '", ", ")


def test_keys_are_composed() -> None:
    assert to_plain(read_yaml("gro\u0308sse: 1", "c.yaml")) == {"grösse": "1"}


# ---------------------------------------------------------------- what YAML reads otherwise


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        (
            "a: {en: Apples, pears, it: x}",
            "1:17: `pears` is cut off from its text by a comma",
            {"en": "Apples, pears", "it": "x"},
        ),
        (
            "a: {en: “Apples, pears”, it: x}",
            "1:18: `pears”` is cut off by a comma: `“` is no quotation mark of YAML",
            {"en": "“Apples, pears”", "it": "x"},
        ),
        (
            "a: {en:Apples, it:x}",
            "1:5: no blank behind the colon of `en:Apples`",
            {"en": "Apples", "it": "x"},
        ),
        (
            "a: {revenue}",
            "1:4: `{revenue}` is a map: a text cannot begin with a brace",
            "{revenue}",
        ),
        ("a: !soon x", "1:4: the tag `!soon` is not supported", "!soon x"),
        (
            "a: &Sons Ltd",
            "1:4: `&Sons` is read as a name for aliases, and is not printed",
            "Ltd",
        ),
        (
            'a: Orchard grows"',
            "1:4: the text ends with a quotation mark, and begins with none",
            'Orchard grows"',
        ),
    ],
)
def test_what_a_text_is_made_of_unawares_is_told_once(
    text: str, expected: str, value: object
) -> None:
    document = scan_yaml(text, "c.yaml")
    assert [f"{p.line}:{p.column}: {p.message}" for p in document.problems] == [
        expected
    ]
    assert document.root is not None
    assert to_plain(document.root) == {"a": value}


def test_inches_are_no_quotation_mark() -> None:
    assert found('a: a screen of 12"') == []


def test_an_item_whose_dash_is_missing_is_an_item() -> None:
    text = "a:\n  - id: b\n    c: d\n    id: e\n    c: f\n"
    document = scan_yaml(text, "c.yaml")
    assert found(text) == [
        "4:5: `id` begins another item of the list, whose dash is missing"
    ]
    assert document.root is not None
    assert to_plain(document.root) == {
        "a": [{"id": "b", "c": "d"}, {"id": "e", "c": "f"}]
    }


@pytest.mark.parametrize("key", ["\u00a0b", "\u2003b", "-\u00a0b", "\u00a0- b"])
def test_a_key_that_odd_blanks_indent_is_told_and_nothing_else(key: str) -> None:
    (line,) = found(f"a:\n  c: d\n{key}: e\n")
    assert line.startswith("3:1: a ")
    assert line.endswith(("cannot indent", "stands behind the dash"))


def test_an_odd_blank_behind_a_key_is_told() -> None:
    text = "a\u00a0: b\n"
    document = scan_yaml(text, "c.yaml")
    assert found(text) == ["1:1: a no-break space (U+00A0) stands behind the key `a`"]
    assert document.root is not None
    assert to_plain(document.root) == {"a": "b"}


def test_every_problem_of_reading_has_a_code() -> None:
    texts = [
        "a: &x [*x]",
        "a: b\nc",
        "a: 'b",
        "a: !x b",
        "a: \x07",
        "a: 1\na: 2",
        "",
        "a: b\n---\n",
    ]
    codes = [p.code for text in texts for p in scan_yaml(text, "c.yaml").problems]
    assert all(codes)
    assert len(codes) == len(texts)
