"""What an address has answered. The spider makes these values, and the pipeline archives them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, StrEnum, auto

from scrapy.http import Response

from crawler import exported
from crawler.archive.entry import Role
from crawler.archive.fetched import Fetched, content_type
from crawler.fetching.received import whole
from crawler.fetching.target import Kind, Target
from crawler.page import Page
from crawler.site import Site

OK = range(200, 300)  # statuses of answers that are pages
FROM_ARCHIVE = "from the archive"  # the flag of a response whose page the archive has
_FOUND, _FAILED = 302, 400


class AddressRole(StrEnum):
    """What an address is the address of."""

    LIST = "list"
    ARTICLE = "article"  # its first page
    PAGE = "page"  # a later page of an article
    ALIAS = "alias"  # another address of something


_ROLES = {
    Kind.START: AddressRole.LIST,
    Kind.LIST: AddressRole.LIST,
    Kind.ARTICLE: AddressRole.ARTICLE,
    Kind.CONTINUATION: AddressRole.PAGE,
}


class Compared(Enum):
    """What an article says, compared with the newest good version of it that is archived."""

    SAME = auto()
    OTHER = auto()  # or there is no such version
    NOTHING = auto()  # it has no text any more


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address has answered."""

    requested: str
    url: str  # the address that answered, behind redirects
    role: AddressRole
    page: Fetched | None  # None where the archive holds it already
    status: int
    etag: str = ""
    modified: str = ""
    following: str | None = None  # the next page of the article
    leads_away: bool = False  # whether an article has gone, and its address leads elsewhere
    is_alias: bool = False  # whether `url` answers for itself, and `requested` is another address of it
    stand_in: str | None = None  # what stands in the article's place: crawler.visiting.stand_in
    is_cut: bool = False  # whether it was cut off on its way
    compared: Compared = Compared.OTHER
    for_now: bool = False  # of a page that has not come: whether it may come soon

    @property
    def good(self) -> bool:
        """Whether it is the page that was requested, and not an error or something else in its place."""
        return self.status == 200 and not self.leads_away and not self.stand_in


def answer_to(
    response: Response,
    site: str,
    archived_url: Callable[[str], str],
    *,
    requested: str = "",
    following: str | None = None,
    stand_in: str | None = None,
    is_elsewhere: bool = False,
) -> Answer:
    """A response as an answer.

    - A response from the archive has no page: the archive holds it. A later page of an article is archived again all
      the same, because the article may have a new first page.
    - Its address is the one that answered. But it is the one that was requested if the article is only elsewhere for a
      while (RFC 9110, 15.4.3), or if something stands in its place (a captcha, an error page): articles that are all
      redirected to one captcha must not become one article.

    Args:
        archived_url: tells under which spelling of its address the archive holds a page.
        requested: the address that was requested, where it is not that of the response's target.
        following: the address of the article's next page.
        stand_in: what stands in the article's place, as `crawler.visiting.stand_in` names it.
        is_elsewhere: whether the article has been redirected for a while.
    """
    target = Target.of(response)
    requested = requested or target.url
    role = _ROLES[target.kind]
    keeps = is_elsewhere or (role is AddressRole.ARTICLE and (stand_in or response.status >= _FAILED))
    url = archived_url(requested if keeps else response.url)
    is_archived = FROM_ARCHIVE in response.flags
    return Answer(
        requested=requested,
        url=url,
        role=role,
        page=None if is_archived and target.number == 1 else _fetched(response, url, site, role),
        status=response.status,
        etag="" if is_elsewhere else _header(response, "ETag"),  # they are of the other address
        modified="" if is_elsewhere else _header(response, "Last-Modified"),
        following=following,
        stand_in=stand_in,
        is_cut=not is_archived and not whole(response),
    )


def _fetched(response: Response, url: str, site: str, role: AddressRole) -> Fetched:
    """The page of a response, to be archived under `url`."""
    target = Target.of(response)
    headers = _headers(response)
    if url != response.url:
        headers = (*headers, ("Content-Location", response.url))
    return Fetched(
        url=url,
        body=response.body,
        fetched=datetime.now(UTC),
        status=response.status,
        headers=headers,
        article=target.article or url,
        number=target.number,
        role=Role.LIST if role is AddressRole.LIST else Role.ARTICLE,
        site=site,
        is_cut=role is not AddressRole.LIST and not whole(response),
    )


def page_of(response: Response, site: Site) -> Page:
    """A response as a page to be cleaned."""
    kind = content_type(_headers(response))
    return Page(response.url, response.body, datetime.now(UTC), site.name, kind, rules=site.rules)


def leading_away(response: Response, site: str, archived_url: Callable[[str], str]) -> Answer:
    """The answer of an article's address that has it no longer: it is redirected to a front page, or to the article's
    new address. The redirect itself is archived.
    """
    requested = Target.of(response).url
    url = archived_url(requested)
    reasons = response.meta.get("redirect_reasons") or [_FOUND]
    status = reasons[0] if isinstance(reasons[0], int) else _FOUND  # else a page that refreshes itself
    page = Fetched(
        url=url, body=b"", fetched=datetime.now(UTC), status=status, headers=(("Location", response.url),), site=site
    )
    return Answer(requested, url, AddressRole.ARTICLE, page, status, leads_away=True)


def alias(requested: str, url: str) -> Answer:
    """The answer of an address that is another one of the article at `url`."""
    return Answer(requested, url, AddressRole.ARTICLE, page=None, status=200, is_alias=True)


def not_come(target: Target, site: str, archived_url: Callable[[str], str], why: str, *, for_now: bool) -> Answer:
    """The answer of a later page of an article that has not come, with the reason in words.

    `for_now`: it may come soon, as where a server has failed; not where it says that there is no such page.
    """
    url = archived_url(target.url)
    kind = (("Content-Type", "text/plain; charset=utf-8"),)
    page = Fetched(
        url, why.encode(), datetime.now(UTC), headers=kind, article=target.article, number=target.number,
        role=Role.INSTEAD, site=site,
    )  # fmt: skip
    return Answer(target.url, url, AddressRole.PAGE, page, page.status, for_now=for_now)


def _headers(response: Response) -> tuple[tuple[str, str], ...]:
    return exported.of_a_server(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )


def _header(response: Response, name: str) -> str:
    value: bytes = response.headers.get(name) or b""
    return value.decode("latin-1")[:1_000]
