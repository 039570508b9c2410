"""What reporting/cleaning.py promises of any text: to outputs, XML, links, names, JSON, terminals."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from reporting.checking import load
from reporting.cleaning import (
    INVISIBLE_MARKS,
    LINK_SCHEMES,
    NAME_BYTES,
    clean_file_name,
    clean_line,
    clean_link,
    direction_pattern,
    drop_hidden,
    drop_unprintable,
    encode_link,
    find_hidden,
    find_unprintable,
    fold_file_name,
    forbidden_pattern,
    is_printable,
    name_character,
    show_json,
    show_line,
    show_lines,
    split_ending,
)
from reporting.deck.ooxml.xml import element, write_text
from reporting.errors import AcceptedProblem, ContentError, Problem, Severity
from reporting.evidence.intake.snapshots import place_copy
from reporting.pdf.syntax import format_string
from reporting.reading.names import resolve_inside
from reporting.receipts.page_pieces import escape
from tests.block_forms import with_blocks
from tests.samples import MINIMAL, write

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
DIRECTION = [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
MARKS = [*"\u061c\u200e\u200f"]
UNSEEN = [*"\u180e\u200b\u2060\u2064\ufeff\ufff9\U0001d173\U000e0001\U000e0041"]
BREAKS = [*"\u2028\u2029\x85"]
NONE = [chr(0xFDD0), "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"]
HALVES = ["\ud800", "\udbff", "\udc80", "\udfff"]
HARMLESS = [*"aZ09 é漢😀\u00ad\u200c\u200d\u00a0\u202f\ufe0f\U000e0100\u0301"]
EVIL = [*CONTROLS, *DIRECTION, *MARKS, *UNSEEN, *BREAKS, *NONE, *HALVES]

ANY = st.text(
    st.one_of(
        st.sampled_from(EVIL),
        st.sampled_from(HARMLESS),
        st.characters(),
        st.sampled_from([*"<>&\"'_x:/\\.%|?*#=[]();m"]),
    ),
    max_size=24,
)
"""Any text, half surrogates included, rich in what is dangerous."""


def steers(text: str) -> list[str]:
    """Return by Unicode's own table what would steer or deceive: this knows no list of ours."""
    found = []
    for character in text:
        kind = unicodedata.category(character)
        is_half = kind == "Cs"
        is_control = kind == "Cc" and character not in "\n\t"
        is_break = kind in {"Zl", "Zp"}
        turns = unicodedata.bidirectional(character) in {
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        }
        is_none = (
            ord(character) & 0xFFFE
        ) == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
        is_tag = "\U000e0000" <= character <= "\U000e007f"
        if is_half or is_control or is_break or turns or is_none or is_tag:
            found.append(character)
    return found


# ---------------------------------------------------------------- a terminal


@given(ANY)
@example("\x1b[31m\x9b31m\u202e\ud800")
def test_a_terminal_is_shown_nothing_that_steers_it(text: str) -> None:
    assert steers(show_lines(text)) == []
    assert steers(show_line(text)) == []
    assert not set(show_line(text)) & {"\n", "\t"}


@given(ANY)
def test_what_is_shown_twice_is_shown_once(text: str) -> None:
    assert show_lines(show_lines(text)) == show_lines(text)
    assert show_line(show_line(text)) == show_line(text)
    assert show_line(show_lines(text)) == show_line(text)


@given(ANY)
def test_what_is_shown_can_be_written_to_any_stream(text: str) -> None:
    assert show_lines(text).encode("utf-8").decode("utf-8") == show_lines(text)


@given(ANY)
def test_harmless_letters_are_shown_as_they_are(text: str) -> None:
    kept = "".join(each for each in text if find_hidden(each) is None)
    assert show_line(kept) == kept
    shown = show_line(text)
    assert [each for each in shown if not each.isascii()] == [
        each for each in kept if not each.isascii()
    ]


@pytest.mark.parametrize("character", EVIL, ids=ascii)
def test_each_dangerous_character_is_escaped_by_its_number(character: str) -> None:
    shown = show_line(f"a{character}b")
    assert shown == f"a{ascii(character)[1:-1]}b"
    assert shown.isascii()


@pytest.mark.parametrize("character", HARMLESS, ids=ascii)
def test_what_words_are_written_with_is_let_be(character: str) -> None:
    assert show_line(character) == character
    assert show_lines(f"{character}\n\t") == f"{character}\n\t"


