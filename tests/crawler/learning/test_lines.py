"""Lines that a site's pages share are learned without anybody asking for it, and taken out of what is indexed."""

import contextlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.archive.fetched import Fetched
from crawler.feeding.feed import Feeder, feed
from crawler.learning import lines
from crawler.learning.lines import FIRST, Settled, settle, settle_by_itself
from crawler.site.learned import keys_of, learned_dir, learned_file
from indexer.filters import Filters
from indexer.index import open_index
from indexer.position import latest
from indexer.summary import Summary
from indexer.trouble import Trouble
from tests.crawler.archives import NOON, cleaners
from tests.crawler.crawls import Reply, Room, links
from tests.crawler.running import REPOSITORY, SCRAPY, environment, scrapy
from workbench.corpus import summary
from workbench.elasticsearch import Node

SLOGAN = "翠湖书屋，伴你走过四季。"
LATER = "—— 河湾文苑，一线工作者的案头书 ——"
SITE = "hewan"


def page(number: int, furniture: str = SLOGAN) -> str:
    """An article of the site, with its furniture behind the text."""
    source = summary(number, characters=500)
    text = "".join(f"<p>{line}</p>" for line in [*source.text.split("\n"), furniture])
    return f"<html><title>{source.title}</title><h1>{source.title}</h1><div>{text}</div></html>"


def archived(data: Path, numbers: Iterable[int], furniture: str = SLOGAN) -> None:
    """Archive articles of the site, and feed the index with them as a crawl does."""
    with Archive(data / "archive") as archive:
        for number in numbers:
            url = f"https://hewan.example/{number}.html"
            archive.append(Fetched(url, page(number, furniture).encode(), NOON, site=SITE))
        archive.commit()
        feed(Feeder(archive, str(data / "index"), cleaners()))


def by_itself(data: Path) -> Settled | None:
    with Archive(data / "archive") as archive:
        return settle_by_itself(archive, SITE, str(data / "index"))


def summaries(data: Path) -> list[Summary]:
    with open_index(str(data / "index")) as index:
        return [found.summary for found in index.documents(None, Filters())]


def holding(data: Path, line: str) -> int:
    return sum(line in one.text for one in summaries(data))


def test_lines_are_learned_when_a_site_has_grown_and_taken_out_of_the_index(data: Path) -> None:
    archived(data, range(FIRST - 1))
    assert by_itself(data) is None
    archived(data, [FIRST])
    assert holding(data, SLOGAN) == FIRST
    settled = by_itself(data)
    assert settled
    assert (settled.new, settled.anew, settled.whole) == (1, FIRST, True)
    assert holding(data, SLOGAN) == 0
    assert by_itself(data) is None
    archived(data, range(1_000, 1_020))
    assert holding(data, SLOGAN) == 0  # what comes is cleaned by them
    assert by_itself(data) is None  # the site has not grown enough


def test_only_what_differs_is_written_anew(data: Path) -> None:
    archived(data, range(10), "")
    archived(data, range(10, 20))
    with Archive(data / "archive") as archive:
        assert settle(archive, SITE, str(data / "index")).anew == 10
        assert settle(archive, SITE, str(data / "index")).anew == 0
    assert len(summaries(data)) == 20


def test_in_a_cluster_too(data: Path, elasticsearch_node: Node) -> None:
    archived(data, range(10), "")
    archived(data, range(10, 20))
    url = f"{elasticsearch_node.url}/lines"
    with Archive(data / "archive") as archive:
        feed(Feeder(archive, url, cleaners()))
        assert settle(archive, SITE, url).anew == 10
        learned_file(SITE, learned_dir()).write_text("", "utf-8")
        assert settle(archive, SITE, url).anew == 10
        assert settle(archive, SITE, url).anew == 0
        last = archive.catalogue.last()
    with open_index(url) as index:
        texts = [found.summary.text for found in index.documents(None, Filters())]
        assert latest(index.positions) == last
    assert (len(texts), sum(SLOGAN in text for text in texts)) == (20, 10)


def test_a_line_that_a_person_deleted_comes_back_into_the_texts_and_never_into_the_file(data: Path) -> None:
    archived(data, range(FIRST))
    by_itself(data)
    file = learned_file(SITE, learned_dir())
    assert len(keys_of(SITE, learned_dir())) == 1
    file.write_text("\n", "utf-8")
    settled = by_itself(data)
    assert settled and (settled.new, settled.anew) == (0, FIRST)
    assert holding(data, SLOGAN) == FIRST
    assert by_itself(data) is None
    archived(data, range(1_000, 1_000 + FIRST))
    settled = by_itself(data)
    assert settled and settled.lines == []
    assert keys_of(SITE, learned_dir()) == frozenset()
    file.unlink()  # who deletes the whole file begins anew, with the next crawl
    settled = by_itself(data)
    assert settled and (settled.new, settled.anew) == (1, 2 * FIRST)
    assert holding(data, SLOGAN) == 0
    assert by_itself(data) is None


