"""What a crawl has met, for the line at its end and for `scrapy status`."""

import hashlib
import logging
import re
from collections import Counter
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

NEVER_FETCHED = "never fetched whole"  # why an article has no summary whose page only ever failed
SAMPLES = 5  # addresses of each kind
_TOLD = 20  # problems that are told one by one
_TURNING = re.compile(rb"\d+")  # what differs between two copies of an error page


@dataclass(slots=True)
class Tally:
    """Counts of one crawl, and addresses to look at."""

    pages: int = 0
    lists: int = 0
    articles: int = 0
    came: Counter[str] = field(default_factory=Counter)  # articles: new, changed, unchanged or vanished
    continued: int = 0  # pages that continue an article
    joining: int = 0  # articles whose next page is being fetched
    not_due: int = 0  # articles known from earlier visits, not to be asked for yet
    problems: Counter[str] = field(default_factory=Counter)  # pages that failed, by reason
    refused: Counter[str] = field(default_factory=Counter)  # links and pages that were not followed, by reason
    listed: int = 0  # articles that lists name
    blocked: int = 0  # articles that refuse, or ask to log in or to prove that one is human
    away: Counter[str] = field(default_factory=Counter)  # articles that lead off the site, by where
    alike: int = 0  # articles beyond the first that are one and the same page
    samples: dict[str, list[str]] = field(default_factory=dict)  # addresses to look at, some of each kind
    _bodies: Counter[bytes] = field(default_factory=Counter)  # digests of what articles say

    def problem(self, where: str, why: str, so: str = "") -> None:
        """Count a page that failed, and tell of the first ones; `so` says what comes of it."""
        self.problems[why] += 1
        number = self.problems.total()
        if number <= _TOLD:
            log.warning("%s: %s%s", where, why, f"; {so}" if so else "")
        elif number == _TOLD + 1:
            log.warning("more pages have failed; they are counted, and no longer named")

    def sample(self, kind: str, url: str) -> None:
        """Remember an address as an example of something."""
        some = self.samples.setdefault(kind, [])
        if len(some) < SAMPLES and url not in some:
            some.append(url)

    def compare(self, url: str, body: bytes) -> None:
        """Count an article that is, but for its numbers, the page that other addresses answered with.

        The page that came most often counts alone: sites have reports twice and more, with other years.
        """
        digest = hashlib.sha1(_TURNING.sub(b"", body), usedforsecurity=False).digest()
        self._bodies[digest] += 1
        if (again := self._bodies[digest] - 1) > self.alike:
            self.alike = again
            self.sample("alike", url)
