"""Who names an entity: many entities are looked for at once, and found as one by one."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from reporting.content import witnesses
from reporting.content.parsed import ParsedContent, Piece
from reporting.content.pieces import read_pieces
from reporting.content.witnesses import find_witnesses
from tests.growth.fields import read_content
from tests.growth.grown import dump

_WORDS = (
    "Aare",
    "aaren",
    "O'Brien",
    "Öl",
    "heiz",
    "Ölheizung",
    "(AG)",
    "EU",
    "a-b",
    "STRASSE",
    "aar",
    "x.y",
)


def make_content(seed: int) -> tuple[ParsedContent, Sequence[Piece]]:
    """Return a content with names that stand in one another, and its entities."""
    chance = random.Random(seed)  # noqa: S311
    content = read_content()
    names = [
        " ".join(chance.choices(_WORDS, k=chance.randint(1, 3))) for _ in range(12)
    ]
    content["entities"] = [
        {
            "id": f"e{at}",
            "name": f"{name} {at % 3 or ''}".strip() if at % 2 else f"Zz{at}{name}",
            "kind": "person",
            "line": "It grows.",
        }
        for at, name in enumerate(names)
    ]
    content["edition"]["subtitle"] = (
        "".join(chance.choices([*_WORDS, " ", " ", "u"], k=9)) + "."
    )
    parsed, _ = read_pieces(dump(content), "content.yaml")
    assert parsed is not None
    return parsed, [piece for piece, _ in parsed.entities]


@pytest.mark.parametrize("seed", range(8))
def test_many_names_are_found_as_one_by_one(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed, pieces = make_content(seed)
    alone = [bool(each) for each in find_witnesses(parsed, pieces)]
    monkeypatch.setattr(witnesses, "_FEW", 0)
    together = find_witnesses(parsed, pieces)
    assert [bool(each) for each in together] == alone
    assert len(set(alone)) == 2  # some are named, and some are not
    assert all(each is not piece for each, piece in zip(together, pieces, strict=True))
