"""Values are made once while they are asked for; of very many only those of late are kept."""

from __future__ import annotations

from reporting.pdf import recent
from reporting.pdf.recent import Recent


def _double(made: list[int]) -> Recent[int, int]:
    """Return doubles of numbers; each that is made is added to a list."""

    def make(key: int) -> int:
        made.append(key)
        return 2 * key

    return Recent(make)


def test_a_value_is_made_once() -> None:
    made: list[int] = []
    double = _double(made)
    assert [double[key] for key in (1, 2, 1, 2)] == [2, 4, 2, 4]
    assert made == [1, 2]


def test_of_very_many_those_are_kept_that_are_asked_for() -> None:
    made: list[int] = []
    double = _double(made)
    count = 3 * recent._MANY
    for key in range(1, count):
        assert double[0] == 0
        assert double[key] == 2 * key
    assert made.count(0) == 1
    assert len(double) <= recent._MANY
    assert double[1] == 2
    assert made.count(1) == 2
