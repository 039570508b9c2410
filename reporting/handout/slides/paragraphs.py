"""Paragraphs of a frame -> set lines in their places, bullets and numbers before them.

Spacing is exact on slides, and a baseline stands a fifth of the type size above the foot of
its line, whatever the face.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from reporting.design.colour import mix_colours
from reporting.design.fonts import find_font
from reporting.design.rect import Rect
from reporting.design.slide_styles import BULLETED, FACES, Style
from reporting.handout.slides.context import SlideContext
from reporting.handout.slides.fragments import SlideFragments
from reporting.handout.slides.line_fitting import fit_lines
from reporting.paper.marks import Disc, Fill, Link, Look, Mark, Stroke, TextLine
from reporting.paper.tag import Tag
from reporting.paper.typeset.fragments import Fragment
from reporting.paper.typeset.paragraph import Paragraph as SetParagraph
from reporting.paper.typeset.styles import Align, TextStyle
from reporting.paper.typeset.units import measure_space
from reporting.plan.lists import format_label
from reporting.record import Record, replace
from reporting.scene import Paragraph

DESCENT = 0.2
"""From a baseline to the foot of its line, as a share of the type size."""
_ENDLESS = 1e6
"""Width of a line that ends nowhere, in points."""
_ALIGNS: Mapping[str, Align] = MappingProxyType(
    {"": "start", "l": "start", "ctr": "centre", "r": "end"}
)
_ALIGNS_RTL: Mapping[str, Align] = MappingProxyType(
    {"": "start", "r": "start", "ctr": "centre", "l": "end"}
)
_UNDER, _UNDERLINE = 0.13, 0.055
"""From a baseline to the middle of a line below words, and its width, to their size."""
_BULLET_X, _BULLET_Y = 0.175, 0.331
"""Middle of a bullet, from where it begins and over the baseline, as shares of its size."""
_BULLET_RADII = (0.136, 0.115, 0.124)
"""Half its width on each level, likewise."""
_HOLLOW, _SQUARE = 1, 2
"""Levels whose bullets are rings, and squares."""


class PlacedText(Record, frozen=True):
    """A paragraph in its place.

    Args:
        paragraph: what it says.
        box: left edge, head, width, and the height that its lines take, in points.
        lines: of its words, with their baselines on the slide.
        label: its number or its bullet.
        link: where all of it leads, which is not underlined.
    """

    paragraph: Paragraph
    box: Rect[float]
    lines: tuple[TextLine, ...]
    label: tuple[Mark, ...] = ()
    link: Link | None = None

    def list_underlines(self) -> Iterator[Mark]:
        """Yield the lines below words that lead somewhere, as programs underline them."""
        for line in self.lines:
            x = line.x
            for span in line.spans:
                look = span.look
                space = measure_space(look.face, look.size) + line.gap
                width = sum([word.width for word in span.words]) * look.size
                width += space * (len(span.words) - 1)
                if span.link and span.link is not self.link:
                    y = line.y - look.rise + _UNDER * look.size
                    ends = ((x, y), (x + width, y))
                    yield Stroke(ends, look.ink, _UNDERLINE * look.size)
                x += width + (space if span.has_space else 0.0)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All that is drawn of it, in the order of reading."""
        return (*self.label, *self.lines)


class TextSetting(Record, frozen=True):
    """What holds for all paragraphs of a frame.

    Args:
        align: `l`, `ctr` or `r`; empty for where lines begin.
        anchor: `t`, `ctr` or `b`.
        fade: how far the ground shines through the words, from 0 to 1.
        wraps: whether lines end at the edges of the frame.
        ground: the colour behind the words.
    """

    align: str = ""
    anchor: str = "t"
    fade: float = 0.0
    wraps: bool = True
    ground: str = ""


class TagPair(Record, frozen=True, eq=False):
    """What a paragraph's words belong to, and its number or bullet; None within artifacts.

    Args:
        words: element of its words.
        label: element of its number or bullet, if it has one that is told.
        link: where all of it leads.
    """

    words: Tag | None = None
    label: Tag | None = None
    link: Link | None = None


UNTAGGED = TagPair()


def set_paragraphs(
    setting: SlideContext,
    paragraphs: Sequence[Paragraph],
    box: Rect[float],
    look: TextSetting,
    tags: Sequence[TagPair],
) -> Iterator[PlacedText]:
    """Yield paragraphs in their places.

    Args:
        setting: of the slide.
        paragraphs: of a frame.
        box: where its words stand, in points.
        look: of all of them.
        tags: of each.
    """
    broken: list[list[TextLine]] = []
    height = 0.0
    for number, paragraph in enumerate(paragraphs):
        tag = tags[number]
        lines = break_paragraph(setting, paragraph, box, look, tag)
        broken.append(lines)
        height += max(len(lines), 1) * paragraph.leading.pt
        height += paragraph.before.pt if number else 0.0
    top = box.top + find_offset(box.height - height, look.anchor)
    for number, paragraph in enumerate(paragraphs):
        top += paragraph.before.pt if number else 0.0
        high = max(len(broken[number]), 1) * paragraph.leading.pt
        place = Rect[float](box.left, top, box.width, high)
        yield place_paragraph(setting, paragraph, place, broken[number], tags[number])
        top += high


