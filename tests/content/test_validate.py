import hashlib
import os
from pathlib import Path

import pytest

from reporting.content.pieces import BLOCKS
from reporting.content.validate import load
from reporting.errors import ContentError, Severity
from tests.content.planted import at, changed, only, problems
from tests.samples import EVERY_BLOCK, MINIMAL, write, write_every_block, write_minimal

GOLDEN = Path(__file__).parent.parent / "golden" / "ten-mistakes.txt"

MISTAKES = (
    ("  minutes: 20\n", "  minutes: twenty\n", "twenty"),
    (
        "    retrieved: 2026-11-01\n    link",
        "    retreived: 2026-11-01\n    link",
        "retreived",
    ),
    ("    kind: tool\n", "    kind: toll\n", "toll"),
    ("    period: 2026-07\n", "    period: 2026-02-30\n", "2026-02-30"),
    (
        "    status: confirmed\n    key: true\n",
        "    status: sure\n    key: true\n",
        "sure",
    ),
    ("    by: [vera-lane]\n", "    by: [vera-line]\n", "vera-line"),
    ("it: 'Sono veloci[^faster].'", "it: 'Sono veloci.'", "'Sono veloci.'"),
    (
        "        figures: [revenue, speed, margin]",
        "        figures: [revenue, sped]",
        "sped]",
    ),
    (
        "        file: images/robot.png\n",
        "        file: images/robots.png\n",
        "images/robots.png",
    ),
    ("        speaker: vera-lane\n", "", "id: lane-says"),
)
"""Ten mistakes: the sample's words, the wrong ones, and what stands where it is told."""


def mistaken() -> str:
    text = EVERY_BLOCK
    for old, new, _ in MISTAKES:
        text = changed(old, new, text)
    return text


def test_ten_mistakes_are_ten_problems_in_one_run(tmp_path: Path) -> None:
    text = mistaken()
    found = problems(tmp_path, text)
    assert [
        at(problem, text)[: len(place)]
        for problem, (_, _, place) in zip(found, MISTAKES, strict=True)
    ] == [place for _, _, place in MISTAKES]


def test_the_ten_problems_read_as_they_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, mistaken())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError) as caught:
        load("content.yaml")
    told = f"{caught.value}\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


# ---------------------------------------------------------------- what is sound


def test_the_samples_are_sound(tmp_path: Path) -> None:
    minimal = load(write_minimal(tmp_path / "minimal"))
    assert minimal.warnings == ()
    assert minimal.content.default_language == "en"
    every = load(write_every_block(tmp_path / "every"))
    assert every.warnings == ()
    kinds = {
        block.kind for section in every.content.sections for block in section.blocks
    }
    assert kinds == set(BLOCKS)


def test_content_keeps_the_order_of_the_file(tmp_path: Path) -> None:
    content = load(write_every_block(tmp_path)).content
    assert content.languages == ("en", "it")
    assert [section.id for section in content.sections] == [
        "overview",
        "strategy",
        "vfx",
        "controversy",
    ]
    assert [block.id for block in content.sections[3].blocks] == [
        "lane-says",
        "caution",
        "time-or-cost",
        "terms",
    ]
    assert [claim.id for claim in content.claims] == [
        "revenue",
        "robots",
        "faster",
        "cheaper",
        "crop",
    ]


def test_the_fingerprint_is_that_of_the_file(tmp_path: Path) -> None:
    path = write_minimal(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(path).content.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_text_stays_text(tmp_path: Path) -> None:
    text = changed("title: A small dossier", "title: NO", MINIMAL)
    text = changed("subtitle: For tests", "subtitle: 12:30", text)
    text = changed("audience: Testers", "audience: 010", text)
    edition = load(write(tmp_path, text)).content.edition
    assert [
        edition.title.get_words("en"),
        edition.subtitle.get_words("en"),
        edition.audience.get_words("en"),
    ] == [
        "NO",
        "12:30",
        "010",
    ]


def test_problems_name_the_file_as_the_user_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a: 1\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError) as caught:
        load(Path("content.yaml"))
    assert {problem.path for problem in caught.value.problems} == {"content.yaml"}


def test_an_alias_may_repeat_a_text(tmp_path: Path) -> None:
    text = changed("title: Overview", "title: &name Overview", MINIMAL)
    text = changed("takeaway: Orchard grows.", "takeaway: *name", text)
    assert (
        load(write(tmp_path, text)).content.sections[0].takeaway.get_words("en")
        == "Overview"
    )


