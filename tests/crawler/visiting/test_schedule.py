"""`scrapy schedule` and `scrapy status`, as a service runs them, and the cron lines that they read."""

import argparse
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
import tzlocal

from crawler.archive.lock import taken
from crawler.commands.status import Command as Status
from crawler.site.timetable import SCHEDULER, missed, next_run
from crawler.visiting import scheduler as scheduling
from crawler.visiting.crawl_log import log_of
from crawler.visiting.scheduler import Scheduler
from crawler.visiting.visit import is_locked
from crawler.visiting.visits import Ending, Visits
from indexer.trouble import Trouble
from tests.crawler.crawls import Reply, Room, Server, article, links, listed
from tests.crawler.running import REPOSITORY, SCRAPY

_END = 300  # seconds: a scheduler kills after 90 what does not end, and a loaded machine is slow
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    tzlocal.reload_localzone()


@pytest.mark.parametrize(("line", "following"), [
    ("30 3 * * 1", datetime(2026, 11, 30, 3, 30, tzinfo=UTC)),  # cron's 1 is Monday
    ("0 0 * * 0", datetime(2026, 11, 29, tzinfo=UTC)),
    ("0 0 * * 7", datetime(2026, 11, 29, tzinfo=UTC)),
    ("0 0 13 * 5", datetime(2026, 11, 27, tzinfo=UTC)),  # either day will do
    ("0 3 * * 5-7", datetime(2026, 11, 27, 3, tzinfo=UTC)),
    ("0 3 * * 0/5", datetime(2026, 11, 27, 3, tzinfo=UTC)),  # every fifth day from Sunday on
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
    server = room.serve(listed(range(1, 4)))
    path = room.describe([server.address + "/"], "schedule = '0 3 1 1 *'")
    kept = room.data / "sites" / path.name
    kept.parent.mkdir(parents=True)
    path.rename(kept)
    return server


@pytest.fixture(autouse=True)
def hangup_heard() -> Iterator[None]:
    """Also where the tests run under nohup, which those that they start would inherit."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def served(room: Room) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [SCRAPY, "schedule", "zhen"], cwd=REPOSITORY, env=room.environment({}), text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def stopped(process: "subprocess.Popen[str]") -> str:
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=_END)
    assert process.returncode == 0, told
    return told


def wait_for(path: Path, text: str) -> None:
    until = time.monotonic() + 120
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
    visits.end(visits.begin("zhen", 0, long_ago).number, Ending.FINISHED, long_ago)
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
    page = (REPOSITORY / "docs" / "fields.md").read_text("utf-8")
    assert {*record, *record["runs"][0]} <= set(re.findall(r"`(\w+)`", page.partition("## Crawls")[2]))
    assert record["next"]


def test_status_tells_of_a_scheduler_that_does_not_run(room: Room) -> None:
    a_site(room)
    assert room.scrapy("crawl", "summaries", "-a", "site=zhen").returncode == 0
    assert room.scrapy("status").returncode == 0
    with sqlite3.connect(room.data / "archive" / "visits.sqlite3") as visits:
        visits.execute("UPDATE visits SET started = '2020-06-01T00:00:00Z'")
    status = room.scrapy("status")
    assert status.returncode == 1
    assert "warning: its last run was missed, and `scrapy schedule` is not running" in status.stdout
    held = taken(room.data / SCHEDULER, "")
    assert room.scrapy("status").returncode == 0
    held.close()


@pytest.mark.parametrize("terminal_goes", [False, True])
def test_sigterm_ends_crawls_in_order_and_the_next_goes_on(room: Room, terminal_goes: bool) -> None:
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
    until = time.monotonic() + 120
    while "/a/3.html" not in server.asked and time.monotonic() < until:
        time.sleep(0.05)
    if terminal_goes:
        assert process.stderr
        process.stderr.close()
        process.send_signal(signal.SIGHUP)
        process.wait(_END)
        assert "/a/1.html" in server.asked and not is_locked(room.data / "archive", "zhen")
    else:
        assert "ending" in stopped(process)
    run = room.scrapy("crawl", "summaries", "-a", "site=zhen")
    assert run.returncode == 0, run.stderr
    assert len(room.summaries()) == 3
    assert server.asked.count("/a/1.html") == 1


def test_without_schedules_and_crawls_both_say_what_to_do(room: Room) -> None:
    for command, said in (("schedule", "no site has a schedule"), ("status", "no site has been crawled")):
        run = room.scrapy(command)
        assert run.returncode == 2
        assert run.stderr.startswith(f"scrapy {command}: ") and said in run.stderr
        assert run.stderr.count("\n") == 1
    assert "never crawled, and no site file" in room.scrapy("status", "nowhere").stderr
    assert "unjs: no schedule: write" in room.scrapy("schedule", "unjs").stderr


@pytest.mark.parametrize("zone", ["Nowhere/Else", "CST-8"])
def test_a_time_zone_that_is_not_known_is_told(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setattr("tzlocal.unix._cache_tz", None)  # it is looked for once in a process
    with pytest.raises(Trouble, match=rf"the time zone is not known \(.*{zone}\); set TZ to one such as"):
        next_run("0 3 * * *", MONDAY)


def test_status_names_a_site_file_with_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites/zhen.toml").write_text("schedule =")
    options = argparse.Namespace(runs=1, format="table")
    assert Status().answer([], options) == 2
    told = capsys.readouterr()
    assert "zhen: 0 articles known, its site file has a mistake" in told.out
    assert told.err.startswith(f"scrapy status: {tmp_path}/sites/zhen.toml: not TOML")


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


def test_status_says_when_a_sites_lines_were_learned(room: Room) -> None:
    server = room.serve(listed(range(1, 6)))
    assert room.crawl(server.address + "/").returncode == 0
    told = room.scrapy("status").stdout
    assert "5 articles known, not scheduled, its lines not learned yet: `scrapy learn zhen`" in told
    assert room.scrapy("learn", "zhen").returncode == 1
    today = f"{datetime.now():%Y-%m-%d}"
    assert f"0 of its lines learned, last on {today}" in room.scrapy("status").stdout
    assert json.loads(room.scrapy("status", "--format", "jsonl").stdout)["learned"] == today
    damaged = room.data / "learned" / "zhen.jsonl"
    damaged.parent.mkdir(exist_ok=True)
    damaged.write_text("no line\n")
    status = room.scrapy("status")
    assert status.returncode == 2
    assert status.stderr.startswith(f"scrapy status: {damaged}, line 1: not a learned line; delete it")
    assert "zhen: 5 articles known, not scheduled, what was learned of its lines cannot be read" in status.stdout
    assert "pages 6; articles 5 new" in status.stdout


def test_troubles_and_crawls_that_die_raise_a_hand_too(room: Room) -> None:
    heard = room.folder / "heard"
    hook = f"{sys.executable} -c \"import sys; open('{heard}', 'a').write(sys.stdin.read())\""
    server = room.serve({})
    run = room.crawl(server.address + "/", SUMMARIES_HOOK=hook)
    assert run.returncode == 2
    told = json.loads(heard.read_text(encoding="utf-8"))
    assert {one["kind"] for one in told["warnings"]} == {"unreached", "trouble"}

    for begun in (("site=zhen", "zhen"), (f"site={room.folder}/zhen.toml", "zhen")):
        heard.unlink()
        (room.data / "archive" / "catalogue.sqlite3").write_bytes(b"damaged" * 1_000)
        run = room.scrapy("crawl", "summaries", "-a", begun[0], SUMMARIES_HOOK=hook)
        assert run.returncode == 2
        told = json.loads(heard.read_text(encoding="utf-8"))
        assert told["site"] == begun[1] and "catalogue.sqlite3: cannot be opened" in told["warnings"][0]["text"]


def test_two_schedulers_are_never_at_one_data_folder(room: Room) -> None:
    a_site(room)
    first = served(room)
    wait_for(room.data / "schedule.lock", str(first.pid))
    second = served(room)
    told = second.communicate(timeout=_END)[1]
    assert second.returncode == 2
    assert f"has a scheduler already, run by process {first.pid}" in told
    assert told.count("\n") == 1
    stopped(first)


class Clock(datetime):
    """The time of day that the scheduler reads."""

    now_is = MONDAY

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Clock":  # type: ignore[override]
        return cls.fromisoformat(cls.now_is.isoformat()).astimezone(tz)


@pytest.fixture
def begun(room: Room, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Scheduler]]:
    """A scheduler of some sites that has looked at their files, and begins no crawl by itself."""
    monkeypatch.setenv("SUMMARIES_DATA", str(room.data))
    monkeypatch.setattr(scheduling, "datetime", Clock)
    with ExitStack() as stack:

        def begin(*names: str) -> Scheduler:
            scheduler = stack.enter_context(Scheduler(list(names), 1))
            scheduler.look(first=True)
            return scheduler

        yield begin


NEW_YEAR = datetime(2027, 1, 1, 3, tzinfo=UTC)


def next_runs(scheduler: Scheduler) -> dict[str, datetime]:
    """When each site is crawled next."""
    return {job.id: job.next_run_time for job in scheduler._scheduler.get_jobs()}


def test_a_site_file_that_breaks_or_goes_while_running(
    room: Room, begun: Callable[..., Scheduler], capsys: pytest.CaptureFixture[str]
) -> None:
    a_site(room)
    path = room.data / "sites" / "zhen.toml"
    whole = path.read_text(encoding="utf-8")
    for names in ((), ("zhen",)):
        scheduler = begun(*names)
        assert "zhen: next run 2027-01-01 03:00" in capsys.readouterr().err
        path.write_text("start = [", encoding="utf-8")
        scheduler.look()
        assert "zhen: it goes on as before: " in capsys.readouterr().err
        scheduler.look()  # it is told once, and not every minute
        assert capsys.readouterr().err == ""
        assert next_runs(scheduler) == {"zhen": NEW_YEAR}
        path.write_text(whole.replace("0 3 1 1 *", "0 4 1 1 *"), encoding="utf-8")
        scheduler.look()
        assert "zhen: next run 2027-01-01 04:00" in capsys.readouterr().err
        assert next_runs(scheduler) == {"zhen": NEW_YEAR.replace(hour=4)}
        path.write_text(whole.replace("schedule", "# schedule"), encoding="utf-8")
        scheduler.look()
        assert capsys.readouterr().err == "scrapy schedule: zhen: has no schedule any more; it is left out\n"
        assert next_runs(scheduler) == {}
        path.write_text(whole, encoding="utf-8")


def test_a_line_that_never_comes_takes_the_place_of_one_that_did_and_may_go(
    room: Room, begun: Callable[..., Scheduler], capsys: pytest.CaptureFixture[str]
) -> None:
    a_site(room)
    path = room.data / "sites" / "zhen.toml"
    whole = path.read_text(encoding="utf-8")
    scheduler = begun()
    assert next_runs(scheduler) == {"zhen": NEW_YEAR}
    path.write_text(whole.replace("0 3 1 1 *", "0 3 30 2 *"), encoding="utf-8")
    scheduler.look()
    assert "zhen: '0 3 30 2 *' never comes; it is left out" in capsys.readouterr().err
    assert next_runs(scheduler) == {}
    path.write_text(whole.replace("schedule", "# schedule"), encoding="utf-8")
    scheduler.look()
    path.write_text(whole, encoding="utf-8")
    scheduler.look()
    assert next_runs(scheduler) == {"zhen": NEW_YEAR}


def test_crawls_that_do_not_end_are_waited_for_together(
    room: Room, monkeypatch: pytest.MonkeyPatch, begun: Callable[..., Scheduler]
) -> None:
    a_site(room)
    monkeypatch.setattr(scheduling, "_PATIENCE", 1.0)
    scheduler = begun()
    stubborn = [
        subprocess.Popen(
            ["sh", "-c", "trap '' TERM; sleep 60 & echo; exec sleep 60"],  # a worker holds its output open
            stdout=subprocess.PIPE, text=True, start_new_session=True,
        )
        for _ in range(4)
    ]  # fmt: skip
    for crawl in stubborn:
        assert crawl.stdout and crawl.stdout.readline() == "\n"
        scheduler._crawls.add(crawl)
    scheduler.stop(signal.SIGTERM, None)
    before = time.monotonic()
    scheduler.run()
    assert 1.0 <= time.monotonic() - before < 3.0
    assert [crawl.wait() for crawl in stubborn] == [-signal.SIGKILL] * 4
    assert [crawl.communicate()[0] for crawl in stubborn] == [""] * 4
    assert time.monotonic() - before < 10.0


def test_a_clock_that_is_set_back_is_followed(
    room: Room, monkeypatch: pytest.MonkeyPatch, begun: Callable[..., Scheduler], capsys: pytest.CaptureFixture[str]
) -> None:
    a_site(room)
    monkeypatch.setattr(Clock, "now_is", MONDAY + timedelta(days=3_650))
    scheduler = begun()
    monkeypatch.setattr(Clock, "now_is", MONDAY)
    scheduler.look()
    told = capsys.readouterr().err
    assert "the clock has been set back" in told
    assert next_runs(scheduler) == {"zhen": NEW_YEAR}
    scheduler.look()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("line", "after", "runs"), [
    # The hour from 2 to 3 is left out in March and comes twice in October: one run a day all the same.
    ("30 2 * * *", "2026-03-28T12:00:00+01:00", ["2026-03-29T03:30:00+02:00", "2026-03-30T02:30:00+02:00"]),
    ("30 2 * * *", "2026-10-24T12:00:00+02:00", ["2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"]),
])  # fmt: skip
def test_runs_over_a_change_of_the_clocks(
    line: str, after: str, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    tzlocal.reload_localzone()
    moment: datetime | None = datetime.fromisoformat(after)
    came = []
    for _ in runs:
        assert moment
        moment = next_run(line, moment)
        came.append(moment and moment.astimezone(UTC))
    assert came == [datetime.fromisoformat(run).astimezone(UTC) for run in runs]


def test_a_crawl_whose_log_cannot_be_kept_holds_up_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch, begun: Callable[..., Scheduler], capsys: pytest.CaptureFixture[str]
) -> None:
    server = a_site(room)
    heard = room.folder / "heard"
    monkeypatch.setenv("SUMMARIES_HOOK", f"{sys.executable} -c \"import sys; open('{heard}', 'a').write('heard')\"")
    scheduler = begun()
    capsys.readouterr()
    logs = room.data / "logs"
    logs.write_text("no folder")
    for _ in range(2):
        scheduler.crawl("zhen")
        assert "zhen: could not be begun: [Errno 17] File exists" in capsys.readouterr().err
    assert server.asked == []
    assert heard.read_text() == "heard" * 2
    logs.unlink()
    logs.mkdir()
    (logs / "zhen.log").symlink_to("/dev/full")
    scheduler.crawl("zhen")
    told = capsys.readouterr().err
    assert told.count("zhen.log: not everything is kept ([Errno 28]") == 1
    assert "with status 0: " in told
    assert "Traceback" not in told
    assert "/a/3.html" in server.asked


def test_a_scheduler_that_nobody_hears_goes_on(
    room: Room, monkeypatch: pytest.MonkeyPatch, begun: Callable[..., Scheduler]
) -> None:
    a_site(room)
    (room.data / "logs").write_text("no folder")
    reading, writing = os.pipe()
    os.close(reading)
    with suppress(BrokenPipeError), os.fdopen(writing, "w") as unheard:  # which is what closing it finds
        monkeypatch.setattr(sys, "stderr", unheard)
        scheduler = begun()
        scheduler.crawl("zhen")
        (room.data / "sites" / "zhen.toml").unlink()
        scheduler.look()
    assert next_runs(scheduler) == {}


def test_site_files_that_cannot_be_looked_at_for_a_while_change_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch, begun: Callable[..., Scheduler], capsys: pytest.CaptureFixture[str]
) -> None:
    a_site(room)
    scheduler = begun()
    capsys.readouterr()
    with monkeypatch.context() as away:
        away.setenv("SUMMARIES_DATA", "x" * 300)
        scheduler.look()
    assert "all goes on as before: [Errno 36] File name too long" in capsys.readouterr().err
    scheduler.look()
    assert not capsys.readouterr().err


def test_sites_of_similar_names_have_logs_of_their_own(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(room.data))
    for name in ("a.b", "a_b", "a"):
        log_of(name).info("%s begins", name)
    for name in ("a.b", "a_b", "a"):
        assert (room.data / "logs" / f"{name}.log").read_text("utf-8").endswith(f" {name} begins\n")


def test_logs_are_turned_over(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(room.data))
    monkeypatch.setattr("crawler.visiting.crawl_log._BYTES", 2_000)
    logger = log_of("much")
    for number in range(1_000):
        logger.info("%d", number)
    files = sorted((room.data / "logs").iterdir())
    assert len(files) == 6
    assert all(path.stat().st_size <= 2_000 for path in files)
    assert files[0].read_text("utf-8").endswith(" 999\n")
