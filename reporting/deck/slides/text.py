"""Planned text -> paragraphs of DrawingML: real sizes, exact spacing, language, links, source marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml.ns import qn

from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.xml import Element, check_link, escape_literal, make
from reporting.design.slide_styles import BULLETED, FACES, Style, Tone, measure_indent
from reporting.design.theme import Theme
from reporting.design.units import Length
from reporting.plan.block_model import Run
from reporting.record import Record
from reporting.slides.model import SlideText

RAISED = 30_000
"""How far a source mark is raised, in thousandths of a per cent of its size (ECMA-376 20.1.10.40)."""

_LINK_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"


class TextWriter(Record, frozen=True):
    """Writes text of one slide."""

    theme: Theme
    paint: Paint
    language: str
    part: Part
    """The slide's part, which keeps the addresses of its links."""
    accent: str
    """The section's colour, as #RRGGBB."""
    targets: Mapping[str, Part]
    """By anchor, the part of the slide that a link within the deck leads to."""

    def paragraph(
        self, text: SlideText, *, first: bool = True, align: str | None = None
    ) -> Element:
        """Return one paragraph; the first of a frame has no space above."""
        runs = (self._run(run, text) for run in text.runs if run.text)
        return make(
            "a:p",
            self._properties(text, Length(0) if first else text.before, align),
            *runs,
            self._end(text),
        )

    def body(
        self,
        texts: Sequence[SlideText],
        *,
        prefix: str = "p",
        anchor: str = "t",
        align: str | None = None,
    ) -> Element:
        """Return a text body without insets or autofit, wrapping at the width of its shape."""
        paragraphs = [
            self.paragraph(t, first=not n, align=align) for n, t in enumerate(texts)
        ]
        frame = make(
            "a:bodyPr",
            make("a:noAutofit"),
            wrap="square",
            lIns=0,
            tIns=0,
            rIns=0,
            bIns=0,
            anchor=anchor,
        )
        empty = make("a:p", make("a:endParaRPr", lang=self.language))
        return make(
            f"{prefix}:txBody", frame, make("a:lstStyle"), *(paragraphs or [empty])
        )

    def _properties(
        self, text: SlideText, before: Length, align: str | None
    ) -> Element:
        stands_in = measure_indent(text.style, text.size)
        hangs = text.style in BULLETED or text.number is not None
        return make(
            "a:pPr",
            make("a:lnSpc", make("a:spcPts", val=_hundredths(text.leading.pt))),
            make("a:spcBef", make("a:spcPts", val=_hundredths(before.pt))),
            make("a:spcAft", make("a:spcPts", val=0)),
            *self._bullet(text),
            marL=stands_in.emu,
            indent=-stands_in.emu if hangs and stands_in else 0,
            algn=align,
        )

    def _bullet(self, text: SlideText) -> tuple[Element, ...]:
        if text.style is Style.ENTRY and text.number is not None:
            colour = self.theme.accent(text.section) if text.section else self.accent
            return (
                make("a:buClr", self.paint.colour(colour)),
                make("a:buFont", typeface="+mj-lt"),
                make("a:buAutoNum", type="arabicPlain", startAt=text.number),
            )
        if text.style in BULLETED:
            colour = (
                self.theme.colours.paper
                if FACES[text.style].tone is Tone.PAPER
                else self.accent
            )
            return (
                make("a:buClr", self.paint.colour(colour)),
                make("a:buFont", typeface="Arial"),
                make("a:buChar", char="•"),
            )
        return (make("a:buNone"),)

    def _run(self, run: Run, text: SlideText) -> Element:
        return make(
            "a:r",
            self._look(run, text, "a:rPr"),
            make("a:t", text=escape_literal(run.text)),
        )

    def _end(self, text: SlideText) -> Element:
        return make("a:endParaRPr", lang=self.language, sz=_hundredths(text.size.pt))

    def _look(self, run: Run, text: SlideText, tag: str) -> Element:
        face = FACES[text.style]
        colour = face.tone.colour(self.theme, self.accent)
        if run.mark is not None and face.tone is not Tone.PAPER:
            colour = self.accent
        return make(
            tag,
            self.paint.fill(colour),
            *self.paint.fonts(face.family),
            self.click(run.link),
            lang=self.language,
            sz=_hundredths(text.size.pt),
            b=face.bold or run.bold,
            i=face.italic is not run.italic,
            baseline=RAISED if run.mark is not None else None,
            dirty=False,
        )

    def click(self, link: str | None) -> Element | None:
        """Return where a click leads: to another slide, to an outside address, or nowhere."""
        if link and link.startswith("#"):
            slide = self.targets.get(link[1:])
            return (
                None
                if slide in (None, self.part)
                else make_slide_link(self.part, slide)
            )
        address = check_link(link)
        if address is None:
            return None
        relation = self.part.relate_to(
            address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        return make("a:hlinkClick", _own_colour(), r_id=relation)

    def field(self, words: str, identity: str, style: Style, size: float) -> Element:
        """Return the slide's number as a field at the right; `words` is what it says now."""
        colour = FACES[style].tone.colour(self.theme, self.accent)
        look = make(
            "a:rPr", self.paint.fill(colour), lang=self.language, sz=_hundredths(size)
        )
        field = make(
            "a:fld", look, make("a:t", text=words), id=identity, type="slidenum"
        )
        return make("a:p", make("a:pPr", algn="r"), field)


def make_slide_link(start: Part, slide: Part) -> Element:
    """Return a click on a slide that leads to another (ECMA-376 21.1.2.3.5)."""
    relation = start.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
    return make(
        "a:hlinkClick", _own_colour(), r_id=relation, action="ppaction://hlinksldjump"
    )


def _own_colour() -> Element:
    """Let a link keep the colour of its text (MS-ODRAWXML 2.26.2)."""
    return make(
        "a:extLst", make("a:ext", make("ahyp:hlinkClr", val="tx"), uri=_LINK_COLOUR)
    )


def fade_colours(words: Element, share: float) -> None:
    """Let the ground shine through the colours of a text body, by a share from 0 to 1."""
    for fill in words.iter(qn("a:solidFill")):
        fill[0].append(make("a:alpha", val=round((1 - share) * 100_000)))


def _hundredths(points: float) -> int:
    return round(points * 100)
