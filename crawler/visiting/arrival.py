"""What the address of an article has answered: the article, another address of it, or something in its place."""

from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler.addresses import canonical
from crawler.fetching.answer import OK, page_of
from crawler.fetching.asking import Asking
from crawler.page import Page
from crawler.site import Site
from crawler.visiting.claims import Claims
from crawler.visiting.stand_in import AWAY, BLOCKED, WALLED, stand_in
from crawler.visiting.visit import Visit

_PERMANENT = (301, 308)


class Came(Enum):
    """What has come."""

    FRONT = auto()  # a front page, to which dead articles are often redirected: not to be taken for their text
    ASKED = auto()  # another article, by a redirect, which is asked for by itself
    MOVED = auto()  # an article of earlier visits, which the site has given a new address for good
    OTHER = auto()  # an article that is known under another address
    REPEATED = auto()  # the text of an article at a similar address: for today it is taken for that article
    WAITS = auto()  # an article that names another address as its own, which is to be asked for
    INSTEAD = auto()  # an error, or what stands in the article's place
    ARTICLE = auto()


@dataclass(frozen=True, slots=True)
class Arrival:
    """What has come from the address of an article.

    Args:
        page: it, to be cleaned.
        url: the article's other address, of `ASKED`, `OTHER`, `REPEATED` and `WAITS`; of `MOVED` the new one where it
            is asked for by itself.
        stand_in: what stands in the article's place, of `INSTEAD`, as `crawler.visiting.stand_in` names it; "" for an
            error of the server.
    """

    came: Came
    page: Page
    url: str = ""
    stand_in: str = ""

    @property
    def bars(self) -> bool:
        """Whether the way to the article is barred."""
        return self.stand_in in (BLOCKED, WALLED)


async def arrival(response: Response, site: Site, asking: Asking, visit: Visit, claims: Claims) -> Arrival:
    """Judge what has come; cleans the page where its text must be known."""
    page, asked = page_of(response, site), response.meta["asked"]
    if _is_front(response, site):
        return Arrival(Came.FRONT, page)
    moved = visit.idle.key(response.url) != visit.idle.key(asked)
    instead = await stand_in(response.status, page, visit.clean, moved=moved)
    if instead or response.status not in OK:
        return Arrival(Came.INSTEAD, page, stand_in=instead)
    alone = "alone" in response.meta
    if moved:
        by_itself = response.url if asking.has(response.url) and not alone else ""
        asking.add(response.url)  # at once: another address may lead there too
        if _is_for_good(response) and await visit.has_text_of(asked, page):
            return Arrival(Came.MOVED, page, by_itself)
        if by_itself:
            return Arrival(Came.ASKED, page, by_itself)
    if same := await visit.known_otherwise(page):
        return Arrival(Came.REPEATED, page, same)
    heard = await claims.heard(page, asked, visit, waits=not alone)
    if heard:
        return Arrival(Came.OTHER if heard.holds else Came.WAITS, page, heard.url)
    return Arrival(Came.ARTICLE, page)


def _is_front(response: Response, site: Site) -> bool:
    if response.url == response.meta["asked"] or site.is_article(response.url):
        return False
    return response.url in site.start or urlsplit(response.url).path in ("", "/")


def _is_for_good(response: Response) -> bool:
    """Whether a redirect is permanent: a temporary one may lead to another address each time, as sessions do."""
    return all(reason in _PERMANENT for reason in response.meta.get("redirect_reasons", ()))


async def refuses(response: Response, site: Site, visit: Visit) -> bool:
    """Whether a site refuses what it gave before.

    A redirect to a page without a text is a refusal, too, and so is a page that asks for a cookie or a script. Of a
    start page they are none: it has no text, and may have done so from the first.
    """
    asked = response.meta["asked"]
    is_start = asked in site.start
    moved = not is_start and canonical(response.url) != canonical(asked)
    instead = await stand_in(response.status, page_of(response, site), visit.clean, moved=moved)
    return instead == BLOCKED or (not is_start and instead in (WALLED, AWAY))
