"""The sheet for a board: what stands on its two pages, and that the rest is told."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from reporting import build, extract, load
from reporting.content.model import Content
from reporting.design.theme import read_theme
from reporting.dossier.brief import render_brief
from reporting.job import BuildOptions
from reporting.plan.block_model import ProseBlock
from reporting.plan.brief import list_brief_items, make_brief, name_brief_item
from reporting.plan.model import DossierPlan
from reporting.plan.words import drop_marks, plain_line
from reporting.render import render
from tests.pdf.reading import Tagged
from tests.samples import write
from tests.tools import ROOT, pdf_text, qpdf_check, verapdf_group_failures

CONTENTS = {
    "shipped": ROOT / "content.yaml",
    "heating": ROOT / "tests/heating/content.yaml",
}


def plan_of(path: Path, language: str) -> DossierPlan:

    rendered = render(
        BuildOptions(content=path, languages=[language]), keeps_pages=True
    )
    plan = rendered.files[0].plan
    assert plan
    return plan


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Return the briefs of both contents, by content and language."""
    found: dict[tuple[str, str], Path] = {}
    for name, path in CONTENTS.items():
        folder = tmp_path_factory.mktemp(name)
        result = build(path, folder, "all", "brief")
        found |= {(name, file.language): file.path for file in result.files}
        assert {warning.code for warning in result.warnings} <= {"W885"}
    return found


def flat(words: str) -> str:
    """Return words as they are compared: letters alone, which marks and breaks do not part."""
    return "".join(filter(str.isalpha, words))


def read_said(path: Path) -> str:
    """Return what is said, element by element, as it is compared."""
    root = Tagged(pikepdf.open(path)).root
    return "|".join([flat(node.text) for node in root.walk()])


@pytest.mark.parametrize(
    "key", [("shipped", "en"), ("shipped", "it"), ("heating", "de"), ("heating", "fr")]
)
def test_it_says_what_is_asked_what_is_taken_away_and_what_has_no_room(
    key: tuple[str, str], briefs: dict[tuple[str, str], Path]
) -> None:
    name, language = key
    plan = plan_of(CONTENTS[name], language)
    said = read_said(briefs[key])
    assert flat(plain_line(drop_marks(plan.cover.ask))) in said
    for section in plan.sections:
        assert flat(plain_line(drop_marks(section.takeaway))) in said
    for item in list_brief_items(plan):
        assert flat(name_brief_item(plan, item)) in said
    for entry in plan.key.entries if plan.key else ():
        assert entry.word in " ".join(pdf_text(briefs[key]))


@pytest.mark.parametrize("name", CONTENTS)
def test_it_has_two_pages_at_the_most(
    name: str, briefs: dict[tuple[str, str], Path]
) -> None:
    for key, path in briefs.items():
        if key[0] == name:
            assert len(pdf_text(path)) in {1, 2}
            assert qpdf_check(path) == []


def test_it_keeps_to_the_standards(
    briefs: dict[tuple[str, str], Path], tmp_path: Path
) -> None:
    newer = build(CONTENTS["heating"], tmp_path, "all", "brief", pdf="ua2")
    later = [file.path for file in newer.files]
    found = verapdf_group_failures(
        [([*briefs.values()], ("ua1", "3a")), (later, ("ua2", "4f"))]
    )
    assert {path.name: rules for path, rules in found.items() if rules} == {}


def test_each_takeaway_is_read_before_what_bears_it(
    briefs: dict[tuple[str, str], Path],
) -> None:
    tagged = Tagged(pikepdf.open(briefs["heating", "de"]))
    (part,) = [
        node for node in tagged.root.all("Sect") if node.text.startswith("Wärme")
    ]
    tags = [node.tag for node in part.walk()]
    assert tags.count("H1") == 1
    notes = [node.text for node in part.all("Note")]
    assert any(note.startswith("11 berichtet") for note in notes)


def test_a_takeaway_without_marks_rests_on_the_key_claims_of_its_section() -> None:
    plan = plan_of(CONTENTS["shipped"], "en")
    keys = {entry.evidence for entry in plan.claims if entry.is_key}
    brief = make_brief(plan, len(list_brief_items(plan)))
    taken = [block for part in brief.parts if part.section for block in part.blocks]
    assert [block.title for block in taken] == [
        section.title for section in plan.sections
    ]
    for block in taken:
        assert isinstance(block, ProseBlock)
        assert block.evidence
        assert set(block.evidence) <= keys


