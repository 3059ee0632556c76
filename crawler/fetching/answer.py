"""What an address has answered. The spider makes these values, and the pipeline archives them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from scrapy.http import Response

from crawler import exported
from crawler.archive.fetched import Fetched, content_type
from crawler.fetching.received import whole
from crawler.page import Page
from crawler.site import Site

OK = range(200, 300)  # statuses of answers that are pages
HELD = "held"  # the flag of a response whose page the archive has
SAME, OTHER, NOTHING = "the same", "something else", "nothing any more"
_FOUND, _FAILED = 302, 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address has answered."""

    asked: str
    url: str  # the address that answered, behind redirects
    role: str  # list, article, or page of an article
    page: Fetched | None  # None where the archive holds it already
    status: int
    etag: str = ""
    modified: str = ""
    following: str | None = None  # the next page of the article
    left: bool = False  # whether an article has gone, and its address leads elsewhere
    same_as: bool = False  # whether `url` answers for itself, and `asked` is another address of it
    stand_in: str = ""  # what stands in the article's place: crawler.visiting.stand_in
    cut: bool = False  # whether it was cut off on its way
    beside: str = OTHER  # what an article says beside its newest good version: SAME, OTHER or NOTHING

    @property
    def good(self) -> bool:
        """Whether it is a page that was asked for, and not an error or something else in its place."""
        return self.status == 200 and not self.left and not self.stand_in


def answer_to(
    response: Response,
    site: str,
    role: str,
    held_at: Callable[[str], str],
    *,
    article: str = "",
    number: int = 1,
    following: str | None = None,
    stand_in: str = "",
) -> Answer:
    """A response as an answer.

    - A response from the archive has no page: the archive holds it. A later page of an article is archived again all
      the same, because the article may have a new first page.
    - Its address is the one that answered. But if something stands in an article's place (a captcha, an error page), it
      is the one that was asked for: articles that are all redirected to one captcha must not become one article.

    Args:
        role: list, article, or page (a later page of an article).
        held_at: tells under which spelling of its address the archive holds a page.
        article, number: of a later page: the address of the first page, and its place in the article.
        following: the address of the article's next page.
        stand_in: what stands in the article's place, as `crawler.visiting.stand_in` names it.
    """
    asked = response.meta["asked"]
    in_place = role == "article" and (stand_in or response.status >= _FAILED)
    url = held_at(asked if in_place else response.url)
    held = HELD in response.flags
    return Answer(
        asked=asked,
        url=url,
        role=role,
        page=None if held and number == 1 else _fetched(response, url, site, role, article=article, number=number),
        status=response.status,
        etag=_header(response, "ETag"),
        modified=_header(response, "Last-Modified"),
        following=following,
        stand_in=stand_in,
        cut=not held and not whole(response),
    )


def _fetched(response: Response, url: str, site: str, role: str, *, article: str, number: int) -> Fetched:
    """The page of a response, to be archived under `url`."""
    headers = _headers(response)
    if url != response.url:
        headers = (*headers, ("Content-Location", response.url))
    return Fetched(
        url=url,
        body=response.body,
        fetched=datetime.now(UTC),
        status=response.status,
        headers=headers,
        article=article or url,
        number=number,
        role="list" if role == "list" else "article",
        site=site,
    )


def page_of(response: Response, site: Site) -> Page:
    """A response as a page to be cleaned."""
    kind = content_type(_headers(response))
    return Page(response.url, response.body, datetime.now(UTC), site.name, kind, rules=site.rules)


def leading_away(response: Response, site: str, held_at: Callable[[str], str]) -> Answer:
    """The answer of an article's address that has it no longer: it is redirected to a front page, or to the article's
    new address. The redirect itself is archived.
    """
    asked = response.meta["asked"]
    url = held_at(asked)
    reasons = response.meta.get("redirect_reasons") or [_FOUND]
    status = reasons[0] if isinstance(reasons[0], int) else _FOUND  # else a page that refreshes itself
    page = Fetched(
        url=url, body=b"", fetched=datetime.now(UTC), status=status, headers=(("Location", response.url),), site=site
    )
    return Answer(asked=asked, url=url, role="article", page=page, status=status, left=True)


def another_address(asked: str, url: str) -> Answer:
    """The answer of the address `asked`, which is another address of the article at `url`."""
    return Answer(asked=asked, url=url, role="article", page=None, status=200, same_as=True)


def _headers(response: Response) -> tuple[tuple[str, str], ...]:
    return exported.of_a_server(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )


def _header(response: Response, name: str) -> str:
    value: bytes = response.headers.get(name) or b""
    return value.decode("latin-1")[:1_000]
