"""What a picture costs is known before it is decoded; its colours become those of screens."""

from __future__ import annotations

import io
import struct

import PIL.Image
import pytest
from PIL import ImageCms

from reporting.assets import find_asset
from reporting.limits import raise_limits
from reporting.reading.picture_colours import convert_to_srgb, find_foreign_profile
from reporting.reading.pictures import CostlyError, count_scans, open_picture
from tests.samples import write_chunk

COATED = find_asset("profiles/coated-offset.icc").read_bytes()
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def png_head(width: int, height: int) -> bytes:
    """Return a PNG of so many pixels, none of which is there."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", b""), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join([write_chunk(*each) for each in chunks])


def save(picture: PIL.Image.Image, kind: str, profile: bytes = b"") -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, icc_profile=profile or None)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ((60_000, 60_000), r"3,600,000,000 pixels, and the limit `picture-pixels`"),
        ((20_001, 1), r"20,001 pixels, and the limit `picture-side` is 20,000$"),
        ((10_000, 4_001), r"40,010,000 pixels, and the limit `picture-pixels`"),
    ],
)
def test_a_picture_of_too_many_pixels_is_refused_by_its_head(
    size: tuple[int, int], told: str
) -> None:
    data = png_head(*size)
    with (
        pytest.raises(CostlyError, match=f"^is too large: {told}"),
        open_picture(data, ("PNG",)),
    ):
        pytest.fail("it was opened")


def test_scans_are_counted_of_what_has_them() -> None:
    jpeg = save(PIL.Image.new("RGB", (8, 8)), "JPEG")
    with open_picture(jpeg, ("JPEG",)) as picture:
        assert count_scans(picture, jpeg) == 1
        assert count_scans(picture, b"\xff\xda" * 1_600) == 1_600
        assert count_scans(picture, b"") == 1
    png = save(PIL.Image.new("RGB", (8, 8)), "PNG")
    with open_picture(png, ("PNG",)) as picture:
        assert count_scans(picture, b"\xff\xda" * 1_600) == 1
    with (
        raise_limits({"picture-scans": 63}),
        pytest.raises(CostlyError, match="64 pixels in its scans"),
        open_picture(jpeg, ("JPEG",)),
    ):
        pytest.fail("it was opened")


@pytest.mark.parametrize(
    ("mode", "profile", "found"),
    [
        ("RGB", b"", b""),
        ("RGB", SRGB, b""),
        ("RGB", b"no profile", b""),
        ("CMYK", b"", COATED),
        ("CMYK", b"no profile", COATED),
        ("CMYK", COATED, COATED),
    ],
    ids=["none", "srgb", "broken", "inks", "inks-broken", "inks-of-their-own"],
)
def test_the_profile_is_what_the_picture_says_or_what_inks_are_taken_for(
    mode: str, profile: bytes, found: bytes
) -> None:
    picture = PIL.Image.new(mode, (1, 1))
    if profile:
        picture.info["icc_profile"] = profile
    assert find_foreign_profile(picture) == found


def test_inks_become_what_they_look_like_in_print() -> None:
    cyan = PIL.Image.new("CMYK", (1, 1), (255, 0, 0, 0))
    shown = convert_to_srgb(cyan, COATED)
    assert shown.mode == "RGB"
    red, green, blue = shown.getpixel((0, 0))  # type: ignore[misc]
    assert red < 60 < green < blue < 250  # (0, 255, 255) is on no paper


def make_seen_through(mode: str) -> PIL.Image.Image:
    """Return a picture of one pixel with an opacity of 40 of 255, or without any."""
    picture = PIL.Image.new("RGBA", (1, 1), (200, 100, 50, 40))
    if mode == "P":
        return picture.convert("RGB").convert("P")
    return picture.convert(mode)


@pytest.mark.parametrize(("mode", "alpha"), [("RGBA", 40), ("P", None)])
def test_transparency_stays(mode: str, alpha: int | None) -> None:
    picture = make_seen_through(mode)
    shown = convert_to_srgb(picture, SRGB)
    assert shown.mode == ("RGB" if alpha is None else "RGBA")
    before = picture.convert("RGBA").getpixel((0, 0))
    pairs = zip(before, shown.convert("RGBA").getpixel((0, 0)), strict=True)  # type: ignore[arg-type]
    assert all(abs(one - other) <= 2 for one, other in pairs)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA"])
@pytest.mark.parametrize("profile", [COATED, b"no profile"], ids=["inks", "broken"])
def test_a_profile_of_other_colours_says_nothing(mode: str, profile: bytes) -> None:
    picture = make_seen_through(mode)
    assert convert_to_srgb(picture, profile) is picture
