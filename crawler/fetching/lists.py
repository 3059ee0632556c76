"""What to ask for of the links of a list page. Pure functions of links and site file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from crawler.addresses import first_pages
from crawler.fetching.links import Link, names_article
from crawler.site import Site

_COUNTED = re.compile(r"[\W_]*\d{1,3}[\W_]*$")
_BARREN = 50  # list pages in a row, one leading to the next, that link no article: a calendar without end
_STALE = 200  # such pages that link only what other lists have linked


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of list pages in a row, each of them linked by the one before.

    Args:
        barren: the last ones that link no article.
        stale: the last ones that link no article which is new in this crawl.
    """

    barren: int = 0
    stale: int = 0

    @classmethod
    def of(cls, meta: Mapping[str, Any]) -> Self:
        """The row that ends with the page of a request, from what the request carries."""
        return cls(meta.get("barren", 0), meta.get("stale", 0))

    def as_meta(self) -> dict[str, int]:
        """What a request carries of it."""
        return {"barren": self.barren, "stale": self.stale}

    def with_page(self, *, names: bool, names_new: bool) -> "Row":
        """The row with one more page, which links articles or none, and new ones or none."""
        return Row(0 if names else self.barren + 1, 0 if names_new else self.stale + 1)

    @property
    def lacks(self) -> str:
        """What the row has lacked for so long that the lists behind it are not worth asking for; "" for nothing."""
        return "an article" if self.barren >= _BARREN else "a new article" if self.stale >= _STALE else ""


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
