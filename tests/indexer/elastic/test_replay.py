"""What a real server refuses is kept, and put in again when it takes it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.elastic.mapping import definition
from indexer.index import open_index, open_writer
from indexer.position import Position, latest
from indexer.summary import Summary
from tests.indexer.conftest import by_page
from tests.indexer.elastic.conftest import Ask, Run, held
from workbench.corpus import summaries
from workbench.elasticsearch import Node

LATER = "2030-01-01T00:00:00Z"


def narrow(ask: Ask, name: str, *without: str) -> None:
    """An index whose mapping lacks some fields, so that the server refuses what has them."""
    made = definition()
    for field in without:
        del made["mappings"]["properties"][field]
    ask("PUT", f"/{name}-000001", made)
    ask("POST", "/_aliases", {"actions": [{"add": {"index": f"{name}-000001", "alias": name}}]})


def widen(ask: Ask, name: str, field: str) -> None:
    """Let it take this field from now on."""
    ask("PUT", f"/{name}/_mapping", {"properties": {field: definition()["mappings"]["properties"][field]}})


def feed(url: str, items: list[Summary]) -> int:
    with open_writer(url) as writer:
        for page, parts in by_page(items).items():
            writer.replace(page, parts)
        writer.commit(Position(1))
        return writer.refused


@pytest.fixture
def node(elasticsearch_node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Node:
    """The server, with a folder of dead letters of the test's own."""
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    return elasticsearch_node


@pytest.fixture
def items() -> list[Summary]:
    """Nine of which three have a body's type, two a body's name, and one both."""
    plain = [
        replace(one, organisation=None, organisation_type=None)
        for one in summaries(60, characters=200)
        if one.parts == 1
    ][:9]
    for place in (0, 1, 2):
        plain[place] = replace(plain[place], organisation_type="学校")
    for place in (2, 3):
        plain[place] = replace(plain[place], organisation="香河县教育局")
    return plain


def test_refused_summaries_are_kept_and_put_in_when_the_server_takes_them(
    node: Node, ask: Ask, run: Run, items: list[Summary], tmp_path: Path
) -> None:
    url, file = f"{node.url}/replayed", tmp_path / "dead-letters/replayed.jsonl"
    narrow(ask, "replayed", "organisation_type", "organisation")
    assert feed(url, items) == 4
    assert held(url).keys() == {one.id for one in items[4:]}
    letters = [json.loads(line) for line in file.read_text().splitlines()]
    assert {letter["summary"]["id"] for letter in letters} == {one.id for one in items[:4]}
    assert all("strict_dynamic_mapping_exception" in letter["reason"] for letter in letters)

    refused = run("replay", "--index", url, status=2)  # the server has not changed its mind
    assert "0 accepted, 0 outdated, 4 refused again" in refused.stdout
    assert "strict_dynamic_mapping_exception" in refused.stderr
    assert len(file.read_text().splitlines()) == 4

    widen(ask, "replayed", "organisation_type")
    part = run("replay", "--index", url, status=2)
    assert "2 accepted, 0 outdated, 2 refused again" in part.stdout
    assert held(url).keys() == {one.id for one in [*items[:2], *items[4:]]}
    assert {json.loads(line)["summary"]["id"] for line in file.read_text().splitlines()} == {
        one.id for one in items[2:4]
    }

    widen(ask, "replayed", "organisation")
    whole = run("replay", "--index", url)
    assert "2 accepted, 0 outdated, 0 refused again" in whole.stdout
    assert held(url) == {one.id: one.text for one in items}
    assert "no dead letters" in run("replay", "--index", url).stderr
    with open_index(url) as reader:
        found = reader.get(items[2].id)
    assert found and replace(found, cluster=None) == replace(items[2], cluster=None)


def test_what_was_crawled_later_is_not_overwritten(
    node: Node, ask: Ask, run: Run, items: list[Summary], tmp_path: Path
) -> None:
    url = f"{node.url}/replayed-late"
    narrow(ask, "replayed-late", "organisation_type")
    first = items[0]
    second = replace(items[1], id=f"{first.page}.2")
    assert feed(url, [first, second]) == 2
    newer = replace(first, organisation_type=None, text="后来的文本", fetched=LATER)
    assert feed(url, [newer]) == 0  # the page has one part now
    widen(ask, "replayed-late", "organisation_type")
    done = run("replay", "--index", url)
    assert "0 accepted, 2 outdated, 0 refused again" in done.stdout
    assert held(url) == {first.id: "后来的文本"}


def test_of_a_page_that_was_refused_twice_the_later_crawl_counts(
    node: Node, ask: Ask, run: Run, items: list[Summary]
) -> None:
    url = f"{node.url}/replayed-twice"
    narrow(ask, "replayed-twice", "organisation_type")
    first = items[0]
    assert feed(url, [first, replace(items[1], id=f"{first.page}.2")]) == 2
    assert feed(url, [replace(first, text="后来的文本", fetched=LATER)]) == 1  # the page has one part now
    widen(ask, "replayed-twice", "organisation_type")
    assert "1 accepted, 0 outdated, 0 refused again" in run("replay", "--index", url).stdout
    assert held(url) == {first.id: "后来的文本"}


