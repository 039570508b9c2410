"""What is locked, bundled and told of both."""

import json
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from reporting.cli.main import main
from reporting.licences import list_bundled
from tests.ci_scripts import load_script
from tests.tools import ROOT

ASSETS = ROOT / "assets"
TABLE = tomllib.loads((ASSETS / "licences/licences.toml").read_text("utf-8"))
UNBUNDLED = ("images/*", "readme/*")
"""What the README and the shipped content show; it is in no wheel."""
LOCKS = (".ci/lock.txt", ".ci/lock-dev.txt")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def bill() -> Any:
    return json.loads(load_script("bill_of_materials").format_bill())


def list_asset_files() -> list[str]:
    paths = [path for path in ASSETS.rglob("*") if path.is_file()]
    return sorted(path.relative_to(ASSETS).as_posix() for path in paths)


def read_pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return {canonicalize_name(found[1]): found[2] for found in PIN.finditer(text)}


def list_requirements(*, is_dev: bool) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = list(project["dependencies"])
    if is_dev:
        wanted += project["optional-dependencies"]["dev"]
    return [Requirement(line) for line in wanted]


def test_each_bundled_file_is_ours_or_has_one_licence() -> None:
    texts = {entry.text for entry in list_bundled()}
    accounts = [*UNBUNDLED, *TABLE["own"]]
    for entry in list_bundled():
        accounts += entry.files
    wrong = {}
    for name in list_asset_files():
        path = Path("/", name)
        found = [pattern for pattern in accounts if path.match(f"/{pattern}")]
        if name in texts:
            continue
        if len(found) != 1:
            wrong[name] = found
    assert wrong == {}


def test_each_entry_has_files_and_the_words_of_its_licence() -> None:
    names = list_asset_files()
    for entry in list_bundled():
        for pattern in entry.files:
            assert any(fnmatch(name, pattern) for name in names), pattern
        if entry.text:
            words = (ASSETS / entry.text).read_text("utf-8")
            assert len(words) > 500, entry.text
        else:
            assert entry.licence == "LicenseRef-public-domain"


def test_the_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--licences"]) == 0
    shown = capsys.readouterr().out
    assert "Carlito: OFL-1.1" in shown
    for entry in list_bundled():
        assert f"{entry.name}: {entry.licence}\n" in shown
    named = re.findall(r"^  licence: (.+)$", shown, re.MULTILINE)
    assert named
    assert all(Path(path).is_file() for path in named)


def test_the_bill_of_materials_is_valid_cyclonedx(bill: Any) -> None:
    judge = JsonStrictValidator(SchemaVersion.V1_6)
    assert judge.validate_str(json.dumps(bill)) is None
    bill["components"][0]["type"] = "fruit"  # so that we know that somebody judges
    assert judge.validate_str(json.dumps(bill)) is not None
    bill["components"][0]["type"] = "library"


def test_the_bill_names_all_that_an_installation_brings(bill: Any) -> None:
    libraries = {
        canonicalize_name(part["name"]): part["version"]
        for part in bill["components"]
        if part["type"] == "library"
    }
    assert libraries == read_pins(".ci/lock.txt")
    wanted = next(row for row in bill["dependencies"] if row["ref"] == "make-report")
    asked = {canonicalize_name(need.name) for need in list_requirements(is_dev=False)}
    names = {address.split("/")[1].split("@")[0] for address in wanted["dependsOn"]}
    assert names == asked


def test_the_bill_names_all_that_is_bundled(bill: Any) -> None:
    entries = {part["name"] for part in bill["components"] if part["type"] == "data"}
    assert entries == {entry.name for entry in list_bundled()}


def test_the_bill_is_the_same_each_time(bill: Any) -> None:
    assert json.loads(load_script("bill_of_materials").format_bill()) == bill


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    parts = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(parts) == len(read_pins(name))
    without = [part for part in parts if "--hash=sha256:" not in part]
    assert without == []


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_locked_is_what_the_project_asks_for(name: str) -> None:
    is_dev = "dev" in name
    pins = read_pins(name)
    for need in list_requirements(is_dev=is_dev):
        version = pins.get(canonicalize_name(need.name))
        assert version, f"{need.name} is not locked: bash .ci/lock"
        assert need.specifier.contains(version), f"{need} but {version} is locked"


def test_both_locks_agree() -> None:
    plain, dev = map(read_pins, LOCKS)
    assert plain.items() <= dev.items()
