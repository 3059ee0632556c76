"""An embedded index that is missing, of another kind or damaged says what to do, and nothing else is taken for one."""

import errno
import json
import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import replace
from pathlib import Path

import pytest
import tantivy

from indexer.embedded import EmbeddedReader, EmbeddedWriter, bags
from indexer.embedded.copies import CopyReader
from indexer.embedded.fields import Commit
from indexer.filters import Filters
from indexer.frequencies import frequencies
from indexer.index import open_index, open_writer
from indexer.position import Position, latest
from indexer.query import parse
from indexer.text import searchable
from indexer.trouble import Trouble
from tests.indexer.conftest import feed
from workbench.corpus import summaries

ANY = Filters()
WRITTEN = ("entries", "words", "signatures", "rows", "replaced")  # files beside the engine's own


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(Trouble, match=r"scrapy load PATH.*--index"):
            open_index(str(folder))


def test_a_folder_that_is_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for opening in (open_index, open_writer):
        with pytest.raises(Trouble, match="something else"):
            opening(str(tmp_path))
        with pytest.raises(Trouble, match="this is a file"):
            opening(str(tmp_path / "letter.txt"))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    (tmp_path / "summaries-index.json").write_text('{"format": "of another program"}')
    with pytest.raises(Trouble, match="not of an index of summaries"):
        open_writer(str(tmp_path))


@pytest.mark.parametrize(("version", "way"), [(0, "scrapy rebuild"), (99, "update this program"), ("x", "damaged")])
def test_an_index_of_another_schema_says_what_to_do(tmp_path: Path, version: object, way: str) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    next(tmp_path.glob("generation-*/generation.json")).write_text(json.dumps({"schema": version}))
    for opening in (open_index, open_writer):
        with pytest.raises(Trouble, match=way):
            opening(str(tmp_path))


def test_a_rebuild_replaces_an_index_of_an_older_schema(tmp_path: Path) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    next(tmp_path.glob("generation-*/generation.json")).write_text('{"schema": 0}')
    with open_writer(str(tmp_path), fresh=True) as writer:
        writer.commit(Position(5))
        writer.publish()
    with open_index(str(tmp_path)) as reader:
        assert latest(reader.positions) == 5


@pytest.mark.parametrize("content", [b"", b"{", b'{"segments": 3}', b"\xff\xfe"])
@pytest.mark.parametrize("name", ["generation-000001/meta.json", "CURRENT", "summaries-index.json"])
def test_a_damaged_file_is_trouble(tmp_path: Path, name: str, content: bytes) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    (tmp_path / name).write_bytes(content)
    for opening in (open_index, open_writer):
        with pytest.raises(Trouble, match=r"scrapy rebuild|not of an index") as refused:
            opening(str(tmp_path))
    if "scrapy rebuild" in str(refused.value):  # which is no empty promise
        with open_writer(str(tmp_path), fresh=True, resume=False) as writer:
            writer.commit(Position(5))
            writer.publish()
        with open_index(str(tmp_path)) as reader:
            assert latest(reader.positions) == 5


def test_a_name_that_cannot_be_read_for_now_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    read = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == "CURRENT":
            raise OSError(errno.EIO, "Input/output error")
        return read(path)

    with monkeypatch.context() as broken, pytest.raises(Trouble, match="CURRENT: Input/output error"):
        broken.setattr(Path, "read_bytes", failing)
        open_writer(str(tmp_path), fresh=True, resume=False)
    with open_index(str(tmp_path)) as reader:
        assert latest(reader.positions) == 1


@pytest.mark.parametrize("ending", ["term", "idx", "pos", "store", "fast", "fieldnorm", "entries"])
@pytest.mark.parametrize("size", [0, 40])
def test_a_truncated_segment_is_trouble(tmp_path: Path, ending: str, size: int) -> None:
    feed(tmp_path, list(summaries(1, characters=100)))
    for path in tmp_path.glob(f"generation-*/*{ending}"):
        os.truncate(path, size)
    with pytest.raises(Trouble, match="scrapy rebuild"):
        open_index(str(tmp_path))


def test_damaged_entries_are_trouble_however_they_are_asked_for(tmp_path: Path) -> None:
    feed(tmp_path, list(summaries(12, characters=300)))
    path = next(tmp_path.glob("generation-*/entries"))
    whole = path.read_bytes()
    query, by = parse("工作 OR 平安"), ("province",)
    for damage in (bytes(len(whole)), b"\xff" * len(whole), b"\x01" * len(whole), whole[7:] + whole[:7]):
        path.write_bytes(damage)
        with open_index(str(tmp_path)) as reader:
            for ask in (
                lambda asked: list(asked.documents(None, ANY)),
                lambda asked: list(asked.groups(query, ANY, by)),
                lambda asked: asked.search(query, ANY, limit=3).hits,
                lambda asked: asked.frequencies(asked.bags(query, ANY, ordered=False)),
                lambda asked: asked.search(parse("工*作"), ANY, limit=3).hits or pytest.fail("nothing was asked"),
            ):
                with pytest.raises(Trouble, match="scrapy rebuild"):
                    ask(reader)


