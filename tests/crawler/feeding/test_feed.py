"""The index follows the archive, whatever happens in between."""

import os
import random
import shutil
import time
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.archive.fetched import Fetched
from crawler.feeding import feed as room
from crawler.feeding.feed import Feeder, FeedReport, Progress, Taken, feed
from crawler.feeding.follower import follower
from crawler.feeding.outcomes import Outcomes
from indexer.embedded import EmbeddedWriter
from indexer.filters import Filters
from indexer.index import Writer, open_index, open_writer
from indexer.position import Position
from indexer.summary import Summary
from indexer.trouble import Trouble
from tests.crawler.archives import NOON, archived, article, fed
from tests.crawler.pages import BODY, html_page
from tests.crawler.running import REPOSITORY
from tests.forked import Piped, Wanted


def compilation(parts: int) -> Fetched:
    text = "\n".join(f"工作总结 篇{number}\n{BODY}\n以上是第{number}份材料。" for number in range(1, parts + 1))
    return Fetched(
        "https://www.example.com/c.html", html_page(text).body, NOON, headers=(("Content-Type", "text/html"),)
    )


def summaries(folder: Path, index: str = "index") -> list[Summary]:
    with open_index(str(folder / index)) as reader:
        return sorted((found.summary for found in reader.documents(None, Filters())), key=lambda one: one.id)


def test_what_is_archived_comes_into_the_index_once(tmp_path: Path) -> None:
    archived(tmp_path, [article(1), article(2)])
    first, second = fed(tmp_path), fed(tmp_path)
    assert (first.pages, first.summaries, first.fed) == (2, 2, 2)
    assert (second.pages, second.summaries, second.fed) == (0, 0, 2)
    archived(tmp_path, [article(3)])
    third = fed(tmp_path)
    assert (third.pages, third.total) == (1, 1)  # of what is to be done, not of what the archive holds
    assert len(summaries(tmp_path)) == 3


def test_a_changed_page_replaces_its_summaries_and_vanished_parts_go(tmp_path: Path) -> None:
    archived(tmp_path, [compilation(4), article(1)])
    fed(tmp_path)
    assert [one.part for one in summaries(tmp_path) if one.parts > 1] == [1, 2, 3, 4]
    archived(tmp_path, [compilation(2)])
    fed(tmp_path)
    assert [one.part for one in summaries(tmp_path) if one.parts > 1] == [1, 2]
    assert len(summaries(tmp_path)) == 3


def test_pages_without_a_summary_are_counted_by_reason(tmp_path: Path) -> None:
    empty = Fetched("https://www.example.com/e.html", b"<html></html>", NOON)
    archived(tmp_path, [article(1), article(2, "短"), empty, article(3, status=404)])
    report = fed(tmp_path)
    assert report.pages == 4
    assert report.summaries == 1
    assert report.rejected.total() == 3
    assert report.rejected["never fetched whole"] == 1


def test_a_damaged_record_is_named_and_the_others_are_fed(tmp_path: Path) -> None:
    archived(tmp_path, [article(number) for number in range(5)])
    [path] = (tmp_path / "archive").glob("*.warc.gz")
    with Archive(tmp_path / "archive") as archive:
        entry = archive.catalogue.newest("https://www.example.com/2.html")
    assert entry is not None
    content = bytearray(path.read_bytes())
    content[entry.offset + entry.length // 2] ^= 0xFF
    path.write_bytes(content)
    report = fed(tmp_path)
    [failure] = report.failed
    assert failure.startswith("https://www.example.com/2.html: ")
    assert len(summaries(tmp_path)) == 4


def test_a_rebuild_keeps_what_the_index_has_of_a_page_that_was_damaged_since(tmp_path: Path) -> None:
    archived(tmp_path, [article(1), compilation(3)])
    fed(tmp_path)
    before = summaries(tmp_path)
    [path] = (tmp_path / "archive").glob("*.warc.gz")
    path.unlink()
    report = fed(tmp_path, fresh=True)
    assert len(report.failed) == 2 and report.summaries == 4
    assert summaries(tmp_path) == before
    (tmp_path / "index/CURRENT").write_text("damaged")  # nothing can be kept then
    assert fed(tmp_path, fresh=True).summaries == 0


def test_a_rebuild_gives_the_same_as_feeding_and_processes_agree(tmp_path: Path) -> None:
    archived(tmp_path, [*(article(number) for number in range(40)), compilation(3)])
    fed(tmp_path)
    fed(tmp_path, "alone", fresh=True)
    fed(tmp_path, "together", fresh=True, workers=2)
    expected = summaries(tmp_path)
    assert len(expected) == 43
    assert summaries(tmp_path, "alone") == expected
    assert summaries(tmp_path, "together") == expected


def test_a_rebuild_serves_the_old_index_until_it_is_whole_and_drops_what_is_gone(tmp_path: Path) -> None:
    archived(tmp_path, [article(1)])
    fed(tmp_path)
    seen: list[int] = []
    archived(tmp_path, [article(2), article(3)])
    fed(tmp_path, fresh=True, progress=lambda report: seen.append(len(summaries(tmp_path))))
    assert seen == [1, 1, 1]
    assert len(summaries(tmp_path)) == 3


def test_an_index_that_was_fed_from_another_archive_is_fed_with_all_of_this(tmp_path: Path) -> None:
    archived(tmp_path, map(article, range(4)))
    fed(tmp_path)
    shutil.rmtree(tmp_path / "archive")  # as where one from before is brought back
    archived(tmp_path, [article(1), article(9)])
    assert fed(tmp_path).pages == 2
    assert len(summaries(tmp_path)) == 5


def test_who_waits_for_a_feeding_that_goes_beyond_what_was_there_feeds_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archived(tmp_path, [article(1)])

    def waiting(url: str, **how: bool) -> Writer:
        monkeypatch.undo()
        archived(tmp_path, [article(2)])
        assert fed(tmp_path).pages == 2
        return open_writer(url, **how)

    monkeypatch.setattr("crawler.feeding.feed.open_writer", waiting)
    assert fed(tmp_path).pages == 0
    assert len(summaries(tmp_path)) == 2


def test_an_interrupted_feeding_goes_on_where_it_was(tmp_path: Path) -> None:
    archived(tmp_path, [article(number) for number in range(10)])

    def stop(report: FeedReport) -> None:
        if report.pages == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fed(tmp_path, progress=stop)
    assert len(summaries(tmp_path)) == 4
    assert fed(tmp_path).pages == 6
    assert len(summaries(tmp_path)) == 10


def test_an_interrupted_feeding_beside_a_crawl_tells_what_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archived(tmp_path, [article(number) for number in range(10)])

    def interrupted(feeder: Feeder, *, progress: Progress, taken: Taken) -> FeedReport:
        def stop(report: FeedReport) -> None:
            progress(report)
            if report.pages == 4:
                raise KeyboardInterrupt

        return feed(feeder, progress=stop, taken=taken)

    monkeypatch.setattr("crawler.feeding.follower.feed", interrupted)
    with follower() as follow:
        report = follow((tmp_path / "archive", str(tmp_path / "index")))
    assert isinstance(report, FeedReport)
    assert report.pages == len(summaries(tmp_path)) == 4


def test_what_the_index_could_not_keep_is_not_told_as_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "COMMIT_PAGES", 2)
    archived(tmp_path, [article(number) for number in range(7)])
    made, commit = [], EmbeddedWriter.commit

    def full(writer: EmbeddedWriter, position: Position | None = None) -> None:
        if len(made) == 2:
            raise Trouble("the disk is full")
        made.append(position)
        commit(writer, position)

    monkeypatch.setattr(EmbeddedWriter, "commit", full)
    with follower() as follow:
        assert isinstance(follow((tmp_path / "archive", str(tmp_path / "index"))), Trouble)
    with closing(Outcomes(tmp_path / "archive")) as outcomes:
        assert outcomes.report("").summaries == len(summaries(tmp_path)) == 4


