"""Running the project's commands in processes of their own, as a user does."""

import os
import subprocess
import sys
from pathlib import Path

from tests import forked

REPOSITORY = Path(__file__).resolve().parents[2]
SCRAPY = Path(sys.executable).parent / "scrapy"


def environment(data: Path, **more: str) -> dict[str, str]:
    """That of this process, without what would lead to anybody's own data."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SUMMARIES_")}
    return kept | {"SUMMARIES_DATA": str(data)} | more


def beginning_with(code: str, folder: Path) -> dict[str, str]:
    """The variable with which every process of Python runs some code first, which is kept in a folder."""
    (folder / "sitecustomize.py").write_text(code)
    return {"PYTHONPATH": f"{folder}{os.pathsep}{REPOSITORY}"}  # the latter: else another checkout's code may be run


def scrapy(data: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `scrapy ARGUMENTS` on a data folder to its end, with further variables of the environment.

    Where one of them is Python's own, the process begins with Python; else it is forked when that has been done.
    """
    if not any(name.startswith("PYTHON") for name in more):
        return forked.run("scrapy", arguments, environment(data, **more))
    return subprocess.run(
        [SCRAPY, *arguments],
        cwd=REPOSITORY,
        env=environment(data, **more),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