def test_damaged_words_are_trouble(tmp_path: Path) -> None:
    feed(tmp_path, list(summaries(12, characters=300)))
    path = next(tmp_path.glob("generation-*/words"))
    whole = path.read_bytes()
    for damage in (b"", whole[:-1], bytes(len(whole)), b"\xff" * len(whole)):
        path.write_bytes(damage)
        with pytest.raises(Trouble, match="scrapy rebuild"), open_index(str(tmp_path)) as reader:
            reader.frequencies(reader.bags(None, ANY, ordered=False))
    path.write_bytes(whole[:-1])
    with pytest.raises(Trouble, match="scrapy rebuild"):
        open_writer(str(tmp_path))


def test_a_reader_keeps_its_words_when_another_generation_serves(tmp_path: Path) -> None:
    one, other = (replace(made, id=f"{number}.1") for number, made in enumerate(summaries(2, characters=300)))
    feed(tmp_path, [one])
    with open_index(str(tmp_path)) as reader:
        with open_writer(str(tmp_path), fresh=True) as writer:
            writer.replace(other.page, [other])
            writer.commit(Position(2))
            writer.publish()
        counted = reader.frequencies(reader.bags(None, ANY, ordered=False))
    assert counted == frequencies([searchable(one.text)])


def test_what_a_writer_has_left_without_a_commit_takes_no_room(tmp_path: Path) -> None:
    one, other = summaries(2)
    feed(tmp_path, [one])
    files = [path for path in tmp_path.glob("generation-*/*") if path.name in WRITTEN]
    before = {path: path.read_bytes() for path in files}
    with EmbeddedWriter(tmp_path) as writer:
        writer.replace("left", [other])
    assert all(path.stat().st_size > len(before[path]) for path in files)
    EmbeddedWriter(tmp_path).close()
    assert {path: path.read_bytes() for path in files} == before


def test_words_of_a_writer_that_left_without_a_commit_do_not_count(tmp_path: Path) -> None:
    one, other, third = (
        replace(made, text=text) for made, text in zip(summaries(3), ("平安校园", "春耕生产", "教学改革"), strict=True)
    )
    feed(tmp_path, [one])
    with EmbeddedWriter(tmp_path) as writer:
        writer.replace("left", [other])
    feed(tmp_path, [third], fed=2)
    with open_index(str(tmp_path)) as reader:
        counted = reader.frequencies(reader.bags(None, ANY, ordered=False))
    assert counted == frequencies(searchable(made.text) for made in (one, third))


def test_more_words_than_have_numbers_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bags, "_MOST", 20)
    made = list(summaries(12, characters=300))
    feed(tmp_path, made, commits=3)
    assert len(next(tmp_path.glob("generation-*/words")).read_text("utf-8").split()) == 20
    with open_index(str(tmp_path)) as reader:
        counted = reader.frequencies(reader.bags(None, ANY, ordered=False))
    assert counted == frequencies(searchable(one.text) for one in made) and len(counted.times) > 60


def test_a_panic_of_the_engine_is_trouble(tmp_path: Path) -> None:
    """Damaged tables of its own may end in one, which is no Exception; asked for as a user does."""
    feed(tmp_path, list(summaries(12, characters=300)))
    told = [False]
    files = sorted(tmp_path.glob("generation-*/*.fast"))
    # How the tables lie in the files differs from run to run: where nothing panics, look between these places too.
    for path, parts in ((path, parts) for parts in (6, 17) if not any(told) for path in files):
        whole = path.read_bytes()
        for at in range(0, len(whole) - 8, max(8, len(whole) // parts)):
            path.write_bytes(whole[:at] + b"\xff" * 8 + whole[at + 8 :])
            command = [sys.executable, "-m", "search_cli.main", "count", "工作", "--by", "province"]
            ran = subprocess.run([*command, "--index", str(tmp_path)], capture_output=True, text=True, check=False)
            assert "Traceback" not in ran.stderr
            told.append("panicked" in ran.stderr and "scrapy rebuild" in ran.stderr)
        path.write_bytes(whole)
    assert any(told)


def test_clusters_of_a_later_commit_are_not_taken_for_those_of_this_one(tmp_path: Path) -> None:
    """A writer commits and makes its clusters between a reader's look at the commit and its look at them."""
    one, *_, other = summaries(9, characters=300)
    feed(tmp_path, [one])
    generation = next(tmp_path.glob("generation-*"))
    commit = Commit.last(tantivy.Index.open(str(generation)).schema, tantivy.Index.open(str(generation)).searcher())
    feed(tmp_path, [replace(one, id=f"{other.page}.1"), replace(one, id=f"{other.page}.2")], fed=2)
    before = CopyReader(generation, commit.copies)
    assert before.is_newer and before.cluster(0) is None
    with EmbeddedReader(tmp_path) as reader:
        assert {document.summary.copies for document in reader.documents(None, ANY)} == {3}


@pytest.mark.parametrize("address", ["ftp://one/name", "one:9200/name", "one:9200,two/name", "https:/one:9200/name"])
def test_an_address_of_neither_engine_is_no_folder_either(address: str, tmp_path: Path) -> None:
    with chdir(tmp_path), pytest.raises(Trouble, match=r"a folder or http\(s\)"):
        open_writer(address)
    assert not list(tmp_path.iterdir())


def test_a_data_folder_that_is_named_for_its_index_is_told(tmp_path: Path) -> None:
    feed(tmp_path / "index", list(summaries(1, characters=100)))
    for opening in (open_index, open_writer):
        with pytest.raises(Trouble, match=r"something else than an index; is .*/index meant"):
            opening(str(tmp_path))
        with pytest.raises(Trouble, match="something else than an index; name an index, or an empty"):
            opening(str(tmp_path.parent))
