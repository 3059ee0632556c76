"""What is forked is what a new process would be: its streams, its environment, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import forked

HERE = "tests.test_forked"


def tell(*words: str) -> None:
    print(*words, os.environ.get("WORD"), Path.cwd().name)
    sys.exit("and why")


def wait(seconds: float) -> None:
    time.sleep(seconds)


def begun(tmp_path: Path, entry: str, *arguments: str | int, **environment: str) -> tuple[forked.Forked, Path]:
    said = tmp_path / "said"
    with said.open("w") as file:
        wanted = forked.Wanted(f"{HERE}:{entry}", arguments, environment, str(tmp_path))
        return forked.Forked(wanted, [0, file.fileno(), file.fileno()]), said


def test_it_has_what_it_was_given(tmp_path: Path) -> None:
    process, said = begun(tmp_path, "tell", "one", "two", WORD="three")
    assert process.wait(30) == 1
    assert sorted(said.read_text("utf-8").splitlines()) == ["and why", f"one two three {tmp_path.name}"]


def test_it_is_waited_for_as_long_as_wished_and_a_signal_ends_it(tmp_path: Path) -> None:
    process, _ = begun(tmp_path, "wait", 60)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.01)
    process.kill()
    assert process.wait(30) == process.returncode == -signal.SIGKILL


@pytest.mark.parametrize(("arguments", "status"), [(["--help"], 0), (["kwic"], 2)])
def test_a_command_says_what_it_does_when_it_is_started_anew(arguments: list[str], status: int) -> None:
    command = [sys.executable, "-m", "search_cli.main", *arguments]
    anew = subprocess.run(command, capture_output=True, text=True, check=False)
    one = forked.run("summaries", arguments, dict(os.environ))
    assert one.returncode == anew.returncode == status
    assert (one.stdout, one.stderr) == (anew.stdout, anew.stderr)
