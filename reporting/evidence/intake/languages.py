"""Words in which a file states its language -> the code that the content takes, or nothing."""

from __future__ import annotations

from functools import cache

from reporting.cldr import find_language_tag

_OF_LATEX = {
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "australian": "en-AU",
    "canadian": "en-CA",
    "ngerman": "de",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "swissgerman": "de-CH",
    "nswissgerman": "de-CH",
    "francais": "fr",
    "frenchb": "fr",
    "canadien": "fr-CA",
    "portuges": "pt",
    "brazil": "pt-BR",
    "brazilian": "pt-BR",
    "mexican": "es-MX",
    "deutsch": "de",
    "français": "fr",
    "español": "es",
    "italiano": "it",
    "português": "pt",
    "nederlands": "nl",
    "polski": "pl",
}
"""What babel of LaTeX and people call languages, beside their English names."""


@cache
def read_language(words: str) -> str:
    """Return the code of a language; nothing where the words are no tag and no name of one."""
    plain = words.strip()
    known = _OF_LATEX.get(plain.lower().removeprefix("lang"))
    return known or find_language_tag(plain)
