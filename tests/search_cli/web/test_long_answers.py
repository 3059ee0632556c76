"""Long answers: how far they are is told, they can be stopped, and they end when nobody waits for them."""

import json
import re
import socket
import time
import urllib.request
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from threading import Event, Semaphore, Thread
from urllib.parse import quote

import pytest
import uvicorn
from playwright.sync_api import Browser, expect

from indexer.embedded import EmbeddedReader
from indexer.watching import reported
from search_cli.web import app, long_answers
from search_cli.web.library import Library
from search_cli.web.long_answers import Ended, Rooms, Work, Works
from tests.search_cli.web.conftest import got

ANY_TEXT = "/kwic?q=" + quote("/..(.*哈哈)?/")  # without a literal part: every text is read


def eventually(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until, "in vain"
        time.sleep(0.01)


class Reading:
    """An answer that reads so many texts, as fast as it is let."""

    def __init__(self, texts: int):
        self.texts, self.read, self.go_on = texts, 0, Event()

    def __call__(self) -> str:
        for number in reported(range(1, self.texts + 1), lambda: self.texts):
            self.read = number
            assert self.go_on.wait(30)
        return "the answer"


def test_an_answer_is_made_once_and_handed_over_once() -> None:
    made, reading = Works[str](), Reading(3)
    first = made.ask("/a", reading, 0.01)
    assert not first.is_ready
    eventually(lambda: reading.read == 1)
    assert (first.number, first.whole) == (0, 3)
    assert made.ask("/a", lambda: pytest.fail("made twice"), 0.01) is first is made.find("/a")
    reading.go_on.set()
    assert made.ask("/a", lambda: pytest.fail("made twice"), 30).answer() == "the answer"
    assert made.find("/a") is None
    assert made.ask("/a", lambda: "another", 30).answer() == "another"


def test_what_fails_fails_for_who_asks() -> None:
    work = Works[float]().ask("/a", lambda: 1 / 0, 30)
    with pytest.raises(ZeroDivisionError):
        work.answer()


def test_what_is_stopped_reads_no_further() -> None:
    made, reading = Works[str](), Reading(1_000)
    work = made.ask("/a", reading, 0)
    eventually(lambda: reading.read == 1)
    made.stop("/a")
    reading.go_on.set()
    assert work.wait(30) and reading.read == 1 and made.find("/a") is None
    with pytest.raises(Ended):
        work.answer()


def test_what_nobody_waits_for_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    made, reading = Works[str](), Reading(1_000_000)
    work = made.ask("/a", reading, 0)
    reading.go_on.set()
    for _ in range(10):  # as long as somebody asks it goes on
        assert not work.wait(0.01)
    monkeypatch.setattr(long_answers, "_FORGOTTEN", 0.05)
    eventually(lambda: work.is_ready)
    assert 0 < reading.read < reading.texts
    made.ask("/b", lambda: "done", 30)
    assert made.find("/a") is None


def test_no_more_are_made_at_once_than_there_is_room() -> None:
    rooms, readings = Rooms(Semaphore(1), Semaphore(1)), [Reading(1), Reading(1)]
    threads = [Thread(target=Work(reading).run, args=(rooms,)) for reading in readings]
    for thread in threads:
        thread.start()
    eventually(lambda: readings[0].read + readings[1].read == 1)
    time.sleep(0.05)
    assert readings[0].read + readings[1].read == 1
    for reading in readings:
        reading.go_on.set()
    for thread in threads:
        thread.join(30)
    assert readings[0].read == readings[1].read == 1


def test_short_answers_do_not_wait_for_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_WHILE", 0.05), ("_SHORT", 1), ("_LONG", 1)):
        monkeypatch.setattr(long_answers, name, value)
    made, readings = Works[str](), [Reading(1_000_000_000), Reading(1_000_000_000)]
    for reading in readings:
        reading.go_on.set()
    answers = [made.ask(f"/{number}", reading, 0) for number, reading in enumerate(readings)]
    assert made.ask("/short", lambda: "short", 30).answer() == "short"
    assert not any(answer.is_ready for answer in answers)
    made.stop("/0")
    eventually(lambda: answers[0].is_ready)
    so_far = readings[1].read
    eventually(lambda: readings[1].read != so_far)
    made.stop_all()
    eventually(lambda: answers[1].is_ready)


def test_a_long_answer_without_room_begins_again_when_there_is_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_answers, "_WHILE", 0.1)
    rooms, reading, begun = Rooms(Semaphore(1), Semaphore(0)), Reading(3), []

    def make() -> str:
        begun.append(reading.read)
        return reading()

    work = Work(make)
    Thread(target=work.run, args=(rooms,)).start()
    eventually(lambda: reading.read == 1)
    time.sleep(0.15)
    reading.go_on.set()
    eventually(lambda: rooms.short.acquire(blocking=False))  # the room of the short ones is free again
    assert not work.is_ready and reading.read < 3
    rooms.long.release()
    assert work.wait(30) and work.answer() == "the answer" and begun == [0, 1]
    assert rooms.long.acquire(blocking=False)


