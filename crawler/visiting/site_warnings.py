"""Warnings about a visit: pure functions over its report and those of earlier visits."""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.site import Site
from crawler.tally import NEVER_FETCHED
from crawler.visiting.report import Report
from crawler.visiting.stand_in import PREVIEW

_ENOUGH = 10  # articles of a visit below which shares and medians say nothing
_GONE = ("answers 404", "answers 410")  # which has a warning of its own
_QUIET = 5  # visits without a new article before that is odd


@dataclass(frozen=True, slots=True)
class SiteWarning:
    """Something that a person should look at: its kind, in words, and addresses to look at."""

    # layout, vanished, shrinking, quiet, blocked, unreached, few, short, alike, away, failing, previews, choosing,
    # moved, trouble or failed
    kind: str
    text: str
    samples: tuple[str, ...] = ()


def site_warnings(report: Report, earlier: Sequence[Report], site: Site) -> list[SiteWarning]:
    """What is odd about a visit, by itself, beside `earlier` ones (the newest first), and for its site file."""
    found = (
        _layout(report, earlier),
        _unread(report, earlier),
        _vanished(report),
        _shrinking(report, earlier),
        _quiet(report, earlier),
        _blocked(report),
        _any(
            report, "barred", "blocked",
            "list pages ask to log in or to prove that one is human, or refuse: a blocked crawl?",
        ),
        _any(report, "unreached", "unreached", "start pages cannot be read: has the site moved?"),
        _few(report, site),
        _short(report, site),
        _alike(report),
        _away(report),
        _failing(report),
        _previews(report),
        _any(
            report, "choosing", "choosing",
            "parameters of addresses that chose no page before choose one now, and count again; articles that were "
            "taken for known ones come with the next visit:",
        ),
        _moved(report),
    )  # fmt: skip
    return [warning for warning in found if warning]


def _any(report: Report, sampled: str, kind: str, text: str) -> SiteWarning | None:
    """A warning of what must not happen at all: that addresses are sampled under this name."""
    samples = report.sampled(sampled)
    return SiteWarning(kind, text, samples) if samples else None


def _layout(report: Report, earlier: Sequence[Report]) -> SiteWarning | None:
    usual = _median([one.listed for one in earlier])
    now = report.listed
    if report.lists and not now and not usual:
        return SiteWarning(
            "layout",
            "no list names an article: do the patterns `articles` of the site file match their addresses?",
            report.sampled("barren"),
        )
    if usual < _ENOUGH or now * 2 >= usual:
        return None
    return SiteWarning(
        "layout",
        f"the lists name {now} articles, usually {usual:.0f}: have the lists or the addresses of articles changed?",
        report.sampled("barren"),
    )


def _unread(report: Report, earlier: Sequence[Report]) -> SiteWarning | None:
    now, usual = _rejected_share(report), _median([_rejected_share(one) for one in earlier])
    if report.cleaned < _ENOUGH or now < 0.3 or now < 2 * usual:
        return None
    return SiteWarning(
        "layout",
        f"{now:.0%} of the articles gave no summary, usually {usual:.0%}: have the article pages changed?",
        report.sampled("rejected"),
    )


def _rejected_share(report: Report) -> float:
    rejected = sum(number for why, number in report.rejected.items() if why != NEVER_FETCHED)
    return rejected / max(report.cleaned, 1)


def _vanished(report: Report) -> SiteWarning | None:
    vanished, known = report.vanished, report.vanished + report.changed + report.unchanged
    if not _are_many(vanished, known):
        return None
    return SiteWarning(
        "vanished",
        f"{vanished} of {known} known articles have vanished at once: "
        "has the site moved them, or can its new pages not be read?",
        report.sampled("vanished"),
    )


def _shrinking(report: Report, earlier: Sequence[Report]) -> SiteWarning | None:
    measured = [one.lengths.median for one in earlier if one.lengths.median and one.cleaned >= _ENOUGH]
    now = report.lengths.median or 0
    if not measured or not now or report.cleaned < _ENOUGH or now * 2 >= _median(measured):
        return None
    return SiteWarning(
        "shrinking",
        f"half of the summaries have fewer than {now:,} characters, usually {_median(measured):,.0f}: "
        "are the texts cut off now?",
        tuple(url for _, url in report.lengths.shortest),
    )


