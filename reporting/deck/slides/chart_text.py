"""Words of a chart: how labels, ticks and titles of axes are set."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.xml import element, write_text
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
        return round(self.size.pt * 100)

    def write_look(
        self, colour: str, *, is_bold: bool | None = None, language: str | None = None
    ) -> str:
        """Write how words look."""
        return element(
            "a:defRPr",
            self.paint.fill(colour),
            self.paint.fonts("label"),
            sz=self.hundredths,
            b=is_bold,
            lang=language,
        )

    def write_properties(
        self,
        colour: str,
        *,
        is_bold: bool | None = None,
        language: str | None = None,
        has_end: bool = True,
    ) -> str:
        """Write the text properties of a part of the chart (ECMA-376 21.2.2.216)."""
        look = self.write_look(colour, is_bold=is_bold, language=language)
        end = element("a:endParaRPr", lang=self.language) if has_end else None
        paragraph = element("a:p", element("a:pPr", look), end)
        return f"<c:txPr><a:bodyPr/><a:lstStyle/>{paragraph}</c:txPr>"

    def write_label(self, colour: str, number_format: str, position: str) -> str:
        """Write what a label of a value is made of, in the order of ECMA-376 21.2.2.47.

        Args:
            colour: of its words.
            number_format: of the value.
            position: where it stands; empty where there is no choice.
        """
        format_ = element("c:numFmt", formatCode=number_format, sourceLinked=False)
        words = self.write_properties(colour, is_bold=True, language=self.language)
        place = element("c:dLblPos", val=position) if position else ""
        shown = [element(f"c:show{part}", val=part == "Val") for part in _SHOWN]
        return f"{format_}{_NO_SHAPE}{words}{place}{''.join(shown)}"

    def write_title(self, colour: str, words: str) -> Iterator[str]:
        """Yield the title of an axis, which says what it measures."""
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
        yield f'<c:title><c:tx>{rich}</c:tx><c:layout/><c:overlay val="0"/></c:title>'
