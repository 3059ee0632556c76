"""What the program is worth, measured: how right it is on made-up texts, and its speed beside peers in the same run.

Of speeds read the ratios: absolute figures vary with the machine.
"""

import argparse
from datetime import UTC, datetime

from crawler.page import Page

_FETCHED = datetime(2026, 1, 1, tzinfo=UTC)


def parser_of(name: str, about: str | None) -> argparse.ArgumentParser:
    """For the options of `python -m benchmarks.NAME`; its help is what the module says `about` itself."""
    return argparse.ArgumentParser(
        prog=f"python -m benchmarks.{name}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def page_of(body: bytes, content_type: str = "text/html; charset=utf-8") -> Page:
    """A page with this body, as if it had been fetched."""
    return Page("https://www.example.com/a/1.html", body, _FETCHED, content_type=content_type)
