"""The locked packages and what is bundled -> a bill of materials of the wheel, as CycloneDX.

hatchling runs it whenever a wheel is built, and puts the result into the wheel (PEP 770):
`make_report-….dist-info/sboms/make-report.cdx.json`. It names each package that a plain
installation brings, at the version that the tests ran with (`.ci/lock.txt` has the hashes of
its files), who asks for it, and the fonts, profiles and data in `reporting/assets` with their
licences (CycloneDX 1.6, ECMA-424). It is the same for the same commit: no clock, no chance.

`python .ci/bill_of_materials.py` prints it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
NAME = "make-report.cdx.json"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)")
_ASKER = re.compile(r"^    #(?: via)?\s+(\S+)(?: \(.*\))?$")
_VERSION = re.compile(r'__version__ = "([^"]+)"')


class Pin(NamedTuple):
    """A package as it is locked.

    Args:
        name: as the index writes it.
        version: the one that the tests ran with.
        askers: who wants it, by name.
    """

    name: str
    version: str
    askers: tuple[str, ...]


class BillHook(BuildHookInterface[Any]):
    """What hatchling calls when it builds a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bill, and hand it over; an editable installation wants none.

        Args:
            version: `standard` or `editable`.
            build_data: what hatchling will build.
        """
        if version != "standard":
            return
        path = Path(self.directory) / NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(format_bill(), encoding="utf-8")
        build_data["sbom_files"].append(str(path))

    def finalize(
        self, version: str, build_data: dict[str, Any], artifact_path: str
    ) -> None:
        """Remove the bill from beside the wheel, in which it is now."""
        del version, build_data, artifact_path
        (Path(self.directory) / NAME).unlink(missing_ok=True)


def format_bill() -> str:
    """Return the bill as JSON, with a number that is that of its contents."""
    bill = make_bill()
    text = json.dumps(bill, indent=2, ensure_ascii=False)
    number = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(text.encode()).hexdigest())
    bill["serialNumber"] = f"urn:uuid:{number}"
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def make_bill() -> dict[str, Any]:
    """Return the bill of materials."""
    pins = read_lock(ROOT / ".ci/lock.txt")
    ours = {
        "type": "application",
        "bom-ref": "make-report",
        "name": "make-report",
        "version": read_version(),
    }
    components = [describe_pin(pin) for pin in pins]
    components += describe_bundled()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": ours},
        "components": components,
        "dependencies": list_dependencies(pins),
    }


def read_version() -> str:
    """Return the version of make-report."""
    text = (ROOT / "reporting/version.py").read_text(encoding="utf-8")
    found = _VERSION.search(text)
    if found is None:
        sys.exit("reporting/version.py says no version")
    return found[1]


def read_lock(path: Path) -> list[Pin]:
    """Return the packages of a lock file that an installation brings."""
    pins: list[Pin] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        begun = _PIN.match(line)
        if begun:
            pins.append(Pin(begun[1], begun[2], ()))
        elif pins:
            last = pins[-1]
            askers = (*last.askers, *_ASKER.findall(line))
            pins[-1] = last._replace(askers=askers)
    return pins


def describe_pin(pin: Pin) -> dict[str, Any]:
    """Return a package as a component."""
    address = refer_to(pin)
    return {
        "type": "library",
        "bom-ref": address,
        "name": pin.name,
        "version": pin.version,
        "purl": address,
    }


def refer_to(pin: Pin) -> str:
    """Return a package's address, as a package URL."""
    return f"pkg:pypi/{pin.name.lower()}@{pin.version}"


def describe_bundled() -> Iterator[dict[str, Any]]:
    """Yield what is bundled that others made, file by file behind its name."""
    assets = ROOT / "assets"
    path = assets / "licences/licences.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in table["bundled"]:
        found = [file for name in entry["files"] for file in sorted(assets.glob(name))]
        yield {
            "type": "data",
            "bom-ref": f"bundled:{entry['name']}",
            "name": entry["name"],
            "description": entry["about"],
            "licenses": [{"license": name_licence(entry["licence"])}],
            "externalReferences": [{"type": "website", "url": entry["origin"]}],
            "components": [describe_file(file) for file in found],
        }


def name_licence(licence: str) -> dict[str, str]:
    """Return a licence by its identifier, or by name where SPDX's list has none."""
    key = "name" if licence.startswith("LicenseRef-") else "id"
    return {key: licence}


def describe_file(path: Path) -> dict[str, Any]:
    """Return a bundled file with its hash."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    name = path.relative_to(ROOT / "assets").as_posix()
    return {
        "type": "file",
        "name": f"reporting/assets/{name}",
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def list_dependencies(pins: Sequence[Pin]) -> list[dict[str, Any]]:
    """Return who wants whom."""
    wants: dict[str, list[str]] = {"make-report": []}
    for pin in pins:
        wants[pin.name] = []
    for pin in pins:
        for asker in pin.askers:
            if asker in wants:
                wants[asker].append(refer_to(pin))
    refs: Mapping[str, str] = {pin.name: refer_to(pin) for pin in pins}
    return [
        {"ref": refs.get(name, name), "dependsOn": sorted(wanted)}
        for name, wanted in wants.items()
    ]


if __name__ == "__main__":
    print(format_bill(), end="")
