"""Things that stand side by side -> slides, dealt out evenly, in the form that has large type.

Items are dealt out to as few slides as hold them whole and break no word, at the largest
type size that does; where that is small, one slide more may make it large. An item too long
for a slide of its own runs on over several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from reporting.design.slide_styles import Style
from reporting.design.units import Length
from reporting.plan.block_model import Block
from reporting.plan.words import Para, Runs
from reporting.record import Record, replace
from reporting.scene import SlideKind
from reporting.slides.model import SlideBody, SlideText
from reporting.slides.neatness import breaks_words
from reporting.slides.pagination import group_evenly
from reporting.slides.splitting import split_fitting
from reporting.slides.typesetter import Typesetter

COMFORTABLE = 0.75
"""Share of the full size down to which type is not worth another slide."""

Item = TypeVar("Item")


class TypeSizes(Record, frozen=True):
    """The type of a slide.

    Args:
        body: of its running text.
        display: of what stands large, if something does.
    """

    body: Length
    display: Length = Length(0)


MakeBody = Callable[[Sequence[tuple[int, Item]], TypeSizes], SlideBody]
"""Sets some items, each with its place in the block, at a size."""


class CellLayout(Record, Generic[Item], frozen=True):
    """How items of one kind become slides.

    Args:
        kind: of the slides.
        most: how many stand on a slide at the most.
        list_forms: returns the ways to set so many items on a slide, the best first.
        set_alone: sets one that has no room otherwise; words of it may be cut.
        sizes: to try, the best first; those of running text when left out.
        comfort: down to which sizes type is not worth another slide, likewise.
        get_text: returns an item's running text; without it an item cannot run on.
        replace_text: makes the same item with a part of its text.
    """

    kind: SlideKind
    most: int
    list_forms: Callable[[int], Sequence[MakeBody[Item]]]
    set_alone: MakeBody[Item]
    sizes: Sequence[TypeSizes] = ()
    comfort: TypeSizes | None = None
    get_text: Callable[[Item], Para] | None = None
    replace_text: Callable[[Item, Para], Item] | None = None


Bodies = tuple[SlideBody, ...]


def lay_out_cells(
    setter: Typesetter,
    items: Sequence[Item],
    layout: CellLayout[Item],
) -> Bodies:
    """Deal items out to slides."""
    step = setter.tokens.step
    own = [TypeSizes(size) for size in setter.list_kind_sizes(layout.kind, step)]
    sizes = layout.sizes or own
    least = layout.comfort or TypeSizes(step.times(COMFORTABLE))
    large = []
    for size in sizes:
        if size.body >= least.body and size.display >= least.display:
            large.append(size)
    large = large or list(sizes[:1])
    for may_break in (False, True):
        dealt = _DealtOut(setter, items, layout, may_break=may_break)
        for count in dealt.list_counts():
            found = dealt.set_all(count, sizes)
            if found is None:
                continue
            found_size = TypeSizes(
                found[0].size,
                found[0].display,
            )
            if found_size in large or not dealt.is_even(count + 1):
                return found
            return dealt.set_all(count + 1, large) or found
    alone: list[SlideBody] = []
    for item in enumerate(items):
        alone += _run_on(
            setter,
            item,
            layout,
            sizes[-1],
        )
    return tuple(alone)


class _DealtOut(Generic[Item]):
    """Items dealt out to some number of slides."""

    def __init__(
        self,
        setter: Typesetter,
        items: Sequence[Item],
        layout: CellLayout[Item],
        *,
        may_break: bool,
    ) -> None:
        self.setter = setter
        self.numbered = tuple(enumerate(items))
        self.layout = layout
        self.may_break = may_break

    def list_counts(self) -> range:
        """Return the numbers of slides that they may take, the least first."""
        count = len(self.numbered)
        least = -(-count // self.layout.most)
        return range(max(1, least), count + 1)

    def is_even(self, count: int) -> bool:
        """Whether none stands alone on one of so many slides."""
        return len(self.numbered) >= 2 * count

    def set_all(
        self,
        count: int,
        sizes: Sequence[TypeSizes],
    ) -> Bodies | None:
        """Return so many slides at the largest size at which all is whole, if there is one."""
        together = -(-len(self.numbered) // count)
        groups = group_evenly(len(self.numbered), together)
        if len(groups) != count:
            return None
        pages = [self.numbered[group] for group in groups]
        forms = self.layout.list_forms(len(pages[0]))
        for size in sizes:
            for make_body in forms:
                bodies = self._set_pages(make_body, pages, size)
                if bodies:
                    return bodies
        return None

    def _set_pages(
        self,
        make_body: MakeBody[Item],
        pages: Sequence[Sequence[tuple[int, Item]]],
        size: TypeSizes,
    ) -> Bodies | None:
        """Return slides in one form at one size, if all is whole on them."""
        bodies = []
        for page in pages:
            body = make_body(page, size)
            if body.clipped:
                return None
            if not self.may_break and breaks_words(self.setter, (body,)):
                return None
            bodies.append(body)
        return tuple(bodies)


def _run_on(
    setter: Typesetter,
    numbered: tuple[int, Item],
    layout: CellLayout[Item],
    size: TypeSizes,
) -> Iterator[SlideBody]:
    """Yield the slides of an item by itself: one, or as many as its text runs on over."""
    number, item = numbered
    make_body = layout.set_alone
    body = make_body((numbered,), size)
    get_text, replace_text = layout.get_text, layout.replace_text
    if not body.clipped or get_text is None or replace_text is None:
        yield body
        return
    para = get_text(item)

    def make_part(runs: Runs) -> SlideBody:
        marks = {run.mark for run in runs}
        evidence = [proof for proof in para.evidence if proof.number in marks]
        part = replace(para, runs=runs, evidence=tuple(evidence))
        return make_body(((number, replace_text(item, part)),), size)

    def fits(runs: Runs) -> bool:
        return not make_part(runs).clipped

    rest: SlideText | None = setter.make_text(
        para.runs,
        Style.TEXT,
        size.body,
    )
    while rest:
        head, rest = split_fitting(
            setter,
            rest,
            setter.grid.body,
            fits,
        )
        body = make_part(head.runs)
        yield body
        if body.clipped:  # what stands over the text leaves it no room at all
            return


def attach_block(
    body: SlideBody,
    block: Block,
) -> SlideBody:
    """Let a body bear its block, and what the whole of that stands on."""
    return replace(
        body,
        block=block,
        shared=(*block.evidence, *body.shared),
    )
