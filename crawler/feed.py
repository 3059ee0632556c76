"""The index follows the archive: what was archived behind the index's number is cleaned and fed to it.

The crawl feeding as it goes, catching up after a crash, and the rebuild into a fresh index are this one function. It
may be ended at any moment: feeding a page again changes nothing, and the next call goes on from the last commit.
"""

import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context

from crawler.archive import Archive, DamagedRecord
from crawler.cleaners import process
from crawler.page import Page, SiteRules
from indexer.index import open_writer
from indexer.summary import Summary, page_key
from indexer.trouble import Trouble

log = logging.getLogger(__name__)

COMMIT_PAGES = 2_000
COMMIT_SECONDS = 30.0
SERVING_COMMIT_SECONDS = 3.0  # of an index that is asked meanwhile, or whose crawl may be killed again soon
_AHEAD = 16  # pages under way in each worker: enough to keep it busy, few enough to keep memory flat

_SAMPLES = 5

RulesOf = Callable[[str], SiteRules]


@dataclass(slots=True)
class FeedReport:
    """What one feeding did."""

    pages: int = 0
    summaries: int = 0
    rejected: Counter[str] = field(default_factory=Counter)  # pages without a summary, by reason
    failed: list[str] = field(default_factory=list)  # pages that could not be read or cleaned: address and reason
    samples: list[str] = field(default_factory=list)  # a few articles without a summary
    lengths: list[tuple[int, str]] = field(default_factory=list)  # characters of each article's longest summary
    fed: int = 0  # the catalogue's number that the index has now taken in


@dataclass(frozen=True, slots=True)
class _Cleaned:
    summaries: tuple[Summary, ...] = ()
    rejected: str | None = None
    failed: str | None = None


Progress = Callable[[FeedReport], None]


def feed(
    archive: Archive,
    index_url: str,
    rules_of: RulesOf,
    *,
    workers: int = 1,
    fresh: bool = False,
    progress: Progress | None = None,
) -> FeedReport:
    """Bring the index at `index_url` up to the archive's last page; waits its turn where another writer is at work.

    `workers` processes clean (1: this one). `fresh` fills a new index, or goes on filling one that was begun, and puts
    it in the place of the serving one when it is whole. `progress` is called after every page. A page that cannot be
    read or cleaned is reported and passed over. Raises Trouble where the index cannot be opened or written;
    KeyboardInterrupt passes through after what was done has been committed.
    """
    report = FeedReport()
    last = archive.catalogue.last()
    with ExitStack() as stack:
        writer = stack.enter_context(open_writer(index_url, fresh=fresh))
        report.fed = writer.fed
        committed = time.monotonic()
        uncommitted = 0
        seconds = COMMIT_SECONDS if fresh else SERVING_COMMIT_SECONDS
        try:
            for seq, article, cleaned in _cleaned(archive, writer.fed, rules_of, workers, stack):
                if cleaned.failed:
                    report.failed.append(cleaned.failed)
                    log.warning("passed over: %s", cleaned.failed)
                else:
                    writer.replace(page_key(article), cleaned.summaries)
                report.pages += 1
                report.summaries += len(cleaned.summaries)
                if cleaned.rejected:
                    report.rejected[cleaned.rejected] += 1
                    if len(report.samples) < _SAMPLES:
                        report.samples.append(article)
                elif cleaned.summaries:
                    report.lengths.append((max(summary.chars for summary in cleaned.summaries), article))
                report.fed = seq
                uncommitted += 1
                if uncommitted >= COMMIT_PAGES or time.monotonic() - committed >= seconds:
                    writer.commit(seq)
                    committed, uncommitted = time.monotonic(), 0
                if progress:
                    progress(report)
        except (KeyboardInterrupt, BrokenProcessPool) as ending:
            if uncommitted:
                writer.commit(report.fed)
            if isinstance(ending, BrokenProcessPool):
                raise Trouble("a cleaning process died; what was done is kept, start again to go on") from ending
            raise
        # Also where no article was new: list pages have numbers too, and need not be looked through again.
        if uncommitted or last > report.fed or fresh:
            report.fed = max(report.fed, last)
            writer.commit(report.fed)
        if fresh:
            writer.publish()
    return report


def _cleaned(
    archive: Archive, after: int, rules_of: RulesOf, workers: int, stack: ExitStack
) -> Iterator[tuple[int, str, _Cleaned]]:
    """Every article behind number `after`, in order, with what `clean` made of it."""
    if workers <= 1:
        for seq, article in archive.catalogue.articles(after):
            page = _read(archive, article, rules_of)
            yield seq, article, page if isinstance(page, _Cleaned) else _clean(page)
        return
    # Not forked: a fork would share the locks and threads that the engine and the reactor hold.
    pool = stack.enter_context(ProcessPoolExecutor(workers, mp_context=get_context("spawn")))
    stack.callback(pool.shutdown, wait=False, cancel_futures=True)
    waiting: deque[tuple[int, str, Future[_Cleaned]]] = deque()
    for seq, article in archive.catalogue.articles(after):
        page = _read(archive, article, rules_of)
        if isinstance(page, _Cleaned):
            future: Future[_Cleaned] = Future()
            future.set_result(page)
        else:
            future = pool.submit(_clean, page)
        waiting.append((seq, article, future))
        if len(waiting) >= workers * _AHEAD:
            oldest, its_article, done = waiting.popleft()
            yield oldest, its_article, done.result()
    for seq, article, done in waiting:
        yield seq, article, done.result()


def _read(archive: Archive, article: str, rules_of: RulesOf) -> Page | _Cleaned:
    try:
        page = archive.page(article, rules_of)
    except DamagedRecord as error:
        return _Cleaned(failed=str(error))
    return page or _Cleaned(rejected="never fetched whole")


def _clean(page: Page) -> _Cleaned:
    try:
        cleaning = process(page)
    except Exception as error:  # whatever a hostile page sets off, the other pages go on
        return _Cleaned(failed=f"{page.url}: cleaning failed ({type(error).__name__}: {error})")
    return _Cleaned(tuple(cleaning.summaries), cleaning.rejected)
