"""`make demo`: serve a sample site on loopback, harvest it with the real commands, and ask it something."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from crawler.archive.catalogue import Catalogue
from crawler.archive.store import has_archive
from demo.serve import HOST, serving, site_file
from demo.site import build
from indexer.ending import ended

DATA = Path("data/demo")
_BIN = Path(sys.executable).parent


def main(data: Path = DATA) -> int:
    """Run the whole demonstration in `data`; the exit status of the first command that failed, else 0."""
    started = time.monotonic()
    site = build()
    description = data / "sites" / "demo.toml"
    if data.exists() and not description.exists():
        print(f"{data}: exists, and is not an earlier demonstration; move it away", file=sys.stderr)
        return 2
    if own := _of_others(data / "archive"):
        print(
            f"{data}: also holds {own}, which a new demonstration would delete; move the folder away, and set"
            " SUMMARIES_DATA to another one before you load or crawl pages of your own",
            file=sys.stderr,
        )
        return 2
    shutil.rmtree(data, ignore_errors=True)  # every demonstration has its own port, so an old harvest would be doubled
    description.parent.mkdir(parents=True)
    with serving(site.answers) as address:
        description.write_text(site_file(address), encoding="utf-8")
        print(f"A sample site of {len(site.truths)} articles stands at {address}, on this machine only.\n")
        environment = os.environ | {"SUMMARIES_DATA": str(data), "PYTHONUNBUFFERED": "1"}
        environment.pop("SUMMARIES_INDEX", None)
        environment.setdefault("SCRAPY_SETTINGS_MODULE", "crawler.settings")  # outside of the checkout too
        environment.setdefault("SUMMARIES_CONTACT", "whoever runs the demonstration")  # the site is this machine's own
        commands = (
            (
                "Harvest it: fetch, archive, clean, index.",
                ["scrapy", "crawl", "summaries", "-a", f"site={description}"],
            ),
            ("The best summaries about 平安校园 (safe schools).", ["summaries", "search", "平安校园", "--limit", "5"]),
            ("The phrase in its contexts.", ["summaries", "kwic", "平安校园", "--limit", "10"]),
            ("Where it is at home.", ["summaries", "count", "平安校园", "--by", "province"]),
        )
        for what, command in commands:
            status = _run(what, command, environment)
            if status:
                return status
    print(_next(data, time.monotonic() - started))
    return 0


def _of_others(archive: Path) -> str | None:
    """A page in the archive of an earlier demonstration that is not of its site."""
    if not has_archive(archive):
        return None
    with closing(Catalogue(archive, reading=True)) as catalogue:
        return next((one.url for one in catalogue.entries() if urlsplit(one.url).hostname != HOST), None)


def _run(what: str, command: list[str], environment: dict[str, str]) -> int:
    if command[0] == "summaries" and not sys.stdout.isatty():
        command = [*command, "--format", "table"]
    print(f"# {what}\n$ {' '.join(command)}", flush=True)
    status = subprocess.run([str(_BIN / command[0]), *command[1:]], env=environment, check=False).returncode
    print(flush=True)
    return status


def _next(data: Path, seconds: float) -> str:
    where = _BIN.relative_to(Path.cwd()) if _BIN.is_relative_to(Path.cwd()) else _BIN
    return f"""All of it took {seconds:.0f} seconds. The harvest stays in {data}; try next:

  export SUMMARIES_DATA={data}
  {where}/summaries search '防汛 NOT 校园' --year 2008..2010
  {where}/summaries kwic 綜合治理
  {where}/summaries count 防汛 --by province,year
  {where}/summaries count 平安校园 --by province --plot map.html
  {where}/summaries export 平安校园 -o hits.xlsx
  {where}/summaries serve                   # all of it in the browser

and then a site of your own: see “Harvesting a site” in README.md."""


if __name__ == "__main__":
    sys.exit(ended("demo", main))
