"""Files that are replaced in one step."""

import os
from pathlib import Path

import pytest

from indexer.durable import replacing, write_whole


def test_what_a_kill_has_left_is_removed_by_the_next_writer(tmp_path: Path) -> None:
    path = tmp_path / "[a]"
    left, foreign = (tmp_path / f"[a].{name}.part" for name in ("0" * 8, "mine"))
    for part in (left, foreign):
        part.touch()
    with replacing(path) as living:
        write_whole(path, "neu")
        assert set(tmp_path.iterdir()) == {path, living, foreign}


def test_what_stands_beside_is_nobody_elses(tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    for name in ("hits.csv", "hits.csv.part"):
        (tmp_path / name).write_text("mine")
    with replacing(path) as one, replacing(path) as other:
        assert one != other
        one.write_text("first")
        other.write_text("second")
        assert path.read_text() == "mine"
    assert path.read_text() == "first"  # the outer block ends last
    assert sorted(one.name for one in tmp_path.iterdir()) == ["hits.csv", "hits.csv.part"]
    assert (tmp_path / "hits.csv.part").read_text() == "mine"


def test_a_block_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, "old")
    with pytest.raises(ZeroDivisionError), replacing(path) as part:
        part.write_text("new")
        raise ZeroDivisionError
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_the_rights_are_those_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "file", "平安")
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


def test_a_long_name_has_room(tmp_path: Path) -> None:
    write_whole(tmp_path / ("安" * 85), "平安")
    assert [one.read_text("utf-8") for one in tmp_path.iterdir()] == ["平安"]