def test_how_sure_it_is_counts_every_claim() -> None:
    for name, language in (("shipped", "en"), ("heating", "fr")):
        plan = plan_of(CONTENTS[name], language)
        brief = make_brief(plan, 0)
        assert brief.key
        counts = Counter(entry.evidence.status for entry in plan.claims)
        told = {entry.status: entry.word for entry in brief.key.entries}
        for status, count in counts.items():
            assert told[status].startswith(f"{count} × ")
        assert len(told) == len(counts)


LONG = """
languages: [en]
edition:
  number: 1
  date: 2026-11-22
  title: Many fields
  subtitle: A test
  summary: All of it.
  why_now: Now.
  ask: Which first?
  audience: The board
  minutes: 90
sources: []
entities: []
claims: []
sections:
"""


def write_many(folder: Path, count: int) -> Path:
    sections = [
        f"""  - id: field-{number}
    title: Field {chr(64 + number // 26)}{chr(97 + number % 26)}
    takeaway: The field that is called {chr(64 + number // 26)}{chr(97 + number % 26)} wants to be ploughed before any frost comes, or else it lies fallow.
    blocks:
      - {{id: block-{number}, kind: prose, text: Nothing more.}}
"""
        for number in range(26, 26 + count)
    ]
    return write(folder, LONG + "".join(sections))


def test_what_has_no_room_is_named_on_the_sheet_and_told_with_its_line(
    tmp_path: Path,
) -> None:
    path = write_many(tmp_path, 60)
    result = build(path, tmp_path / "out", only="brief")
    (file,) = result.files
    assert file.count == 2
    said = read_said(file.path)
    content: Content = load(path).content
    told = {warning.line: warning.message for warning in result.warnings}
    lines = path.read_text("utf-8").splitlines()
    left_out = 0
    for section in content.sections:
        title = section.title.get_words("en")
        assert flat(title) in said
        if flat(section.takeaway.get_words("en")) not in said:
            left_out += 1
            (line,) = [
                number
                for number, words in enumerate(lines, 1)
                if f"is called {title[-2:]} " in words
            ]
            assert f"`{title}`" in told[line]
    assert left_out == len(result.warnings) > 10
    assert {warning.code for warning in result.warnings} == {"W885"}


def test_it_stands_beside_the_others_and_changes_nothing_in_them(
    tmp_path: Path,
) -> None:
    path = CONTENTS["heating"]
    alone = build(path, tmp_path / "alone")
    beside = build(path, tmp_path / "beside", brief=True)
    names = {file.path.name: file.path.read_bytes() for file in beside.files}
    assert set(names) == {"brief.pdf", "dossier.pdf", "briefing.pptx"}
    for file in alone.files:
        assert names[file.path.name] == file.path.read_bytes()
    only = build(path, tmp_path / "only", only="brief")
    assert names["brief.pdf"] == only.files[0].path.read_bytes()


def test_it_carries_what_it_is_made_from(
    briefs: dict[tuple[str, str], Path], tmp_path: Path
) -> None:
    extract(briefs["heating", "de"], tmp_path / "source")
    made = tmp_path / "source" / "content.yaml"
    assert made.read_bytes() == CONTENTS["heating"].read_bytes()


@pytest.mark.parametrize("name", ["editorial", "bulletin"])
def test_no_link_of_it_leads_nowhere(name: str) -> None:

    plan = plan_of(CONTENTS["heating"], "de")
    drawn = render_brief(plan, read_theme(name).theme)
    pdf = pikepdf.open(BytesIO(drawn.data))
    for page in pdf.pages:
        for link in page.get("/Annots", ()):
            assert "/Dest" not in link
            assert str(link.A.S) == "/URI"


def test_what_has_no_room_may_be_accepted_and_is_not_looked_for_without_a_brief(
    tmp_path: Path,
) -> None:
    path = write_many(tmp_path, 60)
    accept = "  accept: [{warning: W885, why: the dossier has them}]\nsources"
    path.write_text(path.read_text("utf-8").replace("sources", accept, 1), "utf-8")
    made = build(path, tmp_path / "out", brief=True)
    assert made.warnings == ()
    assert {each.problem.code for each in made.accepted} == {"W885"}
    assert build(path, tmp_path / "out").warnings == ()
