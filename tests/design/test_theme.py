"""A theme file: laid over the bundled one, its faults told with their lines, its fonts found beside it."""

from __future__ import annotations

import io
import math
import shutil
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from reporting import ContentError, UsageError
from reporting.assets import DEFAULT_THEME_NAME, list_bundled_themes
from reporting.design.fonts import find_font
from reporting.design.measure import measure_advance
from reporting.design.theme import load_theme, read_theme
from reporting.design.units import mm, pt
from reporting.record import replace
from tests.samples import png
from tests.small_fonts import LATIN, make_font
from tests.tools import ROOT

NAMES = ", ".join(list_bundled_themes())


def written(folder: Path, text: str) -> Path:
    path = folder / "house.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def cmyk() -> bytes:
    file = io.BytesIO()
    Image.new("CMYK", (4, 4)).save(file, "JPEG")
    return file.getvalue()


def problems(folder: Path, text: str) -> list[str]:
    """Return line, column, message, place and hint of what is wrong with a theme."""
    with pytest.raises(ContentError) as caught:
        load_theme(written(folder, text))
    return [
        f"{p.line}:{p.column} {p.message} [{p.where}] {p.hint}".rstrip()
        for p in caught.value.problems
    ]


def test_a_theme_names_only_what_it_changes(tmp_path: Path) -> None:
    ours = load_theme()
    theme = load_theme(
        written(tmp_path, "page: {size: Letter}\nprint: {body: {size: 11 pt}}\n")
    )
    assert (theme.page.width, theme.page.height) == (mm(215.9), mm(279.4))
    assert (theme.print.body.size, theme.print.body.leading) == (
        pt(11),
        ours.print.body.leading,
    )
    kept = replace(ours, page=theme.page, print=theme.print)
    assert theme == kept


def test_a_theme_can_be_laid_over_another_bundled_one(tmp_path: Path) -> None:
    bulletin, ours = load_theme("bulletin"), load_theme()
    theme = load_theme(written(tmp_path, "base: bulletin\npage: {size: Letter}\n"))
    assert (theme.page.size.width, theme.page.evidence) == (mm(215.9), "left")
    assert theme == replace(bulletin, base="bulletin", page=theme.page)
    assert load_theme(written(tmp_path, "base: editorial\n")) == ours


@pytest.mark.parametrize(
    ("base", "found"),
    [
        (
            "fancy",
            f"1:7 no bundled theme is called `fancy`: there are {NAMES} [base]",
        ),
        (
            "[bulletin]",
            "1:7 expected text, found a list [base] put the whole text in quotes, if brackets or dashes are its own",
        ),
    ],
)
def test_a_base_that_is_not_there_is_told_with_its_line(
    tmp_path: Path, base: str, found: str
) -> None:
    assert found in problems(tmp_path, f"base: {base}\npage: {{size: Letter}}\n")


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [("A4", 210, 297), ("Legal", 215.9, 355.6), ("200 x 250.5 mm", 200, 250.5)],
)
def test_a_paper_has_a_name_or_a_width_and_a_height(
    tmp_path: Path, size: str, width: float, height: float
) -> None:
    page = load_theme(written(tmp_path, f"page: {{size: {size}}}")).page
    assert (page.width, page.height) == (mm(width), mm(height))


@pytest.mark.parametrize("base", list_bundled_themes())
@pytest.mark.parametrize("size", ["A5", "B5", "170 x 240 mm", "130 x 200 mm"])
def test_a_small_paper_works_by_itself(tmp_path: Path, base: str, size: str) -> None:
    large = load_theme(base).page
    text = f"base: {base}\npage: {{size: {size}}}\n"
    page = load_theme(written(tmp_path, text)).page
    share = page.width / large.width
    for name in ("top", "bottom", "inner", "text", "gutter", "margin"):
        shrunk = getattr(large, name).times(share)
        assert abs(getattr(page, name) - shrunk) < mm(0.1)


def test_a_measure_that_is_given_stays_on_a_small_paper(tmp_path: Path) -> None:
    page = load_theme(written(tmp_path, "page: {size: A5, text: 84 mm}")).page
    assert (page.text, page.margin) == (mm(84), mm(37.4))


