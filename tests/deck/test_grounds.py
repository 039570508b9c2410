"""What lies behind text on a template: drawn by others in every way that PowerPoint knows, and read on."""

from __future__ import annotations

import io
import re

import pytest
from lxml import etree
from PIL import Image

from reporting.deck.ooxml.xml import root_element
from reporting.deck.template.fit.layout_bindings import find_boxed
from reporting.deck.template.fit.palette import make_palette
from reporting.deck.template.load import Template
from reporting.deck.template.read.colours import Scheme
from reporting.design.colour import (
    LARGE,
    TEXT,
    find_least_contrast,
    measure_contrast,
    measure_luminance,
)
from reporting.design.rect import Rect
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.record import replace
from reporting.scene import SlideKind, Slot
from tests.deck.conftest import Load
from tests.deck.templates import (
    default,
    edited,
    parts,
    related,
    replaced,
    zipped,
)

MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
THEME = "ppt/theme/theme1.xml"
TYPES = "[Content_Types].xml"
WIDTH, HEIGHT = 9_144_000, 6_858_000
"""Of a slide of the default template, in EMU."""


def rect(left: float, top: float, width: float, height: float) -> Rect:
    """Return a rectangle given in shares of the slide."""
    across, down = Length(WIDTH), Length(HEIGHT)
    return Rect(
        across.times(left), down.times(top), across.times(width), down.times(height)
    )


def xfrm(left: float, top: float, width: float, height: float, more: str = "") -> str:
    """Write a frame given in shares of the slide."""
    at = rect(left, top, width, height)
    return (
        f'<a:xfrm {more}><a:off x="{int(at.left)}" y="{int(at.top)}"/>'
        f'<a:ext cx="{int(at.width)}" cy="{int(at.height)}"/></a:xfrm>'
    )


def solid(value: str, changes: str = "") -> str:
    return f'<a:solidFill><a:srgbClr val="{value}">{changes}</a:srgbClr></a:solidFill>'


BOX = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def shape(frame: str, fill: str, geometry: str = BOX, about: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="90" name="Art" {about}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{frame}{geometry}{fill}</p:spPr></p:sp>"
    )


def drawn(xml: str, part: str = LAYOUT) -> bytes:
    """Return the default template with something drawn on a part."""
    return edited(default(), {part: replaced("</p:spTree>", f"{xml}</p:spTree>")})


def under(template: Template, place: Rect) -> tuple[str, ...]:
    """Return what lies on the layout that is drawn on, whichever the slides stand on."""
    (layout,) = (one for one in template.layouts if one.part == LAYOUT)
    return layout.ground.list_colours(place)


MIDDLE = rect(0.4, 0.4, 0.2, 0.2)
WHOLE = rect(0, 0, 1, 1)


# ---------------------------------------------------------------- what is behind


def test_a_thin_line_is_no_ground_however_large_the_box_it_is_drawn_in(
    load: Load,
) -> None:
    """A frame of line art around the slide: a path whose box is all of it."""
    path = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="100" h="100">'
        '<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo>'
        '<a:lnTo><a:pt x="100" y="100"/></a:lnTo><a:lnTo><a:pt x="98" y="100"/></a:lnTo>'
        '<a:lnTo><a:pt x="98" y="2"/></a:lnTo><a:lnTo><a:pt x="0" y="2"/></a:lnTo><a:close/>'
        "</a:path></a:pathLst></a:custGeom>"
    )
    found = load(drawn(shape(xfrm(0, 0, 1, 1), solid("11221E"), path)))
    assert under(found, MIDDLE) == ("#FFFFFF",)
    assert under(found, rect(0.992, 0.5, 0.006, 0.2))[0] == "#11221E"
    assert found.bindings[SlideKind.TEXT].theme.colours.ink == "#000000"


