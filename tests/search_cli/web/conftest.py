"""A served index with an attacker in it, and a real browser."""

import http.client
import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from indexer.summary import Summary
from tests.indexer.conftest import feed
from workbench.corpus import summaries

ATTACK = (
    '"><script>window.pwned=1</script><img src=x onerror="window.pwned=1"><svg onload=window.pwned=1>'
    "</title></textarea>{{7*7}}\u202e\x1b[31m\ud800"
)
ATTACKER = "aaaaaaaaaaaaaaaa.1"
PHRASE = "平安校园"
Q = quote(PHRASE)
_MISTAKEN = "status of 400 (Bad Request)"  # how a page answers a question that it cannot read
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def served_collection() -> list[Summary]:
    """400 summaries, eight of them copies of others, one untitled, and one whose every field attacks the page."""
    plain = list(summaries(400, characters=700))
    plain[5] = replace(plain[5], title=None, page_title=None)
    attacker = replace(
        plain[0],
        id=ATTACKER,
        url=f"javascript:window.pwned=1//{ATTACK}",
        site=f"<b>evil</b>{ATTACK}",
        title=ATTACK + PHRASE,
        page_title=ATTACK,
        text=f"{ATTACK}{PHRASE}{ATTACK}\n" + plain[0].text,
        kind=f"<i>{ATTACK}",
        province=f"<u>省{ATTACK}",
        city=None,
        county=ATTACK,
        region_evidence=(ATTACK,),
        organisation=ATTACK,
        organisation_evidence=(ATTACK, ATTACK),
        flags=(ATTACK,),
        cluster=None,
    )
    twin = replace(attacker, id="bbbbbbbbbbbbbbbb.1", url="https://twin.example/1.html")
    return [*plain, attacker, twin]


@pytest.fixture(scope="session")
def served_index(served_collection: list[Summary], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "index"
    feed(folder, served_collection, fed=7)
    return folder


def serving(index: Path, port: int = 0) -> list[str]:
    """The command that serves an index; at port 0, the machine chooses one."""
    command = [sys.executable, "-m", "search_cli.main", "serve", "--no-browse"]
    return [*command, "--index", str(index), "--port", str(port)]


@pytest.fixture(scope="session")
def address(served_index: Path) -> Iterator[str]:
    """Where `summaries serve`, run as a user runs it, serves the index."""
    data = served_index.parent / "no-archive"
    data.mkdir(exist_ok=True)
    saved = {"safety": "{平安|和谐}校园", "evil": ATTACK}
    (data / "queries.json").write_text(json.dumps(saved), "utf-8")
    with served(served_index, data) as where:
        yield where


@contextmanager
def served(index: Path, data: Path) -> Iterator[str]:
    """The address at which `summaries serve` serves an index, with this data folder."""
    with subprocess.Popen(
        serving(index), stdout=subprocess.PIPE, text=True, env={**os.environ, "SUMMARIES_DATA": str(data)}
    ) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            assert "http://127.0.0.1:" in line, line
            yield line.split()[1].rstrip("/")
        finally:
            server.terminate()


def got(address: str, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, str]:
    """Status, headers and body of what the page answers."""
    request = urllib.request.Request(address + path, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            if answer.status == 202:  # the machine is slow: what it works on is asked for again
                return got(address, path, **headers)
            return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Chromium: SUMMARIES_BROWSER, or the one on the path; where a user has none these tests are skipped."""
    found = os.environ.get("SUMMARIES_BROWSER") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        told = "no Chromium on the path; install it, or set SUMMARIES_BROWSER to one"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return found


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(chromium: str, play: Playwright) -> Iterator[Browser]:
    """The browser, headless."""
    started = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    yield started
    started.close()


class Seen:
    """What a page did beside showing itself."""

    def __init__(self, page: Page, home: str):
        self.troubles: list[str] = []
        self.elsewhere: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))
        page.on("console", self._console)
        page.on("request", lambda request: request.url.startswith(home) or self.elsewhere.append(request.url))

    def _console(self, message: Any) -> None:
        # Chromium says here what the Content-Security-Policy has refused.
        if message.type in ("error", "warning") and _MISTAKEN not in message.text:
            self.troubles.append(message.text)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a fresh profile. Fails where a script fails, a policy is broken, or another host is asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    page = context.new_page()
    page.set_default_timeout(15_000)
    seen = Seen(page, address)
    yield page
    assert page.evaluate("window.pwned") is None
    context.close()
    assert seen.troubles == []
    assert seen.elsewhere == []
