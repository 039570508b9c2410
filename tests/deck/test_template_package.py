"""A template from outside: what is no template is refused with a cure, and nothing that acts is kept."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from pptx import Presentation

from reporting import ContentError
from reporting.deck.template.load import load_template
from reporting.deck.template.read.cleaning import clean_package
from reporting.deck.template.read.package import Package
from reporting.design.theme import Theme
from tests.deck.linter import package_faults
from tests.deck.templates import (
    RELS,
    default,
    edited,
    parts,
    related,
    replaced,
    with_samples,
    zipped,
)

MAIN = "ppt/presentation.xml"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(data: bytes, folder: Path, theme: Theme) -> str:
    """Return what is said of a file that cannot be a template."""
    path = folder / "corporate.pptx"
    path.write_bytes(data)
    with pytest.raises(ContentError) as caught:
        load_template(path, theme)
    (problem,) = caught.value.problems
    assert problem.path == str(path)
    return str(problem)


def bomb() -> bytes:
    """Return a small file that would unpack to 400 MB."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(TYPES, parts(default())[TYPES])
        with archive.open("ppt/media/image1.png", "w", force_zip64=True) as member:
            for _ in range(400):
                member.write(bytes(1_000_000))
    return out.getvalue()


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped([*parts(default()).items(), (MAIN, b"<x/>")])


def locked() -> bytes:
    """Return a package whose members say that they are encrypted."""
    data = bytearray(default())
    for found in re.finditer(re.escape(b"PK\x01\x02"), bytes(data)):
        data[found.start() + 8] |= 1
    return bytes(data)


