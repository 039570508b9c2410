"""The theme's tokens and a language's patterns -> how each kind of text is set."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal, TypeAlias

from reporting.design.colour import mix_colours
from reporting.design.fonts import find_font, find_tabular_face
from reporting.design.theme import Role, Theme
from reporting.design.tokens import TypeSize
from reporting.record import Record

Align: TypeAlias = Literal["justify", "start", "end", "centre"]


class TextStyle(Record, frozen=True):
    """How a paragraph is set; lengths are in points.

    Args:
        name: what it is for.
        face: key of the face of words without emphasis.
        size: of the type.
        leading: from baseline to baseline.
        ink: as #RRGGBB.
        align: which edges are straight; justified text in a narrow column is set ragged.
        left: indent at the side where lines begin.
        right: indent at the side where they end.
        first: further indent of the first line; it may be negative.
        before: least space above it, which callers put there.
        after: least space below it.
        patterns: name of the hyphenation patterns; empty to hyphenate nothing.
        last_patterns: name of those by which a word is broken that is wider than its line.
        is_balanced: whether its lines are about as long, and end where the sense allows.
        leads: whether it is a heading that belongs to what follows.
    """

    name: str
    face: str
    size: float
    leading: float
    ink: str
    align: Align = "start"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    patterns: str = ""
    last_patterns: str = ""
    is_balanced: bool = False
    leads: bool = False


class Styles(Record, frozen=True):
    """The styles by what they are for."""

    body: TextStyle
    """Running text: its first lines are indented, but after a heading or an exhibit."""
    bullet: TextStyle
    standfirst: TextStyle
    number: TextStyle
    """A section's number where it opens."""
    h1: TextStyle
    h2: TextStyle
    h3: TextStyle
    small: TextStyle
    """Captions, credits, source lines."""
    label: TextStyle
    """Small and bold: what a number or a column is called."""
    aside: TextStyle
    """Running text of callouts, steps and entries, ragged."""
    note: TextStyle
    """Evidence in the margin."""
    note_head: TextStyle
    cell: TextStyle
    cell_end: TextStyle
    strong_end: TextStyle
    """Numbers of a total, and of a column that names rows."""
    head: TextStyle
    head_end: TextStyle
    figure: TextStyle
    quote: TextStyle
    summary: TextStyle
    cover: TextStyle
    cover_line: TextStyle
    contents: TextStyle
    contents_line: TextStyle


def measure_column_height(theme: Theme) -> float:
    """Return the height of the text column, in points."""
    page = theme.page
    return (page.height - page.top - page.bottom).pt


class _Maker:
    """Makes the styles of one theme in one language."""

    def __init__(self, theme: Theme, patterns: str) -> None:
        self.theme = theme
        self.patterns = patterns

    def style(
        self,
        name: str,
        family: Role,
        token: TypeSize,
        *,
        bold: bool = False,
        italic: bool = False,
        ink: str = "",
        hyphenate: bool = True,
        face: str = "",
        **more: Any,
    ) -> TextStyle:
        """Return a style; `more` are fields of `TextStyle`."""
        theme = self.theme
        return TextStyle(
            name,
            face or find_font(theme, family, bold=bold, italic=italic),
            token.size.pt,
            token.leading.pt,
            ink or theme.colours.ink,
            patterns=self.patterns if hyphenate else "",
            last_patterns=self.patterns,
            **more,
        )


def make_styles(theme: Theme, patterns: str) -> Styles:
    """Return the styles of a theme.

    Args:
        theme: the tokens.
        patterns: name of the hyphenation patterns, such as `it_IT`.
    """
    make = _Maker(theme, patterns).style
    balanced = partial(make, hyphenate=False, is_balanced=True)
    headline = partial(balanced, bold=True)
    sizes = theme.print
    muted = theme.colours.muted
    line = sizes.body.leading.pt
    half = line / 2
    paper = theme.colours.paper
    faded = mix_colours(theme.colours.cover, paper, 0.15)
    figures = find_tabular_face(theme, find_font(theme, "label"))
    bold_figures = find_tabular_face(theme, find_font(theme, "label", bold=True))
    heading = partial(headline, before=line * 1.5, after=half, leads=True)
    cell = partial(make, family="label", token=sizes.small)
    return Styles(
        body=make("body", "text", sizes.body, align="justify", first=line),
        bullet=make("bullet", "text", sizes.body, left=line, after=line / 4),
        standfirst=balanced("standfirst", "text", sizes.standfirst, after=line),
        number=headline("number", "heading", sizes.number, before=line / 4, after=half),
        h1=headline("h1", "heading", sizes.h1, after=line * 0.75, leads=True),
        h2=heading("h2", "heading", sizes.h2),
        h3=heading("h3", "heading", sizes.h3, before=line, after=line * 0.4),
        small=make("small", "label", sizes.small, ink=muted),
        label=make("label", "label", sizes.small, bold=True),
        aside=make("aside", "text", sizes.body, after=line / 4),
        note=make("note", "label", sizes.margin, ink=muted),
        note_head=make("note_head", "label", sizes.margin, bold=True, hyphenate=False),
        cell=cell("cell"),
        cell_end=cell("cell_end", align="end", face=figures),
        strong_end=cell("strong_end", align="end", face=bold_figures),
        head=cell("head", bold=True),
        head_end=cell("head_end", bold=True, align="end"),
        figure=make("figure", "label", sizes.figure, bold=True, hyphenate=False),
        quote=balanced("quote", "heading", sizes.quote, italic=True),
        summary=make("summary", "text", sizes.standfirst, hyphenate=False, after=line),
        cover=headline("cover", "heading", sizes.cover, ink=paper),
        cover_line=balanced("cover_line", "text", sizes.standfirst, ink=faded),
        contents=headline("contents", "heading", sizes.h3),
        contents_line=balanced("contents_line", "label", sizes.small, ink=muted),
    )
