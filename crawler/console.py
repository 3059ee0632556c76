"""What the commands have in common: progress, counts in words, and errors that name the way out."""

import argparse
import difflib
import logging
import math
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object
from twisted.logger import globalLogBeginner

from crawler.feeding.feed import FeedReport
from indexer.amounts import amount, summaries
from indexer.ending import TROUBLE, ended
from indexer.environment import archive_dir

if TYPE_CHECKING:
    from crawler.restoring import Restored

ROBOTS_LOGGER = "scrapy.downloadermiddlewares.robotstxt"  # it tells a host that does not answer with a traceback
_LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")
_READ = {  # how Scrapy reads the value of a setting whose default has this type; DOWNLOAD_DELAY's is a whole number
    bool: ("True or False", BaseSettings.getbool),
    int: ("a number", BaseSettings.getfloat),
    float: ("a number", BaseSettings.getfloat),
}
_CLASS = re.compile(r"[a-z]\w*(?:\.\w+)+")  # as a default names one: scrapy.core.scheduler.Scheduler
_NAMELESS = "while verifying certificate"
_EVERY = 5.0  # seconds between two lines of progress in a log
_TELLING, _TELL = 2.0, 20  # seconds and pages that tell how fast the others will come


def leave_certificates_to_us() -> None:
    """Leave out the tracebacks by which Twisted tells of a certificate that names no host: its failure is told too."""
    logging.getLogger("twisted").addFilter(lambda record: _NAMELESS not in record.getMessage())
    # Until its logging has begun, Twisted writes them to stderr besides.
    globalLogBeginner.beginLoggingTo((), discardBuffer=True, redirectStandardIO=False)


def demand_usable(opts: argparse.Namespace, settings: BaseSettings) -> None:
    """Raises UsageError for values of Scrapy's own options which it would take and fail on, or pass over in silence.

    `settings`: those of the project and of Scrapy, before these options; they tell which there are, and their types.
    """
    if opts.loglevel:
        _demand_level(f"-L {opts.loglevel}", opts.loglevel)
    for option in ("logfile", "pidfile", "profile"):
        path = getattr(opts, option)
        if path and (Path(path).is_dir() or not os.access(Path(path).parent, os.W_OK)):
            raise UsageError(f"--{option} {path}: is no file that this user may write")
    for given in opts.set:
        name, _, value = given.partition("=")
        _demand_setting(name, value, settings)


def _demand_level(told: str, level: str) -> None:
    if level not in _LEVELS:
        raise UsageError(f"{told}: expected one of {', '.join(_LEVELS)}")


def _demand_setting(name: str, value: str, settings: BaseSettings) -> None:
    if name not in settings:
        # Others may be an extension's. A crawl with DOWNLOAD_DELY would be less polite than its user believes.
        if meant := difflib.get_close_matches(name, settings, n=1, cutoff=0.85):
            raise UsageError(f"-s {name}: there is no such setting; is {meant[0]} meant?")
        return
    if name == "LOG_LEVEL":
        _demand_level(f"-s {name}={value}", value)
    default = settings[name]
    if isinstance(default, str) and _CLASS.fullmatch(default) and name != "REFERRER_POLICY":  # which takes words too
        try:
            load_object(value)
        except (ValueError, ImportError, NameError) as error:
            raise UsageError(f"-s {name}={value}: expected a class such as {default} ({error})") from None
    kind = type(default)
    if kind not in _READ:
        return
    expected, read = _READ[kind]
    try:
        read(BaseSettings({name: value}), name)
    except ValueError:
        raise UsageError(f"-s {name}={value}: expected {expected}") from None


def tell_mistakes_in_one_line(parser: argparse.ArgumentParser, name: str) -> None:
    """Have the parser tell a wrong option or argument of the command `name` without its usage, which has more lines."""

    def error(message: str) -> NoReturn:
        parser.exit(TROUBLE, f"{name}: {message}; `{name} --help` says what it takes\n")

    parser.error = error  # type: ignore[method-assign]  # Scrapy makes the parser


