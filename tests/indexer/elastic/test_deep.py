"""Reading everything: a page at a time of one point in time, in no more memory for more of it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.crawler.running import environment
from tests.front import front
from tests.indexer.conftest import NUMBER, Large
from tests.indexer.elastic.conftest import command
from workbench.elasticsearch import Node

MORE = 15_000_000  # bytes that ten times as many summaries may take


def peak(data: Path, *arguments: str) -> tuple[int, int]:
    """The lines that a command prints, and the most memory that its process held, in bytes."""
    with (data / "out").open("wb") as out:
        process = subprocess.Popen(command(*arguments), env=environment(data), stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    with (data / "out").open("rb") as out:
        return sum(1 for _ in out), usage.ru_maxrss * 1024


@pytest.mark.parametrize("asked", [("export",), ("kwic", "工作")], ids=" ".join)
def test_ten_times_as_many_take_no_more_memory(large: Large, tmp_path: Path, asked: tuple[str, ...]) -> None:
    where = ("--index", large.urls["elastic"])
    few, little = peak(tmp_path, *asked, "--limit", str(NUMBER // 10), *where)
    many, much = peak(tmp_path, *asked, *where)
    assert many >= 10 * few
    assert much - little < MORE, (little, much)


@pytest.mark.parametrize("asked", [("export",), ("export", "工作"), ("kwic", "工作"), ("count", "工作")], ids=" ".join)
def test_streams_are_read_from_a_point_in_time_without_scores(
    large: Large, elasticsearch_node: Node, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    assert large.urls["elastic"].startswith(elasticsearch_node.url)
    with front(elasticsearch_node.port) as server:
        url = large.urls["elastic"].replace(elasticsearch_node.url, server.url)
        peak(tmp_path, *asked, "--index", url)
    searches = [json.loads(seen.body) for seen in server.seen if seen.path.startswith("/_search")]
    pages = [search for search in searches if search.get("size")]
    assert len(pages) > NUMBER / 1_000
    assert all("pit" in search for search in searches)
    assert all("search_after" in search for search in pages[1:])
    assert all(search["sort"] == [{"id": "asc"}] and search["size"] <= 500 for search in pages)
    assert all(search["query"]["bool"].keys() == {"filter"} for search in searches)
    assert not any("from" in search or search.get("track_scores") for search in searches)
    assert [seen.method for seen in server.seen if seen.path.startswith("/_pit")] == ["DELETE"]