# ---------------------------------------------------------------- what is not


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["the file is empty"]),
        ("word", ["not the dossier: `word`"]),
        ("- a\n", ["expected the dossier, found a list"]),
        ("a: 'b", ["the quotation mark `'` is never closed"]),
        (
            "{}",
            [
                f"missing `{key}`"
                for key in ("claims", "edition", "languages", "sections", "sources")
            ],
        ),
        ("[" * 100_000, ["nested 65 levels, and the limit `depth` is 64"]),
        ("a: b\0", ["the character U+0000 cannot be printed"]),
        (MINIMAL + "---\na: b\n", ["a second document begins here"]),
    ],
)
def test_a_file_that_is_no_dossier_is_told_so(
    tmp_path: Path, text: str, messages: list[str]
) -> None:
    assert [problem.message for problem in problems(tmp_path, text)] == messages


def test_a_file_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "latin").write_bytes(b"a: caff\xe8")
    for name, message in {
        "missing": "the file does not exist",
        ".": "the file is a folder",
        "pipe": "the file is a pipe",
        "latin": "the file is not UTF-8 from here on: `caffè` is written in Windows-1252",
    }.items():
        with pytest.raises(ContentError) as caught:
            load(tmp_path / name)
        assert [problem.message for problem in caught.value.problems] == [message]


@pytest.mark.parametrize(
    ("old", "new", "place", "where", "message"),
    [
        (
            "edition:\n",
            "editions: 1\nedition:\n",
            "editions",
            "editions",
            "`editions` is not a key of the dossier",
        ),
        ("    kind: person\n", "", "id: vera-lane", "entities[1]", "missing `kind`"),
        (
            "  - id: pomona\n",
            "  - id: Pomona\n",
            "Pomona",
            "entities[2].id",
            "not an id (small letters, digits, single hyphens): `Pomona`",
        ),
        (
            "kind: comparison",
            "kind: comparsion",
            "comparsion",
            "sections[2].blocks[2].kind",
            "`comparsion` is not one of",
        ),
        (
            "        kind: callout\n",
            "",
            "id: caution",
            "sections[3].blocks[1]",
            "missing `kind`",
        ),
        (
            "      - id: caution\n        kind",
            "      - kind",
            "kind: callout",
            "sections[3].blocks[1]",
            "missing `id`",
        ),
        (
            "deck: merge",
            "deck: merged",
            "merged",
            "sections[0].blocks[2].deck",
            "`merged` is not one of own, merge, notes, hidden, out",
        ),
        (
            "type: area",
            "type: pie",
            "pie",
            "sections[1].blocks[5].type",
            "`pie` is not one of bar, column,",
        ),
        (
            "values: [40, 55, 70]}\n        alt",
            "values: [40, .nan, 70]}\n        alt",
            ".nan",
            "sections[1].blocks[2].data.series[0].values[1]",
            "not a number: `.nan`",
        ),
        (
            "values: [40, 55, 70]}\n        alt",
            "values: [40, 1e400, 70]}\n        alt",
            "1e400",
            "sections[1].blocks[2].data.series[0].values[1]",
            "must be at most",
        ),
        (
            "align: end, width: 2.5",
            "align: end, width: -1",
            "-1",
            "sections[1].blocks[0].columns[2].width",
            "must be more than 0: `-1`",
        ),
        (
            "  date: 2026-11-22",
            "  date: 2026-02-30",
            "2026-02-30",
            "edition.date",
            "no such date: `2026-02-30`",
        ),
        (
            "  number: 3\n",
            f"  number: {'9' * 500}\n",
            "9999",
            "edition.number",
            "the number has 500 digits, and the limit `digits` is 40",
        ),
        (
            "{label: {en: one day, it: un giorno}, text",
            "{text",
            "{text",
            "sections[2].blocks[0].events[2]",
            "give `on` (a date) or `label`",
        ),
        (
            "- ['2024', '40', {en",
            "- ['2024', {en",
            "id: crop-table",
            "sections[1].blocks[0]",
            "row 1 has 2 cells for 3 columns",
        ),
        (
            "subtitle: {en: Picking by robot",
            "subtitle: !x {en: Picking by robot",
            "!x",
            "edition.subtitle",
            "the tag `!x` is not supported",
        ),
        (
            "  number: 3\n",
            "  number: 3\n  number: 4\n",
            "number: 4",
            "edition",
            "the key `number` is given twice: here and in line 3",
        ),
        (
            "  number: 3\n",
            "  <<: {number: 3}\n  number: 3\n",
            "<<",
            "edition",
            "merge keys (`<<`) are not supported",
        ),
    ],
)
def test_a_mistake_is_one_problem_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, where: str, message: str
) -> None:
    text = changed(old, new)
    problem = only(tmp_path, text)
    assert problem.message.startswith(message)
    assert (problem.where, at(problem, text)[: len(place)]) == (where, place)


