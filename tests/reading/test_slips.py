"""A slip of an editor's in YAML -> its place, what is wrong, and how to mend it."""

from __future__ import annotations

import pytest
import yaml

from reporting.reading import syntax
from reporting.reading.blanks import find_odd_blanks
from reporting.reading.source import scan_yaml
from reporting.reading.syntax import describe_failure

SOUND = """\
languages: [en, it]
edition:
  number: 1
  title: The orchard
  subtitle: {en: Robots, it: I robot}
sources:
  - id: gazette
    title: Orchard grows
    terms: [a, b]
  - id: corriere
    title: Robot tra i meli
    terms: [c]
"""

SLIPS = [
    (
        "title: The orchard",
        'title: "The orchard",',
        "4:23: a comma behind a value that ends with its line",
        "delete it",
        "E128",
    ),
    (
        "title: The orchard",
        "text: |\n  first line\n  second",
        "5:3: this text is indented by 2, as is the key that it belongs to",
        "indent it by 4",
        "E129",
    ),
    (
        "    title: Robot tra i meli\n",
        "    title: Robot tra i meli\n    - id: pomona\n",
        "12:5: `id` is indented by 4, its neighbours by 2",
        "indent it by 2",
        "E129",
    ),
    (
        "languages: [en, it]\n",
        "```yaml\nlanguages: [en, it]\n",
        "1:1: a fence of Markdown stands around the content",
        "delete the line, and the one that ends the block",
        "E143",
    ),
    (
        "title: The orchard",
        'title: "He said "Hi!" to his friends"',
        '4:19: a quotation mark `"` within the text ends it',
        "put the text in single quotes: `'He said \"Hi!\" to his friends'`",
        "E124",
    ),
    (
        "title: The orchard",
        "title:|\n    The orchard",
        "4:3: no blank behind the colon of `title`",
        "write `title: |`",
        "E130",
    ),
    (
        "title: The orchard",
        "title: The orchard: a report\n",
        "4:21: a colon within the text `The orchard: a report`",
        'put the text in quotes: `"The orchard: a report"`',
        "E121",
    ),
    (
        "  - id: corriere\n",
        "  * id: corriere\n",
        "10:3: `*` does not begin an item of a list",
        "begin it with `- `",
        "E136",
    ),
    (
        "terms: [a, b]",
        "terms:\n      * a\n      * b",
        "10:7: `*` does not begin an item of a list",
        "begin it with `- `",
        "E136",
    ),
    (
        "terms: [a, b]",
        "terms:\n      - a\n      b",
        "11:7: the dash is missing before `b`, which begins an item",
        "write `- b`",
        "E136",
    ),
    (
        "terms: [a, b]",
        "terms:\n      - a\n     - b",
        "11:6: this line is indented by 5, its neighbours by 6",
        "indent it by 6",
        "E129",
    ),
    (
        "terms: [a, b]",
        "terms:\n      - a\n      -b",
        "11:7: no blank behind the dash of a list item",
        "write `- ` and then `b`",
        "E130",
    ),
    (
        "terms: [a, b]",
        "terms: [a, b",
        "9:12: `[` is never closed: `[a, b`",
        "write `]` at its end",
        "E127",
    ),
    (
        "terms: [a, b]",
        "terms: [a, [b]",
        "9:12: `[` is never closed: `[a, [b]`",
        "write `]` at its end",
        "E127",
    ),
    (
        "terms: [a, b]",
        "terms: [a b]]",
        "9:17: `]` closes nothing",
        "delete it",
        "E137",
    ),
    (
        "terms: [a, b]",
        "terms: [a; b}",
        "9:17: `}` closes nothing",
        "delete it",
        "E137",
    ),
    (
        "terms: [a, b]",
        "terms: [a, 'b]",
        "9:16: the quotation mark `'` is never closed",
        "write `'` at the end of the text, or the whole text in double quotes if this is an apostrophe",
        "E123",
    ),
    (
        "terms: [a, b]",
        "terms: ['a, 'b']",
        "9:13: the quotation mark `'` is never closed",
        "write `'` at the end of the text, or the whole text in double quotes if this is an apostrophe",
        "E123",
    ),
    (
        "terms: [a, b]",
        'terms: ["a", "b]',
        '9:18: the quotation mark `"` is never closed',
        'write `"` at the end of the text',
        "E123",
    ),
    (
        "terms: [a, b]",
        "terms: [a, #b]",
        "9:16: a `#` behind a blank begins a comment: the brackets stay open",
        "put the text with the hash in quotes",
        "E142",
    ),
    (
        "terms: [a, b]",
        "terms: [no #1, b]",
        "9:16: a `#` behind a blank begins a comment: the brackets stay open",
        "put the text with the hash in quotes",
        "E142",
    ),
    (
        "terms: [a, b]",
        "terms: [16%, @vera]",
        "9:18: a text cannot begin with `@`",
        'put the whole text in quotes: `"@vera"`',
        "E125",
    ),
    (
        "terms: [a, b]",
        "terms: [16%, *vera]",
        "9:18: the alias `*vera` has no anchor above it",
        "put a text that begins with * in quotes",
        "E113",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: Robots, it: I robot",
        "5:13: `{` is never closed: `{en: Robots, it: I robot`",
        "write `}` at its end",
        "E127",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: Robots\n    it: I robot}",
        "5:23: a comma is missing before `it`",
        "write `, it: …`",
        "E128",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {\n    en: Robots,\n    it: I robot\n",
        "5:13: `{` is never closed: `{`",
        "write `}` at its end",
        "E127",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {\n    en: Robots: picking,\n    it: I robot\n  }",
        "6:15: a colon within the text `Robots: picking`",
        'put the text in quotes: `"Robots: picking"`',
        "E121",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: en: Robots, it: I robot}",
        "5:13: `}` closes what nothing opens",
        "write `{` before the value",
        "E137",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en = Robots, it = I robot}",
        "5:14: `=` stands where a colon belongs",
        "write `en: Robots`",
        "E131",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: 'Robots, it: 'I robot'}",
        "5:18: the text goes on behind the closing quotation mark `'`",
        'put the whole text in quotes: `"\'Robots"`',
        "E124",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        'subtitle: {en: "Robots", it: "I robot}',
        '5:32: the quotation mark `"` is never closed',
        'write `"` at the end of the text',
        "E123",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: L'orchard, it: 'l'orto'}",
        "5:35: an apostrophe ends a text in single quotes",
        'put the text in double quotes: `"l\'orto"`',
        "E124",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: [Draft] Robots, it: x}",
        "5:18: `[Draft]` is read as a list, and a text goes on behind it",
        'put the whole text in quotes: `"[Draft] Robots"`',
        "E125",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: *Robots*, it: x}",
        "5:18: a text cannot begin with `*`",
        'put the whole text in quotes: `"*Robots*"`',
        "E125",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: Robots #1, it: x}",
        "5:25: a `#` behind a blank begins a comment: the brackets stay open",
        "put the text with the hash in quotes",
        "E142",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: Robots, it: {I robot}}",
        "5:30: `{I robot}` is a map: a text cannot begin with a brace",
        'put the whole text in quotes: `"{I robot} …"`',
        "E125",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: (en: Robots, it: I robot)",
        "5:16: a map by language stands between braces, not between round brackets",
        "write `{en: Robots, it: I robot}`",
        "E121",
    ),
    (
        "  number: 1\n",
        "  number: 1\n  ---\n",
        "4:1: `---` ends the content here",
        "delete this line",
        "E118",
    ),
    (
        "  number: 1\n",
        "  number: 1\n---\n",
        "4:1: a second document begins here",
        "delete this line: a content is one document",
        "E118",
    ),
    (
        "  number: 1\n",
        "  number: 1\n  # fine\n  -- not fine\n",
        "5:3: a comment does not begin with `--`",
        "begin it with `# `",
        "E139",
    ),
    (
        "  number: 1\n",
        "  number: 1\n  <!-- no -->\n",
        "4:3: a comment does not begin with `<!--`",
        "begin it with `# `",
        "E139",
    ),
    (
        "  number: 1\n",
        "  number: 1\n  ## Heading\n  **bold**\n",
        "5:4: a text cannot begin with `*`",
        "put the whole text in quotes; an item of a list begins with `- `",
        "E125",
    ),
    (
        "  number: 1\n",
        "  number 1\n",
        "3:3: the key `number` has no colon",
        "write `number: …`",
        "E131",
    ),
    (
        "  number: 1\n",
        "  : 1\n",
        "3:3: this line does not fit the lines above it",
        "check the indentation and the quotes, here and in the line above",
        "E129",
    ),
    (
        "  number: 1\n",
        "  'number: 1\n",
        "3:3: a quotation mark is never closed",
        "write one at the end of the text",
        "E123",
    ),
    (
        "edition:\n",
        "edition\n",
        "2:1: the key `edition` has no colon",
        "write `edition:`",
        "E131",
    ),
    (
        "edition:\n",
        "edition: x\n",
        "2:10: `edition` has a value here, and keys in the lines below",
        "delete the value, or indent `number` like `edition`",
        "E144",
    ),
    (
        "edition:\n",
        "edition;\n",
        "2:1: `;` stands behind the key `edition` where a colon belongs",
        "write `edition: …`",
        "E131",
    ),
    (
        "sources:\n",
        "sources\n",
        "6:1: the key `sources` has no colon",
        "write `sources:`",
        "E131",
    ),
    (
        "sources:\n",
        " sources:\n",
        "6:2: `sources` is indented by 1, its neighbours by 0",
        "indent it by 0",
        "E129",
    ),
    (
        "    title: Orchard grows\n",
        "   title: Orchard grows\n",
        "8:4: `title` is indented by 3, its neighbours by 4",
        "indent it by 4",
        "E129",
    ),
    (
        "    title: Orchard grows\n",
        "  title: Orchard grows\n",
        "8:3: `title` is indented by 2, its neighbours by 4",
        "indent it by 4",
        "E129",
    ),
    (
        "    title: Orchard grows\n",
        "      title: Orchard grows\n",
        "8:7: `title` is indented by 6, its neighbours by 4",
        "indent it by 4",
        "E129",
    ),
    (
        "  - id: corriere\n",
        " - id: corriere\n",
        "10:2: `id` is indented by 1, its neighbours by 2",
        "indent it by 2",
        "E129",
    ),
    (
        "  - id: corriere\n",
        "- id: corriere\n",
        "10:1: `id` is indented by 0, its neighbours by 2",
        "indent it by 2",
        "E129",
    ),
    (
        "  - id: corriere\n",
        "    - id: corriere\n",
        "10:5: `id` is indented by 4, its neighbours by 2",
        "indent it by 2",
        "E129",
    ),
    (
        "  - id: gazette\n",
        "- id: gazette\n",
        "7:1: `id` is indented by 0, its neighbours by 2",
        "indent it by 2",
        "E129",
    ),
    (
        "  - id: gazette\n",
        "  -  id: gazette\n",
        "7:6: `id` is indented by 5, its neighbours by 4",
        "write one blank behind the dash",
        "E129",
    ),
    (
        "  - id: gazette\n",
        "  - - id: gazette\n",
        "7:3: one dash too many before an item of a list",
        "write one dash",
        "E136",
    ),
    (
        "    title: Orchard grows\n",
        "    title: Orchard\n    grows fast\n",
        "9:5: this line has no key; as a part of the text above, it is indented too little",
        "indent it by 6, as text that goes on, or write `grows: …` if that is its key",
        "E129",
    ),
    (
        "    title: Orchard grows\n",
        "    title: 'Orchard\n    grows fast\n",
        "8:12: the quotation mark `'` is never closed",
        "write `'` at the end of the text, or the whole text in double quotes if this is an apostrophe",
        "E123",
    ),
    (
        "    title: Orchard grows\n",
        "    title: %Orchard grows\n",
        "8:12: a text cannot begin with `%`",
        'put the whole text in quotes: `"%Orchard grows"`',
        "E125",
    ),
    (
        "    title: Orchard grows\n",
        "    title: > Orchard grows\n",
        "8:12: `>` begins a text of several lines, and words stand behind it",
        'put the whole text in quotes: `"> Orchard grows"`, or begin it in the line below',
        "E138",
    ),
    (
        "    title: Orchard grows\n",
        "    title: - Orchard grows\n",
        "8:12: a list cannot begin behind a key",
        'begin it in a line of its own, or put the whole text in quotes: `"- Orchard grows"`',
        "E125",
    ),
    (
        "    title: Orchard grows\n",
        "    title: ? Orchard grows\n",
        "8:12: a text cannot begin with `?`",
        'put the whole text in quotes: `"? Orchard grows"`',
        "E125",
    ),
    (
        "    title: Orchard grows\n",
        "    title:\xa0Orchard grows\n",
        "8:11: a no-break space (U+00A0) stands behind `title:`",
        "write a plain space there",
        "E133",
    ),
    (
        "    title: Orchard grows\n",
        "\ttitle: Orchard grows\n",
        "8:1: a tab cannot indent",
        "indent with plain spaces",
        "E122",
    ),
    (
        "    title: Orchard grows\n",
        "    \ttitle: Orchard grows\n",
        "8:5: a tab cannot indent",
        "indent with plain spaces",
        "E122",
    ),
    (
        "    title: Orchard grows\n",
        '    title: "Orchard\\grows"\n',
        "8:20: `\\g` is no escape in a text in double quotes",
        "write the backslash twice, or put the text in single quotes",
        "E126",
    ),
    (
        "    title: Orchard grows\n",
        "    title: 'tis Orchard's day\n",
        "8:12: the text goes on behind the closing quotation mark `'`",
        "put the whole text in quotes: `\"'tis Orchard's day\"`",
        "E124",
    ),
    (
        "    title: Orchard grows\n",
        "    title: Orchard grows\n=======\n",
        "9:1: a merge conflict is left in the file",
        "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
        "E132",
    ),
    (
        "    title: Orchard grows\n",
        "    title: Orchard grows\n>>>>>>> 1a2b3c\n",
        "9:1: a merge conflict is left in the file",
        "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
        "E132",
    ),
    (
        "title: The orchard",
        "title: “The orchard: a report”",
        "4:10: `“` is no quotation mark of YAML",
        'put the text in straight quotes: `"…"`',
        "E134",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: Sold[^growth], it: I robot}",
        "5:22: `[^growth]` stands in a text between brackets that is not in quotes",
        'put the text in quotes: `"Sold[^growth]"`',
        "E145",
    ),
    (
        "terms: [a, b]",
        "terms: [a {x}, b]",
        "9:15: `{x}` stands in a text between brackets that is not in quotes",
        'put the text in quotes: `"a {x}"`',
        "E145",
    ),
    (
        "terms: [a, b]",
        "terms: [a,, b]",
        "9:15: a comma with nothing before it",
        "delete it",
        "E128",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        'subtitle: {en: "Robots" it: I robot}',
        "5:27: a comma is missing here",
        "part the entries with commas",
        "E128",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {: a: b}",
        "5:14: not YAML: did not find expected node content while parsing a flow node",
        "",
        "E120",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: [a: b: c]",
        "5:18: a list in brackets is not closed, or a comma is missing",
        "close it with `]`, and part its items with commas",
        "E127",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {\n    en: Robots,\n    # note\n\n    it: I robot\n",
        "5:13: `{` is never closed: `{`",
        "write `}` at its end",
        "E127",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {\n\ten: Robots\n    it: I robot}",
        "6:11: a comma is missing before `it`",
        "write `, it: …`",
        "E128",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en Robots, it: I robot}",
        "5:14: `en Robots` has no colon",
        "write `en: Robots`",
        "E131",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: ~, robots, it: I robot}",
        "5:21: `robots` has no colon",
        "write `robots: …`",
        "E131",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: [Robots], fine, it: x, y}",
        "5:41: `y` is cut off from its text by a comma",
        'between braces, put a text with commas in quotes: `it: "x, y"`',
        "E135",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en: Robots, fine, it: x, y}",
        "5:26: `fine` is cut off from its text by a comma",
        'between braces, put a text with commas in quotes: `en: "Robots, fine"`',
        "E135",
    ),
    (
        "subtitle: {en: Robots, it: I robot}",
        "subtitle: {en:Robots, it: I robot}",
        "5:14: no blank behind the colon of `en:Robots`",
        "write `en: Robots`",
        "E130",
    ),
    (
        "    terms: [a, b]\n",
        "    terms:\n      - {en: a, it: b c: d}\n",
        "10:24: a colon within the text `b c: d`",
        'put the text in quotes: `"b c: d"`',
        "E121",
    ),
    (
        "    terms: [a, b]\n",
        "    terms: [\n      {en: a, it: b c: d}]\n",
        "10:22: a colon within the text `b c: d`",
        'put the text in quotes: `"b c: d"`',
        "E121",
    ),
    (
        "    title: Orchard grows\n",
        "    terms: {en: 'It''s, it: x}\n",
        "8:17: the quotation mark `'` is never closed",
        "write `'` at the end of the text, or the whole text in double quotes if this is an apostrophe",
        "E123",
    ),
    (
        "    title: Orchard grows\n",
        "    title: Orchard and the robots\n      in it: they grow fast today\n",
        "9:12: a colon behind `in it`, in a text that goes on from the line above",
        "put the whole text in quotes, or begin it with `|` in a line before",
        "E121",
    ),
    (
        "    title: Orchard grows\n",
        "    title: Orchard\n            grows\n          fast\n      terms: x\n",
        "11:7: `terms` is indented by 6, its neighbours by 4",
        "indent it by 4",
        "E129",
    ),
    (
        "    title: Orchard grows\n",
        "    title: |\n        one\n        two\n      three\n",
        "11:7: this line is indented by 6, the text it belongs to by 8",
        "indent it by 8",
        "E129",
    ),
    (
        "    title: Orchard grows\n",
        "    title: |\n      one\n      two\n     three: four\n",
        "11:6: this line is indented by 5, the text it belongs to by 6",
        "indent it by 6",
        "E129",
    ),
    (
        "    title: Orchard grows\n",
        "    title:\tOrchard: grows\n",
        "8:19: a colon within the text `Orchard: grows`",
        'put the text in quotes: `"Orchard: grows"`',
        "E121",
    ),
    (
        "    title: Orchard grows\n",
        "\xa0   title: Orchard grows\n",
        "8:1: a no-break space (U+00A0) cannot indent",
        "indent with plain spaces",
        "E133",
    ),
    (
        "  - id: gazette\n",
        "  + id: gazette\n",
        "7:3: `+` does not begin an item of a list",
        "begin it with `- `",
        "E136",
    ),
]
"""What stands in the content, what is written for it, and what is told."""


