"""Where a part that the tests need is missing they are skipped with the reason, and fail where CI is set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(("ci", "status", "outcome"), [("1", 1, "1 error"), ("", 0, "1 skipped")])
def test_without_elasticsearch(tmp_path: Path, ci: str, status: int, outcome: str) -> None:
    wanting = tmp_path / "test_wanting.py"
    wanting.write_text("def test_it(elasticsearch_home):\n    pass\n", "utf-8")
    kept = {name: os.environ[name] for name in ("ES_JAVA_HOME", "JAVA_HOME") if name in os.environ}
    # Neither a Maven repository nor mvn: no way to a server.
    environment = {**kept, "HOME": str(tmp_path), "PATH": str(tmp_path), "PYTHONPATH": str(ROOT), "CI": ci}
    command = [sys.executable, "-m", "pytest", "-q", "-ra", "-p", "tests.elasticsearch", "--rootdir", tmp_path, wanting]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    assert outcome in done.stdout
    assert "no Elasticsearch: neither SUMMARIES_ES_HOME nor mvn" in done.stdout or "no JDK" in done.stdout


def test_continuous_integration_sets_it_and_runs_the_readme_s_own_command() -> None:
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert lines[-2:] == ["export CI=1", "make test"]
    assert any("maven" in line for line in lines)