def test_the_fault_of_a_block_is_told_as_its_kind_has_it(tmp_path: Path) -> None:
    text = changed(
        "        figures: [revenue, speed, margin]", "        figures: revenue"
    )
    assert (only(tmp_path, text).where, only(tmp_path, text).message) == (
        "sections[0].blocks[3].figures",
        "not a list: `revenue`",
    )


def test_pieces_of_the_wrong_form_do_not_hide_the_others(tmp_path: Path) -> None:
    text = changed("  - id: growth\n", "  - nothing\n  - id: growth\n", MINIMAL)
    text = changed("    blocks:\n", "    blocks:\n      - []\n", text)
    text = changed("edition:\n", "entities: 12\nedition:\n", text)
    text = changed("kind: prose", "kind: poem", text)
    assert [
        problem.message.partition(":")[0] for problem in problems(tmp_path, text)
    ] == [
        "not a list",
        "not a claim",
        "expected a map, found a list",
        "`poem` is not one of " + ", ".join(BLOCKS),
    ]


def test_a_fault_does_not_hide_those_in_the_texts_beside_it(tmp_path: Path) -> None:
    text = changed(
        "  date: 2026-11-22\n  title: {en: The orchard",
        "  date: 2026-02-30\n  title: {en: The orchard",
    )
    text = changed("and *tests* robots[^robots]", "and *tests* robots[^robotz]", text)
    text = text.replace("*prova* i robot[^robots]", "*prova* i robot[^robotz]")
    text = changed(
        "{on: 2026-08-15, inferred: true,", "{on: 2026-08-15, inferred: perhaps,", text
    )
    text = changed(
        "{label: {en: one day, it: un giorno}", "{label: {en: one day}", text
    )
    assert [
        (problem.where, problem.message) for problem in problems(tmp_path, text)
    ] == [
        ("edition.date", "no such date: `2026-02-30`"),
        (
            "edition.summary.en",
            "there is no claim `robotz`, which also stands in line 13",
        ),
        (
            "sections[2].blocks[0].events[1].inferred",
            "not `true` or `false`: `perhaps`",
        ),
        ("sections[2].blocks[0].events[2].label", "the translation `it` is missing"),
    ]


def test_a_comma_between_braces_is_told_for_what_it_is(tmp_path: Path) -> None:
    problem = only(
        tmp_path,
        changed("title: {en: Three things to know,", "title: {en: Three, in short,"),
    )
    assert problem.message == ("`in short` is cut off from its text by a comma")


def test_warnings_come_with_sound_content_and_with_errors(tmp_path: Path) -> None:
    text = changed("title: A small dossier", "title: A \u202esmall dossier", MINIMAL)
    loaded = load(write(tmp_path, text))
    assert loaded.content.edition.title.get_words("en") == "A small dossier"
    assert [problem.severity for problem in loaded.warnings] == [Severity.WARNING]
    found = problems(tmp_path, changed("minutes: 5", "minutes: x", text))
    assert [problem.severity for problem in found] == [Severity.WARNING, Severity.ERROR]


def test_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    lines = [problem.line for problem in problems(tmp_path, mistaken())]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "text",
    [
        "languages: [en]\nedition: &a [x]\nsources: ["
        + "*a, " * 50
        + "]\nclaims: []\nsections: []\n",
        "sources: " + "[" * 60 + "]" * 60,
        "sections: [{blocks: [{kind: [x]}, {kind: table, columns: x, rows: {a: b}}]}]",
        "sections:\n"
        "  - {id: a, blocks: [{id: a, kind: prose, text: '" + "[" * 3000 + "'}]}\n" * 3,
        "claims:\n" + "  - {id: a, by: [a], disagrees_with: [a]}\n" * 100,
    ],
)
def test_hostile_files_give_problems_and_nothing_else(
    tmp_path: Path, text: str
) -> None:
    found = problems(tmp_path, text)
    assert found
    assert all(
        problem.severity is Severity.ERROR and problem.message for problem in found
    )


def test_a_list_that_is_too_short_is_told_and_no_fault_of_ours(tmp_path: Path) -> None:
    event = (
        "          - {on: 2026-08-15, inferred: true, text: {en: Trials, it: Prove}}\n"
    )
    later = "          - {label: {en: one day, it: un giorno}, text: {en: Whole orchards, it: Frutteti interi}}\n"
    problem = only(tmp_path, changed(event + later, ""))
    assert (problem.where, problem.message) == (
        "sections[2].blocks[0].events",
        "needs at least 2 items",
    )
