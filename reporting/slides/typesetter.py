"""Words, a style and a width -> paragraphs of a slide, their line breaks and their heights.

Every width is narrowed by `SAFETY` before measuring, because a presenter's machine shapes
text a little differently; line spacing is exact, so a height is the number of lines times
the leading.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from reporting.design.fonts import find_font, find_widest_face, split_by_family
from reporting.design.grid import Grid, Grids, make_grids
from reporting.design.measure import MeasuredText, Span
from reporting.design.rect import Rect
from reporting.design.slide_styles import FACES, INDENTED, Style
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.memory import Memory
from reporting.plan.marks import set_marks_apart
from reporting.plan.words import Line, Para, Run, Runs, list_runs
from reporting.record import replace
from reporting.scene import SlideKind
from reporting.slides.model import SlideText
from reporting.slides.type_sizes import Ceilings

SAFETY = 0.04
"""Share of every width that is kept free."""

ROUNDED = 0.006
"""Share of a substitute's width that programs add or leave out, as they round."""

STEP = pt(2)
"""From one type size to the next smaller."""

LONGEST_WORD = 36
"""Letters; a longer word may be broken anywhere. Compounds of some languages have thirty."""

_NOTHING = Para((Run(""),))

_Words = tuple[tuple[str, str], ...]
"""Words, each with its face."""

_WORD = re.compile(r"\W?\w+(?:[’']\w+|[.,]\d+)*\W*")
"""An ordinary word, such as `(l’arte,`; one with a hyphen in it may be broken there."""


