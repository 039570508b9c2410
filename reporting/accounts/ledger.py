"""What a place of the content answers for -> the account of a number that is printed there.

A number is known by what it says (a value, the facts of a date) and by the place that its text
was written in; what stands in a part of a piece is known to the piece too, since what the plan
puts together knows only that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator

from reporting.accounts.model import Account
from reporting.accounts.spotting import Spotted
from reporting.evidence.facts.readings import Readings

_Key = tuple[str, Hashable]


class Ledger:
    """What is known of the numbers of one language's texts, by place."""

    def __init__(self) -> None:
        self._accounts: dict[_Key, dict[Account, None]] = defaultdict(dict)
        self._cells: dict[_Key, list[Account]] = defaultdict(list)
        self._asked: Counter[_Key] = Counter()
        self._texts: set[str] = set()

    def learn(self, path: str, keys: Iterable[Hashable], account: Account) -> None:
        """Take in what a number in a text is.

        Args:
            path: of the text in the content.
            keys: what the number says.
            account: where it comes from.
        """
        places = list(climb(path))
        for key in spread(keys):
            for place in places:
                self._accounts[place, key].setdefault(account)

    def learn_text(self, path: str) -> None:
        """Take in that a text is written there: what stands beside it bears no number of it."""
        self._texts.add(path)

    def learn_cell(self, path: str, key: Hashable, account: Account) -> None:
        """Take in a cell: equal ones are told in their order, one after the other."""
        self._cells[path, key].append(account)

    def restart(self) -> None:
        """Tell equal cells from the first on again, as another output shows them anew."""
        self._asked.clear()

    def is_text(self, path: str) -> bool:
        """Whether a text of the content is written there."""
        return path in self._texts

    def knows(self, path: str, key: Hashable) -> bool:
        """Whether anything of a text, or in it, says so."""
        return (path, key) in self._accounts

    def find(self, path: str, spotted: Spotted) -> Account | None:
        """Return the account of a number of a text; None for none.

        What the plan puts together of a piece is asked of all that the piece holds.
        """
        places = [path] if self.is_text(path) else climb(path)
        for place in places:
            found = self._find_at(place, spotted.keys)
            if found:
                return found
        return None

    def find_cell(self, path: str, key: Hashable) -> Account | None:
        """Return the account of the next cell that says so."""
        cells = self._cells.get((path, key))
        if not cells:
            return None
        at = self._asked[path, key]
        self._asked[path, key] += 1
        return cells[at % len(cells)]

    def _find_at(self, place: str, keys: Iterable[Hashable]) -> Account | None:
        for key in keys:
            if isinstance(key, tuple):
                found = self._find_date(place, key)
            else:
                found = self._first(place, key)
            if found:
                return found
        return None

    def _find_date(self, place: str, readings: Readings) -> Account | None:
        """Return who knows all that a date says in one of its readings."""
        for facts in readings:
            known = [self._first(place, fact) for fact in sorted(facts)]
            if known and all(known):
                return known[0]
        return None

    def _first(self, place: str, key: Hashable) -> Account | None:
        accounts = self._accounts.get((place, key))
        return next(iter(accounts)) if accounts else None


def spread(keys: Iterable[Hashable]) -> Iterator[Hashable]:
    """Yield what numbers say, of a date each of its facts."""
    for key in keys:
        if isinstance(key, tuple):
            for facts in key:
                yield from facts
        else:
            yield key


def climb(path: str) -> Iterator[str]:
    """Yield a path of the content and those above it, down to the piece: `claims[3]`."""
    while path:
        yield path
        if path.endswith("]"):
            head, _, _ = path.rpartition("[")
            is_piece = "." not in head or head.endswith(".blocks")
            if is_piece:
                return
            path = head
        else:
            path, _, _ = path.rpartition(".")
