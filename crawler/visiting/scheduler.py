"""Starts the crawls of sites when they are due: one scheduler, and a process for each crawl."""

import contextlib
import logging
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from types import FrameType
from typing import Self

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from crawler.archive import Archive
from crawler.site.known import known_sites, load_site
from crawler.site.timetable import missed, next_run, trigger
from crawler.visiting.crawl_log import log_of, say
from crawler.visiting.hook import send_warnings
from crawler.visiting.site_warnings import SiteWarning
from crawler.visiting.visits import Ending, Run, Visits, healed
from indexer.environment import archive_dir
from indexer.trouble import Trouble

_LOOK_AGAIN = 60.0  # seconds after which site files are read anew
_SET_BACK = timedelta(minutes=5)  # of the clock, that is more than a correction
_TOLD_ITSELF = (0, 2, 130)  # of a crawl that told of its troubles, the hook too
_PATIENCE = 90.0  # seconds that all crawls have to end in order; killed then, the next go on where they were


class Scheduler:
    """Starts crawls when they are due, each in a process of its own, and ends them when it ends itself.

    No crawl is started before `run`. Leaving the context waits for those that were.
    """

    def __init__(self, names: list[str], at_once: int):
        self._names = names
        self._ending = False
        # A signal rings it. The handler runs in the middle of whatever the main thread does, and may wait for no lock.
        self._bell = os.pipe()
        os.set_blocking(self._bell[1], False)
        self._crawls: set[subprocess.Popen[str]] = set()
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(at_once)},
            # One run makes up for all that were missed, however late, and none begins beside another.
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._lines: dict[str, str] = {}  # by site: the cron line that it is run on
        self._broken: dict[str, str] = {}  # by site: what is wrong with its file, as it was told
        self._looked = datetime.now(UTC)
        self._scheduler.start(paused=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._scheduler.shutdown(wait=True)

    def run(self) -> None:
        """Until `stop`."""
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self.look(first=True)
        self._scheduler.resume()
        while not select.select(self._bell[:1], [], [], _LOOK_AGAIN)[0]:
            self.look()
            self._scheduler.wakeup()  # the clock may have been set forward, or the machine have slept
        say("ending; the crawls under way are stopped, and go on where they were next time")
        for crawl in list(self._crawls):
            crawl.send_signal(signal.SIGTERM)
        until = time.monotonic() + _PATIENCE
        for crawl in list(self._crawls):
            try:
                crawl.wait(max(until - time.monotonic(), 0.0))
            except subprocess.TimeoutExpired:
                # With its workers: they would hold its output open, and the thread that reads it would never end.
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(crawl.pid, signal.SIGKILL)

    def stop(self, number: int, frame: FrameType | None) -> None:
        self._ending = True
        with contextlib.suppress(BlockingIOError):  # it has been rung often
            os.write(self._bell[1], b"\0")

    def look(self, *, first: bool = False) -> None:
        """Read the schedules in the site files again; `first` also makes up for missed runs."""
        now = datetime.now(UTC)
        if now < self._looked - _SET_BACK:
            say("the clock has been set back; the next runs are reckoned anew")
            self._lines.clear()
        self._looked = now
        schedules = self._schedules()
        for name in self._lines.keys() - schedules.keys():
            self._drop(name)
            del self._lines[name]
            say(f"{name}: has no schedule any more; it is left out")
        last = _last_visits(schedules) if first else {}
        for name, line in schedules.items():
            if self._lines.get(name) == line:
                continue
            self._lines[name] = line
            late = first and _owes(last[name], line, now)
            # APScheduler would compute the moment by itself, but pauses a job that is given None.
            moment = now if late else next_run(line, now)
            if moment is None:
                self._drop(name)
                say(f"{name}: {line!r} never comes; it is left out")
                continue
            self._scheduler.add_job(
                self.crawl, trigger(line), args=(name,), id=name, replace_existing=True, next_run_time=moment
            )
            when = "now, for what was missed" if late else f"{moment.astimezone():%Y-%m-%d %H:%M}"
            say(f"{name}: next run {when}")

    def _drop(self, name: str) -> None:
        """Schedule a site no more. One whose cron line never comes was not scheduled."""
        if self._scheduler.get_job(name):
            self._scheduler.remove_job(name)

    def _schedules(self) -> dict[str, str]:
        """The cron line of each site. A site whose file has become invalid keeps the last valid one."""
        try:
            found, broken = schedules_of(self._names)
        except OSError as error:  # too many open files, or a disk that is away for a while
            say(f"the site files cannot be looked at, and all goes on as before: {error}")
            return dict(self._lines)
        for name, trouble in broken.items():
            if self._broken.get(name) != trouble:
                kept = "it goes on as before" if name in self._lines else "it is left out"
                say(f"{name}: {kept}: {trouble}")
            if name in self._lines:
                found[name] = self._lines[name]
        self._broken = broken
        return found

    def crawl(self, name: str) -> None:
        """Crawl a site to its end, and tell how it ended."""
        if self._ending:
            return
        begun = time.monotonic()
        status: int | None = None
        try:
            status, last = self._run(name)
            told = f"ended after {time.monotonic() - begun:,.0f} s with status {status}: {last}"
        except OSError as error:  # no folder for its log, no memory for its process
            told = f"could not be begun: {error}"
        say(f"{name}: {told}")
        if status not in _TOLD_ITSELF and not self._ending:
            send_warnings(name, [SiteWarning("failed", f"the crawl {told}")])

    def _run(self, name: str) -> tuple[int, str]:
        """Crawl a site to its end; the status and the last line. Raises OSError where that cannot be begun."""
        log = log_of(name)
        crawl = subprocess.Popen(
            [sys.executable, "-m", "scrapy", "crawl", "summaries", "-a", f"site={name}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", start_new_session=True,
        )  # fmt: skip
        last = ""
        with crawl:  # on leaving, its output is closed and its end awaited
            self._crawls.add(crawl)
            try:
                if self._ending:
                    crawl.send_signal(signal.SIGTERM)
                say(f"{name}: begins")
                assert crawl.stdout is not None
                for line in crawl.stdout:
                    last = line.rstrip("\n")
                    log.info("%s", last)
            finally:
                self._crawls.discard(crawl)
        return crawl.wait(), last


def schedules_of(names: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The cron line of every site that has one, and the mistake in each file that cannot be read."""
    found, broken = {}, {}
    for name in names or known_sites():
        try:
            line = load_site(name).schedule
        except Trouble as trouble:
            broken[name] = str(trouble)
            continue
        if line:
            found[name] = line
    return found, broken


def _last_visits(names: Iterable[str]) -> dict[str, Run | None]:
    """The last visit of each site; None of one that was never visited."""
    Archive(archive_dir()).close()
    if told := healed(archive_dir()):
        say(told)
    visits = Visits(archive_dir())
    last = {name: next(iter(visits.runs(name, 1)), None) for name in names}
    visits.close()
    return last


def _owes(last: Run | None, line: str, now: datetime) -> bool:
    """Whether a site was due while nobody ran, or its last visit was broken off."""
    if last and last.ending in (None, Ending.INTERRUPTED):
        return True
    return missed(line, last.started if last else None, now)
