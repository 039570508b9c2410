"""Parsed content -> the problems of what it claims: rules that hold without any source at hand.

`content/` sees that a dossier is well formed; what its claims may say is judged here.
`load` hands these rules in, so that all problems come in one run.
"""

from __future__ import annotations

from collections.abc import Iterator

from reporting.content.data_files import Files
from reporting.content.parsed import ParsedContent
from reporting.errors import Problem
from reporting.evidence.facts.names import load_names
from reporting.evidence.rules.claims import check_claims
from reporting.evidence.rules.data import check_data_numbers
from reporting.evidence.rules.date_orders import check_date_orders
from reporting.evidence.rules.disagreement import check_disagreement
from reporting.evidence.rules.figures import check_figures
from reporting.evidence.rules.ratios import check_ratios
from reporting.evidence.rules.spelling import check_spelling
from reporting.evidence.rules.status import check_status, list_values
from reporting.evidence.rules.support import ClaimSupport
from reporting.evidence.rules.translations import check_translated_facts
from reporting.evidence.rules.unused_names import check_unused_names


def check_rules(parsed: ParsedContent, files: Files) -> Iterator[Problem]:
    """Yield every problem that the rules of evidence find.

    Args:
        parsed: the dossier; what rests on a broken piece is not judged.
        files: the images and CSV files beside it.
    """
    support = ClaimSupport(parsed)
    names = load_names(list_values(parsed.entities), parsed.natures)
    yield from check_figures(parsed, support, names, files)
    yield from check_data_numbers(parsed, support, files)
    yield from check_claims(parsed, support)
    yield from check_ratios(parsed, support)
    yield from check_date_orders(parsed, support)
    yield from check_translated_facts(parsed, names)
    slips = tuple(check_spelling(parsed, names))
    yield from slips
    yield from check_unused_names(parsed, slips)
    yield from check_status(parsed)
    yield from check_disagreement(parsed)
