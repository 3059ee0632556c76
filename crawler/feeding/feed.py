"""The index follows the archive: pages archived after the index's number are cleaned and fed to it.

The crawl feeding as it goes, catching up after a crash, and the rebuild into a fresh index are this one function. It
may be ended at any moment: feeding a page again changes nothing, and the next call goes on from the last commit.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from typing import NamedTuple, Self

from crawler.archive import Archive, DamagedRecord
from crawler.feeding.cleaning import Cleaned, Cleaners
from crawler.feeding.lengths import Lengths
from crawler.feeding.positions import position, settle_start
from crawler.page import Page
from crawler.site.known import rules_of
from crawler.tally import NEVER_FETCHED, SAMPLES
from indexer.index import Reader, Writer, open_index, open_writer
from indexer.summary import Summary, page_key, summary_id
from indexer.trouble import Trouble

COMMIT_PAGES = 2_000
COMMIT_SECONDS = 30.0
SERVING_COMMIT_SECONDS = 3.0  # of a serving index: readers wait for news, and a kill loses little
_SETTLING = 30  # times as long as it takes to find the copies passes until it is done again


@dataclass(frozen=True, slots=True)
class Feeder:
    """Feeds the index at the address `index` from `archive`, with pages that `cleaners` have cleaned."""

    archive: Archive
    index: str
    cleaners: Cleaners


class Outcome(NamedTuple):
    """What became of an article that was fed."""

    article: str  # its address
    summaries: int
    chars: int  # of the longest summary
    rejected: str  # why it has no summary; empty where it has one, or could not be cleaned
    failed: bool  # whether it could not be read or cleaned

    @classmethod
    def of(cls, article: str, cleaned: Cleaned) -> Self:
        chars = max((summary.chars for summary in cleaned.summaries), default=0)
        return cls(article, len(cleaned.summaries), chars, cleaned.rejected or "", bool(cleaned.failed))


@dataclass(slots=True)
class FeedReport:
    """What one feeding did."""

    total: int = 0  # articles that were to be fed
    resumed: bool = False  # whether the index had taken in some of the archive before
    pages: int = 0
    summaries: int = 0
    rejected: Counter[str] = field(default_factory=Counter)  # pages without a summary, by reason
    failed: list[str] = field(default_factory=list)  # pages that could not be read or cleaned: address and reason
    samples: list[str] = field(default_factory=list)  # a few articles without a summary
    failures: int = 0  # how many these are
    lengths: Lengths = field(default_factory=Lengths)  # of each article's longest summary
    fed: int = 0  # the catalogue's number that the index has now taken in

    def count(self, outcome: Outcome) -> None:
        """Count what became of an article."""
        self.pages += 1
        self.summaries += outcome.summaries
        self.failures += outcome.failed
        if outcome.rejected:
            self.rejected[outcome.rejected] += 1
            if len(self.samples) < SAMPLES:
                self.samples.append(outcome.article)
        elif outcome.summaries:
            self.lengths.add(outcome.chars, outcome.article)


Progress = Callable[[FeedReport], None]
Taken = Callable[[list[Outcome]], None]


class _Commits:
    """The commits of a writer: one after so many pages, or `seconds`. If it `serves`, copies are found now and then.

    `taken` is told what became of the articles of each commit, when it has been made.
    """

    def __init__(self, archive: Archive, writer: Writer, seconds: float, taken: Taken, *, serves: bool):
        self.waiting: list[Outcome] = []  # of the articles since the last one
        self._archive, self._writer, self._seconds, self._serves = archive, writer, seconds, serves
        self._taken = taken
        self._made = self._due = time.monotonic()

    def count(self, seq: int, outcome: Outcome) -> None:
        """An article more was fed, the catalogue's number `seq`; commit where that is due."""
        self.waiting.append(outcome)
        if len(self.waiting) >= COMMIT_PAGES or time.monotonic() - self._made >= self._seconds:
            self.make(seq)

    def make(self, seq: int) -> None:
        """Commit all up to the number `seq`."""
        self._writer.commit(position(self._archive, seq))
        self._taken(self.waiting)
        self._made, self.waiting = time.monotonic(), []
        if self._serves and self._made >= self._due:
            with suppress(Trouble):  # the writer's end tries again, and says where it cannot
                self._writer.settle()
            self._due = self._made + _SETTLING * (time.monotonic() - self._made)


