"""Cleaning in processes of its own: what a page does there costs that page alone, and no process outlives its owner."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.feeding import cleaning
from crawler.feeding.background import BackgroundFeeding
from crawler.feeding.cleaning import Cleaned, Cleaners, Job
from crawler.feeding.follower import Follower
from crawler.feeding.worker import Worker
from crawler.page import Page, SiteRules
from indexer.trouble import Trouble
from tests.crawler.crawls import Room
from tests.crawler.large import large_site
from tests.crawler.pages import BODY, html_page
from tests.crawler.running import REPOSITORY, SCRAPY

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HERE = "tests.crawler.feeding.test_cleaning"


@pytest.fixture(autouse=True)
def forked_workers() -> None:
    """Here they are started as the program starts them."""


def page(body: bytes) -> Page:
    return Page(f"https://www.example.com/{body[:20].decode()}", body, NOON)


@contextmanager
def obedient() -> Iterator[Callable[[Job], Cleaned]]:
    """Does what the page says."""

    def work(asked: Job) -> Cleaned:
        page, _ = asked
        while page.body == b"hang":
            pass
        if page.body == b"die":
            os.abort()
        if page.body.startswith(b"once "):
            mark = Path(page.body[5:].decode())
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return Cleaned(rejected=page.body[:20].decode())

    yield work


@contextmanager
def broken() -> Iterator[Callable[[Job], Cleaned]]:
    raise OSError("no room")
    yield


@contextmanager
def telling() -> Iterator[Callable[[Job], Cleaned]]:
    """Tells which process it is."""
    yield lambda asked: Cleaned(rejected=str(os.getpid()))


@pytest.fixture
def obeying(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cleans does what the page says, in a second."""
    monkeypatch.setattr(cleaning, "_WORK", f"{HERE}:obedient")
    monkeypatch.setattr(cleaning, "_SECONDS", 1)


def outcome(bodies: list[bytes], workers: int) -> list[tuple[int, str]]:
    with Cleaners(workers) as cleaners:
        cleaned = cleaners.cleaned((number, page(body)) for number, body in enumerate(bodies))
        return [(number, one.rejected or one.failed or "") for number, one in cleaned]


@pytest.mark.usefixtures("obeying")
@pytest.mark.parametrize("workers", [1, 3])
def test_pages_come_in_their_order_and_large_ones_too(workers: int) -> None:
    bodies = [str(number).encode() + b" " * (4_000_000 if number % 10 == 3 else 0) for number in range(60)]
    found = outcome(bodies, workers)
    assert [number for number, _ in found] == list(range(60))
    assert [what.strip() for _, what in found] == [str(number) for number in range(60)]


def test_a_second_process_is_started_once_there_are_pages_enough_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "_WORK", f"{HERE}:telling")
    with Cleaners(2, alone=30) as cleaners:
        told = [cleaned.rejected for _, cleaned in cleaners.cleaned((n, page(b"x")) for n in range(60))]
    assert len(set(told[:30])) == 1
    assert len(set(told)) == 2


@pytest.mark.usefixtures("obeying")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_kills_or_blocks_its_process_costs_that_page(workers: int, tmp_path: Path) -> None:
    once = f"once {tmp_path / 'mark'}".encode()
    bodies = [b"a", b"die", b"b", b"hang", b"c", once, b"d"]
    found = [what for _, what in outcome(bodies, workers)]
    assert found[::2] == ["a", "b", "c", "d"]
    assert found[1] == "https://www.example.com/die: cleaning failed (its process was ended by signal 6)"
    assert found[3] == "https://www.example.com/hang: cleaning failed (took more than 1 s)"
    assert found[5].startswith("once")  # whom the kernel killed for others' memory is given a second chance


@pytest.mark.usefixtures("obeying")
def test_pages_left_in_the_middle_do_not_turn_up_later() -> None:
    with Cleaners() as cleaners:
        first = cleaners.cleaned((number, page(str(number).encode())) for number in range(40))
        assert next(first)[1].rejected == "0"
        first.close()  # type: ignore[attr-defined]
        assert [one.rejected for _, one in cleaners.cleaned([(0, page(b"anew"))])] == ["anew"]


