"""The entries of a bibliography and a content -> sources, with the copies that they name.

An entry and its file state a source together, the entry first. What is wrong with an entry is
told with its line; one that the content has already is told, and left out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from reporting.cleaning import fold_file_name
from reporting.errors import Problem, Severity
from reporting.evidence.intake.bibliographies.attachments import find_attachment
from reporting.evidence.intake.bibliographies.model import Bibliography, Entry
from reporting.evidence.intake.content_file import ContentFile, KnownSource, check_item
from reporting.evidence.intake.names import make_unique, slugify
from reporting.evidence.intake.proposal import Proposal, Value
from reporting.evidence.intake.propose import Copy, Given, propose
from reporting.evidence.intake.snapshots import Snapshot, take_snapshot
from reporting.evidence.sources.formats.kinds import find_limit
from reporting.evidence.sources.metadata import Metadata, read_metadata
from reporting.evidence.sources.paragraphs import read_copy
from reporting.evidence.sources.stated.model import gather_statements
from reporting.reading.disk import read_bytes
from reporting.record import Record, field_names, replace

_CURE = "save its page, then `make-report source add FILE` with what the entry says"


class Imported(Record, frozen=True):
    """An entry that has become a source, or may.

    Args:
        entry: of the bibliography.
        proposal: its fields, each with where it was found or why it is blank.
        snapshot: its local copy, if there is one.
        is_sound: whether none of its fields is wrong.
    """

    entry: Entry
    proposal: Proposal
    snapshot: Snapshot | None
    is_sound: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether it can be written."""
        return self.is_sound and not self.proposal.missing


class Places(Record, frozen=True):
    """Folders that an import knows.

    Args:
        files: below one of which attachments must lie.
        folder: that copies go to.
        folders: in which copies are looked for.
    """

    files: Sequence[Path]
    folder: Path
    folders: Sequence[Path]


class Importer:
    """Makes sources of entries, one after the other, and gathers what is wrong with them."""

    def __init__(
        self,
        name: str,
        holder: ContentFile,
        given: Given,
        places: Places,
        today: dt.date,
    ) -> None:
        self._name = name
        self._holder = holder
        self._given = given
        self._places = places
        self._today = today
        self._planned: dict[str, bytes] = {}
        self.problems: list[Problem] = []

    def read(self, bibliography: Bibliography) -> tuple[Imported, ...]:
        """Return the sources that the entries of a bibliography may become."""
        for fault in bibliography.faults:
            severity = Severity.ERROR if fault.is_lost else Severity.WARNING
            code = "E852" if fault.is_lost else "W856"
            self._tell(
                fault.line,
                fault.message,
                code,
                severity=severity,
            )
        found: list[Imported] = []
        for entry in bibliography.entries:
            imported = self._read_entry(entry)
            if imported:
                found.append(imported)
        return tuple(found)

    def _read_entry(self, entry: Entry) -> Imported | None:
        """Return the source of an entry; nothing of one that the content has."""
        snapshot = self._find_copy(entry)
        stated = gather_statements(entry.statements)
        sha256 = ""
        if snapshot:
            sha256 = hashlib.sha256(snapshot.data).hexdigest()
            stated = join_metadata(stated, self._read_metadata(snapshot))
        name = snapshot.name if snapshot else ""
        proposal = self._propose(
            entry,
            stated,
            Copy(name, sha256),
        )
        known = make_known(proposal)
        same = self._holder.find_same(
            known.link,
            known.title,
            sha256,
        )
        if same:
            message = f"{name_entry(entry)} is there already, as the source `{same}`"
            self._tell(entry.line, message, "W853")
            return None
        short = proposal.values.get("short")
        self._holder = self._holder.with_source(
            known, str(short.words) if short else ""
        )
        if snapshot:
            self._planned[fold_file_name(snapshot.name)] = snapshot.data
        is_sound = self._judge(entry, proposal)
        return Imported(entry, proposal, snapshot, is_sound)

    def _propose(self, entry: Entry, stated: Metadata, copy: Copy) -> Proposal:
        """Return the source of an entry, which is called as the entry is."""
        slug = slugify(entry.key)
        unnamed = [
            name
            for name in self._given.unnamed
            if not getattr(
                stated,
                name,
            )
        ]
        given = replace(self._given, unnamed=tuple(unnamed))
        taken = self._holder.taken
        proposal = propose(
            stated,
            given,
            copy,
            taken,
            self._today,
        )
        if not slug:
            return proposal
        name = Value(
            make_unique(slug, taken.ids),
            f"key, line {entry.line}",
        )
        return replace(proposal, values={**proposal.values, "id": name})

    def _find_copy(self, entry: Entry) -> Snapshot | None:
        """Return the copy of the first attachment of an entry that can be read."""
        for attachment in entry.files:
            path, why = find_attachment(
                attachment,
                self._places.files,
            )
            if path is None:
                self._tell(
                    entry.line,
                    f"{name_entry(entry)}: {why}",
                    "W854",
                )
                continue
            try:
                data = read_bytes(path, find_limit(path.name))
                read_copy(data, path.name)
            except ValueError as error:
                message = f"{name_entry(entry)}: its attachment `{path.name}` {error}"
                self._tell(entry.line, message, "W854")
                continue
            places = self._places
            return take_snapshot(
                path,
                data,
                places.folder,
                places.folders,
                self._planned,
            )
        return None

    def _read_metadata(self, snapshot: Snapshot) -> Metadata:
        try:
            return read_metadata(snapshot.data, snapshot.name)
        except ValueError:
            return Metadata()

    def _judge(self, entry: Entry, proposal: Proposal) -> bool:
        """Tell what an entry lacks or has wrong; return whether nothing is wrong."""
        item = proposal.to_item()
        wrong = list(check_item(item, tuple(proposal.values), self._name))
        for problem in wrong:
            line = entry.line
            self.problems.append(
                replace(
                    problem,
                    line=line,
                    column=1 if line else 0,
                )
            )
        missing = [key for key in proposal.missing if key != "sha256"]
        if not missing:
            return not wrong
        words = ", ".join("a copy" if key == "file" else f"`{key}`" for key in missing)
        hint = _CURE if "file" in missing else "complete the entry, or give `--unnamed`"
        self._tell(
            entry.line,
            f"{name_entry(entry)} lacks {words}",
            "W854",
            hint,
        )
        return not wrong

    def _tell(
        self,
        line: int,
        message: str,
        code: str,
        hint: str = "",
        severity: Severity = Severity.WARNING,
    ) -> None:
        column = 1 if line else 0
        problem = Problem(
            self._name,
            line,
            column,
            severity,
            message,
            hint=hint,
            code=code,
        )
        self.problems.append(problem)


def name_entry(entry: Entry) -> str:
    """Return what an entry is called: by its key, else its title."""
    for statement in entry.statements:
        if not entry.key and statement.field == "title":
            return f"“{statement.value[:60]}”"
    return f"`{entry.key}`" if entry.key else "the entry"


def make_known(proposal: Proposal) -> KnownSource:
    """Return that by which a source is known again."""
    words: dict[str, str] = {}
    for key in ("id", "title", "link", "sha256"):
        value = proposal.values.get(key)
        words[key] = str(value.words) if value else ""
    return KnownSource(**words)


def join_metadata(one: Metadata, other: Metadata) -> Metadata:
    """Return what two state, the first first."""
    fields = {}
    for name in field_names(Metadata):
        fields[name] = (
            *getattr(
                one,
                name,
            ),
            *getattr(other, name),
        )
    return Metadata(**fields)
