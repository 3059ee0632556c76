"""From a page to its summaries: one pure function, the same for the crawl, the loader and the rebuild.

`clean` gives the summaries; `process` gives what every stage made of the page, for `scrapy explain`. The stages take a
third of a second to load. They are loaded at the first use of one of these names, because not every command cleans.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.cleaners.stages import Cleaning, clean, process

__all__ = ["Cleaning", "clean", "process"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from crawler.cleaners import stages

    return getattr(stages, name)
