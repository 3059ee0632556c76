"""The later pages of an article: each is requested from the one before it, and kept as a part of the article."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import Any

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.fetching.answer import OK, Answer, answer_to, not_come, page_of
from crawler.fetching.failures import is_refusal, reason
from crawler.fetching.links import links_of, next_page
from crawler.fetching.manners import ENDING
from crawler.fetching.received import whole
from crawler.fetching.target import Kind, Target
from crawler.spiders.missing import MissingPages
from crawler.visiting.arrival import is_front
from crawler.visiting.change import GONE
from crawler.visiting.conditional import archived_response
from crawler.visiting.stand_in import StandIn, stand_in, suspected
from crawler.visiting.visit import MAX_PAGES
from indexer.trouble import Trouble

_PAGE = 200  # the status of what an article is made of
_REPEATS = "repeats a page of its article"  # as sites do at the address of a page that they do not have


class Continuations(MissingPages):
    """A spider that reads articles to their last page."""

    async def parse_continuation(self, response: Response) -> AsyncIterator[Answer | Request]:
        """Page `number` of an article."""
        self.tally.joining -= 1
        assert response.request is not None  # what the downloader answers has one
        target = Target.of(response)
        if response.status in OK and self._count_received(response):
            self.tally.joining += 1
            yield self.requests.retry(response)
            return
        page: Response | None = response
        if why := await self._why_not(response):
            page = None if response.status in GONE else self._kept(response.request)
            where = f"{target.article}: page {target.number} ({response.url})"
            self.tally.problem(where, why, "what is archived of it stays" if page else "it ends here")
        elif not whole(response):
            page = self._kept(response.request) or response
        if page is None:
            for_now = why in (StandIn.BLOCKED, StandIn.WALLED) or response.status not in (_PAGE, *GONE)
            yield self._not_come(target, why, for_now=for_now)
            return
        is_earlier = page.url in target.read[:-1]
        if is_earlier or await self.visit.texts.has_page(page_of(page, self.site), target.article, target.number):
            self.tally.refused[_REPEATS] += 1
            if self.visit.is_short(target.article):  # an earlier visit had an error here: the article is whole now
                yield self._answer(page.replace(url=target.url))
            return
        for one in self._joined(page):
            yield one

    async def _why_not(self, response: Response) -> str:
        """Why an answer is not the later page of an article that was requested; "" where it may be."""
        if response.status != _PAGE:
            return f"answers {response.status}"
        target = Target.of(response)
        if self._key(response.url) != self._key(target.url) and await self._is_elsewhere(response):
            return "redirected to what is no page of it"
        stand_in = await self._stand_in(response)
        if stand_in is None:
            return ""
        self.visit.archive.commit()  # the first page may have come this second
        first = self.visit.texts.first_page(target.article)
        # What stands there too, as a notice about scripts does, tells nothing.
        return "" if first and suspected(first) is stand_in else stand_in

    async def _is_elsewhere(self, response: Response) -> bool:
        """Whether a redirect has led from a later page of an article to a front page, another page, or a notice."""
        if response.url in Target.of(response).read:
            return False
        if is_front(response, self.site) or self.requests.has_seen(response.url):
            return True
        return await self._stand_in(response, moved=True) is not None

    def failed(self, failure: Failure) -> Iterable[Answer | Request]:
        """A request without an answer. What is archived of an article's later page stays a part of the article."""
        super().failed(failure)
        request: Request = failure.request  # type: ignore[attr-defined]
        target, why = Target.of(request), reason(failure)
        is_ending = why == ENDING or not self.crawler.crawling or isinstance(failure.value, Trouble)
        if target.kind is not Kind.CONTINUATION or is_ending:
            return ()
        page = self._kept(request)
        return self._joined(page) if page else (self._not_come(target, why, for_now=not is_refusal(failure)),)

    def _not_come(self, target: Target, why: str, *, for_now: bool = False) -> Answer:
        """What the archive is told of a later page of an article that is not to be had; `for_now`: it may come soon."""
        return not_come(target, self.site.name, self.visit.archived_url, why, for_now=for_now)

    def _kept(self, request: Request) -> Response | None:
        """What is archived of an article's later page, to be the answer to the request for it; None for nothing."""
        target = Target.of(request)
        entry = self.visit.archive.catalogue.newest_good(self.visit.archived_url(target.url))
        if entry is None or (entry.article, entry.number) != (target.article, target.number):
            return None
        return archived_response(self.visit, request, entry)

    def _joined(self, response: Response) -> Iterator[Answer | Request]:
        """Keep a later page of an article, and request the next one."""
        target = Target.of(response)
        self.tally.pages += 1
        self.tally.continued += 1
        following = self._following(response, target.article, target.number, (*target.read, response.url))
        yield self._answer(response, following)
        yield from following

    def _following(
        self, response: Response, article: str, number: int, read: tuple[str, ...]
    ) -> Sequence[Request | Answer]:
        """The request for the page that follows page `number` of the article, if one does; or why there is none."""
        links = [link for link in links_of(response, self.site) if link.url not in read]
        following = next_page(links, self.site, read[0], number)
        if following is None:
            return []
        target = Target(Kind.CONTINUATION, following, article=article, number=number + 1, read=(*read, following))
        if number >= MAX_PAGES:
            self.tally.problem(article, f"has more than {MAX_PAGES} pages", "the rest is not read")
            return [self._not_come(target, f"has more than {MAX_PAGES} pages")]
        return self.requests.continuation(target) or [self._not_come(target, "not to be asked for")]

    def _key(self, url: str) -> str:
        """What is the same for all addresses of one page."""
        return self.visit.idle.key(url)

    def _answer(self, response: Response, following: Sequence[Request | Answer] = (), **more: Any) -> Answer:
        """A response as an answer; `following` is what `_following` gives."""
        url = next((Target.of(one).url for one in following if isinstance(one, Request)), None)
        return answer_to(response, self.site.name, self.visit.archived_url, following=url, **more)

    async def _stand_in(self, response: Response, *, moved: bool = False) -> StandIn | None:
        """What seems to stand in a page's place."""
        return await stand_in(response.status, page_of(response, self.site), self.visit.texts.clean, moved=moved)
