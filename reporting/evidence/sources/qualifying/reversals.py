"""A claim that denies what its source says -> the words of the source.

That is told only where it is sure: every word of weight in the claim's sentence stands in
the source's, one of them a negation away, and nothing in the source denies or limits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reporting.evidence.report.model import Qualification
from reporting.evidence.sources.qualifying.cues import IDLE, TongueCues
from reporting.evidence.sources.qualifying.scope import SHOWN, join_written
from reporting.evidence.sources.qualifying.stems import (
    ALIKE,
    WEIGHT,
    has_stem,
    make_bones,
    make_stem,
)
from reporting.evidence.sources.qualifying.words import Sentence

_NEUTRAL = frozenset({IDLE, "attribution"})
"""Kinds of cue that leave what is said as it is."""


def find_reversal(
    sentences: Sequence[Sentence],
    claim: Iterable[Sentence],
    lists: TongueCues,
) -> Qualification | None:
    """Return what a source affirms while its claim denies it; None where that is not sure.

    Args:
        sentences: of the source, that hold the terms.
        claim: the sentences of the claim, in the source's language.
        lists: the cues of the language.
    """
    forms = [form for sentence in sentences for form in sentence.forms]
    if any(cue.kind not in _NEUTRAL for cue in lists.find_cues(forms)):
        return None
    if lists.opposites.find(forms):
        return None
    stems = frozenset(make_stem(form) for form in forms)
    bones = frozenset(make_bones(form) for form in forms)
    for said in claim:
        if _is_denied(said, lists) and _is_known(said, lists, stems, bones):
            words = [word for word in sentences[0] if not word.is_mark]
            return Qualification("affirmation", join_written(words[:SHOWN]))
    return None


def _is_denied(said: Sentence, lists: TongueCues) -> bool:
    """Whether a sentence of a claim denies something, and does nothing else to it."""
    forms = said.forms
    cues = [cue for cue in lists.find_cues(forms) if cue.kind != IDLE]
    kinds = {
        "negation" if forms[cue.start] in lists.negations else cue.kind for cue in cues
    }
    return "negation" in kinds and kinds <= {"negation", "attribution"}


def _is_known(
    said: Sentence,
    lists: TongueCues,
    stems: frozenset[str],
    bones: frozenset[str],
) -> bool:
    """Whether the source has every word of weight of a sentence of a claim."""
    forms = said.forms
    cued = {place for cue in lists.find_cues(forms) for place in cue.places}
    shared = 0
    for place, form in enumerate(forms):
        if place in cued or len(form) < WEIGHT or form in lists.verbs:
            continue
        is_known = has_stem(form, stems) or (
            len(form) <= ALIKE and make_bones(form) in bones
        )
        if not is_known:
            return False
        shared += 1
    return shared > 1