@given(ANY, ANY, ANY, ANY)
def test_a_problem_has_the_lines_that_it_has(
    path: str, message: str, where: str, hint: str
) -> None:
    problem = Problem(
        path, 1, 2, Severity.ERROR, message, f"w{where}", f"h{hint}", "E1"
    )
    told = str(problem)
    assert steers(told) == []
    assert told.count("\n") == 2
    assert str(AcceptedProblem(problem, hint)).count("\n") == 3


# ---------------------------------------------------------------- JSON


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), ANY),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(ANY, inner, max_size=3)
    ),
    max_leaves=6,
)


def whole(value: object) -> object:
    """Return a value whose halves of surrogates are written out."""
    if isinstance(value, str):
        return "".join(
            ascii(each)[1:-1] if "\ud800" <= each <= "\udfff" else each
            for each in value
        )
    if isinstance(value, list):
        return [whole(each) for each in value]
    if isinstance(value, dict):
        return {whole(key): whole(each) for key, each in value.items()}
    return value


@given(JSON, st.sampled_from([None, "utf-8", "ascii", "latin-1", "cp1252"]))
@example({"a\udc80": ["\x9b31m\u202e", "\ud800\U000e0041\U0010ffff"]}, None)
def test_json_says_the_same_and_steers_nothing(
    value: object, encoding: str | None
) -> None:
    for indent in (None, 2):
        plain = json.dumps(value, ensure_ascii=False, indent=indent)
        shown = show_json(plain, encoding)
        assert steers(shown) == []
        assert json.loads(shown) == whole(value)
        data = shown.encode(encoding or "utf-8")
        if encoding in {None, "utf-8", "ascii"}:
            # A reader that takes no half surrogate, as most outside Python, reads it too.
            assert msgspec.json.decode(data) == whole(value)


def test_letters_of_json_stay_letters_where_the_stream_has_them() -> None:
    assert show_json('"é漢😀"', "utf-8") == '"é漢😀"'
    assert show_json('"é漢😀"', "ascii") == '"\\u00e9\\u6f22\\ud83d\\ude00"'
    assert show_json('"é"', "latin-1") == '"é"'


# ---------------------------------------------------------------- outputs


@given(ANY)
def test_what_an_output_holds_is_printable_and_stays(text: str) -> None:
    kept = drop_unprintable(text)
    assert find_unprintable(kept) is None
    assert drop_unprintable(kept) == kept
    assert is_printable(text) <= (kept == text)
    if find_unprintable(text) is None:
        assert kept == text
    assert not steers(kept.replace("\r", ""))


@given(ANY)
def test_what_is_dropped_is_named_and_nothing_else_is(text: str) -> None:
    dropped = [
        each
        for each in text
        if forbidden_pattern().match(each) or direction_pattern().match(each)
    ]
    assert sorted(drop_unprintable(text)) == sorted(
        each for each in text if each not in dropped
    )
    found = find_unprintable(text)
    assert (found in dropped) if dropped else found is None


@pytest.mark.parametrize(
    ("character", "name"),
    [("\x07", "U+0007"), ("\u202e", "U+202E"), ("\U000e0041", "U+E0041")],
)
def test_a_character_is_named_as_people_name_it(character: str, name: str) -> None:
    assert name_character(character) == name


@given(ANY)
def test_a_clean_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert not set(line) & {"\n", "\r", "\t"}
    assert clean_line(line) == line


@given(ANY)
def test_xml_parses_and_says_the_clean_text(text: str) -> None:
    root = etree.fromstring(element("t", text=text, of=text))
    assert (root.text or "") == root.get("of") == clean_line(text)
    assert not steers(root.text or "")


@given(ANY)
def test_drawingml_shows_the_clean_text_literally(text: str) -> None:
    root = etree.fromstring(f"<t>{write_text(text)}</t>")
    assert (root.text or "").replace("_x005F_", "_") == clean_line(text).replace(
        "_x005F_", "_"
    )


@given(ANY)
def test_html_says_the_clean_text_and_has_no_element(text: str) -> None:
    written = escape(text)
    assert "<" not in written
    parsed = etree.fromstring(f"<p>{written}</p>".replace("&#x27;", "'"))
    plain = drop_unprintable(text)
    assert (parsed.text or "").split() == plain.split()


@given(ANY)
def test_a_string_of_a_pdf_is_read_back_as_the_clean_text(text: str) -> None:
    document = pikepdf.new()
    written = format_string(text).encode("latin-1")
    found = pikepdf.Object.parse(written)
    document.close()
    assert str(found) == drop_unprintable(text)


