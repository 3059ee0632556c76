"""Which characters follow which in the archive's texts, learned for the repair of damaged ones."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from crawler.archive import Archive
from crawler.feeding.cleaning import Cleaned, Cleaners
from crawler.learning.pages import pages_of
from crawler.site.learned import keep_language
from indexer.ending import tell

FEWEST = 300_000  # characters of texts below which a language is not known: a megabyte
_MOST = 40_000_000  # that are read
_DAMAGED = frozenset(("damaged", "repaired"))


def learn_language(archive: Archive, sites: Iterable[str], most: int) -> tuple[bool, str]:
    """Learn from so many pages of each site and keep it: whether there were enough texts, and what to say of it.

    Raises Trouble where it cannot be kept.
    """
    from crawler.cleaners.ngrams import learned

    texts = _Whole()
    with Cleaners(os.cpu_count() or 1) as cleaners:
        pages = chain.from_iterable(pages_of(archive, site, most) for site in sites)
        language = learned(texts.of(cleaners.cleaned(pages)))
    if language is None or texts.characters < FEWEST:
        return False, f"no language: {texts.characters:,} characters of whole texts, and {FEWEST:,} are needed"
    keep_language(language)
    read = f"{texts.characters:,} characters of {texts.number:,} texts"
    return True, f"language {language.identity}: learned from {read}"


@dataclass
class _Whole:
    """Counts the texts that a language is learned from: each once, and none that was damaged."""

    number: int = 0
    characters: int = 0

    def of(self, pages: Iterable[tuple[str, Cleaned]]) -> Iterator[str]:
        """The texts of pages, up to so many characters as are read."""
        seen: set[str | None] = set()
        for _, cleaned in pages:
            if cleaned.failed:
                tell(f"passed over: {cleaned.failed}")
            for summary in cleaned.summaries:
                if summary.cluster in seen or not _DAMAGED.isdisjoint(summary.flags):
                    continue
                seen.add(summary.cluster)
                self.number += 1
                self.characters += summary.chars
                yield summary.text
            if self.characters >= _MOST:
                tell(f"read no further than {self.characters:,} characters")
                return
