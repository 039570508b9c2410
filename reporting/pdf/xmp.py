"""What a file says of itself -> its XMP packet and information dictionary, which agree.

PDF/A-3 wants that (ISO 19005-3, 6.6.3), so both are made here, from one value. The
packet also claims the standards: PDF/A-3a, and PDF/UA-1 with the extension schema that
PDF/A asks for whatever it does not know itself (ISO 19005-3, 6.6.2.3). PDF/A-4 has no
extension schemas, and no information dictionary (ISO 19005-4, 6.1.3 and 6.7).
"""

from __future__ import annotations

import datetime as dt
import html
import uuid
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFString

from reporting.cleaning import drop_unprintable
from reporting.memory import Memory
from reporting.pdf.conformance import UA_1, Conformance
from reporting.pdf.syntax import format_stream
from reporting.record import Record


class Metadata(Record, frozen=True):
    """What a file says of itself.

    Args:
        title: never empty (ISO 14289-1, 7.1).
        language: of the text as a whole, a BCP 47 tag such as `en-GB` (ISO 32000-1, 14.9.2).
        date: when it was made, with its offset from UTC; fractions of a second are dropped.
        author: who wrote it.
        subject: what it is about, in a sentence.
        keywords: words to find it by.
        creator: the program that its content was made with.
        producer: the program that wrote the PDF.
        is_rtl: whether it reads from right to left, and is bound on the right.
        is_duplex: whether it is printed on both sides.
        is_presented: whether its pages are slides, shown one by one, each filling the window.
        is_press: whether it keeps to PDF/X-4 besides (ISO 15930-7), which is of PDF 1.x alone.

    Raises:
        ValueError: the title or the language is empty, or the date has no offset.
    """

    title: str
    language: str
    date: dt.datetime
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    creator: str = ""
    producer: str = "ReportLab"
    is_rtl: bool = False
    is_duplex: bool = False
    is_presented: bool = False
    is_press: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.language.strip():
            raise ValueError("a tagged file needs a title and a language")
        if self.date.tzinfo is None:
            raise ValueError("the date needs its offset from UTC")


_STREAMS: Memory[tuple[Metadata, Conformance, bool], bytes] = Memory()


def make_info(metadata: Metadata) -> PDFDictionary:
    """Return the information dictionary (ISO 32000-1, 14.3.3), without what is empty."""
    date = format_pdf_date(metadata.date)
    texts = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": metadata.creator,
        "Producer": metadata.producer,
        "CreationDate": date,
        "ModDate": date,
    }
    entries: dict[str, PDFString | str] = {}
    for key, text in texts.items():
        if text:
            entries[key] = PDFString(text)
    if metadata.is_press:
        entries["Trapped"] = "/False"
    return PDFDictionary(entries)


def format_pdf_date(moment: dt.datetime) -> str:
    """Return a moment as PDF writes it, in UTC (ISO 32000-1, 7.9.4)."""
    in_utc = moment.astimezone(dt.UTC)
    return f"D:{in_utc:%Y%m%d%H%M%S}+00'00'"


def format_metadata_stream(
    metadata: Metadata,
    conformance: Conformance,
    *,
    carries: bool,
) -> bytes:
    """Return the metadata stream of a catalog, not compressed: not only PDF readers find it.

    It names no filter at all, as ISO 19005-3, 6.6.2.1, asks for; an empty list of them is one.

    Args:
        metadata: what the file says of itself.
        conformance: the standards that it claims.
        carries: whether it carries other files.
    """

    def write() -> bytes:
        packet = make_packet(metadata, conformance, carries=carries)
        return format_stream("/Type/Metadata/Subtype/XML", packet.encode("utf-8"))

    return _STREAMS.recall((metadata, conformance, carries), write)


def make_packet(
    metadata: Metadata,
    conformance: Conformance = UA_1,
    *,
    carries: bool = False,
) -> str:
    """Return an XMP packet (ISO 16684-1) that is not to be edited in place.

    Args:
        metadata: what the file says of itself.
        conformance: the standards that it claims.
        carries: whether it carries other files.
    """
    spaces = _NAMESPACES
    explained: list[str] = []
    claims = dict(conformance.list_claims(carries=carries))
    if conformance.explains:
        extensions = [_ACCESSIBLE]
        spaces = _NAMESPACES | _EXTENSION_NAMESPACES
        if metadata.is_press:
            spaces |= _PRESS_NAMESPACES
            extensions += _PRESS
            claims |= _list_press_claims(metadata)
        explained = [
            "   <pdfaExtension:schemas><rdf:Bag>",
            *[extension.format() for extension in extensions],
            "   </rdf:Bag></pdfaExtension:schemas>",
        ]
    if conformance.declares:
        spaces = spaces | _DECLARATION_NAMESPACE
        explained.append(format_declarations(conformance.declares))
    names = [f'    xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items()]
    properties = [f"   {line}" for line in list_properties(metadata, claims)]
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '  <rdf:Description rdf:about=""',
        "\n".join(names) + ">",
        *properties,
        *explained,
        "  </rdf:Description>",
        " </rdf:RDF>",
        "</x:xmpmeta>",
        '<?xpacket end="r"?>',
    ]
    return "\n".join(lines)


