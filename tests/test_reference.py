"""The reference of keys: every key is explained, and the schema judges as the readers do."""

from __future__ import annotations

import copy
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openpyxl import Workbook

from reporting.cli.main import main
from reporting.codes import load_codes
from reporting.content.pieces import parse_pieces
from reporting.content.validate import load
from reporting.reading.source import scan_yaml
from reporting.reference import list_parts, write_content_schema
from tests.samples import EVERY_BLOCK, png
from tests.shares import take_share
from tests.tools import ROOT

EXAMPLE = (ROOT / "assets" / "example.yaml").read_text("utf-8")
SCHEMA = ROOT / "assets" / "content.schema.json"


# ---------------------------------------------------------------- every key is explained


def test_every_key_has_a_meaning_a_type_and_an_example() -> None:
    keys = [key for part in list_parts() for key in part.keys]
    assert len(keys) > 200
    assert [key.path for key in keys if not key.meaning] == []
    assert [key.path for key in keys if not key.type] == []
    without = [key.path for key in keys if not key.example]
    assert [path for path in without if not path.startswith("theme.")] == []


def test_a_meaning_is_a_sentence_or_a_phrase_that_ends() -> None:
    keys = [key for part in list_parts() for key in part.keys]
    assert [key.path for key in keys if not re.search(r"[.:;`]$", key.meaning)] == []


def test_the_example_is_a_whole_dossier_without_a_problem(tmp_path: Path) -> None:
    write_example(tmp_path)
    assert load(tmp_path / "content.yaml").warnings == ()


