"""`scrapy schedule` and `scrapy status`, as a service runs them, and the cron lines that they read."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.timetable import missed, next_run
from crawler.visits import Visits
from tests.crawler.running import REPOSITORY, SCRAPY
from tests.crawler.test_spider import Reply, Room, Server, article, links

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    for server in made.servers:
        server.close()


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


@pytest.mark.parametrize(("line", "following"), [
    ("30 3 * * 1", datetime(2026, 11, 30, 3, 30, tzinfo=UTC)),  # cron's 1 is Monday
    ("0 0 * * 0", datetime(2026, 11, 29, tzinfo=UTC)),
    ("0 0 * * 7", datetime(2026, 11, 29, tzinfo=UTC)),
    ("0 0 13 * 5", datetime(2026, 11, 27, tzinfo=UTC)),  # either day will do
    ("0 3 * * 5-7", datetime(2026, 11, 27, 3, tzinfo=UTC)),
    ("*/15 * * * *", datetime(2026, 11, 23, 12, 15, tzinfo=UTC)),
    ("@monthly", datetime(2026, 12, 1, tzinfo=UTC)),
    ("0 0 30 2 *", None),
])  # fmt: skip
def test_cron_lines_mean_what_cron_says(line: str, following: datetime | None) -> None:
    assert next_run(line, MONDAY) == following


def test_what_was_missed() -> None:
    assert missed("0 3 * * *", MONDAY - timedelta(days=3), MONDAY)
    assert not missed("0 3 * * *", MONDAY - timedelta(hours=2), MONDAY)
    assert not missed("0 3 * * *", None, MONDAY)


def a_site(room: Room) -> Server:
    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in range(1, 4))),
        **{f"/a/{number}.html": article(number) for number in range(1, 4)},
    })  # fmt: skip
    path = room.describe([server.address + "/"], "schedule = '0 3 1 1 *'")
    kept = room.data / "sites" / path.name
    kept.parent.mkdir(parents=True)
    path.rename(kept)
    return server


def served(room: Room) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [SCRAPY, "schedule", "zhen"], cwd=REPOSITORY, env=room.environment({}), text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def stopped(process: "subprocess.Popen[str]") -> str:
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    return told


def wait_for(path: Path, text: str) -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until:
        if path.exists() and text in path.read_text(encoding="utf-8"):
            return
        time.sleep(0.1)
    pytest.fail(f"{path} never said {text!r}")


def test_what_was_missed_is_made_up_for_once_and_status_tells(room: Room) -> None:
    server = a_site(room)
    (room.data / "archive").mkdir(parents=True)
    visits = Visits(room.data / "archive")
    long_ago = datetime.now(UTC) - timedelta(days=800)
    visits.end(visits.begin("zhen", 0, long_ago).number, "finished", {}, long_ago)
    visits.close()
    process = served(room)
    wait_for(room.data / "logs" / "zhen.log", "articles 3 new")
    told = stopped(process)
    assert told.count("zhen: begins") == 1
    assert "next run now, for what was missed" in told
    assert ": zhen: 4 pages fetched; articles 3 new" in told
    assert server.asked.count("/") == 1

    run = room.scrapy("status")
    assert run.returncode == 0, run.stderr
    assert "zhen: 3 articles known, next run" in run.stdout
    assert "articles 3 new, 0 changed, 0 unchanged, 0 vanished" in run.stdout
    [record] = [
        json.loads(line) for line in room.scrapy("status", "--format", "jsonl", "--runs", "5").stdout.splitlines()
    ]
    assert [one["state"] for one in record["runs"]] == ["finished", "finished"]
    assert record["runs"][0]["new"] == 3
    assert record["next"]


def test_sigterm_ends_crawls_in_order_and_the_next_goes_on(room: Room) -> None:
    server = a_site(room)
    (room.data / "archive").mkdir(parents=True)
    visits = Visits(room.data / "archive")
    visits.begin("zhen", 0, datetime.now(UTC))  # broken off by a kill
    visits.close()
    slow = iter([3.0])

    def answer() -> Reply:
        time.sleep(next(slow, 0.0))
        return article(3)

    server.replies["/a/3.html"] = answer
    process = served(room)
    until = time.monotonic() + 40
    while "/a/3.html" not in server.asked and time.monotonic() < until:
        time.sleep(0.05)
    assert "ending" in stopped(process)
    run = room.scrapy("crawl", "summaries", "-a", "site=zhen")
    assert run.returncode == 0, run.stderr
    assert len(room.summaries()) == 3
    assert server.asked.count("/a/1.html") == 1


def test_without_schedules_and_crawls_both_say_what_to_do(room: Room) -> None:
    for command, said in (("schedule", "no site has a schedule"), ("status", "no site has been crawled")):
        run = room.scrapy(command)
        assert run.returncode == 2
        assert run.stderr.startswith(f"scrapy {command}: {said}")
        assert run.stderr.count("\n") == 1
    assert "never crawled, and no site file" in room.scrapy("status", "nowhere").stderr


def test_status_tells_of_warnings_and_the_exit_status_too(room: Room) -> None:
    login = "<html><title>请登录</title><p>请先登录后再访问本页面</p></html>"
    server = room.serve({
        "/": links(*(f"/a/{number}.html" for number in range(1, 8))),
        **{f"/a/{number}.html": Reply(login) for number in range(1, 8)},
    })  # fmt: skip
    run = room.crawl(server.address + "/", SUMMARIES_HOOK="")
    assert "7 of 7 articles ask to log in" in run.stderr
    assert "6 of 7 articles are one and the same page" in run.stderr
    status = room.scrapy("status")
    assert status.returncode == 1
    assert "warning: 7 of 7 articles ask to log in" in status.stdout
    assert server.address + "/a/1.html" in status.stdout
