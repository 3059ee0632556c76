"""`scrapy status`: what the visits of each site came to, and when the next one is."""

import argparse
import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from crawler.archive import has_archive
from crawler.console import PlainCommand, at_least, in_words
from crawler.site.history import history_of
from crawler.site.known import known_sites, load_site
from crawler.site.learned import keys_of, learned_dir
from crawler.site.timetable import next_run
from crawler.visiting.report import Report
from crawler.visiting.visit import is_locked
from crawler.visiting.visits import Run, Visits
from indexer.ending import FOUND, NOT_FOUND, TROUBLE, tell
from indexer.places import archive_dir
from indexer.trouble import Trouble

_TEACH = 5  # articles of a site that teach which lines they share, as `scrapy learn --help` says
_COUNTS = ("new", "changed", "unchanged", "vanished")


class Command(PlainCommand):
    """Exit status: 0 told, 1 told with a warning in some site's last visit, 2 trouble, or what is damaged was told."""

    def syntax(self) -> str:
        return "[SITE…]"

    def short_desc(self) -> str:
        return "What the visits of each site came to, warnings, and when the next one is"

    def long_desc(self) -> str:
        return (
            "The last visits of every site that was ever crawled or has a schedule: pages, new, changed and vanished "
            "articles, what was rejected and why, errors, how long it took, warnings, and the next run."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--runs", type=at_least(1), default=1, metavar="N", help="the last N visits of each site [1]"
        )
        parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="[table]")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        schedules = {name: _schedule(name) for name in known_sites()}
        visits = Visits(archive_dir(), reading=True) if has_archive(archive_dir()) else None
        visited = visits.sites() if visits else []
        names = args or sorted({*visited, *(name for name, line in schedules.items() if line)})
        unknown = [name for name in args if name not in visited and name not in schedules]
        if unknown:
            raise Trouble(f"site {unknown[0]!r}: never crawled, and no site file has this name")
        if not names:
            raise Trouble("no site has been crawled into this data folder yet, and none has a schedule")
        now = datetime.now(UTC)
        status = FOUND
        for name in names:
            runs = visits.runs(name, opts.runs) if visits else []
            line = schedules.get(name)
            following = next_run(line, now) if line else None
            told = [_run(run, is_locked(archive_dir(), name) and run == runs[0]) for run in runs]
            if told and told[0]["warnings"]:
                status = max(status, NOT_FOUND)
            counts = visits.counts(name) if visits else {}
            try:
                learned, lines = history_of(name).day, len(keys_of(name, learned_dir()))
            except Trouble as trouble:
                tell(f"scrapy status: {trouble}")
                learned, lines, status, taught = None, 0, TROUBLE, "what was learned of its lines cannot be read"
            else:
                taught = f"{lines:,} of its lines learned, last on {learned}" if learned else ""
            if opts.format == "jsonl":
                record = {
                    "site": name,
                    "known": counts,
                    "next": following.isoformat() if following else None,
                    "learned": learned.isoformat() if learned else None,
                    "lines": lines,
                    "runs": told,
                }
                print(json.dumps(record, ensure_ascii=False))
            else:
                print(_site(name, counts, following, taught, told))
        if visits:
            visits.close()
        return status


def _schedule(name: str) -> str | None:
    try:
        return load_site(name).schedule
    except Trouble:
        return None  # its crawl tells


def _run(run: Run, running: bool) -> dict[str, Any]:
    state = run.outcome or ("running" if running else "broken off; the next crawl goes on with it")
    took = (run.ended or datetime.now(UTC)) - run.started
    seconds = max(took.total_seconds(), 0.0) if run.ended or running else None  # the clock may have been set back
    report = Report.read(run.report)
    return {
        "started": run.started.isoformat(),
        "state": state,
        "seconds": seconds,
        **{key: getattr(report, key) for key in ("pages", *_COUNTS, "not_due", "summaries", "errors")},
        **{key: getattr(report, key) for key in ("rejected", "failures", "refused")},
        "troubles": report.troubles,
        "warnings": report.warnings,
    }


def _site(
    name: str, counts: dict[str, int], following: datetime | None, taught: str, runs: list[dict[str, Any]]
) -> str:
    head = [f"{counts.get('articles', 0):,} articles known"]
    if counts.get("vanished"):
        head.append(f"{counts['vanished']:,} of them vanished")
    head.append(f"next run {following:%Y-%m-%d %H:%M}" if following else "not scheduled")
    if taught:
        head.append(taught)
    elif counts.get("articles", 0) >= _TEACH:
        head.append(f"its lines not learned yet: `scrapy learn {name}`")
    lines = [f"{name}: {', '.join(head)}"]
    if not runs:
        lines.append("  never crawled")
    for run in runs:
        took = "" if run["seconds"] is None else f", {_duration(run['seconds'])}"
        began = datetime.fromisoformat(run["started"]).astimezone()
        lines.append(f"  {began:%Y-%m-%d %H:%M} {run['state']}{took}")
        articles = ", ".join(f"{run[key]:,} {key}" for key in _COUNTS)
        lines.append(
            f"    pages {run['pages']:,}; articles {articles}, {run['not_due']:,} not due; errors {run['errors']:,}"
        )
        for key, what in (("rejected", "without a summary"), ("failures", "failed"), ("refused", "not followed")):
            if run[key]:
                lines.append(f"    {what}: {in_words(Counter(run[key]))}")
        lines += [f"    trouble: {trouble}" for trouble in run["troubles"]]
        for warning in run["warnings"]:
            lines.append(f"    warning: {warning['text']}")
            lines += [f"      {url}" for url in warning["samples"]]
    return "\n".join(lines)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
