"""Runs -> pieces of one look each, with the elements of links, source marks and foreign phrases."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.lib.styles import ParagraphStyle

from reporting.design.fonts import find_font, split_by_family
from reporting.design.theme import Theme
from reporting.dossier.typeset.paragraph_styles import parse_colour
from reporting.i18n import find_hyphenation
from reporting.pdf.structure import StructElem
from reporting.pdf.text import SOFT_HYPHEN, Piece
from reporting.plan.block_model import Run, Runs
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
    done: list[Fragment] = []
    previous: Run | None = None
    for run in runs:
        fragment = _fragment(run.text, style, elem)
        if run.mark is not None and previous is not None and previous.mark is not None:
            done.append(_mark(_fragment(",", style, elem), theme, accent))
        if run.bold or run.italic:
            fragment.font = _face(style.fontName, theme, run)
        _tag(fragment, run, linking, elem)
        if fragment.target and not fragment.target.startswith("#"):
            fragment.ink = parse_colour(theme.colours.link)
        if run.mark is not None:
            fragment.mark = run.mark
            _mark(fragment, theme, accent)
        done += _covered(fragment, theme)
        previous = run
    return done


def _fragment(text: str, style: ParagraphStyle, elem: StructElem) -> Fragment:
    return Fragment(
        text=text.replace(SOFT_HYPHEN, ""),
        font=style.fontName,
        size=style.fontSize,
        ink=style.textColor,
        elem=elem,
        patterns=style.patterns,
    )


def _tag(fragment: Fragment, run: Run, linking: Linking, elem: StructElem) -> None:
    """Give a fragment its own element, if it is a link or a phrase in another language."""
    target = _link(run.link, linking.anchors)
    spoken = linking.spoken.get(run.mark) if run.mark is not None else None
    if run.lang and fragment.patterns:
        fragment.patterns = find_hyphenation(run.lang)
    if target:
        parent = (
            elem if run.mark is None else StructElem("Reference", elem, inline=True)
        )
        fragment.elem = StructElem(
            "Link", parent, inline=True, alt=spoken, lang=run.lang
        )
        fragment.target, fragment.contents = target, spoken or _contents(run, target)
    elif run.lang:
        fragment.elem = StructElem("Span", elem, inline=True, lang=run.lang)


def _contents(run: Run, target: str) -> str:
    """Return where a link leads, in words."""
    return (
        run.text
        if target.startswith("#") or run.text == target
        else f"{run.text} ({target})"
    )


def _covered(fragment: Fragment, theme: Theme) -> list[Fragment]:
    """Cut a fragment where its face lacks a character that another bundled face has."""
    pieces = split_by_family(theme, fragment.text, fragment.font)
    if len(pieces) == 1 and pieces[0].font == fragment.font:
        return [fragment]
    return [replace(fragment, text=piece.text, font=piece.font) for piece in pieces]


def _mark(fragment: Fragment, theme: Theme, accent: str) -> Fragment:
    fragment.font = find_font(theme, "label", bold=True)
    fragment.rise = fragment.size * _MARK_RISE
    fragment.size *= _MARK_SIZE
    fragment.ink = parse_colour(accent)
    return fragment


def _face(name: str, theme: Theme, run: Run) -> str:
    """Return the cut of the same family that emphasis asks for; in an italic text it stands upright."""
    for family in theme.fonts:
        for bold in (False, True):
            for italic in (False, True):
                if find_font(theme, family, bold=bold, italic=italic) == name:
                    return find_font(
                        theme,
                        family,
                        bold=bold or run.bold,
                        italic=italic != run.italic,
                    )
    return name


def _link(link: str | None, anchors: Mapping[str, str]) -> str:
    if link and link.startswith("#"):
        return f"#{anchors[link[1:]]}" if link[1:] in anchors else ""
    return link or ""
