"""Two programs that judge tagged files beside veraPDF: `outloud` by ear, `page-validation` by the rules.

`outloud` hears what a conforming file still gets wrong: words that nobody announces, heads of tables that are
empty, alternative text that is none. `page-validation` was written apart from veraPDF, on the same clauses.
"""

from __future__ import annotations

from pathlib import Path

from tests.tools import missing

ARGUED = {
    "ORD-001": "takes the words of an element before those of the links between them; "
    "`checks.painted_out_of_order` asks for the very order of each page",
    "PAG-001": "takes notes of one source that stand level on three pages for running heads; "
    "those are artifacts, as `test_running_heads_and_page_numbers_are_not_read` asks",
    "TAG-002": "takes a running head of two long titles for prose; "
    "`checks.hidden_text` asks that only pagination is left unread",
    "TBL-010": "wants fewer heads than cells of data: a table of two columns whose rows have "
    "heads, as ISO 14289-1, 7.5, asks for, has more",
    "FIG-012": "wants letters to be half of all characters, spaces too: what a chart shows "
    "is numbers; whether its words are there, tests of the plan ask",
    "TBL-012": "looks for words that cells show: those behind a chart say their numbers "
    "as actual text and show nothing, so that nothing is there twice",
}
"""By rule of `outloud`, why what it finds is as it should be. No other finding is let pass."""

ON_PAPER = {
    "LNK-010": "wants addresses to be links: PDF/X lets none stand on a page",
    "PDFA3A-XMP-PREDEFINED-PROPERTY-001": "does not know `pdf:Trapped`, which PDF/X asks for",
    "PDFA3A-XMP-PREDEFINED-VALUE-TYPE-001": "likewise",
    "PDFA3A-XMP-PROPERTY-DEFINITION-001": "likewise; its schema is described, as ISO 19005-3, "
    "6.6.2.3, asks for, and veraPDF takes it",
}
"""By rule of either, why what it finds in a file for a press is as it should be."""


def hear(path: Path, *, is_press: bool = False) -> list[str]:
    """Return what `outloud` finds in a file, errors and warnings alike, but for what is argued."""
    try:
        import outloud  # noqa: PLC0415
    except ImportError:
        missing("outloud", "the extra `dev`")
    argued = ARGUED | ON_PAPER if is_press else ARGUED
    result = outloud.check(str(path))
    assert not result.error, result.error
    return [
        f"{one.rule} page {one.page}: {one.message} ({one.evidence})"
        for one in result.sorted_findings()
        if one.rule not in argued
    ]


def validate(path: Path, *, is_press: bool = False) -> list[str]:
    """Return the rules that `page-validation` finds broken in a file, but for what is argued."""
    try:
        import page  # noqa: PLC0415
    except ImportError:
        missing("page-validation", "the extra `dev`")
    argued = ON_PAPER if is_press else {}
    return [
        f"{profile} {one.rule_id}: {one.message}"
        for profile in ("ua1", "3a")
        for one in page.validate_pdf(path, profile=profile).failures
        if one.rule_id not in argued
    ]
