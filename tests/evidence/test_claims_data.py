"""Claims as data: JSON-LD that says who says what, where it is cited from, and no more."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyld import jsonld

from reporting import build, extract, load
from reporting.deck.ooxml.source_part import read_carried_files
from reporting.evidence.report.claims_data import CLAIMS, write_claims
from reporting.pdf.reading import read_embedded_files
from reporting.plan.claims_file import print_claims
from tests.samples import EVERY_BLOCK, MINIMAL, write

OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
W3C = {
    "Annotation": f"{OA}Annotation",
    "TextualBody": f"{OA}TextualBody",
    "SpecificResource": f"{OA}SpecificResource",
    "FragmentSelector": f"{OA}FragmentSelector",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "AnnotationCollection": "http://www.w3.org/ns/activitystreams#OrderedCollection",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Organization": "http://xmlns.com/foaf/0.1/Organization",
    "body": f"{OA}hasBody",
    "target": f"{OA}hasTarget",
    "source": f"{OA}hasSource",
    "selector": f"{OA}hasSelector",
    "refinedBy": f"{OA}refinedBy",
    "motivation": f"{OA}motivatedBy",
    "purpose": f"{OA}hasPurpose",
    "via": f"{OA}via",
    "exact": f"{OA}exact",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "language": "http://purl.org/dc/elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": "http://www.w3.org/ns/activitystreams#totalItems",
    "first": "http://www.w3.org/ns/activitystreams#first",
    "partOf": "http://www.w3.org/ns/activitystreams#partOf",
    "items": "http://www.w3.org/ns/activitystreams#items",
}
"""What http://www.w3.org/ns/anno.jsonld says of the names that are used."""


def refuse_to_load(url: str, _: object) -> None:
    pytest.fail(f"{url} is fetched")


def claims_of(text: str, folder: Path) -> bytes:
    content = load(write(folder, text)).content
    return write_claims(content, print_claims(content))


def expanded(data: bytes) -> dict[str, dict[str, Any]]:
    """Return the things of a file with a name by it, every property by its whole IRI."""
    options = {"documentLoader": refuse_to_load}
    flat = jsonld.flatten(jsonld.expand(json.loads(data), options), None, options)
    return {name_of(thing): thing for thing in flat}