def test_the_lines_of_an_old_template_stay_learned(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archived(data, range(FIRST))
    by_itself(data)
    archived(data, range(1_000, 1_100), LATER)
    monkeypatch.setattr(lines, "PAGES", 20)  # of which the old template is on too few
    settled = by_itself(data)
    assert settled and (settled.new, settled.anew) == (1, 100)
    assert len(keys_of(SITE, learned_dir())) == 2
    assert scrapy(data, "rebuild").returncode == 0
    assert (holding(data, SLOGAN), holding(data, LATER)) == (0, 0)
    assert by_itself(data) is None  # the rebuild has brought the index up to them


def test_what_is_broken_off_goes_on(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.feeding.recleaning._SLICE", 20)
    archived(data, range(FIRST))
    monkeypatch.setattr(lines, "_SECONDS", -1.0)
    settled = by_itself(data)
    assert settled and (settled.new, settled.anew, settled.whole) == (1, 0, False)

    written: list[int] = []

    def killed(articles: list[str]) -> None:
        written.append(len(articles))
        if len(written) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(lines, "_SECONDS", 1_800.0)
    monkeypatch.setattr("crawler.feeding.recleaning._written", watched(killed))
    with pytest.raises(KeyboardInterrupt):
        by_itself(data)
    assert holding(data, SLOGAN) == FIRST - 40
    settled = by_itself(data)
    assert settled and (settled.anew, settled.whole) == (10, True)
    assert written == [20, 20, 10, 10]
    assert holding(data, SLOGAN) == 0


def watched(look: Callable[[list[str]], None]) -> Callable[..., tuple[int, list[str]]]:
    """The function that writes articles anew, and a look at them before."""
    from crawler.feeding.recleaning import _written

    def write(*arguments: object) -> tuple[int, list[str]]:
        look(arguments[-1])  # type: ignore[arg-type]
        return _written(*arguments)  # type: ignore[arg-type]

    return write


def test_a_kill_in_the_middle_of_learning_or_writing_loses_nothing(data: Path) -> None:
    archived(data, range(60))
    for pattern in ("learned/*", f"learning/*{SITE}*", "index/**/*"):
        before = written_in(data, pattern)
        process = subprocess.Popen(
            [SCRAPY, "learn", SITE], cwd=REPOSITORY, env=environment(data), start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while written_in(data, pattern) == before and process.poll() is None:
            time.sleep(0.002)
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    run = scrapy(data, "learn", SITE)
    assert run.returncode == 0, run.stderr
    assert len(summaries(data)) == 60
    assert holding(data, SLOGAN) == 0


def written_in(data: Path, pattern: str) -> list[tuple[Path, int]]:
    """Files, and when they were written last."""
    found = []
    for path in sorted(data.glob(pattern)):
        with contextlib.suppress(FileNotFoundError):
            found.append((path, path.stat().st_mtime_ns))
    return found


def test_a_crawl_learns_by_itself_and_status_tells(room: Room) -> None:
    pages = {f"/a/{number}.html": Reply(page(number)) for number in range(FIRST)}
    server = room.serve({"/": links(*pages), **pages})
    run = room.crawl(server.address + "/", "learn = false")
    assert run.returncode == 0, run.stderr
    assert holding(room.data, SLOGAN) == FIRST
    (room.data / "learning").write_text("no folder")
    run = room.crawl(server.address + "/")
    assert run.returncode == 2
    assert f"articles 0 new, {FIRST} unchanged" in run.stdout
    assert "cannot be read: Not a directory; the crawl itself is done" in run.stderr and "Traceback" not in run.stderr
    (room.data / "learning").unlink()
    status, told = room.crawl_watched(server, "learning the lines")
    assert status == 0
    assert "interrupted; the next crawl goes on with the lines" in told
    run = room.crawl(server.address + "/")
    assert run.returncode == 0, run.stderr
    assert f"; 1 line learned that its pages share, {FIRST} articles indexed anew\n" in run.stdout
    assert "zhen: learning the lines that its pages share" in run.stderr
    assert holding(room.data, SLOGAN) == 0
    assert "1 of its lines learned, last on " in room.scrapy("status").stdout
    told = json.loads(room.scrapy("status", "--format", "jsonl").stdout)
    assert told["lines"] == 1 and told["learned"]
    assert "learning" not in room.crawl(server.address + "/").stderr


def test_a_damaged_memory_is_named_with_the_way_out(data: Path) -> None:
    archived(data, [1])
    path = data / "learning" / f"{SITE}.json"
    path.parent.mkdir()
    for damaged in (
        "",
        "[]",
        "[" * 100_000,
        '{"keys": 1}',
        '{"keys": [], "seen": Infinity, "on": "", "indexes": {}}',
        '{"keys": [], "seen": 1, "on": "", "indexes": {"a": {"x": 1}}}',
        '{"keys": [], "seen": 1, "on": "yesterday", "indexes": {}}',
    ):
        path.write_text(damaged, "utf-8")
        with pytest.raises(Trouble, match=r"hewan.json: is damaged .*delete it"):
            by_itself(data)
