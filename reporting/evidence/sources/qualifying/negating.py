"""A negation in its sentence -> how far it denies.

It denies its clause, or only what stands behind it, before it, or until something is set
against it. What that is, the words around it tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.evidence.sources.qualifying.clauses import Clause
from reporting.evidence.sources.qualifying.cues import Cue, find_opening
from reporting.evidence.sources.qualifying.parts import EXCEPTION
from reporting.evidence.sources.qualifying.stems import WEIGHT, has_stem
from reporting.evidence.sources.qualifying.tagged import NEAR, NEGATIVE, Tagged

_TURN = 12
"""Words between a negation and what is set against it."""
_PAIR = 2
"""Words of a comparison with its verb at the least."""
_YEAR = 4
"""Digits of a year."""


def is_next(sentence: Tagged, cue: Cue, behind: Sequence[int]) -> bool:
    """Whether a word at the most, and no comma, parts a cue from the term behind it."""
    between = sentence.forms[cue.end : behind[0]]
    is_near = len(between) <= 1 and all(len(form) <= WEIGHT + 1 for form in between)
    is_counted = sentence.forms[behind[0]][0].isdigit() and cue.kind == "lack"
    is_near |= is_counted and len(between) < NEAR  # `instead of the promised 20`
    return is_near and not sentence.has_comma(cue.end, behind[0])


def is_fronted(sentence: Tagged, cue: Cue) -> bool:
    """Whether a negation denies only a phrase before the clause: `Never shy, she …`."""
    forms = sentence.forms
    opening = find_opening(forms)
    if "," not in forms[cue.end :] or "," in forms[: cue.start]:
        return False
    end = forms.index(",", cue.end)
    is_alone = cue.start == opening and end == cue.end
    if is_alone or any(place < end for place in sentence.held):
        return False
    if any(mark.kind == "links" and mark.start == end + 1 for mark in sentence.marks):
        return False
    return not any(map(sentence.lists.is_verb, forms[opening:end]))


def interrupts(sentence: Tagged, cue: Cue) -> bool:
    """Whether a negation stands between commas, in what the claim goes past: `, never won,`."""
    forms = sentence.forms
    last = max(sentence.held, default=0)
    if "," not in forms[: cue.start] or "," not in forms[cue.end : last]:
        return False
    end = forms.index(",", cue.end)
    start = cue.start - forms[: cue.start][::-1].index(",")
    between = range(start, end)
    heavy = [at for at in between if len(forms[at]) >= WEIGHT]
    is_own = sentence.held.isdisjoint(between) and not any(
        map(sentence.is_known, heavy)
    )
    return is_own and min(sentence.held) < start and len(between) > NEAR


def is_set_before(sentence: Tagged, cue: Cue) -> bool:
    """Whether numbers stand in a phrase before a clause that denies something else."""
    forms = sentence.forms
    if "," not in forms[: cue.start] or len(cue.places) >= NEAR:
        return False
    end = forms.index(",")
    if cue.kind == EXCEPTION and cue.start - end <= NEAR:
        return False
    numbers = [at for at in sentence.held if forms[at][0].isdigit()]
    if not numbers or any(map(sentence.lists.is_verb, forms[:end])):
        return False
    is_year = all(len(forms[at]) == _YEAR and forms[at].isdigit() for at in numbers)
    if is_year or max(numbers) > end or min(numbers) > NEAR:
        return False
    behind = [
        at
        for at in range(cue.end, len(forms))
        if len(forms[at]) >= WEIGHT and at not in sentence.held
    ]
    return bool(behind) and not any(map(sentence.is_known, behind))


def is_local(sentence: Tagged, cue: Cue, clause: Clause) -> bool:
    """Whether a negation after a comma or a joint denies only the words behind it."""
    first = cue.start
    is_verb = sentence.lists.is_verb
    if len(cue.places) >= NEAR:
        words = [sentence.forms[at] for at in cue.places]
        if any(map(is_verb, words)) or not sentence.lists.totals.find(words):
            return False
    if first and sentence.forms[first - 1] == "," and first != clause.places[0]:
        following = sentence.forms[cue.end : cue.end + NEAR]
        if "," in following:
            following = following[: following.index(",")]
        end = cue.end + len(following)
        if not sentence.taken.isdisjoint(range(cue.end, end)):
            return False
        return not any(map(is_verb, following))
    if any(mark.kind == "joints" and mark.end == first for mark in sentence.marks):
        has_verb = any(is_verb(sentence.forms[at]) for at in clause.places)
        return clause.places[0] < first - 1 or not has_verb
    return False


def find_turn(sentence: Tagged, cue: Cue) -> int:
    """Return where what a negation denies is set against something else; -1 if nowhere."""
    for mark in sentence.marks:
        if mark.kind == "turns" and mark.start > cue.end:
            between = sentence.forms[cue.end : mark.start]
            if len(between) <= _TURN and ";" not in between:
                return mark.start
    return -1


def shares_words(sentence: Tagged, cue: Cue, clause: Clause) -> bool:
    """Whether the claim has the words that a cue denies."""
    if not sentence.saying.stems:
        return False
    opens = cue.start == find_opening(sentence.forms)
    for place in clause.places:
        is_near = cue.end <= place < cue.end + NEAR
        if not is_near or place in sentence.held:
            continue
        if sentence.has_comma(cue.end, place):
            continue
        form = sentence.forms[place]
        if has_stem(form, sentence.saying.stems):
            return True
        if opens and len(form) > WEIGHT:
            return False  # `Without fuss moved the library`: the noun is over
    return False


def _compares(sentence: Tagged, start: int, cue: Cue) -> bool:
    """Whether a cue belongs to what stands before its comma: `, as the sign says`."""
    between = sentence.forms[start : cue.start]
    if "," not in between:
        return True
    behind = sentence.forms[start + between.index(",") + 1 : cue.end]
    if (
        len(behind) < _PAIR
        or sentence.words[cue.end - len(behind)].written[0].isupper()
    ):
        return False
    is_own = behind[0] in sentence.lists.subjects | sentence.lists.definites
    return len(behind[0]) <= WEIGHT + 1 and not is_own


def tells_other_number(sentence: Tagged, cue: Cue) -> bool:
    """Whether somebody gives a number that is wrong: `11 bears, not 9 as the sign says`.

    Args:
        sentence: the sentence.
        cue: by which somebody speaks.
    """
    for before in sentence.cues:
        if before.kind not in NEGATIVE or not 0 < cue.start - before.end <= _TURN:
            continue
        between = sentence.forms[before.end : cue.start]
        is_counted = bool(between) and between[0][0].isdigit()
        is_of_it = _compares(sentence, before.end, cue)
        if is_counted and is_of_it and max(sentence.held, default=0) < before.start:
            return True
    return False


def is_left_behind(sentence: Tagged, cue: Cue) -> bool:
    """Whether what is denied ends before all terms: `denies delays, and the 12 houses`.

    Args:
        sentence: the sentence.
        cue: by which something is denied or doubted.
    """
    forms = sentence.forms
    if "," not in forms[cue.end :]:
        return False
    end = forms.index(",", cue.end)
    joints = {mark.end for mark in sentence.marks if mark.kind == "joints"}
    if joints.isdisjoint({end + 1, end + 2}) or min(sentence.held, default=0) < end:
        return False
    if not sentence.lists.links.isdisjoint(forms[cue.end : end]):
        return False
    heavy = [at for at in range(cue.end, end) if len(forms[at]) > WEIGHT]
    return bool(heavy) and not any(map(sentence.is_known, heavy))


def follows_own_act(sentence: Tagged, place: int) -> bool:
    """Whether a joint leads from all terms to another act: `sold 7 and will grow if`.

    Args:
        sentence: the sentence.
        place: of the first word of what limits either.
    """
    last = max(sentence.held, default=place)
    joints = [mark for mark in sentence.marks if mark.kind == "joints"]
    ends = [mark.end for mark in joints if last < mark.start < place]
    if not ends or place < last:
        return False
    between = [at for at in range(ends[0], place) if sentence.forms[at] != ","]
    if not sentence.taken.isdisjoint(between):
        return False
    words = [sentence.forms[at] for at in between]
    if words and len(words[0]) < NEAR and words[0] not in sentence.lists.definites:
        words = words[1:]  # `et s'agrandira`
    if not words or words[0] in sentence.lists.definites:
        return False
    if len(between) < _PAIR or len(words) < len(between):
        return sentence.lists.is_verb(words[0])
    return len(words[0]) >= WEIGHT