def name_of(thing: dict[str, Any]) -> str:
    """Return the name of a thing within its file."""
    name: str = thing["@id"]
    return name.rpartition("#")[2]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return claims_of(EVERY_BLOCK, tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def things(data: bytes) -> dict[str, dict[str, Any]]:
    return expanded(data)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    build(write(folder / "desk", EVERY_BLOCK), folder / "out", languages="all")
    return folder


# ---------------------------------------------------------------- what it says


def test_its_names_mean_what_the_annotation_s_context_says(data: bytes) -> None:
    context = json.loads(data)["@context"]
    for name, iri in W3C.items():
        meaning = context[name]
        short = meaning["@id"] if isinstance(meaning, dict) else meaning
        space, _, rest = short.partition(":")
        assert context[space] + rest == iri


def test_it_is_read_without_a_net_and_every_claim_is_an_annotation(
    data: bytes, things: dict[str, dict[str, Any]]
) -> None:
    page = things["claims"][W3C["items"]][0]["@list"]
    names = [name_of(each) for each in page]
    wanted = [line["id"] for line in json.loads(data)["@graph"][0]["first"]["items"]]
    assert [f"#{name}" for name in names] == wanted
    assert len(names) > 3
    for name in names:
        assert things[name]["@type"] == [W3C["Annotation"]]
    assert things["edition"][W3C["total"]] == [{"@value": len(names)}]


def test_a_claim_says_its_words_in_each_language_and_how_sure_it_is(
    tmp_path: Path,
) -> None:
    text = MINIMAL.replace(
        "Orchard grew by 16%.\n    by: [gazette]",
        'Orchard "grew" by *16%*.\n    by: [gazette, Tom Ash in a letter]',
    )
    things = expanded(claims_of(text, tmp_path))
    claim = things["claim-growth"]
    bodies = [things[name_of(each)] for each in claim[W3C["body"]]]
    said = {body[W3C["value"]][0]["@value"] for body in bodies}
    assert said == {"Orchard “grew” by 16%.", "reported"}
    sure = [body for body in bodies if W3C["purpose"] in body]
    assert [body[W3C["value"]][0]["@value"] for body in sure] == ["reported"]
    voices = [things[name_of(each)] for each in claim[f"{PROV}wasAttributedTo"]]
    names = [voice[W3C["name"]][0]["@value"] for voice in voices]
    assert names == ["The Gazette", "Tom Ash in a letter"]
    assert claim[f"{PROV}generatedAtTime"] == [
        {
            "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
            "@value": "2026-11-22T00:00:00Z",
        }
    ]


def test_a_target_is_a_paragraph_with_its_terms_and_nothing_around_them(
    tmp_path: Path,
) -> None:
    data = claims_of(MINIMAL, tmp_path)
    (claim,) = json.loads(data)["@graph"][0]["first"]["items"]
    (target,) = claim["target"]
    assert target["source"] == "#source-gazette"
    assert target["selector"]["value"] == "paragraph=2"
    assert target["selector"]["refinedBy"] == [
        {"type": "TextQuoteSelector", "exact": "Orchard"},
        {"type": "TextQuoteSelector", "exact": "16%"},
    ]
    assert claim["wasDerivedFrom"] == ["#source-gazette"]
    assert b"prefix" not in data
    assert b"suffix" not in data


def test_a_quotation_is_quoted_and_all_else_derived(
    things: dict[str, dict[str, Any]],
) -> None:
    quoted = {name for name, thing in things.items() if f"{PROV}wasQuotedFrom" in thing}
    derived = {
        name for name, thing in things.items() if f"{PROV}wasDerivedFrom" in thing
    }
    assert len(quoted) == 1
    assert not quoted & derived
    assert {name for name in things if name.startswith("claim-")} == quoted | derived


def test_the_edition_is_known_by_the_hash_of_its_content(tmp_path: Path) -> None:
    path = write(tmp_path, MINIMAL)
    content = load(path).content
    data = write_claims(content, print_claims(content))
    digest = hashlib.sha256(path.read_bytes()).digest()
    base = json.loads(data)["@context"]["@base"]
    options = {"documentLoader": refuse_to_load, "format": "application/n-quads"}
    quads = jsonld.to_rdf(json.loads(data), options)
    assert base.startswith("ni:///sha-256;")
    assert len(base) == len("ni:///sha-256;") + 43
    assert f"<{base}#claim-growth> <{OA}hasTarget>" in quads
    assert f'"sha256:{"0" * 63}1"' in quads
    assert digest.hex() == content.sha256


@pytest.mark.parametrize(
    ("written", "via"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ('"https://example.org/a{b}|c"', "https://example.org/a%7Bb%7D%7Cc"),
    ],
)
def test_an_address_is_one_as_the_standard_has_it(
    tmp_path: Path, written: str, via: str
) -> None:
    text = MINIMAL.replace(
        "    language: en\n", f"    language: en\n    link: {written}\n"
    )
    source = expanded(claims_of(text, tmp_path))["source-gazette"]
    assert source[W3C["via"]] == [{"@id": via}]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = '\\"}], \\"@context\\": \\"https://evil.example/\\" </script>'
    text = MINIMAL.replace("title: Orchard grows", f'title: "{hostile}"')
    source = expanded(claims_of(text, tmp_path))["source-gazette"]
    title = source["http://purl.org/dc/terms/title"][0]["@value"]
    assert title == hostile.replace('\\"', '"')


# ---------------------------------------------------------------- where it is carried


def test_both_outputs_carry_it_in_every_language_with_equal_bytes(made: Path) -> None:
    carried = set()
    for name in ("dossier.pdf", "dossier.it.pdf"):
        data = (made / "out" / name).read_bytes()
        carried.add(read_embedded_files(data)[CLAIMS])
    for name in ("briefing.pptx", "briefing.it.pptx"):
        data = (made / "out" / name).read_bytes()
        carried.add(read_carried_files(data)[CLAIMS])
    assert len(carried) == 1


def test_it_is_data_of_the_dossier(made: Path) -> None:
    with pikepdf.open(made / "out/dossier.it.pdf") as document:
        files = {str(file.UF): file for file in document.Root.AF}
        claims = files[CLAIMS]
        assert claims.AFRelationship == "/Data"
        assert claims.EF.F.Subtype == "/application/ld+json"
        assert str(claims.Desc).startswith("Le affermazioni e i passi citati")


def test_what_is_extracted_is_what_the_dossier_was_made_from_alone(
    made: Path, tmp_path: Path
) -> None:
    extract(made / "out/dossier.pdf", tmp_path)
    assert not (tmp_path / CLAIMS).exists()


def test_an_output_without_its_source_has_no_claims_either(tmp_path: Path) -> None:
    build(write(tmp_path, MINIMAL), tmp_path / "out", source=False)
    data = (tmp_path / "out/dossier.pdf").read_bytes()
    assert CLAIMS not in read_embedded_files(data)
    assert CLAIMS.encode() not in data
