"""How a slide comes in: as the theme has it, and point by point where it is asked for.

Both stand after the shapes, in this order (ECMA-376 19.3.1.38): the transition, then the
timing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType

from reporting.deck.ooxml.xml import NAMESPACES, element
from reporting.record import Record

_FADE = '<p:transition spd="med"><p:fade/></p:transition>'
_MORPH = (
    f'<mc:AlternateContent xmlns:mc="{NAMESPACES["mc"]}">'
    f'<mc:Choice xmlns:p159="{NAMESPACES["p159"]}" Requires="p159">'
    '<p:transition spd="med"><p159:morph option="byObject"/></p:transition>'
    f"</mc:Choice><mc:Fallback>{_FADE}</mc:Fallback></mc:AlternateContent>"
)
"""What is the same on two slides moves from place to place (MS-PPTX 2.2.9); an older program
fades."""

TRANSITIONS: Mapping[str, str] = MappingProxyType(
    {"none": "", "fade": _FADE, "morph": _MORPH}
)
"""How every slide comes in, by the theme's word for it."""

SAME = "!!"
"""Begins the name of a shape that morph takes for the one of that name on the slide before."""

_APPEAR = 1
"""Number of PowerPoint's entrance "Appear"."""

_NOW = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_AT_CLICK = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
_SLIDE = "<p:tgtEl><p:sldTgt/></p:tgtEl>"


class Target(Record, frozen=True):
    """What appears at a click: a shape, or one paragraph of it.

    Args:
        shape: its number.
        paragraph: from 0; None for the whole of it.
        has_words: whether it is a shape that may hold words, not a group or a connector.
    """

    shape: int
    paragraph: int | None = None
    has_words: bool = False

    @property
    def is_listed(self) -> bool:
        """Whether the list of builds names its shape, as PowerPoint does with words."""
        return self.has_words or self.paragraph is not None

    def write(self) -> str:
        """Write what an effect is for (ECMA-376 19.5.72)."""
        part = None
        if self.paragraph is not None:
            place = self.paragraph
            part = element("p:txEl", element("p:pRg", st=place, end=place))
        return element("p:spTgt", part, spid=self.shape)


def write_build(clicks: Sequence[Sequence[Target]]) -> str:
    """Write the timing of a slide that appears click by click (ECMA-376 19.5).

    Args:
        clicks: for each, what appears together; one without anything is left out.
    """
    ids = count(3)
    written = []
    for targets in clicks:
        if targets:
            written.append(write_click(ids, targets))
    steps = element(
        "p:cTn",
        element("p:childTnLst", *written),
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
    return element("p:timing", nodes, write_listed(clicks))


def write_listed(clicks: Sequence[Sequence[Target]]) -> str | None:
    """Write the list of shapes with words that are built, each once; None for none."""
    listed: dict[int, str] = {}
    for targets in clicks:
        for target in targets:
            if not target.is_listed:
                continue
            if target.paragraph is None:
                entry = element("p:bldP", spid=target.shape, grpId=0, animBg=True)
            else:
                entry = element("p:bldP", spid=target.shape, grpId=0, build="p")
            listed[target.shape] = entry
    if listed:
        return element("p:bldLst", *listed.values())
    return None


def write_click(ids: Iterator[int], targets: Sequence[Target]) -> str:
    """Write one click, at which targets appear together: the first waits for it."""
    effects = []
    for number, target in enumerate(targets):
        node = "withEffect" if number else "clickEffect"
        effect = write_appearance(ids, target, node)
        effects.append(effect)
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
    target: Target,
    node: str,
) -> str:
    """Write the entrance of one target."""
    own = next(ids)
    inner = next(ids)
    step = element("p:cTn", _NOW, id=inner, dur="1", fill="hold")
    name = element("p:attrName", text="style.visibility")
    behaviour = element(
        "p:cBhvr",
        step,
        element("p:tgtEl", target.write()),
        element("p:attrNameLst", name),
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
        grpId=0 if target.is_listed else None,
        nodeType=node,
    )
    return element("p:par", effect)