def test_a_wide_paper_leaves_the_columns_alone(tmp_path: Path) -> None:
    page = load_theme(written(tmp_path, "page: {size: Letter}")).page
    assert replace(page, size=load_theme().page.size) == load_theme().page


def test_a_paper_too_narrow_for_words_is_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, "page: {size: 100 x 150 mm}")
    assert found == ["1:7 too narrow: text needs 60 mm, margin needs 30 mm [page]"]


def test_an_accent_of_a_section_that_is_not_there_does_no_harm(tmp_path: Path) -> None:
    assert (
        load_theme(written(tmp_path, 'accents: {orchard: "#336600"}')).accent("orchard")
        == "#336600"
    )


def test_every_wrong_token_is_told_with_its_place(tmp_path: Path) -> None:
    text = """\
colours:
  ink: black
  papr: "#FFFFFF"
page:
  size: A44
  top: 26
print:
  duplex: sometimes
fonts:
  serif: {regular: fonts/None.ttf}
  sans: {bold: ../Carlito.ttf}
faces: {heading: slab}
"""
    assert problems(tmp_path, text) == [
        '2:8 not a colour: `black` [colours.ink] a colour is written in quotes, with six digits: `"#1F4E79"`',
        "3:3 `papr` is not a key of `colours` [colours.papr] did you mean `paper`?",
        "5:9 not a paper: write A4, A5, B5, Letter, Legal, or the like of `170 x 240 mm` [page.size]",
        "6:8 not a length: write a number, a space and mm, pt or in, such as `22 mm` [page.top]",
        "8:11 not `true` or `false`: `sometimes` [print.duplex]",
        "10:20 no font `fonts/None.ttf` stands beside the theme or is bundled [fonts.serif.regular] put the file there; its name is told by case",
        "11:16 the file `../Carlito.ttf` leads out of the theme's folder [fonts.sans.bold]",
        "12:18 `slab` is not one of serif, sans [faces.heading]",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "page: {text: 150 mm}",
            "1:7 inner, text, gutter and margin take 230 mm of the page's 210 mm [page]",
        ),
        (
            "page:\n  top: 140 mm",
            "2:3 top and bottom take more than half of the page's height [page]",
        ),
        ("page: {margin: 20 mm}", "1:7 too narrow: margin needs 30 mm [page]"),
        (
            "page: {size: 80 x 90 mm}",
            "1:14 a page of 80 x 90 mm is too small or too large [page.size]",
        ),
        (
            "page: {gutter: -1 mm}",
            "1:16 not between 0 and 2000 mm: -1 mm [page.gutter]",
        ),
        ("print: {bleed: 3 in}", "1:16 more than 20 mm [print.bleed]"),
        (
            "print: {body: {size: 3 pt}}",
            "1:15 the size must be 6 to 120 pt: 3 pt [print.body]",
        ),
        (
            "print: {h1: {leading: 9 pt}}",
            "1:13 the leading must be 0.9 to 3 times the size: 9 pt [print.h1]",
        ),
        (
            "opener: {sink: 90 mm}",
            "1:9 bar and sink take more than 80 mm together [opener]",
        ),
        (
            "- a list",
            "1:1 expected a theme, found a list [] write its keys without the dash or the brackets before them",
        ),
        ("", "0:0 the file is empty []"),
    ],
)
def test_what_cannot_be_a_theme_is_refused(
    tmp_path: Path, text: str, found: str
) -> None:
    assert problems(tmp_path, text) == [found]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("name", list_bundled_themes())
def test_the_bundled_themes_have_names(name: str) -> None:
    assert load_theme(name).name.lower() == name


def test_the_two_shipped_from_the_start_differ_in_kind() -> None:
    one, other = load_theme("editorial"), load_theme("bulletin")
    assert one.family("heading") != other.family("heading")
    assert one.page.evidence != other.page.evidence
    assert not set(one.accents.values()) & set(other.accents.values())


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=rf"called `fancy`: there are {NAMES}; a file"):
        load_theme("fancy")


def test_a_file_of_such_a_name_is_given_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bulletin").write_text("name: Mine", encoding="utf-8")
    assert (load_theme("./bulletin").name, load_theme("bulletin").name) == (
        "Mine",
        "Bulletin",
    )
    assert load_theme(Path("bulletin")).name == "Mine"


