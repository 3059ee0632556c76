"""The commands of docs/studies.md run, and write the files that the page speaks of."""

import re
import shlex
from pathlib import Path

import pytest

from tests.search_cli.conftest import Run

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "studies.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ summaries (.+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_a_study(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("slogans.txt").write_text("平安校园\n综合治理\n", "utf-8")
    arguments = shlex.split(command)
    done = run(*arguments, check=(0, 1))
    written = [arguments[at + 1] for at, one in enumerate(arguments) if one in {"-o", "--plot"}]
    assert all(Path(one).exists() for one in written) and (written or done.stdout or done.returncode == 1)


def test_the_files_that_are_spoken_of_are_written() -> None:
    spoken = set(re.findall(r"`(\w[\w-]*\.(?:csv|xlsx|svg))`", PAGE))
    assert spoken and spoken <= {word for command in COMMANDS for word in command.split()}
