from pathlib import Path

import pytest

from reporting.errors import Severity
from tests.content.planted import at, changed, only, problems
from tests.samples import EVERY_BLOCK, MINIMAL


@pytest.mark.parametrize(
    ("old", "new", "place", "where", "message", "hint"),
    [
        (
            "source: corriere}\n",
            "source: corrire}\n",
            "corrire}",
            "entities[1].aliases[0].source",
            "there is no source `corrire`",
            "did you mean `corriere`?",
        ),
        (
            "{source: gazette, paragraph: 4,",
            "{source: gazete, paragraph: 4,",
            "gazete,",
            "claims[2].cites[0].source",
            "there is no source `gazete`",
            "did you mean `gazette`?",
        ),
        (
            "unit: {en: times, it: volte}\n    qualifier: about\n    claim: faster",
            "unit: {en: times, it: volte}\n    qualifier: about\n    claim: fastr",
            "fastr",
            "figures[1].claim",
            "there is no claim `fastr`",
            "did you mean `faster`?",
        ),
        (
            "by: [vera-lane]",
            "by: [vera-line]",
            "vera-line]",
            "claims[2].by[0]",
            "there is no entity or source `vera-line`",
            "did you mean `vera-lane`?",
        ),
        (
            "by: [vera-lane]",
            "by: [analysts]",
            "analysts]",
            "claims[2].by[0]",
            "there is no entity or source `analysts`",
            "for someone without an entity write words by language: {en: a spokesperson}",
        ),
        (
            "disagrees_with: [cheaper]",
            "disagrees_with: [cheeper]",
            "cheeper]",
            "claims[2].disagrees_with[0]",
            "there is no claim `cheeper`",
            "did you mean `cheaper`?",
        ),
        (
            "disagrees_with: [cheaper]",
            "disagrees_with: [cheaper, faster]",
            "faster]",
            "claims[2].disagrees_with[1]",
            "a claim cannot disagree with itself",
            "",
        ),
        (
            "claims: [robots]",
            "claims: [robots, nothing]",
            "nothing]",
            "sections[0].blocks[0].claims[1]",
            "there is no claim `nothing`",
            "",
        ),
        (
            "claims: [faster, cheaper]",
            "claims: [faster, cheapr]",
            "cheapr]",
            "sections[3].blocks[2].claims[1]",
            "there is no claim `cheapr`",
            "did you mean `cheaper`?",
        ),
        (
            "figures: [revenue, speed, margin]",
            "figures: [revenue, sped, margin]",
            "sped,",
            "sections[0].blocks[3].figures[1]",
            "there is no figure `sped`",
            "did you mean `speed`?",
        ),
        (
            "speaker: vera-lane",
            "speaker: gazette",
            "gazette",
            "sections[3].blocks[0].speaker",
            "there is no entity `gazette`",
            "",
        ),
        (
            "    claim: faster\n        translated_from",
            "    claim: x\n        translated_from",
            "x",
            "sections[3].blocks[0].claim",
            "there is no claim `x`",
            "",
        ),
    ],
)
def test_a_reference_to_nothing_is_told(
    tmp_path: Path, old: str, new: str, place: str, where: str, message: str, hint: str
) -> None:
    text = changed(old, new)
    problem = only(tmp_path, text)
    assert at(problem, text).startswith(place)
    assert (problem.where, problem.message, problem.hint) == (where, message, hint)


def test_a_mark_and_a_figure_in_a_text_are_found_within_it(tmp_path: Path) -> None:
    text = EVERY_BLOCK.replace("{revenue:value} (", "{revenu:value} (")
    text = changed(
        "confirmed the trials[^robots]", "confirmed the trials[^robot]", text
    )
    text = changed("confermato le prove[^robots]", "confermato le prove[^robot]", text)
    found = [p for p in problems(tmp_path, text) if p.message.startswith("there is no")]
    assert [at(problem, text)[:8] for problem in found] == [
        "{revenu:",
        "[^robot]",
    ]
    assert [problem.where.rpartition(".")[2] for problem in found] == [
        "en",
        "en",
    ]


def test_the_column_of_a_mark_on_the_first_line_counts_from_the_line(
    tmp_path: Path,
) -> None:
    text = changed(
        "text: Orchard grew by 16%[^growth].",
        "text: Orchard grew by 16%[^growht].",
        MINIMAL,
    )
    problem = only(
        tmp_path, changed("Orchard grew[^growth]", "Orchard grew[^growth]", text)
    )
    assert at(problem, text) == "[^growht]."
    assert problem.hint == "did you mean `growth`?"


def test_the_id_of_a_broken_piece_is_known(tmp_path: Path) -> None:
    text = changed("    status: unconfirmed", "    status: unconfirm")
    assert only(tmp_path, text).message.startswith("`unconfirm` is not one of")


