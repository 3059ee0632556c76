"""Options of commands: which values they take, Scrapy's own among them, and what is said of a wrong one."""

import argparse
import difflib
import math
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object

from indexer.ending import TROUBLE

_LEVELS = ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG")
_READ = {  # how Scrapy reads the value of a setting whose default has this type; DOWNLOAD_DELAY's is a whole number
    bool: ("True or False", BaseSettings.getbool),
    int: ("a number", BaseSettings.getfloat),
    float: ("a number", BaseSettings.getfloat),
}
_CLASS = re.compile(r"[a-z]\w*(?:\.\w+)+")  # as a default names one: scrapy.core.scheduler.Scheduler


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
