"""Words of a chart: how labels, ticks and titles of axes are set."""

from __future__ import annotations

from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.xml import count_hundredths, element, write_text
from reporting.design.units import Length
from reporting.record import Record

_NO_SHAPE = f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


class ChartText(Record, frozen=True):
    """Writes the words of one chart.

    Args:
        paint: the slide's colours and families.
        language: tag of the language (BCP 47).
        size: of the type.
    """

    paint: Paint
    language: str
    size: Length

    @property
    def hundredths(self) -> int:
        """The size of the type in hundredths of a point."""
        return count_hundredths(self.size)

    def write_properties(
        self,
        colour: str,
        *,
        is_bold: bool | None = None,
        language: str | None = None,
        has_end: bool = True,
    ) -> str:
        """Write the text properties of a part of the chart (ECMA-376 21.2.2.216)."""
        look = element(
            "a:defRPr",
            self.paint.fill(colour),
            self.paint.fonts("label"),
            sz=self.hundredths,
            b=is_bold,
            lang=language,
        )
        end = None
        if has_end:
            end = element("a:endParaRPr", lang=self.language)
        properties = element("a:pPr", look)
        paragraph = element("a:p", properties, end)
        return f"<c:txPr><a:bodyPr/><a:lstStyle/>{paragraph}</c:txPr>"

    def write_label(
        self,
        colour: str,
        number_format: str,
        place: str,
    ) -> str:
        """Write what a label of a value is made of, in the order of ECMA-376 21.2.2.47.

        Args:
            colour: of its words.
            number_format: of the value.
            place: where it stands; empty where there is no choice.
        """
        code = element("c:numFmt", formatCode=number_format, sourceLinked=False)
        words = self.write_properties(colour, is_bold=True, language=self.language)
        position = ""
        if place:
            position = element("c:dLblPos", val=place)
        shown = [element(f"c:show{part}", val=part == "Val") for part in _SHOWN]
        return f"{code}{_NO_SHAPE}{words}{position}{''.join(shown)}"

    def write_title(
        self,
        colour: str,
        words: str,
    ) -> str:
        """Write the title of an axis, which says what it measures."""
        look = element(
            "a:rPr",
            self.paint.fill(colour),
            self.paint.fonts("label"),
            lang=self.language,
            sz=self.hundredths,
            b=False,
        )
        run = f"<a:r>{look}<a:t>{write_text(words)}</a:t></a:r>"
        paragraph = f"<a:p><a:pPr><a:defRPr/></a:pPr>{run}</a:p>"
        rich = f"<c:rich><a:bodyPr/><a:lstStyle/>{paragraph}</c:rich>"
        return f'<c:title><c:tx>{rich}</c:tx><c:layout/><c:overlay val="0"/></c:title>'
