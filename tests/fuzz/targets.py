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
    "reading": 8_000,
    "inline": 20_000,
    "breaking": 3_000,
    "numbers": 30_000,
    "dates": 25_000,
    "csv": 20_000,
    "content": 250,
    "theme": 250,
    "catalogue": 150,
    "workbook": 100,
    "picture": 1_000,
    "source": 200,
    "added": 150,
    "bibliography": 200,
    "template": 80,
    "returned": 60,
    "fitted": 60,
    "build": 150,
}
"""Two minutes of one processor. A number and a seed are the same inputs everywhere; seconds are not."""
