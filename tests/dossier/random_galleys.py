"""Galleys made by hand or at random, and what must hold of the pages that they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hypothesis import strategies as st

from reporting.content.model import Status
from reporting.dossier.galley.galley import (
    FREE,
    NEVER,
    Flow,
    Galley,
    Note,
    NotePlace,
    Slab,
    Slabs,
    measure_height,
)
from reporting.dossier.galley.page import Breaking, Page, Part, Placement
from reporting.dossier.pages.page_measure import PageMeasure
from reporting.dossier.pages.passages import find_paragraph_end, read_galley
from reporting.paper.marks import Look, Span, TextLine
from reporting.paper.tag import Tag
from reporting.plan.words import Evidence
from reporting.record import replace

LEADING, BASELINE, HEIGHT = 14.0, 10.0, 280.0
MEASURE = PageMeasure(HEIGHT, LEADING, BASELINE)
"""A page of twenty lines."""


def line(cut: float = FREE, notes: tuple[NotePlace, ...] = ()) -> Slab:
    return Slab(LEADING, cut=cut, baseline=BASELINE, notes=notes)


def words(tag: Tag) -> TextLine:
    """Return a line of a paragraph."""
    return TextLine(0, BASELINE, (Span(Look("Face", 10.0, "#000000"), tag, ()),))


def say_paragraph(galley: Galley) -> Galley:
    """Return lines as those of one paragraph."""
    tag = Tag(name="P")
    slabs = []
    for slab in galley.slabs:
        is_text = slab.baseline is not None
        slabs.append(replace(slab, marks=(words(tag),)) if is_text else slab)
    return replace(galley, slabs=tuple(slabs))


def paragraph(count: int, **more: object) -> Galley:
    """Return a paragraph whose first two lines stand together, as its last two do."""
    lines = []
    for number in range(1, count + 1):
        lines.append(line(NEVER if number in {1, count - 1} else FREE))
    return replace(Galley(tuple(lines)), **more)


def block(height: float, **more: object) -> Galley:
    """Return a block that is never cut, a line of space around it."""
    around = Galley((Slab(height),), before=LEADING, after=LEADING)
    return replace(around, **more)


def rows(count: int, height: float = 18.0, **more: object) -> Galley:
    """Return a table that may be cut between any two rows."""
    return replace(Galley((Slab(height),) * count), **more)


def opener(height: float = 60.0, **more: object) -> Galley:
    """Return an opener that is tied to five lines."""
    made = Galley(
        (Slab(height, cut=NEVER),),
        flow=Flow.OPENER,
        before=2 * LEADING,
        after=LEADING,
        ties=5 * LEADING,
    )
    return replace(made, **more)


def part(
    *galleys: Galley, title: str = "Part", begins: Breaking = Breaking.RUN_ON
) -> Part:
    return Part(title, galleys, begins, "#1F4E79")


def note(number: int, lines: int = 3) -> Note:
    evidence = Evidence(
        f"claim-{number}", number, Status.CONFIRMED, "confirmed", "", ()
    )
    full = (Slab(10.0, baseline=8.0),) * lines
    return Note(evidence, Tag(name="Note"), full, full[:1])


# ---------------------------------------------------------------- at random

SHAPES = "ltpbPBswW"
"""Slabs by a letter: a line, tied, free; a low one, tied, free; a space, tied, free; and two that are high."""
_SLABS = {
    "l": Slab(LEADING, cut=NEVER, baseline=BASELINE),
    "t": Slab(LEADING, baseline=BASELINE),
    "p": Slab(30.0, cut=NEVER),
    "b": Slab(30.0),
    "P": Slab(90.0, cut=20.0),
    "B": Slab(280.0),
    "s": Slab(6.0, is_space=True),
    "w": Slab(6.0, cut=NEVER, is_space=True),
    "W": Slab(300.0),
}

shapes = st.one_of(
    st.text(SHAPES, min_size=1, max_size=6),
    st.builds(
        lambda one, count: one * count, st.sampled_from("ltpbP"), st.integers(2, 40)
    ),
)


@st.composite
def galleys(draw: st.DrawFn) -> Galley:
    """Draw a galley of any shape, with notes here and there."""
    shape = draw(shapes)
    if not set(shape) - {"s", "w"}:
        shape += "t"
    numbers = draw(st.lists(st.integers(1, 30), max_size=4))
    is_wide, is_tied, repeats = draw(st.tuples(*[st.booleans()] * 3))
    flow = draw(st.sampled_from((Flow.TEXT, Flow.FLOAT, Flow.TEXT, Flow.ASIDE)))
    slabs: list[Slab] = []
    for at, letter in enumerate(shape):
        slab = _SLABS[letter]
        beside = numbers[at : at + 2] if at % 3 == 0 and not slab.is_space else []
        if beside and not is_wide:
            places = [NotePlace(8.0, note(one, one % 4 + 1)) for one in beside]
            slab = replace(slab, notes=tuple(places))
        slabs.append(slab)
    before, after = draw(st.tuples(*[st.sampled_from((0.0, 7.0, 14.0))] * 2))
    made = Galley(
        tuple(slabs),
        flow=flow,
        is_wide=is_wide,
        before=before,
        after=after,
        repeats=1 if repeats and len(slabs) > 2 else 0,
        ties=28.0 if is_tied else 0.0,
    )
    return say_paragraph(made)


@st.composite
def parts(draw: st.DrawFn) -> list[Part]:
    """Draw the parts of a dossier."""
    done: list[Part] = []
    for number in range(draw(st.integers(1, 3))):
        first = opener(draw(st.sampled_from((20.0, 60.0, 120.0))))
        others = draw(st.lists(galleys(), max_size=4))
        begins = draw(st.sampled_from((Breaking.RUN_ON, *Breaking)))
        done.append(part(first, *others, title=f"Part {number}", begins=begins))
    return done


# ---------------------------------------------------------------- what must hold


def list_placements(pages: Sequence[Page]) -> Iterator[tuple[int, Placement]]:
    """Yield everything that stands on pages, with the page counted from 0, from head to foot."""
    for number, page in enumerate(pages):
        for placement in page.placements:
            yield number, placement


def measure_placement(placement: Placement) -> float:
    """Return the height of what stands there, in points."""
    galley = placement.galley
    height = measure_height(galley.slabs[placement.start : placement.stop])
    if placement.repeats:
        height += measure_height(galley.repeated)
    return height


def find_places(pages: Sequence[Page], galley: Galley) -> list[tuple[int, Placement]]:
    """Return the placements of one galley, with their pages."""
    return [
        (number, placement)
        for number, placement in list_placements(pages)
        if placement.galley is galley
    ]


def check_whole(pages: Sequence[Page], galley: Galley) -> None:
    """Hold that every slab of a galley stands once and in order; only spaces may be left out."""
    placed: list[int] = []
    for _, placement in find_places(pages, galley):
        placed += range(placement.start, placement.stop)
    assert placed == sorted(set(placed))
    left = set(range(len(galley.slabs))) - set(placed)
    assert all(galley.slabs[at].is_space for at in left)


def check_order(pages: Sequence[Page], given: Sequence[Part]) -> None:
    """Hold that text stands in order, floats stand in order, and both within their parts."""
    order = {}
    for number, one in enumerate(given):
        for at, galley in enumerate(one.galleys):
            order[id(galley)] = (number, at)
    text: list[tuple[int, int]] = []
    floats: list[tuple[int, int]] = []
    seen: list[int] = []
    for _, placement in list_placements(pages):
        key = order[id(placement.galley)]
        is_float = placement.galley.flow in {Flow.FLOAT, Flow.ASIDE}
        (floats if is_float else text).append(key)
        seen.append(key[0])
    assert text == sorted(text)
    assert floats == sorted(floats)
    assert seen == sorted(seen)


def check_feet(pages: Sequence[Page], measure: PageMeasure) -> None:
    """Hold that nothing runs into another or over the foot, but for a slab higher than a page."""
    for page in pages:
        foot = 0.0
        for placement in page.placements:
            assert placement.top >= foot - 0.1
            foot = placement.top + measure_placement(placement)
        assert abs(page.filled - foot) < 0.01 or not page.placements
        highest = max((_measure_tallest(one) for one in page.placements), default=0.0)
        assert foot <= measure.height + 0.1 or highest > measure.height


def _measure_tallest(placement: Placement) -> float:
    """Return the height of the highest slab of a placement, under what is repeated above it."""
    galley = placement.galley
    taken = galley.slabs[placement.start : placement.stop]
    above = measure_height(galley.repeated) if placement.repeats else 0.0
    return above + max(slab.height for slab in taken)


def check_ties(pages: Sequence[Page], one: Part) -> None:
    """Hold that what is tied has its height of what follows, unless its page begins with it."""
    for at, galley in enumerate(one.galleys):
        number, placed = find_places(pages, galley)[-1]
        below = pages[number].filled - placed.top - measure_placement(placed)
        later = [find_places(pages, other)[-1][0] for other in one.galleys[at + 1 :]]
        is_followed = max(later, default=0) > number
        is_first = pages[number].placements[0].galley is galley
        assert below >= galley.ties - 0.1 or not is_followed or is_first


def check_asides(page: Page, measure: PageMeasure) -> None:
    """Hold that what reads as text is followed by no lines of a paragraph that began before it."""
    for above, below in pairwise(page.placements):
        galley, start = below.galley, below.start
        if above.galley.flow is Flow.ASIDE and start and galley.flow is Flow.TEXT:
            stop = find_paragraph_end(read_galley(galley, 0, 0, None), start)
            rest = measure_height(galley.slabs[start:stop])
            assert stop == start or rest > measure.height - measure.leading


def check_grid(placement: Placement, measure: PageMeasure) -> None:
    """Hold that body text stands on the grid, but for a float at the head."""
    slab = placement.galley.slabs[placement.start]
    is_float = placement.galley.flow in {Flow.FLOAT, Flow.ASIDE}
    at_head = is_float and not placement.top
    if slab.baseline is not None and not placement.repeats and not at_head:
        off = (placement.top + slab.baseline - measure.baseline) % measure.leading
        assert min(off, measure.leading - off) < 0.1


def check_notes(page: Page, measure: PageMeasure) -> None:
    """Hold that notes stand apart and within the margin, and that every claim has its number."""
    foot = 0.0
    for placed in page.notes:
        assert placed.top >= foot - 0.1
        slabs = placed.note.short if placed.is_short else placed.note.full
        foot = placed.top + measure_height(slabs)
    assert foot <= measure.height + 0.1
    shown = {placed.note.evidence.number for placed in page.notes}
    shown |= {one.evidence.number for one in page.crowd}
    wanted = set()
    for placement in page.placements:
        for slab in placement.galley.slabs[placement.start : placement.stop]:
            wanted |= {place.note.evidence.number for place in slab.notes}
    assert shown == wanted


def check_cuts(pages: Sequence[Page], galley: Galley, measure: PageMeasure) -> None:
    """Hold that what stands together is cut only if it is higher than a page, or below an opener alone."""
    for cost, above in list_cuts(pages, galley):
        (page,) = [
            page for page in pages if any(one is above for one in page.placements)
        ]
        others = [one for one in page.placements if one.galley is not galley]
        is_alone = bool(others) and all(one.galley.ties for one in others)
        if cost >= NEVER and not is_alone:
            # What is brought onto the grid takes up to a line more.
            strip = measure_strip(galley, above.stop) + measure.leading
            assert strip > measure.height


def list_cuts(pages: Sequence[Page], galley: Galley) -> list[tuple[float, Placement]]:
    """Return the cost of each cut through a galley, with what stands above it."""
    found = []
    for (page, above), (other, below) in pairwise(find_places(pages, galley)):
        if page != other:
            run = galley.slabs[above.stop - 1 : below.start]
            found.append((max(slab.cut for slab in run), above))
    return found


def measure_strip(galley: Galley, stop: int) -> float:
    """Return the height of what stands together around a joint that is none, in points."""
    head = galley.repeats_from + galley.repeats
    start, end = 0, len(galley.slabs)
    for at in range(1, len(galley.slabs)):
        if _is_joint(galley.slabs, at, head):
            if at <= stop:
                start = at
            else:
                end = min(end, at)
    above = measure_height(galley.repeated) if start else 0.0
    return above + measure_height(galley.slabs[start:end])


def _is_joint(given: Slabs, at: int, head: int) -> bool:
    """Whether a page may end before a slab."""
    stop = at
    while stop and given[stop - 1].is_space:
        stop -= 1
    below = [slab for slab in given[at:] if not slab.is_space]
    run = given[max(stop - 1, 0) : at]
    is_free = all(slab.cut < NEVER for slab in run)
    return stop > head and bool(below) and not given[at].is_space and is_free
