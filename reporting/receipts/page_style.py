"""A theme and the characters of a page -> its style sheet: colours, dark and light, typefaces.

The typefaces come along, cut to what the page says, so that it looks the same anywhere and
nothing is fetched. Dark colours are those of the theme, as light as they must be to be read.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence

from reporting.assets import find_asset
from reporting.design.colour import make_readable, mix_colours
from reporting.design.theme import Role, Theme
from reporting.pdf.carried_font import cut_font

_NIGHT = "#14171C"
"""The ground in the dark."""
_KINDS = {"serif": "serif", "sans": "sans-serif"}
"""What stands for a family where neither it nor what Office has for it is there."""
_STRAY = r"[^\w -]"
"""What the name of a typeface that is written into a style sheet cannot have."""
_ROLES: tuple[Role, ...] = ("heading", "text", "label")
_SHARE = 0.16
"""Of the accent in the ground of what was matched."""


def write_style(
    theme: Theme, characters: Collection[str], accents: Sequence[str]
) -> str:
    """Return the style sheet of a page.

    Args:
        theme: its look.
        characters: that stand on the page.
        accents: colours of the strip below its title.
    """
    light = list_colours(theme, is_dark=False)
    dark = list_colours(theme, is_dark=True)
    sheet = find_asset("receipts/page.css").read_text(encoding="utf-8")
    return "\n".join(
        (
            *embed_fonts(theme, characters),
            f":root {{ color-scheme: light dark; {name_faces(theme)} {light} }}",
            f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}",
            sheet,
            *colour_strip(accents),
        )
    )


def colour_strip(accents: Sequence[str]) -> Iterator[str]:
    """Yield what colours the strip below the title."""
    for number, accent in enumerate(accents, 1):
        yield f".strip span:nth-child({number}) {{ background: {accent}; }}"


def name_faces(theme: Theme) -> str:
    """Return which family sets what: that of the theme, and what stands for it."""
    parts: list[str] = []
    for role in _ROLES:
        name = getattr(theme.faces, role)
        face = re.sub(
            _STRAY,
            "",
            theme.family(role).face,
        )
        parts.append(f'--{role}: receipts-{name}, "{face}", {_KINDS[name]};')
    return " ".join(parts)


def embed_fonts(theme: Theme, characters: Collection[str]) -> Iterator[str]:
    """Yield the upright cuts of both families, with the characters that are wanted.

    A theme whose fonts no deck may carry has none on a page either.
    """
    if theme.fonts.embed == "false":
        return
    for name, family in theme.fonts.families.items():
        for weight, file in ((400, family.regular), (700, family.bold)):
            data = cut_font(file.read(), characters)
            coded = b64encode(data).decode()
            yield (
                f"@font-face {{ font-family: receipts-{name}; font-weight: {weight}; "
                f'src: url("data:font/ttf;base64,{coded}"); }}'
            )


def list_colours(theme: Theme, *, is_dark: bool) -> str:
    """Return the colours of a page as properties of its style sheet.

    Args:
        theme: whose colours.
        is_dark: whether the ground is.
    """
    own = theme.colours
    accent = theme.accent(None)
    paper, ink, wash = own.paper, own.ink, own.wash
    hairline = own.hairline
    if is_dark:
        paper = _NIGHT
        ink = make_readable("#E9E7E2", (paper,))
        wash = mix_colours("#FFFFFF", paper, 0.07)
        hairline = mix_colours("#FFFFFF", paper, 0.22)
    grounds = (paper, wash)
    mark = mix_colours(own.link, paper, _SHARE)
    if is_dark:
        mark = mix_colours(
            make_readable(own.link, (paper,)),
            paper,
            2 * _SHARE,
        )
    named = {
        "paper": paper,
        "ink": ink,
        "wash": wash,
        "hairline": hairline,
        "cover": own.cover,
        "on-cover": own.on_cover,
        "muted": make_readable(own.muted, grounds),
        "link": make_readable(own.link, grounds),
        "accent": make_readable(accent, grounds),
        "mark": mark,
        "mark-ink": make_readable(ink, (mark,)),
        "mark-edge": make_readable(
            own.link,
            (paper, mark),
            3.0,
        ),
    }
    for status, colour in theme.status.items():
        named[status] = make_readable(colour, grounds)
    return " ".join(f"--{name}: {colour};" for name, colour in named.items())