def lying() -> bytes:
    """Return a package whose main part is not what its checksum says."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in parts(default()).items():
            archive.writestr(ZipInfo(name), data)
    whole = out.getvalue()
    return whole.replace(b"<p:sldSz", b"<p:sldSx", 1)


BROKEN: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (
        lambda: b"",
        "is no PowerPoint presentation, or is cut off",
        "save it as PowerPoint",
    ),
    "text": (
        lambda: b"Dear all,",
        "is no PowerPoint presentation",
        "save it as PowerPoint",
    ),
    "pdf": (
        lambda: b"%PDF-1.7\n%%EOF",
        "is no PowerPoint presentation",
        "save it as PowerPoint",
    ),
    "old or locked": (
        lambda: OLE + bytes(512),
        "has a password, or is an old .ppt",
        "without a password",
    ),
    "locked": (locked, "has a password", "without a password"),
    "bomb": (bomb, "would unpack to", "compress its pictures"),
    "two parts of a name": (twice, "two parts of one name", "save it"),
    "damaged": (lying, "cannot be unpacked", "save it"),
    "no content types": (
        lambda: zipped({"a.xml": b"<a/>"}),
        "is no PowerPoint presentation",
        "save it",
    ),
    "LibreOffice": (
        lambda: zipped({"mimetype": b"x"}),
        "is a LibreOffice file",
        "save it as PowerPoint",
    ),
    "climbs out": (
        lambda: zipped({**parts(default()), "../x": b""}),
        "leads out of it",
        "save it",
    ),
    "climbs out in Windows": (
        lambda: zipped({**parts(default()), "ppt\\..\\..\\x": b""}),
        "leads out of it",
        "save it",
    ),
    "one name in two spellings": (
        lambda: zipped({**parts(default()), f"/{MAIN}": b"<x/>"}),
        "two parts of one name",
        "save it",
    ),
    "strict": (
        lambda: edited(
            default(),
            {
                MAIN: replaced(
                    "http://schemas.openxmlformats.org/presentationml/2006/main",
                    "http://purl.oclc.org/ooxml/presentationml/main",
                )
            },
        ),
        "is written in Strict Open XML",
        "save it",
    ),
    "document type": (
        lambda: edited(
            default(), {LAYOUT: replaced("<p:sldLayout ", "<!DOCTYPE x><p:sldLayout ")}
        ),
        "its part ppt/slideLayouts/slideLayout2.xml declares a document type",
        "save it",
    ),
    "entities": (
        lambda: edited(
            default(), {MAIN: lambda _: b'<!DOCTYPE x [<!ENTITY e "y">]><x>&e;</x>'}
        ),
        "declares a document type",
        "save it",
    ),
    "not XML": (
        lambda: edited(default(), {MAIN: lambda _: b"<p:presentation>"}),
        "is not XML",
        "save it",
    ),
    "a document of Word": (
        lambda: edited(
            default(),
            {
                TYPES: replaced(
                    "presentationml.presentation.main", "wordprocessingml.document.main"
                )
            },
        ),
        "is no PowerPoint presentation",
        "save it",
    ),
    "a layout that is not there": (
        lambda: edited(
            default(),
            {
                "ppt/slideMasters/slideMaster1.xml": replaced(
                    'id="2147483650" r:id="rId2"', 'id="1" r:id="rId77"'
                )
            },
        ),
        "no slide can be made on its layouts",
        "save it",
    ),
    "no theme": (
        lambda: zipped(
            {k: v for k, v in parts(default()).items() if k != "ppt/theme/theme1.xml"}
        ),
        "it lacks the part ppt/theme/theme1.xml",
        "save it",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_template_is_refused_with_a_cure(
    name: str, tmp_path: Path, theme: Theme
) -> None:
    make, why, cure = BROKEN[name]
    said = refused(make(), tmp_path, theme)
    assert why in said
    assert cure in said.partition("hint: ")[2]


def test_a_notes_page_without_a_place_for_notes_is_not_kept(
    tmp_path: Path, theme: Theme
) -> None:
    path = tmp_path / "corporate.pptx"
    notes = "ppt/notesMasters/notesMaster1.xml"
    path.write_bytes(
        edited(with_samples(), {notes: replaced('type="body"', 'type="pic"')})
    )
    assert notes not in parts(load_template(path, theme).data)
    path.write_bytes(with_samples())
    assert notes in parts(load_template(path, theme).data)


@pytest.mark.parametrize("seed", range(16))
def test_whatever_is_broken_in_it_nothing_but_a_problem_is_raised(
    seed: int, tmp_path: Path, theme: Theme
) -> None:
    """Attributes of masters, layouts, themes and the presentation are replaced by what cannot be there."""
    chance = Random(seed)  # noqa: S311  (which parts are broken is no secret)
    known = parts(with_samples())
    looks = [
        name
        for name in known
        if re.match(r"ppt/(slideL|slideM|theme|pres|notesM)", name)
    ]
    for name in chance.sample(looks, 6):
        values = list(re.finditer(rb'="([^"]*)"', known[name]))
        if values:
            start, end = chance.choice(values).span(1)
            junk = chance.choice(
                [b"", b"-1", b"9" * 30, b"zzzzzz", b"NaN", b"rId99", b"tx1"]
            )
            known[name] = known[name][:start] + junk + known[name][end:]
    path = tmp_path / "corporate.pptx"
    path.write_bytes(zipped(known))
    with suppress(ContentError):
        load_template(path, theme)


def test_a_template_cut_off_anywhere_is_refused(tmp_path: Path, theme: Theme) -> None:
    whole = default()
    for length in range(0, len(whole), 1024):
        refused(whole[:length], tmp_path, theme)


def test_a_template_that_is_not_there_or_is_a_folder(
    tmp_path: Path, theme: Theme
) -> None:
    for path, why in (
        (tmp_path / "none.pptx", "does not exist"),
        (tmp_path, "is a folder"),
    ):
        with pytest.raises(ContentError, match=why):
            load_template(path, theme)


def test_a_picture_that_is_a_bomb_is_not_looked_at(
    tmp_path: Path, theme: Theme
) -> None:
    """A PNG that says it has 60,000 x 60,000 pixels, as the background of the master."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = (
        struct.pack(">I", 13)
        + b"IHDR"
        + head
        + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    )
    picture = b"\x89PNG\r\n\x1a\n" + chunk
    fill = '<a:blipFill><a:blip r:embed="rId99"/></a:blipFill>'
    ground = f"<p:cSld><p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
    master = "ppt/slideMasters/slideMaster1.xml"
    data = related(default(), master, "image", "../media/image9.png")
    data = edited(
        data,
        {
            master: lambda part: re.sub(
                b"<p:cSld><p:bg>.*?</p:bg>", ground.encode(), part, flags=re.DOTALL
            ),
            TYPES: replaced(
                "<Default ",
                '<Default Extension="png" ContentType="image/png"/><Default ',
            ),
        },
    )
    data = zipped({**parts(data), "ppt/media/image9.png": picture})
    path = tmp_path / "bomb.pptx"
    path.write_bytes(data)
    assert load_template(path, theme).grids.content.body.width > 0


# ---------------------------------------------------------------- what is left out


SHAPE = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="77" name="Acts"/><p:cNvGraphicFramePr/><p:nvPr/>'
    '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole">'
    '<p:oleObj r:id="rId99" progId="Excel.Sheet" imgW="1" imgH="1"><p:embed/></p:oleObj>'
    "</a:graphicData></a:graphic></p:graphicFrame></p:spTree>"
)
PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="77" name="Acts"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    '<a:blip r:link="rId99"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/></p:pic></p:spTree>'
)
CONTROLS = '<p:controls><p:control spid="1" r:id="rId99"/></p:controls></p:cSld>'


