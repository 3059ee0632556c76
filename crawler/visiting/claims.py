"""Pages that name another address as their own (`rel=canonical`, RFC 6596), and when they are believed.

A page may name a wrong address, by mistake or on purpose. It is believed once the named address, which must be an
article of the site, has answered with the same text. Until then the page waits. If the text is another one, the page is
an article of its own.
"""

import html
import re
from collections import defaultdict
from dataclasses import dataclass

from crawler.addresses import absolute, canonical
from crawler.fetching.downloads import refusal
from crawler.page import Page
from crawler.site import Site
from crawler.visiting.same_text import Lines, alike, lines_of
from crawler.visiting.visit import Visit

_HEAD = 200_000  # bytes in which the claim is looked for
_LINK = re.compile(rb"<link\s[^<>]{0,3000}>", re.IGNORECASE)
_REL = re.compile(r"\brel\s*=\s*[\"']?\s*canonical\b", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A page that waits for the address which it has named."""

    asked: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Heard:
    """The address that a page names as its own. If it is not known to hold, the address is to be asked for."""

    url: str
    holds: bool


class Claims:
    """The claims of a crawl that are not decided yet, by the `canonical` key of the named address."""

    def __init__(self, site: Site):
        self._site = site
        self._waiting: dict[str, list[Claim]] = defaultdict(list)

    async def heard(self, page: Page, asked: str, visit: Visit, *, waits: bool) -> Heard | None:
        """What the claim of a page comes to; None where it makes none, or one that is not believed.

        `waits` tells whether the page may wait until the address that it names has answered.
        """
        named = named_by(page.body, page.url)
        if named is None or canonical(named) == canonical(page.url) or refusal(self._site, named):
            return None
        own = visit.known(page.url)
        if not self._site.is_article(named) or (own and own.good and own.role == "article"):
            return None
        lines = lines_of(await visit.clean(page))
        if not lines:
            return None
        known = visit.known(named)
        while known:
            if alike(lines, await visit.lines(known)):
                return Heard(known.url, holds=True)
            before, known = known, visit.known(named)
            if known == before:  # else it has answered meanwhile
                break
        if visit.answered(known) or not waits:
            return None
        self._waiting[canonical(named)].append(Claim(asked, lines))
        return Heard(named, holds=False)

    async def decide(self, page: Page, visit: Visit) -> list[tuple[str, bool]]:
        """The addresses that have waited for this page, and whether each is another address of it."""
        waiting = self._waiting.pop(canonical(page.url), [])
        lines = lines_of(await visit.clean(page)) if waiting else frozenset()
        return [(claim.asked, alike(claim.lines, lines)) for claim in waiting]

    def left(self) -> list[str]:
        """The addresses that still wait at the end, for others that have not answered. They wait no longer."""
        asked = [claim.asked for claims in self._waiting.values() for claim in claims]
        self._waiting.clear()
        return asked


def named_by(body: bytes, url: str) -> str | None:
    """The address that a page names as its own; None where it names none, or one that is none of the web's.

    >>> named_by(b'<link href="/a/1.html" rel=canonical>', "http://m.e.cn/wap/1")
    'http://m.e.cn/a/1.html'
    """
    head = body[:_HEAD]
    if b"canonical" not in head and b"CANONICAL" not in head:
        return None
    for found in _LINK.finditer(head):
        tag = found.group().decode("utf-8", "replace")
        if _REL.search(tag):
            href = _HREF.search(tag)
            return absolute(url, html.unescape(next(filter(None, href.groups()), ""))) if href else None
    return None
