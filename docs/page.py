"""Draws the README's pictures of the page and of the charts from the sample site's index: `make picture`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

INDEX = "data/demo/index"
QUERY = "平安校园"
BROWSER = os.environ.get("SUMMARIES_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
SUMMARIES = [sys.executable, "-m", "search_cli.main"]


def main() -> None:
    here = Path(__file__).parent
    for name, by in (("map", "province"), ("years", "year")):
        command = [*SUMMARIES, "count", QUERY, "--index", INDEX, "--by", by, "--plot", str(here / f"{name}.svg")]
        subprocess.run(command, check=True)
    command = [*SUMMARIES, "serve", "--index", INDEX, "--port", "0", "--no-browse"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        sync_playwright() as play,
        play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"]) as browser,
    ):
        assert server.stdout
        address = server.stdout.readline().split()[1]
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{address}?q={QUERY}")
        page.screenshot(path=here / "page.png")
        server.terminate()


if __name__ == "__main__":
    main()
