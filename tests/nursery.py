"""The process that tests/forked.py has its processes forked from."""

import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from tests import forked

Work = Callable[[], object]
_OF_SCRAPY = ("scrapy.commands", "scrapy.downloadermiddlewares", "scrapy.extensions", "scrapy.spidermiddlewares")
# What reads the environment when it is loaded, by way of the settings, and what starts a thread.
_LATER = (
    "crawler.settings",
    "crawler.commands",
    "crawler.visiting.beginning",
    "crawler.survey",
    "crawler.fetching.frontier",
    "indexer.elastic",
)


def open_at(address: str) -> Work:
    """Fork whatever is asked for until standard input ends. Returns what this process, forked or not, is to do then."""
    _load()
    forked.address = address
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who attend
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        print("ready", flush=True)
        while door in select.select([door, sys.stdin], [], [])[0]:
            asking, _ = door.accept()
            with asking:
                if not os.fork():
                    door.close()
                    return _attended(asking)
    return lambda: None


def _load() -> None:
    """Load what takes long, and what the tests' pages load; nothing that reads the environment or starts a thread."""
    import crawler
    import indexer
    import search_cli
    from crawler.cleaners import process
    from crawler.feeding import worker
    from indexer.text import words
    from tests.crawler.pages import BODY, html_page
    from workbench import corpus, site

    texts = [BODY, "\n".join(site.SENTENCES), *(one.text for one in corpus.summaries(4, characters=500))]
    with warnings.catch_warnings(action="ignore"):  # of parts of Scrapy that are on their way out
        importlib.import_module("scrapy.core.downloader.handlers.http11")
        for package in (crawler, indexer, search_cli, *map(importlib.import_module, _OF_SCRAPY)):
            _import_all(package)
    assert all(process(html_page(text)).summaries for text in texts) and words(BODY)
    worker.started = forked.worker
    assert not {"crawler.settings", "twisted.internet.reactor"} & sys.modules.keys(), "they depend on the environment"
    assert len(list(Path("/proc/self/task").iterdir())) == 1, "a fork would lack its other threads"
    gc.freeze()


def _import_all(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.startswith(_LATER):
            importlib.import_module(module.name)


def _attended(asking: socket.socket) -> Work:
    """In a process forked from this one: what it is to do. This one tells its number, and at last how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, descriptors, _, _ = socket.recv_fds(asking, 1, 16)
    with asking, asking.makefile("rw", encoding="utf-8") as told:
        wanted = forked.Wanted(*json.loads(told.readline()))
        if pid := os.fork():
            for one in descriptors:
                os.close(one)
            with suppress(BrokenPipeError):  # who asked has gone
                print(pid, file=told, flush=True)
                print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), file=told, flush=True)
            os._exit(0)
    return _prepared(wanted, descriptors)


def _prepared(wanted: forked.Wanted, descriptors: list[int]) -> Work:
    """Make of this process what a new one would be."""
    for number, one in enumerate(descriptors[:3]):
        os.dup2(one, number)
        os.close(one)
    sys.stdin = os.fdopen(0)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    if wanted.own_group:
        os.setpgid(0, 0)
    os.chdir(wanted.folder)
    os.environ.clear()
    os.environ.update(wanted.environment)
    time.tzset()
    module, _, name = wanted.entry.partition(":")
    return lambda: getattr(importlib.import_module(module), name)(*descriptors[3:], *wanted.arguments)


def scrapy(*arguments: str) -> None:
    """What the command `scrapy` does."""
    from scrapy.cmdline import execute

    sys.argv = ["scrapy", *arguments]
    execute()


def summaries(*arguments: str) -> None:
    """What the command `summaries` does."""
    from search_cli.main import run

    sys.argv = ["summaries", *arguments]
    run()
