"""The archived pages that are learned from."""

from collections.abc import Iterator

from crawler.archive import Archive, DamagedRecord
from crawler.page import Page
from crawler.site.known import rules_of
from indexer.ending import tell

PAGES = 2_000  # of a site, that are read unless more are asked for


def pages_of(archive: Archive, site: str, most: int) -> Iterator[tuple[str, Page]]:
    """Pages of a site by their addresses, the newest first, at most so many."""
    for article in archive.catalogue.articles_of(site, most):
        try:
            page = archive.page(article, rules_of)
        except DamagedRecord as error:
            tell(f"passed over: {error}")
            continue
        if page is not None:
            yield article, page