def test_what_later_cleaners_made_of_the_same_crawl_counts(
    node: Node, ask: Ask, run: Run, items: list[Summary]
) -> None:
    """Refused twice the last letter does, and what the index has taken since stays as it is."""
    url = f"{node.url}/replayed-cleaned"
    narrow(ask, "replayed-cleaned", "organisation_type")
    first, second, *_ = items
    assert feed(url, [first, second]) == 2
    assert feed(url, [replace(first, text="今天的清洗")]) == 1
    assert feed(url, [replace(second, text="今天的清洗", organisation_type=None)]) == 0
    widen(ask, "replayed-cleaned", "organisation_type")
    assert "1 accepted, 1 outdated, 0 refused again" in run("replay", "--index", url).stdout
    assert held(url) == dict.fromkeys((first.id, second.id), "今天的清洗")


def test_a_part_that_later_cleaners_find_no_longer_is_not_put_in(
    node: Node, ask: Ask, run: Run, items: list[Summary]
) -> None:
    """Of a page that was fed again, into the same index or, by a rebuild, into the next."""
    for rebuild in (False, True):
        name = f"replayed-parts-{rebuild}".lower()
        url = f"{node.url}/{name}"
        narrow(ask, name, "organisation_type")
        first, second, third, *_ = items
        page = [replace(first, organisation_type=None), replace(second, id=f"{first.page}.2")]
        assert feed(url, [*page, replace(third, organisation=None)]) == 2
        if rebuild:
            rebuilt(url, [page[0], items[4]], 20)
        else:
            assert feed(url, [page[0]]) == 0  # of the same crawl: one part
        widen(ask, name, "organisation_type")
        assert "1 accepted, 1 outdated, 0 refused again" in run("replay", "--index", url).stdout
        assert held(url).keys() == {first.id, third.id} | ({items[4].id} if rebuild else set())


def test_a_replay_that_was_broken_off_is_taken_up_again(
    node: Node, ask: Ask, run: Run, items: list[Summary], tmp_path: Path
) -> None:
    """As it leaves the files: the letters taken, one of them back among the refused, one refused since."""
    url, file = f"{node.url}/replayed-again", tmp_path / "dead-letters/replayed-again.jsonl"
    narrow(ask, "replayed-again", "organisation_type")
    assert feed(url, items[:2]) == 2
    file.rename(file.with_suffix(".replaying"))
    assert feed(url, items[1:3]) == 2
    widen(ask, "replayed-again", "organisation_type")
    assert "3 accepted, 0 outdated, 0 refused again" in run("replay", "--index", url).stdout
    assert held(url).keys() == {one.id for one in items[:3]}
    assert not list(file.parent.glob("replayed-again.*"))


def test_what_is_no_letter_is_named_and_nothing_is_lost(
    node: Node, run: Run, items: list[Summary], tmp_path: Path
) -> None:
    url, file = f"{node.url}/replayed-odd", tmp_path / "dead-letters/replayed-odd.jsonl"
    feed(url, items[4:6])
    file.parent.mkdir()
    file.write_text("odd\n")
    assert f"{file}, line 1" in run("replay", "--index", url, status=2).stderr
    assert file.read_text() == "odd\n"
    assert "refuses nothing" in run("replay", "--index", str(tmp_path / "index"), status=2).stderr


def test_the_previous_index_is_kept_until_told_otherwise(node: Node, run: Run, items: list[Summary], ask: Ask) -> None:
    url = f"{node.url}/kept"
    assert "no previous index" in run("previous", "--index", feed_and_name(url, items[4:6]), status=1).stderr
    rebuilt(url, items[4:9], 20)
    assert json.loads(run("previous", "--index", url).stdout) == {"index": "kept-000001", "summaries": 2, "fed": 1}
    run("previous", "--restore", "--index", url)
    assert len(held(url)) == 2
    assert "no previous index" in run("previous", "--index", url, status=1).stderr
    rebuilt(url, items[4:9], 20)  # and not with what was found wanting
    assert len(held(url)) == 5
    run("previous", "--drop", "--index", url)
    assert len(held(url)) == 5
    assert set(ask("GET", "/kept-0*/_mapping")) == {"kept-000002"}


def test_a_previous_index_of_another_version_does_not_serve_again(
    node: Node, run: Run, items: list[Summary], ask: Ask
) -> None:
    url = feed_and_name(f"{node.url}/aged", items[4:6])
    rebuilt(url, items[4:9], 20)
    about = ask("GET", "/aged-000001/_mapping")["aged-000001"]["mappings"]["_meta"]
    ask("PUT", "/aged-000001/_mapping", {"_meta": about | {"schema": about["schema"] - 1}})
    assert "made by an older version" in run("previous", "--restore", "--index", url, status=2).stderr
    assert len(held(url)) == 5


def feed_and_name(url: str, items: list[Summary]) -> str:
    feed(url, items)
    return url


def rebuilt(url: str, items: list[Summary], fed: int) -> None:
    with open_writer(url, fresh=True) as writer:
        assert latest(writer.positions) == 0
        for page, parts in by_page(items).items():
            writer.replace(page, parts)
        writer.commit(Position(fed))
        writer.publish()
