"""A real Elasticsearch: found or fetched, started under an unprivileged account, ended with whoever started it.

The server is looked for in SUMMARIES_ES_HOME (an unpacked one), else its archive in the local Maven repository, else it
is fetched from there with mvn. A JDK of version 21 or newer is looked for in ES_JAVA_HOME, JAVA_HOME, /usr/lib/jvm and
on the path. Where something is missing, `Absent` says what.
"""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

VERSION = "9.5.0"
ARTIFACT = "org.elasticsearch.distribution.integ-test-zip:elasticsearch"
_ARCHIVE = f"org/elasticsearch/distribution/integ-test-zip/elasticsearch/{VERSION}/elasticsearch-{VERSION}.zip"
_JAVA = 21
_ACCOUNT = "nobody"  # the server refuses to run as root
_PATIENCE = 120.0  # seconds until it answers
SHORT_LIVED = "-XX:TieredStopAtLevel=1"  # starts with half the work
_IMPATIENT = ("interval: 500ms", "timeout: 2s", "retry_count: 2")


class Absent(Exception):
    """There is no server to be had here; the message says what is missing."""


@cache
def java_home() -> Path | None:
    """A JDK that is new enough."""
    named = [os.environ.get(name) for name in ("ES_JAVA_HOME", "JAVA_HOME")]
    found = shutil.which("java")
    homes = [Path(home) for home in named if home] + sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)
    homes += [Path(found).resolve().parent.parent] if found else []
    for home in homes:
        try:
            said = subprocess.run([home / "bin/java", "-version"], capture_output=True, text=True, check=True).stderr
        except (OSError, subprocess.CalledProcessError):
            continue
        if (version := re.search(r'version "(\d+)', said)) and int(version[1]) >= _JAVA:
            return home
    return None


@cache
def archive() -> Path | str:
    """The server's archive, or why there is none."""
    path = Path.home() / ".m2/repository" / _ARCHIVE
    if path.is_file():
        return path
    if not (mvn := shutil.which("mvn")):
        return "no Elasticsearch: neither SUMMARIES_ES_HOME nor mvn, which fetches one (Debian: apt install maven)"
    command = [mvn, "-q", "-B", "dependency:get", f"-Dartifact={ARTIFACT}:{VERSION}:zip", "-Dtransitive=false"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return path if path.is_file() else f"mvn could not fetch Elasticsearch: {done.stdout[-500:]}{done.stderr[-500:]}"


def free_ports(count: int) -> list[int]:
    """Ports of loopback on which nobody listens."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _guard() -> list[str]:
    """What a server is started by so that it ends with who has started it, be that killed (of util-linux)."""
    found = shutil.which("setpriv")
    return [found, "--pdeathsig", "KILL"] if found else []


class Node:
    """A server at a port of loopback."""

    def __init__(self, port: int):
        self.port = port
        self.url = f"http://127.0.0.1:{port}"


class OwnNode(Node):
    """One in a folder of its own, started by `start`."""

    def __init__(
        self,
        folder: Path,
        software: Path,
        settings: Sequence[str],
        port: int,
        *,
        heap: str,
        machine: Sequence[str],
    ):
        super().__init__(port)
        self._folder, self._software = folder, software
        self.process: subprocess.Popen[bytes] | None = None
        (folder / "tmp").mkdir()
        config = folder / "config"
        shutil.copytree(software / "config", config)
        common = [f"http.port: {port}", "network.host: 127.0.0.1", "xpack.security.enabled: false"]
        common += [f"path.data: {folder}/data", f"path.logs: {folder}/logs"]
        common += ["cluster.routing.allocation.disk.threshold_enabled: false"]
        (config / "elasticsearch.yml").write_text("\n".join([*common, *settings]) + "\n")
        (config / "jvm.options.d").mkdir(exist_ok=True)
        (config / "jvm.options.d/heap.options").write_text("\n".join([f"-Xms{heap}", f"-Xmx{heap}", *machine]) + "\n")

    def start(self) -> None:
        """Start it; `wait` waits until it answers."""
        java = java_home()
        assert java
        environment = {"ES_JAVA_HOME": str(java), "ES_PATH_CONF": str(self._folder / "config"), "PATH": os.defpath}
        environment["ES_TMPDIR"] = str(self._folder / "tmp")
        account: dict[str, object] = {}
        if os.getuid() == 0:
            entry = pwd.getpwnam(_ACCOUNT)
            for path in (self._folder, *self._folder.rglob("*")):
                os.chown(path, entry.pw_uid, entry.pw_gid)
            account = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        with (self._folder / "out").open("ab") as out:
            self.process = subprocess.Popen(
                [*_guard(), self._software / "bin/elasticsearch"],
                env=environment, stdout=out, stderr=out, cwd=self._folder, start_new_session=True, **account,  # type: ignore[call-overload]
            )  # fmt: skip

    def wait(self, path: str = "/_cluster/health?wait_for_status=yellow&timeout=60s") -> None:
        """Wait until a question is answered with success."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            assert self.process
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.url + path, timeout=70):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.3)
        raise RuntimeError(f"Elasticsearch did not start:\n{(self._folder / 'out').read_text()[-3000:]}")

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the server and whatever it has started."""
        if self.process:
            os.killpg(self.process.pid, number)

    def processor(self) -> float:
        """Seconds of processor time that it has used so far, of its own and what it has started."""
        assert self.process
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text().rpartition(")")[2].split()
            except OSError:  # ended meanwhile
                continue
            if int(fields[2]) == self.process.pid:  # its group
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End it at once, as a loss of power would."""
        if self.process:
            if self.process.poll() is None:
                self.signal(signal.SIGKILL)
            self.process.wait()
            self.process = None


