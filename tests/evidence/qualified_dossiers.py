"""Pairs of a source and a claim in YAML -> dossiers of many claims, and what the check says of each.

A file `qualified_pairs/LANG.yaml` lists by kind what is harmful, in which the source says less
than the claim, and what is harmless. All claims of one language are one dossier, and all
paragraphs in one language are one source of it, so that a language is checked in one run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from reporting import Verdict, check
from reporting.record import Record

PAIRS = Path(__file__).parent / "qualified_pairs"
FRESH = Path(__file__).parent / "qualified_fresh"
NEWS = Path(__file__).parent / "qualified_news"
LATER = Path(__file__).parent / "qualified_later"
SETS = (PAIRS, FRESH, NEWS, LATER)
"""With which the lists were written; written later, to fool; twice as newspapers write."""


class Pair(Record, frozen=True):
    """What a source says, and what is claimed of it.

    Args:
        claim_id: of the claim in its dossier.
        kind: of harm, or why it is harmless.
        is_harmful: whether the source says less than the claim.
        language: of the source.
        claim_language: of the claim.
        source: the paragraph.
        claim: its text.
        terms: cited from the paragraph.
        quote: a quotation from it.
        by: who says it, where that is not the source.
        hedge: words that the citation gives as a hedge.
    """

    claim_id: str
    kind: str
    is_harmful: bool
    language: str
    claim_language: str
    source: str
    claim: str
    terms: tuple[str, ...]
    quote: str = ""
    by: str = ""
    hedge: str = ""


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a file, whose name is the language of what it does not say."""
    groups = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    number = 0
    for side, kinds in groups.items():
        for kind, pairs in kinds.items():
            for pair in pairs:
                number += 1
                yield Pair(
                    claim_id=f"p{number}",
                    kind=kind,
                    is_harmful=side == "harmful",
                    language=pair.get("language", path.stem),
                    claim_language=pair.get("claim_language", path.stem),
                    source=pair["source"],
                    claim=pair["claim"],
                    terms=tuple(pair["terms"].split(" / ")),
                    quote=pair.get("quote", ""),
                    by=pair.get("by", ""),
                    hedge=pair.get("hedge", ""),
                )


def judge_pairs(folder: Path, pairs: list[Pair]) -> dict[str, str]:
    """Return by the id of its claim what the check says of each pair.

    Args:
        folder: for the dossier and its sources.
        pairs: all with claims in one language.

    Returns:
        The verdict of the claim's citation; of a pair with a quotation that is warned of,
        `qualified`.
    """
    report = check(write_dossier(folder, pairs))
    verdicts = {cited.claim: str(cited.verdict) for cited in report.citations}
    quoted = [pair for pair in pairs if pair.quote]
    cut = {find_block(each.where) for each in report.problems if each.code == CUT}
    for number, pair in enumerate(quoted, start=1):
        if pair.is_harmful:
            verdicts[pair.claim_id] = str(Verdict.FOUND)
        if number in cut:
            verdicts[pair.claim_id] = str(Verdict.QUALIFIED)
    return verdicts


def find_block(where: str) -> int:
    """Return the number of the block in `sections[0].blocks[3].text`."""
    _, _, after = where.partition("blocks[")
    return int(after.partition("]")[0])


CUT = "W574"
"""The warning of a quotation that ends before what limits it."""


def write_dossier(folder: Path, pairs: list[Pair]) -> Path:
    """Write a dossier of pairs with its sources; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    paragraphs: dict[str, list[str]] = {}
    claims = []
    for pair in pairs:
        own = paragraphs.setdefault(pair.language, [])
        own.append(pair.source)
        claims.append(describe_claim(pair, len(own)))
    content = {
        **frame_content(pairs),
        "sources": [write_source(folder, *item) for item in paragraphs.items()],
        "claims": claims,
    }
    path = folder / "content.yaml"
    words = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(words, encoding="utf-8")
    return path


def describe_claim(pair: Pair, paragraph: int) -> dict[str, Any]:
    """Return a claim of a content."""
    source = f"paper-{pair.language.lower()}"
    cite: dict[str, Any] = {
        "source": source,
        "paragraph": paragraph,
        "terms": list(pair.terms),
    }
    if pair.hedge:
        cite["hedge"] = pair.hedge
    return {
        "id": pair.claim_id,
        "text": pair.claim,
        "by": [make_id(pair.by) if pair.by else source],
        "status": "unconfirmed" if pair.hedge else "reported",
        "cites": [cite],
    }


def write_source(folder: Path, language: str, lines: list[str]) -> dict[str, Any]:
    """Write a source with a paragraph a line; return it as a content has it."""
    source = f"paper-{language.lower()}"
    data = "\n\n".join(lines).encode()
    (folder / f"{source}.txt").write_bytes(data)
    return {
        "id": source,
        "title": "Paper",
        "short": "Paper",
        "unnamed": ["outlet", "author"],
        "published": "2026-10",
        "language": language,
        "retrieved": "2026-11-01",
        "paragraphs": "lines",
        "file": f"{source}.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def frame_content(pairs: list[Pair]) -> Mapping[str, Any]:
    """Return a content but its sources and claims."""
    language = pairs[0].claim_language
    names = sorted({pair.by for pair in pairs if pair.by})
    marks = "".join(f" Yes[^{pair.claim_id}]." for pair in pairs)
    blocks: list[dict[str, Any]] = [{"id": "all", "kind": "prose", "text": marks}]
    for pair in pairs:
        if pair.quote:
            blocks.append(
                {
                    "id": f"{pair.claim_id}-quote",
                    "kind": "quotation",
                    "text": pair.quote,
                    "speaker": make_id(pair.by),
                    "claim": pair.claim_id,
                }
            )
    return {
        "languages": [language],
        "edition": {
            "number": 1,
            "date": "2026-11-22",
            "title": "Pairs",
            "subtitle": "For tests",
            "summary": "Nothing.",
            "why_now": "Now.",
            "audience": "Testers",
            "minutes": 5,
        },
        "entities": [
            {"id": make_id(name), "name": name, "kind": "person", "line": "Speaks."}
            for name in names
        ],
        "sections": [
            {"id": "pairs", "title": "Pairs", "takeaway": "Nothing.", "blocks": blocks}
        ],
    }


def make_id(name: str) -> str:
    """Return the id of a person."""
    return "-".join(name.lower().encode("ascii", "ignore").decode().split())
