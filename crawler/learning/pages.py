"""The archived pages that are learned from."""

from collections.abc import Iterator

from crawler.archive import Archive
from crawler.feeding.feed import read_article
from crawler.page import Page
from indexer.ending import tell

PAGES = 2_000  # of a site, that are read unless more are asked for


def pages_of(archive: Archive, site: str, most: int) -> Iterator[tuple[str, Page]]:
    """Pages of a site by their addresses, the newest first, at most so many."""
    for article in archive.catalogue.articles.of_site(site, most):
        page = read_article(archive, article)
        if isinstance(page, Page):
            yield article, page
        elif page.failed:
            tell(f"passed over: {page.failed}")
