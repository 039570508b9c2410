"""The items of a slide -> marks in points from its upper left, and their elements.

What all slides repeat and what only decorates are artifacts; everything else belongs to an
element, in the order in which the slide is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.handout.slides.charts import draw_chart
from reporting.handout.slides.context import SlideContext, find_origin
from reporting.handout.slides.lists import ListTagger
from reporting.handout.slides.paragraphs import (
    UNTAGGED,
    TagPair,
    TextSetting,
    list_marks,
    list_underlines,
    set_paragraphs,
)
from reporting.handout.slides.shapes import (
    draw_arrow,
    draw_bar,
    draw_disc,
    draw_rule,
    draw_symbol,
    draw_triangle,
    to_points,
)
from reporting.handout.slides.strata import Stratum
from reporting.handout.slides.tables import draw_table
from reporting.paper import marks as paper
from reporting.paper.marks import Fill, Link, LinkArea, Mark
from reporting.paper.tag import Tag
from reporting.record import replace
from reporting.scene import (
    Bar,
    Chart,
    Connector,
    Disc,
    Group,
    Picture,
    Role,
    Rule,
    SceneItem,
    Symbol,
    Table,
    TextFrame,
    Triangle,
)

_REPEATED = frozenset({Role.FOOTER, Role.DATE, Role.SLIDE_NUMBER})
"""What each slide repeats."""
_LISTED = frozenset({Role.EVENT, Role.STEP, Role.SIDE, Role.FIGURE})
"""Groups that are items of one list, if they stand within another group."""


class ItemDrawer:
    """Draws the items of one slide.

    Args:
        setting: of the slide.
    """

    def __init__(self, setting: SlideContext) -> None:
        self.setting = setting
        self._lists: dict[Tag, ListTagger] = {}

    def draw(
        self,
        items: Sequence[SceneItem],
        setting: SlideContext | None = None,
    ) -> Iterator[Stratum]:
        """Yield what is drawn of items, back to front.

        Args:
            items: that stand beside each other.
            setting: of the place that they belong to; that of the slide when left out.
        """
        place = setting or self.setting
        for item in items:
            match item:
                case Group():
                    yield from self.draw_group(item, place)
                case TextFrame():
                    yield from self.draw_frame(item, place)
                case Disc():
                    yield from self.draw_disc(item, place)
                case Chart():
                    self.end_lists(place)
                    yield Stratum(tuple(draw_chart(place, item)))
                case Table():
                    self.end_lists(place)
                    yield from draw_table(place, item)
                case Picture():
                    self.end_lists(place)
                    yield Stratum((draw_picture(place, item),))
                case _:
                    yield Stratum(
                        tuple(draw_shape(item, place.ground)), is_artifact=True
                    )

    def find_lists(self, setting: SlideContext) -> ListTagger:
        """Return what makes the lists of a place."""
        tagger = self._lists.get(setting.place)
        if tagger is None:
            tagger = self._lists[setting.place] = ListTagger(setting)
        return tagger

    def end_lists(self, setting: SlideContext) -> None:
        """End the lists of a place."""
        self.find_lists(setting).end()

    # ---- groups

    def draw_group(self, group: Group, setting: SlideContext) -> Iterator[Stratum]:
        """Yield what is drawn of items that are held together."""
        if group.is_decorative:
            yield from self.draw(group.items, setting)
            return
        lists = self.find_lists(setting)
        if group.role is Role.STATUS:
            place = setting
            if lists.body and setting is not self.setting:
                place = lists.body  # it stands below its point
            else:
                lists.end()
            # its words are the catalogue's, its claim is the content's
            items = [replace(item, origin=group.origin) for item in group.items]
            yield from self.draw(items, place)
            return
        lists.end()
        parts = [item for item in group.items if isinstance(item, Group)]
        if any(part.role in _LISTED for part in parts):
            whole = setting.group("L", group.origin)
            for item in group.items:
                yield from self.draw((item,), begin_item(whole, item))
            return
        yield from self.draw(group.items, setting.group("Div", group.origin))

    # ---- text

    def draw_frame(self, frame: TextFrame, setting: SlideContext) -> Iterator[Stratum]:
        """Yield the ground and the words of a text frame."""
        box = to_points(frame.rect)
        if frame.fill:
            ground = Fill(
                box.left,
                box.top,
                box.width,
                box.height,
                frame.fill,
            )
            yield Stratum((ground,), is_artifact=True)
        is_artifact = frame.is_decorative or frame.role in _REPEATED
        tags: list[TagPair] = [UNTAGGED] * len(frame.paragraphs)
        areas: tuple[Mark, ...] = ()
        if not is_artifact:
            words = "".join(paragraph.text for paragraph in frame.paragraphs)
            link = setting.links.find(frame.link, words, setting.name)
            area = link if frame.fill else None
            tags = list(self.tag_frame(frame, setting, None if area else link))
            if area:
                tags[0], areas = cover_frame(
                    frame,
                    setting,
                    tags[0],
                    area,
                )
        inset = frame.inset.pt
        inner = replace(
            box,
            left=box.left + inset,
            top=box.top + inset,
            width=box.width - 2 * inset,
            height=box.height - 2 * inset,
        )
        look = TextSetting(
            frame.align,
            frame.anchor,
            frame.fade,
            frame.wraps,
            setting.ground,
        )
        placed = list(
            set_paragraphs(
                setting,
                frame.paragraphs,
                inner,
                look,
                tags,
            )
        )
        yield Stratum((*list_marks(placed), *areas), is_artifact)
        if not is_artifact:
            yield Stratum(tuple(list_underlines(placed)), is_artifact=True)

    def tag_frame(
        self,
        frame: TextFrame,
        setting: SlideContext,
        link: Link | None,
    ) -> Iterator[TagPair]:
        """Yield the elements of each paragraph of a frame.

        Args:
            frame: of the slide.
            setting: of the place that it belongs to.
            link: where all its words lead.
        """
        lists = self.find_lists(setting)
        for number, paragraph in enumerate(frame.paragraphs):
            origin = find_origin(paragraph.runs) or frame.origin
            if frame.role is Role.TITLE and not number:
                lists.end()
                tag = setting.elem(setting.heading, origin)
                label = None
            elif frame.role is Role.STATUS:
                tag, label = setting.elem("P", origin), None
            else:
                place, label = lists.tag(paragraph)
                tag = place.elem("P", origin)
            if link:
                tag = setting.within(tag).elem("Link")
            yield TagPair(tag, label, link)

    def draw_disc(self, disc: Disc, setting: SlideContext) -> Iterator[Stratum]:
        """Yield a round mark and its number."""
        yield Stratum((draw_disc(disc),), is_artifact=True)
        if not disc.paragraphs:
            return
        tags = [UNTAGGED] * len(disc.paragraphs)
        if not disc.is_decorative:
            tags = [TagPair(setting.elem("P")) for _ in disc.paragraphs]
        look = TextSetting("ctr", "ctr", wraps=False)
        box = to_points(disc.rect)
        placed = list(
            set_paragraphs(
                setting,
                disc.paragraphs,
                box,
                look,
                tags,
            )
        )
        yield Stratum(tuple(list_marks(placed)), disc.is_decorative)


def begin_item(whole: SlideContext, item: SceneItem) -> SlideContext:
    """Return where a part of a list of groups belongs: to an item, unless it decorates."""
    if item.is_decorative:
        return whole
    return whole.group("LI").group("LBody", item.origin)


def cover_frame(
    frame: TextFrame,
    setting: SlideContext,
    pair: TagPair,
    link: Link,
) -> tuple[TagPair, tuple[Mark, ...]]:
    """Return the elements of a frame's first paragraph as a link, with all its area."""
    if pair.words is None:
        return pair, ()
    tag = setting.within(pair.words).elem("Link")
    box = to_points(frame.rect)
    area = LinkArea(
        box.left,
        box.top,
        box.width,
        box.height,
        link,
        tag,
    )
    return replace(pair, words=tag), (area,)


def draw_picture(setting: SlideContext, picture: Picture) -> Mark:
    """Return a picture, which is a figure unless it decorates."""
    box = to_points(picture.rect)
    tag = None
    if not picture.is_decorative:
        tag = setting.elem("Figure", picture.origin, alt=picture.alt)
    return paper.Picture(
        box.left,
        box.top,
        box.width,
        box.height,
        picture.data,
        tag,
    )


def draw_shape(item: SceneItem, ground: str) -> Iterator[Mark]:
    """Yield what is drawn of an item without words."""
    match item:
        case Bar():
            yield from draw_bar(item, ground)
        case Rule():
            yield draw_rule(item)
        case Triangle():
            yield draw_triangle(item)
        case Connector():
            yield from draw_arrow(item)
        case Symbol():
            yield draw_symbol(item)