def place_paragraph(
    setting: SlideContext,
    paragraph: Paragraph,
    box: Rect[float],
    lines: Sequence[TextLine],
    tag: TagPair,
) -> PlacedText:
    """Return a paragraph whose lines stand one below the other in a box."""
    leading = paragraph.leading.pt
    first = box.top + leading - DESCENT * paragraph.size.pt
    placed: list[TextLine] = []
    for number, line in enumerate(lines):
        placed.append(replace(line, y=first + number * leading))
    label = make_label(setting, paragraph, box, first, tag)
    return PlacedText(paragraph, box, tuple(placed), tuple(label), tag.link)


def find_offset(slack: float, anchor: str) -> float:
    """Return how far below the head of its box a text begins, of what is free in it."""
    return {"ctr": slack / 2, "b": slack}.get(anchor, 0.0)


def break_paragraph(
    setting: SlideContext,
    paragraph: Paragraph,
    box: Rect[float],
    look: TextSetting,
    tag: TagPair,
) -> list[TextLine]:
    """Return the lines of a paragraph, which stand at no height yet."""
    ink = paragraph.colour
    if look.fade:
        ink = mix_colours(look.ground, ink, look.fade)
    maker = SlideFragments(
        setting,
        paragraph,
        ink,
        tag.words,
        tag.link,
    )
    aligns = _ALIGNS_RTL if setting.is_rtl else _ALIGNS
    style = TextStyle(
        name="slide",
        face=find_font(setting.theme, FACES[paragraph.style].family),
        size=paragraph.size.pt,
        leading=paragraph.leading.pt,
        ink=ink,
        align=aligns[look.align],
        left=paragraph.stands_in.pt,
    )
    lines: list[TextLine] = []
    given = paragraph.lines if paragraph.holds_lines else (paragraph.runs,)
    for runs in given:
        pieces = list(maker.make(runs))
        lines += break_pieces(
            pieces,
            style,
            box,
            look,
            is_rtl=setting.is_rtl,
        )
    return lines


def break_pieces(
    pieces: Sequence[Fragment],
    style: TextStyle,
    box: Rect[float],
    look: TextSetting,
    *,
    is_rtl: bool,
) -> list[TextLine]:
    """Return the lines of pieces in a box."""
    paragraph = SetParagraph(
        pieces,
        style,
        box.width,
        x=box.left,
        is_rtl=is_rtl,
    )
    room = paragraph.measure.rest if look.wraps else _ENDLESS
    broken = fit_lines(paragraph.row, room)
    return paragraph.set_broken(broken) if broken else []


# ---------------------------------------------------------------- bullets and numbers


def make_label(
    setting: SlideContext,
    paragraph: Paragraph,
    box: Rect[float],
    baseline: float,
    tag: TagPair,
) -> Iterator[Mark]:
    """Yield the bullet or the number of a paragraph, if it has one."""
    if not paragraph.bullet_colour:
        return
    words = write_number(paragraph)
    if words:
        yield from set_number(
            setting,
            paragraph,
            words,
            box,
            baseline,
            tag,
        )
        return
    mark = paragraph.mark
    level = mark.level if mark else 0
    size = paragraph.size.pt
    left = mark.inset.pt if mark else 0.0
    x = box.left + left + _BULLET_X * size
    if setting.is_rtl:
        x = 2 * box.left + box.width - x
    y = baseline - _BULLET_Y * size
    radius = _BULLET_RADII[level] * size
    ink = paragraph.bullet_colour
    if level == _SQUARE:
        side = 2 * radius
        yield Fill(
            x - radius,
            y - radius,
            side,
            side,
            ink,
            tag=tag.label,
        )
    else:
        fill, edge = ("", ink) if level == _HOLLOW else (ink, "")
        yield Disc(
            x,
            y,
            radius,
            fill,
            edge,
            tag.label,
        )


def write_number(paragraph: Paragraph) -> str:
    """Return the number before a paragraph, as programs write it; nothing for a bullet."""
    if paragraph.style is Style.ENTRY and paragraph.number is not None:
        return str(paragraph.number)
    mark = paragraph.mark
    if mark and mark.number:
        return format_label(mark.level, mark.number)
    return ""


def set_number(
    setting: SlideContext,
    paragraph: Paragraph,
    words: str,
    box: Rect[float],
    baseline: float,
    tag: TagPair,
) -> list[TextLine]:
    """Return the number before a paragraph as a line."""
    face = FACES[paragraph.style]
    bold = face.bold or paragraph.is_bold
    font = find_font(
        setting.theme,
        face.family,
        bold=bold,
        italic=face.italic,
    )
    look = Look(font, paragraph.size.pt, paragraph.bullet_colour)
    piece = Fragment(words, look, tag.label)
    left = paragraph.mark.inset.pt if paragraph.mark else 0.0
    style = TextStyle(
        "number",
        font,
        look.size,
        look.size,
        look.ink,
        left=left,
    )
    frame = TextSetting(wraps=False)
    lines = break_pieces(
        [piece],
        style,
        box,
        frame,
        is_rtl=setting.is_rtl,
    )
    return [replace(line, y=baseline) for line in lines]


def hangs_label(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an item of a list, with its bullet or its number before it."""
    if not paragraph.bullet_colour:
        return False
    return paragraph.style in BULLETED or bool(write_number(paragraph))


def list_marks(placed: Sequence[PlacedText]) -> list[Mark]:
    """Return all that is drawn of paragraphs."""
    return list(chain.from_iterable(text.marks for text in placed))


def list_underlines(placed: Sequence[PlacedText]) -> list[Mark]:
    """Return the lines below all words of paragraphs that lead somewhere."""
    return list(chain.from_iterable(text.list_underlines() for text in placed))
