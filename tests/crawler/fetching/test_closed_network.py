"""A site of the public web with neighbours that it must not be able to reach: a network of one's own with real names.

The network is that of a namespace, in which public addresses are this machine's own; where nobody may make one, the
test is skipped with the reason.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawler.running import REPOSITORY, environment
from tests.crawler.sockets import recorded, recording

PUBLIC, OTHER = "93.184.216.34", "93.184.216.35"
SIX, DEAD = "2606:2800:21f::34", "93.184.216.36"  # nothing listens at the latter
HOSTS = f"""
127.0.0.1 localhost inside.gongwen.example
{PUBLIC} www.gongwen.example
{OTHER} ads.example
10.1.2.3 office.gongwen.example
169.254.169.254 metadata.gongwen.example
{SIX} six.gongwen.example
{DEAD} several.gongwen.example
10.1.2.3 several.gongwen.example
{PUBLIC} several.gongwen.example
"""
SCRIPT = f"""
set -e
ip link set lo up
for address in {PUBLIC} {OTHER} {DEAD} {SIX} 10.1.2.3 169.254.169.254; do ip addr add $address dev lo || exit 77; done
mount --bind "$HOSTS" /etc/hosts || exit 77
exec "$@"
"""
# Inside the network: servers at every address, and one crawl.
INSIDE = """
import json, pathlib, sys
from tests.crawler.crawls import Reply, Room, article, links
room = Room(pathlib.Path(sys.argv[1]))
hosts = "93.184.216.34", "93.184.216.35", "127.0.0.1", "10.1.2.3", "169.254.169.254", "2606:2800:21f::34"
servers = {host: room.serve({}, host, 8000) for host in hosts}
away = ["http://inside.gongwen.example:8000/a/20.html", "http://office.gongwen.example:8000/a/21.html",
        "http://metadata.gongwen.example:8000/a/22.html", "http://93.184.216.35:8000/a/23.html", "http://ads.example:8000/a/24.html",
        "http://127.0.0.1:8000/a/25.html", "http://2130706433:8000/a/26.html", "http://0x7f.1:8000/a/27.html",
        "http://[::1]:8000/a/28.html", "http://[::ffff:10.1.2.3]:8000/a/29.html", "http://www.gongwen.example@10.1.2.3:8000/a/30.html"]
others = "http://six.gongwen.example:8000/a/3.html", "http://several.gongwen.example:8000/a/4.html"
servers[hosts[-1]].replies["/a/3.html"] = article(3)
steps = {f"/a/{number}.html": Reply(status=302, headers={"Location": url}) for number, url in enumerate(away, 40)}
servers[hosts[0]].replies |= {
    "/": links("/a/1.html", "/a/2.html", *others, *away, *steps), **steps,
    **{f"/a/{number}.html": article(number) for number in (1, 2, 4)},
    "/a/3.html": Reply("<meta http-equiv=refresh content='0;url=http://office.gongwen.example:8000/a/31.html'>"),
}
site = room.describe(["http://www.gongwen.example:8000/"], "domains = ['gongwen.example']")
run = room.scrapy("crawl", "summaries", "-a", f"site={site}", "-s", "RETRY_TIMES=0", **json.loads(sys.argv[2]))
print(json.dumps({"status": run.returncode, "said": run.stdout, "err": run.stderr,
                  "asked": {host: server.asked for host, server in servers.items()}}))
"""


@pytest.mark.timeout(120)
def test_a_public_site_leads_nobody_to_its_neighbours(tmp_path: Path) -> None:
    hosts = tmp_path / "hosts"
    hosts.write_text(HOSTS)
    unshare = ["unshare", "--net", "--mount"]
    if os.geteuid() != 0:
        unshare = ["unshare", "--user", "--map-root-user", "--net", "--mount"]
    run = subprocess.run(
        [*unshare, "sh", "-c", SCRIPT, "sh", sys.executable, "-c", INSIDE, tmp_path, json.dumps(recording(tmp_path))],
        cwd=REPOSITORY, env=environment(tmp_path / "data") | {"HOSTS": str(hosts)}, capture_output=True, text=True,
        timeout=100, check=False,
    )  # fmt: skip
    if run.returncode in (1, 77) and not run.stdout:
        pytest.skip(f"this machine lets nobody make a network of one's own: {run.stderr.strip()[-200:]}")
    told = json.loads(run.stdout)
    assert told["status"] == 0, told
    assert "articles 4 new" in told["said"]
    assert "Traceback" not in told["err"]
    assert "6 leads into a private network" in told["said"]
    assert {host for host, asked in told["asked"].items() if asked} == {PUBLIC, SIX}
    # A name is asked of a server for names, where there is one; of the web, of the site alone.
    assert {host for host, port in recorded(tmp_path) if port != 53} == {PUBLIC, SIX, DEAD}
