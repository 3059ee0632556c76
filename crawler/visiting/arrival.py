"""What the address of an article has answered: the article, another address of it, or something in its place."""

from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler.addresses import canonical
from crawler.fetching.answer import OK, AddressRole, page_of
from crawler.fetching.requests import Requests
from crawler.fetching.target import Target
from crawler.page import Page
from crawler.site import Site
from crawler.visiting.claims import Claims
from crawler.visiting.repeated import repeated_by
from crawler.visiting.same_text import akin, alike, lines_of
from crawler.visiting.stand_in import StandIn, stand_in
from crawler.visiting.visit import Visit

_PERMANENT = (301, 308)


class Verdict(Enum):
    """What has come."""

    FRONT = auto()  # a front page, to which dead articles are often redirected: not to be taken for their text
    REQUESTED = auto()  # another article, by a redirect, which has a request of its own
    MOVED = auto()  # an article of earlier visits, which the site has given a new address for good
    ELSEWHERE = auto()  # an article of earlier visits, which has another address for a while
    ALIAS = auto()  # an article that is known under another address
    REPEATED = auto()  # the text of an article at a similar address: for today it is taken for that article
    WAITS = auto()  # an article that names another address as its own, which is to be requested
    INSTEAD = auto()  # an error, or what stands in the article's place
    ARTICLE = auto()


@dataclass(frozen=True, slots=True)
class Arrival:
    """What has come from the address of an article.

    Args:
        page: it, to be cleaned.
        url: the article's other address, of `REQUESTED`, `ALIAS`, `REPEATED` and `WAITS`; of `MOVED` the new one where
            it has a request of its own.
        stand_in: what stands in the article's place, of `INSTEAD`; None for an error of the server.
        is_for_good: whether the address that was requested leads to the page for good, if it is another one.
    """

    verdict: Verdict
    page: Page
    url: str = ""
    stand_in: StandIn | None = None
    is_for_good: bool = True

    @property
    def is_barred(self) -> bool:
        """Whether the way to the article is barred."""
        return self.stand_in in (StandIn.BLOCKED, StandIn.WALLED)


async def judge(response: Response, site: Site, requests: Requests, visit: Visit, claims: Claims) -> Arrival:
    """Judge what has come; cleans the page where its text must be known.

    An address that is redirected to is marked as seen, and a page that names another address waits in `claims`.
    """
    page, target = page_of(response, site), Target.of(response)
    if is_front(response, site):
        return Arrival(Verdict.FRONT, page)
    moved = visit.idle.key(response.url) != visit.idle.key(target.url)
    instead = await stand_in(response.status, page, visit.texts.clean, moved=moved)
    if instead or response.status not in OK:
        return Arrival(Verdict.INSTEAD, page, stand_in=instead)
    for_good = not moved or _is_for_good(response)
    if moved:
        by_itself = response.url if requests.has_seen(response.url) and not target.is_itself else ""
        requests.mark_seen(response.url)  # at once: another address may lead there too
        if await _has_text_of(target.url, page, visit, for_good=for_good):
            return Arrival(Verdict.MOVED, page, by_itself) if for_good else Arrival(Verdict.ELSEWHERE, page)
        if by_itself:
            return Arrival(Verdict.REQUESTED, page, by_itself)
    elif leads_to := await _still_leads_to(target.url, page, visit):
        return Arrival(Verdict.ALIAS, page, leads_to)
    if same := await repeated_by(page, visit):
        return Arrival(Verdict.REPEATED, page, same)
    claimed = await claims.judge(page, target.url, visit, may_wait=not target.is_itself)
    if claimed:
        return Arrival(Verdict.ALIAS if claimed.holds else Verdict.WAITS, page, claimed.url)
    return Arrival(Verdict.ARTICLE, page, is_for_good=for_good)


def is_front(response: Response, site: Site) -> bool:
    """Whether a redirect has led to a front page."""
    if response.url == Target.of(response).url or site.is_article(response.url):
        return False
    return response.url in site.start or urlsplit(response.url).path in ("", "/")


def _is_for_good(response: Response) -> bool:
    """Whether a redirect is permanent: a temporary one may lead to another address each time, as sessions do."""
    return all(reason in _PERMANENT for reason in response.meta.get("redirect_reasons", ()))


async def _has_text_of(requested: str, page: Page, visit: Visit, *, for_good: bool) -> bool:
    """Whether a page has the text that an article of earlier visits had at the address `requested`, and still has.

    If it has not moved `for_good`, half of the lines are enough: it may have changed, and its old address stays.
    """
    state = visit.state_of(requested)
    if not state or state.key != canonical(requested) or not state.is_article:
        return False
    lines = await visit.texts.lines(state.url)
    return bool(lines) and (alike if for_good else akin)(lines, lines_of(await visit.texts.clean(page)))


async def _still_leads_to(requested: str, page: Page, visit: Visit) -> str:
    """The address that the requested one has led to in earlier visits, if the page has that one's text; else ""."""
    state = visit.state_of(requested)
    if state is None or state.role is not AddressRole.ALIAS or visit.leads_to_vanished(state):
        return ""
    lines = await visit.texts.lines(state.url)
    return state.url if lines and alike(lines, lines_of(await visit.texts.clean(page))) else ""


async def refuses(response: Response, site: Site, visit: Visit) -> bool:
    """Whether a site refuses what it gave before.

    A redirect to a page without a text is a refusal, too, and so is a page that asks for a cookie or a script. Of a
    start page they are none: it has no text, and may have done so from the first.
    """
    requested = Target.of(response).url
    is_start = requested in site.start
    moved = not is_start and canonical(response.url) != canonical(requested)
    instead = await stand_in(response.status, page_of(response, site), visit.texts.clean, moved=moved)
    return instead is StandIn.BLOCKED or (not is_start and instead in (StandIn.WALLED, StandIn.AWAY))