def feed_and_tell(folder: str, how: str) -> None:
    """In a process of its own: feed, and tell of each page."""
    room.COMMIT_PAGES = 5
    fed(Path(folder), fresh=how == "fresh", progress=lambda report: print(report.pages, flush=True))


def feeder(folder: Path, how: str) -> Piped:
    return Piped(Wanted(f"{__name__}:feed_and_tell", [str(folder), how], dict(os.environ), str(REPOSITORY)))


@pytest.mark.parametrize("how", ["follow", "fresh"])
def test_after_kills_the_next_feeding_brings_all(tmp_path: Path, how: str) -> None:
    pages = [article(number) for number in range(120)]
    archived(tmp_path, pages)
    chance = random.Random(3)
    for _ in range(3):
        process = feeder(tmp_path, how)
        for _ in range(chance.randint(1, 30)):
            process.stdout.readline()
        process.kill()
        process.told()
    fed(tmp_path, fresh=how == "fresh")
    fed(tmp_path, "undisturbed")
    assert summaries(tmp_path) == summaries(tmp_path, "undisturbed")
    assert len(summaries(tmp_path)) == len(pages)


def test_two_feedings_take_turns_and_readers_never_wait(tmp_path: Path) -> None:
    archived(tmp_path, [article(number) for number in range(60)])
    fed(tmp_path)
    archived(tmp_path, [article(number) for number in range(60, 120)])
    both = [feeder(tmp_path, "follow") for _ in range(2)]
    longest = 0.0
    while any(process.poll() is None for process in both):
        begun = time.monotonic()
        assert len(summaries(tmp_path)) >= 60
        longest = max(longest, time.monotonic() - begun)
    told = [process.told().split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(len(lines) for lines in told) == [0, 60]  # the second found nothing left to do
    assert len(summaries(tmp_path)) == 120
    assert longest < 5


def test_an_index_that_cannot_be_opened_is_trouble(tmp_path: Path) -> None:
    archived(tmp_path, [article(1)])
    (tmp_path / "index").write_text("")
    with pytest.raises(Trouble, match="index"):
        fed(tmp_path)


def test_copies_are_found_while_a_long_feeding_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "COMMIT_PAGES", 1)
    monkeypatch.setattr(room, "_SETTLING", 0)
    archived(tmp_path, [article(number) for number in range(5)])
    seen: list[int] = []
    fed(tmp_path, progress=lambda report: seen.append(max(one.copies for one in summaries(tmp_path))))
    assert seen == [1, 2, 3, 4, 5]


def test_copies_that_cannot_be_found_yet_end_no_feeding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: Writer) -> None:
        raise Trouble("the cluster is away")

    monkeypatch.setattr("indexer.embedded.EmbeddedWriter.settle", away)
    archived(tmp_path, [article(1), article(2)])
    assert fed(tmp_path).summaries == 2
    assert {one.copies for one in summaries(tmp_path)} == {2}  # found when the writer closed
