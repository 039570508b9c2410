"""Claims and their sources -> JSON-LD: W3C Web Annotations with their provenance (PROV).

Each claim is an annotation (Web Annotation Data Model, 23 February 2017): its bodies say it in
each language and how sure it is, its targets are the paragraphs that it is cited from. Of a
source stand here the terms alone, and no more of its text. The context comes along, so that
nothing is fetched to read it; it says of every name what http://www.w3.org/ns/anno.jsonld says.
Names are relative to the content's hash (RFC 6920), by which its edition is known.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reporting.content.blocks import Quotation
from reporting.content.model import BODIES, Citation, Claim, Content, Entity, EntityKind
from reporting.content.source_model import Source
from reporting.content.values import EVERY, Text

CLAIMS = "claims.jsonld"
"""Name of the file in which an output carries its claims."""

_Object = dict[str, Any]
Bodies = Mapping[str, Mapping[str, str]]
"""What a claim says, by its id and then by language."""

_LINKS = {
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": "oa:hasSource",
    "selector": "oa:hasSelector",
    "refinedBy": "oa:refinedBy",
    "via": "oa:via",
    "first": "as:first",
    "partOf": "as:partOf",
    "wasDerivedFrom": "prov:wasDerivedFrom",
    "wasQuotedFrom": "prov:wasQuotedFrom",
    "wasAttributedTo": "prov:wasAttributedTo",
    "disagreesWith": "cito:disagreesWith",
}
"""Properties whose values are things, by the names of the annotation's context and PROV's."""
_WORDS = {
    "value": "rdf:value",
    "exact": "oa:exact",
    "language": "dc:language",
    "name": "foaf:name",
    "label": "rdfs:label",
    "total": "as:totalItems",
    "title": "dcterms:title",
    "publisher": "dc:publisher",
    "identifier": "dcterms:identifier",
    "issued": "dcterms:issued",
}
_SPACES = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "cito": "http://purl.org/spar/cito/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CLASSES = {
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "FragmentSelector": "oa:FragmentSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "Person": "foaf:Person",
    "Organization": "foaf:Organization",
    "describing": "oa:describing",
    "classifying": "oa:classifying",
}
_STRAY = r"[<>\"{}|^`]"
"""What no address may have (RFC 3987, 2.2), and a link of the content can."""


def write_claims(content: Content, bodies: Bodies) -> bytes:
    """Return the claims of a content as JSON-LD, a line a thing; equal claims give equal bytes.

    Args:
        content: valid content.
        bodies: what each claim says, as it is printed.
    """
    graph = _Graph(content, bodies)
    items = ",\n".join(map(_dump, graph.list_annotations()))
    page = '{"id": "#claims", "type": "AnnotationPage", "partOf": "#edition", '
    edition = _dump(graph.describe_edition())
    things = [*graph.list_sources(), *graph.list_agents()]
    others = "".join(f",\n{_dump(thing)}" for thing in things)
    text = (
        f'{{"@context": {_dump(_make_context(content))},\n"@graph": [\n'
        f'{edition[:-1]}, "first": {page}"items": [\n{items}\n]}}}}{others}\n]}}\n'
    )
    return text.encode()


def _make_context(content: Content) -> _Object:
    """Return what each name stands for, and what relative names are relative to."""
    digest = urlsafe_b64encode(bytes.fromhex(content.sha256)).decode().rstrip("=")
    context: _Object = {"@base": f"ni:///sha-256;{digest}"}
    context |= _SPACES
    context |= {"id": "@id", "type": "@type"}
    context |= _CLASSES | _WORDS
    for name, meaning in _LINKS.items():
        context[name] = {"@id": meaning, "@type": "@id"}
    context["items"] = {"@id": "as:items", "@type": "@id", "@container": "@list"}
    context["motivation"] = {"@id": "oa:motivatedBy", "@type": "@vocab"}
    context["purpose"] = {"@id": "oa:hasPurpose", "@type": "@vocab"}
    moment = {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"}
    context["generatedAtTime"] = moment
    return context


class _Graph:
    """The things that claims speak of, each with its name.

    Args:
        content: valid content.
        bodies: what each claim says, as it is printed.
    """

    def __init__(self, content: Content, bodies: Bodies) -> None:
        self.content = content
        self.bodies = bodies
        self.entities = {entity.id for entity in content.entities}
        self.moment = f"{content.edition.date.isoformat()}T00:00:00Z"
        self.quoted: set[str] = set()
        for section in content.sections:
            for block in section.blocks:
                if isinstance(block, Quotation):
                    self.quoted.add(block.claim)

    def describe_edition(self) -> _Object:
        """Return the collection of all claims."""
        return {
            "id": "#edition",
            "type": "AnnotationCollection",
            "label": _say(self.content.edition.title),
            "generatedAtTime": self.moment,
            "total": len(self.content.claims),
        }

    # -- claims

    def list_annotations(self) -> Iterable[_Object]:
        """Yield the claims, in the order of the content."""
        for claim in self.content.claims:
            yield self._describe_claim(claim)

    def _describe_claim(self, claim: Claim) -> _Object:
        bodies: list[_Object] = []
        for language, words in self.bodies[claim.id].items():
            body = {"type": "TextualBody", "value": words, "language": language}
            bodies.append(body)
        sure = {"type": "TextualBody", "purpose": "classifying"}
        bodies.append(sure | {"value": claim.status.value})
        relation = "wasDerivedFrom"
        if claim.id in self.quoted:
            relation = "wasQuotedFrom"
        sources = dict.fromkeys(cite.source for cite in claim.cites)
        described: _Object = {
            "id": f"#claim-{claim.id}",
            "type": "Annotation",
            "motivation": "describing",
            "body": bodies,
            "target": [describe_citation(cite) for cite in claim.cites],
            relation: [f"#source-{name}" for name in sources],
            "wasAttributedTo": [self._name_voice(by) for by in claim.by],
            "generatedAtTime": self.moment,
        }
        if claim.disagrees_with:
            others = [f"#claim-{name}" for name in claim.disagrees_with]
            described["disagreesWith"] = others
        return described

    def _name_voice(self, by: str | Text) -> str | _Object:
        """Return who says so: by its name in this file, or described where it has none."""
        if isinstance(by, Text):
            return {"type": "prov:Agent", "name": _say(by)}
        return f"#entity-{by}" if by in self.entities else f"#voice-{by}"

    # -- sources and agents

    def list_sources(self) -> Iterable[_Object]:
        """Yield the sources, each as the copy that was read."""
        for source in self.content.sources:
            yield describe_source(source, self.entities)

    def list_agents(self) -> Iterable[_Object]:
        """Yield the entities, and the sources that make a claim themselves."""
        for entity in self.content.entities:
            yield describe_entity(entity, self.content.natures[entity.kind])
        speaking: set[str] = set()
        for claim in self.content.claims:
            speaking.update(by for by in claim.by if isinstance(by, str))
        for source in self.content.sources:
            if source.id in speaking:
                name = _say(source.outlet or source.short)
                voice = f"#voice-{source.id}"
                yield {"id": voice, "type": "prov:Agent", "name": name}


def describe_citation(cite: Citation) -> _Object:
    """Return a paragraph or a cell of a source, with the terms that must stand there."""
    place = f"paragraph={cite.paragraph}"
    if cite.cell is not None:
        place = f"cell={cite.cell.text}"
    terms: list[_Object] = []
    for term in cite.evidence:
        terms.append({"type": "TextQuoteSelector", "exact": term})
    return {
        "type": "SpecificResource",
        "source": f"#source-{cite.source}",
        "selector": {
            "type": "FragmentSelector",
            "value": place,
            "refinedBy": terms,
        },
    }


def describe_source(source: Source, entities: Iterable[str]) -> _Object:
    """Return a source as the copy of it that was read.

    Args:
        source: of the content.
        entities: ids of those that it may pass on.
    """
    described: _Object = {
        "id": f"#source-{source.id}",
        "type": "prov:Entity",
        "title": _say(source.title),
        "language": source.language,
        "identifier": f"sha256:{source.sha256}",
        "generatedAtTime": f"{source.retrieved.isoformat()}T00:00:00Z",
    }
    if source.outlet:
        described["publisher"] = _say(source.outlet)
    if source.published:
        until = source.published.until
        days = [source.published.write_begin()]
        days += [until.write_begin()] if until else []
        described["issued"] = "/".join(days)
    if source.link:
        address = source.link
        for stray in set(re.findall(_STRAY, address)):
            address = address.replace(stray, f"%{ord(stray):02X}")
        described["via"] = address
    voices: list[str | _Object] = []
    if source.author:
        voices.append({"type": "prov:Agent", "name": _say(source.author)})
    passed_on: list[str] = []
    for name in source.quotes:
        if name in entities:
            voices.append(f"#entity-{name}")
        else:
            passed_on.append(f"#source-{name}")
    if voices:
        described["wasAttributedTo"] = voices
    if passed_on:
        described["wasQuotedFrom"] = passed_on
    return described


def describe_entity(entity: Entity, nature: EntityKind) -> _Object:
    """Return an entity as one that may say something.

    Args:
        entity: of the content.
        nature: the bundled kind whose rules it has.
    """
    kinds = ["prov:Agent"]
    if nature is EntityKind.PERSON:
        kinds.append("Person")
    elif nature in BODIES:
        kinds.append("Organization")
    return {"id": f"#entity-{entity.id}", "type": kinds, "name": _say(entity.name)}


def _say(text: Text) -> str | Sequence[_Object]:
    """Return a text; one by language as literals that name theirs."""
    words = text.by_language
    if EVERY in words:
        return words[EVERY]
    return [{"@value": said, "@language": code} for code, said in words.items()]


def _dump(thing: object) -> str:
    return json.dumps(thing, ensure_ascii=False)
