"""Runs -> pieces of one look each; links, source marks and foreign phrases as elements."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from reportlab.lib.styles import ParagraphStyle

from reporting.design.fonts import find_font, split_by_family
from reporting.design.theme import Theme
from reporting.dossier.typeset.paragraph_styles import parse_colour
from reporting.i18n import find_hyphenation
from reporting.pdf.structure import StructElem
from reporting.pdf.text import SOFT_HYPHEN, Piece
from reporting.plan.words import Run, Runs
from reporting.record import Record, replace

_MARK_SIZE = 0.66
_MARK_RISE = 0.36
"""Size and rise of a source mark, as shares of the type size."""


class Fragment(Piece, kw_only=True):
    """A piece of a paragraph.

    Args:
        patterns: name of the hyphenation patterns; empty to break no word.
        mark: the number of the claim that it is the source mark of.
    """

    patterns: str = ""
    mark: int | None = None


class Linking(Record, frozen=True):
    """Where links lead, and what is said of it to those who do not see the page.

    Args:
        anchors: where each link within the document leads; one that leads nowhere becomes
            plain text.
        spoken: what each source mark says, by the number of its claim.
    """

    anchors: Mapping[str, str]
    spoken: Mapping[int, str]

    def find_target(self, run: Run) -> str:
        """Return where a run leads: an address, or `#name` within the document; or empty."""
        link = run.link or ""
        if not link.startswith("#"):
            return link
        anchor = self.anchors.get(link[1:])
        return "" if anchor is None else f"#{anchor}"


def make_fragments(
    runs: Runs,
    style: ParagraphStyle,
    theme: Theme,
    linking: Linking,
    accent: str,
    elem: StructElem,
) -> list[Fragment]:
    """Return runs as pieces of one look each.

    Args:
        runs: the words.
        style: look of a run without emphasis.
        theme: for the faces of emphasis and marks.
        linking: where links lead.
        accent: colour of source marks, as #RRGGBB.
        elem: what the words are in the structure of the document; links and foreign phrases
            become elements within it.
    """
    fragments: list[Fragment] = []
    previous: Run | None = None
    for run in runs:
        follows_mark = previous is not None and previous.mark is not None
        if run.mark is not None and follows_mark:
            comma = _make_fragment(",", style, elem)
            fragments.append(_make_mark(comma, theme, accent))
        fragment = _make_fragment(run.text, style, elem)
        if run.bold or run.italic:
            fragment.font = find_emphasis(style.fontName, theme, run)
        tag_fragment(fragment, run, linking, elem)
        if fragment.target and not fragment.target.startswith("#"):
            fragment.ink = parse_colour(theme.colours.link)
        if run.mark is not None:
            fragment.mark = run.mark
            _make_mark(fragment, theme, accent)
        pieces = split_by_family(theme, fragment.text, fragment.font)
        for piece in pieces:
            part = replace(fragment, text=piece.text, font=piece.font)
            fragments.append(part)
        previous = run
    return fragments


def _make_fragment(
    text: str,
    style: ParagraphStyle,
    elem: StructElem,
) -> Fragment:
    return Fragment(
        text=text.replace(SOFT_HYPHEN, ""),
        font=style.fontName,
        size=style.fontSize,
        ink=style.textColor,
        elem=elem,
        patterns=style.patterns,
    )


def _make_mark(
    fragment: Fragment,
    theme: Theme,
    accent: str,
) -> Fragment:
    """Give a fragment the look of a source mark."""
    fragment.font = find_font(theme, "label", bold=True)
    fragment.rise = fragment.size * _MARK_RISE
    fragment.size *= _MARK_SIZE
    fragment.ink = parse_colour(accent)
    return fragment


def tag_fragment(
    fragment: Fragment,
    run: Run,
    linking: Linking,
    elem: StructElem,
) -> None:
    """Give a fragment its own element, if it is a link or a phrase in another language.

    Args:
        fragment: changed in place.
        run: what it is made of.
        linking: where links lead.
        elem: what the paragraph is.
    """
    if run.lang and fragment.patterns:
        fragment.patterns = find_hyphenation(run.lang)
    target = linking.find_target(run)
    if target:
        spoken: str | None = None
        parent = elem
        if run.mark is not None:
            spoken = linking.spoken.get(run.mark)
            parent = StructElem("Reference", elem, inline=True)
        contents = run.text
        if not target.startswith("#") and run.text != target:
            contents = f"{run.text} ({target})"
        fragment.target = target
        fragment.contents = spoken or contents
        fragment.elem = StructElem(
            "Link",
            parent,
            inline=True,
            alt=spoken,
            lang=run.lang,
        )
    elif run.lang:
        fragment.elem = StructElem("Span", elem, inline=True, lang=run.lang)


def find_emphasis(
    name: str,
    theme: Theme,
    run: Run,
) -> str:
    """Return the face that emphasis asks for, of the same family as another.

    Args:
        name: registered name of the face without emphasis.
        theme: whose families there are.
        run: what is bold or italic; in an italic text, what is italic stands upright.
    """
    cuts = product(
        theme.fonts.families,
        (False, True),
        (False, True),
    )
    for family, bold, italic in cuts:
        if theme.family(family).file(bold=bold, italic=italic).key == name:
            return find_font(
                theme,
                family,
                bold=bold or run.bold,
                italic=italic != run.italic,
            )
    return name
