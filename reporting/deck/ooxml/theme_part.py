"""A theme's tokens -> the presentation's theme part: its colours and its two families."""

from __future__ import annotations

from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.xml import Element, make

_LINE_WIDTHS = (6_350, 12_700, 19_050)


def make_theme_part(paint: Paint) -> Element:
    """Return the theme part (ECMA-376 20.1.6.9); shapes get flat fills and plain lines from it."""
    theme = paint.theme
    return make(
        "a:theme",
        make("a:themeElements", _colours(paint), _fonts(paint), _formats(theme.name)),
        make("a:objectDefaults"),
        make("a:extraClrSchemeLst"),
        name=theme.name,
    )


def _colours(paint: Paint) -> Element:
    def slot(name: str, value: str) -> Element:
        return make(f"a:{name}", make("a:srgbClr", val=value.lstrip("#").upper()))

    link = paint.theme.colours.link
    slots = [slot(name, value) for name, value in paint.scheme.items()]
    return make(
        "a:clrScheme",
        *slots,
        slot("hlink", link),
        slot("folHlink", link),
        name=paint.theme.name,
    )


def _fonts(paint: Paint) -> Element:
    def family(tag: str, name: str) -> Element:
        return make(
            tag,
            make("a:latin", typeface=name),
            make("a:ea", typeface=""),
            make("a:cs", typeface=""),
        )

    return make(
        "a:fontScheme",
        family("a:majorFont", paint.theme.family("heading").office),
        family("a:minorFont", paint.theme.family("label").office),
        name=paint.theme.name,
    )


def _formats(name: str) -> Element:
    def same() -> Element:
        return make("a:solidFill", make("a:schemeClr", val="phClr"))

    lines = (
        make("a:ln", same(), make("a:prstDash", val="solid"), w=width, cap="flat")
        for width in _LINE_WIDTHS
    )
    effects = (make("a:effectStyle", make("a:effectLst")) for _ in _LINE_WIDTHS)
    return make(
        "a:fmtScheme",
        make("a:fillStyleLst", *(same() for _ in _LINE_WIDTHS)),
        make("a:lnStyleLst", *lines),
        make("a:effectStyleLst", *effects),
        make("a:bgFillStyleLst", *(same() for _ in _LINE_WIDTHS)),
        name=name,
    )
