"""Colours of series: apart for every sight by CIEDE2000, seen on the paper, the theme's own."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import pytest

from reporting.assets import DEFAULT_THEME_NAME, list_bundled_themes
from reporting.charts.colours import find_palette
from reporting.design.colour import change_luminance, measure_contrast
from reporting.design.palette import Palette, make_palette
from reporting.design.sight import SIGHTS, Sight, see_channels
from reporting.design.theme import load_theme

APART = 4.9
"""Least CIEDE2000 of two colours of six, for every sight; side by side, 1 is just seen."""
APART_OF_THREE = 9.0
"""The same of the first three."""
STEP = 6.0
"""Least difference in lightness (CIE L*)."""
SEEN = 3.0
"""Contrast with the paper (WCAG 2.2, 1.4.11)."""

TEMPLATES = {
    "office 2013": ("#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"),
    "office 2023": ("#156082", "#E97132", "#196B24", "#0F9ED5", "#A02B93", "#4EA72E"),
    "reds": ("#7F1D1D", "#B91C1C", "#F87171", "#1F2937", "#6B7280", "#D1D5DB"),
    "pastel": ("#A3C4BC", "#F6BD60", "#F28482", "#84A59D", "#F7EDE2", "#B8B8FF"),
}
BLUES = ("#003366", "#335C85", "#6685A3", "#99ADC2")


def to_lab(colour: str, sight: Sight) -> tuple[float, float, float]:
    """Return where a sight has a colour in CIELAB, of D65."""
    red, green, blue = bytes.fromhex(colour[1:])
    light = []
    for channel in see_channels((red / 255, green / 255, blue / 255), sight):
        low = channel / 12.92
        light.append(low if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
    r, g, b = light
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def measure_ciede2000(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> float:
    """Return the difference of two colours (CIE 142:2001; Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    more = 1 + 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    c1, c2 = math.hypot(more * a1, b1), math.hypot(more * a2, b2)
    h1 = math.degrees(math.atan2(b1, more * a1)) % 360
    h2 = math.degrees(math.atan2(b2, more * a2)) % 360
    turn = h2 - h1
    if c1 * c2 == 0:
        turn = 0
    elif abs(turn) > 180:
        turn -= math.copysign(360, turn)
    light, chroma = l2 - l1, c2 - c1
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn) / 2)
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = h1 + h2
    if c1 * c2:
        h_mean /= 2
        if abs(h1 - h2) > 180:
            h_mean += 180 if h1 + h2 < 360 else -180

    def cos(degrees: float) -> float:
        return math.cos(math.radians(degrees))

    t = 1 - 0.17 * cos(h_mean - 30) + 0.24 * cos(2 * h_mean)
    t += 0.32 * cos(3 * h_mean + 6) - 0.20 * cos(4 * h_mean - 63)
    off = (l_mean - 50) ** 2
    s_l = 1 + 0.015 * off / math.sqrt(20 + off)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    around = 30 * math.exp(-(((h_mean - 275) / 25) ** 2))
    r_c = 2 * math.sqrt(c_mean**7 / (c_mean**7 + 25**7))
    r_t = -math.sin(math.radians(2 * around)) * r_c
    parts = light / s_l, chroma / s_c, hue / s_h
    return math.sqrt(sum(part * part for part in parts) + r_t * parts[1] * parts[2])


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
        ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ],
)
def test_the_judge_knows_the_published_differences(
    one: tuple[float, float, float], other: tuple[float, float, float], known: float
) -> None:
    assert measure_ciede2000(one, other) == pytest.approx(known, abs=1e-4)


def find_worst(colours: Sequence[str]) -> tuple[float, str, str, str]:
    """Return the least difference of two colours, the two, and who sees them so."""
    return min(
        (measure_ciede2000(to_lab(one, sight), to_lab(other, sight)), one, other, sight)
        for one, other in combinations(colours, 2)
        for sight in SIGHTS
    )


def list_palettes() -> Iterator[tuple[str, Palette]]:
    """Yield palettes by what they are made of: themes, templates, dark ones among them."""
    for name in (DEFAULT_THEME_NAME, *list_bundled_themes()):
        theme = load_theme(name).assign_accents(["one", "two", "three", "four"])
        for accent in (*theme.section_colours, *theme.accents.values()):
            yield f"{name} {accent}", find_palette(theme, accent)
    for name, colours in TEMPLATES.items():
        for paper in ("#FFFFFF", "#FBF7EF", "#101820"):
            for accent in colours:
                made = make_palette(accent, colours, paper)
                yield f"{name} {accent} on {paper}", made


def list_values(palette: Palette) -> list[str]:
    return [shade.value for shade in palette.shades]


def test_six_colours_stay_apart_for_every_sight_in_all_themes_and_templates() -> None:
    bad = []
    for name, palette in list_palettes():
        values = list_values(palette)
        whole, few = find_worst(values), find_worst(values[:3])
        if whole[0] < APART or few[0] < APART_OF_THREE:
            bad.append((name, whole, few))
    assert bad == []


def test_five_hundred_accents_have_palettes_that_stay_apart_and_are_seen() -> None:
    theme = load_theme()
    chance = random.Random(14)  # noqa: S311  (the same ones each time)
    for _ in range(500):
        values = list_values(find_palette(theme, f"#{chance.randrange(1 << 24):06X}"))
        assert find_worst(values)[0] >= APART
        assert min(measure_contrast(value, "#FFFFFF") for value in values) >= SEEN


def test_shades_of_one_blue_stay_apart_by_their_lightness() -> None:
    values = list_values(make_palette(BLUES[0], BLUES, "#FFFFFF"))
    assert find_worst(values)[0] >= APART


def test_two_colours_that_only_some_tell_apart_are_found() -> None:
    red, green = "#B3261E", "#3F6B00"
    assert measure_ciede2000(to_lab(red, "colour"), to_lab(green, "colour")) > 40
    assert find_worst([red, green])[0] < APART


def test_lightness_alone_tells_all_six_in_equal_steps_around_the_accent() -> None:
    for _, palette in list_palettes():
        lights = sorted(to_lab(value, "grey")[0] for value in list_values(palette))
        steps = [high - low for low, high in pairwise(lights)]
        assert min(steps) > STEP


def test_every_colour_is_seen_on_its_paper() -> None:
    for name, palette in list_palettes():
        paper = name.rpartition(" on ")[2] if " on " in name else "#FFFFFF"
        for shade in (*palette.shades, palette.over):
            assert measure_contrast(shade.value, paper) >= SEEN, (name, shade)


def test_the_first_is_the_accent_and_all_are_shades_of_the_theme() -> None:
    theme = load_theme().assign_accents(["one", "two", "three", "four", "five"])
    for accent in theme.section_colours[:5]:
        palette = find_palette(theme, accent)
        assert palette.shades[0].value == accent
        bases = {shade.base for shade in palette.shades}
        assert bases <= set(theme.scheme_accents)
        assert len(bases) >= 5
        for shade in palette.shades:
            made = change_luminance(shade.base, shade.kept, shade.added)
            assert made == shade.value