class Typesetter:
    """Sets and measures text as a theme has it.

    What it remembers are measures by value: equal texts have equal lines at every call.
    """

    def __init__(
        self,
        theme: Theme,
        grids: Grids | None = None,
        ceilings: Ceilings | None = None,
    ) -> None:
        """Make the typesetter of a theme.

        Args:
            theme: gives the type sizes and the faces to measure with.
            grids: where things stand, if not where the theme has them.
            ceilings: the largest type of each kind of slide; that of the theme when left out.
        """
        self.theme = theme
        self.grids = grids or make_grids(theme)
        self.grid = self.grids.content
        self.tokens = theme.slide
        self.ceilings = ceilings or Ceilings()
        self.is_tight = False
        """Whether text has room in the deck's own faces alone, and not in substitutes."""
        self.badge_height = theme.slide.small.leading.times(1.2)
        """Height of a line of status badges."""
        self._leadings: dict[tuple[Style, Length], Length] = {}
        self._fonts: dict[tuple[Style, bool, bool], str] = {}
        self._measured = Memory(self._measure_words)
        self._shown = Memory(self._measure_shown_words)
        self._widest: dict[str, str] = {}

    def with_taller_title(
        self,
        extra: Length,
    ) -> Typesetter:
        """Return the typesetter of slides whose title takes `extra` height from the body."""
        if extra:
            return self._copy(self.grid.under(extra))
        return self

    def under_ceilings(
        self,
        ceilings: Ceilings,
    ) -> Typesetter:
        """Return the typesetter of slides whose type is no larger than that of their like."""
        return self._copy(self.grid, ceilings)

    def within(self, body: Rect) -> Typesetter:
        """Return the typesetter of slides that leave a part of their field to other words."""
        return self._copy(replace(self.grid, body=body))

    @property
    def tight(self) -> Typesetter:
        """The typesetter of slides whose words have no room in substitutes at any size."""
        return self._copy(self.grid, is_tight=True)

    @property
    def without_source(self) -> Typesetter:
        """The typesetter of slides without a source line."""
        return self._copy(self.grid.without_source)

    def _copy(
        self,
        content: Grid,
        ceilings: Ceilings | None = None,
        *,
        is_tight: bool = False,
    ) -> Typesetter:
        """Return one that has the same measures at hand, and is the same at every call."""
        ceilings = ceilings or self.ceilings
        is_tight = is_tight or self.is_tight

        def make() -> Typesetter:
            grids = replace(self.grids, content=content)
            other = Typesetter(self.theme, grids, ceilings)
            other._leadings = self._leadings
            other._fonts = self._fonts
            other.is_tight = is_tight
            other._measured = self._shown if is_tight else self._measured
            other._shown = self._shown
            other._widest = self._widest
            return other

        key = (self, content, ceilings.key, is_tight)
        return _COPIES.recall(key, make)

    def scale(self, length: Length) -> Length:
        """Return a length of our own slide as it is on this one: a template's may be small."""
        return self.grid.scale(length)

    # ---------------------------------------------------------------- sizes and texts

    def list_sizes(
        self,
        top: Length | None = None,
        floor: Length | None = None,
    ) -> tuple[Length, ...]:
        """Return the type sizes to try, largest first.

        Args:
            top: the largest; the body's size when left out.
            floor: the smallest; the body's when left out.
        """
        size = top or self.tokens.body.size
        least = floor or self.tokens.body_floor
        step = pt(round(self.scale(STEP).pt, 1))
        sizes = [size]
        while sizes[-1] - step > least:
            sizes.append(sizes[-1] - step)
        if sizes[-1] > least:
            sizes.append(least)
        return tuple(sizes)

    def list_kind_sizes(
        self,
        kind: SlideKind,
        top: Length | None = None,
        floor: Length | None = None,
    ) -> tuple[Length, ...]:
        """Return the sizes to try for the running text of a kind of slide, largest first.

        Args:
            kind: of the slide, which may have a ceiling.
            top: the largest if it has none; the body's when left out.
            floor: the smallest; the body's when left out.
        """
        top = top or self.tokens.body.size
        return self.list_sizes(min(top, self.ceilings.body.get(kind, top)), floor)

    def list_display_sizes(
        self,
        kind: SlideKind,
        top: Length,
        floor: Length,
    ) -> tuple[Length, ...]:
        """Return the sizes to try for what stands large on a kind of slide, largest first."""
        return self.list_sizes(min(top, self.ceilings.display.get(kind, top)), floor)

    def find_leading(
        self,
        style: Style,
        size: Length,
    ) -> Length:
        """Return the exact line spacing (leading) of a style at a size."""
        leading = self._leadings.get((style, size))
        if leading is None:
            tokens = self.tokens
            model = tokens.body
            match style:
                case Style.TITLE:
                    model = tokens.title
                case Style.OPENING:
                    model = tokens.cover
                case Style.VALUE:
                    model = tokens.figure
                case Style.QUOTE | Style.LEAD:
                    model = tokens.quote
                case Style.SMALL:
                    model = tokens.small
            points = size.pt * model.leading.pt / model.size.pt
            leading = pt(round(points, 1))
            self._leadings[style, size] = leading
        return leading

    def make_text(
        self,
        words: Line | Runs,
        style: Style,
        size: Length,
        before: float = 0,
        number: int | None = None,
    ) -> SlideText:
        """Return a paragraph.

        Args:
            words: plain, or with their looks; evidence is the caller's.
            style: of the paragraph.
            size: of its type.
            before: space above it, as a share of its leading.
            number: of a numbered entry.
        """
        leading = self.find_leading(style, size)
        runs = words if isinstance(words, tuple) else list_runs(words or _NOTHING)
        above = leading.times(before) if before else Length(0)
        return SlideText(set_marks_apart(runs), style, size, leading, above, number)

    # ---------------------------------------------------------------- lines

    def find_breaks(
        self,
        text: SlideText,
        width: Length,
    ) -> tuple[int, ...]:
        """Return where each line after the first begins in a box of a width.

        Positions are those of the paragraph's text.
        """
        if text.line_starts or text.small:
            return text.line_starts
        measured = self.measure_text(text)
        room = find_room(text, width, 1 - SAFETY)
        return measured.find_breaks(text.size, room)

    def break_lines(
        self,
        text: SlideText,
        width: Length,
        share: float = 1 - SAFETY,
    ) -> list[str]:
        """Break a paragraph into lines.

        Args:
            text: the paragraph.
            width: of its box.
            share: of that width that its lines may take.
        """
        measured = self.measure_text(text)
        if text.small:
            return [measured.text]
        if text.line_starts:
            return measured.cut_lines(text.line_starts)
        return measured.break_lines(text.size, find_room(text, width, share))

    def break_shown_lines(
        self,
        text: SlideText,
        width: Length,
        share: float = 1 - SAFETY,
    ) -> list[str]:
        """Break a paragraph into the lines that it has in the faces that the deck names.

        They are as many as were planned, or fewer.

        Args:
            text: the paragraph.
            width: of its box.
            share: of that width that its lines may take.
        """
        measured = self.measure_shown(text)
        if text.line_starts:
            return measured.cut_lines(text.line_starts)
        return measured.break_lines(text.size, find_room(text, width, share))

    def count_lines(self, text: SlideText, width: Length) -> int:
        """Return how many lines a paragraph has in a box of a width."""
        return len(self.find_breaks(text, width)) + 1

    def count_own_lines(
        self, text: SlideText, width: Length, share: float = 1 - SAFETY
    ) -> int:
        """Return how many lines `break_shown_lines` breaks a paragraph into."""
        if text.line_starts:
            return len(text.line_starts) + 1
        room = find_room(text, width, share)
        return len(self.measure_shown(text).find_breaks(text.size, room)) + 1

    def measure_height(self, texts: Sequence[SlideText], width: Length) -> Length:
        """Return the height of paragraphs in a box; space above the first is dropped."""
        total = 0
        for number, text in enumerate(texts):
            total += text.leading * self.count_lines(text, width)
            if number:
                total += text.before
        return Length(total)

    def count_shown_lines(self, text: SlideText, width: Length) -> int:
        """Return how many lines a paragraph has in the faces that the deck names.

        Its source marks are raised, and so a third narrower.
        """
        if all(run.mark is None for run in text.runs):
            return self.count_own_lines(text, width, 1)
        runs = []
        for run in text.runs:
            kept = len(run.text)
            if run.mark is not None:
                kept = max(1, round(kept * 2 / 3))
            runs.append(run.slice(0, kept))
        raised = replace(text, runs=tuple(runs))
        return self.count_own_lines(raised, width, 1)

    def measure_shown_height(self, texts: Sequence[SlideText], width: Length) -> Length:
        """Return the height of paragraphs in the faces that the deck names.

        It is that of `measure_height` or less.
        """
        total = 0
        for number, text in enumerate(texts):
            total += text.leading * self.count_shown_lines(text, width)
            if number:
                total += text.before
        return Length(total)

    def measure_widest_word(self, text: SlideText) -> Length:
        """Return the width of the widest part of a paragraph that stands on one line."""
        return pt(self.measure_text(text).widest * text.size.pt)

    def measure_line(self, text: SlideText) -> Length:
        """Return the width of a box in which a paragraph stands on one line."""
        width = pt(self.measure_text(text).whole * text.size.pt)
        return width.times(1 / (1 - SAFETY)) + text.stands_in + pt(1)

    def breaks_word(
        self,
        text: SlideText,
        width: Length,
        *,
        is_shown: bool = False,
    ) -> bool:
        """Whether an ordinary word of a paragraph is too wide for a box of a width.

        Args:
            text: the paragraph.
            width: of the box.
            is_shown: whether only the faces that the deck names are asked: type need not be
                small for a substitute, which may part a word as long as it has its lines.
        """
        room = find_room(text, width, 1 - SAFETY)
        if text.small:
            return False
        measured = self.measure_shown(text) if is_shown else self.measure_text(text)
        if measured.widest <= room / text.size and "-" not in measured.text:
            return False
        known: set[str] = set()
        for line in measured.break_lines(text.size, room):
            known.update(line.split())
        for word in measured.text.split():
            is_short = len(word) <= LONGEST_WORD
            if word not in known and is_short and _WORD.fullmatch(word):
                return True
        return False

    def measure_text(self, text: SlideText) -> MeasuredText:
        """Measure a paragraph in the widest of the faces that may be shown, at size 1."""
        return self._measured[self._list_words(text)]

    def measure_shown(self, text: SlideText) -> MeasuredText:
        """Measure a paragraph in the faces that the deck names, at size 1."""
        return self._shown[self._list_words(text)]

    def _measure_words(self, words: _Words) -> MeasuredText:
        pieces: list[Span] = []
        for span in self._split_words(words):
            widest = self._widest.get(span.font)
            if widest is None:
                # As the widest that may be shown, but for what is kept free.
                safe = (1 - SAFETY) * (1 + ROUNDED)
                widest = find_widest_face(self.theme, span.font, safe)
                self._widest[span.font] = widest
            pieces.append(Span(span.text, widest))
        return MeasuredText(pieces)

    def _measure_shown_words(self, words: _Words) -> MeasuredText:
        return MeasuredText(self._split_words(words))

    def _list_words(self, text: SlideText) -> _Words:
        """Return the words of a paragraph with their faces."""
        words = []
        for run in text.runs:
            look = (text.style, run.bold, run.italic)
            font = self._fonts.get(look)
            if font is None:
                face = FACES[text.style]
                bold, italic = face.emphasise(bold=run.bold, italic=run.italic)
                font = find_font(self.theme, face.family, bold=bold, italic=italic)
                self._fonts[look] = font
            words.append((run.text, font))
        return tuple(words)

    def _split_words(self, words: _Words) -> list[Span]:
        """Cut words where their face lacks a character."""
        pieces: list[Span] = []
        for text, font in words:
            pieces += split_by_family(self.theme, text, font)
        return pieces


_COPIES: Memory[Hashable, Typesetter] = Memory()


def find_room(
    text: SlideText,
    width: Length,
    share: float,
) -> Length:
    """Return the width of a paragraph's lines on a share of a box: that without its indent."""
    if text.mark or text.style in INDENTED:
        width = width - text.stands_in
    return width.times(share)
