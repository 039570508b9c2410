"""A drawn slide -> how it comes in: a fade where the theme has one, point by point where the content asks.

Both stand after the shapes, in this order (ECMA-376 19.3.1.38): the transition, then the
timing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from reporting.deck.ooxml.master import BODY
from reporting.deck.ooxml.xml import Element, e
from reporting.deck.slides.slide_builder import Stage

_APPEAR = 1
"""Number of PowerPoint's entrance "Appear"."""


def animate(stage: Stage) -> None:
    """Write how the slide follows the one before, and how its paragraphs follow each other."""
    root = stage.slide._element  # noqa: SLF001  (python-pptx knows neither)
    if stage.theme.slide.transition == "fade":
        root.append(e("p:transition", e("p:fade"), spd="med"))
    if stage.plan.build:
        root.append(_timing(stage))


def _timing(stage: Stage) -> Element:
    """Return a click for each paragraph of the body; the chips beside it come with it."""
    body = next(
        one for one in stage.slide.placeholders if one.placeholder_format.idx == BODY
    ).shape_id
    ids, clicks = count(3), []
    for number, _ in enumerate(stage.plan.body.frames[0].texts):
        beside = [
            shape for chip, shape in stage.chips.items() if chip.paragraph == number
        ]
        words = e("p:spTgt", e("p:txEl", e("p:pRg", st=number, end=number)), spid=body)
        clicks.append(
            _click(ids, (words, *(e("p:spTgt", spid=shape) for shape in beside)))
        )
    sequence = e(
        "p:seq",
        e(
            "p:cTn",
            e("p:childTnLst", *clicks),
            id=2,
            dur="indefinite",
            nodeType="mainSeq",
        ),
        e(
            "p:prevCondLst",
            e("p:cond", e("p:tgtEl", e("p:sldTgt")), evt="onPrev", delay=0),
        ),
        e(
            "p:nextCondLst",
            e("p:cond", e("p:tgtEl", e("p:sldTgt")), evt="onNext", delay=0),
        ),
        concurrent=True,
        nextAc="seek",
    )
    root = e(
        "p:cTn",
        e("p:childTnLst", sequence),
        id=1,
        dur="indefinite",
        restart="never",
        nodeType="tmRoot",
    )
    built = e("p:bldLst", e("p:bldP", spid=body, grpId=0, build="p"))
    return e("p:timing", e("p:tnLst", e("p:par", root)), built)


def _click(ids: Iterator[int], targets: Sequence[Element]) -> Element:
    """Return one click, at which the targets appear together."""
    effects = [
        _appear(ids, target, first=not number) for number, target in enumerate(targets)
    ]
    inner = e("p:par", _node(ids, effects, delay="0"))
    return e("p:par", _node(ids, [inner], delay="indefinite"))


def _node(ids: Iterator[int], children: Sequence[Element], delay: str) -> Element:
    start = e("p:stCondLst", e("p:cond", delay=delay))
    return e("p:cTn", start, e("p:childTnLst", *children), id=next(ids), fill="hold")


def _appear(ids: Iterator[int], target: Element, *, first: bool) -> Element:
    """Return the entrance of one target: the first of a click waits for it, the others come along."""
    own, inner = next(ids), next(ids)
    shown = e(
        "p:set",
        e(
            "p:cBhvr",
            e(
                "p:cTn",
                e("p:stCondLst", e("p:cond", delay="0")),
                id=inner,
                dur="1",
                fill="hold",
            ),
            e("p:tgtEl", target),
            e("p:attrNameLst", e("p:attrName", text="style.visibility")),
        ),
        e("p:to", e("p:strVal", val="visible")),
    )
    node = e(
        "p:cTn",
        e("p:stCondLst", e("p:cond", delay="0")),
        e("p:childTnLst", shown),
        id=own,
        presetID=_APPEAR,
        presetClass="entr",
        presetSubtype=0,
        fill="hold",
        grpId=0,
        nodeType="clickEffect" if first else "withEffect",
    )
    return e("p:par", node)
