"""`make-report check --fix`: what moved is found again, and nothing else is touched."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from reporting import Fixes, check, fix_citations
from reporting.cli.main import main
from reporting.curating.passages import cite_passage, find_passage
from reporting.evidence.report.citing import Anchor, Outcome
from reporting.evidence.report.fix_report import format_fixes
from reporting.evidence.sources.opened import open_file
from reporting.evidence.sources.paragraph_hash import find_added, hash_paragraph
from reporting.reading.yaml_words import write_flow
from reporting.record import replace
from tests.evidence.dossiers import dossier, write
from tests.evidence.orchard import write_orchard
from tests.evidence.source_edits import WRITERS, Source, edit, write_source

HEAD = """\
# A dossier for tests; this comment stays.
languages: [en]
edition:
  number: 1
  date: 2026-11-22
  title: "The orchard"
  subtitle: For tests
  summary: Orchard grew[^c0-0].
  why_now: The season opens.
  audience: Testers
  minutes: 5
"""
TAIL = """\
sections:
- id: all
  title: All
  takeaway: Orchard grows.
  blocks:   # one is enough
  - {id: opening, kind: prose, text: "It does[^c0-0]."}
# the end"""
KEYS = r"paragraph: *\d+|sha256: *['\"]?[0-9a-f]{64}['\"]?"


@dataclass
class Cited:
    """A citation as it is written, and which paragraph of the source it means."""

    claim: str
    source: int
    origin: int
    terms: tuple[str, ...]
    has_hash: bool


def write_claim(chance: random.Random, cited: Cited, line: str) -> list[str]:
    """Return the lines of a claim, in one of the ways in which people write it."""
    head = [
        f"- id: {cited.claim}   # a claim"
        if chance.random() < 0.3
        else f"- id: {cited.claim}"
    ]
    head += [f"  text: Somebody says {cited.claim}.", f"  by: [s{cited.source}]"]
    head.append("  status: reported")
    match chance.randrange(3):
        case 0:
            return [*head, f"  cites: [{line}]"]
        case 1:
            return [*head, "  cites:", f"  - {line}   # read twice", ""]
    parts = re.fullmatch(
        r"\{source: (\S+), paragraph: (\d+), terms: (\[.*?\])(?:, hash: (\S+))?\}", line
    )
    assert parts
    lines = [
        *head,
        "  cites:",
        f"    - paragraph:   {parts[2]}  # counted",
        f"      source: {parts[1]}",
    ]
    lines.append(f"      terms: {parts[3]}")
    return [*lines, f"      hash: {parts[4]}"] if parts[4] else lines


@dataclass
class Desk:
    """A content with sources, before and after they were edited."""

    path: Path
    before: bytes
    cites: list[Cited]
    edited: list[Source]
    sources: list[Source]


def lay_out(folder: Path, chance: random.Random, kinds: list[str], end: str) -> Desk:
    """Write a content that cites sources of some kinds, then edit these."""
    lines = HEAD.splitlines()
    cites: list[Cited] = []
    claims: list[str] = []
    edited: list[Source] = []
    sources: list[Source] = []
    lines.append("sources:")
    for index, kind in enumerate(kinds):
        source = write_source(chance, chance.randint(7, 12))
        name = f"s{index}.{kind}"
        data = WRITERS[kind](source, again=False)
        (folder / name).write_bytes(data)
        opened = open_file(folder / name, "en")
        lines += [
            f"- id: s{index}",
            "  title: A page",
            "  short: Page",
            "  unnamed: [outlet, author]",
            "  published: 2026-10",
            "  language: en",
            "  retrieved: 2026-11-01",
            f"  file: {name}",
            f'  sha256: "{hashlib.sha256(data).hexdigest()}"   # of the copy',
        ]
        if kind == "wrapped.txt":
            lines.append("  paragraphs: blocks")
        for number, origin in enumerate(chance.sample(range(len(source)), 3)):
            words = source[origin].text
            found = cite_passage(opened, find_passage(opened, words, origin + 1))
            has_hash = chance.random() < 0.5
            cited = Cited(f"c{index}-{number}", index, origin, found.terms, has_hash)
            cites.append(cited)
            line = write_flow(replace(found, source=f"s{index}").entry, '"')
            if not has_hash:
                line = re.sub(r", hash: [^}]*", "", line)
            claims += write_claim(chance, cited, line)
        after = edit(chance, source)
        edited.append(after)
        (folder / name).write_bytes(WRITERS[kind](after, again=True))
        sources.append(source)
    text = "\n".join([*lines, "claims:", *claims, TAIL])
    path = folder / "content.yaml"
    before = text.replace("\n", end).encode()
    path.write_bytes(before)
    return Desk(path, before, cites, edited, sources)


