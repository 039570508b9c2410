"""Words and a width -> text that fits a slide: measured, set smaller, broken over slides, or clipped.

Every width is narrowed by `SAFETY` before measuring, because a presenter's machine shapes
text a little differently; line spacing is exact, so a height is the number of lines times
the leading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from reporting.content.model import Status
from reporting.design.fonts import find_font
from reporting.design.grid import Grid, Grids, make_grid
from reporting.design.measure import Span, break_lines, measure_widest_word
from reporting.design.slide_styles import FACES, Style, measure_indent
from reporting.design.theme import Theme
from reporting.design.units import Length, pt
from reporting.plan.block_model import Evidence, Run, Runs
from reporting.record import Record, replace
from reporting.slides.model import SlideText
from reporting.slides.pagination import paginate, paginate_evenly

SAFETY = 0.04
"""Share of every width that is kept free."""

KERNED = 0.02
"""Share of a width by which pairs of letters may draw a line together; it is measured without that."""

STEP = pt(2)
"""From one type size to the next smaller."""

NARROWER = tuple(percent / 100 for percent in range(100, 85, -2))
"""Shares of a column's width on which its paragraphs may be set, where they stand neater there."""

ABOUT_AS_LARGE = 0.8
"""Share of the largest size that fits, down to which a smaller one may be neater."""

LONGEST_WORD = 24
"""Letters; a longer word may be broken anywhere."""

_WORD = re.compile(r"\W?\w+(?:[’']\w+)*\W*")
"""An ordinary word, such as `(l’arte,`; one with a hyphen in it may be broken there."""

ELLIPSIS = "…"
SENTENCE_ENDS = (". ", "! ", "? ", "; ")

_CONTINUES = {
    Style.BULLET: Style.TEXT,
    Style.OPENING_BULLET: Style.OPENING_TEXT,
    Style.ENTRY: Style.ENTRY_TEXT,
}
"""What the rest of a broken paragraph is: no second bullet, no second number."""


class Row(Record, frozen=True):
    """Paragraphs that stay on one slide, and the evidence that stands beside them."""

    texts: tuple[SlideText, ...]
    evidence: tuple[Evidence, ...] = ()


class PackedRows(Record, frozen=True):
    """Rows dealt out to slides, at one type size."""

    size: Length
    pages: tuple[tuple[Row, ...], ...]


