"""Words of a chart: how labels, ticks and titles of axes are set."""

from __future__ import annotations

from collections.abc import Collection

from reporting.deck.ooxml.paint import NO_FILL, NO_LINE, Paint
from reporting.deck.ooxml.xml import count_hundredths, element, write_text
from reporting.design.units import Length
from reporting.record import Record

_NO_SHAPE = f"<c:spPr>{NO_FILL}{NO_LINE}</c:spPr>"
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def write_run_look(
    paint: Paint,
    colour: str,
    language: str,
    hundredths: int,
    *,
    is_bold: bool,
) -> str:
    """Write how words of a chart look where they stand in a run (ECMA-376 21.1.2.3.9).

    Args:
        paint: the slide's colours and families.
        colour: of the words.
        language: in which they are read, by its code.
        hundredths: size of the type, in hundredths of a point.
        is_bold: whether they are bold.
    """
    return element(
        "a:rPr",
        paint.fill(colour),
        paint.fonts("label"),
        lang=language,
        sz=hundredths,
        b=is_bold,
    )


class ChartText(Record, frozen=True):
    """Writes the words of one chart.

    Args:
        paint: the slide's colours and families.
        language: tag of the language (BCP 47).
        size: of the type.
        is_rtl: whether names are read from right to left; numbers never are.
    """

    paint: Paint
    language: str
    size: Length
    is_rtl: bool = False

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
        wrap: str = "",
        is_number: bool = False,
        turn: int | None = None,
    ) -> str:
        """Write the text properties of a part of the chart (ECMA-376 21.2.2.216).

        Args:
            colour: of its words.
            is_bold: whether they are bold; left open by default.
            language: tag of theirs.
            has_end: whether their end has a language too.
            wrap: how they break; empty for as usual.
            is_number: whether they are numbers, whose minus stands at the left.
            turn: how far they are turned, in 60,000ths of a degree; left open by default.
        """
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
        properties = element(
            "a:pPr", look, rtl=self.find_direction(is_number=is_number)
        )
        paragraph = element("a:p", properties, end)
        way = None if turn is None else "horz"
        body = element("a:bodyPr", rot=turn, vert=way, wrap=wrap or None)
        return f"<c:txPr>{body}<a:lstStyle/>{paragraph}</c:txPr>"

    def find_direction(self, *, is_number: bool = False) -> bool | None:
        """Return whether words are read from right to left; None where no one would ask."""
        if not self.is_rtl:
            return None
        return not is_number

    def write_label(
        self,
        colour: str,
        number_format: str,
        place: str,
        ground: str = "",
        *,
        is_named: bool = False,
        is_bold: bool = True,
        told: Collection[str] = (),
    ) -> str:
        """Write what a label of a value is made of, in the order of ECMA-376 21.2.2.47.

        Args:
            colour: of its words.
            number_format: of the value.
            place: where it stands; empty where there is no choice.
            ground: colour behind it; empty for none.
            is_named: whether it says the name of its series before the value.
            is_bold: whether its words are bold.
            told: what else than these it says, by its part of the format.
        """
        code = element("c:numFmt", formatCode=number_format, sourceLinked=False)
        words = self.write_properties(
            colour,
            is_bold=is_bold,
            language=self.language,
            wrap="none",
            is_number=not is_named and "CatName" not in told,
        )
        position = ""
        if place:
            position = element("c:dLblPos", val=place)
        told = told or ({"Val", "SerName"} if is_named else {"Val"})
        is_named = is_named or "CatName" in told
        shown = [element(f"c:show{part}", val=part in told) for part in _SHOWN]
        if is_named:
            shown.append(element("c:separator", text=" "))
        shape = _NO_SHAPE
        if ground:
            shape = element("c:spPr", self.paint.fill(ground), NO_LINE)
        return f"{code}{shape}{words}{position}{''.join(shown)}"

    def write_hidden_labels(self) -> str:
        """Write that no value of a series has a label (but for those that have their own)."""
        return "".join([element(f"c:show{part}", val=False) for part in _SHOWN])

    def write_title(
        self,
        colour: str,
        words: str,
        *,
        is_upright: bool = False,
    ) -> str:
        """Write the title of an axis, which says what it measures.

        Args:
            colour: of its words.
            words: what it says.
            is_upright: whether it reads from bottom to top.
        """
        look = write_run_look(
            self.paint,
            colour,
            self.language,
            self.hundredths,
            is_bold=False,
        )
        run = f"<a:r>{look}<a:t>{write_text(words)}</a:t></a:r>"
        properties = element("a:pPr", "<a:defRPr/>", rtl=self.find_direction())
        paragraph = f"<a:p>{properties}{run}</a:p>"
        turn = ' rot="-5400000" vert="horz"' if is_upright else ""
        rich = f"<c:rich><a:bodyPr{turn}/><a:lstStyle/>{paragraph}</c:rich>"
        return f'<c:title><c:tx>{rich}</c:tx><c:layout/><c:overlay val="0"/></c:title>'
