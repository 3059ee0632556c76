"""Saved queries, as a user keeps and runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests import forked
from tests.search_cli.conftest import rows


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return forked.run("summaries", arguments, os.environ | {"SUMMARIES_DATA": str(data)})


def test_saving_listing_running_and_removing(tmp_path: Path, index: Path) -> None:
    assert run(tmp_path, "saved").returncode == 1
    assert run(tmp_path, "saved", "safe", "平安 OR 综治").returncode == 0
    assert run(tmp_path, "saved", "both", "@safe 工作").returncode == 0
    listed = rows(run(tmp_path, "saved").stdout)
    assert listed == [{"name": "both", "query": "@safe 工作"}, {"name": "safe", "query": "平安 OR 综治"}]
    whole = run(tmp_path, "count", "(平安 OR 综治) 工作", "--index", str(index))
    assert whole.returncode == 0
    assert run(tmp_path, "count", "@both", "--index", str(index)).stdout == whole.stdout
    assert run(tmp_path, "saved", "both").stdout == "@safe 工作\n"
    assert run(tmp_path, "saved", "both", "--format", "csv").stdout == "name,query\nboth,'@safe 工作\n"
    assert run(tmp_path, "saved", "safe", "--remove").returncode == 0
    broken = run(tmp_path, "search", "@both", "--index", str(index))
    assert broken.returncode == 2
    assert "the saved query both cannot be read: no query is saved as safe" in broken.stderr


def test_a_file_tells_what_the_names_in_its_query_stood_for(tmp_path: Path, index: Path) -> None:
    run(tmp_path, "saved", "safe", "平安 OR 综治")
    run(tmp_path, "saved", "both", "@safe 工作")
    run(tmp_path, "saved", "other", "学校")
    file = tmp_path / "counts.jsonl"
    assert run(tmp_path, "count", "@both", "--index", str(index), "-o", str(file)).returncode == 0
    assert json.loads(file.read_text("utf-8"))["export"]["saved"] == {"both": "@safe 工作", "safe": "平安 OR 综治"}


def test_what_cannot_be_saved_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    run(tmp_path, "saved", "safe", "平安")
    for name, query, said in (
        ("a b", "平安", "a name is letters"),
        ("bad", "平安 OR", "where a phrase was expected"),
        ("safe", "@safe", "stands in itself"),
        ("bad", os.fsdecode("平安".encode() + b"\xff"), "is not UTF-8"),
    ):
        refused = run(tmp_path, "saved", name, query)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert said in refused.stderr and "@bad" not in refused.stderr
    for wrong in (["--remove"], ["safe", "平安 OR 综治", "--remove"]):
        refused = run(tmp_path, "saved", *wrong)
        assert refused.returncode == 2 and "give its NAME and nothing else" in refused.stderr
    assert run(tmp_path, "saved", "safe").stdout == "平安\n"


def test_two_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each waits until the other one's query stands in the file."""
    program = """if True:
        import sys
        from search_cli.saved import changing
        for number in range(40):
            with changing() as queries:
                queries[f"{sys.argv[1]}{number}"] = "平安"
    """
    command = [sys.executable, "-c", program]
    environment = os.environ | {"SUMMARIES_DATA": str(tmp_path)}
    at_once = [subprocess.Popen([*command, name], env=environment) for name in "abc"]
    assert [one.wait(timeout=60) for one in at_once] == [0, 0, 0]
    assert len(json.loads((tmp_path / "queries.json").read_text("utf-8"))) == 120
    assert sorted(one.name for one in tmp_path.iterdir()) == ["queries.json", "queries.lock"]


def test_an_editor_may_have_put_its_mark_into_the_file(tmp_path: Path) -> None:
    (tmp_path / "queries.json").write_text('{"safe": "平安"}', "utf-8-sig")
    assert run(tmp_path, "saved", "safe").stdout == "平安\n"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "queries.json").write_text("{")
    refused = run(tmp_path, "search", "@safe")
    assert refused.returncode == 2
    assert f"{tmp_path}/queries.json: the saved queries cannot be read" in refused.stderr
