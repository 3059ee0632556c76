"""What came of asking a site for an address: what the spider yields and the archive is given."""

from dataclasses import dataclass
from datetime import UTC, datetime

from scrapy.http import Response

from crawler.archive.fetched import Fetched
from crawler.fetching.downloads import whole

HELD = "held"  # the flag of a response whose page the archive has
SAME, OTHER, NOTHING = "the same", "something else", "nothing any more"
_FOUND, _FAILED = 302, 400


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for an address."""

    asked: str
    url: str  # the address that answered, behind redirects
    role: str  # list, article, or page of an article
    page: Fetched | None  # None where the archive holds it already
    status: int
    etag: str = ""
    modified: str = ""
    following: str | None = None  # the next page of the article
    left: bool = False  # whether an article has gone, and its address leads to a front page
    same_as: bool = False  # whether `url` answers for itself, and `asked` is another address of it
    stand_in: str = ""  # what stands in the article's place: crawler.visiting.stand_in
    cut: bool = False  # whether it was cut off on its way
    beside: str = OTHER  # what an article says beside its newest good version: SAME, OTHER or NOTHING

    @property
    def good(self) -> bool:
        """Whether it is what was asked for, as far as can be told from it alone."""
        return self.status == 200 and not self.left and not self.stand_in


def answer_to(
    response: Response,
    site: str,
    role: str,
    *,
    article: str = "",
    number: int = 1,
    following: str | None = None,
    stand_in: str = "",
) -> Answer:
    """The answer that a response is; without its page where that came from the archive.

    A later page of an article goes to the archive all the same: the article may have a new first page. What stands in
    an article's place answers at the address that was asked for, wherever a redirect led: a captcha or an error page
    must not become the address of all articles that led to it once.
    """
    asked = response.meta["asked"]
    in_place = role == "article" and (stand_in or response.status >= _FAILED)
    url = asked if in_place else response.url
    headers = _headers(response)
    if url != response.url:
        headers = (*headers, ("Content-Location", response.url))
    page = None
    if HELD not in response.flags or number > 1:
        page = Fetched(
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
    return Answer(
        asked=asked,
        url=url,
        role=role,
        page=page,
        status=response.status,
        etag=_header(response, "ETag"),
        modified=_header(response, "Last-Modified"),
        following=following,
        stand_in=stand_in,
        cut=HELD not in response.flags and not whole(response),
    )


def leading_away(response: Response, site: str) -> Answer:
    """The answer of an article's address that leads to a front page: the redirect itself is what is archived."""
    asked = response.meta["asked"]
    reasons = response.meta.get("redirect_reasons") or [_FOUND]
    status = reasons[0] if isinstance(reasons[0], int) else _FOUND  # else a page that refreshes itself
    page = Fetched(
        url=asked, body=b"", fetched=datetime.now(UTC), status=status, headers=(("Location", response.url),), site=site
    )
    return Answer(asked=asked, url=asked, role="article", page=page, status=status, left=True)


def another_address(asked: str, url: str) -> Answer:
    """The answer of an address that is another one of an article that answers at `url`."""
    return Answer(asked=asked, url=url, role="article", page=None, status=200, same_as=True)


def _headers(response: Response) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )


def _header(response: Response, name: str) -> str:
    value: bytes = response.headers.get(name) or b""
    return value.decode("latin-1")[:1_000]