def test_a_drawn_field_is_a_ground_with_the_hole_that_it_has(load: Load) -> None:
    ring = "".join(
        f'<a:moveTo><a:pt x="{a}" y="{a}"/></a:moveTo><a:lnTo><a:pt x="{b}" y="{a}"/></a:lnTo>'
        f'<a:lnTo><a:pt x="{b}" y="{b}"/></a:lnTo><a:lnTo><a:pt x="{a}" y="{b}"/></a:lnTo><a:close/>'
        for a, b in ((0, 100), (30, 70))
    )
    path = f'<a:custGeom><a:pathLst><a:path w="100" h="100">{ring}</a:path></a:pathLst></a:custGeom>'
    found = load(drawn(shape(xfrm(0, 0, 1, 1), solid("11221E"), path)))
    assert under(found, rect(0.05, 0.05, 0.2, 0.2)) == ("#11221E",)
    assert under(found, MIDDLE) == ("#FFFFFF",)


def test_curves_arcs_and_guides_of_a_path_are_followed(load: Load) -> None:
    """A disc as two arcs around the middle, whose radius is a guide."""
    disc = (
        '<a:custGeom><a:avLst/><a:gdLst><a:gd name="half" fmla="*/ w 1 2"/><a:gd name="tall" fmla="*/ h 1 2"/></a:gdLst>'
        '<a:pathLst><a:path><a:moveTo><a:pt x="l" y="vc"/></a:moveTo>'
        '<a:arcTo wR="half" hR="tall" stAng="10800000" swAng="21600000"/><a:close/></a:path></a:pathLst></a:custGeom>'
    )
    found = load(drawn(shape(xfrm(0, 0, 1, 1), solid("102030"), disc)))
    assert under(found, MIDDLE) == ("#102030",)
    assert under(found, rect(0.01, 0.01, 0.05, 0.05)) == ("#FFFFFF",)


def test_what_shines_through_is_mixed_with_what_lies_below(load: Load) -> None:
    veil = solid("000000", '<a:alpha val="50000"/>')
    (colour,) = under(load(drawn(shape(xfrm(0, 0, 1, 1), veil))), MIDDLE)
    assert measure_contrast(colour, "#808080") < 1.02


def test_a_gradient_is_read_in_its_direction(load: Load) -> None:
    stops = "".join(
        f'<a:gs pos="{at}"><a:srgbClr val="{value}"/></a:gs>'
        for at, value in ((0, "000000"), (100_000, "FFFFFF"))
    )
    for angle, dark in (
        (0, rect(0, 0.2, 0.1, 0.6)),
        (5_400_000, rect(0.2, 0, 0.6, 0.1)),
    ):
        fill = (
            f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="{angle}"/></a:gradFill>'
        )
        found = load(drawn(shape(xfrm(0, 0, 1, 1), fill)))
        assert max(map(measure_luminance, under(found, dark))) < 0.03, angle
        assert find_least_contrast("#FFFFFF", under(found, WHOLE)) < 1.2


def test_groups_move_scale_turn_and_mirror_what_is_in_them(load: Load) -> None:
    band = shape(
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="50" cy="100"/></a:xfrm>',
        solid("203040"),
    )

    def group(more: str) -> str:
        frame = xfrm(0.25, 0.25, 0.5, 0.5, more).replace(
            "</a:xfrm>", '<a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/></a:xfrm>'
        )
        return (
            '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="91" name="All"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f"<p:grpSpPr>{frame}</p:grpSpPr>{band}</p:grpSp>"
        )

    left, right = rect(0.3, 0.4, 0.1, 0.2), rect(0.6, 0.4, 0.1, 0.2)
    top, bottom = rect(0.45, 0.3, 0.1, 0.1), rect(0.45, 0.6, 0.1, 0.1)
    for more, dark, light in (
        ("", left, right),
        ('flipH="1"', right, left),
        ('rot="5400000"', top, bottom),
        ('rot="10800000"', right, left),
    ):
        found = load(drawn(group(more)))
        assert under(found, dark) == ("#203040",), more
        assert under(found, light) == ("#FFFFFF",), more