def write_example(folder: Path) -> None:
    (folder / "content.yaml").write_text(EXAMPLE, "utf-8")
    (folder / "house.en.yaml").write_text(
        "code: en\nbase: en\nlabels: {contents: What is in it}\n", "utf-8"
    )
    (folder / "kinds.csv").write_text(
        "Kind,Apples,Pears\n2025,80,20\n2026,60,40\n", "utf-8"
    )
    (folder / "trees.csv").write_text("Sort,Trees\nApples,80\nPears,20\n", "utf-8")
    (folder / "robot.png").write_bytes(png(600, 400))
    book = Workbook()
    sheet = book.active
    sheet.title = "Trees"
    for row in (("Sort", "Trees"), ("Apples", 80), ("Pears", 20)):
        sheet.append(row)
    book.save(folder / "book.xlsx")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "chart.unit",
            ["chart.unit", "type: words", "unit: {en: tonnes, it: tonnellate}"],
        ),
        ("edition.minutes", ["needed", "at least 1, at most 600", "minutes: 10"]),
        ("bullets.numbered", ["left out: false", "numbered: true"]),
        ("prose.deck", ["left out: notes"]),
        ("claims.cites.terms", ["claim.cites.terms", "needed"]),
        ("bullets.title", ["block.title"]),
        ("theme.page.size", ["A4", "size: A4"]),
        ("chart", ["chart.data.series", "* name"]),
        ("W510", ["W510: ", "accept: [{warning: W510, why: …}]"]),
        ("w510", ["W510: "]),
        ("", ["content.yaml: ", "edition: ", "theme.slide: "]),
        ("codes", ["W510  "]),
    ],
)
def test_what_is_asked_about_is_explained(
    asked: str, told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", asked] if asked else ["explain"]) == 0
    said = capsys.readouterr().out
    for words in told:
        assert words in said


@pytest.mark.parametrize(
    ("asked", "meant"), [("chart.unti", "chart.unit"), ("edtion", "edition")]
)
def test_what_is_not_known_is_told_with_what_is_meant(
    asked: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", asked]) == 2
    said = capsys.readouterr().err
    assert f"there is no key or code `{asked}`; did you mean `{meant}`?" in said


def test_every_code_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for code in load_codes():
        assert main(["explain", code]) == 0
    assert "  \n" not in capsys.readouterr().out


# ---------------------------------------------------------------- the schema


def test_what_is_made_of_the_models_is_up_to_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    renew = [sys.executable, ".ci/reference.py", "--check"]
    done = subprocess.run(renew, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == SCHEMA.read_text("utf-8")


def test_the_schema_is_one_of_its_dialect() -> None:
    Draft202012Validator.check_schema(write_content_schema())


def test_the_shipped_content_names_it_in_its_first_line() -> None:
    first, _, _ = (ROOT / "content.yaml").read_text("utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=assets/content.schema.json"


def test_keys_in_the_schema_are_described_and_exemplified() -> None:
    schema = write_content_schema()
    chart = schema["$defs"]["Chart"]["properties"]
    assert chart["unit"]["description"].startswith("What the numbers are")
    assert schema["$defs"]["Edition"]["properties"]["minutes"]["examples"] == ["10"]
    assert schema["$defs"]["Prose"]["properties"]["deck"]["default"] == "notes"


# ---------------------------------------------------------------- one verdict


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2: `on` is a word, and a date is words too (10.3.2)."""


CoreLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CoreLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)


def plain(text: str) -> Any:
    """Return a content as JSON, as YAML 1.2 reads it."""
    return json.loads(json.dumps(yaml.load(text, CoreLoader)))  # noqa: S506  (it is safe)


BEYOND = {
    "E258": "whether rows are as long as a table is wide",
    "E261": "whether events are in order of time",
    "E465": "whether cells that span have room",
}
"""What no schema says."""


def judge(data: Any) -> bool:
    """Return whether the readers find nothing wrong with the form of a content."""
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    document = scan_yaml(text, "content.yaml")
    if document.root is None:
        return False
    problems = parse_pieces(document.root, text, "content.yaml").problems
    return all(problem.code in BEYOND for problem in problems)


VALIDATOR = Draft202012Validator(write_content_schema())
CONTENTS = {
    "example": EXAMPLE,
    "every block": EVERY_BLOCK,
    "shipped": (ROOT / "content.yaml").read_text("utf-8"),
}

Place = tuple[Any, Any]
"""A map or a list, and a key or an index in it."""


def list_places(data: Any) -> Iterator[Place]:
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in inner:
        yield data, key
        if isinstance(value, dict | list):
            yield from list_places(value)


def drop(place: Place, _: random.Random) -> None:
    holder, key = place
    del holder[key]


def misspell(place: Place, chance: random.Random) -> None:
    holder, key = place
    if isinstance(holder, dict):
        at = chance.randrange(len(key))
        holder[key[:at] + chance.choice("xyz") + key[at:]] = holder.pop(key)


def put(*values: Any) -> Callable[[Place, random.Random], None]:
    def change(place: Place, chance: random.Random) -> None:
        holder, key = place
        holder[key] = copy.deepcopy(chance.choice(values))

    return change


def add(place: Place, _: random.Random) -> None:
    holder, key = place
    if isinstance(holder[key], dict):
        holder[key]["remark"] = "words"
    elif isinstance(holder[key], list):
        holder[key].append({"remark": "words"})


MUTATIONS = (
    drop,
    misspell,
    add,
    put("", " "),
    put("words"),
    put(["words"], []),
    put({"en": "words", "it": "parole"}, {"en": ["words"]}),
    put({}, {"remark": 1}),
    put(-1, 0, 1, 3.5, 10_000),
    put("An Id", "an--id", "AN-ID", "a" * 70),
    put(True, False),  # noqa: FBT003  (values of a content)
    put(None),
    put("2026-13-45x", "Q5", "tomorrow"),
)


@pytest.mark.parametrize("seed", take_share("schemas and readers", range(20), 4))
def test_schema_and_readers_judge_alike(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (chance, no secret)
    originals = {name: plain(text) for name, text in CONTENTS.items()}
    differ = []
    for _ in range(50):
        name = chance.choice(sorted(originals))
        data = copy.deepcopy(originals[name])
        place = chance.choice(list(list_places(data)))
        mutate = chance.choice(MUTATIONS)
        before = copy.deepcopy(place[0])
        mutate(place, chance)
        ours, theirs = judge(data), VALIDATOR.is_valid(data)
        if ours != theirs:
            differ.append((name, place[1], before, place[0], ours, theirs))
    assert differ == []


@pytest.mark.parametrize("name", sorted(CONTENTS))
def test_a_sound_content_is_sound_by_both(name: str) -> None:
    data = plain(CONTENTS[name])
    assert judge(data)
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
