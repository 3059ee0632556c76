"""The words of an index are read once, and again when the index or the filters are others."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from indexer.answers import Bag
from indexer.filters import Filters
from indexer.frequencies import Frequencies
from indexer.index import open_index, open_writer
from indexer.position import Position
from indexer.query import Query, parse
from indexer.summary import Summary
from search_cli import vocabulary as module
from search_cli.selection import all_others
from search_cli.vocabulary import both_vocabularies, vocabulary
from workbench.corpus import summaries

ANY = Filters()


def write(folder: Path, made: Iterable[Summary], fed: int) -> None:
    pages: dict[str, list[Summary]] = {}
    for one in made:
        pages.setdefault(one.page, []).append(one)
    with open_writer(str(folder)) as writer:
        for page, parts in pages.items():
            writer.replace(page, parts)
        writer.commit(Position(fed))


def asked(folder: Path, filters: Filters = ANY) -> tuple[Frequencies, int]:
    """The words, and how many summaries were read for them."""
    with open_index(str(folder)) as reader, pytest.MonkeyPatch.context() as patch:
        read: list[Bag] = []
        bags = reader.bags
        patch.setattr(reader, "bags", lambda *given, **how: (read.append(one) or one for one in bags(*given, **how)))
        return vocabulary(reader, str(folder), None, filters, unique=False), len(read)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(module, "_WORTH", 10)
    write(tmp_path / "index", summaries(40, characters=300), 40)
    return tmp_path / "index"


def test_texts_are_read_once(folder: Path) -> None:
    first, read = asked(folder)
    assert (read, first.summaries) == (40, 40) and first.total > 2_000
    assert asked(folder) == (first, 0)
    later = Filters(years=(2009, None))
    some, read = asked(folder, later)
    assert 10 <= read == some.summaries < 40
    assert asked(folder, later) == (some, 0)


def test_a_changed_index_is_read_again(folder: Path) -> None:
    before, _ = asked(folder)
    write(folder, summaries(60, characters=300), 60)
    after, read = asked(folder)
    assert read == after.summaries == 60 > before.summaries
    # The same number of pages, other texts: what a rebuild does.
    write(folder, summaries(60, seed=1, characters=300), 60)
    assert asked(folder)[1] > 0


def test_what_is_damaged_or_cannot_be_kept_is_read_again(folder: Path, tmp_path: Path) -> None:
    first, _ = asked(folder)
    [kept] = (tmp_path / "cache").rglob("*.json")
    kept.write_text('{"summaries": 40}')
    assert asked(folder) == (first, 40)
    kept.unlink()
    kept.parent.rmdir()
    kept.parent.write_text("in the way")
    assert asked(folder) == (first, 40)


def test_what_was_used_last_is_kept_longest(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 2)
    one, other, third = (Filters(years=(year, None)) for year in (1900, 1901, 1902))
    asked(folder, one)
    asked(folder, other)
    for number, path in enumerate(sorted((tmp_path / "cache").rglob("*.json"), key=lambda one: one.stat().st_mtime_ns)):
        os.utime(path, (number, number))
    assert asked(folder, one)[1] == 0
    asked(folder, third)
    assert [asked(folder, filters)[1] > 0 for filters in (one, third)] == [False, False]
    assert asked(folder, other)[1] > 0


def test_what_is_few_is_not_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WORTH", 41)
    asked(folder)
    assert not list((tmp_path / "cache").rglob("*.json"))


def test_all_others_are_what_is_left(folder: Path) -> None:
    query = parse("平安 OR 校园")
    with open_index(str(folder)) as reader:

        def words(wanted: Query | None) -> Frequencies:
            return vocabulary(reader, str(folder), wanted, ANY, unique=False)

        here, there = both_vocabularies(words, query, None, unique=False)
        assert here.summaries and there.summaries
        assert (here, there) == (words(query), words(all_others(query)))