LOADED = [
    "\0",
    "\x07",
    "\x1b",
    "\x9b",
    "\x85",
    "\u2028",
    "\ufffe",
    "\uffff",
    "\ufdd0",
    "\U0001fffe",
    "\U000e0041",
]


@pytest.mark.parametrize("character", [*LOADED, *DIRECTION], ids=ascii)
def test_a_content_is_refused_or_cleaned_as_it_is_read(
    tmp_path: Path, character: str
) -> None:
    escape = f"\\U{ord(character):08x}"
    text = MINIMAL.replace("title: Overview", f'title: "Over{escape}view"')
    path = write(tmp_path, text)
    name = name_character(character)
    if character in LOADED:
        with pytest.raises(ContentError) as refused:
            load(path)
        (problem,) = refused.value.problems
        assert (problem.code, name in problem.message) == ("E105", True)
        return
    loaded = load(path)
    (warning,) = loaded.warnings
    assert (warning.code, name in warning.message) == ("W107", True)
    assert "Overview" in repr(loaded.content.sections[0].title)


@pytest.mark.parametrize("character", LOADED, ids=ascii)
def test_a_table_with_such_a_character_is_refused(
    tmp_path: Path, character: str
) -> None:
    (tmp_path / "cells.csv").write_text(
        f"a,b\nx{character},y\n", encoding="utf-8", newline=""
    )
    table = "- {id: cells, kind: table, unsourced: made up, csv: cells.csv, columns: [{label: A}, {label: B}]}"
    with pytest.raises(ContentError):
        load(write(tmp_path, with_blocks(f"{table}\n")))


# ---------------------------------------------------------------- links


@given(ANY, st.sampled_from(["https://e.org/", "http://e.org?", "mailto:a@b.c", ""]))
def test_a_link_is_allowed_visible_and_one_word(text: str, head: str) -> None:
    link = clean_link(f"{head}{text}")
    assert find_hidden(link) is None
    assert link.split() in ([link], [])
    assert clean_link(link) == link
    if link:
        assert urlsplit(link).scheme.lower() in LINK_SCHEMES
        assert encode_link(link).isascii()


@given(ANY)
def test_an_address_of_ours_is_ascii_and_encoded_once(text: str) -> None:
    link = clean_link(f"https://example.org/{text}")
    written = encode_link(link)
    assert encode_link(written) == written
    assert not set(written) & set('<>"\\^`{|} ')


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\u200bscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "\\\\host\\share",
        "https:\\\\host\\share",
        "//host/share",
        "ftp://host/",
        "https:",
        "https:///path",
        "https://[",
        "http://\uff0f\uff0f",
        "mailto:",
        "#claim",
        "",
    ],
)
def test_what_may_not_be_linked_to_is_no_link(link: str) -> None:
    assert clean_link(link) == ""


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("HTTPS://e.org/\u202egnp.exe", "HTTPS://e.org/gnp.exe"),
        ("https://e\u200b.org/\u200e a\u061c", "https://e.org/a"),
        ("mailto:a\u2066@b.org", "mailto:a@b.org"),
        ("https://e.org/\ud800\ufffe\U000e0041", "https://e.org/"),
        ("https://e.org/%41?q=a&b", "https://e.org/%41?q=a&b"),
    ],
)
def test_what_hides_in_an_address_is_dropped(link: str, written: str) -> None:
    assert clean_link(link) == written


@pytest.mark.parametrize(
    ("link", "written"),
    [
        (
            "https://münchen.de/straße?q=ä",
            "https://xn--mnchen-3ya.de/stra%C3%9Fe?q=%C3%A4",
        ),
        (f"https://{'ü' * 70}.de/", f"https://{'%C3%BC' * 70}.de/"),
        ("mailto:jürgen@example.org", "mailto:j%C3%BCrgen@example.org"),
        ("https://e.org/a%20b?c=<d>", "https://e.org/a%20b?c=%3Cd%3E"),
        ("https://[::1]/a", "https://[::1]/a"),
    ],
)
def test_an_address_is_written_as_networks_have_it(link: str, written: str) -> None:
    assert encode_link(link) == written


def test_marks_that_a_text_may_hold_are_hidden_in_an_address() -> None:
    for mark in INVISIBLE_MARKS:
        assert find_hidden(mark) == mark
        assert drop_unprintable(mark) == mark
        assert drop_hidden(f"a{mark}b") == "ab"


# ---------------------------------------------------------------- file names

