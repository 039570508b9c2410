"""Claims -> the register: each with who says so, how sure it is, where, and pages."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from itertools import chain

from reporting.dossier.galley.compose import add_anchor, stack
from reporting.dossier.galley.galley import Anchor, Galley, Slab, Slabs
from reporting.dossier.pages.back_table import BackTable
from reporting.dossier.pages.page_references import format_page_numbers
from reporting.dossier.typeset.context import TypesetContext
from reporting.dossier.typeset.notes import format_citations, set_symbol_line
from reporting.memory import Memory
from reporting.paper.tag import Tag
from reporting.plan.model import ClaimEntry
from reporting.plan.provenance import list_origins
from reporting.plan.words import Para, Run, name_claims
from reporting.record import Record, replace

_SHARES = (0.045, 0.43, 0.175, 0.275, 0.075)
"""Of the columns: number, claim, who says so, where, pages."""


class _Begun(Record, frozen=True, eq=False):
    """A table with its head, and the tags that were made for both."""

    table: BackTable
    head: Slab
    tags: tuple[Tag, ...]


_TABLES: Memory[tuple[TypesetContext, int], _Begun] = Memory()
"""By the place, and the highest page number."""
_ROWS: Memory[Hashable, tuple[Slabs, tuple[Tag, ...]]] = Memory()
"""By table, claim, where its words are written, and pages."""


_WHOLE: Memory[tuple[BackTable, tuple[int, ...]], tuple[list[Slabs], Galley]] = Memory()
"""By table and the identity of its rows: these, and the register."""


def typeset_check(setting: TypesetContext, checked: Para) -> Galley:
    """Set what the check of the citations came to, as wide as the text."""
    style = setting.styles.aside
    width = setting.theme.page.text.pt
    left = setting.flip(0, width)
    words = setting.words(checked, style, width=width, x=left)
    return setting.finish(
        words,
        is_wide=True,
        is_back=True,
        after=style.leading / 2,
    )


def typeset_register(
    setting: TypesetContext,
    claims: Sequence[ClaimEntry],
    pages: Mapping[int, tuple[int, ...]],
) -> Galley:
    """Set a table of all claims, most of them in two lines.

    Args:
        setting: text column and margin together.
        claims: in the order of their numbers.
        pages: on which each claim stands, by its number.
    """
    highest = max(chain.from_iterable(pages.values()), default=0)
    begun = _TABLES.recall((setting, highest), lambda: _begin_table(setting, highest))
    table = begun.table
    tags = [*begun.tags]
    rows: list[Slabs] = []
    for claim in claims:
        shown = pages.get(claim.evidence.number, ())
        key = (table, claim, list_origins(claim), shown)
        row, made = _ROWS.recall(key, partial(_set_row, table, claim, shown))
        rows.append(row)
        tags += made

    def finish() -> tuple[list[Slabs], Galley]:
        whole = replace(table, setting=replace(table.setting, tags=tags))
        return rows, whole.finish(begun.head, rows)

    _, galley = _WHOLE.recall((table, tuple(map(id, rows))), finish)
    return galley


def _begin_table(setting: TypesetContext, highest: int) -> _Begun:
    """Return a register without rows, the last of whose columns holds page numbers."""
    fill = setting.language.fill_phrase
    labels = [fill(f"claims_{name}") for name in ("number", "words", "who", "where")]
    table = BackTable.begin(
        setting.begin(),
        labels,
        _SHARES,
        [highest],
    )
    head = table.set_head()
    return _Begun(
        table,
        head,
        tuple(table.setting.tags),
    )


def _set_row(
    table: BackTable,
    claim: ClaimEntry,
    folios: tuple[int, ...],
) -> tuple[Slabs, tuple[Tag, ...]]:
    """Return a claim as a row, with the tags that were made for it."""
    apart = table.begin_rows()
    row = set_claim(apart, claim, folios)
    return row, tuple(apart.setting.tags)


def set_claim(table: BackTable, entry: ClaimEntry, folios: tuple[int, ...]) -> Slabs:
    """Return a claim as a row of the register."""
    evidence = entry.evidence
    row = table.begin_row(
        f"claim-{evidence.claim}",
        evidence.origin,
    )
    number = table.set_row_head(
        row,
        str(evidence.number),
        row.accent,
    )
    cells = [
        number,
        set_text(
            table.cell(row, 1),
            entry,
        ),
    ]
    who = table.cell(row, 2)
    status = set_symbol_line(
        who,
        evidence,
        (Run(evidence.status_word),),
    )
    cells.append(
        stack(
            status,
            who.words(evidence.who, who.styles.small),
        )
    )
    where = table.cell(row, 3)
    cited: list[Slabs] = []
    for runs in format_citations(evidence, where):
        cited.append(where.words(runs, where.styles.small))
    cells.append(stack(*cited))
    shown = table.cell(row, 4)
    cells.append(
        shown.words(
            format_page_numbers(folios),
            shown.styles.small,
        )
    )
    joined = table.join_row(cells)
    return add_anchor(joined, Anchor(evidence.anchor))


def set_text(cell: TypesetContext, entry: ClaimEntry) -> Slabs:
    """Return what is claimed, what it disagrees with, and what was not found of it."""
    parts = [cell.words(entry.text, cell.styles.cell)]
    if entry.contradicts:
        label = f"{cell.labels.contradicts}{cell.labels.colon}"
        against = name_claims(
            label,
            entry.contradicts,
            cell.language.comma,
        )
        part = cell.words(against, cell.styles.small)
        parts.append(part)
    if entry.checked:
        parts.append(
            cell.words(
                entry.checked,
                cell.styles.label,
            )
        )
    return stack(*parts)
