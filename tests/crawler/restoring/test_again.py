"""Restoring goes on from where it was: only what has come or changed is looked at, and a kill leaves nothing undone."""

import json
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.feeding.feed import Feeder, feed
from crawler.restoring import Restored, restore, restore_by_itself, run
from crawler.restoring.memory import Waiting, _rules, remembered
from indexer.index import open_index
from indexer.position import latest
from indexer.summary import page_key
from indexer.text import searchable
from tests.crawler.archives import archived, cleaners
from tests.crawler.restoring.test_restoring import (
    COPY,
    DAMAGED,
    OTHER,
    TEXT,
    TRADITIONAL,
    at,
    data,
    lost,
    page,
    put,
    summary,
    url,
)

__all__ = ["data"]  # the fixture

SECOND = lost(TEXT, at(TEXT, "矛盾纠纷")).replace("县农业局", "县水利局")


def again(data: Path) -> Restored:
    with Archive(data / "archive") as archive:
        return restore(Feeder(archive, str(data / "index"), cleaners()))


def by_itself(data: Path) -> Restored | str:
    with Archive(data / "archive") as archive:
        return restore_by_itself(archive, str(data / "index"))


def file(data: Path) -> bytes:
    return (data / "learned/restored/copies.jsonl").read_bytes()


def test_only_what_is_new_is_looked_at(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(2, COPY))
    assert again(data).texts == 1
    before = file(data)
    put(data, index, page(3, OTHER))
    done = again(data)
    assert (done.known, done.texts, done.replaced) == (1, 0, 0)
    put(data, index, page(4, SECOND))
    done = again(data)
    assert (done.known, done.texts, done.proven, done.replaced) == (2, 1, 1, 1)
    assert before in file(data), "what was proven before stays"
    assert summary(index, 1).text == TRADITIONAL


def test_a_copy_that_comes_later_restores_what_was_looked_at_before(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(3, OTHER))
    assert again(data).proven == 0
    put(data, index, page(2, COPY))
    done = again(data)
    assert (done.texts, done.proven, done.replaced) == (1, 1, 1)
    assert summary(index, 1).text == TRADITIONAL


def test_a_text_that_is_damaged_no_longer_is_forgotten(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(2, COPY))
    again(data)
    put(data, index, page(1, OTHER, version=1))
    done = again(data)
    assert (done.known, done.texts) == (0, 0)
    assert file(data) == b""


def test_what_one_run_after_the_other_proves_is_what_one_run_over_everything_proves(data: Path) -> None:
    index = str(data / "index")
    for number, text in enumerate((DAMAGED, COPY, SECOND, OTHER, TEXT)):
        put(data, index, page(number, text))
        again(data)
    kept, texts = file(data), [summary(index, number) for number in range(5)]
    with Archive(data / "archive") as archive:
        done = restore(Feeder(archive, index, cleaners()), everything=True)
    assert (done.texts, done.replaced) == (2, 0)
    assert file(data) == kept
    assert [summary(index, number) for number in range(5)] == texts


@pytest.mark.parametrize("step", ["keep_copies", "write_again", "remember"])
def test_a_run_that_is_killed_is_made_up_for_by_the_next(
    data: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before and behind each step that writes."""
    index = str(data / "index")
    put(data, index, page(3, OTHER))
    again(data)
    put(data, index, page(1, DAMAGED), page(2, COPY))
    real = getattr(run, step)

    def killed(*arguments: object) -> None:
        real(*arguments)
        raise KeyboardInterrupt

    for behind in (False, True):
        with monkeypatch.context() as patched:
            patched.setattr(run, step, killed if behind else lambda *_: 1 / 0)
            with pytest.raises(KeyboardInterrupt if behind else ZeroDivisionError):
                again(data)
    again(data)
    assert summary(index, 1).text == TRADITIONAL
    assert file(data) and again(data).texts == 0


def test_another_index_and_a_lost_memory_are_looked_through_from_the_beginning(data: Path) -> None:
    index, memory = str(data / "index"), data / "learning/copies/looked-up.json"
    put(data, index, page(1, DAMAGED), page(2, COPY))
    again(data)
    assert remembered(index) is not None and remembered(str(data / "other")) is None
    for content in ("", "[]", json.dumps(json.loads(memory.read_text()) | {"texts": {"a": {"found": 1}}})):
        memory.write_text(content)
        assert again(data).texts == 1
    (data / "learned/restored/copies.jsonl").unlink()
    assert again(data).texts == 1
    assert file(data)


def test_every_rule_that_finds_spots_or_proves_them_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a new version of the software would not look again at texts in which it finds more."""
    read: set[str] = set()
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.add("/".join(path.parts[-2:])) or b"")
    _rules.__wrapped__()
    assert {"by_copy/spots.py", "by_copy/proof.py", "lost_bytes/marks.py", "restoring/lookup.py"} <= read


def test_a_crawl_does_it_by_itself_where_something_is_new(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = str(data / "index")
    assert by_itself(data) == ""  # there is no index
    put(data, index, page(1, DAMAGED), page(2, COPY))
    with monkeypatch.context() as patched:
        patched.setattr(run, "_MOST_BY_ITSELF", 0)
        assert by_itself(data) == "copies of 1 damaged text have not been looked for yet: run `scrapy restore` once"
    done = by_itself(data)
    assert isinstance(done, Restored) and done.replaced == 1
    assert by_itself(data) == ""
    assert summary(index, 1).text == TRADITIONAL


def test_what_a_text_waits_for(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(2, COPY))
    again(data)
    memory = remembered(index)
    assert memory is not None
    with open_index(index) as reader:
        assert memory.fed == latest(reader.positions)
    waiting = Waiting(memory)
    assert set(waiting.for_text(searchable(COPY))) == {url(1)}
    assert set(waiting.for_text(searchable(OTHER))) == set()
    assert waiting.for_page(page_key(url(2))) == [url(1)]
    assert waiting.for_page(page_key(url(3))) == []


def test_what_another_archive_feeds_into_the_index_hides_nothing(data: Path) -> None:
    """The index is told last of the other one, whose numbers are higher."""
    index, other = str(data / "index"), data / "other"

    def feed_other(*places: int) -> None:
        archived(other, [page(place, OTHER) for place in places])
        with Archive(other / "archive") as archive:
            feed(Feeder(archive, index, cleaners()))

    put(data, index, page(1, DAMAGED), page(2, COPY))
    feed_other(*range(10, 16))
    assert again(data).texts == 1
    put(data, index, page(4, SECOND))
    feed_other(16)
    done = by_itself(data)
    assert isinstance(done, Restored) and (done.texts, done.proven, done.replaced) == (1, 1, 1)
    feed_other(17)
    assert by_itself(data) == ""


def test_an_archive_that_has_gone_another_way_is_looked_through_from_the_beginning(data: Path) -> None:
    index = str(data / "index")
    put(data, index, page(1, DAMAGED), page(2, COPY))
    again(data)
    with Archive(data / "archive") as archive:
        archive.catalogue.identity.renew()
    put(data, index, page(3, OTHER))
    assert again(data).texts == 1
