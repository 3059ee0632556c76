"""A first site file for a site that nobody has described: from some of its pages to patterns. Pure functions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.addresses import first_pages
from crawler.site.site import Site
from indexer.plain import one_line
from indexer.text import fold, unspaced

if TYPE_CHECKING:
    from crawler.cleaners import Cleaning

_NUMBER = re.compile(r"(?<!%)(?<!%[0-9A-Fa-f])\d+")  # not the digits of an escaped byte
_LISTED = 4  # links to articles that make a page a list
_SHOWN = 20  # of such lines
_SHARED = 3  # articles that a line stands in, at least, to be told as shared


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of the site: where it leads, and what cleaning made of it."""

    url: str
    links: tuple[tuple[str, str], ...]  # addresses within the site, and their texts
    cleaning: "Cleaning"
    goes_on: bool = False  # on a further page, which a crawl joins to it and a survey does not fetch

    @property
    def reads(self) -> bool:
        """Whether it reads as an article: a summary comes out, and it is more than what the page links."""
        text = sum(summary.chars for summary in self.cleaning.summaries)
        linked = sum(len(unspaced(words)) for _, words in self.links)
        return bool(text) and text > linked / 3


@dataclass(frozen=True, slots=True)
class Draft:
    """The result of a survey: patterns, the pages that are articles and lists by them, and notes."""

    articles: tuple[str, ...]
    lists: tuple[str, ...]
    start: tuple[str, ...]
    article_pages: tuple[Seen, ...]
    list_pages: tuple[Seen, ...]
    encodings: tuple[str, ...]
    shared: tuple[tuple[int, str], ...]  # lines that several articles share, with how many


def shape(url: str) -> str:
    """The pattern of an address: its path and query with every number as digits.

    >>> shape("http://e.cn/fanwen/2009/12_2.html")
    '/fanwen/\\\\d+/\\\\d+_\\\\d+\\\\.html$'
    """
    parts = urlsplit(url)
    text = parts.path + (f"?{parts.query}" if parts.query else "")
    pattern = r"\d+".join(re.escape(piece) for piece in _NUMBER.split(text)) + "$"
    return pattern.replace(r"\-", "-").replace(r"\&", "&")


def draft(pages: Sequence[Seen], site: Site) -> Draft:
    """What the pages of a site tell about it. An article's address has a number in it; most of its kind read as one."""
    reading: dict[str, list[bool]] = defaultdict(list)
    for page in pages:
        reading[shape(page.url)].append(page.reads)
    shapes = {one for one, found in reading.items() if r"\d" in one and sum(found) * 2 > len(found)}
    # Where some kinds of address bring work summaries and the like, other kinds of article are other matter.
    of_kind = {
        shape(page.url)
        for page in pages
        if page.reads and shape(page.url) in shapes and any(summary.kind for summary in page.cleaning.summaries)
    }
    shapes = {one for one in of_kind or shapes if not _is_later_page(one, of_kind or shapes)}
    articles = [page for page in pages if shape(page.url) in shapes and page.reads]
    others = [page for page in pages if shape(page.url) not in shapes and not _is_later_page(shape(page.url), shapes)]
    listing = [page for page in others if _named(page, shapes) >= _LISTED]
    turned = {shape(url) for page in listing for url, words in page.links if site.next_text.search(words)}
    # A front page is among the start pages; its pattern, /$, would be that of every folder.
    lists = ({shape(page.url) for page in listing} | turned) - {"/$"}
    best = max((_named(page, shapes) for page in listing), default=0)
    urls = {page.url for page in listing}
    first = [
        page.url
        for page in listing
        if page.url in site.start or (_named(page, shapes) * 2 >= best and shape(page.url) not in turned)
        if not urls.intersection(first_pages(re.sub(r"=1$", "=2", page.url)))  # page=1 is the first under another name
    ]
    return Draft(
        articles=tuple(sorted(shapes)),
        lists=tuple(sorted(lists - shapes)),
        start=tuple(dict.fromkeys([*(url for url in first if url in site.start), *first]))[:10] or site.start,
        article_pages=tuple(articles),
        list_pages=tuple(listing),
        encodings=tuple(name for name, _ in Counter(page.cleaning.decoded.encoding for page in pages).most_common()),
        shared=tuple(_shared(articles)),
    )


def _named(page: Seen, shapes: Iterable[str]) -> int:
    wanted = set(shapes)
    return sum(shape(url) in wanted for url, _ in page.links)


def _is_later_page(one: str, shapes: set[str]) -> bool:
    """Whether a shape is that of later pages (12_2.html) of articles: the crawl finds these from the first."""
    return re.sub(r"[_-]\\d\+(?=\\\.\w+\$$|\$$)", "", one) in shapes - {one}


def _shared(pages: Sequence[Seen]) -> list[tuple[int, str]]:
    """Lines that several articles share, with how many; without what all authors write."""
    # Loaded when they are used: Scrapy loads every command to list them.
    from crawler.cleaners.boilerplate.repetition import anybodys, line_key

    lines: Counter[str] = Counter()
    for page in pages:
        lines.update({line for summary in page.cleaning.summaries for line in summary.text.split("\n") if line})
    often = [(number, line) for line, number in lines.most_common() if number >= max(_SHARED, len(pages) // 4)]
    return [(number, line) for number, line in often if not anybodys(line_key(fold(line), ""))][:_SHOWN]


def toml(made: Draft, site: Site, today: date) -> str:
    """The draft as a site file, with what a person should look at as comments."""
    lines = [
        f"# Drafted by scrapy newsite on {today.isoformat()} from {site.start[0]}; read it through, and try it with",
        "# scrapy check.",
        f"# Encodings seen: {', '.join(made.encodings) or 'none'}.",
        f"start = [{', '.join(_quoted(url) for url in made.start)}]",
        f"lists = [{', '.join(_literal(one) for one in made.lists)}]",
        f"articles = [{', '.join(_literal(one) for one in made.articles)}]",
        f"delay = {site.delay:g}",
        '# schedule = "0 3 * * *"',
    ]
    if made.shared:
        lines += ["", "# Lines that several articles share; those that are the site's, and not the authors', can go:"]
        for number, line in made.shared:
            shown = one_line(line[:100], "")
            lines.append(f"# on {number} of {len(made.article_pages)}: {shown}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _literal(pattern: str) -> str:
    return f"'{pattern}'" if "'" not in pattern else _quoted(pattern)
