"""The commands of docs/studies.md run, find something, and write the files that the page speaks of."""

import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.summary import Summary, summary_id
from tests.indexer.conftest import feed
from tests.search_cli.conftest import Run
from workbench.corpus import summaries

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "studies.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ summaries (.+)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of 300 summaries, one of which stands in two further provinces."""
    plain = [replace(one, kind="总结") for one in summaries(300, characters=600)]
    first = next(one for one in plain if one.county and one.period_start and "平安校园" in one.text)
    folder = tmp_path_factory.mktemp("studied") / "index"
    feed(folder, [*plain, *(_copied(first, province) for province in ("青海省", "海南省"))])
    return folder


def _copied(one: Summary, province: str) -> Summary:
    url = f"https://copies.example/{province}.html"
    return replace(one, id=summary_id(url, 1), url=url, province=province, city=None, county="某县")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_a_study(
    run: Run, studied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("slogans.txt").write_text("平安校园\n综合治理\n", "utf-8")
    arguments = shlex.split(command)
    done = run(*arguments, "--index", str(studied))
    written = [arguments[at + 1] for at, one in enumerate(arguments) if one in {"-o", "--plot"}]
    assert all(Path(one).exists() for one in written) and (written or done.stdout)


def test_the_files_that_are_spoken_of_are_written() -> None:
    spoken = set(re.findall(r"`(\w[\w-]*\.(?:csv|xlsx|svg))`", PAGE))
    assert spoken and spoken <= {word for command in COMMANDS for word in command.split()}
