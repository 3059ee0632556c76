"""Clean the indexed pages of a site again, with what has been learned of the site since.

Unlike a rebuild, this writes into the serving index, and only the summaries that have changed. Others may feed the
index in between. A number records the progress: after an interruption it continues from there.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice

from crawler.feeding.feed import Feeder, read_article
from indexer.filters import Filters
from indexer.index import open_index, open_writer
from indexer.summary import Summary, page_key
from indexer.trouble import Missing

_SLICE = 2_000  # articles that are looked through before those that differ are written
_TOGETHER = 500  # of those, that are written before another writer has its turn

Came = Callable[[int], None]  # told of the number that all articles have been looked through up to


def feed_again(feeder: Feeder, site: str, *, after: int, came: Came, seconds: float) -> tuple[int, bool]:
    """Bring what the index holds of a site up to today's rules, from the catalogue's number `after` on.

    How many articles were written anew, and whether it came to the end; it begins no slice when `seconds` have passed.
    Where there is no index yet, nothing is to be done. Raises Trouble where the index cannot be read or written.
    """
    until = time.monotonic() + seconds
    fingerprints = _fingerprints(feeder.index, site)
    articles = feeder.archive.catalogue.articles.behind(after, site)
    number = 0
    while fingerprints is not None and (part := list(islice(articles, _SLICE))):
        if time.monotonic() > until:
            return number, False
        pages = ((article, read_article(feeder.archive, article)) for _, article in part)
        different = [
            article
            for article, cleaned in feeder.cleaners.cleaned(pages)
            if not cleaned.failed and fingerprint(cleaned.summaries) != fingerprints.get(page_key(article), 0)
        ]
        number += write_again(feeder, different)[0]
        came(part[-1][0])
    return number, True


def _fingerprints(index_url: str, site: str) -> dict[str, int] | None:
    """What the index holds of a site: by page, a number that stands for its summaries. None where there is no index."""
    found: dict[str, int] = defaultdict(int)
    try:
        with open_index(index_url) as index:
            for document in index.documents(None, Filters(site=(site,)), ordered=False):
                found[document.summary.page] ^= fingerprint((document.summary,))
    except Missing:
        return None
    return found


def fingerprint(summaries: Iterable[Summary]) -> int:
    """A number that identifies a set of summaries, without what only the index knows of them; 0 for none.

    The index is up to date with a page if the summaries in it and those that cleaning makes have the same number.
    """
    found = 0
    for summary in summaries:
        found ^= hash(replace(summary, cluster=None, copies=1))
    return found


def write_again(feeder: Feeder, articles: Sequence[str]) -> tuple[int, list[str]]:
    """Clean articles and write them anew, whatever the index holds of them.

    Gives how many were written, and address and reason of those that could not be. Articles that the archive does not
    know stay in the index as they are. Others may write in between. Raises Trouble where the index cannot be written.
    """
    number = 0
    failed: list[str] = []
    for first in range(0, len(articles), _TOGETHER):
        part = articles[first : first + _TOGETHER]
        written, not_written = _written(feeder, part)
        number += written
        failed += not_written
    return number, failed


def _written(feeder: Feeder, articles: Sequence[str]) -> tuple[int, list[str]]:
    """Write articles anew, read while nobody else writes: a crawl may have changed them since they were looked at."""
    number = 0
    failed: list[str] = []
    archive = feeder.archive
    with open_writer(feeder.index) as writer:
        known = filter(archive.catalogue.newest, articles)  # the index may have been copied from elsewhere
        read = ((article, read_article(archive, article)) for article in known)
        for article, cleaned in feeder.cleaners.cleaned(read):
            if cleaned.failed:
                failed.append(cleaned.failed)
            else:
                writer.replace(page_key(article), cleaned.summaries)
                number += 1
        writer.commit()
    return number, failed
