"""Warnings about a visit: pure functions over its report and those of earlier visits."""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.site import Site
from crawler.tally import NEVER_FETCHED
from crawler.visiting.report import Report
from crawler.visiting.stand_in import StandIn

_ENOUGH = 10  # articles of a visit below which shares and medians say nothing
_GONE = ("answers 404", "answers 410")  # which has a warning of its own
_QUIET = 5  # visits without a new article before that is odd


WarningKind = Literal[
    "layout", "vanished", "shrinking", "quiet", "blocked", "unreached", "few", "short", "alike", "away", "failing",
    "previews", "choosing", "moved", "trouble", "failed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SiteWarning:
    """Something that a person should look at: its kind, in words, and addresses to look at."""

    kind: WarningKind
    text: str
    samples: tuple[str, ...] = ()


def site_warnings(report: Report, earlier: Sequence[Report], site: Site) -> list[SiteWarning]:
    """What is odd about a visit, by itself, beside `earlier` ones (the newest first), and for its site file."""
    return [
        *_layout(report, earlier),
        *_unread(report, earlier),
        *_vanished(report),
        *_shrinking(report, earlier),
        *_quiet(report, earlier),
        *_blocked(report),
        *_unexpected(report, site),
        *_alike(report),
        *_away(report),
        *_failing(report),
        *_previews(report),
        *_choosing(report),
        *_moved(report),
    ]


def _layout(report: Report, earlier: Sequence[Report]) -> Iterator[SiteWarning]:
    usual = _median([one.listed for one in _without(earlier, "layout")])
    now, samples = report.listed, report.sampled("barren")
    if report.lists and not now and not usual:
        told = "no list names an article: do the patterns `articles` of the site file match their addresses?"
        yield SiteWarning("layout", told, samples)
    elif now * 2 < usual and (usual >= _ENOUGH or not now):
        changed = "have the lists or the addresses of articles changed?"
        yield SiteWarning("layout", f"the lists name {now} articles, usually {usual:.0f}: {changed}", samples)


def _unread(report: Report, earlier: Sequence[Report]) -> Iterator[SiteWarning]:
    now, usual = _rejected_share(report), _median([_rejected_share(one) for one in _without(earlier, "layout")])
    if report.cleaned >= _ENOUGH and now >= max(0.3, 2 * usual):
        told = f"{now:.0%} of the articles gave no summary, usually {usual:.0%}: have the article pages changed?"
        yield SiteWarning("layout", told, report.sampled("rejected"))


def _rejected_share(report: Report) -> float:
    rejected = sum(number for why, number in report.rejected.items() if why != NEVER_FETCHED)
    return rejected / max(report.cleaned, 1)


def _vanished(report: Report) -> Iterator[SiteWarning]:
    vanished, known = report.vanished, report.vanished + report.changed + report.unchanged
    if _are_many(vanished, known):
        told = f"{vanished} of {known} known articles have vanished at once: has the site moved them, or can its new"
        yield SiteWarning("vanished", f"{told} pages not be read?", report.sampled("vanished"))


def _shrinking(report: Report, earlier: Sequence[Report]) -> Iterator[SiteWarning]:
    before = [one for one in _without(earlier, "shrinking") if one.lengths.median and one.cleaned >= _ENOUGH]
    usual = _median([one.lengths.median or 0 for one in before])
    now = report.lengths.median
    if now and report.cleaned >= _ENOUGH and now * 2 < usual:
        told = f"half of the summaries have fewer than {now:,} characters, usually {usual:,.0f}"
        shortest = tuple(url for _, url in report.lengths.shortest)
        yield SiteWarning("shrinking", f"{told}: are the texts cut off now?", shortest)


def _quiet(report: Report, earlier: Sequence[Report]) -> Iterator[SiteWarning]:
    last, before = [report, *earlier[: _QUIET - 1]], earlier[_QUIET - 1 :]
    # A first harvest brings everything; what counts is whether visits after it went on bringing something.
    if len(last) == _QUIET and not any(one.new for one in last) and any(one.new for one in before[:-1]):
        told = f"no new article in {_QUIET} visits, though there were some before: is the list still alive?"
        yield SiteWarning("quiet", told)


def _blocked(report: Report) -> Iterator[SiteWarning]:
    articles = max(report.articles, report.blocked)  # refusals are none
    asked = "ask to log in or to prove that one is human, or refuse: a blocked crawl?"
    if _are_many(report.blocked, articles, least=3):
        yield SiteWarning("blocked", f"{report.blocked} of {articles} articles {asked}", report.sampled("blocked"))
    if barred := report.sampled("barred"):
        yield SiteWarning("blocked", f"list pages {asked}", barred)
    if unreached := report.sampled("unreached"):
        yield SiteWarning("unreached", "start pages cannot be read: has the site moved?", unreached)


def _unexpected(report: Report, site: Site) -> Iterator[SiteWarning]:
    if report.listed < site.expect_articles:
        told = f"the lists name {report.listed} articles, but the site file expects at least {site.expect_articles}"
        yield SiteWarning("few", f"{told}: has the site changed?", report.sampled("barren"))
    if short := tuple(url for chars, url in report.lengths.shortest if chars < site.expect_shortest):
        told = f"summaries have fewer than the {site.expect_shortest} characters that the site file expects"
        yield SiteWarning("short", f"{told}: are the texts cut off?", short)


def _alike(report: Report) -> Iterator[SiteWarning]:
    articles = max(report.articles, report.alike)  # error pages are none
    if _are_many(report.alike, articles, least=5):
        told = f"{report.alike} of {articles} articles are one and the same page: an error, login or block page?"
        yield SiteWarning("alike", told, report.sampled("alike"))


def _away(report: Report) -> Iterator[SiteWarning]:
    away, articles = report.away.total(), report.away.total() + report.articles
    if _are_many(away, articles):
        hosts = ", ".join(host for host, _ in report.away.most_common(3))
        yield SiteWarning(
            "away",
            f"{away} of {articles} articles lead to another host ({hosts}): does one have to log in there, "
            "or has the site moved? The site file's `domains` names the hosts that are read",
            report.sampled("away"),
        )


def _failing(report: Report) -> Iterator[SiteWarning]:
    failures = Counter({why: number for why, number in report.failures.items() if why not in _GONE})
    if _are_many(failures.total(), report.pages):
        why = ", ".join(f"{number} {what}" for what, number in failures.most_common(3))
        told = f"{failures.total()} pages could not be read ({why}): is the site out of order?"
        yield SiteWarning("failing", told)


def _previews(report: Report) -> Iterator[SiteWarning]:
    previews = report.refused[StandIn.PREVIEW]
    if _are_many(previews, report.articles):
        told = f"{previews} of {report.articles} articles show only the beginning of the text that they gave before"
        yield SiteWarning("previews", f"{told}, which is kept: does the site ask for a log-in or for money?")


def _choosing(report: Report) -> Iterator[SiteWarning]:
    if parameters := report.sampled("choosing"):
        yield SiteWarning(
            "choosing",
            "parameters of addresses that chose no page before choose one now, and count again; articles that were "
            "taken for known ones come with the next visit:",
            parameters,
        )


def _moved(report: Report) -> Iterator[SiteWarning]:
    [(host, number)] = report.own_copies.most_common(1) or [("", 0)]
    if number >= max(_ENOUGH, report.compared / 2):
        told = f"{number} of {report.compared} new articles that were looked at are copies of those that the site has"
        yield SiteWarning("moved", f"{told} at {host}: has it moved? Both stay, and `--unique` counts each once")


def _are_many(number: int, of: int, least: int = _ENOUGH) -> bool:
    """Whether something happened often enough to be told: `least` times, and in a fifth of all cases."""
    return number >= least and number * 5 >= of


def _without(earlier: Sequence[Report], kind: WarningKind) -> list[Report]:
    """The visits that had no warning of a kind, if there are any: what is odd stays so, however often it comes."""
    return [one for one in earlier if all(warning["kind"] != kind for warning in one.warnings)] or list(earlier)


def _median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0
