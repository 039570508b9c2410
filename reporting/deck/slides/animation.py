"""A drawn slide -> how it comes in: a fade where the theme has one, point by point where the content asks.

Both stand after the shapes, in this order (ECMA-376 19.3.1.38): the transition, then the
timing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from reporting.deck.ooxml.master import BODY
from reporting.deck.ooxml.xml import Element, make
from reporting.deck.slides.slide_builder import SlideBuilder

_APPEAR = 1
"""Number of PowerPoint's entrance "Appear"."""


def animate(stage: SlideBuilder) -> None:
    """Write how the slide follows the one before, and how its paragraphs follow each other."""
    root = stage.slide._element  # noqa: SLF001  (python-pptx knows neither)
    if stage.theme.slide.transition == "fade":
        root.append(make("p:transition", make("p:fade"), spd="med"))
    if stage.plan.build:
        root.append(_timing(stage))


def _timing(stage: SlideBuilder) -> Element:
    """Return a click for each paragraph of the body; the chips beside it come with it."""
    body = next(
        one for one in stage.slide.placeholders if one.placeholder_format.idx == BODY
    ).shape_id
    ids, clicks = count(3), []
    for number, _ in enumerate(stage.plan.body.frames[0].texts):
        beside = [
            shape for chip, shape in stage.chips.items() if chip.paragraph == number
        ]
        words = make(
            "p:spTgt", make("p:txEl", make("p:pRg", st=number, end=number)), spid=body
        )
        clicks.append(
            _click(ids, (words, *(make("p:spTgt", spid=shape) for shape in beside)))
        )
    sequence = make(
        "p:seq",
        make(
            "p:cTn",
            make("p:childTnLst", *clicks),
            id=2,
            dur="indefinite",
            nodeType="mainSeq",
        ),
        make(
            "p:prevCondLst",
            make("p:cond", make("p:tgtEl", make("p:sldTgt")), evt="onPrev", delay=0),
        ),
        make(
            "p:nextCondLst",
            make("p:cond", make("p:tgtEl", make("p:sldTgt")), evt="onNext", delay=0),
        ),
        concurrent=True,
        nextAc="seek",
    )
    root = make(
        "p:cTn",
        make("p:childTnLst", sequence),
        id=1,
        dur="indefinite",
        restart="never",
        nodeType="tmRoot",
    )
    built = make("p:bldLst", make("p:bldP", spid=body, grpId=0, build="p"))
    return make("p:timing", make("p:tnLst", make("p:par", root)), built)


def _click(ids: Iterator[int], targets: Sequence[Element]) -> Element:
    """Return one click, at which the targets appear together."""
    effects = [
        _appear(ids, target, first=not number) for number, target in enumerate(targets)
    ]
    inner = make("p:par", _node(ids, effects, delay="0"))
    return make("p:par", _node(ids, [inner], delay="indefinite"))


def _node(ids: Iterator[int], children: Sequence[Element], delay: str) -> Element:
    start = make("p:stCondLst", make("p:cond", delay=delay))
    return make(
        "p:cTn", start, make("p:childTnLst", *children), id=next(ids), fill="hold"
    )


def _appear(ids: Iterator[int], target: Element, *, first: bool) -> Element:
    """Return the entrance of one target: the first of a click waits for it, the others come along."""
    own, inner = next(ids), next(ids)
    shown = make(
        "p:set",
        make(
            "p:cBhvr",
            make(
                "p:cTn",
                make("p:stCondLst", make("p:cond", delay="0")),
                id=inner,
                dur="1",
                fill="hold",
            ),
            make("p:tgtEl", target),
            make("p:attrNameLst", make("p:attrName", text="style.visibility")),
        ),
        make("p:to", make("p:strVal", val="visible")),
    )
    node = make(
        "p:cTn",
        make("p:stCondLst", make("p:cond", delay="0")),
        make("p:childTnLst", shown),
        id=own,
        presetID=_APPEAR,
        presetClass="entr",
        presetSubtype=0,
        fill="hold",
        grpId=0,
        nodeType="clickEffect" if first else "withEffect",
    )
    return make("p:par", node)
