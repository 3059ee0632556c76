"""What to ask for of the links of a list page. Pure functions of links and site file."""

import re
from collections.abc import Sequence

from crawler.addresses import first_pages
from crawler.fetching.links import Link, names_article
from crawler.site import Site

_COUNTED = re.compile(r"[\W_]*\d{1,3}[\W_]*$")


def articles_of(links: Sequence[Link], site: Site) -> list[Link]:
    """The links to articles."""
    return [link for link in links if site.is_article(link.url)]


def first_of(articles: Sequence[Link]) -> list[str]:
    """The addresses of articles without those of their later pages, which are found from the first pages.

    5/2.html may be page 2 of 5/1.html, or another article. If it has a title of its own, it is one.
    """
    texts = {link.url: link.text for link in articles}
    return [
        link.url
        for link in articles
        if all(_is_another(link.text, texts[first]) for first in first_pages(link.url) if first in texts)
    ]


def _is_another(text: str, first: str) -> bool:
    """Whether a link has the title of another article than one with the text `first`; “(2)” behind it is none."""
    return names_article(text) and _COUNTED.sub("", text) != _COUNTED.sub("", first)


def lists_of(links: Sequence[Link], site: Site) -> list[tuple[str, bool]]:
    """The addresses of list pages among a list page's links, and whether each turns the page."""
    lists: list[tuple[str, bool]] = []
    for link in links:
        turns = link.turns or site.next_text.search(link.text) is not None
        if not site.is_article(link.url) and (turns or any(pattern.search(link.url) for pattern in site.lists)):
            lists.append((link.url, turns))
    return lists
