"""A theme's tokens -> the presentation's theme part: its colours and its two families."""

from __future__ import annotations

from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.xml import Element, e

_LINE_WIDTHS = (6_350, 12_700, 19_050)


def theme_part(paint: Paint) -> Element:
    """Return the theme part (ECMA-376 20.1.6.9); shapes get flat fills and plain lines from it."""
    theme = paint.theme
    return e(
        "a:theme",
        e("a:themeElements", _colours(paint), _fonts(paint), _formats(theme.name)),
        e("a:objectDefaults"),
        e("a:extraClrSchemeLst"),
        name=theme.name,
    )


def _colours(paint: Paint) -> Element:
    def slot(name: str, value: str) -> Element:
        return e(f"a:{name}", e("a:srgbClr", val=value.lstrip("#").upper()))

    link = paint.theme.colours.link
    slots = [slot(name, value) for name, value in paint.scheme.items()]
    return e(
        "a:clrScheme",
        *slots,
        slot("hlink", link),
        slot("folHlink", link),
        name=paint.theme.name,
    )


def _fonts(paint: Paint) -> Element:
    def family(tag: str, name: str) -> Element:
        return e(
            tag,
            e("a:latin", typeface=name),
            e("a:ea", typeface=""),
            e("a:cs", typeface=""),
        )

    return e(
        "a:fontScheme",
        family("a:majorFont", paint.theme.family("heading").office),
        family("a:minorFont", paint.theme.family("label").office),
        name=paint.theme.name,
    )


def _formats(name: str) -> Element:
    def same() -> Element:
        return e("a:solidFill", e("a:schemeClr", val="phClr"))

    lines = (
        e("a:ln", same(), e("a:prstDash", val="solid"), w=width, cap="flat")
        for width in _LINE_WIDTHS
    )
    effects = (e("a:effectStyle", e("a:effectLst")) for _ in _LINE_WIDTHS)
    return e(
        "a:fmtScheme",
        e("a:fillStyleLst", *(same() for _ in _LINE_WIDTHS)),
        e("a:lnStyleLst", *lines),
        e("a:effectStyleLst", *effects),
        e("a:bgFillStyleLst", *(same() for _ in _LINE_WIDTHS)),
        name=name,
    )
