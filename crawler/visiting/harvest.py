"""The harvest of a crawl: pages for the archive, and the report of the visit that the crawl is a part of."""

import contextlib
import time
from dataclasses import asdict

from crawler.archive import Archive
from crawler.feeding.async_cleaner import AsyncCleaner
from crawler.feeding.cleaning import Cleaners
from crawler.feeding.feed import FeedReport
from crawler.feeding.outcomes import Outcomes, drop_damaged
from crawler.fetching.answer import AddressRole, Answer
from crawler.site import Site
from crawler.tally import Tally
from crawler.visiting.change import Change
from crawler.visiting.copied import copied
from crawler.visiting.report import Report
from crawler.visiting.site_warnings import SiteWarning, site_warnings
from crawler.visiting.visit import Visit
from crawler.visiting.visits import Ending
from indexer.environment import archive_dir, index_url
from indexer.index import open_index
from indexer.trouble import Trouble

_COMMIT_PAGES = 200  # answers that are committed together, at most
_READ_EVERY = 30.0  # seconds after which a crawl under way asks again what became of its articles
_COMPARED = 30  # earlier visits that a visit is compared with


class Harvest:
    """The harvest of a crawl of `site`, whose counts are in `tally`. It is used on the reactor's thread alone.

    It owns the archive and the visit while the crawl goes on, and the process that cleans pages for comparing them.
    Raises Trouble where they cannot be opened.
    """

    def __init__(self, site: Site, tally: Tally, *, everything: bool):
        self._site = site
        self._tally = tally
        self._archive = Archive(archive_dir())
        self._cleaner = AsyncCleaner(Cleaners())
        self.visit = Visit(self._archive, site, self._cleaner.clean, everything=everything)
        self._before = Report.read(self.visit.run.report)  # of the crawls that it goes on with
        drop_damaged(archive_dir())
        self._outcomes = Outcomes(archive_dir())
        if not self.visit.run.report:
            self._outcomes.forget(site.name)
        self._fed_before = self._outcomes.last()
        self._of_visit, self._read_at = self._outcomes.report(site.name), time.monotonic()
        self.fed = FeedReport()  # what became of the site's articles since the crawl began; known when it has ended
        self._uncommitted = 0  # pages that the archive has taken and not yet made durable
        self._unwritten = 0  # answers since the last commit

    def keep(self, answer: Answer) -> bool:
        """Archive the page of an answer, and count what came of it. Tells whether the archive has one more page now."""
        before = self.visit.added
        what = self.visit.keep(answer)
        added = self.visit.added > before
        self._uncommitted += added
        self._unwritten += 1
        if answer.role is AddressRole.ARTICLE and not answer.is_alias:
            self._tally.came[what] += 1
            if what is Change.VANISHED:
                self._tally.sample("vanished", answer.url)
        return added

    @property
    def is_full(self) -> bool:
        """Whether enough has been kept for a commit."""
        return self._unwritten >= _COMMIT_PAGES

    def commit(self, troubles: list[str]) -> int:
        """Make what was kept durable, with the report so far; the number of pages that the archive has gained by it."""
        self._archive.commit()
        if time.monotonic() - self._read_at >= _READ_EVERY:
            self._of_visit, self._read_at = self._outcomes.report(self._site.name), time.monotonic()
        self.visit.commit(self._report(troubles).as_dict())
        pages, self._uncommitted, self._unwritten = self._uncommitted, 0, 0
        return pages

    def end_cleaning(self) -> None:
        """No page comes any more."""
        self._cleaner.close()

    def close(self, troubles: list[str], *, whole: bool) -> list[SiteWarning]:
        """End the visit, or leave it to the next crawl where this one was not `whole`; what a person should look at.

        Raises Trouble where the disk does not take the end: the next crawl then goes on with the visit.
        """
        odd: list[SiteWarning] = []
        self._archive.commit()
        self.fed = self._outcomes.report(self._site.name, self._fed_before)
        self._of_visit = self._outcomes.report(self._site.name)
        self._outcomes.close()
        report = self._report(troubles)
        if whole:
            self._compare(report)
            earlier = self.visit.visits.runs(self._site.name, _COMPARED + 1)
            odd = site_warnings(
                report, [Report.read(run.report) for run in earlier if run.ending is Ending.FINISHED], self._site
            )
            report.warnings = [asdict(warning) for warning in odd]
        self._archive.close()
        self.visit.close(Ending.FINISHED if whole else Ending.INTERRUPTED, report.as_dict())
        return odd

    def _compare(self, report: Report) -> None:
        """Look for copies of what has come, where the index can be asked; else its trouble has been told."""
        with contextlib.suppress(Trouble), open_index(index_url()) as index:
            found = copied(self._archive, self._site.name, self.visit.run.since, index)
            report.compared, report.own_copies, report.copies = found.looked, found.own, found.others

    def _report(self, troubles: list[str]) -> Report:
        """The report of the visit so far, from this crawl and the earlier ones that it continues."""
        for parameter in self.visit.idle.count_again:
            self._tally.sample("choosing", parameter)
        return self._before.merged(Report.made(self._tally, self._of_visit, troubles))