def test_a_turned_shape_covers_what_it_covers_when_it_is_turned(load: Load) -> None:
    bar = shape(xfrm(0.1, 0.45, 0.8, 0.1, 'rot="5400000"'), solid("203040"))
    found = load(drawn(bar))
    assert under(found, rect(0.12, 0.46, 0.1, 0.08)) == ("#FFFFFF",)
    assert under(found, rect(0.48, 0.2, 0.04, 0.1)) == ("#203040",)


def test_what_a_layout_hides_of_its_master_is_not_behind_its_text(load: Load) -> None:
    field = shape(xfrm(0, 0, 1, 1), solid("203040"))
    shown = drawn(field, MASTER)
    assert under(load(shown), MIDDLE) == ("#203040",)
    hidden = edited(
        shown, {LAYOUT: replaced("<p:sldLayout ", '<p:sldLayout showMasterSp="0" ')}
    )
    assert under(load(hidden), MIDDLE) == ("#FFFFFF",)
    unseen = shape(xfrm(0, 0, 1, 1), solid("203040"), about='hidden="1"')
    assert under(load(drawn(unseen, MASTER)), MIDDLE) == ("#FFFFFF",)


def background(xml: str) -> bytes:
    """Return the default template with a background on its master."""

    def edit(part: bytes) -> bytes:
        written = f"<p:bg>{xml}</p:bg>".encode()
        return re.sub(rb"<p:bg>.*?</p:bg>", lambda _: written, part, flags=re.DOTALL)

    return edited(default(), {MASTER: edit})


def test_a_background_of_the_theme_is_painted_in_the_colour_it_is_asked_for(
    load: Load,
) -> None:
    plain = load(background('<p:bgRef idx="1001"><a:schemeClr val="tx2"/></p:bgRef>'))
    assert under(plain, MIDDLE) == ("#1F497D",)
    assert plain.bindings[SlideKind.TEXT].theme.colours.ink == "#FFFFFF"
    ringed = load(background('<p:bgRef idx="1003"><a:schemeClr val="tx2"/></p:bgRef>'))
    middle, edge = (under(ringed, at) for at in (MIDDLE, rect(0, 0, 0.05, 0.05)))
    assert max(map(measure_luminance, edge)) < min(map(measure_luminance, middle))


def with_picture(xml: str, picture: bytes, part: str = LAYOUT) -> bytes:
    data = related(drawn(xml, part), part, "image", "../media/image9.png")
    add = '<Default Extension="png" ContentType="image/png"/><Default '
    data = edited(data, {TYPES: replaced("<Default ", add)})
    return zipped({**parts(data), "ppt/media/image9.png": picture})


def painted(*colours: str) -> bytes:
    """Return a picture of upright stripes."""
    image, out = Image.new("RGB", (len(colours) * 8, 8)), io.BytesIO()
    for number, colour in enumerate(colours):
        image.paste(colour, (number * 8, 0, number * 8 + 8, 8))
    image.save(out, "PNG")
    return out.getvalue()


def photograph(frame: str, blip: str = "", fill: str = "") -> str:
    return (
        '<p:pic><p:nvPicPr><p:cNvPr id="92" name="Photo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="rId99">{blip}</a:blip>{fill}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{frame}{BOX}</p:spPr></p:pic>"
    )


def test_of_a_picture_what_is_cut_off_is_not_there_and_what_is_faded_is_faint(
    load: Load,
) -> None:
    stripes = painted("#000000", "#FFFFFF")
    whole = load(with_picture(photograph(xfrm(0, 0, 1, 1)), stripes))
    assert under(whole, rect(0.1, 0.1, 0.2, 0.2)) == ("#000000",)
    cut = photograph(xfrm(0, 0, 1, 1), fill='<a:srcRect l="50000"/>')
    assert under(load(with_picture(cut, stripes)), rect(0.1, 0.1, 0.2, 0.2)) == (
        "#FFFFFF",
    )
    faint = photograph(xfrm(0, 0, 1, 1), blip='<a:alphaModFix amt="10000"/>')
    (colour,) = under(load(with_picture(faint, stripes)), rect(0.1, 0.1, 0.2, 0.2))
    assert measure_contrast(colour, "#E6E6E6") < 1.03


