"""What a tagged dossier must hold that no validator asks for: each check returns what it finds wrong.

veraPDF passes a file whose words are glued at the ends of lines, whose header rows are read
once a page, or whose forgotten text hides in an artifact. These checks do not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from reporting import load
from reporting.design.theme import load_theme
from reporting.plan.dossier import plan_dossier
from reporting.plan.model import DossierPlan
from reporting.plan.words import Evidence, Para, plain_line, plain_text
from reporting.record import Record, field_names
from tests.pdf.reading import Node, Tagged

_XMP_OF_INFO = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
_DIGITS = re.compile(r"\d")


def words_out_of_place(tagged: Tagged, wanted: Iterable[str]) -> list[str]:
    """Return the texts that do not follow, whole, after those before them in the order of reading."""
    text, at, wrong = tagged.root.text, 0, []
    for piece in wanted:
        whole = " ".join(piece.replace("\u00ad", "").split())
        found = text.find(whole, at)
        if found < 0:
            wrong.append(whole)
        else:
            at = found + len(whole)
    return wrong


def hidden_text(tagged: Tagged) -> list[str]:
    """Return the words of artifacts that are no furniture of the page (ISO 32000-1, 14.8.2.2.2).

    What a press's sheet is called stands beyond the page, as its marks do.
    """
    return [
        one.text
        for one in tagged.artifacts
        if one.text.strip() and one.kind not in {"Pagination", "Page"}
    ]


def rows_read_twice(tagged: Tagged) -> list[str]:
    """Return the header rows of tables that are read more than once."""
    wrong = []
    for table in tagged.root.all("Table"):
        rows = [
            row
            for row in table.all("TR")
            if row.kids and all(_is(cell, "TH") for cell in row.kids)
        ]
        read = [row.text for row in rows]
        wrong += [text for at, text in enumerate(read) if text in read[:at]]
        wrong += [
            row.text
            for row in rows
            if len({content.page for content in row.contents()}) > 1
        ]
    return wrong


def _is(kid: Any, tag: str) -> bool:
    return isinstance(kid, Node) and kid.tag == tag


def figures_without_box(tagged: Tagged) -> list[str]:
    """Return the figures on one page that do not say where they stand (ISO 32000-1, table 344)."""
    return [
        figure.text
        for figure in tagged.root.all("Figure")
        if len({content.page for content in figure.contents()}) == 1
        and (
            len(figure.attributes.get("/BBox", ())) != 4
            or figure.attributes.get("/O") is None
        )
    ]


def lists_without_numbering(tagged: Tagged) -> list[str]:
    """Return the lists with labels that do not say how they are numbered (ISO 32000-1, table 347)."""
    return [
        found.text
        for found in tagged.root.all("L")
        if any(_is(kid, "Lbl") for item in found.all("LI") for kid in item.kids)
        and "/ListNumbering" not in found.attributes
    ]


def painted_out_of_order(tagged: Tagged) -> list[str]:
    """Return what stands elsewhere in its page than in the structure, by what it spells.

    Viewers that know no tags, and programs that take text out, read a page as it is painted.
    """
    painted = {place: at for at, place in enumerate(tagged.painted)}
    last: dict[int, int] = {}
    wrong = []
    for content in tagged.root.contents():
        before = last.get(content.page, -1)
        at = painted.get((content.page, content.mcid), before)
        if at < before:
            wrong.append(f"page {content.page + 1}: {content.text}")
        last[content.page] = at
    return wrong


def links_named_by_numbers(tagged: Tagged) -> list[str]:
    """Return what links say of where they lead that have no word for it (ISO 14289-1, 7.18.5)."""
    named = [str(link.get("/Contents", "")) for _, link in _links(tagged)]
    return [name for name in named if not re.search(r"[^\W\d_]", name)]


def links_to_themselves(tagged: Tagged) -> list[str]:
    """Return where links lead that lead to the line they stand in."""
    wrong = []
    for page, link in _links(tagged):
        target = link.get("/Dest")
        if target is None or target[0].objgen != page.obj.objgen:
            continue
        above = float(target[3]) - float(link.Rect[3])
        if -_NEAR / 2 < above < _NEAR:
            wrong.append(str(link.Contents))
    return wrong


_NEAR = 10.0
"""Points from the head of a line's words to the place that is named at its head."""


def _links(tagged: Tagged) -> Iterator[tuple[Any, Any]]:
    for page in tagged.file.pages:
        for annotation in page.obj.get("/Annots", []):
            yield page, annotation


def metadata_differences(tagged: Tagged) -> list[str]:
    """Return the entries of the Info dictionary that the XMP does not say equally."""
    wrong = []
    with tagged.file.open_metadata(
        set_pikepdf_as_editor=False, update_docinfo=False
    ) as xmp:
        for key, name in _XMP_OF_INFO.items():
            info = str(tagged.file.docinfo.get(key, ""))
            said = xmp.get(name, "")
            said = said if isinstance(said, str) else ", ".join(said)
            if (
                (_digits(info) != _digits(said))
                if key.endswith("Date")
                else (info != said)
            ):
                wrong.append(f"{key} is {info!r}, {name} is {said!r}")
    return wrong


def _digits(date: str) -> str:
    return "".join(_DIGITS.findall(date))[:14]


def blind_spots(tagged: Tagged) -> dict[str, list[str]]:
    """Return what each check finds that needs no plan, by the name of the check."""
    checks: tuple[Callable[[Tagged], list[str]], ...] = (
        hidden_text, rows_read_twice, figures_without_box, lists_without_numbering,
        painted_out_of_order, links_named_by_numbers, links_to_themselves,
        metadata_differences,
    )  # fmt: skip
    return {check.__name__: found for check in checks if (found := check(tagged))}


# ---------------------------------------------------------------- what a plan says


def planned(content: Path, language: str) -> DossierPlan:
    """Return what a dossier of a content file says."""
    when = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    return plan_dossier(load(content).content, language, when, load_theme())


def said(plan: DossierPlan) -> Iterator[str]:
    """Yield the running text of a plan in order, cut at source marks."""
    yield from (
        plan.cover.edition_line,
        plan.cover.title,
        plain_line(plan.cover.subtitle),
        plan.labels.contents,
    )
    yield from (section.title for section in plan.sections)
    yield from _texts(plan.summary)
    for section in plan.sections:
        yield from (section.title, plain_line(section.takeaway))
        for block in section.blocks:
            yield plain_line(block.title)
            yield from _texts(block)
    shown = {block.id for section in plan.sections for block in section.blocks}
    for block in plan.disagreements:
        if block.id in shown:
            yield from map(plain_line, (block.title, block.question))
        else:
            yield from _texts(block)
    yield from (plain_text(claim.text) for claim in plan.claims)
    for entity in plan.entities:
        yield from (entity.name, plain_text(entity.line).rstrip("."))
    yield from (source.title for source in plan.sources)
    yield from _texts(plan.colophon)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Para):
        yield from _stretches(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Record) and not isinstance(value, Evidence):
        for name in field_names(value):
            yield from _texts(getattr(value, name))


def _stretches(para: Para) -> Iterator[str]:
    for marks, runs in groupby(para.runs, key=lambda run: run.mark is not None):
        if not marks:
            yield "".join(run.text for run in runs)