class PlainCommand(ScrapyCommand):
    """A command that reports an error in one line on stderr; `answer` returns its exit status."""

    arguments = ""  # as its help shows them
    short = ""  # a line of help
    description = ""
    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return self.arguments

    def short_desc(self) -> str:
        return self.short

    def long_desc(self) -> str:
        return f"{self.description or self.short + '.'} {self.__doc__}"  # which tells the exit status

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        tell_mistakes_in_one_line(parser, self._name)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # Scrapy has read them
        demand_usable(opts, self.settings)
        super().process_options(args, opts)
        # Scrapy takes what it does not know for arguments: `scrapy compact --dry-run` would compact.
        end = args.index("--") if "--" in args else len(args)  # of the options
        del args[end : end + 1]
        for place, one in enumerate(args):
            if one.startswith("-") and place < end:
                raise UsageError(f"{one}: there is no such option")
            if not one:
                raise UsageError("an argument is empty; is a variable unset?")
            if not self.syntax():
                raise UsageError(f"{one}: this command takes no arguments")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        """Do the work; the exit status."""
        raise NotImplementedError

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        kept = "interrupted; what was done is kept, and the same command goes on from there"
        self.exitcode = ended(self._name, lambda: self.answer(args, opts), kept)

    @property
    def _name(self) -> str:
        return f"scrapy {type(self).__module__.rpartition('.')[2]}"


def between(lowest: int, highest: int, what: Callable[[str], float] = int) -> Callable[[str], Any]:
    """The type of an option whose value is a number between these: a whole one, or with `what` float any."""

    def number(text: str) -> float:
        try:
            value = what(text)
        except ValueError:
            value = math.nan
        if not lowest <= value <= highest:
            raise argparse.ArgumentTypeError(f"{text!r}: expected a number from {lowest:,} to {highest:,}")
        return value

    return number


def add_workers(parser: argparse.ArgumentParser) -> None:
    """The option of commands that clean what the archive holds."""
    parser.add_argument(
        "--workers",
        type=between(1, 256),  # each takes the memory of the dictionaries
        metavar="N",
        default=os.cpu_count() or 1,
        help="processes that clean [all cores]",
    )


def duration(seconds: float) -> str:
    """A time in words: 2 h 5 min, 10 min 0 s, 6 s."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


class Progress:
    """How far a feeding is: one line that changes on a terminal, a line now and then in a log."""

    def __init__(self) -> None:
        self._told = time.monotonic()
        self._first: tuple[float, int] | None = None  # when pages began to come, and how many: loading takes longer

    def __call__(self, report: FeedReport) -> None:
        now = time.monotonic()
        self._first = self._first or (now, report.pages)
        terminal = sys.stderr.isatty()
        if now - self._told < (0.2 if terminal else _EVERY):
            return
        self._told = now
        line = f"{report.pages:,} of {amount(report.total, 'page')}, {summaries(report.summaries)}"
        seconds, pages = now - self._first[0], report.pages - self._first[1]
        if seconds >= _TELLING and pages >= _TELL:
            left = duration((report.total - report.pages) * seconds / pages)
            line += f", {pages / seconds:,.0f} pages/s, {left} left"
        print(f"\r\x1b[K{line}" if terminal else line, end="" if terminal else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the terminal's line clean."""
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def kept_safe(trouble: Exception | str) -> str:
    """What to say where a trouble keeps archived pages from the index; a way out that it names is told once."""
    safe = f"{trouble}. The pages are safe in {archive_dir()}"
    if "scrapy rebuild" in str(trouble):
        return safe
    return f"{safe}; once this is mended, the next crawl or load feeds them, and scrapy rebuild makes the index anew"


def in_words(counts: Counter[str]) -> str:
    """`3 too short, 1 no article`, the most frequent first."""
    return ", ".join(f"{number:,} {reason}" for reason, number in counts.most_common())


def fed_in_words(report: FeedReport) -> str:
    """What a feeding did, for the last line of a command."""
    parts = [f"{summaries(report.summaries)} from {amount(report.pages, 'page')}"]
    if report.rejected:
        parts.append(f"rejected {sum(report.rejected.values()):,} ({in_words(report.rejected)})")
    if report.failed:
        parts.append(f"passed over {len(report.failed):,}")
    return ", ".join(parts)


def restored_in_words(done: "Restored") -> str:
    """What a restoration did, for the last line of a command."""
    told = f"{done.texts:,} of {amount(done.known, 'damaged text')} looked at"
    told += f": copies restore {amount(done.proven, 'spot')}"
    if done.disagreeing:
        told += f", and disagree about {done.disagreeing:,}"
    return f"{told}; {amount(done.replaced, 'page')} changed in the index"
