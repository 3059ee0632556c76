"""What a visit of a site came to, for `scrapy status` and for the warnings: kept as JSON with the visit."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from crawler.feeding.lengths import Lengths
from crawler.kept import UNREADABLE
from crawler.tally import SAMPLES, Tally

if TYPE_CHECKING:
    from crawler.feeding.feed import FeedReport

_OF_THE_TALLY = ("pages", "lists", "articles", "not_due", "listed", "blocked", "alike", "refused", "away")
# Figures of the last crawl of a visit: each crawl walks all the lists, and knows what became of all the articles.
_ANEW = frozenset((
    "lists", "listed", "not_due", "compared", "own_copies", "copies", "warnings",
    "summaries", "cleaned", "uncleaned", "rejected", "lengths",
))  # fmt: skip


@dataclass(slots=True)
class Report:
    """Counts of pages and articles, counts of reasons, some addresses to look at, and what went wrong."""

    pages: int = 0
    lists: int = 0
    articles: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    not_due: int = 0  # articles known from earlier visits, not to be asked for yet
    listed: int = 0  # articles that lists name
    blocked: int = 0  # articles that refuse, or ask to log in or to prove that one is human
    alike: int = 0  # articles beyond the first that are one and the same page
    compared: int = 0  # new articles of which copies were looked for, when the visit had ended
    summaries: int = 0
    cleaned: int = 0  # articles that the index was fed with
    uncleaned: int = 0  # those of them that could not be read or cleaned
    rejected: Counter[str] = field(default_factory=Counter)  # articles without a summary, by reason
    refused: Counter[str] = field(default_factory=Counter)  # pages that were not followed, by reason
    failures: Counter[str] = field(default_factory=Counter)  # pages that failed, by reason
    away: Counter[str] = field(default_factory=Counter)  # articles that lead off the site, by where
    own_copies: Counter[str] = field(default_factory=Counter)  # those that the site also has at another host, by host
    copies: Counter[str] = field(default_factory=Counter)  # those that another site has, by host
    samples: dict[str, list[str]] = field(default_factory=dict)  # addresses of some kinds: those of the tally, rejected
    troubles: list[str] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)  # those of crawler.visiting.site_warnings
    lengths: Lengths = field(default_factory=Lengths)  # of each article's longest summary

    @classmethod
    def made(cls, tally: Tally, fed: "FeedReport", troubles: list[str]) -> Self:
        """The report of a crawl, from its tally, what became of the articles of its visit, and its troubles."""
        told: dict[str, Any] = {name: getattr(tally, name) for name in _OF_THE_TALLY}
        return cls(
            **told | {name: tally.came[name] for name in ("new", "changed", "unchanged", "vanished")},
            summaries=fed.summaries,
            cleaned=fed.pages,
            uncleaned=fed.failures,
            rejected=fed.rejected,
            failures=tally.problems,
            samples=tally.samples | {"rejected": fed.samples},
            troubles=troubles,
            lengths=fed.lengths,
        )

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Self:
        """The report from what `as_dict` has made of it, in this version or another.

        What is missing there is 0 or empty, and so is all of a report that cannot be read.
        """
        try:
            return cls._read(told)
        except UNREADABLE:
            return cls()

    @classmethod
    def _read(cls, told: Mapping[str, Any]) -> Self:
        known = {name: told[name] for name in cls.__slots__ if name in told}
        for name in ("rejected", "refused", "failures", "away", "own_copies", "copies"):
            known[name] = Counter(told.get(name, {}))
        counts = Counter({int(chars): number for chars, number in told.get("lengths", {}).items()})
        shortest = [one for one in told.get("shortest", ()) if not isinstance(one, str)]  # once it was addresses alone
        known["lengths"] = Lengths(counts, [(chars, url) for chars, url in shortest])
        return cls(**known)

    @property
    def errors(self) -> int:
        """Pages that failed, and articles that could not be read or cleaned."""
        return self.failures.total() + self.uncleaned

    def sampled(self, kind: str) -> tuple[str, ...]:
        """Addresses of a kind to look at."""
        return tuple(self.samples.get(kind, ()))

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON can hold it."""
        told = {name: getattr(self, name) for name in self.__slots__}
        return told | {"lengths": self.lengths.counts, "shortest": self.lengths.shortest}

    def merged(self, later: "Report") -> "Report":
        """The report of a visit that took several crawls: this report and that of the `later` crawl together."""
        both: dict[str, Any] = {}
        for name in self.__slots__:
            old, new = getattr(self, name), getattr(later, name)
            if name in _ANEW:
                both[name] = new or old
            elif isinstance(new, dict) and not isinstance(new, Counter):
                both[name] = {kind: _joined(old.get(kind, ()), new.get(kind, ()))[:SAMPLES] for kind in old | new}
            elif isinstance(new, list):
                both[name] = _joined(old, new)
            else:
                both[name] = old + new
        return Report(**both)


def _joined(old: Any, new: Any) -> list[str]:
    return list(dict.fromkeys([*old, *new]))
