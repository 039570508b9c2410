"""Runs -> pieces of one look each; links, source marks and foreign phrases as tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from reporting.design.fonts import find_emphasis, find_font, split_by_family
from reporting.design.theme import Theme
from reporting.i18n import Language, find_hyphenation
from reporting.number_forms import NBSP as NO_BREAK
from reporting.paper.marks import Link, Look
from reporting.paper.tag import Tag
from reporting.paper.typeset.styles import TextStyle
from reporting.pdf.face import find_face, vary_face
from reporting.plan.marks import takes_power
from reporting.plan.typography import find_unit_binding
from reporting.plan.words import Run, Runs
from reporting.record import Record, replace

_SOFT_HYPHEN = "\u00ad"
_BOUND_DOT = f"·{NO_BREAK}"
_THIN_SPACE = "\u202f"
"""A narrow space at which no line ends."""
_FIGURE = re.compile(r"\d")
_CAPITALS_WITH_FIGURES = re.compile(r"\b(?:[A-Z]{1,5}-?\d+[A-Z\d]*|\d+[A-Z]{1,3})\b")
_DIGITS = "0123456789"
_FEW_PIECES = 3
"""Pieces at the end of a text in which a number and its unit stand."""
_MARK_SIZE = 0.66
_MARK_RISE = 0.30
"""Size and rise of a source mark, as shares of the type size: lower than a power."""


class Fragment(Record, frozen=True, eq=False):
    """A piece of a paragraph.

    Args:
        text: its words, spaces included.
        look: of all of them.
        tag: what they belong to.
        patterns: name of the hyphenation patterns; empty to break no word.
        link: where they lead.
        mark: the number of the claim that it is the source mark of.
    """

    text: str
    look: Look
    tag: Tag | None
    patterns: str = ""
    link: Link | None = None
    mark: int | None = None


@cache
def _find_lining_face(face: str) -> str:
    """Return a face with figures as high as capitals: itself, if its own are."""
    if find_face(face).has_even(_DIGITS):
        return face
    return vary_face(face, "lnum")


def _raise_figures(text: str, face: str) -> Iterator[tuple[str, str]]:
    """Yield parts of a text and their faces: figures beside capitals are as high (`A24`)."""
    start = 0
    lining = ""
    for match in _CAPITALS_WITH_FIGURES.finditer(text):
        lining = lining or _find_lining_face(face)
        if lining == face:
            break
        if match.start() > start:
            yield text[start : match.start()], face
        yield match.group(), lining
        start = match.end()
    if start < len(text):
        yield text[start:], face


class Linking(Record, frozen=True):
    """Where links lead, and what is said of it to those who do not see the page.

    Args:
        anchors: where each link within the document leads; one that leads nowhere becomes
            plain text.
        spoken: where the number of each claim leads: the claim, its sources, its status.
        brief: what each source mark says among the words, by the number of its claim: its
            sources follow in the note.
        page: the word for a page.
    """

    anchors: Mapping[str, str]
    spoken: Mapping[int, str]
    brief: Mapping[int, str] = MappingProxyType({})
    page: str = ""

    def find_target(self, run: Run) -> str:
        """Return where a run leads: an address, or `#name` within the document; or empty."""
        link = run.link or ""
        if not link.startswith("#"):
            return link
        anchor = self.anchors.get(link[1:])
        return "" if anchor is None else f"#{anchor}"

    def describe(self, run: Run, target: str) -> str:
        """Return where a run leads, in words: a number alone says nothing."""
        text = run.text.strip()
        if text.isdecimal() and target.startswith(("#claim-", "#page-")):
            number = int(text)
            if target.startswith("#page-"):
                return f"{self.page} {number}".strip()
            return self.spoken.get(number, text)
        if target.startswith("#") or run.text == target:
            return run.text
        return f"{run.text} ({target})"


def bind_numbers(pieces: list[Fragment], lang: Language) -> list[Fragment]:
    """Keep a number and its unit on one line where they are of different looks: `$11 billion`.

    Args:
        pieces: of a paragraph.
        lang: how its amounts are written.
    """
    if len(pieces) == 1:
        return pieces
    bound: list[Fragment] = []
    before = ""
    for piece in pieces:
        given = piece
        if before.isdigit() and piece.text.startswith(" "):
            joint = before + piece.text
            text = find_unit_binding(lang).sub(NO_BREAK, joint)
            given = replace(piece, text=text[1:])
        if piece.mark is None and piece.text:
            before = piece.text[-1]
        bound.append(given)
    return bound


class FragmentMaker:
    """Makes the pieces of one paragraph.

    Args:
        style: look of a run without emphasis.
        theme: for the faces of emphasis and marks.
        linking: where links lead.
        accent: colour of source marks, as #RRGGBB.
        tag: what the words are in the structure of the document; links and foreign phrases
            become tags within it.
        tags: takes the tags that are made, in the order of reading.
    """

    def __init__(
        self,
        style: TextStyle,
        theme: Theme,
        linking: Linking,
        accent: str,
        tag: Tag | None,
        tags: list[Tag],
    ) -> None:
        self.style = style
        self.theme = theme
        self.linking = linking
        self.accent = accent
        self.tag = tag
        self.tags = tags
        self.look = Look(style.face, style.size, style.ink)
        self.pieces: list[Fragment] = []

    def add_runs(self, runs: Runs) -> None:
        """Make the pieces of some runs."""
        for run in runs:
            if run.mark is None:
                self._add_words(run)
            else:
                self._add_mark(run)

    def _add_words(self, run: Run) -> None:
        look = self.look
        if run.bold or run.italic or run.link:
            look = self._find_look(run)
        style = self.style
        patterns = style.patterns
        tag = self.tag  # what is emphasised by its look is so by its tag
        if run.bold:
            tag = self._make_tag("Strong", tag)
        if run.italic:
            tag = self._make_tag("Em", tag)
        link: Link | None = None
        if run.lang and patterns:
            patterns = find_hyphenation(run.lang)
        if run.link or run.lang:
            tag, link = self._tag_run(run, tag)
        text = run.text.replace(_SOFT_HYPHEN, "")
        text = text.replace("· ", _BOUND_DOT)
        self._add_pieces(text, look, tag, patterns, link)

    def _find_look(self, run: Run) -> Look:
        """Return the look of emphasis, and of links that lead outside."""
        face = self.style.face
        if run.bold or run.italic:
            face = find_emphasis(
                self.theme,
                face,
                bold=run.bold,
                italic=run.italic,
            )
        ink = self.style.ink
        target = self.linking.find_target(run)
        if target and not target.startswith("#"):
            ink = self.theme.colours.link
        return Look(face, self.style.size, ink)

    def _add_mark(self, run: Run) -> None:
        """Set a source mark apart from what it marks: else `2035²` reads as a power.

        After a number or a unit it stands in brackets.
        """
        style = self.style
        face = find_font(self.theme, "label", bold=True)
        look = Look(
            face,
            style.size * _MARK_SIZE,
            self.accent,
            style.size * _MARK_RISE,
        )
        text = run.text
        gap = _THIN_SPACE
        before = self.pieces[-1] if self.pieces else None
        if before and before.mark is not None:
            gap = f",{_THIN_SPACE}"
        if takes_power(self._read_end()):
            text = f"[{text}]"
        tag, link = self._tag_run(run, self.tag)
        mark = run.mark
        if before:
            space = Fragment(gap, look, self.tag, mark=mark)
            self.pieces.append(space)
        for span in split_by_family(self.theme, text, face):
            given = replace(look, face=span.font)
            piece = Fragment(span.text, given, tag, link=link, mark=mark)
            self.pieces.append(piece)

    def _read_end(self) -> str:
        """Return the last words so far, without source marks."""
        texts: list[str] = []
        for piece in reversed(self.pieces):
            if piece.mark is None:
                texts.append(piece.text)
            if len(texts) == _FEW_PIECES:
                break
        return "".join(reversed(texts))

    def _add_pieces(
        self,
        text: str,
        look: Look,
        tag: Tag | None,
        patterns: str,
        link: Link | None,
    ) -> None:
        """Add words; what their face lacks is set in another."""
        face = find_face(look.face)
        if not _FIGURE.search(text) and face.has(text):
            piece = Fragment(text, look, tag, patterns, link)
            self.pieces.append(piece)
            return
        for span in split_by_family(self.theme, text, look.face):
            for part, key in _raise_figures(span.text, span.font):
                given = look
                if key != look.face:
                    given = replace(look, face=key)
                piece = Fragment(part, given, tag, patterns, link)
                self.pieces.append(piece)

    def _tag_run(self, run: Run, parent: Tag | None) -> tuple[Tag | None, Link | None]:
        """Return what a run of links or of another language belongs to, and where it leads.

        Args:
            run: a link, a source mark, or words in another language.
            parent: what stands around it.
        """
        target = self.linking.find_target(run)
        if not target:
            if not run.lang:
                return parent, None
            return self._make_tag("Span", parent, lang=run.lang), None
        brief: str | None = None
        if run.mark is not None:
            brief = self.linking.brief.get(run.mark)
            parent = self._make_tag("Reference", parent, mark=run.mark)
        tag = self._make_tag("Link", parent, lang=run.lang, alt=brief)
        return tag, Link(target, self.linking.describe(run, target))

    def _make_tag(
        self,
        name: str,
        parent: Tag | None,
        *,
        lang: str | None = None,
        alt: str | None = None,
        mark: int = 0,
    ) -> Tag:
        tag = Tag(
            name=name,
            parent=parent,
            inline=True,
            lang=lang,
            alt=alt,
            mark=mark,
        )
        self.tags.append(tag)
        return tag