_UA = "http://www.aiim.org/pdfua/ns/id/"
_X = "http://www.npes.org/pdfx/ns/id/"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": _UA,
}
_EXTENSION_NAMESPACES = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_DECLARATION_NAMESPACE = {"pdfd": "http://pdfa.org/declarations/"}
_PRESS_NAMESPACES = {"pdfxid": _X, "xmpMM": "http://ns.adobe.com/xap/1.0/mm/"}


class _Extension(NamedTuple):
    """A property that PDF/A does not know itself: its schema, and what it holds."""

    schema: str
    uri: str
    prefix: str
    name: str
    kind: str
    about: str

    def format(self) -> str:
        """Return its description (ISO 19005-3, 6.6.2.3)."""
        return f"""\
    <rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>{self.schema}</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{self.uri}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>{self.prefix}</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>{self.name}</pdfaProperty:name>
     <pdfaProperty:valueType>{self.kind}</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>{self.about}</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li>"""


_ACCESSIBLE = _Extension(
    "PDF/UA identification schema",
    _UA,
    "pdfuaid",
    "part",
    "Integer",
    "The part of ISO 14289 that the file keeps to",
)
_PRESS = (
    _Extension(
        "PDF/X identification schema",
        _X,
        "pdfxid",
        "GTS_PDFXVersion",
        "Text",
        "The version of PDF/X that the file keeps to",
    ),
    _Extension(
        "Adobe PDF schema",
        _NAMESPACES["pdf"],
        "pdf",
        "Trapped",
        "Text",
        "Whether colours that meet overlap a little",
    ),
)


def _list_press_claims(metadata: Metadata) -> dict[str, str]:
    """Return what PDF/X-4 asks for besides; the name is that of an edition, always the same."""
    date = _format_date(metadata.date)
    said = f"{metadata.title}\n{metadata.language}\n{date}"
    return {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "pdf:Trapped": "False",
        "xmp:MetadataDate": date,
        "xmpMM:DocumentID": f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, said)}",
        "xmpMM:RenditionClass": "default",
        "xmpMM:VersionID": "1",
    }


def _format_date(moment: dt.datetime) -> str:
    """Return a moment as XMP writes it, in UTC."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}+00:00"


def format_declarations(declared: Iterable[str]) -> str:
    """Return what a file declares of itself (PDF Declarations 1.0, 6.1)."""
    lines = ["   <pdfd:declarations><rdf:Bag>"]
    for address in declared:
        inner = f"<pdfd:conformsTo>{address}</pdfd:conformsTo>"
        lines.append(f'    <rdf:li rdf:parseType="Resource">{inner}</rdf:li>')
    lines.append("   </rdf:Bag></pdfd:declarations>")
    return "\n".join(lines)


def list_properties(metadata: Metadata, claims: Mapping[str, str]) -> list[str]:
    """Return the properties that ISO 19005-3, 6.6.3, sets beside the entries of `info`.

    Args:
        metadata: what the file says of itself.
        claims: the standards that it keeps to, in the words of their schemas.
    """
    date = _format_date(metadata.date)
    properties = [
        _format_list("dc:title", "Alt", metadata.title),
        _format_list("dc:language", "Bag", metadata.language),
    ]
    if metadata.author:
        properties.append(_format_list("dc:creator", "Seq", metadata.author))
    if metadata.subject:
        properties.append(_format_list("dc:description", "Alt", metadata.subject))
    simple = {
        "dc:format": "application/pdf",
        "pdf:Keywords": ", ".join(metadata.keywords),
        "pdf:Producer": metadata.producer,
        "xmp:CreatorTool": metadata.creator,
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        **claims,
    }
    for name, text in simple.items():
        if text:
            properties.append(
                f"<{name}>{html.escape(drop_unprintable(text), quote=False)}</{name}>"
            )
    return properties


def _format_list(
    name: str,
    kind: str,
    text: str,
) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    item = (
        f"<rdf:li{language}>{html.escape(drop_unprintable(text), quote=False)}</rdf:li>"
    )
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>"