# ---------------------------------------------------------------- a logo beside it


def test_a_logo_has_a_height_and_the_width_that_goes_with_it(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(60, 20))
    look = read_theme(written(tmp_path, "logo: {file: logo.png, height: 10 mm}"))
    assert look.theme.logo is not None
    assert look.theme.logo.width == mm(30)
    assert list(look.files) == ["logo.png"]
    assert [path.name for path in look.paths] == ["house.yaml", "logo.png"]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (None, "the file `logo.png` does not exist"),
        (b"GIF89a", "`logo.png` is not a PNG or JPEG picture"),
        (png(4, 4)[:50], "`logo.png` is not a PNG or JPEG picture"),
        (cmyk(), "`logo.png` is not in grey or RGB of 8 bits: save it so"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused(
    tmp_path: Path, data: bytes | None, found: str
) -> None:
    if data is not None:
        (tmp_path / "logo.png").write_bytes(data)
    assert problems(tmp_path, "logo: {file: logo.png, height: 10 mm}") == [
        f"1:14 {found} [logo.file]"
    ]


# ---------------------------------------------------------------- fonts beside it


def test_a_font_beside_the_theme_goes_before_a_bundled_one_of_that_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "fonts").mkdir()
    shutil.copy(
        ROOT / "assets/fonts/Carlito-Regular.ttf",
        tmp_path / "fonts/Gelasio-Regular.ttf",
    )
    look = read_theme(
        written(tmp_path, "fonts: {serif: {regular: fonts/Gelasio-Regular.ttf}}")
    )
    assert list(look.files) == ["fonts/Gelasio-Regular.ttf"]
    assert find_font(look.theme, "serif").startswith("Gelasio-Regular-")
    assert find_font(load_theme(), "serif") == "Gelasio-Regular"
    assert find_font(look.theme, "serif", bold=True) == "Gelasio-Bold"


@pytest.mark.parametrize("name", ["House.ttf", "My House (1).TTF", "house.otf"])
def test_a_font_may_be_called_anything(tmp_path: Path, name: str) -> None:
    make_font(tmp_path / name, LATIN, is_cff=name.endswith("otf"))
    look = load_theme(written(tmp_path, f'fonts: {{sans: {{bold: "{name}"}}}}'))
    assert look.fonts.sans.bold.name == name
    assert measure_advance("AV", find_font(look, "sans", bold=True)) == 1.22


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Hause.ttf", "did you mean `House.ttf`?"),
        ("House.woff2", "a font file ends in .ttf, .otf or .ttc; web fonts do not do"),
    ],
)
def test_a_font_that_is_not_there_is_named_with_its_cure(
    tmp_path: Path, name: str, hint: str
) -> None:
    make_font(tmp_path / "House.ttf", LATIN)
    (told,) = problems(tmp_path, f"fonts: {{sans: {{bold: {name}}}}}")
    assert told.endswith(hint)


def test_a_font_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"OTTO" + bytes(100))
    assert problems(tmp_path, "fonts: {serif: {bold: a.ttf}}") == [
        "1:23 the font `a.ttf` is not a TrueType or OpenType font (.ttf, .otf), or damaged [fonts.serif.bold] save it anew from its source, or take another font (.ttf, .otf, .ttc), whatever its file is called"
    ]


def test_a_name_that_no_system_looks_for_is_told(tmp_path: Path) -> None:
    long = "9" * 256
    assert problems(tmp_path, f"fonts: {{serif: {{bold: {long}}}}}") == [
        "1:23 the name of the font is too long [fonts.serif.bold]"
    ]


@pytest.mark.parametrize(
    ("tokens", "breaking"),
    [
        ("sections: page", "page"),
        ("sections: recto", "recto"),
        ("recto: true", "recto"),
        ("recto: false", "run-on"),
    ],
)
def test_parts_run_on_unless_a_theme_says_otherwise(
    tmp_path: Path, tokens: str, breaking: str
) -> None:
    theme = load_theme(written(tmp_path, f"print: {{{tokens}}}\n"))
    assert theme.print.breaking == breaking


# ---------------------------------------------------------------- colours of the sections

