"""A paragraph of a slide -> pieces of one look each, with tags of links and emphasis."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.design.fonts import find_font, split_by_family
from reporting.design.slide_styles import FACES, has_upright_letters
from reporting.handout.slides.context import SlideContext
from reporting.paper.marks import Link, Look
from reporting.paper.tag import Tag
from reporting.paper.typeset.fragments import Fragment
from reporting.plan.words import Run, Runs
from reporting.scene import Paragraph

RAISED = 0.3
"""How far a source mark is raised, as a share of the type size."""
MARK_SIZE = 0.58
"""Its size, likewise, as programs of slides set what is raised."""


class SlideFragments:
    """Makes the pieces of one paragraph.

    Args:
        setting: of its slide.
        paragraph: its look.
        ink: of its words, if not the paragraph's, as #RRGGBB.
        tag: what its words belong to; None within what is told by no element.
        link: where all of it leads.
    """

    def __init__(
        self,
        setting: SlideContext,
        paragraph: Paragraph,
        ink: str,
        tag: Tag | None,
        link: Link | None = None,
    ) -> None:
        self.setting = setting
        self.paragraph = paragraph
        self.ink = ink
        self.tag = tag
        self.link = link

    def make(self, runs: Runs) -> Iterator[Fragment]:
        """Yield the pieces of some of its runs."""
        for run in runs:
            tag, link = self.tag_run(run)
            look = self.find_look(run)
            for span in split_by_family(self.setting.theme, run.text, look.face):
                own = Look(
                    span.font,
                    look.size,
                    look.ink,
                    look.rise,
                )
                yield Fragment(
                    span.text,
                    own,
                    tag,
                    link=link,
                    mark=run.mark,
                )

    def find_look(self, run: Run) -> Look:
        """Return the look of a run, as the deck has it."""
        paragraph = self.paragraph
        face = FACES[paragraph.style]
        emphasise = face.emphasise
        if has_upright_letters(run.text):
            emphasise = face.emphasise_upright
        bold, italic = emphasise(bold=run.bold, italic=run.italic)
        bold = bold or paragraph.is_bold
        font = find_font(
            self.setting.theme,
            face.family,
            bold=bold,
            italic=italic,
        )
        size = paragraph.size.pt
        if run.is_small:
            size = paragraph.small.pt
        if run.mark is None:
            return Look(font, size, self.ink)
        return Look(
            font,
            size * MARK_SIZE,
            paragraph.mark_colour,
            size * RAISED,
        )

    def tag_run(self, run: Run) -> tuple[Tag | None, Link | None]:
        """Return what a run belongs to, and where it leads."""
        tag = self.tag
        if tag is None:
            return None, None
        if run.bold:
            tag = self.make_tag("Strong", tag)
        if run.italic:
            tag = self.make_tag("Em", tag)
        link = self.setting.find_link(run)
        if link is None:
            if run.lang:
                tag = self.make_tag("Span", tag, lang=run.lang)
            return tag, self.link
        if run.mark is not None:
            tag = self.make_tag("Reference", tag)
        return self.make_tag("Link", tag, lang=run.lang), link

    def make_tag(self, name: str, parent: Tag, *, lang: str | None = None) -> Tag:
        """Return a new tag within another, which joins it where it is first drawn."""
        tag = Tag(
            name=name,
            parent=parent,
            inline=True,
            lang=lang,
        )
        self.setting.tags.append(tag)
        return tag
