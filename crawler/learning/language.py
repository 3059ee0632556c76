"""Which characters follow which in the archive's texts, learned for the repair of damaged ones."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path

from crawler.archive import Archive
from crawler.feeding.cleaning import Cleaned, Cleaners
from crawler.feeding.feed import Feeder
from crawler.feeding.recleaning import write_again
from crawler.kept import UNREADABLE, keep, kept, learning_dir
from crawler.learning.pages import PAGES, pages_of
from crawler.learning.turn import turn
from crawler.site.learned import keep_language, language_file, learned_dir
from indexer.amounts import amount
from indexer.ending import tell
from indexer.filters import Filters
from indexer.index import open_index
from indexer.query.tree import Field, any_of
from indexer.trouble import Trouble

FEWEST = 300_000  # characters of texts below which a language is not known: a megabyte
_MOST = 40_000_000  # that are read
_ENOUGH = 3_000_000  # that a crawl learns from by itself: ten times as many restore no more
_FIRST = 300  # articles in the archive from which on it does so, and again as often as they have doubled until then
_DAMAGED = frozenset(("damaged", "repaired"))
_SPOILT = Filters(where=any_of([Field("flag", flag) for flag in sorted(_DAMAGED)]))


def learn_language(
    archive: Archive, sites: Iterable[str], pages: int, workers: int, most: int = _MOST
) -> tuple[int, str]:
    """Learn with so many processes from so many pages of each site, up to `most` characters, and keep it.

    Gives the number of characters that it was learned from (0 if they are too few), and a sentence about it.

    Raises Trouble where it cannot be kept.
    """
    from crawler.cleaners.language.ngrams import learned

    texts = _Whole(most)
    with Cleaners(workers) as cleaners:
        read = chain.from_iterable(pages_of(archive, site, pages) for site in sites)
        language = learned(texts.of(cleaners.cleaned(read)))
    if language is None or texts.characters < FEWEST:
        return 0, f"no language: {texts.characters:,} characters of whole texts, and {FEWEST:,} are needed"
    keep_language(language)
    learned_from = f"{texts.characters:,} characters of {amount(texts.number, 'text')}"
    return texts.characters, f"language {language.identity}: learned from {learned_from}"


def language_by_itself(archive: Archive, index: str) -> str:
    """Learn the language at the end of a crawl, if texts have lost bytes; gives a sentence about it, "" for nothing.

    Where `index` holds such texts and the archive has grown enough, learn the language, and clean these texts again.
    What was broken off is done again. One that a person has learned, or deleted, is left as it is. Raises Trouble.
    """
    if not _is_due(_remembered(), archive):
        return ""
    with turn():
        before = _remembered()
        if not _is_due(before, archive):  # another crawl has learned it meanwhile
            return ""
        with open_index(index) as reader:
            spoilt = sorted({found.summary.url for found in reader.documents(None, _SPOILT, ordered=False)})
        if not spoilt:
            return ""
        keep(_file(), asdict(replace(before, begun=True)))
        sites = archive.catalogue.articles.sites()
        characters, told = learn_language(archive, sorted(sites), max(PAGES // max(len(sites), 1), 1), 1, _ENOUGH)
        if characters:
            with Cleaners() as cleaners:
                number, failed = write_again(Feeder(archive, index, cleaners), spoilt)
            for failure in failed:
                tell(f"passed over: {failure}")
            told = f"{told}; {amount(number, 'damaged article')} cleaned again"
        keep(_file(), asdict(_Remembered(sum(sites.values()), characters)))
    return told


def _is_due(before: "_Remembered", archive: Archive) -> bool:
    """Whether a crawl is to learn the language, beside what is remembered of the last time."""
    if before.begun:
        return True
    own = language_file(learned_dir()) is not None
    if own != (before.characters > 0) or before.characters >= _ENOUGH:
        return False
    return sum(archive.catalogue.articles.sites().values()) >= max(_FIRST, 2 * before.articles)


@dataclass(frozen=True, slots=True)
class _Remembered:
    """When a crawl learned the language last: articles in the archive, and characters that it was learned from."""

    articles: int = 0
    characters: int = 0
    begun: bool = False  # and it was broken off, or goes on


def _remembered() -> _Remembered:
    try:
        if (told := kept(_file())) is None:
            return _Remembered()
        return _Remembered(int(told["articles"]), int(told["characters"]), told.get("begun") is True)
    except UNREADABLE as error:
        raise Trouble(f"{_file()}: is damaged ({error}); delete it") from error


def _file() -> Path:
    return learning_dir() / "language" / "learned.json"  # in a folder of its own, for a site may have any name


@dataclass
class _Whole:
    """Counts the texts that a language is learned from: each once, and none that was damaged."""

    most: int  # characters
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
            if self.characters >= self.most:
                tell(f"read no further than {self.characters:,} characters")
                return
