"""Paths in a sound content -> problems at the lines where those texts stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reporting.content.validate import Loaded
from reporting.errors import Problem, Severity
from reporting.record import Record, replace


class Finding(Record, frozen=True):
    """What is said of a text, wherever it stands."""

    severity: Severity
    message: str
    hint: str
    code: str


UNFIT = Finding(
    Severity.ERROR,
    "this text does not fit a slide, even in the smallest type, "
    "and cannot run on over two",
    "shorten it, or leave the block out of the deck: `deck: notes` or `deck: out`",
    "E700",
)
"""Of a text that overflows its slide and cannot be split."""
LONG_TITLE = Finding(
    Severity.WARNING,
    "this title takes more than two lines on a slide, even in the smallest type",
    "shorten it: each line beyond two is taken from the body of the slide",
    "W701",
)
"""Of a title that takes more than two lines of its slide."""
_CROWDED = Finding(
    Severity.ERROR,
    "this table has no room on the page: even across text and margin, in the smallest "
    "type, its numbers or words would be cut",
    "give it fewer columns: as two tables, or with the columns as rows",
    "E702",
)
_CROWDED_COVER = Finding(
    Severity.ERROR,
    "this text has no room on the cover of the dossier, even in the smallest type",
    "shorten it, or another one there",
    "E703",
)
_LEFT_OUT = Finding(
    Severity.WARNING,
    "`{name}` has no room on the two pages of the brief: it is named there, and stands in "
    "the dossier alone",
    "shorten takeaways and disagreements, or have fewer key figures",
    "W885",
)
OF_BRIEF = frozenset({_LEFT_OUT.code})
"""Codes of what is told of a brief alone."""
NOTED = Finding(
    Severity.WARNING,
    "this text has no place on the template's slide, even in the smallest type: "
    "it stands in the speaker notes",
    "give the layout a larger place for it in PowerPoint: View, Slide Master; or shorten it",
    "W705",
)
"""Of a text of a cover or an opener that a template has no place for."""
_VAIN_MERGE = Finding(
    Severity.WARNING,
    "this block has a slide of its own: `merge` has no effect here",
    "prose, bullets and callouts join text, or a chart, picture, table or figures alone",
    "W704",
)


def locate_texts(
    finding: Finding,
    loaded: Loaded,
    path: str,
    language: str,
    places: Iterable[str],
) -> Iterator[Problem]:
    """Yield what is said of texts, each at its line.

    Args:
        finding: what is said of each.
        loaded: the content.
        path: its file, as the user named it.
        language: code of the language of the texts; empty for what has none.
        places: paths in the content, such as `sections[2].blocks[0].title`.
    """
    for where in places:
        line, column = loaded.origins.places.find_position(where, language)
        yield Problem(
            path,
            line,
            column,
            finding.severity,
            finding.message,
            where,
            finding.hint,
            finding.code,
        )


def locate_crowded_print(
    loaded: Loaded,
    path: str,
    language: str,
    places: Iterable[str],
) -> Iterator[Problem]:
    """Yield an error for each table and each text of the cover that a page does not hold.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        language: code of the language in which they are printed.
        places: paths in the content, such as `sections[2].blocks[0]` and `edition.why_now`.
    """
    for where in places:
        if where.startswith("edition."):
            yield from locate_texts(_CROWDED_COVER, loaded, path, language, [where])
        else:
            yield from locate_texts(_CROWDED, loaded, path, "", [where])


def locate_vain_merges(
    loaded: Loaded,
    path: str,
    blocks: Iterable[str],
) -> Iterator[Problem]:
    """Yield a warning for each block that asks to join the slide before it and cannot.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        blocks: their paths in the content.
    """
    places = [f"{block}.deck" for block in blocks]
    return locate_texts(_VAIN_MERGE, loaded, path, "", places)


def locate_left_out(
    loaded: Loaded,
    path: str,
    names: Mapping[str, str],
) -> Iterator[Problem]:
    """Yield a warning for each thing that the brief only names.

    Args:
        loaded: the content.
        path: its file, as the user named it.
        names: what it is called, by its path in the content.
    """
    for where, name in names.items():
        message = _LEFT_OUT.message.format(name=name)
        finding = replace(_LEFT_OUT, message=message)
        yield from locate_texts(finding, loaded, path, "", [where])
