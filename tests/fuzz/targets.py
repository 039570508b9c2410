"""All targets, by the names by which they are asked for, and how many inputs of each CI tries."""

from __future__ import annotations

from tests.fuzz.builds import BUILT
from tests.fuzz.cheap import CHEAP
from tests.fuzz.handed import HANDED
from tests.fuzz.model import Target

TARGETS: dict[str, Target] = {
    target.name: target for target in (*CHEAP, *HANDED, *BUILT)
}

SHARE = {
    "reading": 12_000,
    "inline": 20_000,
    "breaking": 6_000,
    "numbers": 30_000,
    "dates": 25_000,
    "csv": 25_000,
    "content": 500,
    "theme": 500,
    "catalogue": 300,
    "workbook": 100,
    "picture": 1_500,
    "source": 400,
    "added": 300,
    "bibliography": 1_500,
    "template": 150,
    "returned": 150,
    "fitted": 100,
    "build": 130,
}
"""Two minutes of one processor. A number and a seed are the same inputs everywhere; seconds are not."""