def test_what_was_learned_and_is_damaged_is_no_fault_of_the_page(tmp_path: Path) -> None:
    copies = tmp_path / "copies.jsonl"
    copies.write_text("no spot")
    line = "一、加強隊伍建設，提高幹部職工的業務素質。"
    place = line.index("隊伍")
    shifted = line[:place] + "?" + line[place:].encode("gbk")[1:].decode("gbk", "ignore")
    damaged = html_page(f"{BODY}\n{shifted}")
    with Cleaners() as cleaners:
        with pytest.raises(Trouble, match=r"copies\.jsonl: not what `scrapy restore` writes"):
            cleaners.one(replace(damaged, rules=SiteRules(copies=copies)))
        assert cleaners.one(damaged).summaries


def test_a_process_that_cannot_be_started_is_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "_WORK", f"{HERE}:broken")
    with Cleaners() as cleaners, pytest.raises(Trouble, match="could not be started"):
        list(cleaners.cleaned([(0, page(b"a"))]))


def test_a_process_that_the_system_does_not_give_is_trouble_and_the_crawl_goes_on(tmp_path: Path) -> None:
    """Too many open files stands for all that the system may be short of."""
    feeding = BackgroundFeeding(Follower(tmp_path, str(tmp_path / "index")))
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        feeding.expect()
        with Cleaners() as cleaners, pytest.raises(Trouble, match="could not be started: Too many open files"):
            cleaners.one(page(b"a"))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


OWNER = """
import sys, time
from crawler.feeding.follower import Follower
from crawler.feeding.worker import Worker
from tests.crawler.feeding.test_cleaning import page
worker = Worker("tests.crawler.feeding.test_cleaning:obedient")
worker.send((page(b"a"), False))
worker.answer()
print(worker._process.pid, flush=True)
worker.send((page(sys.argv[1].encode()), False))
time.sleep(60)
"""


@pytest.mark.parametrize("at", ["idle", "hang"])
def test_a_worker_goes_when_its_owner_is_killed(at: str) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, at], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    worker = int(owner.stdout.readline())
    assert lives(worker)
    owner.kill()
    owner.wait()
    until = time.monotonic() + 60
    while lives(worker):
        assert time.monotonic() < until, "it has outlived its owner"
        time.sleep(0.05)


def lives(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text("ascii")
    except OSError:
        return False


def test_a_worker_ends_by_itself_when_it_is_let_go() -> None:
    worker = Worker(f"{HERE}:obedient")
    worker.send((page(b"a"), False))
    assert worker.answer() == Cleaned(rejected="a")
    worker.close()
    assert worker._process.returncode == 0


def below(process: int) -> set[int]:
    """The processes that one has started, and those that these have."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # ended meanwhile
            parents[int(path.parent.name)] = int(path.read_text("ascii").rpartition(")")[2].split()[1])
    found, front = set(), {process}
    while front := {child for child, parent in parents.items() if parent in front} - found:
        found |= front
    return found


def test_the_processes_of_a_crawl_go_when_it_is_killed(tmp_path: Path) -> None:
    room = Room(tmp_path)
    server = large_site(room, 400)
    site = room.describe([server.address + "/"])
    site.write_text(site.read_text("utf-8").replace("delay = 0", "delay = 0.05"), "utf-8")
    crawl = subprocess.Popen(
        [SCRAPY, "crawl", "summaries", "-a", f"site={site}"],
        cwd=REPOSITORY, env=room.environment({}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while len(children := below(crawl.pid)) < 2:  # one that feeds the index, and one of its own that cleans
            assert crawl.poll() is None
            assert time.monotonic() < until
            time.sleep(0.1)
    finally:
        crawl.kill()
        crawl.wait()
        server.close()
    until = time.monotonic() + 60
    while any(lives(child) for child in children):
        assert time.monotonic() < until, "it has outlived the crawl"
        time.sleep(0.05)
