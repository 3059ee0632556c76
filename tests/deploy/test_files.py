"""The compose files, the Dockerfile and the systemd unit say what is right, as far as files can tell."""

import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.files import COMPOSE, ROOT, THREE_NODES, compose, copied, example, filled_in, instructions, variables
from workbench.elasticsearch import VERSION

CHECK = Path(sys.executable).with_name("check-jsonschema")
GIVEN = {
    "ELASTIC_PASSWORD": "secret-of-elastic",
    "SUMMARIES_PASSWORD": "secret-of-feeding",
    "READER_PASSWORD": "secret-of-reading",
    "SUMMARIES_CONTACT": "me@x.example",
}


def against_the_specification(path: Path) -> "subprocess.CompletedProcess[str]":
    command = [CHECK, "--builtin-schema", "vendor.compose-spec", path]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose(GIVEN)["services"]
    return found


@pytest.mark.parametrize("path", [COMPOSE, THREE_NODES], ids=lambda path: path.name)
def test_the_files_are_as_the_compose_specification_wants_them(path: Path, tmp_path: Path) -> None:
    done = against_the_specification(path)
    assert done.returncode == 0, done.stdout + done.stderr
    broken = tmp_path / "docker-compose.yml"
    broken.write_text(path.read_text("utf-8").replace("\n    environment:", "\n    enviroment:", 1), "utf-8")
    assert against_the_specification(broken).returncode != 0


def test_every_variable_is_in_the_example_and_what_is_needed_is_asked_for() -> None:
    asked = variables(COMPOSE) | variables(THREE_NODES)
    assert asked - {"SITE"} == set(example())  # SITE is given to one command
    with pytest.raises(KeyError, match="write it into"):
        compose(example())
    assert filled_in("$${A} ${A:-b} ${B:?c}", {"B": "d"}) == "${A} b d"


def test_versions_are_pinned(services: dict[str, dict[str, Any]]) -> None:
    images = {service["image"] for service in services.values()}
    images |= {rest.split()[0] for word, rest in instructions() if word == "FROM"}
    assert len(images) == 4
    assert all(re.search(r":\d+\.\d+\.\d+", image) for image in images)
    assert f"elasticsearch:{VERSION}" in images  # the one that the tests run
    assert f"work-summaries:{version('work-summaries')}" in images


