"""The links of a page."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from scrapy.http import Response

from crawler.addresses import MAX_ADDRESS, absolute, continuation, tidy, turned, within
from crawler.cleaners.decode import decode
from crawler.cleaners.document import Element, parse, select
from crawler.fetching.downloads import OVERLONG
from crawler.fetching.received import content_type
from crawler.fetching.scripted import scripted_links
from crawler.site import Site

_MAX_LINKS = 10_000  # of one page
_MAX_TEXT = 200  # characters of a link's text
_TITLE = 6  # characters that the title of an article has at least
_NEIGHBOUR = re.compile(r"[上下前后]一?篇")
_OF_PAGES = re.compile(  # in the texts of links to pages of the same article
    r"[页頁]|全文|点击|继续|余下|更多|(?:阅读|查看|显示)[全剩]|篇[\d一二三四五六七八九十]|page|more", re.IGNORECASE
)


class Link(NamedTuple):
    """A link of a page: its address, spelled by `absolute`, and its text."""

    url: str
    text: str
    turns: bool = False  # whether its rel=next, or the site file's selector, says that it turns the page


def links_of(response: Response, site: Site, refused: Counter[str] | None = None) -> list[Link]:
    """The links of a page, each address once, in the order of the page; those that only its scripts have come last.

    Overlong addresses are left out, before patterns are tried on them; those of the site are counted in `refused`.
    """
    read = decode(response.body, content_type(response.headers))
    tree = parse(read.text)
    bases = tree.xpath("//base/@href")
    base = (absolute(response.url, bases[0]) if bases else None) or response.url
    turning = set(select(tree, site.next)) if site.next else set()
    found: dict[str, Link] = {}
    for element in _linking(tree, read.text):
        href = element.get("href")
        follows = "next" in (element.get("rel") or "").split()
        turns = follows or element in turning or element.getparent() in turning
        if not href or (element.tag == "link" and not follows):
            continue
        url = absolute(base, href, read.encoding)
        if url is None:
            continue
        if len(url) > MAX_ADDRESS:
            if refused is not None and within(url, site.domains):
                refused[OVERLONG] += 1
            continue
        text = re.sub(r"\s+", "", "".join(element.itertext())[:_MAX_TEXT]) or (element.get("title") or "")[:_MAX_TEXT]
        if element.tag == "link":
            text = "next"
        earlier = found.get(url)
        if earlier is None or turns or not earlier.text or site.next_text.search(text):
            found[url] = Link(url, text, turns or (earlier is not None and earlier.turns))
        if len(found) >= _MAX_LINKS:
            break
    return list(found.values())


def _linking(tree: Element, page: str) -> Iterator[Element]:
    yield from tree.iter("a", "link", "area")
    if markup := scripted_links(page):
        yield from parse(markup).iter("a")


def names_article(text: str) -> bool:
    """Whether the text of a link is that of another article (a title, 下一篇), and not of a page of the same one."""
    return bool(_NEIGHBOUR.match(text)) or (len(text) >= _TITLE and not _OF_PAGES.search(text))


def next_page(links: list[Link], site: Site, article: str, number: int) -> str | None:
    """The address of the page that follows page `number` of an article, from the links of that page; None where none
    does.
    """
    wanted, first = number + 1, tidy(article)
    counted = re.compile(rf"\W*第?{wanted}[页頁]?\W*")
    turning = [link.url for link in links if site.next_text.search(link.text) or counted.fullmatch(link.text)]
    if site.continues:
        matching = [link.url for link in links if site.continues.search(link.url)]
        ordered = [url for url in turning if url in matching]
        ordered += [url for url in matching if continuation(first, tidy(url)) == wanted]
        return ordered[0] if ordered else None
    for url in turning:
        if turned(first, tidy(url)) in (wanted, number):  # the latter of pages that are counted from 0
            return url
    others = (link.url for link in links if not names_article(link.text))
    return next((url for url in others if continuation(first, tidy(url)) == wanted), None)