def test_the_content_is_sound() -> None:
    assert scan_yaml(SOUND, "c.yaml").problems == ()


@pytest.mark.parametrize(("old", "new", "told", "hint", "code"), SLIPS)
def test_a_slip_is_told_once_at_its_place_with_its_cure(
    old: str, new: str, told: str, hint: str, code: str
) -> None:
    assert old in SOUND
    (problem,) = scan_yaml(SOUND.replace(old, new, 1), "c.yaml").problems
    place = f"{problem.line}:{problem.column}: {problem.message}"
    assert (place, problem.hint, problem.code) == (told, hint, code)


def test_no_cure_is_told_that_does_not_mend() -> None:
    """What cannot be mended in one place is said in the parser's words, without a cure."""
    (problem,) = scan_yaml("%TAG x", "c.yaml").problems
    assert (problem.code, problem.hint) == ("E120", "")


def test_two_slips_are_told_one_after_the_other() -> None:
    text = SOUND.replace("  number: 1", "  number 1").replace("terms: [c]", "terms: [c")
    (problem,) = scan_yaml(text, "c.yaml").problems
    assert (problem.line, problem.message) == (3, "the key `number` has no colon")


def test_a_large_file_is_not_searched_for_ever() -> None:
    text = SOUND + "  - {id: a, title: b}\n" * 40_000 + "  - {id: a, title: 'b}\n"
    (problem,) = scan_yaml(text, "c.yaml").problems
    assert problem.line == len(text.splitlines())