def test_nobody_is_root_and_nothing_is_without_bounds(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        assert service["user"].split(":")[0] not in ("", "0", "root"), name
        assert service["mem_limit"], name
        assert service["restart"], name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"] is (name != "elasticsearch"), name
        assert "privileged" not in service, name


def test_only_the_page_is_reached_and_from_this_machine_alone(services: dict[str, dict[str, Any]]) -> None:
    ports = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert ports == {"page": ["127.0.0.1:8733:8733"]}
    networks = compose(GIVEN)["networks"]
    assert networks["index"] == networks["frontier"] == {"internal": True}
    assert services["elasticsearch"]["networks"] == ["index"]
    assert services["redis"]["networks"] == ["frontier"]


def test_what_waits_waits_for_what_can_be_told(services: dict[str, dict[str, Any]]) -> None:
    ends = {"certificates", "access"}
    for name, service in services.items():
        for other, how in service.get("depends_on", {}).items():
            ended = how["condition"] == "service_completed_successfully"
            assert ended is (other in ends), name
            assert ended or services[other]["healthcheck"].get("test"), name


def test_volumes_and_secrets(services: dict[str, dict[str, Any]]) -> None:
    whole = compose(GIVEN)
    mounted = {mount.split(":")[0] for service in services.values() for mount in service["volumes"]}
    assert mounted == set(whole["volumes"])
    secrets = {GIVEN[name] for name in GIVEN if name.endswith("PASSWORD")}
    for name, service in services.items():  # a command line is seen by everybody
        assert not secrets & {*service.get("command", ()), *service.get("healthcheck", {}).get("test", ())}, name
    # The page only reads the index, and does not know the passwords of the others.
    known = set(services["page"]["environment"].values())
    assert secrets & known == {GIVEN["READER_PASSWORD"]}


def test_three_nodes_know_one_another_and_are_asked() -> None:
    three = compose(GIVEN, THREE_NODES)["services"]
    nodes = {"elasticsearch", "elasticsearch-2", "elasticsearch-3"}
    named = compose(GIVEN)["services"]["certificates"]["command"]
    assert nodes <= set(named)
    for name in nodes:
        environment = three[name]["environment"]
        assert set(environment["cluster.initial_master_nodes"].split(",")) == nodes
        assert set(environment["discovery.seed_hosts"].split(",")) == nodes
        assert environment["discovery.type"] == "multi-node"
    hosts = {f"{node}:9200" for node in nodes}
    for name in ("access", "scheduler", "crawler", "page"):
        index = three[name]["environment"]["SUMMARIES_INDEX"]
        assert set(index.removeprefix("https://").removesuffix("/summaries").split(",")) == hosts


def test_the_image_installs_as_make_setup_does() -> None:
    def plain(command: str) -> str:
        return " ".join(command.replace("$(BIN)", ".venv/bin").replace("--no-cache-dir ", "").split())

    makefile = [plain(line) for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "-m pip" in line]
    run = [plain(rest) for word, rest in instructions() if word == "RUN" and "-m pip" in rest]
    assert makefile
    assert sorted(run) == sorted(makefile)


def test_what_the_image_copies_is_there_and_the_rest_stays_out() -> None:
    sources = [source for those, _ in copied() for source in those]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    words = [word for word, _ in instructions()]
    # Dependencies before the sources, so that their layer is kept; the user before what it runs.
    assert words.index("RUN") < [rest for _, rest in instructions()].index("crawler crawler")
    assert words.index("USER") < words.index("CMD")
    assert ("USER", "10001:0") in instructions()


@pytest.mark.parametrize(("arguments", "told"), [
    ([], "usage: python -m deploy.alive ADDRESS"), (["localhost"], "localhost: unknown url type"),
    (["http://127.0.0.1:1/"], "Connection refused"),
])  # fmt: skip
def test_what_is_not_alive_is_told_in_a_line(arguments: list[str], told: str) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "deploy.alive", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 1
    assert told in asked.stderr and asked.stderr.count("\n") == 1


def unit() -> dict[str, list[str]]:
    """The systemd unit's keys, each with its values."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "deploy/summaries-schedule.service").read_text("utf-8").splitlines():
        if "=" in line and not line.startswith(("#", ";")):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def test_the_systemd_unit(tmp_path: Path) -> None:
    said = unit()
    assert said["ExecStart"][0].split()[-2:] == [f"{said['WorkingDirectory'][0]}/.venv/bin/scrapy", "schedule"]
    assert said["User"] != ["root"]
    assert said["Restart"] == ["on-failure"] and int(said["RestartSec"][0]) > 10  # five starts in ten seconds end it
    if not (verify := shutil.which("systemd-analyze")):
        return
    # With the program and the account of this machine in place of those that the unit is to be given.
    scrapy = Path(sys.executable).with_name("scrapy")
    text = (ROOT / "deploy/summaries-schedule.service").read_text("utf-8")
    made = tmp_path / "summaries-schedule.service"
    made.write_text(text.replace("/opt/work-summaries/.venv/bin/scrapy", str(scrapy)), "utf-8")
    done = subprocess.run([verify, "verify", made], capture_output=True, text=True, check=False, timeout=60)
    assert "summaries-schedule" not in done.stdout + done.stderr
    assert done.returncode == 0, done.stderr
    made.write_text(text.replace("ExecStart=", "ExecStrt="), "utf-8")
    done = subprocess.run([verify, "verify", made], capture_output=True, text=True, check=False, timeout=60)
    assert "ExecStrt" in done.stdout + done.stderr
