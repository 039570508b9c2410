"""How a slide comes in: a fade where the theme has one, point by point where it is asked for.

Both stand after the shapes, in this order (ECMA-376 19.3.1.38): the transition, then the
timing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from reporting.deck.ooxml.xml import element

FADE = '<p:transition spd="med"><p:fade/></p:transition>'
"""The transition of every slide, where the theme has one."""

_APPEAR = 1
"""Number of PowerPoint's entrance "Appear"."""

_NOW = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_AT_CLICK = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
_SLIDE = "<p:tgtEl><p:sldTgt/></p:tgtEl>"


def write_build(body: int, beside: Sequence[Sequence[int]]) -> str:
    """Write the timing of a slide whose paragraphs appear one by one (ECMA-376 19.5).

    Args:
        body: number of the shape that holds the paragraphs.
        beside: for each paragraph, the numbers of the shapes that appear with it.
    """
    ids = count(3)
    clicks = []
    for number, shapes in enumerate(beside):
        range_ = element("p:pRg", st=number, end=number)
        words = element("p:spTgt", element("p:txEl", range_), spid=body)
        targets = [words, *[element("p:spTgt", spid=shape) for shape in shapes]]
        clicks.append(write_click(ids, targets))
    steps = element(
        "p:cTn",
        element("p:childTnLst", *clicks),
        id=2,
        dur="indefinite",
        nodeType="mainSeq",
    )
    back = element("p:cond", _SLIDE, evt="onPrev", delay=0)
    forth = element("p:cond", _SLIDE, evt="onNext", delay=0)
    sequence = element(
        "p:seq",
        steps,
        element("p:prevCondLst", back),
        element("p:nextCondLst", forth),
        concurrent=True,
        nextAc="seek",
    )
    root = element(
        "p:cTn",
        element("p:childTnLst", sequence),
        id=1,
        dur="indefinite",
        restart="never",
        nodeType="tmRoot",
    )
    nodes = element("p:tnLst", element("p:par", root))
    built = element("p:bldP", spid=body, grpId=0, build="p")
    return element("p:timing", nodes, element("p:bldLst", built))


def write_click(ids: Iterator[int], targets: Sequence[str]) -> str:
    """Write one click, at which targets appear together: the first waits for it."""
    effects = []
    for number, target in enumerate(targets):
        node = "withEffect" if number else "clickEffect"
        effects.append(write_appearance(ids, target, node))
    inner = write_node(ids, _NOW, "".join(effects))
    return write_node(ids, _AT_CLICK, inner)


def write_node(
    ids: Iterator[int],
    start: str,
    children: str,
) -> str:
    """Write a node of the time line, which begins at `start` and holds other nodes."""
    children = element("p:childTnLst", children)
    node = element("p:cTn", start, children, id=next(ids), fill="hold")
    return element("p:par", node)


def write_appearance(
    ids: Iterator[int],
    target: str,
    node: str,
) -> str:
    """Write the entrance of one target."""
    own, inner = next(ids), next(ids)
    step = element("p:cTn", _NOW, id=inner, dur="1", fill="hold")
    name = element("p:attrName", text="style.visibility")
    behaviour = element(
        "p:cBhvr", step, element("p:tgtEl", target), element("p:attrNameLst", name)
    )
    value = element("p:to", element("p:strVal", val="visible"))
    effect = element(
        "p:cTn",
        _NOW,
        element("p:childTnLst", element("p:set", behaviour, value)),
        id=own,
        presetID=_APPEAR,
        presetClass="entr",
        presetSubtype=0,
        fill="hold",
        grpId=0,
        nodeType=node,
    )
    return element("p:par", effect)
