"""The bytes of a ZIP -> its parts, none of them larger than what is read of one.

What a ZIP says of its sizes is looked at before anything is unpacked, and no part unpacks to
more than it says. Parts that are XML are read without entities: no document type is taken.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from reporting.limits import find_limit, tell_excess
from reporting.reading.crowding import refuse_crowded
from reporting.reading.xml_parsers import make_xml_parser
from reporting.reading.zips import BoundedZip

_DOCTYPE = b"<!DOCTYPE"
_HEAD = 2_000


class Package:
    """A ZIP that is open, and its parts by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def read_part(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            ValueError: it is too large; the message goes on from the file's name.
        """
        info = self._archive.getinfo(name)
        size = info.file_size
        if size > find_limit("source-part"):
            raise ValueError(f"has in `{name}` {tell_excess('source-part', size)}")
        return self._archive.read(info)

    def read_xml(self, name: str) -> etree._Element:
        """Return the root of a part that is XML.

        Raises:
            ValueError: it is none; the message goes on from the file's name.
        """
        return parse_xml(self.read_part(name), f"part `{name}`")


@contextmanager
def open_package(data: bytes, noun: str) -> Iterator[Package]:
    """Open a ZIP whose sizes may be read.

    Args:
        data: the whole file.
        noun: what it should be, as a problem says it.

    Raises:
        ValueError: it cannot be read; the message goes on from the file's name.
    """
    try:
        with BoundedZip(data, "source-unpacked", "source-parts") as archive:
            names = archive.namelist()
            if len(set(names)) < len(names):
                raise ValueError(f"is a broken {noun} (two parts of one name)")
            yield Package(archive)
    except KeyError as error:
        raise ValueError(f"is a broken {noun} (it lacks {error})") from None
    except RuntimeError:
        raise ValueError("is locked with a password") from None
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
        raise ValueError(f"is a broken {noun} ({error})") from None
    except zlib.error:
        raise ValueError(f"is a broken {noun} (its packing does not read)") from None


def parse_xml(data: bytes, noun: str) -> etree._Element:
    """Return the root of an XML document that declares no type.

    Args:
        data: the whole of it.
        noun: what it is, as a problem says it.

    Raises:
        ValueError: it is none; the message goes on from the file's name.
    """
    if _DOCTYPE in data[:_HEAD]:
        raise ValueError(f"declares a document type in its {noun}")
    refuse_crowded(data, noun)
    try:
        return etree.fromstring(data, make_xml_parser())
    except (etree.LxmlError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ValueError(f"is broken in its {noun} ({reason[:80]})") from None


def split_name(element: etree._Element) -> tuple[str, str]:
    """Return the namespace and the name of an element."""
    space, _, name = str(element.tag).removeprefix("{").rpartition("}")
    return space, name