ITEMS = (
    "sources:\n  - id: a\n    title: x\n  - id: b\n    title: x\n  - id: c\n  - id: d\n"
)


@pytest.mark.parametrize(
    ("text", "told", "hint"),
    [
        (
            "a:\n b: x\n  c: y\n d: z\n",
            "3:3: `c` is indented by 2, its neighbours by 1",
            "indent it by 1",
        ),
        (
            "a:\n  b: |\n  one\n  two\n",
            "3:3: this text is indented by 2, as is the key that it belongs to",
            "indent it by 4",
        ),
        (
            "a: |\none\ntwo\nb: c\n",
            "2:1: this text is indented by 0, as is the key that it belongs to",
            "indent it by 2",
        ),
        (
            ITEMS.replace("  - id: a", "    id: a"),
            "2:5: the dash is missing before `id`, which begins an item",
            "write `- id: …`",
        ),
        (
            ITEMS.replace("- id: a\n    title: x", "id: a"),
            "2:3: the dash is missing before `id`, which begins an item",
            "write `- id: …`",
        ),
        (
            "id: a\n- id: b\n- id: c\n- id: d\n- id: e\n  x: [\n",
            "1:1: the dash is missing before `id`, which begins an item",
            "write `- id: …`",
        ),
    ],
)
def test_a_slip_of_another_file_is_told_with_its_cure(
    text: str, told: str, hint: str
) -> None:
    (problem,) = scan_yaml(text, "c.yaml").problems
    place = f"{problem.line}:{problem.column}: {problem.message}"
    assert (place, problem.hint) == (told, hint)


