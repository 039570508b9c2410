"""Words that stand around names in the bundled languages, and endings that names take.

All are in small letters without accents, a space between the letters of what has points:
`S.p.A.` is `s p a`.
"""

from __future__ import annotations

ARTICLES = frozenset(
    """
    the der die das den dem des le la les l il lo i gli el los las o os a as de het een
    """.split()  # noqa: SIM905  (a list of quoted words is harder to read)
)
"""They stand before a name and are no part of it."""

CONJUNCTIONS = frozenset({"and", "und", "et", "e", "y", "i", "en", "oraz"})
"""What `&` stands for."""

PARTICLES = frozenset(
    """
    von van der den de di da del della dos das du la le les el al bin ibn zu zum zur ter ten af
    av mc mac st san santa
    """.split()  # noqa: SIM905  (a list of quoted words is harder to read)
)
"""They stand before a surname and are part of it."""

LEGAL_FORMS = {
    "inc": "inc",
    "incorporated": "inc",
    "corp": "corp",
    "corporation": "corp",
    "co": "co",
    "company": "co",
    "ltd": "ltd",
    "limited": "ltd",
    "llc": "llc",
    "l l c": "llc",
    "llp": "llp",
    "plc": "plc",
    "lp": "lp",
    "gmbh": "gmbh",
    "mbh": "gmbh",
    "ggmbh": "ggmbh",
    "ag": "ag",
    "kg": "kg",
    "kgaa": "kgaa",
    "ohg": "ohg",
    "ug": "ug",
    "se": "se",
    "ev": "ev",
    "e v": "ev",
    "eg": "eg",
    "sa": "sa",
    "s a": "sa",
    "sas": "sas",
    "s a s": "sas",
    "sarl": "sarl",
    "s a r l": "sarl",
    "snc": "snc",
    "spa": "spa",
    "s p a": "spa",
    "srl": "srl",
    "s r l": "srl",
    "sl": "sl",
    "s l": "sl",
    "slu": "slu",
    "lda": "lda",
    "ltda": "ltda",
    "bv": "bv",
    "b v": "bv",
    "nv": "nv",
    "n v": "nv",
    "sp z o o": "spzoo",
    "spolka akcyjna": "sa",
    "oy": "oy",
    "oyj": "oyj",
    "ab": "ab",
    "aps": "aps",
    "asa": "asa",
}
"""What a company is by law, as it is written, with the one form that it has here."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady rev president minister chancellor
    senator judge justice mayor governor general captain ceo cfo cto chairman chairwoman
    secretary director commissioner ambassador king queen prince princess pope
    herr herrn frau kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin
    bundesminister bundesministerin prasident prasidentin bundesprasident
    burgermeister burgermeisterin oberburgermeister chef chefin vorsitzende vorsitzender
    geschaftsfuhrer geschaftsfuhrerin sprecher sprecherin direktor direktorin
    stadtrat stadtratin richter richterin senatorin kommissarin kommissar
    m mme mlle me maitre monsieur madame president presidente ministre maire senateur
    sig signor signora signorina dott dottor dottoressa ing avv ministro ministra onorevole
    presidente sindaco sindaca
    don dona sr sra srta senor senora alcalde alcaldesa ministro ministra
    senhor senhora doutor doutora deputado deputada
    de heer mevrouw meneer burgemeester minister voorzitter premier directeur
    pan pani pana panu panem prezydent premier minister burmistrz prezes posel poslanka
    """.split()  # noqa: SIM905  (a list of quoted words is harder to read)
)
"""What a person is called before the surname, where no first name stands."""

JOINERS = r"\s*[;/|•·]\s*|,\s+|\s+(?:&|and|und|et|y|e|i|oraz|en|with|mit|con|avec)\s+"
"""What stands between several authors."""

_PLURAL = ("s", "es")
ENDINGS: dict[str, tuple[str, ...]] = {
    "en": _PLURAL,
    "fr": ("s", "x"),
    "es": _PLURAL,
    "pt": _PLURAL,
    "it": (),
    "nl": ("s", "en", "e"),
    "de": ("s", "es", "n", "en", "e", "er", "em", "ern"),
    "pl": (
        *("a", "u", "owi", "em", "iem", "y", "i", "ie", "e", "o", "ow", "om", "ami"),
        *(
            "ach",
            "mi",
            "ego",
            "emu",
            "ym",
            "im",
            "ej",
            "iego",
            "iemu",
            "iej",
            "ia",
            "iu",
        ),
        *("cie", "dzie", "rze", "ce", "dze", "le", "sze"),
        *("ksa", "ksu", "ksem", "ksie", "ksowi"),
    ),
}
"""What a language may put behind a name, by its code."""

CHANGED: dict[str, tuple[str, ...]] = {
    "de": ("e", "er", "es", "en", "em"),
    "pl": (
        *("a", "e", "y", "i", "o", "ek", "iec", "ia", "ow"),
        *("ta", "da", "ra", "ka", "ga", "la", "cha", "t", "d", "r", "k", "g", "l", "x"),
    ),
}
"""Endings of a name that give way to others, by the code of the language."""

BARE = frozenset({"pl"})
"""Languages in which an ending may also give way to none: `gazeta`, `gazet`."""