def list_bearing(source: Source, terms: tuple[str, ...]) -> list[int]:
    """Return the numbers of the paragraphs that have all terms, by letters alone."""
    return [
        number
        for number, piece in enumerate(source, 1)
        if all(
            re.search(rf"(?<!\w){re.escape(term)}(?!\w)", piece.text, re.IGNORECASE)
            for term in terms
        )
    ]


def judge(desk: Desk, cited: Cited, anchor: Anchor, figures: Counter[str]) -> None:
    """Count whether an anchor is right, by what is known of the edit."""
    source = desk.edited[cited.source]
    text = desk.sources[cited.source][cited.origin].text
    bearing = list_bearing(source, cited.terms)
    own = [number for number in bearing if cited.origin in source[number - 1].origins]
    same = [number for number, piece in enumerate(source, 1) if piece.text == text]
    known = same if cited.has_hash and same else bearing
    figures[anchor.outcome] += 1
    match anchor.outcome:
        case Outcome.MOVED | Outcome.UNCHANGED:
            figures["wrong"] += anchor.now[0] not in own
        case Outcome.AMBIGUOUS:
            parted = [
                each for each in anchor.now if cited.origin in source[each - 1].origins
            ]
            is_parted = not known and len(parted) == len(anchor.now)
            figures["parted"] += is_parted
            figures["wrong"] += not is_parted and (
                sorted(anchor.now) != known or len(known) < 2
            )
        case Outcome.GONE:
            figures["wrong"] += bool(known)
    if len(known) == 1 and known[0] in own and known[0] != anchor.paragraph:
        is_found = (anchor.outcome, anchor.now) == (Outcome.MOVED, tuple(known))
        figures["unique moves"] += 1
        figures["unique moves found"] += is_found


def mask(data: bytes) -> str:
    return re.sub(KEYS, "#", data.decode())


KINDS = [
    *[["txt", "html", "wrapped.txt"] * 7] * 22,
    *[["pdf"] * 6] * 8,
]
"""Of the sources of each content: 510 in all."""


