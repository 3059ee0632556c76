"""The archive: pages come back as they came, and other tools read its files."""

import random
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Archive
from crawler.archive.entry import Role
from crawler.archive.fetched import Fetched
from indexer.trouble import Trouble
from tests.crawler.archives import NOON, bodies, fetched, fill, no_rules


def test_a_page_comes_back_as_it_came(tmp_path: Path) -> None:
    fill(tmp_path, [fetched(1)])
    with Archive(tmp_path) as archive:
        page = archive.page("https://www.example.com/1.html", no_rules)
    assert page is not None
    assert (page.body, page.fetched, page.site) == ("第1页".encode(), NOON, "example")
    assert page.content_type == "text/html; charset=gbk"


def test_other_tools_read_the_files_record_by_record(tmp_path: Path) -> None:
    pages = [
        fetched(1),
        fetched(2),
        Fetched("file:///a/b.txt", b"text", NOON, headers=(("Content-Type", "text/plain"),)),
    ]
    fill(tmp_path, pages)
    [path] = tmp_path.glob("*.warc.gz")
    read = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):  # raises for a single gzip member of all records
            read.append((record.rec_type, record.rec_headers["WARC-Target-URI"], record.content_stream().read()))
    kinds = ["response", "response", "resource"]
    assert read == [(kind, page.url, page.body) for kind, page in zip(kinds, pages, strict=True)]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        assert archive.append(fetched(1))
        assert not archive.append(fetched(1))  # not yet committed
    with Archive(tmp_path) as archive:
        assert not archive.append(fetched(1, fetched=NOON + timedelta(days=1)))
        assert archive.append(fetched(1, "今天改过"))
        assert archive.append(fetched(1))  # and changed back
        archive.commit()
        catalogue = archive.catalogue
        assert catalogue.last() == 3
        newest = catalogue.newest(fetched(1).url)
        assert (catalogue.newest_after(fetched(1).url, 2), catalogue.newest_after(fetched(1).url, 3)) == (newest, None)
    assert bodies(tmp_path) == {"https://www.example.com/1.html": "第1页"}


def day(number: int) -> dict[str, object]:
    return {"fetched": NOON + timedelta(days=number)}