def test_what_an_answer_had_gathered_before_it_begins_again_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_answers, "_WHILE", 0.1)
    gathered: list[weakref.ref[Event]] = []
    held: list[bool] = []

    def make() -> str:
        held.append(any(one() for one in gathered))
        large = Event()
        gathered.append(weakref.ref(large))
        time.sleep(0.15)
        return "".join(reported(["the answer"], lambda: 1))

    rooms = Rooms(Semaphore(1), Semaphore(0))
    work = Work(make)
    Thread(target=work.run, args=(rooms,)).start()
    eventually(lambda: bool(gathered))
    eventually(lambda: rooms.short.acquire(blocking=False))
    rooms.long.release()
    assert work.wait(30) and work.answer() == "the answer"
    assert held == [False, False]


looks: list[float] = []  # at texts, on a slow machine


@pytest.fixture
def slow(served_index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the index is served on a machine that takes a hundredth of a second to look at a text."""
    agrees = EmbeddedReader._agrees

    def slowly(*given: object) -> bool:
        looks.append(time.monotonic())
        time.sleep(0.01)
        return agrees(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedReader, "_agrees", slowly)
    monkeypatch.setattr(app, "_PATIENCE", 0.2)
    listening = socket.create_server(("127.0.0.1", 0))
    with closing(Library(str(served_index))) as library:
        server = uvicorn.Server(uvicorn.Config(app.create_app(library), log_level="warning"))
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(30)
        assert not thread.is_alive()


def asked(address: str, path: str, method: str = "GET") -> tuple[int, str]:
    with urllib.request.urlopen(urllib.request.Request(address + path, method=method), timeout=30) as answer:
        return answer.status, answer.read().decode()


def test_a_page_tells_how_far_its_answer_is_and_gives_it(slow: str) -> None:
    status, page = asked(slow, ANY_TEXT)
    assert status == 202 and "Reading the texts" in page and '<meta http-equiv="refresh"' in page
    [state] = re.findall(r'data-working="([^"]+)"', page)
    numbers = []
    while not (told := json.loads(asked(slow, state)[1]))["ready"]:
        numbers.append(told["number"])
        assert told["whole"] == 402 and told["number"] <= 402
        time.sleep(0.1)
    falls = sum(later < one for one, later in pairwise(numbers))  # what is read next begins at 0 again
    assert falls <= 1 and len(set(numbers)) > 3
    status, page = asked(slow, ANY_TEXT)
    assert status in (200, 202)
    assert "concordance" in got(slow, ANY_TEXT)[2]


def test_stop_stops(slow: str) -> None:
    _, page = asked(slow, ANY_TEXT)
    [stop] = re.findall(r'<form method="post" action="([^"]+)"', page)
    status, stopped = asked(slow, stop, "POST")
    assert status == 200 and "Stopped" in stopped and f'href="{ANY_TEXT}"' in stopped
    assert json.loads(asked(slow, stop.replace("/stop", "/working"))[1])["ready"]


def test_a_download_that_nobody_waits_for_ends(slow: str) -> None:
    host, port = slow.removeprefix("http://").split(":")
    looks.clear()
    with socket.create_connection((host, int(port))) as client:
        path = f"/download/concordance.jsonl?q={quote('/呵呵呵呵呵|嘿嘿嘿嘿嘿/')}"  # found in no text
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        eventually(lambda: len(looks) > 20)
    eventually(lambda: time.monotonic() - looks[-1] > 0.5)
    assert 20 < len(looks) < 300


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""])
def test_a_page_that_was_stopped_leads_nowhere_else(address: str, elsewhere: str) -> None:
    _, page = asked(address, f"/stop?address={quote(elsewhere, safe='')}", "POST")
    assert 'href="/"' in page and "evil" not in page and "javascript:" not in page


def test_who_waits_sees_the_answer_come_and_can_stop_it_by_key(slow: str, browser: Browser) -> None:
    with closing(browser.new_context(viewport={"width": 390, "height": 800})) as context:
        page = context.new_page()
        troubles: list[str] = []
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.goto(slow + ANY_TEXT)
        expect(page.locator(".far")).to_contain_text("of 402 summaries")
        expect(page.get_by_role("progressbar")).to_be_visible()
        page.wait_for_selector(".concordance", timeout=60_000)
        page.goto(slow + ANY_TEXT.replace("kwic", "forms"))
        page.get_by_role("button", name="Stop").focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Stopped").wait_for()
        page.get_by_role("link", name="Begin again").click()
        page.wait_for_selector("table.words", timeout=60_000)
        assert troubles == []


def test_who_goes_back_after_stop_gets_the_answer(slow: str, browser: Browser) -> None:
    """Most browsers show a page that was left as it was when it was left; this one is told that it does."""
    with closing(browser.new_page()) as page:
        page.goto(slow + ANY_TEXT)
        page.route("**/stop?*", lambda route: route.fulfill(status=204))  # the page is left, and shown again
        page.get_by_role("button", name="Stop").click()
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        page.wait_for_selector(".concordance", timeout=30_000)


def test_who_waits_is_told_of_a_server_that_does_not_answer(slow: str, browser: Browser) -> None:
    with closing(browser.new_page()) as page:
        page.goto(slow + ANY_TEXT)
        page.route("**/working?*", lambda route: route.abort())
        expect(page.locator(".far")).to_have_text("The server does not answer.")
        page.unroute("**/working?*")
        page.wait_for_selector(".concordance", timeout=60_000)