RESERVED = ["CON", "prn", "Aux", "nul", "COM1", "lpt9", "COM¹", "con.tar"]
NAMES = st.builds(
    lambda parts, ending: "".join(parts) + ending,
    st.lists(
        st.one_of(ANY, st.sampled_from([*RESERVED, "..", "/", "漢" * 99])), max_size=4
    ),
    st.sampled_from(["", ".", ".txt", ".TAR.GZ", ".", " ", ".html "]),
)


def is_valid_anywhere(name: str) -> bool:
    """Whether Windows, macOS and Linux take a name for a plain file, by their own rules."""
    stem = name.partition(".")[0].rstrip(" ").upper()
    devices = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    devices |= {f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"}
    return (
        0 < len(name.encode()) <= 255
        and len(name.encode("utf-16-le")) <= 510
        and not set(name) & {*'<>:"/\\|?*', *CONTROLS}
        and name[-1] not in ". "
        and name[0] not in ". -"
        and stem not in devices
        and find_hidden(name) is None
        and unicodedata.is_normalized("NFC", name)
    )


@given(NAMES)
def test_a_file_name_is_valid_on_every_system(name: str) -> None:
    stem, ending = clean_file_name(name)
    assert is_valid_anywhere(f"{stem}{ending}"), f"{stem}{ending}"
    assert is_valid_anywhere(f"{stem}-1000{ending}")
    assert len(stem.encode()) <= NAME_BYTES


@given(NAMES)
def test_a_cleaned_name_is_clean(name: str) -> None:
    stem, ending = clean_file_name(name)
    assert clean_file_name(f"{stem}{ending}") == (stem, ending)
    assert resolve_inside(Path("/nowhere"), f"{stem}{ending}").parent == Path(
        "/nowhere"
    )


@given(st.lists(NAMES, min_size=2, max_size=5))
def test_copies_have_names_that_every_system_tells_apart(names: list[str]) -> None:
    planned: dict[str, bytes] = {}
    for at, name in enumerate(names):
        copy = place_copy(name, b"%d" % at, Path("/nowhere"), (), planned)
        planned[fold_file_name(copy.name)] = b"%d" % at
    assert len(planned) == len(names)


@pytest.mark.parametrize("name", RESERVED)
def test_names_of_devices_are_no_names(name: str) -> None:
    for ending in ("", ".txt"):
        stem, _ = clean_file_name(f"{name}{ending}")
        assert stem.startswith("copy-")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("../../etc/passwd", ("etc-passwd", "")),
        ("a\u202egnp.exe", ("agnp", ".exe")),
        ("", ("copy", "")),
        ("...", ("copy", "")),
        ("bericht.", ("bericht", "")),
        ("page.WARC.gz", ("page", ".warc.gz")),
        ("contest.txt", ("contest", ".txt")),
        (f"{'漢' * 99}.txt", ("漢" * 53, ".txt")),
    ],
)
def test_a_name_keeps_what_is_safe_of_it(name: str, parts: tuple[str, str]) -> None:
    assert clean_file_name(name) == parts


def test_an_ending_is_parted_from_a_name_only() -> None:
    assert split_ending(".profile") == (".profile", "")
    assert split_ending("a.b.TXT") == ("a.b", ".txt")


@given(ANY)
def test_names_that_differ_in_case_and_form_are_one(name: str) -> None:
    composed = "".join(each for each in name if not "\ud800" <= each <= "\udfff")
    assert fold_file_name(unicodedata.normalize("NFD", composed)) == fold_file_name(
        composed
    )
    assert fold_file_name("GRÖSSE") == fold_file_name("größe")


@pytest.mark.parametrize("character", [*EVIL, *MARKS, "\n", "\t"], ids=ascii)
def test_a_name_that_hides_something_is_no_file(character: str) -> None:
    with pytest.raises(
        ValueError, match="holds a character that is none of a file name"
    ):
        resolve_inside(Path("/nowhere"), f"a{character}.png")


# ---------------------------------------------------------------- the watcher itself


def test_the_judge_of_these_tests_sees_what_is_dangerous() -> None:
    shown = [*EVIL, "\x1b[31m", "\x9b"]
    missed = [each for each in shown if not steers(each)]
    assert sorted(missed) == sorted(
        [*MARKS, "\t", "\n", *set(UNSEEN) - {"\U000e0001", "\U000e0041"}]
    )
    assert steers("plain é漢 \n") == []
    assert is_valid_anywhere("a.txt")
    for name in ("con", "a.", "a:b", "a\u202e", "x" * 256, "", " a", "COM1.txt"):
        assert not is_valid_anywhere(name)
    assert io.StringIO().encoding is None  # for which show_json stands in
