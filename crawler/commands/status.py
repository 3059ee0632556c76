"""`scrapy status`: what the visits of each site came to, and when the next one is."""

import argparse
import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any

from crawler.archive.lock import is_taken
from crawler.console.command import PlainCommand
from crawler.console.options import between
from crawler.console.wording import duration, in_words
from crawler.site.history import history_of
from crawler.site.known import known_sites
from crawler.site.learned import keys_of, learned_dir
from crawler.site.timetable import SCHEDULER, missed, next_run
from crawler.visiting.report import Report
from crawler.visiting.scheduler import schedules_of
from crawler.visiting.visit import is_locked
from crawler.visiting.visits import NAME as VISITS
from crawler.visiting.visits import Run, Visits
from indexer.amounts import amount
from indexer.ending import FOUND, NOT_FOUND, TROUBLE, tell
from indexer.environment import archive_dir, data_dir
from indexer.trouble import Trouble

_TEACH = 5  # articles of a site that teach which lines they share, as `scrapy learn --help` says
_HOSTS = 3  # of which copies were found, that are named
_COUNTS = ("new", "changed", "unchanged", "vanished")
_REASONS = {"rejected": "without a summary", "failures": "failed", "refused": "not followed"}


class Command(PlainCommand):
    """Exit status: 0 told, 1 told with a warning in some site's last visit, 2 trouble, or what is damaged was told."""

    arguments = "[SITE…]"
    short = "Show the last visits of each site, its warnings, and its next visit"
    description = (
        "Show the last visits of every site that was ever crawled or has a schedule: pages, new, changed and vanished "
        "articles, rejected articles with the reason, errors, the time taken, warnings, and the next run."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--runs", type=between(1, 1_000_000), default=1, metavar="N", help="the last N visits of each site [1]"
        )
        parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="[table]")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        known = known_sites()
        schedules, mistakes = schedules_of(known)
        visits = Visits(archive_dir(), reading=True) if (archive_dir() / VISITS).exists() else None
        visited = visits.sites() if visits else []
        names = args or sorted({*visited, *schedules, *mistakes})
        unknown = sorted(set(args).difference(visited, known), key=args.index)
        if unknown:
            raise Trouble(f"site {unknown[0]!r}: never crawled, and no site file has this name")
        if not names:
            raise Trouble(
                f"{data_dir()}: no site has been crawled into this data folder yet, and none has a schedule; "
                "SUMMARIES_DATA names another folder"
            )
        status = FOUND
        for name in names:
            site = _looked_at(name, visits, opts.runs, schedules.get(name), mistakes.get(name))
            status = max(status, site.status)
            print(json.dumps(site.as_dict(), ensure_ascii=False) if opts.format == "jsonl" else site.in_words())
        if visits:
            visits.close()
        return status


def _looked_at(name: str, visits: Visits | None, most: int, line: str | None, mistake: str | None) -> "_Site":
    """The state of a site with this cron line, and its last `most` visits; reports damaged files.

    `mistake` is the one in its site file, which hides its cron line.
    """
    now = datetime.now(UTC)
    following = next_run(line, now) if line else None
    runs = visits.runs(name, most) if visits else []
    forgotten = bool(line and runs and missed(line, runs[0].started, now)) and not is_taken(data_dir() / SCHEDULER)
    told = [_run(run, is_locked(archive_dir(), name) and run == runs[0]) for run in runs]
    counts = visits.states.counts(name) if visits else {}
    idle = _parameters(visits.parameters.idle(name)) if visits else ()
    refuted = _parameters(visits.parameters.refuted(name)) if visits else ()
    if mistake:
        tell(f"scrapy status: {mistake}")
    known = _Site(name, counts, idle, refuted, following, told, forgotten, mistake=mistake)
    try:
        learned = history_of(name).day
        lines = len(keys_of(name, learned_dir()))
    except Trouble as trouble:
        tell(f"scrapy status: {trouble}")
        return replace(known, damaged=True)
    return replace(known, learned=learned, lines=lines)


