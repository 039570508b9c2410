"""The words of a clause -> whether it asks, doubts or denies something of its own.

`Whether that is so` speaks of what was said before, `whether it will sell the others` of
something new.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.evidence.sources.qualifying.stems import WEIGHT, has_stem
from reporting.evidence.sources.qualifying.tagged import NEAR, Tagged

OTHERS = 2
"""Words of weight beside a cue that show a clause to say something of its own."""


def asks_of_its_own(sentence: Tagged, places: Sequence[int]) -> bool:
    """Whether a clause begins with what is open and new: `whether it sells the rest`.

    Args:
        sentence: the sentence.
        places: of the words of the clause in it.
    """
    lists = sentence.lists
    links = [at for at in places[: 2 * NEAR] if sentence.forms[at] in lists.links]
    if not links:
        return False
    behind = [at for at in places if at > links[0]]
    return says_new(sentence, behind, NEAR)


def says_new(sentence: Tagged, places: Sequence[int], fewest: int) -> bool:
    """Whether some words say more than that it is so, in words that the claim has not.

    Args:
        sentence: the sentence.
        places: of the words in it.
        fewest: how many of them, at the least, where only a pronoun refers to the claim.
    """
    lists = sentence.lists
    cues = [cue for cue in sentence.cues if cue.kind != "possibility"]
    cued = {at for cue in cues for at in cue.places}
    forms = [sentence.forms[at] for at in places if at not in cued]
    marks = lists.references.find(forms)
    pointing = {at for mark in marks for at in mark.places}
    others = [form for at, form in enumerate(forms) if at not in pointing]
    heavy = [form for form in others if len(form) > WEIGHT]
    heavy = [form for form in heavy if not has_stem(form, sentence.saying.stems)]
    is_vague = all(forms[at] in lists.subjects for at in pointing)
    if is_vague:
        return bool(heavy) and len(others) >= fewest
    return len(heavy) >= OTHERS or (bool(heavy) and len(others) > NEAR + 1)
