"""`scrapy compact` and `scrapy verify`, kills between the steps of a compaction included."""

import argparse
import os
import resource
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import PART, Archive, compaction
from crawler.archive.catalogue import Catalogue
from crawler.archive.compaction import compact
from crawler.archive.entry import Entry
from crawler.archive.fetched import Fetched
from crawler.commands import verify
from crawler.site.known import rules_of
from crawler.visiting.visit import lock
from indexer.trouble import Trouble
from tests.crawler.running import scrapy

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HTML = (("Content-Type", "text/html"),)


def fill(folder: Path) -> None:
    """Three versions of ten addresses, and an article of two pages whose first was replaced."""
    for version in range(3):
        with Archive(folder) as archive:
            for number in range(10):
                url = f"http://e.cn/{number}.html"
                body = f"第{version}版，第{number}页".encode() * 50
                archive.append(Fetched(url, body, NOON + timedelta(days=version), headers=HTML, site="zhen"))
            only = f"http://e.cn/only-{version}.html"
            archive.append(Fetched(only, b"only", NOON, headers=HTML))
            long, later = "http://e.cn/long.html", "http://e.cn/long_2.html"
            archive.append(Fetched(long, f"前 {version}".encode(), NOON, headers=HTML, article=long))
            archive.append(Fetched(later, b"hou", NOON, headers=HTML, article=long, number=2))
    with Archive(folder) as archive:
        archive.append(Fetched("http://e.cn/3.html", b"gone", NOON, status=404, headers=HTML))


def pages(folder: Path) -> dict[str, tuple[bytes, tuple[bytes, ...]]]:
    with Archive(folder) as archive:
        urls = [
            "http://e.cn/only-0.html",
            "http://e.cn/only-1.html",
            *(f"http://e.cn/{number}.html" for number in range(10)),
            "http://e.cn/long.html",
        ]
        found = {url: archive.page(url, rules_of) for url in urls}
    return {url: (page.body, page.continuations) for url, page in found.items() if page}