# ---------------------------------------------------------------- ids


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("  - id: corriere", "  - id: gazette", "  - id: gazette"),
        ("  - id: pomona", "  - id: orchard", "  - id: orchard"),
        ("  - id: pomona", "  - id: gazette", "  - id: gazette"),
        ("  - id: margin", "  - id: speed", "  - id: speed"),
        ("  - id: crop\n", "  - id: cheaper\n", "  - id: cheaper"),
        ("  - id: vfx\n", "  - id: strategy\n", "  - id: strategy"),
        ("      - id: merged-points", "      - id: points", "      - id: points"),
        ("      - id: merged-points", "      - id: overview", "  - id: overview"),
    ],
)
def test_an_id_given_twice_names_the_other_line(
    tmp_path: Path, old: str, new: str, first: str
) -> None:
    text = changed(old, new)
    line = text.splitlines().index(first) + 1
    twice = [p for p in problems(tmp_path, text) if "given twice" in p.message]
    assert [p.message.partition(": ")[2] for p in twice] == [f"here and in line {line}"]
    assert text.splitlines()[twice[0].line - 1] == new.rstrip("\n")


def test_one_id_may_stand_for_a_claim_and_for_a_figure(tmp_path: Path) -> None:
    assert problems(tmp_path, EVERY_BLOCK) == ()


# ---------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("link", "message", "hint"),
    [
        ("#opning", "the link `#opning` leads nowhere", "did you mean `opening`?"),
        (
            "#zzz",
            "the link `#zzz` leads nowhere",
            "link to a section or a block by its id",
        ),
        (
            "javascript:alert(1)",
            "`javascript:alert(1)` cannot be a link",
            "links begin with https://, http://, mailto: or #",
        ),
    ],
)
def test_a_link_to_nowhere_is_told(
    tmp_path: Path, link: str, message: str, hint: str
) -> None:
    text = changed(
        "text: Orchard grew by 16%[^growth].",
        f"text: Orchard grew by [16%]({link})[^growth].",
        MINIMAL,
    )
    problem = only(tmp_path, text)
    assert at(problem, text).startswith(link)
    assert (problem.message, problem.hint) == (message, hint)


@pytest.mark.parametrize(
    "link", ["#opening", "#overview", "#claim-growth", "https://x.org"]
)
def test_a_link_to_somewhere_is_not(tmp_path: Path, link: str) -> None:
    text = changed(
        "text: Orchard grew by 16%[^growth].",
        f"text: Orchard grew by [16%]({link})[^growth].",
        MINIMAL,
    )
    assert problems(tmp_path, text) == ()


@pytest.mark.parametrize(
    "link", ["'#opening'", "file:///etc/passwd", "gazette.org", "''"]
)
def test_the_link_of_a_source_is_an_address(tmp_path: Path, link: str) -> None:
    text = changed(
        "    file: gazette.txt", f"    link: {link}\n    file: gazette.txt", MINIMAL
    )
    problem = only(tmp_path, text)
    assert problem.where == "sources[0].link"
    assert problem.message == f"`{link.strip(chr(39))}` cannot be a link"


def test_a_figure_without_a_change_cannot_write_it(tmp_path: Path) -> None:
    text = changed("    change: 0.16\n", "")
    found = problems(tmp_path, text)
    assert [p.message for p in found] == [
        "the figure `revenue` has no change to write out"
    ] * 2
    assert all(at(p, text).startswith("{revenue:change}") for p in found)


# ---------------------------------------------------------------- unused


def test_a_claim_that_nothing_rests_on_is_a_warning(tmp_path: Path) -> None:
    text = changed("[^growth].\n  why_now", ".\n  why_now", MINIMAL)
    text = changed("16%[^growth].", "16%.", text)
    problem = only(tmp_path, text)
    assert problem.severity is Severity.WARNING
    assert (problem.message, problem.where) == (
        "nothing refers to the claim `growth`",
        "claims[0].id",
    )
    assert at(problem, text) == "growth"


def test_a_section_without_blocks_is_a_warning(tmp_path: Path) -> None:
    text = MINIMAL + "  - id: empty\n    title: Empty\n    takeaway: Nothing.\n"
    problem = only(tmp_path, text)
    assert (problem.severity, problem.message) == (
        Severity.WARNING,
        "the section `empty` has no blocks",
    )
    assert at(problem, text) == "id: empty"


def test_unused_claims_are_not_told_while_broken_pieces_hide_their_use(
    tmp_path: Path,
) -> None:
    text = changed("[^growth].\n  why_now", ".\n  why_now", MINIMAL)
    text = changed("kind: prose", "kind: prosa", text)
    assert only(tmp_path, text).hint == "did you mean `prose`?"


def test_a_flood_of_dangling_references_does_not_flood_the_search_for_near_words(
    tmp_path: Path,
) -> None:
    marks = "".join(f"[^growth-{number}]" for number in range(60))
    text = changed("16%[^growth].", f"16%[^growth]{marks}.", MINIMAL)
    found = problems(tmp_path, text)
    assert len(found) == 60
    assert sum(bool(problem.hint) for problem in found) == 50


def test_a_key_figure_with_nothing_to_hold_it_against_is_warned_of(
    tmp_path: Path,
) -> None:
    line = "    comparison: {en: Against the best of the pickers, it: Rispetto al migliore dei raccoglitori}\n"
    text = changed(line, "")
    problem = only(tmp_path, text)
    assert problem.severity is Severity.WARNING
    assert (
        problem.message
        == "the key figure `speed` stands alone: a reader cannot tell whether it is much"
    )
    assert at(problem, text) == "speed, margin]"
