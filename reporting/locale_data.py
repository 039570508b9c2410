"""What Babel keeps of the locales that were read -> nothing, so that each is read by itself."""

from __future__ import annotations


def forget_locales() -> None:
    """Let Babel read its locales anew.

    What one locale takes from the root of CLDR, Babel writes into what it keeps of that root:
    after Hebrew, the short months of Arabic or Spanish would be Hebrew ones.
    """
    from babel import localedata  # noqa: PLC0415  (slow to load)

    localedata._cache.clear()  # noqa: SLF001  (it has no other way to forget)