def test_what_is_superseded_goes_and_what_is_read_stays(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    fill(folder)
    before = pages(folder)
    size = sum(path.stat().st_size for path in folder.glob("*.warc.gz"))
    with Archive(folder) as archive:
        last = archive.catalogue.last()
        done = compact(archive)
        assert archive.catalogue.last() == last  # an index that follows need not look again
        assert compact(archive).dropped == 0
    assert done.dropped == 24
    assert len(before) == 13
    assert pages(folder) == before
    assert sum(path.stat().st_size for path in folder.glob("*.warc.gz")) == size - done.freed < size
    run = scrapy(tmp_path, "verify")
    assert (run.returncode, run.stderr) == (0, "")
    assert "; 0 damaged" in run.stdout


@pytest.mark.parametrize("step", ["copied", "committed", "renamed"])
def test_a_killed_compaction_is_ended_by_whoever_opens_the_archive(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archive"
    fill(folder)
    before = pages(folder)

    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with Archive(folder) as archive:
        target, name = {
            "copied": (archive.catalogue.places, "compact"),
            "committed": (Path, "replace"),
            "renamed": (Path, "unlink"),
        }[step]
        with monkeypatch.context() as broken:
            broken.setattr(target, name, killed)
            with pytest.raises(Killed):
                compact(archive)
    assert pages(folder) == before
    with Archive(folder) as archive:
        assert len(list(archive.catalogue.entries())) == (40 if step == "copied" else 16)
        compact(archive)
    assert pages(folder) == before
    parts = list(folder.glob(f"*{PART}"))
    assert len(parts) == (step == "copied")  # it may still be under way, for all that others know
    for part in parts:
        os.utime(part, (0, 0))
    Archive(folder).close()
    assert not list(folder.glob(f"*{PART}"))


def test_a_compaction_meanwhile_is_no_damage_to_who_verifies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    fill(tmp_path / "archive")
    entries = Catalogue.entries

    def compacted_behind(catalogue: Catalogue) -> Iterator[Entry]:
        for number, entry in enumerate(entries(catalogue)):
            if number == 5:
                with Archive(tmp_path / "archive") as other:
                    compact(other)
            yield entry

    monkeypatch.setattr(Catalogue, "entries", compacted_behind)
    assert verify.Command().answer([], argparse.Namespace()) == 0
    said = capsys.readouterr()
    assert "; 0 damaged" in said.out and said.err == ""


def test_whoever_reads_meanwhile_finds_what_has_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    before = pages(tmp_path)
    with Archive(tmp_path) as reading, Archive(tmp_path) as other:
        places = reading.catalogue.articles.pages

        def compacted_behind(article: str) -> list[Entry]:
            found = places(article)
            compact(other)  # does something the first time
            return found

        monkeypatch.setattr(reading.catalogue.articles, "pages", compacted_behind)
        for url, (body, continuations) in before.items():
            page = reading.page(url, rules_of)
            assert page and (page.body, page.continuations) == (body, continuations)


@pytest.mark.parametrize("step", ["replace", "unlink"])
def test_whoever_opens_the_archive_meanwhile_may_end_it(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path)
    before = pages(tmp_path)
    own = getattr(Path, step)

    def after_another(path: Path, *args: Any, **options: Any) -> Any:
        """What this step does, behind another process that has opened the archive at this moment."""
        with monkeypatch.context() as undisturbed:
            undisturbed.setattr(Path, step, own)
            Archive(tmp_path).close()
        return own(path, *args, **options)

    with Archive(tmp_path) as archive, monkeypatch.context() as disturbed:
        disturbed.setattr(Path, step, after_another)
        assert compact(archive).dropped == 24
        assert not archive.catalogue.places.dropped()
    assert pages(tmp_path) == before
    assert not list(tmp_path.glob(f"*{PART}"))


def test_more_files_than_a_process_may_open_are_compacted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in range(40):
        with Archive(tmp_path) as archive:
            for page in ("1", f"only-{version}"):
                archive.append(
                    Fetched(f"http://e.cn/{page}", f"第{version}版".encode(), NOON + timedelta(days=version))
                )
    monkeypatch.setattr(compaction, "_TOGETHER", 10)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    opened = len(list(Path("/proc/self/fd").iterdir()))
    resource.setrlimit(resource.RLIMIT_NOFILE, (opened + 25, before[1]))
    try:
        with Archive(tmp_path) as archive:
            done = compact(archive)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert (done.dropped, done.kept, done.files) == (39, 39, 39)
    with Archive(tmp_path) as archive:
        assert (
            len(list(archive.catalogue.entries()))
            == 41
            == sum(not archive.is_damaged(one) for one in archive.catalogue.entries())
        )
    assert len(list(tmp_path.glob("*.warc.gz"))) == 5


def test_not_while_a_site_is_being_crawled(tmp_path: Path) -> None:
    fill(tmp_path / "archive")
    with lock(tmp_path / "archive", "zhen"):
        run = scrapy(tmp_path, "compact")
    assert run.returncode == 2
    assert "zhen is being crawled; compact when the crawl has ended" in run.stderr
    run = scrapy(tmp_path, "compact")
    assert "24 superseded pages dropped" in run.stdout


def test_not_while_a_file_is_being_written(tmp_path: Path) -> None:
    with Archive(tmp_path) as writing:
        for body in (b"alt", b"neu"):
            writing.append(Fetched("http://e.cn/1", body, NOON))
        writing.commit()
        with Archive(tmp_path) as archive, pytest.raises(Trouble, match="a load or a crawl is writing to it"):
            compact(archive)
    with Archive(tmp_path) as archive:
        assert compact(archive).dropped == 1


def test_an_archive_can_be_moved_and_what_is_damaged_is_named(tmp_path: Path) -> None:
    fill(tmp_path / "archive")
    before = pages(tmp_path / "archive")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "archive").rename(tmp_path / "elsewhere" / "archive")
    assert pages(tmp_path / "elsewhere" / "archive") == before
    [*_, file] = sorted((tmp_path / "elsewhere" / "archive").glob("*.warc.gz"))[:3]
    content = bytearray(file.read_bytes())
    content[300] ^= 0xFF
    file.write_bytes(content)
    run = scrapy(tmp_path / "elsewhere", "verify")
    assert run.returncode == 2
    assert "1 damaged" in run.stdout
    assert str(file) in run.stderr and "archived again" not in run.stderr
    with Archive(tmp_path / "elsewhere" / "archive") as archive:
        url = run.stderr.split(": ")[0]
        entry = archive.catalogue.newest(url)
        assert entry and archive.append(Fetched(url, before[url][0], NOON, headers=HTML, article=entry.article))
    run = scrapy(tmp_path / "elsewhere", "verify")
    assert "1 damaged" in run.stdout and "archived again since: `scrapy compact` drops this one" in run.stderr


@pytest.mark.parametrize("there", [True, False])
def test_a_file_with_lost_pages_holds_up_no_compaction(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "archive"
    fill(folder)
    with Archive(folder) as archive:
        lost = archive.catalogue.newest("http://e.cn/only-1.html")
        assert lost
        file = folder / lost.file
        if there:
            file.write_bytes(file.read_bytes()[: lost.offset + 5])
        else:
            file.unlink()
        done = compact(archive)
        assert done.lost == (file,) and done.dropped == (12 if there else 24)
        assert archive.catalogue.newest(lost.url) == lost  # which scrapy verify names
        assert sum(entry.file == lost.file for entry in archive.catalogue.entries()) == (13 if there else 1)
    assert not list(folder.glob("*.part"))


@pytest.mark.parametrize("number", [5, 3])  # 3 has vanished since, which no damage hides
def test_what_a_damaged_version_supersedes_stays(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "archive"
    fill(folder)
    with Archive(folder) as archive:
        newest = archive.catalogue.newest_good(f"http://e.cn/{number}.html")
        assert newest
        with (folder / newest.file).open("r+b") as file:
            file.seek(newest.offset + 300)
            file.write(b"damaged")
        compact(archive)
        kept = [one.fetched for one in archive.catalogue.entries() if one.url == newest.url and one.status == 200]
        assert sorted(kept) == [f"2026-03-0{day}T12:00:00Z" for day in (1, 2, 3)]


def test_a_file_that_is_lost_without_a_loss_is_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    fill(folder)
    with Archive(folder) as archive:
        lost = archive.catalogue.newest("http://e.cn/only-1.html")
        assert lost
        (folder / lost.file).unlink()
        assert archive.append(Fetched(lost.url, b"only", NOON, headers=HTML))
    with Archive(folder) as archive:
        assert compact(archive).lost == ()
        for entry in archive.catalogue.entries():
            archive.read(entry)