FIRST = fetched(1).url
COURSE = [  # of an archive elsewhere: an article of two pages that changed twice, was gone, and came as one page
    fetched(1, "旧一", **day(1)), fetched(2, "旧二", article=FIRST, number=2, **day(2)),
    fetched(1, "中一", **day(3)), fetched(1, "中一另", **day(3)), fetched(1, "旧一", **day(4)),
    fetched(1, "没了", status=404, role=Role.GONE, **day(5)), fetched(1, "新一", **day(6)),
    fetched(1, "未来", fetched=NOON.replace(year=2999)),
]  # fmt: skip


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5, 6), (6, 5, 4, 3, 2, 1, 0), (3, 6, 0, 1, 5, 4, 2)])
def test_versions_that_were_saved_elsewhere_count_by_their_dates_in_any_order(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    with Archive(tmp_path) as archive:
        for place in order:
            if not archive.is_past(COURSE[place]):
                archive.append(COURSE[place])
        archive.commit()
        numbers = archive.catalogue.last()
        for place in (*order, *reversed(order)):
            assert archive.is_past(COURSE[place]) or not archive.append(COURSE[place])
        assert archive.catalogue.last() == numbers
    assert bodies(tmp_path) == {FIRST: "新一"}


def test_a_date_in_the_future_and_a_damaged_version_keep_nothing_from_the_archive(tmp_path: Path) -> None:
    fill(tmp_path, [COURSE[7], COURSE[4]])
    with Archive(tmp_path) as archive:
        assert not archive.is_past(COURSE[6])
        assert archive.is_past(COURSE[0]) is archive.append(COURSE[0]) is False  # the same bytes as the newest
        assert archive.is_past(COURSE[2])
        [path] = tmp_path.glob("*.warc.gz")
        newest = archive.catalogue.newest(FIRST)
        assert newest is not None
        with path.open("r+b") as file:
            file.seek(newest.offset + 50)
            file.write(b"\0" * 20)
        assert not archive.is_past(COURSE[2])


def test_an_error_answer_does_not_replace_the_last_good_version(tmp_path: Path) -> None:
    fill(tmp_path, [fetched(1)])
    fill(tmp_path, [fetched(1, "没有这一页", status=404)])
    assert bodies(tmp_path) == {"https://www.example.com/1.html": "第1页"}


def test_an_articles_pages_come_together_in_order(tmp_path: Path) -> None:
    first = "https://www.example.com/1.html"
    parts = [fetched(number, f"之{number}", article=first, number=number) for number in (1, 2, 3)]
    fill(tmp_path, [parts[0], parts[2], fetched(9), parts[1]])
    with Archive(tmp_path) as archive:
        page = archive.page(first, no_rules)
        assert page is not None
        assert [body.decode() for body in (page.body, *page.continuations)] == ["之1", "之2", "之3"]
        assert {article for _, article in archive.catalogue.articles.behind(0)} == {
            first,
            "https://www.example.com/9.html",
        }
        archive.append(fetched(1, "新的之1", article=first))
        for number in (3, 4):
            archive.append(fetched(number, f"新的之{number}", article=first, number=number))
        archive.commit()
        page = archive.page(first, no_rules)  # whose later pages are its own, as far as none of them is missing
        assert page is not None and (page.body.decode(), page.continuations) == ("新的之1", ())


def test_an_article_is_short_from_when_its_next_page_has_not_come_until_it_comes(tmp_path: Path) -> None:
    first = "https://www.example.com/1.html"

    def later(number: int, body: str, role: Role = Role.ARTICLE) -> Fetched:
        return fetched(number, body, article=first, number=number, role=role)

    missing = later(2, "answers 404", Role.INSTEAD)
    course = [
        (fetched(1, "一"), False), (missing, True), (later(2, "二"), False), (later(3, "cut", Role.INSTEAD), True),
        (later(3, "三"), False), (missing, False), (fetched(1, "新一"), False), (missing, True),
    ]  # fmt: skip
    with Archive(tmp_path) as archive:
        for page, is_short in course:
            before = archive.catalogue.last()
            assert archive.append(page)
            archive.commit()
            read = archive.page(first, no_rules)
            assert read is not None and read.is_short is is_short
            assert [article for _, article in archive.catalogue.articles.behind(before)] == [first]
            assert archive.catalogue.articles.count_behind(before) == 1
        assert not archive.append(missing)
    with Archive(tmp_path / "cut") as archive:
        archive.append(fetched(1, "半", is_cut=True))
        archive.commit()
        read = archive.page(first, no_rules)
        assert read is not None and read.is_short


def test_files_are_rotated_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.store.FILE_BYTES", 20_000)
    noise = random.Random(1)
    with Archive(tmp_path) as archive:
        for number in range(10):
            archive.append(fetched(number, noise.randbytes(6_000).hex()))
            archive.commit()
    sizes = [path.stat().st_size for path in tmp_path.glob("*.warc.gz")]
    assert len(sizes) >= 3
    assert max(sizes) < 20_000 + 8_000
    assert len(bodies(tmp_path)) == 10


def test_two_writers_do_not_disturb_each_other(tmp_path: Path) -> None:
    with Archive(tmp_path) as one, Archive(tmp_path) as other:
        for number in range(20):
            (one, other)[number % 2].append(fetched(number))
            (one, other)[number % 3 == 0].commit()
        with Archive(tmp_path):  # a third that starts now must leave their files alone
            pass
    assert len(bodies(tmp_path)) == 20
    assert len(list(tmp_path.glob("*.warc.gz"))) == 2


@pytest.mark.parametrize(
    "more", [{"site": "a\r\nContent-Length: 5"}, {"site": "../a"}, {"url": "https://e.cn/1\n2"}, {"article": "a\rb"}]
)
def test_what_would_make_headers_of_its_own_is_not_archived(tmp_path: Path, more: dict[str, str]) -> None:
    with Archive(tmp_path) as archive:
        with pytest.raises(Trouble, match=r"^'.*': "):
            archive.append(fetched(1, **more))
        archive.append(fetched(2, headers=(("X-Folded", "a\r\n b"), ("Content-Type", "text/html;\r\n charset=gbk"))))
        archive.commit()
        [entry] = archive.catalogue.entries()
        assert entry.content_type == "text/html;  charset=gbk"
        assert archive.read(entry) == "第2页".encode()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Trouble, match=r"file/archive: the archive cannot be made here"):
        Archive(tmp_path / "file" / "archive")


def test_files_of_other_tools_in_the_folder_are_left_as_they_are(tmp_path: Path) -> None:
    fill(tmp_path, [fetched(1)])
    foreign = tmp_path / "crawl.warc.gz"
    foreign.write_bytes(b"written by another tool")
    with Archive(tmp_path) as archive:
        assert archive.catalogue.last() == 1
    assert foreign.read_bytes() == b"written by another tool"


def test_the_articles_of_a_site_that_are_read_are_the_newest_and_some_of_all_others(tmp_path: Path) -> None:
    fill(tmp_path, [*(fetched(place) for place in range(20)), fetched(99, site="another")])
    fill(tmp_path, [fetched(3, "neu")])
    addresses = [f"https://www.example.com/{place}.html" for place in (3, *range(19, 3, -1), 2, 1, 0)]
    with Archive(tmp_path) as archive:
        catalogue = archive.catalogue
        assert catalogue.articles.of_site("example", 20) == addresses
        assert catalogue.articles.of_site("example", 8) == [*addresses[:4], *addresses[7::4]]
        assert catalogue.articles.of_site("example", 1) == addresses[:1]
        assert catalogue.articles.of_site("nobody", 9) == []
        assert catalogue.articles.count_new("example", 0) == (20, 20)
        assert catalogue.articles.count_new("example", 18) == (20, 3)
        assert catalogue.articles.count_new("nobody", 0) == (0, 0)
        new = [article for _, article in catalogue.articles.behind(18, "example")]
        assert new == [*addresses[2:0:-1], addresses[0]]
