"""Themes that leave no room, name what is no font, or hold what is no measure or colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.assets import find_asset
from reporting.design.theme import load_theme
from reporting.design.tokens import read_paper
from reporting.design.type_room import find_tight_measures
from reporting.design.units import Length, parse_length
from reporting.errors import RefusedError
from tests.hostile.refusals import assert_clean, refuse, run
from tests.samples import EVERY_BLOCK, MINIMAL, write_every_block
from tests.shares import count_examples


def build(theme: str | bytes, **beside: bytes) -> str:
    """Return why a theme is refused; that it is, cleanly, is asserted."""
    files: dict[str, str | bytes] = {"content.yaml": MINIMAL, "look.yaml": theme}
    files.update({name.replace("_", "."): data for name, data in beside.items()})
    return refuse(files, "--theme", "look.yaml")


LENGTHS = [
    "inf mm",
    "-inf mm",
    "1e400 mm",
    "nan mm",
    "1e-300 mm",
    "1e9 mm",
    "5",
    "''",
    "mm",
]
LENGTHS += [
    "1" * 400 + " mm",
    "１ mm",
    "1_0 mm",
    "0x5 mm",
    "-5 mm",
    "3000 mm",
    ".inf",
    "5 km",
]
MEASURES = [
    "page: {top: @}",
    "page: {text: @}",
    "page: {margin: @}",
    "slide: {height: @}",
]
MEASURES += ["slide: {margin: @}", "slide: {body_floor: @}", "slide: {step: @}"]
MEASURES += [
    "opener: {width: @}",
    "print: {bleed: @}",
    "print: {body: {size: @, leading: 12 pt}}",
]


@pytest.mark.parametrize("length", LENGTHS, ids=[each[:12] for each in LENGTHS])
@pytest.mark.parametrize("measure", MEASURES)
def test_a_length_that_is_none_is_refused_with_its_line(
    measure: str, length: str
) -> None:
    said = build(f"name: Odd\n{measure.replace('@', length)}\n")
    assert "look.yaml:2:" in said


@given(
    st.one_of(st.text(max_size=14), st.from_regex(r"\A[-+0-9.e_]{1,14} (mm|pt|in)\Z"))
)
def test_any_length_is_one_or_refused(words: str) -> None:
    """Property: a length that is read is finite, and no more than its nine digits say."""
    try:
        length = parse_length(words)
    except RefusedError:
        return
    assert isinstance(length, Length)
    assert abs(length.mm) < 3e10


@given(
    st.one_of(
        st.text(max_size=20),
        st.from_regex(r"\A[0-9.e]{1,9} ?x ?[0-9.e]{1,9} (mm|in)\Z"),
    )
)
def test_any_paper_is_one_or_refused(words: str) -> None:
    """Property: a paper that is read has sides that a page can have."""
    try:
        paper = read_paper(words)
    except RefusedError:
        return
    assert min(paper.width.mm, paper.height.mm) > 99
    assert max(paper.width.mm, paper.height.mm) <= 2000


TYPE = [f"print.{name}" for name in ("body", "small", "margin", "standfirst", "quote")]
TYPE += ["print.h1", "print.h2", "print.h3", "slide.title", "slide.body", "slide.small"]


@pytest.mark.parametrize(
    "token", ["print.body", "print.small", "print.margin", "print.h2"]
)
@pytest.mark.parametrize("size", [120, 100])
def test_type_without_room_is_refused_by_its_token(token: str, size: int) -> None:
    group, name = token.split(".")
    said = build(
        f"name: Large\n{group}:\n  {name}:\n    size: {size} pt\n    leading: {size * 1.2} pt\n"
    )
    assert f"`{token}.size` is {size} pt, and must be" in said
    assert "look.yaml:4:11: error:" in said


ROOMLESS = {
    "slide margin": ("slide: {margin: 500 mm}", "`slide.margin` is 1417.32 pt"),
    "slide margin 2": ("slide:\n  margin: 60 mm", "look.yaml:2:11: error: `slide.margin`"),
    "flat slide": ("slide: {height: 1 mm}", "`slide.height`"),
    "no slide": ("slide: {height: 0 mm}", "`slide.height` is 0 pt"),
    "tall slide": ("slide: {height: 1999 mm}", "`slide.height`"),
    "no floor": ("slide: {body_floor: 0 mm}", "`slide.body_floor` is 0 pt"),
    "tiny floor": ("slide: {backup_floor: 1 pt}", "must be 6 pt or more"),
    "high floor": ("slide: {body_floor: 2000 mm}", "`slide.body_floor`"),
    "high step": ("slide: {step: 2000 mm}", "`slide.step`"),
    "title floor": ("slide: {title_floor: 500 mm}", "`slide.title_floor`"),
    "page margin": ("page: {margin: 500 mm}", "inner, text, gutter and margin take"),
    "page inner": ("page: {inner: 250 mm}", "inner, text, gutter and margin take"),
    "page top": ("page: {top: 200 mm}", "top and bottom take more than half"),
    "no text": ("page: {text: 0 mm}", "text needs 60 mm"),
    "no paper": ("page: {size: 0 x 0 mm}", "too small or too large"),
    "sink": ("opener: {sink: 200 mm}", "take more than 80 mm"),
    "bleed": ("print: {bleed: 200 mm}", "more than 20 mm"),
    "cover": ("cover: {field: 7}", "must be at most 1"),
    "tiny type": ("print: {body: {size: 1 pt, leading: 1 pt}}", "the size must be 6 to 120 pt"),
    "leading": ("print: {body: {size: 10 pt, leading: 2000 mm}}", "the leading must be"),
    "logo": ("logo: {file: none.png, height: 9000 mm}", "not between 0 and 2000 mm"),
}  # fmt: skip


@pytest.mark.parametrize(("theme", "told"), ROOMLESS.values(), ids=ROOMLESS)
def test_a_measure_without_room_is_refused(theme: str, told: str) -> None:
    said = build(theme)
    assert told in said
    assert "look.yaml:1:" in said or "look.yaml:2:" in said


def test_the_bundled_themes_have_room() -> None:
    for name in ("editorial", "bulletin"):
        assert list(find_tight_measures(load_theme(name))) == []


@given(st.dictionaries(
    st.sampled_from(TYPE), st.tuples(st.integers(6, 120), st.floats(0.9, 2)), min_size=1, max_size=3
))  # fmt: skip
@settings(max_examples=count_examples(15))
def test_a_theme_of_any_sizes_builds_or_is_refused(
    sizes: dict[str, tuple[int, float]],
) -> None:
    """Property: whatever type a theme has, a build with it ends, and says what has no room."""
    groups: dict[str, list[str]] = {}
    for token, (size, leading) in sizes.items():
        group, name = token.split(".")
        one = f"{name}: {{size: {size} pt, leading: {size * leading:.2f} pt}}"
        groups.setdefault(group, []).append(one)
    lines = [f"{group}: {{{', '.join(ones)}}}" for group, ones in groups.items()]
    files = {"content.yaml": MINIMAL, "look.yaml": "\n".join(lines)}
    assert_clean(run(files, "--theme", "look.yaml"))


@pytest.mark.parametrize("share", [1.0, 0.75])
def test_the_largest_type_that_is_read_is_set(tmp_path: Path, share: float) -> None:
    """Every block, in the largest type for which there is said to be room, or near it."""
    write_every_block(tmp_path)
    theme = load_theme()
    text, margin = theme.page.text.pt * share, theme.page.margin.pt * share
    sizes = {"body": text / 8, "small": text / 8, "margin": margin / 5, "h1": text / 4}
    lines = []
    for name, size in sizes.items():
        cut = int(size * 10) / 10
        lines.append(f"  {name}: {{size: {cut} pt, leading: {cut:.1f} pt}}")
    look = "print:\n" + "\n".join(lines) + "\n"
    files: dict[str, str | bytes] = {"content.yaml": EVERY_BLOCK, "look.yaml": look}
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.name != "content.yaml":
            files[f"{path.relative_to(tmp_path)}"] = path.read_bytes()
    assert_clean(run(files, "--theme", "look.yaml", "--only", "pdf"))


NO_FONTS = {
    "yaml": b"name: a theme\n",
    "text": b"hello",
    "empty": b"",
    "zeros": bytes(10_000),
    "icc": find_asset("srgb.icc").read_bytes(),
    "cut": find_asset("fonts/Carlito-Regular.ttf").read_bytes()[:20_000],
    "web": b"wOFF" + bytes(100),
    "web 2": b"wOF2" + bytes(100),
    "collection": b"ttcf" + bytes(100),
    "postscript": b"%!PS-AdobeFont-1.0: x",
    "open type": b"OTTO" + bytes(100),
    "pdf": b"%PDF-1.7\n",
    "zip": b"PK\x03\x04" + bytes(30),
}


@pytest.mark.parametrize("data", NO_FONTS.values(), ids=NO_FONTS)
def test_a_file_that_is_no_font_is_refused(data: bytes) -> None:
    cuts = ", ".join(
        f"{cut}: x.ttf" for cut in ("regular", "italic", "bold", "bold_italic")
    )
    told = "is not a TrueType or OpenType font"
    assert "x.ttf" in build(f"fonts: {{serif: {{{cuts}}}}}\n", x_ttf=data)
    assert "look.yaml:1:20: " in build("fonts: {fallback: [x.ttf]}\n", x_ttf=data)
    assert told in build("fonts: {fallback: [x.yaml]}\n", x_yaml=b"name: a\n")


@pytest.mark.parametrize(
    "name",
    ["theme.yaml", "srgb.icc", "codes.yaml", "labels/en.yaml", "example.yaml", "fonts"],
)
@pytest.mark.parametrize(
    "theme", ["fonts: {fallback: [@]}", "fonts: {serif: {regular: '@'}}"]
)
def test_a_bundled_file_that_is_no_font_is_none(name: str, theme: str) -> None:
    said = build(theme.replace("@", name))
    assert f"no font `{name}`" in said
    assert "[E624]" in said


OUTSIDE = [
    "../x.ttf",
    "/etc/passwd",
    "%2e%2e/x.ttf",
    "..%2fx.ttf",
    "\\\\host\\x.ttf",
    "C:/x.ttf",
]
OUTSIDE += [
    "file:///x.ttf",
    "~/x.ttf",
    "/dev/zero",
    "/proc/self/mem",
    "a/../../x.ttf",
    "x" * 400,
]


@pytest.mark.parametrize("name", OUTSIDE, ids=[name[:16] for name in OUTSIDE])
@pytest.mark.parametrize(
    "theme",
    ["fonts: {fallback: ['@']}", "logo: {file: '@', height: 9 mm}", "print: {press: true, profile: '@'}"],
)  # fmt: skip
def test_a_theme_names_nothing_outside_its_folder(name: str, theme: str) -> None:
    assert "look.yaml:1:" in build(theme.replace("@", name))


COLOURS = [
    "red",
    "rgb(1,2,3)",
    "'#FFF'",
    "'#GGGGGG'",
    "'#12345'",
    "'#1234567'",
    "'#12345678'",
]
COLOURS += [
    "__import__('os').system('id')",
    "PCMYKColor(0,0,0,1)",
    "'[1,0,0]'",
    "0x000000",
]
COLOURS += [
    "'#００００００'",
    "transparent",
    "''",
    "ink",
    '"#000000 "',
    "'url(#x)'",
    "[0, 0, 0]",
]


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize(
    "theme",
    ["colours: {ink: @}", "section_colours: [@]", "accents: {default: @}", "status: {reported: @}"],
)  # fmt: skip
def test_a_colour_that_is_none_is_refused(colour: str, theme: str) -> None:
    said = build(theme.replace("@", colour))
    assert "look.yaml:1:" in said


@given(st.one_of(st.text(max_size=9), st.from_regex(r"\A#[0-9A-Fa-f]{5,8}\n?\Z")))
@settings(max_examples=40)
def test_only_six_digits_are_a_colour(colour: str) -> None:
    """Property: a theme with a colour builds only if it is # and six digits."""
    quoted = (
        '"' + "".join(f"\\u{ord(one):04x}" for one in colour if ord(one) < 0xD800) + '"'
    )
    files = {"content.yaml": MINIMAL, "look.yaml": f"accents: {{default: {quoted}}}"}
    said = run(files, "--theme", "look.yaml", "--only", "pdf")
    assert_clean(said)
    is_colour = re.fullmatch(r"#[0-9A-Fa-f]{6}", colour) is not None
    assert (said.code == 0) is is_colour


MANY = {
    "accents": "accents: {default: '#000000', " + "".join(f"a{n}: '#000000', " for n in range(5001)) + "}",
    "section colours": "section_colours: [" + "'#123456', " * 10_000 + "]",
    "fallbacks": "fonts: {fallback: [" + "fonts/Carlito-Regular.ttf, " * 500 + "]}",
    "size": "name: x\n" + "#" * 1_000_000,
    "unknown": "".join(f"k{n}: 1\n" for n in range(2000)),
}  # fmt: skip


@pytest.mark.parametrize("theme", MANY.values(), ids=MANY)
def test_more_than_a_theme_has_is_refused(theme: str) -> None:
    said = build(theme)
    if "#" * 1000 in theme:
        assert "the limit `theme` is 1 MB [E101]" in said


def test_as_many_accents_as_sections_are_read() -> None:
    accents = "".join(f"a{n}: '#123456', " for n in range(4999))
    files = {
        "content.yaml": MINIMAL,
        "look.yaml": f"accents: {{default: '#123456', {accents}}}",
    }
    said = run(files, "--theme", "look.yaml")
    assert_clean(said)
    assert said.code == 0
