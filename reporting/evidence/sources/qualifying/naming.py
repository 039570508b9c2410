"""A cue by which somebody speaks, and a claim -> whether the claim says who does.

`The port registers 5 ships` says so of `According to the port, 5 ships came`; `The port lost
5 ships` does not where it is the port that says `lost`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reporting.evidence.sources.qualifying.cues import Cue, find_opening
from reporting.evidence.sources.qualifying.stems import WEIGHT, has_stem, make_stem
from reporting.evidence.sources.qualifying.tagged import Tagged

_HEAD = 3
"""Words of a claim among which its subject begins; letters of an article."""


def names_speaker(sentence: Tagged, cue: Cue) -> bool:
    """Whether a claim begins with who speaks, and says of him what its source does not.

    Args:
        sentence: of the source.
        cue: by which somebody speaks in it.
    """
    forms = sentence.forms
    opening = find_opening(forms)
    if cue.start == opening:
        speaker = forms[cue.end :]
    elif _says_number(sentence, cue):
        speaker = forms[opening : cue.start]
    else:
        return False
    said = [form for form in sentence.saying.own_forms if form[0].isalnum()]
    verb = _find_behind(speaker, said)
    if len(verb) < WEIGHT:
        return False
    stem = make_stem(verb)
    return not any(stem in form or verb.startswith(make_stem(form)) for form in forms)


def _says_number(sentence: Tagged, cue: Cue) -> bool:
    """Whether a number stands right behind what somebody says: `says that the 70 bridges`."""
    behind = sentence.forms[cue.end : cue.end + _HEAD]
    behind = [
        form
        for form in behind
        if form not in sentence.lists.links and form[0].isalnum()
    ]
    if behind and len(behind[0]) <= _HEAD and not behind[0][0].isdigit():
        behind = behind[1:]
    return bool(behind) and behind[0][0].isdigit()


def _find_behind(speaker: Sequence[str], said: Sequence[str]) -> str:
    """Return the word of a claim behind the speaker with whom it begins; none without."""
    heads = [at for at, form in enumerate(said[:_HEAD]) if len(form) >= WEIGHT]
    start = at = min(heads, default=len(said))
    place = 0
    while place < len(speaker) and len(speaker[place]) < WEIGHT:
        place += 1
    for form in speaker[place:]:
        if at == len(said) or not has_stem(said[at], frozenset({make_stem(form)})):
            break
        at += 1
    return said[at] if start < at < len(said) else ""