class Typesetter:
    """Measures text as a theme sets it."""

    def __init__(self, theme: Theme, grids: Grids | None = None) -> None:
        self.theme = theme
        self.grids = grids or Grids(make_grid(theme))
        self.grid = self.grids.content
        self.tokens = theme.slide
        self._known: dict[tuple[SlideText, Length], list[str]] = {}

    def under(self, extra: Length) -> Typesetter:
        """Return a typesetter of slides whose title takes so much more room from the body."""
        return self._on(self.grid.under(extra)) if extra else self

    @property
    def without_source(self) -> Typesetter:
        """A typesetter of slides without a source line."""
        return self._on(self.grid.without_source)

    def _on(self, content: Grid) -> Typesetter:
        other = Typesetter(self.theme, replace(self.grids, content=content))
        other._known = self._known  # its keys hold the width
        return other

    # -- sizes

    def sizes(
        self, top: Length | None = None, floor: Length | None = None
    ) -> tuple[Length, ...]:
        """Return the type sizes to try, from `top` (the body size) down to `floor` (the body's)."""
        size, least = top or self.tokens.body.size, floor or self.tokens.body_floor
        found = [size]
        while found[-1] - STEP > least:
            found.append(found[-1] - STEP)
        return (*found, least) if found[-1] > least else tuple(found)

    def leading(self, style: Style, size: Length) -> Length:
        """Return the exact line spacing of a style at a size."""
        tokens = {
            Style.TITLE: self.tokens.title,
            Style.OPENING: self.tokens.cover,
            Style.VALUE: self.tokens.figure,
            Style.QUOTE: self.tokens.quote,
            Style.LEAD: self.tokens.quote,
            Style.SMALL: self.tokens.small,
        }
        like = tokens.get(style, self.tokens.body)
        return pt(round(size.pt * like.leading.pt / like.size.pt, 1))

    def text(
        self,
        words: str | Runs,
        style: Style,
        size: Length,
        before: float = 0,
        number: int | None = None,
    ) -> SlideText:
        """Return a paragraph; `before` is the space above it as a share of its leading."""
        leading = self.leading(style, size)
        runs = (Run(words),) if isinstance(words, str) else words
        return SlideText(runs, style, size, leading, leading.times(before), number)

    # -- measuring

    def lines(self, text: SlideText, width: Length) -> list[str]:
        """Break a paragraph into lines for a box of a width."""
        return self._set(
            text, (width - measure_indent(text.style, text.size)).times(1 - SAFETY)
        )

    def find_breaks(self, text: SlideText, width: Length) -> tuple[int, ...]:
        """Return where each line of a paragraph after the first begins, as positions in its text."""
        words = "".join([run.text for run in text.runs])
        breaks = []
        solid = 0
        for line in self.lines(text, width)[:-1]:
            solid += len(_solid(line))
            position = _position(words, solid)
            while words[position].isspace():
                position += 1
            breaks.append(position)
        return tuple(breaks)

    def _loose(self, text: SlideText, width: Length, share: float = 1) -> list[str]:
        """Break a paragraph into lines on a share of a width; without the safety, unless that is left."""
        return self._set(
            text, (width - measure_indent(text.style, text.size)).times(share)
        )

    def _set(self, text: SlideText, usable: Length) -> list[str]:
        """Break a paragraph into lines, once for each width it is asked for."""
        key = (text, usable)
        if key not in self._known:
            self._known[key] = break_lines(self._spans(text), text.size, usable)
        return self._known[key]

    def _spans(self, text: SlideText) -> list[Span]:
        return [self._span(run, text.style) for run in text.runs]

    def _span(self, run: Run, style: Style) -> Span:
        face = FACES[style]
        name = find_font(
            self.theme,
            face.family,
            bold=face.bold or run.bold,
            italic=face.italic is not run.italic,
        )
        return Span(run.text, name)

    def breaks_word(self, text: SlideText, width: Length) -> bool:
        """Whether an ordinary word of a paragraph is too wide for a box of a width."""
        words = "".join(run.text for run in text.runs).split()
        known = {part for line in self.lines(text, width) for part in line.split()}
        return any(
            word not in known
            for word in words
            if len(word) <= LONGEST_WORD and _WORD.fullmatch(word)
        )

    def neat(self, text: SlideText, width: Length) -> bool:
        """Whether a paragraph has as many lines without the safety, strands no mark and halves no `start-up`.

        Else its lines may be fewer than planned where it is shown.
        """
        planned, loose = self.lines(text, width), self._loose(text, width)
        kept = (
            len(loose) == len(planned)
            and not _hyphened(planned)
            and not _hyphened(loose)
        )
        return kept and not self.strands(text, width)

    def strands(self, text: SlideText, width: Length) -> bool:
        """Whether a paragraph breaks otherwise without its marks: with the safety, without it, or kerned.

        Then a mark may stand alone on a line: office programs differ on whether a linked
        mark hangs on its word.
        """
        bare = replace(text, runs=tuple(run for run in text.runs if run.mark is None))
        return bare != text and any(
            _counts(self._loose(bare, width, share))
            != _counts(self._loose(text, width, share))
            for share in (1 - SAFETY, 1, 1 + KERNED)
        )

    def blemishes(self, texts: Iterable[tuple[SlideText, Length]]) -> tuple[int, int]:
        """Return how many of some paragraphs strand a mark, and how many are not neat."""
        told = list(texts)
        return (
            sum(self.strands(text, width) for text, width in told),
            sum(not self.neat(text, width) for text, width in told),
        )

    def _is_neat(self, rows: Sequence[Row], width: Length) -> bool:
        return all(self.neat(text, width) for row in rows for text in row.texts)

    def tidy(self, texts: Sequence[SlideText], width: Length) -> Length:
        """Return the greatest width, little less than that of a box, on which paragraphs stand neat.

        They have the same height there, and no word is broken for it; else it is the box's.
        """
        height = self.height(texts, width)
        for share in NARROWER:
            less = width.times(share)
            neat = all(
                self.neat(text, less) and not self.breaks_word(text, less)
                for text in texts
            )
            if neat and self.height(texts, less) == height:
                return less
        return width

    def height(self, texts: Sequence[SlideText], width: Length) -> Length:
        """Return the height of paragraphs in a box of a width; space above the first is dropped."""
        total = Length(0)
        for number, text in enumerate(texts):
            total = total + text.leading.times(len(self.lines(text, width)))
            total = total + (text.before if number else 0)
        return total

    def balanced(self, text: SlideText, width: Length) -> Length:
        """Return the least width on which a paragraph has no more lines, so that none is left short.

        No word is cut for it.
        """
        count, widest_word = (
            len(self.lines(text, width)),
            measure_widest_word(self._spans(text), text.size),
        )
        needed = (
            widest_word.times(1 / (1 - SAFETY))
            + measure_indent(text.style, text.size)
            + pt(1)
        )
        low, high = min(max(width.part(1, 2), needed), width), width
        while count > 1 and high - low > pt(2):
            middle = low + (high - low).part(1, 2)
            if len(self.lines(text, middle)) > count:
                low = middle
            else:
                high = middle
        return self._unhyphened(text, high, width)

    def _unhyphened(self, text: SlideText, least: Length, most: Length) -> Length:
        """Return a width between two on which no line ends within `AI-made`, or else the lesser."""
        wider = least
        while wider <= most:
            if not _hyphened(self.lines(text, wider)):
                return wider
            wider = wider + STEP
        return least

    def chip_rows(self, evidence: Sequence[Evidence]) -> int:
        """Return how many chips stand under each other for some evidence."""
        return len(group_by_status(evidence))

    @property
    def chip_height(self) -> Length:
        """Height of a line of chips."""
        return self.tokens.small.leading.times(1.2)

    def row_height(self, row: Row, width: Length) -> Length:
        """Return the height of a row: of its text or of the chips beside it."""
        beside = self.chips_drop(row, width) + self.chip_height.times(
            self.chip_rows(row.evidence)
        )
        return max(self.height(row.texts, width), beside)

    def chips_drop(self, row: Row, width: Length) -> Length:
        """Return how far below a row's top its chips begin: level with the first line that claims."""
        first, *others = row.texts
        above = Length(0)
        if first.style is Style.HEADING and others:
            above, first = self.height((first,), width) + others[0].before, others[0]
        return above + max(first.leading - self.chip_height, Length(0)).part(1, 2)

    def split(
        self, text: SlideText, width: Length, most: int
    ) -> tuple[SlideText, SlideText | None]:
        """Cut a paragraph after at most `most` lines, at a sentence's end where one is near.

        Returns:
            What fits, and the rest, which is no new bullet or entry but goes on with the text.
        """
        broken = self.lines(text, width)
        if len(broken) <= most:
            return text, None
        count = sum(len(_solid(line)) for line in broken[:most])
        words = "".join(run.text for run in text.runs)
        at = _position(words, count)
        sentence = (
            max((words.rfind(end, 0, at) for end in SENTENCE_ENDS), default=-1) + 1
        )
        if sentence > at // 2:
            at = sentence
        head, tail = _cut(text.runs, at)
        rest = replace(
            text, runs=tail, number=None, style=_CONTINUES.get(text.style, text.style)
        )
        return replace(text, runs=head), rest if tail else None

    def clip(self, text: SlideText, width: Length, most: int) -> SlideText:
        """Return a paragraph cut to `most` lines, with an ellipsis where words are missing."""
        broken = self.lines(text, width)
        if len(broken) <= most:
            return text
        if most < 1:
            return replace(text, runs=())
        words = "".join(run.text for run in text.runs)
        at = _position(words, sum(len(_solid(line)) for line in broken[:most]))
        while at:
            head, _ = _cut(text.runs, at)
            short = replace(text, runs=(*head, Run(ELLIPSIS)))
            if len(self.lines(short, width)) <= most:
                return short
            at = max(words.rfind(" ", 0, at), at - 20)
        return replace(text, runs=(Run(ELLIPSIS),))

    def clip_all(
        self, texts: Sequence[SlideText], width: Length, limit: Length
    ) -> tuple[SlideText, ...]:
        """Return paragraphs cut to a height; paragraphs that have no room are dropped."""
        kept: list[SlideText] = []
        for text in texts:
            room = limit - self.height(kept, width) - (text.before if kept else 0)
            most = int(room // text.leading)
            if most < 1:
                break
            kept.append(self.clip(text, width, most))
        return tuple(kept)

    # -- over slides

    def pack(
        self,
        rows_at: Callable[[Length], Sequence[Row]],
        width: Length,
        limit: Length,
        sizes: Sequence[Length] | None = None,
    ) -> PackedRows:
        """Deal rows out to as few slides as the smallest size needs, at the largest size that does.

        Args:
            rows_at: makes the rows at a type size.
            width: of the box.
            limit: its height.
            sizes: the type sizes to try, largest first.
        """
        tried = []
        for size in sizes or self.sizes():
            rows = tuple(self._broken(rows_at(size), width, limit))
            heights = [
                (row.texts[0].before, self.row_height(row, width)) for row in rows
            ]
            tried.append((size, rows, heights))
        slides = [len(paginate(heights, limit)) for _, _, heights in tried]
        fewest = [
            one
            for one, count in zip(tried, slides, strict=True)
            if count == min(slides)
        ]
        least = fewest[0][0].times(ABOUT_AS_LARGE)
        neat = (
            one for one in fewest if one[0] >= least and self._is_neat(one[1], width)
        )
        size, rows, heights = next(neat, fewest[0])
        return PackedRows(
            size, tuple(rows[page] for page in paginate_evenly(heights, limit))
        )

    def _broken(
        self, rows: Sequence[Row], width: Length, limit: Length
    ) -> Iterator[Row]:
        """Yield rows none of which is taller than a slide."""
        for row in rows:
            if self.row_height(row, width) <= limit:
                yield row
                continue
            for text in row.texts:
                rest: SlideText | None = text
                while rest:
                    head, rest = self.split(
                        rest, width, max(1, int(limit // text.leading))
                    )
                    yield Row((head,), row.evidence)


def group_by_status(evidence: Sequence[Evidence]) -> dict[Status, list[Evidence]]:
    """Group evidence by its status, each claim once, in the order of the claims' numbers."""
    groups: dict[Status, list[Evidence]] = {}
    for proof in sorted(dict.fromkeys(evidence), key=lambda proof: proof.number):
        groups.setdefault(proof.status, []).append(proof)
    return groups


def _hyphened(broken: Sequence[str]) -> bool:
    return any(line.endswith("-") for line in broken[:-1])


def _counts(broken: Sequence[str]) -> list[int]:
    return [len(line.split()) for line in broken]


def _solid(words: str) -> str:
    return "".join(words.split())


def _position(words: str, solid: int) -> int:
    """Return where a text stands after `solid` characters that are not spaces."""
    for position, letter in enumerate(words):
        if not letter.isspace():
            solid -= 1
        if not solid:
            return position + 1
    return len(words)


def _cut(runs: Runs, at: int) -> tuple[Runs, Runs]:
    """Cut runs at a position in their text; spaces at the cut are dropped."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in runs:
        first, second = run.text[: max(at, 0)], run.text[max(at, 0) :]
        at -= len(run.text)
        if first:
            head.append(replace(run, text=first))
        if second:
            tail.append(replace(run, text=second))
    if head:
        head[-1] = replace(head[-1], text=head[-1].text.rstrip())
    if tail:
        tail[0] = replace(tail[0], text=tail[0].text.lstrip())
    return tuple(head), tuple(tail)