def test_500_random_edits_of_sources(tmp_path: Path) -> None:
    chance = random.Random(20261128)  # noqa: S311  (drawn again the same)
    figures: Counter[str] = Counter()
    for number, kinds in enumerate(KINDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        desk = lay_out(folder, chance, kinds, chance.choice(["\n", "\r\n"]))
        fixes = fix_citations(desk.path)
        after = desk.path.read_bytes()
        figures["edits"] += len(kinds)
        figures["citations"] += len(desk.cites)
        figures["other bytes changed"] += mask(after) != mask(desk.before)
        for cited, anchor in zip(desk.cites, fixes.anchors, strict=True):
            assert anchor.claim == cited.claim
            judge(desk, cited, anchor, figures)
        figures["hashes renewed"] += sum(not each.why_not for each in fixes.renewals)
        check_written(fixes, after)
    print("\n" + "\n".join(f"{count:6}  {name}" for name, count in figures.items()))
    assert figures["edits"] >= 500
    assert figures["unique moves"] > 300
    assert figures["unique moves found"] == figures["unique moves"]
    assert figures["wrong"] == 0
    assert figures["other bytes changed"] == 0


def check_written(fixes: Fixes, after: bytes) -> None:
    """The numbers in the file are those that were told, line by line."""
    lines = after.decode().splitlines()
    for anchor in fixes.anchors:
        number = anchor.paragraph
        if anchor.outcome is Outcome.MOVED:
            number = anchor.now[0]
        assert re.search(rf"paragraph: *{number}\b", lines[anchor.line - 1])
    for renewal in fixes.renewals:
        written = renewal.sha256 in lines[renewal.line - 1]
        assert written is not bool(renewal.why_not)


# ------------------------------------------------------------------ what is said and left


def change_copy(folder: Path, old: str, new: str, name: str = "gazette.txt") -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def add_hashes(path: Path) -> None:
    """Give each citation of the gazette the hash of its paragraph."""
    text = path.read_text(encoding="utf-8")
    opened = open_file(path.parent / "gazette.txt", "en")

    def write(match: re.Match[str]) -> str:
        known = hash_paragraph(opened.copy.paragraphs[int(match[1]) - 1], "en")
        return f'{match[0]}, hash: "{known}"'

    path.write_text(re.sub(r"source: gazette, paragraph: (\d+)", write, text), "utf-8")


def test_an_inserted_paragraph_moves_all_below_it_and_the_hash_is_renewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_orchard(tmp_path)
    change_copy(tmp_path, "Its robots", "An inserted paragraph.\n\nIts robots")
    before = path.read_bytes()
    assert main(["check", "--fix", "--dry-run", str(path)]) == 0
    dry = capsys.readouterr().out
    assert path.read_bytes() == before
    assert "would be written (--dry-run)" in dry
    assert main(["check", "--fix", "--strict", str(path)]) == 0
    out = capsys.readouterr().out
    line = (
        before.decode()
        .splitlines()
        .index(
            "    cites: [{source: gazette, paragraph: 3, terms: [Pomona, eleven times, Lane]}]"
        )
    )
    assert f"{path}:{line + 1}: paragraph 3 → 4 of `gazette` for `eleven`" in out
    assert "`sha256` of `gazette` renewed" in out
    assert mask(path.read_bytes()) == mask(before)
    assert check(path).problems == ()
    assert main(["check", "--fix", str(path)]) == 0
    assert "needs no change" in capsys.readouterr().out


def test_what_is_gone_or_twice_is_left_with_the_hash_of_the_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_orchard(tmp_path)
    twice = "Tom Ash of the Pickers’ Union has counted seven times."
    change_copy(tmp_path, twice, f"{twice}\n\nHe said it again. {twice}")
    change_copy(tmp_path, "eleven times", "often")
    before = path.read_bytes()
    assert main(["check", "--fix", "--strict", str(path)]) == 4
    said = capsys.readouterr()
    assert "for `seven` may be 4 or 5: choose by hand" in said.err + said.out
    assert (
        "for `eleven` is gone: `eleven times` stands nowhere there; its other terms stand in 3\n"
        in said.out
    )
    assert "`sha256` of `gazette` left: 2 citations from it are open" in said.out
    assert "paragraph 5 → 6 of `gazette` for `pears`" in said.out
    after = path.read_text(encoding="utf-8")
    assert after == before.decode().replace("paragraph: 5", "paragraph: 6")


@pytest.mark.parametrize("is_hashed", [True, False])
def test_what_was_qualified_before_does_not_leave_a_hash(
    is_hashed: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    path = write_orchard(tmp_path)
    if is_hashed:
        add_hashes(path)
    text = path.read_text(encoding="utf-8")
    text = text.replace(", hedge: nobody has confirmed", "")
    text = text.replace("It is not confirmed that Orchard will", "Orchard will")
    path.write_text(text.replace("status: unconfirmed", "status: reported"), "utf-8")
    change_copy(tmp_path, "Its robots", "An inserted paragraph.\n\nIts robots")
    (renewal,) = fix_citations(path).renewals
    assert renewal.why_not == ("" if is_hashed else "1 citation from it is open")
    (pears,) = [each for each in check(path).citations if each.claim == "pears"]
    assert "qualified" in {pears.verdict, pears.now}


def test_terms_that_stand_while_words_were_added_are_told(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    add_hashes(path)
    assert check(path).problems == ()
    change_copy(tmp_path, ", up 18%", ", up 18% with the new orchard in Topola")
    problems = {each.code: each for each in check(path).problems}
    assert set(problems) == {"W530", "W575"}
    assert "“with the new orchard in Topola” was added" in problems["W575"].message
    fixes = fix_citations(path)
    assert [each.claim for each in fixes.anchors if each.is_reworded] == [
        "revenue",
        "since",
    ]
    assert [each.why_not for each in fixes.renewals] == ["2 citations from it are open"]
    known = re.findall(r"`hash: ([0-9a-f]{16})`", problems["W575"].hint)
    old = re.findall(r'paragraph: 2, hash: "(\w+)"', path.read_text(encoding="utf-8"))[
        0
    ]
    text = path.read_text(encoding="utf-8").replace(old, known[0])
    path.write_text(text, encoding="utf-8")
    assert fix_citations(path).is_written
    assert check(path).problems == ()


READ = "Orchard took 12.4 billion dollars, up 18%. It said so. (See the note.)"


@pytest.mark.parametrize(
    ("now", "added"),
    [
        (f"Yesterday {READ}", "Yesterday"),
        (READ.replace("took", "never took"), "never"),
        (READ.replace("18%", "18%, but only if it wins"), "but only if it wins"),
        (
            f"{READ} That is one more sentence than was read.",
            "That is one more sentence than …",
        ),
        (READ.replace("(See", "Nobody believed that. (See"), "Nobody believed that"),
        (READ.replace("dollars", "dollars (net)"), "(net)"),
        (READ.replace("18%", "19%"), ""),
        (READ.replace(" It said so.", ""), ""),
        (f"{READ} {'word ' * 700}", ""),
    ],
)
def test_what_was_added_is_found_by_the_hash_alone(now: str, added: str) -> None:
    assert find_added(now, "en", hash_paragraph(READ, "en")) == added


def test_typography_and_wrapping_leave_a_hash_as_it_is() -> None:
    other = READ.replace("12.4 billion", "12.4\u00a0billion").replace(" up", "\n  up")
    assert other != READ
    assert hash_paragraph(other, "en") == hash_paragraph(READ, "en")
    assert hash_paragraph(READ.replace("18", "19"), "en") != hash_paragraph(READ, "en")


def test_a_hash_finds_a_paragraph_whose_terms_stand_in_two(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    add_hashes(path)
    change_copy(
        tmp_path,
        "Orchard has a good year",
        "Orchard has a good year\n\nVera Lane of Orchard, 2019",
    )
    problems = [each for each in check(path).problems if each.code == "W576"]
    assert [each.message for each in problems] == [
        "the paragraph of `gazette` that was read is 3 now, not 2, though the terms stand in both"
    ]
    moved = {
        each.claim: each.now
        for each in fix_citations(path).anchors
        if each.source == "gazette"
    }
    assert moved["since"] == (3,)
    assert check(path).problems == ()


def test_a_parted_paragraph_is_told(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    add_hashes(path)
    change_copy(tmp_path, "2019, took", "2019,\n\ntook")
    problems = [each.message for each in check(path).problems if each.code == "W575"]
    assert problems == [
        "paragraph 2 of `gazette` was changed since it was read: it was parted, into 2 and 3"
    ]


def test_a_number_or_a_hash_written_by_hand_is_left(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    add_hashes(path)
    text = path.read_text(encoding="utf-8")
    second, fifth = (
        re.findall(rf'paragraph: {number}, hash: "(\w+)"', text)[0] for number in (2, 5)
    )
    text = text.replace(fifth, second)
    path.write_text(text, encoding="utf-8")
    fixes = fix_citations(path)
    pears = next(each for each in fixes.anchors if each.claim == "pears")
    assert (pears.outcome, pears.now) == (Outcome.AMBIGUOUS, (5, 2))
    assert not fixes.is_written


def test_a_number_that_others_share_by_an_alias_is_left(tmp_path: Path) -> None:
    path = write_orchard(tmp_path)
    text = path.read_text(encoding="utf-8")
    shared = (
        "cites: [{source: gazette, paragraph: 3, terms: [Pomona, eleven times, Lane]}]"
    )
    assert shared in text
    text = text.replace(shared, shared.replace("cites: [{", "cites: &eleven [{"))
    text = text.replace(
        "  - id: seven\n", f"  - id: again\n    text: {TEXT}\n{AGAIN}  - id: seven\n"
    )
    path.write_text(text, encoding="utf-8")
    change_copy(tmp_path, "Its robots", "An inserted paragraph.\n\nIts robots")
    fixes = fix_citations(path)
    assert {each.claim for each in fixes.anchors if each.is_left} == {"eleven", "again"}
    assert {each.claim for each in fixes.anchors if each.now == (5,)} == {"seven"}
    assert (
        "paragraph 3 → 4 of `gazette` for `eleven`: write it by hand"
        in format_fixes(fixes)
    )
    assert [each.why_not for each in fixes.renewals] == ["2 citations from it are open"]
    after = path.read_text(encoding="utf-8")
    assert after == text.replace("paragraph: 5", "paragraph: 6").replace(
        "paragraph: 4", "paragraph: 5"
    )


TEXT = "{en: Robots pick eleven times as fast., it: I robot raccolgono undici volte più in fretta.}"
AGAIN = "    by: [lane]\n    status: reported\n    cites: *eleven\n"


def test_what_was_cited_and_is_gone_is_not_another_that_has_its_only_term(
    tmp_path: Path,
) -> None:
    path = write_orchard(tmp_path)
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "terms: [Orchard, Pear Works], hedge: nobody has confirmed}",
        "terms: [confirmed]}",
    )
    path.write_text(text, encoding="utf-8")
    add_hashes(path)
    gone = "It is said, but nobody has confirmed it, that Orchard will buy Pear Works."
    change_copy(tmp_path, gone, "Nothing else.\n\nThe weather was confirmed.")
    fixes = fix_citations(path)
    pears = next(each for each in fixes.anchors if each.claim == "pears")
    assert (pears.outcome, pears.now) == (Outcome.AMBIGUOUS, (6,))
    assert "may be 6, by other words: choose by hand" in format_fixes(fixes)
    assert not fixes.is_written


def test_dry_run_alone_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--dry-run"]) == 2
    assert "--dry-run goes with --fix" in capsys.readouterr().err


TABLE = b"town;2024;2025\nNorth;101.5;102.5\nSouth;201.5;202.5\n"


def cite_cell(folder: Path, cell: str, terms: list[str], table: bytes) -> Path:
    """Return a content that cites a cell of a table which has changed since."""
    files = {"t.csv": TABLE}
    path = write(folder, dossier(files, [("t-csv", cell, terms)], "en"), files)
    (folder / "sources" / "t.csv").write_bytes(table)
    return path


MOVED = {
    "a row above": ("C3", ["202.5"], TABLE.replace(b"North", b"East;1;2\nNorth"), "C4"),
    "a column before": (
        "C3",
        ["202.5"],
        b"town;2023;2024;2025\nNorth;1;101.5;102.5\nSouth;2;201.5;202.5\n",
        "D3",
    ),
    "a short number with its heads": (
        "B3",
        ["South", "201.5"],
        TABLE.replace(b"North", b"East;1;2\nNorth"),
        "B4",
    ),
}


@pytest.mark.parametrize("name", MOVED)
def test_a_cell_that_moved_is_written_anew(name: str, tmp_path: Path) -> None:
    cell, terms, table, now = MOVED[name]
    path = cite_cell(tmp_path, cell, terms, table)
    before = path.read_text("utf-8")
    fixes = fix_citations(path)
    assert [(each.cell, each.cells) for each in fixes.anchors] == [(cell, (now,))]
    after = path.read_text("utf-8")
    assert f"cell: {now}" in after
    old = hashlib.sha256(TABLE).hexdigest()
    new = hashlib.sha256(table).hexdigest()
    restored = after.replace(f"cell: {now}", f"cell: {cell}").replace(new, old)
    assert restored.replace("'", "") == before.replace("'", ""), "all else stays"
    assert f"cell {cell} → {now} of `t-csv` for `c0`" in format_fixes(fixes)
    assert [each.verdict for each in check(path).citations] == ["found"]


@pytest.mark.parametrize(
    ("terms", "table"),
    [
        (["202.5"], b"town;2024;2025\nSouth;202.5;7\nWest;202.5;8\n"),
        (["2"], b"town;2024;2025\nEast;7;1\nNorth;8;2\n"),
        (["202.5"], TABLE.replace(b"202.5", b"203.5")),
    ],
    ids=["two cells", "a number of one digit", "another value"],
)
def test_a_cell_that_is_not_known_for_sure_is_left(
    terms: list[str], table: bytes, tmp_path: Path
) -> None:
    path = cite_cell(tmp_path, "C2" if terms == ["2"] else "C3", terms, table)
    before = path.read_bytes()
    fixes = fix_citations(path)
    assert not fixes.is_written
    assert path.read_bytes() == before
    assert all(each.outcome is Outcome.AMBIGUOUS for each in fixes.anchors)


def test_cells_stay_and_count_for_the_hash_of_their_table(tmp_path: Path) -> None:
    table = b"year,sales\n2024,10\n2025,12.5\n"
    lines = b"One line\nTwo apples fell\nThree pears stood\n"
    files = {"t.csv": table, "p.txt": lines}
    cites = [("t-csv", 1, ["12.5"]), ("p-txt", 2, ["apples"]), ("p-txt", 3, ["pears"])]
    data = dossier(files, cites, "en")
    cited = data["claims"][0]["cites"][0]
    del cited["paragraph"]
    cited["cell"] = "B3"
    path = write(tmp_path, data, files)
    copies = tmp_path / "sources"
    (copies / "p.txt").write_bytes(b"A head\n" + lines)
    (copies / "t.csv").write_bytes(table + b"2026,13\n")
    fixes = fix_citations(path)
    assert [each.now for each in fixes.anchors] == [(3,), (4,)]
    assert [each.why_not for each in fixes.renewals] == ["", ""]
    assert check(path).problems == ()
    (copies / "t.csv").write_bytes(table.replace(b"12.5", b"12.6"))
    (renewal,) = fix_citations(path).renewals
    assert renewal.why_not == "1 citation from it is open"
