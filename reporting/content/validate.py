"""The path of a content.yaml -> its content, typed and whole, or every problem in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reporting.content.accepting import (
    AcceptedKinds,
    find_vain_acceptances,
    list_accepted_kinds,
    split_accepted,
)
from reporting.content.block_base import BlockBase
from reporting.content.chart_blocks import Chart
from reporting.content.chart_ratios import check_ratios
from reporting.content.data import check_data
from reporting.content.data_files import Files
from reporting.content.inline import read_paragraph
from reporting.content.model import Content, Section
from reporting.content.origins import Origins
from reporting.content.parsed import ParsedContent
from reporting.content.pieces import Heading, parse_pieces, read_pieces
from reporting.content.references import check_references
from reporting.content.running_text import check_running_text
from reporting.content.soundness import find_repeated_ids, set_aside_repeated
from reporting.content.telling import leave_out_echoes
from reporting.content.translations import check_translations
from reporting.content.unwritten import find_unwritten_texts
from reporting.errors import AcceptedProblem, ContentError, Problem, Severity
from reporting.limits import find_limit
from reporting.memory import MANY_PARTS, Memory
from reporting.reading.source import decode, read_file, scan_yaml
from reporting.record import Record, replace

if TYPE_CHECKING:
    from reporting.content.catalogues import OwnCatalogues


class Loaded(Record, frozen=True, dict=True):
    """A sound content, and what it was read from.

    Args:
        content: typed and whole.
        warnings: what was found in it that stops no build.
        source: the bytes of the YAML file.
        parsed: what was read of it, piece by piece, with the place of each.
        accepted: warnings that are let be.
        accepted_kinds: what is let be, here and by whoever looks further.
    """

    content: Content
    warnings: tuple[Problem, ...]
    source: bytes
    parsed: ParsedContent
    accepted: tuple[AcceptedProblem, ...] = ()
    accepted_kinds: AcceptedKinds = ()

    def without_words(self) -> Loaded:
        """The same content as far as its outputs are named by it, without most of its room."""
        content = replace(self.content, sections=(), claims=(), figures=())
        parsed = replace(self.parsed, pieces=(), stretches={})
        read_paragraph.cache_clear()
        if Memory.is_long:
            # The texts of a piece hold it, and nobody looks for such rings.
            for piece in self.parsed.pieces:
                vars(piece).clear()
        return replace(self, content=content, parsed=parsed)

    def read_again(self) -> Loaded:
        """The same content with the pieces that were let go."""
        parsed = self.parsed
        catalogues = parsed.catalogues
        root = scan_yaml(parsed.text, parsed.path).root
        if root is not None:
            parsed = parse_pieces(root, parsed.text, parsed.path)
            parsed = replace(parsed, catalogues=catalogues)
        return replace(self, parsed=parsed)

    @cached_property
    def origins(self) -> Origins:
        """Finds where the parts and the texts of the content were written."""
        return Origins(self.parsed)


Rules = Callable[[ParsedContent, Files], Iterable[Problem]]
"""What else a dossier must keep to; evidence/ hands it in: all problems come at once."""


class Draft(Record, frozen=True):
    """What could be read of a content, be it sound or not.

    Args:
        data: the bytes of the YAML file.
        parsed: what was read of it, piece by piece.
        problems: of its YAML.
        own: the catalogues that it names, if it names any.
    """

    data: bytes
    parsed: ParsedContent
    problems: tuple[Problem, ...]
    own: OwnCatalogues | None = None


def read_draft(
    path: Path | str,
    data: bytes | None = None,
) -> Draft:
    """Read a dossier piece by piece; only what is no YAML is refused.

    Args:
        path: the YAML file; problems name it as it is given here.
        data: its bytes, where they are not those on the disk.

    Raises:
        ContentError: it cannot be read, or is no YAML.
    """
    name = str(path)
    if data is None:
        data = read_file(Path(path), name)
    text = decode(data, name)
    read, problems = read_pieces(text, name)
    if read is None:
        gather(set(), problems)
        raise ContentError(problems)
    own = None
    if read.labels:
        from reporting.content.catalogues import read_catalogues  # noqa: PLC0415  (seldom)

        own = read_catalogues(read)
        read = replace(read, catalogues=own.languages)
    return Draft(data, read, problems, own)


def load(
    path: Path | str,
    rules: Rules = lambda *_: (),
) -> Loaded:
    """Read and check a dossier with the files beside it.

    Args:
        path: the YAML file; problems name it as it is given here.
        rules: yields further problems of whatever could be read.

    Raises:
        ContentError: with all problems, warnings included, in the order of the file.
    """
    return check_draft(read_draft(path), rules)


def load_bytes(
    data: bytes,
    name: str,
    rules: Rules = lambda *_: (),
) -> Loaded:
    """Read and check a dossier from its bytes, as if they stood in its file.

    Args:
        data: the YAML.
        name: the path of the file; others that it names are looked for beside that.
        rules: yields further problems of whatever could be read.

    Raises:
        ContentError: with all problems, warnings included, in the order of the file.
    """
    return check_draft(read_draft(name, data), rules)


def check_draft(draft: Draft, rules: Rules) -> Loaded:
    """Check what could be read of a dossier, with the files beside it.

    Args:
        draft: what was read.
        rules: yields further problems of it.

    Raises:
        ContentError: with all problems, warnings included, in the order of the file.
    """
    read = draft.parsed
    own = draft.own
    parsed = set_aside_repeated(read)
    files, file_problems = check_data(parsed)
    problems: set[Problem] = set()
    gather(problems, (*draft.problems, *parsed.problems, *file_problems))
    gather(problems, own.problems if own else ())
    gather(problems, find_repeated_ids(read))
    gather(problems, check_running_text(parsed))
    if any(isinstance(block, Chart) for _, block in parsed.blocks):
        from reporting.content.chart_checks import check_charts  # noqa: PLC0415  (see above)

        gather(problems, check_charts(parsed, files))
    gather(problems, check_ratios(parsed, files))
    gather(problems, check_references(parsed))
    gather(problems, check_translations(parsed))
    gather(problems, find_unwritten_texts(parsed))
    gather(problems, rules(parsed, files))
    told = leave_out_echoes(problems, parsed.languages)
    kinds = list_accepted_kinds(parsed)
    shown, accepted = split_accepted(kinds, told)
    if any(problem.severity is Severity.ERROR for problem in shown):
        raise ContentError(shown)
    shown += find_vain_acceptances(kinds, accepted, "content")
    content = assemble_content(parsed, files, hashlib.sha256(draft.data).hexdigest())
    if own:
        content = replace(content, catalogues=own.files, tongues=own.languages)
    return Loaded(
        content,
        tuple(sorted(shown)),
        draft.data,
        parsed,
        tuple(sorted(accepted)),
        kinds,
    )


def gather(problems: set[Problem], found: Iterable[Problem]) -> None:
    """Add what was found to what is known, as long as it can be told.

    Args:
        problems: those known, which grow.
        found: more of them.

    Raises:
        ContentError: there are more than anybody reads: those, and that there are more.
    """
    most = find_limit("problems")
    for problem in found:
        problems.add(problem)
        if len(problems) > most:
            told = sorted(problems)[:most]
            message = f"more problems follow: the limit `problems` is {most:,}"
            hint = f"mend those first, or `--limit problems={10 * most}` tells more"
            last = replace(
                told[-1],
                severity=Severity.ERROR,
                message=message,
                where="",
                hint=hint,
                code="E182",
            )
            raise ContentError([*told, last])


_SECTIONS: Memory[tuple[int, ...], tuple[Heading, Section]] = Memory(limit=MANY_PARTS)
"""Sections by the identity of their heads and blocks, with the former."""


def _join_section(head: Heading, blocks: Sequence[Any]) -> tuple[Heading, Section]:
    section = Section(
        id=head.id,
        title=head.title,
        takeaway=head.takeaway,
        blocks=tuple(blocks),
    )
    return head, section


def assemble_content(
    parsed: ParsedContent,
    files: Files,
    sha256: str,
) -> Content:
    """Put sound pieces together.

    Args:
        parsed: of which every piece is sound.
        files: the pictures and tables beside the content.
        sha256: hash of the YAML file.
    """
    heads: list[Heading] = []
    blocks: list[list[Any]] = []
    for piece in parsed.pieces:
        if isinstance(piece.value, Heading):
            heads.append(piece.value)
            blocks.append([])
        elif isinstance(piece.value, BlockBase):
            blocks[-1].append(piece.value)
    whole: list[Section] = []
    for head, inner in zip(heads, blocks, strict=True):
        key = tuple(map(id, (head, *inner)))
        _, section = _SECTIONS.recall(key, partial(_join_section, head, inner))
        whole.append(section)
    return Content(
        languages=parsed.languages,
        edition=parsed.edition[0][1],
        kinds=tuple(kind for _, kind in parsed.kinds),
        sources=tuple(source for _, source in parsed.sources),
        entities=tuple(entity for _, entity in parsed.entities),
        figures=tuple(figure for _, figure in parsed.figures),
        claims=tuple(claim for _, claim in parsed.claims),
        sections=tuple(whole),
        images=files.images,
        tables=files.tables,
        sha256=sha256,
    )
