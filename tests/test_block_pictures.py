"""Pictures of every kind: vectors in both outputs, colours as sRGB, nothing that runs or reaches outside."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any, Literal
from zipfile import ZipFile

import pikepdf
import PIL.Image
import pytest
from PIL import ImageCms

from reporting import build, extract
from reporting.assets import find_asset
from reporting.content.files import decode_image, read_image
from reporting.pdf.svg_preview import draw_preview
from tests.block_forms import Built, build_blocks
from tests.tools import ooxml_errors, verapdf_failures

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
DRAWING = f"""{HEAD}
<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient>
<clipPath id="c"><circle cx="50" cy="75" r="20"/></clipPath></defs>
<style>.a {{ fill: #0a0; stroke: #333 }}</style>
<rect x="0" y="0" width="60" height="40" fill="url(#g)"/>
<g opacity="0.5"><rect x="80" y="0" width="40" height="40" fill="#f00"/><rect x="100" y="20" width="40" height="40" fill="#00f"/></g>
<circle class="a" cx="170" cy="30" r="20"/>
<rect x="20" y="60" width="60" height="30" clip-path="url(#c)"/>
<text x="140" y="90" font-family="Arial" font-size="14" text-anchor="middle">Grüße <tspan font-weight="bold">an</tspan> → Łódź</text>
</svg>"""
BLOCK = "- {id: drawing, kind: image, title: A drawing, file: d.svg, alt: Some forms, credit: Drawn}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "d.svg").write_text(DRAWING, encoding="utf-8")
    return build_blocks(folder, BLOCK)


def read(folder: Path, data: bytes | str, name: str = "d.svg") -> Any:
    raw = data.encode() if isinstance(data, str) else data
    (folder / name).write_bytes(raw)
    return read_image(folder, name)


# ---------------------------------------------------------------- vectors


def test_a_drawing_is_vectors_in_print(built: Built) -> None:
    with pikepdf.open(built.pdf) as file:
        forms = [
            thing
            for thing in file.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
        ]
        images = [
            thing
            for thing in file.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        code = b"".join(form.read_bytes() for form in forms)
    assert len(forms) == 2  # the drawing, and what is faint in it
    assert images == []
    assert b" c\n" in code
    assert b"Tj" not in code
    (figure,) = built.section.all("Figure")
    assert str(figure.attributes["/Alt"]) == "Some forms"
    left, foot, right, head = (float(edge) for edge in figure.attributes["/BBox"])
    assert (right - left) / (head - foot) == pytest.approx(2, 0.01)


def test_a_slide_has_the_drawing_and_a_picture_of_it(built: Built) -> None:
    with ZipFile(built.pptx) as archive:
        media = {
            name: archive.read(name) for name in archive.namelist() if "/media/" in name
        }
        slides = "".join(
            archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("ppt/slides/slide")
        )
        types = archive.read("[Content_Types].xml").decode()
    assert sorted(name.rpartition(".")[2] for name in media) == ["png", "svg"]
    assert 'svg" ContentType="image/svg+xml"' in types or 'Extension="svg"' in types
    assert slides.count("asvg:svgBlip") == 1
    drawing = next(data for name, data in media.items() if name.endswith("svg"))
    assert b"linearGradient" in drawing


def test_drawings_are_conforming(built: Built) -> None:
    assert verapdf_failures([built.pdf]) == {built.pdf: []}
    assert ooxml_errors(built.pptx) == []


def colour_at(picture: PIL.Image.Image, x: float, y: float) -> tuple[int, ...]:
    place = (int(x * picture.width), int(y * picture.height))
    found = picture.convert("RGBA").getpixel(place)
    assert isinstance(found, tuple)
    return found


def test_what_is_faint_is_laid_over_the_rest_as_a_whole(tmp_path: Path) -> None:
    shown = PIL.Image.open(io.BytesIO(draw_preview(read(tmp_path, DRAWING).data)))
    assert shown.size == (2000, 1000)
    red, both, clear = (
        colour_at(shown, 0.43, 0.1),
        colour_at(shown, 0.55, 0.3),
        colour_at(shown, 0.97, 0.9),
    )
    assert red[0] > 250
    assert red[3] in range(120, 136)
    assert both[2] > 250  # the upper one alone: not both through one another
    assert both[0] < 10
    assert clear[3] == 0
    first, last = colour_at(shown, 0.01, 0.2), colour_at(shown, 0.29, 0.2)
    assert first[0] > 240 > last[0]
    assert last[2] > 240


@pytest.mark.parametrize(
    ("inner", "message"),
    [
        ("<script>x()</script>", "holds a script in line 2"),
        ('<rect onclick="x()" width="9" height="9"/>', "holds a script in line 2"),
        ('<a href="javascript:x()"><rect width="9" height="9"/></a>', "holds a script"),
        (
            '<image href="http://example.org/x.png" width="9" height="9"/>',
            "uses `image`",
        ),
        ('<use href="other.svg#a"/>', "names another file in line 2"),
        ("<style>@import url(http://example.org/a.css);</style>", "names another file"),
        (
            '<rect fill="url(http://example.org/#a)" width="9" height="9"/>',
            "names another",
        ),
        ("<foreignObject/>", "uses `foreignObject` in line 2"),
        (
            '<filter id="f"/><rect filter="url(#f)" width="9" height="9"/>',
            "uses `filter`",
        ),
        (
            '<rect style="mask: url(#m)" width="9" height="9"/><mask id="m"/>',
            "uses `mask`",
        ),
        ("<style>.a { opacity: .5 }</style>", "sets `opacity` in a style sheet"),
        ("<text>שלום</text>", "has text from right to left in line 2"),
        ("<text>漢</text>", "has the letter “漢”, which no bundled font has"),
        ("<rect>", "is broken XML in line"),
    ],
)
def test_what_runs_reaches_outside_or_is_not_drawn_is_refused(
    tmp_path: Path, inner: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        read(tmp_path, f"{HEAD}\n{inner}\n</svg>")


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}<text>&b;</text></svg>'
    with pytest.raises(ValueError, match="declares entities"):
        read(tmp_path, bomb)


def test_what_does_no_harm_is_left_out(tmp_path: Path) -> None:
    drawing = read(
        tmp_path,
        f"<?xml version='1.0'?>\n<!-- a note -->{HEAD}<metadata>x</metadata><filter id='f'/>"
        '<a href="https://example.org"><rect width="90" height="90"/></a></svg>',
    )
    assert b"example.org" not in drawing.data
    assert b"metadata" not in drawing.data
    assert b"rect" in drawing.data


# ---------------------------------------------------------------- pixels


def encode(picture: PIL.Image.Image, form: str, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def test_a_still_gif_is_read_and_a_moving_one_refused(tmp_path: Path) -> None:
    still = PIL.Image.new("P", (60, 40))
    still.putpalette([200, 30, 30] + [0, 0, 0] * 255)
    found = read(tmp_path, encode(still, "GIF"), "a.gif")
    assert (found.format, found.width, found.height) == ("PNG", 60, 40)
    moving = encode(
        PIL.Image.new("L", (9, 9)),
        "GIF",
        save_all=True,
        append_images=[PIL.Image.new("L", (9, 9), 255)],
    )
    with pytest.raises(ValueError, match="is animated"):
        read(tmp_path, moving, "b.gif")


def make_profile(space: Literal["LAB", "sRGB"] = "LAB") -> bytes:
    """Return a profile of a space."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def swap_colours(profile: bytes) -> bytes:
    """Return a profile of another name, whose red is green and whose green is red."""
    swapped = profile.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ")
    named = "sRGB".encode("utf-16-be"), "Swap".encode("utf-16-be")
    return swapped.replace(b"?XYZ", b"gXYZ").replace(*named)


def test_colours_of_another_profile_are_converted() -> None:
    profile = swap_colours(make_profile("sRGB"))
    red = PIL.Image.new("RGB", (9, 9), (255, 0, 0))
    for form in ("PNG", "JPEG"):
        data = encode(red, form, icc_profile=profile)
        shown = PIL.Image.open(io.BytesIO(decode_image(data).data)).convert("RGB")
        found = shown.getpixel((4, 4))
        assert isinstance(found, tuple)
        assert found[1] > 250
        assert found[0] < 10
    clear = PIL.Image.new("RGBA", (9, 9), (255, 0, 0, 77))
    data = encode(clear, "PNG", icc_profile=profile)
    shown = PIL.Image.open(io.BytesIO(decode_image(data).data))
    assert shown.getpixel((4, 4)) == (0, 255, 0, 77)


def test_a_profile_of_srgb_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encode(
        PIL.Image.new("RGB", (9, 9), (10, 200, 30)), "PNG", icc_profile=profile
    )
    assert decode_image(data).data == data


def test_a_profile_that_does_not_fit_says_nothing() -> None:
    data = encode(
        PIL.Image.new("RGB", (9, 9), (10, 200, 30)), "PNG", icc_profile=make_profile()
    )
    shown = PIL.Image.open(io.BytesIO(decode_image(data).data))
    assert shown.convert("RGB").getpixel((4, 4)) == (10, 200, 30)
    assert "icc_profile" not in shown.info


def test_cmyk_and_sixteen_bits_become_what_screens_show() -> None:
    cmyk = encode(PIL.Image.new("CMYK", (9, 9), (0, 255, 255, 0)), "JPEG")
    shown = PIL.Image.open(io.BytesIO(decode_image(cmyk).data))
    red, green, blue = shown.convert("RGB").getpixel((4, 4))  # type: ignore[misc]
    assert shown.mode == "RGB"
    assert red > 200
    assert max(green, blue) < 80
    deep = encode(PIL.Image.new("I;16", (9, 9), 32768), "PNG")
    shown = PIL.Image.open(io.BytesIO(decode_image(deep).data))
    assert (shown.mode, shown.getpixel((4, 4))) == ("L", 128)


def make_grey_profile(gamma: float) -> bytes:
    """Return a profile of greys (ICC.1, 8.3.4) whose light goes by a power of their levels."""
    curve = struct.pack(">4sIIH", b"curv", 0, 1, round(gamma * 256))
    white = struct.pack(">4sIiii", b"XYZ ", 0, 63190, 65536, 54061)
    name = b"Linear grey\0"
    about = struct.pack(">4sII", b"desc", 0, len(name)) + name + bytes(78)
    rights = b"text" + bytes(4) + b"none\0"
    table, body = b"", b""
    tags = {b"wtpt": white, b"kTRC": curve, b"desc": about, b"cprt": rights}
    for tag, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        start = 132 + 12 * len(tags) + len(body)
        table += tag + struct.pack(">II", start, len(data))
        body += padded
    size = 132 + len(table) + len(body)
    head = struct.pack(
        ">I4xI4s4s4s12x4s", size, 0x02400000, b"mntr", b"GRAY", b"XYZ ", b"acsp"
    )
    illuminant = struct.pack(">28xiii", 63190, 65536, 54061)
    head = (head + illuminant).ljust(128, b"\0")
    return head + struct.pack(">I", len(tags)) + table + body


@pytest.mark.parametrize(
    ("mode", "level"), [("L", 64), ("LA", (64, 255)), ("I;16", 64 * 257)]
)
def test_greys_of_another_profile_are_converted(mode: str, level: Any) -> None:
    data = encode(
        PIL.Image.new(mode, (9, 9), level), "PNG", icc_profile=make_grey_profile(1.0)
    )
    shown = PIL.Image.open(io.BytesIO(decode_image(data).data)).convert("L")
    assert shown.getpixel((4, 4)) == pytest.approx(137, abs=2)  # of light, a quarter
    plain = encode(PIL.Image.new(mode, (9, 9), level), "PNG")
    shown = PIL.Image.open(io.BytesIO(decode_image(plain).data)).convert("L")
    assert shown.getpixel((4, 4)) == 64


def test_inks_are_converted_by_their_profile_or_as_coated_paper_takes_them() -> None:
    coated = find_asset("profiles/coated-offset.icc").read_bytes()
    green = PIL.Image.new("RGB", (16, 16), (39, 120, 108))
    inks = ImageCms.profileToProfile(
        green, ImageCms.createProfile("sRGB"), io.BytesIO(coated), outputMode="CMYK"
    )
    assert inks is not None
    for more in ({"icc_profile": coated}, {}):
        data = encode(inks, "JPEG", quality=100, **more)
        shown = PIL.Image.open(io.BytesIO(decode_image(data).data))
        assert shown.mode == "RGB"
        assert shown.getpixel((8, 8)) == pytest.approx((39, 120, 108), abs=15)
    matt = coated.replace(b"Coated offset", b"Yellow paper ")
    assert matt != coated
    cyan = encode(
        PIL.Image.new("CMYK", (9, 9), (255, 0, 0, 0)), "JPEG", icc_profile=matt
    )
    red, _, blue = PIL.Image.open(io.BytesIO(decode_image(cyan).data)).getpixel((4, 4))  # type: ignore[misc]
    assert red < 40
    assert 180 < blue < 240


# ---------------------------------------------------------------- large photos


def make_photo(width: int, height: int) -> bytes:
    """Return a JPEG of so much detail that it takes megabytes."""
    noise = PIL.Image.effect_noise((width, height), 90).convert("RGB")
    return encode(noise, "JPEG", quality=95)


def test_a_large_photo_is_set_down_to_what_its_place_can_show(tmp_path: Path) -> None:
    photo = make_photo(5000, 3200)
    assert len(photo) > 8_000_000
    (tmp_path / "p.jpg").write_bytes(photo)
    block = (
        "- {id: p, kind: image, title: A photo, file: p.jpg, alt: Noise, credit: C}\n"
    )
    built = build_blocks(tmp_path, block)
    (note,) = built.notes
    assert note.startswith("p.jpg: 5,000 by 3,200 pixels set down to ")
    for path in (built.pdf, built.pptx):
        assert path.stat().st_size < 4_000_000
    again = tmp_path / "again"
    extract(built.pdf, again)
    with PIL.Image.open(again / "p.jpg") as carried:
        assert 1500 < carried.width < 2200
    build(again / "content.yaml", again / "out")
    assert (again / "out" / "dossier.pdf").read_bytes() == built.pdf.read_bytes()


def test_a_photo_that_is_not_large_stays_as_it_is(tmp_path: Path) -> None:
    photo = encode(PIL.Image.new("RGB", (4000, 2600), (9, 99, 200)), "JPEG")
    (tmp_path / "p.jpg").write_bytes(photo)
    block = (
        "- {id: p, kind: image, title: A photo, file: p.jpg, alt: Blue, credit: C}\n"
    )
    built = build_blocks(tmp_path, block)
    with ZipFile(built.pptx) as archive:
        media = [archive.read(name) for name in archive.namelist() if "/media/" in name]
    assert media == [photo]