def software(folder: Path) -> Path:
    """An unpacked server. Raises Absent."""
    if not java_home():
        raise Absent(
            f"no JDK of version {_JAVA} or newer in ES_JAVA_HOME, JAVA_HOME or /usr/lib/jvm, which Elasticsearch needs"
        )
    if home := os.environ.get("SUMMARIES_ES_HOME"):
        return Path(home)
    found = archive()
    if isinstance(found, str):
        raise Absent(found)
    with zipfile.ZipFile(found) as packed:
        packed.extractall(folder)
    home_of = folder / f"elasticsearch-{VERSION}"
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    return home_of


@contextmanager
def unpacked() -> Iterator[Path]:
    """The unpacked server, in a folder that its account may enter. Raises Absent."""
    with tempfile.TemporaryDirectory(prefix="summaries-es-") as folder:
        yield software(Path(folder))


@contextmanager
def running(home: Path, *, machine: Sequence[str] = ()) -> Iterator[OwnNode]:
    """A running server of one node; `machine` are options of its Java machine."""
    [port] = free_ports(1)
    with tempfile.TemporaryDirectory(prefix="summaries-es-") as folder:
        Path(folder, "node").mkdir()
        Path(folder).chmod(0o755)
        node = OwnNode(Path(folder, "node"), home, ["discovery.type: single-node"], port, heap="1g", machine=machine)
        node.start()
        try:
            node.wait()
            yield node
        finally:
            node.kill()


@contextmanager
def cluster(home: Path, count: int) -> Iterator[list[OwnNode]]:
    """So many running servers that have found one another."""
    ports = free_ports(2 * count)
    http, transport = ports[:count], ports[count:]
    names = [f"node-{number}" for number in range(count)]
    common = [f"cluster.initial_master_nodes: [{', '.join(names)}]"]
    common += [f"discovery.seed_hosts: [{', '.join(f'127.0.0.1:{port}' for port in transport)}]"]
    # A node that is there and does not answer is left out after seconds, not after the half minute of the default.
    common += [f"cluster.fault_detection.{role}_check.{key}" for role in ("follower", "leader") for key in _IMPATIENT]
    with tempfile.TemporaryDirectory(prefix="summaries-es-") as folder, ExitStack() as stack:
        Path(folder).chmod(0o755)
        nodes = []
        for name, port, between in zip(names, http, transport, strict=True):
            own = Path(folder, name)
            own.mkdir()
            settings = [*common, f"node.name: {name}", f"transport.port: {between}"]
            nodes.append(OwnNode(own, home, settings, port, heap="512m", machine=[SHORT_LIVED]))
            stack.callback(nodes[-1].kill)
            nodes[-1].start()
        nodes[0].wait(f"/_cluster/health?wait_for_nodes={count}&wait_for_status=yellow&timeout=60s")
        yield nodes
