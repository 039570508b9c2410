"""What every block needs to set its words: theme, styles, anchors, record and the section's accent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportlab.lib.styles import ParagraphStyle

from reporting.design.theme import Theme
from reporting.dossier.record import Record
from reporting.dossier.styles import Styles, colour
from reporting.dossier.text import Ties, Words, fragments
from reporting.i18n import Language
from reporting.plan.model import Evidence, Labels, Para, Run, Runs


@dataclass(frozen=True, slots=True)
class Setting:
    """How and where words are set.

    Args:
        language: the language of the words.
        anchors: where each link within the document leads.
        sources: anchor of each source by its number.
        accent: colour of the part at hand, as #RRGGBB.
        width: width of the column, in points.
    """

    theme: Theme
    styles: Styles
    labels: Labels
    language: Language
    anchors: Mapping[str, str]
    sources: Mapping[int, str]
    record: Record
    accent: str
    width: float

    def accented(self, accent: str) -> Setting:
        """The same setting in another accent colour."""
        return replace(self, accent=accent)

    def widened(self, width: float) -> Setting:
        """The same setting for a column of another width, in points."""
        return replace(self, width=width)

    def words(
        self,
        said: Para | Runs | str,
        style: ParagraphStyle,
        *,
        ink: str | None = None,
        standing: tuple[Evidence, ...] = (),
        anchor: str = "",
        outline: tuple[str, int] | None = None,
        bullet: str = "",
    ) -> Words:
        """Return a paragraph.

        Args:
            said: a paragraph with its evidence, runs, or plain words.
            style: its look.
            ink: another text colour than the style's, as #RRGGBB.
            standing: evidence level with the first line, beside that of the marks in the text.
            anchor: name under which links find it.
            outline: title and level in the document's outline; needs an anchor.
            bullet: colour of a bullet; empty for none.
        """
        para = _para(said)
        if ink:
            style = style.clone(style.name, textColor=colour(ink))
        marks = {run.mark for run in para.runs if run.mark is not None}
        unmarked = tuple(evidence for evidence in para.evidence if evidence.number not in marks)
        pieces = fragments(para.runs, style, self.theme, self.anchors, self.accent)
        marked = {evidence.number: evidence for evidence in para.evidence}
        ties = Ties(self.record, marked, (*standing, *unmarked), anchor, outline, bullet)
        return Words(pieces, style, ties)

    def mark(self, evidence: Evidence) -> Run:
        """Return the source mark of a claim, linked to the register."""
        return Run(str(evidence.number), link=f"#{evidence.anchor}", mark=evidence.number)


def _para(said: Para | Runs | str) -> Para:
    if isinstance(said, Para):
        return said
    return Para((Run(said),) if isinstance(said, str) else said)