def _quiet(report: Report, earlier: Sequence[Report]) -> SiteWarning | None:
    last = [report, *earlier[: _QUIET - 1]]
    before = earlier[_QUIET - 1 :]
    # A first harvest brings everything; what counts is whether visits after it went on bringing something.
    if len(last) < _QUIET or any(one.new for one in last) or not any(one.new for one in before[:-1]):
        return None
    return SiteWarning(
        "quiet", f"no new article in {_QUIET} visits, though there were some before: is the list still alive?"
    )


def _blocked(report: Report) -> SiteWarning | None:
    blocked = report.blocked
    articles = max(report.articles, blocked)  # refusals are none
    if not _are_many(blocked, articles, least=3):
        return None
    return SiteWarning(
        "blocked",
        f"{blocked} of {articles} articles ask to log in or to prove that one is human, or refuse: a blocked crawl?",
        report.sampled("blocked"),
    )


def _few(report: Report, site: Site) -> SiteWarning | None:
    if report.listed >= site.expect_articles:
        return None
    return SiteWarning(
        "few",
        f"the lists name {report.listed} articles, but the site file expects at least {site.expect_articles}: has the "
        "site changed?",
        report.sampled("barren"),
    )


def _short(report: Report, site: Site) -> SiteWarning | None:
    short = tuple(url for chars, url in report.lengths.shortest if chars < site.expect_shortest)
    if not short:
        return None
    return SiteWarning(
        "short",
        f"summaries have fewer than the {site.expect_shortest} characters that the site file expects: are the texts "
        "cut off?",
        short,
    )


def _alike(report: Report) -> SiteWarning | None:
    alike = report.alike
    articles = max(report.articles, alike)  # error pages are none
    if not _are_many(alike, articles, least=5):
        return None
    return SiteWarning(
        "alike",
        f"{alike} of {articles} articles are one and the same page: an error, login or block page?",
        report.sampled("alike"),
    )


def _away(report: Report) -> SiteWarning | None:
    away = report.away.total()
    if not _are_many(away, away + report.articles):
        return None
    hosts = ", ".join(host for host, _ in report.away.most_common(3))
    return SiteWarning(
        "away",
        f"{away} of {away + report.articles} articles lead to another host ({hosts}): does one have to log in there, "
        "or has the site moved? The site file's `domains` names the hosts that are read",
        report.sampled("away"),
    )


def _previews(report: Report) -> SiteWarning | None:
    previews = report.refused[PREVIEW]
    if not _are_many(previews, report.articles):
        return None
    return SiteWarning(
        "previews",
        f"{previews} of {report.articles} articles show only the beginning of the text that they gave before, which is "
        "kept: does the site ask for a log-in or for money?",
    )


def _moved(report: Report) -> SiteWarning | None:
    [(host, number)] = report.own_copies.most_common(1) or [("", 0)]
    if number < _ENOUGH or number * 2 < report.compared:
        return None
    return SiteWarning(
        "moved",
        f"{number} of {report.compared} new articles that were looked at are copies of those that the site has at "
        f"{host}: has it moved? Both stay, and `--unique` counts each once",
    )


def _failing(report: Report) -> SiteWarning | None:
    failures = Counter({why: number for why, number in report.failures.items() if why not in _GONE})
    failed = failures.total()
    if not _are_many(failed, report.pages):
        return None
    why = ", ".join(f"{number} {what}" for what, number in failures.most_common(3))
    return SiteWarning("failing", f"{failed} pages could not be read ({why}): is the site out of order?")


def _are_many(number: int, of: int, least: int = _ENOUGH) -> bool:
    """Whether something happened often enough to be told: `least` times, and in a fifth of all cases."""
    return number >= least and number * 5 >= of


def _median(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0