def test_a_key_of_two_lines_is_told_in_one() -> None:
    (problem,) = scan_yaml('"a\\nb": x\n"a\\nb": y\n', "c.yaml").problems
    assert problem.message == "the key `a b` is given twice: here and in line 1"


def test_a_key_of_two_lines_has_no_odd_blanks() -> None:
    """`.` takes no break of a line: such a key is left as it is."""
    document = scan_yaml('"\\u00e9\\n b": x\n? |\n  \u00e9\n  b\u00a0\n: y\n', "c.yaml")
    assert document.problems == ()
    assert find_odd_blanks("é\nb\u00a0") is None
    assert find_odd_blanks("é\u00a0") is not None


def test_a_text_that_is_read_to_its_end_ends_the_search() -> None:
    """Whatever is said of it: what was read of a text that is sound is not read for ever."""
    mark = yaml.Mark("", 3, 0, 3, None, 0)
    error = yaml.MarkedYAMLError(problem="made up", problem_mark=mark)
    failure = describe_failure("a: 'b'\n", error)
    assert (failure.scalar, failure.opened, failure.words) == ((3, 6), -1, "made up ")


def test_no_more_cures_are_tried_than_there_is_time_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = SOUND.replace("title: Orchard grows", "title:\tOrchard: grows")
    (found,) = scan_yaml(text, "c.yaml").problems
    monkeypatch.setattr(syntax, "_BUDGET", 0)
    (general,) = scan_yaml(text, "c.yaml").problems
    assert found.message == "a colon within the text `Orchard: grows`"
    assert general.message == "a colon where none can be"
