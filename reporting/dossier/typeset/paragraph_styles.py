"""The theme's tokens and a language -> the paragraph styles of the dossier.

Every attribute that ReportLab would fill from its process-wide settings is given here.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from reporting.design.colour import mix_colours
from reporting.design.fonts import find_font, find_tabular_face
from reporting.design.theme import Role, Theme
from reporting.design.tokens import TypeSize
from reporting.record import Record


class Styles(Record, frozen=True):
    """The paragraph styles by what they are for."""

    body: ParagraphStyle
    bullet: ParagraphStyle
    standfirst: ParagraphStyle
    number: ParagraphStyle
    """A section's number where it opens."""
    h1: ParagraphStyle
    h2: ParagraphStyle
    h3: ParagraphStyle
    small: ParagraphStyle
    """Captions, credits, source lines."""
    label: ParagraphStyle
    """Small and bold: what a number or a column is called."""
    aside: ParagraphStyle
    """Running text of callouts, steps and entries, ragged."""
    note: ParagraphStyle
    """Evidence in the margin."""
    note_head: ParagraphStyle
    cell: ParagraphStyle
    cell_end: ParagraphStyle
    head: ParagraphStyle
    head_end: ParagraphStyle
    figure: ParagraphStyle
    quote: ParagraphStyle
    summary: ParagraphStyle
    cover: ParagraphStyle
    cover_line: ParagraphStyle
    contents: ParagraphStyle
    contents_line: ParagraphStyle


def parse_colour(value: str) -> Color:
    """Return a theme colour (#RRGGBB) as ReportLab's."""
    return HexColor(value)


def measure_column_height(theme: Theme) -> float:
    """Return the height of the text column, in points."""
    page = theme.page
    return (page.height - page.top - page.bottom).pt


class _Maker:
    """Makes the styles of one theme in one language."""

    def __init__(self, theme: Theme, patterns: str) -> None:
        self.theme, self.patterns = theme, patterns

    def style(
        self,
        family: Role,
        token: TypeSize,
        *,
        bold: bool = False,
        italic: bool = False,
        ink: str | None = None,
        hyphenate: bool = True,
        **more: Any,
    ) -> ParagraphStyle:
        """Return a style; lengths in `more` are points, as ReportLab counts them."""
        face = find_font(self.theme, family, bold=bold, italic=italic)
        given: dict[str, Any] = {
            "fontName": face,
            "bulletFontName": face,
            "fontSize": token.size.pt,
            "leading": token.leading.pt,
            "textColor": parse_colour(ink or self.theme.colours.ink),
            "patterns": self.patterns if hyphenate else "",
            "alignment": TA_LEFT,
        }
        return ParagraphStyle(family, **{**given, **more})


def make_styles(theme: Theme, patterns: str) -> Styles:
    """Return the styles of a theme.

    Args:
        theme: the tokens.
        patterns: name of the hyphenation patterns, such as `it_IT`.
    """
    make = _Maker(theme, patterns).style
    balanced = partial(make, hyphenate=False, balanced=1)
    headline = partial(balanced, bold=True)
    sizes, muted = theme.print, theme.colours.muted
    line = sizes.body.leading.pt
    half = line / 2
    paper = theme.colours.paper
    faded = mix_colours(theme.colours.cover, paper, 0.15)
    figures = find_tabular_face(theme, find_font(theme, "label"))
    heading = partial(headline, spaceBefore=line * 1.5, spaceAfter=half, grid=half)
    return Styles(
        body=make("text", sizes.body, alignment=TA_JUSTIFY, spaceAfter=half),
        bullet=make(
            "text",
            sizes.body,
            alignment=TA_JUSTIFY,
            leftIndent=line,
            spaceAfter=line / 4,
        ),
        standfirst=balanced("text", sizes.standfirst, spaceAfter=line),
        number=headline(
            "heading",
            sizes.number,
            spaceBefore=line / 4,
            spaceAfter=half,
        ),
        h1=headline("heading", sizes.h1, spaceAfter=line * 0.75),
        h2=heading("heading", sizes.h2),
        h3=heading("label", sizes.h3, leads=1),
        small=make("label", sizes.small, ink=muted),
        label=make("label", sizes.small, bold=True),
        aside=make("text", sizes.body, spaceAfter=line / 4),
        note=make("label", sizes.margin, ink=muted),
        note_head=make("label", sizes.margin, bold=True, hyphenate=False),
        cell=make("label", sizes.small),
        cell_end=make("label", sizes.small, alignment=TA_RIGHT, fontName=figures),
        head=make("label", sizes.small, bold=True),
        head_end=make("label", sizes.small, bold=True, alignment=TA_RIGHT),
        figure=make("label", sizes.figure, bold=True, hyphenate=False),
        quote=balanced("heading", sizes.quote, italic=True),
        summary=make("text", sizes.standfirst, hyphenate=False, spaceAfter=line),
        cover=headline("heading", sizes.cover, ink=paper),
        cover_line=balanced("text", sizes.standfirst, ink=faded),
        contents=headline("heading", sizes.h3),
        contents_line=balanced("label", sizes.small, ink=muted),
    )
