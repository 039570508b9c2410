"""Paragraphs of a scene -> DrawingML: real sizes, exact spacing, language, links, source marks.

A program that shows the deck breaks lines by itself, so that a paragraph is written whole.
What surrounds the words is the same for every paragraph of a look and is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.deck.ooxml.languages import Script, write_language
from reporting.deck.ooxml.master import NUMBER_FIELD
from reporting.deck.ooxml.paint import Paint
from reporting.deck.ooxml.shapes import write_body_frame
from reporting.deck.ooxml.xml import NUMBERINGS, RAISED, count_hundredths, write_text
from reporting.deck.slides.links import SlideLinks
from reporting.design.fonts import find_font, split_symbols
from reporting.design.slide_styles import (
    BULLETED,
    FACES,
    Style,
    has_upright_letters,
)
from reporting.design.theme import Role
from reporting.plan.words import Run, Runs
from reporting.record import Record
from reporting.scene import Paragraph, TextFrame

SYMBOLS = "".join(
    [f'<a:{part} typeface="Segoe UI Symbol"/>' for part in ("latin", "ea", "cs", "sym")]
)
"""The face that Office has for the symbols of our own, in all scripts (ECMA-376 21.1.2.3)."""
BULLETS = ("•", "◦", "▪")
"""What stands before the items of each level of a list."""


class TextSetting(Record, frozen=True):
    """What holds for all paragraphs of a frame.

    Args:
        align: `l`, `ctr` or `r`; empty for none.
        fade: how far the ground shines through the words, from 0 to 1.
        is_plain: whether capitals and spacing of a template's placeholder are undone: a title
            is a sentence, measured as it is written.
    """

    align: str = ""
    fade: float = 0.0
    is_plain: bool = False


PLAIN_SETTING = TextSetting()


class TextWriter:
    """Writes the text of slides of one look."""

    def __init__(
        self,
        paint: Paint,
        script: Script,
        *,
        undoes_capitals: bool = False,
    ) -> None:
        """Begin a writer.

        Args:
            paint: the colours and families of the slides.
            script: of the deck's language.
            undoes_capitals: whether a template sets text boxes in capitals, or spaced.
        """
        self._undoes_capitals = undoes_capitals
        self.paint = paint
        self.script = script
        self.language = script.language
        self._heads: dict[tuple[object, ...], str] = {}
        self._looks: dict[tuple[object, ...], str] = {}

    # ---- bodies

    def write_body(
        self,
        frame: TextFrame,
        links: SlideLinks,
        *,
        is_plain: bool = False,
        is_held: bool = False,
    ) -> str:
        """Write the text body of a frame.

        Args:
            frame: its paragraphs, and how they stand.
            links: of its slide.
            is_plain: whether a template's placeholder holds it.
            is_held: whether place, insets and anchor are left to that placeholder.
        """
        setting = TextSetting(
            frame.align,
            frame.fade,
            is_plain,
        )
        if frame.is_number_field:
            words = self.write_number(
                frame.paragraphs[0],
                setting,
            )
        else:
            words = self.write_paragraphs(
                frame.paragraphs,
                links,
                setting,
            )
        head = write_body_frame(
            frame.anchor,
            wraps=frame.wraps,
            has_insets=is_held,
            inset=int(frame.inset),
        )
        return f"<p:txBody>{head}<a:lstStyle/>{words}</p:txBody>"

    def write_paragraphs(
        self,
        paragraphs: Sequence[Paragraph],
        links: SlideLinks,
        setting: TextSetting = PLAIN_SETTING,
    ) -> str:
        """Write paragraphs; one empty paragraph where there are none."""
        if not paragraphs:
            place = self.script.write_place(setting.align)
            properties = ""
            if place:
                properties = f"<a:pPr{place}/>"
            end = f'<a:endParaRPr lang="{self.language}"/>'
            return f"<a:p>{properties}{end}</a:p>"
        written = [
            self.write_paragraph(
                one,
                links,
                setting,
            )
            for one in paragraphs
        ]
        return "".join(written)

    def write_paragraph(
        self,
        paragraph: Paragraph,
        links: SlideLinks,
        setting: TextSetting = PLAIN_SETTING,
    ) -> str:
        """Write one paragraph: its runs as they were written, whole.

        A space before a break that is set stays, so that words that are read out of the deck
        stand apart.
        """
        pieces = [
            self.write_head(
                paragraph,
                setting.align,
            )
        ]
        lines = paragraph.lines
        if not paragraph.holds_lines:
            lines = (paragraph.runs,)
        for number, line in enumerate(lines):
            if number:
                piece = self.write_break(paragraph, setting)
                pieces.append(piece)
            pieces += self.write_line(line, paragraph, links, setting)
        size = count_hundredths(paragraph.size)
        pieces.append(f'<a:endParaRPr lang="{self.language}" sz="{size}"/></a:p>')
        return "".join(pieces)

    def write_break(self, paragraph: Paragraph, setting: TextSetting) -> str:
        """Write a break within a paragraph (ECMA-376 21.1.2.2.1)."""
        plain = self._write_plain(setting)
        size = count_hundredths(paragraph.size)
        language = write_language(self.language)
        return f'<a:br><a:rPr {language} sz="{size}"{plain}/></a:br>'

    def write_line(
        self,
        runs: Runs,
        paragraph: Paragraph,
        links: SlideLinks,
        setting: TextSetting,
    ) -> Iterator[str]:
        """Yield runs of a paragraph: all of them, or those of a line that is set."""
        for run, words in join_runs(runs):
            for part, is_symbol in self.split_symbols(
                run,
                words,
                paragraph,
            ):
                look = self.find_look(run, paragraph, setting)
                if is_symbol:
                    look = look.replace(
                        self.paint.fonts(find_family(paragraph)),
                        SYMBOLS,
                    )
                click = ""
                if run.link:
                    click = links.write_click(run.link)
                shown = write_text(part)
                yield f"{look}{click}</a:rPr><a:t>{shown}</a:t></a:r>"

    # ---- paragraphs

    def write_head(
        self,
        paragraph: Paragraph,
        align: str,
    ) -> str:
        """Return how a paragraph begins: indent, spacing, bullet (ECMA-376 21.1.2.2.7)."""
        key = (
            paragraph.style,
            paragraph.size,
            paragraph.leading,
            paragraph.before,
            paragraph.number,
            paragraph.bullet_colour,
            paragraph.mark,
            align,
        )
        known = self._heads.get(key)
        if known is not None:
            return known
        stands_in = int(paragraph.stands_in)
        mark = paragraph.mark
        hangs = paragraph.style in BULLETED or paragraph.number is not None
        indent = 0
        if hangs:
            indent = -int(mark.hang) if mark else -stands_in
        level = ""
        if mark and mark.level:
            level = f' lvl="{mark.level}"'
        place = self.script.write_place(align)
        leading = count_hundredths(paragraph.leading)
        before = count_hundredths(paragraph.before)
        head = (
            f'<a:p><a:pPr marL="{stands_in}"{level} indent="{indent}"{place}>'
            f'<a:lnSpc><a:spcPts val="{leading}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{self.write_bullet(paragraph)}'
            "</a:pPr>"
        )
        self._heads[key] = head
        return head

    def write_bullet(self, paragraph: Paragraph) -> str:
        """Write a paragraph's bullet or number (ECMA-376 21.1.2.4)."""
        if not paragraph.bullet_colour:
            return "<a:buNone/>"
        colour = self.paint.colour(paragraph.bullet_colour)
        if paragraph.style is Style.ENTRY:
            return (
                f'<a:buClr>{colour}</a:buClr><a:buFont typeface="+mj-lt"/>'
                f'<a:buAutoNum type="arabicPlain" startAt="{paragraph.number}"/>'
            )
        mark = paragraph.mark
        if mark and mark.number:
            scheme = NUMBERINGS[mark.level]
            return (
                f'<a:buClr>{colour}</a:buClr><a:buFont typeface="+mn-lt"/>'
                f'<a:buAutoNum type="{scheme}" startAt="{mark.start}"/>'
            )
        bullet = BULLETS[mark.level if mark else 0]
        return (
            f'<a:buClr>{colour}</a:buClr><a:buFont typeface="Arial"/>'
            f'<a:buChar char="{bullet}"/>'
        )

    # ---- runs

    def split_symbols(
        self, run: Run, words: str, paragraph: Paragraph
    ) -> list[tuple[str, bool]]:
        """Return words in parts, each with whether Office has its symbols in another face."""
        if words.isascii():
            return [(words, False)]
        face = FACES[paragraph.style]
        bold, italic = face.emphasise(bold=run.bold, italic=run.italic)
        bold = bold or paragraph.is_bold
        theme = self.paint.theme
        font = find_font(theme, face.family, bold=bold, italic=italic)
        return split_symbols(self.paint.theme, words, font)

    def find_look(
        self,
        run: Run,
        paragraph: Paragraph,
        setting: TextSetting,
    ) -> str:
        """Return how a run begins: its look, up to its link (ECMA-376 21.1.2.3.9)."""
        is_mark = run.mark is not None
        colour = paragraph.mark_colour if is_mark else paragraph.colour
        face = FACES[paragraph.style]
        emphasise = face.emphasise
        if has_upright_letters(run.text):
            emphasise = face.emphasise_upright
        is_bold, is_italic = emphasise(bold=run.bold, italic=run.italic)
        is_bold = is_bold or paragraph.is_bold
        points = paragraph.small if run.is_small else paragraph.size
        key = (
            *(points, colour, face.family, is_bold, is_italic, is_mark),
            *(setting.fade, setting.is_plain, run.lang),
        )
        known = self._looks.get(key)
        if known is not None:
            return known
        size = count_hundredths(points)
        raised = ""
        if is_mark:
            raised = f' baseline="{RAISED}"'
        plain = self._write_plain(setting)
        language = write_language(run.lang or self.language)
        look = (
            f'<a:r><a:rPr {language} sz="{size}" b="{int(is_bold)}"'
            f' i="{int(is_italic)}"{raised} dirty="0"{plain}>'
            f"{self.paint.fill(colour, fade=setting.fade)}"
            f"{self.paint.fonts(face.family)}"
        )
        self._looks[key] = look
        return look

    def _write_plain(self, setting: TextSetting) -> str:
        """Write that words are set neither in capitals nor spaced, where they would be."""
        is_plain = setting.is_plain or self._undoes_capitals
        return ' cap="none" spc="0"' if is_plain else ""

    def write_number(
        self,
        paragraph: Paragraph,
        setting: TextSetting,
    ) -> str:
        """Write the slide's number as a field, which a program renews; words behind it stay."""
        size = count_hundredths(paragraph.size)
        plain = self._write_plain(setting)
        fill = self.paint.fill(paragraph.colour)
        language = write_language(self.language)
        place = self.script.write_place(setting.align)
        look = f'<a:rPr {language} sz="{size}"{plain}>{fill}</a:rPr>'
        number, *others = paragraph.runs
        behind = ""
        for run in others:
            behind += f"<a:r>{look}<a:t>{write_text(run.text)}</a:t></a:r>"
        return (
            f"<a:p><a:pPr{place}/>"
            f'<a:fld id="{NUMBER_FIELD}" type="slidenum">{look}'
            f"<a:t>{write_text(number.text)}</a:t></a:fld>{behind}</a:p>"
        )


def find_family(paragraph: Paragraph) -> Role:
    """Return what the family of a paragraph sets."""
    return FACES[paragraph.style].family


def join_runs(runs: Runs) -> Iterator[tuple[Run, str]]:
    """Yield runs with their words, those of one look and one link as one.

    What differs in its origin only is one text to whoever edits the deck.
    """
    last: Run | None = None
    words = ""
    for run in runs:
        if last is not None and has_same_look(
            last,
            run,
        ):
            words += run.text
            continue
        if last is not None:
            yield last, words
        last = run
        words = run.text
    if last is not None:
        yield last, words


def has_same_look(one: Run, other: Run) -> bool:
    """Whether two runs differ in nothing that is written but their words."""
    if one.bold is not other.bold or one.italic is not other.italic:
        return False
    if one.is_small is not other.is_small:
        return False
    return (one.link, one.mark, one.lang) == (other.link, other.mark, other.lang)