APART = 12.0
"""Least distance of two colours in CIELAB (ΔE*ab), for every kind of sight."""
APART_IN_GREY = 2.9
"""Least difference of their lightness."""
SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What is seen of linear RGB (Machado, Oliveira and Fernandes 2009, severity 1)."""


def to_lab(colour: str, sight: str) -> tuple[float, float, float]:
    linear = []
    for at in (1, 3, 5):
        share = int(colour[at : at + 2], 16) / 255
        linear.append(
            share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        )
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))))
        for row in SIGHTS[sight]
    )
    parts = (
        (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def find_alike(colours: Sequence[str]) -> list[tuple[str, str, str]]:
    found = []
    for one, other in combinations(colours, 2):
        for sight in SIGHTS:
            if math.dist(to_lab(one, sight), to_lab(other, sight)) < APART:
                found.append((one, other, sight))
        lightness = [to_lab(colour, "all cones")[0] for colour in (one, other)]
        if abs(lightness[0] - lightness[1]) < APART_IN_GREY:
            found.append((one, other, "grey"))
    return found


@pytest.mark.parametrize("name", [DEFAULT_THEME_NAME, *list_bundled_themes()])
def test_sections_stay_apart_in_grey_and_for_the_colour_blind(name: str) -> None:
    colours = load_theme(name).section_colours
    assert len(colours) >= 8
    assert find_alike(colours) == []


def test_colours_that_only_some_tell_apart_are_found() -> None:
    assert ("#8A6A00", "#9A3A3A", "grey") not in find_alike(["#8A6A00", "#9A3A3A"])
    assert find_alike(
        ["#7A5200", "#5A6200"]
    )  # brown and olive, to who has no red cones
    assert find_alike(["#A3341F", "#00664F"])  # a red and a green of one lightness


def test_sections_take_colours_in_their_order_unless_the_theme_names_them(
    tmp_path: Path,
) -> None:
    theme = load_theme(
        written(
            tmp_path,
            'section_colours: ["#14532D", "#1E3A6E"]\naccents: {crop: "#7A3E00"}',
        )
    ).assign_accents(["one", "crop", "three", "four"])
    assert [theme.accent(name) for name in ("one", "crop", "three", "four")] == [
        "#14532D",
        "#7A3E00",
        "#14532D",
        "#1E3A6E",
    ]
    assert theme.accent(None) == "#37474F"


def test_no_bundled_theme_names_a_section() -> None:
    for name in (DEFAULT_THEME_NAME, *list_bundled_themes()):
        assert list(load_theme(name).accents) == ["default"]


def test_a_weak_colour_of_the_sections_is_warned_of_in_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, 'section_colours:\n  - "#14532D"\n  - "#DDDD88"')
    found = [(p.line, p.where) for p in read_theme(path).warnings]
    assert (3, "section_colours.1") in found


def test_a_misspelt_section_of_an_accent_is_told_and_another_contents_is_not(
    tmp_path: Path,
) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(
        'accents: {overvew: "#14532D", harvest: "#1E3A6E"}\n', encoding="utf-8"
    )
    loaded = read_theme(path).assign_accents(["overview", "outlook"])
    (problem,) = loaded.warnings
    assert (problem.code, problem.line, problem.column) == ("W604", 1, 11)
    assert problem.hint == "did you mean `overview`?"
    assert read_theme(path).assign_accents(["outlook"]).warnings == ()


def test_a_logo_is_shown_in_its_own_colours_and_carried_as_it_is(
    tmp_path: Path,
) -> None:
    screens = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = (
        screens.replace(b"rXYZ", b"?XYZ")
        .replace(b"gXYZ", b"rXYZ")
        .replace(b"?XYZ", b"gXYZ")
    )
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "Swap".encode("utf-16-be"))
    for profile, colour in ((swapped, (0, 255, 0, 99)), (screens, (255, 0, 0, 99))):
        Image.new("RGBA", (8, 4), (255, 0, 0, 99)).save(
            tmp_path / "logo.png", icc_profile=profile
        )
        look = read_theme(written(tmp_path, "logo: {file: logo.png, height: 12 mm}"))
        assert look.theme.logo
        shown = Image.open(io.BytesIO(look.theme.logo.file.data))
        assert shown.getpixel((2, 2)) == pytest.approx(colour, abs=2)
        assert look.files["logo.png"] == (tmp_path / "logo.png").read_bytes()
