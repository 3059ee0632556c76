"""The archive after kills, damaged records and lost catalogues: what was catalogued is on the disk and stays."""

import errno
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from crawler.archive import Archive, DamagedRecord, has_archive
from crawler.archive.catalogue import NAME, Catalogue
from crawler.archive.compaction import compact
from crawler.archive.entry import Role
from crawler.archive.fetched import Fetched
from indexer.trouble import Trouble
from tests.crawler.archives import NOON, bodies, fetched, fill, no_rules
from tests.crawler.running import REPOSITORY

WRITER = """
import sys
from pathlib import Path
from tests.crawler.archives import fetched
from crawler.archive import Archive
with Archive(Path(sys.argv[1])) as archive:
    for number in range(int(sys.argv[2]), 10 ** 9):
        archive.append(fetched(number, f"第{number}页" * 300))
        if number % 7 == 0:
            archive.commit()
            print(number, flush=True)
"""


def test_what_was_committed_survives_every_kill(tmp_path: Path) -> None:
    chance = random.Random(7)
    committed = -1
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(committed + 1)], cwd=REPOSITORY,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        told = [process.stdout.readline()]
        time.sleep(chance.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
        process.wait()
        committed = max(int(line) for line in told if line.endswith("\n"))
        found = bodies(tmp_path)  # opens, and reads every catalogued record to its digest
        assert {f"https://www.example.com/{number}.html" for number in range(committed + 1)} <= set(found)
        assert all(body == f"第{url.split('/')[-1][:-5]}页" * 300 for url, body in found.items())
    assert committed > 30


def test_a_begun_record_is_cut_off_and_whole_ones_are_catalogued(tmp_path: Path) -> None:
    fill(tmp_path, [fetched(number) for number in range(4)])
    with sqlite3.connect(tmp_path / NAME) as database:  # as if the writer had died before it catalogued the last two
        database.execute("DELETE FROM pages WHERE seq > 2")
    [path] = tmp_path.glob("*.warc.gz")
    whole = path.stat().st_size
    with path.open("ab") as file:
        file.write(path.read_bytes()[:50])
    assert len(bodies(tmp_path)) == 4
    assert path.stat().st_size == whole


def test_a_lost_catalogue_is_made_anew_from_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.store.FILE_BYTES", 500)
    first = "https://www.example.com/1.html"
    pages = [fetched(1), fetched(2, article=first, number=2), fetched(3), fetched(4, role=Role.LIST)]
    fill(tmp_path, pages)
    before = bodies(tmp_path)
    catalogue = Catalogue(tmp_path)
    entries = [catalogue.newest(f"https://www.example.com/{number}.html") for number in range(1, 5)]
    catalogue.close()
    for path in tmp_path.glob(NAME + "*"):
        path.unlink()
    assert has_archive(tmp_path)
    assert bodies(tmp_path) == before
    catalogue = Catalogue(tmp_path)
    assert [catalogue.newest(f"https://www.example.com/{number}.html") for number in range(1, 5)] == entries
    catalogue.close()


def test_numbers_begin_above_all_others_also_where_another_process_has_just_begun_the_catalogue(tmp_path: Path) -> None:
    fill(tmp_path, [fetched(1), fetched(2)])
    for path in tmp_path.glob(NAME + "*"):
        path.unlink()
    begun = sqlite3.connect(tmp_path / NAME)
    begun.execute("PRAGMA journal_mode=WAL")
    for _ in range(2):
        with Archive(tmp_path) as archive:
            assert 2 < archive.catalogue.first() == archive.catalogue.last() - 1
    begun.close()


def test_a_catalogue_that_is_made_anew_has_the_pages_in_the_order_in_which_they_were_fetched(tmp_path: Path) -> None:
    hour = timedelta(hours=1)
    first = fetched(1).url
    fill(tmp_path, [fetched(1, "alt"), fetched(2)])
    fill(tmp_path, [fetched(2, "neu", fetched=NOON + hour)])
    fill(tmp_path, [fetched(1, "weg", status=404, role=Role.GONE, fetched=NOON + 2 * hour)])
    with Archive(tmp_path) as archive:
        compact(archive)  # the article's text stands in the newest file now, behind what tells that it has gone
        last = archive.catalogue.last()
    fill(
        tmp_path,
        [fetched(1, "alt", fetched=NOON + 3 * hour), fetched(5, number=2, article=first, fetched=NOON + 3 * hour)],
    )
    before = bodies(tmp_path)
    for path in tmp_path.glob(NAME + "*"):
        path.unlink()
    with Archive(tmp_path) as archive:
        catalogue = archive.catalogue
        number = len(list(catalogue.entries()))
        catalogue.stage(catalogue.entries())
        catalogue.build()  # as another process does that has begun beside this one
        assert len(list(catalogue.entries())) == number
        newest = catalogue.newest(first)
        assert newest is not None and (newest.role, newest.fetched) == ("article", "2026-03-01T15:00:00Z")
        assert [page.url for page in catalogue.articles.pages(first)] == [first, fetched(5).url]
        assert not catalogue.articles.is_vanished(first)
        # An index that was fed up to there misses nothing.
        assert min(seq for seq, _ in catalogue.articles.behind(0)) > last
        assert archive.append(fetched(9))
    assert bodies(tmp_path) == before | {fetched(9).url: "第9页"}


def test_a_damaged_record_is_archived_again_when_its_page_comes_again(tmp_path: Path) -> None:
    fill(tmp_path, [fetched(1), fetched(2)])
    [path] = tmp_path.glob("*.warc.gz")
    with Archive(tmp_path) as archive:
        entry = archive.catalogue.newest(fetched(1).url)
    assert entry is not None
    content = bytearray(path.read_bytes())
    content[entry.offset : entry.offset + entry.length] = bytes(entry.length)
    path.write_bytes(content)
    with (
        Archive(tmp_path) as archive,
        pytest.raises(DamagedRecord, match=r"cannot be read \(no whole record stands there\)$"),
    ):
        archive.read(entry)
    assert has_come(tmp_path, fetched(1)) == [True, False]
    assert has_come(tmp_path, fetched(2)) == [False, False]
    assert len(bodies(tmp_path)) == 2


def has_come(folder: Path, page: Fetched) -> list[bool]:
    """Whether the archive takes a page, and takes it once more."""
    with Archive(folder) as archive:
        return [archive.append(page), archive.append(page)]


def test_a_damaged_record_costs_the_new_catalogue_only_itself(tmp_path: Path) -> None:
    fill(tmp_path, [fetched(number) for number in range(5)])
    [path] = tmp_path.glob("*.warc.gz")
    catalogue = Catalogue(tmp_path)
    entry = catalogue.newest("https://www.example.com/2.html")
    catalogue.close()
    assert entry is not None
    content = bytearray(path.read_bytes())
    content[entry.offset + entry.length // 2] ^= 0xFF
    path.write_bytes(content)
    with Archive(tmp_path) as archive, pytest.raises(DamagedRecord, match=rf"2\.html: .*at byte {entry.offset}"):
        archive.page("https://www.example.com/2.html", no_rules)
    for old in tmp_path.glob(NAME + "*"):
        old.unlink()
    assert sorted(url[-6] for url in bodies(tmp_path)) == list("0134")
    assert path.stat().st_size == len(content)  # nothing is cut out of the middle


def test_bytes_that_were_exchanged_are_noticed(tmp_path: Path) -> None:
    fill(tmp_path / "a", [fetched(1, "真的内容")])
    fill(tmp_path / "b", [fetched(1, "假的内容")])
    [real], [false] = (tmp_path / "a").glob("*.warc.gz"), (tmp_path / "b").glob("*.warc.gz")
    real.write_bytes(false.read_bytes())
    with Archive(tmp_path / "a") as archive, pytest.raises(DamagedRecord, match="is not what was archived"):
        archive.page("https://www.example.com/1.html", no_rules)


def test_a_catalogue_that_is_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("no database " * 500)
    with pytest.raises(Trouble, match=rf"{NAME}: cannot be opened"):
        Archive(tmp_path)


def test_what_a_living_writer_has_begun_is_left_to_it_also_after_the_disk_was_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(writer: WARCWriter, record: object) -> None:
        writer.out.write(b"begun")
        raise OSError(errno.ENOSPC, "No space left on device")

    def seen() -> int:
        with Archive(tmp_path) as other:
            return other.catalogue.last()

    with Archive(tmp_path) as archive:
        archive.append(fetched(1))
        assert seen() == 0
        with monkeypatch.context() as patch:
            patch.setattr(WARCWriter, "write_record", full)
            with pytest.raises(Trouble, match="No space left on device"):
                archive.append(fetched(2))
        archive.append(fetched(3))
        assert seen() == 0
        archive.commit()
        assert seen() == 2
    assert sorted(bodies(tmp_path).values()) == ["第1页", "第3页"]
    [path] = tmp_path.glob("*.warc.gz")
    assert b"begun" not in path.read_bytes()


@pytest.mark.parametrize("first", ["other", "killed"])
def test_what_a_killed_writer_left_is_not_archived_twice_where_another_has_fetched_it(
    tmp_path: Path, first: str
) -> None:
    with Archive(tmp_path) as other:
        killed = Archive(tmp_path)
        killed.append(fetched(1))
        killed._close_file()  # written whole, and never committed
        killed.catalogue.close()
        other.append(fetched(1))
        if first == "other":
            other.commit()
        Archive(tmp_path).close()  # takes in what the killed one has left
        other.commit()
        assert [entry.url for entry in other.catalogue.entries()] == [fetched(1).url]


def test_what_a_killed_writer_left_takes_no_place_from_what_was_fetched_since(tmp_path: Path) -> None:
    killed = Archive(tmp_path)
    killed.append(fetched(1, "alt"))
    killed.append(fetched(2))
    with Archive(tmp_path) as other:
        other.append(fetched(1, "neu", fetched=NOON + timedelta(hours=1)))
    killed._close_file()  # written whole, and never committed
    killed.catalogue.close()
    assert bodies(tmp_path) == {fetched(1).url: "neu", fetched(2).url: "第2页"}
    with Archive(tmp_path) as archive:
        assert archive.catalogue.first() == 1  # no catalogue was lost


def test_a_date_that_is_none_is_damage_of_its_page_alone(tmp_path: Path) -> None:
    fill(tmp_path, [fetched(1), fetched(2)])
    with sqlite3.connect(tmp_path / "catalogue.sqlite3") as catalogue:
        catalogue.execute("UPDATE pages SET fetched = '10-01-01T00:00:00Z' WHERE seq = 1")
    catalogue.close()
    with Archive(tmp_path) as archive:
        with pytest.raises(DamagedRecord, match="no readable date"):
            archive.page("https://www.example.com/1.html", no_rules)
        assert archive.page("https://www.example.com/2.html", no_rules)