def test_a_layout_with_colours_of_its_own_is_read_in_them(load: Load) -> None:
    swapped = (
        '<p:clrMapOvr><a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" '
        'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" '
        'hlink="hlink" folHlink="folHlink"/></p:clrMapOvr>'
    )
    usual = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    found = load(edited(default(), {LAYOUT: replaced(usual, swapped)}))
    assert under(found, MIDDLE) == ("#000000",)
    assert found.bindings[SlideKind.TEXT].theme.colours.ink == "#FFFFFF"
    assert "overrideClrMapping" in found.bindings[SlideKind.TEXT].colour_map


def test_a_title_is_read_on_the_fill_of_its_own_placeholder(load: Load) -> None:
    """Black titles on the title's own dark red."""

    def fill(part: bytes) -> bytes:
        box = b'<a:ext cx="8229600" cy="1143000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        assert box in part
        return part.replace(box, box + solid("7A0019").encode())

    found = load(edited(default(), {MASTER: fill}))
    slot = found.bindings[SlideKind.TEXT].slots[Slot.TITLE]
    assert slot.colour is not None
    assert measure_contrast(slot.colour, "#7A0019") >= LARGE
    bare = {LAYOUT: replaced("<p:spPr/>", "<p:spPr><a:noFill/></p:spPr>")}
    without = load(edited(edited(default(), {MASTER: fill}), bare))
    title = without.bindings[SlideKind.TEXT].slots[Slot.TITLE].colour
    assert title == "#000000"


# ---------------------------------------------------------------- the scheme


def test_a_further_scheme_that_one_may_change_to_is_not_the_scheme(load: Load) -> None:
    pale = "".join(
        f'<a:{slot}><a:srgbClr val="FFE07F"/></a:{slot}>'
        for slot in ("dk1", "lt1", "dk2", "lt2", "hlink", "folHlink")
    )
    accents = "".join(
        f'<a:accent{n}><a:srgbClr val="FFF0BF"/></a:accent{n}>' for n in range(1, 7)
    )
    further = f'<a:extraClrSchemeLst><a:extraClrScheme><a:clrScheme name="Pale">{pale}{accents}</a:clrScheme></a:extraClrScheme></a:extraClrSchemeLst>'
    data = edited(default(), {THEME: replaced("<a:extraClrSchemeLst/>", further)})
    plain, found = load(default()), load(data)
    kind = SlideKind.TEXT
    assert found.bindings[kind].theme.colours == plain.bindings[kind].theme.colours
    assert found.bindings[kind].theme.accents == plain.bindings[kind].theme.accents


def colour(xml: str) -> str:
    element = etree.fromstring(root_element("p:fragment", xml).encode())
    shade = Scheme({"accent1": "#4472C4"}, {}).find_shade(element)
    assert shade is not None
    return shade.value


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        # What PowerPoint shows of each.
        ('<a:srgbClr val="FFFFFF"><a:shade val="50000"/></a:srgbClr>', "#BCBCBC"),
        ('<a:srgbClr val="000000"><a:tint val="50000"/></a:srgbClr>', "#BCBCBC"),
        (
            '<a:schemeClr val="accent1"><a:lumMod val="60000"/><a:lumOff val="40000"/></a:schemeClr>',
            "#8FAADC",
        ),
        ('<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>', "#203864"),
        ('<a:hslClr hue="0" sat="100000" lum="50000"/>', "#FF0000"),
        ('<a:scrgbClr r="0" g="100000" b="0"/>', "#00FF00"),
        ('<a:srgbClr val="808080"><a:satMod val="300000"/></a:srgbClr>', "#808080"),
        ('<a:srgbClr val="102030"><a:inv/></a:srgbClr>', "#EFDFCF"),
        ('<a:sysClr val="windowText"/>', "#000000"),
        ('<a:prstClr val="white"/>', "#FFFFFF"),
    ],
)
def test_a_colour_is_what_powerpoint_shows(written: str, shown: str) -> None:
    assert measure_contrast(colour(written), shown) < 1.03


