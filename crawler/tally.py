"""What a crawl has met, for the line at its end and for `scrapy status`."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field

NEVER_FETCHED = "never fetched whole"  # why an article has no summary whose page only ever failed
SAMPLES = 5  # addresses of each kind
_TURNING = re.compile(rb"\d+")  # what differs between two copies of an error page


@dataclass(slots=True)
class Tally:
    """Counts of one crawl, and addresses to look at."""

    pages: int = 0
    lists: int = 0
    articles: int = 0
    continued: int = 0  # pages that continue an article
    joining: int = 0  # articles whose next page is being fetched
    not_due: int = 0  # articles known from earlier visits, not to be asked for yet
    problems: Counter[str] = field(default_factory=Counter)  # pages that failed, by reason
    listed: int = 0  # articles that lists name
    blocked: int = 0  # articles that refuse, or ask to log in or to prove that one is human
    away: Counter[str] = field(default_factory=Counter)  # articles that lead off the site, by where
    alike: int = 0  # articles beyond the first that are one and the same page
    samples: dict[str, list[str]] = field(default_factory=dict)  # addresses to look at, some of each kind
    _bodies: set[bytes] = field(default_factory=set)  # digests of what articles say

    def sample(self, kind: str, url: str) -> None:
        """Remember an address as an example of something."""
        some = self.samples.setdefault(kind, [])
        if len(some) < SAMPLES:
            some.append(url)

    def compare(self, url: str, body: bytes) -> None:
        """Count an article that is, but for its numbers, the page that another address answered with."""
        digest = hashlib.sha1(_TURNING.sub(b"", body), usedforsecurity=False).digest()
        if digest in self._bodies:
            self.alike += 1
            self.sample("alike", url)
        self._bodies.add(digest)