def with_ole() -> bytes:
    data = related(default(), LAYOUT, "oleObject", "../embeddings/oleObject1.bin")
    data = edited(
        data,
        {
            LAYOUT: replaced("</p:spTree>", SHAPE),
            TYPES: replaced(
                "<Default ",
                '<Default Extension="bin" ContentType="application/octet-stream"/><Default ',
            ),
        },
    )
    return zipped({**parts(data), "ppt/embeddings/oleObject1.bin": OLE})


def with_macros() -> bytes:
    data = related(default(), MAIN, "vbaProject", "vbaProject.bin")
    macro = "vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    known = parts(data)
    known[TYPES] = re.sub(
        rb"vnd\.openxmlformats-officedocument\.presentationml\.presentation\.main\+xml",
        macro.encode(),
        known[TYPES],
    ).replace(
        b"<Default ",
        b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default ',
        1,
    )
    return zipped({**known, "ppt/vbaProject.bin": OLE})


def with_link() -> bytes:
    data = related(default(), LAYOUT, "image", "file:///C:/secret.png", outside=True)
    return edited(data, {LAYOUT: replaced("</p:spTree>", PICTURE)})


def with_control() -> bytes:
    data = related(default(), LAYOUT, "control", "../activeX/activeX1.xml")
    data = edited(data, {LAYOUT: replaced("</p:cSld>", CONTROLS)})
    return zipped({**parts(data), "ppt/activeX/activeX1.xml": b"<x/>"})


def with_password() -> bytes:
    return edited(
        default(),
        {
            MAIN: replaced(
                "</p:presentation>", '<p:modifyVerifier algIdExt="1"/></p:presentation>'
            )
        },
    )


@pytest.mark.parametrize(
    ("make", "told", "traces"),
    [
        (with_ole, "embedded object (OLE)", ["oleObj", "embeddings", "Acts"]),
        (with_macros, "macros (VBA)", ["vbaProject", "macroEnabled"]),
        (with_link, "link to file:///C:/secret.png", ["secret", "Acts"]),
        (with_control, "control (ActiveX)", ["activeX", "p:control"]),
        (with_password, "password against changes", ["modifyVerifier"]),
    ],
)
def test_what_acts_is_left_out_and_told(
    make: Callable[[], bytes],
    told: str,
    traces: list[str],
    tmp_path: Path,
    theme: Theme,
) -> None:
    data = make()
    planted = "".join(
        [*parts(data), *(part.decode("latin-1") for part in parts(data).values())]
    )
    assert all(trace in planted for trace in traces)
    path = tmp_path / "template.pptm"
    path.write_bytes(data)
    template = load_template(path, theme)
    assert [problem.message for problem in template.warnings] == [
        f"left out of the template: {told}"
    ]
    left = "".join(
        [
            *parts(template.data),
            *(part.decode("latin-1") for part in parts(template.data).values()),
        ]
    )
    assert not [trace for trace in traces if trace in left]
    assert package_faults(template.data) == []
    assert len(Presentation(io.BytesIO(template.data)).slide_layouts) == 11


@pytest.mark.parametrize("kind", ["template", "slideshow"])
def test_templates_and_shows_are_templates_too(
    kind: str, tmp_path: Path, theme: Theme
) -> None:
    path = tmp_path / "corporate.potx"
    path.write_bytes(
        edited(
            default(),
            {
                TYPES: replaced(
                    "presentationml.presentation.main", f"presentationml.{kind}.main"
                )
            },
        )
    )
    assert Presentation(io.BytesIO(load_template(path, theme).data)).slide_layouts


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_package(Package(with_ole())).data
    assert clean_package(Package(once)).data == once


# ---------------------------------------------------------------- what is only said beside


def loaded(data: bytes, folder: Path, theme: Theme) -> bytes:
    """Return the package that is left of a template."""
    path = folder / "corporate.pptx"
    path.write_bytes(data)
    return load_template(path, theme).data


def test_a_shape_that_only_bears_a_tag_stays(tmp_path: Path, theme: Theme) -> None:
    """As think-cell and others write them on every placeholder of a company's template."""
    tag = '<p:ph type="title"/><p:custDataLst><p:tags r:id="rId99"/></p:custDataLst>'
    data = related(default(), LAYOUT, "tags", "../tags/tag1.xml")
    data = edited(data, {LAYOUT: replaced('<p:ph type="title"/>', tag)})
    data = zipped({**parts(data), "ppt/tags/tag1.xml": b"<p:tagLst/>"})
    left = parts(loaded(data, tmp_path, theme))
    assert b'<p:ph type="title"/>' in left[LAYOUT]
    assert b"custDataLst" not in left[LAYOUT]
    assert "ppt/tags/tag1.xml" not in left


