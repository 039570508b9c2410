"""A picture whose colours are not those of screens -> the same in sRGB (ICC.1, IEC 61966-2-1).

Its own profile says what its colours mean. Inks without one are taken for those of coated
offset, which is nearer to what was printed than their plain complement.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from reporting.assets import find_asset

if TYPE_CHECKING:
    from PIL.Image import Image

_COATED = "profiles/coated-offset.icc"
_INKS = "CMYK"


def find_foreign_profile(picture: Image) -> bytes:
    """Return the profile by which colours are converted; nothing where they are sRGB.

    Args:
        picture: opened, in any mode.
    """
    profile: bytes = picture.info.get("icc_profile") or b""
    if profile:
        from PIL import ImageCms  # noqa: PLC0415  (few pictures have a profile)

        try:
            described = ImageCms.getProfileDescription(io.BytesIO(profile))
        except (ImageCms.PyCMSError, OSError):
            profile = b""  # a broken profile says nothing
        else:
            return b"" if "sRGB" in described else profile
    if picture.mode == _INKS:
        return find_asset(_COATED).read_bytes()
    return b""


def convert_to_srgb(picture: Image, profile: bytes) -> Image:
    """Return a picture with its colours as sRGB has them; transparency stays.

    A profile of another kind of colour than the picture's says nothing, and is left out.

    Args:
        picture: of 8 bits a channel.
        profile: of its colours.
    """
    from PIL import ImageCms  # noqa: PLC0415  (few pictures have a profile)

    alpha = None
    shown = picture
    if picture.mode in {"RGBA", "LA", "P", "PA"}:
        full = picture.convert("RGBA")
        alpha = full.getchannel("A") if picture.has_transparency_data else None
        shown = full.convert("L" if picture.mode == "LA" else "RGB")
    try:
        found = ImageCms.profileToProfile(
            shown,
            io.BytesIO(profile),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    converted = cast("Image", found)  # None is for what is converted in its place
    if alpha is not None:
        converted.putalpha(alpha)
    return converted