def feed(
    feeder: Feeder,
    *,
    fresh: bool = False,
    resume: bool = True,
    begun: Callable[[], None] = lambda: None,
    progress: Progress = lambda report: None,
    taken: Taken = lambda outcomes: None,
) -> FeedReport:
    """Bring the index up to the archive's last page; waits its turn where another writer is at work.

    `fresh` fills a new index, which takes the place of the serving one when it is whole; `resume` continues one that
    was begun. `begun` is called when the turn has come and what is not continued is gone, `progress` after every page,
    `taken` with what became of articles, when that has been committed.
    A page that cannot be read or cleaned is reported, and the index keeps what it has of it; a fresh index gets what
    the serving one has. Raises Trouble where the index cannot be opened or written; KeyboardInterrupt passes through
    after what was done has been committed.
    """
    report = FeedReport()
    archive = feeder.archive
    with open_writer(feeder.index, fresh=fresh, resume=resume) as writer, _serving(feeder.index) as holds:
        begun()
        last = archive.catalogue.last()  # now that it is this one's turn: those before may have come further
        after = report.fed = settle_start(archive, writer.positions, feeder.index)
        report.resumed = after > 0
        report.total = archive.catalogue.articles.count_behind(after)
        seconds = COMMIT_SECONDS if fresh else SERVING_COMMIT_SECONDS
        commits = _Commits(archive, writer, seconds, taken, serves=not fresh)
        try:
            for (seq, article), made in feeder.cleaners.cleaned(_articles(archive, after)):
                cleaned = replace(made, summaries=holds(article)) if fresh and made.failed else made
                if cleaned.summaries or not cleaned.failed:
                    writer.replace(page_key(article), cleaned.summaries)
                outcome = Outcome.of(article, cleaned)
                report.count(outcome)
                report.fed = seq
                if cleaned.failed:
                    report.failed.append(cleaned.failed)
                commits.count(seq, outcome)
                progress(report)
        except KeyboardInterrupt:
            writer.hurry()
            if commits.waiting:
                commits.make(report.fed)
            raise
        # Also where no article was new: list pages have numbers too, and need not be looked through again.
        report.fed = max(report.fed, last)
        is_news = report.fed and position(archive, report.fed) not in writer.positions
        if commits.waiting or fresh or is_news:
            commits.make(report.fed)
        if fresh:
            writer.publish()
    return report


@contextmanager
def _serving(index_url: str) -> Iterator[Callable[[str], tuple[Summary, ...]]]:
    """Gives what the serving index has of an article. It is opened at the first question.

    If it cannot be opened, that is nothing: a damaged index may be why a new one is made.
    """
    with ExitStack() as stack:
        opened = cache(lambda: stack.enter_context(open_index(index_url)))

        def holds(article: str) -> tuple[Summary, ...]:
            try:
                return tuple(indexed(opened(), article))
            except Trouble:
                return ()

        yield holds


def indexed(index: Reader, article: str) -> Iterator[Summary]:
    """What an index holds of an article."""
    for number in count(1):
        summary = index.get(summary_id(article, number))
        if summary is None:
            return
        yield summary


def _articles(archive: Archive, after: int) -> Iterator[tuple[tuple[int, str], Page | Cleaned]]:
    """Every article behind number `after`, in order: its number and address, and its page."""
    for seq, article in archive.catalogue.articles.behind(after):
        yield (seq, article), read_article(archive, article)


def read_article(archive: Archive, article: str) -> Page | Cleaned:
    """An article to be cleaned with today's site file; if it cannot be read, the reason as `Cleaned`."""
    try:
        page = archive.page(article, rules_of)
    except DamagedRecord as error:
        return Cleaned(failed=str(error))
    return page or Cleaned(rejected=NEVER_FETCHED)