def test_styles_stay_when_the_picture_of_a_bullet_is_lost(
    tmp_path: Path, theme: Theme
) -> None:
    master = "ppt/slideMasters/slideMaster1.xml"
    bullet = '<a:buBlip><a:blip r:embed="rId99"/></a:buBlip>'
    data = related(default(), master, "image", "../media/none.png")
    data = edited(data, {master: replaced('<a:buChar char="•"/>', bullet)})
    left = parts(loaded(data, tmp_path, theme))[master]
    assert b"<p:titleStyle>" in left
    assert b"<p:bodyStyle>" in left
    assert b"buBlip" not in left


def test_a_fill_of_the_theme_whose_picture_is_lost_stays_a_fill(
    tmp_path: Path, theme: Theme
) -> None:
    name = "ppt/theme/theme1.xml"
    blip = f'<a:blipFill><a:blip xmlns:r="{RELS}" r:embed="rId1"/><a:stretch/></a:blipFill></a:bgFillStyleLst>'
    known = parts(edited(default(), {name: replaced("</a:bgFillStyleLst>", blip)}))
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="file:///C:/ground.png" TargetMode="External"/></Relationships>'
    )
    data = zipped({**known, "ppt/theme/_rels/theme1.xml.rels": link.encode()})
    left = parts(loaded(data, tmp_path, theme))[name].decode()
    fills = re.search("<a:bgFillStyleLst>(.*)</a:bgFillStyleLst>", left, re.DOTALL)
    assert fills
    assert fills[1].endswith('<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>')
    assert "ground.png" not in left


def test_media_that_nothing_shows_are_left_behind(tmp_path: Path, theme: Theme) -> None:
    data = related(default(), LAYOUT, "image", "../media/image9.png")
    types = {
        TYPES: replaced(
            "<Default ", '<Default Extension="png" ContentType="image/png"/><Default '
        )
    }
    data = zipped({**parts(edited(data, types)), "ppt/media/image9.png": bytes(1000)})
    assert "ppt/media/image9.png" not in parts(loaded(data, tmp_path, theme))


def test_what_a_template_can_do_without_may_be_missing(
    tmp_path: Path, theme: Theme
) -> None:
    known = parts(default())
    del known["ppt/tableStyles.xml"], known["ppt/presProps.xml"]
    left = loaded(zipped(known), tmp_path, theme)
    assert package_faults(left) == []
    assert "ppt/tableStyles.xml" not in parts(left)


def test_a_signature_is_left_out_and_told(tmp_path: Path, theme: Theme) -> None:
    origin = (
        '<Relationship Id="rId99" Target="_xmlsignatures/origin.sigs" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>'
    )
    data = edited(default(), {"_rels/.rels": replaced("</Relationships>", origin)})
    path = tmp_path / "signed.pptx"
    path.write_bytes(zipped({**parts(data), "_xmlsignatures/origin.sigs": b""}))
    template = load_template(path, theme)
    assert any("digital signature" in one.message for one in template.warnings)
    assert not [name for name in parts(template.data) if "signature" in name]


# ---------------------------------------------------------------- how it is packed


def with_windows_slashes() -> bytes:
    return zipped(
        {name.replace("/", "\\"): data for name, data in parts(default()).items()}
    )


def from_the_root() -> bytes:
    return zipped({f"/{name}": data for name, data in parts(default()).items()})


def in_other_letters() -> bytes:
    """Return a package whose parts are spelt otherwise than what refers to them."""
    return zipped(
        {
            name.replace("slideLayouts", "SlideLayouts").replace(
                "theme/", "Theme/"
            ): data
            for name, data in parts(default()).items()
        }
    )


class Pipe(io.RawIOBase):
    """A place to write to that cannot be gone back in: sizes follow their data."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        chunk = bytes(data)  # type: ignore[call-overload]
        self.written += chunk
        return len(chunk)


def streamed() -> bytes:
    pipe = Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        for name, data in parts(default()).items():
            archive.writestr(name, data)
    return bytes(pipe.written)


@pytest.mark.parametrize(
    "make", [with_windows_slashes, from_the_root, in_other_letters, streamed]
)
def test_a_package_that_is_packed_oddly_is_the_same_template(
    make: Callable[[], bytes], tmp_path: Path, theme: Theme
) -> None:
    left = loaded(make(), tmp_path, theme)
    assert package_faults(left) == []
    assert len(Presentation(io.BytesIO(left)).slide_layouts) == 11
