"""A planned dossier -> the parts of its front matter and its body, as galleys to paginate."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import partial

from reporting.dossier.blocks.pairing import typeset_blocks
from reporting.dossier.blocks.text_blocks import name_block_anchor
from reporting.dossier.galley.compose import keep_together
from reporting.dossier.galley.galley import Galley, Slabs, measure_height
from reporting.dossier.galley.page import Breaking, Page, Part
from reporting.dossier.pages.anchors import name_section_anchor
from reporting.dossier.pages.back_matter import list_back_titles
from reporting.dossier.pages.contents import Contents, Entry, typeset_contents
from reporting.dossier.pages.key import typeset_key, typeset_key_across
from reporting.dossier.pages.measured_lines import count_lines
from reporting.dossier.pages.opener import typeset_heading, typeset_opener
from reporting.dossier.typeset.context import TypesetContext
from reporting.memory import MANY_PAGES, Memory
from reporting.paper.typeset.styles import TextStyle
from reporting.plan.model import DossierPlan, SectionPlan
from reporting.plan.provenance import list_origins
from reporting.plan.words import drop_marks
from reporting.reading.origin import Origin
from reporting.record import Record, replace

CONTENTS, SUMMARY = "contents", "summary"
"""Anchors of the parts of the front matter."""
_PLACES: Memory[Hashable, tuple[TypesetContext, TypesetContext]] = Memory(
    limit=MANY_PAGES
)
"""Those of a section, by the place of all sections, its id and where it is written."""
_FRONTS: Memory[Hashable, FrontMatter] = Memory()
_OPENERS: Memory[Hashable, Galley] = Memory(limit=MANY_PAGES)
_SUMMARY_SIZES = (0.5, 0.25, 0.0)
"""Sizes that what is said in brief is tried in: 1 for a standfirst's, 0 for running text's."""


class FrontMatter(Record, frozen=True, eq=False):
    """What stands before the sections.

    Args:
        contents: whose page numbers are still wanted.
        parts: the contents, and what is said in brief below them.
        key: to the evidence, for the margin beside the contents; empty if it stands below.
        key_top: from the head of the column to the head of the key, in points.
    """

    contents: Contents
    parts: tuple[Part, ...]
    key: Slabs = ()
    key_top: float = 0.0

    def find_page(self, pages: Iterable[Page]) -> Page | None:
        """Return the page on which the contents begin, if the key stands beside them."""
        tags = self.contents.galley.tags
        for page in pages if self.key else ():
            for placement in page.placements:
                if placement.galley.tags == tags and placement.start == 0:
                    return page
        return None


def find_breaking(setting: TypesetContext) -> Breaking:
    """Return where the theme lets sections begin."""
    return Breaking(setting.theme.print.breaking)


# ---------------------------------------------------------------- front matter


def typeset_front(setting: TypesetContext, plan: DossierPlan) -> FrontMatter:
    """Set the contents, the key to the evidence beside them, and what is said in brief.

    Args:
        setting: the text column, at the top of the document.
        plan: of the dossier.
    """
    entries = tuple(list_entries(setting, plan))
    words = (entries, plan.key, plan.summary)
    return _FRONTS.recall(
        (setting, words, list_origins(words)),
        lambda: _typeset_front(setting, plan, entries),
    )


def _typeset_front(
    setting: TypesetContext, plan: DossierPlan, entries: Sequence[Entry]
) -> FrontMatter:
    labels = plan.labels
    place = setting.begin().group(
        "Sect",
        id=f"part-{CONTENTS}",
    )
    opener = typeset_heading(place, labels.contents, CONTENTS)
    key_top = measure_height(opener.slabs) + opener.after
    across = typeset_key_below(setting, plan)
    contents = typeset_contents(
        place.below().begin(), entries, key_top, measure_below(across)
    )
    if contents.galley.is_wide:
        wide = replace(place, tags=place.tags[:1], width=setting.across)
        opener = typeset_heading(wide, labels.contents, CONTENTS)
        opener = replace(opener, is_wide=True)
    beside = place_key(setting, plan, contents)
    contents = replace(contents, galley=beside.galley)
    galleys = [opener, contents.galley, *beside.below]
    is_recto = find_breaking(setting) is Breaking.RECTO
    begins = Breaking.RECTO if is_recto else Breaking.PAGE
    parts = [
        Part(
            labels.contents,
            tuple(galleys),
            begins,
            setting.accent,
        )
    ]
    if plan.summary:
        taken = key_top + measure_height(contents.galley.slabs)
        taken += measure_below(beside.below)
        galleys = typeset_summary(setting, plan, taken)
        summary = Part(
            labels.summary,
            tuple(galleys),
            Breaking.RUN_ON,
            setting.accent,
        )
        parts.append(summary)
    return FrontMatter(contents, tuple(parts), beside.key, key_top)


class _Beside(Record, frozen=True, eq=False):
    """The contents with the key: in the margin, or a galley below."""

    galley: Galley
    key: Slabs = ()
    below: tuple[Galley, ...] = ()


def place_key(
    setting: TypesetContext,
    plan: DossierPlan,
    contents: Contents,
) -> _Beside:
    """Return the key beside the contents, or below them where they are shorter or wide."""
    galley = contents.galley
    if not plan.key:
        return _Beside(galley)
    if galley.is_wide:
        return _Beside(galley, below=typeset_key_below(setting, plan))
    margin = setting.begin().in_width(setting.theme.page.margin.pt)
    slabs = typeset_key(margin, plan.key)
    half = setting.column_height / 2
    if measure_height(slabs) <= min(measure_height(galley.slabs), half):
        tags = (*galley.tags, *margin.tags)
        tagged = replace(galley, tags=tags, fills_margin=True)
        return _Beside(tagged, key=slabs)
    column = setting.begin()
    slabs = typeset_key(column, plan.key)
    line = setting.styles.body.leading
    below = column.finish(keep_together(slabs), before=line, after=line)
    return _Beside(galley, below=(below,))


def typeset_key_below(setting: TypesetContext, plan: DossierPlan) -> tuple[Galley, ...]:
    """Return the key as it stands below contents that take the margin too, if there is one."""
    if not plan.key:
        return ()
    across = setting.begin().in_width(setting.across)
    slabs = typeset_key_across(across, plan.key)
    line = setting.styles.body.leading
    return (across.finish(slabs, is_wide=True, before=line, after=line),)


def measure_below(galleys: Iterable[Galley]) -> float:
    """Return the height of galleys with the space above each, in points."""
    return sum([one.before + measure_height(one.slabs) for one in galleys])


def typeset_summary(
    setting: TypesetContext, plan: DossierPlan, taken: float
) -> list[Galley]:
    """Return what is said in brief, a galley a paragraph, below the contents if it can be.

    Args:
        setting: the text column, at the top of the document.
        plan: of the dossier.
        taken: height of the contents, in points.
    """
    place = setting.begin().group(
        "Sect",
        id=f"part-{SUMMARY}",
    )
    opener = typeset_heading(place, plan.labels.summary, SUMMARY)
    heading = opener.before + measure_height(opener.slabs) + opener.after
    room = setting.column_height - taken - heading
    styles = list_summary_styles(setting)
    style = styles[0]
    is_whole = False
    for smaller in styles:
        if measure_summary(setting, plan, smaller) <= room:
            style = smaller
            is_whole = True
            break
    galleys = [opener]
    for paragraph in plan.summary:
        below = place.below().begin()
        words = below.words(paragraph, style)
        if is_whole:
            words = keep_together(words)
        galley = below.finish(words, after=style.after)
        galleys.append(galley)
    return tie_galleys(galleys) if is_whole else galleys


def tie_galleys(galleys: Sequence[Galley]) -> list[Galley]:
    """Return galleys of which each stands on one page with those that follow it."""
    height = 0.0
    tied: list[Galley] = []
    for galley in reversed(galleys):
        tied.append(replace(galley, ties=height))
        height += measure_height(galley.slabs) + galley.after
    return tied[::-1]


def list_summary_styles(setting: TypesetContext) -> list[TextStyle]:
    """Return looks between that of a standfirst and that of running text, from the largest."""
    styles = setting.styles
    large, small = styles.summary, styles.body
    done: list[TextStyle] = []
    for share in _SUMMARY_SIZES:
        size = small.size + share * (large.size - small.size)
        leading = small.leading + share * (large.leading - small.leading)
        style = replace(large, size=size, leading=leading, after=leading / 2)
        done.append(style)
    return done


def measure_summary(
    setting: TypesetContext, plan: DossierPlan, style: TextStyle
) -> float:
    """Return the height of what is said in brief, in points."""
    height = 0.0
    for paragraph in plan.summary:
        lines = count_lines(setting, paragraph, style, setting.width)
        height += lines * style.leading + style.after
    return height - style.after


def list_entries(setting: TypesetContext, plan: DossierPlan) -> list[Entry]:
    """Return the entries of the contents, in order."""
    theme = setting.theme
    accent = theme.accent(None)
    entries: list[Entry] = []
    if plan.summary:
        entries.append(
            Entry(
                0,
                "",
                plan.labels.summary,
                SUMMARY,
                accent,
            )
        )
    for section in plan.sections:
        own = theme.accent(section.id)
        anchor = name_section_anchor(section.id)
        entries.append(
            Entry(
                0,
                str(section.number),
                section.title,
                anchor,
                own,
            )
        )
        for block in section.blocks:
            if block.title:
                anchor = name_block_anchor(block.id)
                entries.append(
                    Entry(
                        1,
                        "",
                        drop_marks(block.title),
                        anchor,
                        own,
                    )
                )
    for name, title in list_back_titles(plan).items():
        entry = Entry(0, "", title, name, accent)
        entries.append(entry)
    return entries


# ---------------------------------------------------------------- sections


def typeset_sections(setting: TypesetContext, plan: DossierPlan) -> Iterator[Part]:
    """Set all sections, a part each, when it is asked for.

    Args:
        setting: the text column, at the top of the document.
        plan: of the dossier.
    """
    begins = find_breaking(setting)
    for section in plan.sections:
        yield typeset_section(setting, section, begins)


def typeset_section(
    setting: TypesetContext, section: SectionPlan, begins: Breaking
) -> Part:
    """Set a section: its opener, then each of its blocks."""
    name, origin = section.id, section.origin
    place, below = _PLACES.recall(
        (setting, name, origin), partial(_begin_section, setting, name, origin)
    )
    words = (section.number, section.title, section.takeaway)
    opener = _OPENERS.recall(
        (place, words, list_origins(words), begins),
        lambda: typeset_opener(place.begin_again(), section, begins),
    )
    galleys = typeset_blocks(below, section.blocks)
    return Part(
        section.title,
        (opener, *galleys),
        begins,
        place.accent,
    )


def _begin_section(
    setting: TypesetContext, name: str, origin: Origin | None
) -> tuple[TypesetContext, TypesetContext]:
    """Return the place of a section of an id, and the place below its heading."""
    place = setting.with_accent(setting.theme.accent(name)).begin()
    place = place.group_located("Sect", name_section_anchor(name), origin)
    return place, place.below()