SCHEMES = {
    "dark green": ("CFEAE3", "11221E", "1E7F6E", "8FE3CF"),
    "black": ("FFFFFF", "000000", "333333", "0000FF"),
    "white": ("000000", "FFFFFF", "FFE07F", "FFE07F"),
    "yellow": ("222222", "FFD200", "FFB000", "0563C1"),
    "grey": ("000000", "808080", "7F7F7F", "0563C1"),
    "navy": ("FFFFFF", "0A1A40", "0A1A40", "0A1A40"),
}


@pytest.mark.parametrize("name", SCHEMES)
def test_every_colour_of_words_is_read_on_the_slide_and_on_its_cards(
    name: str, theme: Theme
) -> None:
    ink, paper, accent, link = SCHEMES[name]
    slots = {"dk1": f"#{ink}", "lt1": f"#{paper}", "dk2": f"#{ink}", "lt2": f"#{paper}"}
    slots |= {f"accent{n}": f"#{accent}" for n in range(1, 7)} | {"hlink": f"#{link}"}
    sections = ("one", "two")
    made = make_palette(theme, Scheme(slots, {}), (f"#{paper}",), None, sections).theme
    colours = made.colours
    words = [colours.ink, colours.muted, colours.link]
    words += [*made.accents.values(), *made.status.values()]
    for ground in (colours.paper, colours.wash):
        assert find_least_contrast(ground, words) >= TEXT, ground
    assert measure_contrast(colours.wash, colours.paper) > 1.03
    assert measure_contrast(colours.hairline, colours.paper) > 1.25


def test_a_footer_without_a_placeholder_is_read_on_the_band_it_stands_on(
    load: Load,
) -> None:
    """A layout with a dark band at its foot and no placeholders for what stands there."""

    def bare(part: bytes) -> bytes:
        band = shape(xfrm(0, 0.92, 1, 0.08), solid("7A0019")).encode()
        part = re.sub(
            rb'<p:sp>(?:(?!</p:sp>).)*?type="(dt|ftr|sldNum)".*?</p:sp>', b"", part
        )
        return part.replace(b"</p:spTree>", band + b"</p:spTree>")

    found = load(edited(default(), {LAYOUT: bare}))
    (layout,) = (one for one in found.layouts if one.part == LAYOUT)
    low = replace(found.grids.content, footer=rect(0.1, 0.94, 0.4, 0.04))
    boxed = dict(find_boxed(layout, low, None, "#595959"))
    assert boxed.keys() == {Slot.FOOTER}
    assert measure_contrast(boxed[Slot.FOOTER], "#7A0019") >= TEXT
    high = replace(low, footer=rect(0.1, 0.85, 0.4, 0.04))
    assert not dict(find_boxed(layout, high, None, "#595959"))


def test_text_is_read_on_the_fill_of_its_placeholder_or_that_is_left_out(
    load: Load,
) -> None:
    """A body in violet on white has white words; one that is half violet has no fill."""
    box = b'<a:ext cx="8229600" cy="4525963"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'

    def filled(fill: str) -> bytes:
        return edited(
            default(), {MASTER: lambda part: part.replace(box, box + fill.encode())}
        )

    pale = load(filled(solid("FFF2CC"))).bindings[SlideKind.TEXT]
    assert not pale.slots[Slot.BODY].is_bare
    for ground in ("#FFF2CC", "#FFFFFF"):
        assert measure_contrast(pale.theme.colours.muted, ground) >= TEXT
    dark = load(filled(solid("5B2C83"))).bindings[SlideKind.TEXT]
    assert dark.slots[Slot.BODY].is_bare
    assert dark.theme.colours.ink == "#000000"
