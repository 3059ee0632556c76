"""The lines that a site's pages share: learned from the archive, and taken out of what is indexed already."""

import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crawler.archive import Archive
from crawler.archive.fetched import utc
from crawler.feeding.cleaning import ALONE, Cleaned, Cleaners
from crawler.feeding.feed import Feeder
from crawler.feeding.recleaning import feed_again
from crawler.kept import index_key
from crawler.learning.pages import PAGES, pages_of
from crawler.learning.turn import turn, writing
from crawler.page import Page
from crawler.site.history import Brought, History, history_of, remember, remembered_sites
from crawler.site.learned import identity, keep, keys_of, learned_at, learned_dir, learned_sites
from indexer.ending import tell

if TYPE_CHECKING:
    from crawler.cleaners.boilerplate.repetition import Learned

FIRST = 50  # articles of a site from which on a crawl learns its lines by itself
_AGAIN = 200  # new or changed articles after which it always learns again
_GROWN = 0.5  # on a small site: the share of new or changed articles after which it learns again
_SECONDS = 1_800.0  # for which a crawl writes articles anew; the next one goes on
_CHARACTERS = 10_000_000  # of the texts to learn from: they are held in memory


@dataclass(frozen=True, slots=True)
class Settled:
    """What learning came to: the lines that the pages show, how many are new, and the articles indexed anew."""

    lines: "list[Learned]"
    new: int
    anew: int
    whole: bool = True  # whether all indexed texts are up to date with the lines


def settle(archive: Archive, site: str, index: str, pages: int = PAGES) -> Settled:
    """Learn the lines of a site from so many pages, and clean its texts in `index` again with them.

    Waits where another process learns. Raises Trouble where what was learned cannot be kept, or the index not be used.
    """
    with turn(), Cleaners(os.cpu_count() or 1, alone=ALONE) as cleaners:
        lines, new = _learned(archive, site, pages, cleaners)
        anew, whole = _brought(Feeder(archive, index, cleaners), site, math.inf)
    return Settled(lines, new, anew, whole)


def settle_by_itself(archive: Archive, site: str, index: str) -> Settled | None:
    """What a crawl does at its end: as `settle` where that is due, within half an hour and one process; else None.

    This continues an interrupted learning, and applies the changes that a person has made to the learned lines.
    """
    brought = history_of(site).indexes.get(index_key(index), Brought(""))
    if not is_due(archive, site) and brought == Brought(identity(keys_of(site, learned_dir()))):
        return None
    tell(f"{site}: learning the lines that its pages share, to take them out; an interruption does no harm")
    with turn(), Cleaners() as cleaners:
        due = is_due(archive, site)  # else another crawler of the site has learned them meanwhile
        lines, new = _learned(archive, site, PAGES, cleaners) if due else ([], 0)
        anew, whole = _brought(Feeder(archive, index, cleaners), site, _SECONDS)
    return Settled(lines, new, anew, whole)


def rebuilt(index: str, lines: Mapping[str, str]) -> None:
    """All that an index holds has been made anew with these lines, as `lines_of_all` told before."""
    for site, its in lines.items():
        _remember_brought(site, index, Brought(its))


def lines_of_all() -> dict[str, str]:
    """The identity of the lines of every site that has learned lines, or had some before a person deleted them.

    Raises Trouble where what is known of one is damaged, before anything is done with the others.
    """
    sites = {*learned_sites(), *remembered_sites()}
    for site in sites:
        history_of(site)
    return {site: identity(keys_of(site, learned_dir())) for site in sites}


def is_due(archive: Archive, site: str) -> bool:
    """Whether enough has come or changed since the lines of a site were learned last. Who deletes them begins anew."""
    history = history_of(site)
    is_deleted = history.keys and not learned_at(site, learned_dir())
    is_anew = is_deleted or history.seen > archive.catalogue.last()  # the latter where the catalogue was made anew
    seen = 0 if is_anew else history.seen
    number, fresh = archive.catalogue.articles.count_new(site, seen)
    return fresh >= min(max(FIRST, _GROWN * (number - fresh)), _AGAIN)


def _learned(archive: Archive, site: str, most: int, cleaners: Cleaners) -> "tuple[list[Learned], int]":
    """Learn the lines of a site and keep them: those that its pages show, and how many are new."""
    from crawler.cleaners.boilerplate.repetition import learn

    last = archive.catalogue.last()
    lines = learn(_texts(cleaners.cleaned(_by_general_rules(pages_of(archive, site, most)), whole=True)))
    ever = history_of(site).keys if learned_at(site, learned_dir()) else frozenset()  # who deletes the file begins anew
    kept = keep(site, lines, ever)
    _remember(site, lambda history: replace(history, keys=ever | kept, seen=last, on=utc(datetime.now(UTC))))
    return [line for line in lines if line.key in kept], sum(line.key in kept - ever for line in lines)


def _brought(feeder: Feeder, site: str, seconds: float) -> tuple[int, bool]:
    """Bring an index up to the lines of a site: how many articles were written anew, and whether it has come to an end.

    Each step is remembered, so that what is broken off goes on.
    """
    lines = identity(keys_of(site, learned_dir()))

    def came(number: int | None) -> None:
        _remember_brought(site, feeder.index, Brought(lines, number))

    before = history_of(site).indexes.get(index_key(feeder.index), Brought(""))
    if before == Brought(lines):
        return 0, True
    after = before.fed or 0 if before.lines == lines else 0
    anew, whole = feed_again(feeder, site, after=after, came=came, seconds=seconds)
    if whole:
        came(None)
    return anew, whole


def _remember_brought(site: str, index: str, brought: Brought) -> None:
    _remember(site, lambda history: replace(history, indexes=history.indexes | {index_key(index): brought}))


def _remember(site: str, change: Callable[[History], History]) -> None:
    """Change what is remembered of a site, while no other process does."""
    with writing():
        remember(site, change(history_of(site)))


def _by_general_rules(pages: Iterable[tuple[str, Page]]) -> Iterator[tuple[str, Page]]:
    for article, page in pages:
        yield article, replace(page, rules=replace(page.rules, repeated=frozenset()))


def _texts(pages: Iterable[tuple[str, Cleaned]]) -> Iterator[tuple[str, str]]:
    """Titles with what the rules have left of pages, up to so many characters as are held."""
    characters = 0
    for _, cleaned in pages:
        if cleaned.whole is None:
            tell(f"passed over: {cleaned.failed}")
        elif cleaned.whole.stripped.text:
            characters += len(cleaned.whole.stripped.text)
            if characters > _CHARACTERS:
                tell(f"learned from no more than {_CHARACTERS:,} characters")
                return
            yield cleaned.whole.article.title, cleaned.whole.stripped.text
