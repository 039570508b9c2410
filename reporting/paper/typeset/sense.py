"""The words of a title -> what it costs to end a line after each, by the sense.

A line of a title ends best where one would pause: after a comma rather than after an article,
a preposition or a number.
"""

from __future__ import annotations

from collections.abc import Iterable

from reporting.i18n import Language
from reporting.paper.typeset.units import Unit
from reporting.record import replace

_TORN = 160.0
"""Cost of ending a line after a word that belongs to the next."""
_PAUSE = -60.0
"""The same where a reader pauses."""
_PAUSES = tuple(",;:.?!–—،؛、，。：")
_SHORTEST = 2
"""Letters up to which a word belongs to the next in a language that names no such words."""


def weigh_sense(units: Iterable[Unit], language: Language) -> list[Unit]:
    """Return the words of a title with what it costs to end a line after them.

    Args:
        units: its words.
        language: what its articles, prepositions and numbers are.
    """
    weighed: list[Unit] = []
    for unit in units:
        cost = unit.cost
        if unit.space:
            cost += _weigh_word(unit.text, language)
        weighed.append(replace(unit, cost=cost))
    return weighed


def _weigh_word(text: str, language: Language) -> float:
    if text.endswith(_PAUSES):
        return _PAUSE
    word = text.strip("“”‘’«»\"'([").lower()
    if word in language.before_words or word in language.number_words:
        return _TORN
    is_short = not language.before_words and len(word) <= _SHORTEST
    if is_short or word[-1:].isdigit():
        return _TORN
    return 0.0
