"""`scrapy schedule`: every site on the cron line of its file, until it is told to stop."""

import argparse
import signal

from crawler.archive.lock import taken
from crawler.console.command import PlainCommand
from crawler.console.options import between
from crawler.site.timetable import SCHEDULER, demand_zone
from crawler.visiting.scheduler import Scheduler, schedules_of
from indexer.ending import tell
from indexer.environment import data_dir
from indexer.trouble import Trouble


class Command(PlainCommand):
    """Exit status: 0 stopped by SIGTERM, SIGINT or SIGHUP, 2 trouble."""

    arguments = "[SITE…]"
    short = "Crawl every site on the cron line of its site file"
    description = (
        "Crawl every site whose file has a `schedule`, or the sites named, at the times given there, until SIGTERM "
        "or Ctrl-C. No site is crawled twice at the same time. Runs that were missed are made up for by one run. "
        "Site files are read again every minute. The output of the crawls goes to logs/ of the data folder."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--at-once", type=between(1, 1_000), default=4, metavar="N", help="sites crawled at the same time [4]"
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        found, broken = schedules_of(args)
        if args and broken:
            raise Trouble(next(iter(broken.values())))
        if not found:
            for trouble in broken.values():
                tell(f"scrapy schedule: left out: {trouble}")
            without = f"{', '.join(args)}: no schedule" if args else "no site has a schedule"
            raise Trouble(f'{without}: write `schedule = "0 3 * * *"` into its site file, in {data_dir() / "sites"}')
        demand_zone()
        for name in set(args) - found.keys():
            tell(f"scrapy schedule: {name}: its site file has no `schedule`; it is left out")
        data_dir().mkdir(parents=True, exist_ok=True)
        only = taken(data_dir() / SCHEDULER, f"{data_dir()} has a scheduler already, run")
        with only, Scheduler(args, opts.at_once) as scheduler:
            nohup = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            for number in (signal.SIGTERM, signal.SIGINT, *(() if nohup else (signal.SIGHUP,))):
                signal.signal(number, scheduler.stop)
            scheduler.run()
        return 0