@dataclass(frozen=True, slots=True)
class _Site:
    """What is told of a site."""

    name: str
    counts: dict[str, int]  # of its articles
    idle: tuple[str, ...]  # parameters that were learned to choose no page, behind host and path
    refuted: tuple[str, ...]  # those that were found to choose pages after all
    following: datetime | None  # its next visit
    runs: list[dict[str, Any]]  # its last visits, the newest first
    forgotten: bool  # whether a visit was missed, and nobody is there to make up for it
    learned: date | None = None  # when its lines were
    lines: int = 0  # that it has learned
    damaged: bool = False  # whether these cannot be read
    mistake: str | None = None  # in its site file, so that nobody knows when its next visit is

    @property
    def status(self) -> int:
        """The exit status that tells of it."""
        warned = self.forgotten or bool(self.runs and self.runs[0]["warnings"])
        return TROUBLE if self.damaged or self.mistake else NOT_FOUND if warned else FOUND

    def as_dict(self) -> dict[str, Any]:
        """The record of it."""
        return {
            "site": self.name,
            "known": self.counts,
            "idle": list(self.idle),
            "refuted": list(self.refuted),
            "next": self.following.isoformat() if self.following else None,
            "forgotten": self.forgotten,
            "mistake": self.mistake,
            "learned": self.learned.isoformat() if self.learned else None,
            "lines": self.lines,
            "runs": self.runs,
        }

    def in_words(self) -> str:
        """The same for a terminal."""
        articles = self.counts.get("articles", 0)
        head = [f"{amount(articles, 'article')} known"]
        if self.counts.get("vanished"):
            head.append(f"{self.counts['vanished']:,} of them vanished")
        unscheduled = "its site file has a mistake" if self.mistake else "not scheduled"
        head.append(f"next run {self.following:%Y-%m-%d %H:%M}" if self.following else unscheduled)
        if self.damaged:
            head.append("what was learned of its lines cannot be read")
        elif self.learned:
            head.append(f"{self.lines:,} of its lines learned, last on {self.learned}")
        elif articles >= _TEACH:
            head.append(f"its lines not learned yet: `scrapy learn {self.name}`")
        lines = [f"{self.name}: {', '.join(head)}"]
        if self.forgotten:
            lines.append("  warning: its last run was missed, and `scrapy schedule` is not running: start it")
        if self.idle:
            shown = ", ".join(self.idle)
            lines.append(f"  parameters that choose no page, as its articles showed (numbers as 0): {shown}")
        if self.refuted:
            lines.append(f"  parameters that seemed to choose no page, and did later: {', '.join(self.refuted)}")
        if not self.runs:
            lines.append("  never crawled")
        return "\n".join([*lines, *chain.from_iterable(map(_run_in_words, self.runs))])


def _parameters(found: set[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted("?".join(parameter) for parameter in found))


def _run(run: Run, running: bool) -> dict[str, Any]:
    state = run.ending or ("running" if running else "broken off; the next crawl goes on with it")
    took = (run.ended or datetime.now(UTC)) - run.started
    seconds = max(took.total_seconds(), 0.0) if run.ended or running else None  # the clock may have been set back
    report = Report.read(run.report)
    return {
        "started": run.started.isoformat(),
        "state": state,
        "seconds": seconds,
        **{key: getattr(report, key) for key in ("pages", *_COUNTS, "not_due", "summaries", "errors", *_REASONS)},
        "copies": report.own_copies + report.copies,
        **{key: getattr(report, key) for key in ("compared", "troubles", "warnings")},
    }


def _run_in_words(run: dict[str, Any]) -> list[str]:
    took = "" if run["seconds"] is None else f", {duration(run['seconds'])}"
    began = datetime.fromisoformat(run["started"]).astimezone()
    articles = ", ".join(f"{run[key]:,} {key}" for key in _COUNTS)
    lines = [
        f"  {began:%Y-%m-%d %H:%M} {run['state']}{took}",
        f"    pages {run['pages']:,}; articles {articles}, {run['not_due']:,} not due; errors {run['errors']:,}",
    ]
    for key, what in _REASONS.items():
        if run[key]:
            lines.append(f"    {what}: {in_words(Counter(run[key]))}")
    if run["copies"]:
        most = ", ".join(f"{number:,} of {host}" for host, number in Counter(run["copies"]).most_common(_HOSTS))
        lines.append(f"    copies among {run['compared']:,} new articles that were looked at: {most}")
    lines += [f"    trouble: {trouble}" for trouble in run["troubles"]]
    for warning in run["warnings"]:
        lines.append(f"    warning: {warning['text']}")
        lines += [f"      {url}" for url in warning["samples"]]
    return lines
