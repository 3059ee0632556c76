"""Pages that name another address as their own (`rel=canonical`, RFC 6596), and when they are believed.

A page may name a wrong address, by mistake or on purpose. It is believed once the named address, which must be an
article of the site, has answered with the same text. Until then the page waits. If the text is another one, or the
named address has vanished, the page is an article of its own.
"""

import html
import re
from collections import defaultdict
from dataclasses import dataclass

from crawler.addresses import absolute, canonical
from crawler.fetching.answer import AddressRole
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
    """The address that a page names as its own. If it is not known to hold, the address is to be requested."""

    url: str
    holds: bool


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A page that waits for the address which it has named."""

    requested: str
    lines: Lines


class Claims:
    """The claims of a crawl that are not decided yet, by the `canonical` key of the named address."""

    def __init__(self, site: Site):
        self._site = site
        self._waiting: dict[str, list[_Waiting]] = defaultdict(list)

    async def judge(self, page: Page, requested: str, visit: Visit, *, may_wait: bool) -> Claim | None:
        """The claim of a page; None where it makes none, or one that is not believed.

        If the address that it names has not answered yet, the page waits for it, where it `may_wait`.
        """
        named = named_by(page.body, page.url)
        if named is None or canonical(named) == canonical(page.url) or refusal(self._site, named):
            return None
        own = visit.state_of(page.url)
        if not self._site.is_article(named) or (own and own.good and own.role is AddressRole.ARTICLE):
            return None
        lines = lines_of(await visit.texts.clean(page))
        if not lines:
            return None
        state = visit.state_of(named)
        while state:
            if not state.vanished and alike(lines, await visit.texts.lines(state.url)):
                return Claim(state.url, holds=True)
            before, state = state, visit.state_of(named)
            if state == before:  # else it has answered meanwhile
                break
        if visit.has_answered(state) or not may_wait:
            return None
        self._waiting[canonical(named)].append(_Waiting(requested, lines))
        return Claim(named, holds=False)

    async def settle(self, page: Page, visit: Visit) -> list[tuple[str, bool]]:
        """The addresses that have waited for this page, and whether each is another address of it."""
        waiting = self._waiting.pop(canonical(page.url), [])
        lines = lines_of(await visit.texts.clean(page)) if waiting else frozenset()
        return [(one.requested, alike(one.lines, lines)) for one in waiting]

    def give_up(self) -> list[str]:
        """The addresses that still wait at the end, for others that have not answered. They wait no longer."""
        requested = [one.requested for pages in self._waiting.values() for one in pages]
        self._waiting.clear()
        return requested


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
